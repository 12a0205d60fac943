#include "logging/format/process_identity.h"

#include <QCoreApplication>
#include <QSysInfo>

namespace ccr::logging {

std::int64_t ownProcessId()
{
    return QCoreApplication::applicationPid();
}

std::string ownHostName()
{
    return QSysInfo::machineHostName().toStdString();
}

} // namespace ccr::logging
