#pragma once

#include "logging/api/logging_control.h"
#include "proxy/api/exchange_sentence.h"
#include "proxy/api/proxy_control.h"

namespace ccr::testing {

/// A proxy that does what the test says.
class FakeProxyControl final : public proxy::ProxyControl
{
public:
    void start() override
    {
        m_state.isDraining = false;
        announce(proxy::ProxyState::Status::Running);
    }
    void stop(std::chrono::milliseconds drain) override
    {
        m_state.isDraining = m_state.liveExchanges > 0 && drain.count() > 0;
        announce(m_state.isDraining ? proxy::ProxyState::Status::Running : proxy::ProxyState::Status::Stopped);
    }
    /// Requests that run; when it drains and there are none left, it stops.
    void setLive(int live)
    {
        m_state.liveExchanges = live;
        if (m_state.isDraining) stop(std::chrono::seconds(10));
    }
    void applyConfig(const proxy::ProxyConfig &) override {}
    void reportConfigProblem(const Phrase &problem) override
    {
        m_state.configProblem = problem;
        Q_EMIT stateChanged(m_state);
    }
    void sendTestRequest() override { ++testRequests; }
    void sendRequest(const proxy::OwnRequest &request, QObject *context, std::function<void(proxy::OwnAnswer)> answered) override
    {
        sent.append(request);
        if (answerRequests)
            QMetaObject::invokeMethod(
                context, [this, answered] { answered(answer); }, Qt::QueuedConnection);
    }
    void abort(const QString &exchangeId) override { aborted.append(exchangeId); }
    void retryOnFallback(const QString &exchangeId, QObject *context, std::function<void(proxy::Redirection)> answered) override
    {
        redirected.append(exchangeId);
        QMetaObject::invokeMethod(
            context, [this, answered] { answered(redirection); }, Qt::QueuedConnection);
    }
    void extendTimeout(const QString &exchangeId, std::chrono::milliseconds by) override { extended.append({exchangeId, by}); }
    proxy::ProxyState state() const override { return m_state; }
    void setProviders(std::vector<proxy::ProviderState> known, const QString &defaultRoute)
    {
        m_state.providers = providers = std::move(known);
        m_state.defaultRoute = defaultRoute;
        Q_EMIT stateChanged(m_state);
    }
    void setFallbacks(const proxy::FallbacksByRule &byRule, const QMap<QString, proxy::FallbacksByRule> &ofPresets = {})
    {
        m_state.fallbacks = byRule;
        m_state.presetFallbacks = ofPresets;
        Q_EMIT stateChanged(m_state);
    }
    void askProviders(QObject *context, std::function<void(std::vector<proxy::ProviderState>)> answered) override
    {
        ++askedForProviders;
        QMetaObject::invokeMethod(
            context, [this, answered] { answered(providers); }, Qt::QueuedConnection);
    }
    void resetHealth(const QString &provider) override { healthResets.append(provider); }

    int testRequests = 0;
    QList<proxy::OwnRequest> sent;
    bool answerRequests = true;
    proxy::OwnAnswer answer{.status = 200, .body = "{}", .problem = {}};
    QStringList aborted;
    QStringList redirected;
    proxy::Redirection redirection = proxy::Redirection::Done;
    QList<std::pair<QString, std::chrono::milliseconds>> extended;
    std::vector<proxy::ProviderState> providers;
    int askedForProviders = 0;
    QStringList healthResets;

    /// It cannot move to a port of another program, and stays where it is.
    void refusePort(quint16 port)
    {
        m_state.refusedAddress = {QStringLiteral("127.0.0.1"), port, proxy::ProxyState::Trouble::PortInUse};
        reportConfigProblem(QStringLiteral("Cannot listen on 127.0.0.1:%1: The bound address is already in use.").arg(port));
    }
    /// It cannot listen.
    void fail(quint16 port, proxy::ProxyState::Trouble trouble, const QString &problem)
    {
        m_state.trouble = trouble;
        m_state.problem = problem;
        announce(proxy::ProxyState::Status::Failed);
        m_state.port = port;
        Q_EMIT stateChanged(m_state);
    }

private:
    void announce(proxy::ProxyState::Status status)
    {
        m_state.status = status;
        if (status == proxy::ProxyState::Status::Running) {
            m_state.trouble = proxy::ProxyState::Trouble::None;
            m_state.problem = {};
            if (std::exchange(m_state.refusedAddress, std::nullopt)) m_state.configProblem = {};
        }
        m_state.host = QStringLiteral("127.0.0.1");
        m_state.port = 3456;
        Q_EMIT stateChanged(m_state);
    }
    proxy::ProxyState m_state;
};

/// Feeds that the test speaks through.
class FakeLoggingControl final : public logging::LoggingControl, private logging::LogTarget
{
public:
    logging::LogTarget &target() override { return *this; }
    const logging::LogFeed *logFeed() const override { return &records; }
    const logging::ExchangeFeed *exchangeFeed() const override { return &exchanges; }
    logging::LoggingConfig config() const override { return configured; }
    void applyConfig(const logging::LoggingConfig &) override {}
    logging::LoggingHealth health() const override
    {
        ++looks;
        return current;
    }
    bool flush(milliseconds) override { return true; }
    logging::RecentTraffic *recentTraffic() override { return &traffic; }
    logging::HistoryControl *history() override { return historyControl; }
    void setRecording(bool on) override { recording = on; }
    bool isRecording() const override { return recording; }
    void reopen() override { ++reopened; }

    logging::LogFeed records;
    logging::ExchangeFeed exchanges;
    logging::LoggingConfig configured;
    logging::LoggingHealth current;
    mutable int looks = 0; ///< at it
    logging::RecentTraffic traffic{[](std::string &) {}};
    bool recording = true;
    int reopened = 0;
    logging::HistoryControl *historyControl = nullptr; ///< the test's

private:
    bool isEnabled(logging::Severity) const override { return false; }
    void submit(const logging::RecordView &) override {}
    void submit(logging::ExchangeEvent &&) override {}
};

/// Fixed exchanges for models and screenshots: a success, a failure, a broken stream, a cancelled and a live one.
inline QList<logging::ExchangeSnapshot> sampleExchanges()
{
    using logging::Outcome;
    using namespace std::chrono_literals;
    const WallTime base = wallNow() - 1min; // within any range of time that a window begins with
    QList<logging::ExchangeSnapshot> list;
    const auto add = [&list, base](Outcome outcome, int status, const char *asked, const char *served, const char *rule,
                                   const PackedPhrase &why, const char *error) {
        logging::ExchangeSnapshot s;
        s.number = static_cast<std::uint64_t>(list.size() + 1);
        s.id = "req_sample_" + std::to_string(s.number);
        s.startedAt = outcome == Outcome::InFlight ? wallNow() : base + std::chrono::seconds(s.number);
        s.method = "POST";
        s.path = "/v1/messages";
        s.client = "claude-cli/2.1";
        s.askedModel = asked;
        s.model = served;
        s.provider = "deepseek";
        s.rule = rule;
        s.routeSentence =
            proxy::told("Went to %1 because %2 (rule %3).", std::string("deepseek/") + served, why, PackedPhrase::sentence(rule));
        s.routeSteps = {{"explicit", false, proxy::told("\"%1\" names no provider", std::string(asked))}, {rule, true, why}};
        s.attempts.push_back({.number = 1,
                              .provider = "deepseek",
                              .model = served,
                              .url = "https://api.deepseek.com/chat/completions",
                              .transport = "qnam",
                              .startedAt = 1ms,
                              .connectedAt = 41ms,
                              .answeredAt = 900ms,
                              .status = status,
                              .errorClass = {},
                              .message = {}});
        s.outcome = outcome;
        s.status = status;
        s.errorMessage = error;
        s.errorClass = *error ? "rate_limited" : "";
        s.routedAt = 1ms;
        s.stream.firstByte = 900ms;
        s.stream.firstContent = 1000ms;
        s.stream.lastContent = 6200ms;
        s.stream.events = 640;
        s.tokens = {.input = 2140, .output = 512, .cacheRead = 16'100, .cacheWrite = 0, .known = outcome == Outcome::Ok};
        if (outcome != Outcome::InFlight) s.total = 6300ms;
        list.append(s);
    };
    const PackedPhrase noOther = proxy::told("no other rule matched");
    const PackedPhrase cut = proxy::told("The provider's stream ended without a finish reason; the answer is incomplete.");
    add(Outcome::Ok, 200, "claude-sonnet-4-5", "deepseek-chat", "default", noOther, "");
    add(Outcome::Failed, 429, "claude-haiku-4-5", "deepseek-chat", "background", proxy::told("model name contains \"haiku\""),
        "Rate limit reached, retry after 23 s");
    add(Outcome::StreamTruncated, 200, "claude-opus-4-8", "deepseek-reasoner", "think", proxy::told("thinking is enabled"),
        cut.english().c_str());
    list.last().errorPhrase = cut;
    add(Outcome::ClientCancelled, 200, "claude-sonnet-4-5", "deepseek-chat", "default", noOther, "");
    add(Outcome::InFlight, 0, "claude-sonnet-4-5", "deepseek-chat", "default", noOther, "");
    return list;
}

} // namespace ccr::testing
