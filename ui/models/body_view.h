#pragma once

#include "logging/api/recent_traffic.h"
#include "ui/models/body_text.h"
#include "ui/models/line_diff.h"

#include <QList>

namespace ccr::ui {

/// How a body is looked at.
enum class BodyForm
{
    Tree,
    Pretty,
    Raw,
    DiffOtherSide, ///< what the router made of it, or of the answer
    DiffPrevious   ///< against the same body of the request before it in the same conversation
};

/// A body that can be fetched: from the memory, or what the history gave.
struct BodySource
{
    const logging::RecentTraffic *traffic = nullptr;
    QList<logging::StoredBody> stored; ///< of the history; used when the memory does not know the exchange
    std::string exchangeId;
    logging::StoredBody::Kind kind = logging::StoredBody::Kind::ClientRequest;

    /// Of the last attempt, its first `most` bytes. Takes its time; any thread.
    std::optional<logging::StoredBody> fetch(std::int64_t most) const;
};

struct BodyQuestion
{
    BodyForm form = BodyForm::Pretty;
    BodySource body;
    BodySource other;      ///< for a difference: the first text
    std::int64_t most = 0; ///< bytes that are shown at first
};

/// What is shown of it.
struct BodyView
{
    bool exists = false;
    std::int64_t wholeBytes = 0;
    std::int64_t shownBytes = 0; ///< fewer: there is more to load, or it was cut
    std::int64_t keptBytes = 0;
    bool isJson = false;
    std::shared_ptr<const Json5Value> tree; ///< form Tree, of JSON
    QStringList lines;                      ///< forms Pretty and Raw, and Tree of what is no JSON
    bool otherExists = false;
    LineDiff diff;
};

/// Fetches, parses and compares. Takes its time; any thread.
BodyView viewOf(const BodyQuestion &question);
/// JSON of a request with one member a line; a streamed answer put together, so that two of them can be compared.
QString comparableText(const logging::StoredBody &body);

} // namespace ccr::ui
