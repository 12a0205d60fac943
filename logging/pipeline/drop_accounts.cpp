#include "logging/pipeline/drop_accounts.h"

#include "logging/base/date_time.h"

#include <cstring>

namespace ccr::logging {

namespace {

constexpr std::string_view classNames[dropClasses] = {"trace", "debug", "info", "warn", "error", "fatal", "facts"};

std::uint64_t share(std::uint64_t capacity, unsigned perMille)
{
    return capacity / 1000 * perMille;
}

std::string isoTime(std::int64_t nanosecondsSince1970)
{
    return isoText(WallTime(nanoseconds(nanosecondsSince1970))).toStdString();
}

// {"debug":3,"info":2}; empty when there is nothing.
std::string difference(const std::array<std::uint64_t, dropClasses> &until, const std::array<std::uint64_t, dropClasses> &before)
{
    std::string json;
    for (std::size_t i = 0; i < dropClasses; ++i) {
        if (until[i] == before[i]) continue;
        json += json.empty() ? "{\"" : ",\"";
        json.append(classNames[i]).append("\":").append(std::to_string(until[i] - before[i]));
    }
    return json.empty() ? json : json + '}';
}

} // namespace

DropClass dropClassOf(Severity severity)
{
    if (severity >= Severity::Fatal) return DropClass::Fatal;
    if (severity >= Severity::Error) return DropClass::Error;
    if (severity >= Severity::Warn) return DropClass::Warn;
    if (severity >= Severity::Info) return DropClass::Info;
    return severity >= Severity::Debug ? DropClass::Debug : DropClass::Trace;
}

std::uint64_t roomFor(Severity severity, std::uint64_t capacity)
{
    constexpr unsigned perMille[dropClasses] = {700, 800, 900, 970, 990, 1000, 0};
    return share(capacity, perMille[static_cast<std::size_t>(dropClassOf(severity))]);
}

std::uint64_t roomFor(const ExchangeFact &fact, std::uint64_t capacity)
{
    if (std::holds_alternative<ExchangeFinished>(fact)) return capacity;
    return share(capacity, std::holds_alternative<ExchangeProgress>(fact) ? 600 : 950);
}

std::uint32_t samplingStep(std::uint64_t used, std::uint64_t capacity)
{
    if (used <= share(capacity, 500)) return 1;
    if (used <= share(capacity, 600)) return 2;
    return used <= share(capacity, 700) ? 4 : 16;
}

void DropAccounts::add(DropClass dropClass, Reason reason)
{
    auto &counters = reason == Reason::Full ? m_header.full : m_header.sampled;
    counters[static_cast<std::size_t>(dropClass)].fetch_add(1, std::memory_order_relaxed);
    const std::int64_t now = wallNow().time_since_epoch().count();
    m_header.lastLoss.store(now, std::memory_order_relaxed);
    std::int64_t none = 0;
    // After the counter: whoever sees a first loss also sees what was lost.
    if (m_header.firstLoss.load(std::memory_order_relaxed) == 0)
        m_header.firstLoss.compare_exchange_strong(none, now, std::memory_order_acq_rel);
}

DropTotals DropAccounts::totals() const
{
    DropTotals totals;
    for (std::size_t i = 0; i < dropClasses; ++i) {
        totals.full[i] = m_header.full[i].load(std::memory_order_relaxed);
        totals.sampled[i] = m_header.sampled[i].load(std::memory_order_relaxed);
    }
    return totals;
}

bool DropAccounts::announce(RecordRing &ring)
{
    std::int64_t firstLoss = m_header.firstLoss.exchange(0, std::memory_order_acq_rel); // what comes now begins the next notice
    const DropNotice notice{.before = m_header.announced.get(),
                            .until = totals(),
                            .firstLoss = firstLoss,
                            .lastLoss = m_header.lastLoss.load(std::memory_order_relaxed)};
    if (notice.before == notice.until) return true; // the last notice already counted it
    const RecordRing::Reservation place = ring.reserve(sizeof notice, ring.capacity());
    if (!place.payload) {
        std::int64_t none = 0;
        m_header.firstLoss.compare_exchange_strong(none, firstLoss, std::memory_order_acq_rel);
        return false;
    }
    std::memcpy(place.payload, &notice, sizeof notice);
    m_header.announced.set(notice.until);
    ring.commit(place, EntryKind::DropNotice);
    return true;
}

std::optional<DropNotice> DropAccounts::unannounced() const
{
    const DropNotice notice{.before = m_header.announced.get(),
                            .until = totals(),
                            .firstLoss = m_header.firstLoss.load(std::memory_order_acquire),
                            .lastLoss = m_header.lastLoss.load(std::memory_order_relaxed)};
    if (notice.before == notice.until) return std::nullopt;
    return notice;
}

std::uint64_t lostRecords(const DropNotice &notice)
{
    std::uint64_t lost = 0;
    for (std::size_t i = 0; i < dropClasses; ++i)
        if (static_cast<DropClass>(i) != DropClass::Facts)
            lost += notice.until.full[i] - notice.before.full[i] + notice.until.sampled[i] - notice.before.sampled[i];
    return lost;
}

LogRecord noticeRecord(const DropNotice &notice)
{
    LogRecord record{.time = wallNow(),
                     .severity = Severity::Warn,
                     .component = "logging",
                     .message = "records dropped",
                     .exchangeId = {},
                     .fields = {}};
    record.fields.emplace_back("count", static_cast<std::int64_t>(lostRecords(notice)));
    if (std::string full = difference(notice.until.full, notice.before.full); !full.empty())
        record.fields.emplace_back("dropped", RawJson{std::move(full)});
    if (std::string sampled = difference(notice.until.sampled, notice.before.sampled); !sampled.empty())
        record.fields.emplace_back("sampled", RawJson{std::move(sampled)});
    record.fields.emplace_back("reason", std::string("queue full"));
    record.fields.emplace_back("since", isoTime(notice.firstLoss));
    record.fields.emplace_back("until", isoTime(notice.lastLoss));
    return record;
}

std::optional<DropNotice> decodeNotice(std::span<const std::byte> bytes)
{
    DropNotice notice;
    if (bytes.size() < sizeof notice) return std::nullopt;
    std::memcpy(&notice, bytes.data(), sizeof notice);
    return notice;
}

} // namespace ccr::logging
