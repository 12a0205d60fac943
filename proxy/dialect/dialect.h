#pragma once

#include "logging/base/result.h"
#include "proxy/api/proxy_config.h"
#include "proxy/http/http_message.h"
#include "proxy/message/chat_event.h"
#include "proxy/message/chat_request.h"
#include "proxy/message/request_shape.h"

#include <memory>

namespace ccr::proxy {

/// Turns a provider's stream into events. Takes bytes as they come; keeps what is incomplete.
class StreamDecoder
{
public:
    virtual ~StreamDecoder() = default;
    /// Returns the number of complete stream frames in it.
    virtual int feed(std::string_view bytes, ChatEventSink &sink) = 0;
    /// The provider closed the response. Emits what is pending; a response that is not complete by its dialect's rules
    /// ends with Failure.
    virtual void finish(ChatEventSink &sink) = 0;
    /// MessageEnd or Failure was emitted.
    virtual bool isDone() const = 0;
};

/// Writes events in the client's dialect. Appends to a buffer that the owner takes after each batch.
class StreamEncoder : public ChatEventSink
{
public:
    /// Bytes since the last call.
    std::string takeOutput() { return std::exchange(m_output, {}); }
    /// A sign of life without content during a long silence; nothing before the stream has begun.
    virtual void keepAlive() = 0;
    /// An empty piece of the open block, for clients that take nothing but the message's own events for life; nothing where no
    /// block is open or where the dialect has no such clients.
    virtual void keepBlockAlive() {}
    /// The provider's own frames pass by the encoder: learns from an event which block is open now, and writes nothing.
    virtual void follow(const ChatEvent &event) { (void)event; }
    virtual std::string_view contentType() const { return "text/event-stream; charset=utf-8"; }

protected:
    std::string m_output;
};

/// The provider's request as it goes over the wire.
struct UpstreamDraft
{
    QUrl url;
    HttpHeaders headers; ///< with Content-Type and credentials
    QByteArray body;
};

/// What a provider's request is made from.
struct UpstreamContext
{
    const ChatRequest &request;
    const Provider &provider;
    std::string_view credential; ///< API key or access token; empty: none
    std::string model;
    const RequestShape &shape;
    std::string_view clientBody; ///< as it came, where it may go on as it is; else empty
    const HttpHeaders &clientHeaders;
};

/// A wire format. Stateless and shared; a dialect that is only spoken on one side answers the other with an error.
class Dialect
{
public:
    virtual ~Dialect() = default;
    virtual std::string_view name() const = 0; ///< key in dialect_registry
    /// The dialect that is spoken inside, where an envelope of address, headers and a member or two is all that differs: a
    /// client's body and the answers to it may pass as they are.
    virtual std::string_view innerName() const { return name(); }

    /// @name Client side
    /// @{
    /// `head`: some dialects say the model and whether to stream in the address.
    virtual Result<ChatRequest> readRequest(std::string_view body, const HttpRequestHead &head) const = 0;
    /// `request`: what was asked; its messages and tools may be gone. `id`: unique, for the answer.
    virtual std::unique_ptr<StreamEncoder> newEncoder(const ChatRequest &request, std::string id) const = 0;
    virtual QByteArray writeResponse(const ChatResponse &response, const ChatRequest &request, const std::string &id) const = 0;
    virtual QByteArray writeError(const ProviderError &error) const = 0;
    /// The header field in which clients look for the id of their request. Anthropic API reference, "Errors".
    virtual std::string_view requestIdField() const { return "request-id"; }
    /// @}

    /// @name Provider side
    /// @{
    /// Whether a request of a client that speaks the same dialect may go on as it came (UpstreamContext::clientBody). Asked
    /// with the request as the client sent it; no, where the provider must be asked for more than the client asked for.
    virtual bool mayPassThrough(const ChatRequest &request) const
    {
        (void)request;
        return true;
    }
    /// How many of a request's stop sequences writeRequest() can hand on; the answer is ended here at the others.
    virtual std::size_t mostStopSequences() const { return static_cast<std::size_t>(-1); }
    virtual Result<UpstreamDraft> writeRequest(const UpstreamContext &context) const = 0;
    virtual std::unique_ptr<StreamDecoder> newDecoder() const = 0;
    virtual Result<ChatResponse> readResponse(std::string_view body) const = 0;
    /// The provider answered with `status` >= 400 (or with an error object under 200): its own message, Anthropic's type.
    virtual ProviderError readError(int status, std::string_view body) const = 0;
    /// @}
};

/// Null when unknown. Names: "anthropic", "gemini", "openai-chat", "openai-responses", "vertex-gemini", "vertex-claude",
/// "vertex-openai".
const Dialect *findDialect(std::string_view name);

} // namespace ccr::proxy
