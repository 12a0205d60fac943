#include "logging/tracking/cost.h"

#include <QJsonDocument>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace ccr;
using namespace ccr::logging;

namespace {

Result<PriceTable> read(const char *json)
{
    return PriceTable::fromJson(QJsonDocument::fromJson(json).array());
}

// By these prices alone, which no list completes.
std::optional<Money> costOf(const PriceTable &table, const ExchangeSnapshot &exchange)
{
    if (!exchange.tokens.known || exchange.provider.empty()) return {};
    const Price *price = findPrice(table.prices(), exchange.provider, exchange.model, exchange.startedAt);
    return price ? std::optional(Money{amountOf(*price, exchange.tokens), price->currency}) : std::nullopt;
}

ExchangeSnapshot exchange(const char *provider, const char *model, const char *day, TokenCounts tokens)
{
    return {.startedAt = WallTime(milliseconds(QDateTime::fromString(QString::fromUtf8(day), Qt::ISODate).toMSecsSinceEpoch())),
            .askedModel = "claude-asked",
            .provider = provider,
            .model = model,
            .tokens = tokens};
}

constexpr const char *prices = R"([
    {"model": "gpt-4o*", "input": 2.5, "output": 10, "cacheRead": 1.25},
    {"model": "gpt-4o-mini", "input": 0.15, "output": 0.6},
    {"model": "deepseek-chat", "currency": "cny", "input": 2, "output": 3, "cacheRead": 0.0028, "cacheWrite": 4},
    {"model": "deepseek-chat", "currency": "CNY", "input": 4, "output": 12, "validFrom": "2026-06-01"},
    {"model": "deep*", "provider": "reseller", "input": 1, "output": 1},
    {"model": "claude-asked", "input": 1000, "output": 1000}
])";

} // namespace

class TestCost : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pricesWhatServed_data();
    void pricesWhatServed();
    void knowsWhatItDoesNotKnow();
    void takesTheListWhereNothingIsMine();
    void aServerOfThisMachineTakesNothing_data();
    void aServerOfThisMachineTakesNothing();
    void takesWhatWasTakenOverBeforeTheBuiltInList();
    void saysWhichPriceItWas();
    void readsQuotas();
    void readsWhereListsAreFetched();
    void takesWhatEachRequestCosts();
    void multipliesForTheProvider();
    void multipliesForAModel();
    void coversWhatAPlanHolds();
    void readsTerms();
    void saysWhatIsWrongWithTerms_data();
    void saysWhatIsWrongWithTerms();
    void readsTheDisplayCurrency();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
};

namespace {

constexpr TokenCounts million{.input = 1'000'000, .output = 0, .cacheRead = 0, .cacheWrite = 0, .known = true};

TermsOfProviders terms(const char *json)
{
    const Result<TermsOfProviders> read = readProviderTerms(QJsonDocument::fromJson(json).object());
    if (!read) qFatal("%s", qPrintable(read.error().message));
    return *read;
}

} // namespace

void TestCost::takesWhatEachRequestCosts()
{
    const Result<PriceTable> table = read(R"([{"model": "search", "input": 2, "output": 2, "perRequest": 0.01}])");
    QVERIFY(table);
    QCOMPARE(table->costsOf(exchange("any", "search", "2026-01-01T00:00:00Z", million)).cost->amount, 2.01);
    QCOMPARE(table->toJson().at(0).toObject().value("perRequest"_L1).toDouble(), 0.01);
    const Result<PriceTable> negative = read(R"([{"model": "search", "input": 2, "output": 2, "perRequest": -1}])");
    QVERIFY(!negative && negative.error().message.contains("prices[0].perRequest"_L1));
}

// Of one's own prices and of the lists' alike, whatever the case of the name.
void TestCost::multipliesForTheProvider()
{
    const PriceTable table({{.pattern = "own", .input = 2, .output = 2}}, terms(R"({"Relay": {"multiplier": 1.5}})"));
    const auto costAt = [&table](const char *provider, const char *model) {
        return table.costsOf(exchange(provider, model, "2026-01-01T00:00:00Z", million)).cost->amount;
    };
    QCOMPARE(costAt("other", "own"), 2.0);
    QCOMPARE(costAt("relay", "own"), 3.0);
    QCOMPARE(costAt("RELAY", "own"), 3.0);
    QCOMPARE(costAt("relay", "gpt-4o"), 1.5 * costAt("other", "gpt-4o"));
    QVERIFY(!table.costsOf(exchange("relay", "nobody-knows-it", "2026-01-01T00:00:00Z", million)).cost);
}

// One of a model stands before that of its provider, the longer pattern first.
void TestCost::multipliesForAModel()
{
    const PriceTable table({{.pattern = "*", .input = 2, .output = 2}},
                           terms(R"({"Relay": {"multiplier": 1.5, "models": {"GPT-5*": 3, "gpt-5-mini": 1, "free": 0}},
                                     "only": {"models": {"gpt*": 2}}, "flat": {"plan": true, "models": {"big": 10}}})"));
    const auto costsAt = [&table](const char *provider, const char *model) {
        return table.costsOf(exchange(provider, model, "2026-01-01T00:00:00Z", million));
    };
    const auto costAt = [&costsAt](const char *provider, const char *model) { return costsAt(provider, model).cost->amount; };
    QCOMPARE(costAt("relay", "other"), 3.0);
    QCOMPARE(costAt("RELAY", "gpt-5"), 6.0);
    QCOMPARE(costAt("relay", "openai/GPT-5.2"), 6.0); // as prices find it
    QCOMPARE(costAt("relay", "gpt-5-mini"), 2.0);
    QCOMPARE(costAt("relay", "free"), 0.0);
    QCOMPARE(costAt("only", "gpt-4o"), 4.0);
    QCOMPARE(costAt("only", "other"), 2.0);
    QCOMPARE(costAt("another", "gpt-5"), 2.0);
    QCOMPARE(costAt("flat", "big"), 0.0); // the plan is still one
    QCOMPARE(costsAt("flat", "big").planValue->amount, 20.0);
}

void TestCost::coversWhatAPlanHolds()
{
    const PriceTable table({{.pattern = "own", .currency = "CNY", .input = 2, .output = 2}},
                           terms(R"({"flat": {"multiplier": 2, "plan": {"fee": 20}}})"));
    const Costs covered = table.costsOf(exchange("flat", "own", "2026-01-01T00:00:00Z", million));
    QCOMPARE(covered.cost->amount, 0.0);
    QCOMPARE(covered.cost->currency, std::string("CNY"));
    QCOMPARE(covered.planValue->amount, 4.0);
    // It costs nothing even where nobody knows what it would have cost.
    const Costs unknown = table.costsOf(exchange("flat", "nobody-knows-it", "2026-01-01T00:00:00Z", million));
    QCOMPARE(unknown.cost->amount, 0.0);
    QVERIFY(!unknown.planValue);
    QVERIFY(!table.costsOf(exchange("other", "own", "2026-01-01T00:00:00Z", million)).planValue);
}

void TestCost::readsTerms()
{
    const TermsOfProviders read = terms(R"({"relay": {"multiplier": 0.3}, "kimi": {"plan": {"fee": 49, "currency": "cny"}},
                                            "flat": {"plan": true}, "plain": {"multiplier": 1, "plan": false}})");
    QCOMPARE(read.size(), std::size_t(3)); // one that changes nothing is none
    QCOMPARE(read.at("relay").multiplier, 0.3);
    QCOMPARE(read.at("kimi").plan->fee, 49.0);
    QCOMPARE(read.at("kimi").plan->currency, std::string("CNY"));
    QCOMPARE(read.at("flat").plan->fee, 0.0);
    const Result<TermsOfProviders> again = readProviderTerms(toJson(read));
    QVERIFY(again && *again == read);
    const TermsOfProviders ofModels =
        terms(R"({"relay": {"models": {"GPT-5*": 2, "o3": 1}}, "kimi": {"multiplier": 2, "models": {"k2": 3}}})");
    QCOMPARE(ofModels.at("relay").models.at("gpt-5*"), 2.0);
    QCOMPARE(toJson(ofModels), QJsonDocument::fromJson(R"({"relay": {"models": {"gpt-5*": 2, "o3": 1}},
                                                           "kimi": {"multiplier": 2, "models": {"k2": 3}}})")
                                   .object());
    QVERIFY(*readProviderTerms(toJson(ofModels)) == ofModels);
}

void TestCost::saysWhatIsWrongWithTerms_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("place");
    QTest::newRow("number") << QByteArray(R"({"relay": 2})") << "providerPrices.relay";
    QTest::newRow("negative") << QByteArray(R"({"relay": {"multiplier": -1}})") << "providerPrices.relay.multiplier";
    QTest::newRow("text") << QByteArray(R"({"relay": {"multiplier": "2"}})") << "providerPrices.relay.multiplier";
    QTest::newRow("models") << QByteArray(R"({"relay": {"models": 2}})") << "providerPrices.relay.models must be";
    QTest::newRow("model") << QByteArray(R"({"relay": {"models": {"a": -1}}})") << "providerPrices.relay.models.a must be";
    QTest::newRow("model twice") << QByteArray(R"({"relay": {"models": {"a": 1, "A": 2}}})") << "providerPrices.relay.models.a must be";
    QTest::newRow("plan") << QByteArray(R"({"relay": {"plan": 20}})") << "providerPrices.relay.plan";
    QTest::newRow("fee") << QByteArray(R"({"relay": {"plan": {"fee": "20"}}})") << "providerPrices.relay.plan";
    QTest::newRow("currency") << QByteArray(R"({"relay": {"plan": {"fee": 20, "currency": "dollar"}}})")
                              << "providerPrices.relay.plan.currency";
}

void TestCost::saysWhatIsWrongWithTerms()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, place);
    const Result<TermsOfProviders> read = readProviderTerms(QJsonDocument::fromJson(json).object());
    QVERIFY(!read);
    QVERIFY2(read.error().message.contains(place), qPrintable(read.error().message));
}

void TestCost::takesTheListWhereNothingIsMine()
{
    ExchangeSnapshot served = exchange("mine", "claude-haiku-4-5", "2026-01-01T00:00:00Z",
                                       {.input = 1'000'000, .output = 200'000, .cacheRead = 400'000, .cacheWrite = 100'000, .known = true});
    const std::optional<Money> cost = PriceTable().costsOf(served).cost;
    QVERIFY(cost);
    QVERIFY(std::abs(cost->amount - (1 + 1 + 0.04 + 0.125)) < 1e-9);
    QCOMPARE(cost->currency, "USD");
    served.tokens.known = false;
    QVERIFY(!PriceTable().costsOf(served).cost);
}

void TestCost::aServerOfThisMachineTakesNothing_data()
{
    QTest::addColumn<std::string>("url");
    QTest::addColumn<bool>("isPriced");
    QTest::newRow("far away") << std::string("https://api.example.com/v1") << true;
    QTest::newRow("by address") << std::string("http://127.0.0.1:8080/v1") << false;
    QTest::newRow("by name") << std::string("http://localhost/v1") << false;
    QTest::newRow("in IPv6") << std::string("http://[::1]:1/v1") << false;
}

void TestCost::aServerOfThisMachineTakesNothing()
{
    QFETCH(const std::string, url);
    QFETCH(const bool, isPriced);
    ExchangeSnapshot served = exchange("p", "claude-haiku-4-5", "2026-01-01T00:00:00Z", million);
    served.attempts.push_back({.provider = "p", .url = url, .transport = {}, .key = {}, .errorClass = {}, .message = {}});
    QCOMPARE(PriceTable().costsOf(served).cost.has_value(), isPriced);
    // What somebody says themselves holds there, too.
    const Price own{.pattern = "claude-*", .input = 3, .output = 3, .cacheRead = {}, .cacheWrite = {}, .validFrom = {}};
    QCOMPARE(PriceTable({own}).costsOf(served).cost->amount, 3.0);
}

void TestCost::takesWhatWasTakenOverBeforeTheBuiltInList()
{
    const SyncedPrices synced({{.price = {.pattern = "claude-haiku-4-5",
                                          .provider = "anthropic",
                                          .input = 0.5,
                                          .output = 2,
                                          .cacheRead = {},
                                          .cacheWrite = {},
                                          .validFrom = {}},
                                .above = 0,
                                .checked = QDate(2026, 11, 26)}});
    const ExchangeSnapshot served = exchange("relay", "claude-haiku-4-5", "2026-01-01T00:00:00Z", million);
    QCOMPARE(PriceTable({}, {}, synced).costsOf(served).cost->amount, 0.5);
    QCOMPARE(PriceTable({}, {{"relay", {.multiplier = 2}}}, synced).costsOf(served).cost->amount, 1.0);
    const Price own{.pattern = "claude-haiku-4-5", .input = 7, .output = 7, .cacheRead = {}, .cacheWrite = {}, .validFrom = {}};
    QCOMPARE(PriceTable({own}, {}, synced).costsOf(served).cost->amount, 7.0);
}

void TestCost::saysWhichPriceItWas()
{
    const Result<PriceTable> table = read(prices);
    QCOMPARE(table->costsOf(exchange("x", "deepseek-chat", "2026-07-01T00:00:00Z", million)).priceId, "mine:deepseek-chat@2026-06-01");
    QCOMPARE(table->costsOf(exchange("x", "deepseek-chat", "2026-05-01T00:00:00Z", million)).priceId, "mine:deepseek-chat@always");
    QVERIFY(
        table->costsOf(exchange("x", "claude-haiku-4-5", "2026-05-01T00:00:00Z", million)).priceId.starts_with("list:claude-haiku-4-5@"));
    QVERIFY(table->costsOf(exchange("x", "nobody-knows-it", "2026-05-01T00:00:00Z", million)).priceId.empty());
}

void TestCost::readsQuotas()
{
    const auto terms = [](const char *json) { return readProviderTerms(QJsonDocument::fromJson(json).object()); };
    const auto read =
        terms(R"({"kimi": {"plan": {"fee": 49, "currency": "CNY", "quota": {"unit": "tokens", "5h": 44000, "week": 0, "month": 9e6,
                  "since": "2026-11-03T09:00:00Z"}}}})");
    QVERIFY(read);
    const PlanQuota &quota = read->at("kimi").plan->quota;
    QVERIFY(quota.unit == QuotaUnit::Tokens);
    QVERIFY(quota.limits == (std::map<QuotaWindow, double>{{QuotaWindow::FiveHours, 44000}, {QuotaWindow::Month, 9e6}}));
    QCOMPARE(millisSinceEpoch(quota.since), QDateTime(QDate(2026, 11, 3), QTime(9, 0), Qt::UTC).toMSecsSinceEpoch());
    QVERIFY(*readProviderTerms(toJson(*read)) == *read);
    const std::pair<const char *, const char *> wrong[] = {
        {R"({"a": {"plan": {"quota": 5}}})", "providerPrices.a.plan.quota must be"},
        {R"({"a": {"plan": {"quota": {"unit": "words"}}}})", "providerPrices.a.plan.quota.unit must be"},
        {R"({"a": {"plan": {"quota": {"week": "much"}}}})", "providerPrices.a.plan.quota.week must be"},
        {R"({"a": {"plan": {"quota": {"5h": -1}}}})", "providerPrices.a.plan.quota.5h must be"},
        {R"({"a": {"plan": {"quota": {"since": "Monday"}}}})", "providerPrices.a.plan.quota.since must be"}};
    for (const auto &[json, message] : wrong) {
        const auto refused = terms(json);
        QVERIFY2(!refused && refused.error().message.startsWith(QLatin1StringView(message)),
                 refused ? json : qPrintable(refused.error().message));
    }
}

void TestCost::readsWhereListsAreFetched()
{
    const auto sync = [](const char *json) { return readPriceSync(QJsonDocument::fromJson(json).object()); };
    QVERIFY(*sync("{}") == PriceSyncConfig{});
    QVERIFY(!sync("{}")->enabled);                                                        // never of its own accord
    const auto own = sync(R"({"enabled": true, "url": "http://127.0.0.1:1/list.json"})"); // not within a macro, which it confuses
    QVERIFY(own && own->enabled);
    QCOMPARE(own->url, "http://127.0.0.1:1/list.json");
    for (const char *wrong : {R"({"enabled": "yes"})", R"({"url": "models.dev"})", R"({"url": "file:///etc/passwd"})", R"({"url": 5})"})
        QVERIFY2(!sync(wrong) && sync(wrong).error().message.startsWith("priceSync."_L1), wrong);
}

void TestCost::readsTheDisplayCurrency()
{
    const auto of = [](const char *json) { return readDisplayCurrency(QJsonDocument::fromJson(json).object()); };
    const Result<DisplayCurrency> read = of(R"({"currency": "cny", "rates": {"usd": 7.2}})");
    QVERIFY(read);
    QCOMPARE(read->currency, std::string("CNY"));
    QCOMPARE(read->rates.at("USD"), 7.2);
    QVERIFY(*readDisplayCurrency(toJson(*read)) == *read);
    for (const char *wrong : {R"({"currency": "yuan"})", R"({"currency": "CNY", "rates": {"dollar": 7}})",
                              R"({"currency": "CNY", "rates": {"USD": 0}})", R"({"currency": "CNY", "rates": {"USD": "7"}})"})
        QVERIFY2(!of(wrong) && of(wrong).error().message.startsWith("displayCurrency."_L1), wrong);
}

void TestCost::pricesWhatServed_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("day");
    QTest::addColumn<double>("cost");
    QTest::addColumn<QString>("currency");
    // 1,000,000 input, 200,000 output, 400,000 read from the cache, 100,000 written to it
    QTest::newRow("pattern") << "openai"
                             << "GPT-4o-2024-11-20"
                             << "2026-01-01T00:00:00Z" << 2.5 + 2 + 0.5 + 0.25 << "USD";
    QTest::newRow("longer pattern wins") << "openai"
                                         << "gpt-4o-mini"
                                         << "2026-01-01T00:00:00Z" << 0.15 + 0.12 + 0.06 + 0.015 << "USD";
    QTest::newRow("before the new price") << "deepseek"
                                          << "deepseek-chat"
                                          << "2026-05-31T23:59:59Z" << 2 + 0.6 + 0.00112 + 0.4 << "CNY";
    QTest::newRow("after it") << "deepseek"
                              << "deepseek-chat"
                              << "2026-06-01T00:00:00Z" << 4 + 2.4 + 1.6 + 0.4 << "CNY";
    QTest::newRow("provider wins") << "reseller"
                                   << "deepseek-chat"
                                   << "2026-01-01T00:00:00Z" << 1 + 0.2 + 0.4 + 0.1 << "USD";
}

void TestCost::pricesWhatServed()
{
    QFETCH(QString, provider);
    QFETCH(QString, model);
    QFETCH(QString, day);
    QFETCH(double, cost);
    const Result<PriceTable> table = read(prices);
    QVERIFY(table);
    const TokenCounts tokens{.input = 1'000'000, .output = 200'000, .cacheRead = 400'000, .cacheWrite = 100'000, .known = true};
    const auto money = costOf(*table, exchange(qPrintable(provider), qPrintable(model), qPrintable(day), tokens));
    QVERIFY(money);
    QVERIFY2(std::abs(money->amount - cost) < 1e-9, qPrintable(QString::number(money->amount)));
    QTEST(QString::fromStdString(money->currency), "currency");
}

void TestCost::knowsWhatItDoesNotKnow()
{
    const Result<PriceTable> table = read(prices);
    const TokenCounts some{.input = 5, .output = 5, .known = true};
    QVERIFY(!costOf(*table, exchange("openai", "o3", "2026-01-01T00:00:00Z", some)));
    QVERIFY(!costOf(*table, exchange("openai", "my-gpt-4o", "2026-01-01T00:00:00Z", some)));
    QVERIFY(!costOf(*table, exchange("openai", "gpt-4o", "2026-01-01T00:00:00Z", {.input = 5})));
    QVERIFY(!costOf(*table, exchange("", "", "2026-01-01T00:00:00Z", some)));
    QVERIFY(!costOf(PriceTable(), exchange("openai", "gpt-4o", "2026-01-01T00:00:00Z", some)));
    const Result<PriceTable> future = read(R"([{"model": "*", "input": 1, "output": 1, "validFrom": "2030-01-01"}])");
    QVERIFY(!costOf(*future, exchange("openai", "gpt-4o", "2026-01-01T00:00:00Z", some)));
}

void TestCost::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("field");
    QTest::newRow("no object") << QByteArray("[1]") << "prices[0].model";
    QTest::newRow("no model") << QByteArray(R"([{"input": 1, "output": 1}])") << "prices[0].model";
    QTest::newRow("no output") << QByteArray(R"([{"model": "a", "input": 1}])") << "prices[0].output";
    QTest::newRow("negative") << QByteArray(R"([{"model": "a", "input": 1, "output": 1}, {"model": "a", "input": -1, "output": 1}])")
                              << "prices[1].input";
    QTest::newRow("text") << QByteArray(R"([{"model": "a", "input": 1, "output": 1, "cacheRead": "1"}])") << "prices[0].cacheRead";
    QTest::newRow("currency") << QByteArray(R"([{"model": "a", "input": 1, "output": 1, "currency": "dollar"}])") << "prices[0].currency";
    QTest::newRow("date") << QByteArray(R"([{"model": "a", "input": 1, "output": 1, "validFrom": "soon"}])") << "prices[0].validFrom";
}

void TestCost::saysWhatIsWrong()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, field);
    const Result<PriceTable> table = read(json.constData());
    QVERIFY(!table);
    QVERIFY2(table.error().message.startsWith(field + u' '), qPrintable(table.error().message));
}

QTEST_APPLESS_MAIN(TestCost)
#include "tst_cost.moc"
