#include "ui/dialogs/setting_saver.h"

#include "logging/base/json5_values.h"
#include "proxy/api/config_control.h"
#include "ui/models/config_text.h"
#include "ui/models/logging_settings.h"

namespace ccr::ui {

void SettingSaver::save(QList<Setting> settings, std::function<void(const SaidText &)> done)
{
    proxy::ConfigControl *config = m_workspace.services.config;
    if (!config) return done([] { return tr("There is no configuration file."); });
    config->read(this, [this, config, settings = std::move(settings), done = std::move(done)](const proxy::ConfigSource &source) {
        if (!source.problem.isEmpty()) return done([problem = source.problem] { return configText(problem); });
        Json5Value draft = source.root;
        for (const Setting &setting : settings) {
            if (setting.isOfRouter)
                setMember(draft, setting.path.first(), setting.value);
            else
                draft = withLoggingSetting(draft, setting.path, setting.value);
        }
        config->save(source.root, draft, this, [done](const Result<Done> &saved) {
            if (saved) return done(nullptr);
            done([error = saved.error()] { return configText(error); });
        });
    });
}

} // namespace ccr::ui
