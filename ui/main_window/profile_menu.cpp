#include "ui/main_window/profile_menu.h"

#include "ui/models/config_text.h"
#include "ui/models/profile.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace ccr::ui {

ProfileMenu::ProfileMenu(Workspace &workspace, QMenu &menu, QObject *parent) : QObject(parent), m_workspace(workspace), m_menu(menu)
{
    connect(&menu, &QMenu::aboutToShow, this, &ProfileMenu::fill);
    menu.menuAction()->setEnabled(workspace.services.config);
    fill();
}

// Where the program looks for presets.
QString ProfileMenu::folder() const
{
    return QFileInfo(m_workspace.services.config->path()).absolutePath() + u"/presets"_s;
}

void ProfileMenu::fill()
{
    m_menu.clear();
    if (m_workspace.services.config) {
        const QDir presets(folder());
        for (const QString &name : presets.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
            if (QFileInfo::exists(presets.filePath(name + u"/manifest.json"_s)))
                m_menu.addAction(QString(name).replace(u'&', "&&"_L1), this, [this, name] { choose(name); });
    }
    if (m_menu.isEmpty()) m_menu.addAction(tr("No preset is installed"))->setEnabled(false);
}

void ProfileMenu::choose(const QString &name)
{
    proxy::ConfigControl *config = m_workspace.services.config;
    config->readOther(folder() + u'/' + name + u"/manifest.json"_s, this, [this, config, name](const proxy::ConfigSource &preset) {
        if (!preset.problem.isEmpty())
            return refuse(NoticeLevel::Problem, name, [problem = preset.problem] { return configText(problem); });
        config->read(this, [this, name, preset](const proxy::ConfigSource &source) { apply(name, preset, source); });
    });
}

void ProfileMenu::apply(const QString &name, const proxy::ConfigSource &preset, const proxy::ConfigSource &config)
{
    if (!config.problem.isEmpty()) return refuse(NoticeLevel::Problem, name, [problem = config.problem] { return configText(problem); });
    const ProfileOutcome outcome = withProfile(config.root, preset.root);
    if (!outcome.hasRoutes) return refuse(NoticeLevel::Warning, name, [] { return tr("It says nothing about routes."); });
    if (outcome.needsAnswers)
        return refuse(NoticeLevel::Warning, name, [] { return tr("Its routes are questions that are answered when it is installed."); });
    if (!outcome.missingProviders.isEmpty())
        return refuse(NoticeLevel::Warning, name, [missing = outcome.missingProviders] {
            return tr("It needs providers that are not set up: %1.").arg(missing.join(tr(", ")));
        });
    m_workspace.services.config->save(config.root, outcome.root, this, [this, name](const Result<Done> &saved) {
        if (!saved) return refuse(NoticeLevel::Problem, name, [error = saved.error()] { return configText(error); });
        m_workspace.notices.post([name] {
            return Notice{.subject = u"profile"_s,
                          .title = tr("The profile %1 is in force").arg(name),
                          .body = tr("The routes were replaced by its own."),
                          .actionId = u"routes"_s};
        });
    });
}

void ProfileMenu::refuse(NoticeLevel level, const QString &name, const SaidText &reason)
{
    m_workspace.notices.post([level, name, reason] {
        return Notice{.level = level,
                      .subject = u"profile"_s,
                      .title = tr("The profile %1 was not used").arg(name),
                      .body = reason(),
                      .actionId = u"routes"_s};
    });
}

} // namespace ccr::ui
