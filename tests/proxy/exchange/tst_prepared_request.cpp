#include "proxy/dialect/system_turns.h"
#include "proxy/exchange/exchange_facts.h"
#include "proxy/exchange/prepared_request.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
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

PreparedRequest preparedFor(const QString &clientDialect, const QString &providerDialect, const std::string &body,
                            const HttpHeaders &clientHeaders)
{
    const Dialect &client = *findDialect(clientDialect.toStdString());
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
    return prepared ? *prepared : PreparedRequest{};
}

/// What the provider gets of a client's request that says this, with these fields.
UpstreamRequest requestFor(const QString &clientDialect, const QString &providerDialect, const std::string &words,
                           const HttpHeaders &clientHeaders)
{
    const std::string body = R"({"model":"m","max_tokens":9,"messages":[{"role":"user","content":")" + words + "\"}]}";
    return preparedFor(clientDialect, providerDialect, body, clientHeaders).request;
}

HttpHeaders sent(const QString &clientDialect, const QString &providerDialect, const HttpHeaders &clientHeaders)
{
    return requestFor(clientDialect, providerDialect, "hi", clientHeaders).headers;
}

constexpr auto documents = R"({
 "model": "x",
 "max_tokens": 99,
 "messages": [
  {"role": "user", "content": [
    {"type": "document", "title": "Report", "context": "of May", "citations": {"enabled": true}, "source": {"type": "content", "content": [
      {"type": "text", "text": "before"},
      {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "aQ=="}},
      {"type": "text", "text": "after"}]}},
    {"type": "document", "title": "Words", "context": "of June", "source": {"type": "content", "content": [{"type": "text", "text": "w1"}, {"type": "text", "text": "w2"}]}},
    {"type": "document", "title": "Plain", "context": "of July", "source": {"type": "text", "media_type": "text/plain", "data": "p"}},
    {"type": "document", "title": "Scan", "context": "of August", "source": {"type": "base64", "media_type": "application/pdf", "data": "JVBERg=="}},
    {"type": "document", "title": "Kept", "source": {"type": "file", "file_id": "file_1"}},
    {"type": "text", "text": "go"}]},
  {"role": "assistant", "content": [{"type": "tool_use", "id": "toolu_1", "name": "Read", "input": {}}]},
  {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "toolu_1", "content": [
    {"type": "document", "title": "Found", "source": {"type": "content", "content": [
      {"type": "text", "text": "t"},
      {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "ag=="}}]}},
    {"type": "document", "title": "Notes", "source": {"type": "text", "media_type": "text/plain", "data": "n"}}]}]}
 ],
 "tools": [{"name": "Read", "input_schema": {"type": "object"}}]
})";

} // namespace

class TestPreparedRequest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void handsTheTraceOn_data();
    void handsTheTraceOn();
    void sendsNoHalfOfASurrogatePair_data();
    void sendsNoHalfOfASurrogatePair();
    void opensDocuments_data();
    void opensDocuments();
    void keepsDocumentsOfTheDialect();
    void makesSystemTurnsTheUsers_data();
    void makesSystemTurnsTheUsers();
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

void TestPreparedRequest::opensDocuments_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("list"); // of the conversation
    QTest::addColumn<QByteArray>("question");
    QTest::addColumn<QByteArray>("result");
    QTest::newRow("chat completions")
        << u"openai-chat"_s << u"messages"_s
        << QByteArray(R"({"role":"user","content":[{"type":"text","text":"Report"},{"type":"text","text":"of May"},
            {"type":"text","text":"before"},{"type":"image_url","image_url":{"url":"data:image/png;base64,aQ=="}},
            {"type":"text","text":"after"},{"type":"text","text":"Words\nof June\nw1\nw2"},
            {"type":"text","text":"of July"},{"type":"text","text":"Plain\np"},{"type":"text","text":"of August"},
            {"type":"file","file":{"filename":"Scan.pdf","file_data":"data:application/pdf;base64,JVBERg=="}},
            {"type":"text","text":"[document left out: this provider cannot read it]"},{"type":"text","text":"go"}]})")
        << QByteArray(R"({"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,ag=="}}]})");
    QTest::newRow("responses") << u"openai-responses"_s << u"input"_s
                               << QByteArray(R"({"role":"user","content":[{"type":"input_text","text":"Report"},
            {"type":"input_text","text":"of May"},{"type":"input_text","text":"before"},
            {"type":"input_image","image_url":"data:image/png;base64,aQ==","detail":"auto"},{"type":"input_text","text":"after"},
            {"type":"input_text","text":"Words\nof June\nw1\nw2"},{"type":"input_text","text":"of July"},
            {"type":"input_text","text":"Plain\np"},{"type":"input_text","text":"of August"},
            {"type":"input_file","filename":"Scan.pdf","file_data":"data:application/pdf;base64,JVBERg=="},
            {"type":"input_text","text":"[document left out: this provider cannot read it]"},{"type":"input_text","text":"go"}]})")
                               << QByteArray(R"({"type":"function_call_output","call_id":"toolu_1","output":[
            {"type":"input_text","text":"Found"},{"type":"input_text","text":"t"},
            {"type":"input_image","image_url":"data:image/png;base64,ag==","detail":"auto"},{"type":"input_text","text":"Notes\nn"}]})");
    QTest::newRow("Gemini") << u"gemini"_s << u"contents"_s
                            << QByteArray(R"({"role":"user","parts":[{"text":"Report"},{"text":"of May"},{"text":"before"},
            {"inlineData":{"mimeType":"image/png","data":"aQ=="}},{"text":"after"},{"text":"Words\nof June\nw1\nw2"},
            {"text":"of July"},{"text":"Plain\n\np"},{"text":"of August"},{"text":"Scan"},
            {"inlineData":{"mimeType":"application/pdf","data":"JVBERg=="}},
            {"text":"[document left out: this provider cannot read it]"},{"text":"go"}]})")
                            << QByteArray(R"({"role":"user","parts":[{"functionResponse":{"name":"Read","response":{"result":"Found\nt"}}},
            {"inlineData":{"mimeType":"image/png","data":"ag=="}},{"text":"Notes\n\nn"}]})");
}

// Of what a client says in documents nothing is lost but a file that its vendor keeps.
void TestPreparedRequest::opensDocuments()
{
    QFETCH(QString, provider);
    QFETCH(QString, list);
    QFETCH(QByteArray, question);
    QFETCH(QByteArray, result);
    const PreparedRequest prepared = preparedFor(u"anthropic"_s, provider, documents, {});
    QCOMPARE(prepared.leftOut, std::vector<std::string>{"document"});
    const QJsonArray conversation = QJsonDocument::fromJson(prepared.request.body).object().value(list).toArray();
    const auto shown = [](const QJsonValue &value) { return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact); };
    const auto expected = [](const QByteArray &json) { return QJsonDocument::fromJson(json).toJson(QJsonDocument::Compact); };
    QCOMPARE(shown(conversation.first()), expected(question));
    QCOMPARE(shown(conversation.last()), expected(result));
}

void TestPreparedRequest::keepsDocumentsOfTheDialect()
{
    const PreparedRequest prepared = preparedFor(u"anthropic"_s, u"vertex-claude"_s, documents, {});
    QVERIFY(prepared.leftOut.empty());
    for (const char *words : {R"("type":"content")", R"("file_id":"file_1")", R"("context":"of July")"})
        QVERIFY2(QByteArray(prepared.request.body).replace(" ", "").contains(QByteArray(words).replace(" ", "")), prepared.request.body);
}

void TestPreparedRequest::makesSystemTurnsTheUsers_data()
{
    QTest::addColumn<QByteArray>("messages");
    QTest::addColumn<QByteArray>("expected"); // empty: nothing to change
    const auto row = [](const char *name, const char *messages, const char *expected) {
        QTest::newRow(name) << QByteArray(messages) << QByteArray(expected);
    };
    row("none", R"([{"role":"system","content":"s"},{"role":"user","content":"u"}])", "");
    row("behind the user", R"([{"role":"system","content":"s"},{"role":"user","content":"u"},{"role":"system","content":"\"t\""}])",
        R"([{"role":"system","content":"s"},{"role":"user","content":"u\n\n<system-reminder>\n\"t\"\n</system-reminder>"}])");
    row("behind parts of the user",
        R"([{"role":"user","content":[{"type":"text","text":"u","cache_control":{"type":"ephemeral"}}]},{"content":"t","role":"system"}])",
        R"([{"role":"user","content":[{"type":"text","text":"u","cache_control":{"type":"ephemeral"}},)"
        R"({"type":"text","text":"<system-reminder>\nt\n</system-reminder>"}]}])");
    row("of parts", R"([{"role":"user","content":"u"},{"role":"system","content":[{"type":"text","text":"t"}]}])",
        R"([{"role":"user","content":[{"type":"text","text":"u"},{"type":"text","text":"<system-reminder>"},)"
        R"({"type":"text","text":"t"},{"type":"text","text":"</system-reminder>"}]}])");
    row("before the user", R"([{"role":"assistant","content":"a"},{"role":"system","content":"t"},{"role":"user","content":"u"}])",
        R"([{"role":"assistant","content":"a"},{"role":"user","content":"<system-reminder>\nt\n</system-reminder>\n\nu"}])");
    row("behind a result",
        R"([{"role":"user","content":"u"},{"role":"tool","tool_call_id":"1","content":"r"},{"role":"system","content":"t"}])",
        R"([{"role":"user","content":"u"},{"role":"tool","tool_call_id":"1","content":"r"},)"
        R"({"role":"user","content":"<system-reminder>\nt\n</system-reminder>"}])");
    row("two of the user stay two", R"([{"role":"user","content":"u"},{"role":"user","content":"v"},{"role":"system","content":"t"}])",
        R"([{"role":"user","content":"u"},{"role":"user","content":"v\n\n<system-reminder>\nt\n</system-reminder>"}])");
}

void TestPreparedRequest::makesSystemTurnsTheUsers()
{
    QFETCH(QByteArray, messages);
    QFETCH(QByteArray, expected);
    const std::optional<std::string> changed = withoutSystemTurns((R"({"model":"m","messages":)" + messages + R"(,"n":1})").toStdString());
    QCOMPARE(changed.has_value(), !expected.isEmpty());
    if (changed) QCOMPARE(QByteArray::fromStdString(*changed), R"({"model":"m","messages":)" + expected + R"(,"n":1})");
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
