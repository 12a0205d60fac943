#pragma once

#include "proxy/message/chat_request.h"

#include <string>

namespace ccr::test {

/// A request in a form that people read: one line for each part, with what is set and nothing else.
class RequestDump
{
public:
    explicit RequestDump(const proxy::ChatRequest &request)
    {
        dumpOptions(request);
        for (const proxy::TextPart &part : request.system) {
            m_text += "system";
            dump(part);
        }
        for (const proxy::ChatMessage &message : request.messages) {
            const char *const roles[] = {"system:\n", "user:\n", "assistant:\n"};
            m_text += roles[static_cast<int>(message.role)];
            for (const proxy::ContentPart &part : message.parts) dumpPart(part, "  ");
        }
        for (const proxy::ToolDefinition &tool : request.tools) dumpTool(tool);
        for (const proxy::ExtraField &field : request.extra) line("extra " + field.name, field.json);
    }
    const std::string &text() const { return m_text; }

private:
    void line(const std::string &name, const std::string &value) { m_text += name + ": " + value + '\n'; }
    void optional(const char *name, const std::string &value)
    {
        if (!value.empty()) m_text += std::string(" ") + name + "=" + value;
    }
    template <typename T>
    void number(const char *name, const std::optional<T> &value)
    {
        if (value) line(name, std::to_string(*value));
    }

    void dumpOptions(const proxy::ChatRequest &request)
    {
        const char *const choices[] = {"", "auto", "any", "none", "tool"};
        const char *const modes[] = {"", "disabled", "adaptive", "enabled"};
        line("model", request.model);
        line("dialect", std::string(request.dialect));
        if (request.stream) line("stream", request.wantsUsageInStream ? "with usage" : "without usage");
        number("max tokens", request.maxTokens);
        number("temperature", request.temperature);
        number("top p", request.topP);
        number("top k", request.topK);
        number("seed", request.seed);
        number("frequency penalty", request.frequencyPenalty);
        number("presence penalty", request.presencePenalty);
        for (const std::string &word : request.stopSequences) line("stop", word);
        const std::string mode = modes[static_cast<int>(request.thinking)];
        if (!mode.empty()) line("thinking", mode + (request.effort.empty() ? "" : " " + request.effort));
        number("thinking budget", request.thinkingBudget);
        if (!request.outputSchemaJson.empty()) line("output", request.outputSchemaJson);
        if (request.outputIsJson) line("output", "json");
        const std::string choice = choices[static_cast<int>(request.toolChoice.kind)];
        if (!choice.empty()) line("tool choice", choice + (request.toolChoice.name.empty() ? "" : " " + request.toolChoice.name));
        if (request.toolChoice.parallelDisabled) line("parallel calls", "no");
        if (request.usesFunctionCall) line("calls", "function_call");
        if (!request.userId.empty()) line("user", request.userId);
    }

    void dump(const proxy::TextPart &part)
    {
        m_text += " text: " + part.text;
        optional("cache", part.cacheControlJson);
        m_text += '\n';
    }
    void dump(const proxy::ImagePart &part)
    {
        m_text += " image:";
        optional("type", part.mediaType);
        optional("data", part.data);
        optional("url", part.url);
        optional("detail", part.detail);
        optional("cache", part.cacheControlJson);
        m_text += '\n';
    }
    void dump(const proxy::DocumentPart &part)
    {
        m_text += " document:";
        optional("type", part.mediaType);
        optional("title", part.title);
        optional("data", part.data);
        optional("text", part.text);
        optional("url", part.url);
        m_text += '\n';
    }
    void dump(const proxy::ThinkingPart &part)
    {
        m_text += " thinking: " + part.text;
        optional("signature", part.signature);
        optional("redacted", part.redactedData);
        m_text += '\n';
    }
    void dump(const proxy::ToolCallPart &part) { m_text += " call " + part.id + ": " + part.name + ' ' + part.inputJson + '\n'; }
    void dump(const proxy::OtherPart &part) { m_text += " other " + part.type + ": " + part.text + ' ' + part.json + '\n'; }
    void dump(const proxy::ToolResultPart &part)
    {
        m_text += " result " + part.toolCallId + (part.isError ? ": error\n" : ":\n");
        for (const proxy::ResultContent &content : part.content) dumpPart(content, "    ");
    }
    template <typename Part>
    void dumpPart(const Part &part, const char *indent)
    {
        m_text += indent;
        std::visit([this](const auto &piece) { dump(piece); }, part);
    }

    void dumpTool(const proxy::ToolDefinition &tool)
    {
        m_text += "tool " + tool.name + ":";
        optional("description", tool.description);
        optional("schema", tool.schemaJson);
        if (tool.strict) optional("strict", *tool.strict ? "yes" : "no");
        optional("server", tool.serverType);
        optional("json", tool.json);
        m_text += '\n';
    }

    std::string m_text;
};

} // namespace ccr::test
