#include "logging/export/ndjson_exporter.h"

#include "logging/api/field_json.h"
#include "logging/base/milliseconds.h"
#include "logging/export/exchange_columns.h"

namespace ccr::logging {

namespace {

using namespace std::string_view_literals;

void appendText(std::string &out, std::string_view name, std::string_view text)
{
    if (!text.empty()) appendJsonMember(out, name, text);
}

void appendMs(std::string &out, std::string_view name, const std::optional<nanoseconds> &duration)
{
    if (duration) appendJsonMember(out, name, inMs(*duration));
}

// Members begin with a comma; the first one becomes the brace.
void close(std::string &out, std::size_t begin)
{
    if (out.size() == begin)
        out += '{';
    else
        out[begin] = '{';
    out += '}';
}

void appendAttempt(std::string &out, const AttemptSnapshot &attempt)
{
    const std::size_t begin = out.size();
    appendJsonMember(out, "number", std::int64_t(attempt.number));
    appendText(out, "provider", attempt.provider);
    appendText(out, "model", attempt.model);
    appendText(out, "url", attempt.url);
    appendText(out, "transport", attempt.transport);
    appendText(out, "key", attempt.key);
    appendMs(out, "startedMs", attempt.startedAt);
    appendMs(out, "connectedMs", attempt.connectedAt);
    appendMs(out, "answeredMs", attempt.answeredAt);
    if (attempt.status > 0) appendJsonMember(out, "status", std::int64_t(attempt.status));
    appendText(out, "errorClass", attempt.errorClass);
    appendText(out, "message", attempt.message);
    close(out, begin);
}

void appendStep(std::string &out, const RouteStep &step)
{
    const std::size_t begin = out.size();
    appendJsonMember(out, "rule", std::string_view(step.rule));
    appendJsonMember(out, "matched", step.matched);
    appendText(out, "reason", step.reason.english());
    close(out, begin);
}

void appendBody(std::string &out, const StoredBody &body)
{
    const std::size_t begin = out.size();
    appendJsonMember(out, "kind", toString(body.kind));
    if (body.attempt > 0) appendJsonMember(out, "attempt", std::int64_t(body.attempt));
    appendJsonMember(out, "bytes", body.wholeBytes);
    appendJsonMember(out, "text", std::string_view(body.text));
    close(out, begin);
}

void appendHead(std::string &out, const MessageHead &head)
{
    const std::size_t begin = out.size();
    appendJsonMember(out, "kind", toString(head.kind));
    if (head.attempt > 0) appendJsonMember(out, "attempt", std::int64_t(head.attempt));
    std::string_view separator = ",\"fields\":["sv;
    for (const auto &[name, value] : head.fields()) { // in their order, names may repeat
        out += separator;
        out += "{\"name\":"sv;
        appendQuoted(out, name);
        appendJsonMember(out, "value", std::string_view(value));
        out += '}';
        separator = ","sv;
    }
    if (separator == ","sv) out += ']';
    if (head.leftOut > 0) appendJsonMember(out, "leftOut", std::int64_t(head.leftOut));
    close(out, begin);
}

// To the microsecond, as they are kept.
void appendEvent(std::string &out, const TimedEvent &event)
{
    const std::size_t begin = out.size();
    appendJsonMember(out, "atUs", std::int64_t(std::chrono::duration_cast<microseconds>(event.at).count()));
    appendJsonMember(out, "kind", toString(event.kind));
    appendText(out, "type", event.type);
    if (event.attempt > 0) appendJsonMember(out, "attempt", std::int64_t(event.attempt));
    if (event.block >= 0) appendJsonMember(out, "block", std::int64_t(event.block));
    if (event.isTerminal) appendJsonMember(out, "terminal", true);
    appendJsonMember(out, "bytes", event.bytes);
    close(out, begin);
}

template <typename Items, typename Append>
void appendArray(std::string &out, std::string_view name, const Items &items, Append append)
{
    if (items.empty()) return;
    out += ",\""sv;
    out += name;
    out += "\":["sv;
    bool isFirst = true;
    for (const auto &item : items) {
        if (!isFirst) out += ',';
        isFirst = false;
        append(out, item);
    }
    out += ']';
}

} // namespace

NdjsonExporter::NdjsonExporter(ExportStatement statement) : m_statement(std::move(statement)) {}

void NdjsonExporter::begin(std::string &out)
{
    out += "{\"type\":\"export\""sv;
    appendText(out, "product", m_statement.product);
    appendText(out, "version", m_statement.version);
    appendText(out, "made", m_statement.made);
    appendJsonMember(out, "filter", std::string_view(m_statement.filter));
    appendText(out, "from", m_statement.from);
    appendText(out, "to", m_statement.to);
    appendText(out, "privacy", m_statement.privacy);
    out += "}\n"sv;
}

void NdjsonExporter::exchange(std::string &out, const ExportedExchange &exchange)
{
    out += "{\"type\":\"exchange\""sv;
    forEachColumn(exchange.snapshot, exchange.display, [&out](std::string_view name, const FieldView::Value &value) {
        if (!std::holds_alternative<std::nullptr_t>(value)) appendJsonMember(out, name, value);
    });
    appendArray(out, "routeSteps", exchange.snapshot.routeSteps, appendStep);
    appendArray(out, "attempts", exchange.snapshot.attempts, appendAttempt);
    appendArray(out, "heads", exchange.heads, appendHead);
    appendArray(out, "bodies", exchange.bodies, appendBody);
    appendArray(out, "providerEvents", exchange.timeline.events, appendEvent);
    if (exchange.timeline.leftOut > 0) appendJsonMember(out, "providerEventsLeftOut", exchange.timeline.leftOut);
    appendArray(out, "clientEvents", exchange.clientTimeline.events, appendEvent);
    if (exchange.clientTimeline.leftOut > 0) appendJsonMember(out, "clientEventsLeftOut", exchange.clientTimeline.leftOut);
    out += "}\n"sv;
}

void NdjsonExporter::record(std::string &out, const RecordView &record)
{
    m_recordFormat.append(out, record);
}

void NdjsonExporter::end(std::string &out, const ExportSummary *summary)
{
    if (!summary) return;
    out += "{\"type\":\"statistics\""sv;
    for (const auto &[name, value] : summary->rows()) appendJsonMember(out, name, RawJsonView{value}); // all are numbers
    out += "}\n"sv;
}

} // namespace ccr::logging
