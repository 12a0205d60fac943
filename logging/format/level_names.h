#pragma once

#include "logging/api/logging_config.h"
#include "logging/api/severity.h"

#include <QMap>
#include <QString>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ccr::logging {

enum class LevelCase
{
    AsNamed,
    Upper
};

/// Words of the levels: pino's and those that the configuration adds. A number of one's own may replace a word.
class LevelNames
{
public:
    LevelNames() : LevelNames(QMap<int, QString>()) {}
    explicit LevelNames(const QMap<int, QString> &custom, LevelCase letters = LevelCase::AsNamed);
    /// For formats that write words unless `format` asks for numbers: then no level has one.
    static LevelNames asWords(const FormatConfig &format, LevelCase letters);
    /// Empty when the level has no word.
    std::string_view find(Severity severity) const;
    /// Number and word of each, the frequent ones first.
    const std::vector<std::pair<int, std::string>> &all() const { return m_names; }

private:
    std::vector<std::pair<int, std::string>> m_names;
};

} // namespace ccr::logging
