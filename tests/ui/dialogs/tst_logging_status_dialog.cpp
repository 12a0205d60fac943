#include "logging/api/capture_control.h"
#include "tests/support/fake_controls.h"
#include "tests/support/fake_metrics.h"
#include "tests/support/window_looks.h"
#include "ui/dialogs/logging_status_dialog.h"
#include "ui/main_window/main_window.h"
#include "ui/models/logging_tables.h"
#include "ui/theme/theme.h"
#include "ui/workspace/notice_action.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

class FakeCapture final : public logging::CaptureControl
{
public:
    QString directory() const override { return u"/logs"_s; }
    void measure(QObject *, std::function<void(const logging::CapturedAmount &)> answer) override { answer({}); }
    void preview(int, QObject *, std::function<void(const logging::Removal &)> answer) override { answer({}); }
    void remove(int, QObject *, std::function<void(const logging::Removal &)> answer) override { answer({}); }
    void flush(QObject *, std::function<void(bool)> answer) override
    {
        ++flushes;
        answer(isComplete);
    }
    void rotate(QObject *, std::function<void(const Result<QList<logging::RotationOutcome>> &)> answer) override { answer(rotated); }

    int flushes = 0;
    bool isComplete = true;
    Result<QList<logging::RotationOutcome>> rotated{
        QList<logging::RotationOutcome>{{.stream = u"combined"_s, .file = u"/logs/combined.1.log"_s, .problem = {}}}};
};

logging::LoggingConfig sampleConfig()
{
    logging::StreamConfig file{.name = u"combined"_s, .type = logging::StreamType::File};
    file.file.path = u"/home/me/.claude-code-router/logs/combined.log"_s;
    logging::StreamConfig errors{.name = u"error"_s, .type = logging::StreamType::File, .level = logging::Severity::Error};
    errors.file.path = u"/home/me/.claude-code-router/logs/error.log"_s;
    logging::StreamConfig loki{.name = u"loki"_s, .type = logging::StreamType::Network, .level = logging::Severity::Warn};
    loki.network.url = QUrl(u"https://loki.example/loki/api/v1/push"_s);
    return {.streams = {file, errors, loki}};
}

logging::LoggingHealth sampleHealth()
{
    logging::LoggingHealth health{.accepted = 12'345, .queueBytes = 12'000, .queueCapacity = 16'777'216, .uptime = 3723s};
    health.status = logging::LoggingStatus::Degraded;
    health.streams = {{.name = "combined", .handed = 12'345, .written = 12'340, .bytes = 3'400'000},
                      {.name = "error", .handed = 57, .written = 57, .bytes = 40'000},
                      {.name = "loki",
                       .state = logging::StreamState::Down,
                       .problem = u"Connection refused"_s,
                       .handed = 300,
                       .written = 100,
                       .dropped = 20}};
    return health;
}

} // namespace

class TestLoggingStatusDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void showsEveryOutput();
    void landsAtTheOutputThatANoticeTellsOf();
    void followsOnceASecond();
    void opensAgain();
    void putsAside();
    void writesOut();
    void isCopiedAsText();
    void keepsWhatIsSelected();
    void changesTheLanguageUnderItself();
    void leavesWithEscape();
    void looksRight_data();
    void looksRight();

private:
    void open(const QString &language = u"en"_s, int theme = 1, bool withFiles = true);
    LoggingStatusDialog *dialog() const { return m_window->findChild<LoggingStatusDialog *>(); }
    QString cell(const QString &table, int row, int column) const
    {
        return dialog()->findChild<QTableView *>(table)->model()->index(row, column).data().toString();
    }
    QPushButton *button(const QString &name) const { return dialog()->findChild<QPushButton *>(name); }
    QString done() const { return dialog()->findChild<QLabel *>(u"loggingDone"_s)->text(); }

    QTemporaryDir m_dir;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<FakeCapture> m_capture;
    std::unique_ptr<testing::FakeMetrics> m_metrics;
    testing::FakeProxyControl m_proxy;
    testing::FakeLoggingControl m_logging;
    std::unique_ptr<MainWindow> m_window;
};

void TestLoggingStatusDialog::init()
{
    m_window.reset();
    m_settings = std::make_unique<QSettings>(m_dir.filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_settings->clear();
    m_capture = std::make_unique<FakeCapture>();
    m_metrics = std::make_unique<testing::FakeMetrics>();
    m_logging.configured = sampleConfig();
    m_logging.current = sampleHealth();
    m_logging.reopened = 0;
}

void TestLoggingStatusDialog::open(const QString &language, int theme, bool withFiles)
{
    m_settings->setValue(u"language"_s, language);
    m_settings->setValue(u"theme"_s, theme);
    m_window = std::make_unique<MainWindow>(Services{.proxy = m_proxy,
                                                     .logging = m_logging,
                                                     .settings = *m_settings,
                                                     .capture = withFiles ? m_capture.get() : nullptr,
                                                     .metrics = m_metrics.get()},
                                            TrayUse::Never);
    m_window->show();
    m_window->workspace().actions.action(u"loggingStatus"_s)->trigger();
    QVERIFY(QTest::qWaitForWindowActive(dialog()));
}

void TestLoggingStatusDialog::showsEveryOutput()
{
    m_metrics->restarts = 3;
    open();
    auto *outputs = dialog()->findChild<QTableView *>(u"logOutputs"_s);
    QCOMPARE(outputs->model()->rowCount(), 3);
    QCOMPARE(cell(u"logOutputs"_s, 2, LoggingTables::State), u"✕ does not work"_s);
    QCOMPARE(cell(u"logOutputs"_s, 2, LoggingTables::LastError), u"Connection refused"_s);
    QVERIFY(cell(u"logOutputs"_s, 0, LoggingTables::Target).endsWith("combined.log"_L1));
    QCOMPARE(cell(u"loggingSummary"_s, 1, 1), QString::number(QCoreApplication::applicationPid()));
    QCOMPARE(cell(u"loggingSummary"_s, 3, 1), u"3"_s);
    auto *summary = dialog()->findChild<QTableView *>(u"loggingSummary"_s);
    QVERIFY2(summary->viewport()->height() >= summary->rowHeight(0) * summary->model()->rowCount(), "no value is hidden");
}

void TestLoggingStatusDialog::landsAtTheOutputThatANoticeTellsOf()
{
    open();
    followNotice({.kind = NoticeKind::Logging, .title = u"loki"_s, .actionId = u"loggingStatus"_s, .argument = u"loki"_s},
                 m_window->workspace());
    auto *outputs = dialog()->findChild<QTableView *>(u"logOutputs"_s);
    QTRY_COMPARE(dialog()->focusWidget(), outputs);
    QCOMPARE(outputs->currentIndex().row(), 2);
    QCOMPARE(outputs->selectionModel()->selectedRows().value(0).row(), 2);
    dialog()->close();
    QTRY_VERIFY(!dialog());
    m_window->workspace().actions.action(u"loggingStatus"_s)->trigger(); // what a notice told holds once
    QVERIFY(dialog());
    QVERIFY(!dialog()->findChild<QTableView *>(u"logOutputs"_s)->selectionModel()->hasSelection());
}

void TestLoggingStatusDialog::followsOnceASecond()
{
    open();
    m_logging.current.streams[0].written = 12'345;
    m_logging.current.streams[2].state = logging::StreamState::Ok;
    m_logging.current.streams[2].problem = {};
    QTRY_COMPARE(cell(u"logOutputs"_s, 2, LoggingTables::State), u"✓ works"_s);
    QVERIFY(cell(u"logOutputs"_s, 0, LoggingTables::Written).contains("345"_L1));
}

void TestLoggingStatusDialog::opensAgain()
{
    open();
    button(u"reopenOutputs"_s)->click();
    QCOMPARE(m_logging.reopened, 1);
    QVERIFY(!done().isEmpty());
}

void TestLoggingStatusDialog::putsAside()
{
    open();
    button(u"rotateOutputs"_s)->click();
    QVERIFY2(done().contains("combined.1.log"_L1), qPrintable(done()));
    m_capture->rotated = Error{.kind = ErrorKind::Timeout, .message = u"not within 10 s"_s};
    button(u"rotateOutputs"_s)->click();
    QVERIFY2(done().contains("not within 10 s"_L1), qPrintable(done()));
    QVERIFY(button(u"rotateOutputs"_s)->isEnabled());
    open(u"en"_s, 1, false);
    QVERIFY(!button(u"rotateOutputs"_s)->isEnabled());
    QVERIFY(!button(u"flushOutputs"_s)->isEnabled());
}

void TestLoggingStatusDialog::writesOut()
{
    open();
    button(u"flushOutputs"_s)->click();
    QCOMPARE(m_capture->flushes, 1);
    const QString written = done();
    m_capture->isComplete = false;
    button(u"flushOutputs"_s)->click();
    QVERIFY(done() != written);
}

void TestLoggingStatusDialog::isCopiedAsText()
{
    open();
    button(u"copyStatus"_s)->click();
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY2(text.contains(u"loki\t✕ does not work\twarn\thttps://loki.example/loki/api/v1/push\t100\t180\t20"_s), qPrintable(text));
    QVERIFY(text.contains("1:02:03"_L1));
}

void TestLoggingStatusDialog::keepsWhatIsSelected()
{
    open();
    auto *outputs = dialog()->findChild<QTableView *>(u"logOutputs"_s);
    outputs->selectRow(2);
    m_logging.current.streams[2].dropped = 21;
    QTRY_COMPARE(cell(u"logOutputs"_s, 2, LoggingTables::Dropped), u"21"_s);
    QCOMPARE(outputs->currentIndex().row(), 2);
}

void TestLoggingStatusDialog::changesTheLanguageUnderItself()
{
    open();
    const QString english = button(u"flushOutputs"_s)->text();
    m_window->workspace().actions.submenu(u"language"_s)->actions().at(1)->trigger();
    QTRY_VERIFY(button(u"flushOutputs"_s)->text() != english);
    QVERIFY(cell(u"logOutputs"_s, 2, LoggingTables::State) != u"✕ does not work"_s);
    QVERIFY(dialog()->findChild<QTableView *>(u"logOutputs"_s)->model()->headerData(0, Qt::Horizontal).toString() != "Output"_L1);
}

void TestLoggingStatusDialog::leavesWithEscape()
{
    open();
    QTest::keyClick(dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!dialog());
}

void TestLoggingStatusDialog::looksRight_data()
{
    testing::addLooks();
}

void TestLoggingStatusDialog::looksRight()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    open(language, theme);
    const QString cut = testing::cutTextsOf(*dialog(), u"logging-status"_s);
    QVERIFY2(cut.isEmpty(), qPrintable(cut));
    QVERIFY(dialog()->minimumSizeHint().width() <= 1024);
}

QTEST_MAIN(TestLoggingStatusDialog)
#include "tst_logging_status_dialog.moc"
