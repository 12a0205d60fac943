#pragma once

#include <QMap>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <optional>
#include <vector>

namespace ccr::proxy {

enum class TransportKind
{
    Auto,
    NetworkAccessManager,
    Direct
};

/// A configured upstream.
struct Provider
{
    QString name;
    QUrl url;       ///< complete endpoint URL that requests are posted to
    QString apiKey; ///< after environment interpolation; may be empty for local servers
    QStringList models;
    QStringList transformers; ///< names of `transformer.use`, in order
    QMap<QString, QStringList> modelTransformers;
    QString dialect; ///< name in dialect_registry: "openai-chat", "anthropic", "demo"
    TransportKind transport = TransportKind::Auto;
    QString problem; ///< not empty: the provider cannot be used, and why (an unset variable, a bad URL …)
};

/// "provider,model" after parsing. Empty provider: not set.
struct RouteTarget
{
    QString provider;
    QString model;
    bool isSet() const { return !provider.isEmpty(); }
    bool operator==(const RouteTarget &) const = default;
};

struct RouterConfig
{
    RouteTarget defaultRoute;
    RouteTarget background;
    RouteTarget think;
    RouteTarget longContext;
    int longContextThreshold = 60000; ///< tokens; strictly more go to longContext
    RouteTarget webSearch;
    RouteTarget image;
};

/// The whole configuration as the proxy uses it; immutable once shared.
struct ProxyConfig
{
    QString host = QStringLiteral("127.0.0.1");
    quint16 port = 3456;
    QString apiKey;                            ///< what clients must present; empty: none
    std::chrono::milliseconds timeout{600000}; ///< whole upstream exchange
    QUrl proxyUrl;
    std::vector<Provider> providers;
    RouterConfig router;
    bool isDemo = false; ///< no configuration was found: the built-in provider answers

    const Provider *provider(const QString &name) const; ///< case-insensitive; null when unknown
};

} // namespace ccr::proxy
