#pragma once

#include "ui/docks/dock.h"
#include "ui/models/error_matrix_model.h"
#include "ui/models/statistics_source.h"
#include "ui/models/top_errors_model.h"

class QComboBox;
class QLabel;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace ccr::ui {

class AdaptivePanels;
class TimeChart;
class ToggleButton;

/// How requests ended over the window's range of time, its errors, latencies, and which provider had which class of error. A
/// stretch that is dragged in a chart becomes the range of all docks; a click on an error becomes the filter.
class ErrorsDock final : public Dock
{
    Q_OBJECT
public:
    ErrorsDock(Workspace &workspace, QWidget *parent);

    QString selectionAsText() const override;
    QWidget *focusTarget() override;

protected:
    void retranslate() override;
    void restyle() override;

private:
    TimeChart *makeChart(const QString &name);
    QWidget *makeErrors();
    QWidget *makeLatency();
    QTableView *makeMatrix();
    void makeCorner();
    void refresh();
    void showLatency();
    void showEmptyText();
    void takeRange();
    void filterFor(const ErrorGroup &group);

    StatisticsSource m_source;
    StatisticsBucket m_sum;
    TopErrorsModel m_errors;
    ErrorMatrixModel m_matrix;
    AdaptivePanels *m_panels;
    TimeChart *m_history = nullptr;
    TimeChart *m_latency = nullptr;
    QStackedWidget *m_errorPages = nullptr;
    QTableView *m_errorTable = nullptr;
    QTableView *m_matrixTable = nullptr;
    QLabel *m_emptyText = nullptr;
    QLabel *m_problem;
    QComboBox *m_metric = nullptr;
    QToolButton *m_range = nullptr;
    ToggleButton *m_asTable = nullptr;
};

} // namespace ccr::ui
