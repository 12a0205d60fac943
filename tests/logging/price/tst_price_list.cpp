#include "logging/api/list_prices.h"
#include "logging/price/price_list.h"
#include "logging/price/synced_price_file.h"

#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;

namespace {

const QDate today(2026, 11, 26);

// In the shape of https://models.dev/api.json.
const QByteArray list = R"({
  "anthropic": {"id": "anthropic", "name": "Anthropic", "npm": "@ai-sdk/anthropic", "models": {
    "claude-opus-4-5": {"id": "claude-opus-4-5", "name": "Claude Opus 4.5", "limit": {"context": 200000, "output": 64000},
      "cost": {"input": 4, "output": 20, "cache_read": 0.4, "cache_write": 5}},
    "claude-next": {"id": "claude-next", "cost": {"input": 6, "output": 22.5, "context_over_200k": {"input": 12, "output": 30}}}}},
  "OpenAI": {"models": {
    "gpt-5.5": {"cost": {"input": 5, "output": 30, "reasoning": 30,
      "tiers": [{"tier": {"type": "context", "size": 272000}, "input": 10, "output": 45},
                {"tier": {"type": "batch", "size": 5}, "input": 1, "output": 1}],
      "context_over_200k": {"input": 10, "output": 45}}},
    "whisper": {"name": "no cost"},
    "odd": {"cost": {"input": "free", "output": 1}},
    "below": {"cost": {"input": -1, "output": 1}}}},
  "openrouter": {"models": {
    "anthropic/claude-opus-4.5": {"cost": {"input": 4.2, "output": 21}},
    "qwen/qwen3:free": {"cost": {"input": 0, "output": 0}}}},
  "one": {"models": {"shared": {"cost": {"input": 1, "output": 2}}, "disputed": {"cost": {"input": 1, "output": 2}}}},
  "two": {"models": {"shared": {"cost": {"input": 1, "output": 2}}, "disputed": {"cost": {"input": 3, "output": 4}}}}
})";

SyncedPrices synced()
{
    return SyncedPrices(readPriceList(list, today).value());
}

} // namespace

class TestPriceList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsModelsAndTheirCosts();
    void takesTiersBeforeTheOlderWay();
    void refusesWhatIsNoList_data();
    void refusesWhatIsNoList();
    void findsAPrice_data();
    void findsAPrice();
    void keepsWhatWasTakenOver();
    void namesWhatIsWrongInTheFile_data();
    void namesWhatIsWrongInTheFile();
    void knowsHowListsWriteAName_data();
    void knowsHowListsWriteAName();
    void whatIsMineStandsBeforeAllLists();
};

void TestPriceList::readsModelsAndTheirCosts()
{
    const ListPrice *opus = findSyncedPrice(synced(), "anthropic", "claude-opus-4-5", 10);
    QVERIFY(opus);
    QCOMPARE(opus->price.input, 4.0);
    QCOMPARE(opus->price.output, 20.0);
    QCOMPARE(opus->price.cacheRead.value(), 0.4);
    QCOMPARE(opus->price.cacheWrite.value(), 5.0);
    QCOMPARE(opus->price.currency, "USD");
    QCOMPARE(opus->checked, today);
    for (const ListPrice &entry : synced().all())
        QVERIFY(entry.price.pattern != "whisper" && entry.price.pattern != "odd" && entry.price.pattern != "below");
    // As the list was wrapped at first.
    const auto wrapped = readPriceList("{\"providers\":" + list + '}', today);
    QVERIFY(wrapped && SyncedPrices(*wrapped) == synced());
}

void TestPriceList::takesTiersBeforeTheOlderWay()
{
    const SyncedPrices prices = synced();
    QCOMPARE(findSyncedPrice(prices, "openai", "gpt-5.5", 272'000)->price.input, 5.0);
    QCOMPARE(findSyncedPrice(prices, "openai", "gpt-5.5", 272'001)->price.input, 10.0);
    QCOMPARE(findSyncedPrice(prices, "any", "claude-next", 200'000)->price.output, 22.5);
    QCOMPARE(findSyncedPrice(prices, "any", "claude-next", 200'001)->price.output, 30.0);
}

void TestPriceList::refusesWhatIsNoList_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a page") << QByteArray("<html>Not found</html>");
    QTest::newRow("cut off") << list.left(list.size() / 2);
    QTest::newRow("a list") << QByteArray("[1, 2]");
    QTest::newRow("no models") << QByteArray(R"({"error": {"message": "no"}})");
    QTest::newRow("no costs") << QByteArray(R"({"a": {"models": {"b": {}}}})");
}

void TestPriceList::refusesWhatIsNoList()
{
    QFETCH(const QByteArray, json);
    const auto prices = readPriceList(json, today);
    QVERIFY(!prices);
    QVERIFY(!prices.error().message.isEmpty());
}

void TestPriceList::findsAPrice_data()
{
    QTest::addColumn<std::string>("provider");
    QTest::addColumn<std::string>("model");
    QTest::addColumn<double>("input"); ///< negative: not found
    const auto row = [](const char *name, const char *provider, const char *model, double input) {
        QTest::newRow(name) << std::string(provider) << std::string(model) << input;
    };
    row("the provider's own", "openrouter", "anthropic/claude-opus-4.5", 4.2);
    row("however the provider is written", "OpenRouter", "Anthropic/Claude-Opus-4.5", 4.2);
    row("the vendor's", "relay", "claude-opus-4-5", 4);
    row("a dated one", "relay", "claude-opus-4-5-20251101", 4);
    row("one on which all agree", "relay", "shared", 1);
    row("one on which they do not agree", "relay", "disputed", -1);
    row("which is clear for one of them", "two", "disputed", 3);
    row("what is free", "openrouter", "qwen/qwen3:free", 0);
    row("which costs something elsewhere", "openrouter", "anthropic/claude-opus-4.5:free", -1);
    row("what nobody lists", "relay", "mine", -1);
}

void TestPriceList::findsAPrice()
{
    QFETCH(const std::string, provider);
    QFETCH(const std::string, model);
    QFETCH(const double, input);
    const SyncedPrices prices = synced();
    const ListPrice *found = findSyncedPrice(prices, provider, model, 10);
    QCOMPARE(found != nullptr, input >= 0);
    if (found) QCOMPARE(found->price.input, input);
}

void TestPriceList::keepsWhatWasTakenOver()
{
    const Result<SyncedPrices> again = readSyncedPrices(toJson(synced()));
    QVERIFY(again);
    QVERIFY(*again == synced());
    QVERIFY(!(*again == SyncedPrices()));
    QCOMPARE(syncedPricesPath(u"/home/me/.claude-code-router/config.json"_s), u"/home/me/.claude-code-router/synced-prices.json"_s);
}

void TestPriceList::namesWhatIsWrongInTheFile_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("problem");
    QTest::newRow("no JSON") << QByteArray("{") << u"it is no JSON"_s;
    QTest::newRow("no model") << QByteArray(R"({"prices": [{"input": 1, "output": 2}]})") << u"prices[0].model"_s;
    QTest::newRow("no output") << QByteArray(R"({"prices": [{"model": "a", "input": 1, "output": 2}, {"model": "b", "input": 1}]})")
                               << u"prices[1].output"_s;
    QTest::newRow("less than nothing") << QByteArray(R"({"prices": [{"model": "a", "input": -1, "output": 2}]})") << u"prices[0].input"_s;
}

void TestPriceList::namesWhatIsWrongInTheFile()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, problem);
    const Result<SyncedPrices> prices = readSyncedPrices(json);
    QVERIFY(!prices);
    QVERIFY2(prices.error().message.startsWith(problem), qPrintable(prices.error().message));
}

void TestPriceList::knowsHowListsWriteAName_data()
{
    QTest::addColumn<std::string>("model");
    QTest::addColumn<std::string>("name");
    QTest::addColumn<bool>("known");
    const auto row = [](const char *model, const char *name, bool known = true) {
        QTest::addRow("%s as %s", model, name) << std::string(model) << std::string(name) << known;
    };
    row("Claude-Sonnet-4-5", "claude-sonnet-4-5");
    row("claude-sonnet-4-5-20250929", "claude-sonnet-4-5");
    row("claude-sonnet-4-5@20250929", "claude-sonnet-4-5");
    row("claude-sonnet-4-5-latest", "claude-sonnet-4-5");
    row("claude-sonnet-4-5[1m]", "claude-sonnet-4-5");
    row("openrouter/anthropic/claude-sonnet-4.5", "claude-sonnet-4-5");
    row("anthropic/claude-sonnet-4.5:thinking", "claude-sonnet-4-5");
    row("us.anthropic.claude-sonnet-4-5-20250929-v1:0", "claude-sonnet-4-5");
    row("global.anthropic.claude-opus-4-5-20251101-v1:0", "claude-opus-4-5");
    row("gpt-5-2025-08-07", "gpt-5");
    row("qwen3:8b", "qwen3", false);
    row("deepseek-v3", "deepseek", false);
    row("gpt-4.1", "gpt", false);
    row("anthropic/claude-sonnet-4.5:free", "claude-sonnet-4-5", false);
}

void TestPriceList::knowsHowListsWriteAName()
{
    QFETCH(const std::string, model);
    QFETCH(const std::string, name);
    QFETCH(const bool, known);
    const std::vector<std::string> names = listNames(model);
    QCOMPARE(std::find(names.begin(), names.end(), name) != names.end(), known);
}

void TestPriceList::whatIsMineStandsBeforeAllLists()
{
    const SyncedPrices prices = synced();
    const auto found = [&prices](std::vector<Price> own, const char *model) {
        return priceFor({own, prices}, "relay", model, 10, WallTime(std::chrono::hours(24 * 365 * 56)));
    };
    const Price mine{.pattern = "claude-opus-4-5", .input = 1, .output = 2, .cacheRead = {}, .cacheWrite = {}, .validFrom = {}};
    QCOMPARE(found({mine}, "claude-opus-4-5")->id, "mine:claude-opus-4-5@always");
    QVERIFY(found({mine}, "anthropic/claude-opus-4.5")->source == PriceSource::Mine); // however it is written
    QCOMPARE(found({}, "claude-opus-4-5")->id, "synced:anthropic/claude-opus-4-5@2026-11-26");
    const auto builtIn = found({}, "claude-haiku-4-5");
    QVERIFY(builtIn && builtIn->source == PriceSource::BuiltIn);
    QVERIFY(builtIn->id.starts_with("list:claude-haiku-4-5@2026-"));
    QVERIFY(!found({}, "nobody-knows-it"));
}

QTEST_APPLESS_MAIN(TestPriceList)
#include "tst_price_list.moc"
