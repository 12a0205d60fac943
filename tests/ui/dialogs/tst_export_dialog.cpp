#include "tests/support/fake_controls.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/main_window/main_window.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

namespace {

class FakeTask final : public logging::ExportTask
{
public:
    explicit FakeTask(int &cancels) : m_cancels(cancels) {}
    void cancel() override
    {
        ++m_cancels;
        Q_EMIT finished(Error{.kind = ErrorKind::Conflict, .message = u"cancelled"_s});
    }

private:
    int &m_cancels;
};

/// Ends when the test says so.
class FakeExports final : public logging::ExportTasks
{
public:
    std::unique_ptr<logging::ExportTask> start(const logging::ExportRequest &request, const logging::ExportContent &content) override
    {
        requests.append(request);
        contents.append(content);
        auto task = std::make_unique<FakeTask>(cancels);
        running = task.get();
        return task;
    }
    void preview(const logging::ExportRequest &request, const logging::ExportContent &, QObject *,
                 std::function<void(Result<logging::ExportPreview>)> shown) override
    {
        previewed = request;
        shown(logging::ExportPreview{.entries = {u"first"_s, u"second"_s},
                                     .removed = {.secrets = 3, .emails = 2, .homePaths = 1, .bodies = 0}});
    }

    QList<logging::ExportRequest> requests;
    QList<logging::ExportContent> contents;
    logging::ExportRequest previewed;
    QPointer<logging::ExportTask> running;
    int cancels = 0;
};

} // namespace

class TestExportDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void twoKeysExportWhatIsShown();
    void exportsTheSelection();
    void offersOnlyWhatTheFormatHolds();
    void showsWhatWasRemoved();
    void warnsOfFullBodiesAndForgetsThem();
    void escapeEndsTheExportFirst();
    void saysWhatWentWrong();
    void looksRight_data();
    void looksRight();

private:
    ExportDialog *open(const QString &action);
    template <typename T>
    T *child(const QString &name) const
    {
        return m_window->findChild<ExportDialog *>()->findChild<T *>(name);
    }
    QTemporaryDir m_dir;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<testing::FakeProxyControl> m_proxy;
    std::unique_ptr<testing::FakeLoggingControl> m_logging;
    std::unique_ptr<FakeExports> m_exports;
    std::unique_ptr<MainWindow> m_window;
};

void TestExportDialog::init()
{
    m_window.reset();
    m_settings = std::make_unique<QSettings>(m_dir.filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_settings->clear();
    m_settings->setValue(u"language"_s, u"en"_s);
    m_settings->setValue(u"export/folder"_s, m_dir.path());
    m_proxy = std::make_unique<testing::FakeProxyControl>();
    m_logging = std::make_unique<testing::FakeLoggingControl>();
    m_exports = std::make_unique<FakeExports>();
    m_window = std::make_unique<MainWindow>(
        Services{.proxy = *m_proxy, .logging = *m_logging, .settings = *m_settings, .exports = m_exports.get()}, TrayUse::Never);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    Q_EMIT m_logging->exchanges.exchangesChanged(testing::sampleExchanges());
}

ExportDialog *TestExportDialog::open(const QString &action)
{
    m_window->workspace().actions.action(action)->trigger();
    auto *dialog = m_window->findChild<ExportDialog *>();
    if (!QTest::qWaitForWindowActive(dialog)) qWarning("the dialog is not active");
    return dialog;
}

void TestExportDialog::twoKeysExportWhatIsShown()
{
    QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier);
    auto *dialog = m_window->findChild<ExportDialog *>();
    QVERIFY(dialog);
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTest::keyClick(dialog, Qt::Key_Return);
    QCOMPARE(m_exports->requests.size(), 1);
    QVERIFY(m_exports->contents.constFirst().isStored);
    QVERIFY(m_exports->requests.constFirst().privacy == logging::ExportPrivacy::Standard);
    QVERIFY(m_exports->requests.constFirst().path.startsWith(m_dir.path()));
    Q_EMIT m_exports->running->finished(logging::ExportReport{.path = m_dir.filePath(u"x.ndjson"_s), .rows = 5, .bytes = 100});
    QTRY_VERIFY(!m_window->findChild<ExportDialog *>());
    QCOMPARE(m_window->workspace().notices.current()->path, m_dir.filePath(u"x.ndjson"_s));
}

void TestExportDialog::exportsTheSelection()
{
    m_window->workspace().selection.open("req_sample_2");
    open(u"exportSelection"_s);
    QTest::keyClick(m_window->findChild<ExportDialog *>(), Qt::Key_Return);
    QCOMPARE(m_exports->contents.size(), 1);
    QVERIFY(!m_exports->contents.constFirst().isStored);
    QCOMPARE(m_exports->contents.constFirst().exchanges.constFirst().id, std::string("req_sample_2"));
}

void TestExportDialog::offersOnlyWhatTheFormatHolds()
{
    open(u"export"_s);
    child<QCheckBox>(u"exportRecords"_s)->setChecked(true);
    child<QComboBox>(u"exportFormat"_s)->setCurrentIndex(static_cast<int>(logging::ExportFormat::Csv));
    QVERIFY(!child<QCheckBox>(u"exportBodies"_s)->isEnabled());
    QTest::keyClick(m_window->findChild<ExportDialog *>(), Qt::Key_Return);
    QVERIFY(!m_exports->requests.constFirst().bodies);
    QVERIFY(!m_exports->requests.constFirst().records);
    QVERIFY(m_exports->requests.constFirst().path.endsWith(".csv"_L1));
}

void TestExportDialog::showsWhatWasRemoved()
{
    open(u"export"_s);
    QTRY_VERIFY(child<QLabel>(u"exportRemoved"_s)->text().contains("3 secrets"_L1));
    auto *preview = m_window->findChild<ExportDialog *>()->findChild<QPlainTextEdit *>();
    QCOMPARE(preview->toPlainText(), u"first"_s);
    for (QPushButton *button : m_window->findChild<ExportDialog *>()->findChildren<QPushButton *>())
        if (button->accessibleName() == "Next entry"_L1) button->click();
    QCOMPARE(preview->toPlainText(), u"second"_s);
}

void TestExportDialog::warnsOfFullBodiesAndForgetsThem()
{
    open(u"export"_s);
    child<QComboBox>(u"exportPrivacy"_s)->setCurrentIndex(static_cast<int>(logging::ExportPrivacy::Full));
    QTest::keyClick(m_window->findChild<ExportDialog *>(), Qt::Key_Return);
    QVERIFY(m_exports->requests.constFirst().privacy == logging::ExportPrivacy::Full);
    Q_EMIT m_exports->running->finished(logging::ExportReport{.path = u"/x"_s});
    QTRY_VERIFY(!m_window->findChild<ExportDialog *>());
    open(u"export"_s);
    QCOMPARE(child<QComboBox>(u"exportPrivacy"_s)->currentIndex(), static_cast<int>(logging::ExportPrivacy::Standard));
}

void TestExportDialog::escapeEndsTheExportFirst()
{
    ExportDialog *dialog = open(u"export"_s);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QCOMPARE(m_exports->cancels, 1);
    QVERIFY(dialog->isVisible());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<ExportDialog *>());
}

void TestExportDialog::saysWhatWentWrong()
{
    ExportDialog *dialog = open(u"export"_s);
    QTest::keyClick(dialog, Qt::Key_Return);
    Q_EMIT m_exports->running->finished(Error{.kind = ErrorKind::Conflict, .message = u"x.ndjson exists already"_s});
    QVERIFY(child<QLabel>(u"exportState"_s)->text().contains("exists already"_L1));
    QTest::keyClick(dialog, Qt::Key_Return); // another try
    QCOMPARE(m_exports->requests.size(), 2);
}

void TestExportDialog::looksRight_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("theme");
    for (const QString &language : {u"en"_s, u"zh_CN"_s})
        for (const int theme : {1, 2}) QTest::addRow("%s-%s", qPrintable(language), theme == 1 ? "light" : "dark") << language << theme;
}

void TestExportDialog::looksRight()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    m_window.reset();
    m_settings->setValue(u"language"_s, language);
    m_settings->setValue(u"theme"_s, theme);
    m_window = std::make_unique<MainWindow>(
        Services{.proxy = *m_proxy, .logging = *m_logging, .settings = *m_settings, .exports = m_exports.get()}, TrayUse::Never);
    m_window->show();
    ExportDialog *dialog = open(u"export"_s);
    QTRY_VERIFY(!child<QLabel>(u"exportRemoved"_s)->text().isEmpty());
    for (const QPushButton *button : dialog->findChildren<QPushButton *>())
        if (button->isVisible()) QVERIFY2(button->minimumSizeHint().width() <= button->width(), qPrintable(button->text()));
    const QString folder = qEnvironmentVariable("CCR_ARTIFACTS", m_dir.path());
    QVERIFY(dialog->grab().save(u"%1/export-%2.png"_s.arg(folder, QString::fromLatin1(QTest::currentDataTag()))));
}

QTEST_MAIN(TestExportDialog)
#include "tst_export_dialog.moc"
