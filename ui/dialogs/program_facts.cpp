#include "ui/dialogs/program_facts.h"

#include "logging/api/logging_control.h"
#include "logging/base/date_time.h"
#include "proxy/api/proxy_control.h"
#include "ui/theme/theme.h"

#include <QGuiApplication>
#include <QLocale>
#include <QScreen>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

using Lines = QStringList;

QString statusName(proxy::ProxyState::Status status)
{
    switch (status) {
    case proxy::ProxyState::Status::Running: return u"running"_s;
    case proxy::ProxyState::Status::Starting: return u"starting"_s;
    case proxy::ProxyState::Status::Stopped: return u"stopped"_s;
    case proxy::ProxyState::Status::Failed: return u"not listening"_s;
    }
    return {};
}

void addSystem(Lines &lines, bool hasTray)
{
    lines.append(u"CCR Desktop %1, Qt %2"_s.arg(QStringLiteral(CCR_VERSION), QString::fromLatin1(qVersion())));
    lines.append(u"system: %1, %2, %3"_s.arg(QSysInfo::prettyProductName(), QSysInfo::kernelVersion(), QSysInfo::currentCpuArchitecture()));
    lines.append(
        u"desktop: %1, platform %2"_s.arg(qEnvironmentVariable("XDG_CURRENT_DESKTOP", u"unknown"_s), QGuiApplication::platformName()));
    lines.append(
        u"language: %1, theme: %2, tray: %3"_s.arg(QLocale().name(), isDarkTheme() ? u"dark"_s : u"light"_s, hasTray ? u"yes"_s : u"no"_s));
    for (const QScreen *screen : QGuiApplication::screens())
        lines.append(
            u"screen: %1 x %2, scale %3"_s.arg(screen->size().width()).arg(screen->size().height()).arg(screen->devicePixelRatio()));
}

void addProxy(Lines &lines, const proxy::ProxyState &state)
{
    lines.append(
        u"proxy: %1, %2:%3%4"_s.arg(statusName(state.status), state.host).arg(state.port).arg(state.isDemo ? u", demo"_s : QString()));
    if (!state.problem.isEmpty()) lines.append(u"problem: "_s + state.problem.english());
    if (!state.configProblem.isEmpty()) lines.append(u"configuration problem: "_s + state.configProblem.english());
    lines.append(u"configuration file: "_s + state.configFile);
    lines.append(u"default route: "_s + state.defaultRoute);
    for (const proxy::ProviderState &provider : state.providers) {
        QString line = u"provider %1: %2, %3, %4 models, %5"_s.arg(provider.name, provider.dialect, provider.url)
                           .arg(provider.models.size())
                           .arg(provider.health);
        if (provider.failure) line += u", last failure: "_s + toString(*provider.failure);
        if (!provider.problem.isEmpty()) line += u", problem: "_s + provider.problem;
        lines.append(line);
    }
}

void addNotices(Lines &lines, const NoticeBoard &notices)
{
    for (const Notice &notice : notices.history())
        lines.append(u"notice %1: %2. %3"_s.arg(localTime(notice.time).toString(Qt::ISODate), notice.title, notice.body));
}

} // namespace

QByteArray programFacts(const Workspace &workspace)
{
    Lines lines;
    addSystem(lines, workspace.tray.isThere());
    addProxy(lines, workspace.services.proxy.state());
    lines.append(u"requests of this run: %1, failed: %2"_s.arg(workspace.exchanges.seenCount()).arg(workspace.exchanges.failureCount()));
    addNotices(lines, workspace.notices);
    return lines.join(u'\n').toUtf8() + '\n';
}

} // namespace ccr::ui
