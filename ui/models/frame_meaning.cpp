#include "ui/models/frame_meaning.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

struct Fields
{
    QString event;
    QByteArray data;
    bool hasData = false;
};

// Fields of an event, WHATWG HTML 9.2.6.
Fields fieldsOf(std::string_view frame)
{
    Fields fields;
    while (!frame.empty()) {
        const std::size_t end = std::min(frame.find_first_of("\r\n"), frame.size());
        const std::string_view line = frame.substr(0, end);
        frame.remove_prefix(std::min(frame.size(), end + 1));
        const std::size_t colon = line.find(':');
        std::string_view value = colon == std::string_view::npos ? std::string_view() : line.substr(colon + 1);
        if (value.starts_with(' ')) value.remove_prefix(1);
        if (line.substr(0, colon) == "event") {
            fields.event = QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
        } else if (line.substr(0, colon) == "data") {
            if (fields.hasData) fields.data += '\n';
            fields.data.append(value.data(), static_cast<qsizetype>(value.size()));
            fields.hasData = true;
        }
    }
    return fields;
}

QString errorText(const QJsonValue &error)
{
    const QString message = error[u"message"].toString();
    return message.isEmpty() ? error.toString() : message;
}

void add(FrameMeaning &meaning, FramePart part)
{
    if (meaning.parts.isEmpty()) meaning.kind = part.kind;
    meaning.parts.append(std::move(part));
}

FrameMeaning failed(const QString &type, const QJsonValue &error)
{
    return {.kind = FrameKind::Error, .type = type, .parts = {}, .finish = {}, .error = errorText(error), .isTerminal = true, .block = -1};
}

// https://docs.anthropic.com/en/api/messages-streaming
FrameMeaning readAnthropic(const QString &type, const QJsonObject &data)
{
    if (type == "error"_L1) return failed(type, data[u"error"]);
    FrameMeaning meaning{.kind = type == "ping"_L1 ? FrameKind::Ping : FrameKind::Meta, .type = type};
    meaning.isTerminal = type == "message_stop"_L1;
    const int block = data[u"index"].toInt(-1);
    if (type == "content_block_start"_L1) {
        const QJsonValue start = data[u"content_block"];
        const QString blockType = start[u"type"].toString();
        FramePart part{.kind = FrameKind::Content, .block = block, .text = start[u"text"].toString(), .tool = {}, .beginsBlock = true};
        if (blockType.contains("thinking"_L1)) {
            part.kind = FrameKind::Thinking;
            part.text = start[u"thinking"].toString();
        } else if (blockType != "text"_L1) {
            part.kind = FrameKind::Tool;
            part.tool = start[u"name"].toString(blockType);
        }
        meaning.parts.append(part); // a beginning is no content yet
        if (part.kind == FrameKind::Tool) meaning.kind = FrameKind::Tool;
    } else if (type == "content_block_delta"_L1) {
        const QJsonValue delta = data[u"delta"];
        const QString kind = delta[u"type"].toString();
        if (kind == "text_delta"_L1) add(meaning, {FrameKind::Content, block, delta[u"text"].toString(), {}});
        if (kind == "thinking_delta"_L1) add(meaning, {FrameKind::Thinking, block, delta[u"thinking"].toString(), {}});
        if (kind == "input_json_delta"_L1) add(meaning, {FrameKind::Tool, block, delta[u"partial_json"].toString(), {}});
    } else if (type == "message_delta"_L1) {
        meaning.finish = data[u"delta"][u"stop_reason"].toString();
    }
    return meaning;
}

// https://platform.openai.com/docs/api-reference/chat-streaming; reasoning_content and reasoning are other vendors' additions.
FrameMeaning readChatChunk(const QJsonObject &data)
{
    FrameMeaning meaning{.kind = FrameKind::Meta, .type = u"chunk"_s};
    for (const QJsonValue choice : data[u"choices"].toArray()) {
        const QJsonValue delta = choice[u"delta"].isObject() ? choice[u"delta"] : choice[u"message"];
        const QString reasoning = delta[u"reasoning_content"].toString(delta[u"reasoning"].toString());
        if (!reasoning.isEmpty()) add(meaning, {FrameKind::Thinking, -1, reasoning, {}});
        if (const QString text = delta[u"content"].toString(); !text.isEmpty()) add(meaning, {FrameKind::Content, -1, text, {}});
        for (const QJsonValue call : delta[u"tool_calls"].toArray()) {
            const QString name = call[u"function"][u"name"].toString();
            // Some vendors repeat the id in each piece, and some give every call the number 0.
            add(meaning, {FrameKind::Tool, call[u"index"].toInt(0), call[u"function"][u"arguments"].toString(), name, false,
                          call[u"id"].toString()});
        }
        if (const QString finish = choice[u"finish_reason"].toString(); !finish.isEmpty()) meaning.finish = finish;
    }
    return meaning;
}

// https://platform.openai.com/docs/api-reference/responses-streaming
FrameMeaning readResponsesEvent(const QString &type, const QJsonObject &data)
{
    const int block = data[u"output_index"].toInt(-1);
    if (type == "error"_L1 || type == "response.failed"_L1)
        return failed(type, data[u"response"][u"error"].isObject() ? data[u"response"][u"error"] : QJsonValue(data));
    FrameMeaning meaning{.kind = FrameKind::Meta, .type = type};
    if (type == "response.output_text.delta"_L1 || type == "response.refusal.delta"_L1)
        add(meaning, {FrameKind::Content, block, data[u"delta"].toString(), {}});
    else if (type.startsWith("response.reasoning"_L1) && type.endsWith(".delta"_L1))
        add(meaning, {FrameKind::Thinking, block, data[u"delta"].toString(), {}});
    else if (type == "response.function_call_arguments.delta"_L1 || type == "response.custom_tool_call_input.delta"_L1)
        add(meaning, {FrameKind::Tool, block, data[u"delta"].toString(), {}});
    else if (type == "response.output_item.added"_L1 && data[u"item"][u"type"].toString().endsWith("_call"_L1))
        add(meaning, {FrameKind::Tool, block, {}, data[u"item"][u"name"].toString(data[u"item"][u"type"].toString()), true});
    meaning.isTerminal = type == "response.completed"_L1 || type == "response.incomplete"_L1;
    if (meaning.isTerminal) meaning.finish = data[u"response"][u"status"].toString();
    return meaning;
}

// https://ai.google.dev/api/generate-content#v1beta.GenerateContentResponse
FrameMeaning readGemini(const QJsonObject &data)
{
    FrameMeaning meaning{.kind = FrameKind::Meta, .type = u"chunk"_s};
    for (const QJsonValue candidate : data[u"candidates"].toArray()) {
        for (const QJsonValue part : candidate[u"content"][u"parts"].toArray()) {
            if (const QJsonValue call = part[u"functionCall"]; call.isObject()) {
                const QByteArray input = QJsonDocument(call[u"args"].toObject()).toJson(QJsonDocument::Compact);
                add(meaning, {FrameKind::Tool, -1, QString::fromUtf8(input), call[u"name"].toString(), true});
            } else if (const QString text = part[u"text"].toString(); !text.isEmpty()) {
                add(meaning, {part[u"thought"].toBool() ? FrameKind::Thinking : FrameKind::Content, -1, text, {}});
            }
        }
        meaning.finish = candidate[u"finishReason"].toString();
        meaning.isTerminal = !meaning.finish.isEmpty();
    }
    return meaning;
}

FrameMeaning readData(const QString &event, const QByteArray &bytes)
{
    const QByteArray data = bytes.trimmed();
    if (data == "[DONE]") return {.kind = FrameKind::Meta, .type = u"[DONE]"_s, .isTerminal = true};
    const QJsonObject object = QJsonDocument::fromJson(data).object();
    const QString type = object[u"type"].toString(event);
    if (object[u"choices"].isArray()) return readChatChunk(object);
    if (object[u"candidates"].isArray() || object.contains(u"usageMetadata")) return readGemini(object);
    if (type.startsWith("response."_L1)) return readResponsesEvent(type, object);
    if (object[u"error"].isObject() && type != "error"_L1) return failed(u"error"_s, object[u"error"]);
    if (type == "error"_L1 && !object[u"error"].isObject()) return readResponsesEvent(type, object);
    return readAnthropic(type, object);
}

} // namespace

FrameMeaning meaningOf(std::string_view frame)
{
    const Fields fields = fieldsOf(frame);
    if (fields.hasData) return readData(fields.event, fields.data);
    if (frame.starts_with(':')) return {.kind = FrameKind::Ping, .type = u": comment"_s};
    // An answer that is no stream: most often an error, as JSON.
    FrameMeaning meaning = readData(fields.event, QByteArray(frame.data(), static_cast<qsizetype>(frame.size())));
    if (meaning.type.isEmpty()) meaning.type = u"—"_s;
    return meaning;
}

QList<ReadFrame> readFrames(std::vector<logging::StreamFrame> frames)
{
    QList<ReadFrame> read;
    read.reserve(static_cast<qsizetype>(frames.size()));
    for (logging::StreamFrame &frame : frames) {
        if (frame.bytes == 0) frame.bytes = static_cast<std::int64_t>(frame.text.size());
        FrameMeaning meaning = meaningOf(frame.text);
        read.append({std::move(frame), std::move(meaning)});
    }
    return read;
}

} // namespace ccr::ui
