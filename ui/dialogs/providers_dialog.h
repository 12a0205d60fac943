#pragma once

#include "ui/dialogs/config_dialog.h"

class QLabel;
class QListWidget;
class QPushButton;

namespace ccr::ui {

class ProviderForm;

/// The providers with their keys and models. GUI thread.
class ProvidersDialog final : public ConfigDialog
{
    Q_OBJECT
public:
    ProvidersDialog(Workspace &workspace, QWidget *parent);

protected:
    void draftChanged() override;
    void checked() override;
    void retranslate() override;

private:
    QString current() const;
    void select(const QString &name);
    void fill();
    void add(const QString &templateId);
    void fillTemplates();
    void remove();
    void showState();

    QListWidget *m_list;
    QPushButton *m_add;
    QPushButton *m_remove;
    QLabel *m_empty;
    ProviderForm *m_form;
};

} // namespace ccr::ui
