#include "ui/models/fuzzy_match.h"

namespace ccr::ui {

namespace {

constexpr int forMatch = 1;
constexpr int forNeighbour = 5;
constexpr int forWordStart = 8;
constexpr int forFirst = 4;

bool isWordStart(QStringView text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber() || (text[at].isUpper() && text[at - 1].isLower());
}

} // namespace

std::optional<int> fuzzyScore(QStringView typed, QStringView text)
{
    int score = 0;
    qsizetype from = 0;
    qsizetype last = -2;
    for (const QChar wanted : typed) {
        if (wanted.isSpace()) continue;
        // The start of a word is worth skipping letters for.
        qsizetype first = -1;
        qsizetype found = -1;
        for (qsizetype at = from; at < text.size(); ++at) {
            if (text[at].toCaseFolded() != wanted.toCaseFolded()) continue;
            if (first < 0) first = at;
            if (at == last + 1 || isWordStart(text, at)) {
                found = at;
                break;
            }
        }
        if (first < 0) return std::nullopt;
        if (found < 0) found = first;
        score += forMatch;
        if (found == last + 1) score += forNeighbour;
        if (isWordStart(text, found)) score += forWordStart;
        if (found == 0) score += forFirst;
        last = found;
        from = found + 1;
    }
    return score - static_cast<int>(text.size()) / 16;
}

} // namespace ccr::ui
