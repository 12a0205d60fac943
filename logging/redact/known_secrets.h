#pragma once

#include "logging/redact/secret_span.h"

#include <array>
#include <bitset>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ccr::logging {

/// Finds values that are known to be secret, as they are, percent-encoded, in Base64 at any alignment and escaped for JSON.
/// A text is looked at every few bytes only: a secret of n bytes covers every place of a grid of n. Immutable.
class KnownSecrets
{
public:
    /// Shorter than 6 bytes are ignored: they would hit words.
    explicit KnownSecrets(const std::vector<std::string> &secrets);
    static constexpr std::size_t shortest = 6;

    bool isEmpty() const { return m_classes.empty(); }
    /// Whether find() would find something; says yes too often once in some hundred texts.
    bool mayContain(std::string_view text) const { return !m_classes.empty() && someMayBeIn(text); }
    void find(std::string_view text, SecretSpans &spans) const;

private:
    struct Form
    {
        std::string text;
        bool isBase64 = false; ///< its neighbours belong to the same encoded value
    };
    struct Occurrence
    {
        std::uint32_t form;
        std::uint32_t offset;
    };
    /// Forms of similar length: the grid is as wide as the shortest allows.
    struct Class
    {
        std::size_t shortest = 0;
        std::size_t gram = 0;
        std::size_t step = 0;
        std::bitset<32768> filter;
        std::unordered_multimap<std::uint64_t, Occurrence> grams;
    };
    bool someMayBeIn(std::string_view text) const;
    void addForms(const std::string &secret);
    void add(std::string text, bool isBase64);
    Class &classFor(std::size_t length);
    static std::uint64_t gramAt(const char *text, std::size_t bytes);
    static std::size_t slot(std::uint64_t gram);

    std::vector<Form> m_forms;
    std::vector<std::unique_ptr<Class>> m_classes;
};

} // namespace ccr::logging
