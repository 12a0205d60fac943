#pragma once

#include "ui/charts/chart_data.h"

#include <QWidget>

namespace ccr::ui {

/// What the parts of a chart mean, as text with a sample of each, in as many lines as it takes, or in those there is room for: more
/// providers must not push the other views about. What has no room is counted at the end, and in the tool tip.
class ChartLegend final : public QWidget
{
    Q_OBJECT
public:
    explicit ChartLegend(QWidget *parent);

    /// `bucket` -1: the totals.
    void setData(const ChartData &chart, int bucket);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    /// As a screen reader says it.
    QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Entry
    {
        QString text;
        QColor ThemeColours::*colour = nullptr; ///< null: text alone
        bool isLine = false;
        bool isDashed = false;
        qsizetype part = 0;
    };
    /// Calls `place` with the rectangle of each entry; the height that they take.
    template <typename Place>
    int arrange(int width, Place place) const;
    int wholeHeight(int width) const;
    /// How many of the first entries there is room for; all, or as many as leave room for the number of the others.
    qsizetype fitting() const;
    void paintSample(QPainter &painter, const QRect &place, const Entry &entry) const;

    QList<Entry> m_entries;
};

} // namespace ccr::ui
