#include "app/import/ccr3_source.h"

#include "app/import/ccr3_routes.h"
#include "logging/base/json5_values.h"
#include "logging/history/sql_reason.h"
#include "proxy/api/config_sentence.h"

#include <QDateTime>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUrl>

using namespace Qt::StringLiterals;
using Fate = ccr::proxy::ConfigOrigin::Fate;

namespace ccr::app {

namespace {

/// A key that clients may present.
struct ClientKey
{
    QString name;
    QString key;
};

/// What the tables hold.
struct Tables
{
    Json5Value config;
    QList<ClientKey> keys;
    bool isNewer = false;
};

Phrase unknownTables(const QSqlQuery &query)
{
    return proxy::said("a version of Claude Code Router that is not known here made it: %1", logging::sqlReason(query.lastError()));
}

Phrase readConfig(QSqlQuery &query, Tables &tables)
{
    if (!query.exec(u"SELECT value_json FROM app_config WHERE key = 'default'"_s)) return unknownTables(query);
    if (!query.next()) return proxy::said("it holds no configuration yet; start Claude Code Router once");
    const Result<Json5Value> config = parseJson5(query.value(0).toString());
    if (!config || config->type != Json5Value::Type::Object) return proxy::said("the configuration in it is damaged");
    tables.config = *config;
    return {};
}

// What an earlier version encrypted that program cannot read either.
Phrase readKeys(QSqlQuery &query, Tables &tables)
{
    if (!query.exec(u"SELECT name, encrypted_key, encryption, expires_at FROM api_keys ORDER BY rowid"_s)) return unknownTables(query);
    while (query.next()) {
        const QString key = query.value(1).toString().trimmed();
        const QDateTime expiry = QDateTime::fromString(query.value(3).toString(), Qt::ISODate);
        const bool isOver = expiry.isValid() && expiry < QDateTime::currentDateTimeUtc();
        const bool isPlain = query.value(2).toString() == "plain"_L1;
        if (!key.isEmpty() && isPlain && !isOver) tables.keys.append({query.value(0).toString(), key});
    }
    return {};
}

// Each step by which its tables have changed has a name there.
Phrase readSteps(QSqlQuery &query, Tables &tables)
{
    static const QStringList known{u"unified-config-store-v1"_s, u"legacy-storage-backup-dedup-v1"_s, u"legacy-storage-cleanup-queue-v1"_s};
    if (!query.exec(u"SELECT id FROM config_schema_migrations"_s)) return unknownTables(query);
    while (query.next()) tables.isNewer = tables.isNewer || !known.contains(query.value(0).toString());
    return {};
}

/// The configuration on its way.
class Reading
{
public:
    Reading(const Tables &tables, proxy::ConfigSource &source) : m_tables(tables), m_from(tables.config), m_source(source) {}
    void read();

private:
    void readServer();
    void readClientKeys();
    void readOutboundProxy();
    void readFeatures();
    void say(const QString &key, const QStringList &setting, Fate fate, const Phrase &note = {})
    {
        m_source.origins.push_back({key, setting, fate, note});
    }

    const Tables &m_tables;
    const Json5Value &m_from;
    proxy::ConfigSource &m_source;
};

void Reading::read()
{
    if (m_tables.isNewer)
        say(u"config.sqlite"_s, {}, Fate::NeedsUser, proxy::said("a newer version made it; look through what is taken over"));
    readServer();
    readClientKeys();
    readOutboundProxy();
    readCcr3Routes(m_from, m_source);
    readFeatures();
}

void Reading::readServer()
{
    const Json5Value *gateway = m_from.find(u"gateway");
    const Json5Value empty = objectValue();
    const Json5Value &server = gateway ? *gateway : empty;
    if (const std::optional<double> port = numberAt(server, u"port")) {
        setMember(m_source.root, u"PORT"_s, numberValue(*port));
        say(u"gateway.port"_s, {u"PORT"_s}, Fate::Taken);
    } else if (const std::optional<double> same = numberAt(m_from, u"PORT")) {
        setMember(m_source.root, u"PORT"_s, numberValue(*same));
    }
    const QString host = textAt(server, u"host").trimmed();
    setText(m_source.root, u"HOST"_s, host.isEmpty() ? textAt(m_from, u"HOST").trimmed() : host);
    if (!host.isEmpty()) say(u"gateway.host"_s, {u"HOST"_s}, Fate::Taken);
    if (const std::optional<double> limit = numberAt(m_from, u"API_TIMEOUT_MS"))
        setMember(m_source.root, u"API_TIMEOUT_MS"_s, numberValue(*limit));
    setText(m_source.root, u"CUSTOM_ROUTER_PATH"_s, textAt(m_from, u"CUSTOM_ROUTER_PATH").trimmed());
}

void Reading::readClientKeys()
{
    if (m_tables.keys.isEmpty()) return;
    const ClientKey &first = m_tables.keys.constFirst();
    setMember(m_source.root, u"APIKEY"_s, textValue(first.key));
    say(u"api_keys[%1]"_s.arg(first.name), {u"APIKEY"_s}, Fate::Taken);
    if (const qsizetype others = m_tables.keys.size() - 1; others > 0)
        say(u"api_keys"_s, {}, Fate::Left, proxy::said("there is one key for all clients; %1 more are left out", others));
}

void Reading::readOutboundProxy()
{
    const Json5Value *proxy = m_from.find(u"proxy");
    const Json5Value *upstream = proxy ? proxy->find(u"upstream") : nullptr;
    const Json5Value *custom = upstream && textAt(*upstream, u"mode") == "custom"_L1 ? upstream->find(u"custom") : nullptr;
    const QString server = custom ? textAt(*custom, u"server").trimmed() : QString();
    if (server.isEmpty()) return;
    QUrl url(server.contains("://"_L1) ? server : u"http://"_s + server);
    if (url.port() < 0) url.setPort(static_cast<int>(numberAt(*custom, u"port").value_or(-1)));
    url.setUserName(textAt(*custom, u"username"));
    url.setPassword(textAt(*custom, u"password"));
    setMember(m_source.root, u"PROXY_URL"_s, textValue(url.toString(QUrl::FullyEncoded)));
    say(u"proxy.upstream"_s, {u"PROXY_URL"_s}, Fate::Taken);
}

// Lists that are not empty, and blocks that are switched on.
void Reading::readFeatures()
{
    const auto isUsed = [](const Json5Value *value) { return value && (!value->elements.empty() || isTrueAt(*value, u"enabled")); };
    for (const QString &key : {u"plugins"_s, u"providerPlugins"_s, u"virtualModelProfiles"_s, u"botConfigs"_s, u"botGateway"_s,
                               u"toolHub"_s, u"mediaTools"_s, u"contextArchive"_s, u"proxy"_s})
        if (isUsed(m_from.find(key))) say(key, {}, Fate::Left, proxy::said("there is nothing like it here"));
    if (const Json5Value *agent = m_from.find(u"agent"); agent && isUsed(agent->find(u"mcpServers")))
        say(u"agent.mcpServers"_s, {}, Fate::Left, proxy::said("there is nothing like it here"));
    if (isTrueAt(m_from, u"launchAtLogin"))
        say(u"launchAtLogin"_s, {}, Fate::NeedsUser, proxy::said("switch it on in Settings, under General"));
}

} // namespace

Phrase readCcr3(const QSqlDatabase &database, proxy::ConfigSource &source)
{
    QSqlQuery query(database);
    Tables tables;
    for (const auto read : {readConfig, readKeys, readSteps})
        if (Phrase problem = read(query, tables); !problem.isEmpty()) return problem;
    Reading(tables, source).read();
    return {};
}

} // namespace ccr::app
