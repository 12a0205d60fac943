#pragma once

#include "ui/theme/system_scheme.h"

#include <QDBusVariant>
#include <QObject>

namespace ccr::ui {

/// The namespace org.freedesktop.appearance of the desktop's settings portal (org.freedesktop.portal.Settings, XDG Desktop
/// Portal documentation): color-scheme, contrast, accent-color and reduced-motion.
class DesktopPortal final : public QObject
{
    Q_OBJECT
public:
    explicit DesktopPortal(QObject *parent = nullptr);

    /// Changes what the portal says; the rest stays. Waits at most 0.3 s.
    static void read(SystemScheme &scheme);

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);
};

} // namespace ccr::ui
