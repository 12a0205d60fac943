#pragma once

#include "logging/base/result.h"

#include <QString>

#include <functional>
#include <string>
#include <string_view>

namespace ccr::logging {

/// Reads what is appended to a log file, over its rotation: when another file has the name, what the old one still got is read
/// first. A file that is not there yet is waited for; one that was cut is read from its beginning. One thread.
class LineFollower
{
public:
    enum class Begin
    {
        AtTheEnd, ///< of what is there now
        AtTheStart
    };
    LineFollower(QString path, Begin begin);
    ~LineFollower();
    LineFollower(const LineFollower &) = delete;
    LineFollower &operator=(const LineFollower &) = delete;

    /// Hands over every line that has got its end since the last call. Reading more often than every few milliseconds is no
    /// use. An error: the file is there but cannot be read.
    Result<Done> poll(const std::function<void(std::string_view)> &line);

private:
    bool readRest(const std::function<void(std::string_view)> &line);
    bool open();
    void close();
    bool hasAnotherFileTheName() const;

    QString m_path;
    int m_file = -1;
    bool m_startsAtEnd;
    qint64 m_offset = 0;
    std::string m_partial;
};

} // namespace ccr::logging
