#pragma once

#include <QtGlobal>

namespace ccr {

/// What the reading of a JSON5 text can say, in English; %1 … stand for values.
inline constexpr const char *json5Sentences[] = {
    QT_TRANSLATE_NOOP("ConfigSentence", "line %1, column %2: %3"),
    QT_TRANSLATE_NOOP("ConfigSentence", "unexpected text after the end of the configuration"),
    QT_TRANSLATE_NOOP("ConfigSentence", "the comment that begins here has no end"),
    QT_TRANSLATE_NOOP("ConfigSentence", "the text ends where %1 is expected"),
    QT_TRANSLATE_NOOP("ConfigSentence", "expected %1, got \"%2\""),
    QT_TRANSLATE_NOOP("ConfigSentence", "\":\" after the key"),
    QT_TRANSLATE_NOOP("ConfigSentence", "\",\" or \"}\""),
    QT_TRANSLATE_NOOP("ConfigSentence", "\",\" or \"]\""),
    QT_TRANSLATE_NOOP("ConfigSentence", "the text ends where a value is expected"),
    QT_TRANSLATE_NOOP("ConfigSentence", "nested deeper than %1 levels"),
    QT_TRANSLATE_NOOP("ConfigSentence", "\"%1\" does not begin a value"),
    QT_TRANSLATE_NOOP("ConfigSentence", "the text ends inside an object"),
    QT_TRANSLATE_NOOP("ConfigSentence", "expected a key, got \"%1\""),
    QT_TRANSLATE_NOOP("ConfigSentence", "the string has no closing quote"),
    QT_TRANSLATE_NOOP("ConfigSentence", "\"%1\" is not a hexadecimal escape"),
    QT_TRANSLATE_NOOP("ConfigSentence", "\"%1\" is not a number"),
    QT_TRANSLATE_NOOP("ConfigSentence", "\"%1\" is not a value; put text in quotes"),
};

} // namespace ccr
