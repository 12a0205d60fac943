#pragma once

#include <QDateTime>
#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace ccr::proxy {

/// Announces that the file, or a preset beside it, was written, created, replaced or removed; several changes within 200 ms
/// are one. The folders are watched as well, because editors replace a file by renaming another over it. Lives in the thread
/// that made it.
class ConfigWatcher final : public QObject
{
    Q_OBJECT
public:
    explicit ConfigWatcher(const QString &path, QObject *parent = nullptr);

Q_SIGNALS:
    void changed();

private:
    void check();
    void watch();
    QByteArray fingerprint() const;

    QString m_path;
    QFileSystemWatcher m_watcher;
    QTimer m_delay;
    QByteArray m_lastSeen; ///< the folder also changes for other files
};

} // namespace ccr::proxy
