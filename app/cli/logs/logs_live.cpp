// What only a running router knows: it is asked, and its answer is printed as it is.

#include "app/cli/command_arguments.h"
#include "app/cli/logs/logs_command.h"
#include "app/cli/terminal.h"
#include "app/headless/router_client.h"
#include "logging/base/private_files.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

int print(const QByteArray &text)
{
    std::fwrite(text.constData(), 1, static_cast<std::size_t>(text.size()), stdout);
    if (!text.endsWith('\n')) std::fputc('\n', stdout);
    return std::fflush(stdout) == 0 ? 0 : 1;
}

int write(const QByteArray &text, const QString &path, bool replaces)
{
    if (QFileInfo::exists(path) && !replaces) return refuse(u"--output: %1 exists; --force replaces it"_s.arg(path));
    QString reason;
    return writePrivateFile(path, text, &reason) ? 0 : refuse(u"--output: cannot write %1: %2"_s.arg(path, reason));
}

QString number(const QJsonValue &value, const QString &unit)
{
    return value.isDouble() ? QString::number(value.toDouble(), 'f', 0) + unit : u"-"_s;
}

} // namespace

int logsPerformance(const CommandArguments &arguments)
{
    const QString format = arguments.has("format"_L1) ? arguments.value("format"_L1) : u"json"_s;
    const Result<QByteArray> report = RouterClient(configPath()).get("/api/logs/performance?format=" + QUrl::toPercentEncoding(format));
    if (!report) return refuse(report.error());
    const QString path = arguments.value("output"_L1);
    return path.isEmpty() ? print(*report) : write(*report, path, arguments.has("force"_L1));
}

int logsStreams(const CommandArguments &arguments)
{
    const QByteArray limit = arguments.has("limit"_L1) ? "?limit=" + QUrl::toPercentEncoding(arguments.value("limit"_L1)) : QByteArray();
    const Result<QByteArray> answer = RouterClient(configPath()).get("/api/logs/streams" + limit);
    if (!answer) return refuse(answer.error());
    if (arguments.has("json"_L1)) return print(*answer);
    for (const QJsonValue &stream : QJsonDocument::fromJson(*answer).object().value("streams"_L1).toArray())
        say(u"%1 %2 %3 %4 first token %5, %6 bytes, longest gap %7, %8"_s.arg(
            stream["startedAt"_L1].toString(), stream["id"_L1].toString(), stream["provider"_L1].toString(), stream["model"_L1].toString(),
            number(stream["firstContentMs"_L1], u" ms"_s), number(stream["bytes"_L1], {}), number(stream["longestGapMs"_L1], u" ms"_s),
            stream["finishClass"_L1].toString()));
    return 0;
}

} // namespace ccr::app
