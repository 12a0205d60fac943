#pragma once

#include "logging/api/snapshots.h"

#include <string_view>

namespace ccr::logging {

/// How bad an error of this class is when nothing cured it. Unknown classes are Error. The classes are those of
/// logging/README.md; they come from the errno, the certificate check or the HTTP status, never from the name of an error.
ErrorSeverity severityOfClass(std::string_view errorClass);

/// The level of the record that tells it.
Severity levelOf(ErrorSeverity severity);

/// The class of an exchange that ended so; empty when it was no error.
std::string_view errorClassOf(const ExchangeSnapshot &exchange);

} // namespace ccr::logging
