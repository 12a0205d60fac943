#pragma once

#include "logging/base/json5_reader.h"
#include "logging/base/result.h"
#include "proxy/api/secrets_control.h"

#include <QStringList>

namespace ccr::ui {

/// Whose keys are moved.
struct KeysToMove
{
    QStringList providers;      ///< by name
    bool isApiKeyMoved = false; ///< APIKEY, that of the clients
};

/// Moves keys that are written out in a configuration into the keychain, one after the other, under names that are not taken. Deletes
/// itself after the answer. GUI thread.
class KeyMover final : public QObject
{
    Q_OBJECT
public:
    /// The configuration with references in the place of the keys; an error: the keychain did not take one, and nothing is to be used.
    using Answer = std::function<void(const Result<Json5Value> &)>;

    /// Nothing is called when `context` is gone.
    static void move(proxy::SecretsControl &secrets, const Json5Value &config, const KeysToMove &keys, QObject *context, Answer answer);

private:
    KeyMover(proxy::SecretsControl &secrets, const Json5Value &config, const KeysToMove &keys, QObject *context, Answer answer);
    void next();
    bool moveApiKey();
    void write(const QString &name, const QString &secret, std::function<void()> written);
    void finish(const Result<Json5Value> &result);

    proxy::SecretsControl &m_secrets;
    Json5Value m_config;
    KeysToMove m_keys;
    QStringList m_taken;
    Answer m_answer;
    int m_written = 0; ///< answers that were taken: a keychain that was unlocked late answers twice
};

} // namespace ccr::ui
