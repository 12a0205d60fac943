#include "ui/models/filter_parts.h"

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

QString asPiece(const QString &part)
{
    const QString plain = part.trimmed();
    return plain.contains(u' ') ? u'(' + plain + u')' : plain;
}

// Where the piece stands between spaces; -1: nowhere.
qsizetype placeOf(const QString &filter, const QString &piece)
{
    for (qsizetype at = filter.indexOf(piece); at >= 0; at = filter.indexOf(piece, at + 1)) {
        const qsizetype end = at + piece.size();
        const bool begins = at == 0 || filter.at(at - 1).isSpace();
        const bool ends = end == filter.size() || filter.at(end).isSpace();
        if (begins && ends) return at;
    }
    return -1;
}

} // namespace

bool hasFilterPart(const QString &filter, const QString &part)
{
    return !part.trimmed().isEmpty() && (filter.trimmed() == part.trimmed() || placeOf(filter, asPiece(part)) >= 0);
}

QString withFilterPart(const QString &filter, const QString &part)
{
    if (hasFilterPart(filter, part)) return filter;
    if (filter.trimmed().isEmpty()) return part.trimmed();
    // What was there may hold an OR, which binds weaker than the space between the two.
    const bool needsParentheses = filter.contains(" OR "_L1) || filter.contains(u'|');
    return (needsParentheses ? u'(' + filter.trimmed() + u')' : filter.trimmed()) + u' ' + asPiece(part);
}

QString withoutFilterPart(const QString &filter, const QString &part)
{
    if (filter.trimmed() == part.trimmed()) return {};
    const QString piece = asPiece(part);
    const qsizetype at = placeOf(filter, piece);
    if (at < 0) return filter;
    return (filter.left(at).trimmed() + u' ' + filter.mid(at + piece.size()).trimmed()).trimmed();
}

} // namespace ccr::ui
