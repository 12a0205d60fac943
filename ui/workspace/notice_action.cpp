#include "ui/workspace/notice_action.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(NoticeAction)
};

// Without a line, as in notices that earlier versions kept, it is about the whole file.
QString actionOf(const Notice &notice)
{
    const bool lacksLine = notice.actionId == "openConfigLine"_L1 && notice.argument.toInt() < 1;
    return lacksLine ? u"openConfig"_s : notice.actionId;
}

// What the action was told by a notice before is not meant.
void trigger(const QString &actionId, const Notice &notice, Workspace &workspace)
{
    QAction *action = workspace.actions.action(actionId);
    action->setData(notice.argument.isEmpty() ? QVariant() : QVariant(notice.argument));
    workspace.notices.expectAnswer(notice);
    action->trigger();
}

} // namespace

QString noticeActionText(const Notice &notice, const ActionSet &actions)
{
    if (!notice.path.isEmpty()) return Texts::tr("Open folder");
    if (!notice.actionId.isEmpty()) return actions.action(actionOf(notice))->text();
    return notice.exchangeId.isEmpty() ? QString() : Texts::tr("Open request");
}

void followNotice(const Notice &notice, Workspace &workspace)
{
    if (!notice.path.isEmpty())
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(notice.path).absolutePath()));
    else if (!notice.actionId.isEmpty())
        trigger(actionOf(notice), notice, workspace);
    else if (!notice.exchangeId.isEmpty())
        workspace.selection.open(notice.exchangeId.toStdString());
}

void followSecond(const Notice &notice, Workspace &workspace)
{
    if (!notice.secondActionId.isEmpty()) trigger(notice.secondActionId, notice, workspace);
}

} // namespace ccr::ui
