#include "app/desktop/spare_memory.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace ccr::app {

void returnLargeBlocks()
{
#ifdef __GLIBC__
    ::mallopt(M_MMAP_THRESHOLD, 1024 * 1024);
    ::mallopt(M_TRIM_THRESHOLD, 4 * 1024 * 1024);
#endif
}

void returnFreeMemory()
{
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

} // namespace ccr::app
