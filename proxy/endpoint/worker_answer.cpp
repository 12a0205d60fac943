#include "proxy/endpoint/worker_answer.h"

#include "proxy/endpoint/error_response.h"

#include <QThreadPool>

#include <condition_variable>
#include <mutex>

namespace ccr::proxy {

namespace {

constexpr std::size_t mostWaiting = 1024UL * 1024; ///< bytes that the client has not taken yet

} // namespace

/// The maker's side. It outlives whichever of the two ends first.
class WorkerAnswer::Exchange final : public logging::LogAnswer
{
public:
    explicit Exchange(WorkerAnswer *receiver) : m_receiver(receiver) {}

    /// What there is to send.
    struct Parcel
    {
        logging::LogAnswerHead head;
        std::string bytes;
        std::optional<Error> error;
        bool hasBegun = false;
        bool isLast = false;
    };

    void begin(const logging::LogAnswerHead &head) override
    {
        const std::scoped_lock lock(m_mutex);
        m_parcel.head = head;
        m_parcel.hasBegun = true;
    }

    bool write(std::string_view piece) override
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return cancelled || m_parcel.bytes.size() < mostWaiting; });
        if (cancelled) return false;
        m_parcel.bytes += piece;
        wake();
        return true;
    }

    void end(std::optional<Error> error)
    {
        const std::scoped_lock lock(m_mutex);
        m_parcel.error = std::move(error);
        m_parcel.isLast = true;
        wake();
    }

    /// Proxy thread.
    Parcel take()
    {
        const std::scoped_lock lock(m_mutex);
        Parcel parcel = m_parcel;
        m_parcel.bytes.clear();
        m_isWoken = false;
        m_changed.notify_all();
        return parcel;
    }

    /// Proxy thread: nobody takes anything from now on.
    void leave()
    {
        const std::scoped_lock lock(m_mutex);
        cancelled = true;
        m_receiver = nullptr;
        m_changed.notify_all();
    }

    std::atomic<bool> cancelled = false;

private:
    // Under the lock, under which the receiver leaves: it is there while it is told.
    void wake()
    {
        if (!m_receiver || std::exchange(m_isWoken, true)) return;
        QMetaObject::invokeMethod(m_receiver, &WorkerAnswer::send, Qt::QueuedConnection);
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    WorkerAnswer *m_receiver;
    Parcel m_parcel;
    bool m_isWoken = false;
};

WorkerAnswer::WorkerAnswer(HttpResponder &responder, QObject *parent)
    : QObject(parent), m_responder(&responder), m_exchange(std::make_shared<Exchange>(this))
{
    responder.setObserver(this);
}

WorkerAnswer::~WorkerAnswer()
{
    m_exchange->leave();
    if (m_responder) m_responder->setObserver(nullptr);
}

void WorkerAnswer::begin(const logging::LogReporting &reports, logging::LogReport report, logging::LogQuestion question,
                         HttpResponder &responder, QThreadPool &threads, QObject *parent)
{
    const auto *answer = new WorkerAnswer(responder, parent);
    threads.start([exchange = answer->m_exchange, &reports, report, question = std::move(question)] {
        if (exchange->cancelled) return;
        const Result<Done> done = reports.answer(report, question, *exchange, exchange->cancelled);
        exchange->end(done ? std::nullopt : std::optional(done.error()));
    });
}

void WorkerAnswer::clientGone()
{
    m_responder = nullptr;
    m_exchange->leave();
    deleteLater();
}

HttpHeaders WorkerAnswer::headers() const
{
    HttpHeaders fields{{"Content-Type", m_head.contentType}, {"Cache-Control", "no-store"}};
    if (!m_head.fileName.isEmpty()) fields.add("Content-Disposition", "attachment; filename=\"" + m_head.fileName.toStdString() + '"');
    if (!m_head.next.isEmpty()) fields.add("X-Next-Cursor", m_head.next.toStdString());
    return fields;
}

void WorkerAnswer::send()
{
    if (!m_responder || (m_hasBegun && m_responder->isCongested())) return;
    const Exchange::Parcel parcel = m_exchange->take();
    if (!m_hasBegun) {
        m_head = parcel.head;
        if (parcel.isLast && !parcel.error) { // short enough to be told with its length
            HttpResponder &responder = *std::exchange(m_responder, nullptr);
            responder.setObserver(nullptr);
            deleteLater();
            return responder.respond(200, headers(), QByteArray::fromStdString(parcel.bytes));
        }
        if (parcel.error) return finish(parcel.error);
        if (parcel.bytes.empty()) return;
        m_hasBegun = true;
        m_responder->beginStream(200, headers());
    }
    if (!parcel.bytes.empty()) m_responder->write(parcel.bytes);
    if (parcel.isLast) finish(parcel.error);
}

void WorkerAnswer::finish(const std::optional<Error> &error)
{
    HttpResponder &responder = *std::exchange(m_responder, nullptr);
    responder.setObserver(nullptr);
    deleteLater();
    if (!m_hasBegun)
        respondError(responder, *error);
    else if (error)
        responder.abortStream(); // what came so far must not look complete
    else
        responder.endStream();
}

} // namespace ccr::proxy
