#include "ui/theme/system_scheme.h"

#include <QGuiApplication>
#include <QPalette>
#include <QStyleHints>

#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#endif

#include <utility>

using namespace Qt::StringLiterals;

namespace ccr::ui {

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)

bool systemPrefersDark()
{
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
}

void followSystemScheme(QObject *context, const std::function<void()> &changed)
{
    QObject::connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, context, [changed] { changed(); });
}

#else

namespace {

constexpr int portalTimeoutMs = 300; // a portal that has to be started first must not hold up the window
constexpr uint prefersDark = 1;
constexpr uint prefersLight = 2;

// The portal wraps its answer in a variant of a variant.
uint schemeFromPortal()
{
    QDBusMessage call = QDBusMessage::createMethodCall(u"org.freedesktop.portal.Desktop"_s, u"/org/freedesktop/portal/desktop"_s,
                                                       u"org.freedesktop.portal.Settings"_s, u"Read"_s);
    call.setArguments({u"org.freedesktop.appearance"_s, u"color-scheme"_s});
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return 0;
    const QDBusMessage answer = bus.call(call, QDBus::Block, portalTimeoutMs);
    if (answer.type() != QDBusMessage::ReplyMessage || answer.arguments().isEmpty()) return 0;
    QVariant value = answer.arguments().constFirst();
    while (value.canConvert<QDBusVariant>()) value = value.value<QDBusVariant>().variant();
    return value.toUInt();
}

bool platformPaletteIsDark()
{
    static const bool dark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    return dark;
}

} // namespace

bool systemPrefersDark()
{
    const bool byPalette = platformPaletteIsDark();
    const uint scheme = schemeFromPortal();
    return scheme == prefersDark || (scheme != prefersLight && byPalette);
}

// Qt 6.4 announces no change of the scheme. Whoever changed it comes back from the settings by activating a window of ours,
// and that is when the question is asked again.
void followSystemScheme(QObject *context, const std::function<void()> &changed)
{
    const auto ask = [changed, known = systemPrefersDark()](Qt::ApplicationState state) mutable {
        if (state != Qt::ApplicationActive) return;
        const bool dark = systemPrefersDark();
        if (std::exchange(known, dark) != dark) changed();
    };
    QObject::connect(qGuiApp, &QGuiApplication::applicationStateChanged, context, ask);
}

#endif

} // namespace ccr::ui
