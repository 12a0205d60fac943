#include "app/headless/core.h"

#include "app/headless/background_output.h"
#include "app/headless/config_secrets.h"
#include "app/headless/keychain.h"
#include "proxy/api/config_sentence.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <cstdio>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr milliseconds rotationPatience{5000};
constexpr milliseconds streamsPatience{2000};

logging::Severity severityOf(logging::ConfigDiagnostic::Kind kind)
{
    switch (kind) {
    case logging::ConfigDiagnostic::Kind::Error: return logging::Severity::Error;
    case logging::ConfigDiagnostic::Kind::Warning: return logging::Severity::Warn;
    case logging::ConfigDiagnostic::Kind::Hint: return logging::Severity::Info;
    }
    return logging::Severity::Info;
}

// Called in threads of the proxy: what it uses of the service may be called by any.
logging::ReportSources reportSources(logging::LoggingService &service)
{
    return {.config = [&service] { return service.config(); },
            .routerRuns = [] { return true; },
            .rotate = [&service](const QString &stream) -> Result<QList<logging::RotationOutcome>> {
                if (auto outcomes = service.rotate(stream, rotationPatience)) return *outcomes;
                return Error{.kind = ErrorKind::Timeout, .message = u"The log files were not rotated in time; see GET /api/logs/check."_s};
            },
            .setLevel = [&service](const std::string &component, logging::Severity level,
                                   milliseconds duration) { service.setTemporaryLevel(component, level, duration); },
            .levels = [&service] { return service.temporaryLevels(); },
            .streams = [&service](std::size_t limit) { return service.recentStreams(limit, streamsPatience); },
            .redactor = &service.redactor(),
            .home = QDir::homePath(),
            .version = QStringLiteral(CCR_VERSION)};
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
    std::unique_ptr<Core> core(new Core(options, *loaded));
    // Not with a configuration that cannot be read, whose keys would not be known.
    core->m_migration.begin(core->m_resolvedLogging.config, QFileInfo(core->m_path).absolutePath());
    return core;
}

std::unique_ptr<Core> Core::createWithProblem(const CoreOptions &options, const Phrase &problem)
{
    std::unique_ptr<Core> core(new Core(options, proxy::LoadedConfig{.config = proxy::demoConfig(), .notices = {}}));
    core->proxy().reportConfigProblem(problem);
    return core;
}

Core::Core(const CoreOptions &options, const proxy::LoadedConfig &loaded)
    : m_options(options),
      m_path(pathOf(options)),
      m_hadFile(QFileInfo::exists(m_path)),
      m_resolvedLogging(resolveLogging()),
      m_logging(m_resolvedLogging.config),
      m_reports(reportSources(m_logging)),
      m_log(m_logging.target(), "config"),
      m_keychain(options.secretStore ? nullptr : std::make_unique<Keychain>()),
      m_vault(options.secretStore ? *options.secretStore : *m_keychain, secretFileFor(m_path)),
      m_secrets(m_vault),
      m_watcher(m_path),
      m_loggingWatcher(logging::loggingFiles(m_path, logging::environmentOfProcess(), options.logging)),
      m_spareHeap(m_logging),
      m_migration(m_logging.redactor(), m_log)
{
    const proxy::ProxyConfig config = adjusted(loaded.config);
    m_logging.setKnownSecrets(allSecrets(config));
    reportLogging(m_resolvedLogging);
    m_clientKey = config.apiKey;
    m_proxy = std::make_unique<proxy::ProxyService>(config, m_logging.target());
    m_proxy->setConfigFile(m_path);
    m_proxy->setMetricsSource(m_logging);
    m_proxy->setRecentTraffic(*m_logging.recentTraffic());
    m_proxy->setLogReports(m_reports);
    m_proxy->setBudgets(m_logging.budgets());
    applyTokenSpeed(loaded);
    report(loaded);
    connect(&m_watcher, &proxy::ConfigWatcher::changed, this, &Core::reload);
    connect(&m_loggingWatcher, &logging::LoggingWatcher::changed, this, &Core::applyLogging);
    connect(m_proxy.get(), &proxy::ProxyControl::reloadRequested, this, &Core::reload);
    connect(&m_secrets, &KnownSecrets::learned, this, &Core::apply);
    m_secrets.ask(loaded.keychainNames);
}

Core::~Core() = default;

proxy::ProxyConfig Core::adjusted(proxy::ProxyConfig config) const
{
    if (!m_options.host.isEmpty()) config.host = m_options.host;
    if (m_options.port) config.port = *m_options.port;
    config.logDirectory = m_resolvedLogging.config.directory;
    return config;
}

void Core::rotateLogs()
{
    const auto outcomes = m_logging.rotate({}, rotationPatience);
    if (!outcomes) return m_log.warn("the log files were not rotated in time");
    for (const logging::RotationOutcome &outcome : *outcomes)
        if (!outcome.problem.isEmpty()) m_log.warn("a log file was not rotated", {{"reason", outcome.problem.english().toStdString()}});
}

void Core::reload()
{
    m_secrets.forgetProblems();
    apply();
}

void Core::secretChanged(const QString &name)
{
    m_secrets.forget(name);
    apply();
}

void Core::apply()
{
    // What a missing file means at the start, the demo without a key, would be another address and an open door here.
    const bool isThere = QFileInfo::exists(m_path);
    if (m_hadFile && !isThere) return m_proxy->reportConfigProblem(proxy::said("%1 is gone; put it back, or restart without it", m_path));
    m_hadFile = isThere;
    const Result<proxy::LoadedConfig> loaded = proxy::loadConfig(m_path, processEnvironment(), m_secrets.secrets());
    if (!loaded) return m_proxy->reportConfigProblem(phraseOf(loaded.error()));
    applyLogging();
    const proxy::ProxyConfig config = adjusted(loaded->config);
    m_logging.setKnownSecrets(allSecrets(config));
    applyTokenSpeed(*loaded);
    report(*loaded);
    m_clientKey = config.apiKey;
    m_proxy->applyConfig(config);
    m_secrets.ask(loaded->keychainNames);
}

std::vector<std::string> Core::allSecrets(const proxy::ProxyConfig &config) const
{
    return secretsOf(config, m_resolvedLogging.config);
}

logging::ResolvedLogging Core::resolveLogging()
{
    logging::ResolvedLogging resolved =
        m_loggingReloader.resolve(logging::readLoggingSources(m_path, logging::environmentOfProcess(), m_options.logging));
    limitBackgroundOutput(resolved.config, m_path);
    return resolved;
}

void Core::applyLogging()
{
    m_resolvedLogging = resolveLogging();
    if (m_resolvedLogging.config != m_logging.config()) {
        m_logging.applyConfig(m_resolvedLogging.config);
        m_log.info("logging configuration applied", {{"streams", m_resolvedLogging.config.streams.size()}});
    }
    reportLogging(m_resolvedLogging);
}

// What was told before and still holds is not told again.
void Core::reportLogging(const logging::ResolvedLogging &resolved)
{
    for (const logging::ConfigDiagnostic &diagnostic : resolved.diagnostics) {
        if (std::find(m_told.begin(), m_told.end(), diagnostic) != m_told.end()) continue;
        const std::string source = diagnostic.origin.source.english().toStdString();
        const std::string pointer = diagnostic.origin.pointer.toStdString();
        const std::string remedy = diagnostic.suggestion.english().toStdString();
        m_log.write(severityOf(diagnostic.kind), diagnostic.message.english().toStdString(),
                    {{"file", source}, {"line", diagnostic.origin.line}, {"pointer", pointer}, {"remedy", remedy}});
        // The log may be the very thing that does not work.
        if (diagnostic.kind == logging::ConfigDiagnostic::Kind::Error || resolved.selfDiagnostics)
            std::fprintf(stderr, "ccr: logging: %s\n", qPrintable(describe(diagnostic)));
    }
    m_told = resolved.diagnostics;
    if (!resolved.selfDiagnostics) return;
    for (const logging::EffectiveOption &option : resolved.values)
        std::fprintf(stderr, "ccr: logging: %s = %s (%s)\n", qPrintable(option.pointer), qPrintable(option.value),
                     qPrintable(describe(option.origin).english()));
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
        m_log.warn(notice.message.english().toStdString(),
                   {{"line", std::int64_t(notice.line)}, {"pointer", notice.pointer.toStdString()}});
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
