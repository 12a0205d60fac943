#pragma once

#include "ui/workspace/filter_state.h"

#include <QWidget>

namespace ccr::ui {

class ToggleButton;

/// The saved filters as buttons in a row, as many as there is room for; one that is down is part of the filter. Hidden when
/// nothing is saved. GUI thread.
class FilterChips final : public QWidget
{
    Q_OBJECT
public:
    /// `state` outlives this.
    FilterChips(FilterState &state, QWidget *parent);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void refresh();
    void place();

    FilterState &m_state;
    QList<ToggleButton *> m_chips;
};

} // namespace ccr::ui
