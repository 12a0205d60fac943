#pragma once

#include "logging/api/stored_body.h"
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

/// Two exchanges beside each other: their numbers, their answers side by side, and the difference of these and of what was sent to the
/// providers. Calls of tools are shown, nobody runs them.
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
        QString sent; ///< as JSON in lines
        bool isSentKnown = false;
    };
    enum class Form
    {
        SideBySide,
        Answers,
        Requests
    };
    void showNumbers();
    void showForm(Form form);
    void showSummary();
    QString lostAnswers() const;
    void load(Side &side, QPlainTextEdit *edit);
    void loadSent(Side &side, logging::StoredBody::Kind kind);
    void compare();
    void compareSent();

    Workspace &m_workspace;
    Side m_left;
    Side m_right;
    QTableWidget *m_numbers;
    ToggleButton *m_sideBySide;
    ToggleButton *m_difference;
    ToggleButton *m_requests;
    QLabel *m_summary;
    QStackedWidget *m_pages;
    QPlainTextEdit *m_leftText;
    QPlainTextEdit *m_rightText;
    TextView *m_diff;
    TextView *m_sentDiff;
    std::optional<LineDiff> m_lineDiff; ///< of the answers
    std::optional<LineDiff> m_sentLines;
    Form m_form = Form::SideBySide;
    Background m_background; ///< last: it waits for what works with the rest
};

} // namespace ccr::ui
