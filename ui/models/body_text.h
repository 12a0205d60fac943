#pragma once

#include "logging/base/json5_reader.h"

#include <QStringList>

#include <memory>
#include <optional>

namespace ccr::ui {

/// JSON text with one member a line, in the order in which it was written, its numbers and strings untouched; what is no JSON
/// is left as it is. Of a text that was cut the beginning is formatted all the same. Any thread.
QString prettyJson(const QString &text);
/// The same for the data of every event of a text/event-stream.
QString prettyBody(const QString &text);
/// Lines of at most `longest` characters: longer ones are broken, because nobody can look at a line of a megabyte.
QStringList displayLines(const QString &text, qsizetype longest = 2000);
/// Null: it is no JSON.
std::shared_ptr<const Json5Value> parsedJson(const QString &text);

} // namespace ccr::ui
