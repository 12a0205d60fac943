#include "ui/models/log_filter.h"

namespace ccr::ui {

using logging::Severity;

QChar letterOf(Severity severity)
{
    return severity == Severity::Silent ? u' ' : QChar(u"TDIWEF"[logging::levelIndex(severity)]);
}

LevelSet LevelSet::from(Severity lowest)
{
    LevelSet levels;
    levels.m_bits = (0x3FU << logging::levelIndex(lowest)) & 0x3FU;
    return levels;
}

void LevelSet::set(Severity severity, bool on)
{
    const unsigned bit = 1U << logging::levelIndex(severity);
    m_bits = on ? m_bits | bit : m_bits & ~bit;
}

} // namespace ccr::ui
