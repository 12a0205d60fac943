#pragma once

#include "logging/query/query.h"

#include <QString>
#include <QVariantList>

#include <span>
#include <string>

namespace ccr::logging {

/// A condition for SQLite that every exchange matching the query fulfils. Empty text: SQL cannot narrow it.
struct QuerySql
{
    QString condition;
    QVariantList values; ///< for its question marks
    bool exact = false;  ///< no other exchange fulfils it; otherwise the query is asked again for what is found
};
/// `marked`: ids of the exchanges that @marked means.
QuerySql queryAsSql(const Query &query, std::span<const std::string> marked = {});

} // namespace ccr::logging
