#include "ui/dialogs/key_mover.h"

#include "ui/dialogs/key_editor.h"
#include "ui/models/provider_draft.h"

#include <utility>

namespace ccr::ui {

namespace {

constexpr qsizetype shortestSecret = 12; ///< "ollama" is no secret

} // namespace

void KeyMover::move(proxy::SecretsControl &secrets, const Json5Value &config, const QStringList &providers, QObject *context, Answer answer)
{
    (new KeyMover(secrets, config, providers, context, std::move(answer)))->next();
}

KeyMover::KeyMover(proxy::SecretsControl &secrets, const Json5Value &config, const QStringList &providers, QObject *context, Answer answer)
    : QObject(context), m_secrets(secrets), m_config(config), m_providers(providers), m_taken(secrets.known()), m_answer(std::move(answer))
{
    const Json5Value *list = providersIn(m_config);
    for (std::size_t i = 0; list && i < list->elements.size(); ++i)
        for (const KeyDraft &key : ProviderDraft::from(list->elements[i]).keys)
            if (key.kind() == KeyDraft::Kind::Keychain) m_taken.append(key.name());
}

void KeyMover::next()
{
    const Json5Value *list = providersIn(m_config);
    for (std::size_t i = 0; list && i < list->elements.size(); ++i) {
        ProviderDraft entry = ProviderDraft::from(list->elements[i]);
        if (!m_providers.contains(entry.name)) continue;
        for (KeyDraft &key : entry.keys) {
            if (key.kind() != KeyDraft::Kind::Plain || key.written.size() < shortestSecret) continue;
            const QString name = freeName(entry.name, m_taken);
            const QString secret = std::exchange(key, KeyDraft::inKeychain(name)).written;
            m_taken.append(name);
            return m_secrets.write(name, secret, proxy::SecretPlace::Keychain, this,
                                   [this, i, number = m_written, changed = entry.entry()](const proxy::SecretAnswer &written) {
                                       if (number != m_written || !m_answer) return;
                                       ++m_written;
                                       if (!written.problem.isEmpty())
                                           return finish(Error{.kind = ErrorKind::Unavailable, .message = secretTroubleText(written)});
                                       providersOf(m_config).elements[i] = changed;
                                       next();
                                   });
        }
    }
    finish(m_config);
}

void KeyMover::finish(const Result<Json5Value> &result)
{
    std::exchange(m_answer, nullptr)(result);
    deleteLater();
}

} // namespace ccr::ui
