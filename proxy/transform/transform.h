#pragma once

#include "logging/base/result.h"
#include "proxy/message/chat_event.h"
#include "proxy/message/chat_request.h"
#include "proxy/message/request_shape.h"

#include <memory>
#include <string>
#include <string_view>

namespace ccr::proxy {

/// Stands between a provider's decoder and the client's encoder; passes on what it does not change. The sequence that
/// leaves must be well-formed (see ChatEvent) if the one that came was.
class EventFilter : public ChatEventSink
{
public:
    /// `next` is set once, before the first event, and outlives the filter.
    void setNext(ChatEventSink &next) { m_next = &next; }

protected:
    ChatEventSink &next() { return *m_next; }

private:
    ChatEventSink *m_next = nullptr;
};

/// What a transform may look at while it adjusts a request.
struct TransformContext
{
    std::string_view model; ///< as the provider knows it
};

/// An adjustment of the request, of the answer, or of both, named in `transformer.use`. Immutable and shared.
class Transform
{
public:
    virtual ~Transform() = default;
    virtual std::string_view name() const = 0;
    /// Whoever changes `request` sets shape.changesRequest.
    virtual void adjust(ChatRequest &request, RequestShape &shape, const TransformContext &context) const
    {
        (void)request, (void)shape, (void)context;
    }
    /// For one answer; null when answers pass unchanged.
    virtual std::unique_ptr<EventFilter> newFilter() const { return nullptr; }
};

} // namespace ccr::proxy
