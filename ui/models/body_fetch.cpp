#include "ui/models/body_fetch.h"

#include "ui/models/body_view.h"

#include <QPointer>

#include <limits>

namespace ccr::ui {

void fetchBody(const ExchangePlace &place, Background &background, const std::string &exchangeId, logging::StoredBody::Kind kind,
               QObject *context, std::function<void(std::optional<logging::StoredBody>)> found)
{
    BodySource source{.traffic = place.traffic, .stored = {}, .exchangeId = exchangeId, .kind = kind};
    logging::HistoryControl *history = place.history;
    if (!history || (source.traffic && source.traffic->knows(exchangeId)))
        return background.run(
            context, [source] { return source.fetch(std::numeric_limits<std::int64_t>::max()); }, std::move(found));
    history->findBodies(exchangeId,
                        [source, found = std::move(found), alive = QPointer(context)](const QList<logging::StoredBody> &bodies) mutable {
                            source.stored = bodies;
                            if (alive) found(source.fetch(std::numeric_limits<std::int64_t>::max()));
                        });
}

void fetchHeads(const ExchangePlace &place, Background &background, const std::string &exchangeId, QObject *context,
                std::function<void(std::vector<logging::MessageHead>)> found)
{
    const logging::RecentTraffic *traffic = place.traffic;
    logging::HistoryControl *history = place.history;
    if (traffic && (!history || traffic->knows(exchangeId)))
        return background.run(
            context, [traffic, exchangeId] { return traffic->heads(exchangeId); }, std::move(found));
    if (!history) return found({});
    history->findHeads(exchangeId, [found = std::move(found), alive = QPointer(context)](std::vector<logging::MessageHead> heads) {
        if (alive) found(std::move(heads));
    });
}

} // namespace ccr::ui
