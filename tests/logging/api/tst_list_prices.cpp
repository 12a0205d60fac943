#include "logging/api/list_prices.h"

#include <QTest>

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

QTEST_APPLESS_MAIN(TestListPrices)
#include "tst_list_prices.moc"
