#pragma once

#include "logging/base/json5_reader.h"

#include <QString>

namespace ccr::test {

/// What a test writes down must be right: ends the test program when it is not.
inline Json5Value parsed(const QString &text)
{
    const Result<Json5Value> value = parseJson5(text);
    if (!value) qFatal("%s", qPrintable(value.error().message));
    return *value;
}

inline QString written(const Json5Value &value)
{
    return QString::fromUtf8(toJson(value));
}

} // namespace ccr::test
