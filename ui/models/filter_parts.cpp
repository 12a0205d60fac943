#include "ui/models/filter_parts.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

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

// Pieces between spaces that are not within quotation marks or parentheses.
QStringList piecesOf(const QString &filter)
{
    QStringList pieces;
    QString piece;
    int depth = 0;
    bool isQuoted = false;
    for (qsizetype i = 0; i < filter.size(); ++i) {
        const QChar c = filter.at(i);
        if (c == u'\\' && isQuoted && i + 1 < filter.size()) {
            piece += c;
            piece += filter.at(++i);
            continue;
        }
        if (c == u'"') isQuoted = !isQuoted;
        if (!isQuoted) depth += (c == u'(') - (c == u')');
        if (!c.isSpace() || isQuoted || depth > 0) {
            piece += c;
        } else if (!piece.isEmpty()) {
            pieces.append(std::exchange(piece, {}));
        }
    }
    if (!piece.isEmpty()) pieces.append(piece);
    return pieces;
}

QString asPiece(const QString &part)
{
    const QString plain = part.trimmed();
    return piecesOf(plain).size() > 1 ? u'(' + plain + u')' : plain;
}

bool needsQuotes(const QString &value)
{
    return value.isEmpty() || std::any_of(value.begin(), value.end(), [](QChar c) {
               return !c.isLetterOrNumber() && c != u'-' && c != u'_' && c != u'.' && c != u'/';
           });
}

QString quoted(QString value)
{
    value.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1);
    return u'"' + value + u'"';
}

} // namespace

QString conditionText(const QString &field, const QString &value, bool exclude)
{
    return (exclude ? u"-"_s : QString()) + field + u":="_s + (needsQuotes(value) ? quoted(value) : value);
}

bool hasFilterPart(const QString &filter, const QString &part)
{
    return !part.trimmed().isEmpty() && (filter.trimmed() == part.trimmed() || placeOf(filter, asPiece(part)) >= 0);
}

QString withFilterPart(const QString &filter, const QString &part)
{
    if (hasFilterPart(filter, part)) return filter;
    if (filter.trimmed().isEmpty()) return part.trimmed();
    // What was there may hold an OR, which binds weaker than the space between the two.
    const QStringList pieces = piecesOf(filter);
    const bool needsParentheses = std::any_of(pieces.begin(), pieces.end(), [](const QString &piece) {
        return piece == "OR"_L1 || (piece.contains(u'|') && !piece.startsWith(u'('));
    });
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

QString withoutConditions(const QString &filter, const QStringList &fields)
{
    QStringList pieces = piecesOf(filter);
    if (pieces.contains(u"OR"_s) || pieces.contains(u"|"_s)) return filter;
    const qsizetype before = pieces.size();
    pieces.removeIf([&fields](const QString &piece) { return fields.contains(piece.section(u':', 0, 0)) && piece.contains(u':'); });
    return pieces.size() == before ? filter : pieces.join(u' ');
}

} // namespace ccr::ui
