#pragma once

#include <QtGlobal>

namespace ccr::logging {

/// What the opening of a file with recorded exchanges can say, in English; %1 … stand for values. A sentence is the stable name of
/// what it says.
inline constexpr const char *captureSentences[] = {
    QT_TRANSLATE_NOOP("CaptureSentence", "%1: %2"),
    QT_TRANSLATE_NOOP("CaptureSentence", "%1 (entry %2)"),
    QT_TRANSLATE_NOOP("CaptureSentence", "line %1, column %2"),
    QT_TRANSLATE_NOOP("CaptureSentence", "line %1 is larger than %2 MB"),
    QT_TRANSLATE_NOOP("CaptureSentence", "%1: line 1: this is not a HAR file; one begins with {\"log\": {"),
    QT_TRANSLATE_NOOP("CaptureSentence", "The reading of %1 was cancelled."),
    QT_TRANSLATE_NOOP("CaptureSentence", "%1: the file ends before its content does"),
    QT_TRANSLATE_NOOP("CaptureSentence", "%1, in entry %2: the file ends before its content does"),
    QT_TRANSLATE_NOOP("CaptureSentence", "line 1: there is no \"log\""),
    QT_TRANSLATE_NOOP("CaptureSentence", "an entry is larger than %1 MB"),
    QT_TRANSLATE_NOOP("CaptureSentence", "it is nested too deeply"),
    QT_TRANSLATE_NOOP("CaptureSentence", "a comma is out of place"),
    QT_TRANSLATE_NOOP("CaptureSentence", "\"%1\" is out of place"),
    QT_TRANSLATE_NOOP("CaptureSentence", "something follows the end"),
    QT_TRANSLATE_NOOP("CaptureSentence", "an object is expected here"),
    QT_TRANSLATE_NOOP("CaptureSentence", "\"%1\" closes nothing"),
    QT_TRANSLATE_NOOP("CaptureSentence", "%1 is a folder."),
    QT_TRANSLATE_NOOP("CaptureSentence", "Cannot open %1: %2."),
    QT_TRANSLATE_NOOP("CaptureSentence", "Cannot open %1."),
    QT_TRANSLATE_NOOP("CaptureSentence", "%1 ends before its packed content does."),
    QT_TRANSLATE_NOOP("CaptureSentence", "Cannot read %1: %2."),
    QT_TRANSLATE_NOOP("CaptureSentence", "Cannot write to %1: %2."),
};

} // namespace ccr::logging
