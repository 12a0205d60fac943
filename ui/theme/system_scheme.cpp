#include "ui/theme/system_scheme.h"

#include <QGuiApplication>
#include <QPalette>
#include <QStyleHints>

#ifdef CCR_HAS_DBUS
#include "ui/theme/desktop_portal.h"
#endif

#include <memory>
#include <utility>

namespace ccr::ui {

namespace {

// Before the portal is heard: what Qt knows. The platform's palette counts only as it was before ours replaced it.
SystemScheme schemeFromQt()
{
    SystemScheme scheme;
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    scheme.prefersDark = QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    static const bool isPaletteDark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    scheme.prefersDark = isPaletteDark;
#endif
    return scheme;
}

} // namespace

SystemScheme systemScheme()
{
    SystemScheme scheme = schemeFromQt();
#ifdef CCR_HAS_DBUS
    DesktopPortal::read(scheme);
#endif
    return scheme;
}

void followSystemScheme(QObject *context, const SystemScheme &known, const std::function<void(const SystemScheme &)> &changed)
{
    const auto ask = [changed, last = std::make_shared<SystemScheme>(known)] {
        const SystemScheme now = systemScheme();
        if (std::exchange(*last, now) != now) changed(now);
    };
#ifdef CCR_HAS_DBUS
    QObject::connect(new DesktopPortal(context), &DesktopPortal::changed, context, ask);
#endif
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    QObject::connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, context, ask);
#endif
}

} // namespace ccr::ui
