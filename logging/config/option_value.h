#pragma once

#include "logging/base/json5_reader.h"
#include "logging/base/units.h"
#include "logging/config/value_parts.h"

#include <QMap>
#include <QStringList>
#include <QUrl>

#include <span>

namespace ccr::logging {

/// Values as configurations write them. Numbers and booleans may also stand in a text, as they must in an environment. Each
/// error names the value and what is right; that of a part tells where it stands (errorAt()).

/// What 0 and "off" are of a size or a duration that must be more than that: a mistake, or no limit.
enum class Off
{
    IsRefused,
    IsNoLimit
};

struct Range
{
    double low = 0;
    double high = 1e15;
    Off off = Off::IsRefused;
};

/// One of a few words, and the number that stands for it.
struct ChoiceName
{
    QLatin1StringView name;
    int value;
};

Result<bool> readBoolean(const Json5Value &value);
Result<qint64> readInteger(const Json5Value &value, Range range);
Result<double> readNumber(const Json5Value &value, Range range);
/// `false`, "off" and "none" are 0, where that is in the range or is no limit. So they are for readDuration().
Result<qint64> readSize(const Json5Value &value, BareSize bare, Range range);
Result<milliseconds> readDuration(const Json5Value &value, Range range);
Result<QString> readText(const Json5Value &value);
Result<QStringList> readTexts(const Json5Value &value); ///< one text alone is a list of one
/// Names and texts; numbers and booleans become texts.
Result<QMap<QString, QString>> readMap(const Json5Value &value);
Result<int> readChoice(const Json5Value &value, std::span<const ChoiceName> names);
/// An absolute address; an error does not repeat it, since it may hold a password.
Result<QUrl> readUrl(const Json5Value &value);
/// Permissions: "640" and 640 are octal, 416 is the same as JavaScript writes 0o640.
Result<int> readFileMode(const Json5Value &value);

bool isHeaderName(const QString &name);
/// Names that HTTP does not allow, and values with a control character: a line break would begin another header. Values may be secrets:
/// none is told.
std::vector<ValueFlaw> flawsOfHeaders(const Json5Value &value);
/// An address that is there and does not begin with http:// or https://.
std::vector<ValueFlaw> flawsOfHttpAddress(const Json5Value &value);
/// Of a path of a private key: the key itself, which is repeated nowhere.
std::vector<ValueFlaw> flawsOfKeyFile(const Json5Value &value);

QString choiceName(int value, std::span<const ChoiceName> names); ///< empty when there is none

Json5Value jsonOf(bool value);
Json5Value jsonOf(double value);
Json5Value jsonOf(const QString &value);
Json5Value jsonOf(const QStringList &value);
Json5Value jsonOf(const QMap<QString, QString> &value);

} // namespace ccr::logging
