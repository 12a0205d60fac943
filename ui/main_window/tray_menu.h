#pragma once

#include "ui/main_window/default_route.h"
#include "ui/main_window/profile_menu.h"

namespace ccr::ui {

/// The menu of the tray icon: what a user wants of the program without its window. GUI thread.
class TrayMenu final : public QObject
{
    Q_OBJECT
public:
    static constexpr int mostModels = 8;

    TrayMenu(Workspace &workspace, DefaultRoute &route, QObject *parent = nullptr);

    /// `live`: requests that run.
    void showState(int live);
    void rememberFailure(const logging::ExchangeSnapshot &failure);
    void retranslate();
    /// One line with the state and the numbers: "Running · 127.0.0.1:3456 · default→deepseek-chat · 2 live · today $3.27".
    QString summary(int live) const;
    QMenu &menu() { return m_menu; }

Q_SIGNALS:
    void openRequested();

private:
    void make();
    void recallFailure();
    QString failureText() const;
    QString header() const;
    QString numbers(int live) const;

    Workspace &m_workspace;
    TargetLatencies m_latencies;
    QMenu m_menu;
    QMenu *m_routes;
    QMenu *m_setup;
    DefaultRouteMenu *m_routeMenu;
    QMenu *m_profiles;
    ProfileMenu m_profileMenu;
    QAction *m_header = nullptr;
    QAction *m_numbers = nullptr;
    QAction *m_lastFailure = nullptr;
    QAction *m_startStop = nullptr;
    QAction *m_open = nullptr;
    logging::ExchangeSnapshot m_failure; ///< the last one; without an id: none
};

} // namespace ccr::ui
