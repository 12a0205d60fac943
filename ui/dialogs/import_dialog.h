#pragma once

#include "proxy/api/config_control.h"
#include "ui/dialogs/dialog.h"
#include "ui/models/import_mapping.h"
#include "ui/widgets/said_text.h"
#include "ui/workspace/workspace.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace ccr::ui {

class EmptyNote;

/// Takes over what another configuration file says; that file is only read. GUI thread.
class ImportDialog final : public Dialog
{
    Q_OBJECT
public:
    ImportDialog(Workspace &workspace, QWidget *parent);
    void setFile(const QString &path);

protected:
    void retranslate() override;

private:
    void choose();
    void read();
    void compare(int imported = 0);
    void fill();
    QList<ImportRow> ticked() const;
    void import();
    void moveKeys();
    void save();
    void say(SaidText text, bool isProblem);

    Workspace &m_workspace;
    proxy::ConfigSource m_other;
    proxy::ConfigSource m_ours;
    Json5Value m_draft;
    QList<ImportRow> m_rows;
    QList<ImportRow> m_wanted; ///< of these, by the import that runs
    QLabel *m_fileLabel;
    QLineEdit *m_file;
    QPushButton *m_choose;
    QTreeWidget *m_list;
    EmptyNote *m_empty;
    QCheckBox *m_keys;
    QLabel *m_message;
    QPushButton *m_close;
    QPushButton *m_import;
};

} // namespace ccr::ui
