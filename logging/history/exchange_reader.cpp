#include "logging/history/exchange_reader.h"

#include "logging/history/sql_reason.h"

#include <QSqlDatabase>
#include <QSqlError>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::logging {

QString columnList(std::span<const ExchangeColumn> columns)
{
    QStringList names;
    for (const ExchangeColumn &column : columns) names.append(QString::fromLatin1(column.name));
    return names.join(u", "_s);
}

bool isAmong(std::span<const std::string> ids, const std::string &id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

Error sqlError(LoggingSentence sentence, const QSqlError &error)
{
    return errorSaying(ErrorKind::Io, sentence.with(sqlReason(error)));
}

ExchangeReader::ExchangeReader(const QSqlDatabase &database) : m_attempts(database)
{
    m_attempts.setForwardOnly(true);
    m_attempts.prepare(u"SELECT * FROM attempts WHERE exchange = ? ORDER BY number"_s);
}

QString ExchangeReader::columns()
{
    return u"id, %1, %2 FROM exchanges LEFT JOIN stream_statistics ON exchange = id"_s.arg(columnList(exchangeColumns()),
                                                                                           columnList(streamColumns()));
}

Result<ExchangeSnapshot> ExchangeReader::read(const QSqlQuery &query, int firstColumn)
{
    ExchangeSnapshot exchange;
    int column = firstColumn + 1;
    for (const std::span<const ExchangeColumn> columns : {exchangeColumns(), streamColumns()})
        for (const ExchangeColumn &part : columns) {
            if (!query.isNull(column)) part.set(exchange, query.value(column));
            ++column;
        }
    if (const auto done = readAttempts(query.value(firstColumn).toLongLong(), exchange); !done) return done.error();
    return exchange;
}

Result<Done> ExchangeReader::readAttempts(qint64 row, ExchangeSnapshot &exchange)
{
    m_attempts.bindValue(0, row);
    if (!m_attempts.exec()) return sqlError("the history cannot be read: %1", m_attempts.lastError());
    const auto string = [this](int column) { return m_attempts.value(column).toString().toStdString(); };
    const auto moment = [this](int column) -> std::optional<nanoseconds> {
        if (m_attempts.isNull(column)) return std::nullopt;
        return microseconds(m_attempts.value(column).toLongLong());
    };
    while (m_attempts.next())
        exchange.attempts.push_back({.number = m_attempts.value(1).toInt(),
                                     .provider = string(2),
                                     .model = string(3),
                                     .url = string(4),
                                     .transport = string(5),
                                     .key = string(6),
                                     .startedAt = moment(7).value_or(nanoseconds{}),
                                     .connectedAt = moment(8),
                                     .answeredAt = moment(9),
                                     .status = m_attempts.value(10).toInt(),
                                     .errorClass = string(11),
                                     .message = string(12),
                                     .failedAt = moment(13),
                                     .phrase = Phrase::fromJson(m_attempts.value(14).toString())});
    return Done{};
}

} // namespace ccr::logging
