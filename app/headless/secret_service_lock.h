#pragma once

#include <QMap>
#include <QString>

#include <functional>

class QObject;

namespace ccr::app {

using SecretAttributes = QMap<QString, QString>;

/// Whether the Secret Service has an entry with these attributes that it keeps back because it is locked. libsecret finds nothing
/// in both cases: when there is no such entry, and when nobody unlocked it. Answers later, "no" where it cannot be asked; not at all
/// when `context` is gone.
void askWhetherLocked(const SecretAttributes &attributes, QObject *context, std::function<void(bool)> answer);

} // namespace ccr::app
