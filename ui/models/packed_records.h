#pragma once

#include "ui/models/packed_record.h"

#include <deque>
#include <vector>

namespace ccr::ui {

/// Records that are kept, in the order in which they came; the oldest can be taken away. While they rest, all but the newest are
/// compressed in blocks, to a tenth or so; one that is asked for wakes its block. GUI thread.
class PackedRecords final
{
public:
    static constexpr qsizetype blockSize = 64;

    void append(PackedRecord record);
    void removeFirst();
    void clear();
    qsizetype size() const { return m_size; }
    /// Valid until the next change.
    const PackedRecord &at(qsizetype index) const;

    /// Says what shall become of the blocks; settle() does it.
    void setResting(bool resting);
    /// Compresses or wakes one more block, in about a millisecond; false: all are as they shall be.
    bool settle();
    qsizetype bytes() const; ///< of the texts, as they are kept now

private:
    /// Either is empty.
    struct Block
    {
        std::vector<PackedRecord> records;
        QByteArray compressed;
        qsizetype count = 0;
    };
    static void rest(Block &block);
    static void wake(Block &block);

    mutable std::deque<Block> m_blocks; ///< all but the first and the last hold blockSize records
    qsizetype m_removed = 0;            ///< of the first block
    qsizetype m_size = 0;
    std::size_t m_settled = 0; ///< so many blocks are as they shall be
    bool m_isResting = false;
};

} // namespace ccr::ui
