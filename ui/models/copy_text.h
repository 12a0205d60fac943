#pragma once

#include "logging/api/snapshots.h"

#include <QString>

namespace ccr::ui {

/// Texts of an exchange for the clipboard.

/// A command for a POSIX shell that repeats the client's request; `$API_KEY` stands where its key belongs. `body`: as it was
/// recorded, empty when it was not.
QString curlText(const logging::ExchangeSnapshot &exchange, const QString &baseUrl, const std::string &body);
/// A short report in Markdown.
QString markdownText(const logging::ExchangeSnapshot &exchange);

} // namespace ccr::ui
