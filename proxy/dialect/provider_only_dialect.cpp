#include "proxy/dialect/provider_only_dialect.h"

#include "proxy/dialect/anthropic_dialect.h"

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

constexpr std::string_view billingLine = "x-anthropic-billing-header";

} // namespace

Result<ChatRequest> ProviderOnlyDialect::readRequest(std::string_view body) const
{
    Q_UNUSED(body)
    return Error{.kind = ErrorKind::NotFound, .message = u"Clients that speak %1 are not served."_s.arg(title())};
}

// Answers are written for clients, and readRequest() refuses clients of this dialect; errors alone could be asked for, and
// those have Anthropic's shape.
std::unique_ptr<StreamEncoder> ProviderOnlyDialect::newEncoder(std::string fallbackId, std::string model) const
{
    return AnthropicDialect().newEncoder(std::move(fallbackId), std::move(model));
}

QByteArray ProviderOnlyDialect::writeResponse(const ChatResponse &response, const std::string &fallbackId) const
{
    return AnthropicDialect().writeResponse(response, fallbackId);
}

std::string systemText(const ChatRequest &request)
{
    std::string text;
    for (const TextPart &part : request.system) {
        // This line differs in every conversation; as the first bytes of a prompt it would defeat the provider's cache.
        if (part.text.empty() || part.text.starts_with(billingLine)) continue;
        if (!text.empty()) text += '\n';
        text += part.text;
    }
    return text;
}

} // namespace ccr::proxy
