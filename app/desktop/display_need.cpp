#include "app/desktop/display_need.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::app {

bool asksForWordsOnly(const QStringList &arguments)
{
    static const QStringList questions{u"-h"_s, u"--help"_s, u"--help-all"_s, u"-v"_s, u"--version"_s};
    return std::any_of(arguments.begin() + 1, arguments.end(), [](const QString &argument) { return questions.contains(argument); });
}

std::optional<QString> displayProblem(const QStringList &arguments, const Environment &environment)
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    static const QStringList displays{u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"WAYLAND_SOCKET"_s, u"QT_QPA_PLATFORM"_s};
    const bool isNamed = arguments.contains(u"-platform"_s) || arguments.contains(u"--platform"_s);
    const bool isThere = std::any_of(displays.begin(), displays.end(), [&](const QString &name) { return !environment(name).isEmpty(); });
    if (!isNamed && !isThere)
        return u"There is no display for the window: neither DISPLAY nor WAYLAND_DISPLAY is set. \"ccr start\" runs without a window."_s;
#endif
    return std::nullopt;
}

} // namespace ccr::app
