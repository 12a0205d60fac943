#pragma once

#include "proxy/api/budget_action.h"
#include "proxy/api/fallbacks_by_rule.h"
#include "proxy/api/provider_failure.h"
#include "proxy/api/proxy_config.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <optional>

namespace ccr::proxy {

/// A key that is not used for a while: it was refused, or is over its limit.
struct RestingKey
{
    QString label;
    std::chrono::milliseconds left{0};
};

struct ProviderState
{
    QString name;
    QStringList models;
    QString url;
    QString dialect;
    Phrase problem;   ///< empty when usable
    QString health;   ///< "closed": it serves; "open": it failed several times and is left alone; "half-open": it is being tried
    int failures = 0; ///< in a row
    std::optional<ProviderFailure> failure = {};      ///< the last one; absent: there was none
    std::optional<std::chrono::milliseconds> triedIn; ///< "open": when a request may try it again; 0: the next one does
    std::vector<RestingKey> restingKeys = {};
};

/// What the proxy is doing, for display.
struct ProxyState
{
    enum class Status
    {
        Stopped,
        Starting,
        Running,
        Failed
    };
    /// Why it does not listen, for whoever puts it into words.
    enum class Trouble
    {
        None,
        PortInUse,
        NotPermitted, ///< ports below 1024, as a rule
        NoSuchAddress,
        Other
    };
    Status status = Status::Stopped;
    Trouble trouble = Trouble::None;
    QString host;
    quint16 port = 0;
    Phrase problem;       ///< why it failed to start; for a person
    Phrase configProblem; ///< the last configuration that was refused: file, line, key, reason; the one before is in force
    /// Where that configuration would listen; absent: it was refused for another reason, or none was.
    struct RefusedAddress
    {
        QString host;
        quint16 port = 0;
        Trouble trouble = Trouble::None;
    };
    std::optional<RefusedAddress> refusedAddress = {};
    QString configFile;
    bool isDemo = false;
    bool needsKey = false;
    QString defaultRoute;                                ///< "provider,model"
    FallbacksByRule fallbacks;                           ///< of the configuration; empty: not known
    QMap<QString, FallbacksByRule> presetFallbacks = {}; ///< of each preset that is served, by its name
    FallbacksByRule budgetFallbacks = {};                ///< while a budget is used up and BUDGET_PRESET routes; empty: it never does
    BudgetRule budgetRule;
    std::vector<ProviderState> providers;
    int liveExchanges = 0;
    bool isDraining = false; ///< it stops when the live ones have ended; until then each end is announced

    /// "http://127.0.0.1:3456"
    QString baseUrl() const;
};

/// A request of the window's own.
struct OwnRequest
{
    QString path = QStringLiteral("/v1/messages"); ///< with its query
    QByteArray body;
    QString label; ///< stands in the User-Agent, by which the record of the request is found: "ccr-desktop/1.0 (label)"
};

struct OwnAnswer
{
    int status = 0; ///< 0: none came
    QByteArray body;
    Phrase problem; ///< why it did not come, or not whole; empty when it did
};

/// What became of a request that was to leave its provider.
enum class Redirection
{
    Done,
    NoFallback, ///< no target is left that it could go to
    HasBegun,   ///< its client has a part of the answer, to which no other one can be glued
    NotRunning  ///< it is over, or was never there
};

/// Starts, stops and configures the proxy, which lives in a thread of its own. All functions return at once; what came
/// of them is announced by stateChanged. Called from the thread that owns the object.
class ProxyControl : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// While it drains: it takes new connections again, and what is live goes on. While a configuration is refused because of its
    /// address: it is tried again.
    virtual void start() = 0;
    /// Stops listening, lets live exchanges end for up to `drain`, then aborts them.
    virtual void stop(std::chrono::milliseconds drain) = 0;
    virtual void applyConfig(const ccr::proxy::ProxyConfig &config) = 0;
    virtual void reportConfigProblem(const Phrase &problem) = 0;
    /// Sends one small request through the proxy itself, so that a new user sees a row.
    virtual void sendTestRequest() = 0;
    /// Sends a request through the router's own front door, like a client; `answered` is called once, in the thread that owns
    /// this object and unless `context` is gone by then. Only while the proxy runs.
    virtual void sendRequest(const ccr::proxy::OwnRequest &request, QObject *context, std::function<void(OwnAnswer)> answered) = 0;
    /// Ends a running request at once, as its user wishes: the client is told, the provider's connection is closed. One that is
    /// over, or unknown, is left alone.
    virtual void abort(const QString &exchangeId) = 0;
    /// Ends the attempt of a running request and goes on with its next fallback, as long as its client has got nothing. `answered`
    /// is called once, in the thread that owns this object and unless `context` is gone by then.
    virtual void retryOnFallback(const QString &exchangeId, QObject *context, std::function<void(ccr::proxy::Redirection)> answered) = 0;
    /// Each limit of a running request becomes so much longer: what waits for the provider and the whole exchange. One that is
    /// over, or unknown, is left alone.
    virtual void extendTimeout(const QString &exchangeId, std::chrono::milliseconds by) = 0;
    virtual ProxyState state() const = 0;
    /// The providers as they are at this moment, with what no signal tells: failures so far and the time until the next try.
    /// `answered` is called once, in the thread that owns this object and unless `context` is gone by then.
    virtual void askProviders(QObject *context, std::function<void(std::vector<ProviderState>)> answered) = 0;
    /// The provider serves again at once, as if it had never failed.
    virtual void resetHealth(const QString &provider) = 0;

Q_SIGNALS:
    void stateChanged(const ccr::proxy::ProxyState &state);
    /// A client asked over HTTP that the program be started anew; it has been answered. Whoever owns the program does it.
    void restartRequested();
    /// What lies beside the configuration file (presets) was changed over HTTP: whoever reads the file reads it again.
    void reloadRequested();
};

} // namespace ccr::proxy

Q_DECLARE_METATYPE(ccr::proxy::OwnAnswer)
Q_DECLARE_METATYPE(ccr::proxy::ProxyState)
Q_DECLARE_METATYPE(ccr::proxy::ProxyConfig)
