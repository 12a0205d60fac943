#include "proxy/dialect/openai_request.h"

#include "proxy/json/json_splice.h"

#include <algorithm>

namespace ccr::proxy {

UpstreamDraft openAiDraft(const UpstreamContext &context)
{
    UpstreamDraft draft;
    draft.url = context.provider.url;
    draft.headers.add("Content-Type", "application/json");
    draft.headers.add("Accept", context.request.stream ? "text/event-stream" : "application/json");
    if (!context.credential.empty()) draft.headers.add("Authorization", "Bearer " + std::string(context.credential));
    return draft;
}

std::optional<QByteArray> bodyForModel(const UpstreamContext &context)
{
    std::string model;
    appendJsonString(model, context.model);
    return withMember(context.clientBody, "model", model);
}

bool writeToolList(JsonObject &json, const std::vector<ToolDefinition> &tools, const std::function<bool(const ToolDefinition &)> &isSent,
                   const std::function<void(std::string &, const ToolDefinition &)> &write)
{
    if (std::none_of(tools.begin(), tools.end(), isSent)) return false;
    JsonArray list(json.key("tools"));
    for (const ToolDefinition &tool : tools)
        if (isSent(tool)) write(list.next(), tool);
    return true;
}

void writeExtraField(JsonObject &json, const ExtraField &field)
{
    std::string name;
    appendJsonString(name, field.name);
    json.raw(std::string_view(name).substr(1, name.size() - 2), field.json);
}

} // namespace ccr::proxy
