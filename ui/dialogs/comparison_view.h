#pragma once

#include "ui/models/background.h"
#include "ui/models/line_diff.h"
#include "ui/workspace/workspace.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QStackedWidget;
class QTableWidget;

namespace ccr::ui {

class TextView;
class ToggleButton;

/// Two exchanges beside each other: their numbers, their answers side by side, and the difference of these. Calls of tools are
/// shown, nobody runs them.
class ComparisonView final : public QWidget
{
    Q_OBJECT
public:
    ComparisonView(Workspace &workspace, QWidget *parent);

    void setLeft(const logging::ExchangeSnapshot &exchange);
    /// May be called again with newer facts.
    void setRight(const logging::ExchangeSnapshot &exchange);
    void clearRight();
    void retranslate();
    void restyle();

Q_SIGNALS:
    /// Both answers and their difference are on the screen.
    void compared();

private:
    struct Side
    {
        std::optional<logging::ExchangeSnapshot> exchange;
        QString text;
        bool isKnown = false;
    };
    void showNumbers();
    void showForm(bool isDiff);
    void load(Side &side, QPlainTextEdit *edit);
    void compare();

    Workspace &m_workspace;
    Side m_left;
    Side m_right;
    QTableWidget *m_numbers;
    ToggleButton *m_sideBySide;
    ToggleButton *m_difference;
    QLabel *m_summary;
    QStackedWidget *m_pages;
    QPlainTextEdit *m_leftText;
    QPlainTextEdit *m_rightText;
    TextView *m_diff;
    LineDiff m_lineDiff;
    bool m_isCompared = false;
    Background m_background; ///< last: it waits for what works with the rest
};

} // namespace ccr::ui
