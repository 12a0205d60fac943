#include "logging/base/file_watcher.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

using namespace std::chrono_literals;

namespace ccr {

FileWatcher::FileWatcher(std::function<Paths()> paths, QObject *parent) : QObject(parent), m_paths(std::move(paths))
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(200ms);
    const Paths now = m_paths();
    m_lastSeen = fingerprint(now.files);
    watch(now);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_delay, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_delay, qOverload<>(&QTimer::start));
    connect(&m_delay, &QTimer::timeout, this, &FileWatcher::check);
}

// A replaced file is a new one to the system and must be watched again.
void FileWatcher::watch(const Paths &paths)
{
    QStringList wanted = paths.files + paths.folders;
    for (const QString &file : paths.files) wanted.append(QFileInfo(file).absolutePath());
    for (const QString &path : std::as_const(wanted))
        if (!m_watcher.files().contains(path) && !m_watcher.directories().contains(path) && QFileInfo::exists(path))
            m_watcher.addPath(path);
}

void FileWatcher::check()
{
    const Paths paths = m_paths();
    watch(paths);
    const QByteArray now = fingerprint(paths.files);
    if (now == m_lastSeen) return;
    m_lastSeen = now;
    Q_EMIT changed();
}

QByteArray FileWatcher::fingerprint(const QStringList &files)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &path : files) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) continue;
        hash.addData(path.toUtf8());
        hash.addData(&file);
    }
    return hash.result();
}

} // namespace ccr
