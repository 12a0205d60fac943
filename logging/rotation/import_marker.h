#pragma once

#include "logging/base/clock.h"
#include "logging/base/result.h"

#include <QString>

#include <vector>

namespace ccr::logging {

/// Remembers which old logs were taken over, so that each is taken once, also when the file it became is gone: a small file in
/// the log folder. One thread.
class ImportMarker
{
public:
    struct Source
    {
        QString path;
        qint64 bytes = 0;
        qint64 modified = 0; ///< milliseconds since 1970
        QString file;        ///< name in the log folder; empty: there was nothing to take over
        qint64 records = 0;
        qint64 imported = 0; ///< when, likewise
        bool operator==(const Source &) const = default;
    };

    /// Empty when there is none, or none that can be read: what is imported again replaces what is there.
    static ImportMarker read(const QString &folder);
    static QString fileName() { return QStringLiteral("imported-logs.json"); }

    const std::vector<Source> &sources() const { return m_sources; }
    const Source *find(const QString &path) const;
    void put(const Source &source); ///< in the place of the one with the same path
    Result<Done> write(const QString &folder) const;

private:
    std::vector<Source> m_sources;
};

} // namespace ccr::logging
