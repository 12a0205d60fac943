#pragma once

#include "ui/docks/dock.h"
#include "ui/widgets/said_text.h"
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
    bool beginFilter() override;
    bool clearView() override;
    LogView &view() const { return *m_view; }
    LogBar &bar() const { return *m_bar; }
    FilterState &filter() { return m_filter; }

    /// Shows these files, merged by time; says why when one cannot be opened. Exports of requests are shown by the list of these.
    void openFiles(const QStringList &paths);

protected:
    void retranslate() override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *makeContent();
    QWidget *makeEmptyPage();
    void bindActions();
    void bindReading();
    void fillMenu();
    void showSource(LogRows &rows, LineMarks &marks);
    void takeSource();
    void showSources();
    void chooseFiles();
    void takeOpened(const SaidText &problem);
    void closeFile();
    void goToLine(qint64 line);
    bool isLive() const;
    QString titleText() const;
    QString noticeText() const;
    void applyFilter();
    bool hasRange() const;
    void moveRange();
    void showState();
    void showEmptyPage();
    bool rangeHides() const;
    QString hiddenText(qint64 lines) const;
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
    QTimer m_rangeTimer;
    QString m_filterProblem; ///< why what is typed cannot be read
    SaidText m_openProblem;  ///< of the last file that could not be opened
};

} // namespace ccr::ui
