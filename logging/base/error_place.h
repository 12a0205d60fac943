#pragma once

#include "logging/base/phrase.h"

namespace ccr {

/// The error of a part of a JSON value: it knows the place of that part below the value that is read. `step`: from the value to the
/// part, or to the one that `error` is of already.
Error errorAt(const QString &step, const Error &error);
/// The place as a pointer (RFC 6901); empty: the error is of all of the value.
QString placeOf(const Error &error);
/// The same error, of the same part, in other words.
Error rephrased(const Error &error, const Phrase &phrase);

} // namespace ccr
