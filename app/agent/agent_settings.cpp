#include "app/agent/agent_settings.h"

#include "proxy/config/config_env.h"
#include "proxy/config/json5_reader.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

using proxy::Json5Value;

QString text(const Json5Value &object, QStringView key, const proxy::Environment &environment)
{
    const Json5Value *value = object.find(key);
    if (!value || value->type != Json5Value::Type::String) return {};
    QStringList missing;
    const QString read = proxy::interpolate(value->string, environment, missing);
    return missing.isEmpty() ? read : QString(); // half a path is worse than none
}

bool flag(const Json5Value &object, QStringView key)
{
    const Json5Value *value = object.find(key);
    if (!value) return false;
    if (value->type == Json5Value::Type::String) return value->string == "true"_L1;
    return value->type == Json5Value::Type::Boolean && value->boolean;
}

} // namespace

Result<AgentSettings> readAgentSettings(const QString &configPath, const proxy::Environment &environment)
{
    const Result<proxy::LoadedConfig> loaded = proxy::loadConfig(configPath, environment); // with all its checks
    if (!loaded) return loaded.error();
    AgentSettings settings{.apiKey = loaded->config.apiKey,
                           .timeout = loaded->config.timeout,
                           .claudePath = {},
                           .smallFastModel = {},
                           .nonInteractive = false,
                           .statusLine = false};
    QFile file(configPath);
    if (!file.open(QIODevice::ReadOnly)) return settings;
    const Result<Json5Value> root = proxy::parseJson5(QString::fromUtf8(file.readAll()));
    if (!root) return root.error();
    settings.claudePath = text(*root, u"CLAUDE_PATH", environment);
    settings.smallFastModel = text(*root, u"ANTHROPIC_SMALL_FAST_MODEL", environment);
    settings.nonInteractive = flag(*root, u"NON_INTERACTIVE_MODE");
    if (const Json5Value *line = root->find(u"StatusLine")) settings.statusLine = flag(*line, u"enabled");
    return settings;
}

} // namespace ccr::app
