#pragma once

#include "ui/models/waterfall.h"

#include <QWidget>

namespace ccr::ui {

/// Where the time of one exchange went, as the list's waterfall has it: queue, route, connect, wait, stream, and what was tried
/// in vain; a stall is hollow there. The text below the bar says the same in numbers.
class TimingBar final : public QWidget
{
    Q_OBJECT
public:
    explicit TimingBar(QWidget *parent = nullptr);
    void setExchange(const logging::ExchangeSnapshot &exchange);
    /// "route 1.0 ms · connect 40 ms · …": one part for each phase, in the order in which they began.
    QString summary() const;
    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    static QString nameOf(Phase phase);
    QList<QRect> placedSpans() const;
    QRectF placed(const Waterfall::Stall &stall, const QList<QRect> &spans) const;

    QList<Waterfall::Span> m_spans;
    QList<Waterfall::Stall> m_stalls;
};

} // namespace ccr::ui
