#include "proxy/dialect/dialect.h"
#include "proxy/message/response_collector.h"
#include "proxy/transform/shaped_draft.h"
#include "proxy/transform/transform_chain.h"

#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace Qt::StringLiterals;

namespace {

std::vector<TransformUse> usesOf(const QStringList &names)
{
    std::vector<TransformUse> uses;
    for (const QString &name : names) {
        const QString options = name.section(u' ', 1);
        uses.push_back({.name = name.section(u' ', 0, 0), .optionsJson = options.isEmpty() ? "{}" : options.toUtf8()});
    }
    return uses;
}

TransformChain chainOf(const QStringList &ofProvider, const QStringList &ofModel)
{
    Provider provider;
    provider.transformers = usesOf(ofProvider);
    provider.modelTransformers = {{u"m"_s, usesOf(ofModel)}};
    Result<TransformChain> chain = TransformChain::make(provider, u"M"_s);
    if (!chain) qFatal("%s", qPrintable(chain.error().message));
    return std::move(chain).value();
}

ChatRequest requestFrom(std::string_view json)
{
    Result<ChatRequest> request = findDialect("anthropic")->readRequest(json, {});
    if (!request) qFatal("%s", qPrintable(request.error().message));
    return std::move(request).value();
}

constexpr std::string_view plainRequest = R"({"model":"a","max_tokens":100,"messages":[{"role":"user","content":"hi"}]})";

} // namespace

class TestTransformChain : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ordersRequests_data();
    void ordersRequests();
    void ordersAnswers_data();
    void ordersAnswers();
    void namesWhatCannotBeMade();
    void saysWhetherTheClientsBodyMayGoOn_data();
    void saysWhetherTheClientsBodyMayGoOn();
    void asksAnthropicForBearerOnly();
    void lowersLimitsForEveryDialect();
};

void TestTransformChain::ordersRequests_data()
{
    QTest::addColumn<QStringList>("ofProvider");
    QTest::addColumn<QStringList>("ofModel");
    QTest::addColumn<QByteArray>("body");
    const QString one = uR"(body {"set":{"a":1}})"_s;
    const QString two = uR"(body {"set":{"a":2}})"_s;
    const QString add = uR"(customparams {"a":3})"_s;
    QTest::newRow("in order of the list") << QStringList{one, two} << QStringList{} << QByteArray(R"({"a":2})");
    QTest::newRow("the other way round") << QStringList{two, one} << QStringList{} << QByteArray(R"({"a":1})");
    QTest::newRow("the model's list comes last") << QStringList{two} << QStringList{one} << QByteArray(R"({"a":1})");
    QTest::newRow("what is there is not added") << QStringList{one} << QStringList{add} << QByteArray(R"({"a":1})");
    QTest::newRow("what is not there yet is") << QStringList{add} << QStringList{uR"(body {"rename":{"a":"b"}})"_s}
                                              << QByteArray(R"({"b":3})");
}

void TestTransformChain::ordersRequests()
{
    QFETCH(QStringList, ofProvider);
    QFETCH(QStringList, ofModel);
    QFETCH(QByteArray, body);
    ChatRequest request;
    UpstreamDraft draft;
    draft.body = "{}";
    QVERIFY(applyShape(chainOf(ofProvider, ofModel).adjust(request, "m"), draft));
    QCOMPARE(draft.body, body);
}

// Whether a thinking tag inside the text of ExitTool is found tells which of the two transforms came first.
void TestTransformChain::ordersAnswers_data()
{
    QTest::addColumn<QStringList>("ofProvider");
    QTest::addColumn<QStringList>("ofModel");
    QTest::addColumn<bool>("tagIsFound");
    const QString tool = u"tooluse"_s;
    const QString tag = u"extrathinktag"_s;
    QTest::newRow("list backwards: tool first") << QStringList{tag, tool} << QStringList{} << true;
    QTest::newRow("list backwards: tag first") << QStringList{tool, tag} << QStringList{} << false;
    QTest::newRow("model's list backwards") << QStringList{} << QStringList{tag, tool} << true;
    QTest::newRow("model's list backwards, tag first") << QStringList{} << QStringList{tool, tag} << false;
    QTest::newRow("provider's list first") << QStringList{tool} << QStringList{tag} << true;
    QTest::newRow("provider's list first, the tag's") << QStringList{tag} << QStringList{tool} << false;
}

void TestTransformChain::ordersAnswers()
{
    QFETCH(QStringList, ofProvider);
    QFETCH(QStringList, ofModel);
    QFETCH(bool, tagIsFound);
    ChatResponse response;
    response.stop = StopReason::ToolUse;
    response.blocks.push_back(
        {.kind = BlockKind::ToolCall, .id = "call_1", .name = "ExitTool", .inputJson = R"({"response":"<think>a</think>b"})"});
    const TransformChain chain = chainOf(ofProvider, ofModel);
    ResponseCollector collector;
    TransformChain::Filters filters = chain.newFilters(collector);
    replay(response, filters.entrance());
    const ChatResponse changed = collector.take();
    QCOMPARE(changed.blocks.size(), tagIsFound ? 2UL : 1UL);
    QCOMPARE(changed.blocks.front().kind, tagIsFound ? BlockKind::Thinking : BlockKind::Text);
    QVERIFY(changed.stop == StopReason::EndTurn);
}

void TestTransformChain::namesWhatCannotBeMade()
{
    Provider provider;
    provider.transformers = usesOf({u"deepseek"_s, uR"(maxtoken {"max_tokens":-1})"_s});
    const Result<TransformChain> chain = TransformChain::make(provider, u"m"_s);
    QVERIFY(!chain);
    QCOMPARE(chain.error().message, u"transformer \"maxtoken\": max_tokens: expected a whole number of at least 1, got -1"_s);
}

void TestTransformChain::saysWhetherTheClientsBodyMayGoOn_data()
{
    QTest::addColumn<QString>("use");
    QTest::addColumn<bool>("changes");
    QTest::newRow("limit not reached") << uR"(maxtoken {"max_tokens":100})"_s << false;
    QTest::newRow("limit exceeded") << uR"(maxtoken {"max_tokens":99})"_s << true;
    QTest::newRow("a member more") << uR"(customparams {"x":1})"_s << false;
    QTest::newRow("a parameter more") << uR"(customparams {"temperature":1})"_s << true;
    QTest::newRow("parameter is there") << uR"(customparams {"max_tokens":1})"_s << false;
    QTest::newRow("headers") << uR"(headers {"set":{"a":"b"}})"_s << false;
    QTest::newRow("body") << uR"(body {"set":{"a":"b"}})"_s << false;
    QTest::newRow("no marks to clean") << u"cleancache"_s << false;
    QTest::newRow("no thoughts in tags yet") << u"extrathinktag"_s << false;
    QTest::newRow("an instruction more") << u"forcereasoning"_s << true;
    QTest::newRow("no tools") << u"tooluse"_s << false;
    QTest::newRow("bearer") << uR"(Anthropic {"UseBearer":true})"_s << false;
}

void TestTransformChain::saysWhetherTheClientsBodyMayGoOn()
{
    QFETCH(QString, use);
    QFETCH(bool, changes);
    ChatRequest request = requestFrom(plainRequest);
    QCOMPARE(chainOf({use}, {}).adjust(request, "m").changesRequest, changes);
}

void TestTransformChain::asksAnthropicForBearerOnly()
{
    ChatRequest request;
    QVERIFY(chainOf({uR"(Anthropic {"UseBearer":true})"_s}, {}).adjust(request, "m").useBearer);
    QVERIFY(chainOf({u"Anthropic"_s}, {}).isEmpty());
    QVERIFY(chainOf({uR"(Anthropic {"UseBearer":false})"_s}, {}).isEmpty());
}

void TestTransformChain::lowersLimitsForEveryDialect()
{
    ChatRequest request = requestFrom(plainRequest);
    chainOf({uR"(maxtoken {"max_tokens":7})"_s}, {}).adjust(request, "m");
    QCOMPARE(request.maxTokens, std::optional<std::int64_t>(7));
}

QTEST_APPLESS_MAIN(TestTransformChain)
#include "tst_transform_chain.moc"
