#include "logging/base/json_writer.h"
#include "proxy/endpoint/endpoints.h"
#include "proxy/endpoint/error_response.h"
#include "proxy/http/query.h"

#include <algorithm>
#include <charconv>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

// When the models were made is not known here; Anthropic's reference names the epoch for that case.
constexpr std::string_view unknownTime = "1970-01-01T00:00:00Z";
constexpr std::string_view geminiPrefix = "models/";

struct ListedModel
{
    std::string id; ///< "provider,model": what a client sends to have exactly this one
    std::string provider;
    std::string name;
};

void add(std::vector<ListedModel> &models, const QString &provider, const QString &model)
{
    const std::string id = (provider + u',' + model).toStdString();
    const auto isSame = [&id](const ListedModel &listed) { return listed.id == id; };
    if (std::none_of(models.begin(), models.end(), isSame)) models.push_back({id, provider.toStdString(), model.toStdString()});
}

/// What can be asked for: every model of a usable provider, and what the routes name beyond that.
std::vector<ListedModel> listedModels(const ProxyConfig &config)
{
    std::vector<ListedModel> models;
    for (const Provider &provider : config.providers)
        if (provider.problem.isEmpty())
            for (const QString &model : provider.models) add(models, provider.name, model);
    const RouterConfig &router = config.router;
    for (const RouteTarget &route :
         {router.defaultRoute, router.background, router.think, router.longContext, router.webSearch, router.image}) {
        const Provider *provider = config.provider(route.provider);
        if (route.isSet() && provider && provider->problem.isEmpty()) add(models, provider->name, route.model);
    }
    return models;
}

enum class Shape
{
    OpenAi,
    Anthropic,
    Gemini
};

// The three share one address; the fields that their clients always send tell them apart.
Shape shapeFor(const HttpRequestHead &head)
{
    if (head.path.find("/v1beta/") != std::string::npos || head.headers.find("x-goog-api-key")) return Shape::Gemini;
    const bool hasKeyOnly = head.headers.find("x-api-key") && !head.headers.find("authorization");
    return head.headers.find("anthropic-version") || hasKeyOnly ? Shape::Anthropic : Shape::OpenAi;
}

void append(std::string &out, const ListedModel &model, Shape shape)
{
    JsonObject object(out);
    switch (shape) {
    case Shape::OpenAi:
        object.string("id", model.id);
        object.string("object", "model");
        object.number("created", std::int64_t(0));
        object.string("owned_by", model.provider);
        break;
    case Shape::Anthropic:
        object.string("type", "model");
        object.string("id", model.id);
        object.string("display_name", model.name + " (" + model.provider + ")");
        object.string("created_at", unknownTime);
        break;
    case Shape::Gemini:
        object.string("name", std::string(geminiPrefix) + model.id);
        object.string("baseModelId", model.id);
        object.string("version", "1");
        object.string("displayName", model.name + " (" + model.provider + ")");
        object.raw("supportedGenerationMethods", R"(["generateContent","streamGenerateContent","countTokens"])");
        break;
    }
}

struct Page
{
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Anthropic API reference, "List Models": limit, after_id, before_id. Without a limit everything is on one page.
Page pageOf(const std::vector<ListedModel> &models, const HttpRequestHead &head)
{
    std::size_t limit = models.size();
    if (const std::optional<std::string> text = queryValue(head.query, "limit"))
        std::from_chars(text->data(), text->data() + text->size(), limit);
    const auto indexOf = [&](std::string_view parameter) -> std::optional<std::size_t> {
        const std::optional<std::string> id = queryValue(head.query, parameter);
        for (std::size_t i = 0; id && i < models.size(); ++i)
            if (models[i].id == *id) return i;
        return std::nullopt;
    };
    if (const std::optional<std::size_t> before = indexOf("before_id")) return {*before - std::min(*before, limit), *before};
    const std::optional<std::size_t> after = indexOf("after_id");
    const std::size_t begin = after ? *after + 1 : 0;
    return {begin, begin + std::min(limit, models.size() - begin)};
}

void appendList(std::string &body, const std::vector<ListedModel> &models, const HttpRequestHead &head, Shape shape)
{
    const Page page = shape == Shape::Anthropic ? pageOf(models, head) : Page{0, models.size()};
    JsonObject root(body);
    if (shape == Shape::OpenAi) root.string("object", "list");
    {
        JsonArray list(root.key(shape == Shape::Gemini ? "models" : "data"));
        for (std::size_t i = page.begin; i < page.end; ++i) append(list.next(), models[i], shape);
    }
    if (shape != Shape::Anthropic) return;
    root.boolean("has_more", queryValue(head.query, "before_id") ? page.begin > 0 : page.end < models.size());
    const bool isEmpty = page.begin == page.end;
    for (const auto &[key, index] : {std::pair("first_id", page.begin), std::pair("last_id", page.end - 1)}) {
        if (isEmpty)
            root.raw(key, "null");
        else
            root.string(key, models[index].id);
    }
}

} // namespace

void serveModels(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    std::string body;
    appendList(body, listedModels(*services.config), request.head, shapeFor(request.head));
    responder.respond(200, jsonHeaders(), QByteArray::fromStdString(body));
}

void serveModel(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    const std::vector<ListedModel> models = listedModels(*services.config);
    const auto found = std::find_if(models.begin(), models.end(), [&](const ListedModel &model) {
        return equalsIgnoringCase(model.id, services.parameter)
               || equalsIgnoringCase(model.provider + '/' + model.name, services.parameter);
    });
    if (found == models.end())
        return respondError(responder,
                            {.kind = ErrorKind::NotFound,
                             .message = u"There is no model \"%1\"; GET /v1/models lists the ones there are, as \"provider,model\"."_s.arg(
                                 QString::fromStdString(services.parameter.substr(0, 80)))},
                            request.head);
    std::string body;
    append(body, *found, shapeFor(request.head));
    responder.respond(200, jsonHeaders(), QByteArray::fromStdString(body));
}

} // namespace ccr::proxy
