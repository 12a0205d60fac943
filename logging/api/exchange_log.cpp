#include "logging/api/exchange_log.h"

#include "logging/api/end_sentences.h"
#include "logging/api/timeline_recorder.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr nanoseconds progressInterval = 250ms;
constexpr nanoseconds shortestStall = 5s;
constexpr int stallFactor = 8;
constexpr std::size_t mostHeads = 64;          ///< of one exchange: thirty attempts
constexpr nanoseconds smallestGapBound = 10ms; ///< see StreamNumbers::gapCounts

} // namespace

ExchangeLog::ExchangeLog(LogTarget &target, std::string exchangeId, MonotonicTime firstByte, const Clock &clock)
    : m_target(target),
      m_clock(clock),
      m_id(std::move(exchangeId)),
      m_bodyLimit(target.bodyLimit()),
      m_keepsHeads(target.keepsHeads()),
      m_firstByte(firstByte)
{
    if (!target.keepsTimelines()) return;
    m_providerTimeline = std::make_unique<TimelineRecorder>();
    m_clientTimeline = std::make_unique<TimelineRecorder>();
}

ExchangeLog::~ExchangeLog()
{
    if (m_finished) return;
    const PackedPhrase said = saidOfEnd("The request was dropped unanswered.");
    finished({.outcome = Outcome::Failed, .errorClass = "internal", .errorMessage = said.english(), .errorPhrase = said});
}

void ExchangeLog::submit(ExchangeFact fact)
{
    m_target.submit(ExchangeEvent{m_id, std::move(fact)});
}

void ExchangeLog::started(ExchangeStarted fact)
{
    submit(std::move(fact));
}

void ExchangeLog::routed(ExchangeRouted fact)
{
    fact.at = elapsed();
    submit(std::move(fact));
}

void ExchangeLog::attemptStarted(AttemptStarted fact)
{
    fact.at = elapsed();
    hand(m_providerResponse);
    m_attempt = fact.number;
    if (m_providerTimeline) m_providerTimeline->begin(m_attempt, fact.at);
    submit(std::move(fact));
}

void ExchangeLog::clientRequest(const QByteArray &body)
{
    if (m_traffic) m_traffic->add(StoredBody::Kind::ClientRequest, 0, body, elapsed());
    StoredBody stored{.kind = StoredBody::Kind::ClientRequest};
    keep(stored, {body.constData(), static_cast<std::size_t>(body.size())});
    hand(stored);
}

void ExchangeLog::providerRequest(const QByteArray &body)
{
    if (m_traffic) m_traffic->add(StoredBody::Kind::ProviderRequest, m_attempt, body, elapsed());
    StoredBody stored{.kind = StoredBody::Kind::ProviderRequest, .attempt = m_attempt};
    keep(stored, {body.constData(), static_cast<std::size_t>(body.size())});
    hand(stored);
}

void ExchangeLog::providerPiece(std::string_view piece)
{
    show(StoredBody::Kind::ProviderResponse, piece);
    if (m_providerTimeline) m_providerTimeline->add(piece, elapsed());
    m_providerResponse.kind = StoredBody::Kind::ProviderResponse;
    m_providerResponse.attempt = m_attempt;
    keep(m_providerResponse, piece);
}

void ExchangeLog::clientPiece(std::string_view piece)
{
    show(StoredBody::Kind::ClientResponse, piece);
    if (m_clientTimeline) m_clientTimeline->add(piece, elapsed());
    m_clientResponse.kind = StoredBody::Kind::ClientResponse;
    keep(m_clientResponse, piece);
}

void ExchangeLog::head(MessageHead head)
{
    const bool isClients = head.kind == StoredBody::Kind::ClientRequest || head.kind == StoredBody::Kind::ClientResponse;
    head.attempt = isClients ? 0 : m_attempt;
    if (m_traffic) m_traffic->add(head);
    if (m_keepsHeads && m_heads.heads.size() < mostHeads) m_heads.heads.push_back(std::move(head));
}

void ExchangeLog::show(StoredBody::Kind kind, std::string_view piece) const
{
    if (!m_traffic) return;
    const int attempt = kind == StoredBody::Kind::ClientResponse ? 0 : m_attempt;
    m_traffic->add(kind, attempt, QByteArray(piece.data(), static_cast<qsizetype>(piece.size())), elapsed());
}

void ExchangeLog::keep(StoredBody &body, std::string_view piece) const
{
    if (m_bodyLimit == 0) return;
    body.wholeBytes += static_cast<std::int64_t>(piece.size());
    body.text += piece.substr(0, m_bodyLimit - std::min(m_bodyLimit, body.text.size()));
}

void ExchangeLog::hand(StoredBody &body)
{
    if (body.wholeBytes == 0) return;
    body.exchangeId = m_id;
    m_target.submitBody(std::exchange(body, {}));
}

void ExchangeLog::attemptConnected(bool reused)
{
    submit(AttemptConnected{.at = elapsed(), .reused = reused});
}

void ExchangeLog::attemptAnswered(int status)
{
    const nanoseconds now = elapsed();
    m_stream.firstByte = now;
    submit(AttemptAnswered{.status = status, .at = now});
}

void ExchangeLog::attemptFailed(AttemptFailed fact)
{
    fact.at = elapsed();
    submit(std::move(fact));
}

void ExchangeLog::pieceReceived(const StreamPiece &piece)
{
    const nanoseconds now = elapsed();
    m_lastByte = now;
    ++m_stream.pieces;
    m_stream.bytes += piece.bytes;
    m_stream.events += piece.events;
    if (!piece.hasContent()) {
        m_aliveSinceContent = true;
        return;
    }
    m_stream.textDeltas += piece.textDeltas;
    m_stream.thinkingDeltas += piece.thinkingDeltas;
    m_stream.toolDeltas += piece.toolDeltas;
    if (m_stream.lastContent) {
        noteGap(now - *m_stream.lastContent, m_aliveSinceContent);
        countGap(now - *m_stream.lastContent);
    }
    const bool isFirst = !m_stream.firstContent;
    if (isFirst) m_stream.firstContent = now;
    m_stream.lastContent = now;
    m_aliveSinceContent = false;
    if (!isFirst && now - m_lastProgress < progressInterval) return;
    m_lastProgress = now;
    summarize(now);
    submit(ExchangeProgress{.stream = m_stream, .at = now});
}

StreamNumbers ExchangeLog::streamTotals(std::int64_t bytes, int errors)
{
    const nanoseconds now = elapsed();
    if (bytes > m_stream.bytes) {
        if (!m_stream.firstByte) m_stream.firstByte = now;
        m_lastByte = now;
        ++m_stream.pieces;
    }
    const bool isNews = bytes != m_stream.bytes || errors != m_stream.parseErrors;
    m_stream.bytes = bytes;
    m_stream.parseErrors = errors;
    if (isNews && (m_lastProgress == nanoseconds{} || now - m_lastProgress >= progressInterval)) {
        m_lastProgress = now;
        submit(ExchangeProgress{.stream = m_stream, .at = now});
    }
    return m_stream;
}

void ExchangeLog::backpressureBegan()
{
    if (!m_pausedAt) m_pausedAt = elapsed();
}

void ExchangeLog::backpressureEnded()
{
    if (m_pausedAt) m_stream.backpressure += elapsed() - *std::exchange(m_pausedAt, std::nullopt);
}

bool ExchangeLog::isStall(nanoseconds gap) const
{
    return gap > shortestStall && gap > stallFactor * gapQuantile(0.5);
}

void ExchangeLog::noteGap(nanoseconds gap, bool wasAlive)
{
    if (isStall(gap)) {
        ++m_stream.stalls;
        m_stream.aliveStalls += wasAlive;
        m_stream.stalled += gap;
        submit(PhaseChanged{{.name = "stall",
                             .startedAt = *m_stream.lastContent,
                             .endedAt = *m_stream.lastContent + gap,
                             .metadata = wasAlive ? R"({"alive":true})" : ""}});
    }
    m_stream.longestGap = std::max(m_stream.longestGap, gap);
    const auto micros = static_cast<std::uint64_t>(std::max<std::int64_t>(stepsPerOctave, gap.count() / 1000));
    const int octave = std::bit_width(micros) - std::bit_width(std::uint64_t(stepsPerOctave));
    const int step = static_cast<int>(micros >> octave) - stepsPerOctave;
    ++m_gapCounts[std::min(octave * stepsPerOctave + step, octaves * stepsPerOctave - 1)];
    ++m_gaps;
}

void ExchangeLog::countGap(nanoseconds gap)
{
    std::size_t bucket = 0;
    while (bucket + 1 < m_stream.gapCounts.size() && gap > smallestGapBound * (std::int64_t(1) << bucket)) ++bucket;
    ++m_stream.gapCounts[bucket];
    m_stream.gapSum += gap;
}

// The middle of the bucket: an octave has eight, so it is off by a sixteenth at most. Gaps under 8 us count as 8 us.
nanoseconds ExchangeLog::gapQuantile(double quantile) const
{
    if (m_gaps == 0) return {};
    const auto rank = static_cast<std::int64_t>(std::ceil(quantile * static_cast<double>(m_gaps)));
    std::int64_t seen = 0;
    int bucket = 0;
    while (bucket < octaves * stepsPerOctave - 1 && (seen += m_gapCounts[bucket]) < std::max<std::int64_t>(rank, 1)) ++bucket;
    const int octave = bucket / stepsPerOctave;
    const std::int64_t low = std::int64_t(stepsPerOctave + bucket % stepsPerOctave) << octave;
    return microseconds(low + (std::int64_t(1) << octave) / 2);
}

void ExchangeLog::summarize(nanoseconds now)
{
    m_stream.medianGap = std::min(gapQuantile(0.5), m_stream.longestGap);
    m_stream.gapP95 = std::min(gapQuantile(0.95), m_stream.longestGap);
    m_stream.sinceLastByte = m_stream.pieces > 0 ? now - m_lastByte : nanoseconds{};
}

void ExchangeLog::finished(ExchangeFinished fact)
{
    if (m_finished) return;
    m_finished = true;
    fact.at = elapsed();
    backpressureEnded();
    // A silence that nothing ended but the end is one as well.
    if (m_stream.lastContent && isStall(fact.at - *m_stream.lastContent)) noteGap(fact.at - *m_stream.lastContent, m_aliveSinceContent);
    summarize(fact.at);
    fact.stream = m_stream;
    hand(m_providerResponse);
    hand(m_clientResponse);
    if (!m_heads.heads.empty()) {
        m_heads.exchangeId = m_id;
        m_target.submitHeads(std::move(m_heads));
    }
    handTimelines(fact.at);
    submit(std::move(fact));
}

void ExchangeLog::handTimelines(nanoseconds at)
{
    if (!m_providerTimeline) return;
    RecordedTimeline timeline{.exchangeId = m_id, .provider = m_providerTimeline->take(at), .client = m_clientTimeline->take(at)};
    if (!timeline.isEmpty()) m_target.submitTimeline(std::move(timeline));
}

} // namespace ccr::logging
