#include "logging/query/query_subjects.h"
#include "ui/models/filter_completion.h"
#include "ui/models/filter_parts.h"
#include "ui/models/query_problem.h"
#include "ui/models/time_condition.h"

#include <QTest>
#include <QTranslator>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

namespace {

QStringList known(logging::QueryField field)
{
    if (field == logging::QueryField::Provider) return {u"deepseek"_s, u"glm two"_s};
    if (field == logging::QueryField::Status) return {u"429"_s};
    if (field == logging::QueryField::Rule) return {u"explicit"_s};
    return {};
}

/// The cursor stands at the |.
FilterCompletion complete(QString text)
{
    const qsizetype cursor = text.indexOf(u'|');
    text.remove(cursor, 1);
    return completeFilter(text, cursor, exchangeFields(), known);
}

QStringList texts(const FilterCompletion &completion)
{
    QStringList found;
    for (const FilterSuggestion &suggestion : completion.suggestions) found.append(suggestion.text);
    return found;
}

} // namespace

class TestFilterCompletion : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void completes_data();
    void completes();
    void replacesTheWholePiece();
    void saysWhatNamesMean();
    void offersWhatMakesSense();
    void putsPartsTogether_data();
    void putsPartsTogether();
    void takesConditionsOut_data();
    void takesConditionsOut();
    void limitsByTime();
    void explainsEveryProblem_data();
    void explainsEveryProblem();
};

void TestFilterCompletion::completes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<bool>("isFirst");
    const auto row = [](const char *text, const char *wanted, bool isFirst = true) {
        QTest::addRow("%s %s", text, wanted) << QString::fromUtf8(text) << QString::fromUtf8(wanted) << isFirst;
    };
    row("|", "status:");
    row("sta|", "status:");
    row("STA|", "status:");
    row("status:>400 pro|", "provider:");
    row("-pro|", "provider:");
    row("(pro|", "provider:");
    row("token|", "ttft:"); // by its meaning
    row("@|", "@marked");
    row("provider:|", "provider:deepseek");
    row("provider:TWO|", "provider:\"glm two\"");
    row("provider:=deep|", "provider:=deepseek");
    row("provider:\"glm t|", "provider:\"glm two\"");
    row("status:|", "status:>5");
    row("status:|", "status:429", false);
    row("ttft:|", "ttft:>5s");
    row("size:|", "size:>100k");
    row("stream:|", "stream:yes");
    row("has:re|", "has:retry");
    row("outcome:cancel|", "outcome:client_cancelled");
    row("rule:name|", "rule:explicit"); // as lists call it
}

void TestFilterCompletion::completes()
{
    QFETCH(const QString, text);
    QFETCH(const QString, wanted);
    QFETCH(const bool, isFirst);
    const QStringList found = texts(complete(text));
    QVERIFY2(found.contains(wanted), qPrintable(found.join(u' ')));
    if (isFirst) QCOMPARE(found.first(), wanted);
    // Whatever is offered can be read.
    for (const QString &suggestion : found) {
        if (suggestion.endsWith(u':') || suggestion == "OR"_L1 || suggestion == "NOT"_L1) continue;
        QVERIFY2(std::holds_alternative<logging::Query>(logging::Query::parse(suggestion)), qPrintable(suggestion));
    }
}

void TestFilterCompletion::replacesTheWholePiece()
{
    const FilterCompletion completion = complete(u"a -pro|vi b"_s);
    QCOMPARE(completion.from, 3);
    QCOMPARE(completion.length, 5);
    QVERIFY(complete(u"\"two wo|rds\""_s).suggestions.isEmpty());
    QVERIFY(complete(u"/re|/"_s).suggestions.isEmpty());
    QVERIFY(complete(u"nothing:x|"_s).suggestions.isEmpty());
}

void TestFilterCompletion::saysWhatNamesMean()
{
    for (const logging::QueryFieldInfo &field : exchangeFields()) QVERIFY2(!fieldMeaning(field).isEmpty(), field.name.data());
}

void TestFilterCompletion::offersWhatMakesSense()
{
    const auto has = [](const std::vector<logging::QueryFieldInfo> &fields, std::string_view name) {
        return std::any_of(fields.begin(), fields.end(), [name](const auto &field) { return field.name == name; });
    };
    QVERIFY(has(exchangeFields(), "ttft") && !has(exchangeFields(), "level") && !has(exchangeFields(), "reqId"));
    QVERIFY(has(recordFields(), "level") && has(recordFields(), "status") && !has(recordFields(), "cost"));
    QCOMPARE(recordFields().front().name, std::string_view("level"));
}

void TestFilterCompletion::putsPartsTogether_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("part");
    QTest::addColumn<QString>("together");
    QTest::newRow("nothing before") << u""_s << u"status:>=400"_s << u"status:>=400"_s;
    QTest::newRow("one beside another") << u"model:x"_s << u"status:>=400"_s << u"model:x status:>=400"_s;
    QTest::newRow("several pieces") << u"model:x"_s << u"a OR b"_s << u"model:x (a OR b)"_s;
    QTest::newRow("a quoted piece") << u"model:x"_s << u"error:\"a b\""_s << u"model:x error:\"a b\""_s;
    QTest::newRow("beside an or") << u"a OR b"_s << u"c"_s << u"(a OR b) c"_s;
}

void TestFilterCompletion::putsPartsTogether()
{
    QFETCH(const QString, filter);
    QFETCH(const QString, part);
    QFETCH(const QString, together);
    QVERIFY(!hasFilterPart(filter, part));
    QCOMPARE(withFilterPart(filter, part), together);
    QVERIFY(hasFilterPart(together, part));
    QCOMPARE(withFilterPart(together, part), together);
    QVERIFY(!hasFilterPart(withoutFilterPart(together, part), part));
    QVERIFY(!hasFilterPart(u"status:>=4000"_s, u"status:>=400"_s)); // not within a longer one
}

void TestFilterCompletion::takesConditionsOut_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("left");
    QTest::newRow("nothing") << u""_s << u""_s;
    QTest::newRow("one of them") << u"status:>=400 class:=dns model:x"_s << u"status:>=400 model:x"_s;
    QTest::newRow("all of them") << u"class:=dns provider:a"_s << u""_s;
    QTest::newRow("not the negated") << u"-class:=dns"_s << u"-class:=dns"_s;
    QTest::newRow("not within a value") << u"error:\"class:=dns here\" class:x"_s << u"error:\"class:=dns here\""_s;
    QTest::newRow("not within parentheses") << u"(class:a OR status:1) class:b"_s << u"(class:a OR status:1)"_s;
    QTest::newRow("not of an or") << u"class:a OR class:b"_s << u"class:a OR class:b"_s;
    QTest::newRow("not another name") << u"subclass:a classy"_s << u"subclass:a classy"_s;
    QTest::newRow("a quotation mark in a value") << u"error:\"a \\\" class:x\" class:y"_s << u"error:\"a \\\" class:x\""_s;
}

void TestFilterCompletion::takesConditionsOut()
{
    QFETCH(const QString, filter);
    QTEST(withoutConditions(filter, {u"class"_s, u"provider"_s}), "left");
}

void TestFilterCompletion::limitsByTime()
{
    const WallTime time(milliseconds(1'790'000'000'123));
    const auto finds = [](const logging::Query &query, WallTime started) {
        logging::ExchangeSnapshot exchange;
        exchange.startedAt = started;
        exchange.status = 200;
        return query.matches(logging::ExchangeSubject(exchange));
    };
    const auto parsed = logging::Query::parse(startedAfter(time));
    QVERIFY(std::holds_alternative<logging::Query>(parsed));
    QVERIFY(!finds(std::get<logging::Query>(parsed), time));
    QVERIFY(finds(std::get<logging::Query>(parsed), time + milliseconds(1)));
    const auto either = std::get<logging::Query>(logging::Query::parse(u"status:200 OR status:404"_s));
    const logging::Query within = withinTimes(either, time, time + milliseconds(2));
    QVERIFY(!finds(within, time - milliseconds(1)));
    QVERIFY(finds(within, time) && finds(within, time + milliseconds(1)));
    QVERIFY(!finds(within, time + milliseconds(2)));
    QCOMPARE(withinTimes(either, {}, {}).text(), either.text());
}

void TestFilterCompletion::explainsEveryProblem_data()
{
    QTest::addColumn<QString>("query");
    for (const char *query : {"a)", "(a", "()", "OR a", "a OR", "NOT", "@x", "/[/", "path:!=x", "status:>x", "ttft:>fast", "level:>x",
                              "time:>noon", "size:>x", "status:1..x", "status:", "provider:a,", "\"open"})
        QTest::newRow(query) << QString::fromUtf8(query);
}

// Each message of the language is known to the translators: marked by a translator that answers for its context alone.
void TestFilterCompletion::explainsEveryProblem()
{
    class Marks final : public QTranslator
    {
    public:
        QString translate(const char *context, const char *text, const char *, int) const override
        {
            return qstrcmp(context, "QueryProblem") == 0 && *text ? u'~' + QString::fromUtf8(text) : QString();
        }
        bool isEmpty() const override { return false; }
    } marks;
    QFETCH(const QString, query);
    const auto parsed = logging::Query::parse(query);
    QVERIFY(std::holds_alternative<logging::QueryError>(parsed));
    QCoreApplication::installTranslator(&marks);
    const QString text = queryProblem(std::get<logging::QueryError>(parsed));
    QCoreApplication::removeTranslator(&marks);
    QVERIFY2(text.startsWith(u'~'), qPrintable(text));
    QVERIFY2(!text.contains("%1"_L1), qPrintable(text));
}

QTEST_GUILESS_MAIN(TestFilterCompletion)
#include "tst_filter_completion.moc"
