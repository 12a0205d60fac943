#include "proxy/exchange/exchange_facts.h"
#include "proxy/exchange/prepared_request.h"

#include <QJsonDocument>
#include <QJsonValue>
#include <QTest>

#include <algorithm>

using namespace ccr;
using namespace ccr::proxy;
using namespace Qt::StringLiterals;

namespace {

const std::string given = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

QStringList valuesOf(const HttpHeaders &headers, std::string_view name)
{
    QStringList values;
    for (const HttpHeader &field : headers)
        if (equalsIgnoringCase(field.name, name)) values.append(QString::fromStdString(field.value));
    return values;
}

/// What the provider gets of a client's request that says this, with these fields.
UpstreamRequest requestFor(const QString &clientDialect, const QString &providerDialect, const std::string &words,
                           const HttpHeaders &clientHeaders)
{
    const Dialect &client = *findDialect(clientDialect.toStdString());
    const std::string body = R"({"model":"m","max_tokens":9,"messages":[{"role":"user","content":")" + words + "\"}]}";
    Result<ChatRequest> chat = client.readRequest(body, {});
    const auto config = std::make_shared<ProxyConfig>();
    config->providers.push_back({.name = u"p"_s, .url = QUrl(u"http://127.0.0.1:1/v1/"_s), .dialect = providerDialect});
    RequestPreparation preparation;
    const auto prepared = preparation.prepare(*chat, {.config = config,
                                                      .provider = config->providers.front(),
                                                      .model = u"m"_s,
                                                      .credential = "key",
                                                      .clientDialect = client,
                                                      .clientBody = body,
                                                      .clientHeaders = clientHeaders,
                                                      .exchangeId = "req_1"});
    return prepared ? prepared->request : UpstreamRequest{};
}

HttpHeaders sent(const QString &clientDialect, const QString &providerDialect, const HttpHeaders &clientHeaders)
{
    return requestFor(clientDialect, providerDialect, "hi", clientHeaders).headers;
}

} // namespace

class TestPreparedRequest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void handsTheTraceOn_data();
    void handsTheTraceOn();
    void sendsNoHalfOfASurrogatePair_data();
    void sendsNoHalfOfASurrogatePair();
    void knowsATraceParent_data();
    void knowsATraceParent();
};

void TestPreparedRequest::handsTheTraceOn_data()
{
    QTest::addColumn<QString>("client");
    QTest::addColumn<QString>("provider");
    for (const QString &client : {u"anthropic"_s, u"openai-chat"_s})
        for (const QString &provider : {u"anthropic"_s, u"gemini"_s, u"openai-chat"_s, u"openai-responses"_s, u"vertex-gemini"_s,
                                        u"vertex-claude"_s, u"vertex-openai"_s})
            QTest::addRow("%s to %s", qPrintable(client), qPrintable(provider)) << client << provider;
}

void TestPreparedRequest::handsTheTraceOn()
{
    QFETCH(QString, client);
    QFETCH(QString, provider);
    const HttpHeaders traced = sent(client, provider, {{"Traceparent", given}, {"tracestate", "a=1"}, {"TraceState", "b=2"}});
    QVERIFY(traced.size() > 0);
    QCOMPARE(valuesOf(traced, "traceparent"), QStringList{QString::fromStdString(given)});
    QCOMPARE(valuesOf(traced, "tracestate"), QStringList({u"a=1"_s, u"b=2"_s}));
    for (const HttpHeaders &untraced :
         {sent(client, provider, {{"tracestate", "a=1"}}), sent(client, provider, {{"traceparent", "none"}, {"tracestate", "a=1"}})}) {
        QVERIFY(untraced.size() > 0);
        QCOMPARE(valuesOf(untraced, "traceparent") + valuesOf(untraced, "tracestate"), QStringList());
    }
}

void TestPreparedRequest::sendsNoHalfOfASurrogatePair_data()
{
    QTest::addColumn<QString>("provider");
    QTest::newRow("as it came") << u"anthropic"_s;
    QTest::newRow("translated") << u"openai-chat"_s;
}

// Anthropic refuses it ("no low surrogate in string"), and with it every later request of the conversation.
void TestPreparedRequest::sendsNoHalfOfASurrogatePair()
{
    QFETCH(QString, provider);
    const QJsonDocument sent = QJsonDocument::fromJson(requestFor(u"anthropic"_s, provider, R"(a \ud83d b \ud83d\ude80)", {}).body);
    QCOMPARE(sent[u"messages"_s][0][u"content"_s].toString(), u"a \ufffd b \U0001F680"_s);
}

void TestPreparedRequest::knowsATraceParent_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("expected");
    const QByteArray good = QByteArray::fromStdString(given);
    QTest::newRow("good") << good << true;
    QTest::newRow("not sampled") << good.chopped(2) + "00" << true;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("cut off") << good.chopped(1) << false;
    QTest::newRow("more in version 00") << good + "-x" << false;
    QTest::newRow("more in a later version") << "01" + good.mid(2) + "-x" << true;
    QTest::newRow("something glued on") << "01" + good.mid(2) + "x" << false;
    QTest::newRow("version ff") << "ff" + good.mid(2) << false;
    QTest::newRow("no trace") << "00-" + QByteArray(32, '0') + good.mid(35) << false;
    QTest::newRow("no parent") << good.left(36) + QByteArray(16, '0') + good.mid(52) << false;
    QTest::newRow("no hex") << QByteArray(good).replace('f', 'g') << false;
    QTest::newRow("other separators") << QByteArray(good).replace('-', '_') << false;
}

void TestPreparedRequest::knowsATraceParent()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, expected);
    QCOMPARE(isTraceParent(text.toStdString()), expected);
    QCOMPARE(traceIdOf(text.toStdString()), expected ? given.substr(3, 32) : std::string());
}

QTEST_APPLESS_MAIN(TestPreparedRequest)
#include "tst_prepared_request.moc"
