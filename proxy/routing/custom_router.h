#pragma once

#include "proxy/routing/circuit.h"
#include "proxy/routing/file_stamp.h"
#include "proxy/routing/node_host.h"
#include "proxy/routing/route_planner.h"

#include <set>

namespace ccr::proxy {

/// The user's CUSTOM_ROUTER_PATH: a JavaScript module, `module.exports = async (req, config, {event}) => "provider,model"`.
/// `req` has body, headers, sessionId, tokenCount and log. What it changes in `req.body` counts. A module that throws, takes
/// too long or answers nonsense is as if it had said nothing; after three failures within a minute it is not asked for half a
/// minute, or until its file is edited. An edited file is loaded for the next request. Proxy thread.
class CustomRouter final
{
public:
    struct Verdict
    {
        std::optional<RouteTarget> target; ///< absent: the rules decide
        logging::RouteStep step;           ///< what came of it
        bool changedRequest = false;
    };
    using Decided = std::function<void(Verdict)>;

    explicit CustomRouter(logging::LogTarget &log);

    /// `decided` is called once, from inside (then null is returned) or later, unless the ticket is destroyed first. What
    /// `input` refers to must live as long; its request becomes what the module made of it. Precondition: the configuration
    /// names a module.
    [[nodiscard]] std::unique_ptr<RouteTicket> ask(const RouteInput &input, std::int64_t tokens, Decided decided);

private:
    void follow(const std::shared_ptr<const ProxyConfig> &config);
    Verdict judge(const RouteInput &input, const Result<QByteArray> &answer);
    Result<Verdict> readAnswer(const RouteInput &input, const QByteArray &answer);
    Verdict failed(const Error &error);

    logging::Log m_log;
    NodeHost m_host;
    std::shared_ptr<const ProxyConfig> m_config; ///< the module has seen it
    QString m_path;
    Circuit m_circuit;
    PackedPhrase m_lastFailure;
    std::set<std::string> m_reported; ///< failures since it last worked; each is said once
    FileStamp m_failedFile;
};

} // namespace ccr::proxy
