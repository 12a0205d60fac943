#include "ui/main_window/main_window.h"

#include "tests/support/fake_controls.h"
#include "tests/support/fake_history.h"
#include "ui/docks/requests_dock.h"
#include "ui/widgets/request_table.h"

#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSettings>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using logging::ExchangeSnapshot;

namespace {

class FakeFile final : public logging::ExchangeFile
{
public:
    FakeFile(const QString &path, std::string suffix)
        : m_facts{.path = path, .exchanges = 3, .leftOut = 2, .program = u"WebInspector 1"_s},
          m_suffix(std::move(suffix)),
          m_history(3, [this](std::int64_t row) {
              ExchangeSnapshot exchange = testing::sampleExchanges().at(row == 2 ? 1 : 0);
              exchange.number = static_cast<std::uint64_t>(row);
              exchange.id = "har_" + std::to_string(row) + m_suffix;
              exchange.startedAt = WallTime(milliseconds(1'700'000'000'000 + row)); // long ago
              return exchange;
          })
    {
        m_history.bodies = {{.kind = logging::StoredBody::Kind::ClientRequest, .wholeBytes = 19, .text = R"({"of the":"file"})"}};
    }
    const logging::ExchangeFileFacts &facts() const override { return m_facts; }
    logging::HistoryControl &exchanges() override { return m_history; }
    const std::string &suffix() const override { return m_suffix; }

private:
    logging::ExchangeFileFacts m_facts;
    std::string m_suffix;
    testing::FakeHistory m_history;
};

/// *.har opens, bad.har does not, the rest are logs.
class FakeFiles final : public logging::ExchangeFiles
{
public:
    void open(const QString &path, QObject *context, std::function<void(Result<std::shared_ptr<logging::ExchangeFile>>)> opened) override
    {
        const std::string suffix = "@file" + std::to_string(++count);
        QMetaObject::invokeMethod(
            context,
            [path, suffix, opened] {
                if (path.endsWith("bad.har"_L1)) return opened(Error{ErrorKind::InvalidInput, path + u": line 7, column 3: oops"_s});
                if (!path.endsWith(".har"_L1)) return opened(std::shared_ptr<logging::ExchangeFile>());
                opened(std::shared_ptr<logging::ExchangeFile>(std::make_shared<FakeFile>(path, suffix)));
            },
            Qt::QueuedConnection);
    }
    int count = 0;
};

} // namespace

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

private:
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
    QAction *close() const { return m_window->workspace().actions.action(u"closeFile"_s); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<testing::FakeProxyControl> m_proxy;
    std::unique_ptr<testing::FakeLoggingControl> m_logging;
    FakeFiles m_files;
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
    m_window = std::make_unique<MainWindow>(
        Services{.proxy = *m_proxy, .logging = *m_logging, .settings = *m_settings, .exchangeFiles = &m_files}, TrayUse::Never);
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

QTEST_MAIN(TestOpenedFiles)
#include "tst_opened_files.moc"
