#include "proxy/routing/file_stamp.h"

#include <QDateTime>
#include <QFileInfo>

namespace ccr::proxy {

FileStamp FileStamp::of(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists()) return {};
    return {.exists = true, .changedMs = info.lastModified().toMSecsSinceEpoch(), .size = info.size()};
}

} // namespace ccr::proxy
