#include "logging/query/query_lexer.h"

#include "logging/query/query_sentences.h"

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

bool isNameCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'.' || c == u'-';
}

class Lexer
{
public:
    explicit Lexer(QStringView text) : m_text(text) {}

    std::variant<std::vector<QueryToken>, QueryError> run()
    {
        while (!m_error) {
            while (m_at < m_text.size() && m_text[m_at].isSpace()) ++m_at;
            if (m_at >= m_text.size()) break;
            term();
        }
        if (m_error) return *m_error;
        return std::move(m_tokens);
    }

private:
    using Kind = QueryToken::Kind;

    QChar at(qsizetype index) const { return index < m_text.size() ? m_text[index] : QChar(); }
    bool endsWord(qsizetype index) const
    {
        return index >= m_text.size() || m_text[index].isSpace() || m_text[index] == u'(' || m_text[index] == u')';
    }

    void add(Kind kind, qsizetype from, QString text, QString flags = {})
    {
        m_tokens.push_back({kind, from, m_at - from, std::move(text), std::move(flags)});
    }
    template <typename... Values>
    void fail(qsizetype from, QuerySentence sentence, const Values &...values)
    {
        m_error = QueryError{from, m_text.size() - from, sentence.with(values...)};
    }

    bool sign(Kind kind, QStringView text)
    {
        if (!m_text.sliced(m_at).startsWith(text)) return false;
        const qsizetype from = m_at;
        m_at += text.size();
        add(kind, from, text.toString());
        return true;
    }
    bool keyword(Kind kind, QStringView word)
    {
        return m_text.sliced(m_at).startsWith(word) && endsWord(m_at + word.size()) && sign(kind, word);
    }

    void term()
    {
        if (keyword(Kind::Or, u"OR") || keyword(Kind::Not, u"NOT")) return;
        if (m_text.sliced(m_at).startsWith(u"AND") && endsWord(m_at + 3)) {
            m_at += 3; // a space says the same
            return;
        }
        if (sign(Kind::Or, u"||") || sign(Kind::Or, u"|") || sign(Kind::Open, u"(") || sign(Kind::Close, u")")) return;
        if (m_text.sliced(m_at).startsWith(u"&&")) {
            m_at += 2;
            return;
        }
        if ((at(m_at) == u'-' || at(m_at) == u'!') && (at(m_at + 1) == u'(' || !endsWord(m_at + 1))) {
            const qsizetype from = m_at++;
            return add(Kind::Minus, from, m_text.sliced(from, 1).toString());
        }
        if (at(m_at) == u'@' && !endsWord(m_at + 1)) {
            const qsizetype from = m_at++;
            while (!endsWord(m_at)) ++m_at;
            return add(Kind::Mark, from, m_text.sliced(from + 1, m_at - from - 1).toString());
        }
        if (name())
            values();
        else
            value();
    }

    bool name()
    {
        qsizetype end = m_at;
        while (end < m_text.size() && isNameCharacter(m_text[end])) ++end;
        if (end == m_at || at(end) != u':' || m_text.sliced(end).startsWith(u"://")) return false;
        const qsizetype from = m_at;
        m_at = end + 1;
        add(Kind::Name, from, m_text.sliced(from, end - from).toString());
        return true;
    }

    void values()
    {
        for (const QStringView text : {u">=", u"<=", u"!=", u">", u"<", u"="})
            if (sign(Kind::Operator, text)) break;
        if (endsWord(m_at)) return fail(m_at, "a value is missing after \"%1\"", m_text.first(m_at).toString().section(u' ', -1));
        value(OfName::Yes);
        while (!m_error && at(m_at) == u',') {
            sign(Kind::Comma, u",");
            if (endsWord(m_at)) return fail(m_at, "a value is missing after the comma");
            value(OfName::Yes);
        }
    }

    enum class OfName
    {
        Yes,
        No
    };
    void value(OfName ofName = OfName::No)
    {
        if (at(m_at) == u'"') return quoted();
        if (at(m_at) == u'/' && regex(ofName)) return;
        const qsizetype from = m_at;
        while (!endsWord(m_at) && (ofName == OfName::No || m_text[m_at] != u',')) ++m_at;
        add(Kind::Word, from, m_text.sliced(from, m_at - from).toString());
    }

    void quoted()
    {
        const qsizetype from = m_at++;
        QString text;
        for (; m_at < m_text.size() && m_text[m_at] != u'"'; ++m_at) {
            if (m_text[m_at] == u'\\' && m_at + 1 < m_text.size()) ++m_at;
            text += m_text[m_at];
        }
        if (m_at >= m_text.size()) return fail(from, "the quotation mark is not closed");
        ++m_at;
        add(Kind::Quoted, from, text);
    }

    // Only what is closed by a slash at the end of a word is an expression, so that paths can be written as they are.
    bool regex(OfName ofName)
    {
        qsizetype end = m_at + 1;
        while (end < m_text.size() && m_text[end] != u'/') end += m_text[end] == u'\\' ? 2 : 1;
        if (end >= m_text.size() || end == m_at + 1) return false;
        qsizetype after = end + 1;
        while (after < m_text.size() && QStringView(u"imsx").contains(m_text[after])) ++after;
        if (!endsWord(after) && !(ofName == OfName::Yes && m_text[after] == u',')) return false;
        const qsizetype from = m_at;
        m_at = after;
        add(Kind::Regex, from, m_text.sliced(from + 1, end - from - 1).toString(), m_text.sliced(end + 1, after - end - 1).toString());
        return true;
    }

    QStringView m_text;
    qsizetype m_at = 0;
    std::vector<QueryToken> m_tokens;
    std::optional<QueryError> m_error;
};

} // namespace

std::variant<std::vector<QueryToken>, QueryError> tokenizeQuery(QStringView text)
{
    return Lexer(text).run();
}

} // namespace ccr::logging
