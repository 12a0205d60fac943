#pragma once

#include "logging/base/environment.h"
#include "logging/base/json5_reader.h"
#include "logging/base/result.h"

#include <QStringList>

namespace ccr::app {

/// What is written on a command line as a value of the configuration: JSON5 where it can be read as that, everything else a text.
Json5Value commandLineValue(const QString &written);

/// Changes the configuration file by "KEY=VALUE" (--set): all or nothing, comments stay, a backup is kept. A key is a JSON pointer or its
/// steps with points between them: "/Router/think", "Router.think". Errors name the assignment.
Result<Done> assignInConfig(const QString &path, const QStringList &assignments, const Environment &environment);

} // namespace ccr::app
