#include "proxy/user_transform/user_transformers.h"

#include "logging/base/json_writer.h"
#include "proxy/api/exchange_sentence.h"
#include "proxy/config/transformer_reader.h"
#include "proxy/json/json_reader.h"
#include "proxy/transform/transform_registry.h"
#include "proxy/user_transform/transformer_script.h"

#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

constexpr milliseconds loadLimit{10'000};
constexpr std::size_t mostWaiting = 256UL * 1024; ///< bytes of a stream that the child has not taken

QByteArray view(std::string_view bytes)
{
    return QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

QByteArray asJson(std::string_view text)
{
    std::string out;
    appendJsonString(out, text);
    return QByteArray::fromStdString(out);
}

QByteArray answerMembers(const UserTransformCalls &calls, int status, const HttpHeaders &headers)
{
    return calls.commonMembers + ",\"uses\":" + calls.answerUses + ",\"status\":" + QByteArray::number(status)
           + ",\"headers\":" + headersJson(headers);
}

// Of a header that a script made: it must not begin another.
bool isFieldText(std::string_view text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t'; });
}

bool isFieldName(std::string_view name)
{
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
               || std::string_view("!#$%&'*+.^_`|~-").find(c) != std::string_view::npos;
    });
}

// What the script says itself is a phrase as JSON behind the name of its errors.
Phrase saidByScript(const QString &message)
{
    constexpr QLatin1StringView own = "transformer: "_L1;
    const Phrase said = message.startsWith(own) ? Phrase::fromJson(message.mid(own.size())) : Phrase();
    return said.isEmpty() ? Phrase(message) : said;
}

Result<UserTransformers::Adjusted> readAdjusted(const QByteArray &answer, UpstreamRequest &request)
{
    UserTransformers::Adjusted adjusted;
    std::string body;
    std::string url;
    std::vector<HttpHeader> fields;
    JsonReader json;
    const bool isRead = json.readDocument(view(answer), [&](std::string_view key, JsonValue value) {
        if (key == "body") return json.raw(value, body);
        if (key == "url") return json.string(value, url);
        if (key == "answers") return json.boolean(value, adjusted.answers);
        if (key == "headers")
            return json.object(value, [&](std::string_view name, JsonValue text) {
                fields.push_back({.name = std::string(name), .value = {}});
                return json.string(text, fields.back().value);
            });
        if (key == "removed")
            return json.array(value, [&](JsonValue name) {
                fields.emplace_back();
                return json.string(name, fields.back().name);
            });
        return true;
    });
    if (!isRead) return json.error();
    const QUrl address(QString::fromStdString(url), QUrl::StrictMode);
    if (!address.isValid() || (address.scheme() != "http"_L1 && address.scheme() != "https"_L1))
        return errorTelling(ErrorKind::InvalidInput, "a transformer made \"%1\" of the address, which is no http or https URL",
                            address.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery));
    for (const HttpHeader &field : fields) {
        if (!isFieldName(field.name) || !isFieldText(field.value))
            return errorTelling(ErrorKind::InvalidInput, "a transformer made a header \"%1\" that cannot be sent", field.name);
        if (!field.value.empty() && request.headers.value(field.name) == field.value) continue;
        request.headers.remove(field.name);
        if (!field.value.empty()) request.headers.add(field.name, field.value);
    }
    request.url = address;
    request.body = QByteArray::fromStdString(body);
    return adjusted;
}

} // namespace

class UserTransformers::Stream final : public UserTransformStream
{
public:
    Stream(UserTransformers &owner, quint64 id, const UserTransformCalls &calls, UserTransformSink &sink)
        : m_owner(&owner), m_id(id), m_exchangeId(calls.exchangeId), m_limit(calls.limit), m_sink(&sink)
    {
        m_silence.setSingleShot(true);
        QObject::connect(&m_silence, &QTimer::timeout, &m_silence, [this] { hang(); });
    }
    ~Stream() override { drop(); }

    void open(const QByteArray &members, milliseconds total)
    {
        m_call = m_owner->m_host.call("open", "{\"stream\":" + QByteArray::number(m_id) + ',' + members + '}', total,
                                      [this](const Result<QByteArray> &answer) { ended(answer); });
    }
    void feed(std::string_view bytes) override
    {
        if (!m_sink) return;
        m_waiting += bytes.size();
        const QPointer<QTimer> alive(&m_silence);
        m_owner->m_host.call("feed", "{\"stream\":" + QByteArray::number(m_id) + ",\"data\":\"" + view(bytes).toBase64() + "\"}", m_limit,
                             [this, alive, size = bytes.size()](const Result<QByteArray> &answer) {
                                 if (alive) taken(size, answer);
                             });
    }
    void finish() override
    {
        if (!m_sink) return;
        m_isFinished = true;
        m_owner->m_host.call("end", "{\"stream\":" + QByteArray::number(m_id) + '}', m_limit, [](const Result<QByteArray> &) {});
        m_silence.start(m_limit);
    }
    bool isFull() const override { return m_waiting > mostWaiting; }
    void drop() override
    {
        if (!std::exchange(m_sink, nullptr) || !m_owner) return;
        m_silence.stop();
        m_owner->m_streams.erase(m_id);
        const NodeHost::CallId call = std::exchange(m_call, 0);
        if (call == 0) return;
        m_owner->m_host.cancel(call);
        m_owner->m_host.call("drop", "{\"stream\":" + QByteArray::number(m_id) + '}', m_limit, [](const Result<QByteArray> &) {});
    }
    void piece(std::string_view bytes)
    {
        if (m_isFinished) m_silence.start(m_limit);
        if (m_sink) m_sink->transformedPiece(bytes);
    }

private:
    void taken(std::size_t size, const Result<QByteArray> &answer)
    {
        const bool wasFull = isFull();
        m_waiting -= size;
        if (!m_sink) return;
        if (!answer) return fail(answer.error());
        if (wasFull && !isFull()) m_sink->transformHasRoom();
    }
    void ended(const Result<QByteArray> &answer)
    {
        m_call = 0;
        if (!m_sink) return;
        if (!answer) return fail(answer.error());
        UserTransformSink *sink = m_sink;
        drop();
        sink->transformedEnd();
    }
    void hang() { fail(errorTelling(ErrorKind::Timeout, "the transformers did not end the answer within %1 ms", m_limit.count())); }
    void fail(const Error &error)
    {
        if (!m_sink) return;
        const Error said = m_owner->reported(error, m_exchangeId);
        UserTransformSink *sink = m_sink;
        drop();
        sink->transformFailed(said);
    }

    QPointer<UserTransformers> m_owner;
    quint64 m_id;
    std::string m_exchangeId;
    milliseconds m_limit;
    UserTransformSink *m_sink; ///< null: dropped, failed or over
    NodeHost::CallId m_call = 0;
    std::size_t m_waiting = 0;
    bool m_isFinished = false;
    QTimer m_silence; ///< after the end of the input
};

UserTransformers::UserTransformers(logging::LogTarget &log, QObject *parent)
    : QObject(parent), m_log(log, "transformers"), m_host(transformerScript, "transformers", log)
{
    m_host.setToldFunction([this](const QByteArray &message) { told(message); });
}

UserTransformers::~UserTransformers() = default;

void UserTransformers::follow(const ProxyConfig &config, std::function<void()> loaded)
{
    ProxyConfig all;
    all.transformerFiles = config.transformerFiles;
    for (const std::shared_ptr<const ProxyConfig> &preset : config.presets)
        all.transformerFiles.insert(all.transformerFiles.end(), preset->transformerFiles.begin(), preset->transformerFiles.end());
    QByteArray files = transformerFilesJson(all);
    if (m_files == files) return;
    m_files = std::move(files);
    m_loaded.clear();
    if (all.transformerFiles.empty()) return;
    m_host.call("load", "{\"files\":" + m_files + '}', loadLimit,
                [this, config, asked = m_files, done = std::move(loaded)](const Result<QByteArray> &list) {
                    if (asked == m_files) take(list, config);
                    if (done) done();
                });
}

void UserTransformers::take(const Result<QByteArray> &answer, const ProxyConfig &config)
{
    Result<std::vector<UserTransformer>> list = answer ? readUserTransformers(*answer) : answer.error();
    if (list)
        m_loaded = std::move(list).value();
    else
        for (const TransformerFile &file : config.transformerFiles)
            m_loaded.push_back({.file = file.path, .problem = list.error().message});
    for (const UserTransformer &found : m_loaded)
        if (found.problem.isEmpty())
            m_log.info("transformer loaded", {{"file", found.file.toStdString()}, {"name", found.name.toStdString()}});
    for (const QString &problem : userTransformProblems(config, m_loaded)) m_log.warn(problem.toStdString());
}

QStringList userTransformProblems(const ProxyConfig &config, const std::vector<UserTransformer> &loaded)
{
    QStringList problems;
    for (const UserTransformer &found : loaded) {
        if (!found.problem.isEmpty()) problems.append(u"transformers: %1 cannot be used: %2"_s.arg(found.file, found.problem));
        const auto isCalled = [](const QString &hook) {
            return hook == "transformRequestIn"_L1 || hook == "transformResponseOut"_L1 || hook == "auth"_L1;
        };
        if (found.problem.isEmpty() && std::none_of(found.hooks.begin(), found.hooks.end(), isCalled))
            problems.append(u"transformers: %1: \"%2\" has none of transformRequestIn, transformResponseOut and auth, so it does "
                            "nothing"_s.arg(found.file, found.name));
        if (!found.endpoint.isEmpty())
            problems.append(
                u"transformers: %1: the endPoint \"%2\" of \"%3\" is not served; clients use the addresses of this program"_s.arg(
                    found.file, found.endpoint, found.name));
    }
    const auto isDefined = [&loaded](const QString &name) {
        return std::any_of(loaded.begin(), loaded.end(), [&name](const UserTransformer &found) {
            return found.problem.isEmpty() && found.name.compare(name, Qt::CaseInsensitive) == 0;
        });
    };
    const auto check = [&](const Provider &provider, const std::vector<TransformUse> &uses) {
        for (const TransformUse &use : uses)
            if (use.isUserFile && !isDefined(use.name))
                problems.append(u"provider \"%1\": there is no transformer \"%2\", neither in this program nor in the files of "
                                "\"transformers\"; its requests fail"_s.arg(provider.name, use.name));
    };
    // In the original one that stands before the word for a wire format is given OpenAI's chat form.
    const auto checkOrder = [&problems](const Provider &provider) {
        const std::vector<TransformUse> &uses = provider.transformers;
        for (std::size_t i = 0; i + 1 < uses.size(); ++i)
            for (std::size_t after = i + 1; uses[i].isUserFile && after < uses.size(); ++after)
                if (!uses[after].isUserFile && dialectOf({uses[after]}) != "openai-chat"_L1)
                    problems.append(u"provider \"%1\": \"%2\" is given what \"%3\" makes of bodies and not OpenAI's chat form, although it "
                                    "stands first"_s.arg(provider.name, uses[i].name, uses[after].name));
    };
    const auto checkAll = [&](const ProxyConfig &one) {
        for (const Provider &provider : one.providers) {
            checkOrder(provider);
            check(provider, provider.transformers);
            for (const std::vector<TransformUse> &uses : provider.modelTransformers) check(provider, uses);
        }
    };
    checkAll(config);
    for (const std::shared_ptr<const ProxyConfig> &preset : config.presets) checkAll(*preset);
    return problems;
}

Result<std::vector<UserTransformer>> readUserTransformers(const QByteArray &text)
{
    std::vector<UserTransformer> list;
    JsonReader json;
    const auto readString = [&json](JsonValue value, QString &out) {
        std::string string;
        if (!json.string(value, string)) return false;
        out = QString::fromStdString(string);
        return true;
    };
    const auto readProblem = [&json](JsonValue value, QString &out) {
        std::string said;
        if (!json.raw(value, said)) return false;
        out = Phrase::fromJson(QString::fromStdString(said)).english();
        return true;
    };
    const auto readHook = [&](JsonValue value) { return readString(value, list.back().hooks.emplace_back()); };
    const auto readEntry = [&](JsonValue value) {
        UserTransformer &entry = list.emplace_back();
        return json.object(value, [&](std::string_view key, JsonValue member) {
            if (key == "file") return readString(member, entry.file);
            if (key == "name") return readString(member, entry.name);
            if (key == "endPoint") return readString(member, entry.endpoint);
            if (key == "problem") return readProblem(member, entry.problem);
            if (key == "hooks") return json.array(member, readHook);
            return true;
        });
    };
    const QByteArray document = "{\"list\":" + text + '}';
    if (!json.readDocument(view(document), [&](std::string_view, JsonValue value) { return json.array(value, readEntry); }))
        return json.error();
    for (UserTransformer &entry : list)
        for (const std::string_view name : transformNames())
            if (entry.problem.isEmpty() && equalsIgnoringCase(name, entry.name.toStdString()))
                entry.problem =
                    u"the name \"%1\" is taken by a transformer of this program, which is used; choose another"_s.arg(entry.name);
    return list;
}

std::unique_ptr<UserTransformTicket> UserTransformers::adjust(const UserTransformCalls &calls, UpstreamRequest &request,
                                                              AdjustedFunction adjusted)
{
    const QByteArray params = '{' + calls.commonMembers + ",\"uses\":" + calls.requestUses + ",\"provider\":" + calls.provider
                              + ",\"url\":" + asJson(request.url.toString(QUrl::FullyEncoded).toStdString())
                              + ",\"headers\":" + headersJson(request.headers) + ",\"body\":" + request.body + '}';
    const auto take = [this, &request, id = calls.exchangeId, done = std::move(adjusted)](const Result<QByteArray> &answer) {
        Result<Adjusted> result = answer ? readAdjusted(*answer, request) : answer.error();
        if (!result) return done(reported(result.error(), id));
        done(std::move(result));
    };
    const NodeHost::CallId call = m_host.call("request", params, calls.limit, take);
    return std::make_unique<NodeCallTicket<UserTransformTicket>>(m_host, call);
}

std::unique_ptr<UserTransformTicket> UserTransformers::transform(const UserTransformCalls &calls, int status, const HttpHeaders &headers,
                                                                 std::string_view body, AnsweredFunction answered)
{
    const QByteArray params = '{' + answerMembers(calls, status, headers) + ",\"body\":\"" + view(body).toBase64() + "\"}";
    const auto take = [this, id = calls.exchangeId, done = std::move(answered)](const Result<QByteArray> &answer) {
        if (!answer) return done(reported(answer.error(), id));
        WholeAnswer whole;
        JsonReader json;
        const bool isRead = json.readDocument(view(*answer), [&](std::string_view key, JsonValue value) {
            if (key == "contentType") return json.string(value, whole.contentType);
            return key != "body" || json.string(value, whole.body);
        });
        if (!isRead) return done(json.error());
        whole.body = QByteArray::fromBase64(view(std::string_view(whole.body))).toStdString();
        done(std::move(whole));
    };
    const NodeHost::CallId call = m_host.call("answer", params, calls.limit, take);
    return std::make_unique<NodeCallTicket<UserTransformTicket>>(m_host, call);
}

std::unique_ptr<UserTransformStream> UserTransformers::open(const UserTransformCalls &calls, int status, const HttpHeaders &headers,
                                                            milliseconds total, UserTransformSink &sink)
{
    const quint64 id = m_nextStream++;
    auto stream = std::make_unique<Stream>(*this, id, calls, sink);
    m_streams.emplace(id, stream.get());
    stream->open(answerMembers(calls, status, headers), total);
    return stream;
}

void UserTransformers::told(const QByteArray &message)
{
    std::int64_t id = 0;
    std::string data;
    JsonReader json;
    json.readDocument(view(message), [&](std::string_view key, JsonValue value) {
        if (key == "stream") return json.integer(value, id);
        return key != "data" || json.string(value, data);
    });
    const auto stream = m_streams.find(static_cast<quint64>(id));
    if (stream == m_streams.end()) return;
    const QByteArray bytes = QByteArray::fromBase64(view(std::string_view(data)));
    stream->second->piece(view(bytes));
}

// Once for all requests that fail alike.
Error UserTransformers::reported(const Error &error, const std::string &exchangeId)
{
    const bool isThrown = error.kind == ErrorKind::Internal;
    const Error said = isThrown ? errorSaying(ErrorKind::Unavailable, saidByScript(error.message))
                                : errorTelling(error.kind, "the files of \"transformers\": %1", phraseOf(error));
    if (std::string words = said.message.toStdString(); words != m_lastReport) {
        const std::string stack = isThrown ? error.detail.toStdString() : std::string();
        m_log.write(logging::Severity::Warn, "a transformer failed: " + words, {{"stack", stack}}, exchangeId);
        m_lastReport = std::move(words);
    }
    return said;
}

} // namespace ccr::proxy
