#pragma once

#include "ui/dialogs/key_editor.h"
#include "ui/models/provider_draft.h"
#include "ui/widgets/secret_clipboard.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace ccr::ui {

/// The keys of one provider in the order of their use. A secret is shown only while a button is held. GUI thread.
class KeyList final : public QWidget
{
    Q_OBJECT
public:
    KeyList(proxy::SecretsControl &secrets, QWidget *parent);

    /// `provider`: a new key is named after it.
    void setKeys(const QList<KeyDraft> &keys, const QString &provider);
    /// As the proxy labels the chosen one; empty: none is chosen.
    QString currentLabel() const;
    void choose(const QString &label);
    void focusList();
    /// Takes another secret for the chosen one.
    void replace(KeyEditor::Wish wish = KeyEditor::Wish::Keychain);
    /// Who uses the key of a name in the draft.
    void setUsersOf(std::function<QStringList(const QString &name)> usersOf);
    void retranslate();

Q_SIGNALS:
    void edited(const QList<ccr::ui::KeyDraft> &keys);
    /// The user wants to see the stored keys.
    void storedKeysRequested();

private:
    void prepareList();
    QLayout *makeButtons();
    int current() const;
    void fill();
    void showFacts(int row);
    void withSecret(const std::function<void(const QString &)> &use);
    void reveal(bool isHeld);
    void add();
    void fillStored();
    void use(const QString &name);
    QString labelOf(int row) const;
    void store(const QString &written);
    void move(int step);
    void remove();

    proxy::SecretsControl &m_secrets;
    SecretClipboard m_clipboard;
    QList<KeyDraft> m_keys;
    QHash<QString, proxy::SecretAnswer> m_facts; ///< by name, without the secret but for its shortened form
    QString m_provider;
    std::function<QStringList(const QString &name)> m_usersOf;
    int m_edited = -1; ///< row that the editor replaces; -1: it adds one
    QTreeWidget *m_list;
    QPushButton *m_add;
    QPushButton *m_stored;
    QPushButton *m_replace;
    QPushButton *m_reveal;
    QPushButton *m_copy;
    QPushButton *m_up;
    QPushButton *m_down;
    QPushButton *m_remove;
    QLabel *m_note;
    KeyEditor *m_editor;
};

} // namespace ccr::ui
