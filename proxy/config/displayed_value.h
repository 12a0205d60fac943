#pragma once

#include "logging/base/json5_reader.h"

namespace ccr::proxy {

/// What of a configuration people see: secrets that are written out are masked, references ("$NAME", "keychain:NAME") stay,
/// nothing is interpolated. A value is known by its key: the name of the member it is, or of the member whose list it is in.

inline constexpr QLatin1StringView secretMask{"********"};

/// The key of a member of the value that `key` stands for. The names of headers are the user's own and their values may be
/// secrets, so each of them goes by the key of the headers.
QString memberKey(const QString &key, const QString &name);
/// The key of the elements of a list that is the value of `key`.
QString elementKey(const Json5Value &list, const QString &key);
bool isSecretKey(const QString &key);

QString displayedText(const QString &key, const QString &written);
/// The same of any value but a list or an object; a secret number becomes the text of the mask.
Json5Value displayedValue(const QString &key, Json5Value value);

/// A whole tree of values, as JSON.
QByteArray displayedConfig(const Json5Value &root);

} // namespace ccr::proxy
