#include "ui/main_window/port_actions.h"

#include "logging/base/json5_values.h"
#include "proxy/api/config_control.h"
#include "ui/models/config_text.h"
#include "ui/workspace/trouble_text.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

QString consequenceOf(const proxy::ProxyState &state)
{
    if (!state.refusedAddress) return PortActions::tr("Nothing is routed until the port is free, or another one is used.");
    return PortActions::tr("Requests are still taken at port %1, as before the change, until the port is free, or another one is used.")
        .arg(state.port);
}

} // namespace

PortActions::PortActions(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace)
{
    workspace.actions.bind(u"port.retry"_s, this, &PortActions::retry);
    workspace.actions.bind(u"port.useNext"_s, this, &PortActions::useNext);
    connect(&workspace.services.proxy, &proxy::ProxyControl::stateChanged, this, &PortActions::takeState);
    takeState(workspace.services.proxy.state());
    retranslate();
}

void PortActions::takeState(const proxy::ProxyState &state)
{
    const bool isDown = state.status == proxy::ProxyState::Status::Failed;
    m_workspace.actions.action(u"port.retry"_s)->setEnabled(isDown || state.refusedAddress);
    if (const std::optional<TakenPort> taken = takenPort(state)) {
        const bool isCovered = isDown && !state.configProblem.isEmpty();
        const bool isUncovered = std::exchange(m_wasCovered, isCovered) && !isCovered;
        m_isMove = !isDown;
        if (!m_isTold || m_port != taken->port || isUncovered) ask(*taken);
        return;
    }
    if (std::exchange(m_isTold, false) && m_isMove && !isDown) m_workspace.notices.withdraw(NoticeKind::Port, {});
    m_next = 0;
    retranslate();
}

void PortActions::ask(const TakenPort &taken)
{
    m_isTold = true;
    m_port = taken.port;
    m_next = 0;
    if (!m_workspace.services.ports) return tell({});
    m_workspace.services.ports->findHolder(taken.host, taken.port, this, [this, port = taken.port](const proxy::PortHolder &holder) {
        if (m_isTold && m_port == port) tell(holder); // else it is over meanwhile
    });
}

void PortActions::tell(const proxy::PortHolder &holder)
{
    const proxy::ProxyState state = m_workspace.services.proxy.state();
    m_next = m_workspace.services.config ? holder.nextFree : 0;
    retranslate();
    m_workspace.notices.post([state, holder, port = m_port, next = m_next] {
        return Notice{.kind = NoticeKind::Port,
                      .level = NoticeLevel::Problem,
                      .title = portHolderText(port, holder),
                      .body = consequenceOf(state),
                      .actionId = next ? u"port.useNext"_s : u"port.retry"_s,
                      .secondActionId = next ? u"port.retry"_s : QString()};
    });
}

// Whatever comes of it is told, also when it is the same again.
void PortActions::retry()
{
    if (std::exchange(m_isTold, false) && m_isMove) m_workspace.notices.withdraw(NoticeKind::Port, {});
    m_workspace.services.proxy.start();
}

// The program reads the file again by itself, and listens there.
void PortActions::useNext()
{
    proxy::ConfigControl *config = m_workspace.services.config;
    if (!config || !m_next) return;
    config->read(this, [this, config, port = m_next](const proxy::ConfigSource &source) {
        if (!source.problem.isEmpty()) return complain(configText(source.problem));
        Json5Value draft = source.root;
        setMember(draft, u"PORT"_s, numberValue(port));
        config->save(source.root, draft, this, [this](const Result<Done> &saved) {
            if (!saved) complain(configText(saved.error()));
        });
    });
}

void PortActions::complain(const QString &problem)
{
    m_workspace.notices.post([problem] {
        return Notice{.kind = NoticeKind::Config,
                      .level = NoticeLevel::Problem,
                      .subject = u"port"_s,
                      .title = tr("The port was not changed"),
                      .body = problem,
                      .actionId = u"openConfig"_s};
    });
}

void PortActions::retranslate()
{
    m_workspace.actions.action(u"port.useNext"_s)->setEnabled(m_next != 0);
    if (m_next)
        m_workspace.actions.setText(u"port.useNext"_s, tr("Use %1").arg(m_next));
    else
        m_workspace.actions.clearText(u"port.useNext"_s);
}

} // namespace ccr::ui
