#include "ui/models/earlier_exchanges.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace ccr::ui {

namespace {

constexpr int pageSize = 200;

} // namespace

void EarlierExchanges::want(const QString &subject, const logging::HistoryRequest &request, const IsLast &isLast)
{
    if (!m_history || subject == m_subject) return;
    m_subject = subject;
    m_found.clear();
    m_coming.clear();
    ask(request, isLast);
}

void EarlierExchanges::ask(const logging::HistoryRequest &request, const IsLast &isLast)
{
    logging::HistoryRequest page = request;
    page.limit = pageSize;
    m_history->find(page, [self = QPointer(this), subject = m_subject, page, isLast](const logging::HistoryPage &found) {
        if (self && self->m_subject == subject) self->take(found, page, isLast);
    });
}

void EarlierExchanges::take(const logging::HistoryPage &page, logging::HistoryRequest request, const IsLast &isLast)
{
    m_coming += page.exchanges;
    const bool isEnough = std::any_of(page.exchanges.begin(), page.exchanges.end(), isLast) || m_coming.size() >= most;
    if (page.next > 0 && !isEnough) {
        request.before = page.next;
        return ask(request, isLast);
    }
    m_found = std::exchange(m_coming, {});
    Q_EMIT changed();
}

} // namespace ccr::ui
