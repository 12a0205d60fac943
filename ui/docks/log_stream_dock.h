#pragma once

#include "ui/docks/dock.h"
#include "ui/models/log_lines_model.h"

class QListView;
class QToolButton;

namespace ccr::ui {

class ToggleButton;

/// Live tail of the log: levels, follow, pause. Following ends when the reader scrolls up and begins again at the end.
class LogStreamDock final : public Dock
{
    Q_OBJECT
public:
    LogStreamDock(Workspace &workspace, QWidget *parent);

    void append(const QList<logging::LogRecord> &records);
    LogLinesModel &model() { return m_model; }
    void setPaused(bool paused);
    void setFollowing(bool following);
    bool isFollowing() const;
    QString selectionAsText() const override;
    QWidget *focusTarget() override;
    QListView *view() const { return m_view; }

protected:
    void retranslate() override;

private:
    QWidget *makeBar();
    void open(const QString &id);
    void levelToggled(logging::Severity level, bool shown);
    void showLevels();
    void lineClicked(const QModelIndex &index);
    void scrolled();

    LogLinesModel m_model;
    QListView *m_view;
    QList<ToggleButton *> m_levels; ///< one for each of LogLinesModel::levels
    ToggleButton *m_follow;
    ToggleButton *m_pause;
    QToolButton *m_clear;
    QList<logging::LogRecord> m_waiting; ///< while paused
    bool m_scrollsItself = false;
};

} // namespace ccr::ui
