#include "ui/models/phrase_text.h"

#include "ui/models/system_text.h"

#include <QCoreApplication>

namespace ccr::ui {

// Nobody defines it: lupdate reads every branch, and what is included within a namespace as if it stood here.
#ifdef CCR_TEXTS_FOR_LUPDATE
#include "logging/api/capture_sentences.h"
#endif

namespace {

QString translated(std::initializer_list<const char *> contexts, const QString &sentence)
{
    const QByteArray english = sentence.toUtf8();
    for (const char *context : contexts)
        if (QString text = QCoreApplication::translate(context, english); text != sentence) return text;
    return sentence;
}

} // namespace

QString phraseText(std::initializer_list<const char *> contexts, const Phrase &phrase)
{
    if (phrase.sentence().isEmpty()) return systemText(phrase.english());
    std::vector<Phrase> values;
    for (const Phrase &value : phrase.values()) values.emplace_back(phraseText(contexts, value));
    return Phrase(translated(contexts, phrase.sentence()), std::move(values)).english();
}

QString captureText(const Error &error)
{
    return phraseText({"CaptureSentence"}, phraseOf(error));
}

} // namespace ccr::ui
