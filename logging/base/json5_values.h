#pragma once

#include "logging/base/json5_reader.h"

#include <QStringList>

#include <optional>

namespace ccr {

/// Values of a configuration that is being changed. Functions that change a member keep the order of the others.

Json5Value textValue(const QString &text);
Json5Value numberValue(double number);
Json5Value booleanValue(bool boolean);
Json5Value listValue(std::vector<Json5Value> elements);
Json5Value textsValue(const QStringList &texts);
Json5Value objectValue();

/// Null when `object` has no such member, or is none.
Json5Value *findMember(Json5Value &object, QStringView name);
/// Made as an empty object when it is missing, or in the place of something else.
Json5Value &objectAt(Json5Value &object, const QString &name);
void setMember(Json5Value &object, const QString &name, Json5Value value);
void removeMember(Json5Value &object, QStringView name);
/// The text is set, or the member goes when it is empty.
void setText(Json5Value &object, const QString &name, const QString &text);

/// Empty when it is no text.
QString textAt(const Json5Value &object, QStringView name);
/// The texts of a list, or one text alone.
QStringList textsAt(const Json5Value &object, QStringView name);
std::optional<double> numberAt(const Json5Value &object, QStringView name);
/// Also of "true", as the original has it.
bool isTrueAt(const Json5Value &object, QStringView name);

/// The same, however it is written.
bool isSameValue(const Json5Value &a, const Json5Value &b);

} // namespace ccr
