#include "logging/query/query.h"

#include "logging/query/query_lexer.h"
#include "logging/query/query_operand.h"
#include "logging/query/query_sentences.h"

#include <algorithm>
#include <charconv>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

using Kind = QueryToken::Kind;
using Operator = QueryTerm::Operator;

constexpr int deepestNesting = 100;

std::optional<Operator> operatorOf(QStringView text)
{
    if (text == u">") return Operator::Greater;
    if (text == u">=") return Operator::GreaterOrEqual;
    if (text == u"<") return Operator::Less;
    if (text == u"<=") return Operator::LessOrEqual;
    if (text == u"!=") return Operator::NotEqual;
    return std::nullopt;
}

bool isOrdered(QueryType type)
{
    return type != QueryType::Text && type != QueryType::Any && type != QueryType::Flag;
}

QuerySentence example(QueryType type)
{
    switch (type) {
    case QueryType::Duration: return "a duration such as 5s, 300ms or 2m";
    case QueryType::Size: return "a size such as 100k or 5M";
    case QueryType::Level: return "trace, debug, info, warn, error or fatal";
    case QueryType::Time: return "a time such as 15:04, 2026-11-22 or -1h";
    default: return "a number";
    }
}

constexpr std::size_t leastMisspelt = 5; ///< letters: shorter names are near to too many words

// Two neighbours that changed places, or one letter that is wrong, missing or too many. What goes on after a name is one of its own
// ("stalls", "cached").
bool isSlipOf(std::string_view written, std::string_view name)
{
    if (written.starts_with(name)) return false;
    const auto [a, b] = std::mismatch(written.begin(), written.end(), name.begin(), name.end());
    const std::string_view left(a, written.end());
    const std::string_view right(b, name.end());
    if (left.empty() || right.empty()) return left.size() + right.size() == 1;
    if (left.substr(1) == right.substr(1) || left.substr(1) == right || left == right.substr(1)) return true;
    return left.size() > 1 && right.size() > 1 && left[0] == right[1] && left[1] == right[0] && left.substr(2) == right.substr(2);
}

std::string_view meantField(std::string_view written)
{
    if (written.size() < leastMisspelt) return {};
    for (const QueryFieldInfo &info : queryFields())
        if (isSlipOf(written, info.name)) return info.name;
    return {};
}

class Parser
{
public:
    Parser(std::vector<QueryToken> tokens, qsizetype end, WallTime now) : m_tokens(std::move(tokens)), m_end(end), m_now(now) {}

    std::variant<Query::Node, QueryError> run()
    {
        Query::Node root = disjunction();
        if (!m_error && m_at < m_tokens.size()) fail(m_tokens[m_at], "this parenthesis was not opened");
        if (m_error) return *m_error;
        return root;
    }

private:
    const QueryToken *peek() const { return m_at < m_tokens.size() ? &m_tokens[m_at] : nullptr; }
    bool accept(Kind kind)
    {
        const bool is = peek() && peek()->kind == kind;
        if (is) ++m_at;
        return is;
    }
    template <typename... Values>
    void failAt(qsizetype position, qsizetype length, QuerySentence sentence, const Values &...values)
    {
        if (!m_error) m_error = QueryError{position, length, sentence.with(values...)};
    }
    template <typename... Values>
    void fail(const QueryToken &token, QuerySentence sentence, const Values &...values)
    {
        failAt(token.position, token.length, sentence, values...);
    }
    void failAsNot(QueryType type, const QueryToken &value, const std::string &field)
    {
        fail(value, "\"%1\" is not %2, which %3 needs", value.text, example(type).with(), QString::fromStdString(field));
    }

    Query::Node disjunction()
    {
        if (++m_depth > deepestNesting) {
            failAt(m_end, 0, "the query is nested too deeply");
            return {};
        }
        std::vector<Query::Node> parts{conjunction()};
        while (!m_error && peek() && peek()->kind == Kind::Or) {
            const QueryToken &sign = m_tokens[m_at++];
            if (isEmpty(parts.back())) fail(sign, "something is missing before this OR");
            parts.push_back(conjunction());
            if (isEmpty(parts.back())) fail(sign, "something is missing after this OR");
        }
        --m_depth;
        if (parts.size() == 1) return std::move(parts.front());
        return {.kind = Query::Node::Kind::Or, .children = std::move(parts), .term = {}};
    }

    static bool isEmpty(const Query::Node &node) { return node.kind == Query::Node::Kind::And && node.children.empty(); }

    Query::Node conjunction()
    {
        Query::Node all;
        while (!m_error && peek() && peek()->kind != Kind::Or && peek()->kind != Kind::Close) all.children.push_back(negation());
        if (all.children.size() == 1) return Query::Node(all.children.front());
        return all;
    }

    Query::Node negation()
    {
        bool negated = false;
        const QueryToken *sign = nullptr;
        while (peek() && (peek()->kind == Kind::Minus || peek()->kind == Kind::Not)) {
            sign = &m_tokens[m_at++];
            negated = !negated;
        }
        if (sign && (!peek() || peek()->kind == Kind::Or || peek()->kind == Kind::Close)) {
            fail(*sign, "something is missing after this %1", sign->text);
            return {};
        }
        Query::Node inner = primary();
        if (!negated) return inner;
        Query::Node node{.kind = Query::Node::Kind::Not, .children = {}, .term = {}};
        node.children.push_back(std::move(inner));
        return node;
    }

    Query::Node primary()
    {
        const QueryToken &token = m_tokens[m_at];
        if (accept(Kind::Open)) {
            Query::Node inner = disjunction();
            if (!m_error && !accept(Kind::Close)) fail(token, "this parenthesis is not closed");
            if (!m_error && isEmpty(inner)) fail(token, "there is nothing between the parentheses");
            return inner;
        }
        if (token.kind == Kind::Name) return namedNode();
        Query::Node node{.kind = Query::Node::Kind::Term, .children = {}, .term = {}};
        if (token.kind == Kind::Mark)
            node.term = mark();
        else
            node.term.patterns.push_back(pattern(m_tokens[m_at++]));
        return node;
    }

    Query::Node namedNode()
    {
        Query::Node node{.kind = Query::Node::Kind::Term, .children = {}, .term = namedTerm()};
        if (node.term.field != QueryField::Model || node.term.kind != QueryTerm::Kind::Text) return node;
        Query::Node either{.kind = Query::Node::Kind::Or, .children = {node, node}, .term = {}};
        either.children[0].term.field = QueryField::Served;
        either.children[1].term.field = QueryField::Asked;
        return either;
    }

    QueryTerm mark()
    {
        const QueryToken &token = m_tokens[m_at++];
        if (token.text != u"marked") fail(token, "\"@%1\" is unknown; there is @marked", token.text);
        return {.kind = QueryTerm::Kind::Marked};
    }

    TextPattern pattern(const QueryToken &token)
    {
        if (token.kind == Kind::Regex) {
            QRegularExpression::PatternOptions options = QRegularExpression::UseUnicodePropertiesOption;
            if (token.flags.contains(u'i')) options |= QRegularExpression::CaseInsensitiveOption;
            if (token.flags.contains(u'm')) options |= QRegularExpression::MultilineOption;
            if (token.flags.contains(u's')) options |= QRegularExpression::DotMatchesEverythingOption;
            if (token.flags.contains(u'x')) options |= QRegularExpression::ExtendedPatternSyntaxOption;
            QRegularExpression expression(token.text, options);
            if (!expression.isValid()) {
                failAt(token.position + 1 + expression.patternErrorOffset(), 1, "the regular expression is wrong here: %1",
                       expression.errorString());
                return {TextPattern::Kind::Contains, {}};
            }
            return TextPattern(std::move(expression));
        }
        const bool hasWildcard = token.kind == Kind::Word && (token.text.contains(u'*') || token.text.contains(u'?'));
        return {hasWildcard ? TextPattern::Kind::Wildcard : TextPattern::Kind::Contains, token.text.toStdString()};
    }

    QueryTerm namedTerm()
    {
        const QueryToken &name = m_tokens[m_at++];
        QueryTerm term{.kind = QueryTerm::Kind::Text};
        term.name = name.text.toStdString();
        constexpr std::string_view prefix = "field.";
        if (term.name.starts_with(prefix)) {
            term.name.erase(0, prefix.size());
        } else if (const QueryFieldInfo *info = findQueryField(term.name)) {
            term.field = info->field;
            term.type = info->type;
        } else if (const std::string_view meant = meantField(term.name); !meant.empty()) {
            // A record may have any field, so that a slip of the pen would only find nothing.
            fail(name, "\"%1\" is not a field; did you mean \"%2\"? A field of records is written field.%3", name.text,
                 QString::fromLatin1(meant.data(), static_cast<qsizetype>(meant.size())), name.text);
        }
        const QueryToken *sign = peek() && peek()->kind == Kind::Operator ? &m_tokens[m_at++] : nullptr;
        if (term.field == QueryField::Has) return hasTerm(std::move(term));
        if (sign && sign->text == u"=")
            exactValues(term);
        else if (sign)
            comparison(term, *operatorOf(sign->text));
        else
            plainValues(term);
        return term;
    }

    std::vector<const QueryToken *> valueTokens()
    {
        std::vector<const QueryToken *> values{&m_tokens[m_at++]};
        while (accept(Kind::Comma)) values.push_back(&m_tokens[m_at++]);
        return values;
    }

    QueryTerm hasTerm(QueryTerm term)
    {
        term.kind = QueryTerm::Kind::Has;
        const QueryToken &value = m_tokens[m_at++];
        term.name = value.text.toStdString();
        const QueryFieldInfo *info = findQueryField(term.name);
        term.field = info ? info->field : QueryField::Other;
        term.type = info ? info->type : QueryType::Any;
        return term;
    }

    void exactValues(QueryTerm &term)
    {
        const std::vector<const QueryToken *> values = valueTokens();
        if (isOrdered(term.type) && values.size() == 1) return compareWith(term, Operator::Equal, *values.front());
        for (const QueryToken *value : values) term.patterns.emplace_back(TextPattern::Kind::Exactly, value->text.toStdString());
    }

    void comparison(QueryTerm &term, Operator comparison)
    {
        const QueryToken &value = m_tokens[m_at++];
        if (comparison == Operator::NotEqual && !isOrdered(term.type) && !queryOperand(value.text, term.type, m_now))
            return fail(value, "!= compares numbers; write -%1:=%2", QString::fromStdString(term.name), value.text);
        compareWith(term, comparison, value);
    }

    void compareWith(QueryTerm &term, Operator comparison, const QueryToken &value)
    {
        const std::optional<double> operand = queryOperand(value.text, term.type, m_now);
        if (!operand) return failAsNot(term.type, value, term.name);
        term.kind = QueryTerm::Kind::Compare;
        term.comparison = comparison;
        term.low = *operand;
        // After a day means after its end.
        const std::optional<double> end = queryOperandEnd(value.text, term.type, m_now);
        if (end && comparison == Operator::Greater) {
            term.comparison = Operator::GreaterOrEqual;
            term.low = *end;
        } else if (end && comparison == Operator::LessOrEqual) {
            term.comparison = Operator::Less;
            term.low = *end;
        } else if (end && comparison == Operator::Equal) {
            setRange(term, *operand, *end - 1);
        }
    }

    static void setRange(QueryTerm &term, double low, double high)
    {
        term.kind = QueryTerm::Kind::Range;
        term.low = low;
        term.high = high;
    }

    void plainValues(QueryTerm &term)
    {
        const std::vector<const QueryToken *> values = valueTokens();
        const QueryToken &first = *values.front();
        if (values.size() == 1 && first.kind == Kind::Word && first.text.contains(u"..")) {
            if (range(term, first)) return;
            if (isOrdered(term.type)) return;
        }
        const bool isNumber = isOrdered(term.type) && values.size() == 1 && first.kind == Kind::Word && !first.text.contains(u'*')
                              && !first.text.contains(u'?');
        if (isNumber) return compareWith(term, Operator::Equal, first);
        for (const QueryToken *value : values) {
            TextPattern wanted = pattern(*value);
            // 429 is not part of 14290.
            if (isOrdered(term.type) && wanted.kind() == TextPattern::Kind::Contains) wanted = exactNumber(term, *value);
            term.patterns.push_back(std::move(wanted));
        }
    }

    TextPattern exactNumber(const QueryTerm &term, const QueryToken &value)
    {
        const std::optional<double> operand = queryOperand(value.text, term.type, m_now);
        if (!operand) failAsNot(term.type, value, term.name);
        char digits[40];
        const auto end = std::to_chars(digits, digits + sizeof digits, operand.value_or(0)).ptr;
        return {TextPattern::Kind::Exactly, std::string(digits, end)};
    }

    bool range(QueryTerm &term, const QueryToken &token)
    {
        const qsizetype dots = token.text.indexOf(u"..");
        const QStringView text = token.text;
        const std::optional<double> low = queryOperand(text.first(dots), term.type, m_now);
        const QStringView upper = text.sliced(dots + 2);
        std::optional<double> high = queryOperand(upper, term.type, m_now);
        if (const auto end = queryOperandEnd(upper, term.type, m_now)) high = *end - 1;
        if (low && high) {
            setRange(term, *low, *high);
            return true;
        }
        if (isOrdered(term.type)) fail(token, "\"%1\" is not a range; write two values, for example 1..5", token.text);
        return false;
    }

    std::vector<QueryToken> m_tokens;
    std::size_t m_at = 0;
    qsizetype m_end;
    WallTime m_now;
    int m_depth = 0;
    std::optional<QueryError> m_error;
};

std::optional<double> numberOf(const QueryValue &value)
{
    if (const auto *integer = std::get_if<std::int64_t>(&value)) return static_cast<double>(*integer);
    if (const auto *real = std::get_if<double>(&value)) return *real;
    if (const auto *text = std::get_if<std::string_view>(&value)) {
        double number = 0;
        const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
        if (error == std::errc() && end == text->data() + text->size()) return number;
    }
    return std::nullopt;
}

bool compare(double value, Operator comparison, double operand)
{
    switch (comparison) {
    case Operator::Equal: return value == operand;
    case Operator::NotEqual: return value != operand;
    case Operator::Less: return value < operand;
    case Operator::LessOrEqual: return value <= operand;
    case Operator::Greater: return value > operand;
    case Operator::GreaterOrEqual: return value >= operand;
    }
    return false;
}

bool matchesAny(const std::vector<TextPattern> &patterns, std::string_view text)
{
    return std::any_of(patterns.begin(), patterns.end(), [text](const TextPattern &pattern) { return pattern.matches(text); });
}

bool matchesText(const QueryTerm &term, const QueryValue &value)
{
    if (const auto *text = std::get_if<std::string_view>(&value)) return matchesAny(term.patterns, *text);
    if (const auto *flag = std::get_if<bool>(&value)) {
        if (matchesAny(term.patterns, *flag ? "true" : "false")) return true;
        return matchesAny(term.patterns, *flag ? "yes" : "no");
    }
    char digits[40];
    if (const auto *integer = std::get_if<std::int64_t>(&value)) {
        const auto end = std::to_chars(digits, digits + sizeof digits, *integer).ptr;
        return matchesAny(term.patterns, {digits, static_cast<std::size_t>(end - digits)});
    }
    if (const auto *real = std::get_if<double>(&value)) {
        const auto end = std::to_chars(digits, digits + sizeof digits, *real).ptr;
        return matchesAny(term.patterns, {digits, static_cast<std::size_t>(end - digits)});
    }
    return false;
}

bool evaluate(const QueryTerm &term, const QuerySubject &subject)
{
    switch (term.kind) {
    case QueryTerm::Kind::Word: return subject.anyText([&term](std::string_view text) { return matchesAny(term.patterns, text); });
    case QueryTerm::Kind::Text: return matchesText(term, subject.value(term.field, term.name));
    case QueryTerm::Kind::Compare: {
        const std::optional<double> number = numberOf(subject.value(term.field, term.name));
        return number && compare(*number, term.comparison, term.low);
    }
    case QueryTerm::Kind::Range: {
        const std::optional<double> number = numberOf(subject.value(term.field, term.name));
        return number && *number >= term.low && *number <= term.high;
    }
    case QueryTerm::Kind::Has: {
        const QueryValue value = subject.value(QueryField::Has, term.name);
        if (const auto *flag = std::get_if<bool>(&value)) return *flag;
        return !std::holds_alternative<std::monostate>(subject.value(term.field, term.name));
    }
    case QueryTerm::Kind::Marked: return subject.isMarked();
    }
    return false;
}

bool evaluate(const Query::Node &node, const QuerySubject &subject)
{
    const auto matches = [&subject](const Query::Node &child) { return evaluate(child, subject); };
    switch (node.kind) {
    case Query::Node::Kind::And: return std::all_of(node.children.begin(), node.children.end(), matches);
    case Query::Node::Kind::Or: return std::any_of(node.children.begin(), node.children.end(), matches);
    case Query::Node::Kind::Not: return !matches(node.children.front());
    case Query::Node::Kind::Term: return evaluate(node.term, subject);
    }
    return false;
}

bool looksIntoBodies(const Query::Node &node)
{
    if (node.kind == Query::Node::Kind::Term)
        return node.term.field == QueryField::Body || (node.term.kind == QueryTerm::Kind::Has && node.term.name == "body");
    return std::any_of(node.children.begin(), node.children.end(), [](const Query::Node &child) { return looksIntoBodies(child); });
}

} // namespace

std::variant<Query, QueryError> Query::parse(QStringView text, WallTime now)
{
    auto tokens = tokenizeQuery(text);
    if (auto *error = std::get_if<QueryError>(&tokens)) return std::move(*error);
    auto root = Parser(std::get<0>(std::move(tokens)), text.size(), now).run();
    if (auto *error = std::get_if<QueryError>(&root)) return std::move(*error);
    Query query;
    query.m_text = text.toString();
    query.m_root = std::get<0>(std::move(root));
    return query;
}

bool Query::matches(const QuerySubject &subject) const
{
    return evaluate(m_root, subject);
}

bool Query::looksIntoBodies() const
{
    return logging::looksIntoBodies(m_root);
}

} // namespace ccr::logging
