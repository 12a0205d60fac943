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
    qsizetype bytes() const { return m_bytes.size(); }

    void writeTo(QByteArray &block) const;
    /// What writeTo() wrote; `at` goes on to the next one.
    static PackedRecord readFrom(const QByteArray &block, qsizetype &at);

private:
    PackedRecord() = default;

    QByteArray m_bytes;
    std::uint64_t m_seq = 0;
    std::int64_t m_pid = 0;
};

} // namespace ccr::ui
