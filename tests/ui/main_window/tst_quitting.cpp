#include "tests/support/config_window.h"
#include "tests/support/window_looks.h"
#include "ui/dialogs/quit_dialog.h"

#include <QCheckBox>
#include <QDockWidget>
#include <QLabel>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>

using namespace ccr;
using namespace ccr::testing;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

class TestQuitting : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void quitsAtOnceWithoutRequests();
    void waitsForTheLastRequest();
    void quitsNow();
    void escapeTakesItBack();
    void asksWhenTheWindowIsClosed();
    void withdrawsWhenATrayAppears_data();
    void withdrawsWhenATrayAppears();
    void asksNothingWhenTheSessionEnds();
    void theSessionEndsWhileItIsAsking();
    void looksRight_data();
    void looksRight();

private:
    QuitDialog *dialog() const { return m_files->window().findChild<QuitDialog *>(); }
    /// As a person who presses Ctrl+Q while `live` requests run.
    void press(int live);

    std::unique_ptr<ConfigWindow> m_files;
    std::unique_ptr<QSignalSpy> m_quits;
};

void TestQuitting::init()
{
    m_quits.reset();
    m_files = std::make_unique<ConfigWindow>("{}");
    m_files->window();
    m_files->proxy.start();
    m_quits = std::make_unique<QSignalSpy>(&m_files->window(), &MainWindow::quitRequested);
}

void TestQuitting::press(int live)
{
    m_files->proxy.setLive(live);
    m_files->window().activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), &m_files->window());
    QTest::keyClick(&m_files->window(), Qt::Key_Q, Qt::ControlModifier);
}

void TestQuitting::quitsAtOnceWithoutRequests()
{
    press(0);
    QCOMPARE(m_quits->size(), 1);
    QVERIFY(!dialog());
}

void TestQuitting::waitsForTheLastRequest()
{
    press(2);
    QVERIFY(dialog());
    QTRY_COMPARE(QApplication::activeWindow(), dialog());
    QVERIFY2(m_files->window().isVisible(), "the window stays as long as it may be kept");
    QCOMPARE(dialog()->findChild<QLabel *>(u"quitCount"_s)->text(), u"2 requests are still running."_s);
    QVERIFY(m_files->proxy.state().isDraining);
    auto *time = dialog()->findChild<QProgressBar *>();
    const int before = time->value();
    QTRY_VERIFY(time->value() < before);
    m_files->proxy.setLive(1);
    QCOMPARE(dialog()->findChild<QLabel *>(u"quitCount"_s)->text(), u"1 request is still running."_s);
    QCOMPARE(m_quits->size(), 0);
    m_files->proxy.setLive(0);
    QCOMPARE(m_quits->size(), 1);
}

void TestQuitting::quitsNow()
{
    press(3);
    QTRY_COMPARE(QApplication::activeWindow(), dialog());
    QTest::keyClick(dialog()->focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier); // from "Cancel", which has the focus
    QCOMPARE(dialog()->focusWidget()->objectName(), u"quitNow"_s);
    QTest::keyClick(dialog()->focusWidget(), Qt::Key_Space);
    QCOMPARE(m_quits->size(), 1);
    QCOMPARE(m_files->proxy.state().status, proxy::ProxyState::Status::Stopped);
}

void TestQuitting::escapeTakesItBack()
{
    press(3);
    QTRY_COMPARE(QApplication::activeWindow(), dialog());
    QTest::keyClick(dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!dialog());
    QCOMPARE(m_files->proxy.state().status, proxy::ProxyState::Status::Running);
    QVERIFY(!m_files->proxy.state().isDraining);
    m_files->proxy.setLive(0); // later, the last request ends
    QCOMPARE(m_quits->size(), 0);
    press(1); // and it can be wished again
    QVERIFY(dialog());
}

void TestQuitting::asksWhenTheWindowIsClosed()
{
    const auto question = [this] { return m_files->window().findChild<QMessageBox *>(u"closeQuestion"_s); };
    m_files->window().close(); // there is no tray
    QVERIFY(question() && question()->isVisible());
    QVERIFY(question()->iconPixmap().isNull()); // Qt's is in colours of its own
    QVERIFY(question()->button(QMessageBox::Cancel)->x() < question()->defaultButton()->x());
    QVERIFY(m_files->window().isVisible());
    QCOMPARE(m_quits->size(), 0);
    QCOMPARE(m_files->proxy.state().status, proxy::ProxyState::Status::Running);
    QTRY_COMPARE(QApplication::activeWindow(), question());
    QTest::keyClick(question(), Qt::Key_Escape);
    QTRY_VERIFY(!question());
    QCOMPARE(m_quits->size(), 0);
    m_files->window().close();
    QTRY_COMPARE(QApplication::activeWindow(), question());
    question()->checkBox()->setChecked(true);
    QTest::keyClick(question(), Qt::Key_Return);
    QTRY_COMPARE(m_quits->size(), 1);
    QVERIFY(m_files->settings().value(u"closeQuits"_s).toBool());
}

void TestQuitting::withdrawsWhenATrayAppears_data()
{
    QTest::addColumn<int>("live");
    QTest::addColumn<bool>("isClosed");
    QTest::newRow("question") << 0 << true;
    QTest::newRow("requests run") << 2 << true;
    QTest::newRow("wished") << 2 << false;
}

void TestQuitting::withdrawsWhenATrayAppears()
{
    QFETCH(int, live);
    QFETCH(bool, isClosed);
    if (isClosed) {
        m_files->proxy.setLive(live);
        m_files->window().close();
    } else {
        press(live);
    }
    const auto asks = [this] { return dialog() || m_files->window().findChild<QMessageBox *>(u"closeQuestion"_s); };
    QVERIFY(asks());
    m_files->window().workspace().tray.set(true);
    if (!isClosed) {
        QVERIFY(dialog()->isVisible() && m_files->proxy.state().isDraining);
        return;
    }
    QTRY_VERIFY(!asks());
    QVERIFY(!m_files->proxy.state().isDraining);
    QCOMPARE(m_files->proxy.state().status, proxy::ProxyState::Status::Running);
    QCOMPARE(m_quits->size(), 0);
}

void TestQuitting::asksNothingWhenTheSessionEnds()
{
    m_files->proxy.setLive(2);
    m_files->window().workspace().actions.action(u"settings"_s)->trigger();
    auto *dock = m_files->window().findChild<QDockWidget *>(u"inspector"_s);
    dock->setFloating(true);
    m_files->window().quitSilently();
    QVERIFY(!dialog());
    QVERIFY(m_files->proxy.state().isDraining);
    for (const QWidget *window : QApplication::topLevelWidgets()) QVERIFY2(!window->isVisible(), qPrintable(window->objectName()));
    QCOMPARE(m_quits->size(), 0);
    const QVariant layout = m_files->settings().value(u"layout"_s);
    m_files->window().quitSilently(); // a second signal
    QCOMPARE(m_files->settings().value(u"layout"_s), layout);
    QCOMPARE(m_quits->size(), 1);
}

void TestQuitting::theSessionEndsWhileItIsAsking()
{
    press(2);
    QVERIFY(dialog());
    m_files->window().quitSilently();
    QVERIFY(!dialog()->isVisible());
    m_files->proxy.setLive(1);
    QVERIFY(!dialog()->isVisible());
    m_files->proxy.setLive(0);
    QCOMPARE(m_quits->size(), 1);
}

void TestQuitting::looksRight_data()
{
    addLooks();
}

void TestQuitting::looksRight()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    m_quits.reset();
    m_files = std::make_unique<ConfigWindow>("{}", language);
    m_files->window();
    applyTheme(ThemeChoice(theme));
    m_files->proxy.start();
    press(3);
    QVERIFY(QTest::qWaitForWindowExposed(dialog()));
    const QString cut = cutTextsOf(*dialog(), u"quit"_s);
    QVERIFY2(cut.isEmpty(), qPrintable(cut));
}

QTEST_MAIN(TestQuitting)
#include "tst_quitting.moc"
