#include "proxy/api/exchange_sentence.h"
#include "tests/support/fake_controls.h"
#include "tests/support/fake_services.h"
#include "tests/support/languages.h"
#include "ui/docks/inspector_dock.h"
#include "ui/docks/log_stream_dock.h"
#include "ui/main_window/main_window.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QDialog>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWindow>

#include <algorithm>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

namespace {

QList<logging::LogRecord> sampleRecords(int count)
{
    QList<logging::LogRecord> records;
    for (int i = 0; i < count; ++i)
        records.append({.time = wallNow() - std::chrono::minutes(1),
                        .severity = i % 3 ? logging::Severity::Info : logging::Severity::Warn,
                        .component = "proxy",
                        .message = "request completed",
                        .exchangeId = "req_sample_1",
                        .fields = {{"status", std::int64_t(200)}}});
    return records;
}

/// Of one object.
class EventCounter final : public QObject
{
public:
    explicit EventCounter(QObject &watched) { watched.installEventFilter(this); }
    int count(QEvent::Type type) const { return m_counts.value(type); }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        ++m_counts[event->type()];
        return false;
    }

private:
    QHash<int, int> m_counts;
};

logging::ExchangeSnapshot finishedLast()
{
    logging::ExchangeSnapshot finished = testing::sampleExchanges().constLast();
    finished.outcome = logging::Outcome::Ok;
    finished.status = 200;
    return finished;
}

QAction *layoutAction(MainWindow &window, const QString &name)
{
    for (QAction *action : window.workspace().actions.submenu(u"layouts"_s)->actions())
        if (action->text() == name) return action;
    return nullptr;
}

/// Lets the window arrange itself.
void settle()
{
    for (int i = 0; i < 5; ++i) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

QMap<QString, QSize> sizesOf(const QMainWindow &window)
{
    QMap<QString, QSize> sizes;
    for (const QDockWidget *dock : window.findChildren<QDockWidget *>())
        if (dock->isVisibleTo(&window) && window.rect().intersects(dock->geometry())) sizes.insert(dock->objectName(), dock->size());
    return sizes;
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void showsRequestsAsTheyCome();
    void offersTheNextStepWhenEmpty();
    void tellsWhereNothingIsWritten();
    void pausesTheViewOnly();
    void spacePressesTheFocusedButton();
    void iconsFollowTheTheme();
    void allWindowsShowTheStateByTheirIcon();
    void closingWithoutATrayQuits();
    void keepsItsLayout();
    void keepsTheArrangementThatFollowsAMaximisedView();
    void monitorsInASmallWindow();
    void monitorsOverARestart();
    void noticesTakeNoRoomForGood();
    void aShortNoticeIsAsHighAsTheToolBar();
    void aMaximisedViewComesBackAsItWas();
    void startsAnewWithOtherHeightsThanKept();
    void leavesNoTraceOfANarrowWindow();
    void isWholeInItsSmallestSize_data();
    void isWholeInItsSmallestSize();
    void neverComesBackEmpty();
    void everyControlHasAName();
    void movesTheInspectorBelowInANarrowWindow();
    void walksThroughTheDocksByKeyboard();
    void explainsTheRouteInTheLanguageOfTheWindow();
    void everyActionDoesSomething();
    void looksRight_data();
    void looksRight();

private:
    std::unique_ptr<MainWindow> makeWindow();
    QTemporaryDir m_dir;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<testing::FakeProxyControl> m_proxy;
    std::unique_ptr<testing::FakeLoggingControl> m_logging;
};

void TestMainWindow::init()
{
    m_settings = std::make_unique<QSettings>(m_dir.filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_settings->clear();
    m_settings->setValue(u"language"_s, u"en"_s);
    m_proxy = std::make_unique<testing::FakeProxyControl>();
    m_logging = std::make_unique<testing::FakeLoggingControl>();
}

std::unique_ptr<MainWindow> TestMainWindow::makeWindow()
{
    return std::make_unique<MainWindow>(Services{.proxy = *m_proxy, .logging = *m_logging, .settings = *m_settings},
                                        TrayUse::WhenAvailable);
}

void TestMainWindow::showsRequestsAsTheyCome()
{
    const auto window = makeWindow();
    const QAbstractItemModelTester tester(&window->workspace().exchanges);
    m_proxy->start();
    Q_EMIT m_logging->exchanges.exchangesChanged({testing::sampleExchanges().constFirst()});
    const auto *status = window->findChild<QLabel *>(u"statusCounts"_s);
    QVERIFY2(status->text().contains(u" · 1 request since the start · "_s), qPrintable(status->text()));
    Q_EMIT m_logging->exchanges.exchangesChanged(testing::sampleExchanges());
    auto *table = window->findChild<QTableView *>(u"requestTable"_s);
    QCOMPARE(table->model()->rowCount(), 5);
    QCOMPARE(window->workspace().exchanges.failureCount(), 2);
    QCOMPARE(window->workspace().exchanges.liveCount(), 1);
    const QString counts = status->text();
    QVERIFY2(counts.endsWith(u"1 live · 5 requests since the start · 2 failed (50.0 %)"_s), qPrintable(counts)); // of those that ended
    QCOMPARE(table->model()->index(0, ExchangeTableModel::Number).data().toString(), u"5"_s);

    QList<logging::ExchangeSnapshot> finished{testing::sampleExchanges().constLast()};
    finished.first().outcome = logging::Outcome::Ok;
    finished.first().status = 200;
    Q_EMIT m_logging->exchanges.exchangesChanged(finished);
    QCOMPARE(table->model()->rowCount(), 5);
    QCOMPARE(window->workspace().exchanges.liveCount(), 0);

    table->selectRow(0);
    QVERIFY(window->findChild<QLabel *>(u"routeSentence"_s)->text().contains("rule Default"_L1));
    QVERIFY(table->model()->index(3, 0).data(Qt::AccessibleTextRole).toString().contains("Rate limit"_L1));
}

void TestMainWindow::offersTheNextStepWhenEmpty()
{
    const auto window = makeWindow();
    window->show();
    const auto button = [&window](const QString &text) -> QPushButton * {
        for (QPushButton *found : window->findChildren<QPushButton *>())
            if (found->text() == text && found->isVisibleTo(window.get())) return found;
        return nullptr;
    };
    QVERIFY(button(u"Start"_s));
    button(u"Start"_s)->click();
    QCOMPARE(m_proxy->state().status, proxy::ProxyState::Status::Running);
    QVERIFY(button(u"Send a test request"_s));
    button(u"Send a test request"_s)->click();
    QCOMPARE(m_proxy->testRequests, 1);
}

void TestMainWindow::tellsWhereNothingIsWritten()
{
    testing::FakeCapture capture;
    MainWindow window(Services{.proxy = *m_proxy, .logging = *m_logging, .settings = *m_settings, .capture = &capture},
                      TrayUse::WhenAvailable);
    window.show();
    auto *label = window.findChild<QLabel *>(u"logSize"_s);
    QTRY_VERIFY2(label->text().startsWith("log 212"_L1), qPrintable(label->text()));
    QVERIFY2(label->text().endsWith("/ 2.0 GB"_L1), qPrintable(label->text())); // unless somebody wants it otherwise
    QVERIFY(!label->toolTip().contains("Logging status"_L1));
    const int shown = m_logging->looks;
    QTRY_VERIFY(m_logging->looks > shown);
    const EventCounter changes(*label);
    QTRY_VERIFY(m_logging->looks > shown + 2);
    QCOMPARE(changes.count(QEvent::ToolTipChange), 0); // nothing is new
    QCOMPARE(changes.count(QEvent::PaletteChange), 0);
    m_logging->current = {.status = logging::LoggingStatus::Unhealthy,
                          .streams = {{.name = "file", .state = logging::StreamState::Down, .problem = u"No space left on device"_s}}};
    QTRY_COMPARE(label->text(), u"✕ log: no output works"_s);
    QVERIFY2(label->toolTip().contains("file: No space left on device"_L1), qPrintable(label->toolTip()));
    m_logging->current.status = logging::LoggingStatus::Degraded;
    QTRY_VERIFY2(label->text().startsWith(u"△ log 212"_s), qPrintable(label->text()));
    m_logging->current = {};
    QTRY_VERIFY2(label->text().startsWith("log 212"_L1), qPrintable(label->text()));
}

void TestMainWindow::pausesTheViewOnly()
{
    const auto window = makeWindow();
    QAction *pause = nullptr;
    for (QAction *action : window->findChildren<QAction *>())
        if (action->isCheckable() && action->text() == "Pause"_L1) pause = action;
    QVERIFY(pause);
    pause->trigger();
    Q_EMIT m_logging->exchanges.exchangesChanged(testing::sampleExchanges());
    QCOMPARE(window->workspace().exchanges.liveCount(), 1); // the numbers go on
    QCOMPARE(window->workspace().exchanges.seenCount(), 5);
    QCOMPARE(window->workspace().exchanges.failureCount(), 2);
    Q_EMIT m_logging->exchanges.exchangesChanged({finishedLast()}); // the same request again, later in its life
    QCOMPARE(window->workspace().exchanges.rowCount(), 0);
    QVERIFY(pause->text().contains(u"5"_s));
    pause->trigger();
    QCOMPARE(window->workspace().exchanges.rowCount(), 5);
    QCOMPARE(window->workspace().exchanges.liveCount(), 0);
}

void TestMainWindow::spacePressesTheFocusedButton()
{
    const auto window = makeWindow();
    window->show();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    auto *follow = window->findChild<QToolButton *>(u"follow"_s);
    follow->setFocus();
    QTRY_VERIFY(follow->hasFocus());
    QTest::keyClick(follow, Qt::Key_Space);
    QVERIFY(!follow->isChecked());
    Q_EMIT m_logging->exchanges.exchangesChanged(testing::sampleExchanges());
    QCOMPARE(window->workspace().exchanges.rowCount(), 5);
    auto *table = window->findChild<QTableView *>(u"requestTable"_s);
    table->setFocus();
    QTRY_VERIFY(table->hasFocus());
    QTest::keyClick(table, Qt::Key_Space);
    QList<logging::ExchangeSnapshot> another{finishedLast()};
    another.first().id = "req_another";
    Q_EMIT m_logging->exchanges.exchangesChanged(another);
    QCOMPARE(window->workspace().exchanges.rowCount(), 5);
}

void TestMainWindow::iconsFollowTheTheme()
{
    const auto window = makeWindow();
    const QIcon icon = themedIcon(u"copy"_s);
    const auto strongest = [&icon] {
        const QImage image = icon.pixmap(32, 32).toImage().convertToFormat(QImage::Format_ARGB32);
        QRgb found = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (qAlpha(image.pixel(x, y)) > qAlpha(found)) found = image.pixel(x, y);
        return found;
    };
    applyTheme(ThemeChoice::Light);
    const QRgb onLight = strongest();
    applyTheme(ThemeChoice::Dark);
    const QRgb onDark = strongest();
    QCOMPARE(qAlpha(onLight), 255);
    QVERIFY2(qGray(onLight) < 80, "dark strokes on a light window");
    QVERIFY2(qGray(onDark) > 170, "light strokes on a dark window");
}

void TestMainWindow::allWindowsShowTheStateByTheirIcon()
{
    const auto window = makeWindow();
    window->show();
    window->workspace().actions.action(u"filterSyntax"_s)->trigger();
    const auto *dialog = window->findChild<QDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    const auto picture = [](const QWidget &of) { return of.windowHandle()->icon().pixmap(16).toImage(); };
    const QImage stopped = picture(*dialog);
    QCOMPARE(picture(*window), stopped);
    m_proxy->start();
    QTRY_VERIFY(picture(*dialog) != stopped);
    QCOMPARE(picture(*window), picture(*dialog));
}

void TestMainWindow::closingWithoutATrayQuits()
{
    const auto window = makeWindow();
    window->show();
    QVERIFY(!window->hasTray());
    QSignalSpy quit(window.get(), &MainWindow::quitRequested);
    window->close();
    QCOMPARE(quit.size(), 1);
}

void TestMainWindow::keepsItsLayout()
{
    QList<int> widths;
    for (int round = 0; round < 10; ++round) {
        const auto window = makeWindow();
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
        widths.append(window->findChild<QDockWidget *>(u"inspector"_s)->width());
        window->close();
    }
    for (const int width : widths) QCOMPARE(width, widths.first());
}

void TestMainWindow::keepsTheArrangementThatFollowsAMaximisedView()
{
    auto window = makeWindow();
    window->show();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    window->findChild<QTableView *>(u"requestTable"_s)->setFocus();
    window->workspace().actions.action(u"show.requests"_s)->trigger();
    window->workspace().actions.action(u"maximiseDock"_s)->trigger();
    layoutAction(*window, u"Monitor"_s)->trigger();
    const auto *log = window->findChild<QDockWidget *>(u"logStream"_s);
    QVERIFY(log->isHidden());
    window->close();
    window = makeWindow();
    QVERIFY(window->findChild<QDockWidget *>(u"logStream"_s)->isHidden());
    QVERIFY(!window->findChild<QDockWidget *>(u"errors"_s)->isHidden());
}

void TestMainWindow::monitorsInASmallWindow()
{
    auto window = makeWindow();
    window->show();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    const QSize before = window->size();
    const TimeRange range = window->workspace().range.range();
    layoutAction(*window, u"Monitor"_s)->trigger();
    QCOMPARE(window->size(), QSize(900, 600));
    Workspace &workspace = window->workspace();
    QVERIFY(workspace.range.range() == TimeRange::lastHours(24));
    QVERIFY(workspace.actions.action(u"onlyLive"_s)->isChecked());
    Q_EMIT m_logging->exchanges.exchangesChanged(testing::sampleExchanges());
    QTRY_COMPARE(workspace.exchanges.rowCount(), 1); // the one that runs
    const auto dock = [&window](const QString &id) { return window->findChild<QDockWidget *>(id)->geometry(); };
    QTRY_VERIFY(dock(u"errors"_s).width() > 850); // the whole width
    QTRY_VERIFY(dock(u"errors"_s).bottom() < dock(u"cost"_s).top());
    QTRY_VERIFY(dock(u"cost"_s).right() < dock(u"health"_s).left());
    QTRY_VERIFY(dock(u"cost"_s).bottom() < dock(u"requests"_s).top());
    QTRY_VERIFY(window->findChild<QWidget *>(u"latency"_s)->isVisible() && window->findChild<QWidget *>(u"errorHistory"_s)->isVisible());
    QVERIFY(window->grab().save(qEnvironmentVariable("CCR_ARTIFACTS", m_dir.path()) + u"/monitor.png"_s));
    for (const QString &id : {u"errors"_s, u"cost"_s, u"health"_s, u"requests"_s}) {
        QVERIFY2(window->rect().contains(dock(id)), qPrintable(id));
        QVERIFY2(dock(id).height() >= 110, qPrintable(id));
    }
    window->resetLayout();
    QVERIFY(!workspace.actions.action(u"onlyLive"_s)->isChecked());
    QCOMPARE(window->size(), before); // and all else that was of that arrangement
    QVERIFY(workspace.range.range() == range);
}

void TestMainWindow::monitorsOverARestart()
{
    std::unique_ptr<MainWindow> window;
    const auto start = [&] {
        if (window) window->close();
        window = makeWindow();
        window->show();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        settle();
    };
    const auto isOnlyLive = [&] { return window->workspace().actions.action(u"onlyLive"_s)->isChecked(); };
    start();
    const QSize before = window->size();
    layoutAction(*window, u"Monitor"_s)->trigger();
    settle();
    const QStringList docks = sizesOf(*window).keys();
    start();
    QCOMPARE(window->size(), QSize(900, 600));
    QCOMPARE(sizesOf(*window).keys(), docks);
    QVERIFY(window->workspace().range.range() == TimeRange::lastHours(24));
    QVERIFY(isOnlyLive());
    const QMap<QString, QSize> monitor = sizesOf(*window);
    start();
    QCOMPARE(sizesOf(*window), monitor);
    layoutAction(*window, u"Debug"_s)->trigger();
    settle();
    QCOMPARE(window->size(), before);
    QVERIFY(window->workspace().range.range() == TimeRange::lastHours(1));
    QVERIFY(!isOnlyLive());
    QVERIFY(window->findChild<QDockWidget *>(u"inspector"_s)->isVisible());
    start();
    QCOMPARE(window->size(), before);
    QVERIFY(window->workspace().range.range() == TimeRange::lastHours(1)); // that arrangement is over
    QVERIFY(!isOnlyLive());
}

void TestMainWindow::noticesTakeNoRoomForGood()
{
    const auto window = makeWindow();
    window->show();
    QVERIFY(QTest::qWaitForWindowExposed(window.get()));
    window->resetLayout();
    settle();
    const QMap<QString, QSize> before = sizesOf(*window);
    NoticeBoard &notices = window->workspace().notices;
    const QString longBody = u"Somebody has to look after it before anything else can be done here. "_s.repeated(6);
    for (const QString &body : {u"why"_s, longBody, u"why"_s}) {
        notices.post({.kind = NoticeKind::Export, .title = u"done"_s, .body = body});
        settle();
        const QMap<QString, QSize> during = sizesOf(*window);
        QCOMPARE(during[u"logStream"_s], before[u"logStream"_s]);
        QVERIFY(during[u"requests"_s].height() < before[u"requests"_s].height());
        notices.dismiss();
        settle();
        QCOMPARE(sizesOf(*window), before);
    }
}

void TestMainWindow::aShortNoticeIsAsHighAsTheToolBar()
{
    const auto window = makeWindow();
    window->show();
    QVERIFY(QTest::qWaitForWindowExposed(window.get()));
    NoticeBoard &notices = window->workspace().notices;
    notices.post({.kind = NoticeKind::Budget, .level = NoticeLevel::Warning, .title = u"spent"_s, .actionId = u"budgets"_s});
    settle();
    const auto *bar = window->findChild<QWidget *>(u"noticeBar"_s);
    QVERIFY(bar->isVisible());
    const int toolBar = window->findChild<QWidget *>(u"mainToolBar"_s)->height();
    QVERIFY2(std::abs(bar->height() - toolBar) <= 6, qPrintable(u"%1, the tool bar %2"_s.arg(bar->height()).arg(toolBar)));
    // What needs two lines gets them, and no more.
    const auto *text = window->findChild<QLabel *>(u"noticeText"_s);
    notices.post(
        {.kind = NoticeKind::Disk, .level = NoticeLevel::Problem, .title = u"full"_s, .body = u"Something is to be done. "_s.repeated(16)});
    settle();
    QCOMPARE(text->height(), text->heightForWidth(text->width()));
    window->resize(900, 700);
    settle();
    QCOMPARE(text->height(), text->heightForWidth(text->width()));
}

void TestMainWindow::aMaximisedViewComesBackAsItWas()
{
    const auto window = makeWindow();
    window->show();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    window->resetLayout();
    settle();
    const QMap<QString, QSize> before = sizesOf(*window);
    for (int round = 0; round < 2; ++round) {
        for (const QString &id : {u"show.errors"_s, u"show.logStream"_s}) {
            window->workspace().actions.action(id)->trigger();
            window->workspace().actions.action(u"maximiseDock"_s)->trigger();
            settle();
            window->workspace().actions.action(u"maximiseDock"_s)->trigger();
            settle();
            QCOMPARE(sizesOf(*window), before);
        }
    }
}

void TestMainWindow::startsAnewWithOtherHeightsThanKept()
{
    QMap<QString, QSize> first;
    for (int round = 0; round < 3; ++round) {
        const auto window = makeWindow();
        if (round == 2) window->resetLayout(); // as --reset-layout does, before anybody sees it
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
        settle();
        if (round == 0) first = sizesOf(*window);
        if (round == 2) QCOMPARE(sizesOf(*window), first);
        auto *log = window->findChild<QDockWidget *>(u"logStream"_s);
        window->resizeDocks({window->findChild<QDockWidget *>(u"requests"_s), log}, {300, 500}, Qt::Vertical);
        settle();
        QVERIFY(log->height() > 400);
        window->workspace().actions.action(u"quit"_s)->trigger();
    }
}

void TestMainWindow::leavesNoTraceOfANarrowWindow()
{
    const auto window = makeWindow();
    window->show();
    QVERIFY(QTest::qWaitForWindowExposed(window.get()));
    window->resetLayout();
    settle();
    const QMap<QString, QSize> sizes = sizesOf(*window);
    const QImage before = window->grab().toImage();
    window->resize(1024, 900);
    settle();
    window->resize(1440, 900);
    settle();
    QCOMPARE(sizesOf(*window), sizes);
    for (const QTabBar *bar : window->findChildren<QTabBar *>(Qt::FindDirectChildrenOnly))
        QVERIFY2(bar->isHidden() || bar->count() > 1, "a tab bar without tabs to choose from");
    const QImage after = window->grab().toImage();
    before.save(qEnvironmentVariable("CCR_ARTIFACTS", m_dir.path()) + u"/wide-before.png"_s);
    after.save(qEnvironmentVariable("CCR_ARTIFACTS", m_dir.path()) + u"/wide-after.png"_s);
    QVERIFY(before == after);
}

void TestMainWindow::isWholeInItsSmallestSize_data()
{
    testing::addLanguages();
}

void TestMainWindow::isWholeInItsSmallestSize()
{
    QFETCH(QString, language);
    m_settings->setValue(u"language"_s, language);
    const auto window = makeWindow();
    m_proxy->start();
    window->resize(window->minimumSize());
    window->show();
    QVERIFY(QTest::qWaitForWindowExposed(window.get()));
    settle();
    QCOMPARE(window->size(), QSize(860, 520));
    const auto *filter = window->findChild<QWidget *>(u"mainToolBar"_s)->findChild<QLineEdit *>();
    QVERIFY2(filter && filter->isVisible(), "the filter is behind the arrow of the tool bar");
    const QMap<QString, QSize> sizes = sizesOf(*window);
    for (const QString &id : sizes.keys()) {
        const QRect place = window->findChild<QDockWidget *>(id)->geometry();
        QVERIFY2(window->rect().contains(place), qPrintable(u"%1 ends at %2"_s.arg(id).arg(place.right())));
    }
    window->grab().save(qEnvironmentVariable("CCR_ARTIFACTS", m_dir.path()) + u"/smallest-%1.png"_s.arg(language));
}

void TestMainWindow::neverComesBackEmpty()
{
    auto window = makeWindow();
    window->show();
    for (QDockWidget *dock : window->findChildren<QDockWidget *>()) dock->close();
    window->close();
    window = makeWindow();
    window->show();
    QVERIFY(window->findChild<QDockWidget *>(u"requests"_s)->isVisible());
}

void TestMainWindow::everyControlHasAName()
{
    const auto window = makeWindow();
    for (const QToolButton *button : window->findChildren<QToolButton *>()) {
        const bool isQts = button->objectName().startsWith("qt_"_L1) || qobject_cast<QLineEdit *>(button->parentWidget());
        QVERIFY2(isQts || !button->text().isEmpty() || !button->accessibleName().isEmpty(), qPrintable(button->objectName()));
    }
    for (const char16_t *name : {u"requestTable", u"logLines"})
        QVERIFY(!window->findChild<QWidget *>(QString::fromUtf16(name))->accessibleName().isEmpty());
}

void TestMainWindow::movesTheInspectorBelowInANarrowWindow()
{
    const auto window = makeWindow();
    auto *inspector = window->findChild<InspectorDock *>();
    window->show();
    window->resize(1440, 900);
    QCOMPARE(window->dockWidgetArea(inspector), Qt::RightDockWidgetArea);
    window->resize(1024, 640);
    QCOMPARE(window->dockWidgetArea(inspector), Qt::BottomDockWidgetArea);
    QCOMPARE(window->tabifiedDockWidgets(inspector).size(), 1);
    window->resize(1440, 900);
    QCOMPARE(window->dockWidgetArea(inspector), Qt::RightDockWidgetArea);
    window->addDockWidget(Qt::LeftDockWidgetArea, inspector); // where the user puts it, it stays
    window->resize(1024, 640);
    QCOMPARE(window->dockWidgetArea(inspector), Qt::LeftDockWidgetArea);
}

void TestMainWindow::walksThroughTheDocksByKeyboard()
{
    const auto window = makeWindow();
    m_proxy->start();
    Q_EMIT m_logging->exchanges.exchangesChanged(testing::sampleExchanges());
    Q_EMIT m_logging->records.recordsAdded(sampleRecords(3));
    window->show();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    auto *table = window->findChild<QTableView *>(u"requestTable"_s);
    auto *log = window->findChild<QWidget *>(u"logLines"_s);
    QTest::keyClick(window.get(), Qt::Key_1, Qt::ControlModifier);
    QVERIFY(table->hasFocus());
    QTest::keyClick(window.get(), Qt::Key_F6);
    QVERIFY(window->findChild<InspectorDock *>()->isAncestorOf(window->focusWidget()));
    QTest::keyClick(window.get(), Qt::Key_F6);
    QVERIFY(log->hasFocus());
    QTest::keyClick(window.get(), Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(window->findChild<InspectorDock *>()->isAncestorOf(window->focusWidget()));
    const qsizetype count = window->findChildren<Dock *>().size();
    for (qsizetype i = 0; i < count && !table->hasFocus(); ++i) QTest::keyClick(window.get(), Qt::Key_F6);
    QVERIFY2(table->hasFocus(), "the walk comes back to where it began");
    window->findChild<LogStreamDock *>()->close();
    QTest::keyClick(window.get(), Qt::Key_3, Qt::ControlModifier); // comes back
    QVERIFY(log->hasFocus());
}

void TestMainWindow::explainsTheRouteInTheLanguageOfTheWindow()
{
    m_settings->setValue(u"language"_s, u"zh_CN"_s);
    const auto window = makeWindow();
    auto *inspector = window->findChild<InspectorDock *>();
    const auto shows = [inspector](const QString &text) {
        const QList<QLabel *> labels = inspector->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&text](const QLabel *label) { return label->text() == text; });
    };
    logging::ExchangeSnapshot exchange = testing::sampleExchanges().constFirst();
    exchange.provider = "p";
    exchange.model = "m";
    exchange.routeSentence =
        proxy::told("Went to %1 because %2 (rule %3).", u"p/m"_s, proxy::told("no other rule matched"), PackedPhrase::sentence("default"));
    window->workspace().selection.select(&exchange);
    QVERIFY(shows(u"转到 p/m，因为没有其他规则匹配（规则：默认）。"_s));
    exchange.routeSentence = PackedPhrase("Went to p/m because no other rule matched (rule default)."); // of an older version
    window->workspace().selection.select(&exchange);
    QVERIFY(shows(QString::fromStdString(exchange.routeSentence.english())));
}

void TestMainWindow::everyActionDoesSomething()
{
    const auto window = makeWindow();
    const ActionSet &actions = window->workspace().actions;
    for (const ActionSpec &spec : actionTable()) {
        const QString id = QString::fromLatin1(spec.id);
        if (spec.kind == ActionKind::Submenu)
            QVERIFY2(!actions.submenu(id)->isEmpty(), spec.id);
        else
            QVERIFY2(actions.isBound(id) || !actions.action(id)->isEnabled(), spec.id); // off: needs a service
    }
}

void TestMainWindow::looksRight_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("theme");
    QTest::addColumn<QSize>("size");
    for (const QString &language : {u"en"_s, u"zh_CN"_s})
        for (const int theme : {1, 2})
            for (const QSize size : {QSize(1440, 900), QSize(1024, 640)})
                QTest::addRow("%s-%s-%d", qPrintable(language), theme == 1 ? "light" : "dark", size.width()) << language << theme << size;
}

void TestMainWindow::looksRight()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    QFETCH(QSize, size);
    m_settings->setValue(u"language"_s, language);
    m_settings->setValue(u"theme"_s, theme);
    const auto window = makeWindow();
    m_proxy->start();
    Q_EMIT m_logging->exchanges.exchangesChanged(testing::sampleExchanges());
    Q_EMIT m_logging->records.recordsAdded(sampleRecords(12));
    window->findChild<QTableView *>(u"requestTable"_s)->selectRow(1);
    window->resize(size);
    window->show();
    QVERIFY(QTest::qWaitForWindowExposed(window.get()));
    for (const QPushButton *button : window->findChildren<QPushButton *>())
        if (button->isVisible()) QVERIFY2(button->sizeHint().width() <= button->width(), qPrintable(button->text()));

    const QImage image = window->grab().toImage();
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); y += 7)
        for (int x = 0; x < image.width(); x += 7) colours.insert(image.pixel(x, y));
    QVERIFY2(colours.size() > 20, "the window is blank");
    const bool isDark = qGray(image.pixel(image.width() / 3, image.height() / 2)) < 128;
    QCOMPARE(isDark, theme == 2);
    const QString folder = qEnvironmentVariable("CCR_ARTIFACTS", m_dir.path());
    QVERIFY(image.save(u"%1/window-%2.png"_s.arg(folder, QString::fromLatin1(QTest::currentDataTag()))));
    if (language == "zh_CN"_L1) QCOMPARE(window->findChild<QDockWidget *>(u"requests"_s)->windowTitle(), u"请求"_s);
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
