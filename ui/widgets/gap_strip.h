#pragma once

#include "ui/models/gap_strip_layout.h"

#include <QWidget>

namespace ccr::ui {

/// A stream on a line of time: a tick for each event in the colour of its kind, a hollow band for each stall, half as high
/// where something came all the same. Dragging with the mouse chooses a part of the time; Escape or a double click takes the
/// choice back.
class GapStrip final : public QWidget
{
    Q_OBJECT
public:
    explicit GapStrip(QWidget *parent = nullptr);

    /// `end`: of the stream, or now while it runs.
    void setStream(const QList<StreamMoment> &moments, nanoseconds end);
    void clear() { setStream({}, {}); }
    void clearSelection();
    const QList<StreamStall> &stalls() const { return m_stalls; }
    bool hasSelection() const { return m_selection.has_value(); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

Q_SIGNALS:
    void rangeSelected(nanoseconds from, nanoseconds to);
    void selectionCleared();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int barWidth() const;
    void say();
    QRect selectionRect() const;

    QList<StreamMoment> m_moments;
    QList<StreamStall> m_stalls;
    nanoseconds m_begin{};
    nanoseconds m_end{};
    std::optional<std::pair<int, int>> m_selection; ///< pixels
    int m_pressedAt = -1;
};

/// In the theme's colours.
QColor colourOf(FrameKind kind);
/// "content", "thinking" … in the language of the window.
QString kindName(FrameKind kind);

} // namespace ccr::ui
