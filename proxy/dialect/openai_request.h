#pragma once

#include "logging/base/json_writer.h"
#include "proxy/dialect/dialect.h"

#include <functional>

namespace ccr::proxy {

/// What OpenAI's two dialects write alike.

/// Address and headers; the body is still to come.
UpstreamDraft openAiDraft(const UpstreamContext &context);
/// The client's body with the provider's name for the model; nothing when it names none.
std::optional<QByteArray> bodyForModel(const UpstreamContext &context);

/// `tools` of those that `isSent`, each as `write` appends it. False: there are none.
bool writeToolList(JsonObject &json, const std::vector<ToolDefinition> &tools, const std::function<bool(const ToolDefinition &)> &isSent,
                   const std::function<void(std::string &, const ToolDefinition &)> &write);
/// A member as the client sent it, whatever its name.
void writeExtraField(JsonObject &json, const ExtraField &field);

} // namespace ccr::proxy
