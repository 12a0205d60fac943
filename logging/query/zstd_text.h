#pragma once

#include "logging/query/packed_source.h"

#include <QByteArrayView>

#include <memory>
#include <mutex>
#include <vector>

namespace ccr::logging {

/// Whether a file that begins like this is packed with zstd (RFC 8878, 3.1.1).
bool isZstd(QByteArrayView beginning);

/// Unpacks a zstd file of any number of frames from its beginning, or that of a frame, to its end. One thread at a time.
class ZstdReader
{
public:
    /// `handle` must stay open. `packed`: where the frame begins whose text begins at `offset`.
    explicit ZstdReader(int handle, qint64 packed = 0, qint64 offset = 0);
    ~ZstdReader();
    ZstdReader(const ZstdReader &) = delete;
    ZstdReader &operator=(const ZstdReader &) = delete;

    /// The next bytes, at most to the end of a frame; 0 at the end of the text, for the reason that problem() says.
    qint64 read(char *out, qint64 most);
    const Phrase &problem() const { return m_problem; }
    bool isAtFrame() const { return m_isAtFrame; } ///< what comes next is the beginning of one
    qint64 packedDone() const;                     ///< where the next unread byte of the file is
    qint64 offset() const { return m_offset; }     ///< of the text: what comes next

private:
    bool fill();

    struct State;
    std::unique_ptr<State> m_state;
    int m_handle;
    qint64 m_packed;
    qint64 m_offset;
    bool m_isAtFrame = true;
    Phrase m_problem;
};

/// The state of zstd's unpacker cannot be kept, so a place is reached from the beginning of its frame, or from the place before
/// it that was read last.
class ZstdText final : public PackedSource
{
public:
    /// `handle` must stay open.
    explicit ZstdText(int handle);

    qint64 scan(char *out, qint64 most) override;
    Phrase problem() const override;
    qint64 packedDone() const override;
    qint64 read(qint64 offset, char *out, qint64 count) const override;

private:
    struct Frame
    {
        qint64 offset; ///< in the text
        qint64 packed; ///< in the file
    };
    Frame frameOf(qint64 offset) const;

    int m_handle;
    ZstdReader m_scanner;
    mutable std::mutex m_mutex; ///< for the following
    std::vector<Frame> m_frames;
    Phrase m_problem;
    qint64 m_packedDone = 0;
    mutable std::mutex m_readMutex; ///< for the following
    mutable std::unique_ptr<ZstdReader> m_reader;
};

} // namespace ccr::logging
