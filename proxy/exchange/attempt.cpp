#include "proxy/exchange/attempt.h"

#include "proxy/api/exchange_sentence.h"
#include "proxy/endpoint/error_response.h"
#include "proxy/exchange/error_class.h"
#include "proxy/exchange/exchange_facts.h"

#include <algorithm>
#include <cctype>

namespace ccr::proxy {

namespace {

constexpr std::size_t maxCollectedBytes = 256UL * 1024 * 1024;
constexpr std::size_t maxErrorBytes = 256UL * 1024;

bool startsWith(std::string_view name, std::string_view prefix)
{
    return name.size() > prefix.size() && equalsIgnoringCase(name.substr(0, prefix.size()), prefix);
}

// Response headers of a provider that help the client: identity of the request, limits, when to come back.
bool isForwardedHeader(std::string_view name)
{
    return equalsIgnoringCase(name, "retry-after") || equalsIgnoringCase(name, "request-id") || equalsIgnoringCase(name, "x-request-id")
           || equalsIgnoringCase(name, "x-should-retry") || startsWith(name, "anthropic-ratelimit-") || startsWith(name, "x-ratelimit-");
}

bool hasType(const UpstreamResponseHead &head, std::string_view word)
{
    const std::string_view type = head.headers.value("content-type");
    const auto isSame = [](char given, char lower) { return std::tolower(static_cast<unsigned char>(given)) == lower; };
    return std::search(type.begin(), type.end(), word.begin(), word.end(), isSame) != type.end();
}

// End of the last complete frame: an event ends with a blank line, whatever the line ends (WHATWG HTML, 9.2.5).
std::size_t completeFramesLength(std::string_view bytes)
{
    std::size_t end = 0;
    for (const std::string_view blank : {std::string_view("\n\n"), std::string_view("\r\n\r\n"), std::string_view("\r\r")}) {
        const std::size_t at = bytes.rfind(blank);
        if (at != std::string_view::npos) end = std::max(end, at + blank.size());
    }
    return end;
}

bool isContent(const ChatEvent &event)
{
    using Kind = ChatEvent::Kind;
    if (event.kind == Kind::BlockDelta) return !event.text.empty();
    return event.kind == Kind::BlockStart && event.block != BlockKind::Text && event.block != BlockKind::Thinking;
}

bool beginsJson(std::string_view body)
{
    const std::size_t first = body.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && body[first] == '{';
}

} // namespace

Attempt::Attempt(AttemptSetup setup, logging::ExchangeLog &log, AttemptListener &listener)
    : m_setup(std::move(setup)), m_log(log), m_listener(listener)
{
}

void Attempt::start(UpstreamTransport &transport, UpstreamRequest request)
{
    m_call = transport.start(std::move(request), *this);
}

void Attempt::pause()
{
    m_isPaused = true;
    if (m_call) m_log.backpressureBegan();
    reconsiderPause();
}

void Attempt::resume()
{
    m_isPaused = false;
    if (m_call) m_log.backpressureEnded();
    reconsiderPause();
}

void Attempt::extend(milliseconds by)
{
    m_setup.timeLeft += by;
    if (m_call) m_call->extend(by);
}

void Attempt::reconsiderPause()
{
    if (!m_call) return;
    if (m_isPaused || (m_userStream && m_userStream->isFull()))
        m_call->pause();
    else
        m_call->resume();
}

void Attempt::cancel()
{
    m_mode = Mode::Ended;
    m_upstreamDone = true;
    m_call.reset();
    m_userTicket.reset();
    if (m_userStream) m_userStream->drop();
}

void Attempt::upstreamConnected(bool reused)
{
    m_isConnected = true;
    m_reused = reused;
    m_log.attemptConnected(reused);
}

void Attempt::upstreamHead(const UpstreamResponseHead &head)
{
    m_status = head.status;
    for (const HttpHeader &field : head.headers)
        if (isForwardedHeader(field.name)) m_forwarded.add(field.name, field.value);
    m_log.attemptAnswered(head.status);
    keepHead(m_log, logging::StoredBody::Kind::ProviderResponse, head.headers);
    if (head.status < 200 || head.status >= 300) {
        m_retryAfter = retryAfter(head.headers, std::chrono::duration_cast<std::chrono::seconds>(wallNow().time_since_epoch()).count());
        m_mode = Mode::CollectError;
        return;
    }
    const bool asStream = m_setup.wantsStream ? !hasType(head, "json") : hasType(head, "event-stream");
    m_mode = asStream ? Mode::Decode : Mode::Collect;
    m_mayBeWhole = asStream && !hasType(head, "event-stream") && !m_setup.userTransforms;
    if (m_setup.userTransforms) m_headers = head.headers;
    if (!asStream) return;
    m_passesFrames = m_setup.mayPassThrough && m_setup.wantsStream && !m_setup.userTransforms;
    beginDecoding();
    if (m_setup.userTransforms)
        m_userStream = m_setup.userTransformers->open(*m_setup.userTransforms, m_status, m_headers, m_setup.timeLeft, *this);
}

void Attempt::beginDecoding()
{
    m_decoder = m_setup.dialect->newDecoder();
    makeFilters(*this);
}

void Attempt::makeFilters(ChatEventSink &end)
{
    m_stop.reset();
    if (!m_setup.stopSequences.empty()) {
        m_stop = std::make_unique<StopSequenceFilter>(m_setup.stopSequences);
        m_stop->setNext(end);
    }
    m_filters = m_setup.chain->newFilters(m_stop ? *m_stop : end);
}

void Attempt::upstreamBody(std::string_view piece)
{
    m_log.providerPiece(piece);
    if (std::exchange(m_mayBeWhole, false) && beginsJson(piece)) {
        m_mode = Mode::Collect;
        m_passesFrames = false;
    }
    switch (m_mode) {
    case Mode::Collect:
        m_log.pieceReceived({.bytes = static_cast<std::int64_t>(piece.size())});
        m_collected += piece;
        if (m_collected.size() > maxCollectedBytes)
            fail({.error = toProviderError(errorTelling(ErrorKind::Protocol, "The provider's answer is larger than 256 MB.")),
                  .errorClass = "translate"});
        return;
    case Mode::CollectError:
        if (m_collected.size() < maxErrorBytes) m_collected += piece;
        return;
    case Mode::Decode:
        if (!m_userStream) return decode(piece);
        m_userStream->feed(piece);
        return reconsiderPause();
    case Mode::Transform:
    case Mode::AwaitHead:
    case Mode::Ended: return;
    }
}

void Attempt::decode(std::string_view piece)
{
    const int frames = m_decoder->feed(piece, m_filters.entrance());
    m_piece.bytes = static_cast<std::int64_t>(piece.size());
    m_piece.events = frames;
    m_log.pieceReceived(std::exchange(m_piece, {}));
    const bool isOver = m_failureSeen || m_decoder->isDone() || isCutShort();
    if (m_passesFrames) {
        m_collected += piece;
        const bool handedOut = handOutFrames(isOver);
        m_failureForwarded = handedOut && m_failureSeen && !m_failure.isConcluded;
    }
    m_listener.attemptPieceTaken();
    if (isOver && m_mode == Mode::Decode) finishStream();
}

// Only whole frames go on: should the provider break off, an error event can still follow. The last one counts as whole as
// soon as it was understood, which is before the line feed of its last CR LF.
bool Attempt::handOutFrames(bool isOver)
{
    const std::size_t complete = isOver ? m_collected.size() : completeFramesLength(m_collected);
    if (complete == 0) return false;
    m_listener.attemptFrames(std::string_view(m_collected).substr(0, complete));
    m_collected.erase(0, complete);
    return true;
}

void Attempt::accept(const ChatEvent &event)
{
    if (m_failureSeen) return;
    if (event.kind == ChatEvent::Kind::Failure) {
        m_failureSeen = true;
        if (event.error) m_failure = *event.error;
        return;
    }
    if (isContent(event)) ++deltasOf(event.block);
    if (event.kind != ChatEvent::Kind::BlockStart || event.block != BlockKind::ToolCall) return passOn(event);
    ChatEvent known = event;
    known.name = clientName(event.name);
    passOn(known);
}

void Attempt::passOn(const ChatEvent &event)
{
    if (m_setup.wantsStream)
        m_listener.attemptEvent(event);
    else
        m_whole.accept(event);
}

std::string_view Attempt::clientName(std::string_view toolName) const
{
    const auto found = m_setup.toolNames.find(toolName);
    return found == m_setup.toolNames.end() ? toolName : std::string_view(found->second);
}

int &Attempt::deltasOf(BlockKind block)
{
    if (block == BlockKind::Text) return m_piece.textDeltas;
    const bool isThinking = block == BlockKind::Thinking || block == BlockKind::RedactedThinking;
    return isThinking ? m_piece.thinkingDeltas : m_piece.toolDeltas;
}

void Attempt::upstreamFinished()
{
    m_upstreamDone = true;
    switch (m_mode) {
    case Mode::Collect:
        if (!m_setup.userTransforms) return finishWhole();
        m_mode = Mode::Transform;
        m_userTicket = m_setup.userTransformers->transform(
            *m_setup.userTransforms, m_status, m_headers, m_collected,
            [this](Result<UserTransformers::WholeAnswer> answer) { finishTransformed(std::move(answer)); });
        return;
    case Mode::CollectError: return finishRefusal();
    case Mode::Decode: return m_userStream ? m_userStream->finish() : finishBody();
    case Mode::Transform: return;
    case Mode::AwaitHead:
        return fail({.transport = UpstreamFailureKind::ConnectionLost,
                     .error = toProviderError(errorTelling(ErrorKind::Protocol, "The provider closed without an answer.")),
                     .errorClass = "connection_lost"});
    case Mode::Ended: return m_listener.attemptDrained();
    }
}

void Attempt::finishBody()
{
    m_decoder->finish(m_filters.entrance());
    if (m_passesFrames && !m_failureSeen) handOutFrames(true);
    m_listener.attemptPieceTaken();
    if (m_mode == Mode::Decode) finishStream();
}

void Attempt::transformedPiece(std::string_view bytes)
{
    if (m_mode == Mode::Decode) decode(bytes);
}

void Attempt::transformedEnd()
{
    if (m_mode == Mode::Decode) finishBody();
}

void Attempt::transformHasRoom()
{
    reconsiderPause();
}

void Attempt::transformFailed(const Error &error)
{
    if (m_mode != Mode::Decode && m_mode != Mode::Transform) return;
    fail({.error = toProviderError(error), .errorClass = std::string(transformerErrorClass)});
    if (m_call && !m_upstreamDone) m_call->resume(); // the rest is read, so that the connection can be kept
}

void Attempt::finishTransformed(Result<UserTransformers::WholeAnswer> answer)
{
    if (m_mode != Mode::Transform) return;
    if (!answer) return transformFailed(answer.error());
    m_collected = std::move(answer->body);
    if (answer->contentType.find("event-stream") == std::string::npos) return finishWhole();
    m_mode = Mode::Decode; // a transformer made a stream of it
    beginDecoding();
    decode(std::exchange(m_collected, {}));
    if (m_mode == Mode::Decode) finishBody();
}

void Attempt::upstreamFailed(const UpstreamFailure &failure)
{
    m_upstreamDone = true;
    if (m_mode == Mode::Ended) return m_listener.attemptDrained();
    // A provider may report its error and then break off; its own words are worth more than ours.
    if (m_mode == Mode::CollectError && !m_collected.empty()) return finishRefusal();
    const bool isStale = m_reused && m_mode == Mode::AwaitHead && failure.kind == UpstreamFailureKind::ConnectionLost;
    const UpstreamFailureKind kind = namedBy(failure.kind);
    fail({.transport = failure.kind,
          .error = toProviderError(toError({kind, failure.message}, QString::fromStdString(m_setup.provider))),
          .errorClass = std::string(errorClass(kind)),
          .wasStale = isStale});
}

// The limit of the whole answer may be over before there is anything of it: that is a wait like the other two, and nothing
// stopped in its middle.
UpstreamFailureKind Attempt::namedBy(UpstreamFailureKind kind) const
{
    if (kind != UpstreamFailureKind::TotalTimeout || m_status != 0) return kind;
    return m_isConnected ? UpstreamFailureKind::FirstByteTimeout : UpstreamFailureKind::ConnectTimeout;
}

void Attempt::finishRefusal()
{
    ProviderError error = m_setup.dialect->readError(m_status, m_collected);
    if (m_status < 400) {
        error = ownError(502, "api_error",
                         told("Provider \"%1\" answered with status %2. Redirects are not followed, because they would carry the key "
                              "elsewhere: set api_base_url to the final address.",
                              m_setup.provider, m_status));
    }
    if (error.cause == ErrorCause::UnknownAddress)
        error.tell(told("Provider \"%1\" has nothing at its address (status %2): check its api_base_url. It said: %3", m_setup.provider,
                        m_status, error.said()));
    const std::string_view cls = errorClass(error);
    fail({.error = std::move(error), .errorClass = std::string(cls)});
}

void Attempt::finishWhole()
{
    Result<ChatResponse> response = m_setup.dialect->readResponse(m_collected);
    if (!response) return failUnread(toProviderError(response.error()));
    if (m_setup.wantsStream) { // a provider that answers JSON to a stream request: the client gets the events it asked for
        makeFilters(*this);
        replay(*response, m_filters.entrance());
        m_listener.attemptPieceTaken();
        return finishStream();
    }
    m_mode = Mode::Ended;
    ResponseCollector collector;
    makeFilters(collector);
    if (m_stop || !m_filters.isEmpty()) {
        replay(*response, m_filters.entrance());
        response = collector.take();
    }
    for (ResponseBlock &block : response->blocks)
        if (block.kind == BlockKind::ToolCall) block.name = clientName(block.name);
    m_listener.attemptAnswered(*response, m_setup.mayPassThrough ? std::string_view(m_collected) : std::string_view());
}

// Some tell an error under status 200, with its own status in the body.
void Attempt::failUnread(ProviderError error)
{
    const ProviderError stated = m_setup.dialect->readError(0, m_collected);
    const bool isStated = stated.status != error.status;
    if (isStated) {
        error.status = stated.status;
        error.type = stated.type;
        error.cause = stated.cause;
    }
    fail({.error = error, .errorClass = isStated ? std::string(errorClass(error)) : "translate"});
}

void Attempt::finishStream()
{
    if (m_failureSeen) {
        if (m_failure.status == 0) m_failure.status = 502;
        const bool isStated = m_failure.cause != ErrorCause::Unstated;
        const std::string_view cls = m_failure.isConcluded ? "stream_truncated" : isStated ? errorClass(m_failure) : "stream_error_event";
        return fail({.error = m_failure, .errorClass = std::string(cls)});
    }
    m_mode = Mode::Ended;
    if (isCutShort()) cancel(); // what the provider still makes is paid for, and nobody gets it
    if (m_setup.wantsStream) return m_listener.attemptStreamEnded();
    m_listener.attemptAnswered(m_whole.take(), {});
}

void Attempt::fail(AttemptFailure failure)
{
    m_mode = Mode::Ended;
    if (m_userStream) m_userStream->drop();
    failure.status = m_status;
    failure.retryAfter = m_retryAfter;
    m_log.attemptFailed(
        {.status = m_status, .errorClass = failure.errorClass, .message = failure.error.recorded(), .phrase = failure.error.phrase});
    m_listener.attemptFailed(failure, m_failureForwarded);
}

} // namespace ccr::proxy
