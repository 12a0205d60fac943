#include "logging/export/har_exporter.h"

#include "logging/api/field_json.h"
#include "logging/api/stream_reader.h"
#include "logging/api/trace_id.h"
#include "logging/base/milliseconds.h"
#include "logging/base/utf8.h"
#include "logging/export/http_words.h"
#include "logging/export/stream_events.h"
#include "logging/format/time_text.h"

#include <QByteArray>

#include <algorithm>

namespace ccr::logging {

namespace {

using namespace std::string_view_literals;

constexpr double unknownTiming = -1;

void member(std::string &out, std::string_view name, std::string_view text)
{
    appendJsonMember(out, name, text);
}

void member(std::string &out, std::string_view name, std::int64_t number)
{
    appendJsonMember(out, name, number);
}

void optionalMember(std::string &out, std::string_view name, std::string_view text)
{
    if (!text.empty()) member(out, name, text);
}

double ms(nanoseconds duration)
{
    return std::max(0.0, inMs(duration));
}

std::string isoTime(WallTime time)
{
    std::string out;
    IsoTime().appendMillis(out, time);
    return out;
}

bool isText(std::string_view body)
{
    for (std::size_t i = 0; i < body.size();) {
        const std::size_t length = utf8Length(body.substr(i));
        if (length == 0) return body.size() - i < 4 && i > 0; // a character that was cut at the end
        i += length;
    }
    return true;
}

std::string mimeTypeOf(std::string_view body)
{
    if (isEventStream(body)) return "text/event-stream";
    const std::size_t first = body.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos && (body[first] == '{' || body[first] == '[')) return "application/json";
    return isText(body) ? "text/plain" : "application/octet-stream";
}

// The text of a body, Base64 when it is none.
void bodyText(std::string &out, const StoredBody &body, std::string_view encodingName)
{
    if (isText(body.text)) {
        member(out, "text", body.text);
    } else {
        member(out, "text", QByteArray::fromStdString(body.text).toBase64().toStdString());
        member(out, encodingName, "base64"sv);
    }
    if (body.wholeBytes > static_cast<std::int64_t>(body.text.size())) appendJsonMember(out, "_truncated", true);
}

void queryString(std::string &out, std::string_view url)
{
    out += ",\"queryString\":["sv;
    const std::size_t question = url.find('?');
    std::string_view query = question == std::string_view::npos ? std::string_view() : url.substr(question + 1);
    query = query.substr(0, query.find('#'));
    bool isFirst = true;
    while (!query.empty()) {
        const std::string_view pair = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(query.size(), pair.size() + 1));
        if (pair.empty()) continue;
        const std::size_t equals = std::min(pair.find('='), pair.size());
        const auto decoded = [](std::string_view part) {
            return QByteArray::fromPercentEncoding(QByteArray(part.data(), static_cast<qsizetype>(part.size())).replace('+', ' '))
                .toStdString();
        };
        out += isFirst ? "{\"name\":"sv : ",{\"name\":"sv;
        isFirst = false;
        appendQuoted(out, decoded(pair.substr(0, equals)));
        member(out, "value", decoded(pair.substr(std::min(equals + 1, pair.size()))));
        out += '}';
    }
    out += ']';
}

// Cookies are credentials: they stand among the headers, masked, and nowhere else.
void headers(std::string &out, const MessageHead *head)
{
    out += ",\"headers\":["sv;
    bool isFirst = true;
    if (head)
        for (const auto &[name, value] : head->fields()) {
            out += isFirst ? "{\"name\":"sv : ",{\"name\":"sv;
            isFirst = false;
            appendQuoted(out, name);
            member(out, "value", value);
            out += '}';
        }
    out += ']';
    if (head && head->leftOut > 0) member(out, "_headersLeftOut", std::int64_t(head->leftOut));
}

struct Timings
{
    double blocked = unknownTiming;
    double connect = unknownTiming;
    double wait = 0;
    double receive = 0;

    double sum() const { return std::max(0.0, blocked) + std::max(0.0, connect) + wait + receive; }
};

Timings timingsOf(const ExchangeSnapshot &exchange, const AttemptSnapshot *attempt)
{
    Timings timings;
    const nanoseconds end = exchange.total.value_or(exchange.stream.lastContent.value_or(nanoseconds{}));
    if (!attempt) {
        timings.wait = ms(end);
        return timings;
    }
    // The first attempt waited for the request to be read and for its route, the others for nothing.
    if (attempt == &exchange.attempts.front()) timings.blocked = ms(attempt->startedAt);
    const nanoseconds sent = attempt->connectedAt.value_or(attempt->startedAt);
    if (attempt->connectedAt) timings.connect = ms(*attempt->connectedAt - attempt->startedAt);
    const bool isLast = attempt == &exchange.attempts.back();
    const nanoseconds until = isLast ? end : (attempt + 1)->startedAt;
    timings.wait = ms(attempt->answeredAt.value_or(until) - sent);
    if (attempt->answeredAt) timings.receive = ms(until - *attempt->answeredAt);
    return timings;
}

void appendTimings(std::string &out, const Timings &timings)
{
    appendJsonMember(out, "time", timings.sum());
    out += ",\"timings\":{\"blocked\":"sv;
    appendScriptNumber(out, timings.blocked);
    out += ",\"dns\":-1"sv;
    appendJsonMember(out, "connect", timings.connect);
    out += ",\"ssl\":-1,\"send\":0"sv; // part of wait: nothing tells them apart
    appendJsonMember(out, "wait", timings.wait);
    appendJsonMember(out, "receive", timings.receive);
    out += '}';
}

/// The events of one attempt's answer: their contents where the body was recorded, their times where those were.
class EventMessages
{
public:
    EventMessages(const ExportedExchange &exchange, const StoredBody *body, int attempt) : m_startedAt(exchange.snapshot.startedAt)
    {
        if (body && isEventStream(body->text)) m_frames = framesOf(*body);
        for (const TimedEvent &event : exchange.timeline.events)
            if (event.attempt == attempt) m_timed.push_back(&event);
    }

    bool isEmpty() const { return m_frames.empty() && m_timed.empty(); }

    void append(std::string &out) const
    {
        out += ",\"_eventSourceMessages\":["sv;
        bool isFirst = true;
        for (std::size_t i = 0; i < std::max(m_frames.size(), m_timed.size()); ++i) {
            std::string message;
            const TimedEvent *const timed = i < m_timed.size() ? m_timed[i] : nullptr;
            if (timed) appendTime(message, *timed);
            const bool hasContent = i < m_frames.size() && appendContent(message, m_frames[i].text);
            if (!hasContent && !timed) continue; // a comment
            if (!hasContent) member(message, "eventName", timed->type);
            out += isFirst ? "{"sv : ",{"sv;
            isFirst = false;
            out.append(message, 1);
            out += '}';
        }
        out += ']';
    }

private:
    // Seconds since the epoch, as those of Chrome's _webSocketMessages.
    void appendTime(std::string &message, const TimedEvent &event) const
    {
        const auto since = std::chrono::duration_cast<microseconds>(m_startedAt.time_since_epoch() + event.at);
        appendJsonMember(message, "time", std::chrono::duration<double>(since).count());
        member(message, "_kind", toString(event.kind));
        if (event.block >= 0) member(message, "_block", std::int64_t(event.block));
        member(message, "_bytes", event.bytes);
        if (event.isTerminal) appendJsonMember(message, "_terminal", true);
    }

    static bool appendContent(std::string &message, std::string_view frame)
    {
        bool hasContent = false;
        forEachStreamEvent(frame, [&](const StreamEvent &event) {
            member(message, "eventName", event.name);
            if (!event.id.empty()) member(message, "eventId", event.id);
            member(message, "data", event.data);
            hasContent = true;
        });
        return hasContent;
    }

    WallTime m_startedAt;
    std::vector<StreamFrame> m_frames;
    std::vector<const TimedEvent *> m_timed;
};

void tokensMember(std::string &out, const TokenCounts &tokens)
{
    out += ",\"tokens\":{\"input\":"sv;
    appendJsonNumber(out, tokens.input);
    member(out, "cacheRead", tokens.cacheRead);
    member(out, "cacheWrite", tokens.cacheWrite);
    member(out, "output", tokens.output);
    if (tokens.reasoning) member(out, "reasoning", *tokens.reasoning);
    out += '}';
}

void stallsMember(std::string &out, const StreamNumbers &stream)
{
    out += ",\"stalls\":{\"count\":"sv;
    appendJsonNumber(out, std::int64_t(stream.stalls));
    appendJsonMember(out, "durMs", ms(stream.stalled));
    out += '}';
}

void costMember(std::string &out, const ExportedExchange &exchange)
{
    const ExchangeSnapshot &s = exchange.snapshot;
    out += ",\"cost\":{\"amount\":"sv;
    appendScriptNumber(out, s.cost->amount);
    member(out, "currency", s.cost->currency);
    if (s.planValue) {
        out += ",\"planValue\":"sv;
        appendScriptNumber(out, s.planValue->amount);
        member(out, "planCurrency", s.planValue->currency);
    }
    if (!s.priceId.empty()) member(out, "priceId", s.priceId);
    if (const auto rate = exchange.display.rates.find(s.cost->currency); rate != exchange.display.rates.end()) {
        out += ",\"converted\":"sv;
        appendScriptNumber(out, s.cost->amount * rate->second);
        member(out, "convertedCurrency", exchange.display.currency);
        out += ",\"rate\":"sv;
        appendScriptNumber(out, rate->second);
    }
    out += '}';
}

// How the whole exchange ended: its last entry has it.
void endMembers(std::string &out, const ExportedExchange &exchange)
{
    const ExchangeSnapshot &s = exchange.snapshot;
    member(out, "outcome", toString(s.outcome));
    optionalMember(out, "finishReason", s.finishReason);
    if (s.tokens.known) tokensMember(out, s.tokens);
    if (s.stream.firstContent) appendJsonMember(out, "ttftMs", ms(*s.stream.firstContent));
    if (const auto speed = tokensPerSecond(s.tokens, s.stream)) appendJsonMember(out, "tokPerSec", *speed);
    if (s.stream.stalls > 0) stallsMember(out, s.stream);
    if (s.cost) costMember(out, exchange);
}

void modelMember(std::string &out, const ExportedExchange &exchange, const AttemptSnapshot *attempt)
{
    const ExchangeSnapshot &s = exchange.snapshot;
    const bool isLast = !attempt || attempt == &s.attempts.back();
    out += ",\"_llm\":{\"askedModel\":"sv;
    appendQuoted(out, s.askedModel);
    member(out, "servedModel", attempt ? attempt->model : s.model);
    member(out, "provider", attempt ? attempt->provider : s.provider);
    member(out, "rule", s.rule);
    if (attempt) member(out, "attempt", std::int64_t(attempt->number));
    member(out, "of", std::int64_t(s.attempts.size()));
    optionalMember(out, "errorClass", isLast ? s.errorClass : attempt->errorClass);
    if (isLast) endMembers(out, exchange);
    out += '}';
}

void traceMember(std::string &out, const ExchangeSnapshot &s)
{
    out += ",\"_trace\":{\"id\":\""sv;
    if (isTraceHex(s.traceId, 32))
        out += s.traceId;
    else
        appendTraceId(out, s.id);
    out += '"';
    member(out, "exchange", s.id);
    out += '}';
}

void clientMember(std::string &out, const ExportedExchange &exchange, const AttemptSnapshot *attempt)
{
    const ExchangeSnapshot &s = exchange.snapshot;
    out += ",\"_client\":{\"url\":"sv;
    appendQuoted(out, s.path);
    member(out, "userAgent", s.client);
    member(out, "status", std::int64_t(s.status));
    if (attempt) { // an entry is what the router and the provider told each other
        out += ",\"request\":{\"method\":"sv;
        appendQuoted(out, s.method);
        headers(out, exchange.head(StoredBody::Kind::ClientRequest, 0));
        out += "},\"response\":{\"status\":"sv;
        appendJsonNumber(out, std::int64_t(s.status));
        headers(out, exchange.head(StoredBody::Kind::ClientResponse, 0));
        out += '}';
    }
    out += '}';
}

} // namespace

HarExporter::HarExporter(const ExportRequest &request, ExportStatement statement)
    : m_statement(std::move(statement)), m_bodies(request.bodies), m_streamFrames(request.streamFrames)
{
}

void HarExporter::begin(std::string &out)
{
    out += "{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":"sv;
    appendQuoted(out, m_statement.product);
    member(out, "version", m_statement.version);
    out += '}';
    member(out, "comment", m_statement.sentence());
    out += ",\"entries\":["sv;
}

void HarExporter::exchange(std::string &out, const ExportedExchange &exchange)
{
    if (exchange.snapshot.attempts.empty()) entry(out, exchange, nullptr);
    for (const AttemptSnapshot &attempt : exchange.snapshot.attempts) entry(out, exchange, &attempt);
}

void HarExporter::entry(std::string &out, const ExportedExchange &exchange, const AttemptSnapshot *attempt)
{
    const ExchangeSnapshot &s = exchange.snapshot;
    const bool isFirst = !attempt || attempt == &s.attempts.front();
    const std::string started = isoTime(isFirst ? s.startedAt : s.startedAt + attempt->startedAt);
    out += m_hasEntry ? ",\n"sv : "\n"sv;
    m_hasEntry = true;
    out += "{\"startedDateTime\":"sv;
    appendQuoted(out, started);
    if (!s.sessionId.empty()) {
        m_pages.try_emplace(s.sessionId, started);
        member(out, "pageref", s.sessionId);
    }
    request(out, exchange, attempt);
    response(out, exchange, attempt);
    out += ",\"cache\":{}"sv;
    appendTimings(out, timingsOf(s, attempt));
    modelMember(out, exchange, attempt);
    traceMember(out, exchange.snapshot);
    if (attempt) member(out, "_attempt", std::int64_t(attempt->number));
    clientMember(out, exchange, attempt);
    out += '}';
}

void HarExporter::request(std::string &out, const ExportedExchange &exchange, const AttemptSnapshot *attempt) const
{
    const ExchangeSnapshot &s = exchange.snapshot;
    const std::string url = attempt && !attempt->url.empty() ? attempt->url : "http://localhost" + s.path;
    const StoredBody *original = exchange.body(StoredBody::Kind::ClientRequest, 0);
    const StoredBody *body = attempt ? exchange.body(StoredBody::Kind::ProviderRequest, attempt->number) : original;
    out += ",\"request\":{\"method\":"sv;
    appendQuoted(out, s.method.empty() ? std::string_view("POST") : std::string_view(s.method));
    member(out, "url", url);
    member(out, "httpVersion", httpVersionOf(attempt ? attempt->transport : std::string()));
    out += ",\"cookies\":[]"sv;
    headers(out, attempt ? exchange.head(StoredBody::Kind::ProviderRequest, attempt->number)
                         : exchange.head(StoredBody::Kind::ClientRequest, 0));
    queryString(out, url);
    if (body && m_bodies) {
        out += ",\"postData\":{\"mimeType\":\"application/json\""sv; // all that is sent upstream
        bodyText(out, *body, "_encoding");                           // HAR has one for responses only
        if (original && original != body) member(out, "_original", original->text);
        out += '}';
    }
    out += ",\"headersSize\":-1"sv;
    member(out, "bodySize", body ? body->wholeBytes : attempt ? -1 : s.requestBytes);
    out += '}';
}

void HarExporter::response(std::string &out, const ExportedExchange &exchange, const AttemptSnapshot *attempt) const
{
    const ExchangeSnapshot &s = exchange.snapshot;
    const StoredBody *body =
        attempt ? exchange.body(StoredBody::Kind::ProviderResponse, attempt->number) : exchange.body(StoredBody::Kind::ClientResponse, 0);
    const int status = attempt ? attempt->status : s.status;
    out += ",\"response\":{\"status\":"sv;
    appendJsonNumber(out, std::int64_t(status));
    member(out, "statusText", statusTextOf(status));
    member(out, "httpVersion", httpVersionOf(attempt ? attempt->transport : std::string()));
    out += ",\"cookies\":[]"sv;
    headers(out, attempt ? exchange.head(StoredBody::Kind::ProviderResponse, attempt->number)
                         : exchange.head(StoredBody::Kind::ClientResponse, 0));
    out += ",\"content\":{\"size\":"sv;
    const bool isLast = !attempt || attempt == &s.attempts.back();
    const std::int64_t size = body ? body->wholeBytes : isLast ? s.responseBytes : 0;
    appendJsonNumber(out, size);
    member(out, "mimeType", body ? mimeTypeOf(body->text) : s.wantsStream ? "text/event-stream" : "application/json");
    if (body && m_bodies) bodyText(out, *body, "encoding");
    out += "},\"redirectURL\":\"\",\"headersSize\":-1"sv;
    member(out, "bodySize", isLast || body ? size : -1);
    const std::string &problem = attempt ? attempt->message : s.errorMessage;
    optionalMember(out, "_error", problem);
    out += '}';
    if (!m_streamFrames || !attempt) return;
    if (const EventMessages messages(exchange, body, attempt->number); !messages.isEmpty()) messages.append(out);
    if (isLast && exchange.timeline.leftOut > 0) member(out, "_eventsLeftOut", exchange.timeline.leftOut); // nobody knows when they passed
}

void HarExporter::record(std::string &out, const RecordView &record)
{
    out += m_hasRecord ? ",\n"sv : "],\"_records\":[\n"sv;
    m_hasRecord = true;
    m_recordFormat.append(out, record);
    out.pop_back(); // the line end
}

void HarExporter::end(std::string &out, const ExportSummary *summary)
{
    out += "],\"pages\":["sv;
    bool isFirst = true;
    for (const auto &[id, started] : m_pages) {
        out += isFirst ? "{\"startedDateTime\":"sv : ",{\"startedDateTime\":"sv;
        isFirst = false;
        appendQuoted(out, started);
        member(out, "id", id);
        member(out, "title", id);
        out += ",\"pageTimings\":{\"onContentLoad\":-1,\"onLoad\":-1}}"sv;
    }
    out += ']';
    if (summary) {
        std::string members;
        for (const auto &[name, value] : summary->rows()) appendJsonMember(members, name, RawJsonView{value});
        out += ",\"_statistics\":{"sv;
        out.append(members, 1);
        out += '}';
    }
    out += "}}\n"sv;
}

} // namespace ccr::logging
