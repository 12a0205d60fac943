#include "proxy/demo/demo_transport.h"

#include "logging/base/json_writer.h"
#include "proxy/json/json_reader.h"

#include <QObject>
#include <QTimer>

using namespace std::chrono_literals;

namespace ccr::proxy {

namespace {

constexpr auto pieceInterval = 25ms;

constexpr std::string_view thinking =
    "The user has not configured a provider yet, so I answer from inside the router. I should say so and show what a real "
    "answer looks like.";
constexpr std::string_view answer =
    "Hello! This is the built-in demo provider of CCR Desktop. No model was asked and no key was used. What you see is a "
    "scripted answer that travels the same way as a real one: it was routed, streamed, timed and recorded.\n\n"
    "To use a real model, add a provider to ~/.claude-code-router/config.json; the README shows an example. The change takes "
    "effect as soon as the file is saved.";

struct Wish
{
    bool stream = false;
    bool mayCallTool = false; ///< a tool that only lists files, and no result of it yet
    std::string model;
};

// The body was written by our own dialect, so two look-ups are enough.
Wish readWish(const QByteArray &body)
{
    Wish wish;
    JsonReader json;
    const std::string_view text(body.constData(), static_cast<std::size_t>(body.size()));
    json.readDocument(text, [&json, &wish](std::string_view key, JsonValue value) {
        if (key == "stream") return json.boolean(value, wish.stream);
        if (key == "model") return json.string(value, wish.model);
        return true;
    });
    wish.mayCallTool = text.find(R"("name":"Glob")") != std::string_view::npos && text.find(R"("role":"tool")") == std::string_view::npos;
    return wish;
}

std::string chunk(const Wish &wish, std::string_view choice, std::string_view more = {})
{
    std::string out = R"(data: {"id":"chatcmpl-demo","object":"chat.completion.chunk","model":)";
    appendJsonString(out, wish.model);
    return out + R"(,"choices":[)" + std::string(choice) + "]" + std::string(more) + "}\n\n";
}

std::string deltaChunk(const Wish &wish, std::string_view key, std::string_view text)
{
    std::string choice = "{\"index\":0,\"delta\":{\"" + std::string(key) + "\":";
    appendJsonString(choice, text);
    return chunk(wish, choice + "}}");
}

void appendWords(std::vector<std::string> &pieces, const Wish &wish, std::string_view key, std::string_view text)
{
    constexpr std::size_t length = 14;
    for (std::size_t at = 0; at < text.size(); at += length) pieces.push_back(deltaChunk(wish, key, text.substr(at, length)));
}

constexpr std::string_view toolCall =
    R"({"index":0,"id":"call_demo_1","type":"function","function":{"name":"Glob","arguments":"{\"pattern\":\"*\"}"}})";
constexpr std::string_view usage = R"({"prompt_tokens":1280,"completion_tokens":142,"prompt_tokens_details":{"cached_tokens":1024}})";

std::vector<std::string> streamedAnswer(const Wish &wish)
{
    std::vector<std::string> pieces;
    appendWords(pieces, wish, "reasoning_content", thinking);
    appendWords(pieces, wish, "content", answer);
    if (wish.mayCallTool) pieces.push_back(chunk(wish, R"({"index":0,"delta":{"tool_calls":[)" + std::string(toolCall) + "]}}"));
    const std::string_view finish = wish.mayCallTool ? "tool_calls" : "stop";
    pieces.push_back(
        chunk(wish, R"({"index":0,"delta":{},"finish_reason":")" + std::string(finish) + "\"}", ",\"usage\":" + std::string(usage)));
    pieces.emplace_back("data: [DONE]\n\n");
    return pieces;
}

std::vector<std::string> wholeAnswer(const Wish &wish)
{
    std::string out = R"({"id":"chatcmpl-demo","object":"chat.completion","model":)";
    appendJsonString(out, wish.model);
    out += R"(,"choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","reasoning_content":)";
    appendJsonString(out, thinking);
    out += R"(,"content":)";
    appendJsonString(out, answer);
    return {out + "}}],\"usage\":" + std::string(usage) + "}"};
}

class DemoCall final : public UpstreamCall
{
public:
    DemoCall(const Wish &wish, UpstreamSink &sink);
    void pause() override { m_timer.stop(); }
    void resume() override { m_timer.start(); }
    void extend(milliseconds) override {} // it is never late

private:
    void step();

    UpstreamSink &m_sink;
    bool m_isStream;
    std::vector<std::string> m_pieces;
    std::size_t m_next = 0;
    bool m_headSent = false;
    QTimer m_timer;
};

DemoCall::DemoCall(const Wish &wish, UpstreamSink &sink)
    : m_sink(sink), m_isStream(wish.stream), m_pieces(wish.stream ? streamedAnswer(wish) : wholeAnswer(wish))
{
    m_timer.setInterval(pieceInterval);
    m_timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { step(); });
    m_timer.start();
}

// One announcement a step, and nothing of this object is touched after it: the sink may have destroyed it.
void DemoCall::step()
{
    if (!m_headSent) {
        m_headSent = true;
        UpstreamResponseHead head{200, {{"Content-Type", m_isStream ? "text/event-stream" : "application/json"}}};
        m_sink.upstreamHead(head);
    } else if (m_next < m_pieces.size()) {
        const std::string piece = std::move(m_pieces[m_next++]);
        m_sink.upstreamBody(piece);
    } else {
        m_timer.stop();
        m_sink.upstreamFinished();
    }
}

} // namespace

std::unique_ptr<UpstreamCall> DemoTransport::start(UpstreamRequest request, UpstreamSink &sink)
{
    return std::make_unique<DemoCall>(readWish(request.body), sink);
}

} // namespace ccr::proxy
