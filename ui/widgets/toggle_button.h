#pragma once

#include <QToolButton>

namespace ccr::ui {

/// A button that stays down, and looks it: the Fusion style shows a checked button a shade darker, which on a dark palette
/// cannot be seen.
class ToggleButton final : public QToolButton
{
    Q_OBJECT
public:
    explicit ToggleButton(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace ccr::ui
