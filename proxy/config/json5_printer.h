#pragma once

#include "logging/base/json5_reader.h"

namespace ccr::proxy {

/// How the owner of a JSON5 text writes.
struct Json5Style
{
    QString indent = QStringLiteral("  ");
    QString lineEnd = QStringLiteral("\n");
    QChar quote = u'"';
    bool hasBareKeys = false;
    bool operator==(const Json5Style &) const = default;
};

/// The habits of a text that was parsed to `root`.
Json5Style styleOf(QStringView text, const Json5Value &root);

/// Whether a value may go over several lines.
enum class Spread
{
    OneLine,
    Lines
};

/// `value` as text. `margin`: white space that further lines begin with.
QString printJson5(const Json5Value &value, const Json5Style &style, const QString &margin, Spread spread);
QString printKey(const QString &key, const Json5Style &style);

} // namespace ccr::proxy
