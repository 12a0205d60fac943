#pragma once

#include "app/headless/secret_vault.h"
#include "proxy/api/secrets_control.h"

#include <QSettings>

namespace ccr::app {

/// SecretsControl over the vault. Remembers in the settings which keychain was given a secret, so that one that another keychain has can be
/// told from one that was never stored. Main thread.
class SecretsService final : public proxy::SecretsControl
{
    Q_OBJECT
public:
    /// `probe` tries the keychain; `backend` names it.
    using Probe = std::function<void(std::function<void(const proxy::KeychainState &)>)>;
    SecretsService(SecretVault &vault, Probe probe, QString backend, QSettings &settings, QObject *parent = nullptr);

    void read(const QString &name, QObject *context, Answer answer) override;
    void write(const QString &name, const QString &secret, proxy::SecretPlace place, QObject *context, Answer answer) override;
    void remove(const QString &name, QObject *context, Answer answer) override;
    void askAgain(const QString &name) override { Q_EMIT stored(name); }
    QStringList known() const override;
    void probe(QObject *context, std::function<void(const proxy::KeychainState &)> answer) override;
    proxy::KeychainState keychain() const override { return m_state; }

Q_SIGNALS:
    /// Written, removed, or to be read anew.
    void stored(const QString &name);

private:
    proxy::SecretAnswer answerFor(const QString &name, const proxy::StoredSecret &secret) const;
    QString rememberedBackend(const QString &name) const;

    SecretVault &m_vault;
    Probe m_probe;
    QString m_backend;
    QSettings &m_settings;
    proxy::KeychainState m_state;
};

} // namespace ccr::app
