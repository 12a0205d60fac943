#pragma once

#include "logging/base/json5_reader.h"
#include "logging/config/logging_resolver.h"

#include <QFile>

#include <algorithm>

namespace ccr::test {

/// Sources as a program has them, with what a test says in the place of files.
struct Given
{
    QByteArray config;     ///< config.json; empty: none
    QByteArray standAlone; ///< logging-config.json
    QByteArray dotenv;
    QMap<QString, QString> environment;
    logging::LoggingCommandLine commandLine;

    logging::LoggingSources sources() const
    {
        const auto file = [](const QString &path, const QByteArray &content) {
            return content.isEmpty() ? std::nullopt : std::optional(logging::SourceFile{path, content, {}});
        };
        logging::LoggingSources sources;
        sources.configFile = QStringLiteral("/home/u/.claude-code-router/config.json");
        sources.config = file(sources.configFile, config);
        sources.standAlone = file(QStringLiteral("/home/u/.claude-code-router/logging-config.json"), standAlone);
        sources.dotenv = file(QStringLiteral("/home/u/.claude-code-router/.env"), dotenv);
        sources.environment = environment;
        sources.environment.insert(QStringLiteral("HOME"), QStringLiteral("/home/u"));
        sources.commandLine = commandLine;
        return sources;
    }
    logging::ResolvedLogging resolve() const { return logging::resolveLogging(sources()); }
};

inline QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(CCR_TEST_DATA "/logging/config/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// JSON of a value that is in force; "(unset)" when there is none.
inline QString valueOf(const logging::ResolvedLogging &resolved, const QString &pointer)
{
    for (const logging::EffectiveOption &option : resolved.values)
        if (option.pointer == pointer) return option.value;
    return QStringLiteral("(unset)");
}

inline logging::ConfigOrigin originOf(const logging::ResolvedLogging &resolved, const QString &pointer)
{
    for (const logging::EffectiveOption &option : resolved.values)
        if (option.pointer == pointer) return option.origin;
    return {};
}

/// One line for each: "error: … : …".
inline QStringList lines(const logging::ResolvedLogging &resolved)
{
    QStringList lines;
    for (const logging::ConfigDiagnostic &diagnostic : resolved.diagnostics)
        lines.append(logging::toString(diagnostic.kind) + QStringLiteral(": ") + logging::describe(diagnostic));
    return lines;
}

inline QStringList errors(const logging::ResolvedLogging &resolved)
{
    return lines(resolved).filter(QStringLiteral("error: "));
}

/// The path of an option as an object with that value: "a/b" and 1 are {"a":{"b":1}}.
inline QByteArray nested(const QString &path, const QByteArray &value)
{
    QByteArray text = value;
    const QStringList steps = path.split(u'/');
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) text = "{\"" + step->toUtf8() + "\":" + text + "}";
    return text;
}

/// The suggestion holds nothing that the message does not say.
inline bool repeats(const logging::ConfigDiagnostic &diagnostic)
{
    QString remedy = diagnostic.suggestion;
    for (const QString &opening : {QStringLiteral("write "), QStringLiteral("use "), QStringLiteral("for example ")})
        if (remedy.startsWith(opening)) remedy.remove(0, opening.size());
    return diagnostic.message.english().contains(remedy, Qt::CaseInsensitive);
}

/// What every configuration must be, whatever its sources say; empty when it is.
inline QString flaw(const logging::ResolvedLogging &resolved)
{
    const logging::LoggingConfig &config = resolved.config;
    if (!config.directory.startsWith(u'/')) return QStringLiteral("the directory is not absolute");
    QStringList names;
    QStringList files;
    for (const logging::StreamConfig &stream : config.streams) {
        if (stream.name.isEmpty() || names.contains(stream.name)) return QStringLiteral("a stream has no name of its own");
        names.append(stream.name);
        if (stream.type == logging::StreamType::Custom) return QStringLiteral("a custom stream without an object");
        if (stream.type == logging::StreamType::Network && stream.network.url.host().isEmpty()) return QStringLiteral("no address");
        if (stream.type != logging::StreamType::File || !stream.enabled) continue;
        if (!stream.file.path.startsWith(u'/') || files.contains(stream.file.path)) return QStringLiteral("a file is not its own");
        files.append(stream.file.path);
        const logging::Rotation &rotation = stream.file.rotation;
        if (rotation.maxBytes < 0 || rotation.maxFiles < 0 || rotation.retentionDays < 0 || rotation.interval.count() < 0)
            return QStringLiteral("a negative limit");
    }
    if (config.queueBytes < 64 * 1024 || config.maxTotalBytes < 0 || config.minFreeBytes < 0) return QStringLiteral("a size out of range");
    if (config.requestTracking.maxActiveRequests < 1 || config.errorLogging.maxHistorySize < 1)
        return QStringLiteral("a count out of range");
    for (const logging::ConfigDiagnostic &diagnostic : resolved.diagnostics) {
        if (diagnostic.message.isEmpty() || diagnostic.origin.source.isEmpty())
            return QStringLiteral("a diagnostic without text or source");
        if (diagnostic.suggestion.isEmpty()) return QStringLiteral("nothing to do about: ") + logging::describe(diagnostic);
        if (repeats(diagnostic)) return QStringLiteral("says what is known: ") + logging::describe(diagnostic);
    }
    return {};
}

} // namespace ccr::test
