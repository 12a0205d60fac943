#include "ui/models/logging_text.h"

#include "ui/models/phrase_text.h"

namespace ccr::ui {

// Nobody defines it: lupdate reads every branch, and what is included within a namespace as if it stood here.
#ifdef CCR_TEXTS_FOR_LUPDATE
#include "logging/api/capture_sentences.h"
#include "logging/api/export_sentences.h"
#include "logging/api/logging_sentences.h"
#endif

QString loggingText(const Phrase &said)
{
    return phraseText({"LoggingSentence", "ExportSentence", "CaptureSentence"}, said);
}

QString loggingText(const Error &error)
{
    return loggingText(phraseOf(error));
}

} // namespace ccr::ui
