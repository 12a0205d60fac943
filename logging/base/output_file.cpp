#include "logging/base/output_file.h"

#include "logging/base/posix_files.h"

#include <QByteArray>

#include <fcntl.h>
#include <unistd.h>

namespace ccr {

bool keepTail(int descriptor, qint64 limit)
{
    const std::optional<FileStatus> status = fileStatus(descriptor);
    if (!status || !status->isRegular || status->bytes <= limit || (::fcntl(descriptor, F_GETFL) & O_APPEND) == 0) return false;
    // Outputs are opened for writing alone.
    const QByteArray name = "/proc/self/fd/" + QByteArray::number(descriptor);
    const Descriptor file(::open(name.constData(), O_RDWR | O_APPEND | O_CLOEXEC));
    if (!file.isOpen()) return false;
    QByteArray tail(limit / 2, Qt::Uninitialized);
    const ssize_t count = ::pread(file.get(), tail.data(), static_cast<std::size_t>(tail.size()), status->bytes - tail.size());
    if (count < 0 || ::ftruncate(file.get(), 0) != 0) return false;
    tail.truncate(count);
    const char *const begin = tail.constData() + tail.indexOf('\n') + 1;
    writeFully(file.get(), begin, static_cast<std::size_t>(tail.constEnd() - begin));
    return true;
}

} // namespace ccr
