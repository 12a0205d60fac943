#include "proxy/api/transformer_failure.h"

#include "proxy/api/exchange_sentence.h"

#include <algorithm>
#include <span>

namespace ccr::proxy {

namespace {

constexpr ExchangeSentence failedFile[] = {"transformer \"%1\" (%2), %3: %4",
                                           "transformer \"%1\" (%2), %3: it answered %4 instead of a body",
                                           "transformer \"%1\" (%2), %3: it answered %4 instead of a Response"};
constexpr ExchangeSentence missing[] = {"there is no transformer \"%1\" in the files of \"transformers\"; they define %2",
                                        "there is no transformer \"%1\" in the files of \"transformers\"; they define none"};
constexpr ExchangeSentence withBrokenFiles[] = {"%1; not loaded: %2"}; // the first is one of the missing

bool isOneOf(const Phrase &said, std::span<const ExchangeSentence> sentences)
{
    return std::any_of(sentences.begin(), sentences.end(),
                       [&said](ExchangeSentence sentence) { return said.sentence() == QLatin1StringView(sentence.english()); });
}

std::optional<TransformerFailure> failureIn(const Phrase &said)
{
    const std::vector<Phrase> &values = said.values();
    if (values.empty()) return std::nullopt;
    const QString name = values.front().english();
    if (isOneOf(said, failedFile)) return TransformerFailure{.name = name, .file = values.at(1).english()};
    if (isOneOf(said, missing)) return TransformerFailure{.name = name, .file = {}};
    return isOneOf(said, withBrokenFiles) ? failureIn(values.front()) : std::nullopt;
}

} // namespace

std::optional<TransformerFailure> transformerFailureOf(const logging::ExchangeSnapshot &exchange)
{
    return exchange.errorClass == "transformer" ? failureIn(exchange.errorPhrase.phrase()) : std::nullopt;
}

} // namespace ccr::proxy
