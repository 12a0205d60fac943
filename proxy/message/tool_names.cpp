#include "proxy/message/tool_names.h"

#include <QByteArray>
#include <QCryptographicHash>

namespace ccr::proxy {

namespace {

constexpr std::size_t longestName = 64;
constexpr qsizetype hashLength = 8;

std::string shortName(const std::string &name)
{
    const QByteArray hash = QCryptographicHash::hash(QByteArray::fromStdString(name), QCryptographicHash::Sha256).toHex().left(hashLength);
    return name.substr(0, longestName - hashLength - 1) + '_' + hash.toStdString();
}

void shorten(std::string &name, ToolNames &names)
{
    if (name.size() <= longestName) return;
    std::string given = shortName(name);
    names.try_emplace(given, std::move(name));
    name = std::move(given);
}

} // namespace

ToolNames shortenToolNames(ChatRequest &request)
{
    ToolNames names;
    for (ToolDefinition &tool : request.tools) shorten(tool.name, names);
    shorten(request.toolChoice.name, names);
    for (ChatMessage &message : request.messages)
        for (ContentPart &part : message.parts)
            if (auto *call = std::get_if<ToolCallPart>(&part)) shorten(call->name, names);
    return names;
}

} // namespace ccr::proxy
