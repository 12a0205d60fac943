#pragma once

#include "logging/api/snapshots.h"
#include "logging/base/json5_reader.h"
#include "logging/base/result.h"
#include "proxy/api/proxy_config.h"

#include <QObject>

#include <array>
#include <functional>

namespace ccr::proxy {

/// A request whose route is asked for; nothing is sent.
struct TrialRequest
{
    QByteArray body;
    QString path = QStringLiteral("/v1/messages"); ///< tells the client's wire format
    QMap<QString, QString> headers;                ///< "User-Agent" and what else rules ask for
    bool withRewrites = false;                     ///< what would be sent is wanted, too
};

/// Where a configuration sends a request, and why.
struct RouteVerdict
{
    Phrase problem; ///< not empty: it is refused, and why; only what was found before that is filled
    QString askedModel;
    RouteTarget target;
    QString url;
    QString rule;
    QString scenario; ///< names the fallback list
    QString sentence;
    std::vector<logging::RouteStep> steps;
    std::int64_t tokens = 0;
    bool changesPrompt = false; ///< a tag leaves it, or images move
    std::optional<RouteTarget> imageAgent;
    std::vector<RouteTarget> fallbacks;
    QStringList keys;                ///< labels; the first that does not rest is used
    QByteArray sent;                 ///< the body as the provider would get it; empty when it is not wanted or cannot be written
    bool hasOwnTransformers = false; ///< of the user, which a trial does not run: they may change `sent` further
};

/// A request of the past.
struct RecordedRequest
{
    logging::ExchangeSnapshot exchange;
    QByteArray body; ///< whole; empty when it was not recorded
};

/// A request that two configurations decide differently.
struct ChangedRoute
{
    std::uint64_t number = 0;
    std::string id;
    QString askedModel;
    QString ruleBefore;
    Phrase before; ///< "provider,model", or why it is refused
    QString ruleAfter;
    Phrase after;
    bool isRefused = false; ///< by the second configuration
};

struct ReplayReport
{
    int fromBodies = 0;                ///< decided from what was sent
    int fromFacts = 0;                 ///< decided from what was recorded about it
    int undecidable = 0;               ///< no body was recorded, and what was is not enough
    std::vector<ChangedRoute> changes; ///< newest first
    Phrase problem;                    ///< one of the configurations cannot be read
};

/// The five things that must work before a provider serves, in their order.
enum class ProbeStep
{
    Dns,
    Tls, ///< or the bare connection, where there is no TLS
    Auth,
    Model,
    Stream
};
constexpr std::size_t probeSteps = 5;

enum class ProbeOutcome
{
    Waiting,
    Passed,
    Failed,
    Skipped ///< there is nothing to try, or a step before it failed
};

/// Why a step failed, for whoever puts it into words.
enum class ProbeCause
{
    None,
    Configuration, ///< the provider cannot be used as it is written
    UnknownName,
    Refused,
    Certificate,
    Timeout,
    ConnectionLost,
    KeyRefused,
    NoBalance,
    RateLimited,
    ModelUnknown,
    AddressUnknown, ///< 404, and not for the model
    RequestRefused,
    ProviderFailed, ///< 5xx
    NotAStream,
    BrokenStream,
    EmptyAnswer,
    OwnTransformers ///< requests pass through JavaScript of the user, which a test does not run
};

struct ProbeTick
{
    ProbeOutcome outcome = ProbeOutcome::Waiting;
    std::optional<milliseconds> took;
    ProbeCause cause = ProbeCause::None;
    Phrase message; ///< the provider's or the system's own words; empty when it said none
};

struct ProbeReport
{
    std::array<ProbeTick, probeSteps> ticks;
    QString model;
    QString url;
    QString key;                   ///< label; empty: none was sent
    int status = 0;                ///< of HTTP; 0: no answer yet
    std::int64_t outputTokens = 0; ///< that the test cost; 0: not reported
    std::optional<double> tokensPerSecond;
    bool isFinished = false;

    const ProbeTick &tick(ProbeStep step) const { return ticks[static_cast<std::size_t>(step)]; }
};

/// Tries configurations that are not in force: routes without sending anything, providers with one short request. All functions
/// return at once; answers come in the thread that owns the object, unless `context` is gone by then. A configuration is a whole
/// file as a value; "keychain:NAME" is looked up.
class TrialControl : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    template <typename T>
    using Answer = std::function<void(T)>;

    /// The decision of the router itself, custom router and files of the session included.
    virtual void explain(const Json5Value &config, const TrialRequest &request, QObject *context,
                         Answer<ccr::proxy::RouteVerdict> answer) = 0;
    /// Which of the requests `draft` sends elsewhere than `saved`.
    virtual void replay(const Json5Value &saved, const Json5Value &draft, const QList<RecordedRequest> &requests, QObject *context,
                        Answer<ccr::proxy::ReplayReport> answer) = 0;
    /// Sends one request of at most 20 tokens through the transport that real ones take. `answer` comes after each step; the last one
    /// is finished. Costs what the provider takes for it. `keyLabel` empty: the first key.
    virtual void probe(const Json5Value &config, const QString &provider, const QString &model, const QString &keyLabel, QObject *context,
                       Answer<ccr::proxy::ProbeReport> answer) = 0;
    /// Asks the provider for the models that it has.
    virtual void fetchModels(const Json5Value &config, const QString &provider, QObject *context, Answer<Result<QStringList>> answer) = 0;
};

} // namespace ccr::proxy
