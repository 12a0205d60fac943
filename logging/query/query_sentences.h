#pragma once

#include "logging/base/phrase.h"

#include <QtGlobal>

namespace ccr::logging {

/// What can be wrong with a query, in English; %1 … stand for values.
inline constexpr const char *querySentences[] = {
    QT_TRANSLATE_NOOP("QueryProblem", "this parenthesis was not opened"),
    QT_TRANSLATE_NOOP("QueryProblem", "the query is nested too deeply"),
    QT_TRANSLATE_NOOP("QueryProblem", "something is missing before this OR"),
    QT_TRANSLATE_NOOP("QueryProblem", "something is missing after this OR"),
    QT_TRANSLATE_NOOP("QueryProblem", "something is missing after this %1"),
    QT_TRANSLATE_NOOP("QueryProblem", "this parenthesis is not closed"),
    QT_TRANSLATE_NOOP("QueryProblem", "there is nothing between the parentheses"),
    QT_TRANSLATE_NOOP("QueryProblem", "\"@%1\" is unknown; there is @marked"),
    QT_TRANSLATE_NOOP("QueryProblem", "the regular expression is wrong here: %1"),
    QT_TRANSLATE_NOOP("QueryProblem", "!= compares numbers; write -%1:=%2"),
    QT_TRANSLATE_NOOP("QueryProblem", "\"%1\" is not a range; write two values, for example 1..5"),
    QT_TRANSLATE_NOOP("QueryProblem", "\"%1\" is not %2, which %3 needs"),
    QT_TRANSLATE_NOOP("QueryProblem", "a value is missing after \"%1\""),
    QT_TRANSLATE_NOOP("QueryProblem", "a value is missing after the comma"),
    QT_TRANSLATE_NOOP("QueryProblem", "the quotation mark is not closed"),
    QT_TRANSLATE_NOOP("QueryProblem", "\"%1\" is not a field; did you mean \"%2\"? A field of records is written field.%3"),
    // What a value should have been.
    QT_TRANSLATE_NOOP("QueryProblem", "a duration such as 5s, 300ms or 2m"),
    QT_TRANSLATE_NOOP("QueryProblem", "a size such as 100k or 5M"),
    QT_TRANSLATE_NOOP("QueryProblem", "trace, debug, info, warn, error or fatal"),
    QT_TRANSLATE_NOOP("QueryProblem", "a time such as 15:04, 2026-11-22 or -1h"),
    QT_TRANSLATE_NOOP("QueryProblem", "a number"),
};

using QuerySentence = ListedSentence<querySentences>;

} // namespace ccr::logging
