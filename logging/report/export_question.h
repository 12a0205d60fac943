#pragma once

#include "logging/api/export.h"
#include "logging/report/question_reader.h"

namespace ccr::logging {

/// The options format, privacy, requests, records, bodies, statistics and gzip; path and replace are the caller's.
Result<ExportRequest> exportRequestOf(const QuestionReader &question, const Query &query);

/// What a browser may call the download, and its type.
QString exportFileName(const ExportRequest &request, WallTime now);
std::string exportContentType(const ExportRequest &request);

} // namespace ccr::logging
