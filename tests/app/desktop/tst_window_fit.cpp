#include "app/desktop/window_fit.h"

#include <QDialog>
#include <QScreen>
#include <QTest>

using namespace ccr::app;

class TestWindowFit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsWindowsOnTheScreen();
    void leavesAloneWhatFits();
    void leavesPopupsAlone();

private:
    static QSize screen() { return QGuiApplication::primaryScreen()->availableSize(); }
    WindowFit m_fit;
};

void TestWindowFit::keepsWindowsOnTheScreen()
{
    QWidget window;
    window.resize(screen() + QSize(300, 300));
    window.show();
    QDialog dialog(&window);
    dialog.resize(screen() + QSize(300, 0));
    dialog.show();
    for (const QWidget *shown : {&window, static_cast<QWidget *>(&dialog)}) {
        QVERIFY(shown->width() < screen().width());
        QVERIFY(shown->height() < screen().height());
    }
}

void TestWindowFit::leavesAloneWhatFits()
{
    QWidget window;
    const QSize half = screen() / 2;
    window.resize(half);
    window.show();
    QCOMPARE(window.size(), half);
}

void TestWindowFit::leavesPopupsAlone()
{
    const QSize large = screen() + QSize(10, 10);
    QWidget popup(nullptr, Qt::Popup);
    popup.resize(large);
    popup.show();
    QCOMPARE(popup.size(), large);
}

QTEST_MAIN(TestWindowFit)
#include "tst_window_fit.moc"
