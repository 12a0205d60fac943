#pragma once

#include "logging/api/snapshots.h"

#include <QDockWidget>

#include <optional>

class QFormLayout;
class QLabel;
class QScrollArea;

namespace ccr::ui {

class TimingBar;

/// One exchange: why it went where it went, where its time went, what it cost in tokens, and what failed in the provider's
/// own words.
class InspectorDock final : public QDockWidget
{
    Q_OBJECT
public:
    explicit InspectorDock(QWidget *parent);
    void setExchange(const logging::ExchangeSnapshot *exchange); ///< null: nothing is selected

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    QString sentenceText() const;
    QString reasonText(const logging::RouteStep &step) const;
    QString rulesText() const;
    QString tokensText() const;
    QString streamText() const;
    QString attemptText() const;
    void setRow(QLabel *caption, QLabel *value, const QString &name, const QString &text);

    std::optional<logging::ExchangeSnapshot> m_exchange;
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
