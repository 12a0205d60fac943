#include "tests/support/config_window.h"
#include "tests/support/languages.h"
#include "ui/dialogs/providers_dialog.h"
#include "ui/main_window/setup_text.h"
#include "ui/models/provider_draft.h"
#include "ui/workspace/menu_mnemonics.h"

#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QProcess>
#include <QStandardPaths>
#include <QTreeWidget>

using namespace ccr;
using namespace ccr::testing;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr auto sample = "{Providers: [{name: 'deepseek', api_base_url: 'http://127.0.0.1:1/v1', models: ['chat']},"
                        " {name: 'glm', api_base_url: 'http://127.0.0.1:1/v1', models: ['m']}]}";

QMenu *menuNamed(MainWindow &window, const QString &title)
{
    for (const QAction *action : window.menuBar()->actions())
        if (QString(action->text()).remove(u'&') == title) return action->menu();
    return nullptr;
}

QStringList idsOf(const QMenu *menu)
{
    QStringList ids;
    for (const QAction *action : menu->actions()) ids.append(action->isSeparator() ? u"-"_s : action->objectName());
    return ids;
}

} // namespace

class TestMenus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_ui = std::make_unique<ConfigWindow>(sample); }
    void cleanup() { m_ui.reset(); }
    void haveTheirOrder();
    void everyRowIsInOneMenu();
    void giveEachEntryALetterOfItsOwn_data();
    void giveEachEntryALetterOfItsOwn();
    void areNamedWithoutTheirLettersInTheCheatSheet();
    void choosesLetters_data();
    void choosesLetters();
    void copyAsShortNames();
    void restartsTheProxy();
    void opensATerminal();
    void opensTheIntegrations();
    void aProfileReplacesTheRoutes();
    void aProfileThatCannotBeUsedIsRefused();
    void thePaletteOpensAProvider();
    void setupWithoutAKeyIsLiteral();
    void setupWithAKeyAsksTheRouter_data();
    void setupWithAKeyAsksTheRouter();

private:
    std::unique_ptr<ConfigWindow> m_ui;
};

void TestMenus::haveTheirOrder()
{
    const QStringList edit = idsOf(menuNamed(m_ui->window(), u"Edit"_s));
    QCOMPARE(edit.mid(0, 3), QStringList({u"copy"_s, u"copyAs"_s, u"-"_s}));
    QCOMPARE(edit.last(), u"settings"_s);
    QVERIFY(edit.indexOf(u"deleteData"_s) > edit.indexOf(u"clearView"_s));
    QVERIFY(!edit.contains(u"copyCurl"_s)); // in the submenu
    const QStringList file = idsOf(menuNamed(m_ui->window(), u"File"_s));
    QCOMPARE(file.first(), u"open"_s);
    QCOMPARE(file.last(), u"quit"_s);
    QCOMPARE(idsOf(menuNamed(m_ui->window(), u"Proxy"_s)).mid(0, 3), QStringList({u"startStop"_s, u"restartProxy"_s, u"drainStop"_s}));
    QCOMPARE(idsOf(menuNamed(m_ui->window(), u"Tools"_s)).first(), u"commandPalette"_s);
    QCOMPARE(idsOf(menuNamed(m_ui->window(), u"Help"_s)).last(), u"about"_s);
}

void TestMenus::everyRowIsInOneMenu()
{
    QStringList shown;
    for (const QAction *action : m_ui->window().menuBar()->actions()) shown += idsOf(action->menu());
    shown.removeAll(u"-"_s);
    const QStringList inSubmenu{u"copyCurl"_s, u"copyRequest"_s, u"copyResponse"_s, u"copyMarkdown"_s, u"copyId"_s};
    for (const ActionSpec &spec : actionTable()) {
        const QString id = QString::fromLatin1(spec.id);
        if (spec.menu != MenuId::None && !inSubmenu.contains(id)) QVERIFY2(shown.contains(id), spec.id);
        QVERIFY2(shown.count(id) <= 1, spec.id);
    }
}

void TestMenus::giveEachEntryALetterOfItsOwn_data()
{
    testing::addLanguages();
}

void TestMenus::giveEachEntryALetterOfItsOwn()
{
    QFETCH(QString, language);
    m_ui = std::make_unique<ConfigWindow>(sample, language);
    for (const QAction *title : m_ui->window().menuBar()->actions()) {
        QMenu *menu = title->menu();
        QStringList before;
        for (const QAction *action : menu->actions()) before.append(action->text());
        Q_EMIT menu->aboutToShow();
        QSet<QString> letters;
        QStringList without;
        for (const QAction *action : menu->actions()) {
            if (action->isSeparator()) continue;
            QVERIFY2(language != "en"_L1 || !action->text().contains("(&"_L1), qPrintable(action->text()));
            const QString letter = QKeySequence::mnemonic(action->text()).toString();
            if (letter.isEmpty()) {
                without.append(action->text());
                continue;
            }
            QVERIFY2(!letters.contains(letter), qPrintable(title->text() + u" ▸ "_s + action->text()));
            letters.insert(letter);
        }
        // In a menu with more entries than there are letters some have none: those of their words are all taken.
        for (const QString &text : std::as_const(without))
            for (const QChar c : text)
                if (c.unicode() < 0x80 && c.isLetter()) QVERIFY2(letters.contains(u"Alt+"_s + c.toUpper()), qPrintable(text));
        if (language != "en"_L1) QVERIFY2(without.isEmpty(), qPrintable(without.join(u", "_s)));
        Q_EMIT menu->aboutToHide();
        QStringList after;
        for (const QAction *action : menu->actions()) after.append(action->text());
        QCOMPARE(after, before); // buttons show these texts too
    }
}

void TestMenus::areNamedWithoutTheirLettersInTheCheatSheet()
{
    m_ui = std::make_unique<ConfigWindow>(sample, u"zh_CN"_s);
    m_ui->window().workspace().actions.action(u"shortcuts"_s)->trigger();
    const auto *list = m_ui->window().findChild<QDialog *>(u"settingsDialog"_s)->findChild<QTreeWidget *>();
    QCOMPARE(list->topLevelItem(0)->text(0), u"文件"_s);
}

void TestMenus::choosesLetters_data()
{
    QTest::addColumn<QStringList>("texts");
    QTest::addColumn<QStringList>("marked");
    QTest::newRow("first letters") << QStringList{u"Copy"_s, u"Close window"_s} << QStringList{u"&Copy"_s, u"Close &window"_s};
    QTest::newRow("its own stays") << QStringList{u"Copy"_s, u"&Cut"_s} << QStringList{u"C&opy"_s, u"&Cut"_s};
    QTest::newRow("Chinese") << QStringList{u"复制"_s, u"导出…"_s} << QStringList{u"复制(&A)"_s, u"导出(&B)…"_s};
    QTest::newRow("letters of the words alone")
        << QStringList{u"Ab"_s, u"Bc"_s, u"Ba"_s, u"a"_s} << QStringList{u"&Ab"_s, u"B&c"_s, u"&Ba"_s, u"a"_s};
    QTest::newRow("others move") << QStringList{u"Theme"_s, u"The"_s, u"he"_s, u"t"_s}
                                 << QStringList{u"The&me"_s, u"T&he"_s, u"h&e"_s, u"&t"_s};
    QTest::newRow("both") << QStringList{u"AB"_s, u"BA"_s, u"Ab"_s, u"图"_s} << QStringList{u"&AB"_s, u"&BA"_s, u"Ab"_s, u"图(&C)"_s};
    QStringList many;
    for (int i = 0; i < 28; ++i) many.append(u"图"_s);
    QStringList manyMarked;
    for (const QChar c : u"ABCDEFGHIJKLMNOPQRSTUVWXYZ12"_s) manyMarked.append(u"图(&%1)"_s.arg(c));
    QTest::newRow("more than there are letters") << many << manyMarked;
    QTest::newRow("behind a tab") << QStringList{u"图\tCtrl+C"_s} << QStringList{u"图(&A)\tCtrl+C"_s};
}

void TestMenus::choosesLetters()
{
    QFETCH(QStringList, texts);
    QFETCH(QStringList, marked);
    QCOMPARE(withMnemonics(texts), marked);
}

void TestMenus::copyAsShortNames()
{
    QMenu *menu = m_ui->window().workspace().actions.submenu(u"copyAs"_s);
    QStringList names;
    for (const QAction *action : menu->actions()) names.append(action->text().section(u'\t', 0, 0));
    QCOMPARE(names, QStringList({u"cURL"_s, u"Request JSON"_s, u"Response text"_s, u"Markdown"_s, u"Request id"_s}));
    QVERIFY(menu->actions().constFirst()->text().endsWith("Ctrl+Shift+C"_L1));
}

void TestMenus::restartsTheProxy()
{
    ActionSet &actions = m_ui->window().workspace().actions;
    QVERIFY(!actions.action(u"restartProxy"_s)->isEnabled());
    m_ui->proxy.start();
    QList<proxy::ProxyState::Status> seen;
    QObject::connect(&m_ui->proxy, &proxy::ProxyControl::stateChanged, this,
                     [&seen](const proxy::ProxyState &state) { seen.append(state.status); });
    actions.action(u"restartProxy"_s)->trigger();
    QVERIFY(seen.contains(proxy::ProxyState::Status::Stopped)); // everybody sees that it stopped
    QTRY_COMPARE(m_ui->proxy.state().status, proxy::ProxyState::Status::Running);
    actions.action(u"drainStop"_s)->trigger();
    QCOMPARE(m_ui->proxy.state().status, proxy::ProxyState::Status::Stopped);
}

void TestMenus::opensATerminal()
{
    FakeTerminal terminal;
    m_ui->terminal = &terminal;
    ActionSet &actions = m_ui->window().workspace().actions;
    m_ui->proxy.start();
    actions.action(u"openTerminal"_s)->trigger();
    QCOMPARE(terminal.opened, 1);
    QVERIFY(!m_ui->window().workspace().notices.current());
    terminal.problem = u"no terminal"_s;
    actions.action(u"openTerminal"_s)->trigger();
    QCOMPARE(m_ui->window().workspace().notices.current()->body, u"no terminal"_s);
    m_ui.reset(); // before the terminal
}

void TestMenus::opensTheIntegrations()
{
    m_ui->window().workspace().actions.action(u"integrations"_s)->trigger();
    QListWidget *pages = nullptr;
    QTRY_VERIFY((pages = m_ui->window().findChild<QListWidget *>(u"settingsPages"_s)));
    QCOMPARE(pages->currentItem()->text(), u"Integrations"_s);
}

void TestMenus::aProfileReplacesTheRoutes()
{
    QDir(m_ui->file(u"."_s)).mkpath(u"presets/cheap"_s);
    QFile manifest(m_ui->file(u"presets/cheap/manifest.json"_s));
    QVERIFY(manifest.open(QIODevice::WriteOnly));
    manifest.write("{name: 'cheap', Router: {default: 'glm,m', rules: [{when: {system: 'a, b'}, route: 'deepseek,chat'}]}}");
    manifest.close();
    QMenu *menu = m_ui->window().workspace().actions.submenu(u"profile"_s);
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().constFirst()->text().remove(u'&'), u"cheap"_s);
    menu->actions().constFirst()->trigger();
    QTRY_VERIFY2(m_ui->content().contains("glm,m"), m_ui->content());
    QVERIFY(m_ui->content().contains("name: 'deepseek'"));
    QTRY_VERIFY(m_ui->window().workspace().notices.current());
    QVERIFY(m_ui->window().workspace().notices.current()->title.contains("cheap"_L1));
}

void TestMenus::aProfileThatCannotBeUsedIsRefused()
{
    QDir(m_ui->file(u"."_s)).mkpath(u"presets/other"_s);
    QFile manifest(m_ui->file(u"presets/other/manifest.json"_s));
    QVERIFY(manifest.open(QIODevice::WriteOnly));
    manifest.write("{Router: {default: 'nowhere,m'}}");
    manifest.close();
    const QByteArray before = m_ui->content();
    QMenu *menu = m_ui->window().workspace().actions.submenu(u"profile"_s);
    Q_EMIT menu->aboutToShow();
    menu->actions().constFirst()->trigger();
    QTRY_VERIFY(m_ui->window().workspace().notices.current());
    QVERIFY(m_ui->window().workspace().notices.current()->body.contains("nowhere"_L1));
    QCOMPARE(m_ui->content(), before);
}

void TestMenus::thePaletteOpensAProvider()
{
    m_ui->proxy.setProviders({{.name = u"deepseek"_s, .models = {u"chat"_s}}, {.name = u"glm"_s, .models = {u"m"_s}}}, {});
    QTest::keyClick(&m_ui->window(), Qt::Key_K, Qt::ControlModifier);
    auto *palette = m_ui->window().findChild<QDialog *>(u"commandPalette"_s);
    QVERIFY(palette);
    auto *input = palette->findChild<QLineEdit *>();
    QTest::keyClicks(input, u"provider glm"_s);
    QTest::keyClick(input, Qt::Key_Return);
    ProvidersDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = m_ui->window().findChild<ProvidersDialog *>()));
    auto *list = dialog->findChild<QListWidget *>(u"providerList"_s);
    QTRY_VERIFY(list->currentItem() && list->currentItem()->text().contains("glm"_L1));
}

void TestMenus::setupWithoutAKeyIsLiteral()
{
    const proxy::ProxyState state{.host = u"127.0.0.1"_s, .port = 3456};
    QCOMPARE(setupText(state, Shell::Bash), u"export ANTHROPIC_BASE_URL=http://127.0.0.1:3456 ANTHROPIC_AUTH_TOKEN=any\n"_s);
    QVERIFY(setupText(state, Shell::SettingsJson).contains("\"ANTHROPIC_AUTH_TOKEN\": \"any\""_L1));
}

void TestMenus::setupWithAKeyAsksTheRouter_data()
{
    QTest::addColumn<Shell>("shell");
    QTest::addColumn<QString>("program");
    QTest::newRow("bash") << Shell::Bash << u"bash"_s;
    QTest::newRow("fish") << Shell::Fish << u"fish"_s;
    QTest::newRow("settings.json") << Shell::SettingsJson << u"sh"_s;
}

// Pasted into the shell itself, with a program in the router's place.
void TestMenus::setupWithAKeyAsksTheRouter()
{
    QFETCH(Shell, shell);
    QFETCH(QString, program);
    if (QStandardPaths::findExecutable(program).isEmpty()) QSKIP("the shell is not installed");
    const QTemporaryDir dir;
    QFile router(dir.filePath(u"my 'ccr'"_s));
    QVERIFY(router.open(QIODevice::WriteOnly));
    router.write("#!/bin/sh\n[ \"$CCR_CONFIG\" = '/etc/o ther.json' ] || exit 1\n"
                 "case \"$*\" in\n"
                 "  env) echo \"export ANTHROPIC_AUTH_TOKEN='s3cret key'\";;\n"
                 "  'env --shell fish') echo \"set -gx ANTHROPIC_AUTH_TOKEN 's3cret key'\";;\n"
                 "esac\n");
    router.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    router.close();
    const proxy::ProxyState state{.host = u"127.0.0.1"_s, .port = 3456, .configFile = u"/etc/o ther.json"_s, .needsKey = true};
    const QString text = setupText(state, shell, router.fileName());
    QVERIFY2(!text.contains("YOUR_APIKEY"_L1) && !text.contains("s3cret"_L1), qPrintable(text));
    QString script = text + u"\nprintf '%s' \"$ANTHROPIC_AUTH_TOKEN\"\n"_s;
    if (shell == Shell::SettingsJson) {
        const Result<Json5Value> settings = parseJson5(text);
        QVERIFY(settings);
        script = textAt(*settings, u"apiKeyHelper");
        QVERIFY(text.contains("http://127.0.0.1:3456"_L1));
    }
    QProcess process;
    process.start(program, {u"-c"_s, script});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.readAllStandardOutput(), QByteArray("s3cret key"));
}

QTEST_MAIN(TestMenus)
#include "tst_menus.moc"
