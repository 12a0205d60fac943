#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace ccr::logging {

/// Announces that one of the files was written, created, replaced or removed; several changes within 200 ms are one. Their
/// folders are watched as well, because editors replace a file, and containers the link to it. Lives in the thread that made
/// it.
class LoggingWatcher final : public QObject
{
    Q_OBJECT
public:
    explicit LoggingWatcher(const QStringList &files, QObject *parent = nullptr);

Q_SIGNALS:
    void changed();

private:
    void check();
    void watch();
    QByteArray fingerprint() const;

    QStringList m_files;
    QFileSystemWatcher m_watcher;
    QTimer m_delay;
    QByteArray m_lastSeen; ///< the folders also change for other files
};

} // namespace ccr::logging
