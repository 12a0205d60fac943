#pragma once

#include "logging/base/result.h"

#include <QString>

namespace ccr::app {

/// Limits of what a preset may bring; real ones have a few kilobytes.
constexpr qint64 maxPresetBytes = 20 * 1024 * 1024;
constexpr int maxPresetFiles = 1'000;

/// Unpacks a .zip, .tar, .tar.gz or .tgz file into the empty folder `target` with the system's `unzip` or `tar`. Refuses archives
/// with absolute paths, with "..", with links and beyond the limits. Waits.
Result<Done> unpackPreset(const QString &archive, const QString &target);

/// The folder with the manifest: `folder` itself, or its only sub-folder, which is how archives are often made.
Result<QString> manifestFolder(const QString &folder);

/// Fetches owner/repo's main branch from GitHub, or from CCR_GITHUB_URL, into `file`. Runs the application's event loop, so it
/// is for commands that have not started it.
Result<Done> downloadPreset(const QString &repository, const QString &file);

} // namespace ccr::app
