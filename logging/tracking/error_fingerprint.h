#pragma once

#include "logging/api/error_snapshot.h"

#include <string>
#include <string_view>

namespace ccr::logging {

/// The message without what differs from one occurrence to the next: quoted texts, numbers, UUIDs, long hexadecimal words
/// and ids become placeholders. At most 512 bytes.
std::string errorPattern(std::string_view message);

/// 16 hexadecimal digits for class, code, pattern, provider and status. The same in every run and on every machine.
std::string errorFingerprint(const ErrorOccurrence &error, std::string_view pattern);

} // namespace ccr::logging
