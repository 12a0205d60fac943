#include "tests/support/fake_controls.h"
#include "tests/support/window_looks.h"
#include "ui/dialogs/highlight_rules_dialog.h"
#include "ui/main_window/main_window.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

class TestHighlightRulesDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void makesAndOrdersRules();
    void saysWhatIsWrong();
    void looksRight_data();
    void looksRight();
};

namespace {

struct Fixture
{
    explicit Fixture(const QString &language = u"en"_s, int theme = 1)
    {
        settings.setValue(u"language"_s, language);
        settings.setValue(u"theme"_s, theme);
        window = std::make_unique<MainWindow>(Services{.proxy = proxy, .logging = logging, .settings = settings}, TrayUse::Never);
        window->workspace().actions.action(u"highlightRules"_s)->trigger();
        dialog = window->findChild<HighlightRulesDialog *>();
    }
    template <typename T>
    T *find(const QString &name) const
    {
        return dialog->findChild<T *>(name);
    }
    const QList<HighlightRule> &rules() const { return window->workspace().highlights.rules(); }

    QTemporaryDir dir;
    QSettings settings{dir.filePath(u"settings.ini"_s), QSettings::IniFormat};
    testing::FakeProxyControl proxy;
    testing::FakeLoggingControl logging;
    std::unique_ptr<MainWindow> window;
    HighlightRulesDialog *dialog = nullptr;
};

} // namespace

void TestHighlightRulesDialog::makesAndOrdersRules()
{
    const Fixture f;
    QVERIFY(f.dialog && f.dialog->isVisible());
    QVERIFY(!f.dialog->isModal());
    QVERIFY(!f.find<QLineEdit>(u"pattern"_s)->isEnabled());
    f.find<QPushButton>(u"addRule"_s)->click();
    QTest::keyClicks(f.find<QLineEdit>(u"pattern"_s), u"429"_s);
    f.find<QComboBox>(u"colour"_s)->setCurrentIndex(4);
    f.find<QComboBox>(u"action"_s)->setCurrentIndex(2);
    f.find<QPushButton>(u"addRule"_s)->click();
    QTest::keyClicks(f.find<QLineEdit>(u"pattern"_s), u"slow"_s);
    f.find<QCheckBox>(u"isWholeLine"_s)->click();
    QCOMPARE(f.rules().size(), 2);
    QVERIFY(f.rules().at(0) == (HighlightRule{.pattern = u"429"_s, .colour = 4, .action = HighlightRule::Action::StopFollowing}));
    QCOMPARE(f.rules().at(1).pattern, u"slow"_s);
    QVERIFY(!f.rules().at(1).isWholeLine);
    f.find<QPushButton>(u"ruleUp"_s)->click();
    QCOMPARE(f.rules().at(0).pattern, u"slow"_s);
    QCOMPARE(f.find<QListWidget>(u"rules"_s)->currentRow(), 0);
    QVERIFY(!f.find<QPushButton>(u"ruleUp"_s)->isEnabled());
    f.find<QPushButton>(u"ruleDown"_s)->click();
    QCOMPARE(f.rules().at(1).pattern, u"slow"_s);
    f.find<QCheckBox>(u"isEnabled"_s)->click();
    QVERIFY(!f.rules().at(1).isEnabled);
    f.find<QPushButton>(u"removeRule"_s)->click();
    QCOMPARE(f.rules().size(), 1);
    QCOMPARE(f.find<QLineEdit>(u"pattern"_s)->text(), u"429"_s);
}

void TestHighlightRulesDialog::saysWhatIsWrong()
{
    const Fixture f;
    f.find<QPushButton>(u"addRule"_s)->click();
    auto *problem = f.find<QLabel>(u"problem"_s);
    QVERIFY(!problem->text().isEmpty());
    QTest::keyClicks(f.find<QLineEdit>(u"pattern"_s), u"(open"_s);
    QVERIFY(problem->text().isEmpty()); // a text may have brackets
    f.find<QCheckBox>(u"isRegex"_s)->click();
    QVERIFY(problem->text().contains(u"6"_s));
    QTest::keyClicks(f.find<QLineEdit>(u"pattern"_s), u")"_s);
    QVERIFY(problem->text().isEmpty());
}

void TestHighlightRulesDialog::looksRight_data()
{
    testing::addLooks();
}

void TestHighlightRulesDialog::looksRight()
{
    QFETCH(const QString, language);
    QFETCH(const int, theme);
    const Fixture f(language, theme);
    f.window->workspace().highlights.setRules({{.pattern = u"rate limit"_s, .colour = 2, .action = HighlightRule::Action::Notify},
                                               {.pattern = u"status=(\\d+)"_s, .isRegex = true, .isWholeLine = false, .colour = 5},
                                               {.pattern = u"额度"_s, .colour = 7}});
    f.dialog->close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    f.window->workspace().actions.action(u"highlightRules"_s)->trigger();
    auto *dialog = f.window->findChild<HighlightRulesDialog *>();
    QVERIFY(QTest::qWaitForWindowExposed(dialog));
    const QString cut = testing::cutTextsOf(*dialog, u"highlight"_s);
    QVERIFY2(cut.isEmpty(), qPrintable(cut));
}

QTEST_MAIN(TestHighlightRulesDialog)
#include "tst_highlight_rules_dialog.moc"
