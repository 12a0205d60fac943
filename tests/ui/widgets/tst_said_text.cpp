#include "ui/widgets/said_text.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace ccr::ui;
using namespace Qt::StringLiterals;

class TestSaidText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isSaidAgainInAnotherLanguage();
    void leavesTheTextOfAnother();
    void saysNothing();

private:
    /// As when a translation is installed: the window is told, and tells what is in it.
    static void changeLanguage(QWidget &window)
    {
        QEvent event(QEvent::LanguageChange);
        QCoreApplication::sendEvent(&window, &event);
    }
};

void TestSaidText::isSaidAgainInAnotherLanguage()
{
    QWidget window;
    QLabel label(&window);
    QPushButton button(&window);
    QString language = u"en"_s;
    for (QWidget *widget : {static_cast<QWidget *>(&label), static_cast<QWidget *>(&button)})
        say(*widget, [&language] { return language; });
    QCOMPARE(label.text(), u"en"_s);
    language = u"zh"_s;
    changeLanguage(window);
    QCOMPARE(label.text(), u"zh"_s);
    QCOMPARE(button.text(), u"zh"_s);
    say(label, [&language] { return language + u'!'; }); // the newest counts
    language = u"en"_s;
    changeLanguage(window);
    QCOMPARE(label.text(), u"en!"_s);
}

void TestSaidText::leavesTheTextOfAnother()
{
    QWidget window;
    QLabel label(&window);
    say(label, [] { return u"said"_s; });
    label.setText(u"set"_s);
    changeLanguage(window);
    QCOMPARE(label.text(), u"set"_s);
}

void TestSaidText::saysNothing()
{
    QWidget window;
    QLabel label(u"before"_s, &window);
    say(label, [] { return u"said"_s; });
    say(label, {});
    changeLanguage(window);
    QCOMPARE(label.text(), QString());
}

QTEST_MAIN(TestSaidText)
#include "tst_said_text.moc"
