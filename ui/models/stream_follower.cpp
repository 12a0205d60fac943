#include "ui/models/stream_follower.h"

#include "logging/api/history.h"
#include "ui/models/recorded_stream.h"

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

StreamFollower::StreamFollower(Background &background, QObject *parent) : QObject(parent), m_background(background), m_timer(this)
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

void StreamFollower::follow(const std::string &exchangeId, logging::StoredBody::Kind kind, bool isOver, const ExchangePlace &place)
{
    stop();
    m_exchangeId = exchangeId;
    m_kind = kind;
    m_isOver = isOver;
    if (place.traffic && (place.traffic->knows(exchangeId) || !isOver)) {
        m_reader = std::make_shared<logging::StreamReader>(*place.traffic, exchangeId, kind);
        m_timer.start();
        readMore();
    } else if (place.history) {
        askHistory(place.history);
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
    const auto found = [self = QPointer(this), round = m_round, history](const logging::RecordedTimeline &timeline) {
        if (!self || self->m_round != round) return;
        history->findBodies(self->m_exchangeId, [self, round, timeline](const QList<logging::StoredBody> &bodies) {
            if (self && self->m_round == round) self->takeRecorded(bodies, timeline);
        });
    };
    history->findTimeline(m_exchangeId, found);
}

void StreamFollower::takeRecorded(const QList<logging::StoredBody> &bodies, const logging::RecordedTimeline &timeline)
{
    m_background.run(
        this, [bodies, timeline, kind = m_kind] { return recordedStream(bodies, timeline, kind); },
        [this, round = m_round](const QList<ReadFrame> &frames) { take(round, frames, false); });
}

} // namespace ccr::ui
