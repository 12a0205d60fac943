#include "tests/support/fake_controls.h"
#include "tests/support/fake_history.h"
#include "tests/support/languages.h"
#include "ui/docks/requests_dock.h"
#include "ui/main_window/main_window.h"
#include "ui/models/known_values.h"
#include "ui/models/route_texts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/exchange_delegate.h"
#include "ui/widgets/filter_edit.h"
#include "ui/widgets/request_table.h"
#include "ui/widgets/session_tree.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStatusBar>
#include <QStyleOptionHeader>
#include <QTemporaryDir>
#include <QTest>
#include <QToolBar>
#include <QToolButton>

using namespace ccr;
using namespace ccr::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using logging::ExchangeSnapshot;
using logging::Outcome;

namespace {

ExchangeSnapshot request(int number, Outcome outcome = Outcome::Ok)
{
    ExchangeSnapshot exchange = testing::sampleExchanges().at(outcome == Outcome::Ok ? 0 : 1);
    exchange.number = static_cast<std::uint64_t>(number);
    exchange.id = "req_" + std::to_string(number);
    exchange.startedAt = wallNow() - 50s + milliseconds(number);
    exchange.sessionId = number % 2 ? "session-odd" : "session-even";
    exchange.cost = logging::Money{0.0021, "USD"};
    return exchange;
}

/// Menus give their entries letters while they are open.
QString withoutLetter(QString text)
{
    static const QRegularExpression ofItsOwn(u"\\(&.\\)"_s);
    return text.remove(ofItsOwn).remove(u'&');
}

} // namespace

class TestRequestsDock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void filtersByKeyboard();
    void saysWhyAFilterCannotBeRead();
    void offersAWayOutOfAnEmptyList();
    void listsOnlyWhatRuns();
    void countsWhatIsShown();
    void findsFailuresByKeyboard();
    void walksByKeyboard();
    void keepsTheSelectionWhileRowsCome();
    void doesNotMoveWhatIsRead();
    void saysWhatIsWrongWithTheHistoryInItsOwnLine();
    void staysWhenTheHistoryTakesWhatIsRead_data();
    void staysWhenTheHistoryTakesWhatIsRead();
    void selectsAgainAfterAnotherFilter();
    void marks();
    void copies();
    void saysWhatHappenedWithoutAMessage();
    void makesConditionsFromCells();
    void offersWhatCanBeDone();
    void actsOnLetters();
    void revealsWhatTheFilterHides();
    void revealsWhatIsOutOfRange();
    void revealsWhatOnlyTheHistoryHas();
    void revealsWhatWaitsForThePausedView();
    void saysWhenARequestIsGone();
    void showsTheWaterfallOfASelectedRow();
    void changesTheRange();
    void hidesColumnsWithoutRoom();
    void keepsTheWaterfallUnderLargeLetters();
    void hasRoomForLongTimes_data();
    void hasRoomForLongTimes();
    void hasRoomForTitlesWithTheArrow_data();
    void hasRoomForTitlesWithTheArrow();
    void hasRoomForNamesOfRules_data();
    void hasRoomForNamesOfRules();
    void keepsChosenColumns();
    void sortsByHeaders();
    void clearsTheViewAndComesBack();
    void filtersByHostAndTrace();
    void groupsBySession();
    void bringsAnOldOneIntoTheTree();
    void showsEarlierRuns();
    void looksRight_data();
    void looksRight();

private:
    void makeWindow();
    void show(QSize size = QSize(1440, 900));
    void send(const QList<ExchangeSnapshot> &exchanges) { Q_EMIT m_logging->exchanges.exchangesChanged(exchanges); }
    ExchangeTableModel &model() { return m_window->workspace().exchanges; }
    QString selected() const
    {
        const ExchangeSnapshot *exchange = m_window->workspace().selection.exchange();
        return exchange ? QString::fromStdString(exchange->id) : QString();
    }
    QPushButton *button(const QString &text) const
    {
        for (QPushButton *found : m_window->findChildren<QPushButton *>())
            if (found->text() == text && found->isVisible()) return found;
        return nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<testing::FakeProxyControl> m_proxy;
    std::unique_ptr<testing::FakeLoggingControl> m_logging;
    std::unique_ptr<testing::FakeHistory> m_history;
    std::unique_ptr<MainWindow> m_window;
    RequestTable *m_table = nullptr;
};

void TestRequestsDock::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_dir->filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_settings->setValue(u"language"_s, u"en"_s);
    m_proxy = std::make_unique<testing::FakeProxyControl>();
    m_logging = std::make_unique<testing::FakeLoggingControl>();
    makeWindow();
}

void TestRequestsDock::cleanup()
{
    m_window.reset();
}

void TestRequestsDock::makeWindow()
{
    m_window = std::make_unique<MainWindow>(Services{.proxy = *m_proxy, .logging = *m_logging, .settings = *m_settings}, TrayUse::Never);
    m_table = m_window->findChild<RequestTable *>();
}

void TestRequestsDock::show(QSize size)
{
    m_window->resize(size);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestRequestsDock::filtersByKeyboard()
{
    show();
    send({request(1), request(2, Outcome::Failed), request(3)});
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    auto *edit = m_window->findChild<QToolBar *>(u"mainToolBar"_s)->findChild<FilterEdit *>();
    QTRY_VERIFY(edit->hasFocus());
    QTest::keyClicks(edit, u"status:>=400"_s);
    QCOMPARE(model().rowCount(), 1);
    QTest::keyClick(edit, Qt::Key_Escape); // closes what is offered, or leaves
    if (edit->hasFocus()) QTest::keyClick(edit, Qt::Key_Escape);
    QTRY_VERIFY(m_table->hasFocus());
    QCOMPARE(model().rowCount(), 1);
    send({request(4, Outcome::Failed), request(5)});
    QCOMPARE(model().rowCount(), 2);
}

void TestRequestsDock::saysWhyAFilterCannotBeRead()
{
    show();
    send({request(1), request(2, Outcome::Failed)});
    m_window->workspace().filter.setText(u"status:429"_s);
    m_window->workspace().filter.setText(u"status:429 ("_s);
    QCOMPARE(model().rowCount(), 1); // the last valid one
    QVERIFY(m_window->statusBar()->currentMessage().contains("parenthesis"_L1));
    m_window->workspace().filter.clear();
    QVERIFY(m_window->statusBar()->currentMessage().isEmpty());
    QCOMPARE(model().rowCount(), 2);
}

void TestRequestsDock::offersAWayOutOfAnEmptyList()
{
    show();
    send({request(1), request(2)});
    m_window->workspace().filter.setText(u"model:none"_s);
    auto *text = m_window->findChild<QLabel *>(u"emptyText"_s);
    QTRY_COMPARE(text->text(), u"2 requests are hidden by the filter."_s);
    QVERIFY(button(u"Show last 10 anyway"_s));
    QTest::mouseClick(button(u"Show last 10 anyway"_s), Qt::LeftButton);
    QTRY_COMPARE(model().rowCount(), 2);
    m_window->workspace().filter.setText(u"model:nothing"_s);
    QTRY_VERIFY(button(u"Clear filter"_s));
    QTest::mouseClick(button(u"Clear filter"_s), Qt::LeftButton);
    QCOMPARE(model().rowCount(), 2);
    m_window->workspace().range.setRange({.last = {}, .from = wallNow() + 1h, .to = {}});
    QTRY_VERIFY(button(u"Show everything"_s));
    QTest::mouseClick(button(u"Show everything"_s), Qt::LeftButton);
    QTRY_COMPARE(model().rowCount(), 2);
}

void TestRequestsDock::listsOnlyWhatRuns()
{
    m_proxy->start();
    show();
    const auto running = [](int number) {
        ExchangeSnapshot exchange = request(number);
        exchange.outcome = Outcome::InFlight;
        exchange.startedAt = wallNow() - 3h; // out of the range of time
        return exchange;
    };
    send({request(1), running(2), request(3, Outcome::Failed), running(4)});
    QTest::mouseClick(m_window->findChild<QToolButton *>(u"onlyLiveButton"_s), Qt::LeftButton);
    QTRY_COMPARE(model().rowCount(), 2);
    send({running(5), request(6)});
    QCOMPARE(model().rowCount(), 3);
    m_window->workspace().filter.setText(u"id:=%1"_s.arg(QString::fromStdString(running(5).id)));
    QTRY_COMPARE(model().rowCount(), 1);
    m_window->workspace().filter.clear();
    QTRY_COMPARE(model().rowCount(), 3);
    send({request(2), request(4), request(5)}); // they end
    QTRY_COMPARE(model().rowCount(), 0);
    QCOMPARE(m_window->findChild<QLabel *>(u"emptyText"_s)->text(), u"No request is live."_s);
    makeWindow(); // kept over a restart
    m_proxy->start();
    show();
    send({request(1), running(2)});
    QTRY_COMPARE(model().rowCount(), 1);
    m_window->workspace().selection.open(request(1).id); // asked for, it is to be seen
    QTRY_COMPARE(model().rowCount(), 1);
    QTRY_VERIFY(!m_window->workspace().actions.action(u"onlyLive"_s)->isChecked());
}

void TestRequestsDock::countsWhatIsShown()
{
    show();
    ExchangeSnapshot running = request(3);
    running.outcome = Outcome::InFlight;
    send({request(1), request(2, Outcome::Failed), running});
    auto *counts = m_window->findChild<QLabel *>(u"requestCounts"_s);
    QCOMPARE(counts->text(), u"3 requests · 1 failed · 1 live"_s);
    m_window->workspace().filter.setText(u"outcome:ok"_s);
    QCOMPARE(counts->text(), u"1 request"_s);
}

void TestRequestsDock::findsFailuresByKeyboard()
{
    show();
    QList<ExchangeSnapshot> batch;
    for (int i = 1; i <= 40; ++i) batch.append(request(i, i % 10 ? Outcome::Ok : Outcome::Failed));
    send(batch);
    QTest::keyClick(m_window.get(), Qt::Key_F8); // the newest first
    QCOMPARE(selected(), u"req_40"_s);
    QTest::keyClick(m_window.get(), Qt::Key_F8);
    QCOMPARE(selected(), u"req_30"_s);
    QTest::keyClick(m_window.get(), Qt::Key_F8, Qt::ShiftModifier);
    QCOMPARE(selected(), u"req_40"_s);
    m_table->setFocus();
    QTest::keyClick(m_table, Qt::Key_E);
    QCOMPARE(selected(), u"req_30"_s);
    m_table->selectRowAt(25);
    QTest::keyClick(m_window.get(), Qt::Key_F8); // wherever one stands, the last failure is asked for
    QCOMPARE(selected(), u"req_40"_s);
    for (const char *next : {"req_30", "req_20", "req_10", "req_40"}) {
        QTest::keyClick(m_window.get(), Qt::Key_F8);
        QCOMPARE(selected(), QString::fromLatin1(next));
    }
    send({request(41, Outcome::Failed)});
    m_table->selectRowAt(20);
    QTest::keyClick(m_window.get(), Qt::Key_F8);
    QCOMPARE(selected(), u"req_41"_s);
    QTest::keyClick(m_table, Qt::Key_E);
    QCOMPARE(selected(), u"req_40"_s);
    QTest::keyClick(m_table, Qt::Key_E, Qt::ShiftModifier);
    QCOMPARE(selected(), u"req_41"_s);
}

void TestRequestsDock::walksByKeyboard()
{
    show();
    QList<ExchangeSnapshot> batch;
    for (int i = 1; i <= 100; ++i) batch.append(request(i));
    send(batch);
    m_table->setFocus();
    QTest::keyClick(m_table, Qt::Key_J);
    QCOMPARE(selected(), u"req_100"_s);
    QTest::keyClick(m_table, Qt::Key_J);
    QCOMPARE(selected(), u"req_99"_s);
    QTest::keyClick(m_table, Qt::Key_K);
    QCOMPARE(selected(), u"req_100"_s);
    QTest::keyClick(m_table, Qt::Key_End);
    QCOMPARE(selected(), u"req_1"_s);
    QVERIFY(m_table->verticalScrollBar()->value() > 0);
    QTest::keyClick(m_table, Qt::Key_Home);
    QCOMPARE(selected(), u"req_100"_s);
    QTest::keyClick(m_table, Qt::Key_End);
    QTest::keyClick(m_table, Qt::Key_F);
    QCOMPARE(m_table->verticalScrollBar()->value(), 0);
    QTest::keyClick(m_table, Qt::Key_Space); // pauses the view
    send({request(101)});
    QCOMPARE(model().rowCount(), 100);
    QTest::keyClick(m_table, Qt::Key_Space);
    QCOMPARE(model().rowCount(), 101);
    QTest::keyClick(m_table, Qt::Key_Return);
    QTRY_VERIFY(!m_table->hasFocus()); // the inspector has it
}

void TestRequestsDock::keepsTheSelectionWhileRowsCome()
{
    show();
    send({request(1), request(2), request(3)});
    m_table->selectRowAt(1);
    QCOMPARE(selected(), u"req_2"_s);
    send({request(4), request(5)});
    QCOMPARE(m_table->currentIndex().row(), 3);
    QCOMPARE(selected(), u"req_2"_s);
}

void TestRequestsDock::doesNotMoveWhatIsRead()
{
    show();
    QList<ExchangeSnapshot> batch;
    for (int i = 1; i <= 300; ++i) batch.append(request(i));
    send(batch);
    QTRY_VERIFY(m_table->verticalScrollBar()->maximum() > 100);
    m_table->verticalScrollBar()->setValue(100);
    const auto first = [this] { return model().exchange(m_table->rowAt(1))->id; };
    const std::string read = first();
    send({request(301), request(302)});
    QCoreApplication::processEvents();
    QCOMPARE(first(), read);
    m_table->verticalScrollBar()->setValue(0); // at the top it follows
    send({request(303)});
    QCoreApplication::processEvents();
    QCOMPARE(first(), std::string("req_303"));
}

void TestRequestsDock::saysWhatIsWrongWithTheHistoryInItsOwnLine()
{
    m_window.reset();
    m_history = std::make_unique<testing::FakeHistory>(0, [](std::int64_t number) { return request(static_cast<int>(number)); });
    const QString cause = u"it cannot be opened, because "_s + u"nobody may read what is in the folder "_s.repeated(5);
    m_history->scanProblem = Phrase(cause);
    m_logging->historyControl = m_history.get();
    makeWindow();
    show();
    auto *problem = m_window->findChild<QLabel *>(u"historyProblem"_s);
    QTRY_VERIFY(problem->isVisible());
    QCOMPARE(problem->text(), cause);
    const auto *dock = m_window->findChild<RequestsDock *>();
    const int width = dock->minimumSizeHint().width();
    m_history->scanProblem = {};
    m_window->workspace().range.setRange(TimeRange::lastHours(24));
    QTRY_VERIFY(!problem->isVisible());
    QCOMPARE(width, dock->minimumSizeHint().width()); // the other docks kept their room
}

void TestRequestsDock::staysWhenTheHistoryTakesWhatIsRead_data()
{
    QTest::addColumn<int>("row");
    QTest::newRow("what is read goes over") << 2300;
    QTest::newRow("above what goes over") << 1200;
    QTest::newRow("the last row") << 2499;
}

void TestRequestsDock::staysWhenTheHistoryTakesWhatIsRead()
{
    QFETCH(const int, row);
    constexpr int count = static_cast<int>(LiveExchanges::maxRecorded);
    const auto made = [began = wallNow() - 50s](std::int64_t number) {
        ExchangeSnapshot exchange = request(static_cast<int>(number));
        exchange.startedAt = began + milliseconds(number);
        return exchange;
    };
    m_window.reset();
    m_history = std::make_unique<testing::FakeHistory>(count + 1, made);
    m_logging->historyControl = m_history.get();
    makeWindow();
    show();
    QList<ExchangeSnapshot> batch;
    for (int i = 1; i <= count; ++i) batch.append(made(i));
    send(batch);
    m_window->workspace().range.setRange(TimeRange::lastHours(24)); // those of this run are the list's own by now
    QTRY_VERIFY(!model().isSearching());
    QCOMPARE(model().rowCount(), count);
    m_table->selectRowAt(row);
    const QString chosen = selected();
    const int offset = m_table->rowViewportPosition(row);
    QSignalSpy taken(&model(), &QAbstractItemModel::layoutChanged);
    const auto isWhereItWas = [&] {
        return m_table->currentIndex().row() == row + 1 && m_table->selectionModel()->isRowSelected(row + 1, {}) && selected() == chosen
               && m_table->rowViewportPosition(row + 1) == offset;
    };
    send({made(count + 1)});
    QVERIFY(!model().live().find("req_1"));
    QTRY_VERIFY(isWhereItWas());
    QTRY_COMPARE(taken.count(), 1);
    QCoreApplication::processEvents();
    QVERIFY(isWhereItWas());
    QCOMPARE(model().exchange(row + 1)->id, chosen.toStdString());
    QCOMPARE(model().rowCount(), count + 1);
}

void TestRequestsDock::selectsAgainAfterAnotherFilter()
{
    show();
    send({request(1), request(2, Outcome::Failed), request(3)});
    m_table->selectRowAt(1);
    m_window->workspace().filter.setText(u"status:429"_s);
    QCOMPARE(m_table->currentIndex().row(), 0);
    QCOMPARE(selected(), u"req_2"_s);
    m_window->workspace().filter.setText(u"status:200"_s);
    QVERIFY(!m_table->currentIndex().isValid());
    QCOMPARE(selected(), u"req_2"_s); // the inspector goes on to show it
    m_window->workspace().filter.clear();
    QCOMPARE(m_table->currentIndex().row(), 1);
    m_window->workspace().filter.setText(u"status:200"_s);
    m_window->workspace().selection.open("req_2"); // asked for by name
    QCOMPARE(m_table->currentIndex().row(), 1);
    QVERIFY(m_window->workspace().filter.text().isEmpty());
}

void TestRequestsDock::marks()
{
    show();
    send({request(1), request(2), request(3)});
    m_table->setFocus();
    m_table->selectRowAt(1);
    QTest::keyClick(m_table, Qt::Key_B, Qt::ControlModifier);
    QVERIFY(model().marks().contains("req_2"));
    m_window->workspace().filter.setText(u"@marked"_s);
    QCOMPARE(model().rowCount(), 1);
    m_window->workspace().filter.clear();
    m_table->selectAll();
    QTest::keyClick(m_table, Qt::Key_B, Qt::ControlModifier); // all, since not all were
    QCOMPARE(model().marks().ids().size(), std::size_t(3));
    QTest::keyClick(m_table, Qt::Key_B, Qt::ControlModifier);
    QVERIFY(model().marks().ids().empty());
}

void TestRequestsDock::copies()
{
    show();
    m_proxy->start();
    send({request(1), request(2, Outcome::Failed)});
    m_table->setFocus();
    m_table->selectRowAt(0);
    QTest::keyClick(m_table, Qt::Key_C, Qt::ControlModifier);
    const QString line = QApplication::clipboard()->text();
    QVERIFY(line.startsWith("429\nrate_limited\nRate limit reached"_L1));
    QVERIFY(line.endsWith("req_2"_L1));
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), line); // the inspector says the same
    m_table->setFocus();
    m_table->selectAll();
    QTest::keyClick(m_table, Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.at(0).count(u'\t'), lines.at(1).count(u'\t'));
    QTest::keyClick(m_table, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(QApplication::clipboard()->text().startsWith("curl "_L1));
    QVERIFY(QApplication::clipboard()->text().contains("$API_KEY"_L1));
}

void TestRequestsDock::saysWhatHappenedWithoutAMessage()
{
    show();
    ExchangeSnapshot empty = request(2);
    empty.outcome = Outcome::EmptyResponse;
    send({request(1), empty});
    const auto painted = [this] {
        const QRect first = m_table->visualRect(model().index(0, ExchangeTableModel::Model));
        const QRect tokens = m_table->visualRect(model().index(0, ExchangeTableModel::Tokens));
        return m_table->viewport()->grab(first.united(tokens)).toImage();
    };
    const QImage ours = painted();
    m_table->selectAll();
    m_table->setFocus();
    QTest::keyClick(m_table, Qt::Key_C, Qt::ControlModifier);
    const QString sentence = u"deepseek sent an empty answer."_s;
    QVERIFY2(QApplication::clipboard()->text().contains(sentence), qPrintable(QApplication::clipboard()->text()));
    m_table->clearSelection();
    empty.errorMessage = sentence.toStdString();
    send({empty});
    QCOMPARE(painted(), ours);
}

void TestRequestsDock::makesConditionsFromCells()
{
    show();
    send({request(1), request(2, Outcome::Failed), request(3)});
    QString toolTip;
    const auto choose = [this, &toolTip](int column, const QString &begin) {
        const QRect cell = m_table->visualRect(model().index(1, column));
        QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, cell.center());
        Q_EMIT m_table->customContextMenuRequested(cell.center());
        QMenu *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        if (!menu) return false;
        for (QAction *action : menu->actions()) {
            if (!withoutLetter(action->text()).startsWith(begin)) continue;
            toolTip = menu->toolTipsVisible() ? action->toolTip() : QString();
            action->trigger();
            menu->close();
            return true;
        }
        menu->close();
        return false;
    };
    QVERIFY(choose(ExchangeTableModel::Status, u"Only this value"_s));
    QCOMPARE(m_window->workspace().filter.text(), u"status:=429"_s);
    QCOMPARE(model().rowCount(), 1);
    m_window->workspace().filter.clear();
    QVERIFY(choose(ExchangeTableModel::Rule, u"Exclude this value: Background"_s)); // the name that the list shows
    QCOMPARE(m_window->workspace().filter.text(), u"-rule:=background"_s);
    QCOMPARE(toolTip, u"-rule:=background"_s);
    QCOMPARE(model().rowCount(), 2);
    m_window->workspace().filter.clear();
    QVERIFY(choose(ExchangeTableModel::Model, u"Copy value"_s));
    QVERIFY(QApplication::clipboard()->text().startsWith("Rate limit"_L1)); // what is painted there
}

void TestRequestsDock::offersWhatCanBeDone()
{
    show();
    send({request(1), testing::sampleExchanges().constLast()});
    const auto entries = [this](int row) {
        const QRect cell = m_table->visualRect(model().index(row, ExchangeTableModel::Rule));
        QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, cell.center());
        Q_EMIT m_table->customContextMenuRequested(cell.center());
        QMenu *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QStringList texts;
        for (const QAction *action : menu ? menu->actions() : QList<QAction *>()) texts.append(withoutLetter(action->text()));
        if (menu) menu->close();
        return texts;
    };
    const QStringList ended = entries(1);
    for (const auto &text : {u"Replay"_s, u"Replay with…"_s, u"Compare"_s, u"Explain this request"_s, u"Export selection"_s, u"Mark"_s})
        QVERIFY2(ended.contains(text), qPrintable(text + u" is not in "_s + ended.join(u", ")));
    QVERIFY(!ended.contains(u"Abort request"_s));
    QVERIFY(entries(0).contains(u"Abort request"_s));
}

void TestRequestsDock::clearsTheViewAndComesBack()
{
    show();
    send({request(1), request(2, Outcome::Failed), request(3)});
    QCOMPARE(model().rowCount(), 3);
    m_window->workspace().filter.setText(u"provider:*"_s);
    m_table->setFocus();
    QTest::keyClick(m_table, Qt::Key_L, Qt::ControlModifier);
    QCOMPARE(model().rowCount(), 0);
    QVERIFY(m_window->workspace().filter.text().startsWith("provider:* time:>"_L1));
    QVERIFY(m_window->workspace().notices.current());
    // One number for it, in one place: where it may have been filtered before, fewer were seen than are hidden.
    const QString told = m_window->workspace().notices.current()->body;
    QVERIFY2(std::none_of(told.begin(), told.end(), [](QChar c) { return c.isDigit(); }), qPrintable(told));
    QCOMPARE(m_window->findChild<QLabel *>(u"emptyText"_s)->text(), u"3 requests are hidden by the filter."_s);
    QCOMPARE(m_window->workspace().notices.current()->actionId, u"filterBack"_s);
    ExchangeSnapshot later = request(4);
    later.startedAt = wallNow() + 1s;
    send({later});
    QCOMPARE(model().rowCount(), 1);
    m_window->workspace().actions.action(u"clearView"_s)->trigger(); // again: one condition, not two
    QCOMPARE(m_window->workspace().filter.text().count("time:"_L1), 1);
    QAction *back = m_window->workspace().actions.action(u"filterBack"_s);
    QVERIFY(back->isEnabled());
    back->trigger();
    back->trigger();
    QCOMPARE(m_window->workspace().filter.text(), u"provider:*"_s);
    QCOMPARE(model().rowCount(), 4);
    QVERIFY(!back->isEnabled());
}

void TestRequestsDock::filtersByHostAndTrace()
{
    show();
    ExchangeSnapshot other = request(1);
    other.attempts = {{.number = 1, .url = "https://open.bigmodel.cn:443/api"}};
    other.traceId = "0af7651916cd43dd8448eb211c80319c";
    send({other, request(2)});
    m_window->workspace().filter.setText(u"host:bigmodel"_s);
    QCOMPARE(model().rowCount(), 1);
    m_window->workspace().filter.setText(u"trace:0af76519"_s);
    QCOMPARE(model().rowCount(), 1);
    QCOMPARE(cellCondition(other, ExchangeTableModel::Host)->value, u"open.bigmodel.cn"_s);
    QCOMPARE(cellCondition(other, ExchangeTableModel::Trace)->field, u"trace"_s);
    QVERIFY(knownValues(model().live(), logging::QueryField::Host).contains(u"open.bigmodel.cn"_s));
}

void TestRequestsDock::actsOnLetters()
{
    show();
    send({request(1), request(2), request(3), request(4)});
    m_table->setFocus();
    for (const int row : {0, 2}) {
        m_table->selectRowAt(row);
        QTest::keyClick(m_table, Qt::Key_M);
    }
    QVERIFY(model().marks().contains("req_4") && model().marks().contains("req_2"));
    QTest::keyClick(m_table, Qt::Key_BracketLeft);
    QCOMPARE(selected(), u"req_4"_s);
    QTest::keyClick(m_table, Qt::Key_BracketRight);
    QCOMPARE(selected(), u"req_2"_s);
    QTest::keyClick(m_table, Qt::Key_Slash);
    QTRY_VERIFY(m_window->findChild<QToolBar *>(u"mainToolBar"_s)->findChild<FilterEdit *>()->hasFocus());
}

void TestRequestsDock::revealsWhatTheFilterHides()
{
    show();
    send({request(1), request(2, Outcome::Failed)});
    m_window->workspace().filter.setText(u"outcome:failed"_s);
    m_window->workspace().selection.open("req_1");
    QCOMPARE(selected(), u"req_1"_s);
    QVERIFY(m_window->workspace().filter.text().isEmpty());
    QCOMPARE(m_window->workspace().filter.history().constFirst(), u"outcome:failed"_s);
    QVERIFY(m_table->selectionModel()->isRowSelected(1, {}));
    QVERIFY(m_window->workspace().notices.current());
    QVERIFY(m_window->workspace().notices.current()->body.contains("filter"_L1));
}

void TestRequestsDock::revealsWhatIsOutOfRange()
{
    show();
    ExchangeSnapshot old = request(1);
    old.startedAt -= 30min;
    send({old, request(2)});
    m_window->workspace().filter.setText(u"model:*"_s);
    m_window->workspace().range.setRange({.last = 15min, .from = {}, .to = {}});
    QCOMPARE(model().rowCount(), 1);
    m_window->workspace().selection.open("req_1");
    QCOMPARE(selected(), u"req_1"_s);
    QCOMPARE(model().rowCount(), 2);
    QCOMPARE(m_window->workspace().filter.text(), u"model:*"_s); // it did not hide anything
}

void TestRequestsDock::revealsWhatOnlyTheHistoryHas()
{
    m_history = std::make_unique<testing::FakeHistory>(3000, [](std::int64_t row) {
        ExchangeSnapshot exchange = request(static_cast<int>(row));
        exchange.id = "old_" + std::to_string(row);
        exchange.startedAt -= 2h;
        return exchange;
    });
    m_logging->historyControl = m_history.get();
    m_window.reset();
    makeWindow();
    show();
    send({request(5000)});
    QTRY_COMPARE(model().rowCount(), 1); // the range is the last hour
    m_window->workspace().selection.open("old_7");
    QTRY_COMPARE(selected(), u"old_7"_s);
    QTRY_COMPARE(model().rowCount(), 3001);
    QTRY_VERIFY(m_table->selectionModel()->isRowSelected(3001 - 7, {}));
    QCOMPARE(selected(), u"old_7"_s);
}

void TestRequestsDock::revealsWhatWaitsForThePausedView()
{
    show();
    QAction *pause = m_window->workspace().actions.action(u"pause"_s);
    pause->trigger();
    send({request(1)});
    m_window->workspace().selection.open("req_1");
    QVERIFY(!pause->isChecked());
    QCOMPARE(selected(), u"req_1"_s);
}

void TestRequestsDock::saysWhenARequestIsGone()
{
    show();
    send({request(1)});
    m_window->workspace().selection.open("req_99");
    QVERIFY(m_window->workspace().notices.current());
    QVERIFY(m_window->workspace().notices.current()->body.contains("req_99"_L1));
}

void TestRequestsDock::showsTheWaterfallOfASelectedRow()
{
    m_settings->setValue(u"theme"_s, static_cast<int>(ThemeChoice::HighContrast));
    m_window.reset();
    makeWindow();
    show();
    send({request(1), request(2)});
    m_table->selectRowAt(0);
    m_table->setFocus();
    const QRect cell = m_table->visualRect(model().index(0, ExchangeTableModel::Waterfall));
    QVERIFY(cell.width() > 60);
    const QImage image = m_table->viewport()->grab(cell).toImage();
    const QColor ground = m_table->palette().color(QPalette::Highlight);
    int drawn = 0;
    for (int x = 10; x < image.width() - 10; ++x) drawn += image.pixelColor(x, image.height() / 2) != ground;
    applyTheme(ThemeChoice::Light);
    QVERIFY2(drawn > 20, qPrintable(QString::number(drawn)));
}

void TestRequestsDock::changesTheRange()
{
    show();
    ExchangeSnapshot old = request(1);
    old.startedAt -= 30min;
    send({old, request(2)});
    QCOMPARE(model().rowCount(), 2);
    auto *range = m_window->findChild<QToolButton *>(u"timeRangeButton"_s);
    QCOMPARE(range->text(), u"Last hour"_s);
    range->menu()->actions().first()->trigger(); // 15 minutes
    QCOMPARE(model().rowCount(), 1);
    QVERIFY(range->text().contains("15"_L1));
    QVERIFY(range->menu()->actions().first()->isChecked());
    range->menu()->actions().first()->trigger();
    QVERIFY(range->menu()->actions().first()->isChecked());
    QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(model().rowCount(), 2);
}

void TestRequestsDock::hidesColumnsWithoutRoom()
{
    show();
    send({request(1)});
    const auto isHidden = [this](int column) { return m_table->isColumnHidden(column); };
    QVERIFY(!isHidden(ExchangeTableModel::Cost) && !isHidden(ExchangeTableModel::Waterfall) && isHidden(ExchangeTableModel::Provider));
    auto *dock = m_window->findChild<RequestsDock *>();
    dock->setFloating(true);
    dock->resize(900, 400);
    QVERIFY(isHidden(ExchangeTableModel::Cost) && isHidden(ExchangeTableModel::Rule) && !isHidden(ExchangeTableModel::Tokens));
    dock->resize(700, 400);
    QVERIFY(isHidden(ExchangeTableModel::Tokens) && isHidden(ExchangeTableModel::Speed) && !isHidden(ExchangeTableModel::Time));
    dock->resize(500, 400);
    for (const int column : {ExchangeTableModel::Time, ExchangeTableModel::FirstToken, ExchangeTableModel::Waterfall})
        QVERIFY(isHidden(column));
    for (const int column : {ExchangeTableModel::Number, ExchangeTableModel::Status, ExchangeTableModel::Model, ExchangeTableModel::Total})
        QVERIFY(!isHidden(column));
    QVERIFY(m_table->horizontalHeader()->length() <= m_table->viewport()->width());
    dock->resize(1100, 400);
    QVERIFY(!isHidden(ExchangeTableModel::Cost));
}

void TestRequestsDock::keepsTheWaterfallUnderLargeLetters()
{
    show();
    send({request(1)});
    auto *dock = m_window->findChild<RequestsDock *>();
    dock->setFloating(true);
    dock->resize(1100, 400);
    QVERIFY(!m_table->isColumnHidden(ExchangeTableModel::Cost));
    const auto zoomBack = qScopeGuard([this] { m_window->workspace().actions.action(u"zoomReset"_s)->trigger(); });
    for (int step = 0; step < 3; ++step) m_window->workspace().actions.action(u"zoomIn"_s)->trigger();
    QTRY_VERIFY(m_table->isColumnHidden(ExchangeTableModel::Cost));
    const QHeaderView &header = *m_table->horizontalHeader();
    QVERIFY(header.length() <= m_table->viewport()->width());
    QVERIFY(header.sectionSize(ExchangeTableModel::Waterfall) >= header.fontMetrics().horizontalAdvance(u"Waterfall"_s));
}

void TestRequestsDock::hasRoomForLongTimes_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("total");
    QTest::newRow("English") << u"en"_s << u"1 min 4 s"_s;
    QTest::newRow("Chinese") << u"zh_CN"_s << u"1 分 4 秒"_s;
}

void TestRequestsDock::hasRoomForLongTimes()
{
    QFETCH(QString, language);
    QFETCH(QString, total);
    m_settings->setValue(u"language"_s, language);
    makeWindow();
    show();
    ExchangeSnapshot ended = request(1);
    ended.total = 64s;
    ExchangeSnapshot running = request(2);
    running.outcome = Outcome::InFlight;
    running.total.reset();
    running.startedAt = wallNow() - 59min - 58s;
    send({ended, running});
    QTRY_COMPARE(model().rowCount(), 2);
    QCOMPARE(model().index(1, ExchangeTableModel::Total).data().toString(), total);
    for (const int column : {ExchangeTableModel::Status, ExchangeTableModel::Total})
        for (int row = 0; row < 2; ++row) {
            const QString text = model().index(row, column).data().toString();
            const QFont font = isMonospaced(column) ? monospacedLike(m_table->font()) : m_table->font();
            const int needed = QFontMetrics(font).horizontalAdvance(text);
            QVERIFY2(needed + 8 <= m_table->columnWidth(column), qPrintable(text));
        }
}

void TestRequestsDock::hasRoomForTitlesWithTheArrow_data()
{
    testing::addLanguages();
}

void TestRequestsDock::hasRoomForTitlesWithTheArrow()
{
    QFETCH(QString, language);
    m_settings->setValue(u"language"_s, language);
    makeWindow();
    show();
    const QHeaderView *header = m_table->horizontalHeader();
    for (int column = 0; column < ExchangeTableModel::ColumnCount; ++column) {
        if (!exchangeColumn(column).sortedBy) continue;
        if (header->isSectionHidden(column))
            m_window->findChild<QAction *>(u"column."_s + QLatin1StringView(exchangeColumn(column).id))->trigger();
        QStyleOptionHeader title;
        title.initFrom(header);
        title.orientation = Qt::Horizontal;
        title.sortIndicator = QStyleOptionHeader::SortDown;
        title.rect = QRect(0, 0, header->sectionSize(column), header->height());
        const int room = header->style()->subElementRect(QStyle::SE_HeaderLabel, &title, header).width();
        QVERIFY2(room >= QFontMetrics(header->font()).horizontalAdvance(columnName(column)), qPrintable(columnName(column)));
    }
}

void TestRequestsDock::hasRoomForNamesOfRules_data()
{
    testing::addLanguages();
}

void TestRequestsDock::hasRoomForNamesOfRules()
{
    QFETCH(QString, language);
    m_settings->setValue(u"language"_s, language);
    makeWindow();
    show({1440, 900});
    send({request(1)});
    QTRY_COMPARE(model().rowCount(), 1);
    const int width = m_table->columnWidth(ExchangeTableModel::Rule);
    for (const QString &rule : builtInRuleIds()) {
        QVERIFY2(ruleText(rule) != rule, qPrintable(rule));
        const int needed = m_table->fontMetrics().horizontalAdvance(ruleText(rule));
        QVERIFY2(needed + 8 <= width, qPrintable(u"%1: %2 of %3"_s.arg(ruleText(rule)).arg(needed).arg(width)));
    }
    QVERIFY(m_table->horizontalHeader()->length() <= m_table->viewport()->width()); // and the others have theirs
}

void TestRequestsDock::keepsChosenColumns()
{
    show();
    QMenu *columns = m_window->workspace().actions.submenu(u"columns"_s);
    columns->actions().at(ExchangeTableModel::Provider)->trigger();
    columns->actions().at(ExchangeTableModel::Rule)->trigger();
    QVERIFY(!columns->actions().at(ExchangeTableModel::Model)->isEnabled());
    m_table->setColumnWidth(ExchangeTableModel::Tokens, 133);
    m_table->horizontalHeader()->moveSection(m_table->horizontalHeader()->visualIndex(ExchangeTableModel::Cost), 1);
    m_window.reset();
    makeWindow();
    QVERIFY(!m_table->isColumnHidden(ExchangeTableModel::Provider));
    QVERIFY(m_table->isColumnHidden(ExchangeTableModel::Rule));
    QCOMPARE(m_table->columnWidth(ExchangeTableModel::Tokens), 133);
    QCOMPARE(m_table->horizontalHeader()->visualIndex(ExchangeTableModel::Cost), 1);
    m_window->workspace().actions.submenu(u"columns"_s)->actions().last()->trigger(); // back to the first ones
    QVERIFY(m_table->isColumnHidden(ExchangeTableModel::Provider));
    QCOMPARE(m_table->horizontalHeader()->visualIndex(ExchangeTableModel::Cost), int(ExchangeTableModel::Cost));
}

void TestRequestsDock::sortsByHeaders()
{
    show();
    QList<ExchangeSnapshot> batch{request(1), request(2), request(3)};
    batch[0].total = 5s;
    batch[1].total = 9s;
    batch[2].total = 1s;
    send(batch);
    m_table->selectRowAt(2);
    const auto click = [this](int column) {
        const QHeaderView *header = m_table->horizontalHeader();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          QPoint(header->sectionViewportPosition(column) + 10, header->height() / 2));
    };
    const auto firstId = [this] { return model().exchange(0)->id; };
    click(ExchangeTableModel::Total);
    QTRY_COMPARE(firstId(), std::string("req_2"));
    QCOMPARE(selected(), u"req_1"_s);
    click(ExchangeTableModel::Total);
    QTRY_COMPARE(firstId(), std::string("req_3"));
    click(ExchangeTableModel::Total);
    QTRY_COMPARE(firstId(), std::string("req_3")); // newest first again
    QTRY_COMPARE(model().exchange(1)->id, std::string("req_2"));
    QCOMPARE(selected(), u"req_1"_s);
}

void TestRequestsDock::groupsBySession()
{
    show();
    auto *tree = m_window->findChild<SessionTree *>();
    const QAbstractItemModelTester tester(&tree->tree());
    ExchangeSnapshot ofSubagent = request(5);
    ofSubagent.rule = "subagent";
    send({request(1), request(2, Outcome::Failed), request(3), request(4), ofSubagent});
    m_window->findChild<QToolButton *>(u"groupButton"_s)->click();
    QVERIFY(tree->isVisible() && !m_table->isVisible());
    const QAbstractItemModel &sessions = tree->tree();
    QCOMPARE(sessions.rowCount(), 2);
    const QModelIndex odd = sessions.index(0, 0); // the one that spoke last
    QCOMPARE(sessions.rowCount(odd), 3);
    QCOMPARE(sessions.index(0, ExchangeTableModel::Tokens).data().toString(), u"54.7k/1.5k"_s);
    QCOMPARE(sessions.index(0, ExchangeTableModel::Cost).data().toString(), u"$0.0063"_s);
    QVERIFY(sessions.index(1, ExchangeTableModel::Status).data().toString().contains(u"✕ 1"_s));
    QVERIFY(sessions.index(0, 0, odd).data().toString().startsWith(u'↳'));
    tree->expand(odd);
    tree->setCurrentIndex(sessions.index(1, 0, odd));
    QCOMPARE(selected(), u"req_3"_s);
    send({request(7), request(6), request(8)}); // the other session speaks
    QTRY_COMPARE(sessions.rowCount(sessions.index(0, 0)), 4);
    QVERIFY(tree->isExpanded(sessions.index(1, 0)));
    QCOMPARE(selected(), u"req_3"_s);
    QTest::keyClick(m_window.get(), Qt::Key_F8); // out of the list, into the tree
    QCOMPARE(selected(), u"req_2"_s);
    QCOMPARE(tree->tree().exchangeAt(tree->currentIndex())->id, std::string("req_2"));
    m_window->workspace().filter.setText(u"session:even"_s);
    QTRY_COMPARE(sessions.rowCount(), 1);
    m_window.reset();
    makeWindow();
    QVERIFY(m_window->findChild<QToolButton *>(u"groupButton"_s)->isChecked());
}

void TestRequestsDock::bringsAnOldOneIntoTheTree()
{
    m_window.reset();
    m_history = std::make_unique<testing::FakeHistory>(3000, [](std::int64_t row) {
        ExchangeSnapshot exchange = request(static_cast<int>(row));
        exchange.id = "old_" + std::to_string(row);
        exchange.sessionId = row == 7 ? "alone" : row % 2 ? "odd" : "even";
        exchange.startedAt = wallNow() - 2h - std::chrono::seconds(3000 - row);
        return exchange;
    });
    m_logging->historyControl = m_history.get();
    m_settings->setValue(u"requests/grouped"_s, true);
    makeWindow();
    show();
    send({request(5000)});
    auto *tree = m_window->findChild<SessionTree *>();
    const auto inTree = [tree] {
        const ExchangeSnapshot *exchange = tree->tree().exchangeAt(tree->currentIndex());
        return exchange ? QString::fromStdString(exchange->id) : QString();
    };
    // Out of the range, too, and in a session that the newest ones do not have; then one of a session that is there.
    for (const QString &id : {u"old_7"_s, u"old_12"_s}) {
        m_window->workspace().selection.open(id.toStdString());
        QTRY_COMPARE(inTree(), id);
        QCOMPARE(selected(), id);
        QVERIFY(tree->isExpanded(tree->currentIndex().parent()));
        QVERIFY(!tree->visualRect(tree->currentIndex()).isEmpty());
    }
    QVERIFY(!tree->tree().indexOf("old_7").isValid()); // one at a time
    QTRY_COMPARE(tree->tree().rowCount(tree->currentIndex().parent()), SessionTreeModel::maxRequests / 2 + 1);
    send({request(5001)}); // it stays while others come
    QTRY_VERIFY(tree->tree().indexOf("req_5001").isValid());
    QCOMPARE(inTree(), u"old_12"_s);
    m_window->workspace().filter.setText(u"session:odd"_s);
    QTRY_VERIFY(!tree->tree().indexOf("old_12").isValid());
}

void TestRequestsDock::showsEarlierRuns()
{
    m_window.reset();
    m_history = std::make_unique<testing::FakeHistory>(5000, [](std::int64_t row) {
        ExchangeSnapshot exchange = request(1, row % 100 ? Outcome::Ok : Outcome::Failed);
        exchange.id = "old_" + std::to_string(row);
        exchange.startedAt = wallNow() - 2h - std::chrono::seconds(5000 - row);
        return exchange;
    });
    m_logging->historyControl = m_history.get();
    makeWindow();
    show();
    send({request(1)});
    QCOMPARE(model().rowCount(), 1);
    m_window->workspace().range.setRange(TimeRange::lastHours(24));
    QTRY_COMPARE(model().rowCount(), 5001);
    // The 24 hours began yesterday, and times of another day have their date with them.
    const QFontMetrics ofTimes(monospacedLike(m_table->font()));
    QVERIFY(m_table->horizontalHeader()->sectionSize(ExchangeTableModel::Time) >= ofTimes.horizontalAdvance(u"11-24 14:35"_s) + 12);
    QTest::keyClick(m_window.get(), Qt::Key_F8);
    QTRY_COMPARE(selected(), u"old_5000"_s); // fetched, then shown
    m_table->setFocus();
    QTest::keyClick(m_table, Qt::Key_End);
    QTRY_COMPARE(selected(), u"old_1"_s);
    QVERIFY(m_history->fetchedRows < 1000);
    m_window->workspace().filter.setText(u"status:200"_s); // it is still among these, far from what is seen
    QTRY_COMPARE(model().rowCount(), 4951);
    QTRY_COMPARE(m_table->currentIndex().row(), 4950);
    QVERIFY(m_table->hasSelection());
    QCOMPARE(selected(), u"old_1"_s);
    QVERIFY(m_history->fetchedRows < 1000);
}

void TestRequestsDock::looksRight_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("theme");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("grouped");
    for (const QString &language : {u"en"_s, u"zh_CN"_s})
        for (const int theme : {1, 2})
            for (const QSize size : {QSize(1440, 900), QSize(1024, 640)})
                for (const bool grouped : {false, true})
                    QTest::addRow("%s-%s-%d-%s", qPrintable(language), theme == 1 ? "light" : "dark", size.width(),
                                  grouped ? "sessions" : "list")
                        << language << theme << size << grouped;
}

void TestRequestsDock::looksRight()
{
    QFETCH(const QString, language);
    QFETCH(const int, theme);
    QFETCH(const QSize, size);
    QFETCH(const bool, grouped);
    m_window.reset();
    m_settings->setValue(u"language"_s, language);
    m_settings->setValue(u"theme"_s, theme);
    m_settings->setValue(u"requests/grouped"_s, grouped);
    makeWindow();
    m_proxy->start();
    QList<ExchangeSnapshot> batch;
    for (int i = 1; i <= 12; ++i) batch.append(request(i, i % 5 ? Outcome::Ok : Outcome::Failed));
    batch[3].attempts.insert(batch[3].attempts.begin(), batch[3].attempts.front());
    batch[3].attempts[1].startedAt = 1s;
    batch[3].attempts[1].connectedAt = 1040ms;
    batch[3].stream.firstContent = 2s;
    for (const ExchangeSnapshot &sample : testing::sampleExchanges()) batch.append(sample);
    ExchangeSnapshot stalled = testing::sampleExchanges().constLast();
    stalled.id = "req_stalled";
    stalled.number = 18;
    stalled.startedAt = wallNow() - 20s;
    batch.append(stalled);
    ExchangeSnapshot slow = request(19, Outcome::Ok);
    slow.stream.firstContent = 100s;
    slow.stream.lastContent = 100'010ms;
    slow.tokens.output = 334; // 33,300 a second
    batch.append(slow);
    show(size);
    send(batch);
    m_window->workspace().filter.setSaved({{u"Failures"_s, u"status:>=400"_s}, {u"Slow"_s, u"ttft:>5s"_s}});
    m_window->workspace().filter.setText(u"-model:none status:>x"_s);
    m_table->selectRowAt(3);
    if (grouped) {
        m_window->findChild<SessionTree *>()->tree().follow();
        m_window->findChild<SessionTree *>()->expandAll();
    }
    QCoreApplication::processEvents();
    const QString folder = qEnvironmentVariable("CCR_ARTIFACTS", m_dir->path());
    const QImage image = m_window->grab().toImage();
    QVERIFY(image.save(u"%1/requests-%2.png"_s.arg(folder, QString::fromLatin1(QTest::currentDataTag()))));
    if (!grouped) { // nothing decisive is cut off
        const QHeaderView *header = m_table->horizontalHeader();
        QVERIFY(header->length() <= m_table->viewport()->width());
        for (int column = 0; column < ExchangeTableModel::ColumnCount; ++column) {
            if (header->isSectionHidden(column) || column == ExchangeTableModel::Model || column == ExchangeTableModel::Waterfall) continue;
            for (int row = 0; row < model().rowCount(); ++row) {
                if (column >= ExchangeTableModel::Model && column <= ExchangeTableModel::Tokens && isFailure(*model().exchange(row)))
                    continue;
                const QString text = model().index(row, column).data().toString();
                const QFont font = isMonospaced(column) ? monospacedLike(m_table->font()) : m_table->font();
                QVERIFY2(QFontMetrics(font).horizontalAdvance(text) + 12 <= header->sectionSize(column), qPrintable(text));
            }
        }
    }
}

QTEST_MAIN(TestRequestsDock)
#include "tst_requests_dock.moc"
