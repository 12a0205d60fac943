#include "proxy/exchange/image_agent.h"

#include "proxy/routing/fallback_list.h"
#include "proxy/routing/route_words.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

constexpr std::string_view rule = "image agent";

std::optional<std::int64_t> sum(const std::optional<std::int64_t> &a, const std::optional<std::int64_t> &b)
{
    return a || b ? std::optional(a.value_or(0) + b.value_or(0)) : std::nullopt;
}

std::string textOf(const ChatResponse &response)
{
    std::string text;
    for (const ResponseBlock &block : response.blocks)
        if (block.kind == BlockKind::Text) text += (text.empty() ? "" : "\n") + block.text;
    return text;
}

std::string numbersOf(const ImageTask &task)
{
    std::string numbers;
    for (const int number : task.images) numbers += (numbers.empty() ? "#" : ", #") + std::to_string(number);
    return numbers;
}

} // namespace

TokenUsage operator+(const TokenUsage &a, const TokenUsage &b)
{
    return {.input = sum(a.input, b.input),
            .output = sum(a.output, b.output),
            .cacheRead = sum(a.cacheRead, b.cacheRead),
            .cacheWrite = sum(a.cacheWrite, b.cacheWrite),
            .reasoning = sum(a.reasoning, b.reasoning)};
}

ImageAgent::ImageAgent(HiddenImages images, Setup setup) : m_images(std::move(images)), m_setup(std::move(setup)) {}

void ImageAgent::beginAttempt()
{
    using Place = AgentTurn::Place;
    const Place place = m_turns == 0 ? Place::First : m_turns <= mostTurns ? Place::Later : Place::Last;
    m_turn.emplace(m_images.toolName, place);
}

void ImageAgent::take(const ChatResponse &response)
{
    class Shown final : public ChatEventSink
    {
    public:
        explicit Shown(ImageAgent &agent) : m_agent(agent) {}
        void accept(const ChatEvent &event) override
        {
            if (m_agent.shows(event) && event.kind != ChatEvent::Kind::MessageEnd) m_agent.m_whole.accept(event);
        }

    private:
        ImageAgent &m_agent;
    } shown(*this);
    replay(response, shown);
}

ChatResponse ImageAgent::whole(const TokenUsage &usage)
{
    m_whole.accept({.kind = ChatEvent::Kind::MessageEnd, .stop = m_turn->stop(), .stopSequence = m_turn->response().stopSequence});
    ChatResponse response = m_whole.take();
    response.usage = usage;
    return response;
}

void ImageAgent::answerCalls(milliseconds limit, std::function<void()> answered)
{
    std::erase_if(m_inner, [](const auto &inner) { return inner->isEnded(); });
    m_calls.clear();
    m_results.clear();
    for (const ResponseBlock &block : m_turn->response().blocks) {
        if (!m_turn->isToolCall(block)) continue;
        m_calls.push_back({.id = block.id, .name = block.name, .inputJson = block.inputJson, .cacheControlJson = {}, .membersJson = {}});
        m_results.push_back({.toolCallId = block.id, .content = {}, .isError = false, .cacheControlJson = {}});
    }
    m_limit = limit;
    m_answered = std::move(answered);
    m_waiting = m_calls.size() + 1; // one for this function: an inner exchange may fail at once
    for (std::size_t call = 0; call < m_calls.size(); ++call) {
        if (m_turns >= mostTurns || call >= mostCalls) {
            answer(call, "Images were looked at often enough for one answer; go on with what is known.", true);
        } else if (const Result<ImageTask> task = readImageTask(m_calls[call].inputJson, m_images)) {
            ask(call, *task);
        } else {
            answer(call, task.error().message.toStdString(), true);
        }
    }
    if (--m_waiting > 0) return;
    if (const auto done = std::exchange(m_answered, nullptr)) done();
}

void ImageAgent::ask(std::size_t call, const ImageTask &task)
{
    ChatRequest question = imageQuestion(task, m_images);
    question.sessionId = m_setup.sessionId;
    question.model = (m_setup.model.provider + u',' + m_setup.model.model).toStdString();
    Route route{.target = m_setup.model, .rule = std::string(rule), .changedPrompt = true, .scenario = "image"};
    route.reason = told("the model of %1 asked about %2", m_setup.exchangeId, told("Image %1", numbersOf(task)));
    route.sentence = decidedSentence(route);
    route.steps.push_back({route.rule, true, route.reason});
    route.fallbacks = usableFallbacks(route, nullptr, *m_setup.config);
    m_inner.push_back(std::make_unique<InnerExchange>(InnerExchange::Setup{.config = m_setup.config,
                                                                           .services = m_setup.services,
                                                                           .id = m_setup.exchangeId + '.' + std::to_string(++m_asked),
                                                                           .client = "image agent of " + m_setup.exchangeId,
                                                                           .limit = m_limit},
                                                      [this, call](Result<ChatResponse> response) { answer(call, std::move(response)); }));
    m_inner.back()->start(std::move(question), std::move(route));
}

void ImageAgent::answer(std::size_t call, Result<ChatResponse> response)
{
    if (!response) return answer(call, "The image could not be looked at: " + response.error().message.toStdString(), true);
    m_spent = m_spent + response->usage;
    std::string text = textOf(*response);
    const bool isEmpty = text.empty();
    answer(call, isEmpty ? "The image could not be looked at: the model that sees said nothing." : std::move(text), isEmpty);
}

void ImageAgent::answer(std::size_t call, std::string text, bool isError)
{
    m_results[call].content.emplace_back(TextPart{.text = std::move(text), .cacheControlJson = {}, .membersJson = {}});
    m_results[call].isError = isError;
    if (--m_waiting > 0) return;
    if (const auto done = std::exchange(m_answered, nullptr)) done();
}

void ImageAgent::continueIn(ChatRequest &request)
{
    request.messages.push_back(asMessage(m_turn->response()));
    ChatMessage &results = request.messages.emplace_back();
    for (ToolResultPart &result : m_results) results.parts.emplace_back(std::move(result));
    ++m_turns;
}

void ImageAgent::keepAnswers()
{
    const std::vector<ResponseBlock> &blocks = m_turn->response().blocks;
    const auto clients = std::find_if(blocks.begin(), blocks.end(), [this](const ResponseBlock &block) {
        return block.kind == BlockKind::ToolCall && !m_turn->isToolCall(block);
    });
    if (clients == blocks.end()) return;
    for (std::size_t call = 0; call < m_calls.size(); ++call)
        m_setup.services.images.remember(
            m_images.conversation, {.besides = clients->id, .call = m_calls[call], .result = std::move(m_results[call])}, monotonicNow());
}

void ImageAgent::spend(const TokenUsage &usage)
{
    m_spent = m_spent + usage;
}

void ImageAgent::tick(MonotonicTime now)
{
    for (const auto &inner : m_inner)
        if (!inner->isEnded()) inner->tick(now);
}

void ImageAgent::cancel()
{
    m_answered = nullptr;
    for (const auto &inner : m_inner) inner->cancel();
}

} // namespace ccr::proxy
