#pragma once

#include "ui/dialogs/dialog.h"
#include "ui/models/everything_search.h"
#include "ui/workspace/workspace.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeView;

namespace ccr::ui {

/// Finds in the requests of this and earlier runs (in their bodies, where these are recorded), the log as it comes, every open log
/// file and all that opened exports hold, in the language of the filters; from a found place one key leads to it.
class SearchDialog final : public Dialog
{
    Q_OBJECT
public:
    SearchDialog(Workspace &workspace, QWidget *parent);

protected:
    void retranslate() override;

private:
    void search();
    SearchPlaces places(const logging::Query &query) const;
    void showProgress();
    void addOpenedFiles(SearchPlaces &places) const;
    void go(const QModelIndex &index);

    Workspace &m_workspace;
    EverythingSearch m_search;
    QLabel *m_fieldLabel;
    QLineEdit *m_field;
    QPushButton *m_start;
    QTreeView *m_list;
    QLabel *m_state;
};

} // namespace ccr::ui
