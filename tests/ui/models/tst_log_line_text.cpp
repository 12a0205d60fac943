#include "ui/models/found_text.h"
#include "ui/models/log_line_text.h"

#include <QTest>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

namespace {

logging::LogRecord sample()
{
    return {.time = WallTime(milliseconds(1'790'000'000'123)),
            .severity = logging::Severity::Warn,
            .component = "proxy",
            .message = "said no",
            .exchangeId = "req_7",
            .fields = {{"status", std::int64_t(429)},
                       {"ok", false},
                       {"err", logging::RawJson{R"({"a":1})"}},
                       {"none", nullptr},
                       {"ratio", 0.25},
                       {"text", std::string("two\nlines")}}};
}

QString textOf(const LineText &line, LinePart part)
{
    for (const LineSpan &span : line.spans)
        if (span.part == part) return line.text.mid(span.begin, span.length);
    return {};
}

} // namespace

class TestLogLineText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsTheParts();
    void opensTheFields();
    void deceivesNobody();
    void cutsLongTexts();
    void copiesAllOfIt();
    void makesConditionsOfParts();
    void knowsWhatWasLookedFor();
};

void TestLogLineText::showsTheParts()
{
    const LineText line = lineTextOf(sample(), {.source = u"app.log"_s});
    QVERIFY(!line.text.contains(u'\n'));
    QCOMPARE(textOf(line, LinePart::Level), u"▲ warn  "_s);
    QCOMPARE(textOf(line, LinePart::Component), u"proxy   "_s);
    QCOMPARE(textOf(line, LinePart::Request), u"req_7"_s);
    QCOMPARE(textOf(line, LinePart::Message), u"said no"_s);
    QCOMPARE(textOf(line, LinePart::FieldCount), u"{+6}"_s);
    QVERIFY(textOf(line, LinePart::Source).startsWith("app.log"_L1));
    const int at = static_cast<int>(line.text.indexOf("req_7"_L1));
    QCOMPARE(line.spanAt(at)->part, LinePart::Request);
    QCOMPARE(line.spanAt(at + 4)->part, LinePart::Request);
    QVERIFY(!line.spanAt(at + 5)); // the space after it
    logging::LogRecord plain{.message = "no time"};
    QVERIFY(lineTextOf(plain, {}).text.startsWith("--:--:--"_L1));
}

void TestLogLineText::opensTheFields()
{
    const LineText line = lineTextOf(sample(), {.isExpanded = true});
    const QStringList rows = line.text.split(u'\n');
    QCOMPARE(rows.size(), 8); // six fields, one of two lines
    QCOMPARE(rows.at(1).trimmed(), u"status: 429"_s);
    QCOMPARE(rows.at(2).trimmed(), u"ok: false"_s);
    QCOMPARE(rows.at(3).trimmed(), u"err: {\"a\":1}"_s);
    QCOMPARE(rows.at(4).trimmed(), u"none: null"_s);
    QCOMPARE(rows.at(5).trimmed(), u"ratio: 0.25"_s);
    QCOMPARE(rows.at(7).trimmed(), u"lines"_s);
}

void TestLogLineText::deceivesNobody()
{
    logging::LogRecord record = sample();
    record.message = "a\nb\tc\x1b[31m\u202Eevil\u0085 ok";
    const QString shown = textOf(lineTextOf(record, {}), LinePart::Message);
    QCOMPARE(shown, u"a↵b c\u241b[31m\uFFFDevil\uFFFD ok"_s);
    QCOMPARE(visibleText(u"a\nb"_s, true), u"a\nb"_s);
}

void TestLogLineText::cutsLongTexts()
{
    logging::LogRecord record = sample();
    record.message = std::string(1'000'000, 'x');
    const LineText line = lineTextOf(record, {});
    QVERIFY(line.text.size() < 3000);
    QCOMPARE(textOf(line, LinePart::More), u"… +998000 B"_s);
    QCOMPARE(textOf(line, LinePart::FieldCount), u"{+7}"_s); // the message opens, too
    const LineText opened = lineTextOf(record, {.isExpanded = true});
    QVERIFY(opened.text.size() > 32'000 && opened.text.size() < 40'000);
    record.message = "\xff\xfe broken"; // no UTF-8
    QVERIFY(lineTextOf(record, {}).text.contains("broken"_L1));
}

void TestLogLineText::copiesAllOfIt()
{
    const QString line = plainLine(sample());
    QVERIFY(line.endsWith("W proxy   req_7 said no status=429 ok=false err={\"a\":1} none=null ratio=0.25 text=two lines"_L1));
}

void TestLogLineText::makesConditionsOfParts()
{
    const logging::LogRecord record = sample();
    const LineText line = lineTextOf(record, {.isExpanded = true});
    const auto conditionOf = [&](LinePart part) -> std::pair<QString, QString> {
        for (const LineSpan &span : line.spans)
            if (span.part == part) return conditionAt(record, span);
        return {};
    };
    QCOMPARE(conditionOf(LinePart::Level), std::pair(u"level"_s, u"warn"_s));
    QCOMPARE(conditionOf(LinePart::Component), std::pair(u"comp"_s, u"proxy"_s));
    QCOMPARE(conditionOf(LinePart::Request), std::pair(u"req"_s, u"req_7"_s));
    QCOMPARE(conditionOf(LinePart::FieldValue), std::pair(u"field.status"_s, u"429"_s));
    QVERIFY(conditionOf(LinePart::Time).first.isEmpty());
    QVERIFY(conditionAt(record, std::nullopt).first.isEmpty());
}

void TestLogLineText::knowsWhatWasLookedFor()
{
    const auto found = [](QStringView query, const QString &text) {
        QStringList pieces;
        for (const QRegularExpression &expression : foundText(std::get<logging::Query>(logging::Query::parse(query))))
            for (auto matches = expression.globalMatch(text); matches.hasNext();) pieces.append(matches.next().captured());
        return pieces;
    };
    QCOMPARE(found(u"Limit -absent level:warn", u"a limit, absent, warn"_s), QStringList{u"limit"_s});
    QCOMPARE(found(u"msg:/l\\w+t/ OR \"two words\"", u"limit two words"_s), QStringList({u"limit"_s, u"two words"_s}));
    QCOMPARE(found(u"status:>=400", u"status 429"_s), QStringList{});
    QCOMPARE(found(u"a.b", u"axb a.b"_s), QStringList{u"a.b"_s});
}

QTEST_GUILESS_MAIN(TestLogLineText)
#include "tst_log_line_text.moc"
