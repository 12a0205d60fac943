#include "proxy/api/config_sentence.h"

#include "logging/base/nearest_name.h"
#include "logging/base/type_phrase.h"

namespace ccr::proxy {

Phrase typePhrase(const Json5Value &value)
{
    return ccr::typePhrase(value);
}

Phrase suggested(const QString &wrong, const QStringList &names)
{
    return suggestion(wrong, names);
}

Phrase inFile(const QString &file, const Error &error)
{
    const Phrase phrase = phraseOf(error);
    const std::vector<Phrase> &place = phrase.values(); // line, column, what is wrong there
    if (place.size() != 3) return said("%1: %2", file, phrase);
    return said("%1 line %2, column %3: %4", file, place[0], place[1], place[2]);
}

} // namespace ccr::proxy
