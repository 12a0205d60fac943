#pragma once

#include "proxy/api/secrets_control.h"
#include "ui/dialogs/dialog.h"

#include <QHash>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace ccr::ui {

/// The keys that were stored, by name, with who uses them. One that is used cannot be deleted. GUI thread.
class StoredKeysDialog final : public Dialog
{
    Q_OBJECT
public:
    /// Names of the providers that use a key, in the configuration as it is edited or as it is saved.
    using UsersOf = std::function<QStringList(const QString &name)>;

    StoredKeysDialog(proxy::SecretsControl &secrets, UsersOf usersOf, QWidget *parent);
    /// Reads the keys anew.
    void refresh();
    /// Others use them now: the configuration was changed.
    void fill();

protected:
    void retranslate() override;
    void restyle() override { fill(); }

private:
    void showRow(int row);
    void showState();
    void remove();
    QString currentName() const;

    proxy::SecretsControl &m_secrets;
    UsersOf m_usersOf;
    QHash<QString, proxy::SecretAnswer> m_facts; ///< by name; of the secret its shortened form alone
    QString m_message;
    bool m_isProblem = false;
    QTreeWidget *m_list;
    QLabel *m_note;
    QPushButton *m_delete;
    QPushButton *m_close;
};

} // namespace ccr::ui
