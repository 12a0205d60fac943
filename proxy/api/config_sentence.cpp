#include "proxy/api/config_sentence.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

struct Pattern
{
    const char *english;
    QRegularExpression text;
    bool isFrame = false; ///< says where something is: the last value must be a sentence
    qsizetype literals = 0;
};

QRegularExpression anchored(const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern), QRegularExpression::DotMatchesEverythingOption);
}

// A file, a pointer or the name of a variable, and what is said about it. In the order of the list.
std::vector<Pattern> frames()
{
    return {{configSentences[0], anchored(u"(.*?) line (\\d+): (\\S+): (.*)"_s), true},
            {configSentences[1], anchored(u"(.*?) line (\\d+), column (\\d+): (.*)"_s), true},
            {configSentences[2], anchored(u"line (\\d+), column (\\d+): (.*)"_s), true},
            {configSentences[3], anchored(u"(/.*?|\\S+): (/\\S*|[A-Z][A-Z_]+): (.*)"_s), true}};
}

Pattern patternOf(const char *english)
{
    static const QRegularExpression place(u"\\\\%\\d"_s);
    QString pattern = QRegularExpression::escape(QString::fromUtf8(english));
    const qsizetype places = pattern.count(place);
    const qsizetype literals = QString::fromUtf8(english).size() - 2 * places;
    return {english, anchored(pattern.replace(place, u"(.*?)"_s)), QLatin1StringView(english) == "%1: %2"_L1, literals};
}

// Frames first, and then the more a sentence says itself the earlier it is tried.
std::vector<Pattern> allPatterns()
{
    std::vector<Pattern> patterns = frames();
    const auto first = static_cast<std::ptrdiff_t>(patterns.size());
    for (auto english = std::begin(configSentences) + first; english != std::end(configSentences); ++english)
        patterns.push_back(patternOf(*english));
    std::stable_sort(patterns.begin() + first, patterns.end(), [](const Pattern &a, const Pattern &b) { return a.literals > b.literals; });
    return patterns;
}

} // namespace

QString composed(const QString &sentence, const QStringList &values)
{
    QString out;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const int place = sentence.at(i) == u'%' && i + 1 < sentence.size() ? sentence.at(i + 1).digitValue() : -1;
        if (place < 1 || place > values.size()) {
            out += sentence.at(i);
            continue;
        }
        out += values.at(place - 1);
        ++i;
    }
    return out;
}

QString valueText(double value)
{
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

std::optional<ConfigSentence> sentenceOf(const QString &text)
{
    static const std::vector<Pattern> patterns = allPatterns();
    for (const Pattern &pattern : patterns) {
        const QRegularExpressionMatch match = pattern.text.match(text);
        if (!match.hasMatch()) continue;
        const QStringList values = match.capturedTexts().mid(1);
        if (!pattern.isFrame || sentenceOf(values.last())) return ConfigSentence{pattern.english, values};
    }
    return std::nullopt;
}

} // namespace ccr::proxy
