#include "ui/models/log_filter.h"

#include <algorithm>

namespace ccr::ui {

using logging::Severity;

int levelIndex(Severity severity)
{
    return std::clamp(static_cast<int>(severity) / 10 - 1, 0, 5);
}

QChar letterOf(Severity severity)
{
    return severity == Severity::Silent ? u' ' : QChar(u"TDIWEF"[levelIndex(severity)]);
}

LevelSet LevelSet::from(Severity lowest)
{
    LevelSet levels;
    levels.m_bits = (0x3FU << levelIndex(lowest)) & 0x3FU;
    return levels;
}

void LevelSet::set(Severity severity, bool on)
{
    const unsigned bit = 1U << levelIndex(severity);
    m_bits = on ? m_bits | bit : m_bits & ~bit;
}

} // namespace ccr::ui
