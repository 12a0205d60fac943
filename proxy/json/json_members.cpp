#include "proxy/json/json_members.h"

#include "logging/base/json_writer.h"
#include "logging/base/plain_text.h"
#include "proxy/json/json_reader.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

// Walks over JSON text without understanding it: enough to know where a value ends.
class Walk
{
public:
    explicit Walk(std::string_view text) : m_text(text) {}

    std::size_t at() const { return m_at; }
    std::string_view since(std::size_t begin) const { return m_text.substr(begin, m_at - begin); }
    bool isAtEnd() const { return m_at == m_text.size(); }
    bool take(char c)
    {
        if (isAtEnd() || m_text[m_at] != c) return false;
        ++m_at;
        return true;
    }
    std::string_view blanks()
    {
        const std::size_t begin = m_at;
        while (!isAtEnd() && isBlank(m_text[m_at])) ++m_at;
        return since(begin);
    }
    /// With its quotes; empty when there is no whole string.
    std::string_view string()
    {
        const std::size_t begin = m_at;
        return take('"') && toEndOfString() ? since(begin) : std::string_view();
    }
    /// Empty when there is no whole value.
    std::string_view value()
    {
        const std::size_t begin = m_at;
        if (isAtEnd()) return {};
        switch (m_text[m_at]) {
        case '"': return string();
        case '{':
        case '[': return toEndOfNesting() ? since(begin) : std::string_view();
        default: break;
        }
        while (!isAtEnd() && !isBlank(m_text[m_at]) && m_text[m_at] != ',' && m_text[m_at] != '}') ++m_at;
        return since(begin);
    }

private:
    static bool isBlank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
    bool toEndOfString()
    {
        while (!isAtEnd()) {
            m_at += plainPrefix<false>(m_text.substr(m_at));
            if (isAtEnd()) return false;
            const char c = m_text[m_at++];
            if (c == '"') return true;
            if (c == '\\' && !isAtEnd()) ++m_at;
        }
        return false;
    }
    bool toEndOfNesting()
    {
        int depth = 0;
        while (!isAtEnd()) {
            const char c = m_text[m_at++];
            if (c == '"' && !toEndOfString()) return false;
            if (c == '{' || c == '[') ++depth;
            if ((c == '}' || c == ']') && --depth == 0) return true;
        }
        return false;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

std::string unescaped(std::string_view key)
{
    const std::string_view inside = key.substr(1, key.size() - 2);
    if (inside.find('\\') == std::string_view::npos) return std::string(inside);
    std::string name(inside);
    JsonReader json;
    json.readDocument("{" + std::string(key) + ":0}", [&name](std::string_view read, JsonValue) {
        name = read;
        return true;
    });
    return name;
}

std::string jsonString(std::string_view name)
{
    std::string text;
    appendJsonString(text, name);
    return text;
}

auto isNamed(std::string_view name)
{
    return [name](const JsonMembers::Member &member) { return member.name == name; };
}

} // namespace

std::optional<JsonMembers> JsonMembers::of(std::string_view object)
{
    JsonMembers read;
    Walk walk(object);
    read.m_before = walk.blanks();
    if (!walk.take('{')) return std::nullopt;
    std::string_view blanks = walk.blanks();
    std::size_t end = walk.at() - blanks.size();
    if (!walk.take('}')) {
        do {
            Member member;
            member.before = read.m_members.empty() ? blanks : walk.blanks();
            member.writtenName = walk.string();
            const std::size_t afterName = walk.at();
            walk.blanks();
            if (member.writtenName.empty() || !walk.take(':')) return std::nullopt;
            walk.blanks();
            member.middle = walk.since(afterName);
            member.writtenValue = walk.value();
            if (member.writtenValue.empty()) return std::nullopt;
            member.after = walk.blanks();
            member.name = unescaped(member.writtenName);
            read.m_members.push_back(std::move(member));
            end = walk.at();
        } while (walk.take(','));
        if (!walk.take('}')) return std::nullopt;
    }
    walk.blanks();
    if (!walk.isAtEnd()) return std::nullopt;
    read.m_after = walk.since(end);
    return read;
}

std::optional<std::string_view> JsonMembers::find(std::string_view name) const
{
    const auto found = std::find_if(m_members.rbegin(), m_members.rend(), isNamed(name));
    return found == m_members.rend() ? std::nullopt : std::optional(found->value());
}

void JsonMembers::set(std::string_view name, std::string_view json)
{
    const auto found = std::find_if(m_members.begin(), m_members.end(), isNamed(name));
    if (found == m_members.end()) {
        Member member;
        member.name = name;
        member.newName = jsonString(name);
        member.middle = ":";
        member.newValue = json;
        m_members.push_back(std::move(member));
        return;
    }
    found->newValue = json;
    m_members.erase(std::remove_if(found + 1, m_members.end(), isNamed(name)), m_members.end());
}

void JsonMembers::remove(std::string_view name)
{
    m_members.erase(std::remove_if(m_members.begin(), m_members.end(), isNamed(name)), m_members.end());
}

void JsonMembers::rename(std::string_view name, std::string_view newName)
{
    if (name == newName || std::none_of(m_members.begin(), m_members.end(), isNamed(name))) return;
    remove(newName);
    for (Member &member : m_members) {
        if (member.name != name) continue;
        member.name = newName;
        member.newName = jsonString(newName);
    }
}

std::string JsonMembers::text() const
{
    std::string out;
    std::size_t size = m_before.size() + m_after.size() + 1;
    for (const Member &member : m_members)
        size += member.before.size() + std::max(member.writtenName.size(), member.newName.size()) + member.middle.size()
                + member.value().size() + member.after.size() + 1;
    out.reserve(size);
    out += m_before;
    out += '{';
    for (const Member &member : m_members) {
        if (&member != &m_members.front()) out += ',';
        out += member.before;
        out += member.newName.empty() ? member.writtenName : std::string_view(member.newName);
        out += member.middle;
        out += member.value();
        out += member.after;
    }
    out += m_after;
    return out;
}

} // namespace ccr::proxy
