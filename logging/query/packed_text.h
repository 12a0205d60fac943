#pragma once

#include "logging/query/packed_source.h"

#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace ccr::logging {

/// The text of a gzip file (RFC 1952, of any number of members), from any place: while it is unpacked once from its beginning,
/// the state of the unpacker is kept every few megabytes, as zlib's example zran does.
class PackedText final : public PackedSource
{
public:
    /// `handle` must stay open.
    explicit PackedText(int handle);
    ~PackedText() override;
    PackedText(const PackedText &) = delete;
    PackedText &operator=(const PackedText &) = delete;

    qint64 scan(char *out, qint64 most) override;
    Phrase problem() const override;
    qint64 packedDone() const override;
    qint64 read(qint64 offset, char *out, qint64 count) const override;

private:
    struct Point
    {
        qint64 offset;      ///< in the text
        qint64 packed;      ///< in the file: the first whole byte
        int bits;           ///< of the byte before it
        std::string window; ///< text before it, packed; empty at the beginning of a member
        bool isMember;      ///< a member's header begins here
    };
    struct Unpacker;

    void addPoint(bool isMember);

    int m_handle;
    std::unique_ptr<Unpacker> m_scanner;
    mutable std::mutex m_mutex; ///< for the following
    std::vector<std::shared_ptr<const Point>> m_points;
    Phrase m_problem;
    qint64 m_packedDone = 0;
};

} // namespace ccr::logging
