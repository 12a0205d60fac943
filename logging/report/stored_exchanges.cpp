#include "logging/report/stored_exchanges.h"

#include "logging/api/field_json.h"
#include "logging/export/exchange_columns.h"
#include "logging/report/history_access.h"

#include <algorithm>
#include <limits>

namespace ccr::logging {

Result<Done> forEachExchange(const Query &query, PageOrder order, const LoggingConfig &config,
                             const std::function<bool(const ExchangeSnapshot &)> &take)
{
    const auto store = openHistory(config);
    if (!store) return store.error();
    return (*store)->forEach({.query = query, .oldestFirst = order != PageOrder::NewestFirst}, take);
}

Result<std::vector<ExchangeSnapshot>> findExchanges(const LogQuestion &question, const LoggingConfig &config,
                                                    const std::atomic<bool> &cancelled)
{
    const Result<Query> query = QuestionReader(question, wallNow()).query();
    if (!query) return query.error();
    std::vector<ExchangeSnapshot> exchanges;
    const auto done = forEachExchange(*query, PageOrder::NewestFirst, config, [&](const ExchangeSnapshot &exchange) {
        exchanges.push_back(exchange);
        return !cancelled;
    });
    if (!done) return done.error();
    return exchanges;
}

Result<ExchangePage> findExchangePage(const Query &query, const PageRequest &request, const LoggingConfig &config)
{
    const auto store = openHistory(config);
    if (!store) return store.error();
    const bool isForward = request.order == PageOrder::OldestFirst;
    const qint64 from = request.cursor ? request.cursor->position : 0;
    constexpr std::size_t most = std::numeric_limits<int>::max();
    Result<HistoryPage> found = (*store)->find({.query = query,
                                                .before = isForward ? 0 : from,
                                                .after = isForward ? from : 0,
                                                .limit = static_cast<int>(request.limit == 0 ? most : std::min(request.limit, most)),
                                                .oldestFirst = isForward});
    if (!found) return found.error();
    ExchangePage page{.exchanges = {found->exchanges.begin(), found->exchanges.end()}, .next = {}};
    if (request.order == PageOrder::AsWritten) std::reverse(page.exchanges.begin(), page.exchanges.end());
    if (found->next > 0) page.next = PageCursor{.now = {}, .question = 0, .file = 0, .newerTwins = 0, .position = found->next};
    return page;
}

void appendExchangeJson(std::string &out, const ExchangeSnapshot &exchange)
{
    const std::size_t begin = out.size();
    forEachColumn(exchange, {}, [&out](std::string_view name, const FieldView::Value &value) { appendJsonMember(out, name, value); });
    out[begin] = '{'; // instead of the first comma
    out += '}';
}

} // namespace ccr::logging
