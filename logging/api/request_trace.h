#pragma once

#include "logging/api/log.h"
#include "logging/api/snapshots.h"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ccr::logging {

/// What is known of a piece of work when it begins. All of it may be empty.
struct RequestMetadata
{
    std::string method;
    std::string path;
    std::string client;
    std::string clientAddress;
    std::string sessionId;
    std::string userId;
    std::string traceId; ///< 32 hex digits (W3C Trace Context); empty: one is made
    std::string provider;
    std::string model;
    bool isStream = false;
    std::int64_t requestBytes = 0;
    Fields more; ///< whatever else belongs to it; redacted like the fields of a record
};

/// The state of the stream that belongs to a piece of work, as totals.
struct StreamActivity
{
    bool active = true;
    std::int64_t bytesSent = 0;
    std::int64_t bytesReceived = 0;
    int errors = 0;
};

/// How a piece of work ended.
struct TraceEnd
{
    Outcome outcome = Outcome::Ok;
    int status = 0;
    std::string result = {};     ///< JSON
    std::string errorClass = {}; ///< see logging/README.md; empty: the outcome's own
    std::string error = {};
    std::string finishReason = {};
    TokenCounts tokens = {};
};

/// Follows one piece of work of a program: named phases, timings, progress, the state of its stream, and exactly one end. All of
/// it reaches the work's snapshot, its one record, the feeds, the statistics and the history, like a request that the proxy
/// serves. A handle: copies speak of the same work. When the last one goes without complete(), the work has failed. The target
/// must outlive it. Any thread. Calls after the end are ignored.
class RequestTrace
{
public:
    const std::string &id() const;

    /// A phase of this name begins; several of one name may follow one another.
    void startPhase(std::string_view name, FieldList metadata = {});
    /// Ends the newest phase of this name that lasts; without one nothing happens.
    void endPhase(std::string_view name, bool success = true, std::string_view error = {});
    /// `percent`: 0 to 100, others are brought into the range.
    void updateProgress(int percent, std::string_view message = {});
    void addTiming(std::string_view label, nanoseconds duration);
    void setStreamState(const StreamActivity &activity);
    /// Phases that last end with it.
    void complete(TraceEnd end = {});

    /// A momentary copy.
    ExchangeSnapshot status() const;
    /// A record that carries this work's id as reqId.
    void write(const Log &log, Severity severity, std::string_view message, FieldList fields = {}) const;

private:
    friend class RequestTraces;
    struct State;
    explicit RequestTrace(std::shared_ptr<State> state) : m_state(std::move(state)) {}

    std::shared_ptr<State> m_state; ///< shared by copies
};

/// The work that is under way, by id. Any thread; must outlive its traces, and its target must outlive it.
class RequestTraces
{
public:
    explicit RequestTraces(LogTarget &target, const Clock &clock = systemClock());

    /// Empty `id`: one is made. An id that is under way already: its trace, as it is.
    RequestTrace begin(std::string id = {}, RequestMetadata metadata = {});
    /// Absent: it is unknown or has ended; LoggingControl::findExchange() knows it a while longer.
    std::optional<RequestTrace> find(std::string_view id) const;
    /// In the order of their ids.
    std::vector<RequestTrace> active() const;

private:
    std::shared_ptr<RequestTrace::State> known(std::string_view id) const;

    LogTarget &m_target;
    const Clock &m_clock;
    mutable std::mutex m_mutex;
    static constexpr std::size_t firstSweep = 64;
    std::size_t m_nextSweep = firstSweep; ///< when so many are kept, those that ended are taken out
    std::map<std::string, std::weak_ptr<RequestTrace::State>, std::less<>> m_traces;
};

} // namespace ccr::logging
