#pragma once

#include "ui/workspace/workspace.h"

namespace ccr::ui {

/// What somebody who helps asks first: versions, desktop, screens, state of the proxy and its providers. In English, for whoever reads
/// reports; as it is, so whoever passes it on masks it.
QByteArray programFacts(const Workspace &workspace);

} // namespace ccr::ui
