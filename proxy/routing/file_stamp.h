#pragma once

#include <QString>

namespace ccr::proxy {

/// What tells an edit of a file: its time of change and its size. Taking one costs a system call.
struct FileStamp
{
    bool exists = false;
    qint64 changedMs = 0;
    qint64 size = 0;
    bool operator==(const FileStamp &) const = default;

    static FileStamp of(const QString &path);
};

} // namespace ccr::proxy
