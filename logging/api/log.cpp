#include "logging/api/log.h"

#include <algorithm>

namespace ccr::logging {

const LevelGate *LogTarget::gate(std::string_view)
{
    return nullptr;
}

std::shared_ptr<const Bindings> LogTarget::bind(Fields fields)
{
    return std::make_shared<const Bindings>(std::move(fields));
}

Log::Log(LogTarget &target, std::string component) : m_target(&target), m_scope(std::make_shared<Scope>())
{
    m_scope->component = std::move(component);
    m_gate = target.gate(m_scope->component);
}

Log::Log(LogTarget &target, std::shared_ptr<Scope> scope)
    : m_target(&target), m_scope(std::move(scope)), m_gate(target.gate(m_scope->component))
{
}

void Log::submit(Severity severity, std::string_view message, std::span<const FieldView> fields, std::string_view exchangeId) const
{
    RecordView record{.time = wallNow(),
                      .severity = severity,
                      .component = m_scope->component,
                      .message = message,
                      .exchangeId = exchangeId,
                      .fields = fields,
                      .messagePrefix = m_scope->prefix,
                      .bindings = m_scope->bindings.get()};
    if (m_scope->mixins.empty())
        m_target->submit(record);
    else
        submitMixed(record);
}

void Log::submitMixed(RecordView &record) const
{
    Fields added;
    for (const Mixin &mixin : m_scope->mixins) mixin(record.severity, added);
    std::vector<FieldView> fields;
    fields.reserve(added.size() + record.fields.size());
    for (const auto &[name, value] : added) fields.emplace_back(name, value);
    const std::size_t addedCount = fields.size();
    for (const FieldView &field : record.fields) {
        const auto end = fields.begin() + static_cast<std::ptrdiff_t>(addedCount);
        const auto same = std::find_if(fields.begin(), end, [&field](const FieldView &other) { return other.name == field.name; });
        if (same != end)
            same->value = field.value;
        else
            fields.push_back(field);
    }
    record.fields = fields;
    m_target->submit(record);
}

Log Log::child(FieldList bindings, ChildOptions options) const
{
    auto scope = std::make_shared<Scope>();
    scope->component = options.component.empty() ? m_scope->component : std::move(options.component);
    scope->prefix = m_scope->prefix + options.prefix;
    scope->bindings = m_scope->bindings;
    if (bindings.size() > 0) {
        Fields all = this->bindings();
        for (const FieldView &field : bindings) all.emplace_back(std::string(field.name), toOwned(field.value));
        scope->bindings = m_target->bind(std::move(all));
    }
    scope->mixins = m_scope->mixins;
    if (options.mixin) scope->mixins.push_back(std::move(options.mixin));
    scope->level = static_cast<int>(options.level.value_or(level()));
    return Log(*m_target, std::move(scope));
}

void Log::setLevel(Severity level)
{
    m_scope->level.store(static_cast<int>(level), std::memory_order_relaxed);
}

const Fields &Log::bindings() const
{
    static const Fields none;
    return m_scope->bindings ? m_scope->bindings->owned : none;
}

} // namespace ccr::logging
