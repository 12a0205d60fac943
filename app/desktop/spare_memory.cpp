#include "app/desktop/spare_memory.h"

#include "app/headless/spare_heap.h"

#include <cstdlib> // says whether the C library is glibc

#ifdef __GLIBC__
#include <link.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace ccr::app {

#ifdef __GLIBC__
namespace {

/// Its code was changed when it was loaded (DT_TEXTREL), and is not what the file holds.
bool isRelocatedInPlace(const dl_phdr_info &object)
{
    for (int i = 0; i < object.dlpi_phnum; ++i) {
        if (object.dlpi_phdr[i].p_type != PT_DYNAMIC) continue;
        const auto *entry = reinterpret_cast<const ElfW(Dyn) *>(object.dlpi_addr + object.dlpi_phdr[i].p_vaddr);
        for (; entry->d_tag != DT_NULL; ++entry)
            if (entry->d_tag == DT_TEXTREL || (entry->d_tag == DT_FLAGS && (entry->d_un.d_val & DF_TEXTREL) != 0)) return true;
    }
    return false;
}

/// Of a program or library: what nobody may write in memory equals the file it came from, so that giving it up loses nothing.
int returnUnwritable(dl_phdr_info *object, std::size_t, void *)
{
    if (isRelocatedInPlace(*object)) return 0;
    const auto pageSize = static_cast<ElfW(Addr)>(::sysconf(_SC_PAGESIZE));
    for (int i = 0; i < object->dlpi_phnum; ++i) {
        const ElfW(Phdr) &segment = object->dlpi_phdr[i];
        if (segment.p_type != PT_LOAD || (segment.p_flags & PF_W) != 0) continue;
        const ElfW(Addr) begin = (object->dlpi_addr + segment.p_vaddr + pageSize - 1) / pageSize * pageSize;
        const ElfW(Addr) end = (object->dlpi_addr + segment.p_vaddr + segment.p_filesz) / pageSize * pageSize;
        if (begin < end) ::madvise(reinterpret_cast<void *>(begin), end - begin, MADV_DONTNEED); // refused: it stays
    }
    return 0;
}

} // namespace
#endif

void returnSpareMemory()
{
    returnFreeBlocks();
#ifdef __GLIBC__
    ::dl_iterate_phdr(returnUnwritable, nullptr);
#endif
}

} // namespace ccr::app
