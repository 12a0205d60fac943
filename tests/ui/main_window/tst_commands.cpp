#include "tests/support/fake_controls.h"
#include "ui/main_window/main_window.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

/// Finding and changing what the keyboard does.
class TestCommands : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void thePaletteRunsWhatIsTyped();
    void theAddressIsOnTheButtonAlone();
    void thePaletteOpensRequests();
    void thePaletteSaysThatNothingMatches();
    void thePaletteKnowsEnglishInEveryLanguage();
    void escapeLeavesThePalette();
    void aChangedShortcutIsKept();
    void aShortcutInUseIsRefused();
    void dialogsOpenOnce();

private:
    QTreeWidgetItem *itemOf(const QTreeWidget *list, const QString &id) const;
    QTemporaryDir m_dir;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<testing::FakeProxyControl> m_proxy;
    std::unique_ptr<testing::FakeLoggingControl> m_logging;
    std::unique_ptr<MainWindow> m_window;
};

void TestCommands::init()
{
    m_window.reset();
    m_settings = std::make_unique<QSettings>(m_dir.filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_settings->clear();
    m_settings->setValue(u"language"_s, u"en"_s);
    m_proxy = std::make_unique<testing::FakeProxyControl>();
    m_logging = std::make_unique<testing::FakeLoggingControl>();
    m_window = std::make_unique<MainWindow>(Services{.proxy = *m_proxy, .logging = *m_logging, .settings = *m_settings}, TrayUse::Never);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestCommands::thePaletteRunsWhatIsTyped()
{
    m_proxy->start();
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    auto *palette = m_window->findChild<QDialog *>(u"commandPalette"_s);
    QVERIFY(palette);
    auto *input = palette->findChild<QLineEdit *>();
    QTest::keyClicks(input, u"send test"_s);
    QTest::keyClick(input, Qt::Key_Return);
    QCOMPARE(m_proxy->testRequests, 1);
    QTRY_VERIFY(!m_window->findChild<QDialog *>(u"commandPalette"_s));
}

void TestCommands::theAddressIsOnTheButtonAlone()
{
    m_proxy->start();
    QAction *copy = m_window->workspace().actions.action(u"copyAddress"_s);
    QCOMPARE(QString(copy->text()).remove(u'&'), u"Copy base URL"_s); // in the menu and in the palette
    QCOMPARE(copy->iconText(), m_proxy->state().baseUrl());
}

void TestCommands::thePaletteOpensRequests()
{
    Q_EMIT m_logging->exchanges.exchangesChanged(testing::sampleExchanges());
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    auto *input = m_window->findChild<QDialog *>(u"commandPalette"_s)->findChild<QLineEdit *>();
    QTest::keyClicks(input, u"#3"_s);
    QTest::keyClick(input, Qt::Key_Return);
    QVERIFY(m_window->workspace().selection.exchange());
    QCOMPARE(m_window->workspace().selection.exchange()->number, 3U);
}

void TestCommands::thePaletteSaysThatNothingMatches()
{
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    auto *palette = m_window->findChild<QDialog *>(u"commandPalette"_s);
    auto *input = palette->findChild<QLineEdit *>();
    const auto *none = palette->findChild<QLabel *>(u"noCommand"_s);
    QVERIFY(!none->isVisible());
    QTest::keyClicks(input, u"qqxzj"_s);
    QVERIFY(none->isVisible() && none->text().contains(u"qqxzj"_s));
    QVERIFY(!palette->findChild<QListWidget *>()->isVisible());
    QTest::keyClick(input, Qt::Key_Return);
    QVERIFY(palette->isVisible());
    input->clear();
    QVERIFY(!none->isVisible());
}

void TestCommands::thePaletteKnowsEnglishInEveryLanguage()
{
    m_window->workspace().actions.submenu(u"language"_s)->actions().at(1)->trigger();
    QTRY_COMPARE(m_window->workspace().actions.action(u"shortcuts"_s)->text(), u"键盘快捷键"_s);
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    auto *palette = m_window->findChild<QDialog *>(u"commandPalette"_s);
    QTest::keyClicks(palette->findChild<QLineEdit *>(), u"keyboard shortcuts"_s);
    const auto *list = palette->findChild<QListWidget *>();
    QVERIFY(list->currentItem());
    QVERIFY2(list->currentItem()->text().startsWith(u"键盘快捷键"_s), qPrintable(list->currentItem()->text()));
}

void TestCommands::escapeLeavesThePalette()
{
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    auto *palette = m_window->findChild<QDialog *>(u"commandPalette"_s);
    QTest::keyClick(palette->findChild<QLineEdit *>(), Qt::Key_Down);
    QCOMPARE(palette->findChild<QListWidget *>()->currentRow(), 1);
    QTest::keyClick(palette, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<QDialog *>(u"commandPalette"_s));
    QCOMPARE(m_proxy->testRequests, 0);
}

QTreeWidgetItem *TestCommands::itemOf(const QTreeWidget *list, const QString &id) const
{
    for (QTreeWidgetItemIterator it(const_cast<QTreeWidget *>(list)); *it; ++it)
        if ((*it)->data(0, Qt::UserRole).toString() == id) return *it;
    return nullptr;
}

void TestCommands::aChangedShortcutIsKept()
{
    QTest::keyClick(m_window.get(), Qt::Key_F1);
    auto *dialog = m_window->findChild<QDialog *>(u"settingsDialog"_s);
    QVERIFY(dialog);
    auto *list = dialog->findChild<QTreeWidget *>();
    list->editItem(itemOf(list, u"test"_s), 1);
    QWidget *editor = list->viewport()->findChild<QWidget *>(u""_s, Qt::FindDirectChildrenOnly);
    QVERIFY(editor);
    QTest::keyClick(editor, Qt::Key_F9);
    QTRY_COMPARE(itemOf(list, u"test"_s)->text(1), u"F9"_s);
    m_proxy->start();
    dialog->close();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_F9);
    QCOMPARE(m_proxy->testRequests, 1);
    MainWindow another(Services{.proxy = *m_proxy, .logging = *m_logging, .settings = *m_settings}, TrayUse::Never);
    QCOMPARE(another.workspace().actions.action(u"test"_s)->shortcut(), QKeySequence(u"F9"_s));
    another.workspace().actions.resetShortcuts();
    QVERIFY(another.workspace().actions.action(u"test"_s)->shortcut().isEmpty());
}

void TestCommands::aShortcutInUseIsRefused()
{
    m_window->workspace().actions.action(u"shortcuts"_s)->trigger();
    auto *list = m_window->findChild<QDialog *>(u"settingsDialog"_s)->findChild<QTreeWidget *>();
    list->editItem(itemOf(list, u"test"_s), 1);
    QWidget *editor = list->viewport()->findChild<QWidget *>(u""_s, Qt::FindDirectChildrenOnly);
    QVERIFY(editor);
    QTest::keyClick(editor, Qt::Key_F8);
    const auto saysWhose = [this] {
        const QList<QLabel *> labels = m_window->findChild<QDialog *>(u"settingsDialog"_s)->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) { return label->text().contains("Next failure"_L1); });
    };
    QTRY_VERIFY(saysWhose());
    QVERIFY(m_window->workspace().actions.action(u"test"_s)->shortcut().isEmpty());
    QCOMPARE(m_window->workspace().actions.action(u"nextFailure"_s)->shortcut(), QKeySequence(u"F8"_s));
}

void TestCommands::dialogsOpenOnce()
{
    QAction *action = m_window->workspace().actions.action(u"notices"_s);
    action->trigger();
    action->trigger();
    QCOMPARE(m_window->findChildren<QDialog *>(u"noticesDialog"_s).size(), 1);
}

QTEST_MAIN(TestCommands)
#include "tst_commands.moc"
