#include "proxy/config/config_watcher.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace std::chrono_literals;

namespace ccr::proxy {

ConfigWatcher::ConfigWatcher(const QString &path, QObject *parent) : QObject(parent), m_path(path), m_lastSeen(fingerprint())
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(200ms);
    const QString folder = QFileInfo(path).absolutePath();
    if (QDir(folder).exists()) m_watcher.addPath(folder);
    if (QFile::exists(path)) m_watcher.addPath(path);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_delay, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_delay, qOverload<>(&QTimer::start));
    connect(&m_delay, &QTimer::timeout, this, &ConfigWatcher::check);
}

void ConfigWatcher::check()
{
    // A replaced file is a new one to the system and must be watched again.
    if (QFile::exists(m_path) && !m_watcher.files().contains(m_path)) m_watcher.addPath(m_path);
    const QByteArray now = fingerprint();
    if (now == m_lastSeen) return;
    m_lastSeen = now;
    Q_EMIT changed();
}

QByteArray ConfigWatcher::fingerprint() const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(&file);
    return hash.result();
}

} // namespace ccr::proxy
