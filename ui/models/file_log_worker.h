#pragma once

#include "ui/models/filtered_lines.h"

#include <QElapsedTimer>
#include <QTimer>

#include <atomic>
#include <functional>
#include <set>

namespace ccr::ui {

/// How far the reading of log files has come.
struct FileLogState
{
    double indexed = 0;  ///< 0 to 1
    double filtered = 0; ///< likewise: of what is indexed
    bool isBusy = true;
    /// What happened to a file, or why it cannot be read to its end, in the language of now; null: nothing.
    std::function<QString()> notice = {};
};

/// Indexes log files, filters their lines and follows their growth. Lives in a thread of its own; speaks through signals at
/// most ten times a second. A filter that was replaced is given up at once.
class FileLogWorker final : public QObject
{
    Q_OBJECT
public:
    using Cancel = std::shared_ptr<std::atomic<bool>>;

    FileLogWorker() = default;

    void start(const std::shared_ptr<logging::LogFileSet> &files, const std::shared_ptr<logging::BlockCache> &cache);
    /// `cancel`: set by the caller when another filter is to come.
    void setFilter(const LogFilter &filter, const Cancel &cancel);
    void setPaused(bool paused) { m_isPaused = paused; }

Q_SIGNALS:
    /// Lines of another filter, or of other files.
    void filterBegan(const std::shared_ptr<ccr::ui::FilteredLines> &rows);
    void progressed(const ccr::ui::FileLogState &state);
    /// The lines of this file are gone: everything has to be read anew.
    void fileWasCut(const QString &path);

private:
    /// How far one file was searched.
    struct Searched
    {
        qint64 lines = 0;
        logging::RowSet matches;
    };

    void step();
    void poll();
    void restartFilter();
    bool searchFiles();
    void searchFile(int number, Searched &searched);
    void searchSlowly(int number, Searched &searched);
    void walk();
    void look(qint64 number, const logging::LogFile &file, qint64 line, const logging::RowSet &matches,
              std::vector<FilteredLines::Row> &rows);
    bool isCancelled() const { return m_cancel && m_cancel->load(std::memory_order_relaxed); }
    void report(bool atOnce = false);

    std::shared_ptr<logging::LogFileSet> m_files;
    std::shared_ptr<logging::BlockCache> m_cache;
    std::set<int> m_replaced; ///< files whose name another one has
    std::unique_ptr<QTimer> m_steps;
    std::unique_ptr<QTimer> m_polls;
    QElapsedTimer m_sinceReport;
    bool m_isPaused = false;
    bool m_isIndexed = false;
    bool m_isFirst = true;             ///< the next piece is a small one
    bool m_isInitial = true;           ///< the files were not yet read to their end
    std::function<QString()> m_notice; ///< see FileLogState

    LogFilter m_filter;
    logging::Query m_query; ///< of the filter, with its components
    bool m_usesMarks = false;
    Cancel m_cancel;
    std::shared_ptr<FilteredLines> m_rows;
    std::vector<Searched> m_searched;
    qint64 m_walked = 0;
    qint64 m_contextUntil = 0;
    qint64 m_lastRow = -1; ///< number of the last line that is shown
};

} // namespace ccr::ui

Q_DECLARE_METATYPE(ccr::ui::FileLogState)
