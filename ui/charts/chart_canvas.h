#pragma once

#include "ui/charts/chart_data.h"

#include <QChartView>

class QAbstractAxis;
class QCategoryAxis;

namespace ccr::ui {

/// The picture of a TimeChart, and the only class that is made of Qt Charts. Mouse and keys choose a bucket or a range.
class ChartCanvas final : public QChartView
{
    Q_OBJECT
public:
    explicit ChartCanvas(QWidget *parent);

    void setData(const ChartData &shown);
    void setCrosshair(int bucket);

Q_SIGNALS:
    void hovered(int bucket); ///< -1: none
    void rangeChosen(int first, int last);
    void backRequested();

protected:
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    QCategoryAxis *addScale(double largest, const std::function<QString(double)> &text, Qt::Alignment side, bool isWhole);
    void addTimeAxis();
    int tickStrideOfNow() const;
    void dress(QAbstractAxis &axis) const;
    void addBars(QAbstractAxis &scale);
    void addLines(QAbstractAxis &scale);
    int bucketAt(double x) const; ///< the nearest one
    double leftOf(int bucket) const;
    void moveTo(int bucket, bool extends);

    ChartData m_data;
    QCategoryAxis *m_time = nullptr;
    int m_count = 0; ///< of buckets
    int m_crosshair = -1;
    int m_anchor = -1; ///< where the chosen range began
    bool m_isDragging = false;
};

} // namespace ccr::ui
