#include "proxy/api/exchange_sentence.h"
#include "tests/support/config_window.h"
#include "tests/support/window_looks.h"
#include "ui/dialogs/routes_dialog.h"
#include "ui/models/route_draft.h"
#include "ui/widgets/target_picker.h"
#include "ui/widgets/text_view.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTreeWidget>

using namespace ccr;
using namespace ccr::testing;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr auto sample =
    "{\n"
    "  // mine\n"
    "  \"Providers\": [\n"
    "    {\"name\": \"deepseek\", \"api_base_url\": \"https://api.deepseek.com/v1\", \"api_key\": \"$K\", \"models\": [\"deepseek-chat\", \"deepseek-reasoner\"]},\n"
    "    {\"name\": \"local\", \"api_base_url\": \"http://127.0.0.1:11434/v1\", \"models\": [\"qwen3\"]}\n"
    "  ],\n"
    "  \"Router\": {\n"
    "    \"default\": \"deepseek,deepseek-chat\",\n"
    "    \"background\": \"local,qwen3\", // cheap\n"
    "    \"rules\": [\n"
    "      {\"name\": \"vision\", \"when\": {\"image\": true}, \"route\": \"local,qwen3\"},\n"
    "      {\"name\": \"big\", \"when\": {\"tokensOver\": 60000}, \"route\": \"deepseek,deepseek-reasoner\"}\n"
    "    ]\n"
    "  },\n"
    "  \"fallback\": {\"default\": [\"local,qwen3\"]},\n"
    "  \"strange\": 1\n"
    "}\n";

QByteArray bodyFor(const logging::ExchangeSnapshot &exchange)
{
    return QByteArray("{\"model\":\"") + exchange.askedModel.c_str() + "\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
}

template <typename T>
T *child(QWidget *parent, const QString &name)
{
    T *found = parent->findChild<T *>(name);
    if (!found) qFatal("there is no %s", qPrintable(name));
    return found;
}

bool isLoaded(RoutesDialog *dialog)
{
    return QTest::qWaitFor([dialog] { return !scenarioTarget(dialog->draft().root(), u"default"_s).isEmpty(); });
}

} // namespace

class TestRoutesDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void savesOneRouteAndNothingElse();
    void undoesAcrossTheDialog();
    void saysWhatAListWithoutRulesMeans();
    void givesTheStepsTheRoom();
    void movesRulesByKeyboard();
    void editsARuleWhileItIsTyped();
    void switchesARuleOff();
    void keepsTheFallbackChain();
    void explainsADescribedRequest();
    void explainsPastedJson();
    void showsWhatIsRewritten();
    void namesTheKeyThatDoesNotRest();
    void explainsTheSelectedRequest();
    void replaysRecordedRequests();
    void comparesWithTheSavedFile();
    void refusesWhatTheLoaderRefuses();
    void warnsBeforeLosingChanges();
    void followsTheFileWhileUnchanged();
    void doesNotOverwriteAnothersChange();
    void switchesTheDefaultModelFromTheMenu();
    void takesTheModelThatWasProbablyMeant();
    void replaysOnTheFallback();
    void replaysOnTheFallbackOfAPreset();
    void switchesARouteToItsFallback_data();
    void switchesARouteToItsFallback();
    void landsAtTheRouteThatNamesAModel_data();
    void landsAtTheRouteThatNamesAModel();
    void looksRight_data();
    void looksRight();

private:
    RoutesDialog *open()
    {
        m_ui->variables.insert(u"K"_s, u"sk"_s);
        auto *dialog = m_ui->open<RoutesDialog>(u"routes"_s, u"routesDialog"_s);
        if (!isLoaded(dialog)) qFatal("the file was not read");
        return dialog;
    }
    std::unique_ptr<ConfigWindow> m_ui;
};

void TestRoutesDialog::init()
{
    m_ui = std::make_unique<ConfigWindow>(sample);
}

void TestRoutesDialog::cleanup()
{
    m_ui.reset();
}

void TestRoutesDialog::savesOneRouteAndNothingElse()
{
    RoutesDialog *dialog = open();
    auto *picker = child<TargetPicker>(dialog, u"scenario.think"_s);
    picker->setFocus();
    QTest::keyClicks(picker->lineEdit(), {}); // it has the keyboard
    picker->lineEdit()->selectAll();
    QTest::keyClicks(picker->lineEdit(), u"deepseek,deepseek-reasoner"_s);
    QTest::keyClick(picker->lineEdit(), Qt::Key_Tab);
    QCOMPARE(scenarioTarget(dialog->draft().root(), u"think"_s), u"deepseek,deepseek-reasoner"_s);
    auto *save = child<QPushButton>(dialog, u"save"_s);
    const auto *cancel = child<QPushButton>(dialog, u"cancel"_s);
    QTRY_VERIFY(save->isEnabled());
    QCOMPARE(cancel->text(), u"Cancel"_s);
    save->click();
    QTRY_VERIFY(m_ui->content().contains("\"think\": \"deepseek,deepseek-reasoner\""));
    QByteArray text = m_ui->content();
    for (const char *kept : {"// mine", "// cheap", "\"$K\"", "\"strange\": 1"}) QVERIFY2(text.contains(kept), kept);
    QTRY_VERIFY(!save->isEnabled());
    QTRY_VERIFY(!dialog->draft().isChanged());
    QCOMPARE(cancel->text(), u"Close"_s); // nothing is left to be cancelled
}

void TestRoutesDialog::undoesAcrossTheDialog()
{
    RoutesDialog *dialog = open();
    child<QSpinBox>(dialog, u"threshold"_s); // of another page than the rules
    dialog->draft().change([](Json5Value &root) { setScenarioTarget(root, u"think"_s, u"local,qwen3"_s); });
    auto *tabs = child<QTabWidget>(dialog, u"routeTabs"_s);
    tabs->setCurrentIndex(1);
    auto *table = child<QTableView>(dialog, u"rulesTable"_s);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Delete);
    QCOMPARE(table->model()->rowCount(), 1);
    QTest::keyClick(table, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(table->model()->rowCount(), 2);
    QTest::keyClick(table, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!dialog->draft().isChanged());
    QCOMPARE(child<TargetPicker>(dialog, u"scenario.think"_s)->target(), QString());
    QTest::keyClick(table, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(child<TargetPicker>(dialog, u"scenario.think"_s)->target(), u"local,qwen3"_s);
}

void TestRoutesDialog::saysWhatAListWithoutRulesMeans()
{
    RoutesDialog *dialog = open();
    child<QTabWidget>(dialog, u"routeTabs"_s)->setCurrentIndex(1);
    auto *table = child<QTableView>(dialog, u"rulesTable"_s);
    const auto *sentence = child<QLabel>(dialog, u"noRules"_s);
    QVERIFY(table->isVisible() && !sentence->isVisible());
    for (int rule = 0; rule < 2; ++rule) child<QPushButton>(dialog, u"deleteRule"_s)->click();
    QVERIFY(!table->isVisible() && sentence->isVisible());
    QVERIFY(!sentence->text().isEmpty());
    child<QPushButton>(dialog, u"addRule"_s)->click();
    QVERIFY(table->isVisible() && !sentence->isVisible());
}

void TestRoutesDialog::givesTheStepsTheRoom()
{
    RoutesDialog *dialog = open();
    child<QComboBox>(dialog, u"testerSource"_s)->setCurrentIndex(0); // a line of text
    const auto *steps = child<QListWidget>(dialog, u"testerSteps"_s);
    QTRY_VERIFY2(steps->height() > dialog->height() / 3, qPrintable(QString::number(steps->height())));
}

void TestRoutesDialog::movesRulesByKeyboard()
{
    RoutesDialog *dialog = open();
    child<QTabWidget>(dialog, u"routeTabs"_s)->setCurrentIndex(1);
    auto *table = child<QTableView>(dialog, u"rulesTable"_s);
    const QAbstractItemModelTester tester(table->model());
    table->setFocus();
    table->selectRow(0);
    QTest::keyClick(table, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(rulesOf(dialog->draft().root()).at(0).name, u"big"_s);
    QCOMPARE(table->currentIndex().row(), 1);              // the rule stays the current one
    QTest::keyClick(table, Qt::Key_Down, Qt::AltModifier); // it is the last
    QTest::keyClick(table, Qt::Key_Up, Qt::AltModifier);
    QVERIFY(!dialog->draft().isChanged());
}

void TestRoutesDialog::editsARuleWhileItIsTyped()
{
    RoutesDialog *dialog = open();
    child<QTabWidget>(dialog, u"routeTabs"_s)->setCurrentIndex(1);
    child<QPushButton>(dialog, u"addRule"_s)->click();
    auto *name = child<QLineEdit>(dialog, u"ruleName"_s);
    QTRY_VERIFY(name->hasFocus());
    QTest::keyClicks(name, u"haiku"_s);
    auto *model = child<QLineEdit>(dialog, u"ruleModel"_s);
    QTest::keyClicks(model, u"*haiku*"_s);
    const QList<RuleDraft> rules = rulesOf(dialog->draft().root());
    QCOMPARE(rules.size(), 3);
    QCOMPARE(rules.last().name, u"haiku"_s);
    QCOMPARE(rules.last().model, u"*haiku*"_s);
    QCOMPARE(rules.last().target, u"deepseek,deepseek-chat"_s);
    auto *table = child<QTableView>(dialog, u"rulesTable"_s);
    QVERIFY(table->model()->index(2, 1).data().toString().contains("*haiku*"_L1));
}

void TestRoutesDialog::switchesARuleOff()
{
    RoutesDialog *dialog = open();
    auto *table = child<QTableView>(dialog, u"rulesTable"_s);
    QVERIFY(table->model()->setData(table->model()->index(0, 0), Qt::Unchecked, Qt::CheckStateRole));
    auto *save = child<QPushButton>(dialog, u"save"_s);
    QTRY_VERIFY(save->isEnabled());
    save->click();
    QTRY_VERIFY(m_ui->content().contains("\"disabled\": true"));
    QTRY_VERIFY(!dialog->draft().isChanged());
    QVERIFY(table->model()->setData(table->model()->index(0, 0), Qt::Checked, Qt::CheckStateRole));
    QTRY_VERIFY(save->isEnabled());
    save->click();
    QTRY_COMPARE(m_ui->content(), QByteArray(sample));
}

void TestRoutesDialog::keepsTheFallbackChain()
{
    RoutesDialog *dialog = open();
    auto *list = child<QListWidget>(dialog, u"fallbackList"_s);
    QTRY_COMPARE(list->count(), 1);
    auto *picker = child<TargetPicker>(dialog, u"fallbackPicker"_s);
    Q_EMIT picker->targetEdited(u"deepseek,deepseek-reasoner"_s);
    QCOMPARE(fallbackOf(dialog->draft().root(), u"default"_s), QStringList({u"local,qwen3"_s, u"deepseek,deepseek-reasoner"_s}));
    child<QTabWidget>(dialog, u"routeTabs"_s)->setCurrentIndex(2);
    list->setFocus();
    list->setCurrentRow(1);
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(fallbackOf(dialog->draft().root(), u"default"_s).first(), u"deepseek,deepseek-reasoner"_s);
    QVERIFY2(!child<QPushButton>(dialog, u"fallbackUp"_s)->isEnabled(), "it is the first");
    QVERIFY(child<QPushButton>(dialog, u"fallbackDown"_s)->isEnabled());
    QTest::keyClick(list, Qt::Key_Delete);
    QVERIFY(!dialog->draft().isChanged());
    auto *remove = child<QPushButton>(dialog, u"fallbackRemove"_s);
    remove->click();
    QVERIFY2(!remove->isEnabled(), "nothing is left");
}

void TestRoutesDialog::explainsADescribedRequest()
{
    RoutesDialog *dialog = open();
    auto *sentence = child<QLabel>(dialog, u"testerSentence"_s);
    QTRY_VERIFY2(sentence->text().contains("deepseek/deepseek-chat"_L1), qPrintable(sentence->text()));
    auto *model = child<QLineEdit>(dialog, u"trialModel"_s);
    model->selectAll();
    QTest::keyClicks(model, u"claude-haiku-4-5"_s);
    QTRY_VERIFY2(sentence->text().contains("local/qwen3"_L1), qPrintable(sentence->text()));
    auto *steps = child<QListWidget>(dialog, u"testerSteps"_s);
    QVERIFY(steps->item(0)->text().startsWith(u"✕ vision — there is no image"_s));
    QVERIFY(steps->item(steps->count() - 1)->text().startsWith(u"✓ Background"_s));
    // What is only drafted counts, too.
    dialog->draft().change([](Json5Value &root) { setScenarioTarget(root, u"background"_s, {}); });
    QTRY_VERIFY2(sentence->text().contains("deepseek/deepseek-chat"_L1), qPrintable(sentence->text()));
    QVERIFY(m_ui->content() == sample);
    auto *details = child<QLabel>(dialog, u"testerDetails"_s);
    QVERIFY2(details->text().contains("https://api.deepseek.com/v1/chat/completions"_L1), qPrintable(details->text()));
    QVERIFY2(details->text().contains("$K"_L1) && !details->text().contains("sk\n"_L1), qPrintable(details->text()));
}

void TestRoutesDialog::explainsPastedJson()
{
    RoutesDialog *dialog = open();
    auto *source = child<QComboBox>(dialog, u"testerSource"_s);
    source->setCurrentIndex(1);
    auto *json = child<QPlainTextEdit>(dialog, u"testerJson"_s);
    json->setPlainText(u"{\"model\":\"local,qwen3\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}"_s);
    auto *sentence = child<QLabel>(dialog, u"testerSentence"_s);
    QTRY_VERIFY2(sentence->text().contains("local/qwen3"_L1), qPrintable(sentence->text()));
    json->setPlainText(u"{"_s);
    QTRY_VERIFY2(sentence->text().startsWith("It would be refused"_L1), qPrintable(sentence->text()));
}

void TestRoutesDialog::showsWhatIsRewritten()
{
    RoutesDialog *dialog = open();
    child<QComboBox>(dialog, u"testerSource"_s)->setCurrentIndex(1);
    auto *json = child<QPlainTextEdit>(dialog, u"testerJson"_s);
    json->setPlainText(u"{\"model\":\"claude-sonnet-4-5\",\"max_tokens\":7,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}"_s);
    const auto *rewrites = child<TextView>(dialog, u"testerRewrites"_s);
    const auto shows = [rewrites](const char *text) { return rewrites->lines().join(u'\n').contains(QLatin1StringView(text)); };
    QTRY_VERIFY(rewrites->isVisible() && shows("deepseek-chat"));
    QVERIFY(shows("claude-sonnet-4-5"));
    QVERIFY(!shows("sk"));      // no key
    json->setPlainText(u"{"_s); // it is refused
    QTRY_VERIFY(!rewrites->isVisible());
}

void TestRoutesDialog::namesTheKeyThatDoesNotRest()
{
    m_ui->proxy.providers = {{.name = u"deepseek"_s, .restingKeys = {{.label = u"$K"_s, .left = std::chrono::seconds(42)}}}};
    RoutesDialog *dialog = open();
    const auto *details = child<QLabel>(dialog, u"testerDetails"_s);
    QTRY_VERIFY2(details->text().contains("Key: $K, although it rests"_L1), qPrintable(details->text()));
}

void TestRoutesDialog::explainsTheSelectedRequest()
{
    m_ui->window();
    logging::ExchangeSnapshot exchange = sampleExchanges().at(1); // a Haiku
    exchange.path = "/v1/messages";
    m_ui->window().workspace().selection.select(&exchange);
    QTest::keyClick(&m_ui->window(), Qt::Key_T, Qt::ControlModifier);
    auto *dialog = m_ui->window().findChild<RoutesDialog *>(u"routesDialog"_s);
    QVERIFY(dialog);
    QVERIFY(isLoaded(dialog));
    auto *sentence = child<QLabel>(dialog, u"testerSentence"_s);
    QTRY_VERIFY2(sentence->text().contains("local/qwen3"_L1), qPrintable(sentence->text()));
    // With the body, what was sent decides.
    m_ui->logging.traffic.setWanted(true);
    m_ui->logging.traffic.begin(exchange.id)
        ->add(logging::StoredBody::Kind::ClientRequest, 0,
              "{\"model\":\"local,qwen3\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}", {});
    m_ui->window().workspace().actions.action(u"explain"_s)->trigger(); // the dialog has the keyboard now
    QTRY_VERIFY2(sentence->text().contains("Model by name"_L1), qPrintable(sentence->text()));
}

void TestRoutesDialog::replaysRecordedRequests()
{
    m_ui->window();
    QList<logging::ExchangeSnapshot> seen = sampleExchanges();
    for (logging::ExchangeSnapshot &exchange : seen) {
        exchange.path = "/v1/messages";
        exchange.routeSteps = {{"vision", false, proxy::told("there is no image")},
                               {"image", false, proxy::told("the last user message holds no image")},
                               {"subagent", false, proxy::told("no tag")},
                               {"webSearch", false, proxy::told("no web search tool")},
                               {"think", false, proxy::told("thinking is disabled")}};
        exchange.countedTokens = 100;
    }
    Q_EMIT m_ui->logging.exchanges.exchangesChanged(seen);
    RoutesDialog *dialog = open();
    dialog->draft().change([](Json5Value &root) {
        setRules(root, {});
        setScenarioTarget(root, u"background"_s, u"deepseek,deepseek-reasoner"_s);
    });
    child<QPushButton>(dialog, u"replay"_s)->click();
    auto *result = child<QLabel>(dialog, u"replayResult"_s);
    QTRY_VERIFY2(result->text().startsWith("1 of"_L1) || result->text().contains("could not"_L1), qPrintable(result->text()));
    auto *changes = child<QTreeWidget>(dialog, u"replayChanges"_s);
    // The rule about images asks for more than is recorded of older messages, so those requests are said to be undecidable.
    QVERIFY2(result->text().contains("could not be replayed"_L1), qPrintable(result->text()));
    for (const logging::ExchangeSnapshot &exchange : std::as_const(seen))
        m_ui->logging.traffic.setWanted(true),
            m_ui->logging.traffic.begin(exchange.id)->add(logging::StoredBody::Kind::ClientRequest, 0, bodyFor(exchange), {});
    child<QPushButton>(dialog, u"replay"_s)->click();
    QTRY_COMPARE(result->text(), u"1 of 5 would change: 1 Background, elsewhere."_s); // no price is known
    QCOMPARE(changes->topLevelItemCount(), 1);
    QCOMPARE(changes->topLevelItem(0)->text(2), u"qwen3 · local (Background)"_s);
    QCOMPARE(changes->topLevelItem(0)->text(3), u"deepseek-reasoner · deepseek (Background)"_s);
}

void TestRoutesDialog::comparesWithTheSavedFile()
{
    RoutesDialog *dialog = open();
    dialog->draft().change([](Json5Value &root) { setScenarioTarget(root, u"default"_s, u"local,qwen3"_s); });
    child<QPushButton>(dialog, u"compare"_s)->click();
    const QString shown = child<QTextEdit>(dialog, u"comparison"_s)->toPlainText();
    QVERIFY2(shown.contains("Router.default"_L1) && shown.contains("deepseek,deepseek-chat"_L1) && shown.contains("local,qwen3"_L1),
             qPrintable(shown));
}

void TestRoutesDialog::refusesWhatTheLoaderRefuses()
{
    RoutesDialog *dialog = open();
    dialog->draft().change([](Json5Value &root) { setMember(root, u"PORT"_s, numberValue(99999)); });
    auto *message = child<QLabel>(dialog, u"configMessage"_s);
    QTRY_VERIFY2(message->text().contains("99999"_L1), qPrintable(message->text()));
    QVERIFY(!child<QPushButton>(dialog, u"save"_s)->isEnabled());
    dialog->draft().undo();
    dialog->draft().change([](Json5Value &root) { setScenarioTarget(root, u"think"_s, u"deepsek,x"_s); });
    QTRY_VERIFY2(message->text().startsWith(u"△ Router.think: "_s) && message->text().contains("deepsek"_L1), qPrintable(message->text()));
    QVERIFY(child<QPushButton>(dialog, u"save"_s)->isEnabled()); // it works, without that route
}

void TestRoutesDialog::warnsBeforeLosingChanges()
{
    const QPointer<RoutesDialog> dialog = open();
    dialog->draft().change([](Json5Value &root) { setScenarioTarget(root, u"think"_s, u"local,qwen3"_s); });
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY(child<QLabel>(dialog, u"configMessage"_s)->text().contains("unsaved"_L1));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialog);
    QCOMPARE(m_ui->content(), QByteArray(sample));
}

void TestRoutesDialog::followsTheFileWhileUnchanged()
{
    RoutesDialog *dialog = open();
    m_ui->write(QByteArray(sample).replace("deepseek,deepseek-chat", "local,qwen3"));
    QTRY_COMPARE(child<TargetPicker>(dialog, u"scenario.default"_s)->target(), u"local,qwen3"_s);
}

void TestRoutesDialog::doesNotOverwriteAnothersChange()
{
    RoutesDialog *dialog = open();
    dialog->draft().change([](Json5Value &root) { setScenarioTarget(root, u"think"_s, u"local,qwen3"_s); });
    const QByteArray others = QByteArray(sample).replace("\"strange\": 1", "\"strange\": 2");
    m_ui->write(others);
    auto *save = child<QPushButton>(dialog, u"save"_s);
    QTRY_VERIFY(save->isEnabled());
    save->click();
    auto *message = child<QLabel>(dialog, u"configMessage"_s);
    QTRY_VERIFY2(message->text().contains("changed by"_L1), qPrintable(message->text()));
    QCOMPARE(m_ui->content(), others);
    child<QPushButton>(dialog, u"configMessageAction"_s)->click();
    QTRY_VERIFY(!dialog->draft().isChanged());
    QCOMPARE(numberAt(dialog->draft().root(), u"strange").value_or(0), 2.0);
    QTRY_VERIFY2(message->text().isEmpty(), "it is solved");
    QVERIFY(!child<QPushButton>(dialog, u"configMessageAction"_s)->isVisible());
}

void TestRoutesDialog::switchesTheDefaultModelFromTheMenu()
{
    m_ui->proxy.setProviders({{.name = u"deepseek"_s, .models = {u"deepseek-chat"_s}},
                              {.name = u"local"_s, .models = {u"qwen3"_s}},
                              {.name = u"broken"_s, .models = {u"x"_s}, .problem = u"api_key is missing"_s}},
                             u"deepseek,deepseek-chat"_s);
    QMenu *menu = m_ui->window().workspace().actions.submenu(u"defaultModel"_s);
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 3);
    QVERIFY(menu->actions().at(0)->isChecked());
    QVERIFY(!menu->actions().at(2)->isEnabled());
    menu->actions().at(1)->trigger();
    QTRY_COMPARE(m_ui->content(), QByteArray(sample).replace("\"default\": \"deepseek,deepseek-chat\"", "\"default\": \"local,qwen3\""));
}

void TestRoutesDialog::takesTheModelThatWasProbablyMeant()
{
    m_ui->variables.insert(u"K"_s, u"sk"_s);
    m_ui->window();
    m_ui->proxy.setProviders({{.name = u"deepseek"_s, .models = {u"deepseek-chat"_s, u"deepseek-chat-v4"_s}}}, {});
    logging::ExchangeSnapshot unknown = sampleExchanges().at(1);
    unknown.errorClass = "model_not_found";
    m_ui->window().workspace().selection.select(&unknown);
    auto *dialog = m_ui->open<RoutesDialog>(u"useClosestModel"_s, u"routesDialog"_s);
    QTRY_COMPARE(scenarioTarget(dialog->draft().root(), u"default"_s), u"deepseek,deepseek-chat-v4"_s);
    QCOMPARE(routeTargets(dialog->draft().root()).first(), u"deepseek,deepseek-chat-v4"_s);
    QCOMPARE(scenarioTarget(dialog->draft().root(), u"background"_s), u"local,qwen3"_s);
    QVERIFY(child<QLabel>(dialog, u"configMessage"_s)->text().contains("deepseek-chat became deepseek-chat-v4 in 2 place"_L1));
    QVERIFY(child<QPushButton>(dialog, u"save"_s)->isEnabled());
    QCOMPARE(m_ui->content(), QByteArray(sample)); // nothing is saved by itself
    child<QPushButton>(dialog, u"undo"_s)->click();
    QCOMPARE(scenarioTarget(dialog->draft().root(), u"default"_s), u"deepseek,deepseek-chat"_s);
    dialog->close();
}

void TestRoutesDialog::replaysOnTheFallback()
{
    m_ui->variables.insert(u"K"_s, u"sk"_s);
    m_ui->window();
    logging::ExchangeSnapshot failed = sampleExchanges().at(1);
    failed.askedModel = "claude-sonnet-4-5"; // goes the default way
    const auto record = m_ui->logging.traffic.begin(failed.id);
    record->add(logging::StoredBody::Kind::ClientRequest, 0, bodyFor(failed), std::chrono::nanoseconds(0));
    m_ui->window().workspace().selection.select(&failed);
    m_ui->window().workspace().actions.action(u"replayOnFallback"_s)->trigger();
    QTRY_COMPARE(m_ui->proxy.sent.size(), 1);
    QCOMPARE(m_ui->proxy.sent.at(0).body, bodyFor(failed).replace("claude-sonnet-4-5", "local,qwen3"));
    failed.attempts.back().provider = "local"; // the fallback was tried already
    failed.attempts.back().model = "qwen3";
    m_ui->window().workspace().selection.select(nullptr);
    m_ui->window().workspace().selection.select(&failed);
    m_ui->window().workspace().actions.action(u"replayOnFallback"_s)->trigger();
    QTRY_VERIFY(!m_ui->window().workspace().notices.history().isEmpty());
    QVERIFY(m_ui->window().workspace().notices.history().last().title.contains("no other fallback"_L1));
    QCOMPARE(m_ui->proxy.sent.size(), 1);
}

void TestRoutesDialog::replaysOnTheFallbackOfAPreset()
{
    m_ui->variables.insert(u"K"_s, u"sk"_s);
    m_ui->window();
    m_ui->proxy.setFallbacks({{u"default"_s, {{u"local"_s, u"qwen3"_s}}}}, {{u"mine"_s, {{u"default"_s, {{u"own"_s, u"small"_s}}}}}});
    logging::ExchangeSnapshot failed = sampleExchanges().at(1);
    failed.path = "/preset/mine/v1/messages";
    failed.askedModel = "claude-sonnet-4-5";
    failed.rule = "default";
    const auto record = m_ui->logging.traffic.begin(failed.id);
    record->add(logging::StoredBody::Kind::ClientRequest, 0, bodyFor(failed), std::chrono::nanoseconds(0));
    m_ui->window().workspace().selection.select(&failed);
    QVERIFY(!m_ui->window().workspace().actions.action(u"switchToFallback"_s)->isEnabled());
    m_ui->window().workspace().actions.action(u"replayOnFallback"_s)->trigger();
    QTRY_COMPARE(m_ui->proxy.sent.size(), 1);
    QCOMPARE(m_ui->proxy.sent.at(0).body, bodyFor(failed).replace("claude-sonnet-4-5", "own,small"));
    QCOMPARE(m_ui->proxy.sent.at(0).path, u"/preset/mine/v1/messages"_s);
}

void TestRoutesDialog::switchesARouteToItsFallback_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("route");
    QTest::newRow("default") << u"default"_s << u"Router.default"_s;
    QTest::newRow("a scenario") << u"background"_s << u"Router.background"_s;
    QTest::newRow("a rule") << u"big"_s << u"Router.rules"_s;
}

void TestRoutesDialog::switchesARouteToItsFallback()
{
    QFETCH(QString, rule);
    QFETCH(QString, route);
    m_ui->window();
    QAction *action = m_ui->window().workspace().actions.action(u"switchToFallback"_s);
    logging::ExchangeSnapshot unpaid = sampleExchanges().at(1);
    unpaid.errorClass = "quota";
    unpaid.rule = rule.toStdString();
    m_ui->proxy.setFallbacks({{u"default"_s, {}}, {rule, {}}});
    m_ui->window().workspace().selection.select(&unpaid);
    QVERIFY(!action->isEnabled()); // there is none
    QVERIFY(!m_ui->window().workspace().actions.action(u"replayOnFallback"_s)->isEnabled());
    m_ui->proxy.setFallbacks({{rule, {{u"deepseek"_s, u"deepseek-chat"_s}, {u"moonshot"_s, u"kimi-k2"_s}}}});
    QVERIFY(action->isEnabled());
    auto *dialog = m_ui->open<RoutesDialog>(u"switchToFallback"_s, u"routesDialog"_s);
    QTRY_VERIFY(dialog->draft().isChanged());
    QCOMPARE(dialog->draft().changes().size(), 1);
    const DraftChange change = dialog->draft().changes().first();
    QVERIFY2(change.place.startsWith(route), qPrintable(change.place));
    QVERIFY2(change.after.contains("moonshot,kimi-k2"_L1), qPrintable(change.after)); // the first that was not tried
    QCOMPARE(m_ui->content(), QByteArray(sample));                                    // nothing is saved by itself
    dialog->close();
}

void TestRoutesDialog::landsAtTheRouteThatNamesAModel_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("focus");
    QTest::addColumn<int>("row");
    QTest::newRow("default") << u"default"_s << u"deepseek,deepseek-chat"_s << u"scenario.default"_s << -1;
    QTest::newRow("a scenario") << u"background"_s << u"local,qwen3"_s << u"scenario.background"_s << -1;
    QTest::newRow("a rule") << u"big"_s << u"deepseek,deepseek-reasoner"_s << u"rulesTable"_s << 1;
    QTest::newRow("a fallback") << u"default"_s << u"local,qwen3"_s << u"fallbackList"_s << 0;
    QTest::newRow("named by the client") << u"explicit"_s << u"deepseek,gone"_s << u"scenario.default"_s << -1;
}

void TestRoutesDialog::landsAtTheRouteThatNamesAModel()
{
    QFETCH(QString, rule);
    QFETCH(QString, target);
    QFETCH(QString, focus);
    QFETCH(int, row);
    logging::ExchangeSnapshot unknown = sampleExchanges().at(1);
    unknown.errorClass = "model_not_found";
    unknown.rule = rule.toStdString();
    unknown.provider = target.section(u',', 0, 0).toStdString();
    unknown.model = target.section(u',', 1).toStdString();
    m_ui->window().workspace().selection.select(&unknown);
    auto *dialog = m_ui->open<RoutesDialog>(u"checkRoute"_s, u"routesDialog"_s);
    QTRY_COMPARE(dialog->focusWidget() ? dialog->focusWidget()->objectName() : QString(), focus);
    QVERIFY(dialog->focusWidget()->isVisible());
    if (const auto *list = qobject_cast<QAbstractItemView *>(dialog->focusWidget())) QCOMPARE(list->currentIndex().row(), row);
}

void TestRoutesDialog::looksRight_data()
{
    addLooks();
}

void TestRoutesDialog::looksRight()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    m_ui = std::make_unique<ConfigWindow>(sample, language);
    m_ui->window();
    applyTheme(static_cast<ThemeChoice>(theme));
    RoutesDialog *dialog = open();
    QTRY_VERIFY(child<QListWidget>(dialog, u"testerSteps"_s)->count() > 5);
    auto *tabs = child<QTabWidget>(dialog, u"routeTabs"_s);
    for (int page = 0; page < tabs->count(); ++page) {
        tabs->setCurrentIndex(page);
        QTest::qWait(0);
        const QString cut = cutTextsOf(*dialog, u"routes-%1"_s.arg(page));
        QVERIFY2(cut.isEmpty(), qPrintable(cut));
    }
    for (const QWidget *widget : dialog->findChildren<QWidget *>()) {
        const bool isField = qobject_cast<const QComboBox *>(widget) || qobject_cast<const QSpinBox *>(widget)
                             || qobject_cast<const QAbstractItemView *>(widget) || qobject_cast<const QPlainTextEdit *>(widget);
        if (!isField || !widget->isVisibleTo(dialog) || widget->objectName().startsWith("qt_"_L1)) continue;
        QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
    }
}

QTEST_MAIN(TestRoutesDialog)
#include "tst_routes_dialog.moc"
