#pragma once

#include "ui/models/route_rules_model.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;

namespace ccr::ui {

class RuleEditor;

/// The ordered rules and the one that is being edited below them. GUI thread.
class RulesPage final : public QWidget
{
    Q_OBJECT
public:
    RulesPage(ConfigDraft &draft, QWidget *parent);
    RouteRulesModel &model() { return m_model; }
    void refresh();
    /// The keyboard goes to the rule.
    void focusOn(int row);
    void retranslate();

private:
    void prepareTable();
    QLayout *makeButtons();
    int current() const;
    void select(int row);
    void add();
    void duplicate();
    void remove();
    void move(int step);
    void showCurrent();

    ConfigDraft &m_draft;
    RouteRulesModel m_model;
    QTableView *m_table;
    RuleEditor *m_editor;
    QPushButton *m_add;
    QPushButton *m_duplicate;
    QPushButton *m_remove;
    QPushButton *m_up;
    QPushButton *m_down;
    QLabel *m_hint;
    QLabel *m_empty; ///< instead of the table while there is no rule
};

} // namespace ccr::ui
