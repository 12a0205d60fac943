#include "proxy/transform/exit_tool_filter.h"
#include "proxy/transform/transform_options.h"
#include "proxy/transform/transforms.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

constexpr std::string_view exitTool = "ExitTool";
constexpr std::string_view exitArgument = "response";

constexpr std::string_view exitDescription =
    "Leaves tool mode. Call it when the task is done, or when no other tool fits what the user wants, and give your whole answer to the "
    "user as `response`. Not for questions that another tool can settle: use that tool first.";

constexpr std::string_view exitSchema =
    R"({"type":"object","properties":{"response":{"type":"string","description":"What the user will read, in full."}},"required":["response"]})";

constexpr std::string_view reminder =
    "<system-reminder>Tool mode is on: every reply of yours must call a tool. Take the one that brings the user's task forward, after "
    "checking that it really fits. If none fits, or the task is done, call `ExitTool` with your answer; nothing else ends tool "
    "mode.</system-reminder>";

/// For models that talk about tools instead of calling them: a tool is demanded, and one of them is the way out.
class ToolUseTransform final : public Transform
{
public:
    std::string_view name() const override { return "tooluse"; }
    void adjust(ChatRequest &request, RequestShape &shape, const TransformContext &) const override
    {
        // A client that forbids tools, demands one or names one has decided already.
        const ToolChoiceKind asked = request.toolChoice.kind;
        const bool isOpen = asked == ToolChoiceKind::Unset || asked == ToolChoiceKind::Auto;
        const bool hasTool =
            std::any_of(request.tools.begin(), request.tools.end(), [](const ToolDefinition &tool) { return tool.serverType.empty(); });
        if (!hasTool || !isOpen) return;
        shape.changesRequest = true;
        request.toolChoice.kind = ToolChoiceKind::Any;
        ToolDefinition &tool = request.tools.emplace_back();
        tool.name = exitTool;
        tool.description = exitDescription;
        tool.schemaJson = exitSchema;
        ChatMessage &message = request.messages.emplace_back();
        message.role = Role::System;
        message.parts.emplace_back(TextPart{.text = std::string(reminder), .cacheControlJson = {}});
    }
    std::unique_ptr<EventFilter> newFilter() const override { return std::make_unique<ExitToolFilter>(exitTool, exitArgument); }
};

} // namespace

MadeTransform makeToolUseTransform(std::string_view optionsJson)
{
    if (auto error = TransformOptions(optionsJson).error()) return *error;
    return std::unique_ptr<Transform>(std::make_unique<ToolUseTransform>());
}

} // namespace ccr::proxy
