#pragma once

#include "ui/models/file_log_worker.h"

#include <QCache>
#include <QThread>

namespace ccr::ui {

/// One or more log files as rows, merged by time; of any size: lines are indexed, filtered and read by threads of its own, and
/// only those that are looked at are kept. GUI thread.
class FileLog final : public LogRows
{
    Q_OBJECT
public:
    /// Begins to read. An error: this file cannot be opened, and none is.
    static Result<std::unique_ptr<FileLog>> open(const QStringList &paths);
    /// What such an error says, in the language of now.
    static QString textOf(const Error &error);
    ~FileLog() override;

    const QStringList &paths() const { return m_paths; }
    QString name() const; ///< for a list
    const FileLogState &state() const { return m_state; }
    /// To be searched.
    std::shared_ptr<logging::LogFileSet> files() const { return m_files; }

    qint64 count() const override { return m_count; }
    qint64 lineAt(qint64 row) const override { return m_rows->lineAt(row); }
    qint64 rowOf(qint64 line) const override { return std::min(m_rows->rowOf(line), m_count); }
    logging::Severity severityAt(qint64 row) const override { return m_files->severity(lineAt(row)); }
    bool isMatch(qint64 row) const override { return m_rows->isMatch(lineAt(row)); }
    Record recordAt(qint64 row) override;
    Record readRecord(qint64 row) override;
    QString sourceAt(qint64 row) const override;
    qint64 nextOfLevel(qint64 row, logging::Severity lowest, logging::Severity highest, bool forward) const override;
    QList<LogDensity> density(int parts) const override { return m_rows->density(parts, m_count); }
    qint64 lineCount() const override { return m_files->count(); }
    qint64 countOf(logging::Severity severity) const override { return m_files->countOf(logging::levelIndex(severity)); }
    QStringList components() const override;
    void setFilter(const LogFilter &filter) override;
    void setPaused(bool paused) override;
    qint64 waiting() const override { return 0; }

Q_SIGNALS:
    void stateChanged();

private:
    struct Reader; ///< makes records of lines
    using Records = std::vector<std::pair<qint64, Record>>;

    FileLog(QStringList paths, std::shared_ptr<logging::LogFileSet> files, std::shared_ptr<logging::BlockCache> cache);
    void takeFilter(const std::shared_ptr<FilteredLines> &rows);
    void takeProgress(const FileLogState &state);
    void reopen(const QString &cutPath);
    void readWanted();
    void takeRecords(const Records &records);

    QStringList m_paths;
    std::shared_ptr<logging::LogFileSet> m_files;
    std::shared_ptr<logging::BlockCache> m_cache;
    std::shared_ptr<FilteredLines> m_rows;
    std::shared_ptr<FilteredLines> m_next; ///< of another filter, which has just begun
    qint64 m_count = 0;                    ///< rows that were announced
    FileLogState m_state;
    std::function<QString()> m_cutNotice; ///< see FileLogState
    FileLogWorker::Cancel m_cancel;

    QCache<qint64, Record> m_records; ///< by number of the line
    QSet<qint64> m_wanted;
    QSet<qint64> m_asked; ///< being read
    QTimer m_readSoon;
    std::unique_ptr<Reader> m_own; ///< for readRecord()

    QThread m_scanThread;
    QThread m_readThread;
    FileLogWorker *m_worker; ///< in m_scanThread
    QObject *m_readPlace;    ///< in m_readThread
};

} // namespace ccr::ui
