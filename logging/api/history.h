#pragma once

#include "logging/api/exchange_numbers.h"
#include "logging/api/message_head.h"
#include "logging/api/price.h"
#include "logging/api/snapshots.h"
#include "logging/api/stored_body.h"
#include "logging/api/stream_timeline.h"
#include "logging/base/phrase.h"
#include "logging/query/query.h"

#include <QList>

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ccr::logging {

class HistoryFeed;

/// Which exchanges of the history are wanted.
struct HistoryRequest
{
    Query query;
    std::optional<WallTime> from; ///< started at or after
    std::optional<WallTime> to;   ///< started before
    std::int64_t before = 0;      ///< HistoryPage::next of the page before this one; 0: from the newest on
    std::int64_t after = 0;       ///< the same with oldestFirst; 0: from the oldest on
    int limit = 1000;
    bool oldestFirst = false;
};

struct HistoryPage
{
    QList<ExchangeSnapshot> exchanges;
    std::int64_t next = 0; ///< for the page after this one; 0: there is none
    Phrase problem;        ///< why it is incomplete; empty when it is not
};

/// One exchange of the history as a long list knows it; the rest is fetched when it is seen.
struct HistoryEntry
{
    std::int64_t row = 0; ///< for fetch(); stays the same
    double key = 0;       ///< of HistoryScan::key in the unit of its type; NaN: there is none
    Outcome outcome = Outcome::Ok;
};

/// Which exchanges of the history a list shows, newest start first, in parts: each answer says where the next one begins, and
/// who has enough does not ask again.
struct HistoryScan
{
    Query query;
    std::vector<std::string> marked; ///< ids of the exchanges that @marked means
    std::optional<WallTime> from;    ///< started at or after
    std::optional<WallTime> to;      ///< started before
    QueryField key = QueryField::Time;
    struct Position
    {
        std::int64_t startedMs = 0;
        std::int64_t row = 0;
    };
    std::optional<Position> after; ///< HistoryPart::next of the part before; absent: from the newest on
    int limit = 20'000;            ///< entries of one part
};

/// May hold few entries or none although there are more: a part takes a short time only.
struct HistoryPart
{
    std::vector<HistoryEntry> entries;
    std::optional<HistoryScan::Position> next; ///< absent: this was the last part
    Phrase problem;                            ///< why it ends early; empty when it does not
};

/// Which exchanges of the history statistics are made of, newest start first, in parts as those of a HistoryScan. Without a query the
/// sums of days whose exchanges are not kept any more come at the end.
struct NumbersScan
{
    Query query;
    std::vector<std::string> marked;            ///< ids of the exchanges that @marked means
    std::optional<WallTime> from;               ///< started at or after
    std::optional<WallTime> to;                 ///< started before
    std::optional<HistoryScan::Position> after; ///< NumbersPart::next of the part before; absent: from the newest on
    int limit = 2'000;                          ///< of one part: little enough to be counted between two frames
};

struct NumbersPart
{
    std::vector<ExchangeNumbers> numbers;
    std::optional<HistoryScan::Position> next; ///< absent: this was the last part
    Phrase problem;                            ///< why it ends early; empty when it does not
};

/// The cost of what is recorded, found anew.
struct Repricing
{
    WallTime from; ///< of what started then or later
    std::vector<Price> prices;
    TermsOfProviders terms = {};
    SyncedPrices synced = {};
    std::optional<HistoryScan::Position> after; ///< RepricedPart::next of the part before
};

struct RepricedPart
{
    qint64 changed = 0;                        ///< exchanges that have another cost now, or none any more
    std::optional<HistoryScan::Position> next; ///< absent: this was the last part
    Phrase problem;                            ///< why it ends early; empty when it does not
};

using HistoryIds = std::vector<std::pair<std::int64_t, std::string>>;
using HistoryRows = QList<std::pair<std::int64_t, ExchangeSnapshot>>;

/// The window's way to what earlier runs recorded. Called from one thread, which must have an event loop; answers come there.
class HistoryControl
{
public:
    virtual ~HistoryControl() = default;
    virtual const HistoryFeed &feed() const = 0;
    virtual void find(HistoryRequest request, std::function<void(HistoryPage)> found) = 0;
    virtual void scan(HistoryScan scan, std::function<void(HistoryPart)> found) = 0;
    virtual void numbers(NumbersScan scan, std::function<void(NumbersPart)> found) = 0;
    /// The exchanges of HistoryEntry::row, in any order; what was deleted meanwhile is missing.
    virtual void fetch(std::vector<std::int64_t> rows, std::function<void(HistoryRows)> found) = 0;
    /// Which exchanges they are, without reading them.
    virtual void ids(std::vector<std::int64_t> rows, std::function<void(HistoryIds)> found) = 0;
    virtual void findBodies(std::string exchangeId, std::function<void(QList<StoredBody>)> found) = 0;
    virtual void findHeads(std::string exchangeId, std::function<void(std::vector<MessageHead>)> found) = 0;
    /// Empty where none was recorded.
    virtual void findTimeline(std::string exchangeId, std::function<void(RecordedTimeline)> found) = 0;
    /// One part; who wants all of it asks again.
    virtual void reprice(Repricing repricing, std::function<void(RepricedPart)> done) = 0;
    /// Deletes what started before; `done` gets the number of exchanges.
    virtual void purge(WallTime before, std::function<void(qint64)> done) = 0;
    virtual qint64 bytes() const = 0;
    /// Why nothing is recorded; empty when all is well.
    virtual Phrase problem() const = 0;
};

} // namespace ccr::logging
