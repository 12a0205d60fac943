#include "logging/pipeline/record_queue.h"

namespace ccr::logging {

namespace {

bool mayGiveWay(const QueueItem &item)
{
    if (const auto *record = std::get_if<LogRecord>(&item)) return record->severity < Severity::Warn;
    return std::holds_alternative<ExchangeProgress>(std::get<ExchangeEvent>(item).fact);
}

} // namespace

RecordQueue::Pushed RecordQueue::push(QueueItem &&item)
{
    const bool givesWay = mayGiveWay(item);
    const std::scoped_lock lock(m_mutex);
    if (m_items.size() >= (givesWay ? m_capacity : 2 * m_capacity)) {
        ++m_dropped;
        return Pushed::Dropped;
    }
    m_items.push_back(std::move(item));
    return m_items.size() == 1 ? Pushed::First : Pushed::Further;
}

RecordQueue::Content RecordQueue::take(std::vector<QueueItem> spare)
{
    spare.clear();
    Content content{std::move(spare), 0};
    const std::scoped_lock lock(m_mutex);
    content.items.swap(m_items);
    content.dropped = std::exchange(m_dropped, 0);
    return content;
}

} // namespace ccr::logging
