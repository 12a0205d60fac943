#pragma once

#include "logging/api/log.h"
#include "proxy/api/proxy_config.h"
#include "proxy/message/chat_request.h"
#include "proxy/routing/report_once.h"
#include "proxy/upstream/qnam_transport.h"

#include <functional>
#include <memory>

namespace ccr::proxy {

struct TokenCount
{
    std::int64_t tokens = 0;
    std::string tokenizer; ///< "tiktoken-cl100k_base", "api-HOST" …: what counted in the end
};

/// A count that is still awaited. Destroying it means that nobody waits any more.
class CountTicket
{
public:
    virtual ~CountTicket() = default;
};

/// Counts as the provider's `tokenizer` wants it: by an estimate here, or by asking its API. Where that cannot be (an API that
/// fails, a vocabulary of the hub, which is not downloaded) the estimate answers and the log says so. Proxy thread; outlives
/// its tickets.
class TokenCounting final
{
public:
    using Counted = std::function<void(TokenCount)>;

    explicit TokenCounting(logging::LogTarget &log);

    /// The tokenizer is that of the provider and model that `request` names as "provider,model", else of the default route.
    /// `counted` is called exactly once: from inside (then null is returned) or later, unless the ticket is destroyed first.
    [[nodiscard]] std::unique_ptr<CountTicket> count(const ChatRequest &request, const ProxyConfig &config, Counted counted);

private:
    logging::Log m_log;
    ReportOnce m_reports;
    QnamTransport m_transport;
};

} // namespace ccr::proxy
