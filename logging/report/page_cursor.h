#pragma once

#include "logging/report/question_reader.h"

namespace ccr::logging {

/// Where a page ended, so that the next one goes on there whatever was written, rotated or compressed since. It holds for the
/// same question alone, whose relative times keep the meaning that they had on the first page.
struct PageCursor
{
    WallTime now;               ///< of the first page
    std::uint64_t question = 0; ///< hash of query, range, stream and order
    std::uint64_t file = 0;     ///< hash of the first line of the file; 0: the history
    int newerTwins = 0;         ///< newer files that begin with the same line
    qint64 position = 0;        ///< matches of the file before it, or a row of the history; below 0: behind the last

    QString text() const;
    static std::optional<PageCursor> fromText(const QString &text);
};

std::uint64_t hashOf(const LogQuestion &question);
/// Of the first line, unpacked; stays the same while a file grows, is renamed and is compressed. 0: it cannot be read.
std::uint64_t firstLineHash(const QString &file);

/// The cursor of the question; absent: it begins. InvalidInput when it is none, or one of another question.
Result<std::optional<PageCursor>> cursorOf(const LogQuestion &question);

} // namespace ccr::logging
