#include "logging/base/type_phrase.h"

#include "logging/base/value_sentences.h"

namespace ccr {

namespace {

Phrase said(ListedSentence<valueSentences> sentence)
{
    return sentence.with();
}

} // namespace

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

} // namespace ccr
