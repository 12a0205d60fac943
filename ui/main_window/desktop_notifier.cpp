#include "ui/main_window/desktop_notifier.h"

#ifdef CCR_HAS_DBUS
#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#endif

#include <utility>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

const QString actionKey = QStringLiteral("act");

} // namespace

#ifdef CCR_HAS_DBUS

namespace {

constexpr QLatin1StringView service("org.freedesktop.Notifications");
constexpr QLatin1StringView path("/org/freedesktop/Notifications");
constexpr int byTheDesktop = -1; ///< how long it stays
constexpr uchar low = 0;
constexpr uchar normal = 1; // what is critical ignores "do not disturb", and nothing here is as urgent

QDBusMessage callOf(const QString &method, const QVariantList &arguments = {})
{
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, service, method);
    call.setArguments(arguments);
    return call;
}

// A body is read as markup by some services, and what a provider says is text.
QVariantList argumentsOf(const Notice &notice, const QString &action, const QStringList &capabilities)
{
    const QString body = capabilities.contains("body-markup"_L1) ? notice.body.toHtmlEscaped() : notice.body;
    QStringList actions;
    if (capabilities.contains("actions"_L1)) actions = {u"default"_s, DesktopNotifier::tr("Open window")};
    if (!actions.isEmpty() && !action.isEmpty()) actions += {actionKey, action};
    const uchar urgency = notice.level == NoticeLevel::Information ? low : normal;
    const QVariantMap hints{{u"urgency"_s, QVariant::fromValue(urgency)}, {u"desktop-entry"_s, QGuiApplication::desktopFileName()}};
    return {u"CCR Desktop"_s, 0U, QGuiApplication::desktopFileName(), notice.title, body, actions, hints, byTheDesktop};
}

} // namespace

DesktopNotifier::DesktopNotifier(QObject *parent) : QObject(parent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(service, path, service, u"ActivationToken"_s, this, SLOT(activationToken(uint, QString)));
    bus.connect(service, path, service, u"ActionInvoked"_s, this, SLOT(actionInvoked(uint, QString)));
    bus.connect(service, path, service, u"NotificationClosed"_s, this, SLOT(closed(uint, uint)));
}

// Another service may have taken over since the last one.
void DesktopNotifier::show(const Notice &notice, const QString &action)
{
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(callOf(u"GetCapabilities"_s)), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, notice, action](QDBusPendingCallWatcher *ended) {
        ended->deleteLater();
        const QDBusPendingReply<QStringList> reply = *ended;
        if (reply.isError()) return Q_EMIT unsupported(notice);
        notify(notice, action, reply.value());
    });
}

void DesktopNotifier::notify(const Notice &notice, const QString &action, const QStringList &capabilities)
{
    const QDBusMessage call = callOf(u"Notify"_s, argumentsOf(notice, action, capabilities));
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, notice](QDBusPendingCallWatcher *ended) {
        ended->deleteLater();
        const QDBusPendingReply<uint> reply = *ended;
        if (reply.isError()) return Q_EMIT unsupported(notice);
        m_shown.insert(reply.value(), notice);
    });
}

void DesktopNotifier::withdraw(NoticeKind kind, const QString &subject)
{
    for (const auto [id, notice] : std::as_const(m_shown).asKeyValueRange())
        if (notice.kind == kind && notice.subject == subject) QDBusConnection::sessionBus().asyncCall(callOf(u"CloseNotification"_s, {id}));
}

#else

DesktopNotifier::DesktopNotifier(QObject *parent) : QObject(parent) {}

void DesktopNotifier::show(const Notice &notice, const QString &)
{
    Q_EMIT unsupported(notice);
}

void DesktopNotifier::withdraw(NoticeKind, const QString &) {}

#endif

// The window that is opened then may come to the front; Qt's Wayland plugin looks there.
void DesktopNotifier::activationToken(uint id, const QString &token)
{
    if (m_shown.contains(id)) qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8());
}

void DesktopNotifier::actionInvoked(uint id, const QString &key)
{
    const auto shown = m_shown.constFind(id);
    if (shown == m_shown.constEnd()) return;
    const Notice notice = *shown; // what follows may withdraw it
    key == actionKey ? Q_EMIT acted(notice) : Q_EMIT opened(notice);
}

void DesktopNotifier::closed(uint id, uint)
{
    m_shown.remove(id);
}

} // namespace ccr::ui
