#pragma once

#include "logging/base/phrase.h"
#include "proxy/api/config_sentence_list.h"

#include <QStringList>

namespace ccr {
struct Json5Value;
}

namespace ccr::proxy {

using ConfigSentence = ListedSentence<configSentences>;

/// What the reading of a configuration says. Everything that is said of one is made here.
template <typename... Values>
Phrase said(ConfigSentence sentence, const Values &...values)
{
    return sentence.with(values...);
}

/// Whether it is this sentence, whatever its values.
inline bool says(const Phrase &phrase, ConfigSentence sentence)
{
    return phrase.sentence() == QLatin1StringView(sentence.english());
}

/// "a string", "a number" …
Phrase typePhrase(const Json5Value &value);
/// The nearest of `names` to a wrong one, or which there are.
Phrase suggested(const QString &wrong, const QStringList &names);
/// An error of parseJson5(), with the file that it is about: "config.json line 3, column 7: …".
Phrase inFile(const QString &file, const Error &error);

} // namespace ccr::proxy
