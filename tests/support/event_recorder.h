#pragma once

#include "proxy/message/chat_event.h"

#include <QTest>

namespace ccr::test {

/// Writes the events of a response down as one line ("[text Hi][tool call_1 Read {}] tool_use 60/7/40": input, output, cached
/// tokens) and checks that they are well-formed.
class EventRecorder final : public proxy::ChatEventSink
{
public:
    void accept(const proxy::ChatEvent &event) override
    {
        using Kind = proxy::ChatEvent::Kind;
        QVERIFY2(!m_ended, "an event after the end");
        switch (event.kind) {
        case Kind::MessageStart:
            QVERIFY(!m_started);
            m_started = true;
            break;
        case Kind::BlockStart:
            QVERIFY(m_started && !m_open);
            m_open = true;
            line += startOf(event);
            break;
        case Kind::BlockDelta:
            QVERIFY(m_open);
            line += event.signature.empty()                   ? std::string(event.text)
                    : !event.signature.starts_with("openai:") ? "/signed"
                                                              : "/" + std::string(event.signature);
            break;
        case Kind::BlockStop:
            QVERIFY(m_open);
            m_open = false;
            line += event.hasBrokenInput ? " BROKEN]" : "]";
            break;
        case Kind::MessageEnd:
            QVERIFY(m_started && !m_open);
            m_ended = true;
            line += " " + std::string(toString(event.stop)) + " " + std::to_string(event.usage.input.value_or(0)) + "/"
                    + std::to_string(event.usage.output.value_or(0)) + "/" + std::to_string(event.usage.cacheRead.value_or(0));
            break;
        case Kind::Failure:
            m_ended = true;
            line += " FAILURE " + event.error->type;
            break;
        }
    }

    std::string line;

private:
    static std::string startOf(const proxy::ChatEvent &event)
    {
        switch (event.block) {
        case proxy::BlockKind::Text: return "[text ";
        case proxy::BlockKind::Thinking: return "[thinking ";
        case proxy::BlockKind::RedactedThinking: return "[redacted " + std::string(event.text);
        case proxy::BlockKind::ToolCall: return "[tool " + std::string(event.id) + " " + std::string(event.name) + " ";
        case proxy::BlockKind::WebSearch: break;
        }
        std::string text = "[search " + event.search->id + " \"" + event.search->query + "\"" + event.search->errorCode;
        for (const proxy::WebSearchHit &hit : event.search->hits) text += " " + hit.title + "=" + hit.url;
        return text;
    }

    bool m_started = false;
    bool m_open = false;
    bool m_ended = false;
};

} // namespace ccr::test
