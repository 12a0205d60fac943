#pragma once

#include "proxy/upstream/upstream_transport.h"

namespace ccr::proxy {

/// The built-in provider of a first start: answers without any network, as an OpenAI chat server would, with thinking, text
/// and, when the agent brings a tool that only lists files, one call of it. Paced, so that every view has something to show.
class DemoTransport final : public UpstreamTransport
{
public:
    std::unique_ptr<UpstreamCall> start(UpstreamRequest request, UpstreamSink &sink) override;
};

} // namespace ccr::proxy
