#pragma once

#include "logging/base/clock.h"
#include "logging/base/phrase.h"
#include "logging/query/query_fields.h"
#include "logging/query/text_pattern.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ccr::logging {

/// Why a query cannot be read, and where: positions count UTF-16 units of the text.
struct QueryError
{
    qsizetype position = 0;
    qsizetype length = 0;
    Phrase message; ///< of querySentences
};

using QueryValue = std::variant<std::monostate, std::string_view, std::int64_t, double, bool>;

/// What a query looks into: an exchange, a record, a line of a file.
class QuerySubject
{
public:
    virtual ~QuerySubject() = default;
    /// The value of a field; monostate when there is none. `name` decides when the field is Other. In the unit of the field's
    /// type. Views live until the next call.
    virtual QueryValue value(QueryField field, std::string_view name) const = 0;
    /// Calls `wanted` with every text in which a bare word is looked for, until it returns true. Returns whether it did.
    virtual bool anyText(const std::function<bool(std::string_view)> &wanted) const = 0;
    virtual bool isMarked() const { return false; }
};

/// One comparison.
struct QueryTerm
{
    enum class Kind
    {
        Word,    ///< pattern in any text
        Text,    ///< pattern in the field
        Compare, ///< number against the field
        Range,   ///< low <= field <= high
        Has,
        Marked
    };
    enum class Operator
    {
        Equal,
        NotEqual,
        Less,
        LessOrEqual,
        Greater,
        GreaterOrEqual
    };

    Kind kind = Kind::Word;
    QueryField field = QueryField::Other;
    QueryType type = QueryType::Any;
    std::string name;                  ///< as written, without "field."
    std::vector<TextPattern> patterns; ///< any of them
    Operator comparison = Operator::Equal;
    double low = 0; ///< the operand of Compare
    double high = 0;
};

/// A filter in the one language of the product, for exchanges and for log records:
///
///     status:>=400 model:*opus* ttft:>5s -path:*count_tokens* (class:rate_limited OR class:overloaded) "two words" /regex/i
///
/// A space means and; OR (or |) binds weaker, - and NOT stronger; parentheses group. name:text looks for a part of the value,
/// with * or ? for the whole of it; name:=text is the value itself; name:a,b one of several; name:/re/ a regular expression;
/// name:>5 and name:1..5 compare. A comparison with a field that is absent is false, so that its negation is true.
/// field.name means a field of the record even where a well-known name exists. A value; may be used by several threads.
class Query
{
public:
    struct Node
    {
        enum class Kind
        {
            And,
            Or,
            Not,
            Term
        };
        Kind kind = Kind::And;
        std::vector<Node> children;
        QueryTerm term;
    };

    /// Matches everything.
    Query() = default;
    /// `now`: what relative times count from.
    static std::variant<Query, QueryError> parse(QStringView text, WallTime now = wallNow());

    bool matches(const QuerySubject &subject) const;
    bool isEmpty() const { return m_root.kind == Node::Kind::And && m_root.children.empty(); }
    const QString &text() const { return m_text; }
    const Node &root() const { return m_root; }
    /// Bodies are read only when this says so.
    bool looksIntoBodies() const;

private:
    QString m_text;
    Node m_root;
};

} // namespace ccr::logging
