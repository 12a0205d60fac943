#include "tests/benchmark/traffic.h"

#include "logging/api/exchange_log.h"
#include "logging/history/exchange_store.h"

#include <memory>

using namespace ccr::logging;
using namespace std::chrono_literals;

namespace ccr::benchmark {

namespace {

constexpr int streams = 50;
constexpr auto eventInterval = 25ms;
constexpr auto lineInterval = 5ms;
constexpr int linesAtOnce = 10;
constexpr int rowsAtOnce = 5000;
constexpr const char *models[] = {"deepseek-chat", "deepseek-reasoner", "kimi-k2", "glm-4.7"};
constexpr const char *providers[] = {"deepseek", "deepseek", "moonshot", "zhipu"};

// `number` counts up with time.
ExchangeSnapshot stored(int number, WallTime start)
{
    const int kind = number % 4;
    ExchangeSnapshot exchange;
    exchange.number = static_cast<std::uint64_t>(number);
    exchange.id = "stored-" + std::to_string(number);
    exchange.startedAt = start;
    exchange.method = "POST";
    exchange.path = number % 9 ? "/v1/messages" : "/v1/messages/count_tokens";
    exchange.client = "claude-cli/2.1.0";
    exchange.sessionId = "session-" + std::to_string(number % 40);
    exchange.askedModel = "claude-sonnet-4-5";
    exchange.wantsStream = true;
    exchange.provider = providers[kind];
    exchange.model = models[kind];
    exchange.rule = number % 5 ? "default" : "background";
    exchange.routeSentence = PackedPhrase("Went there because no other rule matched.");
    exchange.routeSteps = {{"explicit", false, PackedPhrase("names no provider")}, {exchange.rule, true, PackedPhrase("matched")}};
    exchange.outcome = number % 23 == 0 ? Outcome::Failed : Outcome::Ok;
    exchange.state = number % 23 == 0 ? ExchangeState::Failed : ExchangeState::Completed;
    exchange.status = number % 23 == 0 ? 429 : 200;
    if (exchange.outcome == Outcome::Failed) {
        exchange.errorClass = "rate_limited";
        exchange.errorMessage = "Rate limit reached, retry after 23 s";
        exchange.errorFingerprint = "rate_limited";
    }
    exchange.attempts.push_back({.number = 1,
                                 .provider = exchange.provider,
                                 .model = exchange.model,
                                 .url = "https://api.example.com/v1/chat/completions",
                                 .transport = "qnam",
                                 .key = "work",
                                 .startedAt = 1ms,
                                 .connectedAt = 41ms,
                                 .answeredAt = 400ms,
                                 .status = exchange.status});
    exchange.routedAt = 1ms;
    exchange.stream.firstByte = 400ms;
    exchange.stream.firstContent = milliseconds(500 + number % 700);
    exchange.stream.lastContent = milliseconds(5000 + number % 4000);
    exchange.stream.events = 400;
    exchange.stream.textDeltas = 390;
    exchange.total = *exchange.stream.lastContent + 50ms;
    exchange.tokens = {.input = 2000 + number % 900, .output = 400, .cacheRead = 9000, .cacheWrite = 100, .known = number % 23 != 0};
    if (exchange.tokens.known) exchange.cost = Money{0.004, "USD"};
    return exchange;
}

/// One request that streams.
class Stream
{
public:
    Stream(LogTarget &target, RecentTraffic *recent, int number)
        : m_kind(number % 4), m_left(160 + number * 7 % 320), m_log(target, "live-" + std::to_string(number), monotonicNow())
    {
        if (recent) m_log.keepTraffic(*recent);
        m_log.started({.time = wallNow(),
                       .method = "POST",
                       .path = "/v1/messages",
                       .client = "claude-cli/2.1.0",
                       .sessionId = "session-" + std::to_string(number % 40),
                       .askedModel = "claude-sonnet-4-5",
                       .wantsStream = true,
                       .requestBytes = 48'000,
                       .clientAddress = "127.0.0.1"});
        m_log.routed({.rule = "default",
                      .sentence = PackedPhrase("Went there because no other rule matched."),
                      .steps = {{"explicit", false, PackedPhrase("names no provider")}, {"default", true, PackedPhrase("matched")}},
                      .provider = providers[m_kind],
                      .model = models[m_kind],
                      .countedTokens = 12'000});
        m_log.attemptStarted({.number = 1,
                              .provider = providers[m_kind],
                              .model = models[m_kind],
                              .url = "https://api.example.com/v1/chat/completions",
                              .transport = "qnam",
                              .key = "work"});
        m_log.attemptConnected(true);
        m_log.attemptAnswered(200);
    }

    bool isOver() const { return m_left == 0; }
    void event()
    {
        constexpr std::string_view frame = "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,"
                                           "\"delta\":{\"type\":\"text_delta\",\"text\":\" and so on\"}}\n\n";
        m_log.pieceReceived({.bytes = static_cast<std::int64_t>(frame.size()), .events = 1, .textDeltas = 1});
        m_log.providerPiece(frame);
        m_log.clientPiece(frame);
        if (--m_left > 0) return;
        m_log.finished({.outcome = Outcome::Ok,
                        .status = 200,
                        .finishReason = "end_turn",
                        .tokens = {.input = 12'000, .output = 400, .cacheRead = 9000, .cacheWrite = 100, .known = true},
                        .responseBytes = 60'000});
    }

private:
    int m_kind;
    int m_left;
    ExchangeLog m_log;
};

} // namespace

void fillHistory(const QString &path, int count)
{
    Result<ExchangeStore::Opened> opened = ExchangeStore::open(path, ExchangeStore::Access::ReadWrite);
    if (!opened) qFatal("%s", qPrintable(opened.error().message));
    const WallTime now = wallNow();
    std::vector<ExchangeSnapshot> part;
    for (int number = 1; number <= count; ++number) {
        part.push_back(stored(number, now - (count - number) * nanoseconds(55min) / count));
        if (number % rowsAtOnce != 0 && number != count) continue;
        if (const Result<Done> done = opened->store->add(part, {}); !done) qFatal("%s", qPrintable(done.error().message));
        part.clear();
    }
}

Traffic::Traffic(LogTarget &target, RecentTraffic *recent)
    : m_target(target), m_recent(recent), m_streams([this] { stream(); }), m_lines([this] { log(); })
{
}

Traffic::~Traffic()
{
    m_isEnding = true;
    m_streams.join();
    m_lines.join();
}

// The streams speak one after the other, evenly in time.
void Traffic::stream()
{
    std::vector<std::unique_ptr<Stream>> running(streams);
    int number = 0;
    auto next = std::chrono::steady_clock::now();
    for (std::size_t turn = 0; !m_isEnding; turn = (turn + 1) % streams) {
        std::unique_ptr<Stream> &stream = running[turn];
        if (!stream || stream->isOver()) stream = std::make_unique<Stream>(m_target, m_recent, ++number);
        stream->event();
        next += nanoseconds(eventInterval) / streams;
        std::this_thread::sleep_until(next);
    }
}

void Traffic::log()
{
    const Log log(m_target, "upstream");
    auto next = std::chrono::steady_clock::now();
    for (std::int64_t i = 0; !m_isEnding; ++i) {
        for (int line = 0; line < linesAtOnce; ++line)
            log.write(line == 0 ? Severity::Warn : Severity::Info, "piece forwarded",
                      {{"provider", "deepseek"}, {"model", "deepseek-chat"}, {"piece", i}, {"bytes", 187}, {"ms", 24.6}});
        next += lineInterval;
        std::this_thread::sleep_until(next);
    }
}

} // namespace ccr::benchmark
