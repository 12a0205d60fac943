#include "ui/models/running_speeds.h"

namespace ccr::ui {

namespace {

constexpr std::chrono::milliseconds shortest{500}; ///< two pieces at once would be any speed

} // namespace

void RunningSpeeds::take(const logging::ExchangeSnapshot &exchange, MonotonicTime now)
{
    if (exchange.outcome != logging::Outcome::InFlight) {
        m_running.erase(exchange.id);
        return;
    }
    if (!exchange.stream.firstContent) return;
    std::deque<Sample> &samples = m_running[exchange.id];
    const std::int64_t pieces = exchange.stream.contentDeltas();
    if (!samples.empty() && pieces < samples.back().pieces) samples.clear(); // another attempt
    samples.push_back({now, pieces});
    // One from before the window stays: from there it is counted.
    while (samples.size() > 2 && samples[1].time <= now - window) samples.pop_front();
}

std::optional<double> RunningSpeeds::speed(const std::string &id, MonotonicTime now) const
{
    const auto found = m_running.find(id);
    if (found == m_running.end()) return std::nullopt;
    const std::deque<Sample> &samples = found->second;
    const Sample *first = &samples.front();
    for (const Sample &sample : samples)
        if (sample.time <= now - window) first = &sample;
    const std::int64_t pieces = samples.back().pieces - first->pieces;
    const auto time = std::min<nanoseconds>(now - first->time, std::max<nanoseconds>(window, samples.back().time - first->time));
    if (time < shortest) return std::nullopt;
    return static_cast<double>(pieces) / std::chrono::duration<double>(time).count();
}

} // namespace ccr::ui
