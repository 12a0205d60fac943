#include "ui/models/found_text.h"

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

using logging::Query;
using logging::QueryTerm;
using logging::TextPattern;

void collect(const Query::Node &node, QList<QRegularExpression> &found)
{
    if (node.kind == Query::Node::Kind::Not) return;
    for (const Query::Node &child : node.children) collect(child, found);
    if (node.kind != Query::Node::Kind::Term) return;
    const QueryTerm &term = node.term;
    if (term.kind != QueryTerm::Kind::Word && term.kind != QueryTerm::Kind::Text) return;
    if (term.field == logging::QueryField::Level) return; // every line would be full of it
    for (const TextPattern &pattern : term.patterns) {
        if (pattern.kind() == TextPattern::Kind::Regex) {
            found.append(pattern.expression());
            continue;
        }
        const QString literal = QString::fromStdString(pattern.literal());
        const QString expression =
            pattern.kind() == TextPattern::Kind::Wildcard
                ? QRegularExpression::wildcardToRegularExpression(literal, QRegularExpression::UnanchoredWildcardConversion)
                : QRegularExpression::escape(literal);
        if (!literal.isEmpty()) found.append(QRegularExpression(expression, QRegularExpression::CaseInsensitiveOption));
    }
}

} // namespace

QList<QRegularExpression> foundText(const Query &query)
{
    QList<QRegularExpression> found;
    collect(query.root(), found);
    return found;
}

std::pair<QString, QString> conditionAt(const logging::LogRecord &record, const std::optional<LineSpan> &span)
{
    if (!span) return {};
    switch (span->part) {
    case LinePart::Level: {
        const std::string_view word = logging::toString(record.severity);
        return {u"level"_s, QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size()))};
    }
    case LinePart::Component: return {u"comp"_s, QString::fromStdString(record.component)};
    case LinePart::Request: return {u"req"_s, QString::fromStdString(record.exchangeId)};
    case LinePart::Message: return {u"msg"_s, QString::fromStdString(record.message).left(500)};
    case LinePart::FieldName:
    case LinePart::FieldValue: {
        const auto &[name, value] = record.fields.at(static_cast<std::size_t>(span->field));
        return {u"field."_s + QString::fromStdString(name), fieldText(value).left(500)};
    }
    case LinePart::Time:
    case LinePart::Source:
    case LinePart::FieldCount:
    case LinePart::More: break;
    }
    return {};
}

} // namespace ccr::ui
