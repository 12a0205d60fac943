#pragma once

#include "logging/query/query.h"

#include <memory>

namespace ccr::logging {

/// A query looks into one line of a log file: a JSON object of pino's, of the enhanced logging system's or of any other
/// shape, or plain text, which then counts as the message, with the time and level that it
/// begins with. One thread; keeps its buffers from line to line.
class LineSubject final : public QuerySubject
{
public:
    LineSubject();
    ~LineSubject() override;

    /// `readable`: bytes that may be read from the beginning of the line on, the line included. What stands after the line does
    /// not matter; with less than 64 bytes to spare the line is copied.
    void setLine(std::string_view line, std::size_t readable);

    QueryValue value(QueryField field, std::string_view name) const override;
    bool anyText(const std::function<bool(std::string_view)> &wanted) const override;

private:
    struct Parsed;
    QueryValue find(std::string_view name) const;

    std::unique_ptr<Parsed> m_parsed;
};

} // namespace ccr::logging
