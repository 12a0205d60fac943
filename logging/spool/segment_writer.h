#pragma once

#include "logging/sink/write_journal.h"
#include "logging/spool/spool_segment.h"

namespace ccr::logging {

/// Appends to a new segment. A write that fails leaves it as it was. Holds a lock on the file, as a WriteJournal demands.
class SegmentWriter
{
public:
    /// Makes the file with mode 0600; it must not exist.
    SegmentWriter(const QString &path, const std::string &kind);
    ~SegmentWriter();
    SegmentWriter(const SegmentWriter &) = delete;
    SegmentWriter &operator=(const SegmentWriter &) = delete;

    bool isOpen() const { return m_file >= 0; }
    /// False: errno says why. The number of records in the head is kept up to date. `journal` may be null.
    bool append(std::string_view frames, std::size_t records, WriteJournal *journal = nullptr);
    std::uint64_t size() const { return m_size; }
    std::uint64_t records() const { return m_records; }
    int handle() const { return m_file; }

private:
    void note(WriteJournal &journal, std::size_t length) const;

    int m_file = -1;
    const QString m_path;
    std::uint64_t m_size = 0;
    std::uint64_t m_records = 0;
    const std::string m_kind;
};

} // namespace ccr::logging
