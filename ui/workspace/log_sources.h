#pragma once

#include "ui/models/file_log.h"
#include "ui/models/line_marks.h"
#include "ui/models/live_log.h"

namespace ccr::ui {

/// Where lines of a log can be seen: the log as it comes, which is the first, and the log files that are open. GUI thread.
class LogSources final : public QObject
{
    Q_OBJECT
public:
    explicit LogSources(LiveLog &live, QObject *parent = nullptr);

    int count() const { return static_cast<int>(m_sources.size()); }
    int current() const { return m_current; }
    void setCurrent(int source);
    QString nameOf(int source) const;
    LogRows &rowsOf(int source) const { return *m_sources[static_cast<std::size_t>(source)].rows; }
    LineMarks &marksOf(int source) const { return *m_sources[static_cast<std::size_t>(source)].marks; }
    /// Null: the log as it comes.
    FileLog *filesOf(int source) const { return m_sources[static_cast<std::size_t>(source)].files.get(); }

    /// As one source, merged by time, which becomes the current one.
    Result<Done> open(const QStringList &paths);
    /// A source of files.
    void close(int source);
    /// Log files were deleted: closes the sources that have none left. `isEverything`: the lines of the log as it comes go too.
    void takeDeletion(bool isEverything);
    /// Asks whoever shows the log for this line.
    void goTo(int source, qint64 line);

Q_SIGNALS:
    void changed();                  ///< the list
    void currentChanged();           ///< what is shown
    void lineRequested(qint64 line); ///< of the current source
    void filesDeleted();

private:
    struct Source
    {
        std::unique_ptr<FileLog> files;
        LogRows *rows;
        std::unique_ptr<LineMarks> marks;
    };
    LiveLog &m_live;
    std::vector<Source> m_sources;
    int m_current = 0;
};

} // namespace ccr::ui
