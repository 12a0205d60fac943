#include "logging/history/query_sql.h"

#include "logging/history/exchange_columns.h"

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr const char *wordColumns[] = {"model", "asked_model", "provider",   "rule",       "error_class",   "error_message",
                                       "path",  "client",      "session_id", "request_id", "finish_reason", "route_sentence"};

QString sign(QueryTerm::Operator comparison)
{
    switch (comparison) {
    case QueryTerm::Operator::Equal: return u"="_s;
    case QueryTerm::Operator::NotEqual: return u"<>"_s;
    case QueryTerm::Operator::Less: return u"<"_s;
    case QueryTerm::Operator::LessOrEqual: return u"<="_s;
    case QueryTerm::Operator::Greater: return u">"_s;
    case QueryTerm::Operator::GreaterOrEqual: return u">="_s;
    }
    return {};
}

// LIKE folds the letters of ASCII alone, as the language does.
QString likePattern(const TextPattern &pattern)
{
    const bool isWildcard = pattern.kind() == TextPattern::Kind::Wildcard;
    QString like;
    for (const QChar c : QString::fromStdString(pattern.literal())) {
        if (isWildcard && c == u'*') {
            like += u'%';
        } else if (isWildcard && c == u'?') {
            like += u'%'; // one byte there, one character here
        } else {
            if (c == u'%' || c == u'_' || c == u'\\') like += u'\\';
            like += c;
        }
    }
    return isWildcard ? like : u'%' + like + u'%';
}

QuerySql patternSql(const char *column, const TextPattern &pattern)
{
    const QString name = QString::fromLatin1(column);
    switch (pattern.kind()) {
    case TextPattern::Kind::Exactly: return {u"%1 = ?"_s.arg(name), {QString::fromStdString(pattern.literal())}, true};
    case TextPattern::Kind::Contains: return {u"%1 LIKE ? ESCAPE '\\'"_s.arg(name), {likePattern(pattern)}, true};
    case TextPattern::Kind::Wildcard:
        return {u"%1 LIKE ? ESCAPE '\\'"_s.arg(name), {likePattern(pattern)}, pattern.literal().find('?') == std::string::npos};
    case TextPattern::Kind::Regex: break;
    }
    return {};
}

QuerySql joined(const QList<QuerySql> &parts, QStringView word)
{
    QuerySql all{.condition = {}, .values = {}, .exact = true};
    for (const QuerySql &part : parts) {
        all.exact = all.exact && part.exact;
        if (part.condition.isEmpty()) continue;
        if (!all.condition.isEmpty()) all.condition += word;
        all.condition += part.condition;
        all.values += part.values;
    }
    if (parts.size() > 1 && !all.condition.isEmpty()) all.condition = u'(' + all.condition + u')';
    return all;
}

QuerySql anyOf(const QList<QuerySql> &parts)
{
    for (const QuerySql &part : parts)
        if (part.condition.isEmpty()) return {};
    return joined(parts, u" OR ");
}

// What is absent fulfils no comparison, and so fulfils every negated one: NULL becomes false first.
QuerySql negated(const QuerySql &part)
{
    if (!part.exact || part.condition.isEmpty()) return {};
    return {u"NOT coalesce(%1, 0)"_s.arg(part.condition), part.values, true};
}

QuerySql wordSql(const TextPattern &pattern)
{
    QList<QuerySql> parts;
    for (const char *column : wordColumns) parts.append(patternSql(column, pattern));
    return anyOf(parts);
}

QuerySql markedSql(std::span<const std::string> marked)
{
    QuerySql sql{.condition = u"request_id IN ("_s, .values = {}, .exact = true};
    for (const std::string &id : marked) {
        sql.condition += sql.values.isEmpty() ? u"?" : u", ?";
        sql.values.append(QString::fromStdString(id));
    }
    sql.condition += u')';
    return sql;
}

QuerySql termSql(const QueryTerm &term, std::span<const std::string> marked)
{
    if (term.kind == QueryTerm::Kind::Word) return wordSql(term.patterns.front());
    if (term.kind == QueryTerm::Kind::Marked) return markedSql(marked);
    const char *column = columnOf(term.field);
    if (!column) return {};
    const QString name = QString::fromLatin1(column);
    switch (term.kind) {
    case QueryTerm::Kind::Compare: return {u"%1 %2 ?"_s.arg(name, sign(term.comparison)), {term.low}, true};
    case QueryTerm::Kind::Range: return {u"%1 BETWEEN ? AND ?"_s.arg(name), {term.low, term.high}, true};
    case QueryTerm::Kind::Text: {
        if (term.type != QueryType::Text) return {};
        QList<QuerySql> parts;
        for (const TextPattern &pattern : term.patterns) parts.append(patternSql(column, pattern));
        return anyOf(parts);
    }
    default: return {};
    }
}

QuerySql nodeSql(const Query::Node &node, std::span<const std::string> marked)
{
    QList<QuerySql> parts;
    for (const Query::Node &child : node.children) parts.append(nodeSql(child, marked));
    switch (node.kind) {
    case Query::Node::Kind::Term: return termSql(node.term, marked);
    case Query::Node::Kind::Not: return negated(parts.first());
    case Query::Node::Kind::Or: return anyOf(parts);
    case Query::Node::Kind::And: return joined(parts, u" AND ");
    }
    return {};
}

} // namespace

QuerySql queryAsSql(const Query &query, std::span<const std::string> marked)
{
    return nodeSql(query.root(), marked);
}

} // namespace ccr::logging
