#include "tests/support/config_window.h"
#include "tests/support/window_looks.h"
#include "ui/charts/time_chart.h"
#include "ui/main_window/compact_window.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeWidget>

using namespace ccr;
using namespace ccr::testing;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

class TestCompactWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void showsTheStateAndTheLastFive();
    void opensARequest();
    void changesTheDefaultRoute();
    void pausesRecordingAndCopiesTheSetup();
    void escapeHidesIt();
    void comesAndGoesWithTheAction();
    void countsOnlyWhileItIsSeen();
    void showsTheBudget();
    void standsBesideTheIcon();
    void looksRight_data();
    void looksRight();

private:
    void make(const QString &language);
    /// Requests in the chart.
    double counted() const
    {
        double sum = 0;
        for (const ChartSeries &series : m_compact->findChild<TimeChart *>()->data().bars)
            for (const double value : series.values) sum += value > 0 ? value : 0;
        return sum;
    }
    template <typename T>
    T *child(const QString &name) const
    {
        return m_compact->findChild<T *>(name);
    }

    std::unique_ptr<ConfigWindow> m_files;
    std::unique_ptr<DefaultRoute> m_route;
    std::unique_ptr<CompactWindow> m_compact;
};

void TestCompactWindow::init()
{
    make(u"en"_s);
}

void TestCompactWindow::make(const QString &language)
{
    cleanup();
    m_files = std::make_unique<ConfigWindow>(
        R"({"Providers": [{"name": "p", "api_base_url": "https://a.example/v1/chat/completions", "api_key": "k", "models": ["m1", "m2"]}],
            "Router": {"default": "p,m1"}})",
        language);
    m_files->window();
    m_files->proxy.start();
    m_files->proxy.setProviders({{.name = u"p"_s, .models = {u"m1"_s, u"m2"_s}}}, u"p,m1"_s);
    m_route = std::make_unique<DefaultRoute>(m_files->window().workspace());
    m_compact = std::make_unique<CompactWindow>(m_files->window().workspace(), *m_route);
}

void TestCompactWindow::cleanup()
{
    m_compact.reset();
    m_route.reset();
    m_files.reset();
}

void TestCompactWindow::showsTheStateAndTheLastFive()
{
    QList<logging::ExchangeSnapshot> exchanges = sampleExchanges();
    for (int i = 6; i <= 8; ++i) {
        exchanges.append(exchanges.constFirst());
        exchanges.last().number = static_cast<std::uint64_t>(i);
        exchanges.last().id = "req_sample_" + std::to_string(i);
    }
    m_compact->toggle({});
    QVERIFY(QTest::qWaitForWindowExposed(m_compact.get()));
    Q_EMIT m_files->logging.exchanges.exchangesChanged(exchanges);
    QCOMPARE(child<QLabel>(u"compactState"_s)->text(), u"● Running · 1 live"_s);
    QCOMPARE(child<QPushButton>(u"compactRoute"_s)->text(), u"default→m1"_s);
    auto *list = child<QTreeWidget>(u"compactRequests"_s);
    QCOMPARE(list->topLevelItemCount(), CompactWindow::mostRequests);
    QVERIFY2(list->topLevelItem(3)->text(0).startsWith(u'◐'), "the live one, with its clock");
    QVERIFY(list->topLevelItem(0)->text(2).contains(u"deepseek-chat"_s));
    exchanges[4].outcome = logging::Outcome::Ok;
    exchanges[4].status = 200;
    Q_EMIT m_files->logging.exchanges.exchangesChanged({exchanges[4]});
    QCOMPARE(list->topLevelItem(3)->text(0), u"✓ 200"_s);
    QCOMPARE(list->topLevelItemCount(), CompactWindow::mostRequests);
    Q_EMIT m_files->logging.exchanges.exchangesChanged({exchanges[0]}); // an old one stays out
    QCOMPARE(list->topLevelItemCount(), CompactWindow::mostRequests);
    m_compact = std::make_unique<CompactWindow>(m_files->window().workspace(), *m_route);
    QCOMPARE(child<QTreeWidget>(u"compactRequests"_s)->topLevelItemCount(), CompactWindow::mostRequests);
}

void TestCompactWindow::opensARequest()
{
    m_compact->toggle({});
    QVERIFY(QTest::qWaitForWindowActive(m_compact.get()));
    Q_EMIT m_files->logging.exchanges.exchangesChanged(sampleExchanges());
    QSignalSpy open(m_compact.get(), &CompactWindow::openRequested);
    auto *list = child<QTreeWidget>(u"compactRequests"_s);
    list->setFocus();
    list->setCurrentItem(list->topLevelItem(3));
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(open.size(), 1);
    QTRY_VERIFY(m_files->window().workspace().selection.exchange());
    QCOMPARE(m_files->window().workspace().selection.exchange()->id, "req_sample_2");
}

void TestCompactWindow::changesTheDefaultRoute()
{
    m_compact->toggle({});
    QMenu *menu = child<QPushButton>(u"compactRoute"_s)->menu();
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 2);
    QVERIFY(menu->actions().at(0)->isChecked());
    menu->actions().at(1)->trigger();
    QTRY_VERIFY(m_files->content().contains("\"p,m2\""));
}

void TestCompactWindow::pausesRecordingAndCopiesTheSetup()
{
    m_compact->toggle({});
    auto *pause = child<QPushButton>(u"compactPause"_s);
    QCOMPARE(pause->text(), u"Pause recording"_s);
    pause->click();
    QVERIFY(!m_files->logging.recording);
    m_compact->refresh();
    QCOMPARE(pause->text(), u"Resume recording"_s);
    QCOMPARE(child<QLabel>(u"compactState"_s)->text(), u"‖ Running"_s);
    child<QPushButton>(u"compactCopy"_s)->click();
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"ANTHROPIC_BASE_URL"_s));
    QSignalSpy open(m_compact.get(), &CompactWindow::openRequested);
    child<QPushButton>(u"compactOpen"_s)->click();
    QCOMPARE(open.size(), 1);
}

void TestCompactWindow::escapeHidesIt()
{
    m_compact->toggle({});
    QVERIFY(QTest::qWaitForWindowActive(m_compact.get()));
    QCOMPARE(m_compact->size(), QSize(420, 560));
    QTest::keyClick(m_compact.get(), Qt::Key_Escape);
    QVERIFY(!m_compact->isVisible());
    QVERIFY2(m_files->window().isVisible(), "the other window stays");
}

void TestCompactWindow::comesAndGoesWithTheAction()
{
    const auto shown = [] {
        for (const QWidget *widget : QApplication::topLevelWidgets())
            if (widget->objectName() == "compactWindow"_L1 && widget->isVisible()) return true;
        return false;
    };
    QAction *action = m_files->window().workspace().actions.action(u"compactView"_s);
    QVERIFY(!shown());
    action->trigger();
    QVERIFY(shown());
    action->trigger();
    QVERIFY(!shown());
}

void TestCompactWindow::countsOnlyWhileItIsSeen()
{
    m_compact->toggle({});
    Q_EMIT m_files->logging.exchanges.exchangesChanged(sampleExchanges());
    QTRY_VERIFY(counted() >= 3);
    m_compact->toggle({});
    const double before = counted();
    logging::ExchangeSnapshot another = sampleExchanges().constFirst();
    another.id = "another";
    Q_EMIT m_files->logging.exchanges.exchangesChanged({another});
    QCOMPARE(counted(), before);
    m_compact->toggle({});
    QTRY_VERIFY(counted() > before);
}

void TestCompactWindow::showsTheBudget()
{
    m_compact->toggle({});
    QVERIFY(child<QLabel>(u"compactSpent"_s)->text().contains(u"No tokens"_s));
    QVERIFY(!m_compact->findChild<QProgressBar *>()->isVisible());
    m_files->logging.configured.alerts.dailyBudget = 10;
    logging::ExchangeSnapshot paid = sampleExchanges().constFirst();
    paid.startedAt = wallNow();
    paid.cost = logging::Money{.amount = 2.5, .currency = "USD"};
    Q_EMIT m_files->logging.exchanges.exchangesChanged({paid});
    m_files->window().workspace().spending.look();
    QTRY_VERIFY(child<QLabel>(u"compactSpent"_s)->text().contains(u"$2.50 / $10.00"_s));
    QTRY_VERIFY(m_compact->findChild<QProgressBar *>()->isVisible());
    const auto *bar = m_compact->findChild<QProgressBar *>();
    QCOMPARE(bar->value(), 25);
    QVERIFY2(bar->accessibleName().contains(u"$2.50"_s), qPrintable(bar->accessibleName()));
}

void TestCompactWindow::standsBesideTheIcon()
{
    const QRect screen(0, 0, 1440, 900);
    const QSize size(420, 560);
    const auto placed = [&](const QRect &icon) { return QRect(CompactWindow::placeBeside(icon, screen, size), size); };
    const QRect below = placed({1300, 4, 24, 24});
    QVERIFY(below.top() > 28 && below.right() < 1440 && screen.contains(below));
    const QRect above = placed({700, 874, 24, 24});
    QVERIFY(above.bottom() < 874);
    QVERIFY(qAbs(above.center().x() - QRect(700, 874, 24, 24).center().x()) <= 1);
    const QRect unknown = placed({});
    QVERIFY(screen.contains(unknown) && unknown.right() > 1420 && unknown.bottom() > 880);
    QVERIFY(QRect(0, 0, 400, 300).contains(CompactWindow::placeBeside({}, {0, 0, 400, 300}, size))); // a tiny screen
}

void TestCompactWindow::looksRight_data()
{
    addLooks();
}

void TestCompactWindow::looksRight()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    make(language);
    applyTheme(ThemeChoice(theme));
    Q_EMIT m_files->logging.exchanges.exchangesChanged(sampleExchanges());
    m_compact->toggle({});
    QVERIFY(QTest::qWaitForWindowExposed(m_compact.get()));
    QTRY_VERIFY(counted() > 0);
    const QString cut = cutTextsOf(*m_compact, u"compact"_s);
    QVERIFY2(cut.isEmpty(), qPrintable(cut));
}

QTEST_MAIN(TestCompactWindow)
#include "tst_compact_window.moc"
