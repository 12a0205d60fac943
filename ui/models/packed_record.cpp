#include "ui/models/packed_record.h"

#include <cstring>

namespace ccr::ui {

namespace {

struct Head
{
    std::uint64_t seq;
    std::int64_t pid;
    qsizetype size;
};

} // namespace

PackedRecord::PackedRecord(const logging::LogRecord &record) : m_seq(record.seq), m_pid(record.pid)
{
    const logging::BorrowedRecord borrowed(record);
    m_bytes.resize(static_cast<qsizetype>(logging::encodedSize(borrowed)));
    logging::encode(reinterpret_cast<std::byte *>(m_bytes.data()), borrowed);
}

logging::RecordView PackedRecord::view(logging::RecordDecoder &decoder) const
{
    const std::span bytes(reinterpret_cast<const std::byte *>(m_bytes.constData()), static_cast<std::size_t>(m_bytes.size()));
    logging::RecordView view = *decoder.decode(bytes);
    view.seq = m_seq;
    view.pid = m_pid;
    return view;
}

logging::LogRecord PackedRecord::unpacked() const
{
    logging::RecordDecoder decoder;
    return logging::toOwned(view(decoder));
}

bool PackedRecord::mayMention(std::string_view text) const
{
    return std::string_view(m_bytes.constData(), static_cast<std::size_t>(m_bytes.size())).find(text) != std::string_view::npos;
}

void PackedRecord::writeTo(QByteArray &block) const
{
    const Head head{.seq = m_seq, .pid = m_pid, .size = m_bytes.size()};
    block.append(reinterpret_cast<const char *>(&head), sizeof head).append(m_bytes);
}

PackedRecord PackedRecord::readFrom(const QByteArray &block, qsizetype &at)
{
    Head head{};
    std::memcpy(&head, block.constData() + at, sizeof head);
    PackedRecord record;
    record.m_seq = head.seq;
    record.m_pid = head.pid;
    record.m_bytes = block.mid(at + qsizetype(sizeof head), head.size);
    at += qsizetype(sizeof head) + head.size;
    return record;
}

} // namespace ccr::ui
