#include "proxy/dialect/vertex_dialect.h"

#include "proxy/dialect/anthropic_request_writer.h"
#include "proxy/dialect/gemini_request_writer.h"
#include "proxy/json/json_splice.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

constexpr std::string_view betaField = "anthropic-beta";

// Vertex AI refuses a request with a beta that it does not know, and learns them late; these it knows. What a client hopes
// for beyond them is left out: none of the others changes what the body means.
constexpr std::string_view knownBetas[] = {
    "claude-code-20250219",
    "compact-2026-01-12",
    "computer-use-2025-01-24",
    "computer-use-2025-11-24",
    "context-1m-2025-08-07",
    "context-management-2025-06-27",
    "fine-grained-tool-streaming-2025-05-14",
    "interleaved-thinking-2025-05-14",
    "output-128k-2025-02-19",
    "tool-search-tool-2025-10-19",
    "web-search-2025-03-05",
};

HttpHeaders headersFor(const UpstreamContext &context)
{
    HttpHeaders headers{{"Content-Type", "application/json"}};
    headers.add("Accept", context.request.stream ? "text/event-stream" : "application/json");
    if (!context.credential.empty()) headers.add("Authorization", "Bearer " + std::string(context.credential));
    return headers;
}

QUrl below(QUrl locationUrl, const QString &path)
{
    locationUrl.setPath(locationUrl.path() + path);
    return locationUrl;
}

std::string forwardedBetas(const HttpHeaders &clientHeaders)
{
    std::string out;
    for (const HttpHeader &field : clientHeaders) {
        if (!equalsIgnoringCase(field.name, betaField)) continue;
        for (const std::string_view beta : knownBetas) {
            if (field.value.find(beta) == std::string::npos) continue;
            if (!out.empty()) out += ',';
            out += beta;
        }
    }
    return out;
}

bool hasSystemMessage(const ChatRequest &request)
{
    return std::any_of(request.messages.begin(), request.messages.end(),
                       [](const ChatMessage &message) { return message.role == Role::System; });
}

// The client's body with the version in the place of the model; every other byte as it was.
std::optional<QByteArray> withVersionForModel(std::string_view body)
{
    constexpr std::string_view name = "\"model\"";
    const std::string_view value = memberValue(body, "model");
    if (value.empty()) return std::nullopt;
    const auto end = static_cast<std::size_t>(value.data() - body.data()) + value.size();
    const std::size_t begin = body.rfind(name, end - value.size());
    if (begin == std::string_view::npos) return std::nullopt;
    QByteArray out;
    out.reserve(static_cast<qsizetype>(body.size()) + 32);
    out.append(body.data(), static_cast<qsizetype>(begin));
    out.append(R"("anthropic_version":"vertex-2023-10-16")");
    out.append(body.data() + end, static_cast<qsizetype>(body.size() - end));
    return out;
}

} // namespace

Result<UpstreamDraft> VertexGeminiDialect::writeRequest(const UpstreamContext &context) const
{
    UpstreamDraft draft;
    draft.url = geminiActionUrl(below(context.provider.url, u"publishers/google/models/"_s), context.model, context.request.stream);
    draft.headers = headersFor(context);
    draft.body = context.clientBody.empty() ? writeGeminiRequest(context.request, context.model)
                                            : QByteArray(context.clientBody.data(), static_cast<qsizetype>(context.clientBody.size()));
    return draft;
}

// Messages of the system within a conversation are a beta that Vertex AI does not know.
bool VertexClaudeDialect::mayPassThrough(const ChatRequest &request) const
{
    return AnthropicDialect::mayPassThrough(request) && !hasSystemMessage(request);
}

Result<UpstreamDraft> VertexClaudeDialect::writeRequest(const UpstreamContext &context) const
{
    UpstreamDraft draft;
    const QString action = context.request.stream ? u":streamRawPredict"_s : u":rawPredict"_s;
    draft.url = below(context.provider.url, u"publishers/anthropic/models/"_s + QString::fromStdString(context.model) + action);
    draft.headers = headersFor(context);
    if (std::string betas = forwardedBetas(context.clientHeaders); !betas.empty())
        draft.headers.add(std::string(betaField), std::move(betas));
    if (!context.clientBody.empty() && !hasSystemMessage(context.request)) {
        if (std::optional<QByteArray> body = withVersionForModel(context.clientBody)) {
            draft.body = std::move(*body);
            return draft;
        }
    }
    draft.body = writeAnthropicRequest(context.request, context.model, AnthropicHost::Vertex);
    return draft;
}

Result<UpstreamDraft> VertexOpenAiDialect::writeRequest(const UpstreamContext &context) const
{
    const bool hasPublisher = context.model.find('/') != std::string::npos;
    const UpstreamContext named{.request = context.request,
                                .provider = context.provider,
                                .credential = context.credential,
                                .model = hasPublisher ? context.model : "google/" + context.model,
                                .shape = context.shape,
                                .clientBody = context.clientBody,
                                .clientHeaders = context.clientHeaders};
    Result<UpstreamDraft> draft = OpenAiChatDialect::writeRequest(named);
    if (draft) draft->url = below(context.provider.url, u"endpoints/openapi/chat/completions"_s);
    return draft;
}

} // namespace ccr::proxy
