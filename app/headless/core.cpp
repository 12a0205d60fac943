#include "app/headless/core.h"

#include "app/headless/keychain.h"
#include "proxy/config/config_env.h"

#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr qint64 maxFileBytes = 50LL * 1024 * 1024;
constexpr int rotatedFiles = 4;

logging::LoggingConfig loggingConfig(const CoreOptions &options, const proxy::LoadedConfig &loaded, const QString &configPath)
{
    logging::LoggingConfig config;
    config.directory = QFileInfo(configPath).absolutePath() + u"/logs"_s;
    const std::optional<logging::Severity> fromFile = logging::severityFromString(loaded.logLevel.toStdString());
    config.level = options.logLevel.value_or(fromFile.value_or(logging::Severity::Info));
    if (loaded.logToFile) {
        logging::StreamConfig file{.name = u"file"_s, .type = logging::StreamType::File, .level = config.level};
        file.file.path = config.directory + u"/ccr.log"_s;
        file.file.rotation = {.maxBytes = maxFileBytes, .maxFiles = rotatedFiles, .naming = logging::FileNaming::Numbered};
        config.streams.push_back(std::move(file));
    }
    if (options.console) {
        logging::StreamConfig console{.name = u"console"_s, .type = logging::StreamType::Console, .level = config.level};
        console.console.toStandardError = true; // standard output is free for what a command answers
        console.format.profile = *options.console;
        config.streams.push_back(std::move(console));
    }
    return config;
}

std::vector<std::string> secretsOf(const proxy::ProxyConfig &config)
{
    std::vector<std::string> secrets{config.apiKey.toStdString(), config.proxyUrl.password().toStdString()};
    for (const proxy::Provider &provider : config.providers) {
        for (const proxy::ProviderKey &key : provider.keys) secrets.push_back(key.secret.toStdString());
        for (auto header = provider.headers.cbegin(); header != provider.headers.cend(); ++header)
            if (proxy::isSensitiveName(header.key())) secrets.push_back(header.value().toStdString());
        if (provider.tokenizer) secrets.push_back(provider.tokenizer->apiKey.toStdString());
        for (const proxy::TokenizerConfig &tokenizer : provider.modelTokenizers) secrets.push_back(tokenizer.apiKey.toStdString());
    }
    for (const auto &preset : config.presets)
        for (std::string &secret : secretsOf(*preset)) secrets.push_back(std::move(secret));
    return secrets;
}

} // namespace

QString Core::pathOf(const CoreOptions &options)
{
    return options.configPath.isEmpty() ? proxy::defaultConfigPath(processEnvironment()) : options.configPath;
}

Result<std::unique_ptr<Core>> Core::create(const CoreOptions &options)
{
    const Result<proxy::LoadedConfig> loaded = proxy::loadConfig(pathOf(options), processEnvironment());
    if (!loaded) return loaded.error();
    return std::unique_ptr<Core>(new Core(options, *loaded));
}

std::unique_ptr<Core> Core::createWithProblem(const CoreOptions &options, const QString &problem)
{
    std::unique_ptr<Core> core(new Core(options, proxy::LoadedConfig{.config = proxy::demoConfig(), .notices = {}, .logLevel = {}}));
    core->proxy().reportConfigProblem(problem);
    return core;
}

Core::Core(const CoreOptions &options, const proxy::LoadedConfig &loaded)
    : m_options(options),
      m_path(pathOf(options)),
      m_hadFile(QFileInfo::exists(m_path)),
      m_logging(loggingConfig(options, loaded, m_path)),
      m_log(m_logging.target(), "config"),
      m_keychain(options.secretStore ? nullptr : std::make_unique<Keychain>()),
      m_secrets(options.secretStore ? *options.secretStore : *m_keychain),
      m_watcher(m_path)
{
    const proxy::ProxyConfig config = adjusted(loaded.config);
    m_logging.setKnownSecrets(secretsOf(config));
    m_proxy = std::make_unique<proxy::ProxyService>(config, m_logging.target());
    m_proxy->setConfigFile(m_path);
    applyTokenSpeed(loaded);
    report(loaded);
    connect(&m_watcher, &proxy::ConfigWatcher::changed, this, &Core::reload);
    connect(m_proxy.get(), &proxy::ProxyControl::reloadRequested, this, &Core::reload);
    connect(&m_secrets, &KnownSecrets::learned, this, &Core::apply);
    m_secrets.ask(loaded.keychainNames);
}

Core::~Core() = default;

proxy::ProxyConfig Core::adjusted(proxy::ProxyConfig config) const
{
    if (!m_options.host.isEmpty()) config.host = m_options.host;
    if (m_options.port) config.port = *m_options.port;
    return config;
}

void Core::reload()
{
    m_secrets.forgetProblems();
    apply();
}

void Core::apply()
{
    // What a missing file means at the start, the demo without a key, would be another address and an open door here.
    const bool isThere = QFileInfo::exists(m_path);
    if (m_hadFile && !isThere) return m_proxy->reportConfigProblem(u"%1 is gone; put it back, or restart without it"_s.arg(m_path));
    m_hadFile = isThere;
    const Result<proxy::LoadedConfig> loaded = proxy::loadConfig(m_path, processEnvironment(), m_secrets.secrets());
    if (!loaded) return m_proxy->reportConfigProblem(loaded.error().message);
    const proxy::ProxyConfig config = adjusted(loaded->config);
    m_logging.setKnownSecrets(secretsOf(config));
    applyLogging(*loaded);
    applyTokenSpeed(*loaded);
    report(*loaded);
    m_proxy->applyConfig(config);
    m_secrets.ask(loaded->keychainNames);
}

void Core::applyLogging(const proxy::LoadedConfig &loaded)
{
    const logging::LoggingConfig config = loggingConfig(m_options, loaded, m_path);
    const logging::LoggingConfig current = m_logging.config();
    if (config.level != current.level || config.streams.size() != current.streams.size()) m_logging.applyConfig(config);
}

void Core::applyTokenSpeed(const proxy::LoadedConfig &loaded)
{
    if (!loaded.agent.tokenSpeed)
        m_tokenSpeed.reset();
    else if (!m_tokenSpeed)
        m_tokenSpeed = std::make_unique<TokenSpeed>(*m_logging.exchangeFeed());
}

void Core::report(const proxy::LoadedConfig &loaded)
{
    for (const proxy::ConfigNotice &notice : loaded.notices)
        m_log.warn(notice.message.toStdString(), {{"line", std::int64_t(notice.line)}, {"key", notice.pointer.toStdString()}});
}

void raiseFileLimit()
{
#ifdef Q_OS_UNIX
    rlimit limit;
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == limit.rlim_max) return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit); // when it is refused the old limit stays
#endif
}

} // namespace ccr::app
