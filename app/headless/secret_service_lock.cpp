#include "app/headless/secret_service_lock.h"

#include <QDBusConnection>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::app {

namespace {

using Entries = QList<QDBusObjectPath>;
constexpr std::chrono::milliseconds patience = 2s;

QDBusPendingCall search(const SecretAttributes &attributes)
{
    qDBusRegisterMetaType<SecretAttributes>();
    QDBusMessage question = QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s,
                                                           u"org.freedesktop.Secret.Service"_s, u"SearchItems"_s);
    question.setArguments({QVariant::fromValue(attributes)});
    return QDBusConnection::sessionBus().asyncCall(question, int(patience.count()));
}

} // namespace

void askWhetherLocked(const SecretAttributes &attributes, QObject *context, std::function<void(bool)> answer)
{
    auto *watcher = new QDBusPendingCallWatcher(search(attributes), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [answer = std::move(answer)](QDBusPendingCallWatcher *done) {
        const QDBusPendingReply<Entries, Entries> found = *done; // unlocked ones, locked ones
        done->deleteLater();
        answer(!found.isError() && found.argumentAt<0>().isEmpty() && !found.argumentAt<1>().isEmpty());
    });
}

} // namespace ccr::app
