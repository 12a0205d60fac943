#pragma once

#include "ui/models/plan_watch.h"
#include "ui/workspace/workspace.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace ccr::ui {

class TimeChart;

/// The plans of the configuration: what each costs, and for one of their windows how what is left burns down. GUI thread.
class PlanPanel final : public QWidget
{
    Q_OBJECT
public:
    PlanPanel(Workspace &workspace, QWidget *parent);

    /// Whether somebody may look.
    void setActive(bool active) { m_watch.setActive(active); }
    /// What is recorded has another cost now.
    void restart() { m_watch.restart(); }
    void setTableShown(bool shown);
    void retranslate();
    /// "kimi ¥49.00": what is paid a month whatever is asked; empty: nothing.
    QString fees() const;

Q_SIGNALS:
    void changed();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void fillChoices();
    void showChosen();

    PlanWatch m_watch;
    QLabel *m_empty;
    QPushButton *m_setUp;
    QComboBox *m_choice;
    QLabel *m_fee;
    QLabel *m_summary;
    TimeChart *m_chart;
    QStringList m_shown; ///< what the box offers, so that it is filled only when that changes
};

} // namespace ccr::ui
