#pragma once

#include "logging/base/phrase.h"

#include <concepts>
#include <string>
#include <string_view>

namespace ccr {

/// A Phrase in one UTF-8 text: for what is said with every request and seldom read. It is made and copied like a text; whoever
/// shows it composes the words. A value.
class PackedPhrase
{
public:
    PackedPhrase() = default;
    explicit PackedPhrase(std::string words); ///< somebody else's
    PackedPhrase(const Phrase &phrase) { append(phrase); }
    /// A sentence without values; add() brings them, %1 first.
    static PackedPhrase sentence(std::string_view english);
    void add(std::string_view words);
    void add(const QString &words) { add(std::string_view(words.toStdString())); }
    void add(const PackedPhrase &value);
    void add(const Phrase &value) { add(PackedPhrase(value)); }
    void add(std::integral auto number) { add(std::string_view(std::to_string(number))); }

    bool isEmpty() const { return m_packed.empty(); }
    bool hasSentence() const;
    bool says(std::string_view sentence) const; ///< whatever its values
    std::string english() const;
    Phrase phrase() const;

    /// As it is stored and sent, and as secrets are looked for in it.
    const std::string &packed() const { return m_packed; }
    std::string &packed() { return m_packed; }

    bool operator==(const PackedPhrase &) const = default;

private:
    void append(const Phrase &phrase);

    std::string m_packed;
};

/// A sentence of a list with its values.
template <const auto &list, typename... Values>
PackedPhrase packed(ListedSentence<list> sentence, const Values &...values)
{
    PackedPhrase phrase = PackedPhrase::sentence(sentence.english());
    (phrase.add(values), ...);
    return phrase;
}

} // namespace ccr
