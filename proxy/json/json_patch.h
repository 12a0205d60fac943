#pragma once

#include "logging/base/result.h"
#include "proxy/message/request_shape.h"

#include <string>
#include <string_view>
#include <vector>

namespace ccr::proxy {

/// Applies `patches` in order to the JSON object in `body` and gives the new text. What no patch names stays as it is, byte for
/// byte; a body of a megabyte costs well under a millisecond, because only its top level is looked at. Precondition: `body`
/// is valid JSON. An error says which of the two texts is not an object.
Result<std::string> patchedJson(std::string_view body, const std::vector<BodyPatch> &patches);

} // namespace ccr::proxy
