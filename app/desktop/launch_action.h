#pragma once

#include <QStringList>

#include <optional>

namespace ccr::proxy {
class ProxyControl;
}

namespace ccr::app {

/// What the entries in the menu of the program's launcher ask for ("Desktop Action" in the .desktop file): `--action NAME`.
enum class LaunchAction
{
    Start,
    Stop,
    Test ///< a small request through the proxy, which is started when it does not run
};

/// Absent when the arguments name none, or one that does not exist.
std::optional<LaunchAction> launchActionIn(const QStringList &arguments);
/// What a later instance tells the first: these, and where the files are that it was given.
QStringList argumentsWithFiles(const QStringList &arguments, const QStringList &files);
QStringList filesIn(const QStringList &arguments);
/// At once; a test waits for the proxy to listen. GUI thread.
void perform(LaunchAction action, proxy::ProxyControl &proxy);

} // namespace ccr::app
