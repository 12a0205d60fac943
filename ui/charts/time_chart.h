#pragma once

#include "ui/charts/chart_data.h"

#include <QWidget>

class QStackedLayout;
class QTableView;

namespace ccr::ui {

class ChartCanvas;
class ChartLegend;
class ChartTableModel;

/// Bars and lines over time with a legend, or the same numbers as a table. A range is chosen with the mouse or, when the chart
/// has the focus, with Shift and the arrow keys. The picture is made when it is first seen. GUI thread.
class TimeChart final : public QWidget
{
    Q_OBJECT
public:
    explicit TimeChart(QWidget *parent = nullptr);

    void setData(const ChartData &shown);
    const ChartData &data() const { return m_data; }
    /// What it shows, in a sentence: for who cannot see it.
    void setSummary(const QString &summary);
    void setTableShown(bool shown);
    bool isTableShown() const;
    /// A bucket that is looked at elsewhere; -1: none.
    void setCrosshair(int bucket);

Q_SIGNALS:
    void hovered(int bucket); ///< -1: none
    void rangeChosen(int first, int last);
    void backRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void look(int bucket);
    void makeCanvas();
    void putIntoTabOrder(QWidget *late);

    ChartData m_data;
    QStackedLayout *m_pages;
    QWidget *m_place;
    ChartCanvas *m_canvas = nullptr;
    QTableView *m_table = nullptr;
    ChartTableModel *m_rows = nullptr;
    ChartLegend *m_legend;
    QString m_summary;
    int m_crosshair = -1;
};

} // namespace ccr::ui
