#include "app/headless/config_secrets.h"

#include "logging/base/credential_names.h"

namespace ccr::app {

namespace {

// What a stream sends to prove who it is, and where an alert goes, must not be in a record.
void addSecretsOf(const logging::LoggingConfig &config, std::vector<std::string> &secrets)
{
    for (const logging::StreamConfig &stream : config.streams) {
        secrets.push_back(stream.network.token.toStdString());
        secrets.push_back(stream.network.url.password().toStdString());
        for (auto header = stream.network.headers.cbegin(); header != stream.network.headers.cend(); ++header)
            if (isCredentialKey(header.key())) secrets.push_back(header.value().toStdString());
    }
}

std::vector<std::string> secretsOf(const proxy::ProxyConfig &config)
{
    std::vector<std::string> secrets{config.apiKey.toStdString(), config.proxyUrl.password().toStdString()};
    for (const proxy::Provider &provider : config.providers) {
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
