#include "proxy/config/config_loader.h"

#include "logging/api/config_keys.h"
#include "logging/base/nearest_name.h"
#include "proxy/api/config_sentence.h"
#include "proxy/config/config_env.h"
#include "proxy/config/config_fields.h"
#include "proxy/config/preset.h"
#include "proxy/config/provider_reader.h"
#include "proxy/config/router_reader.h"
#include "proxy/config/transformer_reader.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

constexpr qint64 maxFileBytes = 4 * 1024 * 1024;

QStringList knownKeys()
{
    return {u"APIKEY"_s,
            u"HOST"_s,
            u"PORT"_s,
            u"PROXY_URL"_s,
            u"HTTPS_PROXY"_s,
            u"https_proxy"_s,
            u"httpsProxy"_s,
            u"API_TIMEOUT_MS"_s,
            u"BUDGET_ACTION"_s,
            u"BUDGET_PRESET"_s,
            u"NON_INTERACTIVE_MODE"_s,
            u"CUSTOM_ROUTER_PATH"_s,
            u"CUSTOM_ROUTER_TIMEOUT_MS"_s,
            u"CLAUDE_PATH"_s,
            u"REWRITE_SYSTEM_PROMPT"_s,
            u"ANTHROPIC_SMALL_FAST_MODEL"_s,
            u"forceUseImageAgent"_s,
            u"StatusLine"_s,
            u"transformers"_s,
            u"TRANSFORMER_TIMEOUT_MS"_s,
            u"Providers"_s,
            u"providers"_s,
            u"Router"_s,
            u"fallback"_s,
            u"plugins"_s,
            u"Plugins"_s};
}

constexpr QLatin1StringView tokenSpeedPlugin = "token-speed"_L1;

class Reader
{
public:
    Reader(const Json5Value &root, const QString &fileName, const Environment &environment, const StoredSecrets &secrets, ConfigKind kind)
        : m_reading(fileName, environment, secrets), m_root(root, QString(), m_reading), m_kind(kind)
    {
        ProxyConfig &config = m_loaded.config;
        config.file = fileName;
        config.homeDirectory = QFileInfo(fileName).absolutePath();
        config.logDirectory = config.homeDirectory + u"/logs"_s;
        const QString claude = environment(u"CLAUDE_CONFIG_DIR"_s); // where Claude Code keeps its things when it is set
        config.claudeProjectsDirectory = (claude.isEmpty() ? expandHome(u"~/.claude"_s, environment) : claude) + u"/projects"_s;
    }
    Result<LoadedConfig> read();

private:
    bool readServer();
    bool readApiKey();
    bool readPort();
    bool readProxy();
    bool readBudgetAction();
    bool readPaths();
    bool readProviders();
    bool readAgent();
    bool readPlugins();
    bool readPresetKeys();
    bool readJson(QStringView key, QByteArray &out);
    bool guardHost();

    ConfigReading m_reading;
    ConfigFields m_root;
    ConfigKind m_kind;
    LoadedConfig m_loaded;
};

Result<LoadedConfig> Reader::read()
{
    const QStringList ofPresets = {u"noServer"_s, u"claudeCodeSettings"_s};
    const QStringList known = knownKeys() + logging::loggingConfigKeys();
    m_root.checkKeys(m_kind == ConfigKind::Preset ? known + ofPresets : known);
    if (!readServer() || !readPaths() || !readTransformerFiles(m_root, m_loaded.config.homeDirectory, m_loaded.config) || !readProviders()
        || !readRouter(m_root, m_loaded.config) || !readAgent())
        return *m_reading.error();
    if (!guardHost()) return *m_reading.error();
    m_loaded.notices = m_reading.takeNotices();
    m_loaded.keychainNames = m_reading.keychainNames();
    return std::move(m_loaded);
}

bool Reader::readServer()
{
    ProxyConfig &config = m_loaded.config;
    return readApiKey() && m_root.string(u"HOST", config.host) && readPort()
           && m_root.milliseconds(u"API_TIMEOUT_MS", 1, 86'400'000, config.timeout) && readProxy() && readBudgetAction();
}

bool Reader::readApiKey()
{
    std::optional<ConfigText> key;
    if (!m_root.text(u"APIKEY", key)) return false;
    if (!key) return true;
    const Result<QString> secret = m_reading.secret(*key);
    if (secret) {
        m_loaded.config.apiKey = *secret;
        return true;
    }
    if (!key->missing.isEmpty()) // a door whose key is not what its owner thinks must not open
        return m_root.fail(u"APIKEY", said("%1; set it where the router is started, or write another key", secret.error()));
    m_loaded.config.apiKey = QUuid::createUuid().toString(QUuid::WithoutBraces); // nobody has it
    m_root.note(u"APIKEY", said("%1; every request is refused until it is there", secret.error()));
    return true;
}

bool Reader::readPort()
{
    std::int64_t port = m_loaded.config.port;
    if (!m_root.integer(u"PORT", 1, 65535, port)) return false;
    // PORT is what platforms of containers set; on a desktop it may be anybody's.
    QStringList names{u"SERVICE_PORT"_s};
    if (isInContainer(m_reading.environment())) names.append(u"PORT"_s);
    for (const QString &name : std::as_const(names)) {
        const QString number = m_reading.environment()(name);
        if (number.isEmpty()) continue;
        bool ok = false;
        port = number.toUShort(&ok);
        if (!ok || port == 0) return m_reading.fail(0, name, said("the environment says \"%1\", which is not a port number", number));
        break;
    }
    m_loaded.config.port = static_cast<quint16>(port);
    return true;
}

bool Reader::readProxy()
{
    for (const QStringView key :
         {QStringView(u"HTTPS_PROXY"), QStringView(u"https_proxy"), QStringView(u"httpsProxy"), QStringView(u"PROXY_URL")}) {
        QString address;
        if (!m_root.string(key, address)) return false;
        address = address.trimmed();
        if (address.isEmpty()) continue;
        const QUrl url(address.contains("://"_L1) ? address : u"http://"_s + address, QUrl::StrictMode);
        if (url.host().isEmpty())
            return m_root.fail(key, said("expected a URL like http://host:port or socks5://host:port")); // may hold a password
        m_loaded.config.proxyUrl = url;
        return true;
    }
    return true;
}

bool Reader::readBudgetAction()
{
    QString action = u"warn"_s;
    if (!m_root.string(u"BUDGET_ACTION", action)) return false;
    const QString word = action.trimmed().toLower();
    if (word == "warn"_L1)
        m_loaded.config.budgetAction = BudgetAction::Warn;
    else if (word == "preset"_L1)
        m_loaded.config.budgetAction = BudgetAction::Preset;
    else if (word == "fallback"_L1)
        m_loaded.config.budgetAction = BudgetAction::Fallback;
    else if (word == "block"_L1)
        m_loaded.config.budgetAction = BudgetAction::Block;
    else
        return m_root.fail(u"BUDGET_ACTION", said("\"%1\" is unknown; use \"warn\", \"preset\", \"fallback\" or \"block\"", action));
    if (!m_root.string(u"BUDGET_PRESET", m_loaded.config.budgetPreset)) return false;
    if (m_loaded.config.budgetAction != BudgetAction::Preset || !m_loaded.config.budgetPreset.isEmpty()) return true;
    return m_root.fail(u"BUDGET_PRESET", said("is missing; BUDGET_ACTION \"preset\" needs the name of a preset"));
}

bool Reader::readPaths()
{
    ProxyConfig &config = m_loaded.config;
    const bool read = m_root.string(u"CUSTOM_ROUTER_PATH", config.customRouterPath)
                      && m_root.milliseconds(u"CUSTOM_ROUTER_TIMEOUT_MS", 1, 60'000, config.customRouterTimeout)
                      && m_root.string(u"REWRITE_SYSTEM_PROMPT", config.rewriteSystemPromptPath)
                      && m_root.boolean(u"forceUseImageAgent", config.forceUseImageAgent);
    if (!read) return false;
    config.customRouterPath = expandHome(config.customRouterPath.trimmed(), m_reading.environment());
    config.rewriteSystemPromptPath = expandHome(config.rewriteSystemPromptPath.trimmed(), m_reading.environment());
    if (const QString &path = config.customRouterPath; !path.isEmpty() && !QFileInfo::exists(path))
        m_root.note(u"CUSTOM_ROUTER_PATH", said("%1 does not exist; the rules decide alone", path));
    if (const QString &path = config.rewriteSystemPromptPath; !path.isEmpty() && !QFileInfo::exists(path))
        m_root.note(u"REWRITE_SYSTEM_PROMPT", said("%1 does not exist; the system prompt stays as it is", path));
    return true;
}

// Without a key everybody who reaches the port could spend the owner's money.
bool Reader::guardHost()
{
    ProxyConfig &config = m_loaded.config;
    if (const QString host = m_reading.environment()(u"HOST"_s); !host.isEmpty() && isInContainer(m_reading.environment()))
        config.host = host;
    if (config.host.isEmpty()) config.host = u"127.0.0.1"_s;
    const QHostAddress address(config.host);
    if (config.host == "localhost"_L1 || address.isLoopback()) return true;
    if (!config.apiKey.isEmpty())
        return !address.isNull() || m_root.fail(u"HOST", said("\"%1\" is not an IP address; write one, or localhost", config.host));
    m_root.note(u"HOST", said("\"%1\" needs an APIKEY; listening on 127.0.0.1 instead", config.host));
    config.host = u"127.0.0.1"_s;
    return true;
}

bool Reader::readProviders()
{
    const QString key = m_root.find(u"Providers") ? u"Providers"_s : u"providers"_s;
    const std::vector<Json5Value> *list = m_root.list(key);
    if (!list) return !m_root.failed();
    std::vector<Provider> &providers = m_loaded.config.providers;
    int index = 0;
    for (const Json5Value &entry : *list) {
        const QString pointer = m_root.pointer(key) + u'/' + QString::number(index++);
        if (entry.type != Json5Value::Type::Object)
            return m_reading.fail(entry.line, pointer,
                                  said("expected an object {name, api_base_url, api_key, models}, got %1", typePhrase(entry)));
        Provider provider;
        if (!readProvider(ConfigFields(entry, pointer, m_reading), provider)) return false;
        if (!provider.problem.isEmpty() && provider.problem != "disabled"_L1) // which its owner knows
            m_reading.note(entry.line, pointer, said("provider \"%1\" cannot be used: %2", provider.name, provider.problem));
        const auto isSame = [&provider](const Provider &other) { return other.name.compare(provider.name, Qt::CaseInsensitive) == 0; };
        if (std::erase_if(providers, isSame) > 0) // as in the original
            m_reading.note(entry.line, pointer, said("the name \"%1\" is used twice; only the last of the two counts", provider.name));
        providers.push_back(std::move(provider));
    }
    return true;
}

bool Reader::readAgent()
{
    AgentConfig &agent = m_loaded.agent;
    if (const QString path = m_reading.environment()(u"CLAUDE_PATH"_s); !path.isEmpty()) agent.claudePath = path;
    if (!m_root.string(u"CLAUDE_PATH", agent.claudePath)) return false;
    agent.claudePath = agent.claudePath.trimmed().isEmpty() ? u"claude"_s : expandHome(agent.claudePath.trimmed(), m_reading.environment());
    return m_root.boolean(u"NON_INTERACTIVE_MODE", agent.nonInteractive)
           && m_root.string(u"ANTHROPIC_SMALL_FAST_MODEL", agent.smallFastModel) && readJson(u"StatusLine", agent.statusLineJson)
           && readPlugins() && (m_kind == ConfigKind::Main || readPresetKeys());
}

bool Reader::readPresetKeys()
{
    return m_root.boolean(u"noServer", m_loaded.agent.noServer) && readJson(u"claudeCodeSettings", m_loaded.agent.claudeCodeSettingsJson);
}

bool Reader::readJson(QStringView key, QByteArray &out)
{
    const std::optional<ConfigFields> fields = m_root.object(key);
    if (!fields) return !m_root.failed();
    out = toJson(fields->value(), [this](const QString &text) {
        QStringList missing;
        return interpolate(text, m_reading.environment(), missing);
    });
    return true;
}

bool Reader::readPlugins()
{
    const QString key = m_root.find(u"plugins") ? u"plugins"_s : u"Plugins"_s;
    const std::vector<Json5Value> *list = m_root.list(key);
    if (!list) return !m_root.failed();
    int index = 0;
    for (const Json5Value &entry : *list) {
        const QString pointer = m_root.pointer(key) + u'/' + QString::number(index++);
        if (entry.type != Json5Value::Type::Object)
            return m_reading.fail(entry.line, pointer, said("expected an object {name, enabled}, got %1", typePhrase(entry)));
        ConfigFields plugin(entry, pointer, m_reading);
        QString name;
        bool isEnabled = false;
        if (!plugin.string(u"name", name) || !plugin.boolean(u"enabled", isEnabled)) return false;
        if (name == tokenSpeedPlugin)
            m_loaded.agent.tokenSpeed = isEnabled;
        else
            m_reading.note(entry.line, pointer, said("there is no plugin \"%1\"; %2", name, suggested(name, {tokenSpeedPlugin})));
    }
    return true;
}

} // namespace

Result<LoadedConfig> readConfig(const Json5Value &root, const QString &fileName, const Environment &environment,
                                const StoredSecrets &secrets, ConfigKind kind)
{
    if (root.type != Json5Value::Type::Object)
        return errorSaying(ErrorKind::InvalidInput, said("%1 line %2: %3: %4", fileName, root.line, u"/"_s,
                                                         said("expected %1, got %2", said("an object"), typePhrase(root))));
    Result<LoadedConfig> loaded = Reader(root, fileName, environment, secrets, kind).read();
    if (!loaded || !loaded->config.providers.empty()) return loaded;
    // Nothing to route to yet: the built-in provider answers, at the address and with the key that the file says.
    ProxyConfig &config = loaded->config;
    const ProxyConfig demo = demoConfig();
    config.providers = demo.providers;
    config.router = demo.router;
    config.isDemo = true;
    return loaded;
}

Result<LoadedConfig> parseConfig(const QByteArray &text, const QString &fileName, const Environment &environment,
                                 const StoredSecrets &secrets)
{
    const Result<Json5Value> root = parseJson5(QString::fromUtf8(text));
    if (!root) return errorSaying(ErrorKind::InvalidInput, inFile(fileName, root.error()));
    return readConfig(*root, fileName, environment, secrets);
}

namespace {

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.exists()) return QByteArray("{}");
    if (!file.open(QIODevice::ReadOnly)) return errorSaying(ErrorKind::Io, said("Cannot read %1: %2", path, file.errorString()));
    if (file.size() > maxFileBytes) return errorSaying(ErrorKind::TooLarge, said("%1 is larger than 4 MB", path));
    return file.readAll();
}

} // namespace

Result<LoadedConfig> loadConfig(const QString &path, const Environment &environment, const StoredSecrets &secrets)
{
    const Result<QByteArray> text = contentOf(path);
    if (!text) return text.error();
    Result<LoadedConfig> loaded = parseConfig(*text, path, environment, secrets);
    if (!loaded) return loaded;
    if (loaded->config.budgetAction == BudgetAction::Preset)
        loadBudgetPreset(*loaded, *parseJson5(QString::fromUtf8(*text)), environment, secrets);
    loadPresets(*loaded, environment, secrets);
    return loaded;
}

ProxyConfig demoConfig()
{
    ProxyConfig config;
    Provider demo;
    demo.name = u"demo"_s;
    demo.url = QUrl(u"demo:chat"_s);
    demo.models = {u"demo-model"_s};
    demo.dialect = u"openai-chat"_s;
    config.providers.push_back(demo);
    const RouteTarget route{demo.name, demo.models.first()};
    config.router = {.defaultRoute = route, .background = route, .think = route};
    config.isDemo = true;
    return config;
}

QString defaultConfigPath(const Environment &environment)
{
    if (const QString chosen = environment(u"CCR_CONFIG"_s); !chosen.isEmpty()) return chosen;
    if (const QString home = environment(u"HOME_DIR"_s); !home.isEmpty()) return home + u"/.claude-code-router/config.json"_s;
    return expandHome(u"~/.claude-code-router/config.json"_s, environment);
}

QString expandHome(const QString &path, const Environment &environment)
{
    if (path != "~"_L1 && !path.startsWith("~/"_L1)) return path;
    const QString home = environment(u"HOME"_s);
    return (home.isEmpty() ? QDir::homePath() : home) + path.mid(1);
}

} // namespace ccr::proxy
