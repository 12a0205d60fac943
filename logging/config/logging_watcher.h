#pragma once

#include "logging/base/file_watcher.h"

namespace ccr::logging {

/// Watches the files that say how the program logs.
class LoggingWatcher final : public FileWatcher
{
    Q_OBJECT
public:
    explicit LoggingWatcher(const QStringList &files, QObject *parent = nullptr)
        : FileWatcher([paths = Paths{files, {}}] { return paths; }, parent)
    {
    }
};

} // namespace ccr::logging
