#include "logging/capture/har_messages.h"

#include "logging/api/stream_reader.h"
#include "logging/base/credential_names.h"
#include "logging/capture/captured_times.h"
#include "logging/capture/json_values.h"

#include <QByteArray>
#include <QJsonArray>

#include <cmath>

using namespace Qt::StringLiterals;

namespace ccr::logging {

void addHead(CapturedExchange &captured, const QJsonValue &message, StoredBody::Kind kind, int attempt)
{
    const QJsonArray fields = message[u"headers"].toArray();
    if (fields.isEmpty()) return;
    MessageHead head{.kind = kind, .attempt = attempt, .text = {}, .leftOut = message[u"_headersLeftOut"].toInt()};
    for (const QJsonValue field : fields)
        // Pseudo fields of HTTP/2, as browsers write them, are no fields.
        if (const std::string name = textOf(field[u"name"]); !name.starts_with(':')) head.add(name, textOf(field[u"value"]));
    captured.heads.push_back(std::move(head));
}

void addBody(CapturedExchange &captured, std::string text, StoredBody::Kind kind, int attempt, qint64 wholeBytes)
{
    if (text.empty()) return;
    const auto kept = static_cast<qint64>(text.size());
    captured.bodies.push_back(
        {.exchangeId = {}, .kind = kind, .attempt = attempt, .wholeBytes = std::max(kept, wholeBytes), .text = std::move(text)});
}

namespace {

std::string bodyText(const QJsonValue &body, QStringView encodingName)
{
    const QJsonValue text = body[u"text"];
    if (body[encodingName].toString() != "base64"_L1) return textOf(text);
    return QByteArray::fromBase64(text.toString().toLatin1()).toStdString();
}

} // namespace

void addMessages(CapturedExchange &captured, const QJsonObject &entry, const Hop &hop)
{
    const QJsonValue request = entry[u"request"];
    const QJsonValue response = entry[u"response"];
    addHead(captured, request, hop.request, hop.attempt);
    addHead(captured, response, hop.response, hop.attempt);
    const auto wholeOf = [](const QJsonValue &body, const QJsonValue &size) { return body[u"_truncated"].toBool() ? size.toInteger() : 0; };
    const QJsonValue sent = request[u"postData"];
    addBody(captured, bodyText(sent, u"_encoding"), hop.request, hop.attempt, wholeOf(sent, request[u"bodySize"]));
    const QJsonValue got = response[u"content"];
    addBody(captured, bodyText(got, u"encoding"), hop.response, hop.attempt, wholeOf(got, got[u"size"]));
}

AttemptSnapshot attemptOf(const QJsonObject &entry, nanoseconds began, int number)
{
    const QJsonValue timings = entry[u"timings"];
    const auto part = [&timings](QStringView name) { return durationOf(timings[name]); };
    AttemptSnapshot attempt;
    attempt.number = number;
    attempt.url = urlWithoutCredentials(textOf(entry[u"request"][u"url"]));
    attempt.transport = textOf(entry[u"response"][u"httpVersion"]);
    attempt.status = entry[u"response"][u"status"].toInt();
    attempt.startedAt = began + part(u"blocked").value_or(nanoseconds{});
    nanoseconds sent = attempt.startedAt;
    if (const auto connect = part(u"connect")) // includes ssl
        attempt.connectedAt = sent += part(u"dns").value_or(nanoseconds{}) + *connect;
    if (attempt.status > 0) attempt.answeredAt = sent + part(u"send").value_or(nanoseconds{}) + part(u"wait").value_or(nanoseconds{});
    return attempt;
}

bool isStream(const QJsonObject &entry)
{
    return entry[u"response"][u"content"][u"mimeType"].toString().contains("event-stream"_L1);
}

void addTimes(CapturedExchange &captured, const QJsonObject &entry, int attempt)
{
    CapturedTimes times;
    const Timeline before = unpackTimeline(captured.timeline.provider); // of the attempts before
    for (const TimedEvent &event : before.events) times.add(event);
    times.addLeftOut(before.leftOut + entry[u"_eventsLeftOut"].toInteger());
    const double start = std::chrono::duration<double>(captured.snapshot.startedAt.time_since_epoch()).count();
    for (const QJsonValue message : entry[u"_eventSourceMessages"].toArray()) {
        const auto kind = streamEventKindFromString(textOf(message[u"_kind"]));
        if (!kind) continue; // of another program, or not timed
        times.add({.at = fromMs(1000 * (message[u"time"].toDouble() - start)),
                   .kind = *kind,
                   .type = textOf(message[u"eventName"]),
                   .block = message[u"_block"].toInt(-1),
                   .isTerminal = message[u"_terminal"].toBool(),
                   .attempt = attempt,
                   .bytes = message[u"_bytes"].toInteger()});
    }
    captured.timeline.provider = times.take();
}

void countEvents(CapturedExchange &captured)
{
    const Timeline timeline = unpackTimeline(captured.timeline.provider);
    std::int64_t events = static_cast<std::int64_t>(timeline.events.size()) + timeline.leftOut;
    for (const StoredBody &body : captured.bodies)
        if (body.kind == StoredBody::Kind::ProviderResponse && looksLikeEventStream(body.text))
            events = std::max(events, static_cast<std::int64_t>(framesOf(body).size()));
    captured.snapshot.stream.events = std::max(events, captured.snapshot.stream.events);
}

} // namespace ccr::logging
