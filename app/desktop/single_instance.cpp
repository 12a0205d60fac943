#include "app/desktop/single_instance.h"

#include "logging/base/private_files.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QThread>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr int patienceMs = 500;
constexpr int tries = 3; ///< the first may be about to listen
constexpr unsigned long betweenTriesMs = 150;
constexpr qint64 maxMessage = 64 * 1024;

} // namespace

SingleInstance::SingleInstance(const QString &runtimeDirectory, const QStringList &arguments, QObject *parent)
    : QObject(parent),
      m_socketPath(QDir(runtimeDirectory).filePath(u"ccr-desktop.socket"_s)),
      m_lock(QDir(runtimeDirectory).filePath(u"ccr-desktop.lock"_s))
{
    makePrivateFolder(runtimeDirectory);
    m_lock.setStaleLockTime(0); // a lock is stale when its process is gone, however old it is
    m_isFirst = m_lock.tryLock(0);
    if (m_isFirst)
        listen();
    else if (m_lock.error() == QLockFile::LockFailedError)
        tellFirst(arguments);
    else
        goAlone();
}

void SingleInstance::listen()
{
    QFile::setPermissions(m_lock.fileName(), QFile::ReadOwner | QFile::WriteOwner);
    QLocalServer::removeServer(m_socketPath);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.listen(m_socketPath);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::accept);
}

// It is the first as far as can be known, and a home that is read-only is no reason not to route.
void SingleInstance::goAlone()
{
    m_isFirst = true;
    m_problem = u"Cannot write %1: another start of CCR Desktop will not find this one."_s.arg(m_lock.fileName());
}

void SingleInstance::accept()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, this, [this, socket] {
            socket->deleteLater();
            const QJsonObject message = QJsonDocument::fromJson(socket->read(maxMessage)).object();
            QStringList arguments;
            for (const QJsonValue &argument : message.value("arguments"_L1).toArray()) arguments.append(argument.toString());
            Q_EMIT secondStarted(arguments, message.value("activationToken"_L1).toString().toUtf8());
        });
    }
}

void SingleInstance::tellFirst(const QStringList &arguments)
{
    const QJsonObject message{{u"arguments"_s, QJsonArray::fromStringList(arguments)},
                              {u"activationToken"_s, qEnvironmentVariable("XDG_ACTIVATION_TOKEN")}};
    for (int i = 0; i < tries; ++i) {
        QLocalSocket socket;
        socket.connectToServer(m_socketPath);
        if (socket.waitForConnected(patienceMs)) {
            socket.write(QJsonDocument(message).toJson(QJsonDocument::Compact));
            socket.waitForBytesWritten(patienceMs);
            socket.disconnectFromServer();
            if (socket.state() != QLocalSocket::UnconnectedState) socket.waitForDisconnected(patienceMs);
            return;
        }
        QThread::msleep(betweenTriesMs);
    }
    qint64 pid = 0;
    QString host;
    QString name;
    m_lock.getLockInfo(&pid, &host, &name);
    m_problem =
        u"Another CCR Desktop (process %1) holds %2 and does not answer. End it, then start again."_s.arg(pid).arg(m_lock.fileName());
}

} // namespace ccr::app
