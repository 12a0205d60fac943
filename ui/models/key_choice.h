#pragma once

#include "proxy/api/proxy_control.h"

#include <QString>

namespace ccr::ui {

/// Which of a provider's keys its next request takes, and why: the first that does not rest, or the one that rests shortest.
/// "spare: work rests for 42 s". `labels`: in the order of their use; not empty.
QString keyChoiceText(const QStringList &labels, const std::vector<proxy::RestingKey> &resting);

} // namespace ccr::ui
