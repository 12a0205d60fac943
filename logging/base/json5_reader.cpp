#include "logging/base/json5_reader.h"

#include "logging/base/json5_sentences.h"
#include "logging/base/json_writer.h"
#include "logging/base/phrase.h"
#include "logging/base/type_phrase.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace ccr {

namespace {

constexpr int maxDepth = 100;

class Parser
{
public:
    explicit Parser(QStringView text) : m_text(text) {}
    Result<Json5Value> parse();

private:
    bool value(Json5Value &out);
    bool object(Json5Value &out);
    bool array(Json5Value &out);
    bool key(QString &out);
    bool string(QString &out);
    bool escape(QString &out);
    bool hexEscape(QString &out, int digits);
    bool number(Json5Value &out);
    bool word(Json5Value &out);
    bool skipBlanks();
    bool expect(char16_t c, const Phrase &what);

    bool atEnd() const { return m_at >= m_text.size(); }
    QChar peek() const { return atEnd() ? QChar() : m_text.at(m_at); }
    QChar take();
    bool fail(const Phrase &reason);

    QStringView m_text;
    qsizetype m_at = 0;
    int m_line = 1;
    qsizetype m_lineStart = 0;
    int m_depth = 0;
    Phrase m_error;
};

template <typename... Values>
Phrase said(ListedSentence<json5Sentences> sentence, const Values &...values)
{
    return sentence.with(values...);
}

bool isWordStart(QChar c)
{
    return c.isLetter() || c == u'_' || c == u'$';
}

Result<Json5Value> Parser::parse()
{
    Json5Value root;
    if (m_text.startsWith(QChar::ByteOrderMark)) ++m_at;
    if (value(root) && skipBlanks() && !atEnd()) fail(said("unexpected text after the end of the configuration"));
    if (!m_error.isEmpty()) return errorSaying(ErrorKind::InvalidInput, m_error);
    return root;
}

QChar Parser::take()
{
    const QChar c = peek();
    ++m_at;
    const bool isLineEnd = c == u'\n' || (c == u'\r' && peek() != u'\n');
    if (isLineEnd) {
        ++m_line;
        m_lineStart = m_at;
    }
    return c;
}

bool Parser::fail(const Phrase &reason)
{
    if (m_error.isEmpty()) m_error = said("line %1, column %2: %3", m_line, m_at - m_lineStart + 1, reason);
    return false;
}

bool Parser::skipBlanks()
{
    while (!atEnd()) {
        const QChar c = peek();
        const QChar next = m_at + 1 < m_text.size() ? m_text.at(m_at + 1) : QChar();
        if (c.isSpace() || c == QChar::ByteOrderMark) {
            take();
        } else if (c == u'/' && next == u'/') {
            while (!atEnd() && peek() != u'\n' && peek() != u'\r') take();
        } else if (c == u'/' && next == u'*') {
            const qsizetype end = m_text.indexOf(u"*/", m_at + 2);
            if (end < 0) return fail(said("the comment that begins here has no end"));
            while (m_at < end + 2) take();
        } else {
            break;
        }
    }
    return true;
}

bool Parser::expect(char16_t c, const Phrase &what)
{
    if (!skipBlanks()) return false;
    if (peek() != c)
        return fail(atEnd() ? said("the text ends where %1 is expected", what) : said("expected %1, got \"%2\"", what, QString(peek())));
    take();
    return true;
}

bool Parser::value(Json5Value &out)
{
    if (!skipBlanks()) return false;
    if (atEnd()) return fail(said("the text ends where a value is expected"));
    if (++m_depth > maxDepth) return fail(said("nested deeper than %1 levels", maxDepth));
    out.line = m_line;
    out.begin = m_at;
    const QChar c = peek();
    bool ok = false;
    if (c == u'{') {
        ok = object(out);
    } else if (c == u'[') {
        ok = array(out);
    } else if (c == u'"' || c == u'\'') {
        out.type = Json5Value::Type::String;
        ok = string(out.string);
    } else if (c.isDigit() || c == u'-' || c == u'+' || c == u'.' || c == u'I' || c == u'N') {
        ok = number(out);
    } else if (isWordStart(c)) {
        ok = word(out);
    } else {
        ok = fail(said("\"%1\" does not begin a value", QString(c)));
    }
    out.end = m_at;
    --m_depth;
    return ok;
}

bool Parser::object(Json5Value &out)
{
    out.type = Json5Value::Type::Object;
    take();
    while (skipBlanks() && peek() != u'}') {
        auto &[name, member, keyBegin] = out.members.emplace_back();
        keyBegin = m_at;
        if (!key(name) || !expect(u':', said("\":\" after the key")) || !value(member) || !skipBlanks()) return false;
        if (peek() == u',')
            take();
        else if (peek() != u'}')
            return expect(u'}', said("\",\" or \"}\""));
    }
    return expect(u'}', Phrase("\"}\""_L1));
}

bool Parser::array(Json5Value &out)
{
    out.type = Json5Value::Type::Array;
    take();
    while (skipBlanks() && peek() != u']') {
        if (!value(out.elements.emplace_back()) || !skipBlanks()) return false;
        if (peek() == u',')
            take();
        else if (peek() != u']')
            return expect(u']', said("\",\" or \"]\""));
    }
    return expect(u']', Phrase("\"]\""_L1));
}

bool Parser::key(QString &out)
{
    if (peek() == u'"' || peek() == u'\'') return string(out);
    if (!isWordStart(peek()))
        return fail(atEnd() ? said("the text ends inside an object") : said("expected a key, got \"%1\"", QString(peek())));
    while (!atEnd() && (isWordStart(peek()) || peek().isDigit())) out += take();
    return true;
}

bool Parser::string(QString &out)
{
    const QChar quote = take();
    while (!atEnd()) {
        const QChar c = peek();
        if (c == u'\n' || c == u'\r') return fail(said("the string has no closing quote"));
        take();
        if (c == quote) return true;
        if (c != u'\\')
            out += c;
        else if (!escape(out))
            return false;
    }
    return fail(said("the string has no closing quote"));
}

bool Parser::escape(QString &out)
{
    const QChar c = take();
    switch (c.unicode()) {
    case u'n': out += u'\n'; return true;
    case u't': out += u'\t'; return true;
    case u'r': out += u'\r'; return true;
    case u'b': out += u'\b'; return true;
    case u'f': out += u'\f'; return true;
    case u'v': out += u'\v'; return true;
    case u'0': out += QChar(u'\0'); return true;
    case u'\n': return true; // a string that goes on in the next line
    case u'\r':
        if (peek() == u'\n') take();
        return true;
    case u'x': return hexEscape(out, 2);
    case u'u': return hexEscape(out, 4);
    default: out += c; return true;
    }
}

bool Parser::hexEscape(QString &out, int digits)
{
    bool ok = false;
    const QStringView text = m_text.mid(m_at, digits);
    const ushort code = text.toUShort(&ok, 16);
    if (!ok || text.size() != digits) return fail(said("\"%1\" is not a hexadecimal escape", text.toString()));
    m_at += digits;
    out += QChar(code);
    return true;
}

bool Parser::number(Json5Value &out)
{
    out.type = Json5Value::Type::Number;
    const qsizetype start = m_at;
    double sign = 1;
    if (peek() == u'-' || peek() == u'+') sign = take() == u'-' ? -1 : 1;
    const qsizetype digits = m_at;
    while (!atEnd()
           && (peek().isLetterOrNumber() || peek() == u'.'
               || ((peek() == u'-' || peek() == u'+') && m_at > digits && m_text.at(m_at - 1).toLower() == u'e')))
        take();
    const QStringView text = m_text.mid(digits, m_at - digits);
    bool ok = true;
    if (text == u"Infinity")
        out.number = std::numeric_limits<double>::infinity();
    else if (text == u"NaN")
        out.number = std::numeric_limits<double>::quiet_NaN();
    else if (text.startsWith(u"0x", Qt::CaseInsensitive))
        out.number = static_cast<double>(text.mid(2).toULongLong(&ok, 16));
    else
        out.number = text.toDouble(&ok);
    out.number *= sign;
    return ok || fail(said("\"%1\" is not a number", m_text.mid(start, m_at - start).toString()));
}

bool Parser::word(Json5Value &out)
{
    QString text;
    while (!atEnd() && peek().isLetterOrNumber()) text += take();
    if (text == "true"_L1 || text == "false"_L1) {
        out.type = Json5Value::Type::Boolean;
        out.boolean = text == "true"_L1;
        return true;
    }
    if (text == "null"_L1) return true;
    return fail(said("\"%1\" is not a value; put text in quotes", text));
}

// Whole numbers as people write them: 300000 and not 3e+05.
void appendNumber(std::string &out, double number)
{
    constexpr double exact = 9007199254740992; // 2^53
    if (std::abs(number) <= exact && std::trunc(number) == number)
        appendJsonNumber(out, static_cast<std::int64_t>(number));
    else
        appendJsonNumber(out, number);
}

void appendJson(std::string &out, const Json5Value &value, const std::function<QString(const QString &)> &text)
{
    const auto string = [&out, &text](const QString &written) { appendJsonString(out, (text ? text(written) : written).toStdString()); };
    switch (value.type) {
    case Json5Value::Type::Null: out += "null"; break;
    case Json5Value::Type::Boolean: out += value.boolean ? "true" : "false"; break;
    case Json5Value::Type::Number: appendNumber(out, value.number); break;
    case Json5Value::Type::String: string(value.string); break;
    case Json5Value::Type::Array: {
        JsonArray array(out);
        for (const Json5Value &element : value.elements) appendJson(array.next(), element, text);
        break;
    }
    case Json5Value::Type::Object: {
        out += '{';
        QHash<QStringView, const Json5Member *> last; // of several with one name the last counts
        for (const Json5Member &member : value.members) last.insert(member.name, &member);
        for (const Json5Member &member : value.members) {
            if (last.value(member.name) != &member) continue;
            if (out.back() != '{') out += ',';
            appendJsonString(out, member.name.toStdString());
            out += ':';
            appendJson(out, member.value, text);
        }
        out += '}';
        break;
    }
    }
}

} // namespace

QByteArray toJson(const Json5Value &value, const std::function<QString(const QString &)> &text)
{
    std::string out;
    appendJson(out, value, text);
    return QByteArray::fromStdString(out);
}

const Json5Value *Json5Value::find(QStringView name) const
{
    const auto last = std::find_if(members.rbegin(), members.rend(), [name](const Json5Member &member) { return member.name == name; });
    return last == members.rend() ? nullptr : &last->value;
}

QString Json5Value::typeName() const
{
    return typePhrase(*this).english();
}

Result<Json5Value> parseJson5(const QString &text)
{
    return Parser(text).parse();
}

QString pointerTo(const QString &parent, QStringView key)
{
    QString step = key.toString();
    step.replace(u'~', "~0"_L1).replace(u'/', "~1"_L1);
    return parent + u'/' + step;
}

} // namespace ccr
