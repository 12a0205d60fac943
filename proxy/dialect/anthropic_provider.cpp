#include "proxy/dialect/anthropic_dialect.h"

#include "logging/base/json_writer.h"
#include "proxy/api/exchange_sentence.h"
#include "proxy/dialect/anthropic_request_writer.h"
#include "proxy/json/json_splice.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

// Headers of the client that belong to the conversation and not to the connection or to somebody's account.
bool isForwarded(std::string_view name)
{
    if (name.size() > 12 && equalsIgnoringCase(name.substr(0, 12), "x-stainless-")) return true;
    if (name.size() > 10 && equalsIgnoringCase(name.substr(0, 10), "anthropic-")) return true;
    if (name.size() > 14 && equalsIgnoringCase(name.substr(0, 14), "x-claude-code-")) return true;
    return equalsIgnoringCase(name, "user-agent") || equalsIgnoringCase(name, "x-app") || equalsIgnoringCase(name, "accept");
}

void addCredential(HttpHeaders &headers, const UpstreamContext &context)
{
    if (context.credential.empty()) return;
    const std::string secret(context.credential);
    if (context.shape.useBearer)
        headers.add("Authorization", "Bearer " + secret);
    else
        headers.add("x-api-key", secret);
}

} // namespace

// Thinking of another provider, which was given a signature of ours, would be refused: it must be taken out.
bool AnthropicDialect::mayPassThrough(const ChatRequest &request) const
{
    return std::none_of(request.messages.begin(), request.messages.end(), [](const ChatMessage &message) {
        return std::any_of(message.parts.begin(), message.parts.end(), [](const ContentPart &part) {
            const auto *thinking = std::get_if<ThinkingPart>(&part);
            return thinking && !isAnthropicThinking(*thinking);
        });
    });
}

Result<UpstreamDraft> AnthropicDialect::writeRequest(const UpstreamContext &context) const
{
    UpstreamDraft draft;
    draft.url = context.provider.url;
    draft.headers.add("Content-Type", "application/json");
    if (context.request.dialect == name())
        for (const HttpHeader &field : context.clientHeaders)
            if (isForwarded(field.name)) draft.headers.add(field.name, field.value);
    if (!draft.headers.find("anthropic-version")) draft.headers.add("anthropic-version", "2023-06-01");
    addCredential(draft.headers, context);
    if (context.clientBody.empty()) {
        draft.body = writeAnthropicRequest(context.request, context.model, AnthropicHost::Anthropic);
        return draft;
    }
    std::string model;
    appendJsonString(model, context.model);
    std::optional<QByteArray> body = withMember(context.clientBody, "model", model);
    if (!body) return errorTelling(ErrorKind::InvalidInput, "%1: field required", u"model"_s);
    draft.body = std::move(*body);
    return draft;
}

} // namespace ccr::proxy
