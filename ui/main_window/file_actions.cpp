#include "ui/main_window/file_actions.h"

#include "logging/api/capture_control.h"
#include "proxy/api/config_control.h"
#include "ui/models/settings_table.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QListWidget>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace ccr::ui {

FileActions::FileActions(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace)
{
    ActionSet &actions = workspace.actions;
    actions.bind(u"integrations"_s, this, &FileActions::openIntegrations);
    actions.action(u"openConfig"_s)->setEnabled(workspace.services.config);
    for (const QString &id : {u"openData"_s, u"rotateLogs"_s}) actions.action(id)->setEnabled(workspace.services.capture);
    if (workspace.services.config) actions.bind(u"openConfig"_s, this, &FileActions::openConfig);
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

void FileActions::rotateLogs()
{
    m_workspace.services.capture->rotate(this, [this](const Result<QList<logging::RotationOutcome>> &outcomes) {
        if (!outcomes) return tell(NoticeLevel::Problem, tr("The logs were not put aside"), outcomes.error().message);
        QStringList names;
        QStringList problems;
        for (const logging::RotationOutcome &outcome : *outcomes) {
            if (!outcome.problem.isEmpty()) problems.append(outcome.stream + u": "_s + outcome.problem);
            if (!outcome.file.isEmpty()) names.append(QFileInfo(outcome.file).fileName());
        }
        if (!problems.isEmpty()) return tell(NoticeLevel::Problem, tr("The logs were not put aside"), problems.join(u"; "_s));
        if (names.isEmpty()) return tell(NoticeLevel::Information, tr("No log file was put aside"), tr("The files are empty."));
        tell(NoticeLevel::Information, tr("%n log file(s) were put aside", nullptr, static_cast<int>(names.size())), names.join(tr(", ")));
    });
}

// A page of the settings.
void FileActions::openIntegrations()
{
    m_workspace.actions.action(u"settings"_s)->trigger();
    if (auto *pages = m_workspace.actions.parent()->findChild<QListWidget *>(u"settingsPages"_s))
        pages->setCurrentRow(static_cast<int>(SettingsPage::Integrations));
}

void FileActions::tell(NoticeLevel level, const QString &title, const QString &body)
{
    m_workspace.notices.post({.kind = NoticeKind::Export, .level = level, .subject = u"logs"_s, .title = title, .body = body});
}

} // namespace ccr::ui
