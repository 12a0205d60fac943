#include "logging/api/stream_reader.h"

#include <algorithm>
#include <utility>

namespace ccr::logging {

void FrameSplitter::add(std::string_view part)
{
    m_text += part.substr(0, m_mostText - std::min(m_mostText, m_text.size()));
    m_bytes += static_cast<std::int64_t>(part.size());
}

void FrameSplitter::endFrame(std::optional<nanoseconds> at, std::vector<StreamFrame> &frames)
{
    frames.push_back({.text = std::exchange(m_text, {}), .attempt = 0, .at = at, .bytes = std::exchange(m_bytes, 0)});
}

void FrameSplitter::feed(std::string_view bytes, std::optional<nanoseconds> at, std::vector<StreamFrame> &frames)
{
    while (!bytes.empty()) {
        if (std::exchange(m_afterReturn, false) && bytes.front() == '\n') {
            if (m_bytes > 0) add("\n");
            bytes.remove_prefix(1);
            continue;
        }
        const std::size_t end = bytes.find_first_of("\r\n");
        const std::size_t length = std::min(end, bytes.size());
        add(bytes.substr(0, length));
        if (length > 0) m_lineIsEmpty = false;
        if (end == std::string_view::npos) return;
        m_afterReturn = bytes[end] == '\r';
        // Blank lines before the first line of a frame say nothing.
        if (m_bytes > 0) add(bytes.substr(end, 1));
        if (std::exchange(m_lineIsEmpty, true) && m_bytes > 0) endFrame(at, frames);
        bytes.remove_prefix(end + 1);
    }
}

void FrameSplitter::finish(std::optional<nanoseconds> at, std::vector<StreamFrame> &frames)
{
    if (m_bytes > 0) endFrame(at, frames);
    *this = FrameSplitter(m_mostText);
}

std::vector<StreamFrame> StreamReader::masked(std::vector<StreamFrame> frames) const
{
    for (StreamFrame &frame : frames) m_traffic.m_mask(frame.text);
    return frames;
}

void StreamReader::endBody(std::vector<StreamFrame> &frames)
{
    const std::size_t before = frames.size();
    m_splitter.finish(m_lastAt, frames);
    for (std::size_t i = before; i < frames.size(); ++i) frames[i].attempt = m_attempt;
}

std::vector<StreamFrame> StreamReader::read(std::size_t mostPieces)
{
    std::vector<StreamFrame> frames;
    m_hasMore = false; // also when the exchange has been forgotten since
    std::vector<BodySize> bodies = m_traffic.sizes(m_exchangeId);
    std::erase_if(bodies, [this](const BodySize &body) { return body.kind != m_kind; });
    while (m_body < bodies.size()) {
        m_attempt = bodies[m_body].attempt;
        const std::vector<TrafficPiece> pieces = m_traffic.pieces(m_exchangeId, m_kind, m_attempt, m_piece, mostPieces);
        const std::size_t before = frames.size();
        for (const TrafficPiece &piece : pieces) {
            m_splitter.feed({piece.bytes.constData(), static_cast<std::size_t>(piece.bytes.size())}, piece.at, frames);
            m_lastAt = piece.at;
        }
        for (std::size_t i = before; i < frames.size(); ++i) frames[i].attempt = m_attempt;
        m_piece += pieces.size();
        mostPieces -= pieces.size();
        m_hasMore = mostPieces == 0;
        const bool isNewest = m_body + 1 == bodies.size();
        if (m_hasMore || (isNewest && pieces.empty())) break;
        if (!pieces.empty()) continue;
        endBody(frames);
        ++m_body;
        m_piece = 0;
    }
    return frames;
}

std::vector<StreamFrame> StreamReader::take(std::size_t mostPieces)
{
    return masked(read(mostPieces));
}

std::vector<StreamFrame> StreamReader::takeRest(std::size_t mostPieces)
{
    std::vector<StreamFrame> frames = read(mostPieces);
    if (!m_hasMore) endBody(frames);
    return masked(std::move(frames));
}

std::vector<StreamFrame> framesOf(const StoredBody &body)
{
    std::vector<StreamFrame> frames;
    FrameSplitter splitter;
    splitter.feed(body.text, std::nullopt, frames);
    splitter.finish(std::nullopt, frames);
    for (StreamFrame &frame : frames) frame.attempt = body.attempt;
    return frames;
}

bool looksLikeEventStream(std::string_view body)
{
    return body.starts_with("event:") || body.starts_with("data:") || body.starts_with(":") || body.starts_with("id:")
           || body.starts_with("retry:");
}

} // namespace ccr::logging
