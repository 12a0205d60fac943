#pragma once

#include <QtGlobal>

namespace ccr {

/// What is said of values and names wherever they are read, in English; %1 … stand for values.
inline constexpr const char *valueSentences[] = {
    // What a JSON value is; see typePhrase().
    QT_TRANSLATE_NOOP("ConfigSentence", "null"),
    QT_TRANSLATE_NOOP("ConfigSentence", "true or false"),
    QT_TRANSLATE_NOOP("ConfigSentence", "a number"),
    QT_TRANSLATE_NOOP("ConfigSentence", "a string"),
    QT_TRANSLATE_NOOP("ConfigSentence", "a list"),
    QT_TRANSLATE_NOOP("ConfigSentence", "an object"),
    // What to write instead of a wrong name.
    QT_TRANSLATE_NOOP("ConfigSentence", "did you mean \"%1\"?"),
    QT_TRANSLATE_NOOP("ConfigSentence", "there are: %1"),
    QT_TRANSLATE_NOOP("ConfigSentence", "there are: %1 …"),
    // Sizes and lengths of time.
    QT_TRANSLATE_NOOP("ConfigSentence", "\"%1\" is no size; write digits with b, K, M, G or T, for example 10M"),
    QT_TRANSLATE_NOOP("ConfigSentence", "\"%1\" is more than any file system holds; write for example 10M"),
    QT_TRANSLATE_NOOP("ConfigSentence",
                      "\"%1\" is no length of time; write a whole number with ms, s, m, h, d or w, for example 1d or 30m"),
    QT_TRANSLATE_NOOP("ConfigSentence", "\"%1\" is longer than a hundred years; write for example 1d"),
};

} // namespace ccr
