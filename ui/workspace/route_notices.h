#pragma once

#include "proxy/api/config_control.h"
#include "ui/workspace/notice_board.h"

namespace ccr::ui {

/// Tells of routes of the configuration file that lead nowhere: scenarios, rules and fallbacks that name a provider that is not set up, or
/// no model. The program runs without them, so that nothing else would say it. GUI thread.
class RouteNotices final : public QObject
{
    Q_OBJECT
public:
    RouteNotices(NoticeBoard &board, proxy::ConfigControl &config, QObject *parent = nullptr);

private:
    void look();
    void take(const proxy::ConfigCheck &check);

    NoticeBoard &m_board;
    proxy::ConfigControl &m_config;
    std::vector<proxy::ConfigFinding> m_told;
};

} // namespace ccr::ui
