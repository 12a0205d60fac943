#include "proxy/routing/script_config.h"

#include "logging/base/environment.h"
#include "logging/base/json5_reader.h"
#include "logging/base/json_writer.h"

#include <QFile>

namespace ccr::proxy {

namespace {

void appendText(std::string &out, const QString &text)
{
    appendJsonString(out, text.toStdString());
}

QByteArray fromValues(const ProxyConfig &config)
{
    std::string out = R"({"Providers":[)";
    for (const Provider &provider : config.providers) {
        if (&provider != &config.providers.front()) out += ',';
        out += R"({"name":)";
        appendText(out, provider.name);
        out += R"(,"api_base_url":)";
        appendText(out, provider.url.toString());
        out += R"(,"models":[)";
        for (const QString &model : provider.models) {
            if (&model != &provider.models.front()) out += ',';
            appendText(out, model);
        }
        out += "]}";
    }
    out += R"(],"Router":{)";
    const RouterConfig &router = config.router;
    const std::pair<const char *, const RouteTarget *> routes[] = {{"default", &router.defaultRoute}, {"background", &router.background},
                                                                   {"think", &router.think},          {"longContext", &router.longContext},
                                                                   {"webSearch", &router.webSearch},  {"image", &router.image}};
    for (const auto &[name, target] : routes) {
        if (!target->isSet()) continue;
        out += '"' + std::string(name) + "\":";
        appendText(out, target->provider + u',' + target->model);
        out += ',';
    }
    return QByteArray::fromStdString(out + R"("longContextThreshold":)" + std::to_string(router.longContextThreshold) + "}}");
}

} // namespace

QByteArray scriptConfigJson(const ProxyConfig &config)
{
    QFile file(config.file);
    if (config.file.isEmpty() || !file.open(QIODevice::ReadOnly)) return fromValues(config);
    const Result<Json5Value> root = parseJson5(QString::fromUtf8(file.readAll()));
    if (!root || root->type != Json5Value::Type::Object) return fromValues(config);
    const Environment environment = processEnvironment();
    return toJson(*root, [&environment](const QString &text) {
        QStringList missing;
        return interpolate(text, environment, missing);
    });
}

} // namespace ccr::proxy
