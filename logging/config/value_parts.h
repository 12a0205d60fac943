#pragma once

#include "logging/base/json5_reader.h"
#include "logging/base/phrase.h"

#include <QStringList>

#include <span>
#include <vector>

namespace ccr::logging {

/// The parts of a value that is read as a whole: what is wrong with one of them can be told with its own place.

/// Something wrong with a part of a value.
struct ValueFlaw
{
    QString pointer; ///< RFC 6901, below the value; empty: all of it
    Phrase message;
    Phrase suggestion = {};
    bool isUsed = false; ///< the value counts all the same
};

/// Null when there is no such part.
const Json5Value *partAt(const Json5Value &value, const QString &pointer);
/// Takes a member or an element away; false when there is none.
bool removePart(Json5Value &value, const QString &pointer);

/// Takes away the parts that do not count; of a value that does not count itself null is left.
void removeFlawed(Json5Value &value, const std::vector<ValueFlaw> &flaws);

/// Members that are none of `known`: the path of each that there is, "*" for any name or place in a list.
std::vector<ValueFlaw> unknownMembers(std::span<const QLatin1StringView> known, const Json5Value &value);
/// Members that stand in an object once more further down, where the last counts.
std::vector<ValueFlaw> repeatedMembers(const Json5Value &value);

} // namespace ccr::logging
