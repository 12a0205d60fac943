#pragma once

#include "proxy/trial/fact_route.h"
#include "proxy/trial/route_trial.h"

#include <QObject>

namespace ccr::proxy {

/// Decides recorded requests with two configurations, oldest first, because what a request took decides about the next of its session.
/// Deletes itself after the answer. A thread with an event loop; between two requests others get their turn.
class RouteReplay final : public QObject
{
    Q_OBJECT
public:
    using Answer = std::function<void(const ReplayReport &)>;
    using Config = std::shared_ptr<const ProxyConfig>;

    RouteReplay(Config saved, Config draft, QList<RecordedRequest> requests, Answer answer, QObject *parent);
    void start();

private:
    struct Side
    {
        Config config;
        std::unique_ptr<RouteTrial> trial = std::make_unique<RouteTrial>();
        std::optional<FactRoute> route; ///< of the request that is being decided
    };
    void next();
    void decideByBody(const RecordedRequest &request);
    void decideByFacts(const RecordedRequest &request);
    void compare(const RecordedRequest &request);

    Side m_saved;
    Side m_draft;
    QList<RecordedRequest> m_requests; ///< oldest first
    qsizetype m_at = 0;
    std::map<std::string, std::int64_t> m_lastInput; ///< by session
    ReplayReport m_report;
    Answer m_answer;
};

} // namespace ccr::proxy
