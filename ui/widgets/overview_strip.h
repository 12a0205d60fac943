#pragma once

#include <QTimer>
#include <QWidget>

namespace ccr::ui {

class LineMarks;
class LogRows;
class LogView;

/// The whole log at the edge of its view: where warnings and errors are, matches, marks, and what is in view now. A click goes
/// there. Fresh at most four times a second. GUI thread.
class OverviewStrip final : public QWidget
{
    Q_OBJECT
public:
    explicit OverviewStrip(LogView &view, QWidget *parent = nullptr);

    /// After the view got them.
    void watch(LogRows *rows, LineMarks *marks);
    QSize sizeHint() const override { return {14, 60}; }

Q_SIGNALS:
    void rowChosen(qint64 row);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void refreshSoon();
    int yOf(qint64 row) const;

    LogView &m_view;
    LogRows *m_rows = nullptr;
    LineMarks *m_marks = nullptr;
    QTimer m_refresh;
    QImage m_density; ///< one column
};

} // namespace ccr::ui
