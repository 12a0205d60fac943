#include "proxy/config/config_watcher.h"

#include "proxy/config/preset.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

// Of presets that are not complete yet, only the folders.
FileWatcher::Paths pathsOf(const QString &config)
{
    const PresetFolder presets(config);
    FileWatcher::Paths paths{.files = {config}, .folders = {presets.path()}};
    const QStringList folders = QDir(presets.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &name : folders) paths.folders.append(presets.path() + u'/' + name);
    const QStringList names = presets.names();
    for (const QString &name : names) paths.files.append(presets.path() + u'/' + name + u"/manifest.json"_s);
    return paths;
}

} // namespace

ConfigWatcher::ConfigWatcher(const QString &path, QObject *parent) : FileWatcher([path] { return pathsOf(path); }, parent) {}

} // namespace ccr::proxy
