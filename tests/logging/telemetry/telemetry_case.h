#pragma once

#include "logging/api/metrics_snapshot.h"
#include "logging/api/snapshots.h"
#include "logging/metrics/request_metrics.h"

/// What is exported in several tests.
namespace ccr::test {

/// A request that a second provider served.
inline logging::ExchangeSnapshot servedExchange(const std::string &id = "req_0123456789abcdef0123456789abcdef")
{
    using namespace std::chrono_literals;
    logging::ExchangeSnapshot exchange{.id = id,
                                       .startedAt = WallTime(nanoseconds(1'790'000'000'123'456'789)),
                                       .method = "POST",
                                       .path = "/v1/messages?beta=true",
                                       .client = "claude-cli/2.1 (external)",
                                       .clientAddress = "127.0.0.1",
                                       .sessionId = "session \"1\"",
                                       .askedModel = "claude-sonnet",
                                       .wantsStream = true,
                                       .state = logging::ExchangeState::Completed,
                                       .provider = "deepseek",
                                       .model = "deepseek-chat",
                                       .rule = "default",
                                       .outcome = logging::Outcome::Ok,
                                       .status = 200,
                                       .finishReason = "stop",
                                       .tokens = {.input = 100, .output = 50, .cacheRead = 20, .cacheWrite = 3, .known = true},
                                       .total = 2s};
    exchange.stream.firstContent = 300ms;
    exchange.cost = logging::Money{.amount = 0.25, .currency = "USD"};
    exchange.attempts = {{.number = 1,
                          .provider = "moonshot",
                          .model = "kimi",
                          .url = "https://api.moonshot.cn/v1/chat/completions",
                          .startedAt = 1ms,
                          .status = 503,
                          .errorClass = "overloaded",
                          .message = "busy"},
                         {.number = 2,
                          .provider = "deepseek",
                          .model = "deepseek-chat",
                          .url = "https://api.deepseek.com:8443/chat/completions",
                          .startedAt = 200ms,
                          .status = 200}};
    return exchange;
}

/// What is measured when such requests and an output were there.
inline logging::MetricsSnapshot measuredMetrics()
{
    using namespace std::chrono_literals;
    logging::RequestMetrics metrics;
    metrics.add(servedExchange(), monotonicNow());
    metrics.addError({.errorClass = "overloaded", .provider = "moonshot"});
    logging::MetricsSnapshot snapshot;
    metrics.fill(snapshot, monotonicNow());
    snapshot.time = WallTime(nanoseconds(1'790'000'060'000'000'000));
    snapshot.logging.uptime = 60s;
    snapshot.logging.streams.append({.name = "file", .handedByLevel = {0, 0, 7, 0, 0, 0}, .written = 7, .bytes = 700});
    snapshot.logging.streams[0].output.writes.add(250us);
    for (int i = 0; i < 3; ++i) snapshot.logging.enqueueCounts.add(nanoseconds(200));
    snapshot.performance.queueDelay[static_cast<std::size_t>(logging::MetricsWindow::SinceStart)] = {
        .count = 4, .average = 2ms, .p50 = 1ms, .p99 = 3ms, .p999 = 3ms};
    snapshot.providersUp = {{.labels = {"moonshot"}, .number = 0}, {.labels = {"deepseek"}, .number = 1}};
    return snapshot;
}

} // namespace ccr::test
