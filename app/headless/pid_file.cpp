#include "app/headless/pid_file.h"

#include "app/headless/process_table.h"
#include "logging/base/private_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr auto pidKey = "pid"_L1;
constexpr auto startTicksKey = "startTicks"_L1;
constexpr auto hostKey = "host"_L1;
constexpr auto portKey = "port"_L1;
constexpr auto programKey = "program"_L1;
constexpr auto argumentsKey = "arguments"_L1;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

PidFile::PidFile(const QString &configPath)
{
    const QDir directory(QFileInfo(configPath).absolutePath());
    m_path = directory.filePath(u".claude-code-router.pid"_s);
    m_detailsPath = directory.filePath(u".claude-code-router.run.json"_s);
}

PidFile::~PidFile()
{
    if (!m_written) return;
    QFile::remove(m_detailsPath);
    QFile::remove(m_path);
}

void PidFile::write(const RunningRouter &self)
{
    if (m_written == self) return;
    if (const std::optional<RunningRouter> other = running(); other && other->pid != self.pid) return;
    makePrivateFolder(QFileInfo(m_path).absolutePath());
    const QJsonObject details{{pidKey, self.pid},
                              // A number of JSON is a double, too small for every count of ticks.
                              {startTicksKey, QString::number(startTicksOf(self.pid))},
                              {hostKey, self.host},
                              {portKey, self.port},
                              {programKey, self.program},
                              {argumentsKey, QJsonArray::fromStringList(self.arguments)}};
    writePrivateFile(m_detailsPath, QJsonDocument(details).toJson(QJsonDocument::Compact));
    writePrivateFile(m_path, QByteArray::number(self.pid));
    m_written = self;
}

std::optional<RunningRouter> PidFile::running() const
{
    const qint64 pid = contentOf(m_path).trimmed().toLongLong();
    if (pid <= 0 || !isProcessAlive(pid)) return std::nullopt;
    const QJsonObject details = QJsonDocument::fromJson(contentOf(m_detailsPath)).object();
    if (details.value(pidKey).toInteger() != pid) {
        // Written by another program that keeps the same pid file. Without more to go by, the name has to do.
        const QString name = programOf(pid);
        if (!name.isEmpty() && !name.startsWith("ccr"_L1)) return std::nullopt;
        return RunningRouter{.pid = pid, .host = {}, .port = 0, .program = {}, .arguments = {}};
    }
    if (details.value(startTicksKey).toString().toULongLong() != startTicksOf(pid)) return std::nullopt;
    RunningRouter router{.pid = pid,
                         .host = details.value(hostKey).toString(),
                         .port = static_cast<quint16>(details.value(portKey).toInt()),
                         .program = details.value(programKey).toString(),
                         .arguments = {}};
    const QJsonArray arguments = details.value(argumentsKey).toArray();
    for (const QJsonValueConstRef argument : arguments) router.arguments.append(argument.toString());
    return router;
}

} // namespace ccr::app
