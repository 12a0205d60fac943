#include "app/headless/logging_preset_service.h"

#include "app/headless/answer_in.h"
#include "logging/config/effective_changes.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

// What the sources say that are stronger than "Logging" in config.json.
QString outweighing(const logging::ConfigOrigin &origin)
{
    const bool isBlock = origin.pointer.contains("/EnvironmentVariables/"_L1);
    const bool isStronger =
        origin.source == "environment"_L1 || origin.source == "command line"_L1 || origin.source.english().endsWith("/.env"_L1);
    return isBlock || isStronger ? origin.pointer.section(u'/', -1) : QString();
}

// The file that everybody knows goes by its name alone.
logging::LoggingFinding findingOf(const logging::ConfigDiagnostic &diagnostic, const QString &configFile)
{
    logging::ConfigOrigin origin = diagnostic.origin;
    const bool isInFile = origin.source == configFile;
    if (isInFile) origin.source = QFileInfo(configFile).fileName();
    return {.isError = diagnostic.kind == logging::ConfigDiagnostic::Kind::Error,
            .place = describe(origin),
            .line = isInFile ? origin.line : 0,
            .message = diagnostic.message,
            .suggestion = diagnostic.suggestion};
}

} // namespace

LoggingPresetService::LoggingPresetService(QString configFile, logging::LoggingCommandLine commandLine, QMap<QString, QString> environment,
                                           QObject *parent)
    : QObject(parent), m_configFile(std::move(configFile)), m_commandLine(std::move(commandLine)), m_environment(std::move(environment))
{
    m_pool.setMaxThreadCount(1);
}

LoggingPresetService::~LoggingPresetService()
{
    m_pool.clear();
    m_pool.waitForDone();
}

std::function<logging::ResolvedLogging()> LoggingPresetService::resolver(const Json5Value &config) const
{
    // A file that is not there yet says as much as an empty one.
    const QByteArray content = config.type == Json5Value::Type::Object ? toJson(config) : QByteArray("{}");
    return [path = m_configFile, commandLine = m_commandLine, environment = m_environment, content] {
        logging::LoggingSources sources = logging::readLoggingSources(path, environment, commandLine);
        sources.config = logging::SourceFile{.path = sources.configFile, .content = content, .problem = {}};
        return logging::resolveLogging(sources);
    };
}

void LoggingPresetService::list(const Json5Value &config, QObject *context, std::function<void(const logging::PresetList &)> answer)
{
    const auto reply = answerIn<logging::PresetList>(this, context, [answer](const logging::PresetList &list) { answer(list); });
    m_pool.start([resolve = resolver(config), reply, path = m_configFile] {
        const logging::PresetChoice choice = resolve().preset;
        logging::ConfigOrigin origin = choice.origin;
        origin.line = 0; // of the value, not of the file
        reply({.names = choice.known,
               .inForce = choice.inForce,
               .origin = choice.inForce.isEmpty() ? Phrase() : describe(origin),
               .isByFile = !choice.inForce.isEmpty() && choice.origin.pointer.endsWith("/LoggingPreset"_L1)
                           && choice.origin.source == QFileInfo(path).absoluteFilePath()});
    });
}

void LoggingPresetService::preview(const Json5Value &before, const Json5Value &after, QObject *context,
                                   std::function<void(const logging::LoggingPreview &)> answer)
{
    const auto reply = answerIn<logging::LoggingPreview>(this, context, [answer](const logging::LoggingPreview &p) { answer(p); });
    m_pool.start([resolveOld = resolver(before), resolveNew = resolver(after), reply] {
        const logging::ResolvedLogging old = resolveOld();
        const logging::ResolvedLogging now = resolveNew();
        logging::LoggingPreview preview{.changes = logging::effectiveChanges(old, now), .findings = {}};
        const auto isKnown = [&old](const Phrase &message) {
            return std::any_of(old.diagnostics.begin(), old.diagnostics.end(),
                               [&message](const logging::ConfigDiagnostic &known) { return known.message == message; });
        };
        for (const logging::ConfigDiagnostic &diagnostic : now.diagnostics)
            if (!isKnown(diagnostic.message) && diagnostic.kind != logging::ConfigDiagnostic::Kind::Hint)
                preview.findings.push_back(diagnostic.message);
        reply(preview);
    });
}

void LoggingPresetService::check(QObject *context, std::function<void(const std::vector<logging::LoggingFinding> &)> answer)
{
    using Findings = std::vector<logging::LoggingFinding>;
    const auto reply = answerIn<Findings>(this, context, [answer](const Findings &findings) { answer(findings); });
    m_pool.start([reply, path = QFileInfo(m_configFile).absoluteFilePath(), commandLine = m_commandLine, environment = m_environment] {
        Findings findings;
        const logging::ResolvedLogging resolved = logging::resolveLogging(logging::readLoggingSources(path, environment, commandLine));
        for (const logging::ConfigDiagnostic &diagnostic : resolved.diagnostics)
            if (diagnostic.kind != logging::ConfigDiagnostic::Kind::Hint) findings.push_back(findingOf(diagnostic, path));
        reply(findings);
    });
}

void LoggingPresetService::basis(const Json5Value &config, QObject *context,
                                 std::function<void(const std::vector<logging::LoggingBasis> &)> answer)
{
    using Basis = std::vector<logging::LoggingBasis>;
    const auto reply = answerIn<Basis>(this, context, [answer](const Basis &basis) { answer(basis); });
    m_pool.start([resolve = resolver(config), reply] {
        Basis basis;
        for (const logging::EffectiveOption &option : resolve().values)
            basis.push_back({.setting = option.pointer.mid(1), .value = option.value, .variable = outweighing(option.origin)});
        reply(basis);
    });
}

} // namespace ccr::app
