#include "ui/workspace/recorded_requests.h"

#include "logging/api/logging_control.h"
#include "ui/models/body_fetch.h"

#include <QPointer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr int mostPages = 20;

bool isRequest(const logging::ExchangeSnapshot &exchange)
{
    return !exchange.askedModel.empty() && exchange.outcome != logging::Outcome::Rejected;
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

QByteArray wholeBody(const std::optional<logging::StoredBody> &body)
{
    const bool isWhole = body && std::cmp_greater_equal(body->text.size(), body->wholeBytes);
    return isWhole ? QByteArray::fromStdString(body->text) : QByteArray();
}

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
    const std::string &id = m_requests.at(m_at).exchange.id;
    fetchBody(m_workspace.openedFiles.placeOf(id), m_background, id, logging::StoredBody::Kind::ClientRequest, this,
              [this](const std::optional<logging::StoredBody> &body) {
                  m_requests[m_at++].body = wholeBody(body);
                  nextBody();
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
