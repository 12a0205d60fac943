#pragma once

#include "proxy/api/config_control.h"
#include "ui/widgets/said_text.h"
#include "ui/workspace/workspace.h"

namespace ccr::ui {

/// Fills a menu "Profile" with the presets that lie beside the configuration; choosing one puts its routes in force. GUI thread.
class ProfileMenu final : public QObject
{
    Q_OBJECT
public:
    ProfileMenu(Workspace &workspace, QMenu &menu, QObject *parent);
    void retranslate() { fill(); }

private:
    void fill();
    QString folder() const;
    void choose(const QString &name);
    void apply(const QString &name, const proxy::ConfigSource &preset, const proxy::ConfigSource &config);
    void refuse(NoticeLevel level, const QString &name, const SaidText &reason);

    Workspace &m_workspace;
    QMenu &m_menu;
};

} // namespace ccr::ui
