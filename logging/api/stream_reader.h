#pragma once

#include "logging/api/recent_traffic.h"

#include <string_view>

namespace ccr::logging {

/// One event of a text/event-stream as it passed, its blank line included; a comment is one as well.
struct StreamFrame
{
    std::string text;
    int attempt = 0;               ///< 0 on the client's side
    std::optional<nanoseconds> at; ///< when its last byte passed, since the exchange's first byte; absent: it was not timed
    std::int64_t bytes = 0;        ///< as it passed; the text may be shorter, because secrets are masked, or missing
};

/// Cuts a text/event-stream into frames at its blank lines (WHATWG HTML, 9.2.5), whatever its line ends and however it comes in
/// pieces. A line feed behind the carriage return that ended a frame is dropped.
class FrameSplitter
{
public:
    /// Of a longer frame the first `mostText` bytes are kept.
    explicit FrameSplitter(std::size_t mostText = std::string::npos) : m_mostText(mostText) {}

    void feed(std::string_view bytes, std::optional<nanoseconds> at, std::vector<StreamFrame> &frames);
    /// What the end of the stream left without a blank line.
    void finish(std::optional<nanoseconds> at, std::vector<StreamFrame> &frames);

private:
    void add(std::string_view part);
    void endFrame(std::optional<nanoseconds> at, std::vector<StreamFrame> &frames);

    std::size_t m_mostText;
    std::string m_text;
    std::int64_t m_bytes = 0; ///< of the frame that has begun
    bool m_lineIsEmpty = true;
    bool m_afterReturn = false;
};

/// Reads the frames of one side of one exchange from RecentTraffic as they come. Any thread, one at a time; must not outlive
/// the traffic.
class StreamReader
{
public:
    /// `kind`: ProviderResponse, all attempts one after the other, or ClientResponse.
    StreamReader(const RecentTraffic &traffic, std::string exchangeId, StoredBody::Kind kind)
        : m_traffic(traffic), m_exchangeId(std::move(exchangeId)), m_kind(kind)
    {
    }

    /// New frames since the last call, from at most so many pieces; secrets are masked.
    std::vector<StreamFrame> take(std::size_t mostPieces = 4096);
    /// The same of an exchange that is over: also what lacks its blank line.
    std::vector<StreamFrame> takeRest(std::size_t mostPieces = 4096);
    /// The last call stopped because of its limit.
    bool hasMore() const { return m_hasMore; }

private:
    std::vector<StreamFrame> read(std::size_t mostPieces);
    std::vector<StreamFrame> masked(std::vector<StreamFrame> frames) const;
    void endBody(std::vector<StreamFrame> &frames);

    const RecentTraffic &m_traffic;
    const std::string m_exchangeId;
    const StoredBody::Kind m_kind;
    std::size_t m_body = 0;  ///< place among the bodies of the kind
    std::size_t m_piece = 0; ///< in that body
    int m_attempt = 0;
    std::optional<nanoseconds> m_lastAt;
    FrameSplitter m_splitter;
    bool m_hasMore = false;
};

/// The frames of a whole recorded body, without times.
std::vector<StreamFrame> framesOf(const StoredBody &body);
/// Whether it begins like a text/event-stream.
bool looksLikeEventStream(std::string_view body);

} // namespace ccr::logging
