#pragma once

#include "logging/tracking/analysis.h"

#include <QJsonObject>

namespace ccr::logging {

/// Times are in milliseconds; names of members are part of the product's interface.
QJsonObject analysisJson(const RequestAnalysis &analysis);
QJsonObject analysisJson(const ErrorAnalysis &analysis);

} // namespace ccr::logging
