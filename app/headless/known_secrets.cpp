#include "app/headless/known_secrets.h"

#include <QPointer>

namespace ccr::app {

void KnownSecrets::ask(const QStringList &names)
{
    QStringList unknown;
    for (const QString &name : names)
        if (!m_secrets.contains(name) && !m_awaited.contains(name)) unknown.append(name);
    for (const QString &name : unknown) m_awaited.insert(name); // all of them first: an answer may come at once
    for (const QString &name : unknown)
        m_store.read(name, [self = QPointer(this), name](const proxy::StoredSecret &secret) {
            if (self) self->take(name, secret);
        });
}

void KnownSecrets::forgetProblems()
{
    erase_if(m_secrets, [](proxy::StoredSecrets::iterator entry) { return !entry.value().problem.isEmpty(); });
}

void KnownSecrets::take(const QString &name, const proxy::StoredSecret &secret)
{
    const bool wasAwaited = m_awaited.remove(name);
    const auto known = m_secrets.find(name);
    if (!wasAwaited && known != m_secrets.end() && *known == secret) return;
    m_secrets.insert(name, secret);
    if (m_awaited.isEmpty()) Q_EMIT learned();
}

} // namespace ccr::app
