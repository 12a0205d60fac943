// clazy:excludeall=non-pod-global-static
#include "proxy/dialect/dialect.h"
#include "tests/support/event_recorder.h"
#include "tests/support/known_ids.h"

using namespace ccr::proxy;
using ccr::test::EventRecorder;
using ccr::test::withKnownIds;

namespace {

std::string chunk(const std::string &delta, const std::string &finish = {})
{
    return "data: {\"id\":\"c1\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":" + delta
           + (finish.empty() ? "" : ",\"finish_reason\":\"" + finish + "\"") + "}]}\n\n";
}

std::string text(const std::string &words)
{
    return chunk(R"({"content":")" + words + "\"}");
}

std::string tool(int index, const std::string &id, const std::string &name, const std::string &arguments)
{
    std::string call = "{\"index\":" + std::to_string(index);
    if (!id.empty()) call += ",\"id\":\"" + id + "\"";
    call += ",\"function\":{";
    if (!name.empty()) call += "\"name\":\"" + name + "\",";
    return chunk(R"({"tool_calls":[)" + call + "\"arguments\":\"" + arguments + "\"}}]}");
}

const std::string usage =
    "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":7,\"prompt_tokens_details\":{\"cached_tokens\":40}}}\n\n";
const std::string done = "data: [DONE]\n\n";

std::string decode(std::string_view first, std::string_view second)
{
    const auto decoder = findDialect("openai-chat")->newDecoder();
    EventRecorder recorder;
    decoder->feed(first, recorder);
    decoder->feed(second, recorder);
    if (!decoder->isDone()) decoder->finish(recorder);
    return withKnownIds(QString::fromStdString(recorder.line)).toStdString();
}

} // namespace

class TestOpenAiChatStream : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void decodesAtEverySplit_data();
    void decodesAtEverySplit();
    void encodesAsAnthropicEvents();
};

void TestOpenAiChatStream::decodesAtEverySplit_data()
{
    QTest::addColumn<std::string>("stream");
    QTest::addColumn<std::string>("events");
    const auto row = [](const char *name, const std::string &stream, const std::string &events) {
        QTest::newRow(name) << stream << events;
    };
    const std::string stop = chunk("{}", "stop");
    row("usage after the finish", text("Hi") + stop + usage + done, "[text Hi] end_turn 60/7/40");
    row("usage before the finish", text("Hi") + usage + stop + done, "[text Hi] end_turn 60/7/40");
    row("no end mark", text("Hi") + stop, "[text Hi] end_turn 0/0/0");
    row("last line without its end", text("Hi") + stop.substr(0, stop.size() - 2), "[text Hi] end_turn 0/0/0");
    row("finish stop after a tool call", tool(0, "t1", "Read", "{}") + stop + done, "[tool t1 Read {}] tool_use 0/0/0");
    row("text, tool, text", text("A") + tool(0, "t1", "Read", "{}") + text("B") + stop + done,
        "[text A][tool t1 Read {}][text B] tool_use 0/0/0");
    row("interleaved tools",
        tool(0, "a", "A", R"({\"a\":)") + tool(1, "b", "B", R"({\"b\":2})") + tool(0, "", "", "1}") + chunk("{}", "tool_calls") + done,
        R"([tool a A {"a":1}][tool b B {"b":2}] tool_use 0/0/0)");
    row("late name", tool(0, "", "", R"({\"x\")") + tool(0, "call_9", "Edit", ":1}") + chunk("{}", "tool_calls") + done,
        R"([tool call_9 Edit {"x":1}] tool_use 0/0/0)");
    row("tools that are all numbered 0", tool(0, "a", "A", "{}") + tool(0, "b", "B", "{}") + stop + done,
        "[tool a A {}][tool b B {}] tool_use 0/0/0");
    row("tool without arguments", tool(0, "a", "A", "") + chunk("{}", "tool_calls") + done, "[tool a A ] tool_use 0/0/0");
    row("thinking, then text", chunk(R"({"reasoning_content":"R"})") + text("C") + stop + done,
        "[thinking R/signed][text C] end_turn 0/0/0");
    row("thinking, then a tool", chunk(R"({"reasoning":"R"})") + tool(0, "a", "A", "{}") + stop + done,
        "[thinking R/signed][tool a A {}] tool_use 0/0/0");
    row("length", text("Hi") + chunk("{}", "length") + done, "[text Hi] max_tokens 0/0/0");
    row("content filter", text("Hi") + chunk("{}", "content_filter") + done, "[text Hi] refusal 0/0/0");
    row("refusal", chunk(R"({"refusal":"no"})") + stop + done, "[text no] refusal 0/0/0");
    row("heart-beats without choices", "data: {\"choices\":[]}\n\n" + text("Hi") + stop + done, "[text Hi] end_turn 0/0/0");
    row("null delta", "data: {\"choices\":[{\"delta\":null}]}\n\n" + text("Hi") + stop + done, "[text Hi] end_turn 0/0/0");
    row("a frame that is no JSON", text("a") + "data: {\"cho\n\n" + text("b") + stop + done, "[text ab] end_turn 0/0/0");
    row("content in parts", chunk(R"({"content":[{"type":"text","text":"Hi"}]})") + stop + done, "[text Hi] end_turn 0/0/0");
    row("the older function_call", chunk(R"({"function_call":{"name":"F","arguments":"{}"}})") + stop + done,
        "[tool call_# F {}] tool_use 0/0/0");
    row("error in the middle", text("He") + "data: {\"error\":{\"message\":\"overloaded\",\"code\":529}}\n\n" + done,
        "[text He FAILURE overloaded_error");
    row("end without a finish", text("Hel"), "[text Hel FAILURE api_error");
    row("only the end mark", done, " FAILURE api_error");
    row("empty body", "", " FAILURE api_error");
    row("not SSE at all", "<html>oops</html>\n", " FAILURE api_error");
    row("two pieces of one call in a chunk",
        chunk(
            R"({"tool_calls":[{"index":0,"id":"a","function":{"name":"A","arguments":"{\"a\""}},{"index":0,"function":{"arguments":":1}"}}]})")
            + stop + done,
        R"([tool a A {"a":1}] tool_use 0/0/0)");
    row("thinking again after a text", chunk(R"({"reasoning":"R"})") + text("A") + chunk(R"({"reasoning":"S"})") + text("B") + stop + done,
        "[thinking R/signed][text A][thinking S/signed][text B] end_turn 0/0/0");
    row("thinking again after a signature",
        chunk(R"({"reasoning":"R"})") + chunk(R"({"reasoning_details":[{"type":"reasoning.text","signature":"openai:a:b"}]})")
            + tool(0, "a", "A", "{}") + chunk(R"({"reasoning":"S"})") + text("B") + stop + done,
        "[thinking R/openai:a:b][tool a A {}][thinking S/signed][text B] tool_use 0/0/0");
    row("letters beyond ASCII", text("\xE4\xB8\x96\xF0\x9F\x98\x80") + stop + done, "[text \xE4\xB8\x96\xF0\x9F\x98\x80] end_turn 0/0/0");
    row("line ends of another kind, comments, no blank after the colon",
        ": ping\r\n\r\nevent: x\r\ndata:{\"choices\":[{\"delta\":{\"content\":\"Hi\"}}]}\r\n\r\n: ping\r\ndata:"
        "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\r\n\r\ndata:[DONE]\r\n\r\n",
        "[text Hi] end_turn 0/0/0");
    row("text inside of an unfinished call",
        tool(0, "a", "A", R"({\"a\":)") + text("T") + chunk(R"({"reasoning":"R"})") + tool(0, "", "", "1}") + stop + done,
        R"([tool a A {"a":1}][text T][thinking R/signed] tool_use 0/0/0)");
    row("the older function_call in pieces",
        chunk(R"({"function_call":{"name":"F","arguments":"{\"a\""}})") + chunk(R"({"function_call":{"arguments":":1}"}})")
            + chunk("{}", "function_call") + done,
        R"([tool call_# F {"a":1}] tool_use 0/0/0)");
    row("content in several parts", chunk(R"({"content":[{"type":"text","text":"H"},{"type":"text","text":"i"}]})") + stop + done,
        "[text Hi] end_turn 0/0/0");
    row("text and refusal", text("I") + chunk(R"({"refusal":" will not"})") + stop + done, "[text I will not] refusal 0/0/0");
    row("sources",
        text("Hi") + chunk(R"({"annotations":[{"type":"url_citation","url_citation":{"url":"https://host.invalid/1","title":"One"}}]})")
            + stop + done,
        "[text Hi][search  \"\" One=https://host.invalid/1] end_turn 0/0/0");
    row("signed reasoning_details",
        chunk(R"({"reasoning":"R","reasoning_details":[{"type":"reasoning.text","text":"R"}]})")
            + chunk(R"({"reasoning_details":[{"type":"reasoning.text","signature":"openai:a:b"}]})") + text("C") + stop + done,
        "[thinking R/openai:a:b][text C] end_turn 0/0/0");
    row("reasoning_details alone",
        chunk(R"({"reasoning_details":[{"type":"reasoning.text","text":"R"}]})")
            + chunk(R"({"reasoning_details":[{"type":"reasoning.encrypted","data":"x"}]})") + text("C") + stop + done,
        "[thinking R/signed][redacted x][text C] end_turn 0/0/0");
    row("broken input of a call", tool(0, "a", "A", "{}{}") + stop + done, "[tool a A {}{} BROKEN] tool_use 0/0/0");
    row("calls without ids", tool(0, "", "A", "{}") + tool(1, "", "B", "{}") + stop + done,
        "[tool call_# A {}][tool call_# B {}] tool_use 0/0/0");
    row("calls of one id", tool(0, "a", "A", "{}") + tool(1, "a", "B", "{}") + stop + done,
        "[tool a A {}][tool call_# B {}] tool_use 0/0/0");
    row("half of a surrogate pair", text("a\\ud83d") + text("b") + stop + done,
        "[text a\xEF\xBF\xBD"
        "b] end_turn 0/0/0");
    row("thoughts in parts",
        chunk(R"({"content":[{"type":"thinking","thinking":[{"type":"text","text":"R"}]}]})") + text("C") + stop + done,
        "[thinking R/signed][text C] end_turn 0/0/0");
    row("a second answer", text("A") + "data: {\"choices\":[{\"index\":1,\"delta\":{\"content\":\"B\"}}]}\n\n" + stop + done,
        "[text A] end_turn 0/0/0");
    row("usage with the choice",
        text("A")
            + "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\",\"usage\":{\"prompt_tokens\":9,"
              "\"completion_tokens\":2}}]}\n\n"
            + done,
        "[text A] end_turn 9/2/0");
    row("usage of Groq",
        text("A")
            + "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}],\"x_groq\":{\"usage\":{\"prompt_tokens\":9,"
              "\"completion_tokens\":2}}}\n\n"
            + done,
        "[text A] end_turn 9/2/0");
    row("tokens written to a cache",
        text("A") + stop
            + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":50,\"completion_tokens\":2,"
              "\"prompt_tokens_details\":{\"cached_tokens\":10,\"cache_write_tokens\":20}}}\n\n"
            + done,
        "[text A] end_turn 20/2/10");
    row("length in the words of Mistral", text("A") + chunk("{}", "model_length") + done, "[text A] max_tokens 0/0/0");
    row("DeepSeek out of resources", text("A") + chunk("{}", "insufficient_system_resource") + done, "[text A FAILURE overloaded_error");
    row("error as vLLM tells it", text("A") + "data: {\"object\":\"error\",\"message\":\"x\",\"code\":400}\n\n" + done,
        "[text A FAILURE invalid_request_error");
    row("end mark without a finish", text("Hi") + done, "[text Hi] end_turn 0/0/0");
}

void TestOpenAiChatStream::decodesAtEverySplit()
{
    QFETCH(std::string, stream);
    QFETCH(std::string, events);
    for (std::size_t at = 0; at <= stream.size(); ++at)
        QCOMPARE(decode(std::string_view(stream).substr(0, at), std::string_view(stream).substr(at)), events);
}

void TestOpenAiChatStream::encodesAsAnthropicEvents()
{
    const auto decoder = findDialect("openai-chat")->newDecoder();
    const auto encoder = findDialect("anthropic")->newEncoder({.model = "asked"}, "msg_1");
    decoder->feed(text("Hi") + chunk("{}", "stop") + usage + done, *encoder);
    const std::string output = encoder->takeOutput();
    const std::string expected[] = {"event: message_start\ndata: {\"type\":\"message_start\"",
                                    "\"content_block\":{\"type\":\"text\",\"text\":\"\"}",
                                    "\"delta\":{\"type\":\"text_delta\",\"text\":\"Hi\"}",
                                    "event: content_block_stop",
                                    "\"stop_reason\":\"end_turn\",\"stop_sequence\":null",
                                    "\"input_tokens\":60,\"output_tokens\":7,\"cache_read_input_tokens\":40",
                                    "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n"};
    std::size_t at = 0;
    for (const std::string &part : expected) {
        at = output.find(part, at);
        QVERIFY2(at != std::string::npos, part.c_str());
    }
}

QTEST_APPLESS_MAIN(TestOpenAiChatStream)
#include "tst_openai_chat_stream.moc"
