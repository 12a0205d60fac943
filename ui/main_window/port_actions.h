#pragma once

#include "proxy/api/port_control.h"
#include "proxy/api/proxy_control.h"
#include "ui/workspace/trouble_text.h"
#include "ui/workspace/workspace.h"

namespace ccr::ui {

/// A port that another program holds: tells who that is, and offers the next free port and another try. GUI thread.
class PortActions final : public QObject
{
    Q_OBJECT
public:
    PortActions(Workspace &workspace, QObject *parent);
    void retranslate();

private:
    void takeState(const proxy::ProxyState &state);
    void ask(const TakenPort &taken);
    void tell(const proxy::PortHolder &holder);
    void retry();
    void useNext();
    void complain(const QString &problem);

    Workspace &m_workspace;
    bool m_isTold = false;     ///< of the trouble that holds
    bool m_isMove = false;     ///< it listens, and would elsewhere: who tells of listening knows of no trouble then
    bool m_wasCovered = false; ///< a problem of the configuration covered that of the port
    quint16 m_port = 0;
    quint16 m_next = 0; ///< 0: none is known
};

} // namespace ccr::ui
