#pragma once

#include "ui/dialogs/dialog.h"
#include "ui/models/highlight_rules.h"
#include "ui/workspace/workspace.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace ccr::ui {

/// The rules that colour lines of the log, in their order; what is changed is seen at once and kept.
class HighlightRulesDialog final : public Dialog
{
    Q_OBJECT
public:
    HighlightRulesDialog(Workspace &workspace, QWidget *parent);

protected:
    void retranslate() override;
    void restyle() override { fillList(); }

private:
    QWidget *makeList();
    QWidget *makeEditor();
    void fillList();
    void fillColours();
    void showRule();
    void takeRule();
    void add();
    void remove();
    void move(int step);
    int row() const;

    HighlightRules &m_rules;
    bool m_isFilling = false;
    QListWidget *m_list;
    QPushButton *m_add;
    QPushButton *m_remove;
    QPushButton *m_up;
    QPushButton *m_down;
    QWidget *m_editor;
    QLabel *m_patternLabel;
    QLineEdit *m_pattern;
    QCheckBox *m_isRegex;
    QCheckBox *m_isWholeLine;
    QLabel *m_colourLabel;
    QComboBox *m_colour;
    QLabel *m_actionLabel;
    QComboBox *m_action;
    QCheckBox *m_isEnabled;
    QLabel *m_problem;
};

} // namespace ccr::ui
