#pragma once

#include <QObject>
#include <QSocketNotifier>

namespace ccr::app {

/// Turns SIGTERM, SIGINT, SIGHUP and SIGUSR1 into Qt signals of the thread that made the object. One object at a time; SIGPIPE is
/// ignored from then on.
class UnixSignals final : public QObject
{
    Q_OBJECT
public:
    explicit UnixSignals(QObject *parent = nullptr);
    ~UnixSignals() override;

Q_SIGNALS:
    void terminateRequested();
    void reloadRequested();
    void rotationRequested(); ///< of the log files

private:
    void readPending();

    int m_readEnd = -1;
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace ccr::app
