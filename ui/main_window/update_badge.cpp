#include "ui/main_window/update_badge.h"

#include "ui/workspace/action_set.h"
#include "ui/workspace/notice_board.h"
#include "ui/workspace/update_source.h"

using namespace Qt::StringLiterals;

namespace ccr::ui {

UpdateBadge::UpdateBadge(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace)
{
    connect(workspace.services.updates, &UpdateSource::changed, this, &UpdateBadge::tell);
    tell();
}

void UpdateBadge::retranslate()
{
    const std::optional<AnnouncedVersion> &newer = m_workspace.services.updates->state().newer;
    if (newer)
        m_workspace.actions.setText(u"checkUpdates"_s, u"● "_s + tr("Version %1 is available…").arg(newer->version));
    else
        m_workspace.actions.clearText(u"checkUpdates"_s);
}

void UpdateBadge::tell()
{
    retranslate();
    const std::optional<AnnouncedVersion> &newer = m_workspace.services.updates->state().newer;
    if (!newer || newer->version == m_told) return;
    m_told = newer->version;
    m_workspace.notices.post([version = m_told] {
        return Notice{.kind = NoticeKind::Update,
                      .level = NoticeLevel::Information,
                      .subject = version,
                      .title = tr("Version %1 of CCR Desktop is available").arg(version),
                      .body = tr("This is version %1.").arg(QStringLiteral(CCR_VERSION)),
                      .actionId = u"checkUpdates"_s};
    });
}

} // namespace ccr::ui
