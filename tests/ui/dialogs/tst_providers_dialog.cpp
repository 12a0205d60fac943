#include "tests/support/config_window.h"
#include "tests/support/fake_provider.h"
#include "tests/support/window_looks.h"
#include "ui/dialogs/providers_dialog.h"
#include "ui/dialogs/stored_keys_dialog.h"
#include "ui/models/error_advice.h"
#include "ui/models/provider_draft.h"
#include "ui/models/route_draft.h"

#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QTreeWidget>

using namespace ccr;
using namespace ccr::test;
using namespace ccr::testing;
using namespace ccr::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto sample =
    "{\n"
    "  Providers: [\n"
    "    {name: 'deepseek', api_base_url: 'https://api.deepseek.com/v1', api_keys: ['keychain:work', 'sk-plain-0123456789'], models: ['chat']},\n"
    "    {name: 'spare', api_base_url: 'http://127.0.0.1:1/v1', models: ['m']}, // rarely\n"
    "  ],\n"
    "  Router: {default: 'deepseek,chat'},\n"
    "}\n";

template <typename T>
T *child(QWidget *parent, const QString &name)
{
    T *found = parent->findChild<T *>(name);
    if (!found) qFatal("there is no %s", qPrintable(name));
    return found;
}

} // namespace

class TestProvidersDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void showsStatesByShapeAndWords();
    void showsAllOfItsForm_data();
    void showsAllOfItsForm();
    void saysTheAddressThatIsNotTheOneWritten();
    void beginsInTheList();
    void addsFromATemplateWithAKey();
    void showsASecretOnlyWhileHeld();
    void copiesForTwentySeconds();
    void movesAPlainKeyToTheKeychain();
    void offersThreePlacesWithoutAKeychain_data();
    void offersThreePlacesWithoutAKeychain();
    void saysThatAKeychainFailed();
    void saysInChineseThatAKeychainFailed_data();
    void saysInChineseThatAKeychainFailed();
    void asksBeforeItReplacesAKey();
    void usesTheKeyOfAnotherProvider();
    void deletesAStoredKeyOnceNobodyUsesIt();
    void opensTheImport();
    void listsWhatTheLastTestFound();
    void namesVariablesWithoutStoringThem();
    void detectsTheProtocol();
    void renamesWhereverItIsNamed();
    void doesNotDeleteWhatIsUsed();
    void fetchesModels();
    void testsWithTheKeyboard();
    void replacesTheKeyThatWasRejected();
    void landsAtTheAddressThatFailed();
    void landsAtTheProtocolThatWasNotUnderstood();
    void landsAtTheKeyWithoutBalance();
    void landsAtTheModelThatIsNotKnown_data();
    void landsAtTheModelThatIsNotKnown();
    void keepsAKeyForThisSession();
    void looksRight_data();
    void looksRight();

private:
    ProvidersDialog *open()
    {
        auto *dialog = m_ui->open<ProvidersDialog>(u"providers"_s, u"providersDialog"_s);
        if (!QTest::qWaitFor([dialog] { return child<QListWidget>(dialog, u"providerList"_s)->count() > 0; })) qFatal("not read");
        return dialog;
    }
    static const Json5Value &entry(ProvidersDialog *dialog, const QString &name)
    {
        return providersIn(dialog->draft().root())->elements.at(static_cast<std::size_t>(providerIndex(dialog->draft().root(), name)));
    }
    std::unique_ptr<ConfigWindow> m_ui;
};

void TestProvidersDialog::init()
{
    m_ui = std::make_unique<ConfigWindow>(sample);
    m_ui->secrets.secrets.insert(u"work"_s, u"sk-work-abcdefgh1234"_s);
}

void TestProvidersDialog::cleanup()
{
    m_ui.reset();
}

void TestProvidersDialog::showsStatesByShapeAndWords()
{
    m_ui->proxy.setProviders(
        {{.name = u"deepseek"_s, .models = {}, .health = u"closed"_s}, {.name = u"spare"_s, .models = {}, .health = u"open"_s}}, {});
    ProvidersDialog *dialog = open();
    auto *list = child<QListWidget>(dialog, u"providerList"_s);
    QTRY_VERIFY(list->item(0)->text().startsWith(u"✓"_s));
    QVERIFY(list->item(1)->text().startsWith(u"△"_s));
    QVERIFY(list->item(1)->toolTip().contains("failures"_L1));
    m_ui->proxy.setProviders({{.name = u"deepseek"_s, .health = u"closed"_s, .restingKeys = {{.label = u"work"_s, .left = 5s}}},
                              {.name = u"spare"_s, .health = u"closed"_s, .failures = 1, .failure = {{u"upstream_5xx"_s, 500}}}},
                             {});
    QTRY_VERIFY(list->item(0)->text().startsWith(u"△"_s));
    QVERIFY(list->item(0)->toolTip().contains("refused"_L1));
    QVERIFY(list->item(1)->toolTip().contains("provider failed (500)"_L1));
    // A single failure changes no state.
    dialog->reject();
    QTRY_VERIFY(!m_ui->window().findChild<ProvidersDialog *>());
    m_ui->proxy.providers[0].restingKeys.clear();
    m_ui->proxy.providers[0].failures = 1;
    m_ui->proxy.providers[0].failure = {{u"refused"_s}};
    dialog = open();
    list = child<QListWidget>(dialog, u"providerList"_s);
    QTRY_VERIFY(list->item(0)->toolTip().contains("the last request failed: connection refused"_L1));
    dialog->draft().change([](Json5Value &root) { setText(providersOf(root).elements[1], u"api_base_url"_s, u"nonsense"_s); });
    QTRY_VERIFY(list->item(1)->text().startsWith(u"✕"_s));
}

// A key that stands in the file has the longest words on its buttons.
void TestProvidersDialog::showsAllOfItsForm_data()
{
    QTest::addColumn<QSize>("size");
    for (const QSize size : {QSize(), QSize(860, 520)}) QTest::addRow("%d", size.width()) << size;
}

void TestProvidersDialog::showsAllOfItsForm()
{
    QFETCH(const QSize, size);
    ProvidersDialog *dialog = open();
    if (size.isValid()) dialog->resize(size);
    auto *keys = child<QTreeWidget>(dialog, u"keyList"_s);
    keys->setCurrentItem(keys->topLevelItem(1));
    QCOMPARE(child<QPushButton>(dialog, u"replaceKey"_s)->text(), u"Move to keychain…"_s);
    QVERIFY(QTest::qWaitForWindowExposed(dialog));
    const auto right = [dialog](const QWidget *widget) { return widget->mapTo(dialog, QPoint(widget->width(), 0)).x(); };
    for (const QString &name : {u"removeKey"_s, u"fetchModels"_s, u"providerName"_s}) {
        const auto *widget = child<QWidget>(dialog, name);
        const QWidget *view = widget->parentWidget();
        while (!qobject_cast<const QScrollArea *>(view)) view = view->parentWidget();
        QTRY_VERIFY2(right(widget) <= right(view), qPrintable(name));
    }
    QVERIFY(!child<QPushButton>(dialog, u"testProvider"_s)->visibleRegion().isEmpty()); // without scrolling
    if (size.isValid()) return;
    const auto *last = child<QLineEdit>(dialog, u"providerProxy"_s);
    QTRY_COMPARE(last->visibleRegion().boundingRect(), last->rect());
}

void TestProvidersDialog::saysTheAddressThatIsNotTheOneWritten()
{
    ProvidersDialog *dialog = open();
    auto *address = child<QLabel>(dialog, u"providerAddress"_s);
    QTRY_VERIFY2(address->text().contains("https://api.deepseek.com/v1/chat/completions"_L1), qPrintable(address->text()));
    QVERIFY(address->isVisible());
    auto *url = child<QLineEdit>(dialog, u"providerUrl"_s);
    url->selectAll();
    QTest::keyClicks(url, u"https://api.deepseek.com/v1/chat/completions"_s);
    QTRY_VERIFY(!address->isVisible());
}

void TestProvidersDialog::beginsInTheList()
{
    ProvidersDialog *dialog = open();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTRY_COMPARE(dialog->focusWidget(), child<QListWidget>(dialog, u"providerList"_s));
}

void TestProvidersDialog::addsFromATemplateWithAKey()
{
    ProvidersDialog *dialog = open();
    auto *add = child<QPushButton>(dialog, u"addProvider"_s);
    Q_EMIT add->menu()->aboutToShow();
    QAction *openRouter = nullptr;
    for (QAction *action : add->menu()->actions())
        if (action->text() == "OpenRouter"_L1) openRouter = action;
    QVERIFY(openRouter);
    openRouter->trigger();
    QCOMPARE(child<QLineEdit>(dialog, u"providerName"_s)->text(), u"openrouter"_s);
    child<QPushButton>(dialog, u"addKey"_s)->click();
    QTest::keyClicks(child<QLineEdit>(dialog, u"keySecret"_s), u"sk-or-secret-000000"_s);
    QTest::keyClick(child<QLineEdit>(dialog, u"keySecret"_s), Qt::Key_Return);
    QTRY_COMPARE(textAt(entry(dialog, u"openrouter"_s), u"api_key"), u"keychain:openrouter"_s);
    QCOMPARE(m_ui->secrets.secrets.value(u"openrouter"_s), u"sk-or-secret-000000"_s);
    auto *save = child<QPushButton>(dialog, u"save"_s);
    QTRY_VERIFY(save->isEnabled());
    save->click();
    QTRY_VERIFY(m_ui->content().contains("keychain:openrouter"));
    QVERIFY(!m_ui->content().contains("sk-or-secret"));
    QVERIFY(m_ui->content().contains("// rarely"));
}

void TestProvidersDialog::showsASecretOnlyWhileHeld()
{
    ProvidersDialog *dialog = open();
    auto *keys = child<QTreeWidget>(dialog, u"keyList"_s);
    QTRY_COMPARE(keys->topLevelItem(0)->text(2), u"sk-…1234"_s);
    QCOMPARE(keys->topLevelItem(0)->text(3), u"GNOME Keyring"_s);
    QVERIFY(keys->topLevelItem(1)->text(3).contains("readable"_L1));
    auto *reveal = child<QPushButton>(dialog, u"revealKey"_s);
    QTest::mousePress(reveal, Qt::LeftButton);
    QCOMPARE(keys->topLevelItem(0)->text(2), u"sk-work-abcdefgh1234"_s);
    QTest::mouseRelease(reveal, Qt::LeftButton);
    QCOMPARE(keys->topLevelItem(0)->text(2), u"sk-…1234"_s);
}

void TestProvidersDialog::copiesForTwentySeconds()
{
    ProvidersDialog *dialog = open();
    child<QPushButton>(dialog, u"copyKey"_s)->click();
    QCOMPARE(QApplication::clipboard()->text(), u"sk-work-abcdefgh1234"_s);
    QVERIFY(QApplication::clipboard()->mimeData()->hasFormat(u"x-kde-passwordManagerHint"_s));
    QVERIFY(child<QLabel>(dialog, u"keyNote"_s)->text().contains("20"_L1));
    dialog->close(); // does not leave it behind
    QTRY_VERIFY(!m_ui->window().findChild<ProvidersDialog *>());
    QCOMPARE(QApplication::clipboard()->text(), QString());
}

void TestProvidersDialog::movesAPlainKeyToTheKeychain()
{
    ProvidersDialog *dialog = open();
    auto *keys = child<QTreeWidget>(dialog, u"keyList"_s);
    keys->setCurrentItem(keys->topLevelItem(1));
    auto *replace = child<QPushButton>(dialog, u"replaceKey"_s);
    QVERIFY(replace->text().contains("keychain"_L1));
    replace->click();
    QTest::keyClick(child<QLineEdit>(dialog, u"keySecret"_s), Qt::Key_Return);
    QTRY_COMPARE(textsAt(entry(dialog, u"deepseek"_s), u"api_keys"), QStringList({u"keychain:work"_s, u"keychain:deepseek"_s}));
    QCOMPARE(m_ui->secrets.secrets.value(u"deepseek"_s), u"sk-plain-0123456789"_s);
}

void TestProvidersDialog::offersThreePlacesWithoutAKeychain_data()
{
    QTest::addColumn<proxy::KeychainState::Kind>("kind");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("choice");
    QTest::addColumn<proxy::SecretPlace>("place");
    QTest::newRow("missing") << proxy::KeychainState::Kind::Missing << u"No keychain runs"_s << u"placeSession"_s
                             << proxy::SecretPlace::Session;
    QTest::newRow("locked") << proxy::KeychainState::Kind::Locked << u"locked"_s << u"placeFile"_s << proxy::SecretPlace::PrivateFile;
}

void TestProvidersDialog::offersThreePlacesWithoutAKeychain()
{
    QFETCH(proxy::KeychainState::Kind, kind);
    QFETCH(QString, words);
    QFETCH(QString, choice);
    QFETCH(proxy::SecretPlace, place);
    m_ui->secrets.state.kind = kind;
    ProvidersDialog *dialog = open();
    child<QPushButton>(dialog, u"addKey"_s)->click();
    QVERIFY(!child<QRadioButton>(dialog, u"placeKeychain"_s)->isEnabled());
    QVERIFY(child<QLabel>(dialog, u"keychainHint"_s)->text().contains(words));
    child<QRadioButton>(dialog, choice)->setChecked(true);
    child<QLineEdit>(dialog, u"keyName"_s)->setText(u"new"_s);
    child<QLineEdit>(dialog, u"keySecret"_s)->setText(u"sk-new-000000001111"_s);
    child<QPushButton>(dialog, u"storeKey"_s)->click();
    QTRY_COMPARE(m_ui->secrets.places.value(u"new"_s), place);
    auto *keys = child<QTreeWidget>(dialog, u"keyList"_s);
    QTRY_VERIFY(keys->topLevelItem(2) && keys->topLevelItem(2)->text(3).startsWith(u"△"_s));
}

void TestProvidersDialog::saysThatAKeychainFailed()
{
    m_ui->secrets.problem = u"not found in GNOME Keyring; it was saved in KWallet"_s;
    ProvidersDialog *dialog = open();
    auto *keys = child<QTreeWidget>(dialog, u"keyList"_s);
    QTRY_VERIFY(keys->topLevelItem(0)->text(3).startsWith(u"✕"_s));
    QVERIFY(keys->topLevelItem(0)->text(3).contains("KWallet"_L1));
}

void TestProvidersDialog::saysInChineseThatAKeychainFailed_data()
{
    QTest::addColumn<proxy::SecretTrouble>("trouble");
    QTest::newRow("not found") << proxy::SecretTrouble::NotFound;
    QTest::newRow("denied") << proxy::SecretTrouble::Denied;
    QTest::newRow("none") << proxy::SecretTrouble::NoKeychain;
    QTest::newRow("silent") << proxy::SecretTrouble::NoAnswer;
    QTest::newRow("another") << proxy::SecretTrouble::OtherKeychain;
}

void TestProvidersDialog::saysInChineseThatAKeychainFailed()
{
    QFETCH(proxy::SecretTrouble, trouble);
    m_ui = std::make_unique<ConfigWindow>(sample, u"zh_CN"_s);
    m_ui->secrets.problem = u"in the words of the log"_s;
    m_ui->secrets.trouble = trouble;
    ProvidersDialog *dialog = open();
    auto *keys = child<QTreeWidget>(dialog, u"keyList"_s);
    QTRY_VERIFY(keys->topLevelItem(0)->text(3).startsWith(u"✕"_s));
    QVERIFY2(!keys->topLevelItem(0)->text(3).contains("log"_L1), qPrintable(keys->topLevelItem(0)->text(3)));
    QVERIFY(keys->topLevelItem(0)->text(3).contains(QRegularExpression(u"[\\x{4e00}-\\x{9fff}]"_s)));
}

void TestProvidersDialog::asksBeforeItReplacesAKey()
{
    m_ui->secrets.secrets.insert(u"idle"_s, u"sk-idle-000000001111"_s);
    ProvidersDialog *dialog = open();
    child<QListWidget>(dialog, u"providerList"_s)->setCurrentRow(1);
    child<QPushButton>(dialog, u"addKey"_s)->click();
    auto *name = child<QLineEdit>(dialog, u"keyName"_s);
    auto *store = child<QPushButton>(dialog, u"storeKey"_s);
    child<QLineEdit>(dialog, u"keySecret"_s)->setText(u"sk-new-000000002222"_s);
    const auto type = [name](const QString &text) {
        name->selectAll();
        QTest::keyClicks(name, text);
    };
    type(u"work"_s); // of another provider
    store->click();
    auto *problem = child<QLabel>(dialog, u"keyProblem"_s);
    QVERIFY2(problem->text().contains("work"_L1) && problem->text().contains("deepseek"_L1), qPrintable(problem->text()));
    QCOMPARE(m_ui->secrets.secrets.value(u"work"_s), u"sk-work-abcdefgh1234"_s);
    type(u"idle"_s); // of nobody, but it is there
    QCOMPARE(problem->text(), QString());
    store->click();
    QVERIFY(problem->text().contains("idle"_L1));
    QCOMPARE(m_ui->secrets.secrets.value(u"idle"_s), u"sk-idle-000000001111"_s);
    store->click(); // once more: yes
    QCOMPARE(m_ui->secrets.secrets.value(u"idle"_s), u"sk-new-000000002222"_s);
    QTRY_COMPARE(textAt(entry(dialog, u"spare"_s), u"api_key"), u"keychain:idle"_s);
}

void TestProvidersDialog::usesTheKeyOfAnotherProvider()
{
    ProvidersDialog *dialog = open();
    child<QListWidget>(dialog, u"providerList"_s)->setCurrentRow(1);
    QMenu *menu = child<QPushButton>(dialog, u"storedKey"_s)->menu();
    Q_EMIT menu->aboutToShow();
    QAction *action = menu->actions().constFirst();
    QCOMPARE(action->data().toString(), u"work"_s);
    QVERIFY(action->text().contains("deepseek"_L1));
    action->trigger();
    QCOMPARE(textAt(entry(dialog, u"spare"_s), u"api_key"), u"keychain:work"_s);
    Q_EMIT menu->aboutToShow(); // it has it now
    QVERIFY(menu->actions().constFirst()->data().toString() != "work"_L1);
    child<QPushButton>(dialog, u"replaceKey"_s)->click();
    const QString warning = child<QLabel>(dialog, u"keyProblem"_s)->text();
    QVERIFY2(warning.contains("deepseek"_L1) && warning.contains("spare"_L1), qPrintable(warning));
}

void TestProvidersDialog::deletesAStoredKeyOnceNobodyUsesIt()
{
    ProvidersDialog *dialog = open();
    auto *keys = child<QTreeWidget>(dialog, u"keyList"_s);
    Q_EMIT child<QPushButton>(dialog, u"storedKey"_s)->menu()->aboutToShow();
    child<QPushButton>(dialog, u"storedKey"_s)->menu()->actions().constLast()->trigger();
    auto *stored = child<StoredKeysDialog>(dialog, u"storedKeysDialog"_s);
    auto *remove = child<QPushButton>(stored, u"deleteStoredKey"_s);
    QVERIFY(!remove->isEnabled());
    QVERIFY(child<QLabel>(stored, u"storedKeysNote"_s)->text().contains("deepseek"_L1));
    keepPicture(*stored, u"stored_keys"_s);
    keys->setCurrentItem(keys->topLevelItem(0));
    auto *drop = dialog->findChild<QPushButton *>(u"removeKey"_s);
    drop->click();
    QVERIFY(child<QLabel>(dialog, u"keyNote"_s)->text().contains("work"_L1));
    QVERIFY2(!remove->isEnabled(), "the saved configuration still uses it");
    auto *save = child<QPushButton>(dialog, u"save"_s);
    QTRY_VERIFY(save->isEnabled());
    save->click();
    QTRY_VERIFY(remove->isEnabled());
    remove->click();
    QVERIFY(!m_ui->secrets.secrets.contains(u"work"_s));
}

void TestProvidersDialog::opensTheImport()
{
    child<QPushButton>(open(), u"importProviders"_s)->click();
    QTRY_VERIFY(m_ui->window().findChild<QDialog *>(u"importDialog"_s));
}

void TestProvidersDialog::listsWhatTheLastTestFound()
{
    FakeProvider provider;
    provider.onRequest = [](const FakeProvider::Request &request) { request.peer->answer(429, "{\"error\":{\"message\":\"slow down\"}}"); };
    ProvidersDialog *dialog = open();
    auto *list = child<QListWidget>(dialog, u"providerList"_s);
    list->setCurrentRow(1);
    QVERIFY2(list->item(1)->text().endsWith("local"_L1), qPrintable(list->item(1)->text()));
    dialog->draft().change([&](Json5Value &root) { setText(providersOf(root).elements[1], u"api_base_url"_s, provider.url().toString()); });
    QTest::keyClick(dialog, Qt::Key_T, Qt::ControlModifier);
    QTRY_COMPARE(list->item(1)->text(), u"△ spare   429"_s);
    dialog->draft().revert();
    dialog->close();
    QTRY_VERIFY(!m_ui->window().findChild<ProvidersDialog *>());
    dialog = open(); // it is remembered
    QTRY_COMPARE(child<QListWidget>(dialog, u"providerList"_s)->item(1)->text(), u"△ spare   429"_s);
    LastTests tests(m_ui->settings());
    proxy::ProbeReport report{.isFinished = true};
    for (proxy::ProbeTick &tick : report.ticks) tick.outcome = proxy::ProbeOutcome::Passed;
    report.ticks.back().took = std::chrono::milliseconds(900);
    tests.keep(u"spare"_s, report);
    QCOMPARE(lastTestText(*tests.of(u"spare"_s)), u"900 ms"_s);
    proxy::ProbeReport refused{.url = u"http://127.0.0.1:9/v1"_s, .isFinished = true};
    refused.ticks[static_cast<std::size_t>(proxy::ProbeStep::Tls)].outcome = proxy::ProbeOutcome::Failed;
    tests.keep(u"spare"_s, refused);
    QCOMPARE(lastTestText(*tests.of(u"spare"_s)), u"Connection"_s);
    refused.url = u"https://127.0.0.1:9/v1"_s;
    tests.keep(u"spare"_s, refused);
    QCOMPARE(lastTestText(*tests.of(u"spare"_s)), u"TLS"_s);
}

void TestProvidersDialog::namesVariablesWithoutStoringThem()
{
    ProvidersDialog *dialog = open();
    child<QPushButton>(dialog, u"addKey"_s)->click();
    child<QLineEdit>(dialog, u"keySecret"_s)->setText(u"$DEEPSEEK_API_KEY"_s);
    child<QPushButton>(dialog, u"storeKey"_s)->click();
    QCOMPARE(textsAt(entry(dialog, u"deepseek"_s), u"api_keys").last(), u"$DEEPSEEK_API_KEY"_s);
    QCOMPARE(m_ui->secrets.secrets.size(), 1);
}

void TestProvidersDialog::detectsTheProtocol()
{
    ProvidersDialog *dialog = open();
    child<QListWidget>(dialog, u"providerList"_s)->setCurrentRow(1);
    auto *url = child<QLineEdit>(dialog, u"providerUrl"_s);
    auto *protocol = child<QComboBox>(dialog, u"providerProtocol"_s);
    QCOMPARE(protocol->currentData().toString(), u"openai-chat"_s);
    url->selectAll();
    QTest::keyClicks(url, u"https://api.anthropic.com/v1/messages"_s);
    QCOMPARE(protocol->currentData().toString(), u"anthropic"_s);
    QCOMPARE(ProviderDraft::from(entry(dialog, u"spare"_s)).protocol, u"anthropic"_s);
    QTRY_VERIFY(child<QLabel>(dialog, u"providerAddress"_s)->text().contains("https://api.anthropic.com/v1/messages"_L1));
    dialog->draft().undo(); // typing is one step
    QVERIFY(!dialog->draft().isChanged());
}

void TestProvidersDialog::renamesWhereverItIsNamed()
{
    ProvidersDialog *dialog = open();
    auto *name = child<QLineEdit>(dialog, u"providerName"_s);
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, u"spare"_s); // taken
    QTest::keyClick(name, Qt::Key_Tab);
    QVERIFY(child<QLabel>(dialog, u"configMessage"_s)->text().contains("spare"_L1));
    QVERIFY(!dialog->draft().isChanged());
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, u"ds"_s);
    QTest::keyClick(name, Qt::Key_Tab);
    QCOMPARE(scenarioTarget(dialog->draft().root(), u"default"_s), u"ds,chat"_s);
    QCOMPARE(child<QListWidget>(dialog, u"providerList"_s)->currentItem()->text().mid(2), u"ds"_s);
}

void TestProvidersDialog::doesNotDeleteWhatIsUsed()
{
    ProvidersDialog *dialog = open();
    auto *list = child<QListWidget>(dialog, u"providerList"_s);
    auto *remove = child<QPushButton>(dialog, u"deleteProvider"_s);
    remove->click();
    QVERIFY(child<QLabel>(dialog, u"configMessage"_s)->text().contains("Router.default"_L1));
    QCOMPARE(list->count(), 2);
    list->setCurrentRow(1);
    remove->click();
    QCOMPARE(list->count(), 1);
}

void TestProvidersDialog::fetchesModels()
{
    FakeProvider provider;
    provider.onRequest = [](const FakeProvider::Request &request) {
        request.peer->answer(200, "{\"data\":[{\"id\":\"m\"},{\"id\":\"big\"}]}");
    };
    ProvidersDialog *dialog = open();
    child<QListWidget>(dialog, u"providerList"_s)->setCurrentRow(1);
    dialog->draft().change([&](Json5Value &root) { setText(providersOf(root).elements[1], u"api_base_url"_s, provider.url().toString()); });
    child<QPushButton>(dialog, u"fetchModels"_s)->click();
    auto *models = child<QListWidget>(dialog, u"modelList"_s);
    QTRY_COMPARE(models->count(), 2);
    QCOMPARE(models->item(1)->checkState(), Qt::Unchecked);
    models->item(1)->setCheckState(Qt::Checked);
    QCOMPARE(textsAt(entry(dialog, u"spare"_s), u"models"), QStringList({u"m"_s, u"big"_s}));
    auto *input = child<QLineEdit>(dialog, u"modelInput"_s);
    QTest::keyClicks(input, u"typed"_s);
    QTest::keyClick(input, Qt::Key_Return);
    QCOMPARE(textsAt(entry(dialog, u"spare"_s), u"models").last(), u"typed"_s);
}

void TestProvidersDialog::testsWithTheKeyboard()
{
    FakeProvider provider;
    provider.onRequest = [](const FakeProvider::Request &request) {
        request.peer->answer(401, "{\"error\":{\"message\":\"Authentication Fails\"}}");
    };
    ProvidersDialog *dialog = open();
    child<QListWidget>(dialog, u"providerList"_s)->setCurrentRow(1);
    dialog->draft().change([&](Json5Value &root) { setText(providersOf(root).elements[1], u"api_base_url"_s, provider.url().toString()); });
    QTest::keyClick(dialog, Qt::Key_T, Qt::ControlModifier);
    auto *message = child<QLabel>(dialog, u"probeMessage"_s);
    QTRY_VERIFY2(message->text().contains("Authentication Fails"_L1), qPrintable(message->text()));
    QVERIFY(message->text().contains("spare rejected the key"_L1));
    QTRY_VERIFY2(message->visibleRegion().boundingRect().height() == message->height(), "below the fold");
    QVERIFY(child<QLabel>(dialog, u"tick2"_s)->text().startsWith(u"✕"_s));
    keepPicture(*dialog, u"providers_test"_s);
}

void TestProvidersDialog::replacesTheKeyThatWasRejected()
{
    logging::ExchangeSnapshot exchange = sampleExchanges().at(1);
    exchange.errorClass = "auth";
    exchange.attempts.back().key = "key 2";
    m_ui->window().workspace().selection.select(&exchange);
    auto *dialog = m_ui->open<ProvidersDialog>(u"replaceKey"_s, u"providersDialog"_s);
    auto *keys = child<QTreeWidget>(dialog, u"keyList"_s);
    QTRY_VERIFY(child<QWidget>(dialog, u"keyEditor"_s)->isVisible());
    QCOMPARE(child<QListWidget>(dialog, u"providerList"_s)->currentRow(), 0);
    QCOMPARE(keys->indexOfTopLevelItem(keys->currentItem()), 1);
    QCOMPARE(dialog->focusWidget(), child<QLineEdit>(dialog, u"keySecret"_s));
    // A notice says itself which one it is about.
    NoticeBoard &board = m_ui->window().workspace().notices;
    board.post({.kind = NoticeKind::Key,
                .level = NoticeLevel::Problem,
                .title = u"rejected"_s,
                .actionId = u"replaceKey"_s,
                .secondActionId = u"testProvider"_s,
                .argument = u"deepseek\nkeychain:work"_s});
    m_ui->window().findChild<QWidget *>(u"noticeBar"_s)->findChildren<QPushButton *>().constFirst()->click();
    QTRY_COMPARE(keys->indexOfTopLevelItem(keys->currentItem()), 0);
    QCOMPARE(child<QLineEdit>(dialog, u"keyName"_s)->text(), u"work"_s);
    QVERIFY(child<QRadioButton>(dialog, u"placeKeychain"_s)->isChecked());
}

void TestProvidersDialog::landsAtTheAddressThatFailed()
{
    logging::ExchangeSnapshot exchange = sampleExchanges().at(1);
    exchange.errorClass = "dns";
    m_ui->window().workspace().selection.select(&exchange);
    auto *dialog = m_ui->open<ProvidersDialog>(u"checkAddress"_s, u"providersDialog"_s);
    auto *url = child<QLineEdit>(dialog, u"providerUrl"_s);
    QTRY_COMPARE(dialog->focusWidget(), url);
    QCOMPARE(url->selectedText(), url->text());
    QCOMPARE(child<QLineEdit>(dialog, u"providerName"_s)->text(), QString::fromStdString(exchange.attempts.back().provider));
}

void TestProvidersDialog::landsAtTheProtocolThatWasNotUnderstood()
{
    logging::ExchangeSnapshot exchange = sampleExchanges().at(1);
    exchange.errorClass = "translate";
    m_ui->window().workspace().selection.select(&exchange);
    const ErrorAdvice advice = adviceFor(exchange, 0s);
    QVERIFY2(advice.actions.contains(u"checkProtocol"_s), qPrintable(advice.actions.join(u' ')));
    auto *dialog = m_ui->open<ProvidersDialog>(u"checkProtocol"_s, u"providersDialog"_s);
    QTRY_COMPARE(dialog->focusWidget(), child<QComboBox>(dialog, u"providerProtocol"_s));
    QCOMPARE(child<QLineEdit>(dialog, u"providerName"_s)->text(), QString::fromStdString(exchange.attempts.back().provider));
}

void TestProvidersDialog::landsAtTheKeyWithoutBalance()
{
    logging::ExchangeSnapshot exchange = sampleExchanges().at(1);
    exchange.errorClass = "quota";
    exchange.attempts.back().key = "key 2";
    m_ui->window().workspace().selection.select(&exchange);
    auto *dialog = m_ui->open<ProvidersDialog>(u"chooseKey"_s, u"providersDialog"_s);
    auto *keys = child<QTreeWidget>(dialog, u"keyList"_s);
    QTRY_COMPARE(dialog->focusWidget(), keys);
    QCOMPARE(keys->indexOfTopLevelItem(keys->currentItem()), 1);
    QVERIFY(!child<QWidget>(dialog, u"keyEditor"_s)->isVisible()); // another may be there already
    QTRY_VERIFY(!keys->visibleRegion().isEmpty());
}

void TestProvidersDialog::landsAtTheModelThatIsNotKnown_data()
{
    QTest::addColumn<std::string>("model");
    QTest::addColumn<QString>("focus");
    QTest::newRow("in the list") << std::string("chat") << u"modelList"_s;
    QTest::newRow("asked for by its client") << std::string("chatt") << u"modelInput"_s;
}

void TestProvidersDialog::landsAtTheModelThatIsNotKnown()
{
    QFETCH(std::string, model);
    QFETCH(QString, focus);
    logging::ExchangeSnapshot exchange = sampleExchanges().at(1);
    exchange.errorClass = "model_not_found";
    exchange.model = model;
    m_ui->window().workspace().selection.select(&exchange);
    auto *dialog = m_ui->open<ProvidersDialog>(u"checkModels"_s, u"providersDialog"_s);
    QTRY_COMPARE(dialog->focusWidget(), child<QWidget>(dialog, focus));
    auto *models = child<QListWidget>(dialog, u"modelList"_s);
    if (focus == models->objectName()) QCOMPARE(models->currentItem()->text(), QString::fromStdString(model));
    QTRY_VERIFY2(dialog->focusWidget()->visibleRegion().boundingRect().height() == dialog->focusWidget()->height(), "below the fold");
}

void TestProvidersDialog::keepsAKeyForThisSession()
{
    const auto follow = [this](const QString &id) {
        QAction *action = m_ui->window().workspace().actions.action(id);
        action->setData(u"deepseek\nkeychain:work"_s); // as a notice does
        action->trigger();
    };
    follow(u"retryKey"_s);
    QCOMPARE(m_ui->secrets.askedAgain, QStringList{u"work"_s});
    follow(u"keyForSession"_s);
    auto *dialog = m_ui->window().findChild<ProvidersDialog *>();
    QVERIFY(dialog);
    QTRY_VERIFY(child<QWidget>(dialog, u"keyEditor"_s)->isVisible());
    QVERIFY(child<QRadioButton>(dialog, u"placeSession"_s)->isChecked());
    child<QLineEdit>(dialog, u"keySecret"_s)->setText(u"sk-new"_s);
    child<QPushButton>(dialog, u"storeKey"_s)->click();
    QTRY_COMPARE(m_ui->secrets.places.value(u"work"_s), proxy::SecretPlace::Session);
}

void TestProvidersDialog::looksRight_data()
{
    addLooks();
}

void TestProvidersDialog::looksRight()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    m_ui = std::make_unique<ConfigWindow>(sample, language);
    m_ui->secrets.secrets.insert(u"work"_s, u"sk-work-abcdefgh1234"_s);
    m_ui->window();
    applyTheme(static_cast<ThemeChoice>(theme));
    ProvidersDialog *dialog = open();
    child<QPushButton>(dialog, u"addKey"_s)->click();
    QTest::qWait(0);
    const QString cut = cutTextsOf(*dialog, u"providers"_s);
    QVERIFY2(cut.isEmpty(), qPrintable(cut));
    for (const QPushButton *button : dialog->findChildren<QPushButton *>())
        if (button->isVisibleTo(dialog)) QVERIFY2(!button->text().isEmpty(), qPrintable(button->objectName()));
}

QTEST_MAIN(TestProvidersDialog)
#include "tst_providers_dialog.moc"
