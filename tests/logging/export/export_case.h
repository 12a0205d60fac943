#pragma once

#include "logging/api/error_info.h"
#include "logging/api/export.h"
#include "tests/support/fake_clock.h"

#include <array>

/// Exchanges, records and bodies for tests of exports.
namespace ccr::test {

inline constexpr std::array exportFormats = {logging::ExportFormat::Ndjson,   logging::ExportFormat::Csv,  logging::ExportFormat::Har,
                                             logging::ExportFormat::Markdown, logging::ExportFormat::Html, logging::ExportFormat::Otlp};
inline constexpr std::array exportPrivacies = {logging::ExportPrivacy::Strict, logging::ExportPrivacy::Standard,
                                               logging::ExportPrivacy::Full};

inline const WallTime exportTime{milliseconds(1'763'841'600'000)}; // 2025-11-22T20:00:00Z

/// Served by the second provider, streamed.
inline logging::ExchangeSnapshot servedExchange()
{
    using namespace logging;
    ExchangeSnapshot s;
    s.number = 1;
    s.id = "req_0190a1b2c3d47e5f8899aabbccddeeff";
    s.startedAt = exportTime;
    s.method = "POST";
    s.path = "/v1/messages?beta=true";
    s.client = "claude-cli/2.1.197 (external, cli)";
    s.clientAddress = "127.0.0.1";
    s.sessionId = "11111111-2222-3333-4444-555555555555";
    s.askedModel = "claude-sonnet-4-5";
    s.wantsStream = true;
    s.state = ExchangeState::Completed;
    s.provider = "deepseek";
    s.model = "deepseek-chat";
    s.rule = "default";
    s.routeSentence = PackedPhrase("No other rule matched.");
    s.routeSteps = {{"background", false, PackedPhrase("model is no haiku")}, {"default", true, {}}};
    s.countedTokens = 120;
    s.attempts = {{.number = 1,
                   .provider = "moonshot",
                   .model = "kimi",
                   .url = "https://api.moonshot.cn/v1/chat/completions",
                   .transport = "http/1.1",
                   .key = "work",
                   .startedAt = milliseconds(3),
                   .connectedAt = milliseconds(5),
                   .answeredAt = milliseconds(40),
                   .status = 429,
                   .errorClass = "rate_limited",
                   .message = "slow down"},
                  {.number = 2,
                   .provider = "deepseek",
                   .model = "deepseek-chat",
                   .url = "https://api.deepseek.com:8443/v1/chat/completions?a=1&b=%20x",
                   .transport = "h2",
                   .key = "spare",
                   .startedAt = milliseconds(41),
                   .connectedAt = milliseconds(45),
                   .answeredAt = milliseconds(145),
                   .status = 200,
                   .errorClass = {},
                   .message = {}}};
    s.outcome = Outcome::Ok;
    s.status = 200;
    s.finishReason = "stop";
    s.finishClass = FinishClass::Normal;
    s.tokens = {.input = 100, .output = 50, .cacheRead = 20, .cacheWrite = 3, .reasoning = 30, .known = true};
    s.cost = Money{0.00125, "USD"};
    s.stream.firstByte = milliseconds(145);
    s.stream.firstContent = milliseconds(150);
    s.stream.lastContent = milliseconds(640);
    s.stream.events = 12;
    s.stream.textDeltas = 10;
    s.stream.stalls = 1;
    s.stream.stalled = milliseconds(5500);
    s.requestBytes = 512;
    s.responseBytes = 2048;
    s.routedAt = milliseconds(2);
    s.total = milliseconds(645);
    return s;
}

/// Rejected before any provider was asked; its texts try to be markup and formulas.
inline logging::ExchangeSnapshot rejectedExchange()
{
    using namespace logging;
    ExchangeSnapshot s;
    s.number = 2;
    s.id = "req_2";
    s.startedAt = exportTime + milliseconds(1500);
    s.method = "POST";
    s.path = "/v1/messages";
    s.client = "=cmd|'/c calc'!A0";
    s.askedModel = "<script>alert(1)</script>";
    s.state = ExchangeState::Failed;
    s.outcome = Outcome::Rejected;
    s.status = 400;
    s.errorClass = "invalid_request";
    s.errorMessage = "a \"b\", c\r\n| `d` *e* \u202ef</td>";
    s.errorSeverity = ErrorSeverity::Warning;
    s.total = milliseconds(1);
    return s;
}

inline logging::LogRecord exportRecord()
{
    return {.time = exportTime + milliseconds(10),
            .severity = logging::Severity::Warn,
            .component = "proxy",
            .message = "attempt failed\n<b>forged</b>",
            .exchangeId = servedExchange().id,
            .fields = {{"status", std::int64_t(429)}, {"error", std::string("@slow down")}, {"raw", logging::RawJson{R"({"k":[1,"x"]})"}}},
            .seq = 7};
}

inline QList<logging::StoredBody> exportBodies()
{
    using Kind = logging::StoredBody::Kind;
    const std::string id = servedExchange().id;
    return {{id, Kind::ClientRequest, 0, 27, R"({"model":"claude-sonnet-4-5"})"},
            {id, Kind::ProviderRequest, 2, 25, R"({"model":"deepseek-chat"})"},
            {id, Kind::ProviderResponse, 1, 20, R"({"error":"slow down"})"},
            {id, Kind::ProviderResponse, 2, 5000, "event: delta\ndata: {\"t\":\"```<b>\"}\n\ndata: [DONE]\n\n"},
            {id, Kind::ClientResponse, 0, 3, "\xff\x01\x80"}};
}

inline std::vector<logging::RecordedHeads> exportHeads()
{
    using Kind = logging::StoredBody::Kind;
    return {{.exchangeId = servedExchange().id,
             .heads = {{.kind = Kind::ClientRequest, .text = "User-Agent: claude-cli/2.1.197\nAuthorization: [Redacted]\n"},
                       {.kind = Kind::ProviderRequest, .attempt = 1, .text = "X-Attempt: one\n"},
                       {.kind = Kind::ProviderResponse, .attempt = 1, .text = "retry-after: 7\n"},
                       {.kind = Kind::ProviderRequest, .attempt = 2, .text = "X-Attempt: two\nX-Quote: a \"b\"\n", .leftOut = 2},
                       {.kind = Kind::ProviderResponse, .attempt = 2, .text = "content-type: text/event-stream\nvia: a\nvia: b\n"},
                       {.kind = Kind::ClientResponse, .text = "Content-Type: text/event-stream\n"}}},
            {.exchangeId = rejectedExchange().id,
             .heads = {{.kind = Kind::ClientRequest, .text = "Accept: */*\n"},
                       {.kind = Kind::ClientResponse, .text = "Content-Type: application/json\n"}}}};
}

inline logging::ListExportSource exportSource()
{
    return {{servedExchange(), rejectedExchange()}, {exportRecord()}, exportBodies(), exportHeads()};
}

/// Everything that the format can hold.
inline logging::ExportRequest exportRequest(logging::ExportFormat format, const QString &path)
{
    using logging::ExportFormat;
    using namespace Qt::StringLiterals;
    logging::ExportRequest request;
    request.format = format;
    request.path = path;
    request.bodies = true;
    request.streamFrames = true;
    request.records = format != ExportFormat::Csv;
    request.statistics = format != ExportFormat::Csv && format != ExportFormat::Otlp;
    request.filter = u"status:>=200 text:\"<&>\""_s;
    request.from = exportTime;
    return request;
}

} // namespace ccr::test
