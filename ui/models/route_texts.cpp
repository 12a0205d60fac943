#include "ui/models/route_texts.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("RouteTexts", text);
}

struct Phrase
{
    const char *pattern; ///< of the router's own words
    const char *text;
};

constexpr Phrase phrases[] = {
    {"^not set$", QT_TRANSLATE_NOOP("RouteTexts", "not set")},
    {"^no tag$", QT_TRANSLATE_NOOP("RouteTexts", "no sub-agent tag in the prompt")},
    {"^the prompt's tag names \"(.*)\"$", QT_TRANSLATE_NOOP("RouteTexts", "the prompt’s tag names “%1”")},
    {"^\"(.*)\" names no provider$", QT_TRANSLATE_NOOP("RouteTexts", "“%1” names no provider")},
    {"^the client asked for \"(.*)\"$", QT_TRANSLATE_NOOP("RouteTexts", "the client asked for “%1”")},
    {"^\"(.*)\" is no Claude Haiku$", QT_TRANSLATE_NOOP("RouteTexts", "“%1” is no Claude Haiku")},
    {"^model name contains \"haiku\"$", QT_TRANSLATE_NOOP("RouteTexts", "the model’s name contains “haiku”")},
    {"^the last user message holds no image$", QT_TRANSLATE_NOOP("RouteTexts", "no image in the last user message")},
    {"^the last user message holds an image$", QT_TRANSLATE_NOOP("RouteTexts", "there is an image in the last user message")},
    {"^no web search tool$", QT_TRANSLATE_NOOP("RouteTexts", "no web search tool")},
    {"^the request brings a web search tool$", QT_TRANSLATE_NOOP("RouteTexts", "the request brings a web search tool")},
    {"^thinking is disabled$", QT_TRANSLATE_NOOP("RouteTexts", "thinking is disabled")},
    {"^the request does not ask for thinking$", QT_TRANSLATE_NOOP("RouteTexts", "the request does not ask for thinking")},
    {"^thinking is enabled$", QT_TRANSLATE_NOOP("RouteTexts", "thinking is enabled")},
    {"^thinking is adaptive$", QT_TRANSLATE_NOOP("RouteTexts", "thinking is adaptive")},
    {"^thinking is asked for$", QT_TRANSLATE_NOOP("RouteTexts", "thinking is asked for")},
    {"^thinking is not asked for$", QT_TRANSLATE_NOOP("RouteTexts", "thinking is not asked for")},
    {"^no other rule matched$", QT_TRANSLATE_NOOP("RouteTexts", "no other rule matched")},
    {"^it has no condition$", QT_TRANSLATE_NOOP("RouteTexts", "it takes every request")},
    {"^(\\d+) > (\\d+) tokens$", QT_TRANSLATE_NOOP("RouteTexts", "%1 > %2 tokens")},
    {"^(\\d+) <= (\\d+) tokens$", QT_TRANSLATE_NOOP("RouteTexts", "%1 ≤ %2 tokens")},
    {"^(\\d+) >= (\\d+) tokens$", QT_TRANSLATE_NOOP("RouteTexts", "%1 ≥ %2 tokens")},
    {"^(\\d+) < (\\d+) tokens$", QT_TRANSLATE_NOOP("RouteTexts", "%1 < %2 tokens")},
    {"^model \"(.*)\" matches \"(.*)\"$", QT_TRANSLATE_NOOP("RouteTexts", "model “%1” matches “%2”")},
    {"^model \"(.*)\" does not match \"(.*)\"$", QT_TRANSLATE_NOOP("RouteTexts", "model “%1” does not match “%2”")},
    {"^client \"(.*)\" matches \"(.*)\"$", QT_TRANSLATE_NOOP("RouteTexts", "client “%1” matches “%2”")},
    {"^client \"(.*)\" does not match \"(.*)\"$", QT_TRANSLATE_NOOP("RouteTexts", "client “%1” does not match “%2”")},
    {"^tool \"(.*)\" matches \"(.*)\"$", QT_TRANSLATE_NOOP("RouteTexts", "tool “%1” matches “%2”")},
    {"^no tool matches \"(.*)\"$", QT_TRANSLATE_NOOP("RouteTexts", "no tool matches “%1”")},
    {"^the system prompt contains \"(.*)\"$", QT_TRANSLATE_NOOP("RouteTexts", "the system prompt contains “%1”")},
    {"^the system prompt does not contain \"(.*)\"$", QT_TRANSLATE_NOOP("RouteTexts", "the system prompt does not contain “%1”")},
    {"^there is an image$", QT_TRANSLATE_NOOP("RouteTexts", "there is an image")},
    {"^there is no image$", QT_TRANSLATE_NOOP("RouteTexts", "there is no image")},
    {"^a stream is asked for$", QT_TRANSLATE_NOOP("RouteTexts", "a stream is asked for")},
    {"^no stream is asked for$", QT_TRANSLATE_NOOP("RouteTexts", "no stream is asked for")},
};

} // namespace

QString scenarioText(const QString &scenario)
{
    if (scenario == "default"_L1) return tr(QT_TRANSLATE_NOOP("RouteTexts", "Default"));
    if (scenario == "background"_L1) return tr(QT_TRANSLATE_NOOP("RouteTexts", "Background"));
    if (scenario == "think"_L1) return tr(QT_TRANSLATE_NOOP("RouteTexts", "Thinking"));
    if (scenario == "longContext"_L1) return tr(QT_TRANSLATE_NOOP("RouteTexts", "Long context"));
    if (scenario == "webSearch"_L1) return tr(QT_TRANSLATE_NOOP("RouteTexts", "Web search"));
    if (scenario == "image"_L1) return tr(QT_TRANSLATE_NOOP("RouteTexts", "Images"));
    return scenario;
}

QString ruleText(const QString &rule)
{
    if (rule == "explicit"_L1) return tr(QT_TRANSLATE_NOOP("RouteTexts", "Model by name"));
    if (rule == "subagent"_L1) return tr(QT_TRANSLATE_NOOP("RouteTexts", "Sub-agent"));
    if (rule == "custom"_L1) return tr(QT_TRANSLATE_NOOP("RouteTexts", "Custom router"));
    if (rule == "fallback"_L1) return tr(QT_TRANSLATE_NOOP("RouteTexts", "Fallback"));
    if (rule == "session"_L1) return tr(QT_TRANSLATE_NOOP("RouteTexts", "Session"));
    if (rule == "project"_L1) return tr(QT_TRANSLATE_NOOP("RouteTexts", "Project"));
    return scenarioText(rule);
}

QString stepReasonText(const std::string &reason)
{
    const QString words = QString::fromStdString(reason);
    for (const Phrase &phrase : phrases) {
        const QRegularExpressionMatch match = QRegularExpression(QString::fromLatin1(phrase.pattern)).match(words);
        if (!match.hasMatch()) continue;
        QString text = tr(phrase.text);
        if (text.contains("%2"_L1)) return text.arg(match.captured(1), match.captured(2));
        return text.contains("%1"_L1) ? text.arg(match.captured(1)) : text;
    }
    return words;
}

QString verdictSentence(const proxy::RouteVerdict &verdict)
{
    if (!verdict.problem.isEmpty()) return tr(QT_TRANSLATE_NOOP("RouteTexts", "It would be refused: %1")).arg(verdict.problem);
    QString reason;
    for (const logging::RouteStep &step : verdict.steps)
        if (step.matched && QString::fromStdString(step.rule) == verdict.rule) reason = stepReasonText(step.reason);
    return tr(QT_TRANSLATE_NOOP("RouteTexts", "Goes to %1 because %2 (%3)."))
        .arg(verdict.target.provider + u'/' + verdict.target.model, reason, ruleText(verdict.rule));
}

QString probeStepText(proxy::ProbeStep step, bool hasTls)
{
    switch (step) {
    case proxy::ProbeStep::Dns: return u"DNS"_s;
    case proxy::ProbeStep::Tls: return hasTls ? u"TLS"_s : tr(QT_TRANSLATE_NOOP("RouteTexts", "Connection"));
    case proxy::ProbeStep::Auth: return tr(QT_TRANSLATE_NOOP("RouteTexts", "Key"));
    case proxy::ProbeStep::Model: return tr(QT_TRANSLATE_NOOP("RouteTexts", "Model"));
    case proxy::ProbeStep::Stream: return tr(QT_TRANSLATE_NOOP("RouteTexts", "Stream"));
    }
    return {};
}

QString probeCauseText(proxy::ProbeCause cause, const QString &provider, const QString &model)
{
    using enum proxy::ProbeCause;
    switch (cause) {
    case None: return {};
    case Configuration: return tr(QT_TRANSLATE_NOOP("RouteTexts", "%1 cannot be used as it is set up.")).arg(provider);
    case UnknownName: return tr(QT_TRANSLATE_NOOP("RouteTexts", "The host’s name cannot be found. Check the base URL and the network."));
    case Refused: return tr(QT_TRANSLATE_NOOP("RouteTexts", "Nothing listens there. Is the server running, and is the port right?"));
    case Certificate:
        return tr(QT_TRANSLATE_NOOP(
            "RouteTexts", "No trusted TLS connection. A proxy or virus scanner on the way, a wrong clock or the wrong host cause this."));
    case Timeout: return tr(QT_TRANSLATE_NOOP("RouteTexts", "It does not answer in time. Check the network and the outbound proxy."));
    case ConnectionLost: return tr(QT_TRANSLATE_NOOP("RouteTexts", "The connection broke before an answer came."));
    case KeyRefused: return tr(QT_TRANSLATE_NOOP("RouteTexts", "%1 rejected the key. Replace it.")).arg(provider);
    case NoBalance:
        return tr(QT_TRANSLATE_NOOP("RouteTexts", "The key is right, but the account of %1 has no balance or quota left.")).arg(provider);
    case RateLimited:
        return tr(QT_TRANSLATE_NOOP("RouteTexts", "The key is right, but %1 limits it at the moment. Try again later.")).arg(provider);
    case ModelUnknown:
        return tr(QT_TRANSLATE_NOOP("RouteTexts", "%1 does not know “%2”. Fetch its models and choose one of them.")).arg(provider, model);
    case AddressUnknown:
        return tr(QT_TRANSLATE_NOOP("RouteTexts",
                                    "The server is there, but nothing answers at this address. Check the path of the base URL "
                                    "and the protocol."));
    case RequestRefused:
        return tr(QT_TRANSLATE_NOOP("RouteTexts", "%1 refused the request. Its protocol or a transformer may be the wrong one."))
            .arg(provider);
    case ProviderFailed: return tr(QT_TRANSLATE_NOOP("RouteTexts", "%1 has a failure of its own. Try again later.")).arg(provider);
    case NotAStream:
        return tr(QT_TRANSLATE_NOOP("RouteTexts", "The answer came in one piece. Requests work, but clients see no text before the end."));
    case BrokenStream: return tr(QT_TRANSLATE_NOOP("RouteTexts", "The stream broke off before its end."));
    case EmptyAnswer: return tr(QT_TRANSLATE_NOOP("RouteTexts", "The stream was complete, but nothing was in it."));
    case OwnTransformers:
        return tr(QT_TRANSLATE_NOOP("RouteTexts",
                                    "Requests pass through your own transformer files, which a test does not run. Send a test "
                                    "request instead."));
    }
    return {};
}

} // namespace ccr::ui
