#include "app/import/cc_switch_source.h"

#include "app/import/provider_name.h"
#include "logging/base/json5_values.h"
#include "logging/history/sql_reason.h"
#include "proxy/api/config_sentence.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

/// What one row says, as far as a router needs it.
struct Row
{
    QString name;
    QString url;
    QString key;
    QStringList models;
    QString transformer; ///< that sets the protocol; empty: none
};

// The values of a table of TOML are enough: base_url = "https://…"
QString tomlValue(const QString &toml, const QString &key)
{
    const QRegularExpression line(u"^\\s*%1\\s*=\\s*[\"']([^\"']*)[\"']"_s.arg(key), QRegularExpression::MultilineOption);
    return line.match(toml).captured(1);
}

void takeVariables(Row &row, const QJsonObject &env, std::initializer_list<QLatin1StringView> keys,
                   std::initializer_list<QLatin1StringView> models)
{
    for (const QLatin1StringView key : keys)
        if (row.key.isEmpty()) row.key = env.value(key).toString();
    for (const QLatin1StringView model : models) {
        const QString name = env.value(model).toString().trimmed();
        if (!name.isEmpty() && !row.models.contains(name)) row.models.append(name);
    }
}

// Each agent keeps its own settings there: of Claude Code its settings.json, of Codex auth.json and config.toml, of Gemini its environment.
Row rowOf(const QString &agent, const QString &name, const QJsonObject &settings)
{
    Row row{.name = name};
    const QJsonObject env = settings.value("env"_L1).toObject();
    if (agent == "claude"_L1) {
        row.url = env.value("ANTHROPIC_BASE_URL"_L1).toString();
        row.transformer = u"Anthropic"_s;
        takeVariables(row, env, {"ANTHROPIC_AUTH_TOKEN"_L1, "ANTHROPIC_API_KEY"_L1},
                      {"ANTHROPIC_MODEL"_L1, "ANTHROPIC_DEFAULT_OPUS_MODEL"_L1, "ANTHROPIC_DEFAULT_SONNET_MODEL"_L1,
                       "ANTHROPIC_DEFAULT_HAIKU_MODEL"_L1, "ANTHROPIC_SMALL_FAST_MODEL"_L1});
    } else if (agent == "codex"_L1) {
        const QString toml = settings.value("config"_L1).toString();
        row.url = tomlValue(toml, u"base_url"_s);
        row.key = settings.value("auth"_L1).toObject().value("OPENAI_API_KEY"_L1).toString();
        if (tomlValue(toml, u"wire_api"_s) == "responses"_L1) row.transformer = u"openai-responses"_s;
        if (const QString model = tomlValue(toml, u"model"_s); !model.isEmpty()) row.models.append(model);
    } else if (agent == "gemini"_L1) {
        row.url = env.value("GOOGLE_GEMINI_BASE_URL"_L1).toString();
        row.transformer = u"gemini"_s;
        takeVariables(row, env, {"GEMINI_API_KEY"_L1}, {"GEMINI_MODEL"_L1});
    }
    row.url = row.url.trimmed();
    row.key = row.key.trimmed();
    return row;
}

Json5Value entryOf(const Row &row)
{
    Json5Value entry = objectValue();
    setMember(entry, u"name"_s, textValue(row.name));
    setMember(entry, u"api_base_url"_s, textValue(row.url));
    setText(entry, u"api_key"_s, row.key);
    setMember(entry, u"models"_s, textsValue(row.models));
    if (!row.transformer.isEmpty()) setMember(objectAt(entry, u"transformer"_s), u"use"_s, textsValue({row.transformer}));
    return entry;
}

} // namespace

Phrase readCcSwitch(const QSqlDatabase &database, proxy::ConfigSource &source)
{
    QSqlQuery query(database);
    if (!query.exec(u"SELECT app_type, name, settings_config FROM providers ORDER BY app_type, sort_index, name"_s))
        return proxy::said("it is not a database of cc-switch: %1", logging::sqlReason(query.lastError()));
    std::vector<Json5Value> providers;
    QStringList taken;
    while (query.next()) {
        const QString agent = query.value(0).toString();
        const QJsonObject settings = QJsonDocument::fromJson(query.value(2).toString().toUtf8()).object();
        Row row = rowOf(agent, query.value(1).toString(), settings);
        if (row.url.isEmpty()) continue;
        row.name = providerName(row.name, agent, taken);
        taken.append(row.name);
        providers.push_back(entryOf(row));
    }
    setMember(source.root, u"Providers"_s, listValue(std::move(providers)));
    return {};
}

} // namespace ccr::app
