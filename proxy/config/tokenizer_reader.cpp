#include "proxy/config/tokenizer_reader.h"
#include "logging/base/nearest_name.h"
#include "proxy/api/config_sentence.h"

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

QStringList types()
{
    return {u"tiktoken"_s, u"huggingface"_s, u"api"_s};
}

QStringList formats()
{
    return {u"standard"_s, u"openai"_s, u"anthropic"_s, u"custom"_s};
}

QStringList keys()
{
    return {u"type"_s, u"encoding"_s, u"model"_s, u"url"_s, u"apiKey"_s, u"requestFormat"_s, u"responseField"_s, u"headers"_s};
}

bool isWebAddress(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1);
}

// What is lacking for the type; empty when nothing is.
Phrase lack(const TokenizerConfig &tokenizer)
{
    if (!types().contains(tokenizer.type)) return said("type \"%1\" is unknown; %2", tokenizer.type, suggested(tokenizer.type, types()));
    if (tokenizer.type == "huggingface"_L1 && tokenizer.model.isEmpty()) return said("\"model\" is missing, like \"org/name\"");
    if (tokenizer.type != "api"_L1) return {};
    if (!isWebAddress(tokenizer.url)) return said("\"url\" must be an http or https URL");
    if (!formats().contains(tokenizer.requestFormat))
        return said("requestFormat \"%1\" is unknown; %2", tokenizer.requestFormat, suggested(tokenizer.requestFormat, formats()));
    return {};
}

bool readApiKey(ConfigFields &fields, TokenizerConfig &tokenizer)
{
    std::optional<ConfigText> key;
    if (!fields.text(u"apiKey", key)) return false;
    if (!key) return true;
    const Result<QString> secret = fields.reading().secret(*key);
    if (secret)
        tokenizer.apiKey = *secret;
    else
        fields.note(u"apiKey", phraseOf(secret.error()));
    return true;
}

bool readTokenizer(ConfigFields fields, std::optional<TokenizerConfig> &out)
{
    fields.checkKeys(keys());
    TokenizerConfig tokenizer{.type = u"tiktoken"_s, .requestFormat = u"standard"_s, .responseField = u"token_count"_s};
    QString url;
    const bool read = fields.string(u"type", tokenizer.type) && fields.string(u"encoding", tokenizer.encoding)
                      && fields.string(u"model", tokenizer.model) && fields.string(u"url", url) && readApiKey(fields, tokenizer)
                      && fields.string(u"requestFormat", tokenizer.requestFormat)
                      && fields.string(u"responseField", tokenizer.responseField) && fields.map(u"headers", tokenizer.headers);
    if (!read) return false;
    tokenizer.url = QUrl(url, QUrl::StrictMode);
    if (const Phrase missing = lack(tokenizer); missing.isEmpty())
        out = tokenizer;
    else
        fields.reading().note(fields.value().line, fields.pointer(), said("this tokenizer is not used: %1", missing));
    return true;
}

} // namespace

bool readTokenizers(ConfigFields &provider, Provider &out)
{
    std::optional<ConfigFields> fields = provider.object(u"tokenizer");
    if (!fields) return !provider.failed();
    if (!fields->find(u"default") && !fields->find(u"models")) return readTokenizer(*fields, out.tokenizer);
    fields->checkKeys({u"default"_s, u"models"_s});
    if (const std::optional<ConfigFields> standard = fields->object(u"default"))
        if (!readTokenizer(*standard, out.tokenizer)) return false;
    std::optional<ConfigFields> models = fields->object(u"models");
    if (!models) return !fields->failed();
    for (const Json5Member &member : models->value().members) {
        const std::optional<ConfigFields> model = models->object(member.name);
        std::optional<TokenizerConfig> tokenizer;
        if (model && !readTokenizer(*model, tokenizer)) return false;
        if (tokenizer) out.modelTokenizers.insert(member.name, *tokenizer);
    }
    return !models->failed();
}

} // namespace ccr::proxy
