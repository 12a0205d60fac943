#include "ui/models/route_texts.h"
#include "ui/models/config_text.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("RouteTexts", text);
}

struct RouterWords
{
    const char *pattern; ///< of the router's own words
    const char *text;
};

constexpr RouterWords phrases[] = {
    {"^CCR Desktop: (.*)\\. New requests are refused until (.*)\\. Raise the budget under Tools > Budgets and alerts, or set "
     "BUDGET_ACTION to \"warn\" in config\\.json\\.$",
     QT_TRANSLATE_NOOP("RouteTexts", "%1. New requests are refused until %2. Raise the budget under Tools > Budgets and alerts, or "
                                     "set BUDGET_ACTION to “warn” in config.json.")},
    {"^(the (?:daily|monthly) budget of .*), and the preset \"(.*)\" cannot be used$",
     QT_TRANSLATE_NOOP("RouteTexts", "%1, and the preset “%2” cannot be used")},
    {"^(the (?:daily|monthly) budget of .*), and this route has no fallback$",
     QT_TRANSLATE_NOOP("RouteTexts", "%1, and this route has no fallback")},
    {"^(the (?:daily|monthly) budget of .*): the fallback (.*) serves instead of (.*)$",
     QT_TRANSLATE_NOOP("RouteTexts", "%1: the fallback %2 serves instead of %3")},
    {"^(the (?:daily|monthly) budget of .*): the routes of the preset \"(.*)\" hold$",
     QT_TRANSLATE_NOOP("RouteTexts", "%1: the routes of the preset “%2” hold")},
    {"^the daily budget of (.*) is used up \\((.*) spent today\\)$",
     QT_TRANSLATE_NOOP("RouteTexts", "the daily budget of %1 is used up (%2 spent today)")},
    {"^the monthly budget of (.*) is used up \\((.*) spent this month\\)$",
     QT_TRANSLATE_NOOP("RouteTexts", "the monthly budget of %1 is used up (%2 spent this month)")},
    {"^(\\d+) tokens$", QT_TRANSLATE_NOOP("RouteTexts", "%1 tokens")},
    {"^disabled$", QT_TRANSLATE_NOOP("RouteTexts", "disabled")},
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
    {"^([\\w-]+) \"(.*)\" matches \"(.*)\"$", QT_TRANSLATE_NOOP("RouteTexts", "header %1 “%2” matches “%3”")},
    {"^([\\w-]+) \"(.*)\" does not match \"(.*)\"$", QT_TRANSLATE_NOOP("RouteTexts", "header %1 “%2” does not match “%3”")},
    {"^the session's last request took (\\d+) > (\\d+) tokens, and this one has (\\d+) > (\\d+)$",
     QT_TRANSLATE_NOOP("RouteTexts", "the session’s last request took %1 > %2 tokens, and this one has %3 > %4")},
    {"^the tag \"(.*)\" is not \"provider,model\"$", QT_TRANSLATE_NOOP("RouteTexts", "the tag “%1” is not “provider,model”")},
    {"^the tag \"(.*)\" names no configured provider; there are: (.*)$",
     QT_TRANSLATE_NOOP("RouteTexts", "the tag “%1” names no configured provider; there are: %2")},
    {"^the prompt's tag \"(.*)\" names no configured provider$",
     QT_TRANSLATE_NOOP("RouteTexts", "the prompt’s tag “%1” names no configured provider")},
    {"^forceUseImageAgent is set: the image agent serves this conversation$",
     QT_TRANSLATE_NOOP("RouteTexts", "forceUseImageAgent is set: the image agent serves this conversation")},
    {"^the custom router said \"(.*)\"$", QT_TRANSLATE_NOOP("RouteTexts", "the custom router said “%1”")},
    {"^the custom router left it to the rules$", QT_TRANSLATE_NOOP("RouteTexts", "the custom router left it to the rules")},
    {"^the custom router left it to the rules and changed the request$",
     QT_TRANSLATE_NOOP("RouteTexts", "the custom router left it to the rules and changed the request")},
    {"^the custom router failed: (.*)$", QT_TRANSLATE_NOOP("RouteTexts", "the custom router failed: %1")},
    {"^not asked for (\\d+) s after repeated failures; the last: (.*)$",
     QT_TRANSLATE_NOOP("RouteTexts", "not asked for %1 s after repeated failures; the last: %2")},
    {"^the routes of (.*) hold$", QT_TRANSLATE_NOOP("RouteTexts", "the routes of %1 hold")},
    {"^(.*) is left out: the provider is not configured$",
     QT_TRANSLATE_NOOP("RouteTexts", "%1 is left out: the provider is not configured")},
    {"^(.*) is left out: (.*)$", QT_TRANSLATE_NOOP("RouteTexts", "%1 is left out: %2")},
    {"^(.*) comes first; (.*) cannot be used: (.*)$", QT_TRANSLATE_NOOP("RouteTexts", "%1 comes first; %2 cannot be used: %3")},
    {"^(\\S+/\\S+) cannot be used: (.*)$", QT_TRANSLATE_NOOP("RouteTexts", "%1 cannot be used: %2")},
    {"^(.*) failed several times in a row and is left alone for a while$",
     QT_TRANSLATE_NOOP("RouteTexts", "%1 failed several times in a row and is left alone for a while")},
    {"^(.+) failed \\(([^()]*)\\)$", QT_TRANSLATE_NOOP("RouteTexts", "%1 failed (%2)")},
    {"^(.+) was left out \\(its circuit is open\\)$", QT_TRANSLATE_NOOP("RouteTexts", "%1 was left out (its circuit is open)")},
    {"^the model of (\\S+) asked about (.*)$", QT_TRANSLATE_NOOP("RouteTexts", "the model of %1 asked about %2")},
    {"^there is an image$", QT_TRANSLATE_NOOP("RouteTexts", "there is an image")},
    {"^there is no image$", QT_TRANSLATE_NOOP("RouteTexts", "there is no image")},
    {"^a stream is asked for$", QT_TRANSLATE_NOOP("RouteTexts", "a stream is asked for")},
    {"^no stream is asked for$", QT_TRANSLATE_NOOP("RouteTexts", "no stream is asked for")},
};

// Absent when the router said something that is not in the list.
std::optional<QString> phraseText(const QString &words)
{
    for (const RouterWords &phrase : phrases) {
        const QRegularExpressionMatch match = QRegularExpression(QString::fromLatin1(phrase.pattern)).match(words);
        if (!match.hasMatch()) continue;
        std::vector<ccr::Phrase> values;
        for (const QString &value : match.capturedTexts().mid(1))
            values.emplace_back(phraseText(value).value_or(value)); // a budget within a refusal
        return ccr::Phrase(translated(phrase.text), std::move(values)).english();
    }
    return std::nullopt;
}

// A rule with several conditions lists what held: 'model "a" matches "a*", 12 > 10 tokens'. Commas within quotes are text.
QStringList listed(const QString &words)
{
    QStringList pieces{QString()};
    bool isQuoted = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words.at(i) == u'"') isQuoted = !isQuoted;
        if (!isQuoted && QStringView(words).sliced(i).startsWith(u", ")) {
            pieces.append(QString());
            ++i;
        } else {
            pieces.last() += words.at(i);
        }
    }
    return pieces;
}

} // namespace

QString scenarioText(const QString &scenario)
{
    if (scenario == "default"_L1) return translated(QT_TRANSLATE_NOOP("RouteTexts", "Default"));
    if (scenario == "background"_L1) return translated(QT_TRANSLATE_NOOP("RouteTexts", "Background"));
    if (scenario == "think"_L1) return translated(QT_TRANSLATE_NOOP("RouteTexts", "Thinking"));
    if (scenario == "longContext"_L1) return translated(QT_TRANSLATE_NOOP("RouteTexts", "Long context"));
    if (scenario == "webSearch"_L1) return translated(QT_TRANSLATE_NOOP("RouteTexts", "Web search"));
    if (scenario == "image"_L1) return translated(QT_TRANSLATE_NOOP("RouteTexts", "Images"));
    return scenario;
}

QString ruleText(const QString &rule)
{
    if (rule == "explicit"_L1) return translated(QT_TRANSLATE_NOOP("RouteTexts", "Model by name"));
    if (rule == "subagent"_L1) return translated(QT_TRANSLATE_NOOP("RouteTexts", "Sub-agent"));
    if (rule == "custom"_L1) return translated(QT_TRANSLATE_NOOP("RouteTexts", "Custom router"));
    if (rule == "image agent"_L1) return translated(QT_TRANSLATE_NOOP("RouteTexts", "Image agent"));
    if (rule == "health"_L1) return translated(QT_TRANSLATE_NOOP("RouteTexts", "Provider health"));
    if (rule == "fallback"_L1) return translated(QT_TRANSLATE_NOOP("RouteTexts", "Fallback"));
    if (rule == "session"_L1) return translated(QT_TRANSLATE_NOOP("RouteTexts", "Session"));
    if (rule == "project"_L1) return translated(QT_TRANSLATE_NOOP("RouteTexts", "Project"));
    return scenarioText(rule);
}

QString stepReasonText(const std::string &reason)
{
    const QString words = QString::fromStdString(reason);
    QStringList said;
    for (const QString &piece : listed(words))
        if (const std::optional<QString> text = phraseText(piece)) said.append(*text);
    if (said.size() == listed(words).size()) return said.join(translated(QT_TRANSLATE_NOOP("RouteTexts", " and ")));
    if (const std::optional<QString> text = phraseText(words)) return *text;
    return words;
}

namespace {

// One wish that could not be met, or two: "the prompt's tag … names no configured provider; p/m cannot be used: …"
QString detourText(const QString &words)
{
    const qsizetype end = words.indexOf("; "_L1);
    if (phraseText(words) || end < 0) return phraseText(words).value_or(words);
    return phraseText(words.first(end)).value_or(words.first(end)) + translated(QT_TRANSLATE_NOOP("RouteTexts", "; "))
           + detourText(words.sliced(end + 2));
}

// "alpha/m failed (503) and beta/n was left out (its circuit is open)"
QString passedOverText(const QString &words)
{
    QStringList said;
    for (const QString &piece : words.split(" and "_L1)) said.append(phraseText(piece).value_or(piece));
    return said.join(translated(QT_TRANSLATE_NOOP("RouteTexts", " and ")));
}

// Of a request that ended elsewhere: "alpha/m after beta/n failed (503); beta/n came first"
struct Detour
{
    explicit Detour(const QString &words)
    {
        const qsizetype after = words.indexOf(" after "_L1);
        const qsizetype first = words.lastIndexOf("; "_L1);
        if (after < 0 || first < after || !words.endsWith(" came first"_L1)) return;
        isOne = true;
        target = words.first(after);
        passedOver = words.sliced(after + 7, first - after - 7);
        chosenFirst = words.sliced(first + 2).chopped(11);
    }

    bool isOne = false;
    QString target;
    QString passedOver;
    QString chosenFirst;
};

} // namespace

QString routeSentenceText(const std::string &sentence, const std::string &rule)
{
    const QString words = QString::fromStdString(sentence);
    const QString ruleWords = u" (rule %1)"_s.arg(QString::fromStdString(rule));
    const qsizetype because = words.indexOf(" because "_L1);
    const qsizetype ruleAt = words.lastIndexOf(ruleWords);
    if (!words.startsWith("Went to "_L1) || because < 0 || ruleAt < because || !words.endsWith(u'.')) return words;
    const QString target = words.sliced(8, because - 8);
    const QString reason = stepReasonText(words.sliced(because + 9, ruleAt - because - 9).toStdString());
    const QString ruleName = ruleText(QString::fromStdString(rule));
    const Detour detour(target);
    const QString text =
        detour.isOne ? translated(QT_TRANSLATE_NOOP("RouteTexts", "Went to %1 after %2; %3 came first because %4 (rule %5)."))
                           .arg(detour.target, passedOverText(detour.passedOver), detour.chosenFirst, reason, ruleName)
                     : translated(QT_TRANSLATE_NOOP("RouteTexts", "Went to %1 because %2 (rule %3).")).arg(target, reason, ruleName);
    // What is said after the rule: wishes that could not be met, "; the prompt's tag … names no configured provider".
    const QString unmet = words.sliced(ruleAt + ruleWords.size()).chopped(1);
    if (!unmet.startsWith("; "_L1)) return text + unmet;
    return translated(QT_TRANSLATE_NOOP("RouteTexts", "%1 Besides: %2.")).arg(text, detourText(unmet.sliced(2)));
}

QString verdictSentence(const proxy::RouteVerdict &verdict)
{
    if (!verdict.problem.isEmpty())
        return translated(QT_TRANSLATE_NOOP("RouteTexts", "It would be refused: %1")).arg(configText(verdict.problem));
    QString reason;
    for (const logging::RouteStep &step : verdict.steps)
        if (step.matched && QString::fromStdString(step.rule) == verdict.rule) reason = stepReasonText(step.reason);
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
