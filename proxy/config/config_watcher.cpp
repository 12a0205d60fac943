#include "proxy/config/config_watcher.h"

#include "proxy/config/preset.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::proxy {

ConfigWatcher::ConfigWatcher(const QString &path, QObject *parent) : QObject(parent), m_path(path), m_lastSeen(fingerprint())
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(200ms);
    watch();
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_delay, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_delay, qOverload<>(&QTimer::start));
    connect(&m_delay, &QTimer::timeout, this, &ConfigWatcher::check);
}

// A replaced file is a new one to the system and must be watched again.
void ConfigWatcher::watch()
{
    const PresetFolder presets(m_path);
    QStringList paths{QFileInfo(m_path).absolutePath(), m_path, presets.path()};
    const QStringList folders = QDir(presets.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &name : folders) paths << presets.path() + u'/' + name << presets.path() + u'/' + name + u"/manifest.json"_s;
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    for (const QString &path : std::as_const(paths))
        if (!watched.contains(path) && QFileInfo::exists(path)) m_watcher.addPath(path);
}

void ConfigWatcher::check()
{
    watch();
    const QByteArray now = fingerprint();
    if (now == m_lastSeen) return;
    m_lastSeen = now;
    Q_EMIT changed();
}

QByteArray ConfigWatcher::fingerprint() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](const QString &path) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) return;
        hash.addData(path.toUtf8());
        hash.addData(&file);
    };
    add(m_path);
    const PresetFolder presets(m_path);
    const QStringList names = presets.names();
    for (const QString &name : names) add(presets.path() + u'/' + name + u"/manifest.json"_s);
    return hash.result();
}

} // namespace ccr::proxy
