#pragma once

#include <QString>

#include <optional>

namespace ccr::logging {

/// Used share (0 to 1) of the file system that holds `folder`, as df states it: what only root may use counts as used. Blocks as
/// long as the file system does; absent when it cannot say.
std::optional<double> diskShare(const QString &folder);

} // namespace ccr::logging
