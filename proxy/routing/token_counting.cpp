#include "proxy/routing/token_counting.h"

#include "logging/base/json_writer.h"
#include "proxy/config/provider_reader.h"
#include "proxy/dialect/dialect.h"
#include "proxy/json/json_splice.h"
#include "proxy/routing/token_counter.h"

#include <QJsonDocument>

#include <charconv>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::proxy {

namespace {

constexpr auto apiLimit = 30s;
constexpr std::size_t largestAnswer = 1024UL * 1024;

TokenCount estimate(const ChatRequest &request, Vocabulary vocabulary = Vocabulary::Cl100k)
{
    return {countTokens(request, vocabulary), vocabulary == Vocabulary::O200k ? "tiktoken-o200k_base" : "tiktoken-cl100k_base"};
}

struct Choice
{
    const TokenizerConfig *tokenizer = nullptr;
    RouteTarget target;
};

Choice choose(const ChatRequest &request, const ProxyConfig &config)
{
    const RouteTarget target = parseTarget(QString::fromStdString(request.model).trimmed(), config).value_or(config.router.defaultRoute);
    const Provider *provider = config.provider(target.provider);
    if (!provider) return {nullptr, target};
    const auto own = provider->modelTokenizers.constFind(target.model);
    if (own != provider->modelTokenizers.constEnd()) return {&*own, target};
    return {provider->tokenizer ? &*provider->tokenizer : nullptr, target};
}

void appendText(std::string &out, std::string_view text)
{
    if (text.empty()) return;
    if (!out.empty()) out += '\n';
    out += text;
}

// All that can be read in a request, one part a line.
std::string wholeText(const ChatRequest &request)
{
    std::string out;
    for (const TextPart &part : request.system) appendText(out, part.text);
    for (const ChatMessage &message : request.messages)
        for (const ContentPart &part : message.parts) {
            if (const auto *text = std::get_if<TextPart>(&part)) appendText(out, text->text);
            if (const auto *call = std::get_if<ToolCallPart>(&part)) appendText(out, call->inputJson);
            if (const auto *result = std::get_if<ToolResultPart>(&part))
                for (const ResultContent &content : result->content)
                    if (const auto *text = std::get_if<TextPart>(&content)) appendText(out, text->text);
        }
    for (const ToolDefinition &tool : request.tools) {
        appendText(out, tool.name);
        appendText(out, tool.description);
        appendText(out, tool.schemaJson);
    }
    return out;
}

// "custom" is {model, text}; the others are the whole request in Anthropic's or OpenAI's form.
Result<QByteArray> apiBody(const ChatRequest &request, const TokenizerConfig &tokenizer, const QString &model)
{
    if (tokenizer.requestFormat == "custom"_L1) {
        std::string out;
        {
            JsonObject object(out);
            object.string("model", model.toStdString());
            object.string("text", wholeText(request));
        }
        return QByteArray::fromStdString(out);
    }
    const Dialect *dialect = findDialect(tokenizer.requestFormat == "openai"_L1 ? "openai-chat" : "anthropic");
    Provider provider;
    provider.name = u"tokenizer"_s;
    provider.url = tokenizer.url;
    Result<UpstreamDraft> draft = dialect->writeRequest({.request = request,
                                                         .provider = provider,
                                                         .credential = {},
                                                         .model = model.toStdString(),
                                                         .shape = {},
                                                         .clientBody = {},
                                                         .clientHeaders = {}});
    if (!draft) return draft.error();
    return std::move(draft->body);
}

UpstreamRequest apiRequest(const TokenizerConfig &tokenizer, QByteArray body, const QUrl &proxyUrl)
{
    HttpHeaders headers{{"Content-Type", "application/json"}, {"Accept", "application/json"}};
    const std::string key = tokenizer.apiKey.toStdString();
    if (tokenizer.requestFormat == "anthropic"_L1) {
        headers.add("anthropic-version", "2023-06-01");
        if (!key.empty()) headers.add("x-api-key", key);
    } else if (!key.empty()) {
        headers.add("Authorization", "Bearer " + key);
    }
    for (auto it = tokenizer.headers.begin(); it != tokenizer.headers.end(); ++it)
        headers.add(it.key().toStdString(), it.value().toStdString());
    UpstreamTimeouts timeouts;
    timeouts.total = apiLimit;
    timeouts.firstByte = apiLimit;
    timeouts.idle = apiLimit;
    return {.url = tokenizer.url, .headers = std::move(headers), .body = std::move(body), .timeouts = timeouts, .proxyUrl = proxyUrl};
}

// "data.usage.tokens": a member of a member of a member.
std::optional<std::int64_t> numberAt(std::string_view json, std::string_view path)
{
    while (!path.empty()) {
        const std::size_t dot = std::min(path.find('.'), path.size());
        if (json.empty() || json.front() != '{') return std::nullopt;
        json = memberValue(json, path.substr(0, dot));
        path.remove_prefix(std::min(dot + 1, path.size()));
    }
    std::int64_t number = -1;
    const auto [end, problem] = std::from_chars(json.data(), json.data() + json.size(), number);
    return problem == std::errc() && number >= 0 ? std::optional(number) : std::nullopt;
}

/// One question to a tokenizer's API.
class ApiCount final : public CountTicket, private UpstreamSink
{
public:
    ApiCount(const TokenizerConfig &tokenizer, TokenCount estimate, ReportOnce &reports, TokenCounting::Counted counted)
        : m_host(tokenizer.url.host().toStdString()),
          m_field(tokenizer.responseField.toStdString()),
          m_estimate(std::move(estimate)),
          m_reports(reports),
          m_counted(std::move(counted))
    {
    }
    void start(UpstreamTransport &transport, UpstreamRequest request) { m_call = transport.start(std::move(request), *this); }

private:
    void upstreamConnected(bool) override {}
    void upstreamHead(const UpstreamResponseHead &head) override { m_status = head.status; }
    void upstreamBody(std::string_view piece) override
    {
        if (m_body.size() < largestAnswer) m_body += piece;
    }
    void upstreamFinished() override
    {
        if (m_status < 200 || m_status >= 300) return giveUp("it answered with status " + std::to_string(m_status));
        const std::string_view json = std::string_view(m_body).substr(std::min(m_body.find('{'), m_body.size()));
        const std::optional<std::int64_t> tokens = isObject() ? numberAt(json, m_field) : std::nullopt;
        if (!tokens) return giveUp("its answer has no number at \"" + m_field + "\"; correct responseField");
        m_reports.works("tokenizer " + m_host);
        answer({*tokens, "api-" + m_host});
    }
    void upstreamFailed(const UpstreamFailure &failure) override { giveUp(failure.message.english()); }

    bool isObject() const;
    void giveUp(const std::string &reason)
    {
        m_reports.problem("tokenizer " + m_host, "The tokenizer API at " + m_host + " failed, the count is an estimate: " + reason);
        answer(std::move(m_estimate));
    }
    // The answer may destroy this.
    void answer(TokenCount count)
    {
        const TokenCounting::Counted counted = std::move(m_counted);
        counted(std::move(count));
    }

    std::string m_host;
    std::string m_field;
    TokenCount m_estimate;
    ReportOnce &m_reports;
    TokenCounting::Counted m_counted;
    std::unique_ptr<UpstreamCall> m_call;
    int m_status = 0;
    std::string m_body;
};

bool ApiCount::isObject() const
{
    QJsonParseError problem;
    return QJsonDocument::fromJson(QByteArray::fromStdString(m_body), &problem).isObject();
}

} // namespace

TokenCounting::TokenCounting(logging::LogTarget &log) : m_log(log, "tokenizer"), m_reports(m_log) {}

std::unique_ptr<CountTicket> TokenCounting::count(const ChatRequest &request, const ProxyConfig &config, Counted counted)
{
    const auto [tokenizer, target] = choose(request, config);
    if (tokenizer && tokenizer->type == "huggingface"_L1)
        m_reports.problem("huggingface " + tokenizer->model.toStdString(),
                          "The tokenizer \"" + tokenizer->model.toStdString()
                              + "\" of the Hugging Face hub is not downloaded; counts for it are an estimate.");
    if (!tokenizer || tokenizer->type != "api"_L1) {
        const bool isO200k = tokenizer && tokenizer->encoding.startsWith("o200k"_L1);
        counted(estimate(request, isO200k ? Vocabulary::O200k : Vocabulary::Cl100k));
        return nullptr;
    }
    Result<QByteArray> body = apiBody(request, *tokenizer, target.model);
    if (!body) {
        m_reports.problem("tokenizer body",
                          "The tokenizer API cannot be asked, the count is an estimate: " + body.error().message.toStdString());
        counted(estimate(request));
        return nullptr;
    }
    auto ticket = std::make_unique<ApiCount>(*tokenizer, estimate(request), m_reports, std::move(counted));
    const Provider *provider = config.provider(target.provider);
    ticket->start(m_transport, apiRequest(*tokenizer, std::move(*body), provider ? config.proxyFor(*provider) : config.proxyUrl));
    return ticket;
}

} // namespace ccr::proxy
