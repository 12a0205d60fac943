#pragma once

#include "ui/models/background.h"
#include "ui/models/body_fetch.h"
#include "ui/models/recorded_stream.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace ccr::ui {

/// Reads the frames of one side of one exchange: ten times a second while it runs, the rest when it is over. What the memory
/// has forgotten comes from the history, as far as it was recorded there. GUI thread; the reading is done in the background.
class StreamFollower final : public QObject
{
    Q_OBJECT
public:
    /// `background` outlives it.
    explicit StreamFollower(Background &background, QObject *parent = nullptr);

    /// The history of the place is asked when the memory knows nothing. Both last until another one is followed.
    void follow(const std::string &exchangeId, logging::StoredBody::Kind kind, bool isOver, const ExchangePlace &place);
    void stop();
    /// The exchange has ended.
    void setOver();

Q_SIGNALS:
    void framesRead(const QList<ccr::ui::ReadFrame> &frames);
    /// All that there is was read. `isCut`: what follows was not kept; `leftOut`: so many frames were counted only.
    void finished(bool isCut, qint64 leftOut);

private:
    void readMore();
    struct Taken
    {
        RecordedStream stream;
        bool hasMore = false;
    };
    void take(int round, const Taken &taken);
    void askHistory(logging::HistoryControl *history);
    void takeRecorded(const QList<logging::StoredBody> &bodies, const logging::RecordedTimeline &timeline);

    Background &m_background;
    QTimer m_timer;
    const logging::RecentTraffic *m_traffic = nullptr;
    std::shared_ptr<logging::StreamReader> m_reader; ///< shared with the background; used by one at a time
    std::string m_exchangeId;
    logging::StoredBody::Kind m_kind = logging::StoredBody::Kind::ProviderResponse;
    int m_round = 0; ///< answers of earlier ones are not wanted any more
    bool m_isReading = false;
    bool m_isOver = false;
};

} // namespace ccr::ui
