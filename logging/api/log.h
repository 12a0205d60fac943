#pragma once

#include "logging/api/exchange_event.h"
#include "logging/api/log_record.h"
#include "logging/api/message_head.h"
#include "logging/api/stored_body.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ccr::logging {

struct RecordedTimeline;

/// The lowest severity, as a number, that is worth a call.
using LevelGate = std::atomic<int>;

/// Where records go: the seam between those who log and the pipeline. Thread-safe, never blocks on input or output.
class LogTarget
{
public:
    virtual ~LogTarget() = default;
    /// Cheap: an atomic read. Check it before building a record.
    virtual bool isEnabled(Severity severity) const = 0;
    virtual void submit(const RecordView &record) = 0; ///< borrowed for the call
    virtual void submit(ExchangeEvent &&event) = 0;    ///< taken over

    /// How many bytes of a body are kept; 0, the rule: none is. Cheap.
    virtual std::size_t bodyLimit() const { return 0; }
    /// Only while bodyLimit() is not 0. Secrets are masked on its way to the disk.
    virtual void submitBody(StoredBody &&body) { static_cast<void>(body); }
    /// Whether the heads of messages are kept. Cheap.
    virtual bool keepsHeads() const { return false; }
    /// Only while keepsHeads(). Secrets are masked on their way to the disk.
    virtual void submitHeads(RecordedHeads &&heads) { static_cast<void>(heads); }
    /// Whether the times of the events of streams are kept. Cheap.
    virtual bool keepsTimelines() const { return false; }
    /// Only while keepsTimelines().
    virtual void submitTimeline(RecordedTimeline &&timeline) { static_cast<void>(timeline); }

    /// The level of one component, which may change at any time; lives as long as the target. Null: isEnabled() decides.
    virtual const LevelGate *gate(std::string_view component);
    /// What the bindings of a child logger become: without secrets, and in the form that submit() is quick with.
    virtual std::shared_ptr<const Bindings> bind(Fields fields);
};

/// Adds fields to each record of a logger, in the thread that logs. A field of the same name at the call site wins and takes
/// the place of the added one.
using Mixin = std::function<void(Severity severity, Fields &fields)>;

struct ChildOptions
{
    std::optional<Severity> level; ///< absent: the level that the parent has now
    std::string prefix = {};       ///< stands before each message, after the parent's prefix
    std::string component = {};    ///< empty: the parent's
    Mixin mixin = {};              ///< called after the parent's
};

/// Call-site handle of one component. A copy is cheap and shares its level; the target must outlive it. Any thread.
///
/// A record passes when all of these let it: this logger's own level (trace unless set), the level of its component, which
/// the configuration and timed debugging change at any moment, and the level of at least one stream. A disabled call costs
/// two atomic reads. A record of level fatal is in its files when the call returns, or two seconds have passed.
class Log
{
public:
    Log(LogTarget &target, std::string component);

    bool isEnabled(Severity severity) const
    {
        const int number = static_cast<int>(severity);
        if (number < m_scope->level.load(std::memory_order_relaxed)) return false;
        return m_gate ? number >= m_gate->load(std::memory_order_relaxed) : m_target->isEnabled(severity);
    }
    void write(Severity severity, std::string_view message, FieldList fields = {}, std::string_view exchangeId = {}) const
    {
        if (isEnabled(severity)) [[unlikely]]
            submit(severity, message, {fields.begin(), fields.size()}, exchangeId);
    }
    /// For fields that are put together at run time.
    void writeFields(Severity severity, std::string_view message, std::span<const FieldView> fields, std::string_view exchangeId = {}) const
    {
        if (isEnabled(severity)) submit(severity, message, fields, exchangeId);
    }
    void trace(std::string_view message, FieldList fields = {}) const { write(Severity::Trace, message, fields); }
    void debug(std::string_view message, FieldList fields = {}) const { write(Severity::Debug, message, fields); }
    void info(std::string_view message, FieldList fields = {}) const { write(Severity::Info, message, fields); }
    void warn(std::string_view message, FieldList fields = {}) const { write(Severity::Warn, message, fields); }
    void error(std::string_view message, FieldList fields = {}) const { write(Severity::Error, message, fields); }
    void fatal(std::string_view message, FieldList fields = {}) const { write(Severity::Fatal, message, fields); }

    /// A logger that adds `bindings` to each record, before the fields of the call and after those of this logger. They are
    /// redacted and encoded now, once. A name that the parent binds too is written twice in pino's own profile and with the
    /// child's value in all others.
    Log child(FieldList bindings, ChildOptions options = {}) const;
    /// Changes the level of this logger and its copies; children that exist keep theirs.
    void setLevel(Severity level);
    Severity level() const { return static_cast<Severity>(m_scope->level.load(std::memory_order_relaxed)); }
    const Fields &bindings() const;
    LogTarget &target() const { return *m_target; }

private:
    struct Scope
    {
        std::string component;
        std::string prefix;
        std::shared_ptr<const Bindings> bindings; ///< shared with children that add none
        std::vector<Mixin> mixins;
        LevelGate level{static_cast<int>(Severity::Trace)};
    };
    Log(LogTarget &target, std::shared_ptr<Scope> scope);
    void submit(Severity severity, std::string_view message, std::span<const FieldView> fields, std::string_view exchangeId) const;
    void submitMixed(RecordView &record) const;

    LogTarget *m_target;
    std::shared_ptr<Scope> m_scope; ///< shared by copies
    const LevelGate *m_gate = nullptr;
};

} // namespace ccr::logging
