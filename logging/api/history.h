#pragma once

#include "logging/api/snapshots.h"
#include "logging/api/stored_body.h"
#include "logging/query/query.h"

#include <QList>

#include <functional>
#include <optional>

namespace ccr::logging {

/// Which exchanges of the history are wanted, newest first.
struct HistoryRequest
{
    Query query;
    std::optional<WallTime> from; ///< started at or after
    std::optional<WallTime> to;   ///< started before
    std::int64_t before = 0;      ///< HistoryPage::next of the page before this one; 0: from the newest on
    int limit = 1000;
};

struct HistoryPage
{
    QList<ExchangeSnapshot> exchanges;
    std::int64_t next = 0; ///< for the page after this one; 0: there is none
    QString problem;       ///< why it is incomplete; empty when it is not
};

/// The window's way to what earlier runs recorded. Called from one thread, which must have an event loop; answers come there.
class HistoryControl
{
public:
    virtual ~HistoryControl() = default;
    virtual void find(HistoryRequest request, std::function<void(HistoryPage)> found) = 0;
    virtual void findBodies(std::string exchangeId, std::function<void(QList<StoredBody>)> found) = 0;
    /// Deletes what started before; `done` gets the number of exchanges.
    virtual void purge(WallTime before, std::function<void(qint64)> done) = 0;
    virtual qint64 bytes() const = 0;
    /// Why nothing is recorded; empty when all is well.
    virtual QString problem() const = 0;
};

} // namespace ccr::logging
