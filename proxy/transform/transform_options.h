#pragma once

#include "logging/base/phrase.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ccr::proxy {

/// Reads the options of one transform. Each reader leaves `out` alone when the option is absent. The first problem is kept:
/// it names the option, what was found and what may stand there. Numbers may be written as strings, since that is what an
/// environment variable becomes.
class TransformOptions
{
public:
    explicit TransformOptions(std::string_view optionsJson);

    TransformOptions &whole(std::string_view name, std::int64_t least, std::optional<std::int64_t> &out);
    TransformOptions &number(std::string_view name, double least, double most, std::optional<double> &out);
    TransformOptions &flag(std::string_view name, bool &out);
    /// A list of strings.
    TransformOptions &names(std::string_view name, std::vector<std::string> &out);
    /// An object as JSON text.
    TransformOptions &object(std::string_view name, std::string &out);
    /// An object of strings, in the order of the text.
    TransformOptions &texts(std::string_view name, std::vector<std::pair<std::string, std::string>> &out);

    /// Reports a problem that only the transform can know.
    TransformOptions &refuse(const Phrase &problem);

    /// The first problem; an option that nothing asked for is one.
    std::optional<Error> error() const;

private:
    struct Option
    {
        std::string name;
        std::string json;
        bool isKnown = false;
    };
    Option *take(std::string_view name);
    void refuseValue(const Option &option, const Phrase &expected);

    std::vector<Option> m_options;
    std::vector<std::string> m_known;
    Phrase m_problem;
};

} // namespace ccr::proxy
