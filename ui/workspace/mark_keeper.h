#pragma once

#include "logging/query/log_file_set.h"
#include "ui/models/file_log.h"
#include "ui/models/line_marks.h"

class QSettings;

namespace ccr::ui {

/// Keeps the marks on the lines of log files in the settings, for each file by its own lines, and sets them again when the file
/// is opened. A file is known by its path and its first line: after a rotation another one has the name, and its lines get no
/// marks. Bounded: the newest `mostFiles` files, of each `mostMarks`. GUI thread.
class MarkKeeper final : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype mostFiles = 50;
    static constexpr qsizetype mostMarks = 500;
    static constexpr qsizetype longestNote = 1000; ///< characters

    /// `marks` are those of `files`. Belongs to `files`.
    MarkKeeper(QSettings &settings, FileLog &files, LineMarks &marks);

private:
    struct Pending
    {
        int file;
        qint64 line; ///< of this file
        QString note;
    };
    struct Kept
    {
        QString path;
        QString head; ///< of the first line
        QList<std::pair<qint64, QString>> marks;
    };
    void findKept();
    void restore();
    void save();
    QString headOf(int file) const;
    QList<Kept> read() const;
    void write(const QList<Kept> &all);

    QSettings &m_settings;
    FileLog &m_files;
    LineMarks &m_marks;
    std::shared_ptr<logging::LogFileSet> m_set; ///< the lines that the marks are on
    QSet<int> m_looked;                         ///< files whose kept marks are known
    QList<Pending> m_pending;                   ///< their lines are not indexed yet
    bool m_isRestoring = false;
};

} // namespace ccr::ui
