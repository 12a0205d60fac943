#include "logging/query/block_search.h"

#include <algorithm>
#include <cstring>

namespace ccr::logging {

namespace {

constexpr std::size_t shortestLiteral = 2;

// Without a character that JSON writes otherwise.
bool isPlain(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x20 && byte < 0x7f && c != '"' && c != '\\' && c != '/';
    });
}

std::string longestPiece(const std::string &wildcard)
{
    std::string best;
    std::string piece;
    for (const char c : wildcard + '*') {
        if (c != '*' && c != '?') {
            piece += c;
            continue;
        }
        if (piece.size() > best.size()) best = piece;
        piece.clear();
    }
    return best;
}

/// A text without which no line can match, empty when there is none: most lines are then left without being parsed.
std::string requiredText(const Query::Node &node)
{
    if (node.kind == Query::Node::Kind::Term) {
        const QueryTerm &term = node.term;
        const bool isText = term.kind == QueryTerm::Kind::Word
                            || (term.kind == QueryTerm::Kind::Text && (term.type == QueryType::Text || term.type == QueryType::Any));
        if (!isText || term.patterns.size() != 1) return {};
        const TextPattern &pattern = term.patterns.front();
        std::string literal = pattern.kind() == TextPattern::Kind::Wildcard ? longestPiece(pattern.literal()) : pattern.literal();
        // yes stands for true, and a number is found by its shortest spelling
        const bool mayBeSpeltOtherwise =
            literal == "yes" || literal == "no" || (!literal.empty() && literal.find_first_not_of("0123456789.e+-") == std::string::npos);
        if (literal.size() < shortestLiteral || !isPlain(literal) || mayBeSpeltOtherwise) return {};
        return literal;
    }
    if (node.kind == Query::Node::Kind::Or) {
        std::string shared = requiredText(node.children.front());
        const auto needsIt = [&shared](const Query::Node &child) { return requiredText(child) == shared; };
        return std::all_of(node.children.begin() + 1, node.children.end(), needsIt) ? shared : std::string();
    }
    if (node.kind != Query::Node::Kind::And) return {};
    std::string best;
    for (const Query::Node &child : node.children)
        if (std::string literal = requiredText(child); literal.size() > best.size()) best = std::move(literal);
    return best;
}

std::size_t endOfLine(std::string_view text, std::size_t from)
{
    const void *end = std::memchr(text.data() + from, '\n', text.size() - from);
    return end ? static_cast<std::size_t>(static_cast<const char *>(end) - text.data()) : text.size();
}

std::uint32_t linesBetween(std::string_view text, std::size_t begin, std::size_t end)
{
    return static_cast<std::uint32_t>(
        std::count(text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
}

} // namespace

BlockSearch::BlockSearch(const Query &query) : m_query(query), m_required(requiredText(query.root())) {}

std::uint32_t BlockSearch::search(std::string_view text, std::size_t readable, std::vector<BlockMatch> &matches)
{
    if (text.empty()) return 0;
    if (m_query.isEmpty() || m_required.wanted().empty() || std::memchr(text.data(), '\\', text.size()) != nullptr)
        everyLine(text, readable, matches);
    else
        linesWithLiteral(text, readable, matches);
    return linesBetween(text, 0, text.size()) + (text.back() == '\n' ? 0 : 1);
}

void BlockSearch::everyLine(std::string_view text, std::size_t readable, std::vector<BlockMatch> &matches)
{
    const bool hasLiteral = !m_required.wanted().empty();
    std::uint32_t number = 0;
    for (std::size_t at = 0; at < text.size(); ++number) {
        const std::size_t end = endOfLine(text, at);
        const std::string_view line = text.substr(at, end - at);
        // A line with an escape may spell the literal in another way.
        const bool mayMatch = !hasLiteral || m_required.find(line) != std::string_view::npos || line.find("\\u") != std::string_view::npos;
        if (mayMatch) look(line, readable - at, number, matches);
        at = end + 1;
    }
}

void BlockSearch::linesWithLiteral(std::string_view text, std::size_t readable, std::vector<BlockMatch> &matches)
{
    std::size_t counted = 0;
    std::uint32_t number = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t found = m_required.find(text, at);
        if (found == std::string_view::npos) break;
        const std::size_t before = found == 0 ? std::string_view::npos : text.rfind('\n', found - 1);
        const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
        const std::size_t end = endOfLine(text, found);
        number += linesBetween(text, counted, begin);
        counted = begin;
        look(text.substr(begin, end - begin), readable - begin, number, matches);
        at = end + 1;
    }
}

void BlockSearch::look(std::string_view line, std::size_t readable, std::uint32_t number, std::vector<BlockMatch> &matches)
{
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty()) return;
    if (!m_query.isEmpty()) {
        m_subject.setLine(line, readable);
        if (!m_query.matches(m_subject)) return;
    }
    matches.push_back({line, number});
}

} // namespace ccr::logging
