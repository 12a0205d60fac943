// The part of LogWorker that makes good what a dead program left behind.

#include "logging/api/end_sentences.h"
#include "logging/pipeline/fact_codec.h"
#include "logging/pipeline/log_worker.h"

#include <map>

namespace ccr::logging {

namespace {

nanoseconds timeOf(const ExchangeFact &fact)
{
    return std::visit(
        [](const auto &value) {
            if constexpr (requires { value.at; })
                return value.at;
            else
                return nanoseconds{};
        },
        fact);
}

/// Which exchanges are open, and how long they were known to last.
class OpenIds
{
public:
    void note(const ExchangeEvent &event)
    {
        if (std::holds_alternative<ExchangeFinished>(event.fact))
            m_open.erase(event.exchangeId);
        else if (std::holds_alternative<ExchangeStarted>(event.fact) || m_open.contains(event.exchangeId))
            m_open[event.exchangeId] = std::max(m_open[event.exchangeId], timeOf(event.fact));
    }
    const std::map<std::string, nanoseconds> &all() const { return m_open; }

private:
    std::map<std::string, nanoseconds> m_open;
};

} // namespace

void LogWorker::replay(RingStorage &dead)
{
    const RingPosition own = m_position;
    RingHeader &header = dead.header();
    const RingPosition processed = header.processed.get();
    m_position = m_streams.enterRing(header, processed);
    m_position.offset = std::max(m_position.offset, dead.ring().tail());
    m_foreignPid = header.pid;

    OpenIds open;
    for (ExchangeEvent &fact : OpenExchanges(dead.openExchanges()).factsBefore(m_position.offset)) {
        open.note(fact);
        m_tracking.take(std::move(fact), false, m_ownRecords);
        m_ownRecords.clear(); // written by the program itself
    }
    RecordRing::Entry entry;
    std::uint64_t at = m_position.offset;
    std::uint64_t count = 0;
    while (dead.ring().recover(m_position.offset, entry, at)) {
        m_position.offset = entry.next;
        if (entry.kind == EntryKind::Fact)
            if (const std::optional<ExchangeEvent> fact = decodeFact(entry.payload)) open.note(*fact);
        take(entry, at);
        ++count;
    }
    // What is added at the end gets places behind the ring's head, so that a start which is killed here does not add it again.
    at = dead.ring().head();
    const auto addAtEnd = [this, &at](auto add) {
        m_position.offset = at + ringAlignment;
        add(at);
        at = m_position.offset;
    };
    if (const std::optional<DropNotice> notice = DropAccounts(header).unannounced())
        addAtEnd([&](std::uint64_t position) { announce(*notice, position); });
    const PackedPhrase said = saidOfEnd("The program ended before the request did.");
    for (const auto &[id, lastAt] : open.all())
        addAtEnd([&, exchange = id, end = lastAt](std::uint64_t position) {
            takeFact(
                {exchange,
                 ExchangeFinished{
                     .outcome = Outcome::Failed, .errorClass = "internal", .errorMessage = said.english(), .errorPhrase = said, .at = end}},
                position);
        });
    m_streams.flushNow();
    m_streams.waitUntilWritten(); // their notes must not move to our ring before
    header.processed.set(m_position);
    dead.remove(); // before its notes are left: a start that is killed here finds nothing to do twice

    m_position = own;
    m_foreignPid = 0;
    m_streams.enterRing(m_parts.storage->header(), own);
    m_replayed.fetch_add(count, std::memory_order_relaxed);
    if (count == 0 && open.all().empty()) return;
    deliver(BorrowedRecord({.time = wallNow(),
                            .severity = Severity::Warn,
                            .component = "logging",
                            .message = "records of a program that ended unexpectedly were written",
                            .exchangeId = {},
                            .fields = {{"endedPid", header.pid},
                                       {"records", static_cast<std::int64_t>(count)},
                                       {"openRequests", static_cast<std::int64_t>(open.all().size())}}}),
            own.offset);
}

} // namespace ccr::logging
