#pragma once

#include "logging/base/phrase.h"

#include <QtGlobal>

namespace ccr::logging {

/// Why an export cannot be made, in English; %1 … stand for values. A sentence is the stable name of what it says.
inline constexpr const char *exportSentences[] = {
    QT_TRANSLATE_NOOP("ExportSentence", "There is nothing to export: choose requests, records or statistics."),
    QT_TRANSLATE_NOOP("ExportSentence", "A CSV file holds one table: choose requests, records or statistics, or another format."),
    QT_TRANSLATE_NOOP("ExportSentence", "\"%1\" is not a separator: choose a comma, a semicolon or a tab."),
    QT_TRANSLATE_NOOP("ExportSentence", "An OTLP file holds spans and logs: leave the statistics out, or choose another format."),
    QT_TRANSLATE_NOOP("ExportSentence", "%1 cannot be written: %2. Choose another folder."),
    QT_TRANSLATE_NOOP("ExportSentence", "%1 cannot be written: it is not a file of yours. Choose another name."),
    QT_TRANSLATE_NOOP("ExportSentence", "Another export is writing to %1. Wait for it, or choose another name."),
    QT_TRANSLATE_NOOP("ExportSentence", "%1 exists already. Choose another name, or have it replaced."),
    QT_TRANSLATE_NOOP("ExportSentence", "The export to %1 failed: %2. Free some space, or choose another folder."),
    QT_TRANSLATE_NOOP("ExportSentence", "The export to %1 failed: %2. Choose another folder."),
    QT_TRANSLATE_NOOP("ExportSentence", "The export to %1 failed: %2. Choose another name."),
    QT_TRANSLATE_NOOP("ExportSentence", "The export to %1 was cancelled."),
    QT_TRANSLATE_NOOP("ExportSentence", "The export was cancelled."),
    QT_TRANSLATE_NOOP("ExportSentence", "The export cannot be compressed."),
    QT_TRANSLATE_NOOP("ExportSentence", "What was read from the opened file is gone: close it and open it again."),
};

using ExportSentence = ListedSentence<exportSentences>;

template <typename... Values>
Error exportError(ErrorKind kind, ExportSentence sentence, const Values &...values)
{
    return errorSaying(kind, sentence.with(values...));
}

} // namespace ccr::logging
