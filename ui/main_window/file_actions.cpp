#include "ui/main_window/file_actions.h"

#include "logging/api/capture_control.h"
#include "proxy/api/config_control.h"
#include "ui/models/editor_command.h"
#include "ui/widgets/said_text.h"
#include "ui/workspace/rotation_notice.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QProcess>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

FileActions::FileActions(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace)
{
    ActionSet &actions = workspace.actions;
    connect(&workspace.openedFiles, &OpenedFiles::failed, this, [this](const QString &path, const SaidText &problem) {
        m_workspace.notices.post([path, problem] {
            return Notice{.level = NoticeLevel::Problem,
                          .subject = path,
                          .title = tr("%1 cannot be opened").arg(QFileInfo(path).fileName()),
                          .body = problem()};
        });
    });
    actions.action(u"openConfig"_s)->setEnabled(workspace.services.config);
    for (const QString &id : {u"openData"_s, u"rotateLogs"_s}) actions.action(id)->setEnabled(workspace.services.capture);
    actions.action(u"openConfigLine"_s)->setEnabled(workspace.services.config);
    if (workspace.services.config) {
        actions.bind(u"openConfig"_s, this, &FileActions::openConfig);
        actions.bind(u"openConfigLine"_s, this, &FileActions::openConfigLine);
    }
    if (!workspace.services.capture) return;
    actions.bind(u"openData"_s, this, &FileActions::openDataFolder);
    actions.bind(u"rotateLogs"_s, this, &FileActions::rotateLogs);
}

void FileActions::openDataFolder()
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(m_workspace.services.capture->directory()));
}

// As the desktop opens such files. One that is not there yet: its folder.
void FileActions::openConfig()
{
    const QFileInfo file(m_workspace.services.config->path());
    QDesktopServices::openUrl(QUrl::fromLocalFile(file.exists() ? file.absoluteFilePath() : file.absolutePath()));
}

// In the user's own editor, if it can be told a line; the notice that asks for it says which, for this time.
void FileActions::openConfigLine()
{
    QAction *action = m_workspace.actions.action(u"openConfigLine"_s);
    const int line = action->data().toInt();
    action->setData({});
    const QString path = QFileInfo(m_workspace.services.config->path()).absoluteFilePath();
    for (const char *variable : {"VISUAL", "EDITOR"}) {
        const std::optional<EditorCommand> command = editorAt(qEnvironmentVariable(variable), path, std::max(line, 1));
        if (command && QProcess::startDetached(command->program, command->arguments)) return;
    }
    openConfig();
}

void FileActions::rotateLogs()
{
    m_workspace.services.capture->rotate(this, [this](const Result<QList<logging::RotationOutcome>> &outcomes) {
        m_workspace.notices.post([outcomes] { return RotationNotice::of(outcomes); });
    });
}

} // namespace ccr::ui
