#include "tests/support/ccr3_database.h"
#include "tests/support/config_window.h"
#include "tests/support/fake_provider.h"
#include "tests/support/window_looks.h"
#include "ui/dialogs/import_dialog.h"
#include "ui/dialogs/onboarding_dialog.h"
#include "ui/widgets/target_picker.h"
#include "ui/workspace/notice_action.h"

#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSqlDatabase>
#include <QSqlQuery>

using namespace ccr;
using namespace ccr::test;
using namespace ccr::testing;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

namespace {

/// A first start: no configuration yet, and the dialog that opens by itself.
class FirstStart
{
public:
    /// `prepare`: puts in place what shall be found.
    explicit FirstStart(const std::function<void(ConfigWindow &)> &prepare = {}, const QString &language = u"en"_s)
        : ui(QByteArray(), language)
    {
        if (prepare) prepare(ui);
        ui.window();
        const bool isShown =
            QTest::qWaitFor([this] { return (dialog = ui.window().findChild<OnboardingDialog *>()) && dialog->isVisible(); });
        if (!isShown) qFatal("the dialog does not open");
    }
    template <typename T>
    T *child(const QString &name) const
    {
        T *found = dialog->findChild<T *>(name);
        if (!found) qFatal("there is no %s", qPrintable(name));
        return found;
    }
    void press(const QString &button) const { child<QPushButton>(button)->click(); }
    void chooseProvider(const QString &id) const
    {
        auto *origin = child<QComboBox>(u"template"_s);
        origin->setCurrentIndex(origin->findData(id));
    }
    void typeKey(const QString &key) const { QTest::keyClicks(child<QLineEdit>(u"keySecret"_s), key); }
    QString target(const QString &scenario) const { return child<TargetPicker>(u"advice."_s + scenario)->target(); }
    bool isConnectPage() const { return child<QLineEdit>(u"setupLine"_s)->isVisible(); }

    ConfigWindow ui;
    QPointer<OnboardingDialog> dialog;
};

void writeFile(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) qFatal("cannot write");
}

} // namespace

class TestOnboardingDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void opensByItselfOnlyWithoutAConfiguration();
    void bringsALocalServerIntoUse();
    void addsAProviderWithItsKey();
    void nextStoresAKeyThatWasPasted();
    void nextAsksForAKeyThatIsMissing();
    void goesBackPastThePageThatWasLeftOut();
    void importsWhatTheOriginalLeft();
    void importsWhatItsVersion3Keeps();
    void saysThatKeysStayReadable();
    void offersWhatCcSwitchKeeps();
    void canBeSkippedWholly();
    void saysWhenTheFirstRequestWorks();
    void writesClaudesSettings();
    void looksRight_data();
    void looksRight();
};

void TestOnboardingDialog::opensByItselfOnlyWithoutAConfiguration()
{
    const FirstStart fresh;
    ConfigWindow used("{Providers:[]}");
    used.window();
    QTRY_VERIFY(used.settings().contains(u"onboarding/shown"_s));
    QVERIFY(!used.window().findChild<OnboardingDialog *>());
}

void TestOnboardingDialog::bringsALocalServerIntoUse()
{
    FakeProvider server;
    server.onRequest = [](const FakeProvider::Request &request) {
        request.peer->answer(200, "{\"data\":[{\"id\":\"qwen3\"},{\"id\":\"qwen3-mini\"}]}");
    };
    FirstStart start([&server](ConfigWindow &ui) { ui.setServers({{u"Ollama"_s, u"ollama"_s, server.url(u"/v1"_s).toString()}}); });
    auto *finds = start.child<QListWidget>(u"finds"_s);
    QTRY_COMPARE(finds->count(), 1);
    QVERIFY(finds->item(0)->text().contains("Ollama"_L1));
    finds->setFocus();
    finds->setCurrentRow(0);
    QTest::keyClick(finds, Qt::Key_Space);
    QCOMPARE(finds->item(0)->checkState(), Qt::Checked);
    start.press(u"next"_s);
    auto *usual = start.child<TargetPicker>(u"advice.default"_s);
    QTRY_COMPARE(usual->target(), u"ollama,qwen3"_s);
    QCOMPARE(start.target(u"background"_s), u"ollama,qwen3-mini"_s);
    QVERIFY(!QFile::exists(start.ui.path())); // nothing is written before it was seen
    QCOMPARE(start.child<QLabel>(u"onboardingTested"_s)->text(), u"Test of ollama"_s);
    start.press(u"next"_s);
    QTRY_VERIFY(start.ui.content().contains("ollama,qwen3-mini"));
    QTRY_VERIFY(start.isConnectPage());
}

void TestOnboardingDialog::addsAProviderWithItsKey()
{
    FirstStart start;
    start.chooseProvider(u"deepseek"_s);
    start.typeKey(u"sk-deepseek-00000000"_s);
    QTest::keyClick(start.child<QLineEdit>(u"keySecret"_s), Qt::Key_Return);
    QTRY_VERIFY(start.child<QLabel>(u"added"_s)->text().contains("DeepSeek"_L1));
    start.press(u"next"_s);
    QTRY_COMPARE(start.target(u"think"_s), u"deepseek,deepseek-reasoner"_s);
    start.press(u"next"_s);
    QTRY_VERIFY(start.ui.content().contains("keychain:deepseek"));
    QVERIFY(!start.ui.content().contains("sk-deepseek"));
    QCOMPARE(start.ui.secrets.secrets.value(u"deepseek"_s), u"sk-deepseek-00000000"_s);
}

void TestOnboardingDialog::nextStoresAKeyThatWasPasted()
{
    FirstStart start;
    start.chooseProvider(u"deepseek"_s);
    start.typeKey(u"sk-deepseek-00000000"_s);
    start.press(u"next"_s);
    QTRY_COMPARE(start.target(u"think"_s), u"deepseek,deepseek-reasoner"_s);
    QVERIFY(start.child<TargetPicker>(u"advice.think"_s)->isVisible());
    QCOMPARE(start.ui.secrets.secrets.value(u"deepseek"_s), u"sk-deepseek-00000000"_s);
    start.press(u"next"_s);
    QTRY_VERIFY(start.ui.content().contains("keychain:deepseek"));
}

void TestOnboardingDialog::nextAsksForAKeyThatIsMissing()
{
    FirstStart start;
    start.chooseProvider(u"deepseek"_s);
    start.press(u"next"_s);
    QVERIFY(start.child<QComboBox>(u"template"_s)->isVisible()); // still the first page
    QVERIFY(start.child<QLabel>(u"keyProblem"_s)->text().startsWith("Paste the key"_L1));
    QTest::keyClick(start.child<QLineEdit>(u"keySecret"_s), Qt::Key_Escape);
    QVERIFY(!start.child<QLineEdit>(u"keySecret"_s)->isVisible());
    start.press(u"next"_s);
    QVERIFY(start.isConnectPage());
    QVERIFY(!QFile::exists(start.ui.path())); // nothing was wanted, so nothing is written
}

void TestOnboardingDialog::goesBackPastThePageThatWasLeftOut()
{
    FirstStart start;
    start.press(u"next"_s);
    QVERIFY(start.isConnectPage());
    start.press(u"back"_s);
    QVERIFY(start.child<QComboBox>(u"template"_s)->isVisible());
}

void TestOnboardingDialog::importsWhatTheOriginalLeft()
{
    const QByteArray original = "{PORT: 4000, Providers: [{name:'p',api_base_url:'https://x.example/v1',api_key:'$K',models:['m']}],"
                                "Router: {default:'p,m'}, mine: 1}";
    FirstStart start([&original](ConfigWindow &ui) { writeFile(ui.file(u".claude-code-router/config.json"_s), original); });
    auto *finds = start.child<QListWidget>(u"finds"_s);
    QTRY_COMPARE(finds->count(), 1);
    QCOMPARE(finds->item(0)->checkState(), Qt::Checked);
    start.press(u"next"_s);
    QTRY_COMPARE(start.target(u"default"_s), u"p,m"_s);
    start.press(u"next"_s);
    QTRY_VERIFY(start.ui.content().contains("\"$K\"") && start.ui.content().contains("4000") && start.ui.content().contains("mine"));
    QCOMPARE(start.ui.content(u".claude-code-router/config.json"_s), original);
}

void TestOnboardingDialog::importsWhatItsVersion3Keeps()
{
    std::unique_ptr<Ccr3Database> database;
    FirstStart start([&database](ConfigWindow &ui) {
        writeFile(ui.file(u".claude-code-router/config.json"_s),
                  "{Providers: [{name:'old',api_base_url:'https://o.example',models:['m']}]}");
        database = std::make_unique<Ccr3Database>(
            uR"({"gateway":{"port":4000},"Providers":[{"name":"GLM","baseurl":"https://glm.example/v1","apikey":"sk-written-out-0003",
                "models":["glm-5"]}],"plugins":[{"id":"x"}]})"_s,
            ui.file(u".claude-code-router/config.sqlite"_s));
        database->addKey(u"Local Gateway"_s, u"sk-ccr-0000000000"_s);
    });
    auto *finds = start.child<QListWidget>(u"finds"_s);
    QTRY_COMPARE(finds->count(), 2);
    QVERIFY(finds->item(0)->text().contains("Claude Code Router 3"_L1));
    QCOMPARE(finds->item(0)->checkState(), Qt::Checked);
    QCOMPARE(finds->item(1)->checkState(), Qt::Unchecked); // what it was made of
    start.press(u"next"_s);
    QTRY_COMPARE(start.target(u"default"_s), u"GLM,glm-5"_s);
    start.press(u"next"_s);
    QTRY_VERIFY(start.ui.content().contains("4000") && start.ui.content().contains("keychain:GLM"));
    QVERIFY(start.ui.content().contains("keychain:clients") && !start.ui.content().contains("sk-"));
    QCOMPARE(start.ui.secrets.secrets.value(u"clients"_s), u"sk-ccr-0000000000"_s);
    Workspace &workspace = start.ui.window().workspace();
    QCOMPARE(workspace.notices.current()->actionId, u"import"_s);
    followNotice(Notice(*workspace.notices.current()), workspace);
    const auto *import = start.ui.window().findChild<ImportDialog *>();
    QVERIFY(import);
    QCOMPARE(import->findChild<QLineEdit *>(u"importFile"_s)->text(), database->path()); // it says what became of each
}

void TestOnboardingDialog::saysThatKeysStayReadable()
{
    const QByteArray original = "{Providers: [{name:'p',api_base_url:'https://x.example/v1',api_key:'sk-written-out-0004',models:['m']}]}";
    FirstStart start([&original](ConfigWindow &ui) {
        ui.secrets.state.kind = proxy::KeychainState::Kind::Missing;
        writeFile(ui.file(u".claude-code-router/config.json"_s), original);
    });
    QTRY_COMPARE(start.child<QListWidget>(u"finds"_s)->count(), 1);
    start.press(u"next"_s);
    QTRY_COMPARE(start.target(u"default"_s), u"p,m"_s);
    const Notice *notice = start.ui.window().workspace().notices.current();
    QVERIFY(notice);
    QVERIFY2(notice->title.contains("readable"_L1), qPrintable(notice->title));
    QCOMPARE(notice->actionId, u"providers"_s);
}

void TestOnboardingDialog::offersWhatCcSwitchKeeps()
{
    FirstStart start([](ConfigWindow &ui) {
        QDir(ui.file(u"."_s)).mkpath(u".cc-switch"_s);
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"cc-switch"_s);
        database.setDatabaseName(ui.file(u".cc-switch/cc-switch.db"_s));
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(u"CREATE TABLE providers (app_type TEXT, name TEXT, settings_config TEXT, sort_index INTEGER)"_s));
        QVERIFY(query.exec(uR"(INSERT INTO providers VALUES ('claude', 'n', '{"env":{"ANTHROPIC_BASE_URL":"https://a.example"}}', 0))"_s));
    });
    QSqlDatabase::removeDatabase(u"cc-switch"_s);
    auto *finds = start.child<QListWidget>(u"finds"_s);
    QTRY_COMPARE(finds->count(), 1);
    QVERIFY(finds->item(0)->text().contains("cc-switch (1"_L1));
    QCOMPARE(finds->item(0)->checkState(), Qt::Unchecked);
}

void TestOnboardingDialog::canBeSkippedWholly()
{
    FirstStart start;
    start.press(u"skip"_s);
    QVERIFY(start.isConnectPage());
    start.press(u"next"_s);
    QTRY_VERIFY(!start.dialog);
    QVERIFY(!QFile::exists(start.ui.path()));
    start.ui.window().workspace().actions.action(u"gettingStarted"_s)->trigger(); // it can be had again
    QTRY_VERIFY(start.ui.window().findChild<OnboardingDialog *>());
}

void TestOnboardingDialog::saysWhenTheFirstRequestWorks()
{
    FirstStart start;
    start.ui.proxy.start();
    start.press(u"skip"_s);
    start.press(u"sendTest"_s);
    QCOMPARE(start.ui.proxy.testRequests, 1);
    auto *waiting = start.child<QLabel>(u"waiting"_s);
    QVERIFY(waiting->text().contains("Waiting"_L1));
    logging::ExchangeSnapshot old = sampleExchanges().first(); // of another day
    Q_EMIT start.ui.logging.exchanges.exchangesChanged({old});
    QVERIFY(waiting->text().contains("Waiting"_L1));
    logging::ExchangeSnapshot fresh = sampleExchanges().first();
    fresh.startedAt = wallNow();
    Q_EMIT start.ui.logging.exchanges.exchangesChanged({fresh});
    QCOMPARE(waiting->text(), u"✓ It works: 1.0 s to the first token."_s);
}

void TestOnboardingDialog::writesClaudesSettings()
{
    FirstStart start;
    start.ui.proxy.start();
    start.press(u"skip"_s);
    start.press(u"copySetup"_s);
    QVERIFY(QGuiApplication::clipboard()->text().contains("ANTHROPIC_BASE_URL=http://127.0.0.1:3456"_L1));
    start.press(u"writeSettings"_s);
    QTRY_VERIFY(start.ui.content(u".claude/settings.json"_s).contains("http://127.0.0.1:3456"));
    QTRY_VERIFY(start.child<QLabel>(u"settingsWritten"_s)->text().startsWith(u"✓"_s));
}

void TestOnboardingDialog::looksRight_data()
{
    addLooks();
}

void TestOnboardingDialog::looksRight()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    FirstStart start([](ConfigWindow &ui) { ui.variables.insert(u"DEEPSEEK_API_KEY"_s, u"sk"_s); }, language);
    applyTheme(static_cast<ThemeChoice>(theme));
    auto *finds = start.child<QListWidget>(u"finds"_s);
    QTRY_COMPARE(finds->count(), 1);
    finds->item(0)->setCheckState(Qt::Checked);
    auto *origin = start.child<QComboBox>(u"template"_s);
    origin->setCurrentIndex(1);
    QTest::qWait(0);
    QString cut = cutTextsOf(*start.dialog, u"onboarding-source"_s);
    origin->setCurrentIndex(0); // it would want its key
    start.press(u"next"_s);
    QTRY_VERIFY(start.child<TargetPicker>(u"advice.default"_s)->isVisible());
    cut += cutTextsOf(*start.dialog, u"onboarding-advice"_s);
    start.press(u"next"_s);
    QTRY_VERIFY(start.isConnectPage());
    cut += cutTextsOf(*start.dialog, u"onboarding-connect"_s);
    QVERIFY2(cut.isEmpty(), qPrintable(cut));
}

QTEST_MAIN(TestOnboardingDialog)
#include "tst_onboarding_dialog.moc"
