#pragma once

#include "logging/api/exchange_event.h"
#include "logging/api/log_record.h"

#include <string>
#include <string_view>

namespace ccr::logging {

/// Where records go: the seam between those who log and the pipeline. Thread-safe, never blocks on input or output.
class LogTarget
{
public:
    virtual ~LogTarget() = default;
    /// Cheap: an atomic read. Check it before building a record.
    virtual bool isEnabled(Severity severity) const = 0;
    virtual void submit(const RecordView &record) = 0; ///< borrowed for the call
    virtual void submit(ExchangeEvent &&event) = 0;    ///< taken over
};

/// Call-site handle of one component. A copy is cheap; the target must outlive it. Any thread.
class Log
{
public:
    Log(LogTarget &target, std::string component) : m_target(&target), m_component(std::move(component)) {}

    bool isEnabled(Severity severity) const { return m_target->isEnabled(severity); }
    void write(Severity severity, std::string_view message, FieldList fields = {}, std::string_view exchangeId = {}) const
    {
        if (isEnabled(severity)) submit(severity, message, fields, exchangeId);
    }
    void debug(std::string_view message, FieldList fields = {}) const { write(Severity::Debug, message, fields); }
    void info(std::string_view message, FieldList fields = {}) const { write(Severity::Info, message, fields); }
    void warn(std::string_view message, FieldList fields = {}) const { write(Severity::Warn, message, fields); }
    void error(std::string_view message, FieldList fields = {}) const { write(Severity::Error, message, fields); }
    LogTarget &target() const { return *m_target; }

private:
    void submit(Severity severity, std::string_view message, FieldList fields, std::string_view exchangeId) const;

    LogTarget *m_target;
    std::string m_component;
};

} // namespace ccr::logging
