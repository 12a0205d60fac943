#include "logging/export/private_text.h"

namespace ccr::logging {

namespace {

constexpr std::string_view emailMask = "[e-mail]";

bool isAlphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool isLetter(char c)
{
    return isAlphanumeric(c) && !(c >= '0' && c <= '9');
}

bool isLocalPart(char c)
{
    return isAlphanumeric(c) || std::string_view("._%+-").find(c) != std::string_view::npos;
}

// A part of a path ends here; what ends a sentence or a string ends it, too.
bool endsName(char c)
{
    return static_cast<unsigned char>(c) <= 0x20 || std::string_view("/\\\"'`<>()[]{},;:|&*?!").find(c) != std::string_view::npos;
}

// End of the domain that begins at `begin`: labels with a dot in between, the last one of letters. npos: none.
std::size_t domainEnd(std::string_view text, std::size_t begin)
{
    std::size_t end = begin;
    while (end < text.size() && (isAlphanumeric(text[end]) || text[end] == '-' || text[end] == '.')) ++end;
    while (end > begin && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
    const std::size_t dot = text.substr(begin, end - begin).rfind('.');
    if (dot == std::string_view::npos || dot == 0) return std::string_view::npos;
    const std::string_view top = text.substr(begin + dot + 1, end - begin - dot - 1);
    if (top.size() < 2) return std::string_view::npos;
    for (const char c : top)
        if (!isLetter(c)) return std::string_view::npos;
    return end;
}

int maskFolder(std::string &text, std::string_view folder)
{
    int count = 0;
    for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder, at + 1)) {
        const std::size_t end = at + folder.size();
        if (end < text.size() && !endsName(text[end])) continue; // /rooted
        if (at > 0 && (isAlphanumeric(text[at - 1]) || text[at - 1] == '/')) continue;
        text.replace(at, folder.size(), "~");
        ++count;
    }
    return count;
}

// `parent` and the name behind it.
int maskChild(std::string &text, std::string_view parent)
{
    int count = 0;
    for (std::size_t at = text.find(parent); at != std::string::npos; at = text.find(parent, at + 1)) {
        std::size_t end = at + parent.size();
        while (end < text.size() && !endsName(text[end])) ++end;
        if (end == at + parent.size()) continue;
        if (at > 0 && isAlphanumeric(text[at - 1])) continue;
        text.replace(at, end - at, "~");
        ++count;
    }
    return count;
}

} // namespace

int maskEmails(std::string &text)
{
    int count = 0;
    for (std::size_t at = text.find('@'); at != std::string::npos; at = text.find('@', at + 1)) {
        std::size_t begin = at;
        while (begin > 0 && isLocalPart(text[begin - 1])) --begin;
        // An escape of JSON before it, as in "\nname@host", is none of its letters.
        std::size_t slashes = 0;
        while (slashes < begin && text[begin - 1 - slashes] == '\\') ++slashes;
        if (slashes % 2 == 1 && begin < at) ++begin;
        const std::size_t end = domainEnd(text, at + 1);
        if (begin == at || end == std::string_view::npos) continue;
        text.replace(begin, end - begin, emailMask);
        at = begin + emailMask.size() - 1;
        ++count;
    }
    return count;
}

int maskHomePaths(std::string &text, std::string_view home)
{
    int count = home.size() > 1 ? maskFolder(text, home) : 0;
    for (const std::string_view parent : {"/home/", "/Users/", "C:\\Users\\", "C:\\\\Users\\\\"}) count += maskChild(text, parent);
    return count + maskFolder(text, "/root");
}

} // namespace ccr::logging
