#pragma once

#include "logging/base/posix_files.h"
#include "logging/format/record_format.h"
#include "logging/sink/pending_records.h"
#include "logging/sink/sink.h"

#include <memory>

namespace ccr::logging {

/// Writes to standard output or standard error, which it never closes. A reader that does not read, a stopped terminal and a
/// pipe without a reader hold up nobody: the newest records wait up to a limit, the others are counted and announced when
/// the output takes records again. SIGPIPE reaches nobody because of us. Where the stream's `file.path` names the file that the
/// output is appended to, it is kept within `file.rotation.maxBytes`: the older part goes.
class ConsoleSink final : public Sink
{
public:
    /// `descriptor`: in place of the standard one; stays the caller's. `clock` must outlive the sink; absent: the system's.
    ConsoleSink(const StreamConfig &stream, const ServiceIdentity &identity, std::optional<int> descriptor = std::nullopt,
                const Clock *clock = nullptr);
    ~ConsoleSink() override;

    void write(const RecordView &record) override;
    void flush() override;
    void flushNow() override;
    std::optional<milliseconds> nextFlush() const override;
    Phrase problem() const override { return m_problem; }
    SinkCounts counts() const override { return m_counts; }

private:
    enum class Outcome
    {
        Written,
        WouldBlock,
        Broken
    };
    void pump(milliseconds patience);
    Outcome writePiece(std::string_view piece, milliseconds patience);
    void sent(std::size_t bytes);
    void shrink();
    std::size_t takeOwnLines(std::size_t count);
    void announceLoss();
    void giveUp(int error);

    const int m_descriptor;
    Descriptor m_own; ///< the same output, not blocking
    const qint64 m_maxFileBytes;
    const bool m_isSocket;
    const std::size_t m_pieceBytes;
    const Clock &m_clock;
    std::unique_ptr<RecordFormat> m_format;
    PendingRecords m_pending;
    std::size_t m_sentOfFirst = 0; ///< bytes of the oldest record that are out already
    SinkCounts m_counts;
    std::uint64_t m_lost = 0;   ///< not announced yet
    std::size_t m_ownLines = 0; ///< in front of the waiting records
    Phrase m_problem;
    MonotonicTime m_nextTry{};
    milliseconds m_backoff{0};
};

/// Whether what is written to this descriptor should be coloured: FORCE_COLOR (not 0), NO_COLOR and TERM=dumb are heeded, and
/// otherwise a terminal is coloured.
bool wantsColour(int descriptor);

} // namespace ccr::logging
