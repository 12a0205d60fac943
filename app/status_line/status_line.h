#pragma once

#include "app/status_line/session_facts.h"
#include "app/status_line/status_line_style.h"

#include <QMap>

#include <functional>

namespace ccr::app {

using StatusLineVariables = QMap<QString, QString>;

/// Every variable that has a value. `defaultModel`: what the configuration routes to when nobody has answered yet.
StatusLineVariables statusLineVariables(const StatusLineInput &input, const std::optional<LastAnswer> &answer,
                                        const std::optional<StreamSpeed> &speed, const QString &branch, const QString &defaultModel);

/// Last part of a path, of Windows as well.
QString folderName(const QString &path);
QString shortNumber(double number); ///< 999, 1.2k, 3.4M
QString shortDuration(double ms);   ///< 800ms, 12.3s, 5m 3s, 2h 5m
QString dollars(double amount);     ///< $0.0042, $1.23

/// Puts variables in the place of {{names}}. Null when the text has names and none has a value.
QString expanded(const QString &text, const StatusLineVariables &variables);

/// The line, in the terminal's language. `runScript` gives the text of a module of type "script". A module without text is
/// left out.
QByteArray renderStatusLine(const StatusLineStyle &style, const StatusLineVariables &variables,
                            const std::function<QString(const StatusLineModule &)> &runScript);

} // namespace ccr::app
