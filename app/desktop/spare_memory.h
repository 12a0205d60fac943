#pragma once

namespace ccr::app {

/// Has large blocks go back to the system as soon as they are free. To be called first in main(): glibc learns from the first
/// of them that is freed to keep such blocks, and then what a long list once needed stays in use by nobody.
void returnLargeBlocks();

/// Gives what is free amid the heap back to the system, too; some ten milliseconds.
void returnFreeMemory();

} // namespace ccr::app
