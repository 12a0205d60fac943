#include "logging/format/level_names.h"

#include <algorithm>

namespace ccr::logging {

LevelNames::LevelNames(const QMap<int, QString> &custom, LevelCase letters)
{
    for (const Severity severity :
         {Severity::Info, Severity::Debug, Severity::Warn, Severity::Error, Severity::Trace, Severity::Fatal, Severity::Silent})
        m_names.emplace_back(static_cast<int>(severity), std::string(toString(severity)));
    for (auto it = custom.begin(); it != custom.end(); ++it) {
        const auto known = std::find_if(m_names.begin(), m_names.end(), [&](const auto &entry) { return entry.first == it.key(); });
        if (known != m_names.end())
            known->second = it.value().toStdString();
        else
            m_names.emplace_back(it.key(), it.value().toStdString());
    }
    if (letters == LevelCase::AsNamed) return;
    for (auto &[number, name] : m_names) name = QString::fromStdString(name).toUpper().toStdString();
}

LevelNames LevelNames::asWords(const FormatConfig &format, LevelCase letters)
{
    LevelNames names(format.customLevels, letters);
    if (format.levelFormat == LevelFormat::Number) names.m_names.clear();
    return names;
}

std::string_view LevelNames::find(Severity severity) const
{
    for (const auto &[number, name] : m_names)
        if (number == static_cast<int>(severity)) return name;
    return {};
}

} // namespace ccr::logging
