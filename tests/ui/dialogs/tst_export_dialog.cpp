#include "logging/api/export_sentences.h"
#include "tests/support/fake_controls.h"
#include "tests/support/fake_history.h"
#include "tests/support/fake_services.h"
#include "tests/support/window_looks.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/main_window/main_window.h"
#include "ui/widgets/request_table.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

class TestExportDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void twoKeysExportWhatIsShown();
    void itsButtonSaysWhenAFileIsReplaced();
    void exportsTheSelection();
    void exportsAllThatAreSelected();
    void exportsWhatIsMarked();
    void exportsARangeOfItsOwn();
    void repeatsTheLastExport();
    void estimatesTheSize();
    void saysHowLongItTakes();
    void locksTheControlsWhileItRuns();
    void offersThePath();
    void exportsTheLastHourWhateverIsShown();
    void offersOnlyWhatTheFormatHolds();
    void showsWhatWasRemoved();
    void showsAPartOfALongEntry();
    void warnsOfFullBodiesAndForgetsThem();
    void escapeEndsTheExportFirst();
    void saysWhatWentWrong();
    void saysItInTheLanguageOfTheWindow();
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
    std::unique_ptr<testing::FakeExports> m_exports;
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
    m_exports = std::make_unique<testing::FakeExports>();
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
    QVERIFY(m_exports->requests.constFirst().exchanges && m_exports->requests.constFirst().bodies);
    QVERIFY(m_exports->requests.constFirst().privacy == logging::ExportPrivacy::Standard);
    QVERIFY(m_exports->requests.constFirst().path.startsWith(m_dir.path()));
    Q_EMIT m_exports->running->finished(logging::ExportReport{.path = m_dir.filePath(u"x.ndjson"_s), .rows = 5, .bytes = 100});
    QTRY_VERIFY(!m_window->findChild<ExportDialog *>());
    QCOMPARE(m_window->workspace().notices.current()->path, m_dir.filePath(u"x.ndjson"_s));
}

void TestExportDialog::itsButtonSaysWhenAFileIsReplaced()
{
    QFile old(m_dir.filePath(u"old.ndjson"_s));
    QVERIFY(old.open(QIODevice::WriteOnly));
    auto *dialog = open(u"export"_s);
    auto *path = child<QLineEdit>(u"exportPath"_s);
    const QList<QPushButton *> buttons = dialog->findChildren<QPushButton *>();
    const QPushButton *button = *std::find_if(buttons.begin(), buttons.end(), [](const QPushButton *b) { return b->isDefault(); });
    const QString usual = button->text();
    path->selectAll();
    QTest::keyClicks(path, old.fileName());
    QCOMPARE(button->text(), u"Replace"_s);
    QTest::keyClicks(path, u"x"_s);
    QCOMPARE(button->text(), usual);
    QTest::keyClick(path, Qt::Key_Backspace);
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(m_exports->requests.constLast().replace);
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

void TestExportDialog::exportsAllThatAreSelected()
{
    m_window->findChild<RequestTable *>()->selectAll();
    open(u"exportSelection"_s);
    QCOMPARE(child<QRadioButton>(u"exportSelection"_s)->text(), u"Selection (5)"_s);
    QTest::keyClick(m_window->findChild<ExportDialog *>(), Qt::Key_Return);
    QCOMPARE(m_exports->contents.constFirst().exchanges.size(), 5);
    QVERIFY(m_exports->requests.constFirst().filter.isEmpty());
}

void TestExportDialog::exportsWhatIsMarked()
{
    testing::FakeHistory history(30, [](std::int64_t row) {
        logging::ExchangeSnapshot exchange = testing::sampleExchanges().constFirst();
        exchange.id = "old_" + std::to_string(row);
        exchange.startedAt -= std::chrono::hours(100 - row);
        return exchange;
    });
    m_logging->historyControl = &history;
    for (const char *id : {"req_sample_2", "old_7", "gone"}) m_window->workspace().exchanges.marks().set(id, true);
    open(u"export"_s);
    auto *marked = child<QRadioButton>(u"exportMarked"_s);
    QTRY_COMPARE(marked->text(), u"Marked (2)"_s);
    marked->click();
    QTest::keyClick(m_window->findChild<ExportDialog *>(), Qt::Key_Return);
    const logging::ExportContent content = m_exports->contents.constFirst();
    QVERIFY(!content.isStored);
    QCOMPARE(content.exchanges.size(), 2);
    QCOMPARE(content.exchanges.at(0).id, std::string("req_sample_2"));
    QCOMPARE(content.exchanges.at(1).id, std::string("old_7"));
    m_window.reset(); // before its history
}

void TestExportDialog::exportsARangeOfItsOwn()
{
    m_window->workspace().filter.setText(u"status:>=400"_s);
    open(u"export"_s);
    auto *from = child<QDateTimeEdit>(u"exportFrom"_s);
    const QDateTime begin(QDate(2026, 11, 22), QTime(15, 0));
    from->setDateTime(begin);
    child<QDateTimeEdit>(u"exportTo"_s)->setDateTime(begin.addSecs(3600));
    QVERIFY(child<QRadioButton>(u"exportRange"_s)->isChecked());
    QTest::keyClick(m_window->findChild<ExportDialog *>(), Qt::Key_Return);
    const logging::ExportContent content = m_exports->contents.constFirst();
    QVERIFY(content.isStored && content.wanted.query.isEmpty());
    QCOMPARE(millisSinceEpoch(*content.wanted.from), begin.toMSecsSinceEpoch());
    QCOMPARE(millisSinceEpoch(*content.wanted.to), begin.addSecs(3600).toMSecsSinceEpoch());
    QVERIFY(m_exports->requests.constFirst().from && m_exports->requests.constFirst().filter.isEmpty());
}

void TestExportDialog::repeatsTheLastExport()
{
    m_window->workspace().selection.open("req_sample_2");
    open(u"export"_s);
    child<QComboBox>(u"exportFormat"_s)->setCurrentIndex(static_cast<int>(logging::ExportFormat::Har));
    QTest::keyClick(m_window->findChild<ExportDialog *>(), Qt::Key_Return);
    Q_EMIT m_exports->running->finished(logging::ExportReport{.path = u"/x"_s});
    QTRY_VERIFY(!m_window->findChild<ExportDialog *>());
    m_window->workspace().actions.action(u"exportSelection"_s)->trigger(); // offscreen no window gets the keyboard back by itself
    QCOMPARE(m_exports->requests.size(), 2);
    QVERIFY(m_exports->requests.constLast().format == logging::ExportFormat::Har);
    QCOMPARE(m_exports->contents.constLast().exchanges.constFirst().id, std::string("req_sample_2"));
}

void TestExportDialog::estimatesTheSize()
{
    open(u"export"_s);
    auto *size = child<QLabel>(u"exportSize"_s);
    QTRY_COMPARE(size->text(), u"≈ 28 B"_s); // 5 requests like "first" and "second"
    child<QCheckBox>(u"exportRecords"_s)->setChecked(true);
    QCOMPARE(size->text(), u"≈ 28 B and the logs"_s);
    m_exports->isWhole = true;
    child<QCheckBox>(u"exportBodies"_s)->toggle();
    QTRY_COMPARE(size->text(), u"≈ 11 B"_s);
}

void TestExportDialog::saysHowLongItTakes()
{
    ExportDialog *dialog = open(u"export"_s);
    QTest::keyClick(dialog, Qt::Key_Return);
    const auto progress = [this](qint64 rows) {
        Q_EMIT m_exports->running->progressed({.rows = rows, .total = 14, .bytes = 1536});
        return child<QLabel>(u"exportState"_s)->text();
    };
    QVERIFY(progress(2).startsWith("2 of 14 rows, 1.5 kB"_L1));
    QTRY_VERIFY_WITH_TIMEOUT(progress(7).endsWith(" left"_L1), 3000);
}

void TestExportDialog::locksTheControlsWhileItRuns()
{
    ExportDialog *dialog = open(u"export"_s);
    QTest::keyClick(dialog, Qt::Key_Return);
    for (const auto &name : {u"exportFilter"_s, u"exportSelection"_s, u"exportMarked"_s, u"exportRange"_s, u"exportBodies"_s,
                             u"exportFormat"_s, u"exportPrivacy"_s, u"exportPath"_s, u"exportFrom"_s})
        QVERIFY2(!child<QWidget>(name)->isEnabled(), qPrintable(name));
    Q_EMIT m_exports->running->finished(Error{.kind = ErrorKind::Conflict, .message = u"no"_s});
    QVERIFY(child<QWidget>(u"exportFormat"_s)->isEnabled());
}

void TestExportDialog::offersThePath()
{
    twoKeysExportWhatIsShown();
    QPushButton *copy = nullptr;
    for (QPushButton *button : m_window->findChildren<QPushButton *>())
        if (button->text() == "Copy path"_L1 && button->isVisible()) copy = button;
    QVERIFY(copy);
    copy->click();
    QCOMPARE(QApplication::clipboard()->text(), m_dir.filePath(u"x.ndjson"_s));
    m_window->workspace().notices.post({.title = u"Another"_s});
    QTRY_VERIFY(!copy->isVisible());
}

void TestExportDialog::exportsTheLastHourWhateverIsShown()
{
    m_settings->setValue(u"export/privacy"_s, int(logging::ExportPrivacy::Full)); // somebody wrote it there
    m_window->workspace().filter.setText(u"status:429"_s);
    m_window->workspace().range.setRange({});
    const WallTime before = wallNow();
    auto *dialog = open(u"exportLastHour"_s);
    QTest::keyClick(dialog, Qt::Key_Return);
    QCOMPARE(m_exports->contents.size(), 1);
    const logging::ExportContent content = m_exports->contents.constFirst();
    QVERIFY(content.isStored && content.wanted.query.isEmpty());
    QVERIFY(*content.wanted.from >= before - std::chrono::minutes(61)); // whole minutes
    QVERIFY(*content.wanted.from <= wallNow() - std::chrono::hours(1));
    QVERIFY(*content.wanted.to >= before);
    QVERIFY(m_exports->requests.constFirst().privacy == logging::ExportPrivacy::Standard);
    QVERIFY(m_exports->requests.constFirst().filter.isEmpty());
}

void TestExportDialog::offersOnlyWhatTheFormatHolds()
{
    open(u"export"_s);
    child<QCheckBox>(u"exportRecords"_s)->setChecked(true);
    child<QComboBox>(u"exportFormat"_s)->setCurrentIndex(static_cast<int>(logging::ExportFormat::Har));
    QVERIFY(child<QCheckBox>(u"exportRecords"_s)->isEnabled());
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
    QTRY_VERIFY(child<QLabel>(u"exportRemoved"_s)->text().contains("secrets 3"_L1));
    auto *preview = m_window->findChild<ExportDialog *>()->findChild<QPlainTextEdit *>();
    QCOMPARE(preview->toPlainText(), u"first"_s);
    for (QToolButton *button : m_window->findChild<ExportDialog *>()->findChildren<QToolButton *>())
        if (button->accessibleName() == "Next entry"_L1) button->click();
    QCOMPARE(preview->toPlainText(), u"second"_s);
}

void TestExportDialog::showsAPartOfALongEntry()
{
    m_exports->entries = {u"begin"_s + QString(1'000'000, u'x') + u"end"_s};
    open(u"export"_s);
    auto *preview = m_window->findChild<ExportDialog *>()->findChild<QPlainTextEdit *>();
    QTRY_VERIFY(preview->toPlainText().startsWith("begin"_L1));
    const QString shown = preview->toPlainText();
    QVERIFY2(shown.endsWith("end"_L1) && shown.contains("980,008 more characters"_L1), qPrintable(shown.right(100)));
    QVERIFY(shown.size() < 25'000);
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

void TestExportDialog::saysItInTheLanguageOfTheWindow()
{
    ExportDialog *dialog = open(u"export"_s);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTranslator chinese;
    QVERIFY(chinese.load(u":/i18n/ccr_zh_CN.qm"_s) && QCoreApplication::installTranslator(&chinese));
    Q_EMIT m_exports->running->finished(logging::exportError(ErrorKind::Io,
                                                             "The export to %1 failed: %2. Free some space, or choose another folder.",
                                                             u"/x.har"_s, u"No space left on device"_s));
    QCOMPARE(child<QLabel>(u"exportState"_s)->text(), u"导出到 /x.har 失败：设备上没有剩余空间。请释放一些空间，或选择其他文件夹。"_s);
}

void TestExportDialog::looksRight_data()
{
    testing::addLooks();
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
    const QString cut = testing::cutTextsOf(*dialog, u"export"_s);
    QVERIFY2(cut.isEmpty(), qPrintable(cut));
}

QTEST_MAIN(TestExportDialog)
#include "tst_export_dialog.moc"
