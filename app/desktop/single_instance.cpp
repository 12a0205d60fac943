#include "app/desktop/single_instance.h"

#include "logging/base/private_files.h"

#include <QDir>
#include <QFile>
#include <QLocalSocket>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr int patienceMs = 500;

} // namespace

SingleInstance::SingleInstance(const QString &runtimeDirectory, QObject *parent)
    : QObject(parent),
      m_socketPath(QDir(runtimeDirectory).filePath(u"ccr-desktop.socket"_s)),
      m_lock(QDir(runtimeDirectory).filePath(u"ccr-desktop.lock"_s))
{
    makePrivateFolder(runtimeDirectory);
    m_lock.setStaleLockTime(0); // a lock is stale when its process is gone, however old it is
    m_isFirst = m_lock.tryLock(0);
    if (m_isFirst) QFile::setPermissions(m_lock.fileName(), QFile::ReadOwner | QFile::WriteOwner);
    if (!m_isFirst) {
        tellFirst();
        return;
    }
    QLocalServer::removeServer(m_socketPath);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.listen(m_socketPath);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection()) socket->deleteLater();
        Q_EMIT secondStarted();
    });
}

void SingleInstance::tellFirst() const
{
    QLocalSocket socket;
    socket.connectToServer(m_socketPath);
    socket.waitForConnected(patienceMs);
}

} // namespace ccr::app
