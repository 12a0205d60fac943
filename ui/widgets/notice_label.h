#pragma once

#include <QLabel>

namespace ccr::ui {

/// A line of text on the ground of a warning.
class NoticeLabel final : public QLabel
{
    Q_OBJECT
public:
    explicit NoticeLabel(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace ccr::ui
