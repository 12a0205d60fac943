#pragma once

#include "logging/query/query.h"

#include <QString>
#include <QVariantList>

namespace ccr::logging {

/// A condition for SQLite that every exchange matching the query fulfils; others may fulfil it too, so the query is asked
/// again for what is found. Empty text: SQL cannot narrow it.
struct QuerySql
{
    QString condition;
    QVariantList values; ///< for its question marks
};
QuerySql queryAsSql(const Query &query);

} // namespace ccr::logging
