#include "proxy/dialect/tool_call_id.h"

#include <QByteArray>
#include <QRandomGenerator>

#include <charconv>

namespace ccr::proxy {

namespace {

constexpr std::string_view marker = "_sig_";
constexpr auto encoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

} // namespace

std::string newToolCallId(std::string_view signature)
{
    char random[16];
    const auto end = std::to_chars(random, random + sizeof random, QRandomGenerator::global()->generate64(), 36).ptr;
    std::string id = "call_" + std::string(random, end);
    if (signature.empty()) return id;
    return id.append(marker).append(
        QByteArray(signature.data(), static_cast<qsizetype>(signature.size())).toBase64(encoding).toStdString());
}

std::string signatureOf(std::string_view toolCallId)
{
    const std::size_t at = toolCallId.find(marker);
    if (at == std::string_view::npos) return {};
    const std::string_view encoded = toolCallId.substr(at + marker.size());
    return QByteArray::fromBase64(QByteArray(encoded.data(), static_cast<qsizetype>(encoded.size())), encoding).toStdString();
}

std::string_view plainToolCallId(std::string_view toolCallId)
{
    return toolCallId.substr(0, toolCallId.find(marker));
}

} // namespace ccr::proxy
