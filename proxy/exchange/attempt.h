#pragma once

#include "logging/api/exchange_log.h"
#include "proxy/dialect/dialect.h"
#include "proxy/message/response_collector.h"
#include "proxy/message/tool_names.h"
#include "proxy/transform/stop_sequence_filter.h"
#include "proxy/transform/transform_chain.h"
#include "proxy/upstream/retry_policy.h"
#include "proxy/upstream/upstream_transport.h"
#include "proxy/user_transform/user_transformers.h"

#include <memory>

namespace ccr::proxy {

/// Hears what comes of one attempt. Exactly one of attemptAnswered(), attemptStreamEnded() and attemptFailed() comes. From
/// inside any of these functions the attempt may be cancelled, but not destroyed.
class AttemptListener
{
public:
    virtual ~AttemptListener() = default;
    /// One event of an answer that arrives in pieces, after the transforms. Never a Failure.
    virtual void attemptEvent(const ChatEvent &event) = 0;
    /// Whole frames that may go to the client as they are; the events in them were announced before.
    virtual void attemptFrames(std::string_view frames) = 0;
    /// A piece was taken in: what it brought may leave together.
    virtual void attemptPieceTaken() = 0;
    /// A whole answer, after the transforms. `body`: as the provider sent it, where that may go to the client; else empty.
    virtual void attemptAnswered(const ChatResponse &response, std::string_view body) = 0;
    virtual void attemptStreamEnded() = 0;
    /// `errorForwarded`: the provider's own error event stands in the frames that were handed out.
    virtual void attemptFailed(const AttemptFailure &failure, bool errorForwarded) = 0;
    /// After the end: the provider has finished too, and its connection can be used again.
    virtual void attemptDrained() = 0;
};

/// How one attempt is made.
struct AttemptSetup
{
    std::string provider; ///< its name, for messages
    const Dialect *dialect = nullptr;
    std::shared_ptr<const TransformChain> chain;
    std::vector<std::string> stopSequences; ///< where the answer ends although the provider does not know of them
    ToolNames toolNames;                    ///< under which the client knows tools that the provider calls otherwise
    bool wantsStream = false;
    bool mayPassThrough = false;                              ///< the client speaks the same dialect, and no transform touches the answer
    std::shared_ptr<const UserTransformCalls> userTransforms; ///< that the answer passes; null: none
    UserTransformers *userTransformers = nullptr;
    milliseconds timeLeft{}; ///< for the whole answer
};

/// One try of an exchange at one provider: sends the request, understands the answer in whatever form it comes, and tells its
/// listener. Proxy thread.
class Attempt final : private UpstreamSink, private ChatEventSink, private UserTransformSink
{
public:
    Attempt(AttemptSetup setup, logging::ExchangeLog &log, AttemptListener &listener);

    /// `log` must have been told that the attempt begins.
    void start(UpstreamTransport &transport, UpstreamRequest request);

    void pause();
    void resume();
    void extend(milliseconds by);
    /// Closes the provider's connection; nothing more is announced.
    void cancel();
    /// The provider has sent everything.
    bool isDrained() const { return m_upstreamDone; }
    /// Of the provider's answer; 0: none yet.
    int status() const { return m_status; }
    /// The answer goes to the client in the frames in which it comes, through attemptFrames(); its events are only told.
    bool passesFrames() const { return m_passesFrames; }
    /// Fields of the provider's answer that the client gets.
    const HttpHeaders &forwardedHeaders() const { return m_forwarded; }

private:
    /// How the provider's body is being taken.
    enum class Mode
    {
        AwaitHead,
        Collect,      ///< a whole JSON body
        CollectError, ///< the body of a refusal
        Decode,       ///< a stream of events
        Transform,    ///< the whole body is with the user's transformers
        Ended
    };

    // UpstreamSink
    void upstreamConnected(bool reused) override;
    void upstreamHead(const UpstreamResponseHead &head) override;
    void upstreamBody(std::string_view piece) override;
    void upstreamFinished() override;
    void upstreamFailed(const UpstreamFailure &failure) override;
    // UserTransformSink: the body after the user's transformers
    void transformedPiece(std::string_view bytes) override;
    void transformedEnd() override;
    void transformFailed(const Error &error) override;
    void transformHasRoom() override;
    // ChatEventSink: what leaves the transforms
    void accept(const ChatEvent &event) override;

    void makeFilters(ChatEventSink &end);
    void passOn(const ChatEvent &event);
    std::string_view clientName(std::string_view toolName) const;
    bool isCutShort() const { return m_stop && m_stop->hasStopped(); }
    void decode(std::string_view piece);
    int &deltasOf(BlockKind block);
    bool handOutFrames(bool isOver);
    void beginDecoding();
    void finishBody();
    void finishStream();
    void finishWhole();
    void failUnread(ProviderError error);
    void finishTransformed(Result<UserTransformers::WholeAnswer> answer);
    void reconsiderPause();
    void finishRefusal();
    UpstreamFailureKind namedBy(UpstreamFailureKind kind) const;
    void fail(AttemptFailure failure);

    AttemptSetup m_setup;
    logging::ExchangeLog &m_log;
    AttemptListener &m_listener;
    std::unique_ptr<UpstreamCall> m_call;
    std::unique_ptr<UserTransformStream> m_userStream;
    std::unique_ptr<UserTransformTicket> m_userTicket;
    HttpHeaders m_headers;   ///< of the provider's answer, for the user's transformers
    bool m_isPaused = false; ///< by the listener
    std::unique_ptr<StreamDecoder> m_decoder;
    std::unique_ptr<StopSequenceFilter> m_stop; ///< behind m_filters
    TransformChain::Filters m_filters;
    Mode m_mode = Mode::AwaitHead;
    int m_status = 0;
    HttpHeaders m_forwarded;
    std::optional<milliseconds> m_retryAfter;
    std::string m_collected;   ///< a whole body, or the incomplete frame at the end of a passed-through stream
    ResponseCollector m_whole; ///< of a stream that came although none was asked for
    ProviderError m_failure;   ///< set when the stream reported one
    bool m_failureSeen = false;
    bool m_failureForwarded = false;
    logging::StreamPiece m_piece; ///< what the transforms gave since the last piece
    bool m_passesFrames = false;
    bool m_mayBeWhole = false; ///< no type says that a stream comes: its first byte decides
    bool m_isConnected = false;
    bool m_reused = false;
    bool m_upstreamDone = false;
};

} // namespace ccr::proxy
