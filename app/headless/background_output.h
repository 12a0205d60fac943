#pragma once

#include "logging/api/logging_config.h"

namespace ccr::app {

/// Most of what the file holds that takes the output of a router in the background.
inline constexpr qint64 maxBackgroundOutput = 4LL * 1024 * 1024;

QString backgroundOutputPath(const QString &configPath);

/// Where standard output or standard error of this program is that file, console streams that go there keep it within the limit.
/// Other files that somebody redirects an output to are his.
void limitBackgroundOutput(logging::LoggingConfig &config, const QString &configPath);
/// The same for what is printed past the streams; to be called now and then.
void trimBackgroundOutput(const QString &configPath);

} // namespace ccr::app
