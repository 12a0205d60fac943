#include "ui/models/setting_value.h"

#include "logging/base/json5_values.h"
#include "logging/base/units.h"

#include <QCoreApplication>
#include <QLocale>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr char loggingPrefix[] = "Logging/";

bool isAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return !url.host().isEmpty() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1);
}

bool areHeaders(const QString &text)
{
    const QStringList pairs = text.split(u',', Qt::SkipEmptyParts);
    return std::all_of(pairs.begin(), pairs.end(), [](const QString &pair) { return pair.trimmed().indexOf(u'=') > 0; });
}

Json5Value headersIn(const QString &text)
{
    Json5Value headers = objectValue();
    for (const QString &pair : text.split(u',', Qt::SkipEmptyParts))
        setMember(headers, pair.section(u'=', 0, 0).trimmed(), textValue(pair.section(u'=', 1).trimmed()));
    return headers;
}

QString shownHeaders(const Json5Value &headers)
{
    QStringList pairs;
    for (const Json5Member &header : headers.members) pairs.append(header.name + u'=' + header.value.string);
    return pairs.join(u", "_s);
}

} // namespace

bool isOfLogging(const Setting &setting)
{
    return qstrncmp(setting.key, loggingPrefix, sizeof loggingPrefix - 1) == 0;
}

QStringList loggingPath(const Setting &setting)
{
    return QString::fromLatin1(setting.key + sizeof loggingPrefix - 1).split(u'/');
}

bool isSecret(const Setting &setting)
{
    return setting.kind == SettingKind::Secret || setting.kind == SettingKind::Headers;
}

QString settingWords(const char *text)
{
    return *text ? QCoreApplication::translate("Settings", text) : QString();
}

Json5Value settingValue(const Setting &setting, const QString &text)
{
    if (setting.kind == SettingKind::Toggle) return booleanValue(text == "true"_L1);
    if (setting.kind == SettingKind::Number) return numberValue(text.toDouble());
    return setting.kind == SettingKind::Headers ? headersIn(text) : textValue(text);
}

int settingNumber(const Setting &setting, const QString &text)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (isNumber || qstrcmp(setting.unit, "ms") != 0) return number;
    const Result<milliseconds> interval = parseInterval(text);
    return interval ? static_cast<int>(interval->count()) : 0;
}

QString settingText(const Json5Value &value)
{
    switch (value.type) {
    case Json5Value::Type::Boolean: return value.boolean ? u"true"_s : u"false"_s;
    case Json5Value::Type::Number: return QString::number(value.number, 'g', 15);
    case Json5Value::Type::String: return value.string;
    case Json5Value::Type::Object: return shownHeaders(value);
    default: return {};
    }
}

QString settingInWords(const Setting &setting, const QString &text)
{
    const Result<qint64> bytes = setting.kind == SettingKind::Size ? parseSize(text) : Result<qint64>(Error{});
    if (!bytes) return text;
    constexpr qint64 gibi = 1LL << 30;
    const int decimals = *bytes > gibi && *bytes % gibi != 0 ? 2 : 0;
    return QLocale().formattedDataSize(*bytes, decimals, QLocale::DataSizeTraditionalFormat);
}

QString settingFlaw(const Setting &setting, const QString &text)
{
    if (text.isEmpty() || text.contains(u'$')) return {};
    if (setting.kind == SettingKind::Size && !parseSize(text))
        return QCoreApplication::translate("Settings", "“%1” is no size. Write a number and b, K, M, G or T, for example 10M.").arg(text);
    if (setting.kind == SettingKind::Address && !isAddress(text))
        return QCoreApplication::translate("Settings", "“%1” is no address. Write one like http://127.0.0.1:4318.").arg(text);
    if (setting.kind == SettingKind::Headers && !areHeaders(text))
        return QCoreApplication::translate("Settings", "Headers are written as name=value, several of them with commas between.");
    return {};
}

} // namespace ccr::ui
