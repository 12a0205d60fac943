#pragma once

#include "logging/api/alert_notice.h"
#include "logging/api/snapshots.h"

#include <QMetaMethod>
#include <QObject>

namespace ccr::logging {

/// Announces log records in batches, at most one every 100 ms. Lives in the log thread: connect with a receiver, the
/// connection is then queued. Without a receiver nothing is copied.
class LogFeed : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    bool isWanted() const { return isSignalConnected(QMetaMethod::fromSignal(&LogFeed::recordsAdded)); }
Q_SIGNALS:
    void recordsAdded(const QList<ccr::logging::LogRecord> &records);
};

/// Announces the newest state of every exchange that changed, one batch every 100 ms at most. Lives in the log thread.
class ExchangeFeed : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    bool isWanted() const { return isSignalConnected(QMetaMethod::fromSignal(&ExchangeFeed::exchangesChanged)); }
Q_SIGNALS:
    void exchangesChanged(const QList<ccr::logging::ExchangeSnapshot> &exchanges);
};

/// Announces each alert as it is delivered: rare. Lives in the log thread; connect with a receiver.
class AlertFeed : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
Q_SIGNALS:
    void alertDelivered(const ccr::logging::AlertNotice &notice);
};

/// Announces that exchanges are not in the history any more. Lives in the thread that asks the history.
class HistoryFeed : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
Q_SIGNALS:
    /// Its limits: what has a smaller HistoryEntry::row is gone; nothing that is left started earlier than this.
    void pruned(qint64 firstRow, ccr::WallTime firstStart);
    void purged(ccr::WallTime before); ///< a person: what began before and had ended
};

} // namespace ccr::logging
