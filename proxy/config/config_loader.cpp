#include "proxy/config/config_loader.h"

#include "proxy/config/config_env.h"
#include "proxy/config/json5_reader.h"
#include "proxy/config/provider_reader.h"

#include <QDir>
#include <QFile>
#include <QHostAddress>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

constexpr qint64 maxFileBytes = 4 * 1024 * 1024;

// Every documented key; those that this program has no use for yet are known, so that nobody is told they are misspelt.
constexpr const char16_t *knownKeys[] = {u"APIKEY",
                                         u"HOST",
                                         u"PORT",
                                         u"PROXY_URL",
                                         u"HTTPS_PROXY",
                                         u"https_proxy",
                                         u"httpsProxy",
                                         u"LOG",
                                         u"LOG_LEVEL",
                                         u"API_TIMEOUT_MS",
                                         u"NON_INTERACTIVE_MODE",
                                         u"CUSTOM_ROUTER_PATH",
                                         u"CLAUDE_PATH",
                                         u"REWRITE_SYSTEM_PROMPT",
                                         u"ANTHROPIC_SMALL_FAST_MODEL",
                                         u"forceUseImageAgent",
                                         u"StatusLine",
                                         u"transformers",
                                         u"Providers",
                                         u"providers",
                                         u"Router",
                                         u"fallback",
                                         u"plugins",
                                         u"Plugins",
                                         u"tokenizer",
                                         u"Logging"};
constexpr const char16_t *routerKeys[] = {u"default",   u"background", u"think", u"longContext", u"longContextThreshold",
                                          u"webSearch", u"image",      u"custom"};

template <std::size_t N>
QStringList toList(const char16_t *const (&names)[N])
{
    QStringList list;
    for (const char16_t *name : names) list.append(QString::fromUtf16(name));
    return list;
}

class Reader
{
public:
    Reader(QString fileName, const Environment &environment) : m_fileName(std::move(fileName)), m_environment(environment) {}
    Result<LoadedConfig> read(const Json5Value &root);

private:
    bool readServer(const Json5Value &root);
    bool readProviders(const Json5Value &root);
    bool readRouter(const Json5Value &root);
    bool readRoute(const Json5Value &router, QStringView key, RouteTarget &target);
    bool readPort(const Json5Value &root);
    void guardHost();
    void checkKeys(const Json5Value &object, const QStringList &known, const QString &pointer);
    bool string(const Json5Value &object, QStringView key, QString &out, QStringList *missing = nullptr);
    bool number(const Json5Value &object, QStringView key, double low, double high, double &out);
    bool fail(int line, const QString &pointer, const QString &reason);
    void note(int line, const QString &pointer, const QString &message) { m_loaded.notices.push_back({line, pointer, message}); }

    QString m_fileName;
    const Environment &m_environment;
    LoadedConfig m_loaded;
    std::optional<Error> m_error;
};

Result<LoadedConfig> Reader::read(const Json5Value &root)
{
    if (root.type != Json5Value::Type::Object) fail(root.line, u"/"_s, u"expected an object, got %1"_s.arg(root.typeName()));
    if (!m_error) checkKeys(root, toList(knownKeys), QString());
    if (m_error || !readServer(root) || !readProviders(root) || !readRouter(root)) return *m_error;
    guardHost();
    return std::move(m_loaded);
}

bool Reader::fail(int line, const QString &pointer, const QString &reason)
{
    if (!m_error)
        m_error = Error{.kind = ErrorKind::InvalidInput, .message = u"%1 line %2: %3: %4"_s.arg(m_fileName).arg(line).arg(pointer, reason)};
    return false;
}

void Reader::checkKeys(const Json5Value &object, const QStringList &known, const QString &pointer)
{
    for (const auto &[name, value] : object.members) {
        if (known.contains(name)) continue;
        const QString nearest = nearestName(name, known);
        note(value.line, pointer + u'/' + name,
             nearest.isEmpty() ? u"unknown key, it has no effect"_s
                               : u"unknown key, it has no effect; did you mean \"%1\"?"_s.arg(nearest));
    }
}

bool Reader::string(const Json5Value &object, QStringView key, QString &out, QStringList *missing)
{
    const Json5Value *value = object.find(key);
    if (!value || value->type == Json5Value::Type::Null) return true;
    if (value->type != Json5Value::Type::String)
        return fail(value->line, u'/' + key.toString(), u"expected a string, got %1"_s.arg(value->typeName()));
    QStringList unset;
    out = interpolate(value->string, m_environment, unset);
    if (missing) *missing = unset;
    return true;
}

bool Reader::number(const Json5Value &object, QStringView key, double low, double high, double &out)
{
    const Json5Value *value = object.find(key);
    if (!value || value->type == Json5Value::Type::Null) return true;
    double read = value->number;
    bool ok = value->type == Json5Value::Type::Number;
    if (value->type == Json5Value::Type::String) { // "3456" works in the original as well
        QStringList missing;
        read = interpolate(value->string, m_environment, missing).toDouble(&ok);
    }
    if (!ok) return fail(value->line, u'/' + key.toString(), u"expected a number, got %1"_s.arg(value->typeName()));
    if (!(read >= low && read <= high) || std::floor(read) != read)
        return fail(value->line, u'/' + key.toString(),
                    u"%1 is out of range; use a whole number from %2 to %3"_s.arg(read).arg(low, 0, 'f', 0).arg(high, 0, 'f', 0));
    out = read;
    return true;
}

bool Reader::readServer(const Json5Value &root)
{
    ProxyConfig &config = m_loaded.config;
    QStringList missing;
    if (!string(root, u"APIKEY", config.apiKey, &missing)) return false;
    if (!missing.isEmpty()) // a door whose key is not what its owner thinks must not open
        return fail(root.find(u"APIKEY")->line, u"/APIKEY"_s, u"the environment variable %1 is not set"_s.arg(missing.join(u", ")));
    if (!string(root, u"HOST", config.host) || !readPort(root)) return false;
    double timeout = static_cast<double>(config.timeout.count());
    if (!number(root, u"API_TIMEOUT_MS", 1, 86'400'000, timeout)) return false;
    config.timeout = std::chrono::milliseconds(static_cast<qint64>(timeout));
    QString proxy;
    for (const char16_t *key : {u"httpsProxy", u"https_proxy", u"HTTPS_PROXY", u"PROXY_URL"})
        if (!string(root, key, proxy)) return false;
    config.proxyUrl = QUrl(proxy);
    if (!proxy.isEmpty() && (config.proxyUrl.host().isEmpty() || config.proxyUrl.scheme().isEmpty()))
        return fail(root.line, u"/PROXY_URL"_s, u"\"%1\" is not a URL like http://host:port or socks5://host:port"_s.arg(proxy));
    if (const Json5Value *log = root.find(u"LOG"))
        m_loaded.logToFile = log->type != Json5Value::Type::Boolean || log->boolean; // only a literal false switches it off
    return string(root, u"LOG_LEVEL", m_loaded.logLevel);
}

bool Reader::readPort(const Json5Value &root)
{
    double port = m_loaded.config.port;
    if (!number(root, u"PORT", 1, 65535, port)) return false;
    if (const QString service = m_environment(u"SERVICE_PORT"_s); !service.isEmpty()) {
        bool ok = false;
        port = service.toUShort(&ok);
        if (!ok) return fail(0, u"SERVICE_PORT"_s, u"\"%1\" is not a port number"_s.arg(service));
    }
    m_loaded.config.port = static_cast<quint16>(port);
    return true;
}

// Without a key everybody who reaches the port could spend the owner's money.
void Reader::guardHost()
{
    ProxyConfig &config = m_loaded.config;
    if (config.host.isEmpty()) config.host = u"127.0.0.1"_s;
    const bool isLoopback = config.host == "localhost"_L1 || QHostAddress(config.host).isLoopback();
    if (isLoopback || !config.apiKey.isEmpty()) return;
    note(0, u"/HOST"_s, u"\"%1\" needs an APIKEY; listening on 127.0.0.1 instead"_s.arg(config.host));
    config.host = u"127.0.0.1"_s;
}

bool Reader::readProviders(const Json5Value &root)
{
    const Json5Value *list = root.find(u"Providers");
    if (!list) list = root.find(u"providers");
    if (!list || list->type == Json5Value::Type::Null) return true;
    if (list->type != Json5Value::Type::Array) return fail(list->line, u"/Providers"_s, u"expected a list, got %1"_s.arg(list->typeName()));
    int index = 0;
    for (const Json5Value &entry : list->elements) {
        const QString pointer = u"/Providers/%1"_s.arg(index++);
        Result<Provider> provider = readProvider(entry, m_environment);
        if (!provider) return fail(entry.line, pointer, provider.error().message);
        if (m_loaded.config.provider(provider->name))
            return fail(entry.line, pointer, u"the name \"%1\" is used twice"_s.arg(provider->name));
        if (!provider->problem.isEmpty()) note(entry.line, pointer, u"provider \"%1\": %2"_s.arg(provider->name, provider->problem));
        m_loaded.config.providers.push_back(std::move(provider).value());
    }
    return true;
}

bool Reader::readRouter(const Json5Value &root)
{
    const Json5Value *router = root.find(u"Router");
    if (!router || router->type == Json5Value::Type::Null) return true;
    if (router->type != Json5Value::Type::Object)
        return fail(router->line, u"/Router"_s, u"expected an object, got %1"_s.arg(router->typeName()));
    checkKeys(*router, toList(routerKeys), u"/Router"_s);
    RouterConfig &out = m_loaded.config.router;
    double threshold = 0;
    if (!number(*router, u"longContextThreshold", 0, 1e9, threshold)) return false;
    if (threshold > 0) out.longContextThreshold = static_cast<int>(threshold); // 0 means the default, as in the original
    return readRoute(*router, u"default", out.defaultRoute) && readRoute(*router, u"background", out.background)
           && readRoute(*router, u"think", out.think) && readRoute(*router, u"longContext", out.longContext)
           && readRoute(*router, u"webSearch", out.webSearch) && readRoute(*router, u"image", out.image);
}

bool Reader::readRoute(const Json5Value &router, QStringView key, RouteTarget &target)
{
    const Json5Value *value = router.find(key);
    if (!value || value->type == Json5Value::Type::Null) return true;
    const QString pointer = u"/Router/"_s + key.toString();
    if (value->type != Json5Value::Type::String)
        return fail(value->line, pointer, u"expected a string \"provider,model\", got %1"_s.arg(value->typeName()));
    QStringList missing;
    const QString text = interpolate(value->string, m_environment, missing).trimmed();
    if (text.isEmpty() || m_loaded.config.providers.empty()) return true;
    const std::optional<RouteTarget> parsed = parseTarget(text, m_loaded.config);
    if (!parsed) return fail(value->line, pointer, u"\"%1\" is not \"provider,model\""_s.arg(text));
    target = *parsed;
    if (const Provider *provider = m_loaded.config.provider(target.provider)) {
        target.provider = provider->name;
        return true;
    }
    QStringList names;
    for (const Provider &provider : m_loaded.config.providers) names.append(provider.name);
    const QString nearest = nearestName(target.provider, names);
    return fail(value->line, pointer,
                u"names provider \"%1\", which is not defined; %2"_s.arg(
                    target.provider, nearest.isEmpty() ? u"defined are: "_s + names.join(u", ") : u"did you mean \"%1\"?"_s.arg(nearest)));
}

} // namespace

Result<LoadedConfig> parseConfig(const QByteArray &text, const QString &fileName, const Environment &environment)
{
    const Result<Json5Value> root = parseJson5(QString::fromUtf8(text));
    if (!root) return Error{.kind = ErrorKind::InvalidInput, .message = fileName + u' ' + root.error().message};
    Result<LoadedConfig> loaded = Reader(fileName, environment).read(*root);
    if (!loaded || !loaded->config.providers.empty()) return loaded;
    // Nothing to route to yet: the built-in provider answers, at the address and with the key that the file says.
    ProxyConfig &config = loaded->config;
    const ProxyConfig demo = demoConfig();
    config.providers = demo.providers;
    config.router = demo.router;
    config.isDemo = true;
    return loaded;
}

Result<LoadedConfig> loadConfig(const QString &path, const Environment &environment)
{
    QFile file(path);
    if (!file.exists()) return parseConfig("{}", path, environment);
    if (!file.open(QIODevice::ReadOnly))
        return Error{.kind = ErrorKind::Io, .message = u"Cannot read %1: %2"_s.arg(path, file.errorString())};
    if (file.size() > maxFileBytes) return Error{.kind = ErrorKind::TooLarge, .message = u"%1 is larger than 4 MB"_s.arg(path)};
    return parseConfig(file.readAll(), path, environment);
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
    const QString home = environment(u"HOME"_s);
    return QDir(home.isEmpty() ? QDir::homePath() : home).filePath(u".claude-code-router/config.json"_s);
}

} // namespace ccr::proxy
