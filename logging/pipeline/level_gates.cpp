// The part of LoggingService that decides which calls are worth making.

#include "logging/pipeline/logging_service.h"

#include <QTimer>

#include <algorithm>

namespace ccr::logging {

namespace {

Severity levelOf(std::string_view component, const ComponentLevels &levels, Severity otherwise)
{
    const auto named = [&levels](std::string_view name) {
        return std::find_if(levels.begin(), levels.end(), [name](const auto &level) { return level.first == name; });
    };
    auto found = named(component);
    if (found == levels.end()) found = named({});
    return found == levels.end() ? otherwise : found->second;
}

} // namespace

// Temporary ones stand before those of the configuration.
ComponentLevels LoggingService::componentLevels() const
{
    ComponentLevels levels;
    for (const auto &[component, temporary] : m_temporary) levels.emplace_back(component, temporary.level);
    for (auto level = m_config.componentLevels.cbegin(); level != m_config.componentLevels.cend(); ++level) {
        const std::string component = level.key().toStdString();
        if (!m_temporary.contains(component)) levels.emplace_back(component, level.value());
    }
    return levels;
}

void LoggingService::setGates()
{
    const Severity base = m_isShutDown ? Severity::Warn : m_config.gate();
    const ComponentLevels levels = m_isShutDown || base == Severity::Silent ? ComponentLevels() : componentLevels();
    Severity lowest = base;
    for (const auto &level : levels) lowest = std::min(lowest, level.second);
    const std::scoped_lock lock(m_gateMutex);
    m_baseLevel = base;
    m_gateLevels = levels;
    for (const auto &[component, gate] : m_gates)
        gate->store(static_cast<int>(levelOf(component, levels, base)), std::memory_order_relaxed);
    m_lowest.store(static_cast<int>(lowest), std::memory_order_relaxed);
}

const LevelGate *LoggingService::gate(std::string_view component)
{
    const std::scoped_lock lock(m_gateMutex);
    auto found = m_gates.find(component);
    if (found == m_gates.end()) {
        const int level = static_cast<int>(levelOf(component, m_gateLevels, m_baseLevel));
        found = m_gates.emplace(std::string(component), std::make_unique<LevelGate>(level)).first;
    }
    return found->second.get();
}

void LoggingService::setTemporaryLevel(std::string_view component, Severity level, milliseconds duration)
{
    const std::scoped_lock lock(m_mutex);
    if (duration.count() > 0)
        m_temporary.insert_or_assign(std::string(component), LevelUntil{level, monotonicNow() + duration});
    else if (const auto known = m_temporary.find(component); known != m_temporary.end())
        m_temporary.erase(known);
    order();
    setGates();
    Pipeline *const pipeline = m_pipeline.load();
    if (!pipeline || duration.count() <= 0) return;
    QMetaObject::invokeMethod(
        pipeline->worker,
        [this, worker = pipeline->worker, duration] {
            // One that is not precise may be early, and then nobody would come again.
            QTimer::singleShot(duration, Qt::PreciseTimer, worker, [this] { endTemporaryLevels(); });
        },
        Qt::QueuedConnection);
}

std::vector<TemporaryLevel> LoggingService::temporaryLevels() const
{
    const std::scoped_lock lock(m_mutex);
    const MonotonicTime now = monotonicNow();
    std::vector<TemporaryLevel> levels;
    for (const auto &[component, temporary] : m_temporary)
        levels.push_back({.component = component, .level = temporary.level, .left = std::max(nanoseconds{}, temporary.end - now)});
    return levels;
}

void LoggingService::endTemporaryLevels()
{
    // The owner's thread may hold the lock while it waits for ours to end; then there are no levels any more to care for.
    const std::unique_lock lock(m_mutex, std::try_to_lock);
    if (!lock.owns_lock()) return retryEndOfTemporaryLevels();
    const MonotonicTime now = monotonicNow();
    if (std::erase_if(m_temporary, [now](const auto &entry) { return entry.second.end <= now; }) == 0) return;
    order();
    setGates();
}

void LoggingService::retryEndOfTemporaryLevels()
{
    if (Pipeline *const pipeline = m_pipeline.load()) QTimer::singleShot(10, pipeline->worker, [this] { endTemporaryLevels(); });
}

} // namespace ccr::logging
