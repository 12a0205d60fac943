#include "ui/models/stream_follower.h"

#include "logging/api/history.h"

#include <QPointer>

using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

struct Taken
{
    QList<ReadFrame> frames;
    bool hasMore = false;
};

} // namespace

StreamFollower::StreamFollower(logging::RecentTraffic *traffic, Background &background, QObject *parent)
    : QObject(parent), m_traffic(traffic), m_background(background), m_timer(this)
{
    m_timer.setInterval(100ms);
    connect(&m_timer, &QTimer::timeout, this, &StreamFollower::readMore);
}

void StreamFollower::stop()
{
    ++m_round;
    m_timer.stop();
    m_reader.reset();
    m_isReading = false;
}

void StreamFollower::follow(const std::string &exchangeId, logging::StoredBody::Kind kind, bool isOver, logging::HistoryControl *history)
{
    stop();
    m_exchangeId = exchangeId;
    m_kind = kind;
    m_isOver = isOver;
    if (m_traffic && (m_traffic->knows(exchangeId) || !isOver)) {
        m_reader = std::make_shared<logging::StreamReader>(*m_traffic, exchangeId, kind);
        m_timer.start();
        readMore();
    } else if (history) {
        askHistory(history);
    } else {
        Q_EMIT finished();
    }
}

void StreamFollower::setOver()
{
    m_isOver = true;
}

void StreamFollower::readMore()
{
    if (m_isReading || !m_reader) return;
    m_isReading = true;
    m_background.run(
        this,
        [reader = m_reader, isOver = m_isOver] {
            Taken taken{.frames = readFrames(isOver ? reader->takeRest() : reader->take())};
            taken.hasMore = !isOver || reader->hasMore();
            return taken;
        },
        [this, round = m_round](const Taken &taken) { take(round, taken.frames, taken.hasMore); });
}

void StreamFollower::take(int round, const QList<ReadFrame> &frames, bool hasMore)
{
    if (round != m_round) return;
    m_isReading = false;
    if (!hasMore) m_timer.stop();
    if (!frames.isEmpty()) Q_EMIT framesRead(frames);
    if (!hasMore) Q_EMIT finished();
}

void StreamFollower::askHistory(logging::HistoryControl *history)
{
    const auto found = [self = QPointer(this), round = m_round](const QList<logging::StoredBody> &bodies) {
        if (!self || self->m_round != round) return;
        self->m_background.run(
            self,
            [bodies, kind = self->m_kind] {
                QList<ReadFrame> frames;
                for (const logging::StoredBody &body : bodies)
                    if (body.kind == kind && logging::looksLikeEventStream(body.text)) frames += readFrames(logging::framesOf(body));
                return frames;
            },
            [self, round](const QList<ReadFrame> &frames) { self->take(round, frames, false); });
    };
    history->findBodies(m_exchangeId, found);
}

} // namespace ccr::ui
