#include "proxy/api/config_control.h"
#include "tests/support/fake_controls.h"
#include "tests/support/fake_history.h"
#include "tests/support/fake_services.h"
#include "tests/support/window_looks.h"
#include "ui/dialogs/budgets_dialog.h"
#include "ui/dialogs/prices_dialog.h"
#include "ui/dialogs/recalculate_dialog.h"
#include "ui/main_window/main_window.h"
#include "ui/models/list_prices_model.h"
#include "ui/models/logging_settings.h"
#include "ui/models/price_diff_model.h"
#include "ui/models/provider_terms_model.h"
#include "ui/models/value_text.h"
#include "ui/workspace/alert_text.h"
#include "ui/workspace/notice_action.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

namespace {

QString textOf(const Json5Value &value)
{
    return QString::fromUtf8(ccr::toJson(value));
}

} // namespace

class TestPricesDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void changesAndSavesPrices();
    void namesWhatIsMissing();
    void keepsSixDigits();
    void refusesWhatIsNoPrice_data();
    void refusesWhatIsNoPrice();
    void offersTheModelsThatHaveNone();
    void saysWhyItIsNotSaved();
    void findsCostsAnew();
    void isOffWithoutAConfiguration();
    void savesTermsOfProviders();
    void savesTermsOfModels();
    void savesQuotasOfPlans();
    void refusesWhatIsNoQuota_data();
    void refusesWhatIsNoQuota();
    void savesTheCurrencyOfAmounts();
    void fetchesNothingUnlessItIsAllowed();
    void takesOverWhatIsTicked();
    void saysWhyNothingWasFetched_data();
    void saysWhyNothingWasFetched();
    void showsWhoseListPricesAre();
    void opensWhereThePlansAre();
    void addsPricesInOneClick();
    void findsCostsAnewByItself();
    void showsAllOfALongProblem();
    void savesThePresetOfASpentBudget();
    void savesOnlyTheBudgetsThatWereChanged();
    void landsAtTheBudgetThatIsMeant_data();
    void landsAtTheBudgetThatIsMeant();
    void keepsBudgetsOfCurrenciesApart();
    void savesWhatAUsedUpBudgetDoes();
    void copiesAListPrice();
    void looksRight_data();
    void looksRight();
    void refusesAnAlarmBeforeItsWarning();
    void postsATest();
    void putsASettingWhereItIsRead_data();
    void putsASettingWhereItIsRead();

private:
    template <typename T>
    T *find(const QString &name)
    {
        return m_window->findChild<T *>(name);
    }
    void open(const QString &action) { m_window->workspace().actions.action(action)->trigger(); }

    QTemporaryDir m_dir;
    testing::FakeConfig m_config;
    testing::FakePriceLists m_priceLists;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<testing::FakeProxyControl> m_proxy;
    std::unique_ptr<testing::FakeLoggingControl> m_logging;
    std::unique_ptr<MainWindow> m_window;
};

void TestPricesDialog::init()
{
    m_window.reset();
    m_settings = std::make_unique<QSettings>(m_dir.filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_settings->clear();
    m_settings->setValue(u"language"_s, u"en"_s);
    m_proxy = std::make_unique<testing::FakeProxyControl>();
    m_logging = std::make_unique<testing::FakeLoggingControl>();
    m_logging->configured.prices = {
        {.pattern = "gpt-4o*", .input = 2.5, .output = 10, .cacheRead = 1.25, .cacheWrite = {}, .validFrom = {}}};
    m_config.root = *parseJson5(u"{PORT: 3456}"_s);
    m_config.problem.clear();
    m_config.refusal.clear();
    m_config.saves = 0;
    m_priceLists.list = {};
    m_priceLists.isDue = true;
    m_priceLists.asked.clear();
    m_priceLists.taken = {};
    m_priceLists.problem.clear();
    Services services{.proxy = *m_proxy, .logging = *m_logging, .settings = *m_settings};
    services.config = &m_config;
    services.priceLists = &m_priceLists;
    m_window = std::make_unique<MainWindow>(services, TrayUse::Never);
    m_window->show();
}

void TestPricesDialog::changesAndSavesPrices()
{
    open(u"prices"_s);
    auto *dialog = m_window->findChild<PricesDialog *>();
    QAbstractItemModel *model = find<QTableView>(u"prices"_s)->model();
    const QAbstractItemModelTester tester(model);
    QPushButton *save = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save);
    QCOMPARE(model->rowCount(), 1);
    QVERIFY(!save->isEnabled()); // nothing is changed
    QVERIFY(model->setData(model->index(0, PricesModel::Output), u"12.5"_s));
    QVERIFY(save->isEnabled());
    find<QPushButton>(u"addPrice"_s)->click();
    QVERIFY(!save->isEnabled());
    const std::pair<int, QString> cells[] = {{PricesModel::Pattern, u"deepseek-*"_s},
                                             {PricesModel::Provider, u"deepseek"_s},
                                             {PricesModel::Currency, u"cny"_s},
                                             {PricesModel::Input, u"2"_s},
                                             {PricesModel::Output, u"3"_s},
                                             {PricesModel::CacheRead, u"0.2"_s},
                                             {PricesModel::ValidFrom, u"2026-01-31"_s}};
    for (const auto &[column, text] : cells) QVERIFY(model->setData(model->index(1, column), text));
    save->click();
    QTRY_COMPARE(m_config.saves, 1);
    QCOMPARE(
        textOf(m_config.root),
        uR"({"PORT":3456,"Logging":{"prices":[{"model":"gpt-4o*","currency":"USD","input":2.5,"output":12.5,"cacheRead":1.25},)"
        uR"({"model":"deepseek-*","provider":"deepseek","currency":"CNY","input":2,"output":3,"cacheRead":0.2,"validFrom":"2026-01-31"}]}})"_s);
    QTRY_VERIFY(!m_window->findChild<PricesDialog *>());
}

void TestPricesDialog::namesWhatIsMissing()
{
    PricesModel model;
    model.add({});
    QCOMPARE(model.problem(), u"Line 1: name the model; * stands for any text."_s);
    model.setData(model.index(0, PricesModel::Pattern), u"x"_s);
    QVERIFY(model.problem().contains(u"input tokens is missing"_s));
    model.setData(model.index(0, PricesModel::Input), u"0"_s); // free is a price
    QVERIFY(model.problem().contains(u"output tokens is missing"_s));
    model.setData(model.index(0, PricesModel::Output), u"0"_s);
    QVERIFY(model.problem().isEmpty());
    model.remove(0);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(textOf(model.toJson()), u"[]"_s);
}

void TestPricesDialog::keepsSixDigits()
{
    PricesModel model;
    model.setPrices({{.pattern = "m", .input = 0.0028, .output = 0.000001, .cacheRead = {}, .cacheWrite = {}, .validFrom = {}}});
    QCOMPARE(model.index(0, PricesModel::Input).data().toString(), u"0.0028"_s);
    QCOMPARE(model.index(0, PricesModel::Output).data().toString(), u"0.000001"_s);
    QCOMPARE(model.index(0, PricesModel::CacheRead).data().toString(), u"—"_s);
    QVERIFY(!model.isChanged());
    // Entering what is shown changes nothing.
    QVERIFY(model.setData(model.index(0, PricesModel::Output), model.index(0, PricesModel::Output).data(Qt::EditRole)));
    QVERIFY(!model.isChanged());
}

void TestPricesDialog::refusesWhatIsNoPrice_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("text");
    QTest::newRow("a word") << int(PricesModel::Input) << u"free"_s;
    QTest::newRow("less than nothing") << int(PricesModel::Output) << u"-1"_s;
    QTest::newRow("not finite") << int(PricesModel::CacheRead) << u"inf"_s;
    QTest::newRow("not a number") << int(PricesModel::CacheWrite) << u"nan"_s;
    QTest::newRow("no currency") << int(PricesModel::Currency) << u"dollars"_s;
    QTest::newRow("no date") << int(PricesModel::ValidFrom) << u"yesterday"_s;
}

void TestPricesDialog::refusesWhatIsNoPrice()
{
    QFETCH(const int, column);
    QFETCH(const QString, text);
    PricesModel model;
    model.setPrices({{.pattern = "m", .input = 1, .output = 2, .cacheRead = 3, .cacheWrite = 4, .validFrom = {}}});
    const QString before = model.index(0, column).data().toString();
    QVERIFY(!model.setData(model.index(0, column), text));
    QCOMPARE(model.index(0, column).data().toString(), before);
    QVERIFY(!model.isChanged());
}

void TestPricesDialog::offersTheModelsThatHaveNone()
{
    logging::ExchangeSnapshot exchange = testing::sampleExchanges().constFirst();
    exchange.startedAt = wallNow();
    Q_EMIT m_logging->exchanges.exchangesChanged({exchange});
    open(u"prices"_s);
    QTRY_VERIFY(find<QPushButton>(u"addMissingPrices"_s)->isEnabled());
    find<QPushButton>(u"addMissingPrices"_s)->click();
    find<QPushButton>(u"addMissingPrices"_s)->click(); // once is enough
    QAbstractItemModel *model = find<QTableView>(u"prices"_s)->model();
    QCOMPARE(model->rowCount(), 2);
    QCOMPARE(model->index(1, PricesModel::Pattern).data().toString(), u"deepseek-chat"_s);
    QVERIFY(find<QLabel>(u"pricesState"_s)->text().startsWith("Line 2"_L1));
}

void TestPricesDialog::saysWhyItIsNotSaved()
{
    m_config.refusal = u"The file was changed meanwhile."_s;
    open(u"prices"_s);
    QAbstractItemModel *model = find<QTableView>(u"prices"_s)->model();
    model->setData(model->index(0, PricesModel::Input), u"3"_s);
    m_window->findChild<PricesDialog *>()->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save)->click();
    QTRY_COMPARE(find<QLabel>(u"pricesState"_s)->text(), m_config.refusal);
    QCOMPARE(m_config.saves, 0);
    m_config.refusal.clear();
    m_config.problem = u"line 3: a comma is missing"_s;
    model->setData(model->index(0, PricesModel::Input), u"4"_s);
    m_window->findChild<PricesDialog *>()->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save)->click();
    QTRY_COMPARE(find<QLabel>(u"pricesState"_s)->text(), m_config.problem);
    QVERIFY(m_window->findChild<PricesDialog *>());
}

void TestPricesDialog::findsCostsAnew()
{
    testing::FakeHistory history(0, [](std::int64_t) { return logging::ExchangeSnapshot(); });
    m_logging->historyControl = &history;
    open(u"prices"_s);
    auto *dialog = m_window->findChild<PricesDialog *>();
    QPushButton *save = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save);
    auto *since = dialog->findChild<QDateEdit *>(u"repricesSince"_s);
    QVERIFY(!since->isEnabled());
    dialog->findChild<QCheckBox *>(u"reprices"_s)->setChecked(true);
    QVERIFY(since->isEnabled() && save->isEnabled());
    since->setDate(QDate(2026, 3, 1));
    save->click();
    QTRY_COMPARE(find<QLabel>(u"pricesState"_s)->text(), u"7 recorded requests have a different cost now."_s);
    QCOMPARE(m_config.saves, 0); // no price was changed
    QCOMPARE(history.repricings.size(), std::size_t(1));
    QCOMPARE(millisSinceEpoch(history.repricings.front().from), QDate(2026, 3, 1).startOfDay().toMSecsSinceEpoch());
    QVERIFY(history.repricings.front().prices == m_logging->configured.prices);
    QVERIFY(!save->isEnabled());
    dialog->reject();
    m_window.reset(); // before its history
}

void TestPricesDialog::isOffWithoutAConfiguration()
{
    m_window = std::make_unique<MainWindow>(Services{.proxy = *m_proxy, .logging = *m_logging, .settings = *m_settings}, TrayUse::Never);
    open(u"prices"_s);
    QAbstractItemModel *model = find<QTableView>(u"prices"_s)->model();
    model->setData(model->index(0, PricesModel::Input), u"3"_s);
    QVERIFY(!m_window->findChild<PricesDialog *>()->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save)->isEnabled());
    QVERIFY(!find<QLabel>(u"pricesState"_s)->text().isEmpty());
}

void TestPricesDialog::savesTermsOfProviders()
{
    m_proxy->setProviders({{.name = u"Relay"_s}, {.name = u"kimi"_s}}, {});
    m_logging->configured.providerPrices = {{"relay", {.multiplier = 1.2}}, {"gone", {.multiplier = 3}}};
    open(u"prices"_s);
    QAbstractItemModel *model = find<QTableView>(u"providerTerms"_s)->model();
    const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    using Model = ProviderTermsModel;
    QCOMPARE(model->rowCount(), 3);
    QCOMPARE(model->index(0, Model::Multiplier).data().toString(), u"1.2"_s);
    QVERIFY(!find<QDialogButtonBox>(QString())->button(QDialogButtonBox::Save)->isEnabled());
    QVERIFY(!model->setData(model->index(1, Model::Multiplier), u"much"_s));
    QVERIFY(!model->setData(model->index(1, Model::Multiplier), u"-1"_s));
    QVERIFY(!(model->flags(model->index(1, Model::Currency)) & Qt::ItemIsEditable)); // no plan has a currency
    QVERIFY(model->setData(model->index(1, Model::Fee), Qt::Checked, Qt::CheckStateRole));
    QVERIFY(model->setData(model->index(1, Model::Fee), u"49"_s));
    QVERIFY(model->setData(model->index(1, Model::Currency), u"cny"_s));
    QVERIFY(model->setData(model->index(2, Model::Multiplier), u"1"_s));
    find<QDialogButtonBox>(QString())->button(QDialogButtonBox::Save)->click();
    QTRY_COMPARE(m_config.saves, 1);
    QCOMPARE(textOf(m_config.root),
             uR"({"PORT":3456,"Logging":{"providerPrices":{"Relay":{"multiplier":1.2},"kimi":{"plan":{"fee":49,"currency":"CNY"}}}}})"_s);
}

void TestPricesDialog::savesTermsOfModels()
{
    m_proxy->setProviders({{.name = u"Relay"_s}, {.name = u"kimi"_s}}, {});
    m_logging->configured.providerPrices = {{"relay", {.models = {{"gpt-5*", 1.5}, {"us.model-v1:0", 2}}}}};
    open(u"plans"_s);
    QAbstractItemModel *model = find<QTableView>(u"providerTerms"_s)->model();
    using Model = ProviderTermsModel;
    QCOMPARE(model->rowCount(), 2);
    QCOMPARE(model->index(0, Model::Models).data().toString(), u"gpt-5*: 1.5; us.model-v1:0: 2"_s);
    QCOMPARE(model->index(1, Model::Models).data().toString(), u"—"_s);
    for (const QString &wrong : {u"gpt-5"_s, u"gpt-5: much"_s, u": 2"_s, u"a: 1; a: 2"_s, u"a: -1"_s})
        QVERIFY2(!model->setData(model->index(0, Model::Models), wrong), qPrintable(wrong));
    QVERIFY(model->setData(model->index(0, Model::Models), u" GPT-5*: 1 ; o3: 0.5;"_s));
    QVERIFY(model->setData(model->index(1, Model::Models), u"k2: 3"_s));
    QVERIFY(model->setData(model->index(1, Model::Models), QString())); // none after all
    find<QDialogButtonBox>(QString())->button(QDialogButtonBox::Save)->click();
    QTRY_COMPARE(m_config.saves, 1);
    QCOMPARE(textOf(m_config.root), uR"({"PORT":3456,"Logging":{"providerPrices":{"Relay":{"models":{"gpt-5*":1,"o3":0.5}}}}})"_s);
}

void TestPricesDialog::savesQuotasOfPlans()
{
    m_proxy->setProviders({{.name = u"kimi"_s}}, {});
    m_logging->configured.providerPrices = {{"kimi", {.plan = logging::Plan{.fee = 49, .currency = "CNY"}}}};
    open(u"plans"_s);
    QCOMPARE(find<QTabWidget>(u"priceTabs"_s)->currentIndex(), 3);
    auto *table = find<QTableView>(u"providerTerms"_s);
    QAbstractItemModel *model = table->model();
    using Model = ProviderTermsModel;
    QCOMPARE(model->index(0, Model::Unit).data().toString(), u"requests"_s);
    QCOMPARE(model->index(0, Model::FiveHours).data().toString(), u"—"_s);
    // As a user does it, with the keyboard.
    table->setCurrentIndex(model->index(0, Model::Unit));
    table->edit(table->currentIndex());
    auto *units = table->findChild<QComboBox *>();
    QVERIFY(units && units->accessibleName() == "Quota in"_L1);
    QTest::keyClick(units, Qt::Key_Down);
    table->setCurrentIndex(model->index(0, Model::FiveHours));
    QCOMPARE(model->index(0, Model::Unit).data().toString(), u"tokens"_s);
    QVERIFY(model->setData(model->index(0, Model::FiveHours), u"44000"_s));
    QVERIFY(model->setData(model->index(0, Model::Week), u"1000000"_s));
    QVERIFY(model->setData(model->index(0, Model::Month), u"5"_s));
    QVERIFY(model->setData(model->index(0, Model::Month), QString())); // no limit after all
    QVERIFY(model->setData(model->index(0, Model::Since), u"2026-11-03 09:00"_s));
    find<QDialogButtonBox>(QString())->button(QDialogButtonBox::Save)->click();
    QTRY_COMPARE(m_config.saves, 1);
    const QString since = QDateTime(QDate(2026, 11, 3), QTime(9, 0)).toUTC().toString(Qt::ISODate);
    QCOMPARE(textOf(m_config.root), uR"({"PORT":3456,"Logging":{"providerPrices":{"kimi":{"plan":{"fee":49,"currency":"CNY",)"
                                    uR"("quota":{"unit":"tokens","5h":44000,"week":1000000,"since":"%1"}}}}}})"_s.arg(since));
}

void TestPricesDialog::refusesWhatIsNoQuota_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("text");
    QTest::newRow("a word") << int(ProviderTermsModel::FiveHours) << u"much"_s;
    QTest::newRow("less than nothing") << int(ProviderTermsModel::Week) << u"-1"_s;
    QTest::newRow("no unit") << int(ProviderTermsModel::Unit) << u"7"_s;
    QTest::newRow("no time") << int(ProviderTermsModel::Since) << u"Monday"_s;
}

void TestPricesDialog::refusesWhatIsNoQuota()
{
    QFETCH(const int, column);
    QFETCH(const QString, text);
    ProviderTermsModel model;
    model.setTerms({{"kimi", {.plan = logging::Plan{.fee = 49}}}, {"relay", {.multiplier = 2}}}, {u"kimi"_s});
    QVERIFY(!model.setData(model.index(0, column), text));
    QVERIFY(!model.setData(model.index(1, column), u"1"_s)); // there is no plan
    QVERIFY(!model.isChanged());
}

void TestPricesDialog::savesTheCurrencyOfAmounts()
{
    const auto reset = qScopeGuard([] { setDisplayCurrency({}); });
    open(u"prices"_s);
    find<QTabWidget>(u"priceTabs"_s)->setCurrentIndex(3);
    auto *rate = find<QDoubleSpinBox>(u"rateUSD"_s);
    QVERIFY(!rate->isVisible());
    auto *currency = find<QComboBox>(u"displayCurrency"_s);
    currency->setCurrentIndex(currency->findData(u"CNY"_s));
    QVERIFY(rate->isVisible());
    QVERIFY(!find<QDoubleSpinBox>(u"rateCNY"_s)->isVisible());
    rate->setValue(7.2);
    QCOMPARE(rate->accessibleName(), u"1 USD is in CNY"_s);
    find<QDialogButtonBox>(QString())->button(QDialogButtonBox::Save)->click();
    QTRY_COMPARE(textOf(m_config.root), uR"({"PORT":3456,"Logging":{"displayCurrency":{"currency":"CNY","rates":{"USD":7.2}}}})"_s);
    QCOMPARE(moneyText(logging::Money{1, "USD"}), u"≈ ¥7.20"_s);
}

void TestPricesDialog::savesOnlyTheBudgetsThatWereChanged()
{
    open(u"budgets"_s);
    auto *dialog = m_window->findChild<BudgetsDialog *>();
    QPushButton *save = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save);
    QVERIFY(!save->isEnabled());
    QCOMPARE(dialog->findChild<QDoubleSpinBox *>(u"dailyBudgetUSD"_s)->text(), u"no limit"_s);
    auto *errors = dialog->findChild<QDoubleSpinBox *>(u"errorsPerHour"_s);
    QCOMPARE(errors->text(), u"100"_s);
    errors->setValue(0);
    QCOMPARE(errors->text(), u"never"_s); // and not of every error
    errors->setValue(100);
    dialog->findChild<QDoubleSpinBox *>(u"dailyBudgetUSD"_s)->setValue(10.5);
    dialog->findChild<QDoubleSpinBox *>(u"monthlyTokens"_s)->setValue(90);
    dialog->findChild<QDoubleSpinBox *>(u"budgetWarning"_s)->setValue(70);
    QVERIFY(save->isEnabled());
    save->click();
    QTRY_COMPARE(m_config.saves, 1);
    QCOMPARE(textOf(m_config.root),
             uR"({"PORT":3456,"Logging":{"alerts":{"dailyBudget":10.5,"monthlyTokens":90000000,"budgetWarning":0.7}}})"_s);
}

void TestPricesDialog::landsAtTheBudgetThatIsMeant_data()
{
    QTest::addColumn<QString>("alert");
    QTest::addColumn<QString>("field");
    QTest::newRow("money of the day") << u"budget:USD"_s << u"dailyBudgetUSD"_s;
    QTest::newRow("money of the month") << u"budget:month:CNY"_s << u"monthlyBudgetCNY"_s;
    QTest::newRow("tokens of the day") << u"budget:tokens"_s << u"dailyTokens"_s;
    QTest::newRow("tokens of the month") << u"budget:month-tokens"_s << u"monthlyTokens"_s;
}

void TestPricesDialog::landsAtTheBudgetThatIsMeant()
{
    QFETCH(QString, alert);
    QFETCH(QString, field);
    m_logging->configured.alerts.monthlyBudgets = {{u"CNY"_s, 30}};
    followNotice(noticeOf({.id = alert, .value = 1, .limit = 1}), m_window->workspace());
    auto *dialog = m_window->findChild<BudgetsDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->focusWidget(), dialog->findChild<QDoubleSpinBox *>(field));
}

void TestPricesDialog::keepsBudgetsOfCurrenciesApart()
{
    m_logging->configured.alerts.dailyBudgets = {{u"USD"_s, 5}, {u"CNY"_s, 30}};
    open(u"budgets"_s);
    auto *dialog = m_window->findChild<BudgetsDialog *>();
    QCOMPARE(dialog->findChild<QDoubleSpinBox *>(u"dailyBudgetCNY"_s)->value(), 30.0);
    dialog->findChild<QDoubleSpinBox *>(u"dailyBudgetUSD"_s)->setValue(6);
    dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save)->click();
    QTRY_COMPARE(m_config.saves, 1);
    QCOMPARE(textOf(m_config.root), uR"({"PORT":3456,"Logging":{"alerts":{"dailyBudget":{"CNY":30,"USD":6}}}})"_s);
}

void TestPricesDialog::savesWhatAUsedUpBudgetDoes()
{
    m_config.root = *parseJson5(u"{BUDGET_ACTION: 'fallback'}"_s);
    open(u"budgets"_s);
    auto *dialog = m_window->findChild<BudgetsDialog *>();
    auto *action = dialog->findChild<QComboBox *>(u"budgetAction"_s);
    QTRY_COMPARE(action->currentData().toString(), u"fallback"_s);
    QPushButton *save = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save);
    QVERIFY(!save->isEnabled());
    action->setCurrentIndex(action->findData(u"block"_s));
    QVERIFY(save->isEnabled());
    save->click();
    QTRY_COMPARE(m_config.saves, 1);
    QCOMPARE(textOf(m_config.root), uR"({"BUDGET_ACTION":"block"})"_s); // beside the logging, and nothing else
}

void TestPricesDialog::copiesAListPrice()
{
    open(u"prices"_s);
    auto *dialog = m_window->findChild<PricesDialog *>();
    auto *tabs = find<QTabWidget>(u"priceTabs"_s);
    tabs->setCurrentIndex(1);
    auto *list = find<QTableView>(u"listPrices"_s);
    const int all = list->model()->rowCount();
    QVERIFY2(list->columnWidth(ListPricesModel::Checked) > list->fontMetrics().horizontalAdvance(u" 2026-11-26 "_s), "a date is cut");
    find<QLineEdit>(u"listFilter"_s)->setText(u"Claude-Opus-4-5"_s);
    QVERIFY(list->model()->rowCount() > 0 && list->model()->rowCount() < all);
    QVERIFY(!find<QPushButton>(u"copyPrice"_s)->isEnabled());
    list->selectRow(0);
    find<QPushButton>(u"copyPrice"_s)->click();
    QCOMPARE(tabs->currentIndex(), 0);
    QAbstractItemModel *model = find<QTableView>(u"prices"_s)->model();
    QCOMPARE(model->rowCount(), 2);
    QCOMPARE(model->index(1, PricesModel::Pattern).data().toString(), u"claude-opus-4-5"_s);
    QCOMPARE(model->index(1, PricesModel::Output).data(Qt::EditRole).toString(), u"25"_s);
    QVERIFY(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save)->isEnabled());
}

void TestPricesDialog::fetchesNothingUnlessItIsAllowed()
{
    open(u"prices"_s);
    find<QTabWidget>(u"priceTabs"_s)->setCurrentIndex(2);
    auto *fetch = find<QPushButton>(u"syncFetch"_s);
    QVERIFY(!find<QCheckBox>(u"syncEnabled"_s)->isChecked());
    QVERIFY(!fetch->isEnabled());
    find<QCheckBox>(u"syncEnabled"_s)->setChecked(true);
    QVERIFY(fetch->isEnabled());
    find<QLineEdit>(u"syncUrl"_s)->setText(u"prices"_s);
    QVERIFY(!fetch->isEnabled());
    QVERIFY(find<QLabel>(u"pricesState"_s)->text().contains("https://models.dev/api.json"_L1)); // what is wrong
    find<QLineEdit>(u"syncUrl"_s)->setText(u"https://mirror.example/list.json"_s);
    QVERIFY(m_priceLists.asked.isEmpty());
    fetch->click();
    QCOMPARE(m_priceLists.asked, QStringList(u"https://mirror.example/list.json"_s));
    QVERIFY(!fetch->isEnabled());
    find<QDialogButtonBox>(QString())->button(QDialogButtonBox::Save)->click();
    const QString saved = uR"({"PORT":3456,"Logging":{"priceSync":{"enabled":true,"url":"https://mirror.example/list.json"}}})"_s;
    QTRY_COMPARE(textOf(m_config.root), saved);
}

void TestPricesDialog::takesOverWhatIsTicked()
{
    const auto listed = [](const char *model, double input) {
        return logging::ListPrice{.price = {.pattern = model,
                                            .provider = "anthropic",
                                            .input = input,
                                            .output = 25,
                                            .cacheRead = {},
                                            .cacheWrite = {},
                                            .validFrom = {}},
                                  .above = 0,
                                  .checked = QDate(2026, 11, 26)};
    };
    m_proxy->setProviders({{.name = u"relay"_s, .models = {u"claude-opus-4-5"_s}}}, {});
    m_logging->configured.priceSync.enabled = true;
    m_logging->configured.syncedPrices = logging::SyncedPrices({listed("claude-opus-4-5", 5)});
    open(u"prices"_s);
    find<QTabWidget>(u"priceTabs"_s)->setCurrentIndex(2);
    auto *takeOver = find<QPushButton>(u"syncTakeOver"_s);
    find<QPushButton>(u"syncFetch"_s)->click();
    m_priceLists.answer({listed("claude-opus-4-5", 6), listed("claude-haiku-9", 1)});
    const QString state = find<QLabel>(u"syncState"_s)->text();
    QVERIFY2(state.contains("1 new, 1 changed, 0 unchanged, 0 no longer listed"_L1) && state.contains("again from"_L1), qPrintable(state));
    auto *table = find<QTableView>(u"syncTable"_s);
    QCOMPARE(table->model()->rowCount(), 1); // of one's own models
    QCOMPARE(table->model()->index(0, PriceDiffModel::Input).data().toString(), u"5 → 6"_s);
    QCOMPARE(takeOver->text(), u"Take &over 1 ticked price"_s);
    find<QCheckBox>(u"syncOnlyMine"_s)->setChecked(false);
    QCOMPARE(table->model()->rowCount(), 2);
    find<QPushButton>(u"syncAll"_s)->click();
    QCOMPARE(takeOver->text(), u"Take &over 2 ticked prices"_s);
    find<QPushButton>(u"syncNone"_s)->click();
    QVERIFY(!takeOver->isEnabled());
    table->model()->setData(table->model()->index(1, 0), Qt::Checked, Qt::CheckStateRole);
    m_priceLists.problem = u"No space left on device"_s;
    takeOver->click();
    QVERIFY(find<QLabel>(u"syncState"_s)->text().contains(m_priceLists.problem));
    QVERIFY(m_priceLists.taken.all().empty());
    m_priceLists.problem.clear();
    find<QPushButton>(u"syncNone"_s)->click();
    table->model()->setData(table->model()->index(1, 0), Qt::Checked, Qt::CheckStateRole);
    QVERIFY(takeOver->isEnabled());
    takeOver->click();
    QCOMPARE(m_priceLists.taken.all().size(), std::size_t(1));
    QCOMPARE(m_priceLists.taken.all().front().price.input, 6.0);
    QVERIFY(find<QLabel>(u"syncState"_s)->text().contains("1 unchanged"_L1));
    QCOMPARE(m_config.saves, 0);
}

void TestPricesDialog::saysWhyNothingWasFetched_data()
{
    QTest::addColumn<int>("trouble");
    QTest::addColumn<QString>("text");
    using Trouble = logging::FetchTrouble;
    QTest::newRow("network") << int(Trouble::Network) << u"prices.example cannot be reached: because"_s;
    QTest::newRow("status") << int(Trouble::Status) << u"prices.example answered because."_s;
    QTest::newRow("size") << int(Trouble::TooLarge) << u"larger than 32 MB"_s;
    QTest::newRow("no list") << int(Trouble::Unreadable) << u"is not a list of prices: because."_s;
    QTest::newRow("disk") << int(Trouble::Disk) << u"cannot be kept: because"_s;
    QTest::newRow("configuration") << int(Trouble::Config) << u"the configuration cannot be read. because"_s;
}

void TestPricesDialog::saysWhyNothingWasFetched()
{
    QFETCH(const int, trouble);
    QFETCH(const QString, text);
    m_priceLists.list.trouble = static_cast<logging::FetchTrouble>(trouble);
    m_priceLists.list.host = u"prices.example"_s;
    m_priceLists.list.detail = u"because"_s;
    m_priceLists.list.next = wallNow() + std::chrono::minutes(1);
    m_priceLists.isDue = false;
    open(u"prices"_s);
    find<QCheckBox>(u"syncEnabled"_s)->setChecked(true);
    QVERIFY2(find<QLabel>(u"syncState"_s)->text().contains("can be fetched again from"_L1), "why the button cannot be pressed");
    QVERIFY2(find<QLabel>(u"syncState"_s)->text().contains(text), qPrintable(find<QLabel>(u"syncState"_s)->text()));
}

void TestPricesDialog::showsWhoseListPricesAre()
{
    m_logging->configured.syncedPrices = logging::SyncedPrices(
        {{.price = {.pattern = "gpt-9", .provider = "openai", .input = 9, .output = 25, .cacheRead = {}, .cacheWrite = {}, .validFrom = {}},
          .above = 0,
          .checked = QDate(2026, 11, 26)}});
    open(u"prices"_s);
    const QAbstractItemModel *list = find<QTableView>(u"listPrices"_s)->model();
    QCOMPARE(list->index(0, ListPricesModel::Model).data().toString(), u"gpt-9"_s);
    QCOMPARE(list->index(0, ListPricesModel::Source).data().toString(), u"synced: openai"_s);
    QCOMPARE(list->index(1, ListPricesModel::Source).data().toString(), u"built-in"_s);
}

void TestPricesDialog::opensWhereThePlansAre()
{
    open(u"prices"_s);
    open(u"plans"_s);
    QCOMPARE(m_window->findChildren<PricesDialog *>().size(), 1); // one window, whatever it is opened by
    QCOMPARE(find<QTabWidget>(u"priceTabs"_s)->currentIndex(), 3);
}

void TestPricesDialog::addsPricesInOneClick()
{
    QAction *add = m_window->workspace().actions.action(u"addMissingPrices"_s);
    add->setData(QStringList{u"gpt-4o*"_s, u"mystery"_s, u"riddle"_s});
    add->trigger();
    auto *table = find<QTableView>(u"prices"_s);
    QCOMPARE(table->model()->rowCount(), 3); // one of them is there
    QCOMPARE(table->model()->index(1, PricesModel::Pattern).data().toString(), u"mystery"_s);
    QCOMPARE(table->currentIndex(), table->model()->index(1, PricesModel::Input)); // ready to be typed
    add->trigger();
    QCOMPARE(table->model()->rowCount(), 3);
}

void TestPricesDialog::findsCostsAnewByItself()
{
    testing::FakeHistory history(0, [](std::int64_t) { return logging::ExchangeSnapshot(); });
    m_logging->historyControl = &history;
    m_logging->configured.syncedPrices = logging::SyncedPrices({{.price = {.pattern = "x"}}});
    open(u"recalculate"_s);
    find<QDateEdit>(u"recalculateSince"_s)->setDate(QDate(2026, 3, 1));
    find<QPushButton>(u"recalculateStart"_s)->click();
    QTRY_COMPARE(find<QLabel>(u"recalculateState"_s)->text(), u"7 recorded requests have a different cost now."_s);
    QCOMPARE(millisSinceEpoch(history.repricings.front().from), QDate(2026, 3, 1).startOfDay().toMSecsSinceEpoch());
    QVERIFY(history.repricings.front().prices == m_logging->configured.prices);
    QVERIFY(history.repricings.front().synced == m_logging->configured.syncedPrices);
    QVERIFY(find<QPushButton>(u"recalculateStart"_s)->isEnabled());
    m_window.reset(); // before its history
}

void TestPricesDialog::savesThePresetOfASpentBudget()
{
    m_config.root = *parseJson5(u"{BUDGET_PRESET: 'saving'}"_s);
    open(u"budgets"_s);
    auto *dialog = m_window->findChild<BudgetsDialog *>();
    auto *action = dialog->findChild<QComboBox *>(u"budgetAction"_s);
    auto *preset = dialog->findChild<QComboBox *>(u"budgetPreset"_s);
    QTRY_COMPARE(preset->currentText(), u"saving"_s);
    QVERIFY(!preset->isVisible());
    action->setCurrentIndex(action->findData(u"preset"_s));
    QVERIFY(preset->isVisible());
    dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save)->click();
    QTRY_COMPARE(textOf(m_config.root), uR"({"BUDGET_PRESET":"saving","BUDGET_ACTION":"preset"})"_s);
    // None is installed: nothing to choose from.
    m_config.root = *parseJson5(u"{BUDGET_ACTION: 'preset'}"_s);
    open(u"budgets"_s);
    dialog = m_window->findChild<BudgetsDialog *>();
    action = dialog->findChild<QComboBox *>(u"budgetAction"_s);
    QTRY_COMPARE(action->currentData().toString(), u"preset"_s);
    QVERIFY(!dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save)->isEnabled());
    const QString advice = dialog->findChild<QLabel *>(u"budgetsState"_s)->text();
    QVERIFY2(advice.contains("ccr preset export"_L1) && advice.contains("ccr preset install"_L1), qPrintable(advice));
    // Somebody did so in a terminal, and comes back.
    const QTemporaryDir folder;
    m_config.where = folder.filePath(u"config.json"_s);
    QVERIFY(QDir(folder.path()).mkpath(u"presets/cheap"_s));
    QFile manifest(folder.filePath(u"presets/cheap/manifest.json"_s));
    QVERIFY(manifest.open(QIODevice::WriteOnly));
    m_window->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), m_window.get());
    dialog->activateWindow();
    preset = dialog->findChild<QComboBox *>(u"budgetPreset"_s);
    QTRY_COMPARE(preset->currentText(), u"cheap"_s);
    QVERIFY(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save)->isEnabled());
}

void TestPricesDialog::showsAllOfALongProblem()
{
    open(u"budgets"_s);
    auto *dialog = m_window->findChild<BudgetsDialog *>();
    QVERIFY(QTest::qWaitForWindowExposed(dialog));
    dialog->findChild<QDoubleSpinBox *>(u"dailyTokens"_s)->setValue(3);
    m_config.refusal = u"Another program has changed the configuration file meanwhile. "_s.repeated(10);
    dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save)->click();
    const auto *state = dialog->findChild<QLabel *>(u"budgetsState"_s);
    QTRY_VERIFY(state->text().startsWith("Another program"_L1));
    QTRY_VERIFY2(state->height() >= state->heightForWidth(state->width()), "some lines are cut");
}

void TestPricesDialog::looksRight_data()
{
    testing::addLooks();
}

void TestPricesDialog::looksRight()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    m_window.reset();
    m_settings->setValue(u"language"_s, language);
    m_settings->setValue(u"theme"_s, theme);
    Services services{.proxy = *m_proxy, .logging = *m_logging, .settings = *m_settings};
    services.config = &m_config;
    services.priceLists = &m_priceLists;
    m_window = std::make_unique<MainWindow>(services, TrayUse::Never);
    m_window->show();
    open(u"prices"_s);
    open(u"budgets"_s);
    m_priceLists.answer(
        {{.price = {.pattern = "claude-opus-4-5", .provider = "anthropic", .input = 6, .output = 25}, .above = 0, .checked = {}}});
    open(u"recalculate"_s);
    QString cut;
    for (QDialog *dialog :
         {static_cast<QDialog *>(m_window->findChild<PricesDialog *>()), static_cast<QDialog *>(m_window->findChild<BudgetsDialog *>()),
          static_cast<QDialog *>(m_window->findChild<RecalculateDialog *>())}) {
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        auto *tabs = dialog->findChild<QTabWidget *>();
        for (int tab = 0; tab < (tabs ? tabs->count() : 1); ++tab) {
            if (tabs) tabs->setCurrentIndex(tab);
            cut += testing::cutTextsOf(*dialog, u"%1-%2"_s.arg(dialog->objectName()).arg(tab));
        }
    }
    QVERIFY2(cut.isEmpty(), qPrintable(cut));
}

void TestPricesDialog::refusesAnAlarmBeforeItsWarning()
{
    open(u"budgets"_s);
    auto *dialog = m_window->findChild<BudgetsDialog *>();
    dialog->findChild<QDoubleSpinBox *>(u"diskWarning"_s)->setValue(95);
    QVERIFY(!dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save)->isEnabled());
    QVERIFY(!find<QLabel>(u"budgetsState"_s)->text().isEmpty());
    dialog->findChild<QCheckBox *>(u"alertsEnabled"_s)->setChecked(false);
    QVERIFY(!dialog->findChild<QDoubleSpinBox *>(u"dailyBudgetUSD"_s)->isEnabled());
}

void TestPricesDialog::postsATest()
{
    open(u"budgets"_s);
    find<QPushButton>(u"testNotice"_s)->click();
    QVERIFY(m_window->workspace().notices.current());
    QCOMPARE(m_window->workspace().notices.current()->title, u"This is a test"_s);
}

void TestPricesDialog::putsASettingWhereItIsRead_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("nothing yet") << u"{}"_s << uR"({"Logging":{"alerts":{"dailyBudget":5}}})"_s;
    QTest::newRow("a block") << uR"({"Logging":{"level":"info","alerts":{"enabled":true}},"PORT":1})"_s
                             << uR"({"Logging":{"level":"info","alerts":{"enabled":true,"dailyBudget":5}},"PORT":1})"_s;
    QTest::newRow("settings beside the rest") << uR"({"level":"info","PORT":1})"_s
                                              << uR"({"level":"info","PORT":1,"alerts":{"dailyBudget":5}})"_s;
    QTest::newRow("another value") << uR"({"Logging":{"alerts":{"dailyBudget":1}}})"_s << uR"({"Logging":{"alerts":{"dailyBudget":5}}})"_s;
    QTest::newRow("null") << uR"({"Logging":null})"_s << uR"({"Logging":{"alerts":{"dailyBudget":5}}})"_s;
}

void TestPricesDialog::putsASettingWhereItIsRead()
{
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    Json5Value five{.type = Json5Value::Type::Number};
    five.number = 5;
    QCOMPARE(textOf(withLoggingSetting(*parseJson5(before), {u"alerts"_s, u"dailyBudget"_s}, five)), after);
}

QTEST_MAIN(TestPricesDialog)
#include "tst_prices_dialog.moc"
