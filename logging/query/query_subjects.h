#pragma once

#include "logging/api/snapshots.h"
#include "logging/query/query.h"

namespace ccr::logging {

/// A query looks into an exchange; the snapshot must outlive this.
class ExchangeSubject final : public QuerySubject
{
public:
    explicit ExchangeSubject(const ExchangeSnapshot &exchange, bool marked = false) : m_exchange(exchange), m_marked(marked) {}
    /// Bodies are kept elsewhere; without this there are none.
    void setBodies(std::string_view bodies) { m_bodies = bodies; }

    QueryValue value(QueryField field, std::string_view name) const override;
    bool anyText(const std::function<bool(std::string_view)> &wanted) const override;
    bool isMarked() const override { return m_marked; }

private:
    QueryValue has(std::string_view name) const;

    const ExchangeSnapshot &m_exchange;
    bool m_marked;
    std::string_view m_bodies;
};

/// A query looks into a record; it must outlive this.
class RecordSubject final : public QuerySubject
{
public:
    explicit RecordSubject(const RecordView &record, bool marked = false) : m_record(record), m_marked(marked) {}

    QueryValue value(QueryField field, std::string_view name) const override;
    bool anyText(const std::function<bool(std::string_view)> &wanted) const override;
    bool isMarked() const override { return m_marked; }

private:
    const RecordView &m_record;
    bool m_marked;
};

/// The names under which a record or a line of a log file may hold what a well-known name means, in the order in which they
/// are tried; a duration's name ends with Ms.
std::span<const std::string_view> recordNamesOf(QueryField field);

} // namespace ccr::logging
