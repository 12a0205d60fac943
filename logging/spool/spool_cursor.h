#pragma once

#include <QString>

#include <cstdint>
#include <string>

namespace ccr::logging {

/// How far a spool was delivered, and which batch was out when the program ended: it is sent again as the same.
struct SpoolPosition
{
    std::string spoolId; ///< 16 hexadecimal digits, made with the spool: batches of two spools never share a name
    std::uint64_t segment = 0;
    std::uint64_t begin = 0;         ///< offset of the first frame that is not delivered
    std::uint64_t end = 0;           ///< behind the last frame of the batch that is out; `begin` when none is
    std::uint64_t recordsBefore = 0; ///< frames before `begin`
    bool operator==(const SpoolPosition &) const = default;
};

/// Keeps a SpoolPosition in a small file that is overwritten in place. One thread at a time.
class SpoolCursor
{
public:
    /// Opens or makes the file with mode 0600. Without a usable position it begins a new one with another spoolId.
    explicit SpoolCursor(const QString &path);
    ~SpoolCursor();
    SpoolCursor(const SpoolCursor &) = delete;
    SpoolCursor &operator=(const SpoolCursor &) = delete;

    const SpoolPosition &position() const { return m_position; }
    /// A position that cannot be written costs a repetition after a restart, nothing else.
    void set(const SpoolPosition &position);
    int handle() const { return m_file; } ///< -1: it could not be opened

private:
    int m_file = -1;
    SpoolPosition m_position;
};

} // namespace ccr::logging
