#include "logging/export/selected_source.h"

#include "logging/api/stream_label.h"
#include "logging/api/stream_reader.h"

#include <algorithm>

namespace ccr::logging {

namespace {

constexpr auto afterTheEnd = std::chrono::seconds(5); ///< in which the last record of a request is written

/// When the records were written that are wanted, so that most of a large file is passed over quickly.
HistoryRequest rangeOf(const ExportContent &content)
{
    if (content.isStored) return {.query = {}, .from = content.wanted.from, .to = content.wanted.to};
    HistoryRequest range;
    for (const ExchangeSnapshot &exchange : content.exchanges) {
        const WallTime end = exchange.total ? exchange.startedAt + *exchange.total + afterTheEnd : WallTime::max();
        range.from = range.from ? std::min(*range.from, exchange.startedAt) : exchange.startedAt;
        range.to = range.to ? std::max(*range.to, end) : end;
    }
    return range;
}

// Of what is in memory alone.
std::string packedTimeline(const RecentTraffic &recent, const std::string &exchangeId, StoredBody::Kind kind)
{
    StreamReader reader(recent, exchangeId, kind);
    StreamLabeller labeller;
    TimelinePacker packer;
    std::map<int, bool> isStream; // by attempt
    do {
        for (const StreamFrame &frame : reader.takeRest()) {
            const bool isWanted = isStream.try_emplace(frame.attempt, looksLikeEventStream(frame.text)).first->second;
            if (!isWanted || !frame.at) continue;
            TimedEvent event{.at = *frame.at, .type = {}, .attempt = frame.attempt, .bytes = frame.bytes};
            labeller.label(frame.text, event);
            packer.add(event);
        }
    } while (reader.hasMore());
    return packer.take();
}

} // namespace

SelectedExportSource::SelectedExportSource(const ExchangeStore *history, const RecentTraffic *recent, ExportContent content,
                                           QStringList logFiles)
    : m_content(std::move(content)),
      m_recent(recent),
      m_exchanges(history, m_content.wanted, {}),
      m_records(nullptr, rangeOf(m_content), std::move(logFiles))
{
}

Result<Done> SelectedExportSource::forEachExchange(const std::function<bool(const ExchangeSnapshot &)> &take,
                                                   const std::atomic<bool> &cancelled)
{
    const auto remember = [this, &take](const ExchangeSnapshot &exchange) {
        m_taken.insert(exchange.id);
        return take(exchange);
    };
    m_isListed = true;
    if (m_content.isStored) return m_exchanges.forEachExchange(remember, cancelled);
    for (const ExchangeSnapshot &exchange : m_content.exchanges)
        if (cancelled || !remember(exchange)) break;
    return Done{};
}

Result<Done> SelectedExportSource::forEachRecord(const std::function<bool(const RecordView &)> &take, const std::atomic<bool> &cancelled)
{
    if (isNarrowed() && !m_isListed) { // an export of records alone
        const auto listed = forEachExchange([&cancelled](const ExchangeSnapshot &) { return !cancelled; }, cancelled);
        if (!listed) return listed.error();
    }
    const auto choose = [this, &take](const RecordView &record) {
        if (record.severity < m_content.lowestRecord) return true;
        if (isNarrowed() && !m_taken.contains(std::string(record.exchangeId))) return true;
        return take(record);
    };
    return m_records.forEachRecord(choose, cancelled);
}

Result<QList<StoredBody>> SelectedExportSource::bodies(const std::string &exchangeId)
{
    Result<QList<StoredBody>> stored = m_exchanges.bodies(exchangeId);
    if (!stored || !stored->isEmpty() || !m_recent) return stored;
    QList<StoredBody> found;
    for (const BodySize &size : m_recent->sizes(exchangeId))
        if (std::optional<StoredBody> body = m_recent->body(exchangeId, size.kind, size.attempt, size.keptBytes)) found.append(*body);
    return found;
}

Result<std::vector<MessageHead>> SelectedExportSource::heads(const std::string &exchangeId)
{
    Result<std::vector<MessageHead>> stored = m_exchanges.heads(exchangeId);
    if (!stored || !stored->empty() || !m_recent) return stored;
    return m_recent->heads(exchangeId);
}

Result<RecordedTimeline> SelectedExportSource::timeline(const std::string &exchangeId)
{
    Result<RecordedTimeline> stored = m_exchanges.timeline(exchangeId);
    if (!stored || !stored->isEmpty() || !m_recent) return stored;
    return RecordedTimeline{.exchangeId = exchangeId,
                            .provider = packedTimeline(*m_recent, exchangeId, StoredBody::Kind::ProviderResponse),
                            .client = packedTimeline(*m_recent, exchangeId, StoredBody::Kind::ClientResponse)};
}

} // namespace ccr::logging
