#pragma once

#include "logging/base/packed_phrase.h"
#include "proxy/api/exchange_sentence_list.h"

namespace ccr::proxy {

using ExchangeSentence = ListedSentence<exchangeSentences>;

/// What the record of a request holds. Everything that is said in one is made here.
template <typename... Values>
PackedPhrase told(ExchangeSentence sentence, const Values &...values)
{
    return packed(sentence, values...);
}

inline bool tells(const PackedPhrase &phrase, ExchangeSentence sentence)
{
    return phrase.says(sentence.english());
}

/// The same for an error, whose parts travel with it.
template <typename... Values>
Error errorTelling(ErrorKind kind, ExchangeSentence sentence, const Values &...values)
{
    return errorSaying(kind, packed(sentence, values...).phrase());
}

} // namespace ccr::proxy
