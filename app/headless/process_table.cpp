#include "app/headless/process_table.h"

#include <QDir>
#include <QFile>
#include <QSet>

#include <cerrno>
#include <csignal>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr int stateField = 0;       // of what follows the program's name in /proc/PID/stat
constexpr int startTicksField = 19; // field 22 of the whole line

QByteArray readSmallFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray(); // size() is 0 there, so all is read
}

// The fields after the name, which itself may hold blanks and brackets.
QList<QByteArray> statFields(qint64 pid)
{
    const QByteArray line = readSmallFile(u"/proc/%1/stat"_s.arg(pid));
    const qsizetype end = line.lastIndexOf(')');
    return end < 0 ? QList<QByteArray>() : line.mid(end + 2).split(' ');
}

// Inodes of the sockets that listen on the port. Columns: sl local_address rem_address st … uid timeout inode.
QSet<QByteArray> listeningInodes(quint16 port)
{
    constexpr int localAddress = 1;
    constexpr int state = 3;
    constexpr int inode = 9;
    const QByteArray wanted = ':' + QByteArray::number(port, 16).toUpper().rightJustified(4, '0');
    QSet<QByteArray> inodes;
    for (const QString &table : {u"/proc/net/tcp"_s, u"/proc/net/tcp6"_s}) {
        for (const QByteArray &line : readSmallFile(table).split('\n')) {
            const QList<QByteArray> columns = line.simplified().split(' ');
            if (columns.size() > inode && columns[state] == "0A" && columns[localAddress].endsWith(wanted)) inodes.insert(columns[inode]);
        }
    }
    return inodes;
}

bool holdsSocket(qint64 pid, const QSet<QByteArray> &inodes)
{
    const QDir descriptors(u"/proc/%1/fd"_s.arg(pid));
    for (const QString &name : descriptors.entryList(QDir::Files | QDir::System | QDir::NoDotAndDotDot)) {
        char target[64];
        const QByteArray path = descriptors.filePath(name).toLocal8Bit();
        const ssize_t length = ::readlink(path.constData(), target, sizeof target);
        if (length < 9 || !QByteArrayView(target, length).startsWith("socket:[")) continue;
        if (inodes.contains(QByteArray(target + 8, length - 9))) return true;
    }
    return false;
}

} // namespace

bool isProcessAlive(qint64 pid)
{
    if (pid <= 0) return false;
    if (::kill(static_cast<pid_t>(pid), 0) != 0 && errno != EPERM) return false;
    return statFields(pid).value(stateField) != "Z";
}

QString programOf(qint64 pid)
{
    return QString::fromLocal8Bit(readSmallFile(u"/proc/%1/comm"_s.arg(pid)).trimmed());
}

quint64 startTicksOf(qint64 pid)
{
    return statFields(pid).value(startTicksField).toULongLong();
}

std::optional<ProcessIdentity> listenerOn(quint16 port)
{
    const QSet<QByteArray> inodes = listeningInodes(port);
    if (inodes.isEmpty()) return std::nullopt;
    for (const QString &name : QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        bool isPid = false;
        const qint64 pid = name.toLongLong(&isPid);
        if (isPid && holdsSocket(pid, inodes)) return ProcessIdentity{.pid = pid, .program = programOf(pid)};
    }
    return std::nullopt;
}

} // namespace ccr::app
