#include "ui/models/cost_estimate.h"

#include "logging/api/list_prices.h"
#include "ui/models/amount_text.h"
#include "ui/models/list_prices_model.h"
#include "ui/models/value_text.h"

#include <QAbstractItemModelTester>
#include <QScopeGuard>
#include <QTest>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

class TestCostEstimate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void estimatesAPrompt_data();
    void estimatesAPrompt();
    void writesAmountsInTheDisplayCurrency();
    void showsWhatAPlanCovers();
    void showsTheLists();
};

void TestCostEstimate::estimatesAPrompt_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("text");
    QTest::newRow("one's own price") << u"p"_s << u"claude-haiku-4-5"_s
                                     << u"≈ ¥0.20 for the prompt, ¥8.00 for a million tokens of the answer"_s;
    QTest::newRow("the vendor's list") << u"p"_s << u"claude-opus-4-5"_s
                                       << u"≈ $0.50 for the prompt, $25.00 for a million tokens of the answer"_s;
    QTest::newRow("another provider's own price")
        << u"q"_s << u"claude-haiku-4-5"_s << u"≈ $0.10 for the prompt, $5.00 for a million tokens of the answer"_s;
    QTest::newRow("a reseller") << u"relay"_s << u"claude-opus-4-5"_s
                                << u"≈ $0.60 for the prompt, $30.00 for a million tokens of the answer"_s;
    QTest::newRow("a plan") << u"flat"_s << u"claude-opus-4-5"_s << u"none within the plan (≈ $0.50 for the prompt by price)"_s;
    QTest::newRow("unknown") << u"p"_s << u"qwen3"_s << u"—"_s;
}

void TestCostEstimate::estimatesAPrompt()
{
    QFETCH(QString, provider);
    QFETCH(QString, model);
    logging::LoggingConfig config;
    config.prices = {{.pattern = "claude-haiku*", .provider = "p", .currency = "CNY", .input = 2, .output = 8}};
    config.providerPrices = {{"relay", {.multiplier = 1.2}}, {"flat", {.plan = logging::Plan{.fee = 20}}}};
    QTEST(promptCostText(config, provider, model, 100'000), "text");
}

void TestCostEstimate::writesAmountsInTheDisplayCurrency()
{
    const auto reset = qScopeGuard([] { setDisplayCurrency({}); });
    const logging::Money dollars{2, "USD"};
    const std::map<std::string, double> mixed{{"USD", 2}, {"CNY", 1}, {"EUR", 3}};
    QCOMPARE(moneyText(dollars), u"$2.00"_s);
    QCOMPARE(moneyText(mixed), u"¥1.00 + 3.00 EUR + $2.00"_s);
    setDisplayCurrency({.currency = "CNY", .rates = {{"USD", 7.2}}});
    QCOMPARE(moneyText(dollars), u"≈ ¥14.40"_s);
    QCOMPARE(moneyText(logging::Money{2, "CNY"}), u"¥2.00"_s);    // exact
    QCOMPARE(moneyText(logging::Money{2, "EUR"}), u"2.00 EUR"_s); // no rate was given
    QCOMPARE(moneyText(mixed), u"≈ ¥15.40 + 3.00 EUR"_s);
}

void TestCostEstimate::showsWhatAPlanCovers()
{
    logging::ExchangeSnapshot exchange;
    QCOMPARE(costText(exchange), u"—"_s);
    exchange.cost = logging::Money{0.5, "USD"};
    QCOMPARE(costSentence(exchange), u"$0.50"_s);
    exchange.cost->amount = 0;
    exchange.planValue = logging::Money{0.42, "USD"};
    QCOMPARE(costText(exchange), u"($0.42)"_s);
    QCOMPARE(costSentence(exchange), u"none within the plan; $0.42 by price"_s);
    TokenSums sums;
    exchange.tokens = {.input = 1, .known = true};
    sums.add(logging::numbersOf(exchange));
    sums.add(TokenSums(sums));
    QCOMPARE(moneyText(sums), u"$0.00"_s);
    QCOMPARE(planText(sums), u"$0.84"_s);
}

void TestCostEstimate::showsTheLists()
{
    ListPricesModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), static_cast<int>(logging::listPrices().size()));
    const QModelIndexList found = model.match(model.index(0, 0), Qt::DisplayRole, u"gemini-2.5-pro"_s, -1, Qt::MatchExactly);
    QCOMPARE(found.size(), 2);
    QCOMPARE(found.at(0).siblingAtColumn(ListPricesModel::Input).data().toString(), u"1.25"_s);
    QCOMPARE(found.at(0).siblingAtColumn(ListPricesModel::Above).data().toString(), QString());
    QCOMPARE(found.at(1).siblingAtColumn(ListPricesModel::Above).data().toString(), u"200k"_s);
    QCOMPARE(found.at(1).siblingAtColumn(ListPricesModel::CacheWrite).data().toString(), u"—"_s);
    for (int column = 0; column < ListPricesModel::ColumnCount; ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
}

QTEST_GUILESS_MAIN(TestCostEstimate)
#include "tst_cost_estimate.moc"
