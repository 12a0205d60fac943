#include "ui/dialogs/key_mover.h"

#include "ui/dialogs/key_editor.h"
#include "ui/models/provider_draft.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr qsizetype shortestSecret = 12; ///< "ollama" is no secret

bool isSecret(const KeyDraft &key)
{
    return key.kind() == KeyDraft::Kind::Plain && key.written.size() >= shortestSecret;
}

} // namespace

void KeyMover::move(proxy::SecretsControl &secrets, const Json5Value &config, const KeysToMove &keys, QObject *context, Answer answer)
{
    (new KeyMover(secrets, config, keys, context, std::move(answer)))->next();
}

KeyMover::KeyMover(proxy::SecretsControl &secrets, const Json5Value &config, const KeysToMove &keys, QObject *context, Answer answer)
    : QObject(context), m_secrets(secrets), m_config(config), m_keys(keys), m_taken(secrets.known()), m_answer(std::move(answer))
{
    const Json5Value *list = providersIn(m_config);
    for (std::size_t i = 0; list && i < list->elements.size(); ++i)
        for (const KeyDraft &key : ProviderDraft::from(list->elements[i]).keys)
            if (key.kind() == KeyDraft::Kind::Keychain) m_taken.append(key.name());
}

void KeyMover::next()
{
    if (moveApiKey()) return;
    const Json5Value *list = providersIn(m_config);
    for (std::size_t i = 0; list && i < list->elements.size(); ++i) {
        ProviderDraft entry = ProviderDraft::from(list->elements[i]);
        if (!m_keys.providers.contains(entry.name)) continue;
        for (KeyDraft &key : entry.keys) {
            if (!isSecret(key)) continue;
            const QString name = freeName(entry.name, m_taken);
            const QString secret = std::exchange(key, KeyDraft::inKeychain(name)).written;
            return write(name, secret, [this, i, changed = entry.entry()] { providersOf(m_config).elements[i] = changed; });
        }
    }
    finish(m_config);
}

bool KeyMover::moveApiKey()
{
    const KeyDraft key{textAt(m_config, u"APIKEY")};
    if (!std::exchange(m_keys.isApiKeyMoved, false) || !isSecret(key)) return false;
    const QString name = freeName(u"clients"_s, m_taken);
    write(name, key.written, [this, name] { setMember(m_config, u"APIKEY"_s, textValue(KeyDraft::inKeychain(name).written)); });
    return true;
}

void KeyMover::write(const QString &name, const QString &secret, std::function<void()> written)
{
    m_taken.append(name);
    m_secrets.write(name, secret, proxy::SecretPlace::Keychain, this,
                    [this, number = m_written, written = std::move(written)](const proxy::SecretAnswer &answer) {
                        if (number != m_written || !m_answer) return;
                        ++m_written;
                        if (!answer.problem.isEmpty())
                            return finish(Error{.kind = ErrorKind::Unavailable, .message = secretTroubleText(answer)});
                        written();
                        next();
                    });
}

void KeyMover::finish(const Result<Json5Value> &result)
{
    std::exchange(m_answer, nullptr)(result);
    deleteLater();
}

} // namespace ccr::ui
