#include "proxy/config/json5_printer.h"

#include "logging/base/json_writer.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

constexpr qsizetype longestLine = 100;

using Type = Json5Value::Type;

bool isContainer(const Json5Value &value)
{
    return value.type == Type::Array || value.type == Type::Object;
}

// Lists of names stay in one line; what holds further objects does not.
bool fitsOneLine(const Json5Value &value)
{
    const auto isFlat = [](const Json5Value &inner) { return !isContainer(inner) || (inner.elements.empty() && inner.members.empty()); };
    return std::all_of(value.elements.begin(), value.elements.end(), isFlat)
           && std::all_of(value.members.begin(), value.members.end(),
                          [&isFlat](const Json5Member &member) { return isFlat(member.value); });
}

QString printString(const QString &text, QChar quote)
{
    std::string json;
    appendJsonString(json, text.toStdString());
    QString out = QString::fromStdString(json);
    if (quote == u'"' || text.contains(u'\'') || text.contains(u'"')) return out; // an escape less to read
    out.front() = quote;
    out.back() = quote;
    return out;
}

QString printScalar(const Json5Value &value, const Json5Style &style)
{
    if (value.type == Type::String) return printString(value.string, style.quote);
    return QString::fromUtf8(toJson(value));
}

// The elements or members one by one, each behind `before`.
QString printInner(const Json5Value &value, const Json5Style &style, const QString &margin, Spread spread, const QString &before)
{
    QStringList parts;
    for (const Json5Value &element : value.elements) parts.append(before + printJson5(element, style, margin, spread));
    for (const Json5Member &member : value.members) {
        const QString inner = printJson5(member.value, style, margin, spread);
        parts.append(before + printKey(member.name, style) + u": "_s + inner);
    }
    return parts.join(before.isEmpty() ? ", "_L1 : ","_L1);
}

} // namespace

QString printKey(const QString &key, const Json5Style &style)
{
    static const QRegularExpression name(u"^[A-Za-z_$][A-Za-z0-9_$]*$"_s);
    return style.hasBareKeys && name.match(key).hasMatch() ? key : printString(key, style.quote);
}

QString printJson5(const Json5Value &value, const Json5Style &style, const QString &margin, Spread spread)
{
    if (!isContainer(value)) return printScalar(value, style);
    const bool isArray = value.type == Type::Array;
    const QString open = isArray ? u"["_s : u"{"_s;
    const QString close = isArray ? u"]"_s : u"}"_s;
    if (value.elements.empty() && value.members.empty()) return open + close;
    const QString blank = isArray ? QString() : u" "_s;
    if (spread == Spread::OneLine || fitsOneLine(value)) {
        const QString line = open + blank + printInner(value, style, margin, Spread::OneLine, QString()) + blank + close;
        if (spread == Spread::OneLine || line.size() + margin.size() <= longestLine) return line;
    }
    const QString inner = margin + style.indent;
    return open + printInner(value, style, inner, Spread::Lines, style.lineEnd + inner) + style.lineEnd + margin + close;
}

Json5Style styleOf(QStringView text, const Json5Value &root)
{
    Json5Style style;
    if (text.contains(u"\r\n")) style.lineEnd = u"\r\n"_s;
    if (root.members.empty()) return style;
    const qsizetype first = root.members.front().keyBegin;
    const QChar begin = text.at(first);
    style.hasBareKeys = begin != u'"' && begin != u'\'';
    if (begin == u'\'') style.quote = begin;
    if (style.hasBareKeys) { // then the first text tells
        const auto string = std::find_if(root.members.begin(), root.members.end(),
                                         [](const Json5Member &member) { return member.value.type == Type::String; });
        if (string != root.members.end()) style.quote = text.at(string->value.begin);
    }
    const qsizetype lineStart = text.lastIndexOf(u'\n', first) + 1;
    const QStringView margin = text.mid(lineStart, first - lineStart);
    if (!margin.isEmpty() && margin.trimmed().isEmpty()) style.indent = margin.toString();
    return style;
}

} // namespace ccr::proxy
