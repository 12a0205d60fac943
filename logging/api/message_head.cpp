#include "logging/api/message_head.h"

#include "logging/base/credential_names.h"

#include <algorithm>

namespace ccr::logging {

namespace {

constexpr std::string_view censor = "[Redacted]";
constexpr std::string_view separator = ": ";

// A line of its own would become a field of its own.
void appendInLine(std::string &out, std::string_view text)
{
    const std::size_t begin = out.size();
    out += text;
    for (std::size_t i = begin; i < out.size(); ++i)
        if (out[i] == '\n' || out[i] == '\r') out[i] = ' ';
}

} // namespace

void MessageHead::add(std::string_view name, std::string_view value)
{
    const auto count = std::count(text.begin(), text.end(), '\n');
    const std::size_t kept = std::min(value.size(), longestValue);
    if (count >= mostFields || text.size() + name.size() + kept + separator.size() + 1 > mostBytes) {
        ++leftOut;
        return;
    }
    appendInLine(text, name);
    text += separator;
    // A part of it might be a part of a credential, which nobody would know for one.
    if (value.size() > longestValue)
        text.append("[").append(std::to_string(value.size())).append(" bytes]");
    else
        appendInLine(text, value);
    text += '\n';
}

HeaderList MessageHead::fields() const
{
    HeaderList fields;
    for (std::string_view rest = text; !rest.empty();) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        const std::size_t end = std::min(line.find(separator), line.size());
        fields.emplace_back(line.substr(0, end), line.substr(std::min(end + separator.size(), line.size())));
    }
    return fields;
}

void maskSecrets(MessageHead &head, const std::function<void(std::string &)> &mask)
{
    std::string masked;
    masked.reserve(head.text.size());
    for (const auto &[name, value] : head.fields())
        masked.append(name).append(separator).append(mayBeCredentialHeader(name) ? censor : std::string_view(value)).append("\n");
    mask(masked);
    head.text = std::move(masked);
}

} // namespace ccr::logging
