#include "tests/support/config_window.h"
#include "tests/support/fake_provider.h"
#include "tests/support/window_looks.h"
#include "ui/dialogs/onboarding_dialog.h"
#include "ui/widgets/target_picker.h"

#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

using namespace ccr;
using namespace ccr::test;
using namespace ccr::testing;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

namespace {

template <typename T>
T *child(QWidget *parent, const QString &name)
{
    T *found = parent->findChild<T *>(name);
    if (!found) qFatal("there is no %s", qPrintable(name));
    return found;
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
    void canBeSkippedWholly();
    void saysWhenTheFirstRequestWorks();
    void writesClaudesSettings();
    void looksRight_data();
    void looksRight();

private:
    static OnboardingDialog *shown(ConfigWindow &ui)
    {
        OnboardingDialog *dialog = nullptr;
        ui.window();
        if (!QTest::qWaitFor([&] { return (dialog = ui.window().findChild<OnboardingDialog *>()) && dialog->isVisible(); })) return nullptr;
        return dialog;
    }
};

void TestOnboardingDialog::opensByItselfOnlyWithoutAConfiguration()
{
    ConfigWindow fresh{QByteArray()};
    QVERIFY(shown(fresh));
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
    ConfigWindow ui{QByteArray()};
    ui.setServers({{u"Ollama"_s, u"ollama"_s, server.url(u"/v1"_s).toString()}});
    OnboardingDialog *dialog = shown(ui);
    QVERIFY(dialog);
    auto *finds = child<QListWidget>(dialog, u"finds"_s);
    QTRY_COMPARE(finds->count(), 1);
    QVERIFY(finds->item(0)->text().contains("Ollama"_L1));
    finds->setFocus();
    finds->setCurrentRow(0);
    QTest::keyClick(finds, Qt::Key_Space);
    QCOMPARE(finds->item(0)->checkState(), Qt::Checked);
    child<QPushButton>(dialog, u"next"_s)->click();
    auto *usual = child<TargetPicker>(dialog, u"advice.default"_s);
    QTRY_COMPARE(usual->target(), u"ollama,qwen3"_s);
    QCOMPARE(child<TargetPicker>(dialog, u"advice.background"_s)->target(), u"ollama,qwen3-mini"_s);
    QVERIFY(!QFile::exists(ui.path())); // nothing is written before it was seen
    child<QPushButton>(dialog, u"next"_s)->click();
    QTRY_VERIFY(ui.content().contains("ollama,qwen3-mini"));
    QTRY_VERIFY(child<QLineEdit>(dialog, u"setupLine"_s)->isVisible());
}

void TestOnboardingDialog::addsAProviderWithItsKey()
{
    ConfigWindow ui{QByteArray()};
    OnboardingDialog *dialog = shown(ui);
    QVERIFY(dialog);
    auto *origin = child<QComboBox>(dialog, u"template"_s);
    origin->setCurrentIndex(origin->findData(u"deepseek"_s));
    QTest::keyClicks(child<QLineEdit>(dialog, u"keySecret"_s), u"sk-deepseek-00000000"_s);
    QTest::keyClick(child<QLineEdit>(dialog, u"keySecret"_s), Qt::Key_Return);
    QTRY_VERIFY(child<QLabel>(dialog, u"added"_s)->text().contains("DeepSeek"_L1));
    child<QPushButton>(dialog, u"next"_s)->click();
    QTRY_COMPARE(child<TargetPicker>(dialog, u"advice.think"_s)->target(), u"deepseek,deepseek-reasoner"_s);
    child<QPushButton>(dialog, u"next"_s)->click();
    QTRY_VERIFY(ui.content().contains("keychain:deepseek"));
    QVERIFY(!ui.content().contains("sk-deepseek"));
    QCOMPARE(ui.secrets.secrets.value(u"deepseek"_s), u"sk-deepseek-00000000"_s);
}

void TestOnboardingDialog::nextStoresAKeyThatWasPasted()
{
    ConfigWindow ui{QByteArray()};
    OnboardingDialog *dialog = shown(ui);
    QVERIFY(dialog);
    auto *origin = child<QComboBox>(dialog, u"template"_s);
    origin->setCurrentIndex(origin->findData(u"deepseek"_s));
    QTest::keyClicks(child<QLineEdit>(dialog, u"keySecret"_s), u"sk-deepseek-00000000"_s);
    child<QPushButton>(dialog, u"next"_s)->click();
    QTRY_COMPARE(child<TargetPicker>(dialog, u"advice.think"_s)->target(), u"deepseek,deepseek-reasoner"_s);
    QVERIFY(child<TargetPicker>(dialog, u"advice.think"_s)->isVisible());
    QCOMPARE(ui.secrets.secrets.value(u"deepseek"_s), u"sk-deepseek-00000000"_s);
    child<QPushButton>(dialog, u"next"_s)->click();
    QTRY_VERIFY(ui.content().contains("keychain:deepseek"));
}

void TestOnboardingDialog::nextAsksForAKeyThatIsMissing()
{
    ConfigWindow ui{QByteArray()};
    OnboardingDialog *dialog = shown(ui);
    QVERIFY(dialog);
    auto *origin = child<QComboBox>(dialog, u"template"_s);
    origin->setCurrentIndex(origin->findData(u"deepseek"_s));
    child<QPushButton>(dialog, u"next"_s)->click();
    QVERIFY(origin->isVisible()); // still the first page
    QVERIFY(child<QLabel>(dialog, u"keyProblem"_s)->text().startsWith("Paste the key"_L1));
    QTest::keyClick(child<QLineEdit>(dialog, u"keySecret"_s), Qt::Key_Escape);
    QVERIFY(!child<QLineEdit>(dialog, u"keySecret"_s)->isVisible());
    child<QPushButton>(dialog, u"next"_s)->click();
    QVERIFY(child<QLineEdit>(dialog, u"setupLine"_s)->isVisible());
    QVERIFY(!QFile::exists(ui.path())); // nothing was wanted, so nothing is written
}

void TestOnboardingDialog::goesBackPastThePageThatWasLeftOut()
{
    ConfigWindow ui{QByteArray()};
    OnboardingDialog *dialog = shown(ui);
    QVERIFY(dialog);
    child<QPushButton>(dialog, u"next"_s)->click();
    QVERIFY(child<QLineEdit>(dialog, u"setupLine"_s)->isVisible());
    child<QPushButton>(dialog, u"back"_s)->click();
    QVERIFY(child<QComboBox>(dialog, u"template"_s)->isVisible());
}

void TestOnboardingDialog::importsWhatTheOriginalLeft()
{
    ConfigWindow ui{QByteArray()};
    QDir(ui.file(u"."_s)).mkpath(u".claude-code-router"_s);
    const QByteArray original = "{PORT: 4000, Providers: [{name:'p',api_base_url:'https://x.example/v1',api_key:'$K',models:['m']}],"
                                "Router: {default:'p,m'}, mine: 1}";
    QFile file(ui.file(u".claude-code-router/config.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(original) > 0);
    file.close();
    OnboardingDialog *dialog = shown(ui);
    QVERIFY(dialog);
    auto *finds = child<QListWidget>(dialog, u"finds"_s);
    QTRY_COMPARE(finds->count(), 1);
    QCOMPARE(finds->item(0)->checkState(), Qt::Checked);
    child<QPushButton>(dialog, u"next"_s)->click();
    QTRY_COMPARE(child<TargetPicker>(dialog, u"advice.default"_s)->target(), u"p,m"_s);
    child<QPushButton>(dialog, u"next"_s)->click();
    QTRY_VERIFY(ui.content().contains("\"$K\"") && ui.content().contains("4000") && ui.content().contains("mine"));
    QCOMPARE(ui.content(u".claude-code-router/config.json"_s), original);
}

void TestOnboardingDialog::canBeSkippedWholly()
{
    ConfigWindow ui{QByteArray()};
    const QPointer<OnboardingDialog> dialog = shown(ui);
    QVERIFY(dialog);
    child<QPushButton>(dialog, u"skip"_s)->click();
    QVERIFY(child<QLineEdit>(dialog, u"setupLine"_s)->isVisible());
    child<QPushButton>(dialog, u"next"_s)->click();
    QTRY_VERIFY(!dialog);
    QVERIFY(!QFile::exists(ui.path()));
    ui.window().workspace().actions.action(u"gettingStarted"_s)->trigger(); // it can be had again
    QTRY_VERIFY(ui.window().findChild<OnboardingDialog *>());
}

void TestOnboardingDialog::saysWhenTheFirstRequestWorks()
{
    ConfigWindow ui{QByteArray()};
    OnboardingDialog *dialog = shown(ui);
    QVERIFY(dialog);
    ui.proxy.start();
    child<QPushButton>(dialog, u"skip"_s)->click();
    child<QPushButton>(dialog, u"sendTest"_s)->click();
    QCOMPARE(ui.proxy.testRequests, 1);
    auto *waiting = child<QLabel>(dialog, u"waiting"_s);
    QVERIFY(waiting->text().contains("Waiting"_L1));
    logging::ExchangeSnapshot old = sampleExchanges().first(); // of another day
    Q_EMIT ui.logging.exchanges.exchangesChanged({old});
    QVERIFY(waiting->text().contains("Waiting"_L1));
    logging::ExchangeSnapshot fresh = sampleExchanges().first();
    fresh.startedAt = wallNow();
    Q_EMIT ui.logging.exchanges.exchangesChanged({fresh});
    QCOMPARE(waiting->text(), u"✓ It works: 1.0 s to the first token."_s);
}

void TestOnboardingDialog::writesClaudesSettings()
{
    ConfigWindow ui{QByteArray()};
    OnboardingDialog *dialog = shown(ui);
    QVERIFY(dialog);
    ui.proxy.start();
    child<QPushButton>(dialog, u"skip"_s)->click();
    child<QPushButton>(dialog, u"copySetup"_s)->click();
    QVERIFY(QGuiApplication::clipboard()->text().contains("ANTHROPIC_BASE_URL=http://127.0.0.1:3456"_L1));
    child<QPushButton>(dialog, u"writeSettings"_s)->click();
    QTRY_VERIFY(ui.content(u".claude/settings.json"_s).contains("http://127.0.0.1:3456"));
    QTRY_VERIFY(child<QLabel>(dialog, u"settingsWritten"_s)->text().startsWith(u"✓"_s));
}

void TestOnboardingDialog::looksRight_data()
{
    addLooks();
}

void TestOnboardingDialog::looksRight()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    ConfigWindow ui(QByteArray(), language);
    ui.variables.insert(u"DEEPSEEK_API_KEY"_s, u"sk"_s);
    OnboardingDialog *dialog = shown(ui);
    QVERIFY(dialog);
    applyTheme(static_cast<ThemeChoice>(theme));
    auto *finds = child<QListWidget>(dialog, u"finds"_s);
    QTRY_COMPARE(finds->count(), 1);
    finds->item(0)->setCheckState(Qt::Checked);
    auto *origin = child<QComboBox>(dialog, u"template"_s);
    origin->setCurrentIndex(1);
    QTest::qWait(0);
    QString cut = cutTextsOf(*dialog, u"onboarding-source"_s);
    origin->setCurrentIndex(0); // it would want its key
    child<QPushButton>(dialog, u"next"_s)->click();
    QTRY_VERIFY(child<TargetPicker>(dialog, u"advice.default"_s)->isVisible());
    cut += cutTextsOf(*dialog, u"onboarding-advice"_s);
    child<QPushButton>(dialog, u"next"_s)->click();
    QTRY_VERIFY(child<QLineEdit>(dialog, u"setupLine"_s)->isVisible());
    cut += cutTextsOf(*dialog, u"onboarding-connect"_s);
    QVERIFY2(cut.isEmpty(), qPrintable(cut));
}

QTEST_MAIN(TestOnboardingDialog)
#include "tst_onboarding_dialog.moc"
