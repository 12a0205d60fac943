#include "proxy/user_transform/user_transform_calls.h"

#include "logging/base/json_writer.h"
#include "proxy/transform/transform_chain.h"

#include <algorithm>
#include <map>

namespace ccr::proxy {

namespace {

void appendUses(JsonArray &list, const std::vector<TransformUse> &uses, bool isBackwards)
{
    std::vector<TransformUse> ordered(uses);
    if (isBackwards) std::reverse(ordered.begin(), ordered.end());
    for (const TransformUse &use : ordered) {
        if (!use.isUserFile) continue;
        JsonObject entry(list.next());
        entry.string("name", use.name.toStdString());
        if (use.hasOptions) entry.raw("options", use.optionsJson.toStdString());
    }
}

// Each of the two lists in its direction, the provider's first, as the transforms of this program are passed.
QByteArray usesJson(const std::vector<TransformUse> &ofProvider, const std::vector<TransformUse> &ofModel, bool isBackwards)
{
    std::string out;
    {
        JsonArray list(out);
        appendUses(list, ofProvider, isBackwards);
        appendUses(list, ofModel, isBackwards);
    }
    return QByteArray::fromStdString(out);
}

std::string providerJson(const Provider &provider, const std::string &credential)
{
    std::string out;
    JsonObject object(out);
    object.string("name", provider.name.toStdString());
    object.string("baseUrl", provider.url.toString().toStdString());
    object.string("apiKey", credential);
    JsonArray models(object.key("models"));
    for (const QString &model : provider.models) appendJsonString(models.next(), model.toStdString());
    return out;
}

} // namespace

QByteArray transformerFilesJson(const ProxyConfig &config)
{
    std::string out;
    {
        JsonArray list(out);
        for (const TransformerFile &file : config.transformerFiles) {
            JsonObject entry(list.next());
            entry.string("path", file.path.toStdString());
            if (!file.optionsJson.isEmpty()) entry.raw("options", file.optionsJson.toStdString());
        }
    }
    return QByteArray::fromStdString(out);
}

QByteArray headersJson(const HttpHeaders &headers)
{
    std::map<std::string, std::string> fields;
    for (const HttpHeader &field : headers) fields[QByteArray::fromStdString(field.name).toLower().toStdString()] = field.value;
    std::string out = "{";
    for (const auto &[name, value] : fields) {
        if (out.size() > 1) out += ',';
        appendJsonString(out, name);
        out += ':';
        appendJsonString(out, value);
    }
    return QByteArray::fromStdString(out + '}');
}

std::shared_ptr<const UserTransformCalls> userTransformCalls(const ProxyConfig &config, const Provider &provider, const QString &model,
                                                             const std::string &credential, const std::string &exchangeId,
                                                             const std::string &sessionId, const HttpHeaders &clientHeaders)
{
    const std::vector<TransformUse> ofModel = provider.modelTransformers.value(modelListName(provider, model));
    const auto isUsers = [](const TransformUse &use) { return use.isUserFile; };
    if (std::none_of(provider.transformers.begin(), provider.transformers.end(), isUsers)
        && std::none_of(ofModel.begin(), ofModel.end(), isUsers))
        return nullptr;
    auto calls = std::make_shared<UserTransformCalls>();
    calls->exchangeId = exchangeId;
    std::string context;
    {
        JsonObject object(context);
        object.string("id", exchangeId);
        object.string("sessionId", sessionId);
        object.string("method", "POST");
        object.string("url", "/v1/messages");
        object.raw("headers", headersJson(clientHeaders).toStdString());
    }
    calls->commonMembers = "\"files\":" + transformerFilesJson(config) + ",\"context\":" + QByteArray::fromStdString(context);
    calls->requestUses = usesJson(provider.transformers, ofModel, false);
    calls->answerUses = usesJson(provider.transformers, ofModel, true);
    calls->limit = config.transformerTimeout;
    calls->provider = QByteArray::fromStdString(providerJson(provider, credential));
    return calls;
}

} // namespace ccr::proxy
