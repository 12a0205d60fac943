#include "ui/models/phrase_text.h"

#include "ui/models/system_text.h"

#include <QCoreApplication>

namespace ccr::ui {

// Nobody defines it: lupdate reads every branch, and what is included within a namespace as if it stood here.
#ifdef CCR_TEXTS_FOR_LUPDATE
#include "logging/api/capture_sentences.h"
#endif

QString phraseText(const char *context, const Phrase &phrase)
{
    if (phrase.sentence().isEmpty()) return systemText(phrase.english());
    std::vector<Phrase> values;
    for (const Phrase &value : phrase.values()) values.emplace_back(phraseText(context, value));
    return Phrase(QCoreApplication::translate(context, phrase.sentence().toUtf8()), std::move(values)).english();
}

QString captureText(const Error &error)
{
    return phraseText("CaptureSentence", phraseOf(error));
}

} // namespace ccr::ui
