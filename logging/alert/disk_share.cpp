#include "logging/alert/disk_share.h"

#include <QFile>

#include <sys/statvfs.h>

namespace ccr::logging {

std::optional<double> diskShare(const QString &folder)
{
    struct statvfs status;
    if (::statvfs(QFile::encodeName(folder).constData(), &status) != 0 || status.f_blocks == 0) return std::nullopt;
    const auto used = static_cast<double>(status.f_blocks - status.f_bfree);
    const double usable = used + static_cast<double>(status.f_bavail);
    return usable > 0 ? std::optional(used / usable) : std::nullopt;
}

} // namespace ccr::logging
