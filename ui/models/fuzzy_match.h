#pragma once

#include <QString>

#include <optional>

namespace ccr::ui {

/// How well a text fits what was typed: its characters in this order, not necessarily side by side; case does not matter.
/// Higher is better: starts of words and neighbours count more, gaps less. Absent: it does not fit. Empty fits everything.
std::optional<int> fuzzyScore(QStringView typed, QStringView text);

} // namespace ccr::ui
