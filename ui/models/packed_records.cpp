#include "ui/models/packed_records.h"

#include <algorithm>

namespace ccr::ui {

namespace {

constexpr int quickly = 1; ///< level of zlib: the higher ones take three times as long, for a fifth less

} // namespace

void PackedRecords::append(PackedRecord record)
{
    if (m_blocks.empty() || m_blocks.back().count == blockSize) {
        m_blocks.emplace_back();
        m_blocks.back().records.reserve(blockSize);
    }
    m_blocks.back().records.push_back(std::move(record));
    ++m_blocks.back().count;
    ++m_size;
}

void PackedRecords::removeFirst()
{
    --m_size;
    if (++m_removed < m_blocks.front().count) return;
    m_blocks.pop_front();
    m_removed = 0;
    if (m_settled > 0) --m_settled;
}

void PackedRecords::clear()
{
    m_blocks.clear();
    m_removed = 0;
    m_size = 0;
    m_settled = 0;
}

const PackedRecord &PackedRecords::at(qsizetype index) const
{
    const qsizetype place = index + m_removed;
    Block &block = m_blocks[static_cast<std::size_t>(place / blockSize)];
    if (block.records.empty()) wake(block);
    return block.records[static_cast<std::size_t>(place % blockSize)];
}

void PackedRecords::setResting(bool resting)
{
    m_isResting = resting;
    m_settled = 0;
}

// The last block still grows.
bool PackedRecords::settle()
{
    for (; m_settled + 1 < m_blocks.size(); ++m_settled) {
        Block &block = m_blocks[m_settled];
        if (block.records.empty() == m_isResting) continue;
        m_isResting ? rest(block) : wake(block);
        return true;
    }
    return false;
}

void PackedRecords::rest(Block &block)
{
    QByteArray bytes;
    for (const PackedRecord &record : block.records) record.writeTo(bytes);
    block.compressed = qCompress(bytes, quickly);
    block.compressed.squeeze(); // it was made for what cannot be compressed
    std::vector<PackedRecord>().swap(block.records);
}

void PackedRecords::wake(Block &block)
{
    const QByteArray bytes = qUncompress(block.compressed);
    block.compressed = {};
    block.records.reserve(static_cast<std::size_t>(blockSize));
    for (qsizetype at = 0; at < bytes.size();) block.records.push_back(PackedRecord::readFrom(bytes, at));
}

qsizetype PackedRecords::bytes() const
{
    qsizetype sum = 0;
    for (const Block &block : m_blocks) {
        sum += block.compressed.capacity();
        for (const PackedRecord &record : block.records) sum += record.bytes();
    }
    return sum;
}

} // namespace ccr::ui
