#include "proxy/transform/think_tag_filter.h"

#include "proxy/dialect/synthetic_signature.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

using Kind = ChatEvent::Kind;

constexpr std::string_view blanks = " \t\r\n";

std::string_view withoutLeadingBlanks(std::string_view text)
{
    return text.substr(std::min(text.find_first_not_of(blanks), text.size()));
}

std::string_view withoutTrailingBlanks(std::string_view text)
{
    return text.substr(0, text.find_last_not_of(blanks) + 1);
}

// How much of the end of `text` may be the beginning of `tag`.
std::size_t beginningAtEnd(std::string_view text, std::string_view tag)
{
    std::size_t length = std::min(text.size(), tag.size() - 1);
    while (length > 0 && text.substr(text.size() - length) != tag.substr(0, length)) --length;
    return length;
}

} // namespace

ThinkTagFilter::ThinkTagFilter(std::string_view tag) : m_openTag("<" + std::string(tag) + ">"), m_closeTag("</" + std::string(tag) + ">") {}

void ThinkTagFilter::accept(const ChatEvent &event)
{
    if (event.kind == Kind::Failure && !m_held.empty()) emitText(m_stage == Stage::Inside ? BlockKind::Thinking : BlockKind::Text, m_held);
    const bool isText = event.block == BlockKind::Text;
    switch (event.kind) {
    case Kind::BlockStart:
        if (isText) return; // opened when it is known what it holds
        break;
    case Kind::BlockDelta:
        if (isText) return take(event.text);
        break;
    case Kind::BlockStop:
        if (isText) return endOfText();
        break;
    case Kind::MessageStart:
    case Kind::MessageEnd:
    case Kind::Failure: break;
    }
    next().accept(event);
}

void ThinkTagFilter::take(std::string_view text)
{
    m_held += text;
    if (m_stage == Stage::Before && !takeBefore()) return;
    if (m_stage == Stage::Inside && !takeInside()) return;
    takeAfter();
}

// True when the tag was found.
bool ThinkTagFilter::takeBefore()
{
    const std::size_t tag = m_held.find(m_openTag);
    const bool isFound = tag != std::string::npos;
    const std::size_t length = isFound ? tag : m_held.size() - beginningAtEnd(m_held, m_openTag);
    const std::string_view text = std::string_view(m_held).substr(0, length);
    const bool isOnlyBlanks = !m_isOpen && withoutLeadingBlanks(text).empty();
    if (isOnlyBlanks && !isFound) return false;
    if (!isOnlyBlanks) emitText(BlockKind::Text, text);
    m_held.erase(0, length + (isFound ? m_openTag.size() : 0));
    if (!isFound) return false;
    closeBlock();
    m_stage = Stage::Inside;
    m_skipsBlanks = true;
    return true;
}

// True when the end of the thinking was found.
bool ThinkTagFilter::takeInside()
{
    const std::size_t tag = m_held.find(m_closeTag);
    const bool isFound = tag != std::string::npos;
    const std::size_t length = isFound ? tag : m_held.size() - beginningAtEnd(m_held, m_closeTag);
    std::string_view thought = withoutTrailingBlanks(std::string_view(m_held).substr(0, length));
    const std::size_t taken = isFound ? tag + m_closeTag.size() : thought.size();
    if (m_skipsBlanks) thought = withoutLeadingBlanks(thought);
    if (!thought.empty()) {
        m_skipsBlanks = false;
        emitText(BlockKind::Thinking, thought);
    }
    m_held.erase(0, taken);
    if (!isFound) return false;
    closeBlock();
    m_stage = Stage::After;
    m_skipsBlanks = true;
    return true;
}

void ThinkTagFilter::takeAfter()
{
    const std::string_view text = m_skipsBlanks ? withoutLeadingBlanks(m_held) : std::string_view(m_held);
    if (!text.empty()) {
        m_skipsBlanks = false;
        emitText(BlockKind::Text, text);
    }
    m_held.clear();
}

void ThinkTagFilter::endOfText()
{
    if (m_stage == Stage::Inside) {
        const std::string_view thought = withoutTrailingBlanks(m_skipsBlanks ? withoutLeadingBlanks(m_held) : std::string_view(m_held));
        if (!thought.empty()) emitText(BlockKind::Thinking, thought);
        m_stage = Stage::After;
    } else if (!m_held.empty()) {
        emitText(BlockKind::Text, m_held);
    }
    m_held.clear();
    closeBlock();
}

void ThinkTagFilter::emitText(BlockKind block, std::string_view text)
{
    if (text.empty()) return;
    if (!m_isOpen) {
        m_isOpen = true;
        m_openBlock = block;
        next().accept({.kind = Kind::BlockStart, .block = block});
    }
    next().accept({.kind = Kind::BlockDelta, .block = block, .text = text});
}

void ThinkTagFilter::closeBlock()
{
    if (!m_isOpen) return;
    m_isOpen = false;
    if (m_openBlock == BlockKind::Thinking)
        next().accept({.kind = Kind::BlockDelta, .block = BlockKind::Thinking, .signature = syntheticSignature});
    next().accept({.kind = Kind::BlockStop, .block = m_openBlock});
}

} // namespace ccr::proxy
