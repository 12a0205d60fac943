#include "ui/theme/desktop_portal.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr QLatin1StringView service("org.freedesktop.portal.Desktop");
constexpr QLatin1StringView path("/org/freedesktop/portal/desktop");
constexpr QLatin1StringView interface("org.freedesktop.portal.Settings");
constexpr QLatin1StringView appearance("org.freedesktop.appearance");
constexpr int timeoutMs = 300; // a portal that has to be started first must not hold up the window
constexpr uint prefersDark = 1;
constexpr uint prefersLight = 2;

// The portal wraps its answer in a variant of a variant.
std::optional<QVariant> valueOf(const QDBusConnection &bus, const QString &key)
{
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, interface, u"Read"_s);
    call.setArguments({QString(appearance), key});
    const QDBusMessage answer = bus.call(call, QDBus::Block, timeoutMs);
    if (answer.type() != QDBusMessage::ReplyMessage || answer.arguments().isEmpty()) return std::nullopt;
    QVariant value = answer.arguments().constFirst();
    while (value.canConvert<QDBusVariant>()) value = value.value<QDBusVariant>().variant();
    return value;
}

std::optional<uint> setting(const QDBusConnection &bus, const QString &key)
{
    const std::optional<QVariant> value = valueOf(bus, key);
    return value ? std::optional(value->toUInt()) : std::nullopt;
}

// Red, green and blue from 0 to 1; anything beyond means that there is none.
QColor colourSetting(const QDBusConnection &bus, const QString &key)
{
    const std::optional<QVariant> value = valueOf(bus, key);
    if (!value || !value->canConvert<QDBusArgument>()) return {};
    const auto argument = value->value<QDBusArgument>();
    if (argument.currentSignature() != "(ddd)"_L1) return {};
    double parts[3] = {-1, -1, -1};
    argument.beginStructure();
    argument >> parts[0] >> parts[1] >> parts[2];
    argument.endStructure();
    const bool isColour = std::all_of(std::begin(parts), std::end(parts), [](double part) { return part >= 0 && part <= 1; });
    return isColour ? QColor::fromRgbF(static_cast<float>(parts[0]), static_cast<float>(parts[1]), static_cast<float>(parts[2])) : QColor();
}

} // namespace

DesktopPortal::DesktopPortal(QObject *parent) : QObject(parent)
{
    QDBusConnection::sessionBus().connect(service, path, interface, u"SettingChanged"_s, this,
                                          SLOT(settingChanged(QString, QString, QDBusVariant)));
}

void DesktopPortal::read(SystemScheme &scheme)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return;
    const std::optional<uint> colours = setting(bus, u"color-scheme"_s);
    if (!colours) return; // the others come from the same place
    if (*colours == prefersDark) scheme.prefersDark = true;
    if (*colours == prefersLight) scheme.prefersDark = false;
    scheme.prefersContrast = setting(bus, u"contrast"_s).value_or(0) == 1;
    scheme.prefersReducedMotion = setting(bus, u"reduced-motion"_s).value_or(0) == 1;
    scheme.accent = colourSetting(bus, u"accent-color"_s);
}

void DesktopPortal::settingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    Q_UNUSED(key)
    Q_UNUSED(value)
    if (group == appearance) Q_EMIT changed();
}

} // namespace ccr::ui
