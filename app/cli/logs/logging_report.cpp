#include "app/cli/logs/logging_report.h"

#include "logging/base/json_writer.h"

using namespace Qt::StringLiterals;

namespace ccr::app {

QString jsonText(const QString &text)
{
    std::string out;
    appendJsonString(out, text.toStdString());
    return QString::fromStdString(out);
}

logging::ResolvedLogging resolvedLogging(const QString &configFile, const logging::LoggingCommandLine &commandLine)
{
    return logging::resolveLogging(logging::readLoggingSources(configFile, logging::environmentOfProcess(), commandLine));
}

QStringList diagnosticLines(const logging::ResolvedLogging &resolved)
{
    QStringList lines;
    for (const logging::ConfigDiagnostic &diagnostic : resolved.diagnostics)
        lines.append(u"%1: %2"_s.arg(toString(diagnostic.kind), describe(diagnostic)));
    return lines;
}

QString diagnosticsJson(const logging::ResolvedLogging &resolved)
{
    std::string out;
    {
        JsonArray array(out);
        for (const logging::ConfigDiagnostic &diagnostic : resolved.diagnostics) {
            JsonObject object(array.next());
            object.string("source", diagnostic.origin.source.english().toStdString());
            object.string("pointer", diagnostic.origin.pointer.toStdString());
            object.number("line", static_cast<std::int64_t>(diagnostic.origin.line));
            object.string("severity", toString(diagnostic.kind).toStdString());
            object.string("message", diagnostic.message.english().toStdString());
            object.string("suggestion", diagnostic.suggestion.english().toStdString());
        }
    }
    return QString::fromStdString(out);
}

} // namespace ccr::app
