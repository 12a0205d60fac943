#include "tests/support/accessible_tree.h"
#include "tests/support/sample_window.h"
#include "tests/support/text_snapshot.h"
#include "tests/support/window_pages.h"
#include "ui/dialogs/dialog_registry.h"
#include "ui/docks/dock.h"
#include "ui/docks/dock_registry.h"
#include "ui/models/exchange_cells.h"
#include "ui/widgets/log_view.h"
#include "ui/widgets/request_table.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

using namespace ccr;
using namespace ccr::testing;
using namespace ccr::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString nameOf(const QWidget *widget)
{
    if (!widget) return u"nothing"_s;
    const QString name = accessibleNameOf(QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget)));
    return u"%1 %2 \"%3\""_s.arg(QLatin1StringView(widget->metaObject()->className()), widget->objectName(), name);
}

// With the frame around it.
QImage pictureOf(QWidget &window, const QWidget &widget)
{
    const QRect place(widget.mapTo(&window, QPoint()), widget.size());
    return window.grab(place.adjusted(-4, -4, 4, 4)).toImage();
}

} // namespace

/// What is done often must be done in few steps, with the keyboard alone. A step is one chord, or a value that is typed and taken.
class TestKeyboard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_sample.reset(); }
    void whyDidItGoThere();
    void switchTheDefaultRoute();
    void copyTheReasonOfTheLastFailure();
    void runItOnAnotherModel();
    void handOutASafeLog();
    void pointClaudeCodeHere();
    void tryAKey();
    void isItHungOrThinking();
    void whatDidTodayCost();
    void fromALineToItsRequestAndBack();
    void hideNoise();
    void whatWouldMyRuleHaveDone();
    void tabComesBackAndIsSeen_data();
    void tabComesBackAndIsSeen();
    void escapeLeaves_data();
    void escapeLeaves();

private:
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void pressMenu();
    void type(const QString &text);
    void choose(const QString &text);
    void trigger(const QString &id) { m_sample->workspace().actions.action(id)->trigger(); }
    bool hasSteps(int most) const { return m_steps <= most; }
    template <typename T>
    T *find(const QString &name)
    {
        return m_sample->window().findChild<T *>(name);
    }
    QList<QWidget *> stops(QWidget &window, Qt::Key key, const std::function<void(QWidget *, const QImage &)> &left);
    static void addWindows();
    QWidget *showDock(const QString &what);

    static constexpr int mostStops = 200;
    std::unique_ptr<SampleWindow> m_sample;
    int m_steps = 0;
};

void TestKeyboard::init()
{
    QApplication::setCursorFlashTime(0); // pictures with a cursor are all alike
    m_steps = 0;
    m_sample = std::make_unique<SampleWindow>();
    m_sample->fill();
    m_sample->keepBody("req_sample_2");
    m_sample->window().show();
    QVERIFY(QTest::qWaitForWindowActive(&m_sample->window()));
    trigger(u"show.requests"_s);
    QCoreApplication::processEvents();
}

// To the window, as from the keyboard: it finds the one who has the focus, menus too.
void TestKeyboard::press(int key, Qt::KeyboardModifiers modifiers)
{
    QVERIFY(QGuiApplication::focusWindow());
    QTest::keyClick(QGuiApplication::focusWindow(), Qt::Key(key), modifiers);
    QCoreApplication::processEvents();
    ++m_steps;
}

// What platforms make of the Menu key, with the place that Qt gives it.
void TestKeyboard::pressMenu()
{
    QWidget *widget = QApplication::focusWidget();
    QVERIFY(widget);
    const QPoint place = widget->inputMethodQuery(Qt::ImCursorRectangle).toRect().center();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, place, widget->mapToGlobal(place));
    QCoreApplication::sendEvent(widget, &event);
    ++m_steps;
}

void TestKeyboard::type(const QString &text)
{
    for (const QChar c : text) QTest::keyClick(QGuiApplication::focusWindow(), c.toLatin1());
    press(Qt::Key_Return);
}

// By the underlined letter.
void TestKeyboard::choose(const QString &text)
{
    const auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    for (const QAction *action : menu->actions()) {
        if (!QString(action->text()).remove(u'&').startsWith(text)) continue;
        const QKeySequence letter = QKeySequence::mnemonic(action->text());
        QVERIFY2(!letter.isEmpty(), qPrintable(action->text()));
        return press(letter[0].key());
    }
    QFAIL(qPrintable(u"no entry "_s + text));
}

void TestKeyboard::whyDidItGoThere()
{
    press(Qt::Key_F8);
    const auto *sentence = find<QLabel>(u"routeSentence"_s);
    QTRY_VERIFY(sentence->isVisible());
    QVERIFY2(sentence->text().contains("deepseek-reasoner"_L1), qPrintable(sentence->text()));
    QVERIFY(hasSteps(1));
}

void TestKeyboard::switchTheDefaultRoute()
{
    press(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(QApplication::activePopupWidget());
    type(u"deepseek-reasoner"_s); // its name alone, whatever else is called so
    const auto current = [this] { return m_sample->config.root.find(u"Router")->find(u"default")->string; };
    QTRY_COMPARE(current(), u"deepseek,deepseek-reasoner"_s);
    QVERIFY(hasSteps(2));
}

void TestKeyboard::copyTheReasonOfTheLastFailure()
{
    press(Qt::Key_F8);
    press(Qt::Key_C, Qt::ControlModifier);
    const QString copied = QApplication::clipboard()->text();
    QVERIFY2(copied.contains("finish reason"_L1), qPrintable(copied)); // the newest failure of the samples: a broken stream
    QVERIFY2(copied.contains("req_sample_3"_L1), qPrintable(copied));
    QVERIFY(hasSteps(2));
}

void TestKeyboard::runItOnAnotherModel()
{
    m_sample->workspace().selection.open("req_sample_2");
    press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(QApplication::activeWindow() && QApplication::activeWindow()->objectName() == "replayWindow"_L1);
    type(u"qwen"_s);
    QTRY_COMPARE(m_sample->proxy.sent.size(), 1);
    QVERIFY2(m_sample->proxy.sent.constFirst().body.contains("local,qwen3"), m_sample->proxy.sent.constFirst().body);
    logging::ExchangeSnapshot replay = sampleExchanges().constFirst();
    replay.id = "req_replay";
    replay.model = "qwen3";
    replay.client = u"ccr (%1)"_s.arg(m_sample->proxy.sent.constFirst().label).toStdString();
    Q_EMIT m_sample->logging.exchanges.exchangesChanged({replay});
    const auto *numbers = QApplication::activeWindow()->findChild<QTableWidget *>(u"comparisonNumbers"_s);
    QTRY_COMPARE(numbers->columnCount(), 2);
    QVERIFY(numbers->isVisible());
    QVERIFY(hasSteps(3));
}

void TestKeyboard::handOutASafeLog()
{
    press(Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(QApplication::activeWindow() && QApplication::activeWindow()->objectName() == "exportDialog"_L1);
    press(Qt::Key_Return);
    QTRY_COMPARE(m_sample->exports.requests.size(), 1);
    QVERIFY(m_sample->exports.requests.constFirst().privacy == logging::ExportPrivacy::Standard);
    QVERIFY(hasSteps(2));
}

void TestKeyboard::pointClaudeCodeHere()
{
    QApplication::clipboard()->clear();
    press(Qt::Key_P, Qt::AltModifier);
    choose(u"Copy setup"_s);
    QTRY_VERIFY(QApplication::clipboard()->text().contains("ANTHROPIC_BASE_URL"_L1));
    QVERIFY(hasSteps(2));
}

void TestKeyboard::tryAKey()
{
    QVERIFY(m_sample->open(u"providers"_s));
    press(Qt::Key_T, Qt::ControlModifier);
    QTRY_COMPARE(m_sample->trial.probed, QStringList{u"deepseek"_s});
    QVERIFY(hasSteps(1));
}

void TestKeyboard::isItHungOrThinking()
{
    logging::ExchangeSnapshot silent = sampleExchanges().constLast();
    silent.startedAt = wallNow() - 60s;
    silent.stream.firstContent = 1s;
    silent.stream.lastContent = 2s;
    Q_EMIT m_sample->logging.exchanges.exchangesChanged({silent});
    const QAbstractItemModel &rows = m_sample->workspace().exchanges;
    QTRY_VERIFY(rows.index(0, ExchangeColumns::Status).data().toString().startsWith(u'‖'));
    QVERIFY(hasSteps(0));
}

void TestKeyboard::whatDidTodayCost()
{
    logging::ExchangeSnapshot paid = sampleExchanges().constFirst();
    paid.id = "req_paid";
    paid.startedAt = wallNow();
    paid.cost = logging::Money{.amount = 3.27, .currency = "USD"};
    Q_EMIT m_sample->logging.exchanges.exchangesChanged({paid});
    const auto *spent = find<QLabel>(u"spentToday"_s);
    QTRY_VERIFY2(spent->isVisible() && spent->text().contains("3.27"_L1), qPrintable(spent->text()));
    QVERIFY(hasSteps(0));
}

void TestKeyboard::fromALineToItsRequestAndBack()
{
    trigger(u"show.logStream"_s);
    auto *view = m_sample->window().findChild<LogView *>();
    QTRY_VERIFY(view->hasFocus());
    press(Qt::Key_Home); // somebody reads a line
    m_steps = 0;
    press(Qt::Key_Return);
    QTRY_VERIFY(m_sample->workspace().selection.exchange());
    QCOMPARE(m_sample->workspace().selection.exchange()->id, std::string("req_sample_1"));
    QVERIFY(hasSteps(1));
    auto *lines = find<QListView>(u"requestLogLines"_s);
    for (QTabWidget *tabs : m_sample->window().findChildren<QTabWidget *>())
        if (const int page = tabs->indexOf(lines->parentWidget()); page >= 0) tabs->setCurrentIndex(page);
    QTRY_VERIFY(lines->isVisible() && lines->model()->rowCount() > 0);
    lines->setFocus();
    lines->setCurrentIndex(lines->model()->index(0, 0));
    m_steps = 0;
    press(Qt::Key_Return);
    QTRY_VERIFY(view->hasFocus());
    QVERIFY(hasSteps(1));
}

void TestKeyboard::hideNoise()
{
    auto *table = m_sample->window().findChild<RequestTable *>();
    table->setFocus();
    table->setCurrentIndex(table->model()->index(1, ExchangeColumns::Rule)); // somebody looks at this cell: "think"
    pressMenu();
    QTRY_VERIFY(QApplication::activePopupWidget());
    choose(u"Exclude this value"_s);
    QTRY_COMPARE(m_sample->workspace().filter.text(), u"-rule:=think"_s);
    QVERIFY(hasSteps(2));
}

void TestKeyboard::whatWouldMyRuleHaveDone()
{
    QWidget *dialog = m_sample->open(u"routes"_s);
    QVERIFY(dialog);
    press(Qt::Key_N, Qt::AltModifier);
    const auto *result = dialog->findChild<QLabel *>(u"replayResult"_s);
    QTRY_VERIFY2(result->text().contains("would change"_L1), qPrintable(result->text()));
    QVERIFY(hasSteps(1));
}

void TestKeyboard::addWindows()
{
    QTest::addColumn<QString>("what");
    for (const DialogEntry &entry : dialogRegistry()) QTest::addRow("%s", entry.actionId) << QString::fromLatin1(entry.actionId);
    for (const char *other : {"replayWith", "compare"}) QTest::addRow("%s", other) << QString::fromLatin1(other);
}

// Where the key goes, from the widget that has the focus until it is there again; empty: it never is. What has several fields is
// one stop. `left` is told of each that loses the focus, and of how it looked before.
QList<QWidget *> TestKeyboard::stops(QWidget &window, Qt::Key key, const std::function<void(QWidget *, const QImage &)> &left)
{
    QList<QWidget *> stops{QApplication::focusWidget()};
    for (int i = 0; i < mostStops; ++i) {
        QWidget *from = stops.constLast();
        const QImage with = left ? pictureOf(window, *from) : QImage();
        press(key, key == Qt::Key_Backtab ? Qt::ShiftModifier : Qt::NoModifier);
        QWidget *to = QApplication::focusWidget();
        if (!to || !window.isAncestorOf(to)) return {};
        if (to == from) continue;
        if (left) left(from, with);
        if (to == stops.constFirst()) return stops;
        stops.append(to);
    }
    return stops.size() == 1 ? stops : QList<QWidget *>();
}

void TestKeyboard::tabComesBackAndIsSeen_data()
{
    addWindows();
    for (const DockEntry &entry : dockRegistry()) QTest::addRow("dock %s", entry.id) << QString::fromLatin1(entry.id);
    QTest::newRow("charts as tables") << u"charts"_s;
}

// Brings the dock to the front, in a window that has room for all of its bars.
QWidget *TestKeyboard::showDock(const QString &what)
{
    const bool isCharts = what == "charts"_L1;
    auto *dock = find<Dock>(isCharts ? u"errors"_s : what);
    if (!dock) return nullptr;
    m_sample->window().resize(1800, 1000);
    trigger(u"show."_s + dock->objectName());
    if (!QTest::qWaitFor([&] { return !dock->visibleRegion().isEmpty(); })) return nullptr;
    if (isCharts) find<QToolButton>(u"errorsAsTable"_s)->click();
    QCoreApplication::processEvents(); // charts are made a moment after they are seen
    return &m_sample->window();
}

// Everywhere Tab goes something changes where it is, Shift+Tab goes the same way back, and in the end it is where it began. The way
// is committed in tests/data/ui/focus; CCR_WRITE_SNAPSHOTS=1 writes it anew.
void TestKeyboard::tabComesBackAndIsSeen()
{
    QFETCH(QString, what);
    m_sample->select(what);
    QWidget *window = showDock(what);
    if (!window) window = m_sample->open(what);
    QVERIFY(window);
    QTRY_VERIFY(QApplication::focusWidget());
    if (!window->isAncestorOf(QApplication::focusWidget())) press(Qt::Key_Tab);
    press(Qt::Key_Tab); // from now on the window knows that somebody uses the keyboard
    QStringList faults;
    const QList<QWidget *> forth = stops(*window, Qt::Key_Tab, [&](QWidget *from, const QImage &with) {
        if (pictureOf(*window, *from) == with) faults.append(u"the focus is not seen: "_s + nameOf(from));
    });
    QVERIFY2(!forth.isEmpty(), "the keyboard is caught, or leaves the window");
    const QList<QWidget *> back = stops(*window, Qt::Key_Backtab, {});
    QVERIFY2(!back.isEmpty(), "Shift+Tab is caught, or leaves the window");
    QStringList names;
    for (qsizetype i = 0; i < forth.size(); ++i) {
        names.append(nameOf(forth.at(i)));
        QWidget *next = forth.at((i + 1) % forth.size());
        const qsizetype place = back.indexOf(next);
        if (place >= 0 && back.at((place + 1) % back.size()) == forth.at(i)) continue;
        faults.append(u"from %1 Shift+Tab goes to %2, not to %3"_s.arg(
            nameOf(next), nameOf(place < 0 ? nullptr : back.at((place + 1) % back.size())), nameOf(forth.at(i))));
    }
    QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
    QCOMPARE(back.size(), forth.size());
    std::rotate(names.begin(), std::min_element(names.begin(), names.end()), names.end()); // wherever it began
    const QString difference = differenceFromSnapshot(u"focus/"_s + what, names);
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

void TestKeyboard::escapeLeaves_data()
{
    addWindows();
}

void TestKeyboard::escapeLeaves()
{
    QFETCH(QString, what);
    m_sample->select(what);
    const QPointer<QWidget> window = m_sample->open(what);
    QVERIFY(window);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!window || !window->isVisible());
}

QTEST_MAIN(TestKeyboard)
#include "tst_keyboard.moc"
