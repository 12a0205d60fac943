#pragma once

#include "proxy/api/secrets_control.h"

#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace ccr::ui {

/// Takes one key: its name, the secret, and where it is kept. Where the keychain does not work it says so and offers what there is instead.
/// GUI thread.
class KeyEditor final : public QWidget
{
    Q_OBJECT
public:
    /// Where the key shall be kept, if that is possible; it can be chosen otherwise.
    enum class Wish
    {
        Keychain,
        Session
    };

    KeyEditor(proxy::SecretsControl &secrets, QWidget *parent);

    /// `name` fixed: the key of that name gets another secret. `secret`: what is already known of it.
    void begin(const QString &name, bool isNameFixed, const QString &secret = {}, Wish wish = Wish::Keychain);
    /// Who uses the key of a name, so that it can be said before its secret is replaced. Without it: nobody is known to.
    void setUsersOf(std::function<QStringList(const QString &name)> usersOf) { m_usersOf = std::move(usersOf); }
    /// As its own button does; accepted() or refused() follows.
    void accept();
    void retranslate();

Q_SIGNALS:
    /// To be written into the configuration: "keychain:NAME" or "$NAME".
    void accepted(const QString &written);
    /// It stays open and says why.
    void refused();
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    proxy::SecretPlace place() const;
    void probe();
    void showKeychain(const proxy::KeychainState &state);
    void refuse(const std::function<QString()> &why);
    void askBeforeReplacing(const QString &name, const QString &secret);
    void warnOfReplacing(const QString &name);
    void store(const QString &name, const QString &secret);
    void forgetWarning();

    proxy::SecretsControl &m_secrets;
    proxy::KeychainState m_state;
    std::function<QStringList(const QString &name)> m_usersOf;
    QString m_warnedName; ///< accepting once more replaces the key of this name
    Wish m_wish = Wish::Keychain;
    quint64 m_questions = 0; ///< answers to older ones are out of date
    QLabel *m_nameLabel;
    QLineEdit *m_name;
    QLabel *m_secretLabel;
    QLineEdit *m_secret;
    QRadioButton *m_keychain;
    QLabel *m_keychainHint;
    QPushButton *m_retry;
    QRadioButton *m_session;
    QRadioButton *m_file;
    QLabel *m_problem;
    QPushButton *m_cancel;
    QPushButton *m_accept;
};

/// Where a key is kept: "GNOME Keyring", "this session only", "file secrets.json".
QString placeText(std::optional<proxy::SecretPlace> place, const QString &backend);
/// Why a key cannot be had or kept, in the language of the window; empty: it can.
QString secretTroubleText(const proxy::SecretAnswer &answer);

} // namespace ccr::ui
