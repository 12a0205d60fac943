#include "proxy/exchange/budget_check.h"

#include "tests/support/fake_provider.h"
#include "tests/support/served_proxy.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace ccr::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray request = R"({"model":"any","max_tokens":9,"messages":[{"role":"user","content":"hi"}]})";

Provider providerAt(const FakeProvider &server, const QString &name)
{
    return {.name = name,
            .url = server.url(),
            .keys = {{.label = u"k"_s, .secret = u"s"_s}},
            .dialect = u"openai-chat"_s,
            .transport = TransportKind::Direct};
}

logging::SpentBudget spentToday()
{
    return {.currency = "USD", .spent = 5.123, .limit = 5, .until = wallNow() + std::chrono::hours(1)};
}

} // namespace

/// What a used up budget does to requests, over the real proxy.
class TestBudgets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void servesAndOnlyWarnsAtFirst();
    void refusesWhatIsNew();
    void refusesInTheClientsOwnShape();
    void takesTheFallback();
    void refusesWithoutAFallback();
    void takesThePreset();
    void refusesWithoutThePreset();
    void servesAgain_data();
    void servesAgain();

private:
    void serve(BudgetAction action, bool hasFallback);
    RawResponse ask() const { return m_proxy->send("POST", "/v1/messages", request); }

    std::unique_ptr<FakeProvider> m_dear;
    std::unique_ptr<FakeProvider> m_cheap;
    logging::BudgetGate m_gate;
    ProxyConfig m_config; ///< as it is served
    std::shared_ptr<const ProxyConfig> m_preset;
    std::unique_ptr<ServedProxy> m_proxy;
};

void TestBudgets::init()
{
    m_dear = std::make_unique<FakeProvider>();
    m_cheap = std::make_unique<FakeProvider>();
    for (FakeProvider *server : {m_dear.get(), m_cheap.get()})
        server->onRequest = [](const FakeProvider::Request &asked) {
            asked.peer->answer(200, R"({"id":"c","model":"m","choices":[{"index":0,"message":{"content":"Hi"},"finish_reason":"stop"}]})");
        };
    m_gate.set({});
    m_preset.reset();
}

void TestBudgets::cleanup()
{
    m_proxy.reset();
}

void TestBudgets::serve(BudgetAction action, bool hasFallback)
{
    ProxyConfig config;
    config.providers = {providerAt(*m_dear, u"dear"_s), providerAt(*m_cheap, u"cheap"_s)};
    config.router.defaultRoute = {u"dear"_s, u"big"_s};
    if (hasFallback) config.fallback.insert(u"default"_s, {{u"cheap"_s, u"small"_s}});
    config.budgetAction = action;
    config.budgetPreset = u"saving"_s;
    config.ofBudgetPreset = m_preset;
    m_config = config;
    m_proxy = std::make_unique<ServedProxy>(config);
    m_config.port = m_proxy->port();
    m_proxy->service().setBudgets(m_gate);
}

void TestBudgets::servesAndOnlyWarnsAtFirst()
{
    serve(BudgetAction::Warn, true);
    m_gate.set({spentToday()});
    QCOMPARE(ask().status, 200);
    QCOMPARE(m_dear->requests().size(), 1U);
}

void TestBudgets::refusesWhatIsNew()
{
    serve(BudgetAction::Block, true);
    QCOMPARE(ask().status, 200); // there is something left
    m_gate.set({spentToday()});
    const RawResponse response = ask();
    QCOMPARE(response.status, 402);
    const QJsonObject error = QJsonDocument::fromJson(response.body).object().value("error"_L1).toObject();
    QCOMPARE(error.value("type"_L1).toString(), u"billing_error"_s);
    const QString message = error.value("message"_L1).toString();
    for (const QString &part : {u"daily budget of 5.00 USD"_s, u"5.12 USD spent today"_s, u"Budgets and alerts"_s, u"BUDGET_ACTION"_s})
        QVERIFY2(message.contains(part), qPrintable(message));
    QCOMPARE(m_dear->requests().size() + m_cheap->requests().size(), 1U);
    QTRY_COMPARE(m_proxy->log.finished().size(), 2U);
    QCOMPARE(m_proxy->log.finished().at(1).errorClass, std::string("budget"));
    QCOMPARE(m_proxy->log.finished().at(1).status, 402);
}

void TestBudgets::refusesInTheClientsOwnShape()
{
    serve(BudgetAction::Block, false);
    m_gate.set(
        {{.period = logging::BudgetPeriod::Month, .spent = 1'200'000, .limit = 1'000'000, .until = wallNow() + std::chrono::hours(1)}});
    const RawResponse response =
        m_proxy->send("POST", "/v1/chat/completions", R"({"model":"any","messages":[{"role":"user","content":"hi"}]})");
    QCOMPARE(response.status, 402);
    const QJsonObject error = QJsonDocument::fromJson(response.body).object().value("error"_L1).toObject();
    QVERIFY(
        error.value("message"_L1).toString().contains("monthly budget of 1000000 tokens is used up (1200000 tokens spent this month)"_L1));
}

void TestBudgets::takesTheFallback()
{
    serve(BudgetAction::Fallback, true);
    m_gate.set({spentToday()});
    QCOMPARE(ask().status, 200);
    QCOMPARE(m_dear->requests().size(), 0U);
    QCOMPARE(m_cheap->requests().size(), 1U);
    QVERIFY(m_cheap->requests().at(0).body.contains("\"small\""));
}

void TestBudgets::refusesWithoutAFallback()
{
    serve(BudgetAction::Fallback, false);
    m_gate.set({spentToday()});
    const RawResponse response = ask();
    QCOMPARE(response.status, 402);
    QVERIFY(response.body.contains("this route has no fallback"));
    QCOMPARE(m_dear->requests().size(), 0U);
}

// Its routes hold from the next request on, and only as long as the budget is used up.
void TestBudgets::takesThePreset()
{
    auto preset = std::make_shared<ProxyConfig>();
    preset->providers = {providerAt(*m_cheap, u"cheap"_s)};
    preset->router.defaultRoute = {u"cheap"_s, u"tiny"_s};
    m_preset = preset;
    serve(BudgetAction::Preset, true);
    QCOMPARE(ask().status, 200);
    QCOMPARE(m_dear->requests().size(), 1U);
    m_gate.set({spentToday()});
    QCOMPARE(ask().status, 200);
    QCOMPARE(m_dear->requests().size(), 1U);
    QCOMPARE(m_cheap->requests().size(), 1U);
    QVERIFY(m_cheap->requests().at(0).body.contains("\"tiny\""));
    QTRY_COMPARE(m_proxy->log.finished().size(), 2U);
    m_gate.set({});
    QCOMPARE(ask().status, 200);
    QCOMPARE(m_dear->requests().size(), 2U);
}

void TestBudgets::refusesWithoutThePreset()
{
    serve(BudgetAction::Preset, true);
    m_gate.set({spentToday()});
    const RawResponse response = ask();
    QCOMPARE(response.status, 402);
    QVERIFY(response.body.contains("the preset \\\"saving\\\" cannot be used"));
    QCOMPARE(m_dear->requests().size() + m_cheap->requests().size(), 0U);
}

void TestBudgets::servesAgain_data()
{
    QTest::addColumn<BudgetAction>("action");
    QTest::addColumn<bool>("isRaised");
    QTest::newRow("the budget is raised") << BudgetAction::Block << true;
    QTest::newRow("the user thinks better of it") << BudgetAction::Warn << false;
}

void TestBudgets::servesAgain()
{
    QFETCH(BudgetAction, action);
    QFETCH(bool, isRaised);
    serve(BudgetAction::Block, false);
    m_gate.set({spentToday()});
    QCOMPARE(ask().status, 402);
    if (isRaised) m_gate.set({});
    m_config.budgetAction = action;
    m_proxy->service().applyConfig(m_config);
    QCOMPARE(ask().status, 200);
}

QTEST_GUILESS_MAIN(TestBudgets)
#include "tst_budgets.moc"
