#include "ui/main_window/proxy_actions.h"

#include "ui/models/config_text.h"
#include "ui/theme/icons.h"
#include "ui/workspace/terminal_launcher.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

using Status = proxy::ProxyState::Status;

namespace {

constexpr auto shortDrain = 10s;
constexpr auto longestDrain = 10min; ///< agents' requests seldom take longer; what does is cut off at last

} // namespace

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
    actions.bind(u"restartProxy"_s, this, &ProxyActions::restart);
    actions.bind(u"drainStop"_s, this, [this] {
        m_isRestarting = false;
        m_proxy.stop(longestDrain);
    });
    actions.bind(u"openTerminal"_s, this, &ProxyActions::openTerminal);
    connect(&m_proxy, &proxy::ProxyControl::stateChanged, this, &ProxyActions::takeState);
    retranslate();
}

void ProxyActions::startOrStop()
{
    m_isRestarting = false;
    if (m_proxy.state().status == Status::Running)
        m_proxy.stop(shortDrain);
    else
        m_proxy.start();
}

void ProxyActions::restart()
{
    m_isRestarting = true;
    m_proxy.stop(shortDrain);
}

void ProxyActions::takeState(const proxy::ProxyState &state)
{
    if (m_isRestarting && state.status == Status::Stopped) {
        m_isRestarting = false;
        // Later: whoever else waits for the end must see it.
        QMetaObject::invokeMethod(
            this, [this] { m_proxy.start(); }, Qt::QueuedConnection);
    }
    retranslate();
}

void ProxyActions::openTerminal()
{
    const Phrase problem = m_workspace.services.terminal->openClaude();
    if (problem.isEmpty()) return;
    m_workspace.notices.post([problem] {
        return Notice{.kind = NoticeKind::Export,
                      .level = NoticeLevel::Warning,
                      .subject = u"terminal"_s,
                      .title = tr("No terminal was opened"),
                      .body = configText(problem),
                      .actionId = u"copySetup"_s};
    });
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
    actions.action(u"copyAddress"_s)->setIconText(state.baseUrl()); // on the button; the menu says what it does
    for (const QString &id : {u"test"_s, u"restartProxy"_s, u"drainStop"_s}) actions.action(id)->setEnabled(isRunning);
    actions.action(u"openTerminal"_s)->setEnabled(isRunning && m_workspace.services.terminal);
}

} // namespace ccr::ui
