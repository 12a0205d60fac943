#pragma once

#include "logging/spool/spool_segment.h"

namespace ccr::logging {

/// Reads frames of one segment, a quarter of a megabyte ahead at most, whatever the segment holds.
class SegmentReader
{
public:
    explicit SegmentReader(const QString &path);
    ~SegmentReader();
    SegmentReader(const SegmentReader &) = delete;
    SegmentReader &operator=(const SegmentReader &) = delete;

    bool isOpen() const { return m_file >= 0; }
    /// The frame at `offset` in the first `until` bytes; its entry is valid until the next call. Partial: it does not end there.
    Frame at(std::uint64_t offset, std::uint64_t until);

private:
    int m_file = -1;
    std::string m_ahead; ///< what stands at m_offset
    std::uint64_t m_offset = 0;
};

} // namespace ccr::logging
