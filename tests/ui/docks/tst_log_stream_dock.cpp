#include "tests/support/fake_controls.h"
#include "ui/docks/log_stream_dock.h"
#include "ui/main_window/main_window.h"
#include "ui/models/query_problem.h"
#include "ui/widgets/filter_chips.h"
#include "ui/widgets/filter_edit.h"
#include "ui/widgets/log_bar.h"
#include "ui/widgets/log_view.h"
#include "ui/widgets/overview_strip.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFile>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QScopeGuard>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolBar>
#include <QToolButton>
#include <QWheelEvent>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;
using logging::Severity;

namespace {

QList<logging::LogRecord> sampleRecords(int count, int from = 0)
{
    QList<logging::LogRecord> records;
    for (int i = from; i < from + count; ++i)
        records.append({.time = WallTime(milliseconds(1'790'000'000'000 + i)),
                        .severity = i % 3 ? Severity::Info : Severity::Warn,
                        .component = i % 2 ? "proxy" : "http",
                        .message = "request completed " + std::to_string(i),
                        .exchangeId = "req_" + std::to_string(i % 7),
                        .fields = {{"status", std::int64_t(200)}, {"model", std::string("deepseek-chat")}},
                        .seq = static_cast<std::uint64_t>(i + 1)});
    return records;
}

} // namespace

class TestLogStreamDock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void followsAndStopsFollowing();
    void showsHowManyLinesAreNew();
    void showsTheLevelsThatAreChosen();
    void readsOnlyWhatIsVisible();
    void freezesOnlyThisView();
    void staysWhereTheReaderIs();
    void opensFieldsInPlace();
    void wrapsLongLines();
    void selectsByKeyboardAndCopies();
    void selectsTextByMouse();
    void opensTheRequestOfAnId();
    void showsTheLinesOfARequest();
    void filtersAndSaysWhatIsHidden();
    void completesFilters();
    void sharesSavedFilters();
    void findsTheFilterOfTheDockInUse();
    void offersTheNextLevelWhenNothingIsShown();
    void filtersByComponent();
    void walksThroughErrorsAndMarks();
    void keepsNotesOnLines();
    void saysWhenNotAllLinesAreShown();
    void clearsTheViewOnly();
    void clearsWhatHasTheKeyboard();
    void followsTheRangeOfAllViews();
    void comesBackFromARangeWithoutLines();
    void showsAWholeFileUnlessMomentsAreChosen();
    void highlightsAndStopsFollowing();
    void notifiesAboutALine();
    void opensFilesAndComesBack();
    void keepsMarksOfFiles();
    void takesDroppedFiles();
    void saysWhichFileCannotBeOpened();
    void jumpsByTheOverview();
    void paintsTheOverviewInTheThemeOfNow();
    void tellsScreenReadersTheLine();
    void looksRight_data();
    void looksRight();

private:
    void add(const QList<logging::LogRecord> &records)
    {
        Q_EMIT m_logging->records.recordsAdded(records);
        view().setFocus();
    }
    LogView &view() { return m_dock->view(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { QTest::keyClick(&view(), key, modifiers); }
    void makeWindow();
    QPoint pointOf(qint64 row, LinePart part);
    QString writeLines(const QString &name, int count)
    {
        QFile file(m_dir.filePath(name));
        if (!file.open(QIODevice::WriteOnly)) return {};
        for (int i = 0; i < count; ++i)
            file.write("{\"level\":30,\"time\":" + QByteArray::number(1'790'000'000'000 + i) + ",\"msg\":\"line " + QByteArray::number(i)
                       + "\"}\n");
        return file.fileName();
    }

    QTemporaryDir m_dir;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<testing::FakeProxyControl> m_proxy;
    std::unique_ptr<testing::FakeLoggingControl> m_logging;
    std::unique_ptr<MainWindow> m_window;
    LogStreamDock *m_dock = nullptr;
};

void TestLogStreamDock::init()
{
    m_settings = std::make_unique<QSettings>(m_dir.filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_settings->clear();
    m_settings->setValue(u"language"_s, u"en"_s);
    m_proxy = std::make_unique<testing::FakeProxyControl>();
    m_logging = std::make_unique<testing::FakeLoggingControl>();
    makeWindow();
}

void TestLogStreamDock::makeWindow()
{
    m_window.reset();
    m_window = std::make_unique<MainWindow>(Services{.proxy = *m_proxy, .logging = *m_logging, .settings = *m_settings}, TrayUse::Never);
    m_dock = m_window->findChild<LogStreamDock *>();
    m_window->workspace().range.setRange({}); // the lines here are older than an hour
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    view().setFocus();
}

void TestLogStreamDock::cleanup()
{
    m_window.reset();
}

// Where a piece of a visible row is, found as the pointer would find it.
QPoint TestLogStreamDock::pointOf(qint64 row, LinePart part)
{
    for (int y = 2; y < view().viewport()->height(); y += 4)
        for (int x = 2; x < view().viewport()->width(); x += 4) {
            const LogPlace place = view().placeAt({x, y});
            if (place.row == row && place.span && place.span->part == part) return {x, y};
        }
    return {};
}

void TestLogStreamDock::followsAndStopsFollowing()
{
    add(sampleRecords(300));
    QVERIFY(view().isFollowing());
    QCOMPARE(view().lastVisibleRow(), 299);
    QAction *follow = m_window->workspace().actions.action(u"follow"_s);
    QWheelEvent up({50, 50}, view().mapToGlobal(QPointF(50, 50)), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(view().viewport(), &up);
    QVERIFY(!view().isFollowing());
    QVERIFY(!follow->isChecked());
    QVERIFY(view().lastVisibleRow() < 299);
    view().verticalScrollBar()->setValue(view().verticalScrollBar()->maximum()); // back at the end
    QVERIFY(view().isFollowing());
    view().verticalScrollBar()->setValue(0);
    QVERIFY(!view().isFollowing());
    key(Qt::Key_F);
    QVERIFY(view().isFollowing());
    QCOMPARE(view().lastVisibleRow(), 299);
    key(Qt::Key_Home);
    QVERIFY(!view().isFollowing());
    key(Qt::Key_End);
    QVERIFY(view().isFollowing());
}

void TestLogStreamDock::showsHowManyLinesAreNew()
{
    add(sampleRecords(100));
    key(Qt::Key_Home);
    auto *pill = m_window->findChild<QToolButton *>(u"newLines"_s);
    QVERIFY(!pill->isVisible());
    add(sampleRecords(28, 100));
    QTRY_VERIFY(pill->isVisible());
    QCOMPARE(pill->text(), u"↓ 28 new"_s);
    QCOMPARE(view().firstVisibleRow(), 0);
    QTest::mouseClick(pill, Qt::LeftButton);
    QVERIFY(view().isFollowing());
    QVERIFY(!pill->isVisible());
}

void TestLogStreamDock::showsTheLevelsThatAreChosen()
{
    add(sampleRecords(300));
    auto *warnings = m_window->findChild<QToolButton *>(u"levelW"_s);
    auto *information = m_window->findChild<QToolButton *>(u"levelI"_s);
    QVERIFY(warnings->isChecked() && information->isChecked());
    QVERIFY(!m_window->findChild<QToolButton *>(u"levelD"_s)->isChecked());
    QTRY_COMPARE(warnings->text(), u"W 100"_s);
    QTest::mouseClick(warnings, Qt::LeftButton);
    QVERIFY(!warnings->isChecked());
    QCOMPARE(view().rows()->count(), 200);
    QTest::mouseClick(warnings, Qt::LeftButton, Qt::AltModifier); // this and above, and nothing else
    QVERIFY(warnings->isChecked() && !information->isChecked());
    QCOMPARE(view().rows()->count(), 100);
}

namespace {

/// Very many rows, and what the view asks for.
class CountingRows final : public LogRows
{
public:
    qint64 count() const override { return 1'000'000'000; }
    qint64 lineAt(qint64 row) const override { return row; }
    qint64 rowOf(qint64 line) const override { return line; }
    Severity severityAt(qint64) const override { return Severity::Info; }
    bool isMatch(qint64) const override { return true; }
    Record recordAt(qint64 row) override
    {
        asked.insert(row);
        return std::make_shared<logging::LogRecord>(logging::LogRecord{.message = "row " + std::to_string(row)});
    }
    Record readRecord(qint64 row) override { return recordAt(row); }
    qint64 nextOfLevel(qint64, Severity, Severity, bool) const override { return -1; }
    QList<LogDensity> density(int parts) const override { return QList<LogDensity>(parts); }
    qint64 lineCount() const override { return count(); }
    qint64 countOf(Severity) const override { return 0; }
    QStringList components() const override { return {}; }
    void setFilter(const LogFilter &) override {}
    void setPaused(bool) override {}
    qint64 waiting() const override { return 0; }

    QSet<qint64> asked;
};

} // namespace

void TestLogStreamDock::readsOnlyWhatIsVisible()
{
    CountingRows rows;
    LogView alone;
    alone.resize(800, 400);
    alone.setRows(&rows);
    alone.show();
    QVERIFY(QTest::qWaitForWindowExposed(&alone));
    alone.grab();
    QVERIFY(!rows.asked.isEmpty());
    rows.asked.clear();
    alone.setCurrentRow(500'000'000);
    alone.grab();
    QVERIFY(rows.asked.contains(500'000'000));
    QVERIFY2(rows.asked.size() < 100, qPrintable(QString::number(rows.asked.size())));
    rows.asked.clear();
    alone.verticalScrollBar()->setValue(250'000'000);
    alone.grab();
    QVERIFY(rows.asked.contains(250'000'000));
    QVERIFY(rows.asked.size() < 100);
    alone.setWrapping(true);
    rows.asked.clear();
    alone.grab();
    QVERIFY(rows.asked.size() < 200);
}

void TestLogStreamDock::freezesOnlyThisView()
{
    add(sampleRecords(10));
    key(Qt::Key_Space);
    QAction *pause = m_window->workspace().actions.action(u"log.pause"_s);
    QVERIFY(pause->isChecked());
    QVERIFY(!m_window->workspace().actions.action(u"pause"_s)->isChecked()); // the list of requests goes on
    QSignalSpy lines(&m_window->workspace().log, &LiveLog::linesAdded);
    add(sampleRecords(37, 10));
    QCOMPARE(view().rows()->count(), 10);
    QCOMPARE(lines.size(), 1); // others are told
    QCOMPARE(m_window->workspace().log.linesOf("req_0").size(), 7);
    QTRY_VERIFY(pause->text().contains(u"37"_s));
    key(Qt::Key_Space);
    QCOMPARE(view().rows()->count(), 47);
    QTRY_VERIFY(!pause->text().contains(u"37"_s));
}

void TestLogStreamDock::staysWhereTheReaderIs()
{
    add(sampleRecords(600));
    view().setCurrentRow(300);
    QCOMPARE(view().currentRow(), 300);
    m_dock->filter().setText(u"comp:http"_s);
    QCOMPARE(view().rows()->lineAt(view().currentRow()), 300);
    QVERIFY(view().firstVisibleRow() <= view().currentRow() && view().currentRow() <= view().lastVisibleRow());
    m_dock->filter().clear();
    QCOMPARE(view().currentRow(), 300);
    for (int i = 600; i < LiveLog::maxLines + 100; i += 500) add(sampleRecords(500, i)); // the first ones go
    QVERIFY(view().currentRow() < 300);
}

void TestLogStreamDock::opensFieldsInPlace()
{
    add(sampleRecords(5));
    view().setCurrentRow(1);
    key(Qt::Key_Right);
    QVERIFY(view().isExpanded(1));
    const QPoint value = pointOf(1, LinePart::FieldValue);
    QVERIFY(!value.isNull());
    key(Qt::Key_Left);
    QVERIFY(pointOf(1, LinePart::FieldValue).isNull());
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, pointOf(2, LinePart::FieldCount));
    QVERIFY(view().isExpanded(2));
    QTest::mouseMove(view().viewport(), pointOf(2, LinePart::FieldCount));
    QTRY_COMPARE(view().viewport()->cursor().shape(), Qt::PointingHandCursor);
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, pointOf(2, LinePart::FieldCount));
    QVERIFY(!view().isExpanded(2));
}

void TestLogStreamDock::wrapsLongLines()
{
    QList<logging::LogRecord> records = sampleRecords(1);
    records.first().message = std::string(1500, 'x') + " end";
    add(records);
    view().grab();
    QVERIFY(view().horizontalScrollBar()->maximum() == 0 || view().horizontalScrollBar()->isEnabled());
    QTRY_VERIFY(view().horizontalScrollBar()->maximum() > 1000);
    QVERIFY(pointOf(0, LinePart::FieldCount).isNull());
    m_window->workspace().actions.action(u"log.wrap"_s)->trigger();
    QCOMPARE(view().horizontalScrollBar()->maximum(), 0);
    QVERIFY(!pointOf(0, LinePart::FieldCount).isNull());
}

void TestLogStreamDock::selectsByKeyboardAndCopies()
{
    add(sampleRecords(20));
    view().setCurrentRow(4);
    key(Qt::Key_Down, Qt::ShiftModifier);
    key(Qt::Key_Down, Qt::ShiftModifier);
    m_window->workspace().actions.action(u"copy"_s)->trigger();
    const QStringList copied = QApplication::clipboard()->text().split(u'\n');
    QCOMPARE(copied.size(), 3);
    QVERIFY(copied.constFirst().contains("request completed 4 status=200 model=deepseek-chat"_L1));
    QVERIFY(copied.constLast().contains("completed 6"_L1));
    key(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_dock->selectionAsText().split(u'\n').size(), 20);
    key(Qt::Key_Up);
    QCOMPARE(m_dock->selectionAsText().split(u'\n').size(), 1);
}

void TestLogStreamDock::selectsTextByMouse()
{
    add(sampleRecords(6));
    const QPoint from = pointOf(2, LinePart::Message);
    const QPoint to = pointOf(3, LinePart::FieldCount);
    QTest::mousePress(view().viewport(), Qt::LeftButton, {}, from);
    QMouseEvent move(QEvent::MouseMove, to, view().viewport()->mapToGlobal(to), Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(view().viewport(), &move);
    QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, to);
    const QStringList lines = m_dock->selectionAsText().split(u'\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines.constFirst().endsWith("completed 2 {+2}"_L1), qPrintable(lines.constFirst()));
    QVERIFY2(lines.constLast().contains("request completed 3"_L1), qPrintable(lines.constLast()));
    QTest::mouseDClick(view().viewport(), Qt::LeftButton, {}, pointOf(2, LinePart::Request));
    QCOMPARE(m_dock->selectionAsText(), u"req_2"_s);
    key(Qt::Key_Escape);
    QVERIFY(m_dock->selectionAsText().contains("completed"_L1)); // the line again
}

void TestLogStreamDock::opensTheRequestOfAnId()
{
    add(sampleRecords(5));
    QSignalSpy open(&m_window->workspace().selection, &ExchangeSelection::openRequested);
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, pointOf(3, LinePart::Message));
    QCOMPARE(open.size(), 0);
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, pointOf(3, LinePart::Request));
    QCOMPARE(open.size(), 1);
    QCOMPARE(open.constFirst().constFirst().toString(), u"req_3"_s);
    view().setCurrentRow(4);
    key(Qt::Key_Return);
    QCOMPARE(open.constLast().constFirst().toString(), u"req_4"_s);
}

void TestLogStreamDock::showsTheLinesOfARequest()
{
    add(sampleRecords(70));
    m_dock->close();
    m_window->workspace().selection.showLines("req_3");
    QVERIFY(m_dock->isVisible());
    QCOMPARE(view().rows()->count(), 10);
    for (qint64 row = 0; row < 10; ++row) QCOMPARE(view().rows()->recordAt(row)->exchangeId, std::string("req_3"));
}

void TestLogStreamDock::filtersAndSaysWhatIsHidden()
{
    add(sampleRecords(60));
    auto *hidden = m_window->findChild<QLabel *>(u"logHidden"_s);
    QVERIFY(!hidden->isVisible());
    key(Qt::Key_Slash);
    QWidget *field = m_dock->bar().filterField();
    QTRY_VERIFY(field->hasFocus() || field->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClicks(QApplication::focusWidget(), u"\"completed 42\""_s);
    QTRY_COMPARE(view().rows()->count(), 1);
    QTRY_VERIFY(hidden->isVisible());
    QVERIFY(hidden->text().contains(u"59"_s));
    m_dock->bar().setContext(3);
    QTRY_COMPARE(view().rows()->count(), 7);
    m_dock->filter().setText(u"status:>"_s); // cannot be read: the last one stays
    QVERIFY(m_dock->filter().error());
    QCOMPARE(view().rows()->count(), 7);
    QVERIFY(hidden->text().contains(queryProblem(*m_dock->filter().error())));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(view().hasFocus());
    m_dock->filter().setText(u"field.status:200 -comp:http"_s);
    m_dock->bar().setContext(0);
    QTRY_COMPARE(view().rows()->count(), 30);
    m_dock->filter().setText(u"nowhere"_s);
    QTRY_VERIFY(!view().isVisible());
    m_window->findChild<QPushButton *>(u"logEmptyAction"_s)->click();
    QVERIFY(view().isVisible());
    QCOMPARE(view().rows()->count(), 60);
}

void TestLogStreamDock::completesFilters()
{
    add(sampleRecords(60));
    key(Qt::Key_Slash);
    auto *edit = m_dock->findChild<FilterEdit *>();
    QTRY_VERIFY(edit->hasFocus());
    QTest::keyClicks(edit, u"comp:h"_s);
    QVERIFY(edit->isOffering()); // the components that were seen
    QTest::keyClick(edit, Qt::Key_Tab);
    QCOMPARE(edit->text(), u"comp:http "_s);
    QCOMPARE(view().rows()->count(), 30);
    QTest::keyClicks(edit, u"level:wa"_s);
    QTest::keyClick(edit, Qt::Key_Tab);
    QCOMPARE(edit->text(), u"comp:http level:>=warn "_s);
    QCOMPARE(view().rows()->count(), 10);
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(view().hasFocus());
    FilterState &requests = m_window->workspace().filter;
    requests.setText(u"status:>=400"_s);
    requests.remember();
    QCOMPARE(requests.history(), QStringList({u"status:>=400"_s, u"comp:http level:>=warn"_s})); // one list of what was used
}

void TestLogStreamDock::sharesSavedFilters()
{
    add(sampleRecords(60));
    FilterState &requests = m_window->workspace().filter;
    requests.setSaved({{u"Web"_s, u"comp:http"_s}});
    auto *chips = m_dock->findChild<FilterChips *>();
    QVERIFY(chips->isVisible());
    auto *chip = chips->findChild<QToolButton *>(u"chip-Web"_s);
    QTest::mouseClick(chip, Qt::LeftButton);
    QCOMPARE(view().rows()->count(), 30);
    QVERIFY(requests.text().isEmpty()); // a list for all, a filter for each
    m_dock->filter().setSaved({});
    QVERIFY(requests.saved().isEmpty());
    QVERIFY(!chips->isVisible());
}

void TestLogStreamDock::findsTheFilterOfTheDockInUse()
{
    add(sampleRecords(10));
    auto *ofLog = m_dock->findChild<FilterEdit *>();
    auto *ofRequests = m_window->findChild<QToolBar *>(u"mainToolBar"_s)->findChild<FilterEdit *>();
    QTest::keyClick(&view(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(ofLog->hasFocus());
    QTest::keyClick(ofLog, Qt::Key_F, Qt::ControlModifier); // still that one
    QVERIFY(ofLog->hasFocus());
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(ofRequests->hasFocus());
}

void TestLogStreamDock::offersTheNextLevelWhenNothingIsShown()
{
    auto *text = m_window->findChild<QLabel *>(u"logEmpty"_s);
    auto *action = m_window->findChild<QPushButton *>(u"logEmptyAction"_s);
    QVERIFY(text->isVisible());
    QVERIFY(!action->isVisible());
    QList<logging::LogRecord> records = sampleRecords(5);
    for (logging::LogRecord &record : records) record.severity = Severity::Info;
    m_dock->bar().setLevels(LevelSet::from(Severity::Warn));
    add(records);
    QTRY_VERIFY(action->isVisible());
    QCOMPARE(text->text(), u"Nothing at warn or above."_s);
    QCOMPARE(action->text(), u"Show info"_s);
    action->click();
    QCOMPARE(view().rows()->count(), 5);
    QVERIFY(view().isVisible());
}

void TestLogStreamDock::filtersByComponent()
{
    add(sampleRecords(10));
    QCOMPARE(view().rows()->components(), QStringList({u"http"_s, u"proxy"_s}));
    m_dock->bar().setComponents({u"http"_s});
    QCOMPARE(view().rows()->count(), 5);
    m_dock->bar().setComponents({u"http"_s, u"proxy"_s});
    QCOMPARE(view().rows()->count(), 10);
}

void TestLogStreamDock::walksThroughErrorsAndMarks()
{
    QList<logging::LogRecord> records = sampleRecords(100);
    records[20].severity = records[70].severity = Severity::Error;
    add(records);
    view().setCurrentRow(0);
    key(Qt::Key_E);
    QCOMPARE(view().currentRow(), 20);
    key(Qt::Key_E);
    QCOMPARE(view().currentRow(), 70);
    key(Qt::Key_E); // there is no other
    QCOMPARE(view().currentRow(), 70);
    key(Qt::Key_E, Qt::ShiftModifier);
    QCOMPARE(view().currentRow(), 20);
    key(Qt::Key_W);
    QCOMPARE(view().currentRow(), 21);
    key(Qt::Key_M);
    view().setCurrentRow(50);
    key(Qt::Key_M);
    view().setCurrentRow(60);
    key(Qt::Key_BracketLeft);
    QCOMPARE(view().currentRow(), 50);
    key(Qt::Key_BracketLeft);
    QCOMPARE(view().currentRow(), 21);
    key(Qt::Key_BracketRight);
    QCOMPARE(view().currentRow(), 50);
    key(Qt::Key_BracketRight); // round
    QCOMPARE(view().currentRow(), 21);
    m_dock->filter().setText(u"@marked"_s);
    QCOMPARE(view().rows()->count(), 2);
    view().setCurrentRow(0);
    key(Qt::Key_M); // takes the mark away
    QCOMPARE(view().rows()->count(), 1);
}

void TestLogStreamDock::keepsNotesOnLines()
{
    add(sampleRecords(10));
    view().setCurrentRow(3);
    key(Qt::Key_M, Qt::ShiftModifier);
    auto *dialog = m_window->findChild<QInputDialog *>(u"noteDialog"_s);
    QVERIFY(dialog);
    dialog->setTextValue(u"here it begins"_s);
    dialog->accept();
    m_window->workspace().actions.action(u"log.copyMarks"_s)->trigger();
    const QString copied = QApplication::clipboard()->text();
    QVERIFY(copied.contains("completed 3"_L1));
    QVERIFY(copied.contains("here it begins"_L1));
}

void TestLogStreamDock::saysWhenNotAllLinesAreShown()
{
    auto *notice = m_window->findChild<QLabel *>(u"logNotice"_s);
    add(sampleRecords(10));
    QTest::qWait(0);
    QVERIFY(!notice->isVisible());
    add(sampleRecords(10, 230));
    QTRY_VERIFY(notice->isVisible());
    QCOMPARE(notice->text(), u"Showing 1 of 12 lines; all are recorded."_s);
    for (int i = 0; i < 25; ++i) add(sampleRecords(10, 240 + i * 10));
    QTRY_VERIFY(!notice->isVisible());
}

void TestLogStreamDock::clearsTheViewOnly()
{
    add(sampleRecords(10));
    QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
    QCOMPARE(view().rows()->count(), 0);
    add(sampleRecords(3, 10));
    QCOMPARE(view().rows()->count(), 3);
}

void TestLogStreamDock::clearsWhatHasTheKeyboard()
{
    Q_EMIT m_logging->exchanges.exchangesChanged(testing::sampleExchanges());
    add(sampleRecords(10));
    key(Qt::Key_L, Qt::ControlModifier);
    QTRY_COMPARE(m_window->workspace().log.count(), 0);
    QVERIFY(m_window->workspace().filter.text().isEmpty());
    QCOMPARE(m_window->workspace().exchanges.rowCount(), 5);
}

void TestLogStreamDock::followsTheRangeOfAllViews()
{
    add(sampleRecords(30));
    QTRY_COMPARE(m_window->workspace().log.count(), 30);
    const WallTime first(milliseconds(1'790'000'000'000));
    TimeRangeState &range = m_window->workspace().range;
    range.setRange({.last = {}, .from = first + milliseconds(10), .to = first + milliseconds(15)});
    QTRY_COMPARE(m_window->workspace().log.count(), 5);
    QCOMPARE(m_window->workspace().log.recordAt(0)->message, std::string("request completed 10"));
    add(sampleRecords(5, 30)); // outside, too
    QCOMPARE(m_window->workspace().log.count(), 5);
    m_dock->filter().setText(u"completed OR /x/"_s); // the range holds for both
    QTRY_COMPARE(m_window->workspace().log.count(), 5);
    range.goBack();
    QTRY_COMPARE(m_window->workspace().log.count(), 35);
    range.setRange(TimeRange::lastHours(1)); // of now
    QTRY_COMPARE(m_window->workspace().log.count(), 0);
}

void TestLogStreamDock::comesBackFromARangeWithoutLines()
{
    add(sampleRecords(10));
    m_window->workspace().range.setRange(TimeRange::lastHours(1));
    auto *action = m_dock->findChild<QPushButton *>(u"logEmptyAction"_s);
    QTRY_VERIFY(action->isVisible());
    QCOMPARE(action->text(), u"Show all times"_s);
    QVERIFY(m_dock->findChild<QLabel *>(u"logEmpty"_s)->text().contains("Last hour"_L1));
    action->click();
    QTRY_COMPARE(m_window->workspace().log.count(), 10);
    QVERIFY(m_window->workspace().range.range() == TimeRange());
}

void TestLogStreamDock::showsAWholeFileUnlessMomentsAreChosen()
{
    m_window->workspace().range.setRange(TimeRange::lastHours(1));
    m_dock->openFiles({writeLines(u"old.log"_s, 40)});
    QTRY_COMPARE(view().rows()->count(), 40);
    const WallTime first(milliseconds(1'790'000'000'000));
    m_window->workspace().range.setRange({.last = {}, .from = {}, .to = first + milliseconds(7)});
    QTRY_COMPARE(view().rows()->count(), 7);
}

void TestLogStreamDock::highlightsAndStopsFollowing()
{
    HighlightRules *rules = &m_window->workspace().highlights;
    add(sampleRecords(60));
    const auto row = [this] { return view().grab().toImage().copy(40, view().height() - 30, 400, 30); };
    const QImage plain = row();
    rules->setRules({{.pattern = u"completed 5\\d"_s, .isRegex = true, .isWholeLine = true, .colour = 3}});
    QVERIFY(row() != plain);
    rules->setRules({{.pattern = u"completed 77"_s, .action = HighlightRule::Action::StopFollowing}});
    QVERIFY(view().isFollowing());
    add(sampleRecords(10, 60));
    QVERIFY(view().isFollowing());
    add(sampleRecords(10, 70));
    QVERIFY(!view().isFollowing());
}

void TestLogStreamDock::notifiesAboutALine()
{
    m_window->workspace().highlights.setRules({{.pattern = u"completed 5"_s, .action = HighlightRule::Action::Notify}});
    add(sampleRecords(10));
    const QList<Notice> &notices = m_window->workspace().notices.history();
    QCOMPARE(notices.size(), 1);
    QCOMPARE(notices.constFirst().exchangeId, u"req_5"_s);
    QVERIFY(notices.constFirst().body.contains("completed 5"_L1));
    QVERIFY(view().isFollowing());
}

void TestLogStreamDock::opensFilesAndComesBack()
{
    add(sampleRecords(10));
    const QString path = writeLines(u"old.log"_s, 3000);
    m_dock->openFiles({path});
    QTRY_COMPARE(view().rows()->count(), 3000);
    QTRY_COMPARE(m_dock->windowTitle(), u"Log stream: old.log"_s);
    QVERIFY(!view().isFollowing());
    QCOMPARE(view().firstVisibleRow(), 0);
    QTRY_VERIFY(!pointOf(0, LinePart::Message).isNull()); // read meanwhile
    auto *pill = m_window->findChild<QToolButton *>(u"newLines"_s);
    QVERIFY(!pill->isVisible()); // none of them is new
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append) && file.write("{\"level\":40,\"msg\":\"grown\"}\n") > 0);
    file.close();
    QTRY_COMPARE(view().rows()->count(), 3001);
    QTRY_COMPARE(pill->text(), u"↓ 1 new"_s);
    auto *sources = m_window->findChild<QComboBox *>(u"logSource"_s);
    QVERIFY(sources->isVisible());
    QCOMPARE(sources->count(), 2);
    m_dock->filter().setText(u"\"line 2000\""_s);
    QTRY_COMPARE(view().rows()->count(), 1);
    m_dock->filter().clear();
    QTRY_COMPARE(view().rows()->count(), 3001);
    view().setCurrentRow(1500);
    key(Qt::Key_M);
    QCOMPARE(m_window->workspace().logSources.marksOf(1).notes().size(), 1);
    Q_EMIT sources->activated(0);
    QCOMPARE(view().rows()->count(), 10);
    QVERIFY(view().isFollowing());
    QCOMPARE(m_dock->windowTitle(), u"Log stream"_s);
    Q_EMIT sources->activated(1);
    QTRY_COMPARE(view().rows()->count(), 3001);
    m_window->workspace().actions.action(u"log.closeFile"_s)->trigger();
    QCOMPARE(view().rows()->count(), 10);
    QVERIFY(!sources->isVisible());
    QVERIFY(!m_window->workspace().actions.action(u"log.closeFile"_s)->isEnabled());
}

void TestLogStreamDock::keepsMarksOfFiles()
{
    const QString path = writeLines(u"kept.log"_s, 100);
    const auto marks = [this]() -> LineMarks & { return m_window->workspace().logSources.marksOf(1); };
    const auto open = [this](const QStringList &paths, qint64 lines) {
        m_dock->openFiles(paths);
        QTRY_COMPARE(view().rows()->count(), lines);
        view().setFocus();
    };
    open({path}, 100);
    view().setCurrentRow(40);
    key(Qt::Key_M);
    marks().setNote(60, u"look here"_s);
    makeWindow(); // another run
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append) && file.write("{\"level\":40,\"msg\":\"grown\"}\n") > 0);
    file.close();
    open({path}, 101);
    QTRY_COMPARE(marks().notes().size(), 2);
    QCOMPARE(marks().notes().value(60), u"look here"_s);
    view().setCurrentRow(40);
    key(Qt::Key_M); // takes it away
    makeWindow();
    // The same lines among those of another file have other numbers.
    QFile earlier(m_dir.filePath(u"earlier.log"_s));
    QVERIFY(earlier.open(QIODevice::WriteOnly) && earlier.write("{\"level\":30,\"time\":1000,\"msg\":\"long ago\"}\n") > 0);
    earlier.close();
    open({path, earlier.fileName()}, 102);
    QTRY_COMPARE(marks().notes().keys(), QList<qint64>{61});
    makeWindow();
    QVERIFY(QFile::remove(path)); // and a new file of the name is another one
    QFile other(path);
    QVERIFY(other.open(QIODevice::WriteOnly) && other.write("{\"level\":30,\"msg\":\"new\"}\n") > 0);
    other.close();
    open({path}, 1);
    QVERIFY(marks().notes().isEmpty());
}

void TestLogStreamDock::takesDroppedFiles()
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(writeLines(u"one.log"_s, 30)), QUrl::fromLocalFile(writeLines(u"two.log"_s, 20))});
    QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_dock, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_dock, &drop);
    QTRY_COMPARE(view().rows()->count(), 50);
    QVERIFY(!view().rows()->sourceAt(0).isEmpty());
    QMimeData text;
    text.setText(u"no file"_s);
    QDragEnterEvent other({20, 20}, Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
    other.ignore();
    QApplication::sendEvent(m_dock, &other);
    QVERIFY(!other.isAccepted());
}

void TestLogStreamDock::saysWhichFileCannotBeOpened()
{
    add(sampleRecords(3));
    m_dock->openFiles({m_dir.filePath(u"absent.log"_s)});
    auto *notice = m_window->findChild<QLabel *>(u"logNotice"_s);
    QVERIFY(notice->isVisible());
    QCOMPARE(notice->text(), u"There is no file %1."_s.arg(m_dir.filePath(u"absent.log"_s)));
    QCOMPARE(view().rows()->count(), 3);
    m_dock->openFiles({m_dir.path()});
    QVERIFY(notice->text().contains("folder"_L1));
}

void TestLogStreamDock::jumpsByTheOverview()
{
    add(sampleRecords(1000));
    auto *strip = m_dock->findChild<OverviewStrip *>();
    QTest::mouseClick(strip, Qt::LeftButton, {}, {strip->width() / 2, strip->height() / 2});
    QVERIFY(std::abs(view().currentRow() - 500) < 20);
    QVERIFY(!view().isFollowing());
    QVERIFY(view().firstVisibleRow() <= view().currentRow() && view().currentRow() <= view().lastVisibleRow());
}

void TestLogStreamDock::paintsTheOverviewInTheThemeOfNow()
{
    add(sampleRecords(10));
    auto *strip = m_dock->findChild<OverviewStrip *>();
    strip->grab();
    const QPalette before = QApplication::palette();
    const auto restore = qScopeGuard([&before] { QApplication::setPalette(before); });
    QPalette other = before;
    other.setColor(QPalette::AlternateBase, Qt::darkGreen);
    QApplication::setPalette(other);
    QTRY_COMPARE(strip->palette().color(QPalette::AlternateBase), QColor(Qt::darkGreen));
    const QImage picture = strip->grab().toImage(); // at once: it is painted anew after a while anyway
    int painted = 0;
    for (int y = 0; y < picture.height(); ++y) painted += picture.pixelColor(picture.width() / 2, y) == QColor(Qt::darkGreen) ? 1 : 0;
    QVERIFY2(painted > picture.height() / 2, qPrintable(QString::number(painted)));
}

void TestLogStreamDock::tellsScreenReadersTheLine()
{
    add(sampleRecords(10));
    view().setCurrentRow(7);
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&view());
    QVERIFY(accessible);
    QVERIFY(accessible->text(QAccessible::Value).contains("request completed 7"_L1));
    QCOMPARE(accessible->text(QAccessible::Name), u"Log lines"_s);
    QCOMPARE(accessible->text(QAccessible::Description), u"Line 8 of 10"_s);
}

void TestLogStreamDock::looksRight_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("theme");
    QTest::addColumn<QSize>("size");
    for (const QString &language : {u"en"_s, u"zh_CN"_s})
        for (const int theme : {1, 2})
            for (const QSize size : {QSize(1440, 900), QSize(1024, 640)})
                QTest::addRow("%s-%s-%d", qPrintable(language), theme == 1 ? "light" : "dark", size.width()) << language << theme << size;
}

void TestLogStreamDock::looksRight()
{
    QFETCH(const QString, language);
    QFETCH(const int, theme);
    QFETCH(const QSize, size);
    m_settings->setValue(u"language"_s, language);
    m_settings->setValue(u"theme"_s, theme);
    makeWindow();
    m_window->resize(size);
    m_dock->raise();
    QList<logging::LogRecord> records = sampleRecords(400);
    records[395].severity = Severity::Error;
    records[395].message = "deepseek 返回 429：请求过多，23 秒后可重试";
    records[397].severity = Severity::Debug;
    add(records);
    m_window->workspace().highlights.setRules(
        {{.pattern = u"completed 393"_s, .colour = 7}, {.pattern = u"proxy"_s, .isWholeLine = false, .colour = 4}});
    m_dock->filter().setText(u"completed OR 429"_s);
    view().setCurrentRow(view().rows()->count() - 3);
    key(Qt::Key_M);
    key(Qt::Key_Right);
    key(Qt::Key_Down);
    QTRY_VERIFY(m_window->findChild<QLabel *>(u"logHidden"_s)->isVisible());
    for (const Severity level : logLevels) {
        const auto *button = m_window->findChild<QToolButton *>(u"level"_s + letterOf(level));
        QTRY_VERIFY(button->width() >= button->sizeHint().width()); // the count is not cut
    }
    const auto *saved = m_dock->bar().filterField()->findChild<QToolButton *>(u"savedFilters"_s);
    QTRY_VERIFY(m_dock->bar().filterField()->rect().contains(saved->geometry())); // there is room for all of the filter
    const QImage image = m_window->grab().toImage();
    const QString folder = qEnvironmentVariable("CCR_ARTIFACTS", m_dir.path());
    QVERIFY(image.save(u"%1/log-%2.png"_s.arg(folder, QString::fromLatin1(QTest::currentDataTag()))));
    const QImage lines = view().grab().toImage();
    QSet<QRgb> colours;
    for (int y = 0; y < lines.height(); y += 2)
        for (int x = 0; x < lines.width(); x += 2) colours.insert(lines.pixel(x, y));
    QVERIFY(colours.size() > 20);
    QCOMPARE(qGray(lines.pixel(lines.width() / 2, 1)) < 128, theme == 2);
}

QTEST_MAIN(TestLogStreamDock)
#include "tst_log_stream_dock.moc"
