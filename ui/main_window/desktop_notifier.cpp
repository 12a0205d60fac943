#include "ui/main_window/desktop_notifier.h"

#ifdef CCR_HAS_DBUS
#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#endif

using namespace Qt::StringLiterals;

namespace ccr::ui {

#ifdef CCR_HAS_DBUS

namespace {

constexpr QLatin1StringView service("org.freedesktop.Notifications");
constexpr QLatin1StringView path("/org/freedesktop/Notifications");
constexpr int byTheDesktop = -1; ///< how long it stays

// The body may hold markup, and what a provider says is text.
QVariantList argumentsOf(const Notice &notice, const QString &action)
{
    const QStringList actions = action.isEmpty() ? QStringList{} : QStringList{u"default"_s, action, u"open"_s, action};
    const uchar urgency = notice.level == NoticeLevel::Problem ? 2 : notice.level == NoticeLevel::Warning ? 1 : 0;
    const QVariantMap hints{{u"urgency"_s, QVariant::fromValue(urgency)}, {u"desktop-entry"_s, QGuiApplication::desktopFileName()}};
    return {QCoreApplication::applicationName(),
            0U,
            QGuiApplication::desktopFileName(),
            notice.title,
            notice.body.toHtmlEscaped(),
            actions,
            hints,
            byTheDesktop};
}

} // namespace

DesktopNotifier::DesktopNotifier(QObject *parent) : QObject(parent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(service, path, service, u"ActionInvoked"_s, this, SLOT(actionInvoked(uint, QString)));
    bus.connect(service, path, service, u"NotificationClosed"_s, this, SLOT(closed(uint, uint)));
}

void DesktopNotifier::show(const Notice &notice, const QString &action)
{
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, service, u"Notify"_s);
    call.setArguments(argumentsOf(notice, action));
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, notice](QDBusPendingCallWatcher *ended) {
        ended->deleteLater();
        const QDBusPendingReply<uint> reply = *ended;
        if (reply.isError()) return Q_EMIT unsupported(notice);
        m_shown.insert(reply.value(), notice);
    });
}

#else

DesktopNotifier::DesktopNotifier(QObject *parent) : QObject(parent) {}

void DesktopNotifier::show(const Notice &notice, const QString &)
{
    Q_EMIT unsupported(notice);
}

#endif

void DesktopNotifier::actionInvoked(uint id, const QString &)
{
    const auto shown = m_shown.constFind(id);
    if (shown != m_shown.constEnd()) Q_EMIT activated(*shown);
}

void DesktopNotifier::closed(uint id, uint)
{
    m_shown.remove(id);
}

} // namespace ccr::ui
