#pragma once

#include "ui/docks/dock.h"

class QFormLayout;
class QLabel;
class QScrollArea;

namespace ccr::ui {

class TimingBar;

/// One exchange: why it went where it went, where its time went, what it cost in tokens, and what failed in the provider's
/// own words.
class InspectorDock final : public Dock
{
    Q_OBJECT
public:
    InspectorDock(Workspace &workspace, QWidget *parent);

protected:
    void retranslate() override { refresh(); }
    void restyle() override { refresh(); }

private:
    void refresh();
    QString sentenceText() const;
    QString reasonText(const logging::RouteStep &step) const;
    QString rulesText() const;
    QString tokensText() const;
    QString streamText() const;
    QString attemptText() const;
    void setRow(QLabel *caption, QLabel *value, const QString &name, const QString &text);

    const logging::ExchangeSnapshot *m_exchange = nullptr; ///< the selected one; valid during refresh()
    QWidget *m_content;
    QLabel *m_hint;
    QLabel *m_sentence;
    QLabel *m_error;
    TimingBar *m_timing;
    QLabel *m_rules;
    struct Row
    {
        QLabel *caption;
        QLabel *value;
    };
    QList<Row> m_rows;
};

} // namespace ccr::ui
