#include "tests/support/fake_controls.h"
#include "ui/models/copy_text.h"
#include "ui/models/exchange_cells.h"
#include "ui/models/exchange_status.h"
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
    void estimatesTheSpeedOfWhatRuns();
    void makesConditions();
    void sortsByWhatTheQueryCompares();
    void writesMoney();
    void copiesALine();
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

void TestExchangeCells::estimatesTheSpeedOfWhatRuns()
{
    ExchangeSnapshot exchange;
    exchange.stream.firstContent = 1s;
    exchange.stream.lastContent = 3s;
    exchange.stream.textDeltas = 101;
    QCOMPARE(cellText(exchange, ExchangeColumns::Speed, wallNow()), u"≈50"_s);
    exchange.tokens = {.output = 201, .known = true};
    QCOMPARE(cellText(exchange, ExchangeColumns::Speed, wallNow()), u"100"_s);
}

void TestExchangeCells::makesConditions()
{
    const ExchangeSnapshot exchange = testing::sampleExchanges().constFirst();
    QCOMPARE(conditionValue(exchange, ExchangeColumns::Status), u"200"_s);
    QCOMPARE(conditionValue(exchange, ExchangeColumns::Model), u"deepseek-chat"_s);
    QVERIFY(conditionValue(exchange, ExchangeColumns::Total).isEmpty());
    for (int column = 0; column < ExchangeColumns::ColumnCount; ++column) {
        const char *field = exchangeColumn(column).field;
        if (*field) QVERIFY2(logging::findQueryField(field), field);
        if (!conditionValue(exchange, column).isEmpty()) QVERIFY2(*field, qPrintable(columnName(column)));
    }
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
    QCOMPARE(moneyText({0.0021, "USD"}), u"$0.0021"_s);
    QCOMPARE(moneyText({0.000004, "USD"}), u"$0.000004"_s);
    QCOMPARE(moneyText({3.271, "CNY"}), u"¥3.27"_s);
    QCOMPARE(moneyText({0, "EUR"}), u"EUR 0.00"_s);
}

void TestExchangeCells::copiesALine()
{
    const ExchangeSnapshot exchange = testing::sampleExchanges().at(1);
    const QStringList parts = exchangeLine(exchange, wallNow()).split(u'\t');
    QCOMPARE(parts, list({"429", "rate_limited", "Rate limit reached, retry after 23 s",
                          "Went to deepseek/deepseek-chat because background matched.", "req_sample_2"}));
}

void TestExchangeCells::copiesAsCurlWithoutAKey()
{
    const ExchangeSnapshot exchange = testing::sampleExchanges().constFirst();
    const QString text = curlText(exchange, u"http://127.0.0.1:3456"_s, R"({"text":"it's"})");
    QVERIFY(text.startsWith("curl -X POST 'http://127.0.0.1:3456/v1/messages'"_L1));
    QVERIFY(text.contains("\"x-api-key: $API_KEY\""_L1));
    QVERIFY(text.contains(R"('{"text":"it'\''s"}')"_L1));
    QVERIFY(!curlText(exchange, u"http://x"_s, {}).contains("--data"_L1));
}

void TestExchangeCells::copiesAsMarkdown()
{
    ExchangeSnapshot exchange = testing::sampleExchanges().at(1);
    exchange.rule = "a|b";
    const QString text = markdownText(exchange);
    QVERIFY(text.contains(u"| Status | ✕ 429 |"_s));
    QVERIFY(text.contains("a\\|b"_L1));
    QVERIFY(text.contains("> Rate limit reached"_L1));
    QVERIFY(text.contains("req_sample_2"_L1));
}

QTEST_APPLESS_MAIN(TestExchangeCells)
#include "tst_exchange_cells.moc"
