#pragma once

#include "logging/api/message_head.h"
#include "logging/api/snapshots.h"

#include <QList>
#include <QString>

namespace ccr::ui {

/// Texts of an exchange for the clipboard.

/// A command for a POSIX shell that repeats the client's request; `$API_KEY` stands where its key belongs. `body`: as it was
/// recorded, empty when it was not. `heads`: of its messages; the client's own fields are taken, without credentials.
QString curlText(const logging::ExchangeSnapshot &exchange, const QString &baseUrl, const std::string &body,
                 const std::vector<logging::MessageHead> &heads = {});
/// What one pastes into a message, line by line: status, class, the provider's words, our cause, why it went where it went, id.
QString exchangeReport(const logging::ExchangeSnapshot &exchange, WallTime now);
/// A short report of one in Markdown, or of several as a table.
QString markdownText(const QList<const logging::ExchangeSnapshot *> &exchanges);

} // namespace ccr::ui
