#include "proxy/dialect/openai_reasoning_seal.h"

#include "proxy/dialect/synthetic_signature.h"

namespace ccr::proxy {

namespace {

constexpr std::string_view signedId = "rs_signed_";
constexpr std::string_view redactedId = "rs_redacted_";

} // namespace

std::string sealReasoning(const OpenAiReasoning &reasoning)
{
    std::string signature(openAiSignaturePrefix);
    signature += reasoning.id;
    signature += ':';
    signature += reasoning.encryptedContent;
    return signature;
}

std::optional<OpenAiReasoning> unsealReasoning(std::string_view signature)
{
    if (!signature.starts_with(openAiSignaturePrefix)) return std::nullopt;
    signature.remove_prefix(openAiSignaturePrefix.size());
    const std::size_t colon = signature.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    return OpenAiReasoning{.id = signature.substr(0, colon), .encryptedContent = signature.substr(colon + 1)};
}

SealedItem sealedItem(BlockKind kind, std::string_view signature, std::string_view unique)
{
    if (const auto own = unsealReasoning(signature)) return {std::string(own->id), std::string(own->encryptedContent)};
    SealedItem item;
    item.id = kind == BlockKind::RedactedThinking ? redactedId : signedId;
    item.id += unique;
    if (signature != syntheticSignature) item.encryptedContent = signature;
    return item;
}

ThinkingPart thinkingOfItem(std::string_view id, std::string_view encryptedContent, std::string summary)
{
    ThinkingPart part;
    if (id.starts_with(redactedId) && !encryptedContent.empty()) {
        part.redactedData = encryptedContent;
        return part;
    }
    part.text = std::move(summary);
    if (encryptedContent.empty()) return part;
    part.signature =
        id.starts_with(signedId) ? std::string(encryptedContent) : sealReasoning({.id = id, .encryptedContent = encryptedContent});
    return part;
}

} // namespace ccr::proxy
