#pragma once

#include "logging/api/snapshots.h"

#include <QWidget>

namespace ccr::ui {

/// Where the time of one exchange went: routing, connecting, waiting for the first token, streaming. The text below the bar
/// says the same in numbers.
class TimingBar final : public QWidget
{
    Q_OBJECT
public:
    explicit TimingBar(QWidget *parent = nullptr);
    void setExchange(const logging::ExchangeSnapshot &exchange);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Phase
    {
        Route,
        Connect,
        Wait,
        Stream
    };
    struct Segment
    {
        Phase phase;
        nanoseconds duration;
    };
    static QColor colourOf(Phase phase);
    static QString nameOf(Phase phase);
    QString summary() const;

    QList<Segment> m_segments;
};

} // namespace ccr::ui
