#pragma once

#include "logging/base/phrase.h"

namespace ccr::logging {

/// The text of a packed file from any place, once it was gone through. One thread scans; any number read what was scanned.
class PackedSource
{
public:
    virtual ~PackedSource() = default;
    /// The next bytes of the text; 0 at its end, which may have come too early: see problem().
    virtual qint64 scan(char *out, qint64 most) = 0;
    virtual Phrase problem() const = 0;    ///< of scan(); empty: none
    virtual qint64 packedDone() const = 0; ///< bytes of the file
    /// Of what was scanned; fewer bytes than asked for at its end.
    virtual qint64 read(qint64 offset, char *out, qint64 count) const = 0;
};

} // namespace ccr::logging
