#include "proxy/transform/shaped_draft.h"
#include "proxy/transform/transform_table.h"

#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<const ProxyConfig> configWith(const QString &transform)
{
    ProxyConfig config;
    Provider provider;
    provider.name = u"p"_s;
    provider.transformers = {{.name = transform}};
    provider.modelTransformers = {{u"Big/Model:x"_s, {{.name = u"maxcompletiontokens"_s}}}};
    config.providers = {provider};
    return std::make_shared<const ProxyConfig>(config);
}

} // namespace

class TestTransformTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void makesEachChainOnce();
    void findsModelsWhateverTheirCase();
    void forgetsWithTheConfiguration();
    void namesTheTransformThatCannotBeMade();
    void changesTheDraftAsTheShapeSays();
};

void TestTransformTable::makesEachChainOnce()
{
    TransformTable table;
    const auto config = configWith(u"deepseek"_s);
    const Provider &provider = config->providers.front();
    const auto first = table.chainFor(config, provider, u"a"_s);
    const auto second = table.chainFor(config, provider, u"b"_s);
    QVERIFY(first && second);
    QCOMPARE(first->get(), second->get()); // neither has transforms of its own
    const auto own = table.chainFor(config, provider, u"Big/Model:x"_s);
    QVERIFY(own);
    QVERIFY(own->get() != first->get());
    QCOMPARE(table.size(), 2UL);
    ChatRequest request;
    QVERIFY((*own)->adjust(request, "Big/Model:x").completionTokens);
    QVERIFY((*own)->adjust(request, "Big/Model:x").replaysReasoning);
    QVERIFY(!(*first)->adjust(request, "a").completionTokens);
}

void TestTransformTable::findsModelsWhateverTheirCase()
{
    TransformTable table;
    const auto config = configWith(u"deepseek"_s);
    const auto exact = table.chainFor(config, config->providers.front(), u"Big/Model:x"_s);
    const auto other = table.chainFor(config, config->providers.front(), u"big/MODEL:X"_s);
    QVERIFY(exact && other);
    QCOMPARE(exact->get(), other->get());
    QVERIFY(!(*exact)->isEmpty());
}

void TestTransformTable::forgetsWithTheConfiguration()
{
    TransformTable table;
    std::weak_ptr<const TransformChain> chain;
    {
        const auto config = configWith(u"deepseek"_s);
        const auto made = table.chainFor(config, config->providers.front(), u"a"_s);
        QVERIFY(made);
        chain = *made;
        QVERIFY(!chain.expired());
    }
    const auto next = configWith(u"openrouter"_s);
    const auto made = table.chainFor(next, next->providers.front(), u"a"_s);
    QVERIFY(made);
    QVERIFY(chain.expired());
    QCOMPARE(table.size(), 1UL);
    ChatRequest request;
    QCOMPARE((*made)->adjust(request, "a").reasoning, ReasoningKey::ReasoningObject);
}

void TestTransformTable::namesTheTransformThatCannotBeMade()
{
    TransformTable table;
    const auto config = configWith(u"no-such"_s);
    const auto made = table.chainFor(config, config->providers.front(), u"a"_s);
    QVERIFY(!made);
    QVERIFY2(made.error().message.contains(u"no-such"_s), qPrintable(made.error().message));
}

void TestTransformTable::changesTheDraftAsTheShapeSays()
{
    UpstreamDraft draft;
    draft.headers = {{"Content-Type", "application/json"}, {"Authorization", "Bearer k"}, {"X-A", "1"}, {"x-a", "2"}};
    draft.body = R"({"model":"m","a":1})";
    RequestShape shape;
    shape.headers = {{.name = "x-A", .value = "3"}, {.name = "authorization", .value = ""}, {.name = "X-New", .value = "n"}};
    shape.patches = {{BodyPatch::Mode::Remove, R"({"a":0})"}, {BodyPatch::Mode::AddMissing, R"({"model":"x","b":2})"}};
    QVERIFY(applyShape(shape, draft));
    QCOMPARE(draft.body, QByteArray(R"({"model":"m","b":2})"));
    QCOMPARE(draft.headers.size(), 3UL);
    QCOMPARE(draft.headers.value("X-A"), "3");
    QCOMPARE(draft.headers.value("x-new"), "n");
    QVERIFY(!draft.headers.find("Authorization"));
    draft.body = "plain text";
    QVERIFY(!applyShape(shape, draft));
}

QTEST_APPLESS_MAIN(TestTransformTable)
#include "tst_transform_table.moc"
