#pragma once

#include <QStringList>

#include <functional>

namespace ccr {

/// Value of an environment variable, or a null QString. A parameter so that tests need no real environment.
using Environment = std::function<QString(const QString &)>;
Environment processEnvironment();

/// Replaces $NAME (upper case) and ${NAME}. A variable that is unset or empty stays as it was written and is added to
/// `missing`.
QString interpolate(const QString &text, const Environment &environment, QStringList &missing);

} // namespace ccr
