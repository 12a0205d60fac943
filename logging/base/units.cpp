#include "logging/base/units.h"

#include "logging/base/phrase.h"
#include "logging/base/value_sentences.h"

#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr {

namespace {

constexpr QLatin1StringView sizeUnits = "bkmgt"_L1;
constexpr double largestSize = 9.0e18; ///< below what an integer of 64 bits holds

struct IntervalUnit
{
    QLatin1StringView name;
    milliseconds length;
};

// Longest first, so that a text is printed with the largest unit that divides it.
constexpr IntervalUnit intervalUnits[] = {{"w"_L1, 7 * 24h}, {"d"_L1, 24h}, {"h"_L1, 1h}, {"m"_L1, 1min}, {"s"_L1, 1s}, {"ms"_L1, 1ms}};
constexpr IntervalUnit intervalNames[] = {{"hourly"_L1, 1h}, {"daily"_L1, 24h}, {"weekly"_L1, 7 * 24h}};
constexpr milliseconds longestInterval = 365 * 24h * 100;

Error wrong(ListedSentence<valueSentences> sentence, const QString &text)
{
    return errorSaying(ErrorKind::InvalidInput, sentence.with(text));
}

Error noInterval(const QString &text)
{
    return wrong("\"%1\" is no length of time; write a whole number with ms, s, m, h, d or w, for example 1d or 30m", text);
}

} // namespace

Result<qint64> parseSize(const QString &text, BareSize bare)
{
    static const QRegularExpression grammar(u"^(\\d+(?:\\.\\d+)?)\\s*([bkmgt])?(i?b)?$"_s, QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = grammar.match(text.trimmed());
    if (!match.hasMatch()) return wrong("\"%1\" is no size; write digits with b, K, M, G or T, for example 10M", text);
    const QString unit = match.captured(2).toLower();
    qsizetype power = unit.isEmpty() ? 0 : sizeUnits.indexOf(unit.front());
    if (unit.isEmpty() && match.captured(3).isEmpty() && bare == BareSize::Mebibytes) power = 2;
    const double bytes = match.captured(1).toDouble() * std::pow(1024.0, static_cast<double>(power));
    if (bytes > largestSize) return wrong("\"%1\" is more than any file system holds; write for example 10M", text);
    return static_cast<qint64>(std::llround(bytes));
}

Result<milliseconds> parseInterval(const QString &text)
{
    const QString written = text.trimmed().toLower();
    for (const IntervalUnit &named : intervalNames)
        if (written == named.name) return named.length;
    static const QRegularExpression grammar(u"^(\\d+)\\s*(ms|[smhdw])?$"_s);
    const QRegularExpressionMatch match = grammar.match(written);
    if (!match.hasMatch()) return noInterval(text);
    milliseconds unit = 1ms;
    for (const IntervalUnit &known : intervalUnits)
        if (match.captured(2) == known.name) unit = known.length;
    bool ok = false;
    const qint64 count = match.captured(1).toLongLong(&ok);
    if (!ok || count > longestInterval / unit) return wrong("\"%1\" is longer than a hundred years; write for example 1d", text);
    return milliseconds(count * unit.count());
}

QString sizeText(qint64 bytes)
{
    qsizetype power = 0;
    while (bytes > 0 && bytes % 1024 == 0 && power + 1 < sizeUnits.size()) {
        bytes /= 1024;
        ++power;
    }
    const QChar unit = power == 0 ? u'b' : QChar(sizeUnits[power]).toUpper();
    return QString::number(bytes) + unit;
}

QString intervalText(milliseconds interval)
{
    for (const IntervalUnit &unit : intervalUnits)
        if (interval.count() > 0 && interval % unit.length == 0ms) return QString::number(interval / unit.length) + unit.name;
    return QString::number(interval.count()) + u"ms"_s;
}

} // namespace ccr
