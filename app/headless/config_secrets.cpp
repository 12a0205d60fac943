#include "app/headless/config_secrets.h"

#include "logging/base/credential_names.h"

#include <QUrlQuery>

namespace ccr::app {

namespace {

constexpr qsizetype shortestSecretPath = 16; // shorter ones are words

void addSecretsOf(const QUrl &url, std::vector<std::string> &secrets)
{
    secrets.push_back(url.password().toStdString());
    secrets.push_back(url.password(QUrl::FullyEncoded).toStdString()); // as it may stand in a text
    const QList<std::pair<QString, QString>> items = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items)
        if (isCredentialParameter(name.toStdString())) secrets.push_back(value.toStdString());
}

// What a stream sends to prove who it is, and where an alert goes, must not be in a record.
void addSecretsOf(const logging::LoggingConfig &config, std::vector<std::string> &secrets)
{
    addSecretsOf(config.alerts.webhook, secrets);
    if (const QString path = config.alerts.webhook.path(); path.size() > shortestSecretPath) secrets.push_back(path.mid(1).toStdString());
    for (const logging::StreamConfig &stream : config.streams) {
        secrets.push_back(stream.network.token.toStdString());
        addSecretsOf(stream.network.url, secrets);
        for (auto header = stream.network.headers.cbegin(); header != stream.network.headers.cend(); ++header)
            if (isCredentialKey(header.key())) secrets.push_back(header.value().toStdString());
    }
}

std::vector<std::string> secretsOf(const proxy::ProxyConfig &config)
{
    std::vector<std::string> secrets{config.apiKey.toStdString()};
    addSecretsOf(config.proxyUrl, secrets);
    for (const proxy::Provider &provider : config.providers) {
        addSecretsOf(provider.url, secrets);
        if (provider.proxyUrl) addSecretsOf(*provider.proxyUrl, secrets);
        for (const proxy::ProviderKey &key : provider.keys) secrets.push_back(key.secret.toStdString());
        for (auto header = provider.headers.cbegin(); header != provider.headers.cend(); ++header)
            if (isCredentialKey(header.key())) secrets.push_back(header.value().toStdString());
        if (provider.tokenizer) secrets.push_back(provider.tokenizer->apiKey.toStdString());
        for (const proxy::TokenizerConfig &tokenizer : provider.modelTokenizers) secrets.push_back(tokenizer.apiKey.toStdString());
    }
    for (const auto &preset : config.presets)
        for (std::string &secret : secretsOf(*preset)) secrets.push_back(std::move(secret));
    return secrets;
}

} // namespace

std::vector<std::string> secretsOf(const proxy::ProxyConfig &config, const logging::LoggingConfig &logging)
{
    std::vector<std::string> secrets = secretsOf(config);
    addSecretsOf(logging, secrets);
    return secrets;
}

} // namespace ccr::app
