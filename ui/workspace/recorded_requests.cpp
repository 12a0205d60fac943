#include "ui/workspace/recorded_requests.h"

#include "logging/api/logging_control.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr std::int64_t mostBodyBytes = 16 * 1024 * 1024;
constexpr int mostPages = 20;

bool isRequest(const logging::ExchangeSnapshot &exchange)
{
    return !exchange.askedModel.empty() && exchange.outcome != logging::Outcome::Rejected;
}

QByteArray wholeRequest(const logging::StoredBody &body)
{
    const bool isWhole = body.kind == logging::StoredBody::Kind::ClientRequest && std::cmp_greater_equal(body.text.size(), body.wholeBytes);
    return isWhole ? QByteArray::fromStdString(body.text) : QByteArray();
}

void add(QHash<QString, RuleHits> &hits, const logging::ExchangeSnapshot &exchange)
{
    RuleHits &hit = hits[QString::fromStdString(exchange.rule)];
    ++hit.count;
    if (!hit.last || exchange.startedAt > *hit.last) hit.last = exchange.startedAt;
}

/// Pages of the history, added up.
struct HitCount
{
    logging::HistoryControl &history;
    QPointer<QObject> context;
    std::function<void(const QHash<QString, RuleHits> &, bool)> answer;
    QHash<QString, RuleHits> hits;
    int pages = 0;

    static void next(const std::shared_ptr<HitCount> &self, std::int64_t before)
    {
        logging::HistoryRequest request{.from = wallNow() - 24h, .to = {}, .before = before};
        self->history.find(request, [self](const logging::HistoryPage &page) {
            if (!self->context) return;
            for (const logging::ExchangeSnapshot &exchange : page.exchanges) add(self->hits, exchange);
            if (page.next != 0 && ++self->pages < mostPages)
                next(self, page.next);
            else
                self->answer(self->hits, true);
        });
    }
};

} // namespace

RecordedRequests::RecordedRequests(Workspace &workspace, QObject *context, Answer answer)
    : QObject(context), m_workspace(workspace), m_answer(std::move(answer))
{
}

void RecordedRequests::newest(Workspace &workspace, int count, QObject *context, Answer answer)
{
    const QPointer<RecordedRequests> self = new RecordedRequests(workspace, context, std::move(answer));
    if (logging::HistoryControl *history = workspace.services.logging.history()) {
        history->find({.query = {}, .from = {}, .to = {}, .before = 0, .limit = count}, [self](const logging::HistoryPage &page) {
            if (self) self->take(page.exchanges);
        });
        return;
    }
    QList<logging::ExchangeSnapshot> exchanges;
    const LiveExchanges &live = workspace.exchanges.live();
    for (quint64 position = live.end(); position > live.first() && exchanges.size() < count; --position)
        exchanges.append(*live.at(position - 1));
    self->take(exchanges);
}

void RecordedRequests::take(const QList<logging::ExchangeSnapshot> &exchanges)
{
    for (const logging::ExchangeSnapshot &exchange : exchanges)
        if (isRequest(exchange)) m_requests.append({.exchange = exchange, .body = {}});
    nextBody();
}

void RecordedRequests::nextBody()
{
    if (m_at == m_requests.size()) {
        m_answer(m_requests);
        deleteLater();
        return;
    }
    body(m_workspace, m_requests.at(m_at).exchange.id, this, [this](const QByteArray &text) {
        m_requests[m_at++].body = text;
        QMetaObject::invokeMethod(this, &RecordedRequests::nextBody, Qt::QueuedConnection);
    });
}

void RecordedRequests::body(Workspace &workspace, const std::string &exchangeId, QObject *context,
                            std::function<void(const QByteArray &)> answer)
{
    const QPointer<QObject> guard = context;
    const ExchangePlace place = workspace.openedFiles.placeOf(exchangeId);
    const logging::RecentTraffic *traffic = place.traffic;
    if (traffic && traffic->knows(exchangeId)) {
        QObject *owner = QCoreApplication::instance();
        QThreadPool::globalInstance()->start([traffic, exchangeId, owner, guard, answer] {
            const std::optional<logging::StoredBody> found =
                traffic->body(exchangeId, logging::StoredBody::Kind::ClientRequest, 0, mostBodyBytes);
            const QByteArray text = found ? wholeRequest(*found) : QByteArray();
            QMetaObject::invokeMethod(
                owner,
                [guard, answer, text] {
                    if (guard) answer(text);
                },
                Qt::QueuedConnection);
        });
        return;
    }
    logging::HistoryControl *history = place.history;
    if (!history) return answer({});
    history->findBodies(exchangeId, [guard, answer](const QList<logging::StoredBody> &bodies) {
        if (!guard) return;
        for (const logging::StoredBody &stored : bodies)
            if (const QByteArray text = wholeRequest(stored); !text.isEmpty()) return answer(text);
        answer({});
    });
}

void RecordedRequests::countHits(Workspace &workspace, QObject *context,
                                 std::function<void(const QHash<QString, RuleHits> &, bool isKnown)> answer)
{
    if (logging::HistoryControl *history = workspace.services.logging.history()) {
        auto count = std::make_shared<HitCount>(*history, context, std::move(answer));
        return HitCount::next(count, 0);
    }
    QHash<QString, RuleHits> hits;
    const WallTime from = wallNow() - 24h;
    const LiveExchanges &live = workspace.exchanges.live();
    for (quint64 position = live.first(); position < live.end(); ++position)
        if (const logging::ExchangeSnapshot &exchange = *live.at(position); exchange.startedAt >= from) add(hits, exchange);
    answer(hits, true);
}

} // namespace ccr::ui
