#include "proxy/api/config_sentence.h"

#include "logging/base/json5_reader.h"
#include "logging/base/nearest_name.h"

namespace ccr::proxy {

Phrase typePhrase(const Json5Value &value)
{
    switch (value.type) {
    case Json5Value::Type::Null: return said("null");
    case Json5Value::Type::Boolean: return said("true or false");
    case Json5Value::Type::Number: return said("a number");
    case Json5Value::Type::String: return said("a string");
    case Json5Value::Type::Array: return said("a list");
    case Json5Value::Type::Object: return said("an object");
    }
    return {};
}

Phrase suggested(const QString &wrong, const QStringList &names)
{
    const NameOffer offer = offerFor(wrong, names);
    if (!offer.meant.isEmpty()) return said("did you mean \"%1\"?", offer.meant);
    if (offer.names.isEmpty()) return {};
    const QString shown = offer.names.join(u", ");
    return offer.isCut ? said("there are: %1 …", shown) : said("there are: %1", shown);
}

Phrase inFile(const QString &file, const Error &error)
{
    const Phrase phrase = phraseOf(error);
    const std::vector<Phrase> &place = phrase.values(); // line, column, what is wrong there
    if (place.size() != 3) return said("%1: %2", file, phrase);
    return said("%1 line %2, column %3: %4", file, place[0], place[1], place[2]);
}

} // namespace ccr::proxy
