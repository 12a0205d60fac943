#include "tests/support/fake_controls.h"
#include "tests/support/fake_metrics.h"
#include "tests/support/window_looks.h"
#include "ui/dialogs/performance_dialog.h"
#include "ui/main_window/main_window.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFile>
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

class TestPerformanceDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void showsPercentilesAndNumbers();
    void showsAnotherPeriod();
    void asksOnceASecond();
    void saysThatNothingIsMeasured();
    void isCopiedAsText();
    void savesInEveryFormat_data();
    void savesInEveryFormat();
    void saysWhyItWasNotSaved();
    void looksRight_data();
    void looksRight();

private:
    void open(const QString &language = u"en"_s, int theme = 1);
    PerformanceDialog *dialog() const { return m_window->findChild<PerformanceDialog *>(); }
    QTableView *table(const QString &name) const { return dialog()->findChild<QTableView *>(name); }
    QString cell(const QString &name, int row, int column) const { return table(name)->model()->index(row, column).data().toString(); }
    QString state() const { return dialog()->findChild<QLabel *>(u"performanceState"_s)->text(); }

    QTemporaryDir m_dir;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<testing::FakeMetrics> m_metrics;
    testing::FakeProxyControl m_proxy;
    testing::FakeLoggingControl m_logging;
    std::unique_ptr<MainWindow> m_window;
};

void TestPerformanceDialog::init()
{
    m_window.reset();
    m_settings = std::make_unique<QSettings>(m_dir.filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_settings->clear();
    m_metrics = std::make_unique<testing::FakeMetrics>();
    m_metrics->snapshot = testing::sampleMetrics();
}

void TestPerformanceDialog::open(const QString &language, int theme)
{
    m_settings->setValue(u"language"_s, language);
    m_settings->setValue(u"theme"_s, theme);
    m_window = std::make_unique<MainWindow>(
        Services{.proxy = m_proxy, .logging = m_logging, .settings = *m_settings, .metrics = m_metrics.get()}, TrayUse::Never);
    m_window->show();
    m_window->workspace().actions.action(u"performance"_s)->trigger();
    QVERIFY(QTest::qWaitForWindowActive(dialog()));
}

void TestPerformanceDialog::showsPercentilesAndNumbers()
{
    open();
    QTRY_COMPARE(table(u"latencies"_s)->model()->rowCount(), 6);
    QCOMPARE(cell(u"latencies"_s, 0, 6), u"9.0 s"_s); // p99 of the last hour
    QCOMPARE(cell(u"performanceNumbers"_s, 1, 1), u"2 / 9"_s);
    QVERIFY(state().isEmpty());
}

void TestPerformanceDialog::showsAnotherPeriod()
{
    open();
    QTRY_COMPARE(table(u"latencies"_s)->model()->rowCount(), 6);
    auto *period = dialog()->findChild<QComboBox *>(u"performanceWindow"_s);
    QCOMPARE(period->currentText(), u"last hour"_s);
    period->setFocus();
    QTest::keyClick(period, Qt::Key_Home);
    QCOMPARE(period->currentText(), u"last minute"_s);
    QCOMPARE(cell(u"latencies"_s, 0, 3), u"700 ms"_s);
}

void TestPerformanceDialog::asksOnceASecond()
{
    open();
    QTRY_COMPARE(m_metrics->asked, 1);
    m_metrics->snapshot->requests.active = 7;
    QTRY_COMPARE(cell(u"performanceNumbers"_s, 1, 1), u"7 / 9"_s);
    QVERIFY2(m_metrics->asked <= 6, "at most once a second");
}

void TestPerformanceDialog::saysThatNothingIsMeasured()
{
    m_metrics->snapshot.reset();
    open();
    QTRY_VERIFY2(state().contains("switched off"_L1), qPrintable(state()));
    QVERIFY(!dialog()->findChild<QPushButton *>(u"saveReport"_s)->isEnabled());
    m_metrics->snapshot = testing::sampleMetrics();
    QTRY_COMPARE(table(u"latencies"_s)->model()->rowCount(), 6);
    QVERIFY(state().isEmpty());
}

void TestPerformanceDialog::isCopiedAsText()
{
    open();
    QTRY_COMPARE(table(u"latencies"_s)->model()->rowCount(), 6);
    dialog()->findChild<QPushButton *>(u"copyReport"_s)->click();
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY2(text.startsWith("last hour\n"_L1), qPrintable(text));
    QVERIFY(text.contains("Request\t900\t2.0 s\t1.5 s"_L1));
    QVERIFY(text.contains("83.0 MB"_L1));
}

void TestPerformanceDialog::savesInEveryFormat_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("format");
    QTest::newRow("JSON") << u"r.json"_s << int(logging::ReportFormat::Json);
    QTest::newRow("CSV") << u"r.csv"_s << int(logging::ReportFormat::Csv);
    QTest::newRow("HTML") << u"r.HTML"_s << int(logging::ReportFormat::Html);
    QTest::newRow("Prometheus") << u"r.prom"_s << int(logging::ReportFormat::Prometheus);
    QTest::newRow("another ending") << u"r.report"_s << int(logging::ReportFormat::Json);
}

void TestPerformanceDialog::savesInEveryFormat()
{
    QFETCH(QString, name);
    QFETCH(int, format);
    m_proxy.setProviders({{.name = u"a"_s}, {.name = u"b"_s, .problem = u"no key"_s}}, {});
    open();
    const QString path = m_dir.filePath(name);
    dialog()->saveTo(path);
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "report " + QByteArray::number(format));
    QCOMPARE(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther), QFileDevice::Permissions());
    QCOMPARE(m_metrics->providersUp.size(), std::size_t(2));
    QCOMPARE(m_metrics->providersUp[0].number, 1.0);
    QCOMPARE(m_metrics->providersUp[1].number, 0.0);
    QTRY_VERIFY2(state().contains(path), qPrintable(state()));
}

void TestPerformanceDialog::saysWhyItWasNotSaved()
{
    open();
    const QString path = m_dir.filePath(u"none/at/all.json"_s);
    dialog()->saveTo(path);
    QTRY_VERIFY2(state().contains("was not written"_L1), qPrintable(state()));
}

void TestPerformanceDialog::looksRight_data()
{
    testing::addLooks();
}

void TestPerformanceDialog::looksRight()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    open(language, theme);
    QTRY_COMPARE(table(u"latencies"_s)->model()->rowCount(), 6);
    QVERIFY2(table(u"latencies"_s)->viewport()->height() >= table(u"latencies"_s)->rowHeight(0) * 6, "no row is hidden");
    QTRY_VERIFY(table(u"latencies"_s)->geometry().bottom() < table(u"performanceNumbers"_s)->geometry().top());
    const QString cut = testing::cutTextsOf(*dialog(), u"performance"_s);
    QVERIFY2(cut.isEmpty(), qPrintable(cut));
}

QTEST_MAIN(TestPerformanceDialog)
#include "tst_performance_dialog.moc"
