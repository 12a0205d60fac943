#pragma once

#include "logging/api/snapshots.h"
#include "logging/query/query_fields.h"

#include <QModelIndex>
#include <QString>

#include <optional>

namespace ccr::ui {

/// The columns of a list of exchanges. The number of one is kept in the settings as its id, not as its place.
struct ExchangeColumns
{
    enum Column
    {
        Number,
        Time,
        Status,
        Rule,
        Model,
        FirstToken,
        Total,
        Speed,
        Tokens,
        Cost,
        Provider,
        Key,
        Client,
        Session,
        Attempts,
        Stalls,
        Cache,
        Finish,
        Size,
        Host,
        Trace,
        Thinking,
        Waterfall, ///< last, since it takes the space that is left
        ColumnCount
    };
};

struct ExchangeColumnInfo
{
    const char *id;
    const char *name;    ///< to be translated in the context "ExchangeColumns"
    const char *meaning; ///< likewise, of the tool tip
    const char *field;   ///< of the query language; empty: a cell makes no condition
    std::optional<logging::QueryField> sortedBy;
    bool isNumber;
    const char *sample; ///< as wide as what it usually holds
    bool isShownAtFirst;
};
const ExchangeColumnInfo &exchangeColumn(int column);
QString columnName(int column);
QString columnMeaning(int column);

/// Text of a cell; "—" for what is not known, "≈" before an estimate.
QString cellText(const logging::ExchangeSnapshot &exchange, int column, WallTime now);
/// Why it went where it went, or what failed; of the rule also what logs and the filter call it.
QString cellToolTip(const logging::ExchangeSnapshot &exchange, int column);
/// The condition of the query language that a cell stands for.
struct CellCondition
{
    QString field;
    QString value;
    QString shown;        ///< the value as the list writes it
    bool isLimit = false; ///< a measured value, which no other has: what is at least as much, or less, is asked for
};
/// Absent: there is nothing to compare.
std::optional<CellCondition> cellCondition(const logging::ExchangeSnapshot &exchange, int column);
/// Value of a column that can be sorted; NaN: there is none.
double sortKey(const logging::ExchangeSnapshot &exchange, logging::QueryField field);
/// One sentence for who cannot see the row.
QString exchangeSentence(const logging::ExchangeSnapshot &exchange, WallTime now);

/// Whoever shows exchanges in rows: the list, the tree of sessions.
class ExchangeSource
{
public:
    virtual ~ExchangeSource() = default;
    /// Null: it is no exchange, or not here yet. Valid until control returns to the event loop.
    virtual const logging::ExchangeSnapshot *exchangeAt(const QModelIndex &index) const = 0;
};

} // namespace ccr::ui
