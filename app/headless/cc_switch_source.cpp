#include "app/headless/cc_switch_source.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr QByteArrayView databaseMagic = "SQLite format 3"; // https://www.sqlite.org/fileformat2.html, 1.3.1

Json5Value text(const QString &string)
{
    return {.type = Json5Value::Type::String, .string = string};
}

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
    Json5Value models{.type = Json5Value::Type::Array};
    for (const QString &model : row.models) models.elements.push_back(text(model));
    Json5Value entry{.type = Json5Value::Type::Object};
    entry.members = {{.name = u"name"_s, .value = text(row.name)}, {.name = u"api_base_url"_s, .value = text(row.url)}};
    if (!row.key.isEmpty()) entry.members.push_back({.name = u"api_key"_s, .value = text(row.key)});
    entry.members.push_back({.name = u"models"_s, .value = models});
    if (row.transformer.isEmpty()) return entry;
    Json5Value use{.type = Json5Value::Type::Array};
    use.elements = {text(row.transformer)};
    Json5Value transformer{.type = Json5Value::Type::Object};
    transformer.members = {{.name = u"use"_s, .value = use}};
    entry.members.push_back({.name = u"transformer"_s, .value = transformer});
    return entry;
}

// A name of ours holds no comma, and every provider has one of its own; an agent's name tells two of one name apart.
QString nameFor(const QString &wanted, const QString &agent, const QStringList &taken)
{
    QString name = QString(wanted).replace(u',', u' ').simplified();
    if (name.isEmpty()) name = agent;
    if (taken.contains(name, Qt::CaseInsensitive)) name += u" ("_s + agent + u')';
    const QString first = name;
    for (int number = 2; taken.contains(name, Qt::CaseInsensitive); ++number) name = u"%1 %2"_s.arg(first).arg(number);
    return name;
}

QString readRows(const QSqlDatabase &database, Json5Value &providers)
{
    QSqlQuery query(database);
    if (!query.exec(u"SELECT app_type, name, settings_config FROM providers ORDER BY app_type, sort_index, name"_s))
        return u"it is no database of cc-switch: %1"_s.arg(query.lastError().databaseText());
    QStringList taken;
    while (query.next()) {
        const QString agent = query.value(0).toString();
        const QJsonObject settings = QJsonDocument::fromJson(query.value(2).toString().toUtf8()).object();
        Row row = rowOf(agent, query.value(1).toString(), settings);
        if (row.url.isEmpty()) continue;
        row.name = nameFor(row.name, agent, taken);
        taken.append(row.name);
        providers.elements.push_back(entryOf(row));
    }
    return {};
}

} // namespace

bool isDatabase(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(databaseMagic.size()) == databaseMagic;
}

proxy::ConfigSource readCcSwitch(const QString &path)
{
    proxy::ConfigSource source{.path = path, .exists = QFileInfo::exists(path), .root = {.type = Json5Value::Type::Object}, .problem = {}};
    Json5Value providers{.type = Json5Value::Type::Array};
    const QString connection = QUuid::createUuid().toString();
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
        database.setDatabaseName(path);
        database.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
        const QString problem = database.open() ? readRows(database, providers) : database.lastError().databaseText();
        if (!problem.isEmpty()) source.problem = path + u": "_s + problem;
    }
    QSqlDatabase::removeDatabase(connection);
    if (source.problem.isEmpty()) source.root.members.push_back({.name = u"Providers"_s, .value = std::move(providers)});
    return source;
}

} // namespace ccr::app
