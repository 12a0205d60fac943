#include "tests/support/fake_controls.h"
#include "tests/support/fake_services.h"
#include "tests/support/window_looks.h"
#include "ui/dialogs/report_dialog.h"
#include "ui/main_window/main_window.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace ccr;
using namespace ccr::testing;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

class TestReportDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void showsEveryFileBeforeItIsSaved();
    void leavesOutWhatIsNotWanted();
    void savesByKeyboard();
    void saysWhatWentWrong();
    void tellsOfTheProgram();
    void looksRight_data();
    void looksRight();

private:
    void make(const QString &language);
    ReportDialog *open();
    template <typename T>
    T *child(const QString &name) const
    {
        return m_window->findChild<ReportDialog *>()->findChild<T *>(name);
    }

    QTemporaryDir m_dir;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<FakeProxyControl> m_proxy;
    std::unique_ptr<FakeLoggingControl> m_logging;
    std::unique_ptr<FakeReports> m_reports;
    std::unique_ptr<MainWindow> m_window;
};

void TestReportDialog::init()
{
    make(u"en"_s);
}

void TestReportDialog::make(const QString &language)
{
    m_window.reset();
    m_settings = std::make_unique<QSettings>(m_dir.filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_settings->clear();
    m_settings->setValue(u"language"_s, language);
    m_proxy = std::make_unique<FakeProxyControl>();
    m_logging = std::make_unique<FakeLoggingControl>();
    m_reports = std::make_unique<FakeReports>();
    m_window = std::make_unique<MainWindow>(
        Services{.proxy = *m_proxy, .logging = *m_logging, .settings = *m_settings, .reports = m_reports.get()}, TrayUse::Never);
    m_window->show();
    m_proxy->start();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

ReportDialog *TestReportDialog::open()
{
    m_window->workspace().actions.action(u"reportProblem"_s)->trigger();
    auto *dialog = m_window->findChild<ReportDialog *>();
    if (!QTest::qWaitFor([dialog] { return QApplication::activeWindow() == dialog; })) qWarning("the dialog is not active");
    return dialog;
}

void TestReportDialog::showsEveryFileBeforeItIsSaved()
{
    open();
    QVERIFY2(!child<QPushButton>(u"saveReport"_s)->isEnabled(), "there is nothing yet");
    QCOMPARE(child<QLabel>(u"reportState"_s)->text(), u"Collecting…"_s);
    m_reports->finishCollecting();
    auto *tree = child<QTreeWidget>(u"reportFiles"_s);
    QCOMPARE(tree->topLevelItemCount(), 4);
    QVERIFY(child<QPushButton>(u"saveReport"_s)->isEnabled());
    for (int i = 1; i < 4; ++i) {
        tree->setCurrentItem(tree->topLevelItem(i));
        QVERIFY(!child<QPlainTextEdit>(u"reportView"_s)->toPlainText().isEmpty());
    }
    QCOMPARE(child<QPlainTextEdit>(u"reportView"_s)->toPlainText(), u"{\"msg\":\"x\"}\n"_s);
    tree->setCurrentItem(tree->topLevelItem(0));
    QTest::keyClicks(child<QPlainTextEdit>(u"reportDescription"_s), u"it broke"_s);
    QCOMPARE(child<QPlainTextEdit>(u"reportView"_s)->toPlainText(), u"it broke"_s);
}

void TestReportDialog::leavesOutWhatIsNotWanted()
{
    open();
    m_reports->finishCollecting();
    auto *tree = child<QTreeWidget>(u"reportFiles"_s);
    QVERIFY2(child<QLabel>(u"reportState"_s)->text().startsWith(u"3 files, "_s), "an empty description is no file");
    tree->topLevelItem(3)->setCheckState(0, Qt::Unchecked);
    QVERIFY(child<QLabel>(u"reportState"_s)->text().startsWith(u"2 files, "_s));
    child<QPushButton>(u"saveReport"_s)->click();
    QStringList names;
    for (const logging::ReportFile &file : m_reports->written) names.append(file.name);
    QCOMPARE(names, (QStringList{u"program.txt"_s, u"configuration.json"_s}));
    for (int i = 0; i < 3; ++i) tree->topLevelItem(i)->setCheckState(0, Qt::Unchecked);
    QVERIFY(!child<QPushButton>(u"saveReport"_s)->isEnabled());
}

void TestReportDialog::savesByKeyboard()
{
    ReportDialog *dialog = open();
    m_reports->finishCollecting();
    QTRY_VERIFY(child<QPlainTextEdit>(u"reportDescription"_s)->hasFocus());
    QTest::keyClicks(child<QPlainTextEdit>(u"reportDescription"_s), u"it broke"_s);
    child<QLineEdit>(u"reportPath"_s)->setText(m_dir.filePath(u"r.zip"_s));
    child<QLineEdit>(u"reportPath"_s)->setFocus();
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Return); // the default button
    QCOMPARE(m_reports->path, m_dir.filePath(u"r.zip"_s));
    QCOMPARE(m_reports->written.constFirst().content, "it broke");
    QVERIFY(!child<QPushButton>(u"saveReport"_s)->isEnabled());
    m_reports->saved(m_reports->path);
    QTRY_VERIFY(!m_window->findChild<ReportDialog *>());
    QCOMPARE(m_window->workspace().notices.current()->path, m_reports->path);
}

void TestReportDialog::saysWhatWentWrong()
{
    open();
    m_reports->finishCollecting();
    child<QPushButton>(u"saveReport"_s)->click();
    m_reports->saved(Error{.kind = ErrorKind::Io, .message = u"The disk is full."_s});
    QCOMPARE(child<QLabel>(u"reportState"_s)->text(), u"The disk is full."_s);
    QVERIFY(child<QPushButton>(u"saveReport"_s)->isEnabled());
    QTest::keyClick(m_window->findChild<ReportDialog *>(), Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<ReportDialog *>());
}

void TestReportDialog::tellsOfTheProgram()
{
    m_proxy->setProviders({{.name = u"deepseek"_s, .models = {u"m"_s}, .failure = {{u"rate_limited"_s, 429}}}}, u"deepseek,m"_s);
    open();
    QCOMPARE(m_reports->own.size(), 2);
    const QByteArray facts = m_reports->own.at(1).content;
    for (const char *fact :
         {"CCR Desktop ", "Qt 6", "proxy: running, 127.0.0.1:3456", "provider deepseek", "rate_limited (429)", "screen: "})
        QVERIFY2(facts.contains(fact), facts);
}

void TestReportDialog::looksRight_data()
{
    addLooks();
}

void TestReportDialog::looksRight()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    make(language);
    applyTheme(ThemeChoice(theme));
    ReportDialog *dialog = open();
    m_reports->finishCollecting();
    QVERIFY(QTest::qWaitForWindowExposed(dialog));
    const QString cut = cutTextsOf(*dialog, u"report"_s);
    QVERIFY2(cut.isEmpty(), qPrintable(cut));
}

QTEST_MAIN(TestReportDialog)
#include "tst_report_dialog.moc"
