#pragma once

#include "logging/api/log.h"
#include "logging/api/text_capture.h"
#include "logging/base/clock.h"
#include "logging/base/result.h"

#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <QProcess>
#include <QTimer>

#include <functional>
#include <map>

namespace ccr::proxy {

/// A warm `node` child that answers calls: users' JavaScript runs there and never in the proxy. One JSON object a line goes
/// each way; several calls may be under way. The child is started by the first call, again after it ended, and ended when it
/// hangs; it ends with its owner. What the script prints goes to the log, a record for each line, its level being what the line says. Lives
/// in the thread that made it; nothing blocks, except for the child's end in the destructor.
class NodeHost final : public QObject
{
    Q_OBJECT
public:
    /// The JSON text that the child's function answered. Errors: Unavailable (no node, child ended), Timeout, Internal (the
    /// function threw; `detail` holds its stack).
    using Answered = std::function<void(Result<QByteArray>)>;
    using CallId = quint64;
    using Told = std::function<void(const QByteArray &messageJson)>;

    /// `script`: JavaScript (CommonJS) that sets `host.call = async (method, params) => …`; it may use require(), and
    /// `host.log(level, text, exchangeId)` and `host.tell(message)`. `name`: for the log.
    NodeHost(QByteArray script, std::string name, logging::LogTarget &log, QObject *parent = nullptr);
    ~NodeHost() override;

    /// `paramsJson`: JSON text. `answered` is called exactly once, from the event loop, unless the call is cancelled.
    CallId call(const QByteArray &method, const QByteArray &paramsJson, milliseconds limit, Answered answered);
    /// Nobody waits for the answer any more.
    void cancel(CallId call);
    /// Who hears what the script tells by itself, in order with the answers.
    void setToldFunction(Told told) { m_told = std::move(told); }
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    qint64 processId() const { return m_process.processId(); }

private:
    struct Call
    {
        QByteArray line; ///< until it is sent
        milliseconds limit{};
        MonotonicTime due; ///< once it is sent
        Answered answered; ///< null: cancelled
    };

    void start();
    void send(Call &call);
    void readLines();
    void readNoise();
    void take(const QByteArray &message);
    void ended();
    void startFailed(QProcess::ProcessError error);
    void checkLimits();
    void answer(CallId id, Result<QByteArray> result);
    void failAll(const Error &error);

    QByteArray m_script;
    logging::Log m_log;
    logging::TextCapture m_noise; ///< of standard error, where all the script's prints go
    QProcess m_process;
    QByteArray m_mark; ///< begins the protocol's lines; nobody else can know it
    QByteArray m_pending;
    Told m_told;
    QTimer m_limits;
    std::map<CallId, Call> m_calls;
    CallId m_nextId = 1;
    bool m_ready = false;
    MonotonicTime m_startDue;
    CallId m_ping = 0; ///< asks whether the child still turns its event loop
};

/// Takes a call back when it is destroyed. `Ticket`: what the caller of the caller holds.
template <typename Ticket>
class NodeCallTicket final : public Ticket
{
public:
    NodeCallTicket(NodeHost &host, NodeHost::CallId call) : m_host(&host), m_call(call) {}
    ~NodeCallTicket() override
    {
        if (m_host) m_host->cancel(m_call);
    }

private:
    QPointer<NodeHost> m_host;
    NodeHost::CallId m_call;
};

} // namespace ccr::proxy
