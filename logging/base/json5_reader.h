#pragma once

#include "logging/base/result.h"

#include <QString>

#include <functional>
#include <vector>

namespace ccr {

struct Json5Member;

/// A value of a JSON5 text with the place where it stands. Members keep their order.
struct Json5Value
{
    enum class Type
    {
        Null,
        Boolean,
        Number,
        String,
        Array,
        Object
    };
    Type type = Type::Null;
    int line = 0;        ///< 1-based
    qsizetype begin = 0; ///< where it stands in the text, in UTF-16 units
    qsizetype end = 0;   ///< behind its last character
    bool boolean = false;
    double number = 0;
    QString string;
    std::vector<Json5Value> elements;
    std::vector<Json5Member> members;

    /// Last member of that name, as JavaScript has it; null when there is none or this is no object.
    const Json5Value *find(QStringView name) const;
    QString typeName() const; ///< "a string", "a number" …
};

struct Json5Member
{
    QString name;
    Json5Value value;
    qsizetype keyBegin = 0;
};

/// Strict JSON; each text is passed through `text` first. Numbers that JSON has not become null.
QByteArray toJson(const Json5Value &value, const std::function<QString(const QString &)> &text = nullptr);

/// Parses JSON5 (comments, trailing commas, single quotes, bare keys, hexadecimal numbers; spec.json5.org). An error names
/// line, column and what was expected. There is no JSON5 library for C++ in Debian.
Result<Json5Value> parseJson5(const QString &text);

/// A JSON pointer (RFC 6901): `parent` with one more step.
QString pointerTo(const QString &parent, QStringView key);

} // namespace ccr
