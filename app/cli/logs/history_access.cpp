#include "app/cli/logs/history_access.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace ccr::app {

QString historyPath(const logging::LoggingConfig &config)
{
    return config.history.path.isEmpty() ? QDir(config.directory).filePath(u"history.sqlite"_s) : config.history.path;
}

Result<std::unique_ptr<logging::ExchangeStore>> openHistory(const logging::LoggingConfig &config)
{
    auto opened = logging::ExchangeStore::open(historyPath(config), logging::ExchangeStore::Access::ReadOnly);
    if (opened) return std::move(opened->store);
    Error error = opened.error();
    if (!config.history.enabled) error.message += u"; it is switched off, see \"history\" in the logging configuration"_s;
    return error;
}

} // namespace ccr::app
