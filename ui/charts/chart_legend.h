#pragma once

#include "ui/charts/chart_data.h"

#include <QWidget>

namespace ccr::ui {

/// What the parts of a chart mean, as text with a sample of each, in as many lines as it takes.
class ChartLegend final : public QWidget
{
    Q_OBJECT
public:
    explicit ChartLegend(QWidget *parent);

    /// `bucket` -1: the totals.
    void setData(const ChartData &chart, int bucket);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    /// As a screen reader says it.
    QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;

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
    void paintSample(QPainter &painter, const QRect &place, const Entry &entry) const;

    QList<Entry> m_entries;
};

} // namespace ccr::ui
