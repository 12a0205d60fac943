#include "logging/pipeline/fact_codec.h"

#include "logging/pipeline/fact_members.h"

#include <algorithm>
#include <cstring>

namespace ccr::logging {

namespace {

constexpr std::size_t longestText = 16UL * 1024;

// The three archives walk over the members of a fact in the same order; describeFact() names the members once for all of them.

class Sizer
{
public:
    void number(const void *, std::size_t bytes) { m_size += bytes; }
    void text(const std::string &text) { m_size += sizeof(std::uint32_t) + std::min(text.size(), longestText); }
    std::size_t size() const { return m_size; }

private:
    std::size_t m_size = 0;
};

class Writer
{
public:
    explicit Writer(std::byte *out) : m_out(out) {}
    void number(const void *value, std::size_t bytes)
    {
        std::memcpy(m_out, value, bytes);
        m_out += bytes;
    }
    void text(const std::string &text)
    {
        const auto size = static_cast<std::uint32_t>(std::min(text.size(), longestText));
        number(&size, sizeof size);
        number(text.data(), size);
    }

private:
    std::byte *m_out;
};

class Reader
{
public:
    explicit Reader(std::span<const std::byte> bytes) : m_bytes(bytes) {}
    void number(void *value, std::size_t bytes)
    {
        m_isGood = m_isGood && bytes <= m_bytes.size();
        if (!m_isGood) return;
        std::memcpy(value, m_bytes.data(), bytes);
        m_bytes = m_bytes.subspan(bytes);
    }
    void text(std::string &text)
    {
        std::uint32_t size = 0;
        number(&size, sizeof size);
        m_isGood = m_isGood && size <= m_bytes.size();
        if (!m_isGood) return;
        text.assign(reinterpret_cast<const char *>(m_bytes.data()), size);
        m_bytes = m_bytes.subspan(size);
    }
    bool isGood() const { return m_isGood; }

private:
    std::span<const std::byte> m_bytes;
    bool m_isGood = true;
};

template <typename Archive>
void describeEvent(Archive &archive, const ExchangeEvent &event)
{
    const auto index = static_cast<std::uint32_t>(event.fact.index());
    archive.number(&index, sizeof index);
    archive.text(event.exchangeId);
    std::visit([&archive](const auto &fact) { describeFact(archive, fact); }, event.fact);
}

template <std::size_t index = 0>
void makeFact(ExchangeFact &fact, std::size_t wanted)
{
    if constexpr (index < std::variant_size_v<ExchangeFact>) {
        if (index == wanted)
            fact.emplace<index>();
        else
            makeFact<index + 1>(fact, wanted);
    }
}

} // namespace

std::size_t encodedSize(const ExchangeEvent &event)
{
    Sizer sizer;
    describeEvent(sizer, event);
    return sizer.size();
}

void encode(std::byte *out, const ExchangeEvent &event)
{
    Writer writer(out);
    describeEvent(writer, event);
}

std::optional<ExchangeEvent> decodeFact(std::span<const std::byte> bytes)
{
    Reader reader(bytes);
    std::uint32_t index = 0;
    ExchangeEvent event;
    reader.number(&index, sizeof index);
    reader.text(event.exchangeId);
    if (!reader.isGood() || index >= std::variant_size_v<ExchangeFact>) return std::nullopt;
    makeFact(event.fact, index);
    std::visit([&reader](auto &fact) { describeFact(reader, fact); }, event.fact);
    if (!reader.isGood()) return std::nullopt;
    return event;
}

} // namespace ccr::logging
