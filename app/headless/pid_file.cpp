#include "app/headless/pid_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <csignal>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace ccr::app {

PidFile::PidFile(const QString &configPath) : m_path(QDir(QFileInfo(configPath).absolutePath()).filePath(u".claude-code-router.pid"_s)) {}

PidFile::~PidFile()
{
    if (m_isOurs) QFile::remove(m_path);
}

void PidFile::write()
{
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    QFile file(m_path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate)) return;
    file.write(QByteArray::number(QCoreApplication::applicationPid()));
    m_isOurs = true;
}

std::optional<qint64> PidFile::runningProcess() const
{
    QFile file(m_path);
    bool ok = false;
    const qint64 pid = file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toLongLong(&ok) : 0;
    if (!ok || pid <= 0 || ::kill(static_cast<pid_t>(pid), 0) != 0) return std::nullopt;
    // A number is used again by the system; only a process with our name counts, where the system tells it.
    QFile name(u"/proc/%1/comm"_s.arg(pid));
    if (name.open(QIODevice::ReadOnly) && !name.readAll().startsWith("ccr")) return std::nullopt;
    return pid;
}

} // namespace ccr::app
