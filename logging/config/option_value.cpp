#include "logging/config/option_value.h"

#include "logging/api/logging_config_sentences.h"
#include "logging/base/error_place.h"
#include "logging/base/nearest_name.h"
#include "logging/base/type_phrase.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

using Type = Json5Value::Type;

Error wrong(const Phrase &message)
{
    return errorSaying(ErrorKind::InvalidInput, message);
}

Error expected(LoggingConfigSentence what, const Json5Value &got)
{
    const Phrase found = got.type == Type::String ? saidOfConfig("the text \"%1\"", got.string) : typePhrase(got);
    return wrong(saidOfConfig("expected %1, got %2", what.with(), found));
}

bool isOff(const Json5Value &value)
{
    if (value.type == Type::Boolean) return !value.boolean;
    const QString text = value.type == Type::String ? value.string.trimmed().toLower() : QString();
    return text == "off"_L1 || text == "none"_L1 || text == "false"_L1;
}

bool mayBeOff(Range range)
{
    return range.low <= 0 || range.off == Off::IsNoLimit;
}

QString plain(double number)
{
    return QString::number(number, 'f', QLocale::FloatingPointShortest);
}

QString writtenAs(const Json5Value &value)
{
    return value.type == Type::String ? value.string : plain(value.number);
}

Error cannotBeOff(const Json5Value &value, const Phrase &limits)
{
    return wrong(saidOfConfig("%1 is out of range: this cannot be switched off; use %2",
                              value.type == Type::String ? value.string : QString::fromUtf8(toJson(value)), limits));
}

} // namespace

Result<bool> readBoolean(const Json5Value &value)
{
    if (value.type == Type::Boolean) return value.boolean;
    const QString text = value.type == Type::String ? value.string.trimmed().toLower() : QString();
    for (const QLatin1StringView yes : {"true"_L1, "1"_L1, "yes"_L1, "on"_L1})
        if (text == yes) return true;
    for (const QLatin1StringView no : {"false"_L1, "0"_L1, "no"_L1, "off"_L1})
        if (text == no) return false;
    return expected("true or false", value);
}

Result<double> readNumber(const Json5Value &value, Range range)
{
    bool ok = value.type == Type::Number;
    const double number = value.type == Type::String ? value.string.trimmed().toDouble(&ok) : value.number;
    if (!ok) return expected("a number", value);
    if (!(number >= range.low && number <= range.high))
        return wrong(saidOfConfig("%1 is out of range; use %2 to %3", writtenAs(value), plain(range.low), plain(range.high)));
    return number;
}

Result<qint64> readInteger(const Json5Value &value, Range range)
{
    const Result<double> number = readNumber(value, range);
    if (!number) return number.error();
    if (std::floor(*number) != *number)
        return wrong(saidOfConfig("%1 is no whole number; use one from %2 to %3", writtenAs(value), plain(range.low), plain(range.high)));
    return static_cast<qint64>(*number);
}

Result<qint64> readSize(const Json5Value &value, BareSize bare, Range range)
{
    const auto limits = [&range] {
        return saidOfConfig("%1 to %2", sizeText(static_cast<qint64>(range.low)), sizeText(static_cast<qint64>(range.high)));
    };
    if (isOff(value)) return mayBeOff(range) ? Result<qint64>(0) : cannotBeOff(value, limits());
    if (value.type != Type::String && value.type != Type::Number) return expected("a size like \"10M\"", value);
    const Result<qint64> size = parseSize(writtenAs(value), bare);
    if (!size || (*size == 0 && mayBeOff(range))) return size;
    const double bytes = static_cast<double>(*size);
    if (bytes < range.low || bytes > range.high) return wrong(saidOfConfig("%1 is out of range; use %2", writtenAs(value), limits()));
    return size;
}

Result<milliseconds> readDuration(const Json5Value &value, Range range)
{
    const auto limits = [&range] {
        return saidOfConfig("%1 to %2", intervalText(milliseconds(qint64(range.low))), intervalText(milliseconds(qint64(range.high))));
    };
    if (isOff(value)) return mayBeOff(range) ? Result<milliseconds>(milliseconds(0)) : cannotBeOff(value, limits());
    if (value.type != Type::String && value.type != Type::Number) return expected("milliseconds or a text like \"1d\"", value);
    const Result<milliseconds> read = parseInterval(writtenAs(value));
    if (!read || (read->count() == 0 && mayBeOff(range))) return read;
    const double length = static_cast<double>(read->count());
    if (length < range.low || length > range.high) return wrong(saidOfConfig("%1 is out of range; use %2", writtenAs(value), limits()));
    return read;
}

Result<QString> readText(const Json5Value &value)
{
    if (value.type != Type::String) return expected("a text", value);
    return value.string;
}

Result<QStringList> readTexts(const Json5Value &value)
{
    if (value.type == Type::String) return QStringList(value.string);
    if (value.type != Type::Array) return expected("a list of texts", value);
    QStringList texts;
    for (const Json5Value &element : value.elements) {
        if (element.type != Type::String) return errorAt(QString::number(texts.size()), expected("a list of texts", element));
        texts.append(element.string);
    }
    return texts;
}

Result<QMap<QString, QString>> readMap(const Json5Value &value)
{
    if (value.type != Type::Object) return expected("an object of names and texts", value);
    QMap<QString, QString> map;
    for (const auto &[name, member, keyBegin] : value.members) {
        switch (member.type) {
        case Type::String: map.insert(name, member.string); break;
        case Type::Number: map.insert(name, plain(member.number)); break;
        case Type::Boolean: map.insert(name, member.boolean ? u"true"_s : u"false"_s); break;
        case Type::Null: break;
        default: return errorAt(name, wrong(saidOfConfig("expected a text for \"%1\", got %2", name, typePhrase(member))));
        }
    }
    return map;
}

Result<int> readChoice(const Json5Value &value, std::span<const ChoiceName> names)
{
    QStringList known;
    const QString text = value.type == Type::String ? value.string.trimmed().toLower() : QString();
    for (const ChoiceName &choice : names) {
        if (text == QString(choice.name).toLower()) return choice.value;
        known.append(choice.name);
    }
    if (value.type != Type::String) return wrong(saidOfConfig("expected one of %1, got %2", known.join(u", "), typePhrase(value)));
    const QString nearest = nearestName(value.string, known);
    if (nearest.isEmpty()) return wrong(saidOfConfig("\"%1\" is unknown; use %2", value.string, known.join(u", ")));
    return wrong(saidOfConfig("\"%1\" is unknown; use %2 (did you mean \"%3\"?)", value.string, known.join(u", "), nearest));
}

Result<QUrl> readUrl(const Json5Value &value)
{
    if (value.type != Type::String) return expected("a URL", value);
    const QUrl url(value.string.trimmed(), QUrl::StrictMode);
    if (!url.isValid() || url.scheme().isEmpty() || url.host().isEmpty())
        return wrong(saidOfConfig("this is no URL; write one like http://host:port/path"));
    return url;
}

Result<int> readFileMode(const Json5Value &value)
{
    bool ok = value.type == Type::Number && value.number >= 0 && value.number <= 777 && std::floor(value.number) == value.number;
    int mode = ok ? static_cast<int>(value.number) : 0;
    if (value.type == Type::String) {
        QString digits = value.string.trimmed();
        if (digits.startsWith("0o"_L1)) digits.remove(0, 2);
        mode = digits.toInt(&ok, 8);
    } else if (ok && mode > 0777) {
        mode = QString::number(mode).toInt(&ok, 8);
    }
    if (!ok || mode < 0400 || mode > 0777)
        return wrong(saidOfConfig("%1 are no permissions of a file; write for example \"640\"",
                                  value.type == Type::String ? u"\"%1\""_s.arg(value.string) : QString::fromUtf8(toJson(value))));
    return mode;
}

// RFC 9110, 5.6.2: letters, digits and these
bool isHeaderName(const QString &name)
{
    const auto isOfName = [](QChar c) { return c < QChar(0x7f) && (c.isLetterOrNumber() || QStringView(u"!#$%&'*+-.^_`|~").contains(c)); };
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), isOfName);
}

std::vector<ValueFlaw> flawsOfHeaders(const Json5Value &value)
{
    const auto isControl = [](QChar c) { return (c < u' ' && c != u'\t') || c == QChar(0x7f); }; // RFC 9110, 5.5
    std::vector<ValueFlaw> flaws;
    QStringList names;
    for (const auto &[name, member, keyBegin] : value.members) {
        const QString pointer = pointerTo({}, name);
        if (!isHeaderName(name))
            flaws.push_back({pointer, saidOfConfig("\"%1\" is no name of a header", name),
                             saidOfConfig("use letters, digits and -, for example X-Api-Key")});
        else if (std::any_of(member.string.begin(), member.string.end(), isControl))
            flaws.push_back({pointer, saidOfConfig("the value of \"%1\" holds a line break or another control character", name),
                             saidOfConfig("remove it")});
        else if (names.contains(name, Qt::CaseInsensitive) && !names.contains(name))
            flaws.push_back({pointer, saidOfConfig("\"%1\" is there twice: case does not count in the names of headers", name),
                             saidOfConfig("remove one")});
        else if (const QString lower = name.toLower();
                 lower == "host"_L1 || lower == "content-length"_L1 || lower == "transfer-encoding"_L1 || lower == "connection"_L1)
            flaws.push_back({pointer, saidOfConfig("\"%1\" is what each request says by itself", name), saidOfConfig("remove it"), true});
        names.append(name);
    }
    return flaws;
}

std::vector<ValueFlaw> flawsOfHttpAddress(const Json5Value &value)
{
    const Result<QUrl> url = readUrl(value); // others are told by whoever reads it
    if (!url || url->scheme() == "http"_L1 || url->scheme() == "https"_L1) return {};
    return {{{}, saidOfConfig("the address begins with %1://", url->scheme()), saidOfConfig("write http:// or https://")}};
}

std::vector<ValueFlaw> flawsOfKeyFile(const Json5Value &value)
{
    if (value.type != Json5Value::Type::String || !value.string.contains("PRIVATE KEY"_L1)) return {};
    return {{{}, saidOfConfig("this is the key itself"), saidOfConfig("write it into a file that you alone may read, and name the file")}};
}

QString choiceName(int value, std::span<const ChoiceName> names)
{
    const auto found = std::find_if(names.begin(), names.end(), [value](const ChoiceName &choice) { return choice.value == value; });
    return found == names.end() ? QString() : QString(found->name);
}

Json5Value jsonOf(bool value)
{
    return {.type = Type::Boolean, .boolean = value};
}

Json5Value jsonOf(double value)
{
    return {.type = Type::Number, .number = value};
}

Json5Value jsonOf(const QString &value)
{
    return {.type = Type::String, .string = value};
}

Json5Value jsonOf(const QStringList &value)
{
    Json5Value list{.type = Type::Array};
    for (const QString &text : value) list.elements.push_back(jsonOf(text));
    return list;
}

Json5Value jsonOf(const QMap<QString, QString> &value)
{
    Json5Value object{.type = Type::Object};
    for (auto member = value.cbegin(); member != value.cend(); ++member)
        object.members.push_back({member.key(), jsonOf(member.value()), 0});
    return object;
}

} // namespace ccr::logging
