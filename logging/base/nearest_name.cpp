#include "logging/base/nearest_name.h"

#include "logging/base/value_sentences.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace ccr {

namespace {

constexpr qsizetype longestList = 12; ///< of names in a sentence
constexpr qsizetype shortestWord = 3; ///< that may be a part of a name

int editDistance(const QString &a, const QString &b)
{
    std::vector<int> row(static_cast<std::size_t>(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j < row.size(); ++j) {
            const bool same = a.at(i - 1).toLower() == b.at(static_cast<qsizetype>(j) - 1).toLower();
            const int next = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (same ? 0 : 1)});
            diagonal = std::exchange(row[j], next);
        }
    }
    return row.back();
}

template <typename... Values>
Phrase said(ListedSentence<valueSentences> sentence, const Values &...values)
{
    return sentence.with(values...);
}

} // namespace

QString nearestName(const QString &wrong, const QStringList &names)
{
    return nearestName(wrong, names, std::max(2, static_cast<int>(wrong.size()) / 3));
}

QString nearestName(const QString &wrong, const QStringList &names, int mistakes)
{
    QString nearest;
    int best = mistakes + 1;
    for (const QString &name : names) {
        const int distance = editDistance(wrong, name);
        if (distance < best) {
            best = distance;
            nearest = name;
        }
    }
    return nearest;
}

NameOffer offerFor(const QString &wrong, const QStringList &names)
{
    // "batch" where there are batchSize and batchBytes
    const QStringList longer = wrong.size() < shortestWord ? QStringList() : names.filter(wrong, Qt::CaseInsensitive);
    if (longer.size() > 1) return {.meant = {}, .names = longer.mid(0, longestList)};
    if (longer.size() == 1) return {.meant = longer.first(), .names = {}};
    if (const QString nearest = nearestName(wrong, names); !nearest.isEmpty()) return {.meant = nearest, .names = {}};
    return {.meant = {}, .names = names.mid(0, longestList), .isCut = names.size() > longestList};
}

Phrase suggestion(const QString &wrong, const QStringList &names)
{
    const NameOffer offer = offerFor(wrong, names);
    if (!offer.meant.isEmpty()) return didYouMean(offer.meant);
    if (offer.names.isEmpty()) return {};
    const QString shown = offer.names.join(u", ");
    return offer.isCut ? said("there are: %1 …", shown) : said("there are: %1", shown);
}

Phrase didYouMean(const QString &name)
{
    return said("did you mean \"%1\"?", name);
}

} // namespace ccr
