#pragma once

#include "logging/api/snapshots.h"
#include "logging/query/query.h"

#include <QSet>
#include <QStringList>

namespace ccr::ui {

/// "T", "D", "I", "W", "E" or "F".
QChar letterOf(logging::Severity severity);

inline constexpr logging::Severity logLevels[] = {logging::Severity::Trace, logging::Severity::Debug, logging::Severity::Info,
                                                  logging::Severity::Warn,  logging::Severity::Error, logging::Severity::Fatal};

/// A choice of levels.
class LevelSet
{
public:
    static LevelSet from(logging::Severity lowest);
    static LevelSet all() { return from(logging::Severity::Trace); }
    bool contains(logging::Severity severity) const { return (m_bits >> logging::levelIndex(severity) & 1U) != 0; }
    bool containsIndex(int index) const { return (m_bits >> index & 1U) != 0; }
    void set(logging::Severity severity, bool on);
    bool operator==(const LevelSet &) const = default;

private:
    unsigned m_bits = 0; ///< bit n: logLevels[n]
};

/// Which lines of a log are shown. A value.
struct LogFilter
{
    LevelSet levels = LevelSet::from(logging::Severity::Info);
    QStringList components = {}; ///< empty: of all
    logging::Query query = {};
    int context = 0;          ///< lines around a match that are shown as well
    QSet<qint64> marked = {}; ///< numbers of lines, for @marked
};

} // namespace ccr::ui
