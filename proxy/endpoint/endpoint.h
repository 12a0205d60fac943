#pragma once

#include "logging/api/log.h"
#include "logging/api/log_reporting.h"
#include "logging/api/metrics_snapshot.h"
#include "proxy/api/proxy_config.h"
#include "proxy/http/http_server.h"

#include <functional>
#include <memory>

class QThreadPool;

namespace ccr::proxy {

class ExchangeTable;

/// What the outside may learn of the program around the endpoints, and ask of it. Owned and kept true by the worker.
struct ServerControl
{
    bool isDraining = false;                        ///< no longer listening; what runs may end
    QString configProblem;                          ///< why the last configuration was refused; empty when it was not
    std::function<void()> requestRestart;           ///< returns at once
    std::function<void()> requestReload;            ///< of the configuration; the same
    logging::MetricsSource *metrics = nullptr;      ///< null: nothing is measured
    const logging::LogReporting *reports = nullptr; ///< null: there are no logs to ask
    QThreadPool *reportThreads = nullptr;           ///< for their work, which takes time
};

/// What an endpoint may use. Valid during the call.
struct EndpointServices
{
    std::shared_ptr<const ProxyConfig> config; ///< under /preset/<name>/ that of the preset
    ExchangeTable &exchanges;
    logging::LogTarget &log;
    const ServerControl &server;
    std::string parameter; ///< what stands for the '*' of the row's pattern, decoded
};

/// Serves one complete request; exactly one answer follows, now or later.
using EndpointFunction = void (*)(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);

enum class Access
{
    Public,
    Agent,     ///< needs the key if one is set; also served under /preset/<name>/
    Management ///< reads or changes configuration or logs: needs the key, and without one a sender on this machine
};

struct EndpointRow
{
    std::string_view method; ///< GET serves HEAD too
    std::string_view pattern;
    Access access;
    EndpointFunction serve;
};

} // namespace ccr::proxy
