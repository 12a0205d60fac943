#pragma once

#include "logging/base/json5_reader.h"

namespace ccr {

/// The error of a part of a JSON value: its `detail` is the pointer (RFC 6901) from the value that is read to that part. `step`: from
/// the value to the part, or to the one that `error` is of already.
inline Error errorAt(const QString &step, Error error)
{
    error.detail = pointerTo({}, step) + error.detail;
    return error;
}

} // namespace ccr
