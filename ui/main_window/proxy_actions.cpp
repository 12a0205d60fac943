#include "ui/main_window/proxy_actions.h"

#include "ui/theme/icons.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

using Status = proxy::ProxyState::Status;

ProxyActions::ProxyActions(Workspace &workspace, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_proxy(workspace.services.proxy)
{
    ActionSet &actions = workspace.actions;
    actions.bind(u"startStop"_s, this, &ProxyActions::startOrStop);
    actions.bind(u"copyAddress"_s, this, [this] { QGuiApplication::clipboard()->setText(m_proxy.state().baseUrl()); });
    actions.bind(u"copySetup"_s, this, [this] { copySetup(Shell::Bash); });
    const std::pair<QString, Shell> shells[] = {{u"bash / zsh"_s, Shell::Bash},
                                                {u"fish"_s, Shell::Fish},
                                                {u"PowerShell"_s, Shell::PowerShell},
                                                {u"settings.json"_s, Shell::SettingsJson}};
    for (const auto &[name, shell] : shells)
        actions.submenu(u"copySetupAs"_s)->addAction(name, this, [this, shell = shell] { copySetup(shell); });
    actions.bind(u"test"_s, this, [this] { m_proxy.sendTestRequest(); });
    connect(&m_proxy, &proxy::ProxyControl::stateChanged, this, &ProxyActions::retranslate);
    retranslate();
}

void ProxyActions::startOrStop()
{
    if (m_proxy.state().status == Status::Running)
        m_proxy.stop(10s);
    else
        m_proxy.start();
}

void ProxyActions::copySetup(Shell shell) const
{
    QGuiApplication::clipboard()->setText(setupText(m_proxy.state(), shell));
}

void ProxyActions::retranslate()
{
    const proxy::ProxyState state = m_proxy.state();
    const bool isRunning = state.status == Status::Running;
    ActionSet &actions = m_workspace.actions;
    QAction *startStop = actions.action(u"startStop"_s);
    actions.setText(u"startStop"_s, isRunning ? tr("Stop") : tr("Start"));
    startStop->setToolTip(isRunning ? tr("Stop the proxy; live requests may end") : tr("Start the proxy"));
    startStop->setIcon(themedIcon(isRunning ? u"stop"_s : u"start"_s));
    actions.setText(u"copyAddress"_s, state.baseUrl());
    actions.action(u"test"_s)->setEnabled(isRunning);
}

} // namespace ccr::ui
