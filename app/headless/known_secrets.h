#pragma once

#include "app/headless/secret_store.h"

#include <QObject>
#include <QSet>

namespace ccr::app {

/// What has been read from a secret store so far. Asks for each name once; a name that could not be read is asked for again
/// after forgetProblems(). Lives in the store's thread.
class KnownSecrets final : public QObject
{
    Q_OBJECT
public:
    /// `store` is asked only for names that a configuration has.
    explicit KnownSecrets(SecretStore &store, QObject *parent = nullptr) : QObject(parent), m_store(store) {}

    const proxy::StoredSecrets &secrets() const { return m_secrets; }
    void ask(const QStringList &names);
    void forgetProblems();
    /// It has another value now.
    void forget(const QString &name) { m_secrets.remove(name); }
    bool isWaiting() const { return !m_awaited.isEmpty(); }

Q_SIGNALS:
    /// Nothing is awaited any more, or a late answer came.
    void learned();

private:
    void take(const QString &name, const proxy::StoredSecret &secret);

    SecretStore &m_store;
    proxy::StoredSecrets m_secrets;
    QSet<QString> m_awaited;
};

} // namespace ccr::app
