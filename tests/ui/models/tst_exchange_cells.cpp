#include "logging/query/query_subjects.h"
#include "tests/support/fake_controls.h"
#include "ui/models/copy_text.h"
#include "ui/models/exchange_cells.h"
#include "ui/models/exchange_status.h"
#include "ui/models/route_texts.h"
#include "ui/models/value_text.h"

#include <QTest>

#include <cmath>

using namespace ccr;
using namespace ccr::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using logging::ExchangeSnapshot;
using logging::Outcome;

namespace {

QStringList list(std::initializer_list<const char *> texts)
{
    QStringList found;
    for (const char *text : texts) found.append(QString::fromUtf8(text));
    return found;
}

} // namespace

class TestExchangeCells : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysTheStatusByShape_data();
    void saysTheStatusByShape();
    void marksAStallThatGoesOn();
    void saysWhatIsNotKnown();
    void namesTheRuleAsTheInspectorDoes();
    void estimatesTheSpeedOfWhatRuns();
    void makesConditions_data();
    void makesConditions();
    void findsItselfByEveryCell();
    void sortsByWhatTheQueryCompares();
    void writesMoney();
    void copiesAReport();
    void copiesAsCurlWithoutAKey();
    void copiesAsMarkdown();
};

void TestExchangeCells::saysTheStatusByShape_data()
{
    QTest::addColumn<int>("outcome");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("attempts");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, Outcome outcome, int status, int attempts, const char16_t *text) {
        QTest::newRow(name) << static_cast<int>(outcome) << status << attempts << QString::fromUtf16(text);
    };
    row("answered", Outcome::Ok, 200, 1, u"✓ 200");
    row("answered by the second", Outcome::Ok, 200, 2, u"↻2 ✓ 200");
    row("failed", Outcome::Failed, 429, 1, u"✕ 429");
    row("failed after three", Outcome::Failed, 503, 3, u"↻3 ✕ 503");
    row("rejected without a status", Outcome::Rejected, 0, 0, u"✕");
    row("broken stream", Outcome::StreamTruncated, 200, 1, u"≠ 200");
    row("error in the stream", Outcome::StreamErrorEvent, 200, 1, u"≠ 200");
    row("empty answer", Outcome::EmptyResponse, 200, 1, u"≠ 200");
    row("cancelled", Outcome::ClientCancelled, 0, 1, u"⊘");
    row("running", Outcome::InFlight, 0, 1, u"◐ 3.2 s");
}

void TestExchangeCells::saysTheStatusByShape()
{
    QFETCH(const int, outcome);
    QFETCH(const int, status);
    QFETCH(const int, attempts);
    QFETCH(const QString, text);
    ExchangeSnapshot exchange;
    exchange.outcome = static_cast<Outcome>(outcome);
    exchange.status = status;
    exchange.attempts.resize(static_cast<std::size_t>(attempts));
    QCOMPARE(statusText(exchange, exchange.startedAt + 3200ms), text);
}

void TestExchangeCells::marksAStallThatGoesOn()
{
    ExchangeSnapshot exchange;
    exchange.stream.firstContent = exchange.stream.lastContent = 2s;
    exchange.stream.medianGap = 50ms;
    QCOMPARE(statusText(exchange, exchange.startedAt + 6900ms), u"◐ 6.9 s"_s);
    QCOMPARE(statusText(exchange, exchange.startedAt + 10s), u"‖ 8.0 s"_s);
    exchange.stream.medianGap = 2s; // slow anyway: eight times that
    QCOMPARE(statusText(exchange, exchange.startedAt + 10s), u"◐ 10.0 s"_s);
    exchange.stream.lastContent.reset(); // nothing came yet: it waits, it does not stall
    QVERIFY(stalledFor(exchange, exchange.startedAt + 100s) == 0s);
}

void TestExchangeCells::saysWhatIsNotKnown()
{
    ExchangeSnapshot exchange;
    exchange.outcome = Outcome::Ok;
    exchange.total = 1s;
    for (const int column : {ExchangeColumns::FirstToken, ExchangeColumns::Speed, ExchangeColumns::Tokens, ExchangeColumns::Cost,
                             ExchangeColumns::Cache, ExchangeColumns::Key, ExchangeColumns::Host, ExchangeColumns::Finish})
        QCOMPARE(cellText(exchange, column, wallNow()), u"—"_s);
    exchange.tokens = {.input = 0, .output = 0, .known = true};
    QCOMPARE(cellText(exchange, ExchangeColumns::Tokens, wallNow()), u"0/0"_s);
}

void TestExchangeCells::namesTheRuleAsTheInspectorDoes()
{
    ExchangeSnapshot exchange;
    exchange.rule = "explicit";
    QCOMPARE(cellText(exchange, ExchangeColumns::Rule, wallNow()), ruleText(u"explicit"_s));
    QCOMPARE(cellCondition(exchange, ExchangeColumns::Rule)->value, u"explicit"_s); // what the filter calls it
    QCOMPARE(cellCondition(exchange, ExchangeColumns::Rule)->shown, ruleText(u"explicit"_s));
    exchange.errorMessage = "Refused";
    QCOMPARE(cellToolTip(exchange, ExchangeColumns::Rule), u"Model by name (explicit)\nRefused"_s);
    QCOMPARE(cellToolTip(exchange, ExchangeColumns::Model), u"Refused"_s);
    exchange.errorMessage.clear();
    exchange.outcome = Outcome::EmptyResponse;
    exchange.provider = "deepseek";
    QCOMPARE(cellToolTip(exchange, ExchangeColumns::Model), u"deepseek sent an empty answer."_s);
    QVERIFY(exchangeSentence(exchange, wallNow()).endsWith("deepseek sent an empty answer."_L1));
    exchange.errorMessage = "Refused";
    exchange.rule = "my own";
    QCOMPARE(cellToolTip(exchange, ExchangeColumns::Rule), u"my own\nRefused"_s);
    QCOMPARE(cellText(exchange, ExchangeColumns::Rule, wallNow()), u"my own"_s);
}

void TestExchangeCells::estimatesTheSpeedOfWhatRuns()
{
    ExchangeSnapshot exchange;
    exchange.stream.firstContent = 1s;
    exchange.stream.lastContent = 3s;
    exchange.stream.textDeltas = 101;
    QCOMPARE(cellText(exchange, ExchangeColumns::Speed, wallNow()), u"≈50"_s);
    QCOMPARE(cellText(exchange, ExchangeColumns::Thinking, wallNow()), u"—"_s);
    exchange.tokens.reasoning = 0;
    QCOMPARE(cellText(exchange, ExchangeColumns::Thinking, wallNow()), u"0"_s);
    exchange.tokens.reasoning = 1234;
    QCOMPARE(cellText(exchange, ExchangeColumns::Thinking, wallNow()), u"1.2k"_s);
    QVERIFY(!exchangeColumn(ExchangeColumns::Thinking).isShownAtFirst);
    exchange.tokens = {.output = 201, .known = true};
    QCOMPARE(cellText(exchange, ExchangeColumns::Speed, wallNow()), u"100"_s);
    exchange.tokens.output = 173'363; // what comes at once must not be cut off
    QCOMPARE(cellText(exchange, ExchangeColumns::Speed, wallNow()), u"87k"_s);
    exchange.tokens.output = 2; // slow is not standing still
    QCOMPARE(cellText(exchange, ExchangeColumns::Speed, wallNow()), u"0.5"_s);
    exchange.stream.firstContent = 100'600ms; // neither are minutes
    QCOMPARE(cellText(exchange, ExchangeColumns::FirstToken, wallNow()), u"101 s"_s);
}

void TestExchangeCells::makesConditions_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("isLimit");
    using C = ExchangeColumns;
    QTest::newRow("status") << int(C::Status) << u"status"_s << u"200"_s << false;
    QTest::newRow("model") << int(C::Model) << u"served"_s << u"deepseek-chat"_s << false;
    QTest::newRow("ttft") << int(C::FirstToken) << u"ttft"_s << u"1000ms"_s << true;
    QTest::newRow("total") << int(C::Total) << u"total"_s << u"6300ms"_s << true;
    QTest::newRow("tokens") << int(C::Tokens) << u"in"_s << u"2140"_s << true;
    QTest::newRow("cache") << int(C::Cache) << u"cache"_s << u"16100"_s << true;
    QTest::newRow("size") << int(C::Size) << u"size"_s << u"0"_s << true;
    QTest::newRow("cost") << int(C::Cost) << u"cost"_s << u"0.0021"_s << true;
}

void TestExchangeCells::makesConditions()
{
    QFETCH(int, column);
    QFETCH(QString, field);
    QFETCH(QString, value);
    QFETCH(bool, isLimit);
    ExchangeSnapshot exchange = testing::sampleExchanges().constFirst();
    exchange.cost = logging::Money{0.0021, "USD"};
    const std::optional<CellCondition> condition = cellCondition(exchange, column);
    QVERIFY(condition);
    QCOMPARE(condition->field, field);
    QCOMPARE(condition->value, value);
    QCOMPARE(condition->isLimit, isLimit);
}

// Whatever a cell stands for, the query language reads it and finds the request itself.
void TestExchangeCells::findsItselfByEveryCell()
{
    QList<ExchangeSnapshot> exchanges = testing::sampleExchanges();
    exchanges[1].status = 0; // never connected
    for (const ExchangeSnapshot &exchange : std::as_const(exchanges)) {
        for (int column = 0; column < ExchangeColumns::ColumnCount; ++column) {
            const std::optional<CellCondition> condition = cellCondition(exchange, column);
            if (!condition) continue;
            const QString text = condition->field + (condition->isLimit ? u":>="_s : u":="_s) + u'"' + condition->value + u'"';
            const QString unquoted = QString(text).remove(u'"');
            const auto query = logging::Query::parse(condition->isLimit ? unquoted : text);
            QVERIFY2(std::holds_alternative<logging::Query>(query), qPrintable(text));
            QVERIFY2(std::get<logging::Query>(query).matches(logging::ExchangeSubject(exchange)), qPrintable(text));
        }
    }
    const auto withoutStatus = [&exchanges](int row) { return *cellCondition(exchanges.at(row), ExchangeColumns::Status); };
    QCOMPARE(withoutStatus(1).field, u"outcome"_s);
    QCOMPARE(withoutStatus(1).shown, u"failed"_s);
    QCOMPARE(withoutStatus(4).value, u"in_flight"_s); // what the filter calls it
    QCOMPARE(withoutStatus(4).shown, u"live"_s);
    QVERIFY(!cellCondition(exchanges.at(4), ExchangeColumns::Total)); // it still runs
}

void TestExchangeCells::sortsByWhatTheQueryCompares()
{
    ExchangeSnapshot exchange = testing::sampleExchanges().constFirst();
    QCOMPARE(sortKey(exchange, logging::QueryField::Total), 6300.0);
    QVERIFY(std::isnan(sortKey(exchange, logging::QueryField::Cost)));
    exchange.cost = logging::Money{0.25, "USD"};
    QCOMPARE(sortKey(exchange, logging::QueryField::Cost), 0.25);
}

void TestExchangeCells::writesMoney()
{
    QCOMPARE(moneyText(logging::Money{0.0021, "USD"}), u"$0.0021"_s);
    QCOMPARE(moneyText(logging::Money{0.000004, "USD"}), u"$0.000004"_s);
    QCOMPARE(moneyText(logging::Money{3.271, "CNY"}), u"¥3.27"_s);
    QCOMPARE(moneyText(logging::Money{0, "EUR"}), u"0.00 EUR"_s);
}

void TestExchangeCells::copiesAReport()
{
    const ExchangeSnapshot exchange = testing::sampleExchanges().at(1);
    const QStringList lines = exchangeReport(exchange, wallNow()).split(u'\n');
    QCOMPARE(lines.size(), 6);
    QCOMPARE(lines.mid(0, 3), list({"429", "rate_limited", "Rate limit reached, retry after 23 s"}));
    QVERIFY2(lines.at(3).contains("deepseek"_L1), "our cause");
    QVERIFY(lines.at(4).contains("background"_L1));
    QCOMPARE(lines.at(5), u"req_sample_2"_s);
}

void TestExchangeCells::copiesAsCurlWithoutAKey()
{
    const ExchangeSnapshot exchange = testing::sampleExchanges().constFirst();
    const QString text = curlText(exchange, u"http://127.0.0.1:3456"_s, R"({"text":"it's"})");
    QVERIFY(text.startsWith("curl -X POST 'http://127.0.0.1:3456/v1/messages'"_L1));
    QVERIFY(text.contains("\"x-api-key: $API_KEY\""_L1));
    QVERIFY(text.contains(R"('{"text":"it'\''s"}')"_L1));
    QVERIFY(!curlText(exchange, u"http://x"_s, {}).contains("--data"_L1));
    using Kind = logging::StoredBody::Kind;
    const QString full =
        curlText(exchange, u"http://x"_s, "{}",
                 {{.kind = Kind::ClientRequest,
                   .text = "Host: here\nContent-Length: 2\nConnection: close\nAnthropic-Version: 2023-06-01\nAuthorization: "
                           "***\nx-api-key: canary\nX-Masked: a [Redacted] b\nX-It: it's\n"},
                  {.kind = Kind::ProviderRequest, .attempt = 1, .text = "X-Other: side\n"}});
    QVERIFY(full.contains("-H 'Anthropic-Version: 2023-06-01'"_L1) && full.contains(R"(-H 'X-It: it'\''s')"_L1));
    for (const char *unwanted : {"Host", "Content-Length", "Connection", "***", "canary", "X-Masked", "X-Other"})
        QVERIFY2(!full.contains(QLatin1StringView(unwanted)), qPrintable(full));
    QCOMPARE(full.count("x-api-key"_L1), 1);
}

void TestExchangeCells::copiesAsMarkdown()
{
    ExchangeSnapshot exchange = testing::sampleExchanges().at(1);
    exchange.rule = "a|b";
    const QString text = markdownText({&exchange});
    QVERIFY(text.contains(u"| Status | ✕ 429 |"_s));
    QVERIFY(text.contains("a\\|b"_L1));
    QVERIFY(text.contains("> Rate limit reached"_L1));
    QVERIFY(text.contains("req_sample_2"_L1));

    const ExchangeSnapshot other = testing::sampleExchanges().constFirst();
    const QStringList lines = markdownText({&exchange, &other}).trimmed().split(u'\n');
    QCOMPARE(lines.size(), 4);
    for (QString line : lines) QCOMPARE(line.remove("\\|"_L1).count(u'|'), 16); // one table of 15 columns
    QVERIFY(lines.at(2).contains("Rate limit reached"_L1));
    QVERIFY(lines.at(3).contains("`req_sample_1`"_L1));
}

QTEST_APPLESS_MAIN(TestExchangeCells)
#include "tst_exchange_cells.moc"
