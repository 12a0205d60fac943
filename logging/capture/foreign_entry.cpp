#include "logging/capture/foreign_entry.h"

#include "logging/api/stream_reader.h"
#include "logging/capture/har_messages.h"
#include "logging/capture/json_values.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

using Kind = StoredBody::Kind;

bool isModelPath(const QString &path)
{
    for (const QLatin1StringView end :
         {"/messages"_L1, "/chat/completions"_L1, "/completions"_L1, "/responses"_L1, ":generateContent"_L1, ":streamGenerateContent"_L1})
        if (path.endsWith(end)) return true;
    return false;
}

bool asksAModel(const QJsonObject &body)
{
    const bool hasContent = body[u"messages"].isArray() || body.contains(u"input") || body[u"prompt"].isString();
    return body[u"contents"].isArray() || (body[u"model"].isString() && hasContent);
}

// Gemini: …/models/gemini-2.5-pro:generateContent
std::string modelOf(const QJsonObject &body, const QString &path)
{
    if (body[u"model"].isString()) return textOf(body[u"model"]);
    return path.section(u"/models/"_s, 1).section(u':', 0, 0).toStdString();
}

void readUsage(const QJsonValue &usage, TokenCounts &tokens)
{
    if (!usage.isObject()) return;
    const auto set = [&usage](std::int64_t &count, std::initializer_list<QStringView> names) {
        for (const QStringView name : names)
            if (usage[name].isDouble()) count = usage[name].toInteger();
    };
    set(tokens.input, {u"input_tokens", u"prompt_tokens", u"promptTokenCount"});
    set(tokens.output, {u"output_tokens", u"completion_tokens", u"candidatesTokenCount"});
    set(tokens.cacheRead, {u"cache_read_input_tokens"});
    set(tokens.cacheWrite, {u"cache_creation_input_tokens"});
    // Anthropic counts what came from its cache beside the input, the others with it.
    for (const QJsonValue &cached : {usage[u"prompt_tokens_details"][u"cached_tokens"], usage[u"input_tokens_details"][u"cached_tokens"],
                                     usage[u"cachedContentTokenCount"]}) {
        if (!cached.isDouble()) continue;
        tokens.cacheRead = cached.toInteger();
        tokens.input -= std::min(tokens.input, tokens.cacheRead);
    }
    tokens.known = true;
}

void readAnswer(const QByteArray &json, ExchangeSnapshot &exchange)
{
    const QJsonObject answer = QJsonDocument::fromJson(json).object();
    for (const QJsonValue &usage :
         {answer[u"usage"], answer[u"message"][u"usage"], answer[u"response"][u"usage"], answer[u"usageMetadata"]})
        readUsage(usage, exchange.tokens);
    for (const QJsonValue &model : {answer[u"model"], answer[u"message"][u"model"], answer[u"response"][u"model"], answer[u"modelVersion"]})
        if (model.isString()) exchange.model = textOf(model);
    for (const QJsonValue &reason : {answer[u"stop_reason"], answer[u"delta"][u"stop_reason"], answer[u"choices"][0][u"finish_reason"],
                                     answer[u"candidates"][0][u"finishReason"]})
        if (reason.isString()) exchange.finishReason = textOf(reason);
    if (exchange.status >= 400 && exchange.errorMessage.empty()) exchange.errorMessage = textOf(answer[u"error"][u"message"]);
}

void readAnswers(const StoredBody &body, ExchangeSnapshot &exchange)
{
    if (!looksLikeEventStream(body.text)) return readAnswer(QByteArray::fromStdString(body.text), exchange);
    for (const StreamFrame &frame : framesOf(body))
        for (const QByteArray &line : QByteArray::fromStdString(frame.text).split('\n'))
            if (line.startsWith("data:")) readAnswer(line.mid(5).trimmed(), exchange);
}

void judge(const QJsonObject &entry, ExchangeSnapshot &exchange)
{
    const bool isOk = exchange.status >= 200 && exchange.status < 400;
    exchange.outcome = isOk ? Outcome::Ok : Outcome::Failed;
    exchange.state = isOk ? ExchangeState::Completed : ExchangeState::Failed;
    if (isOk) return;
    exchange.errorClass = exchange.status == 0 ? "connection_lost" : exchange.status >= 500 ? "upstream_5xx" : "bad_request";
    if (exchange.status == 401 || exchange.status == 403) exchange.errorClass = "auth";
    if (exchange.status == 429) exchange.errorClass = "rate_limited";
    const QJsonValue said = entry[u"response"][u"_error"]; // as Chrome writes it
    if (exchange.errorMessage.empty()) exchange.errorMessage = textOf(said.isString() ? said : entry[u"response"][u"statusText"]);
}

} // namespace

std::optional<CapturedExchange> foreignExchange(const QJsonObject &entry)
{
    const QJsonValue request = entry[u"request"];
    const QUrl url(request[u"url"].toString());
    if (request[u"method"].toString() != "POST"_L1) return std::nullopt;
    const QByteArray asked = request[u"postData"][u"text"].toString().toUtf8();
    const QJsonObject body = QJsonDocument::fromJson(asked).object();
    if (!isModelPath(url.path()) && !asksAModel(body)) return std::nullopt;

    CapturedExchange captured;
    // One hop was recorded: what the client asked is what the provider got.
    addMessages(captured, entry, clientHop);
    addMessages(captured, entry, {Kind::ProviderRequest, Kind::ProviderResponse, 1});
    ExchangeSnapshot &exchange = captured.snapshot;
    exchange.startedAt = timeOf(entry[u"startedDateTime"]);
    exchange.method = "POST";
    exchange.path = url.path().toStdString();
    exchange.provider = url.host().toStdString();
    exchange.askedModel = exchange.model = modelOf(body, url.path());
    exchange.wantsStream = body[u"stream"].toBool() || isStream(entry);
    exchange.attempts.push_back(attemptOf(entry, {}, 1));
    AttemptSnapshot &attempt = exchange.attempts.front();
    exchange.status = attempt.status;
    exchange.stream.firstByte = attempt.answeredAt;
    exchange.total = durationOf(entry[u"time"]).value_or(nanoseconds{});
    exchange.requestBytes = asked.size();
    exchange.responseBytes = std::max<qint64>(0, entry[u"response"][u"content"][u"size"].toInteger());
    for (const auto &[name, value] : captured.heads.empty() ? HeaderList() : captured.heads.front().fields())
        if (QByteArray::fromStdString(name).toLower() == "user-agent") exchange.client = value;
    for (const StoredBody &stored : captured.bodies)
        if (stored.kind == Kind::ProviderResponse) readAnswers(stored, exchange);
    judge(entry, exchange);
    attempt.provider = exchange.provider;
    attempt.model = exchange.model;
    attempt.errorClass = exchange.errorClass;
    attempt.message = exchange.errorMessage;
    return captured;
}

} // namespace ccr::logging
