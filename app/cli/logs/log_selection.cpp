#include "app/cli/logs/log_selection.h"

#include "app/cli/command_arguments.h"
#include "logging/query/query_operand.h"
#include "logging/rotation/purge.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

Error wrong(const QString &text)
{
    return {.kind = ErrorKind::InvalidInput, .message = text};
}

// "2h" means two hours ago, as with journalctl and docker.
Result<QString> timeTerm(const CommandArguments &arguments, QLatin1StringView option, const QString &comparison)
{
    QString text = arguments.value(option);
    if (text.isEmpty()) return QString();
    if (logging::queryOperand(text, logging::QueryType::Duration, wallNow()) && text.back().isLetter()) text.prepend(u'-');
    if (!logging::queryOperand(text, logging::QueryType::Time, wallNow()))
        return wrong(u"--%1: \"%2\" is no time; write 2h, 15:04, 2026-11-22 or 2026-11-22T15:04"_s.arg(option, text));
    return u" time:"_s + comparison + text;
}

Result<QStringList> filesOfStream(const logging::LoggingConfig &config, const QString &name, QString &active)
{
    const auto isWanted = [&name](const logging::StreamConfig &stream) {
        return stream.type == logging::StreamType::File && (name.isEmpty() ? stream.enabled : stream.name == name);
    };
    const auto found = std::find_if(config.streams.begin(), config.streams.end(), isWanted);
    if (found == config.streams.end()) {
        QStringList names;
        for (const logging::StreamConfig &stream : config.streams)
            if (stream.type == logging::StreamType::File) names.append(stream.name);
        if (name.isEmpty()) return wrong(u"no stream writes to a file; name a file with --file"_s);
        return wrong(
            u"--stream: no file stream is called \"%1\"; there is %2"_s.arg(name, names.isEmpty() ? u"none"_s : names.join(u", "_s)));
    }
    const auto rotated = logging::rotatedFilesOf(*found, wallNow());
    QStringList files;
    for (const logging::RotatedFile &file : rotated->list()) files.append(file.path);
    active = rotated->active();
    if (QFileInfo::exists(active)) files.append(active);
    return files;
}

} // namespace

Result<logging::Query> queryOf(const CommandArguments &arguments)
{
    const QString text = arguments.operands().mid(1).join(u' ');
    const auto parsed = logging::Query::parse(text);
    if (const auto *error = std::get_if<logging::QueryError>(&parsed))
        return wrong(u"%1\n  %2\n  %3^"_s.arg(error->message, text, QString(error->position, u' ')));
    const Result<QString> since = timeTerm(arguments, "since"_L1, u">="_s);
    if (!since) return since.error();
    const Result<QString> until = timeTerm(arguments, "until"_L1, u"<"_s);
    if (!until) return until.error();
    if (since->isEmpty() && until->isEmpty()) return std::get<logging::Query>(parsed);
    const QString grouped = std::get<logging::Query>(parsed).isEmpty() ? QString() : u'(' + text + u')';
    return std::get<logging::Query>(logging::Query::parse(grouped + *since + *until));
}

Result<LogSelection> selectLogs(const CommandArguments &arguments, const logging::LoggingConfig &config)
{
    LogSelection selection;
    Result<logging::Query> query = queryOf(arguments);
    if (!query) return query.error();
    selection.query = std::move(query).value();
    selection.files = arguments.values("file"_L1);
    if (!selection.files.isEmpty()) return selection;
    Result<QStringList> files = filesOfStream(config, arguments.value("stream"_L1), selection.active);
    if (!files) return files.error();
    selection.files = std::move(files).value();
    return selection;
}

Result<qint64> limitOf(const CommandArguments &arguments, qint64 otherwise)
{
    const QString text = arguments.value("limit"_L1);
    if (text.isEmpty()) return otherwise;
    bool ok = false;
    const qint64 limit = text.toLongLong(&ok);
    if (!ok || limit < 0) return wrong(u"--limit: \"%1\" is no count"_s.arg(text));
    return limit;
}

} // namespace ccr::app
