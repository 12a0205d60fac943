#pragma once

#include "logging/config/layer_merge.h"

namespace ccr::logging {

/// The names that a stream gives to fields of its own: messageKey, errorKey, nestedKey and serviceKey. One that would stand twice
/// in a record, or would be none, is told and gets its standard name back. So is a serviceKey where no record has such a field.
void checkFieldNames(MergedStream &stream, MergedConfig &merged);

} // namespace ccr::logging
