#include "logging/spool/spool_folders.h"

#include "logging/api/logging_sentences.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr int maxFolders = 16;

DiskSpool::Settings numbered(DiskSpool::Settings settings, int number)
{
    if (number > 1) settings.folder += u"~%1"_s.arg(number);
    return settings;
}

} // namespace

Result<std::unique_ptr<DiskSpool>> openFreeSpool(const DiskSpool::Settings &settings)
{
    for (int number = 1; number <= maxFolders; ++number) {
        auto spool = DiskSpool::open(numbered(settings, number));
        if (spool || spool.error().kind != ErrorKind::Conflict) return spool;
    }
    return errorSaying(ErrorKind::Conflict, saidOfLogging("%1 programs use the spool %2 already", maxFolders, settings.folder));
}

std::vector<std::unique_ptr<DiskSpool>> openAbandonedSpools(const DiskSpool::Settings &settings)
{
    std::vector<std::unique_ptr<DiskSpool>> out;
    for (int number = 1; number <= maxFolders; ++number) {
        const DiskSpool::Settings one = numbered(settings, number);
        if (!QFileInfo(one.folder).isDir()) continue;
        auto spool = DiskSpool::open(one);
        if (spool && (*spool)->waiting().bytes > 0) out.push_back(std::move(*spool));
    }
    return out;
}

} // namespace ccr::logging
