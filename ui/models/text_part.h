#pragma once

#include <QString>

namespace ccr::ui {

// A text view lays a megabyte in one line out for seconds, so of such a text a part is shown.

/// How many characters are neither begin nor end; 0: the text is short enough to be shown whole.
qsizetype charactersBetween(const QString &text);
/// With `between` in the place of those characters.
QString beginAndEnd(const QString &text, const QString &between);

} // namespace ccr::ui
