#include "proxy/dialect/gemini_signature.h"

#include "proxy/dialect/synthetic_signature.h"

#include <QByteArray>

namespace ccr::proxy {

namespace {

// A thoughtSignature is bytes in base64, and some clients decode it; so the wrapping is base64 as well. 12 bytes: the text
// that follows is encoded by itself.
constexpr std::string_view wrapping = "Y2NyLWRlc2t0b3A6"; // "ccr-desktop:"

} // namespace

std::string fromGeminiSignature(std::string_view thoughtSignature)
{
    if (thoughtSignature.empty()) return {};
    if (!thoughtSignature.starts_with(wrapping)) return std::string(geminiSignaturePrefix).append(thoughtSignature);
    const std::string_view inner = thoughtSignature.substr(wrapping.size());
    return QByteArray::fromBase64(QByteArray::fromRawData(inner.data(), static_cast<qsizetype>(inner.size()))).toStdString();
}

std::string toGeminiClientSignature(std::string_view signature)
{
    if (signature.empty() || signature == syntheticSignature) return {};
    if (const std::string_view own = toGeminiSignature(signature); !own.empty()) return std::string(own);
    return std::string(wrapping).append(
        QByteArray::fromRawData(signature.data(), static_cast<qsizetype>(signature.size())).toBase64().toStdString());
}

std::string_view toGeminiSignature(std::string_view signature)
{
    return signature.starts_with(geminiSignaturePrefix) ? signature.substr(geminiSignaturePrefix.size()) : std::string_view();
}

} // namespace ccr::proxy
