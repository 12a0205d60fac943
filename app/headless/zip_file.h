#pragma once

#include "logging/api/problem_report.h"

namespace ccr::app {

/// A ZIP archive with these files, made by the system's `zip` in a folder that only this user can read. Blocks.
Result<QByteArray> zipped(const QList<logging::ReportFile> &files);

} // namespace ccr::app
