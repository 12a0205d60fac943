#pragma once

#include "logging/base/file_watcher.h"

namespace ccr::proxy {

/// Watches the configuration and the presets beside it.
class ConfigWatcher final : public FileWatcher
{
    Q_OBJECT
public:
    explicit ConfigWatcher(const QString &path, QObject *parent = nullptr);
};

} // namespace ccr::proxy
