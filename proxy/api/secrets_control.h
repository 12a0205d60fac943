#pragma once

#include "logging/base/phrase.h"
#include "proxy/api/secret_trouble.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <optional>

namespace ccr::proxy {

/// Where a secret is kept.
enum class SecretPlace
{
    Keychain,
    PrivateFile, ///< beside the configuration, readable for its owner alone
    Session      ///< in memory, until the program ends
};

/// What a try to write, read and delete an entry of the keychain found.
struct KeychainState
{
    enum class Kind
    {
        Unknown, ///< not tried yet
        Working,
        Locked, ///< it answers nothing within five seconds, or refuses
        Missing ///< no Secret Service and no KWallet in this session
    };
    Kind kind = Kind::Unknown;
    QString backend; ///< "GNOME Keyring", "KWallet" …
    Phrase problem;  ///< mostly the keychain's own words
};

struct SecretAnswer
{
    QString value;
    Phrase problem; ///< not empty: it cannot be had, and why
    std::optional<SecretPlace> place;
    QString backend; ///< of the keychain that has it, or had it
    SecretTrouble trouble = SecretTrouble::None;
};

/// The keys by name: "keychain:NAME" in the configuration. All functions return at once; answers come in the thread that owns
/// the object, unless `context` is gone by then, within five seconds; when a person unlocks the keychain after that, the real one follows.
class SecretsControl : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    using Answer = std::function<void(const ccr::proxy::SecretAnswer &)>;

    virtual void read(const QString &name, QObject *context, Answer answer) = 0;
    /// Replaces what any place held under the name. The running proxy uses it at once.
    virtual void write(const QString &name, const QString &secret, SecretPlace place, QObject *context, Answer answer) = 0;
    virtual void remove(const QString &name, QObject *context, Answer answer) = 0;
    /// The running proxy asks for it once more, if it could not be had.
    virtual void askAgain(const QString &name) = 0;
    /// Names that this program has stored and not removed, sorted. A keychain is not asked: it lists nothing.
    virtual QStringList known() const { return {}; }
    /// Writes, reads and deletes an entry of our own.
    virtual void probe(QObject *context, std::function<void(const ccr::proxy::KeychainState &)> answer) = 0;
    /// As the last probe found it.
    virtual KeychainState keychain() const = 0;
};

} // namespace ccr::proxy
