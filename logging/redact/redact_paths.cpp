#include "logging/redact/redact_paths.h"

#include "logging/redact/json_walk.h"

#include <algorithm>

namespace ccr::logging {

RedactPaths::RedactPaths(const QStringList &paths)
{
    for (const QString &text : paths)
        if (Path path; parse(text.toStdString(), path)) m_paths.push_back(std::move(path));
}

bool RedactPaths::isPath(const QString &text)
{
    Path path;
    return parse(text.toStdString(), path);
}

bool RedactPaths::parse(std::string_view text, Path &path)
{
    std::size_t at = 0;
    while (at < text.size()) {
        if (text[at] == '[') {
            const char quote = at + 1 < text.size() ? text[at + 1] : '\0';
            const bool isQuoted = quote == '"' || quote == '\'' || quote == '`';
            const std::size_t begin = at + (isQuoted ? 2 : 1);
            const std::size_t end = isQuoted ? text.find(quote, begin) : text.find(']', begin);
            if (end == std::string_view::npos || end == begin) return false;
            at = end + (isQuoted ? 1 : 0);
            if (at >= text.size() || text[at] != ']') return false;
            ++at;
            const std::string_view name = text.substr(begin, end - begin);
            path.push_back({std::string(name), !isQuoted && name == "*"});
        } else {
            if (text[at] == '.') {
                if (path.empty()) return false;
                ++at;
            } else if (!path.empty()) {
                return false;
            }
            const std::size_t end = std::min(text.find_first_of(".[", at), text.size());
            if (end == at) return false;
            const std::string_view name = text.substr(at, end - at);
            path.push_back({std::string(name), name == "*"});
            at = end;
        }
    }
    return !path.empty();
}

bool RedactPaths::isWholly(std::string_view fieldName) const
{
    return std::any_of(m_paths.begin(), m_paths.end(),
                       [fieldName](const Path &path) { return path.size() == 1 && path.front().matches(fieldName); });
}

bool RedactPaths::concerns(std::string_view fieldName) const
{
    return std::any_of(m_paths.begin(), m_paths.end(), [fieldName](const Path &path) { return path.front().matches(fieldName); });
}

bool RedactPaths::apply(Fields &fields, const Replacement &replacement) const
{
    bool isChanged = false;
    for (auto field = fields.begin(); field != fields.end();) {
        std::vector<const Path *> deeper;
        bool isMeant = false;
        for (const Path &path : m_paths) {
            if (!path.front().matches(field->first)) continue;
            if (path.size() == 1)
                isMeant = true;
            else
                deeper.push_back(&path);
        }
        if (isMeant) {
            isChanged = true;
            if (replacement.action == Action::Remove) {
                field = fields.erase(field);
                continue;
            }
            field->second = replacement.text;
        } else if (auto *json = std::get_if<RawJson>(&field->second); json && !deeper.empty()) {
            isChanged = rewrite(json->text, deeper, 1, replacement) || isChanged;
        }
        ++field;
    }
    return isChanged;
}

// One level of an object or array: members that a path ends at are replaced, others that one goes through are entered.
bool RedactPaths::rewrite(std::string &json, const std::vector<const Path *> &paths, std::size_t depth, const Replacement &replacement)
{
    const JsonWalk walk(json);
    std::size_t at = walk.skipBlanks(0);
    const bool isObject = walk.at(at) == '{';
    if (!isObject && walk.at(at) != '[') return false;
    std::string out(json, 0, at + 1);
    bool isChanged = false;
    bool isFirst = true;
    std::size_t index = 0;
    ++at;
    for (;; ++index) {
        at = walk.skipBlanks(at);
        if (walk.at(at) == ',') at = walk.skipBlanks(at + 1);
        if (at >= walk.size() || walk.at(at) == '}' || walk.at(at) == ']') break;
        const std::size_t memberBegin = at;
        std::string name = std::to_string(index);
        if (isObject) {
            if (walk.at(at) != '"') return false;
            const std::size_t nameEnd = walk.stringEnd(at);
            name = walk.part(at + 1, std::max(nameEnd, at + 2) - 1);
            at = walk.skipBlanks(nameEnd);
            if (walk.at(at) != ':') return false;
            at = walk.skipBlanks(at + 1);
        }
        const std::size_t valueEnd = walk.valueEnd(at);
        if (valueEnd <= at) return false;
        std::vector<const Path *> deeper;
        bool isMeant = false;
        for (const Path *path : paths) {
            if (!(*path)[depth].matches(name)) continue;
            if (path->size() == depth + 1)
                isMeant = true;
            else
                deeper.push_back(path);
        }
        std::string value(walk.part(at, valueEnd));
        if (isMeant)
            isChanged = true;
        else if (!deeper.empty())
            isChanged = rewrite(value, deeper, depth + 1, replacement) || isChanged;
        const bool isRemoved = isMeant && replacement.action == Action::Remove;
        if (!isRemoved) {
            if (!isFirst) out += ',';
            isFirst = false;
            out.append(walk.part(memberBegin, at)).append(isMeant ? replacement.json : value);
        }
        at = valueEnd;
    }
    if (!isChanged) return false;
    out.append(walk.part(at, walk.size()));
    json = std::move(out);
    return true;
}

} // namespace ccr::logging
