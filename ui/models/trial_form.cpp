#include "ui/models/trial_form.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

// A PNG of one pixel.
constexpr QLatin1StringView pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="_L1;

} // namespace

proxy::TrialRequest TrialForm::request() const
{
    QJsonArray content{QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, u"word "_s.repeated(std::max(1, tokens))}}};
    if (image)
        content.append(QJsonObject{
            {u"type"_s, u"image"_s},
            {u"source"_s, QJsonObject{{u"type"_s, u"base64"_s}, {u"media_type"_s, u"image/png"_s}, {u"data"_s, QString(pixel)}}}});
    QJsonObject body{{u"model"_s, model},
                     {u"max_tokens"_s, 1024},
                     {u"stream"_s, stream},
                     {u"messages"_s, QJsonArray{QJsonObject{{u"role"_s, u"user"_s}, {u"content"_s, content}}}}};
    if (!system.isEmpty()) body.insert(u"system"_s, system);
    if (thinking) body.insert(u"thinking"_s, QJsonObject{{u"type"_s, u"enabled"_s}, {u"budget_tokens"_s, 1024}});
    QJsonArray tools;
    if (webSearch) tools.append(QJsonObject{{u"type"_s, u"web_search_20250305"_s}, {u"name"_s, u"web_search"_s}});
    if (!tool.isEmpty())
        tools.append(
            QJsonObject{{u"name"_s, tool}, {u"description"_s, QString()}, {u"input_schema"_s, QJsonObject{{u"type"_s, u"object"_s}}}});
    if (!tools.isEmpty()) body.insert(u"tools"_s, tools);
    proxy::TrialRequest request{.body = QJsonDocument(body).toJson(QJsonDocument::Compact), .headers = {}};
    if (!client.isEmpty()) request.headers.insert(u"User-Agent"_s, client);
    return request;
}

TrialForm TrialForm::from(const logging::ExchangeSnapshot &exchange)
{
    TrialForm form{.model = QString::fromStdString(exchange.askedModel),
                   .client = QString::fromStdString(exchange.client),
                   .stream = exchange.wantsStream};
    const auto matched = [&exchange](std::string_view rule) {
        return std::any_of(exchange.routeSteps.begin(), exchange.routeSteps.end(),
                           [rule](const logging::RouteStep &step) { return step.rule == rule && step.matched; });
    };
    form.thinking = matched("think");
    form.webSearch = matched("webSearch");
    form.image = matched("image");
    const std::int64_t used = exchange.tokens.known ? exchange.tokens.input + exchange.tokens.cacheRead + exchange.tokens.cacheWrite : 0;
    form.tokens = static_cast<int>(std::clamp<std::int64_t>(exchange.countedTokens > 0 ? exchange.countedTokens : used, 1, 2'000'000));
    return form;
}

} // namespace ccr::ui
