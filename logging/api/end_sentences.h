#pragma once

#include "logging/base/packed_phrase.h"

#include <QtGlobal>

namespace ccr::logging {

/// What the log says itself of the end of a request, in English. resources/translations has each of them in every language of the
/// program.
inline constexpr const char *endSentences[] = {
    QT_TRANSLATE_NOOP("ExchangeSentence", "The request was dropped unanswered."),
    QT_TRANSLATE_NOOP("ExchangeSentence", "The program ended before the request did."),
    QT_TRANSLATE_NOOP("ExchangeSentence", "It was running when the file was written."),
};

inline PackedPhrase saidOfEnd(ListedSentence<endSentences> sentence)
{
    return packed(sentence);
}

} // namespace ccr::logging
