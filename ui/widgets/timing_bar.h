#pragma once

#include "ui/models/waterfall.h"

#include <QWidget>

namespace ccr::ui {

/// Where the time of one exchange went, as the list's waterfall has it: queue, route, connect, wait, stream, and what was tried
/// failed attempt. The text below the bar says the same in numbers.
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

    QList<Waterfall::Span> m_spans;
};

} // namespace ccr::ui
