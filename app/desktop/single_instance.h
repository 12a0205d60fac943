#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

namespace ccr::app {

/// One window for each user: a second start tells the first to show itself. The lock belongs to the living process, so one
/// that a killed program left behind is taken over.
class SingleInstance final : public QObject
{
    Q_OBJECT
public:
    explicit SingleInstance(const QString &runtimeDirectory, QObject *parent = nullptr);

    /// True for the first. Otherwise the first was told.
    bool isFirst() const { return m_isFirst; }

Q_SIGNALS:
    void secondStarted();

private:
    void tellFirst() const;

    QString m_socketPath;
    QLockFile m_lock;
    QLocalServer m_server;
    bool m_isFirst = false;
};

} // namespace ccr::app
