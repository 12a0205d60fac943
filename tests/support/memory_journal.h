#pragma once

#include "logging/sink/write_journal.h"

namespace ccr::testing {

using logging::NotedWrite;
using logging::RingPosition;

/// A journal whose notes can be looked at.
class MemoryJournal final : public logging::WriteJournal
{
public:
    RingPosition position() const override { return current; }
    RingPosition committed() const override { return done; }
    void begin(const NotedWrite &write, RingPosition after) override
    {
        noted = write;
        notedPosition = after;
        isOpen = true;
        ++begun;
    }
    void commit() override
    {
        done = notedPosition;
        isOpen = false;
        isDetached = false;
    }
    void passed(RingPosition upTo) override
    {
        done = upTo;
        isDetached = false;
    }
    void detach() override { isDetached = true; }

    RingPosition current; ///< set by whoever plays the pipeline
    RingPosition done;    ///< what committed() says
    NotedWrite noted;
    RingPosition notedPosition;
    bool isOpen = false; ///< between begin() and commit()
    bool isDetached = false;
    int begun = 0;
};

} // namespace ccr::testing
