#include "proxy/dialect/dialect.h"
#include "proxy/dialect/error_text.h"
#include "proxy/dialect/synthetic_signature.h"
#include "proxy/message/response_collector.h"

#include "tests/support/event_recorder.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace ccr;
using namespace ccr::proxy;
using namespace Qt::StringLiterals;
using ccr::test::EventRecorder;

namespace {

constexpr const char *clients[] = {"anthropic", "openai-chat", "openai-responses", "gemini"};
constexpr const char *providers[] = {"anthropic",     "openai-chat",   "openai-responses", "gemini",
                                     "vertex-gemini", "vertex-claude", "vertex-openai"};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

const Dialect &dialectOf(const QString &name)
{
    return *findDialect(name.toStdString());
}

bool isJson(const QByteArray &text)
{
    QJsonParseError error{};
    QJsonDocument::fromJson(text, &error);
    return error.error == QJsonParseError::NoError;
}

// All texts in it, one a line; what is JSON inside of a text (arguments of calls) is read as well.
QString textsOf(const QJsonValue &value)
{
    QString out;
    if (value.isString()) {
        out = value.toString() + u'\n';
        const QJsonDocument inner = QJsonDocument::fromJson(value.toString().toUtf8());
        if (inner.isObject()) out += textsOf(inner.object());
    }
    for (const QJsonValue &element : value.toArray()) out += textsOf(element);
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) out += member.key() + u'\n' + textsOf(member.value());
    return out;
}

struct Call
{
    QString id;
    QString name;
    QJsonObject arguments;
};

/// What a provider's body says of calls and their results, in order.
struct CallsAndResults
{
    QList<Call> calls;
    QStringList results; ///< ids; of Gemini names

    void add(const QString &inner, const QJsonObject &body)
    {
        for (const QJsonValue &item : body[u"input"_s].toArray()) addItem(item);
        for (const QJsonValue &message : body[u"messages"_s].toArray()) inner == "anthropic"_L1 ? addAnthropic(message) : addChat(message);
        for (const QJsonValue &entry : body[u"contents"_s].toArray()) addGemini(entry);
    }

private:
    static QJsonObject parsed(const QJsonValue &text) { return QJsonDocument::fromJson(text.toString().toUtf8()).object(); }
    void addItem(const QJsonValue &item)
    {
        const QString type = item[u"type"_s].toString();
        if (type == "function_call"_L1)
            calls.append({item[u"call_id"_s].toString(), item[u"name"_s].toString(), parsed(item[u"arguments"_s])});
        if (type == "function_call_output"_L1) results.append(item[u"call_id"_s].toString());
    }
    void addAnthropic(const QJsonValue &message)
    {
        for (const QJsonValue &part : message[u"content"_s].toArray()) {
            const QString type = part[u"type"_s].toString();
            if (type == "tool_use"_L1) calls.append({part[u"id"_s].toString(), part[u"name"_s].toString(), part[u"input"_s].toObject()});
            if (type == "tool_result"_L1) results.append(part[u"tool_use_id"_s].toString());
        }
    }
    void addChat(const QJsonValue &message)
    {
        for (const QJsonValue &call : message[u"tool_calls"_s].toArray())
            calls.append(
                {call[u"id"_s].toString(), call[u"function"_s][u"name"_s].toString(), parsed(call[u"function"_s][u"arguments"_s])});
        if (message[u"role"_s] == "tool"_L1) results.append(message[u"tool_call_id"_s].toString());
    }
    void addGemini(const QJsonValue &entry)
    {
        for (const QJsonValue &part : entry[u"parts"_s].toArray()) {
            const QJsonValue call = part[u"functionCall"_s];
            const QString name = call[u"name"_s].toString();
            if (call.isObject()) calls.append({name, name, call[u"args"_s].toObject()});
            if (part[u"functionResponse"_s].isObject()) results.append(part[u"functionResponse"_s][u"name"_s].toString());
        }
    }
};

/// What of an answer must not change on its way to the client.
struct Essence
{
    QString text;
    QString thinking;
    QStringList signatures;
    QStringList sealed; ///< thinking that is redacted
    QStringList calls;
    QStringList callIds;
    QStringList sources; ///< of searches
    QString stop;
    QString usage;
};

Essence essenceOf(const ChatResponse &response)
{
    Essence essence;
    for (const ResponseBlock &block : response.blocks) {
        switch (block.kind) {
        case BlockKind::Text: essence.text += QString::fromStdString(block.text); break;
        case BlockKind::Thinking:
            essence.thinking += QString::fromStdString(block.text);
            if (block.signature != syntheticSignature) essence.signatures += QString::fromStdString(block.signature);
            break;
        case BlockKind::RedactedThinking: essence.sealed += QString::fromStdString(block.text); break;
        case BlockKind::ToolCall: {
            const QByteArray input = QByteArray::fromStdString(block.inputJson);
            const QJsonDocument json = QJsonDocument::fromJson(input);
            essence.calls +=
                QString::fromStdString(block.name) + u' ' + QString::fromUtf8(json.isNull() ? input : json.toJson(QJsonDocument::Compact));
            essence.callIds += QString::fromStdString(block.id);
            break;
        }
        case BlockKind::WebSearch:
            for (const WebSearchHit &hit : block.search.hits) essence.sources += QString::fromStdString(hit.url + ' ' + hit.title);
            break;
        }
    }
    const std::string_view stop = toString(response.stop);
    essence.stop = QString::fromUtf8(stop.data(), static_cast<qsizetype>(stop.size()));
    const TokenUsage &usage = response.usage;
    essence.usage = u"%1 in, %2 out, %3 read, %4 written, %5 of reasoning"_s.arg(usage.input.value_or(0))
                        .arg(usage.output.value_or(0))
                        .arg(usage.cacheRead.value_or(0))
                        .arg(usage.cacheWrite.value_or(0))
                        .arg(usage.reasoning.value_or(0));
    return essence;
}

// The answer as far as the dialect has words for it.
ChatResponse sayable(ChatResponse response, const QString &client)
{
    if (client == "anthropic"_L1) {
        response.usage.reasoning.reset();
        return response;
    }
    if (client == "gemini"_L1)
        std::erase_if(response.blocks, [](const ResponseBlock &block) { return block.kind == BlockKind::RedactedThinking; });
    response.usage.input = response.usage.input.value_or(0) + response.usage.cacheWrite.value_or(0);
    response.usage.cacheWrite.reset();
    const bool hasCalls = std::any_of(response.blocks.begin(), response.blocks.end(),
                                      [](const ResponseBlock &block) { return block.kind == BlockKind::ToolCall; });
    switch (response.stop) {
    case StopReason::StopSequence:
    case StopReason::PauseTurn: response.stop = hasCalls ? StopReason::ToolUse : StopReason::EndTurn; break;
    case StopReason::ContextExceeded: response.stop = StopReason::MaxTokens; break;
    default: break;
    }
    return response;
}

void compare(const ChatResponse &actual, const ChatResponse &source, const QString &client)
{
    const Essence got = essenceOf(actual);
    const Essence wanted = essenceOf(sayable(source, client));
    QCOMPARE(got.text, wanted.text);
    QCOMPARE(got.thinking, wanted.thinking);
    QCOMPARE(got.signatures, wanted.signatures);
    QCOMPARE(got.sealed, wanted.sealed);
    QCOMPARE(got.calls, wanted.calls);
    if (client != "gemini"_L1) QCOMPARE(got.callIds, wanted.callIds); // a decoder makes its own of Gemini's
    QCOMPARE(got.sources, wanted.sources);
    QCOMPARE(got.stop, wanted.stop);
    QCOMPARE(got.usage, wanted.usage);
}

/// Takes events as a client's side does, and remembers what they said. Hands them on to `next`.
class Taker final : public ChatEventSink
{
public:
    explicit Taker(ChatEventSink *next = nullptr) : m_next(next) {}
    void accept(const ChatEvent &event) override
    {
        m_recorder.accept(event);
        m_collector.accept(event);
        if (event.error) error = *event.error;
        if (m_next) m_next->accept(event);
    }
    ChatResponse response() { return m_collector.take(); }
    const std::string &line() const { return m_recorder.line; }
    ProviderError error;

private:
    EventRecorder m_recorder; ///< checks that they are well-formed
    ResponseCollector m_collector;
    ChatEventSink *m_next;
};

void decode(const Dialect &dialect, std::string_view stream, std::size_t pieceSize, ChatEventSink &sink)
{
    const auto decoder = dialect.newDecoder();
    for (std::size_t at = 0; at < stream.size(); at += pieceSize) decoder->feed(stream.substr(at, pieceSize), sink);
    if (!decoder->isDone()) decoder->finish(sink);
}

// A client that reads frame by frame fails at the first that is not JSON.
void checkFrames(const std::string &stream)
{
    for (const QByteArray &line : QByteArray::fromStdString(stream).split('\n')) {
        if (!line.startsWith("data: ") || line.startsWith("data: [DONE]")) continue;
        QVERIFY2(isJson(line.mid(6)), line.constData());
    }
}

// Two lengths that fall on other places in each stream, and the whole.
constexpr std::size_t pieceSizes[] = {1, 37, 1U << 30};

} // namespace

/// Every client's dialect with every provider's: tests/data/any_to_any/<client>.json is one conversation in the words of each
/// client; the answers are those of tests/data/dialect/<provider>/<case>.
class TestAnyToAny : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesTheConversation_data();
    void writesTheConversation();
    void keepsTheDetailOfImages_data();
    void keepsTheDetailOfImages();
    void passesStreamsOn_data() { addAnswers(u"stream.txt"_s, false); }
    void passesStreamsOn();
    void passesWholeAnswersOn_data() { addAnswers(u"answer.json"_s, false); }
    void passesWholeAnswersOn();
    void passesFailuresOn_data() { addAnswers(u"stream.txt"_s, true); }
    void passesFailuresOn();
    void keepsTheKindOfAnError_data();
    void keepsTheKindOfAnError();

private:
    static void addAnswers(const QString &file, bool failing);
    static void checkHead(const QString &provider, const UpstreamDraft &draft, bool isStream);
    static void checkOptions(const QString &client, const QString &inner, const QJsonObject &body);
};

void TestAnyToAny::writesTheConversation_data()
{
    QTest::addColumn<QString>("client");
    QTest::addColumn<QString>("provider");
    QTest::addColumn<bool>("isStream");
    for (const char *client : clients)
        for (const char *provider : providers)
            for (const bool isStream : {true, false})
                QTest::addRow("%s to %s, %s", client, provider, isStream ? "stream" : "whole")
                    << QString::fromLatin1(client) << QString::fromLatin1(provider) << isStream;
}

void TestAnyToAny::writesTheConversation()
{
    QFETCH(QString, client);
    QFETCH(QString, provider);
    QFETCH(bool, isStream);
    QByteArray asked = contentOf(QStringLiteral(CCR_TEST_DATA "/any_to_any/") + client + u".json"_s);
    if (!isStream) asked.replace("\"stream\": true", "\"stream\": false").replace(R"("stream_options": {"include_usage": true},)", "");
    HttpRequestHead head;
    head.path = isStream ? "/v1beta/models/asked:streamGenerateContent" : "/v1beta/models/asked:generateContent";
    head.query = "alt=sse";
    const Result<ChatRequest> request = dialectOf(client).readRequest(view(asked), head);
    QVERIFY2(request, request ? "" : qPrintable(request.error().message));
    QCOMPARE(request->model, "asked");
    QCOMPARE(request->stream, isStream);

    const Dialect &spoken = dialectOf(provider);
    const QString inner = QString::fromUtf8(spoken.innerName().data(), static_cast<qsizetype>(spoken.innerName().size()));
    Provider target;
    target.url = QUrl(u"https://host.invalid/v1/"_s);
    const HttpHeaders clientHeaders{{"x-api-key", "clientsecret"},      {"Authorization", "Bearer clientsecret"},
                                    {"x-goog-api-key", "clientsecret"}, {"Cookie", "clientsecret"},
                                    {"Host", "router.invalid"},         {"anthropic-version", "2023-06-01"}};
    const RequestShape shape;
    const bool mayPass = inner == client && spoken.mayPassThrough(*request);
    for (const bool passes : {false, true}) {
        if (passes && !mayPass) continue;
        const Result<UpstreamDraft> draft = spoken.writeRequest({.request = *request,
                                                                 .provider = target,
                                                                 .credential = "providersecret",
                                                                 .model = "served",
                                                                 .shape = shape,
                                                                 .clientBody = passes ? view(asked) : std::string_view(),
                                                                 .clientHeaders = clientHeaders});
        QVERIFY2(draft, draft ? "" : qPrintable(draft.error().message));
        checkHead(provider, *draft, isStream);
        QVERIFY2(isJson(draft->body), draft->body.constData());
        const QJsonObject body = QJsonDocument::fromJson(draft->body).object();
        const QString texts = textsOf(body);
        for (const QString &word : {u"Systemone \"quoted\"."_s, u"Systemtwo."_s, u"Questionone Grüß 世界 \\ \"x\"\nnext"_s, u"Answerone."_s,
                                    u"Resultone {\"a\": 1}"_s, u"Failuretwo"_s, u"Questiontwo."_s, u"Describesread"_s, u"Describeslist"_s,
                                    u"Propertyone"_s, u"SU1BR0VPTkU="_s, u"SU1BR0VUV08="_s})
            QVERIFY2(texts.contains(word), qPrintable(word + u" is missing in "_s + QString::fromUtf8(draft->body)));
        QVERIFY2(!draft->body.contains("secret"), draft->body.constData());

        CallsAndResults found;
        found.add(inner, body);
        QCOMPARE(found.calls.size(), 2);
        QCOMPARE(found.calls[0].name, u"Read"_s);
        QCOMPARE(found.calls[0].arguments, (QJsonObject{{u"path"_s, u"argumentone \"q\""_s}}));
        QCOMPARE(found.calls[1].name, u"List"_s);
        QCOMPARE(found.calls[1].arguments, (QJsonObject{{u"depth"_s, 2}, {u"under"_s, u"argumenttwo"_s}}));
        QCOMPARE(found.results, (QStringList{found.calls[0].id, found.calls[1].id}));
        QVERIFY(found.calls[0].id != found.calls[1].id && !found.calls[0].id.isEmpty());

        const bool saysModel = inner != "gemini"_L1 && provider != "vertex-claude"_L1;
        const QString model = provider == "vertex-openai"_L1 ? u"google/served"_s : u"served"_s;
        QCOMPARE(body[u"model"_s].toString(), saysModel ? model : QString());
        QCOMPARE(body[u"stream"_s].toBool(), isStream && inner != "gemini"_L1);
        if (inner == "openai-chat"_L1 && isStream) QCOMPARE(body[u"stream_options"_s][u"include_usage"_s].toBool(), true);
        checkOptions(client, inner, body);
    }
}

void TestAnyToAny::keepsTheDetailOfImages_data()
{
    QTest::addColumn<QString>("client");
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<QByteArray>("sent");
    const QByteArray chat =
        R"({"model":"m","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"https://x.invalid/a.png","detail":"%1"}}]}]})";
    const QByteArray responses =
        R"({"model":"m","input":[{"role":"user","content":[{"type":"input_image","image_url":"https://x.invalid/a.png","detail":"%1"}]}]})";
    const auto row = [](const char *name, const QString &client, const QString &provider, QByteArray asked, const QByteArray &detail,
                        const QByteArray &sent) { QTest::newRow(name) << client << provider << asked.replace("%1", detail) << sent; };
    const QString chatName = u"openai-chat"_s;
    const QString responsesName = u"openai-responses"_s;
    row("chat, rewritten", chatName, chatName, chat, "low", "low");
    row("chat to responses", chatName, responsesName, chat, "high", "high");
    row("responses to chat", responsesName, chatName, responses, "low", "low");
    row("responses, rewritten", responsesName, responsesName, responses, "original", "original");
    row("a word that chat does not know", responsesName, chatName, responses, "original", "high");
    row("not said, to responses", u"anthropic"_s, responsesName,
        R"({"model":"m","max_tokens":9,"messages":[{"role":"user","content":[{"type":"image","source":{"type":"url","url":"https://x.invalid/a.png"}}]}]})",
        {}, "auto");
}

void TestAnyToAny::keepsTheDetailOfImages()
{
    QFETCH(QString, client);
    QFETCH(QString, provider);
    QFETCH(QByteArray, asked);
    QFETCH(QByteArray, sent);
    const Result<ChatRequest> request = dialectOf(client).readRequest(view(asked), {});
    QVERIFY2(request, request ? "" : qPrintable(request.error().message));
    const Provider target{};
    const Result<UpstreamDraft> draft = dialectOf(provider).writeRequest(
        {.request = *request, .provider = target, .credential = {}, .model = "served", .shape = {}, .clientBody = {}, .clientHeaders = {}});
    QVERIFY(draft);
    QVERIFY2(draft->body.contains("\"detail\":\"" + sent + '"'), draft->body);
}

void TestAnyToAny::checkHead(const QString &provider, const UpstreamDraft &draft, bool isStream)
{
    QStringList credentials;
    for (const HttpHeader &field : draft.headers) {
        QVERIFY2(field.value.find("clientsecret") == std::string::npos, field.name.c_str());
        if (field.value.find("providersecret") != std::string::npos) credentials += QString::fromStdString(field.name + ": " + field.value);
    }
    const QString expected = provider == "anthropic"_L1 ? u"x-api-key: providersecret"_s
                             : provider == "gemini"_L1  ? u"x-goog-api-key: providersecret"_s
                                                        : u"Authorization: Bearer providersecret"_s;
    QCOMPARE(credentials, QStringList{expected});
    const QString address = draft.url.toString();
    QVERIFY(!address.contains(u"secret"_s));
    if (provider.endsWith("gemini"_L1))
        QVERIFY2(address.endsWith(isStream ? u"/served:streamGenerateContent?alt=sse"_s : u"/served:generateContent"_s),
                 qPrintable(address));
    if (provider == "vertex-claude"_L1)
        QVERIFY2(address.endsWith(isStream ? u"/served:streamRawPredict"_s : u"/served:rawPredict"_s), qPrintable(address));
}

void TestAnyToAny::checkOptions(const QString &client, const QString &inner, const QJsonObject &body)
{
    const bool isGemini = inner == "gemini"_L1;
    const QJsonObject options = isGemini ? body[u"generationConfig"_s].toObject() : body;
    QCOMPARE(options[u"temperature"_s].toDouble(), 0.5);
    int limits = 0;
    for (const QString &name : {u"max_tokens"_s, u"max_completion_tokens"_s, u"max_output_tokens"_s, u"maxOutputTokens"_s})
        if (options[name].toInt() == 2048) ++limits;
    QCOMPARE(limits, 1);
    const bool hasStopWord = client != "openai-responses"_L1 && inner != "openai-responses"_L1; // which has no place for it
    QCOMPARE(textsOf(options).contains(u"STOPWORD"_s), hasStopWord);
    const QJsonArray tools = isGemini ? body[u"tools"_s][0][u"functionDeclarations"_s].toArray() : body[u"tools"_s].toArray();
    QCOMPARE(tools.size(), 2);
    for (const QJsonValue &tool : tools) {
        const QJsonObject function = tool[u"function"_s].isObject() ? tool[u"function"_s].toObject() : tool.toObject();
        QVERIFY(function[u"name"_s] == "Read"_L1 || function[u"name"_s] == "List"_L1);
    }
}

void TestAnyToAny::addAnswers(const QString &file, bool failing)
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("client");
    const QDir root(QStringLiteral(CCR_TEST_DATA "/dialect"));
    for (const char *name : providers) {
        const QString provider = QString::fromLatin1(name);
        const QDir cases(root.filePath(provider));
        for (const QString &entry : cases.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            const QString path = cases.filePath(entry + u'/' + file);
            if (!QFile::exists(path)) continue;
            const bool isStream = file == "stream.txt"_L1;
            const bool fails = isStream ? contentOf(cases.filePath(entry + u"/events.txt"_s)).contains(" FAILURE ")
                                        : !dialectOf(provider).readResponse(view(contentOf(path)));
            if (fails != failing) continue;
            for (const char *client : clients)
                QTest::addRow("%s: %s, for %s", name, qPrintable(entry), client) << provider << path << QString::fromLatin1(client);
        }
    }
}

void TestAnyToAny::passesStreamsOn()
{
    QFETCH(QString, provider);
    QFETCH(QString, path);
    QFETCH(QString, client);
    const QByteArray stream = contentOf(path);
    for (const std::size_t size : pieceSizes) {
        const auto encoder = dialectOf(client).newEncoder({.model = "asked"}, "1");
        Taker source(encoder.get());
        decode(dialectOf(provider), view(stream), size, source);
        const ChatResponse sent = source.response();
        const std::string encoded = encoder->takeOutput();
        checkFrames(encoded);
        for (const std::size_t clientSize : pieceSizes) {
            Taker taken;
            decode(dialectOf(client), encoded, clientSize, taken);
            QVERIFY2(taken.line().find("FAILURE") == std::string::npos, taken.error.message.c_str());
            compare(taken.response(), sent, client);
            if (QTest::currentTestFailed()) return;
        }
        for (const QString &id : client == "gemini"_L1 ? essenceOf(sent).callIds : QStringList())
            QVERIFY(encoded.find("\"id\":\"" + id.toStdString() + '"') != std::string::npos);
    }
}

void TestAnyToAny::passesWholeAnswersOn()
{
    QFETCH(QString, provider);
    QFETCH(QString, path);
    QFETCH(QString, client);
    const Result<ChatResponse> sent = dialectOf(provider).readResponse(view(contentOf(path)));
    QVERIFY2(sent, sent ? "" : qPrintable(sent.error().message));
    const QByteArray body = dialectOf(client).writeResponse(*sent, {.model = "asked"}, "1");
    QVERIFY2(isJson(body), body.constData());
    const Result<ChatResponse> taken = dialectOf(client).readResponse(view(body));
    QVERIFY2(taken, taken ? "" : qPrintable(taken.error().message));
    compare(*taken, *sent, client);
}

void TestAnyToAny::passesFailuresOn()
{
    QFETCH(QString, provider);
    QFETCH(QString, path);
    QFETCH(QString, client);
    const QByteArray stream = contentOf(path);
    for (const std::size_t size : pieceSizes) {
        const auto encoder = dialectOf(client).newEncoder({.model = "asked"}, "1");
        Taker source(encoder.get());
        decode(dialectOf(provider), view(stream), size, source);
        QVERIFY(!source.error.message.empty());
        const std::string encoded = encoder->takeOutput();
        checkFrames(encoded);
        Taker taken;
        decode(dialectOf(client), encoded, size, taken);
        QCOMPARE(taken.error.type, source.error.type);
        QCOMPARE(taken.error.message, source.error.message);
        QCOMPARE(essenceOf(taken.response()).text, essenceOf(source.response()).text);
    }
}

void TestAnyToAny::keepsTheKindOfAnError_data()
{
    QTest::addColumn<QString>("client");
    QTest::addColumn<std::string>("type");
    QTest::addColumn<int>("status");
    for (const char *client : clients)
        for (const char *type : {"invalid_request_error", "authentication_error", "permission_error", "not_found_error",
                                 "request_too_large", "rate_limit_error", "api_error", "timeout_error", "overloaded_error"})
            for (const int status : {0, statusForErrorType(type)})
                QTest::addRow("%s: %s, %d", client, type, status) << QString::fromLatin1(client) << std::string(type) << status;
}

// In the midst of a stream, and as its very first word.
void TestAnyToAny::keepsTheKindOfAnError()
{
    QFETCH(QString, client);
    QFETCH(std::string, type);
    QFETCH(int, status);
    const ProviderError error{.status = status, .type = type, .message = "no \"such\" luck\n世界"};
    for (const bool hasBegun : {true, false}) {
        const auto encoder = dialectOf(client).newEncoder({.model = "asked"}, "1");
        if (hasBegun) {
            encoder->accept({.kind = ChatEvent::Kind::MessageStart, .name = "served"});
            encoder->accept({.kind = ChatEvent::Kind::BlockStart});
            encoder->accept({.kind = ChatEvent::Kind::BlockDelta, .text = "He"});
        }
        encoder->accept({.kind = ChatEvent::Kind::Failure, .error = &error});
        const std::string encoded = encoder->takeOutput();
        checkFrames(encoded);
        Taker taken;
        decode(dialectOf(client), encoded, 1U << 30, taken);
        QCOMPARE(taken.error.type, error.type);
        QCOMPARE(taken.error.message, error.message);
    }
    const ProviderError read = dialectOf(client).readError(0, view(dialectOf(client).writeError(error)));
    QCOMPARE(read.type, error.type);
    QCOMPARE(read.message, error.message);
}

QTEST_APPLESS_MAIN(TestAnyToAny)
#include "tst_any_to_any.moc"
