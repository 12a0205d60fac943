#pragma once

#include "proxy/api/proxy_control.h"
#include "ui/dialogs/config_dialog.h"
#include "ui/models/last_tests.h"

#include <QPointer>

#include <optional>
#include <vector>

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
    /// What it is opened for.
    struct Visit
    {
        enum class Purpose
        {
            Look,
            CheckAddress,
            CheckProtocol,
            Test,
            ChooseKey, ///< another than the one that is chosen
            CheckModels,
            ReplaceKey,
            KeyForSession ///< likewise, to be kept in memory
        };
        QString provider;
        Purpose purpose = Purpose::Look;
        QString key = {};   ///< as the proxy labels it; empty: that which is chosen
        QString model = {}; ///< that the models are looked at for
    };
    /// As soon as the configuration is read.
    void open(const Visit &visit);
    using QDialog::open;

protected:
    void draftChanged() override;
    void checked() override;
    void retranslate() override;
    void showEvent(QShowEvent *event) override;

private:
    QString current() const;
    void select(const QString &name);
    void beginVisit();
    void ask();
    void fill();
    void add(const QString &templateId);
    void fillTemplates();
    void remove();
    void showState();
    void showStoredKeys();
    void keepTest(const QString &provider, const proxy::ProbeReport &report);
    QStringList usersOfKey(const QString &name);

    std::optional<Visit> m_visit; ///< begins when its provider is there
    QListWidget *m_list;
    QPushButton *m_add;
    QPushButton *m_remove;
    QPushButton *m_import;
    QLabel *m_empty;
    ProviderForm *m_form;
    LastTests m_tests;
    std::vector<proxy::ProviderState> m_served; ///< as they were when the window was shown, and with each change since
    QPointer<StoredKeysDialog> m_storedKeys;
};

/// Opens the dialog of `window`, or a place in it.
void visitProvider(const Workspace &workspace, const QWidget &window, const ProvidersDialog::Visit &visit);

} // namespace ccr::ui
