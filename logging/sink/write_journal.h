#pragma once

#include <cstdint>
#include <string>

namespace ccr::logging {

/// How far the log thread has come in the ring: all records before `offset` were handed over, `seq` is the number of the last
/// of them. Sinks keep it as it is and never compute with it.
struct RingPosition
{
    std::uint64_t offset = 0;
    std::uint64_t seq = 0;
    bool operator==(const RingPosition &) const = default;
};

/// A range of bytes that is about to be written at the end of a file.
struct NotedWrite
{
    std::string path;         ///< absolute, of the file that is open now
    std::uint64_t device = 0; ///< st_dev and st_ino of it
    std::uint64_t inode = 0;
    std::uint64_t sizeBefore = 0; ///< st_size before the first byte is written
    std::uint64_t length = 0;
};

/// What one file sink notes so that a killed program loses no record and writes none twice. The notes live in the file of the
/// crash ring; the next start compares them with the file: a size of `sizeBefore` means that nothing was written, a size of
/// `sizeBefore + length` or more that all was, and in between the file is cut back to `sizeBefore`. Then records from the
/// sink's last committed position on are handed over again. The log thread asks for position(); the rest is the business of
/// whichever thread writes, one at a time, while the log thread looks at how far it has come.
///
/// The sink's part:
/// - write(): after rendering a record it keeps `position()` with it, in the log thread.
/// - Before the first write(2) of a buffer: `begin()` with the buffer's position; the note stays while the write is repeated
///   after EINTR, a short write or an error. After the last byte: `commit()`. A buffer is never written without a note, and a
///   line that the sink itself adds (a header of a file, "works again") belongs into the buffer too; alone it is noted with
///   `committed()`, since it stands for no record.
/// - flush() when nothing waits: `passed(position())`, so that a stream that gets few records does not hold up the ring.
/// - An output that fails for longer than a moment: `detach()`; the ring is then freed without regard to it, the sink keeps
///   what it can in memory and counts the rest as dropped. The next commit() or passed() attaches it again.
/// - The note is only sound when nobody else appends to the file, therefore the sink holds an exclusive flock(2) on it for as
///   long as it is open. The next start cuts back only a file that it can lock.
/// - A sink repairs a torn last line when it opens a file; the pipeline has dealt with the notes of dead programs before that.
class WriteJournal
{
public:
    virtual ~WriteJournal() = default;
    /// Right after the record that is being handed over; in flush() after the last one.
    virtual RingPosition position() const = 0;
    virtual void begin(const NotedWrite &write, RingPosition after) = 0;
    virtual void commit() = 0;
    virtual void passed(RingPosition upTo) = 0;
    virtual void detach() = 0;
    /// Everything before it is in the file.
    virtual RingPosition committed() const = 0;
};

} // namespace ccr::logging
