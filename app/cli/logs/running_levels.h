#pragma once

#include "logging/base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

namespace ccr::app {

/// The levels that hold in the running router for some time, as GET and POST /api/logs/level answer.
Result<QByteArray> runningLevels();
Result<QByteArray> setRunningLevel(const QJsonObject &question);

/// One line each: "proxy: trace for another 9 min 30 s, then what the configuration says".
QStringList levelLines(const QByteArray &answer);

} // namespace ccr::app
