#pragma once

#include "ui/workspace/time_range.h"

#include <QDialog>

class QCheckBox;
class QDateTimeEdit;
class QDialogButtonBox;
class QLabel;

namespace ccr::ui {

/// Two moments of one's own for the range of time. GUI thread.
class TimeRangeDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `state` outlives this.
    TimeRangeDialog(TimeRangeState &state, QWidget *parent);

    void accept() override;

private:
    void check();

    TimeRangeState &m_state;
    QDateTimeEdit *m_from;
    QDateTimeEdit *m_to;
    QCheckBox *m_untilNow;
    QLabel *m_problem;
    QDialogButtonBox *m_buttons;
};

} // namespace ccr::ui
