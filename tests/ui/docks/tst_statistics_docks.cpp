#include "tests/support/fake_controls.h"
#include "tests/support/fake_history.h"
#include "tests/support/languages.h"
#include "ui/charts/time_chart.h"
#include "ui/docks/cost_dock.h"
#include "ui/docks/errors_dock.h"
#include "ui/docks/health_dock.h"
#include "ui/main_window/main_window.h"
#include "ui/models/amount_text.h"
#include "ui/models/value_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/adaptive_panels.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDir>
#include <QGraphicsView>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QStatusBar>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using logging::ExchangeSnapshot;
using logging::Outcome;

namespace {

/// The last two hours of a busy router: two providers, some failures, a model without a price.
ExchangeSnapshot stored(std::int64_t row, std::int64_t count)
{
    ExchangeSnapshot exchange;
    exchange.id = "stored-" + std::to_string(row);
    exchange.startedAt = wallNow() - (count + 1 - row) * 7s;
    exchange.provider = row % 3 ? "deepseek" : "moonshot";
    exchange.model = row % 3 ? "deepseek-chat" : "kimi-k2";
    exchange.rule = row % 5 ? "default" : "background";
    exchange.sessionId = "session-" + std::to_string(row % 4);
    exchange.attempts.push_back({.number = 1, .provider = exchange.provider, .model = exchange.model, .key = row % 2 ? "work" : "spare"});
    if (row % 17 == 0) exchange.attempts.push_back(exchange.attempts.front());
    exchange.outcome = row % 12 == 0 ? Outcome::Failed : row % 31 == 0 ? Outcome::ClientCancelled : Outcome::Ok;
    if (exchange.outcome == Outcome::Failed) {
        exchange.errorClass = row % 24 ? "rate_limited" : "timeout_first_token";
        exchange.errorFingerprint = exchange.errorClass;
        exchange.errorMessage = "Rate limit reached, retry after 23 s";
    }
    exchange.stream.firstContent = milliseconds(600 + (row * 37) % 900 + (row % 3 ? 0 : 1500));
    exchange.stream.lastContent = *exchange.stream.firstContent + milliseconds(4000 + (row * 91) % 6000);
    exchange.total = *exchange.stream.lastContent + 100ms;
    exchange.tokens = {.input = 900 + row % 700,
                       .output = 300 + row % 200,
                       .cacheRead = 9000 + row % 4000,
                       .cacheWrite = row % 400,
                       .reasoning = exchange.model == "deepseek-chat" ? std::optional<std::int64_t>(100) : std::nullopt,
                       .known = exchange.outcome == Outcome::Ok};
    if (exchange.tokens.known && row % 3) exchange.cost = logging::Money{0.0021 + 0.00001 * static_cast<double>(row % 50), "USD"};
    return exchange;
}

constexpr std::int64_t storedCount = 1000;

} // namespace

class TestStatisticsDocks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void countsWhatTheHistoryHolds();
    void asksNothingUntilItIsSeen();
    void aClickOnAnErrorIsAFilter();
    void aClickInTheMatrixIsAFilter();
    void clicksAddToTheFilter();
    void theCostIsOfTheRangeOfAll();
    void aRangeOfTheChartIsTheRangeOfAll();
    void saysThatThereAreNoErrors();
    void showsLatenciesOfEachProvider();
    void showsAllPartsWhereThereIsRoom();
    void hasRoomInANarrowDock();
    void showsLatencyBesideErrorsInAWideDock();
    void theHistogramIsHighEnoughAtFirst_data();
    void theHistogramIsHighEnoughAtFirst();
    void namesWhatHasNoName();
    void sumsWhatIsSpent();
    void namesModelsWithoutAPrice();
    void showsHowAPlanBurnsDown();
    void offersToSetUpAPlan();
    void showsTheDayInTheStatusBar();
    void showsBudgets();
    void asksForTheHealthWhileItIsSeen();
    void letsAProviderBack();
    void everyReasonHasItsRoom_data();
    void everyReasonHasItsRoom();
    void moneyIsReadable_data();
    void moneyIsReadable();
    void looksRight_data();
    void looksRight();

private:
    void makeWindow();
    void show(const QString &dock);
    template <typename T>
    T *find(const QString &name)
    {
        return m_window->findChild<T *>(name);
    }

    QTemporaryDir m_dir;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<testing::FakeProxyControl> m_proxy;
    std::unique_ptr<testing::FakeLoggingControl> m_logging;
    std::unique_ptr<testing::FakeHistory> m_history;
    std::unique_ptr<MainWindow> m_window;
};

void TestStatisticsDocks::init()
{
    m_settings = std::make_unique<QSettings>(m_dir.filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_settings->clear();
    m_settings->setValue(u"language"_s, u"en"_s);
    m_proxy = std::make_unique<testing::FakeProxyControl>();
    m_logging = std::make_unique<testing::FakeLoggingControl>();
    m_history = std::make_unique<testing::FakeHistory>(storedCount, [](std::int64_t row) { return stored(row, storedCount); });
    m_logging->historyControl = m_history.get();
    m_proxy->providers = {
        {.name = u"deepseek"_s, .url = u"https://api.deepseek.com"_s, .health = u"closed"_s},
        {.name = u"moonshot"_s, .health = u"open"_s, .failures = 5, .failure = {{u"rate_limited"_s, 429}}, .triedIn = 41'300ms},
        {.name = u"glm"_s, .problem = u"The key $GLM_KEY is not set"_s, .health = u"closed"_s}};
}

void TestStatisticsDocks::cleanup()
{
    m_window.reset();
}

void TestStatisticsDocks::makeWindow()
{
    m_window = std::make_unique<MainWindow>(Services{.proxy = *m_proxy, .logging = *m_logging, .settings = *m_settings}, TrayUse::Never);
    m_window->resize(1440, 900);
    m_window->show();
}

void TestStatisticsDocks::show(const QString &dock)
{
    if (!m_window) makeWindow();
    m_window->workspace().actions.action(u"show."_s + dock)->trigger();
}

void TestStatisticsDocks::countsWhatTheHistoryHolds()
{
    show(u"errors"_s);
    auto *chart = find<TimeChart>(u"errorHistory"_s);
    QTRY_VERIFY(!chart->data().bars.isEmpty() && !chart->data().bars.front().total.isEmpty() && chart->data().bars.front().total != u"0"_s);
    double requests = 0;
    for (const ChartSeries &part : chart->data().bars)
        for (const double value : part.values) requests += value;
    // 7 s apart: an hour holds 514 of them, the sixty buckets up to a minute less.
    QVERIFY2(requests > 500 && requests <= 515, qPrintable(QString::number(requests)));
    QVERIFY(chart->accessibleDescription().contains(u"failed"_s));
    auto *errors = find<QTableView>(u"topErrors"_s);
    const QAbstractItemModelTester errorTester(errors->model());
    const QAbstractItemModelTester matrixTester(find<QTableView>(u"errorMatrix"_s)->model());
    QVERIFY(errors->model()->rowCount() >= 2);
    QCOMPARE(errors->model()->index(0, TopErrorsModel::Provider).data().toString(), u"moonshot"_s);
    const QModelIndex errorClass = errors->model()->index(0, TopErrorsModel::Class);
    QCOMPARE(errorClass.data().toString(), u"rate limit"_s);
    QCOMPARE(errorClass.data(Qt::ToolTipRole).toString(), u"rate_limited"_s); // what the filter calls it
    QVERIFY(errorClass.data(Qt::AccessibleTextRole).toString().contains(u"Rate limit"_s));
    // What ends now is added.
    ExchangeSnapshot fresh = stored(2, storedCount);
    fresh.id = "fresh";
    fresh.startedAt = wallNow();
    fresh.outcome = Outcome::Failed;
    fresh.errorClass = "dns";
    Q_EMIT m_logging->exchanges.exchangesChanged({fresh});
    const int before = errors->model()->rowCount();
    QTRY_COMPARE(errors->model()->rowCount(), before + 1);
}

void TestStatisticsDocks::asksNothingUntilItIsSeen()
{
    makeWindow();
    show(u"health"_s);
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QTRY_VERIFY(m_proxy->askedForProviders > 0); // that dock is seen
    const int before = m_history->numberScans;   // the status bar wants the day's sum
    auto *chart = find<TimeChart>(u"costHistory"_s);
    QVERIFY(!chart->findChild<QGraphicsView *>());
    QVERIFY(!find<TimeChart>(u"errorHistory"_s)->findChild<QGraphicsView *>());
    m_window->workspace().range.setRange(TimeRange::lastHours(6));
    QCOMPARE(m_history->numberScans, before);
    show(u"cost"_s);
    QTRY_VERIFY(m_history->numberScans > before);
    QTRY_VERIFY(chart->findChild<QGraphicsView *>());
}

void TestStatisticsDocks::aClickOnAnErrorIsAFilter()
{
    show(u"errors"_s);
    auto *errors = find<QTableView>(u"topErrors"_s);
    QTRY_VERIFY(errors->model()->rowCount() > 0);
    m_window->findChild<ErrorsDock *>()->findChild<AdaptivePanels *>()->setCurrent(1);
    errors->setCurrentIndex(errors->model()->index(0, 0));
    QTest::mouseClick(errors->viewport(), Qt::LeftButton, {}, errors->visualRect(errors->model()->index(0, 0)).center());
    const QString text = m_window->workspace().filter.text();
    QVERIFY2(text.startsWith("class:="_L1) && text.contains("provider:=moonshot served:=kimi-k2"_L1), qPrintable(text));
    QVERIFY(!m_window->workspace().filter.error());
    // The filter is that of the window, and so the rest is gone here as well.
    QTRY_COMPARE(find<QTableView>(u"errorMatrix"_s)->model()->columnCount(), 1);
}

void TestStatisticsDocks::aClickInTheMatrixIsAFilter()
{
    show(u"errors"_s);
    auto *matrix = find<QTableView>(u"errorMatrix"_s);
    QTRY_VERIFY(matrix->model()->rowCount() > 0);
    m_window->findChild<ErrorsDock *>()->findChild<AdaptivePanels *>()->setCurrent(3);
    const QModelIndex cell = matrix->model()->index(0, 0);
    QTest::mouseClick(matrix->viewport(), Qt::LeftButton, {}, matrix->visualRect(cell).center());
    QVERIFY(m_window->workspace().filter.text().contains("class:="_L1));
    QVERIFY(!m_window->workspace().filter.text().contains("served"_L1));
}

void TestStatisticsDocks::clicksAddToTheFilter()
{
    show(u"errors"_s);
    FilterState &filter = m_window->workspace().filter;
    filter.setText(u"-path:count_tokens"_s);
    auto *errors = find<QTableView>(u"topErrors"_s);
    QTRY_VERIFY(errors->model()->rowCount() > 0);
    m_window->findChild<ErrorsDock *>()->findChild<AdaptivePanels *>()->setCurrent(1);
    QTest::mouseClick(errors->viewport(), Qt::LeftButton, {}, errors->visualRect(errors->model()->index(0, 0)).center());
    QVERIFY2(filter.text().startsWith("-path:count_tokens class:="_L1), qPrintable(filter.text()));
    const QString narrowed = filter.text();
    show(u"cost"_s);
    m_window->workspace().range.setRange({});
    auto *table = find<QTableView>(u"costTable"_s);
    QTRY_VERIFY(table->model()->rowCount() > 1);
    table->setCurrentIndex(table->model()->index(0, 0));
    Q_EMIT table->activated(table->currentIndex());
    QVERIFY2(filter.text().startsWith("-path:count_tokens class:="_L1), qPrintable(filter.text()));
    QCOMPARE(filter.text().count("served:="_L1), 1); // that of the click before makes room
    QVERIFY(filter.text() != narrowed);
    filter.goBack();
    QCOMPARE(filter.text(), narrowed);
    filter.goBack();
    QCOMPARE(filter.text(), u"-path:count_tokens"_s);
}

void TestStatisticsDocks::theCostIsOfTheRangeOfAll()
{
    show(u"cost"_s);
    TimeRangeState &range = m_window->workspace().range;
    auto *button = find<QToolButton>(u"costRange"_s);
    QCOMPARE(button->text(), u"Last hour"_s);
    QCOMPARE(button->menu(), m_window->workspace().actions.submenu(u"timeRange"_s));
    const QList<QAction *> choices = button->menu()->actions();
    const auto choice = [&choices](const QString &text) {
        return *std::find_if(choices.begin(), choices.end(), [&text](const QAction *action) { return action->text() == text; });
    };
    choice(u"Today"_s)->trigger();
    QCOMPARE(button->text(), u"Today"_s);
    QVERIFY(range.range().from && *range.range().from <= wallNow() && !range.range().to);
    QVERIFY(choice(u"Today"_s)->isChecked());
    choice(u"This month"_s)->trigger();
    QCOMPARE(button->text(), QDate::currentDate().day() == 1 ? u"Today"_s : u"This month"_s);
    const auto requests = [this] {
        const QAbstractItemModel *table = find<QTableView>(u"costTable"_s)->model();
        return table->index(table->rowCount() - 1, SpendingModel::Requests).data().toString().toInt();
    };
    const WallTime from = wallNow() - 30min;
    range.setRange({.last = {}, .from = from, .to = from + 10min});
    QTRY_VERIFY2(requests() > 0 && requests() < 100, qPrintable(QString::number(requests()))); // of a thousand
    while (range.canGoBack()) range.goBack();
    QCOMPARE(button->text(), u"Last hour"_s);
}

void TestStatisticsDocks::aRangeOfTheChartIsTheRangeOfAll()
{
    show(u"errors"_s);
    auto *chart = find<TimeChart>(u"errorHistory"_s);
    QTRY_VERIFY(!chart->data().bars.isEmpty() && chart->data().bars.front().total != u"0"_s);
    Q_EMIT chart->rangeChosen(10, 19);
    const TimeRange range = m_window->workspace().range.range();
    QVERIFY(range.from && range.to);
    QVERIFY(*range.to - *range.from == 10min);
    QTRY_VERIFY(chart->accessibleDescription().startsWith("8"_L1)); // ten minutes of the same traffic, 85 or 86 requests
    Q_EMIT chart->backRequested();
    QVERIFY(m_window->workspace().range.range() == TimeRange::lastHours(1));
}

void TestStatisticsDocks::saysThatThereAreNoErrors()
{
    m_history = std::make_unique<testing::FakeHistory>(30, [](std::int64_t row) {
        ExchangeSnapshot fine = stored(row, 30);
        fine.outcome = Outcome::Ok;
        return fine;
    });
    m_logging->historyControl = m_history.get();
    show(u"errors"_s);
    QTRY_COMPARE(find<QLabel>(u"noErrors"_s)->text(), u"No errors in the last hour (30 requests)."_s);
    m_window->findChild<ErrorsDock *>()->findChild<AdaptivePanels *>()->setCurrent(1);
    QVERIFY(find<QLabel>(u"noErrors"_s)->isVisible());
}

void TestStatisticsDocks::showsLatenciesOfEachProvider()
{
    show(u"errors"_s);
    auto *chart = find<TimeChart>(u"latency"_s);
    QTRY_COMPARE(chart->data().lines.size(), 4);
    QVERIFY(chart->data().lines.at(1).isDashed);
    auto *metric = find<QComboBox>(u"latencyMetric"_s);
    metric->setCurrentIndex(int(Latency::Speed));
    QCOMPARE(chart->data().lines.at(1).name, u"deepseek p5"_s); // slow is bad
    // A bucket that is looked at in one chart is marked in the other.
    m_window->findChild<ErrorsDock *>()->findChild<AdaptivePanels *>()->setCurrent(2);
    Q_EMIT find<TimeChart>(u"errorHistory"_s)->hovered(7);
    Q_EMIT find<TimeChart>(u"errorHistory"_s)->hovered(-1);
}

void TestStatisticsDocks::showsAllPartsWhereThereIsRoom()
{
    show(u"errors"_s);
    auto *dock = m_window->findChild<ErrorsDock *>();
    auto *panels = dock->findChild<AdaptivePanels *>();
    QVERIFY(!panels->showsAll());
    dock->setFloating(true);
    dock->resize(900, 700);
    QTRY_VERIFY(panels->showsAll());
    for (const QString &name : {u"errorMatrix"_s, u"topErrors"_s}) QVERIFY(find<QTableView>(name)->parentWidget()->isVisible());
    QVERIFY(find<TimeChart>(u"latency"_s)->isVisible() && find<TimeChart>(u"errorHistory"_s)->isVisible());
    dock->resize(420, 260);
    QTRY_VERIFY(!panels->showsAll());
    QVERIFY(!find<TimeChart>(u"latency"_s)->isVisible());
}

void TestStatisticsDocks::hasRoomInANarrowDock()
{
    show(u"errors"_s);
    auto *dock = m_window->findChild<ErrorsDock *>();
    auto *panels = dock->findChild<AdaptivePanels *>();
    auto *errors = find<QTableView>(u"topErrors"_s);
    QTRY_VERIFY(errors->model()->rowCount() > 0);
    panels->setCurrent(1);
    dock->setFloating(true);
    for (const int width : {640, 458, 380}) {
        // Again and again, as by hand: the bar makes itself narrow in an event of its own.
        QTRY_COMPARE((dock->resize(width, 230), dock->width()), width);
        for (const QToolButton *arrow : panels->findChild<QTabBar *>()->findChildren<QToolButton *>()) QTRY_VERIFY(!arrow->isVisible());
        int columns = 0;
        for (int column = 0; column < errors->model()->columnCount(); ++column) columns += errors->columnWidth(column);
        QVERIFY2(columns <= errors->viewport()->width(), qPrintable(QString::number(columns)));
        QVERIFY(!errors->isColumnHidden(TopErrorsModel::Class) && !errors->isColumnHidden(TopErrorsModel::Count));
        QCOMPARE(errors->isColumnHidden(TopErrorsModel::Share), width < 640);
    }
    // The choice of the range is the one that the list of requests has.
    const auto *range = find<QToolButton>(u"errorRange"_s);
    QCOMPARE(range->menu(), m_window->workspace().actions.submenu(u"timeRange"_s));
}

void TestStatisticsDocks::showsLatencyBesideErrorsInAWideDock()
{
    show(u"errors"_s);
    auto *dock = m_window->findChild<ErrorsDock *>();
    auto *panels = dock->findChild<AdaptivePanels *>();
    dock->setFloating(true);
    QTRY_COMPARE((dock->resize(880, 220), dock->width()), 880);
    QVERIFY(!panels->showsAll());
    auto *history = find<TimeChart>(u"errorHistory"_s);
    auto *latency = find<TimeChart>(u"latency"_s);
    QTRY_VERIFY(history->isVisible() && latency->isVisible());
    QTRY_VERIFY(latency->mapTo(panels, QPoint()).x() > history->mapTo(panels, QPoint()).x() + history->width());
    QTRY_VERIFY(std::any_of(latency->data().lines.begin(), latency->data().lines.end(),
                            [](const ChartSeries &line) { return line.name.endsWith("p95"_L1); }));
    panels->setCurrent(1);
    QVERIFY(!history->isVisible() && !latency->isVisible());
    panels->setCurrent(2);
    QVERIFY(history->isVisible() && latency->isVisible());
    QTRY_COMPARE((dock->resize(500, 220), dock->width()), 500);
    QTRY_VERIFY(!history->isVisible() && latency->isVisible());
}

void TestStatisticsDocks::theHistogramIsHighEnoughAtFirst_data()
{
    testing::addLanguages();
}

// More than half of its dock: neither the tabs nor what stands beside them take a second line from it.
void TestStatisticsDocks::theHistogramIsHighEnoughAtFirst()
{
    QFETCH(const QString, language);
    m_settings->setValue(u"language"_s, language);
    show(u"errors"_s);
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    auto *chart = find<TimeChart>(u"errorHistory"_s);
    QTRY_VERIFY(chart->findChild<QGraphicsView *>());
    const auto heights = [&] {
        return u"%1 of %2"_s.arg(chart->findChild<QGraphicsView *>()->height()).arg(m_window->findChild<ErrorsDock *>()->height());
    };
    QTRY_VERIFY2(chart->findChild<QGraphicsView *>()->height() >= 120, qPrintable(heights()));
}

void TestStatisticsDocks::namesWhatHasNoName()
{
    StatisticsBucket sum;
    for (std::int64_t row = 1; row <= 3; ++row) {
        ExchangeSnapshot exchange = stored(row, 3);
        exchange.outcome = Outcome::Rejected;
        exchange.errorClass = "config";
        exchange.provider.clear();
        exchange.model.clear();
        exchange.sessionId.clear();
        exchange.rule = "explicit";
        exchange.tokens = {.input = 1, .output = 1, .known = true};
        sum.add(logging::numbersOf(exchange), Fate::Failed);
    }
    const auto nameBy = [&sum](Grouping grouping) {
        SpendingModel model;
        model.show(sum, grouping);
        return model.index(0, SpendingModel::Name).data().toString();
    };
    QVERIFY(!SpendingModel().headerData(SpendingModel::Requests, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
    QCOMPARE(nameBy(Grouping::Session), u"Without a session"_s);
    QCOMPARE(nameBy(Grouping::Model), u"Without a model"_s);
    QCOMPARE(nameBy(Grouping::Rule), u"Model by name"_s); // as the Inspector calls it
    ErrorMatrixModel matrix;
    matrix.show(sum);
    QCOMPARE(matrix.headerData(0, Qt::Vertical, Qt::DisplayRole).toString(), u"Without a provider"_s);
    QCOMPARE(matrix.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), u"configuration"_s);
    QCOMPARE(matrix.headerData(0, Qt::Horizontal, Qt::ToolTipRole).toString(), u"config"_s);
}

void TestStatisticsDocks::sumsWhatIsSpent()
{
    show(u"cost"_s);
    auto *table = find<QTableView>(u"costTable"_s);
    const QAbstractItemModelTester tester(table->model());
    m_window->workspace().range.setRange(TimeRange::lastHours(24 * 7));
    QTRY_COMPARE(table->model()->rowCount(), 3); // two models and their sum
    double cost = 0;
    std::int64_t unpriced = 0;
    for (std::int64_t row = 1; row <= storedCount; ++row) {
        const ExchangeSnapshot exchange = stored(row, storedCount);
        if (!exchange.tokens.known) continue;
        cost += exchange.cost ? exchange.cost->amount : 0;
        unpriced += !exchange.cost;
    }
    QCOMPARE(table->model()->index(0, SpendingModel::Name).data().toString(), u"deepseek-chat"_s);
    QCOMPARE(table->model()->index(0, SpendingModel::Cost).data().toString(), moneyText(logging::Money{cost, "USD"}));
    QCOMPARE(table->model()->index(1, SpendingModel::Cost).data().toString(), u"—"_s);
    QCOMPARE(table->model()->index(2, SpendingModel::Cost).data().toString(), u"≥ "_s + moneyText(logging::Money{cost, "USD"}));
    find<QComboBox>(u"costGrouping"_s)->setCurrentIndex(int(Grouping::Key));
    QCOMPARE(table->model()->rowCount(), 3);
    find<QComboBox>(u"costGrouping"_s)->setCurrentIndex(int(Grouping::Session));
    QCOMPARE(table->model()->rowCount(), 5);
    find<QComboBox>(u"costGrouping"_s)->setCurrentIndex(int(Grouping::Rule));
    QCOMPARE(table->model()->rowCount(), 3);
    QCOMPARE(table->model()->index(0, SpendingModel::Name).data().toString(), u"Default"_s);
    find<QComboBox>(u"costGrouping"_s)->setCurrentIndex(int(Grouping::Provider));
    QCOMPARE(table->model()->index(0, SpendingModel::Name).data().toString(), u"deepseek"_s);
    auto *chart = find<TimeChart>(u"costHistory"_s);
    QCOMPARE(chart->data().bars.size(), 5);
    QCOMPARE(chart->data().bars.back().name, u"thinking"_s);
    QCOMPARE(chart->data().lines.size(), 1);
    QCOMPARE(chart->data().lines.front().total, moneyText(logging::Money{cost, "USD"}));
    QVERIFY(chart->accessibleDescription().contains(moneyText(logging::Money{cost, "USD"})));
}

void TestStatisticsDocks::namesModelsWithoutAPrice()
{
    show(u"cost"_s);
    m_window->workspace().range.setRange(TimeRange::lastHours(24 * 7));
    auto *label = find<QLabel>(u"modelsWithoutPrice"_s);
    QTRY_VERIFY(label->isVisible());
    QCOMPARE(label->text(), u"1 model has no price."_s);
    QCOMPARE(label->toolTip(), u"kimi-k2"_s);
    QVERIFY(find<QPushButton>(u"addPrices"_s)->isVisible());
    find<QPushButton>(u"addPrices"_s)->click();
    QTRY_VERIFY(m_window->findChild<QWidget *>(u"pricesDialog"_s));
    auto *prices = find<QTableView>(u"prices"_s);
    const int row = prices->model()->rowCount() - 1;
    QCOMPARE(prices->model()->index(row, 0).data().toString(), u"kimi-k2"_s); // its line is there, ready for the price
    QCOMPARE(prices->currentIndex().row(), row);
}

void TestStatisticsDocks::showsHowAPlanBurnsDown()
{
    m_logging->configured.providerPrices = {
        {"moonshot",
         {.plan = logging::Plan{.fee = 49,
                                .currency = "CNY",
                                .quota = {.unit = logging::QuotaUnit::Requests,
                                          .limits = {{logging::QuotaWindow::FiveHours, 500}, {logging::QuotaWindow::Week, 2000}},
                                          .since = {}}}}},
        {"deepseek", {.plan = logging::Plan{.fee = 20}}}};
    show(u"cost"_s);
    auto *panels = m_window->findChild<CostDock *>()->findChild<AdaptivePanels *>();
    panels->setCurrent(2);
    auto *choice = find<QComboBox>(u"planChoice"_s);
    QTRY_COMPARE(choice->count(), 3);
    auto *chart = find<TimeChart>(u"planChart"_s);
    QVERIFY(!chart->isVisible()); // the first one has no quota
    QCOMPARE(find<QLabel>(u"planSummary"_s)->text(), u"This plan has no quota that could be used up."_s);
    choice->setCurrentText(u"moonshot · 5 hours"_s);
    QVERIFY(chart->isVisible() && choice->isVisible());
    std::int64_t answered = 0;
    for (std::int64_t row = 1; row <= storedCount; ++row) {
        const ExchangeSnapshot exchange = stored(row, storedCount);
        answered += exchange.provider == "moonshot" && exchange.outcome == Outcome::Ok;
    }
    auto *summary = find<QLabel>(u"planSummary"_s);
    const QString used = u"%1 of 500 requests used"_s.arg(answered);
    QTRY_VERIFY2(summary->text().startsWith(used), qPrintable(summary->text()));
    QCOMPARE(chart->accessibleDescription(), summary->text()); // for who cannot see it
    QCOMPARE(chart->data().lines.constFirst().total, u"%1 requests"_s.arg(500 - answered));
    // What is paid whatever is asked stands apart from what requests cost.
    const QString notes = find<QLabel>(u"budgets"_s)->text();
    QVERIFY2(notes.contains(u"Fees of plans a month: deepseek $20.00, moonshot ¥49.00"_s), qPrintable(notes));
    // A choice that is made stays, and follows what ends.
    ExchangeSnapshot another = stored(3, storedCount);
    another.id = "another";
    another.outcome = Outcome::Ok;
    another.startedAt = wallNow();
    Q_EMIT m_logging->exchanges.exchangesChanged({another});
    QTRY_VERIFY_WITH_TIMEOUT(summary->text().startsWith(u"%1 of 500"_s.arg(answered + 1)), 8000);
    QCOMPARE(choice->currentText(), u"moonshot · 5 hours"_s);
}

void TestStatisticsDocks::offersToSetUpAPlan()
{
    show(u"cost"_s);
    m_window->findChild<CostDock *>()->findChild<AdaptivePanels *>()->setCurrent(2);
    QVERIFY(find<QLabel>(u"noPlan"_s)->isVisible() && !find<QComboBox>(u"planChoice"_s)->isVisible());
    QVERIFY(!find<QLabel>(u"budgets"_s)->text().contains("Fees"_L1));
    find<QPushButton>(u"setUpPlan"_s)->click();
    QCOMPARE(m_window->findChild<QTabWidget *>(u"priceTabs"_s)->currentIndex(), 3);
}

void TestStatisticsDocks::showsTheDayInTheStatusBar()
{
    m_logging->historyControl = nullptr;
    makeWindow();
    auto *label = find<QLabel>(u"spentToday"_s);
    QVERIFY(label->text().isEmpty()); // nothing is not $0.00
    ExchangeSnapshot exchange = stored(1, storedCount);
    exchange.startedAt = wallNow();
    exchange.tokens = {.input = 100'000, .output = 0, .known = true};
    exchange.cost.reset();
    Q_EMIT m_logging->exchanges.exchangesChanged({exchange});
    QTRY_COMPARE(label->text(), u"today 100k tok · cost —"_s);
    exchange.id = "another";
    exchange.tokens = {.input = 900'000, .output = 1'000'000, .cacheRead = 2'100'000, .cacheWrite = 0, .known = true};
    exchange.cost = logging::Money{3.27, "USD"};
    Q_EMIT m_logging->exchanges.exchangesChanged({exchange});
    QTRY_COMPARE(label->text(), u"today 4.1M tok · ≥ $3.27"_s);
    show(u"cost"_s);
    QTRY_COMPARE(find<QLabel>(u"budgets"_s)->text(), label->text());
}

void TestStatisticsDocks::showsBudgets()
{
    m_logging->historyControl = nullptr;
    m_logging->configured.alerts.dailyBudget = 4;
    m_logging->configured.alerts.monthlyTokens = 1000;
    show(u"cost"_s);
    ExchangeSnapshot exchange = stored(1, storedCount);
    exchange.startedAt = wallNow();
    exchange.tokens = {.input = 200, .output = 300, .known = true};
    exchange.cost = logging::Money{3.4, "USD"};
    Q_EMIT m_logging->exchanges.exchangesChanged({exchange});
    QTRY_COMPARE(find<QLabel>(u"budgets"_s)->text(), u"△ Today $3.40 of $4.00 (85 %) · This month 500 tok of 1.0k tok (50 %)"_s);
    QTRY_COMPARE(find<QLabel>(u"spentToday"_s)->text(), u"today 500 tok · $3.40 / $4.00"_s);
}

void TestStatisticsDocks::asksForTheHealthWhileItIsSeen()
{
    makeWindow();
    QCOMPARE(m_proxy->askedForProviders, 0);
    show(u"health"_s);
    auto *table = find<QTableView>(u"providerHealth"_s);
    const QAbstractItemModelTester tester(table->model());
    QTRY_COMPARE(table->model()->rowCount(), 3);
    const auto cell = [table](int row, int column) { return table->model()->index(row, column).data().toString(); };
    QCOMPARE(cell(0, ProviderHealthModel::State), u"✓ closed: serves"_s);
    QCOMPARE(cell(1, ProviderHealthModel::State), u"✕ open: left alone"_s);
    QCOMPARE(cell(1, ProviderHealthModel::Reason), u"5 failures in a row, last: rate limit (429)"_s);
    QVERIFY(table->model()->index(1, ProviderHealthModel::Reason).data(Qt::ToolTipRole).toString().contains("rate_limited (429)"_L1));
    QCOMPARE(cell(1, ProviderHealthModel::NextTry), u"in 42 s"_s);
    QCOMPARE(cell(2, ProviderHealthModel::State), u"⊘ not usable"_s);
    QTRY_VERIFY2(cell(0, ProviderHealthModel::FirstToken).endsWith(u's'), qPrintable(cell(0, ProviderHealthModel::FirstToken)));
    QCOMPARE(cell(2, ProviderHealthModel::FirstToken), u"—"_s); // it answered nothing within the hour
    const int before = m_proxy->askedForProviders;
    m_proxy->providers[0].restingKeys = {{.label = u"work"_s, .left = 41'300ms}}; // every request gets 401, 402 or 429
    m_proxy->providers[1].triedIn = 0ms;
    QTRY_COMPARE(cell(1, ProviderHealthModel::NextTry), u"with the next request"_s);
    QVERIFY(m_proxy->askedForProviders > before);
    QVERIFY(!table->isColumnHidden(ProviderHealthModel::NextTry));
    m_proxy->providers[1].triedIn.reset();
    QTRY_VERIFY(table->isColumnHidden(ProviderHealthModel::NextTry)); // its room is for the reasons
    QCOMPARE(cell(0, ProviderHealthModel::State), u"△ closed: a key was refused or is limited"_s);
    QCOMPARE(cell(0, ProviderHealthModel::Reason), u"keys that were refused or are limited: “work” for 42 s"_s);
    show(u"errors"_s); // a tab in the same place
    const int hidden = m_proxy->askedForProviders;
    Q_EMIT m_proxy->stateChanged(m_proxy->state());
    QCOMPARE(m_proxy->askedForProviders, hidden);
}

void TestStatisticsDocks::letsAProviderBack()
{
    show(u"health"_s);
    auto *table = find<QTableView>(u"providerHealth"_s);
    auto *button = find<QPushButton>(u"resetHealth"_s);
    QTRY_COMPARE(table->model()->rowCount(), 3);
    table->selectRow(0);
    QVERIFY(!button->isEnabled());
    table->selectRow(1);
    QVERIFY(button->isEnabled());
    button->click();
    QCOMPARE(m_proxy->healthResets, QStringList{u"moonshot"_s});
}

void TestStatisticsDocks::everyReasonHasItsRoom_data()
{
    testing::addLanguages(); // the lines of Chinese are higher
}

// In a column that is stretched when the table gets its place.
void TestStatisticsDocks::everyReasonHasItsRoom()
{
    QFETCH(QString, language);
    m_settings->setValue(u"language"_s, language);
    show(u"health"_s);
    const auto *table = find<QTableView>(u"providerHealth"_s);
    QTRY_COMPARE(table->model()->rowCount(), 3);
    const auto needed = [table](int row) {
        QStyleOptionViewItem option;
        option.initFrom(table);
        option.font = table->font();
        option.features = QStyleOptionViewItem::WrapText;
        option.rect = QRect(0, 0, table->columnWidth(ProviderHealthModel::Reason), table->rowHeight(row));
        return table->itemDelegate()->sizeHint(option, table->model()->index(row, ProviderHealthModel::Reason)).height();
    };
    for (const int width : {1440, 1100, 1700}) {
        m_window->resize(width, 900);
        for (int row = 0; row < 3; ++row) QTRY_VERIFY2(table->rowHeight(row) >= needed(row), qPrintable(QString::number(row)));
    }
}

void TestStatisticsDocks::moneyIsReadable_data()
{
    QTest::addColumn<double>("amount");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("expected");
    QTest::newRow("dollars") << 3.274 << u"USD"_s << u"$3.27"_s;
    QTest::newRow("cents") << 0.051 << u"USD"_s << u"$0.051"_s;
    QTest::newRow("less than a cent") << 0.00214 << u"CNY"_s << u"¥0.0021"_s;
    QTest::newRow("hardly anything") << 0.0000004 << u"USD"_s << u"$0.000000"_s;
    QTest::newRow("nothing") << 0.0 << u"EUR"_s << u"0.00 EUR"_s;
}

void TestStatisticsDocks::moneyIsReadable()
{
    QFETCH(const double, amount);
    QFETCH(const QString, currency);
    QFETCH(const QString, expected);
    QCOMPARE(moneyText(logging::Money{amount, currency.toStdString()}), expected);
}

void TestStatisticsDocks::looksRight_data()
{
    QTest::addColumn<int>("theme");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light-en") << int(ThemeChoice::Light) << u"en"_s << QSize(1440, 900);
    QTest::newRow("dark-zh") << int(ThemeChoice::Dark) << u"zh_CN"_s << QSize(1440, 900);
    QTest::newRow("contrast-en-small") << int(ThemeChoice::HighContrast) << u"en"_s << QSize(1024, 640);
}

void TestStatisticsDocks::looksRight()
{
    QFETCH(const int, theme);
    QFETCH(const QString, language);
    QFETCH(const QSize, size);
    m_settings->setValue(u"language"_s, language);
    m_logging->configured.providerPrices = {
        {"deepseek",
         {.plan = logging::Plan{
              .fee = 49,
              .currency = "CNY",
              .quota = {.unit = logging::QuotaUnit::Tokens, .limits = {{logging::QuotaWindow::FiveHours, 9.5e6}}, .since = {}}}}}};
    makeWindow();
    applyTheme(ThemeChoice(theme));
    m_window->resize(size);
    m_proxy->start();
    Q_EMIT m_logging->exchanges.exchangesChanged(testing::sampleExchanges());
    const QString folder = qEnvironmentVariable("CCR_ARTIFACTS", m_dir.path());
    QVERIFY(QDir().mkpath(folder));
    const auto picture = [&](const QString &name, QWidget *widget) {
        QTest::qWait(0); // layouts and axes take their places in the event loop
        QVERIFY(widget->grab().save(folder + u"/%1-%2.png"_s.arg(QString::fromLatin1(QTest::currentDataTag()), name)));
    };
    show(u"errors"_s);
    QTRY_VERIFY(find<QTableView>(u"topErrors"_s)->model()->rowCount() > 0);
    for (int panel = 0; panel < 4; ++panel) {
        m_window->findChild<ErrorsDock *>()->findChild<AdaptivePanels *>()->setCurrent(panel);
        picture(u"errors-%1"_s.arg(panel), m_window.get());
    }
    show(u"cost"_s);
    m_window->workspace().range.setRange(TimeRange::lastHours(24 * 7));
    QTRY_VERIFY(find<QTableView>(u"costTable"_s)->model()->rowCount() > 2);
    picture(u"cost-0"_s, m_window.get());
    m_window->findChild<CostDock *>()->findChild<AdaptivePanels *>()->setCurrent(1);
    picture(u"cost-1"_s, m_window.get());
    m_window->findChild<CostDock *>()->findChild<AdaptivePanels *>()->setCurrent(2);
    QTRY_VERIFY(find<TimeChart>(u"planChart"_s)->findChild<QGraphicsView *>());
    picture(u"cost-2"_s, m_window.get());
    show(u"health"_s);
    QTRY_COMPARE(find<QTableView>(u"providerHealth"_s)->model()->rowCount(), 3);
    picture(u"health"_s, m_window.get());
    auto *errors = m_window->findChild<ErrorsDock *>();
    errors->setFloating(true);
    errors->resize(960, 700);
    show(u"errors"_s);
    QTRY_VERIFY(errors->findChild<AdaptivePanels *>()->showsAll());
    picture(u"errors-all"_s, errors);
    applyTheme(ThemeChoice::Light);
}

QTEST_MAIN(TestStatisticsDocks)
#include "tst_statistics_docks.moc"
