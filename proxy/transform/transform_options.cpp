#include "proxy/transform/transform_options.h"

#include "proxy/api/config_sentence.h"
#include "proxy/json/json_members.h"
#include "proxy/json/json_reader.h"

#include <QStringList>

#include <algorithm>
#include <charconv>
#include <cmath>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

std::optional<std::string> stringOf(std::string_view json)
{
    std::optional<std::string> value;
    JsonReader reader;
    reader.readDocument("{\"v\":" + std::string(json) + "}", [&](std::string_view, JsonValue member) {
        std::string read;
        if (reader.string(member, read)) value = std::move(read);
        return true;
    });
    return value;
}

std::optional<double> numberOf(std::string_view json)
{
    const std::optional<std::string> quoted = stringOf(json);
    const std::string_view digits = quoted ? std::string_view(*quoted) : json;
    double number = 0;
    const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool isWhole = code == std::errc() && end == digits.data() + digits.size();
    return isWhole && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::optional<std::vector<std::string>> stringsOf(std::string_view json)
{
    std::vector<std::string> values;
    JsonReader reader;
    const bool ok = reader.readDocument("{\"v\":" + std::string(json) + "}", [&](std::string_view, JsonValue list) {
        return reader.array(list, [&](JsonValue element) { return reader.string(element, values.emplace_back()); });
    });
    return ok ? std::optional(std::move(values)) : std::nullopt;
}

// Objects, lists and texts may hold secrets, such as a header's value: only what they are is told.
Phrase shown(std::string_view json)
{
    switch (json.front()) {
    case '{': return said("an object");
    case '[': return said("a list");
    case '"': return said("a string");
    default: return text(json.substr(0, 80));
    }
}

} // namespace

TransformOptions::TransformOptions(std::string_view optionsJson)
{
    const std::optional<JsonMembers> members = JsonMembers::of(optionsJson);
    if (!members) {
        m_problem = said("the options must be an object such as {\"name\": value}, got %1",
                         optionsJson.empty() ? said("nothing") : shown(optionsJson));
        return;
    }
    for (const JsonMembers::Member &member : members->members())
        m_options.push_back({.name = member.name, .json = std::string(member.value())});
}

TransformOptions::Option *TransformOptions::take(std::string_view name)
{
    m_known.emplace_back(name);
    const auto found = std::find_if(m_options.begin(), m_options.end(), [name](const Option &option) { return option.name == name; });
    if (found == m_options.end()) return nullptr;
    found->isKnown = true;
    return &*found;
}

void TransformOptions::refuseValue(const Option &option, const Phrase &expected)
{
    refuse(said("%1: expected %2, got %3", text(option.name), expected, shown(option.json)));
}

TransformOptions &TransformOptions::refuse(const Phrase &problem)
{
    if (m_problem.isEmpty()) m_problem = problem;
    return *this;
}

TransformOptions &TransformOptions::whole(std::string_view name, std::int64_t least, std::optional<std::int64_t> &out)
{
    constexpr double most = 9e15; // whole numbers above are not exact in JSON
    const Option *option = take(name);
    if (!option) return *this;
    const std::optional<double> number = numberOf(option->json);
    if (number && *number >= static_cast<double>(least) && *number <= most && std::floor(*number) == *number)
        out = static_cast<std::int64_t>(*number);
    else
        refuse(said("%1: expected a whole number of at least %2, got %3", text(name), least, text(option->json).left(80)));
    return *this;
}

TransformOptions &TransformOptions::number(std::string_view name, double least, double most, std::optional<double> &out)
{
    const Option *option = take(name);
    if (!option) return *this;
    const std::optional<double> number = numberOf(option->json);
    if (number && *number >= least && *number <= most)
        out = number;
    else
        refuse(said("%1: expected a number from %2 to %3, got %4", text(name), least, most, text(option->json).left(80)));
    return *this;
}

TransformOptions &TransformOptions::flag(std::string_view name, bool &out)
{
    const Option *option = take(name);
    if (!option) return *this;
    const std::string value = stringOf(option->json).value_or(option->json);
    if (value == "true" || value == "false")
        out = value == "true";
    else
        refuseValue(*option, said("true or false"));
    return *this;
}

TransformOptions &TransformOptions::names(std::string_view name, std::vector<std::string> &out)
{
    const Option *option = take(name);
    if (!option) return *this;
    if (auto values = stringsOf(option->json))
        out = std::move(*values);
    else
        refuseValue(*option, said("a list of names such as [\"a\", \"b\"]"));
    return *this;
}

TransformOptions &TransformOptions::object(std::string_view name, std::string &out)
{
    const Option *option = take(name);
    if (!option) return *this;
    if (JsonMembers::of(option->json))
        out = option->json;
    else
        refuseValue(*option, said("an object such as {\"name\": value}"));
    return *this;
}

TransformOptions &TransformOptions::texts(std::string_view name, std::vector<std::pair<std::string, std::string>> &out)
{
    const Option *option = take(name);
    if (!option) return *this;
    const std::optional<JsonMembers> members = JsonMembers::of(option->json);
    if (!members) {
        refuseValue(*option, said("an object such as {\"name\": \"text\"}"));
        return *this;
    }
    for (const JsonMembers::Member &member : members->members()) {
        const std::optional<std::string> value = stringOf(member.value());
        if (value)
            out.emplace_back(member.name, *value);
        else
            refuse(said("%1: %2", text(name) + u'.' + text(member.name), said("expected a string, got %1", shown(member.value()))));
    }
    return *this;
}

std::optional<Error> TransformOptions::error() const
{
    Phrase problem = m_problem;
    const auto unknown = std::find_if(m_options.begin(), m_options.end(), [](const Option &option) { return !option.isKnown; });
    if (problem.isEmpty() && unknown != m_options.end()) {
        QStringList known;
        for (const std::string &name : m_known) known.append(text(name));
        problem = known.isEmpty() ? said("there is no option \"%1\"; it takes none, so leave the options out", text(unknown->name))
                                  : said("there is no option \"%1\"; it takes %2", text(unknown->name), known.join(u", "));
    }
    if (problem.isEmpty()) return std::nullopt;
    return errorSaying(ErrorKind::InvalidInput, problem);
}

} // namespace ccr::proxy
