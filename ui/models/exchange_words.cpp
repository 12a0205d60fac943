#include "ui/models/exchange_words.h"

#include "ui/models/told_text.h"
#include "ui/models/value_text.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ExchangeWords)
};

} // namespace

QString routeSentence(const logging::ExchangeSnapshot &exchange)
{
    return exchange.routeSentence.isEmpty() ? Words::tr("This request was not routed.") : toldText(exchange.routeSentence);
}

QString speedText(const logging::ExchangeSnapshot &exchange, double estimatedTokens)
{
    if (const auto speed = logging::tokensPerSecond(exchange.tokens, exchange.stream)) return u"%1 tok/s"_s.arg(rateText(*speed));
    const logging::StreamNumbers &stream = exchange.stream;
    if (estimatedTokens < 2 || !stream.firstContent || !stream.lastContent || *stream.lastContent <= *stream.firstContent)
        return unknownText();
    const double seconds = std::chrono::duration<double>(*stream.lastContent - *stream.firstContent).count();
    return u"≈ %1 tok/s"_s.arg(rateText((estimatedTokens - 1) / seconds));
}

QString tokensText(const logging::ExchangeSnapshot &exchange)
{
    const logging::TokenCounts &tokens = exchange.tokens;
    if (!tokens.known) return exchange.total ? Words::tr("not reported") : unknownText();
    const QLocale locale;
    QString text = Words::tr("in %1").arg(locale.toString(static_cast<qlonglong>(tokens.input + tokens.cacheRead + tokens.cacheWrite)));
    if (tokens.cacheRead > 0 || tokens.cacheWrite > 0) {
        QStringList cache;
        if (tokens.cacheRead > 0) cache.append(Words::tr("%1 cache read").arg(locale.toString(static_cast<qlonglong>(tokens.cacheRead))));
        if (tokens.cacheWrite > 0)
            cache.append(Words::tr("%1 cache write").arg(locale.toString(static_cast<qlonglong>(tokens.cacheWrite))));
        text = Words::tr("%1 (%2)").arg(text, cache.join(Words::tr(", ")));
    }
    text += u" · "_s + Words::tr("out %1").arg(locale.toString(static_cast<qlonglong>(tokens.output)));
    if (!tokens.reasoning) return text;
    return Words::tr("%1 (%2)").arg(text, Words::tr("%1 of it thinking").arg(locale.toString(static_cast<qlonglong>(*tokens.reasoning))));
}

QString stallsText(const logging::StreamNumbers &stream)
{
    if (stream.stalls == 0) return Words::tr("none");
    QStringList kinds;
    if (stream.aliveStalls > 0) kinds.append(Words::tr("%1 alive").arg(stream.aliveStalls));
    if (stream.stalls > stream.aliveStalls) kinds.append(Words::tr("%1 dead air").arg(stream.stalls - stream.aliveStalls));
    return Words::tr("%1 for %2: %3").arg(stream.stalls).arg(durationText(stream.stalled), kinds.join(Words::tr(", ")));
}

QString firstTokenDefinition()
{
    return Words::tr("TTFT: time to the first content (text, thinking or tool input). Headers, message_start and pings do not count.");
}

QString speedDefinition()
{
    return Words::tr("tok/s: output tokens after the first, by the time between the first and the last content. ≈ until the provider "
                     "reports its tokens.");
}

QString stallDefinition()
{
    return Words::tr("Stall: no content for more than 5 s and 8 times this stream's median gap. Alive: something came all the same, for "
                     "example pings. Dead air: not one byte.");
}

QString outcomeName(logging::Outcome outcome)
{
    using logging::Outcome;
    switch (outcome) {
    case Outcome::InFlight: return Words::tr("live");
    case Outcome::Ok: return Words::tr("answered");
    case Outcome::Failed: return Words::tr("failed");
    case Outcome::StreamTruncated: return Words::tr("broken off before its finish mark");
    case Outcome::StreamErrorEvent: return Words::tr("error in the middle of the answer");
    case Outcome::EmptyResponse: return Words::tr("answer without content");
    case Outcome::ClientCancelled: return Words::tr("cancelled by the client");
    case Outcome::Rejected: break;
    }
    return Words::tr("refused by the router");
}

QString outcomeText(const logging::ExchangeSnapshot &exchange)
{
    using logging::Outcome;
    const QString name = outcomeName(exchange.outcome);
    if (exchange.outcome == Outcome::InFlight) return name;
    const std::string_view id = toString(exchange.outcome);
    QString known = QString::fromLatin1(id.data(), static_cast<qsizetype>(id.size()));
    if (!exchange.errorClass.empty() && exchange.errorClass != id)
        known = exchange.outcome == Outcome::Failed ? QString::fromStdString(exchange.errorClass) // "failed" is said already
                                                    : known + u" · "_s + QString::fromStdString(exchange.errorClass);
    return Words::tr("%1 (%2)").arg(name, known);
}

QString outcomeDefinition()
{
    return Words::tr("Decided when the response has ended, never at its first byte. The word in brackets is what logs, metrics and the "
                     "filter call it.");
}

} // namespace ccr::ui
