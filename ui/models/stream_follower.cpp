#include "ui/models/stream_follower.h"

#include "logging/api/history.h"

#include <QPointer>

#include <algorithm>

using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

// The memory keeps the beginning of a long body.
bool isCutInMemory(const logging::RecentTraffic &traffic, const std::string &exchangeId, logging::StoredBody::Kind kind)
{
    const std::vector<logging::BodySize> sizes = traffic.sizes(exchangeId);
    return std::any_of(sizes.begin(), sizes.end(),
                       [kind](const logging::BodySize &size) { return size.kind == kind && size.keptBytes < size.wholeBytes; });
}

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
    m_traffic = nullptr;
    m_isReading = false;
}

void StreamFollower::follow(const std::string &exchangeId, logging::StoredBody::Kind kind, bool isOver, const ExchangePlace &place)
{
    stop();
    m_exchangeId = exchangeId;
    m_kind = kind;
    m_isOver = isOver;
    if (place.traffic && (place.traffic->knows(exchangeId) || !isOver)) {
        m_traffic = place.traffic;
        m_reader = std::make_shared<logging::StreamReader>(*place.traffic, exchangeId, kind);
        m_timer.start();
        readMore();
    } else if (place.history) {
        askHistory(place.history);
    } else {
        Q_EMIT finished(false, 0);
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
        [reader = m_reader, isOver = m_isOver, traffic = m_traffic, id = m_exchangeId, kind = m_kind] {
            Taken taken;
            taken.stream.frames = readFrames(isOver ? reader->takeRest() : reader->take());
            taken.hasMore = !isOver || reader->hasMore();
            if (!taken.hasMore) taken.stream.isCut = isCutInMemory(*traffic, id, kind);
            return taken;
        },
        [this, round = m_round](const Taken &taken) { take(round, taken); });
}

void StreamFollower::take(int round, const Taken &taken)
{
    if (round != m_round) return;
    m_isReading = false;
    if (!taken.hasMore) m_timer.stop();
    if (!taken.stream.frames.isEmpty()) Q_EMIT framesRead(taken.stream.frames);
    if (!taken.hasMore) Q_EMIT finished(taken.stream.isCut, taken.stream.leftOut);
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
        [this, round = m_round](const RecordedStream &stream) { take(round, {.stream = stream}); });
}

} // namespace ccr::ui
