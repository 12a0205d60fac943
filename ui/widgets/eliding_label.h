#pragma once

#include <QLabel>

namespace ccr::ui {

/// A plain text of one line that ends with "…" where it has no room; its tool tip has all of it then. Never keeps a window from
/// being small. GUI thread.
class ElidingLabel final : public QLabel
{
    Q_OBJECT
public:
    explicit ElidingLabel(QWidget *parent);

    bool isElided() const;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace ccr::ui
