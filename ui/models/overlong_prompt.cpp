#include "ui/models/overlong_prompt.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

// No provider sends the count but in its words. Of several the largest is that of the prompt: the others are its parts, or the window's.
std::int64_t tokensSaid(const QString &words)
{
    static const QRegularExpression count(u"(?<![\\d,])(?<!maximum context length is )(\\d[\\d,]*) (?:input )?tokens"
                                          "|token count \\((\\d[\\d,]*)\\)"_s);
    std::int64_t most = 0;
    for (const QRegularExpressionMatch &match : count.globalMatch(words))
        most = std::max<std::int64_t>(most, match.captured(match.lastCapturedIndex()).remove(u',').toLongLong());
    return most;
}

} // namespace

std::int64_t tokensOfOverlongPrompt(const logging::ExchangeSnapshot &exchange)
{
    const std::int64_t said = tokensSaid(QString::fromStdString(exchange.errorMessage));
    return said > 0 ? said : exchange.countedTokens;
}

} // namespace ccr::ui
