#include "logging/report/history_access.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace ccr::logging {

QString historyPath(const LoggingConfig &config)
{
    return config.history.path.isEmpty() ? QDir(config.directory).filePath(u"history.sqlite"_s) : config.history.path;
}

Result<std::unique_ptr<ExchangeStore>> openHistory(const LoggingConfig &config)
{
    auto opened = ExchangeStore::open(historyPath(config), ExchangeStore::Access::ReadOnly);
    if (opened) return std::move(opened->store);
    Error error = opened.error();
    if (!config.history.enabled) error.message += u"; it is switched off, see \"history\" in the logging configuration"_s;
    return error;
}

std::optional<WallTime> lastRequest(const LoggingConfig &config)
{
    const auto store = openHistory(config);
    if (!store) return std::nullopt;
    const auto page = (*store)->find({.limit = 1});
    if (!page || page->exchanges.isEmpty()) return std::nullopt;
    const ExchangeSnapshot &exchange = page->exchanges.front();
    return exchange.startedAt + exchange.total.value_or(nanoseconds{});
}

} // namespace ccr::logging
