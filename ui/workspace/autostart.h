#pragma once

#include "logging/base/phrase.h"

#include <QObject>

namespace ccr::ui {

/// Whether the program starts with the session, as the system knows it: others may change that. GUI thread.
class Autostart : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual bool isEnabled() const = 0;
    /// Begins in the tray, without the window.
    virtual bool startsHidden() const = 0;
    /// Returns why it could not be done; empty when it is done.
    virtual Phrase set(bool enabled, bool hidden) = 0;

Q_SIGNALS:
    void changed(); ///< perhaps by others
};

} // namespace ccr::ui
