#include "app/desktop/launch_action.h"

#include "proxy/api/proxy_control.h"

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::app {

namespace {

using Status = proxy::ProxyState::Status;

constexpr QLatin1StringView option("--action");
const QString endOfOptions = u"--"_s;
constexpr auto drain = 10s;

bool isServing(const proxy::ProxyControl &proxy)
{
    const Status status = proxy.state().status;
    return status == Status::Running || status == Status::Starting;
}

void testWhenRunning(proxy::ProxyControl &proxy)
{
    if (proxy.state().status == Status::Running) return proxy.sendTestRequest();
    const auto waiting = std::make_shared<QMetaObject::Connection>();
    *waiting = QObject::connect(&proxy, &proxy::ProxyControl::stateChanged, &proxy, [&proxy, waiting](const proxy::ProxyState &state) {
        if (state.status == Status::Starting) return;
        QObject::disconnect(*waiting);
        if (state.status == Status::Running) proxy.sendTestRequest();
    });
    if (!isServing(proxy)) proxy.start();
}

} // namespace

std::optional<LaunchAction> launchActionIn(const QStringList &arguments)
{
    QString name;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        if (arguments.at(i) == option) name = arguments.value(i + 1);
        if (arguments.at(i).startsWith(QString(option) + u'=')) name = arguments.at(i).mid(option.size() + 1);
    }
    if (name == "start"_L1) return LaunchAction::Start;
    if (name == "stop"_L1) return LaunchAction::Stop;
    if (name == "test"_L1) return LaunchAction::Test;
    return std::nullopt;
}

// They end the list, behind the mark that ends options; one that the user has typed stands before.
QStringList argumentsWithFiles(const QStringList &arguments, const QStringList &files)
{
    return arguments + QStringList{endOfOptions} + files;
}

QStringList filesIn(const QStringList &arguments)
{
    const qsizetype end = arguments.lastIndexOf(endOfOptions);
    return end < 0 ? QStringList() : arguments.mid(end + 1);
}

void perform(LaunchAction action, proxy::ProxyControl &proxy)
{
    switch (action) {
    case LaunchAction::Start:
        if (!isServing(proxy)) proxy.start();
        return;
    case LaunchAction::Stop:
        if (isServing(proxy)) proxy.stop(drain);
        return;
    case LaunchAction::Test: return testWhenRunning(proxy);
    }
}

} // namespace ccr::app
