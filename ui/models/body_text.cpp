#include "ui/models/body_text.h"

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr int indentWidth = 2;

bool isBlank(QChar character)
{
    return character == u' ' || character == u'\n' || character == u'\r' || character == u'\t';
}

void newLine(QString &out, int depth)
{
    out += u'\n';
    out += QString(static_cast<qsizetype>(indentWidth) * depth, u' ');
}

qsizetype endOfString(const QString &text, qsizetype begin)
{
    qsizetype at = begin + 1;
    while (at < text.size() && text[at] != u'"') at += text[at] == u'\\' ? 2 : 1;
    return std::min(at + 1, text.size());
}

QChar nextSolid(const QString &text, qsizetype at)
{
    while (at < text.size() && isBlank(text[at])) ++at;
    return at < text.size() ? text[at] : QChar();
}

} // namespace

QString prettyJson(const QString &text)
{
    const QChar first = nextSolid(text, 0);
    if (first != u'{' && first != u'[') return text;
    QString out;
    out.reserve(text.size() + text.size() / 4);
    int depth = 0;
    for (qsizetype at = 0; at < text.size();) {
        const QChar character = text[at];
        if (isBlank(character)) {
            ++at;
        } else if (character == u'"') {
            const qsizetype end = endOfString(text, at);
            out += QStringView(text).mid(at, end - at);
            at = end;
        } else if (character == u'{' || character == u'[') {
            out += character;
            ++at;
            const QChar next = nextSolid(text, at);
            if (next == u'}' || next == u']') {
                while (text[at] != next) ++at;
                out += next;
                ++at;
            } else {
                newLine(out, ++depth);
            }
        } else if (character == u'}' || character == u']') {
            depth = std::max(0, depth - 1);
            newLine(out, depth);
            out += character;
            ++at;
        } else {
            out += character;
            ++at;
            if (character == u',') newLine(out, depth);
            if (character == u':') out += u' ';
        }
    }
    return out;
}

QString prettyBody(const QString &text)
{
    if (!text.startsWith("event:"_L1) && !text.startsWith("data:"_L1) && !text.startsWith(u':')) return prettyJson(text);
    QStringList lines;
    for (const QString &line : text.split(u'\n')) {
        if (!line.startsWith("data:"_L1) || line.endsWith("[DONE]"_L1)) // which is no JSON, although it looks like a beginning
            lines.append(line);
        else
            lines.append(u"data: "_s + prettyJson(line.mid(5).trimmed()));
    }
    return lines.join(u'\n');
}

QStringList displayLines(const QString &text, qsizetype longest)
{
    QStringList lines;
    qsizetype at = 0;
    while (at <= text.size()) {
        qsizetype end = text.indexOf(u'\n', at);
        if (end < 0) end = text.size();
        qsizetype length = end - at;
        if (length > 0 && text[end - 1] == u'\r') --length;
        for (qsizetype part = 0; part == 0 || part < length; part += longest)
            lines.append(text.mid(at + part, std::min(longest, length - part)));
        at = end + 1;
    }
    if (lines.size() > 1 && lines.last().isEmpty()) lines.removeLast();
    return lines;
}

std::shared_ptr<const Json5Value> parsedJson(const QString &text)
{
    const QChar first = nextSolid(text, 0);
    if (first != u'{' && first != u'[') return nullptr;
    Result<Json5Value> value = parseJson5(text);
    return value ? std::make_shared<const Json5Value>(std::move(value).value()) : nullptr;
}

} // namespace ccr::ui
