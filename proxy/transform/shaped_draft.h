#pragma once

#include "proxy/dialect/dialect.h"

namespace ccr::proxy {

/// Makes the changes of body and header fields that the transforms asked for, on what the dialect wrote. An error names what
/// cannot be changed.
Result<Done> applyShape(const RequestShape &shape, UpstreamDraft &draft);

} // namespace ccr::proxy
