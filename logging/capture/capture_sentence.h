#pragma once

#include "logging/api/capture_sentences.h"
#include "logging/base/phrase.h"

namespace ccr::logging {

/// Everything that is said of such a file is made here.
template <typename... Values>
Phrase said(ListedSentence<captureSentences> sentence, const Values &...values)
{
    return sentence.with(values...);
}

} // namespace ccr::logging
