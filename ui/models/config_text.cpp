#include "ui/models/config_text.h"

#include "ui/models/phrase_text.h"

namespace ccr::ui {

// Nobody defines it: lupdate reads every branch, and what is included within a namespace as if it stood here.
#ifdef CCR_TEXTS_FOR_LUPDATE
#include "logging/api/logging_config_sentences.h"
#include "logging/base/json5_sentences.h"
#include "logging/base/value_sentences.h"
#include "proxy/api/config_sentence_list.h"
#endif

QString configText(const Phrase &said)
{
    return phraseText({"ConfigSentence", "ExchangeSentence", "LoggingSentence"}, said);
}

QString configText(const Error &error)
{
    return configText(phraseOf(error));
}

QString loggingConfigText(const Phrase &said)
{
    return phraseText({"LoggingConfigSentence", "ConfigSentence", "LoggingSentence"}, said);
}

} // namespace ccr::ui
