#include "ui/models/told_text.h"

#include "ui/models/phrase_text.h"

namespace ccr::ui {

// Nobody defines it: lupdate reads every branch, and what is included within a namespace as if it stood here.
#ifdef CCR_TEXTS_FOR_LUPDATE
#include "logging/api/end_sentences.h"
#include "proxy/api/exchange_sentence_list.h"
#endif

QString toldText(const PackedPhrase &told)
{
    return phraseText({"ExchangeSentence", "ConfigSentence"}, told.phrase());
}

QString toldText(const PackedPhrase &told, const std::string &words)
{
    return told.isEmpty() ? QString::fromStdString(words) : toldText(told);
}

QString errorText(const logging::ExchangeSnapshot &exchange)
{
    return toldText(exchange.errorPhrase, exchange.errorMessage);
}

QString errorText(const logging::AttemptSnapshot &attempt)
{
    return toldText(attempt.phrase, attempt.message);
}

} // namespace ccr::ui
