#pragma once

#include "app/headless/secret_store.h"
#include "proxy/api/secrets_control.h"

#include <QObject>

namespace QKeychain {
class Job;
}

namespace ccr::app {

/// The keychain of the desktop session: Secret Service (GNOME Keyring, KeePassXC …) or KWallet. Needs the event loop of a
/// thread whose dispatcher runs GLib's events, which the main thread's does.
class Keychain final : public QObject, public SecretStore
{
    Q_OBJECT
public:
    using QObject::QObject;

    void read(const QString &name, Answer answer) override;
    void write(const QString &name, const QString &secret, Answer answer) override;
    void remove(const QString &name, Answer answer) override;
    /// Writes, reads and deletes an entry of our own, because QtKeychain 0.13 cannot say whether there is a keychain. Within five seconds.
    void probe(std::function<void(const proxy::KeychainState &)> answer);
    /// The one that QtKeychain chooses in this desktop session.
    static QString backend();

private:
    class Probe;
    void start(QKeychain::Job *job, const QString &name, const Answer &answer);
};

} // namespace ccr::app
