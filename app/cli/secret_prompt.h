#pragma once

#include <QString>

namespace ccr::app {

/// One line of standard input. At a terminal `question` is asked and what is typed stays invisible.
QString readSecret(const QString &question);

} // namespace ccr::app
