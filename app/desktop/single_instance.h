#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

namespace ccr::app {

/// One window for each user. The first instance listens on a socket that only its user can reach; a later one tells it what
/// it was asked to do, and ends. The system releases the lock of a process that has died. GUI thread.
class SingleInstance final : public QObject
{
    Q_OBJECT
public:
    /// `arguments`: what a later instance tells the first.
    SingleInstance(const QString &runtimeDirectory, const QStringList &arguments, QObject *parent = nullptr);

    bool isFirst() const { return m_isFirst; }
    /// Why it is not the first and the first does not answer, or why a later one will not find this one; empty when all is well.
    const QString &problem() const { return m_problem; }

Q_SIGNALS:
    /// `activationToken`: lets a Wayland compositor bring our window to the front (XDG activation); may be empty.
    void secondStarted(const QStringList &arguments, const QByteArray &activationToken);

private:
    void listen();
    void tellFirst(const QStringList &arguments);
    void goAlone();
    void accept();

    QString m_socketPath;
    QLockFile m_lock;
    QLocalServer m_server;
    bool m_isFirst = false;
    QString m_problem;
};

} // namespace ccr::app
