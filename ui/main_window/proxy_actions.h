#pragma once

#include "proxy/api/proxy_control.h"
#include "ui/main_window/setup_text.h"
#include "ui/workspace/workspace.h"

namespace ccr::ui {

/// The actions of the Proxy menu, which know what it is doing. GUI thread.
class ProxyActions final : public QObject
{
    Q_OBJECT
public:
    ProxyActions(Workspace &workspace, QObject *parent);

    void startOrStop();
    void retranslate();

private:
    void restart();
    void takeState(const proxy::ProxyState &state);
    void openTerminal();
    void copySetup(Shell shell) const;

    Workspace &m_workspace;
    proxy::ProxyControl &m_proxy;
    bool m_isRestarting = false;
};

} // namespace ccr::ui
