#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <functional>

namespace ccr {

/// Announces that one of the files was written, created, replaced or removed; several changes within 200 ms are one. Their
/// folders are watched as well, because editors replace a file by renaming another over it, and containers the link to it.
/// Lives in the thread that made it.
class FileWatcher : public QObject
{
    Q_OBJECT
public:
    struct Paths
    {
        QStringList files;
        QStringList folders; ///< in which files may appear, beside those of the files
    };
    /// `paths` is asked again after each change, because the set of files may have changed with it.
    explicit FileWatcher(std::function<Paths()> paths, QObject *parent = nullptr);

Q_SIGNALS:
    void changed();

private:
    void check();
    void watch(const Paths &paths);
    static QByteArray fingerprint(const QStringList &files);

    std::function<Paths()> m_paths;
    QFileSystemWatcher m_watcher;
    QTimer m_delay;
    QByteArray m_lastSeen; ///< the folders also change for other files
};

} // namespace ccr
