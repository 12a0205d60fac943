#pragma once

#include <QString>

#include <vector>

namespace ccr::logging {

struct DotenvEntry
{
    QString name;
    QString value;
    int line = 0;
};

struct DotenvText
{
    std::vector<DotenvEntry> entries; ///< in order; of two with one name the last counts
    std::vector<int> badLines;        ///< that are neither an assignment nor a comment
};

/// The text of a .env file: NAME=value lines, perhaps after "export"; '…', "…" and `…` may go over several lines and keep a #;
/// in "…" \n, \r, \t, \" and \\ mean what they say; elsewhere # after a blank begins a comment. Variables in values are not
/// replaced.
DotenvText parseDotenv(const QString &text);

} // namespace ccr::logging
