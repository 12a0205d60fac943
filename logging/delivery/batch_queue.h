#pragma once

#include "logging/delivery/batch.h"

#include <optional>

namespace ccr::logging {

/// Where the delivery thread takes entries from, oldest first. One batch can be out at a time; its entries stay in the queue
/// until finish(). What puts entries in is a matter of the implementation. Used by the delivery thread.
class BatchQueue
{
public:
    struct Waiting
    {
        std::size_t records = 0;
        std::size_t bytes = 0;
    };

    virtual ~BatchQueue() = default;
    /// Without the batch that is out.
    virtual Waiting waiting() const = 0;
    /// As many entries as the limits allow, but at least one; nullopt when nothing waits. Precondition: none is out.
    virtual std::optional<Batch> take(const BatchLimits &limits) = 0;
    /// The batch that is out has been dealt with.
    virtual void finish() = 0;
    /// The entries of the batch that is out are to be taken again, in other portions.
    virtual void giveBack() = 0;
    /// The entries of the batch that is out had to make room for newer ones: finish() it, and count them as lost.
    virtual bool isBatchSuperseded() const { return false; }
    /// What is in it outlives the program.
    virtual bool isDurable() const = 0;
};

} // namespace ccr::logging
