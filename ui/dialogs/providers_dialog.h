#pragma once

#include "ui/dialogs/config_dialog.h"
#include "ui/models/last_tests.h"

#include <QPointer>

class QLabel;
class QListWidget;
class QPushButton;

namespace ccr::ui {

class ProviderForm;
class StoredKeysDialog;

/// The providers with their keys and models. GUI thread.
class ProvidersDialog final : public ConfigDialog
{
    Q_OBJECT
public:
    ProvidersDialog(Workspace &workspace, QWidget *parent);
    /// Shows this provider, as soon as the configuration is read; and tests it, if so wished.
    void open(const QString &name, bool test);
    using QDialog::open;

protected:
    void draftChanged() override;
    void checked() override;
    void retranslate() override;

private:
    QString current() const;
    void select(const QString &name);
    void openWanted();
    void fill();
    void add(const QString &templateId);
    void fillTemplates();
    void remove();
    void showState();
    void showStoredKeys();
    void keepTest(const QString &provider, const proxy::ProbeReport &report);
    QStringList usersOfKey(const QString &name);

    QString m_wanted; ///< to be shown when it is there
    bool m_wantsTest = false;
    QListWidget *m_list;
    QPushButton *m_add;
    QPushButton *m_remove;
    QPushButton *m_import;
    QLabel *m_empty;
    ProviderForm *m_form;
    LastTests m_tests;
    QPointer<StoredKeysDialog> m_storedKeys;
};

} // namespace ccr::ui
