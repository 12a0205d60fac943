#pragma once

#include <QString>

#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace ccr::logging {

/// The text of a gzip file (RFC 1952, of any number of members), from any place: while it is unpacked once from its beginning,
/// the state of the unpacker is kept every few megabytes, as zlib's example zran does. One thread scans; any number read what
/// was scanned.
class PackedText
{
public:
    /// `handle` must stay open.
    explicit PackedText(int handle);
    ~PackedText();
    PackedText(const PackedText &) = delete;
    PackedText &operator=(const PackedText &) = delete;

    /// The next bytes of the text; 0 at its end, which may have come too early: see problem().
    qint64 scan(char *out, qint64 most);
    QString problem() const;   ///< of scan(); empty: none
    qint64 packedDone() const; ///< bytes of the file
    /// Of what was scanned; fewer bytes than asked for at its end.
    qint64 read(qint64 offset, char *out, qint64 count) const;

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
    QString m_problem;
    qint64 m_packedDone = 0;
};

} // namespace ccr::logging
