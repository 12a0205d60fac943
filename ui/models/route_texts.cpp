#include "ui/models/route_texts.h"
#include "ui/models/config_text.h"
#include "ui/models/told_text.h"

#include <QCoreApplication>

#include <span>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

struct Name
{
    const char *id;
    const char *text;
};

constexpr Name scenarios[] = {
    {"default", QT_TRANSLATE_NOOP("RouteTexts", "Default")},      {"background", QT_TRANSLATE_NOOP("RouteTexts", "Background")},
    {"think", QT_TRANSLATE_NOOP("RouteTexts", "Thinking")},       {"longContext", QT_TRANSLATE_NOOP("RouteTexts", "Long context")},
    {"webSearch", QT_TRANSLATE_NOOP("RouteTexts", "Web search")}, {"image", QT_TRANSLATE_NOOP("RouteTexts", "Images")}};

constexpr Name rules[] = {
    {"explicit", QT_TRANSLATE_NOOP("RouteTexts", "Model by name")}, {"subagent", QT_TRANSLATE_NOOP("RouteTexts", "Sub-agent")},
    {"custom", QT_TRANSLATE_NOOP("RouteTexts", "Custom router")},   {"image agent", QT_TRANSLATE_NOOP("RouteTexts", "Image agent")},
    {"health", QT_TRANSLATE_NOOP("RouteTexts", "Provider health")}, {"budget", QT_TRANSLATE_NOOP("RouteTexts", "Budget")},
    {"fallback", QT_TRANSLATE_NOOP("RouteTexts", "Fallback")},      {"session", QT_TRANSLATE_NOOP("RouteTexts", "Session")},
    {"project", QT_TRANSLATE_NOOP("RouteTexts", "Project")}};

QString translated(const char *text)
{
    return QCoreApplication::translate("RouteTexts", text);
}

QString nameIn(std::span<const Name> names, const QString &id)
{
    for (const Name &name : names)
        if (id == QLatin1StringView(name.id)) return translated(name.text);
    return id;
}

} // namespace

QString scenarioText(const QString &scenario)
{
    return nameIn(scenarios, scenario);
}

QString ruleText(const QString &rule)
{
    const QString name = nameIn(rules, rule);
    return name == rule ? scenarioText(rule) : name;
}

QString ruleWithId(const QString &rule)
{
    const QString name = ruleText(rule);
    return name == rule ? rule : u"%1 (%2)"_s.arg(name, rule);
}

QStringList builtInRuleIds()
{
    QStringList ids;
    for (const Name &rule : rules) ids.append(QString::fromLatin1(rule.id));
    for (const Name &scenario : scenarios) ids.append(QString::fromLatin1(scenario.id));
    return ids;
}

QString verdictSentence(const proxy::RouteVerdict &verdict)
{
    if (!verdict.problem.isEmpty())
        return translated(QT_TRANSLATE_NOOP("RouteTexts", "It would be refused: %1")).arg(configText(verdict.problem));
    QString reason;
    for (const logging::RouteStep &step : verdict.steps)
        if (step.matched && QString::fromStdString(step.rule) == verdict.rule) reason = toldText(step.reason);
    return translated(QT_TRANSLATE_NOOP("RouteTexts", "Goes to %1 because %2 (%3)."))
        .arg(verdict.target.provider + u'/' + verdict.target.model, reason, ruleText(verdict.rule));
}

QString probeStepText(proxy::ProbeStep step, bool hasTls)
{
    switch (step) {
    case proxy::ProbeStep::Dns: return u"DNS"_s;
    case proxy::ProbeStep::Tls: return hasTls ? u"TLS"_s : translated(QT_TRANSLATE_NOOP("RouteTexts", "Connection"));
    case proxy::ProbeStep::Auth: return translated(QT_TRANSLATE_NOOP("RouteTexts", "Key"));
    case proxy::ProbeStep::Model: return translated(QT_TRANSLATE_NOOP("RouteTexts", "Model"));
    case proxy::ProbeStep::Stream: return translated(QT_TRANSLATE_NOOP("RouteTexts", "Stream"));
    }
    return {};
}

bool hasTls(const QString &url)
{
    return !url.startsWith("http:"_L1);
}

QString probeCauseText(proxy::ProbeCause cause, const QString &provider, const QString &model)
{
    using enum proxy::ProbeCause;
    switch (cause) {
    case None: return {};
    case Configuration: return translated(QT_TRANSLATE_NOOP("RouteTexts", "%1 cannot be used as it is set up.")).arg(provider);
    case UnknownName:
        return translated(QT_TRANSLATE_NOOP("RouteTexts", "The host’s name cannot be found. Check the base URL and the network."));
    case Refused:
        return translated(QT_TRANSLATE_NOOP("RouteTexts", "Nothing listens there. Is the server running, and is the port right?"));
    case Certificate:
        return translated(QT_TRANSLATE_NOOP(
            "RouteTexts", "No trusted TLS connection. A proxy or virus scanner on the way, a wrong clock or the wrong host cause this."));
    case Timeout:
        return translated(QT_TRANSLATE_NOOP("RouteTexts", "It does not answer in time. Check the network and the outbound proxy."));
    case ConnectionLost: return translated(QT_TRANSLATE_NOOP("RouteTexts", "The connection broke before an answer came."));
    case KeyRefused: return translated(QT_TRANSLATE_NOOP("RouteTexts", "%1 rejected the key. Replace it.")).arg(provider);
    case NoBalance:
        return translated(QT_TRANSLATE_NOOP("RouteTexts", "The key is right, but the account of %1 has no balance or quota left."))
            .arg(provider);
    case RateLimited:
        return translated(QT_TRANSLATE_NOOP("RouteTexts", "The key is right, but %1 limits it at the moment. Try again later."))
            .arg(provider);
    case ModelUnknown:
        return translated(QT_TRANSLATE_NOOP("RouteTexts", "%1 does not know “%2”. Fetch its models and choose one of them."))
            .arg(provider, model);
    case AddressUnknown:
        return translated(QT_TRANSLATE_NOOP("RouteTexts",
                                            "The server is there, but nothing answers at this address. Check the path of the base URL "
                                            "and the protocol."));
    case RequestRefused:
        return translated(QT_TRANSLATE_NOOP("RouteTexts", "%1 refused the request. Its protocol or a transformer may be the wrong one."))
            .arg(provider);
    case ProviderFailed: return translated(QT_TRANSLATE_NOOP("RouteTexts", "%1 has a failure of its own. Try again later.")).arg(provider);
    case NotAStream:
        return translated(
            QT_TRANSLATE_NOOP("RouteTexts", "The answer came in one piece. Requests work, but clients see no text before the end."));
    case BrokenStream: return translated(QT_TRANSLATE_NOOP("RouteTexts", "The stream broke off before its end."));
    case EmptyAnswer: return translated(QT_TRANSLATE_NOOP("RouteTexts", "The stream was complete, but nothing was in it."));
    case OwnTransformers:
        return translated(QT_TRANSLATE_NOOP("RouteTexts",
                                            "Requests pass through your own transformer files, which a test does not run. Send a test "
                                            "request instead."));
    }
    return {};
}

} // namespace ccr::ui
