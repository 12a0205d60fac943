#pragma once

#include "ui/docks/dock.h"
#include "ui/models/highlight_rules.h"
#include "ui/models/line_marks.h"
#include "ui/workspace/filter_state.h"

#include <QTimer>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace ccr::ui {

class LogBar;
class LogView;
class OverviewStrip;

/// The log as it comes, or log files. Filtered, marked and coloured as the reader wishes; from a line to its request and back.
class LogStreamDock final : public Dock
{
    Q_OBJECT
public:
    LogStreamDock(Workspace &workspace, QWidget *parent);
    ~LogStreamDock() override;

    QString selectionAsText() const override;
    QWidget *focusTarget() override;
    LogView &view() const { return *m_view; }
    LogBar &bar() const { return *m_bar; }
    FilterState &filter() { return m_filter; }

protected:
    void retranslate() override;

private:
    QWidget *makeContent();
    QWidget *makeEmptyPage();
    void bindActions();
    void bindReading();
    void fillMenu();
    void showSource(LogRows &rows, LineMarks &marks);
    void applyFilter();
    void showState();
    void showEmptyPage();
    void actOnEmptyPage();
    void showMenu(const QPoint &viewportPoint);
    void setPaused(bool paused);
    void setFollowing(bool following);
    void showLinesOf(const QString &id);
    void goToLevel(logging::Severity lowest, logging::Severity highest, bool forward);
    void goToMark(bool forward);
    void editNote();
    void copyMarks();
    void takeActions(const QList<logging::LogRecord> &records);

    FilterState m_filter;
    HighlightRules m_highlights;
    LineMarks m_liveMarks;
    LogRows *m_rows = nullptr;
    LineMarks *m_marks = nullptr;
    LogBar *m_bar;
    LogView *m_view;
    OverviewStrip *m_strip;
    QLabel *m_notice; ///< what the reader must know about what he sees
    QLabel *m_hidden; ///< how much he does not see
    QStackedWidget *m_pages = nullptr;
    QLabel *m_emptyText = nullptr;
    QPushButton *m_emptyAction = nullptr;
    QTimer m_stateTimer;
};

} // namespace ccr::ui
