#pragma once

#include "logging/api/logging_sentences.h"
#include "logging/api/snapshots.h"
#include "logging/base/result.h"
#include "logging/history/exchange_columns.h"

#include <QSqlQuery>

class QSqlError;

namespace ccr::logging {

/// "a, b, c"
QString columnList(std::span<const ExchangeColumn> columns);
bool isAmong(std::span<const std::string> ids, const std::string &id);
Error sqlError(LoggingSentence sentence, const QSqlError &error);

/// Makes exchanges of the rows of a query that selects columns(). One for each walk through rows.
class ExchangeReader
{
public:
    explicit ExchangeReader(const QSqlDatabase &database);

    /// What to select, and from where: "id, … FROM exchanges LEFT JOIN …". Further columns may stand before.
    static QString columns();
    /// `firstColumn`: where columns() begins.
    Result<ExchangeSnapshot> read(const QSqlQuery &query, int firstColumn = 0);

private:
    Result<Done> readAttempts(qint64 row, ExchangeSnapshot &exchange);

    QSqlQuery m_attempts;
};

} // namespace ccr::logging
