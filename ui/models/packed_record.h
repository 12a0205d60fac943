#pragma once

#include "logging/api/record_codec.h"

#include <QByteArray>

namespace ccr::ui {

/// A log record that is kept, in a quarter of the memory. A copy shares it.
class PackedRecord
{
public:
    explicit PackedRecord(const logging::LogRecord &record);

    /// Borrows from this and from the decoder, until its next use.
    logging::RecordView view(logging::RecordDecoder &decoder) const;
    logging::LogRecord unpacked() const;
    /// False: no text of it contains this one. Cheap.
    bool mayMention(std::string_view text) const;

private:
    QByteArray m_bytes;
    std::uint64_t m_seq;
    std::int64_t m_pid;
};

} // namespace ccr::ui
