#pragma once

namespace ccr::app {

/// For a program whose window is hidden: gives what is free amid the heap back to the system, and the code and constants of the
/// program and its libraries, of which a hidden one needs little. They stay in the system's file cache as long as there is
/// room; what is touched comes back page by page. Some ten milliseconds.
void returnSpareMemory();

} // namespace ccr::app
