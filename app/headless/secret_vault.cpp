#include "app/headless/secret_vault.h"

#include "logging/base/private_files.h"
#include "proxy/api/config_sentence.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr auto othersMayRead = QFile::ReadGroup | QFile::ReadOther;

proxy::StoredSecret outcomeOf(const Result<Done> &changed)
{
    if (changed) return {};
    return {.value = {}, .problem = phraseOf(changed.error()), .trouble = proxy::SecretTrouble::File};
}

} // namespace

QString secretFileFor(const QString &configPath)
{
    return QFileInfo(configPath).absolutePath() + u"/secrets.json"_s;
}

Result<QMap<QString, QString>> SecretVault::readFile() const
{
    QMap<QString, QString> secrets;
    QFile file(m_file);
    if (!file.exists()) return secrets;
    if (file.permissions() & othersMayRead)
        return errorSaying(ErrorKind::Forbidden,
                           proxy::said("%1 can be read by other users, so it is not used; chmod 600 it and replace the keys", m_file));
    if (!file.open(QIODevice::ReadOnly)) return errorSaying(ErrorKind::Io, proxy::said("cannot read %1: %2", m_file, file.errorString()));
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (!document.isObject())
        return errorSaying(ErrorKind::Io, proxy::said("%1 is not the object {name: secret} that it should be", m_file));
    const QJsonObject object = document.object();
    for (auto entry = object.begin(); entry != object.end(); ++entry) secrets.insert(entry.key(), entry.value().toString());
    return secrets;
}

Result<Done> SecretVault::changeFile(const QString &name, const std::optional<QString> &secret) const
{
    Result<QMap<QString, QString>> secrets = readFile();
    if (!secrets) return secrets.error();
    if (!secret && !secrets->contains(name)) return Done{};
    if (secret)
        secrets->insert(name, *secret);
    else
        secrets->remove(name);
    QJsonObject object;
    for (auto entry = secrets->cbegin(); entry != secrets->cend(); ++entry) object.insert(entry.key(), entry.value());
    QString reason;
    if (makePrivateFolder(QFileInfo(m_file).absolutePath()) && writePrivateFile(m_file, QJsonDocument(object).toJson(), &reason))
        return Done{};
    return errorSaying(ErrorKind::Io, proxy::said("cannot write %1: %2", m_file, reason));
}

void SecretVault::read(const QString &name, Answer answer)
{
    if (m_session.contains(name)) return answer({.value = m_session.value(name), .problem = {}});
    const Result<QMap<QString, QString>> secrets = readFile();
    if (secrets && secrets->contains(name)) return answer({.value = secrets->value(name), .problem = {}});
    if (secrets) return m_keychain.read(name, std::move(answer));
    m_keychain.read(name, [answer, problem = phraseOf(secrets.error())](const proxy::StoredSecret &secret) {
        answer(secret.problem.isEmpty() ? secret
                                        : proxy::StoredSecret{.value = {}, .problem = problem, .trouble = proxy::SecretTrouble::File});
    });
}

void SecretVault::writeTo(Place place, const QString &name, const QString &secret, const Answer &answer)
{
    if (place == Place::Keychain)
        return m_keychain.write(name, secret, [this, name, answer](const proxy::StoredSecret &written) {
            if (written.problem.isEmpty()) {
                m_session.remove(name);
                static_cast<void>(changeFile(name, std::nullopt)); // nothing was there, as a rule
            }
            answer(written);
        });
    if (place == Place::Session) {
        m_session.insert(name, secret);
        return answer({});
    }
    const Result<Done> changed = changeFile(name, secret);
    if (changed) m_session.remove(name);
    answer(outcomeOf(changed));
}

void SecretVault::remove(const QString &name, Answer answer)
{
    const Place place = placeOf(name);
    m_session.remove(name);
    const Result<Done> changed = changeFile(name, std::nullopt);
    if (place == Place::Keychain) return m_keychain.remove(name, std::move(answer));
    answer(outcomeOf(changed));
}

QStringList SecretVault::names() const
{
    const Result<QMap<QString, QString>> secrets = readFile();
    return m_session.keys() + (secrets ? secrets->keys() : QStringList());
}

SecretVault::Place SecretVault::placeOf(const QString &name) const
{
    if (m_session.contains(name)) return Place::Session;
    const Result<QMap<QString, QString>> secrets = readFile();
    return secrets && secrets->contains(name) ? Place::PrivateFile : Place::Keychain;
}

} // namespace ccr::app
