#include "app/desktop/secrets_service.h"

#include "proxy/api/config_sentence.h"

#include <QPointer>

namespace ccr::app {

namespace {

constexpr QLatin1StringView group("secrets");

QString settingsKey(const QString &name)
{
    return QString(group) + u'/' + QString::fromLatin1(name.toUtf8().toPercentEncoding());
}

proxy::SecretPlace placeOf(SecretVault::Place place)
{
    switch (place) {
    case SecretVault::Place::Session: return proxy::SecretPlace::Session;
    case SecretVault::Place::PrivateFile: return proxy::SecretPlace::PrivateFile;
    case SecretVault::Place::Keychain: break;
    }
    return proxy::SecretPlace::Keychain;
}

SecretVault::Place placeOf(proxy::SecretPlace place)
{
    switch (place) {
    case proxy::SecretPlace::Session: return SecretVault::Place::Session;
    case proxy::SecretPlace::PrivateFile: return SecretVault::Place::PrivateFile;
    case proxy::SecretPlace::Keychain: break;
    }
    return SecretVault::Place::Keychain;
}

} // namespace

SecretsService::SecretsService(SecretVault &vault, Probe probe, QString backend, QSettings &settings, QObject *parent)
    : SecretsControl(parent), m_vault(vault), m_probe(std::move(probe)), m_backend(std::move(backend)), m_settings(settings)
{
    m_state.backend = m_backend;
}

QString SecretsService::rememberedBackend(const QString &name) const
{
    return m_settings.value(settingsKey(name), m_backend).toString();
}

proxy::SecretAnswer SecretsService::answerFor(const QString &name, const proxy::StoredSecret &secret) const
{
    const proxy::SecretPlace place = placeOf(m_vault.placeOf(name));
    proxy::SecretAnswer answer{
        .value = secret.value, .problem = secret.problem, .place = place, .backend = rememberedBackend(name), .trouble = secret.trouble};
    if (!answer.problem.isEmpty() && answer.backend != m_backend) {
        answer.problem = proxy::said("not found in %1; it was saved in %2", m_backend, answer.backend);
        answer.trouble = proxy::SecretTrouble::OtherKeychain;
    }
    return answer;
}

void SecretsService::read(const QString &name, QObject *context, Answer answer)
{
    m_vault.read(name, [self = QPointer(this), guard = QPointer<QObject>(context), name, answer](const proxy::StoredSecret &secret) {
        if (self && guard) answer(self->answerFor(name, secret));
    });
}

void SecretsService::write(const QString &name, const QString &secret, proxy::SecretPlace place, QObject *context, Answer answer)
{
    m_vault.writeTo(placeOf(place), name, secret,
                    [self = QPointer(this), guard = QPointer<QObject>(context), name, place, answer](const proxy::StoredSecret &written) {
                        if (!self) return;
                        if (written.problem.isEmpty()) {
                            if (place == proxy::SecretPlace::Keychain)
                                self->m_settings.setValue(settingsKey(name), self->m_backend);
                            else
                                self->m_settings.remove(settingsKey(name));
                            Q_EMIT self->stored(name);
                        }
                        if (guard)
                            answer({.value = {},
                                    .problem = written.problem,
                                    .place = place,
                                    .backend = self->rememberedBackend(name),
                                    .trouble = written.trouble});
                    });
}

void SecretsService::remove(const QString &name, QObject *context, Answer answer)
{
    m_vault.remove(name, [self = QPointer(this), guard = QPointer<QObject>(context), name, answer](const proxy::StoredSecret &removed) {
        if (!self) return;
        // One that the keychain has lost is as good as removed.
        const bool isGone = removed.problem.isEmpty() || removed.trouble == proxy::SecretTrouble::NotFound;
        if (isGone) {
            self->m_settings.remove(settingsKey(name));
            Q_EMIT self->stored(name);
        }
        if (!guard) return;
        if (isGone) return answer({});
        answer({.value = {}, .problem = removed.problem, .place = {}, .backend = self->m_backend, .trouble = removed.trouble});
    });
}

QStringList SecretsService::known() const
{
    QStringList names = m_vault.names();
    m_settings.beginGroup(group);
    for (const QString &key : m_settings.childKeys()) names.append(QString::fromUtf8(QByteArray::fromPercentEncoding(key.toLatin1())));
    m_settings.endGroup();
    names.sort();
    names.removeDuplicates();
    return names;
}

void SecretsService::probe(QObject *context, std::function<void(const proxy::KeychainState &)> answer)
{
    m_probe([self = QPointer(this), guard = QPointer<QObject>(context), answer](const proxy::KeychainState &state) {
        if (self) self->m_state = state;
        if (self && guard) answer(state);
    });
}

} // namespace ccr::app
