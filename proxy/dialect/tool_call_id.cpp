#include "proxy/dialect/tool_call_id.h"

#include <QByteArray>
#include <QRandomGenerator>

#include <algorithm>
#include <charconv>

namespace ccr::proxy {

namespace {

constexpr std::string_view marker = "_sig_";
constexpr std::string_view givenMarker = "_gid_";
constexpr std::size_t longestGiven = 64;
constexpr auto encoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

// Without "_": it separates.
bool isPlainId(std::string_view id)
{
    return !id.empty() && id.size() <= longestGiven && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
}

} // namespace

std::string newToolCallId(std::string_view signature, std::string_view given)
{
    char random[16];
    const auto end = std::to_chars(random, random + sizeof random, QRandomGenerator::global()->generate64(), 36).ptr;
    std::string id = "call_" + std::string(random, end); // unique also where the given ones are not
    if (isPlainId(given)) id.append(givenMarker).append(given);
    return signature.empty() ? id : withSignature(std::move(id), signature);
}

std::string withSignature(std::string id, std::string_view signature)
{
    return id.append(marker).append(
        QByteArray(signature.data(), static_cast<qsizetype>(signature.size())).toBase64(encoding).toStdString());
}

std::string_view givenToolCallId(std::string_view toolCallId)
{
    const std::string_view unsigned_ = toolCallId.substr(0, toolCallId.find(marker));
    const std::size_t at = unsigned_.find(givenMarker);
    return at == std::string_view::npos ? std::string_view() : unsigned_.substr(at + givenMarker.size());
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
    return toolCallId.substr(0, std::min(toolCallId.find(marker), toolCallId.find(givenMarker)));
}

std::string ToolCallIds::unique(std::string id)
{
    if (id.empty() || std::find(m_taken.begin(), m_taken.end(), id) != m_taken.end()) id = newToolCallId({});
    return m_taken.emplace_back(std::move(id));
}

} // namespace ccr::proxy
