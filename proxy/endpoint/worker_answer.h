#pragma once

#include "logging/api/log_reporting.h"
#include "proxy/http/http_server.h"

#include <QObject>

#include <memory>

class QThreadPool;

namespace ccr::proxy {

/// An answer that is made by a thread of a pool and sent by the proxy thread as it comes: the maker waits while the client is
/// slow, and is cancelled when the client leaves or the proxy ends. Belongs to its parent; deletes itself when it is done.
class WorkerAnswer final : public QObject, private HttpResponseObserver
{
    Q_OBJECT
public:
    /// Calls LogReporting::answer() in a thread of `threads`; `reports` must outlive that thread.
    static void begin(const logging::LogReporting &reports, logging::LogReport report, logging::LogQuestion question,
                      HttpResponder &responder, QThreadPool &threads, QObject *parent);
    ~WorkerAnswer() override;

private:
    class Exchange; ///< what both threads share
    WorkerAnswer(HttpResponder &responder, QObject *parent);

    void clientGone() override;
    void clientReady() override { send(); }
    void send();
    void finish(const std::optional<Error> &error);
    HttpHeaders headers() const;

    HttpResponder *m_responder; ///< null when answered or gone
    std::shared_ptr<Exchange> m_exchange;
    logging::LogAnswerHead m_head;
    bool m_hasBegun = false;
};

} // namespace ccr::proxy
