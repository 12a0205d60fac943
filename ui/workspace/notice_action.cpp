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

void trigger(const QString &actionId, const Notice &notice, Workspace &workspace)
{
    QAction *action = workspace.actions.action(actionId);
    if (!notice.argument.isEmpty()) action->setData(notice.argument);
    action->trigger();
}

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
        trigger(notice.actionId, notice, workspace);
    else if (!notice.exchangeId.isEmpty())
        workspace.selection.open(notice.exchangeId.toStdString());
}

void followSecond(const Notice &notice, Workspace &workspace)
{
    if (!notice.secondActionId.isEmpty()) trigger(notice.secondActionId, notice, workspace);
}

} // namespace ccr::ui
