#pragma once

#include "ui/models/status_table_model.h"

#include <QTableView>

namespace ccr::ui {

/// Shows a StatusTable; a row's level colours one column, whose texts say the same. GUI thread.
class StatusView final : public QTableView
{
    Q_OBJECT
public:
    /// `levelColumn`: -1 for none; `stretched`: gets the room that is left.
    StatusView(const QString &name, int levelColumn, int stretched, QWidget *parent);

    void show(const StatusTable &table);
    const StatusTable &table() const { return m_model.table(); }
    /// The keyboard goes to the row that is about it, if there is one.
    void focusOn(const QString &key);
    /// As high as it has to be now, and not higher.
    void showAllRows();
    /// Another font or theme.
    void restyle();

private:
    StatusTableModel m_model;
    int m_stretched;
    bool m_isSized = false;
};

} // namespace ccr::ui
