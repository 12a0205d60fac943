#include "logging/api/list_prices.h"

#include <QTest>

#include <cmath>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;

class TestListPrices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyEntryCanBeUsed();
    void findsAModel_data();
    void findsAModel();
    void pricesWhatServed();
    void knowsWhatItDoesNotKnow_data();
    void knowsWhatItDoesNotKnow();
};

void TestListPrices::everyEntryCanBeUsed()
{
    QVERIFY(listPrices().size() > 100);
    for (const ListPrice &entry : listPrices()) {
        const QByteArray name = QByteArray::fromStdString(entry.price.pattern);
        QVERIFY2(!name.isEmpty() && name == name.toLower() && !name.contains('*'), name);
        QVERIFY2(entry.checked.isValid() && entry.checked.year() >= 2026, name);
        QCOMPARE(entry.price.currency, "USD");
        const auto isPrice = [](double price) { return price >= 0 && price < 1000; };
        QVERIFY2(isPrice(entry.price.input) && isPrice(entry.price.output), name);
        QVERIFY2(entry.price.cacheRead.value_or(0) <= entry.price.input, name);
        // The longer prompt has the entry of its own.
        QCOMPARE(findListPrice(entry.price.pattern, entry.above + 1), &entry);
    }
}

void TestListPrices::findsAModel_data()
{
    QTest::addColumn<std::string>("asked");
    QTest::addColumn<std::int64_t>("tokens");
    QTest::addColumn<double>("input"); ///< negative: not found
    const auto row = [](const char *name, std::int64_t tokens, double input) {
        QTest::newRow(name) << std::string(name) << tokens << input;
    };
    row("claude-opus-4-5", 10, 5);
    row("Claude-Opus-4-5", 10, 5);
    row("claude-opus-4-5-20251101", 10, 5);
    row("claude-opus-4-6-20260205", 10, 5);
    row("claude-opus-4-5@20251101", 10, 5);
    row("gpt-5-2025-08-07", 10, 1.25);
    row("anthropic/claude-opus-4.5", 10, 5);
    row("deepseek-chat", 10, 0.14);
    QTest::newRow("a prompt at the border") << std::string("gemini-2.5-pro") << std::int64_t(200'000) << 1.25;
    QTest::newRow("a long prompt") << std::string("gemini-2.5-pro") << std::int64_t(200'001) << 2.5;
    row("claude-opus", 10, -1);
    row("my-claude-opus-4-5", 10, -1);
    row("qwen3:8b", 10, -1);
    row("", 10, -1);
}

void TestListPrices::findsAModel()
{
    QFETCH(std::string, asked);
    QFETCH(std::int64_t, tokens);
    QFETCH(double, input);
    const ListPrice *found = findListPrice(asked, tokens);
    QCOMPARE(found != nullptr, input >= 0);
    if (found) QCOMPARE(found->price.input, input);
}

void TestListPrices::pricesWhatServed()
{
    ExchangeSnapshot exchange{
        .askedModel = "claude-opus-4-5",
        .provider = "mine",
        .model = "claude-haiku-4-5",
        .tokens = {.input = 1'000'000, .output = 200'000, .cacheRead = 400'000, .cacheWrite = 100'000, .known = true}};
    const std::optional<Money> cost = listCostOf(exchange);
    QVERIFY(cost);
    QVERIFY(std::abs(cost->amount - (1 + 1 + 0.04 + 0.125)) < 1e-9);
    QCOMPARE(cost->currency, "USD");
    exchange.attempts.push_back(
        {.provider = "mine", .url = "https://api.example.com/v1/messages", .transport = {}, .key = {}, .errorClass = {}, .message = {}});
    QVERIFY(listCostOf(exchange));
}

void TestListPrices::knowsWhatItDoesNotKnow_data()
{
    QTest::addColumn<std::string>("model");
    QTest::addColumn<std::string>("url");
    QTest::addColumn<bool>("known");
    const std::string url = "https://api.example.com/v1";
    QTest::newRow("no such model") << std::string("mine") << url << true;
    QTest::newRow("no usage") << std::string("claude-haiku-4-5") << url << false;
    QTest::newRow("a server of this machine") << std::string("claude-haiku-4-5") << std::string("http://127.0.0.1:8080/v1") << true;
    QTest::newRow("the same by name") << std::string("claude-haiku-4-5") << std::string("http://localhost/v1") << true;
    QTest::newRow("the same in IPv6") << std::string("claude-haiku-4-5") << std::string("http://[::1]:1/v1") << true;
}

void TestListPrices::knowsWhatItDoesNotKnow()
{
    QFETCH(std::string, model);
    QFETCH(std::string, url);
    QFETCH(bool, known);
    ExchangeSnapshot exchange{.provider = "p", .model = model, .tokens = {.input = 5, .output = 5, .known = known}};
    exchange.attempts.push_back({.provider = "p", .url = url, .transport = {}, .key = {}, .errorClass = {}, .message = {}});
    QVERIFY(!listCostOf(exchange));
}

QTEST_APPLESS_MAIN(TestListPrices)
#include "tst_list_prices.moc"
