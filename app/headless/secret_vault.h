#pragma once

#include "app/headless/secret_store.h"

#include <QMap>

namespace ccr::app {

/// Where "keychain:NAME" is looked for: in memory, in a file beside the configuration, in the keychain. The first two exist for those
/// who have no keychain and chose so. Main thread.
class SecretVault final : public SecretStore
{
public:
    enum class Place
    {
        Keychain,
        PrivateFile,
        Session
    };

    /// `keychain` outlives this. `file`: readable for its owner alone; one that others can read is refused.
    SecretVault(SecretStore &keychain, QString file) : m_keychain(keychain), m_file(std::move(file)) {}

    void read(const QString &name, Answer answer) override;
    /// Into the keychain.
    void write(const QString &name, const QString &secret, Answer answer) override { writeTo(Place::Keychain, name, secret, answer); }
    /// From wherever it is.
    void remove(const QString &name, Answer answer) override;
    /// The other places forget the name when this one has it.
    void writeTo(Place place, const QString &name, const QString &secret, const Answer &answer);
    /// Without asking the keychain: that is where everything else is.
    Place placeOf(const QString &name) const;
    /// Of those that are not in the keychain.
    QStringList names() const;
    QString file() const { return m_file; }

private:
    Result<QMap<QString, QString>> readFile() const;
    Result<Done> changeFile(const QString &name, const std::optional<QString> &secret) const;

    SecretStore &m_keychain;
    QString m_file;
    QMap<QString, QString> m_session;
};

/// The file of a configuration's secrets.
QString secretFileFor(const QString &configPath);

} // namespace ccr::app
