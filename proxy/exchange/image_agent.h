#pragma once

#include "proxy/exchange/inner_exchange.h"
#include "proxy/image_agent/agent_turn.h"
#include "proxy/image_agent/image_tool.h"

namespace ccr::proxy {

/// Lets the model of one exchange ask Router.image about the images of its conversation: hides its calls of the image tool from
/// the client, answers them by inner exchanges, and continues the conversation, so that several answers of the model become
/// one for the client. Proxy thread.
class ImageAgent final
{
public:
    /// After so many answers with calls the tool only says that it is enough.
    static constexpr int mostTurns = 8;
    /// Calls of one answer beyond that are refused.
    static constexpr std::size_t mostCalls = 8;

    struct Setup
    {
        RouteTarget model; ///< that sees
        std::shared_ptr<const ProxyConfig> config;
        ExchangeServices &services;
        std::string exchangeId;
        std::string sessionId;
    };
    ImageAgent(HiddenImages images, Setup setup);

    /// An attempt begins: what an earlier one of the same turn brought does not count.
    void beginAttempt();
    bool isFirstTurn() const { return m_turns == 0; }
    const AgentTurn &turn() const { return *m_turn; }

    /// Takes an event of an answer in pieces; false: the client must not see it.
    bool shows(const ChatEvent &event) { return m_turn->shows(event); }
    /// Takes a whole answer instead.
    void take(const ChatResponse &response);
    /// All whole answers as one. `usage`: of all of them.
    ChatResponse whole(const TokenUsage &usage);

    /// The model's calls are to be answered. `answered` is called once, perhaps from inside; not after cancel().
    void answerCalls(milliseconds limit, std::function<void()> answered);
    /// Puts the turn and the answers to its calls into the conversation; the next turn begins.
    void continueIn(ChatRequest &request);
    /// The client's own tools come first: the answers are kept for its next request.
    void keepAnswers();

    /// What a turn took; counted together with what its calls took.
    void spend(const TokenUsage &usage);
    /// Of all turns but the one that runs, and of all calls.
    const TokenUsage &spent() const { return m_spent; }

    void tick(MonotonicTime now);
    void cancel();

private:
    void ask(std::size_t call, const ImageTask &task);
    void answer(std::size_t call, Result<ChatResponse> response);
    void answer(std::size_t call, std::string text, bool isError);

    HiddenImages m_images;
    Setup m_setup;
    std::optional<AgentTurn> m_turn;
    int m_turns = 0; ///< that are over
    ResponseCollector m_whole;
    std::vector<ToolCallPart> m_calls;
    std::vector<ToolResultPart> m_results;
    std::size_t m_waiting = 0;
    milliseconds m_limit{};
    std::function<void()> m_answered;
    std::vector<std::unique_ptr<InnerExchange>> m_inner;
    int m_asked = 0;
    TokenUsage m_spent;
};

/// Sum; what neither knows stays unknown.
TokenUsage operator+(const TokenUsage &a, const TokenUsage &b);

} // namespace ccr::proxy
