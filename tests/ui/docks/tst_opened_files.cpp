#include "ui/main_window/main_window.h"

#include "tests/support/fake_controls.h"
#include "tests/support/fake_exchange_files.h"
#include "tests/support/fake_services.h"
#include "tests/support/window_looks.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/search_dialog.h"
#include "ui/docks/log_stream_dock.h"
#include "ui/docks/requests_dock.h"
#include "ui/widgets/log_view.h"
#include "ui/widgets/request_table.h"

#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using logging::ExchangeSnapshot;

/// Exports of requests that are opened in the window.
class TestOpenedFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void showsTheRequestsOfAFile();
    void showsThemInTheInspector();
    void switchesBetweenFiles();
    void findsARequestOfAFileByItsId();
    void closesAFile();
    void filtersThem();
    void walksByKeyboard();
    void saysWhatCannotBeOpened();
    void opensLogsInTheLog();
    void takesDroppedFiles();
    void showsTheLogLinesOfAFile();
    void findsThemWithEverything();
    void comesToOneThatTheFilterHides();
    void exportsWhatIsSelectedInAFile();
    void exportsWhatIsShownOfAFile();
    void looksRight_data();
    void looksRight();

private:
    void makeWindow();
    void open(const QStringList &paths);
    RequestTable *fileTable() const
    {
        for (RequestTable *table : m_dock->findChildren<RequestTable *>(u"fileRequests"_s))
            if (table->isVisible()) return table;
        return nullptr;
    }
    QString selected() const
    {
        const ExchangeSnapshot *exchange = m_window->workspace().selection.exchange();
        return exchange ? QString::fromStdString(exchange->id) : QString();
    }
    QComboBox *sources() const { return m_dock->findChild<QComboBox *>(u"requestSource"_s); }
    template <typename Widget>
    Widget *child(const QString &name) const
    {
        return m_window->findChild<Widget *>(name);
    }
    ExportDialog *openExport(const QString &action)
    {
        m_window->workspace().actions.action(action)->trigger();
        auto *dialog = m_window->findChild<ExportDialog *>();
        return dialog && QTest::qWaitForWindowActive(dialog) ? dialog : nullptr;
    }
    QAction *close() const { return m_window->workspace().actions.action(u"closeFile"_s); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<testing::FakeProxyControl> m_proxy;
    std::unique_ptr<testing::FakeLoggingControl> m_logging;
    testing::FakeExchangeFiles m_files;
    std::unique_ptr<testing::FakeExports> m_exports;
    std::unique_ptr<MainWindow> m_window;
    RequestsDock *m_dock = nullptr;
};

void TestOpenedFiles::init()
{
    m_files.count = 0;
    m_dir = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_dir->filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_settings->setValue(u"language"_s, u"en"_s);
    m_proxy = std::make_unique<testing::FakeProxyControl>();
    m_logging = std::make_unique<testing::FakeLoggingControl>();
    m_exports = std::make_unique<testing::FakeExports>();
    makeWindow();
}

void TestOpenedFiles::makeWindow()
{
    m_window.reset();
    m_window = std::make_unique<MainWindow>(
        Services{.proxy = *m_proxy, .logging = *m_logging, .settings = *m_settings, .exports = m_exports.get(), .exchangeFiles = &m_files},
        TrayUse::Never);
    m_dock = m_window->findChild<RequestsDock *>();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    Q_EMIT m_logging->exchanges.exchangesChanged({testing::sampleExchanges().at(0)});
}

void TestOpenedFiles::cleanup()
{
    m_window.reset();
}

void TestOpenedFiles::open(const QStringList &paths)
{
    m_window->openFiles(paths);
    QTRY_COMPARE(m_window->workspace().openedFiles.openingCount(), 0);
}

void TestOpenedFiles::showsTheRequestsOfAFile()
{
    QVERIFY(!sources()->isVisible() && !close()->isEnabled());
    open({u"/x/a.har"_s});
    QVERIFY(fileTable());
    QTRY_COMPARE(fileTable()->model()->rowCount(), 3);
    QCOMPARE(m_window->workspace().exchanges.rowCount(), 1); // the router's own are not mixed with them
    auto *facts = m_dock->findChild<QLabel *>(u"fileFacts"_s);
    QVERIFY(facts->isVisible());
    QVERIFY2(facts->text().contains("read-only"_L1) && facts->text().contains("WebInspector"_L1), qPrintable(facts->text()));
    QVERIFY(facts->text().contains("2 other"_L1));
    QCOMPARE(sources()->currentText(), u"a.har"_s);
    QVERIFY(m_dock->findChild<QLabel *>(u"requestCounts"_s)->text().contains("3 requests"_L1));
    QVERIFY(!m_dock->findChild<QToolButton *>(u"timeRangeButton"_s)->isVisible()); // it is none of theirs
    // As those of the list.
    auto *own = m_dock->findChild<RequestTable *>(u"requestTable"_s);
    for (int column = 0; column < own->model()->columnCount(); ++column)
        QCOMPARE(fileTable()->isColumnHidden(column), own->isColumnHidden(column));
    const QModelIndex time = fileTable()->model()->index(0, ExchangeTableModel::Time);
    QTRY_VERIFY(time.data().toString().contains(u'-')); // with its day, which fits
    QVERIFY(fileTable()->fontMetrics().horizontalAdvance(time.data().toString()) + 6 < fileTable()->columnWidth(ExchangeTableModel::Time));
}

void TestOpenedFiles::showsThemInTheInspector()
{
    open({u"/x/a.har"_s});
    QTRY_COMPARE(fileTable()->model()->rowCount(), 3);
    fileTable()->selectRowAt(0);
    QTRY_COMPARE(selected(), u"har_3@file1"_s);
    const ExchangePlace place = m_window->workspace().openedFiles.placeOf("har_3@file1");
    QVERIFY(place.history && !place.traffic);
    std::optional<std::string> body;
    Background background;
    fetchBody(place, background, "har_3@file1", logging::StoredBody::Kind::ClientRequest, this,
              [&body](const std::optional<logging::StoredBody> &found) { body = found ? found->text : "none"; });
    QTRY_VERIFY(body.has_value());
    QCOMPARE(*body, std::string(R"({"of the":"file"})"));
    QVERIFY(!m_window->workspace().actions.action(u"abort"_s)->isEnabled());
    QCOMPARE(m_window->workspace().selection.all().size(), 1);
}

void TestOpenedFiles::switchesBetweenFiles()
{
    open({u"/x/a.har"_s, u"/x/b.har"_s});
    QCOMPARE(sources()->count(), 3);
    QCOMPARE(sources()->currentText(), u"b.har"_s);
    QTRY_COMPARE(fileTable()->model()->rowCount(), 3);
    fileTable()->selectRowAt(0);
    QTRY_VERIFY(selected().endsWith("@file2"_L1));
    Q_EMIT sources()->activated(1);
    QCOMPARE(sources()->currentText(), u"a.har"_s);
    QCOMPARE(selected(), QString());
    Q_EMIT sources()->activated(0);
    QVERIFY(!fileTable() && !m_dock->findChild<QLabel *>(u"fileFacts"_s)->isVisible());
    Q_EMIT sources()->activated(2);
    QVERIFY(selected().endsWith("@file2"_L1));
    open({u"/x/a.har"_s}); // is shown again, not read again
    QCOMPARE(sources()->count(), 3);
    QCOMPARE(sources()->currentText(), u"a.har"_s);
    QCOMPARE(m_files.count, 2);
}

void TestOpenedFiles::findsARequestOfAFileByItsId()
{
    open({u"/x/a.har"_s, u"/x/b.har"_s});
    QTRY_COMPARE(fileTable()->model()->rowCount(), 3);
    m_window->workspace().selection.open("har_2@file1");
    QTRY_COMPARE(selected(), u"har_2@file1"_s);
    QCOMPARE(sources()->currentText(), u"a.har"_s);
    m_window->workspace().selection.open(testing::sampleExchanges().at(0).id);
    QCOMPARE(sources()->currentText(), u"This router"_s);
    QCOMPARE(selected(), QString::fromStdString(testing::sampleExchanges().at(0).id));
}

void TestOpenedFiles::closesAFile()
{
    open({u"/x/a.har"_s, u"/x/b.har"_s});
    QTRY_COMPARE(fileTable()->model()->rowCount(), 3);
    fileTable()->selectRowAt(0);
    QTRY_VERIFY(!selected().isEmpty());
    close()->trigger();
    QCOMPARE(m_window->workspace().openedFiles.count(), 1);
    QCOMPARE(selected(), QString());
    QVERIFY(!fileTable());
    QVERIFY(sources()->isVisible() && !close()->isEnabled());
    Q_EMIT sources()->activated(1);
    QTest::mouseClick(m_dock->findChild<QToolButton *>(u"closeFileButton"_s), Qt::LeftButton);
    QVERIFY(!sources()->isVisible());
    QVERIFY(m_dock->findChildren<RequestTable *>(u"fileRequests"_s).isEmpty());
}

void TestOpenedFiles::filtersThem()
{
    open({u"/x/a.har"_s});
    QTRY_COMPARE(fileTable()->model()->rowCount(), 3);
    m_window->workspace().filter.setText(u"number:2..3"_s);
    QTRY_COMPARE(fileTable()->model()->rowCount(), 2);
    m_window->workspace().filter.clear();
    QTRY_COMPARE(fileTable()->model()->rowCount(), 3);
    m_window->workspace().range.setRange({.last = 15min, .from = {}, .to = {}}); // they are older
    QTRY_VERIFY(!m_window->workspace().openedFiles.modelOf(0).isSearching());
    QCOMPARE(fileTable()->model()->rowCount(), 3);
}

void TestOpenedFiles::walksByKeyboard()
{
    open({u"/x/a.har"_s});
    QTRY_COMPARE(fileTable()->model()->rowCount(), 3);
    fileTable()->selectRowAt(0);
    fileTable()->setFocus();
    QTest::keyClick(fileTable(), Qt::Key_J);
    QTRY_COMPARE(selected(), u"har_2@file1"_s);
    QTest::keyClick(fileTable(), Qt::Key_K);
    QTRY_COMPARE(selected(), u"har_3@file1"_s);
    QTest::keyClick(fileTable(), Qt::Key_E);
    QTRY_COMPARE(selected(), u"har_2@file1"_s); // which failed
    QTest::keyClick(fileTable(), Qt::Key_M);
    QVERIFY(m_window->workspace().openedFiles.modelOf(0).marks().contains("har_2@file1"));
    QVERIFY(m_window->workspace().exchanges.marks().ids().empty());
}

void TestOpenedFiles::saysWhatCannotBeOpened()
{
    open({u"/x/bad.har"_s});
    QVERIFY(!sources()->isVisible());
    const Notice *notice = m_window->workspace().notices.current();
    QVERIFY(notice && notice->level == NoticeLevel::Problem);
    QVERIFY(notice->title.contains("bad.har"_L1));
    QVERIFY(notice->body.contains("line 7, column 3"_L1));
}

void TestOpenedFiles::opensLogsInTheLog()
{
    QFile log(m_dir->filePath(u"a.log"_s));
    QVERIFY(log.open(QIODevice::WriteOnly) && log.write("{\"level\":30,\"msg\":\"hello\"}\n") > 0);
    log.close();
    open({log.fileName(), u"/x/a.har"_s});
    QCOMPARE(m_window->workspace().logSources.count(), 2);
    QCOMPARE(m_window->workspace().openedFiles.count(), 1);
}

void TestOpenedFiles::takesDroppedFiles()
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(u"/x/a.har"_s), QUrl(u"https://example.org/b.har"_s)});
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(m_window.get(), &drop);
    QTRY_COMPARE(m_window->workspace().openedFiles.count(), 1);
    QMimeData text;
    text.setText(u"words"_s);
    QDragEnterEvent other({5, 5}, Qt::CopyAction, &text, Qt::LeftButton, {});
    QApplication::sendEvent(m_window.get(), &other);
    QVERIFY(!other.isAccepted());
}

void TestOpenedFiles::showsTheLogLinesOfAFile()
{
    open({u"/x/logged.har"_s, u"/x/silent.har"_s});
    m_window->workspace().actions.action(u"show.inspector"_s)->trigger();
    child<QTabWidget>(u"inspectorTabs"_s)->setCurrentIndex(4);
    m_window->workspace().selection.open("har_2@file1");
    auto *lines = child<QListView>(u"requestLogLines"_s);
    QTRY_COMPARE(lines->model()->rowCount(), 2);
    QVERIFY(lines->model()->index(0, 0).data().toString().contains("recorded 2"_L1));
    child<QPushButton>(u"openLog"_s)->click();
    LogSources &sources = m_window->workspace().logSources;
    QCOMPARE(sources.nameOf(sources.current()), u"logged.har.log"_s);
    QTRY_COMPARE(sources.rowsOf(sources.current()).count(), 2);
    // From such a line back to its request.
    m_window->workspace().selection.open("har_1@file2");
    QTRY_COMPARE(selected(), u"har_1@file2"_s);
    QTRY_VERIFY(!lines->isVisible());
    QVERIFY(!child<QPushButton>(u"openLog"_s)->isVisible());
    bool isSaid = false;
    for (const QLabel *label : m_window->findChildren<QLabel *>())
        isSaid = isSaid || (label->isVisible() && label->text().contains("file holds no log line"_L1));
    QVERIFY(isSaid);
    // Its log goes with the file.
    m_window->workspace().openedFiles.close(0);
    QCOMPARE(sources.count(), 1);
}

void TestOpenedFiles::findsThemWithEverything()
{
    open({u"/x/logged.har"_s, u"/x/b.har"_s});
    m_window->workspace().openedFiles.setCurrent(OpenedFiles::none);
    m_window->workspace().actions.action(u"searchEverything"_s)->trigger();
    auto *dialog = m_window->findChild<SearchDialog *>();
    auto *list = dialog->findChild<QTreeView *>(u"foundPlaces"_s);
    auto *state = dialog->findChild<QLabel *>(u"searchState"_s);
    const auto search = [&](const QString &text) {
        auto *field = dialog->findChild<QLineEdit *>(u"searchField"_s);
        field->setText(text);
        QTest::keyClick(field, Qt::Key_Return);
    };
    const auto where = [list](int row) { return list->model()->index(row, 0).data().toString(); };
    search(u"number:2"_s); // requests
    QTRY_COMPARE(state->text(), u"2 found"_s);
    QCOMPARE((QSet<QString>{where(0), where(1)}), (QSet<QString>{u"logged.har"_s, u"b.har"_s}));
    const int row = where(0) == u"b.har"_s ? 0 : 1;
    Q_EMIT list->activated(list->model()->index(row, 0));
    QTRY_COMPARE(selected(), u"har_2@file2"_s);
    search(u"body:apply_patch"_s); // bodies
    QTRY_COMPARE(state->text(), u"2 found"_s);
    search(u"needle"_s); // lines
    QTRY_COMPARE(state->text(), u"1 found"_s);
    QCOMPARE(where(0), u"logged.har.log"_s);
    Q_EMIT list->activated(list->model()->index(0, 0));
    LogSources &sources = m_window->workspace().logSources;
    QCOMPARE(sources.nameOf(sources.current()), u"logged.har.log"_s);
    LogView &view = m_window->findChild<LogStreamDock *>()->view();
    QTRY_VERIFY(view.currentRow() >= 0);
    QCOMPARE(view.rows()->readRecord(view.currentRow())->message, std::string("recorded 22 needle"));
    search(u"needle"_s); // the log shows that file now: it is searched once
    QTRY_COMPARE(state->text(), u"1 found"_s);
    // Closed while it is searched, and before somebody goes there.
    search(u"number:2"_s);
    close()->trigger();
    m_window->workspace().openedFiles.close(0);
    QTRY_COMPARE(state->text(), u"2 found"_s);
    Q_EMIT list->activated(list->model()->index(0, 0));
    QTRY_VERIFY(m_window->workspace().notices.current());
}

void TestOpenedFiles::comesToOneThatTheFilterHides()
{
    open({u"/x/a.har"_s});
    m_window->workspace().filter.setText(u"number:3"_s);
    QTRY_COMPARE(fileTable()->model()->rowCount(), 1);
    m_window->workspace().selection.open("har_1@file1");
    QTRY_COMPARE(selected(), u"har_1@file1"_s);
    QTRY_VERIFY(fileTable()->selectionModel()->isRowSelected(2, {}));
    QVERIFY(m_window->workspace().filter.text().isEmpty());
    QVERIFY(m_window->workspace().notices.current()->body.contains("filter"_L1));
    m_window->workspace().selection.open("har_9@file1");
    QTRY_VERIFY(m_window->workspace().notices.current()->body.contains("har_9@file1"_L1));
}

void TestOpenedFiles::exportsWhatIsSelectedInAFile()
{
    open({u"/x/a.har"_s, u"/x/b.har"_s});
    QTRY_COMPARE(fileTable()->model()->rowCount(), 3);
    fileTable()->selectRowAt(1);
    QTRY_COMPARE(selected(), u"har_2@file2"_s);
    m_window->workspace().openedFiles.modelOf(1).marks().set("har_1@file2", true);
    ExportDialog *dialog = openExport(u"export"_s);
    QVERIFY(dialog);
    child<QRadioButton>(u"exportSelection"_s)->click();
    QTest::keyClick(dialog, Qt::Key_Return);
    logging::ExportContent content = m_exports->contents.constLast();
    const logging::ExportRequest all = m_exports->requests.constLast();
    // All that the file had, by itself.
    QVERIFY(all.exchanges && all.bodies);
    QVERIFY(all.streamFrames);
    QVERIFY(all.records);
    QVERIFY(content.lowestRecord == logging::Severity::Trace);
    QVERIFY(!content.isStored && content.file);
    QCOMPARE(content.file->suffix, std::string("@file2"));
    QCOMPARE(content.exchanges.size(), 1);
    QCOMPARE(content.exchanges.constFirst().id, std::string("har_2@file2"));
    Q_EMIT m_exports->running->finished(logging::ExportReport{.path = u"/x"_s});
    QTRY_VERIFY(!m_window->findChild<ExportDialog *>());
    m_window->workspace().actions.action(u"exportSelection"_s)->trigger(); // at once
    QCOMPARE(m_exports->contents.size(), 2);
    QVERIFY(m_exports->contents.constLast().file);
    Q_EMIT m_exports->running->finished(logging::ExportReport{.path = u"/x"_s});
    QTRY_VERIFY(!m_window->findChild<ExportDialog *>());
    // What is marked there.
    dialog = openExport(u"export"_s);
    auto *marked = child<QRadioButton>(u"exportMarked"_s);
    QTRY_COMPARE(marked->text(), u"Marked (1)"_s);
    marked->click();
    QTest::keyClick(dialog, Qt::Key_Return);
    content = m_exports->contents.constLast();
    QVERIFY(content.file && content.exchanges.size() == 1);
    QCOMPARE(content.exchanges.constFirst().id, std::string("har_1@file2"));
}

void TestOpenedFiles::exportsWhatIsShownOfAFile()
{
    open({u"/x/a.har"_s});
    QTRY_COMPARE(fileTable()->model()->rowCount(), 3);
    m_window->workspace().filter.setText(u"number:2..3"_s);
    QTRY_COMPARE(fileTable()->model()->rowCount(), 2);
    ExportDialog *dialog = openExport(u"export"_s);
    QVERIFY(dialog);
    const QString text = child<QRadioButton>(u"exportFilter"_s)->text();
    QVERIFY2(text.contains("a.har"_L1) && text.contains("2 requests"_L1), qPrintable(text));
    QTest::keyClick(dialog, Qt::Key_Return);
    logging::ExportContent content = m_exports->contents.constLast();
    QVERIFY(content.isStored && content.file);
    QCOMPARE(content.wanted.query.text(), u"number:2..3"_s);
    QVERIFY(!content.wanted.from && !content.wanted.to); // a file may be of any time
    Q_EMIT m_exports->running->finished(logging::ExportReport{.path = u"/x"_s});
    QTRY_VERIFY(!m_window->findChild<ExportDialog *>());
    dialog = openExport(u"exportLastHour"_s); // whatever is shown: of the router
    QVERIFY(dialog);
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(!m_exports->contents.constLast().file);
    QVERIFY(!m_exports->requests.constLast().records); // that was of the file alone
}

void TestOpenedFiles::looksRight_data()
{
    testing::addLooks();
}

void TestOpenedFiles::looksRight()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    m_settings->setValue(u"language"_s, language);
    m_settings->setValue(u"theme"_s, theme);
    makeWindow();
    m_window->resize(1024, 640);
    open({u"/x/a.har"_s});
    QVERIFY(fileTable());
    QTRY_COMPARE(fileTable()->model()->rowCount(), 3);
    QVERIFY(m_dock->findChild<QLabel *>(u"fileFacts"_s)->isVisible());
    const QString cut = testing::cutTextsOf(*m_window, u"opened-file"_s);
    QVERIFY2(cut.isEmpty(), qPrintable(cut));
}

QTEST_MAIN(TestOpenedFiles)
#include "tst_opened_files.moc"
