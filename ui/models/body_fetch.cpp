#include "ui/models/body_fetch.h"

#include "ui/models/body_view.h"

#include <QPointer>

#include <limits>

namespace ccr::ui {

void fetchBody(logging::LoggingControl &logging, Background &background, const std::string &exchangeId, logging::StoredBody::Kind kind,
               QObject *context, std::function<void(std::optional<logging::StoredBody>)> found)
{
    BodySource source{.traffic = logging.recentTraffic(), .stored = {}, .exchangeId = exchangeId, .kind = kind};
    logging::HistoryControl *history = logging.history();
    if (!history || (source.traffic && source.traffic->knows(exchangeId)))
        return background.run(
            context, [source] { return source.fetch(std::numeric_limits<std::int64_t>::max()); }, std::move(found));
    history->findBodies(exchangeId,
                        [source, found = std::move(found), alive = QPointer(context)](const QList<logging::StoredBody> &bodies) mutable {
                            source.stored = bodies;
                            if (alive) found(source.fetch(std::numeric_limits<std::int64_t>::max()));
                        });
}

} // namespace ccr::ui
