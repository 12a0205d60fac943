#include "app/desktop/xdg_autostart.h"

#include "app/desktop/desktop_entry.h"
#include "proxy/api/config_sentence.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

// An AppImage is mounted at another place each time; the file itself is what stays.
QString program()
{
    const QString appImage = qEnvironmentVariable("APPIMAGE");
    return appImage.isEmpty() ? QCoreApplication::applicationFilePath() : appImage;
}

// Desktop Entry Specification, "The Exec key": quoted, with these four escaped, and % doubled.
QString quotedForExec(QString path)
{
    for (const QLatin1StringView special : {"\\"_L1, "\""_L1, "`"_L1, "$"_L1}) path.replace(special, "\\"_L1 + special);
    return u'"' + path.replace(u'%', "%%"_L1).replace(u'\\', "\\\\"_L1) + u'"';
}

} // namespace

XdgAutostart::XdgAutostart(const QString &folder, const QString &configFile)
    : m_path(QDir(folder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/autostart"_s : folder)
                 .filePath(desktopEntryId + u".desktop"_s)),
      m_configFile(configFile.isEmpty() ? QString() : QFileInfo(configFile).absoluteFilePath())
{
    const auto look = [this] {
        watch();
        Q_EMIT changed();
    };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, look);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, look);
    watch();
}

// A file that is replaced is another one, and a folder that is not there yet is seen by the one that will hold it.
void XdgAutostart::watch()
{
    const QString folder = QFileInfo(m_path).absolutePath();
    for (const QString &path : {m_path, folder, QFileInfo(folder).absolutePath()})
        if (QFileInfo::exists(path)) m_watcher.addPath(path);
}

QString XdgAutostart::value(const QString &key) const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text)) return {};
    const QString wanted = key + u'=';
    while (!file.atEnd()) {
        const QString line = QString::fromUtf8(file.readLine()).trimmed();
        if (line.startsWith(wanted)) return line.mid(wanted.size());
    }
    return {};
}

bool XdgAutostart::isEnabled() const
{
    return QFile::exists(m_path) && value(u"Hidden"_s) != "true"_L1 && value(u"X-GNOME-Autostart-enabled"_s) != "false"_L1;
}

bool XdgAutostart::startsHidden() const
{
    return !QFile::exists(m_path) || value(u"Exec"_s).endsWith("--background"_L1);
}

Phrase XdgAutostart::set(bool enabled, bool hidden)
{
    if (!enabled) {
        if (QFile::exists(m_path) && !QFile::remove(m_path)) return proxy::said("Cannot remove %1", m_path);
        return {};
    }
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly)) return proxy::said("Cannot write %1: %2", m_path, file.errorString());
    const QString config = m_configFile.isEmpty() ? QString() : u" --config "_s + quotedForExec(m_configFile);
    const QString exec = quotedForExec(program()) + config + (hidden ? u" --background"_s : QString());
    // The delays let the panel come up first, which shows the tray icon.
    file.write(u"[Desktop Entry]\nType=Application\nName=CCR Desktop\nExec=%1\nIcon=%2\nTerminal=false\n"
               "X-GNOME-Autostart-enabled=true\nX-GNOME-Autostart-Delay=2\nX-KDE-autostart-after=panel\nX-LXQt-Need-Tray=true\n"_s
                   .arg(exec, desktopEntryId)
                   .toUtf8());
    if (!file.flush() || !file.commit()) return proxy::said("Cannot write %1: %2", m_path, file.errorString());
    return {};
}

} // namespace ccr::app
