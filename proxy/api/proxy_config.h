#pragma once

#include "logging/base/phrase.h"
#include "proxy/api/budget_action.h"

#include <QMap>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace ccr::proxy {

enum class TransportKind
{
    Auto,
    NetworkAccessManager,
    Direct
};

/// One element of `transformer.use`.
struct TransformUse
{
    QString name;
    QByteArray optionsJson = "{}"; ///< an object, as JSON
    bool hasOptions = false;       ///< they were written
    bool isUserFile = false;       ///< not a transformer of this program: one of ProxyConfig::transformerFiles
    bool operator==(const TransformUse &) const = default;
};

/// An element of `transformers`: a file that exports a JavaScript class.
struct TransformerFile
{
    QString path;           ///< absolute
    QByteArray optionsJson; ///< for the constructor; empty: none
    bool operator==(const TransformerFile &) const = default;
};

/// One credential of a provider. Several of them are used in turn.
struct ProviderKey
{
    QString label;  ///< how it may be shown and logged: "$NAME", "keychain:NAME", "key 2"; never the secret
    QString secret; ///< after interpolation
    bool operator==(const ProviderKey &) const = default;
};

/// Who calls Google's Vertex AI. Either an access token, or what one is fetched with.
struct GoogleAccount
{
    QString project;
    QString location;
    QString accessToken;   ///< used as it is
    QString clientEmail;   ///< service account: a signed assertion is exchanged for a token (RFC 7523)
    QString privateKeyPem; ///< of the service account
    QString clientId;      ///< authorized user: the refresh token is exchanged (RFC 6749, 6)
    QString clientSecret;
    QString refreshToken;
    QUrl tokenUrl = QUrl(QStringLiteral("https://oauth2.googleapis.com/token"));
    bool operator==(const GoogleAccount &) const = default;
};

/// How `count_tokens` counts for a model.
struct TokenizerConfig
{
    QString type; ///< "tiktoken", "huggingface" or "api"; empty: tiktoken
    QString encoding;
    QString model;
    QUrl url;
    QString apiKey;
    QString requestFormat; ///< "standard", "openai", "anthropic" or "custom"
    QString responseField; ///< dotted path of the number
    QMap<QString, QString> headers;
    bool operator==(const TokenizerConfig &) const = default;
};

/// A configured upstream.
struct Provider
{
    QString name;
    QUrl url;                      ///< complete endpoint URL that requests are posted to
    std::vector<ProviderKey> keys; ///< may be empty for local servers
    QStringList models;
    std::vector<TransformUse> transformers;                     ///< `transformer.use`, in order
    QMap<QString, std::vector<TransformUse>> modelTransformers; ///< applied after the former
    QMap<QString, QString> headers;                             ///< sent with every request
    QString dialect;                                            ///< name in dialect_registry: "openai-chat", "anthropic", "demo" …
    std::optional<GoogleAccount> google;
    std::optional<TokenizerConfig> tokenizer;
    QMap<QString, TokenizerConfig> modelTokenizers;
    TransportKind transport = TransportKind::Auto;
    std::optional<QUrl> proxyUrl; ///< outbound, http or socks5; an empty one: none, whatever the others have; absent: that of all
    Phrase problem;               ///< not empty: the provider cannot be used, and why ("disabled", an unset variable, a bad URL …)
    bool lacksStoredKey = false;  ///< the problem is that the keychain does not give out its key, or not yet
};

/// "provider,model" after parsing. Empty provider: not set.
struct RouteTarget
{
    QString provider;
    QString model;
    bool isSet() const { return !provider.isEmpty(); }
    bool operator==(const RouteTarget &) const = default;
};

/// A declarative routing rule: every condition that is set must hold.
struct RouteRule
{
    QString name;
    QString model;                  ///< wildcard pattern for the model that the client asked for; empty: any
    QString system;                 ///< text that the system prompt contains
    QString tool;                   ///< wildcard pattern for the name of a tool that the request brings
    QString client;                 ///< wildcard pattern for the User-Agent
    QMap<QString, QString> headers; ///< name and wildcard pattern
    std::optional<std::int64_t> tokensOver;
    std::optional<std::int64_t> tokensUnder;
    std::optional<bool> thinking;
    std::optional<bool> image;
    std::optional<bool> stream;
    RouteTarget target;
    std::vector<RouteTarget> fallback; ///< instead of the scenario's
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
    std::vector<RouteRule> rules; ///< asked in order, before everything but the custom router
};

/// Tries again before the first content byte: same provider, then the fallback list. Never afterwards.
struct RetryConfig
{
    int attemptsPerTarget = 1; ///< tries of one target for failures that may pass (429, 5xx, connection); agents retry by themselves
    std::chrono::milliseconds firstDelay{500};
    std::chrono::milliseconds longestDelay{30'000}; ///< also the longest Retry-After that is waited for
};

/// When a provider is taken out of the plan, and for how long.
struct HealthConfig
{
    int failuresToOpen = 5; ///< in a row
    std::chrono::milliseconds openFor{30'000};
};

/// The whole configuration as the proxy uses it; immutable once shared.
struct ProxyConfig
{
    QString host = QStringLiteral("127.0.0.1");
    quint16 port = 3456;
    QString apiKey;                            ///< what clients must present; empty: none
    std::chrono::milliseconds timeout{600000}; ///< whole upstream exchange
    QUrl proxyUrl;                             ///< outbound, of the providers that have none of their own; empty: none
    BudgetAction budgetAction = BudgetAction::Warn;
    QString budgetPreset; ///< BUDGET_PRESET, whose routes hold while a budget is used up (BudgetAction::Preset)
    std::shared_ptr<const ProxyConfig> ofBudgetPreset; ///< this configuration with these routes; null: there are none to be had
    std::vector<Provider> providers;
    RouterConfig router;
    QMap<QString, std::vector<RouteTarget>> fallback; ///< by scenario: "default", "background", "think" …
    RetryConfig retry;
    HealthConfig health;
    QString customRouterPath; ///< JavaScript module; empty: none
    std::chrono::milliseconds customRouterTimeout{2'000};
    std::vector<TransformerFile> transformerFiles;
    std::chrono::milliseconds transformerTimeout{10'000}; ///< of one call of a hook in such a file
    QString rewriteSystemPromptPath;                      ///< REWRITE_SYSTEM_PROMPT
    bool forceUseImageAgent = false;
    QString homeDirectory;           ///< ~/.claude-code-router: project, session and preset folders lie here
    QString claudeProjectsDirectory; ///< ~/.claude/projects: tells the project of a session
    QString file;                    ///< the configuration file; empty without one
    QString logDirectory;
    QMap<QString, std::shared_ptr<const ProxyConfig>> presets; ///< by name; served under /preset/<name>
    bool isDemo = false;                                       ///< no configuration was found: the built-in provider answers

    const Provider *provider(const QString &name) const; ///< case-insensitive; null when unknown
    QUrl proxyFor(const Provider &provider) const { return provider.proxyUrl.value_or(proxyUrl); }
};

} // namespace ccr::proxy
