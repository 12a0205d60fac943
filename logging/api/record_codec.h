#pragma once

#include "logging/api/log_record.h"

#include <span>
#include <vector>

namespace ccr::logging {

/// A record as bytes, in the ring and where many are kept: its numbers, then component, exchange id, message and fields one
/// after the other. Bindings of a child logger are copied in as they were encoded once. `seq` and `pid` are left out.

/// Bytes that encode() writes.
std::size_t encodedSize(const RecordView &record);
void encode(std::byte *out, const RecordView &record);
std::string encodeFields(std::span<const FieldView> fields);

/// Reads records; the view borrows from the bytes and from the decoder, until the next decode(). One thread.
class RecordDecoder
{
public:
    /// Null: the bytes are no record. That happens only in the ring of a program that was killed.
    const RecordView *decode(std::span<const std::byte> bytes);

private:
    bool readField(std::span<const std::byte> &bytes);

    std::vector<FieldView> m_fields;
    RecordView m_view;
};

/// A record that fits into `limit` bytes: long texts are cut and say so, fields that find no room are left out and counted in
/// a field "omittedFields".
LogRecord cutToSize(const RecordView &record, std::size_t limit);
/// Cuts at a character and appends "…[truncated 123 bytes]".
void cutText(std::string &text, std::size_t limit);

} // namespace ccr::logging
