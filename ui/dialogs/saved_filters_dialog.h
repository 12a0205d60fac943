#pragma once

#include "ui/workspace/filter_state.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTableWidget;

namespace ccr::ui {

class EmptyNote;

/// Names and texts of the saved filters, in the order of their buttons. Every change holds at once. GUI thread.
class SavedFiltersDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `state` outlives this.
    SavedFiltersDialog(FilterState &state, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void load();
    void store();
    void add();
    void remove();
    void move(int step);
    void refreshButtons();

    FilterState &m_state;
    QTableWidget *m_table;
    EmptyNote *m_empty;
    QLabel *m_problem;
    QPushButton *m_add;
    QPushButton *m_remove;
    QPushButton *m_up;
    QPushButton *m_down;
    bool m_isLoading = false;
};

} // namespace ccr::ui
