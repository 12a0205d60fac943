#pragma once

#include "logging/api/message_head.h"

#include <QString>

#include <vector>

namespace ccr::logging {

/// The heads of one exchange as the history keeps them: [[kind, attempt, text, left out], …], the kind by its name.
QString headsAsJson(const std::vector<MessageHead> &heads);
/// What is not understood is left out.
std::vector<MessageHead> headsFromJson(const QString &json);

} // namespace ccr::logging
