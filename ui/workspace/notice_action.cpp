#include "ui/workspace/notice_action.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

namespace ccr::ui {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(NoticeAction)
};

} // namespace

QString noticeActionText(const Notice &notice, const ActionSet &actions)
{
    if (!notice.path.isEmpty()) return Texts::tr("Open folder");
    if (!notice.actionId.isEmpty()) return actions.action(notice.actionId)->text();
    return notice.exchangeId.isEmpty() ? QString() : Texts::tr("Open request");
}

void followNotice(const Notice &notice, Workspace &workspace)
{
    if (!notice.path.isEmpty())
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(notice.path).absolutePath()));
    else if (!notice.actionId.isEmpty())
        workspace.actions.action(notice.actionId)->trigger();
    else if (!notice.exchangeId.isEmpty())
        workspace.selection.open(notice.exchangeId.toStdString());
}

} // namespace ccr::ui
