#include "logging/config/logging_watcher.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

using namespace std::chrono_literals;

namespace ccr::logging {

LoggingWatcher::LoggingWatcher(const QStringList &files, QObject *parent) : QObject(parent), m_files(files), m_lastSeen(fingerprint())
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(200ms);
    watch();
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_delay, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_delay, qOverload<>(&QTimer::start));
    connect(&m_delay, &QTimer::timeout, this, &LoggingWatcher::check);
}

// A replaced file is a new one to the system and must be watched again.
void LoggingWatcher::watch()
{
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    for (const QString &file : std::as_const(m_files))
        for (const QString &path : {file, QFileInfo(file).absolutePath()})
            if (!watched.contains(path) && QFileInfo::exists(path)) m_watcher.addPath(path);
}

void LoggingWatcher::check()
{
    watch();
    const QByteArray now = fingerprint();
    if (now == m_lastSeen) return;
    m_lastSeen = now;
    Q_EMIT changed();
}

QByteArray LoggingWatcher::fingerprint() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &path : m_files) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) continue;
        hash.addData(path.toUtf8());
        hash.addData(&file);
    }
    return hash.result();
}

} // namespace ccr::logging
