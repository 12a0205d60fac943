#include "logging/api/trace_id.h"

#include <algorithm>

namespace ccr::logging {

namespace {

constexpr char hexDigits[] = "0123456789abcdef";

// FNV-1a, then the finalizer of MurmurHash3, so that ids that differ in one digit differ everywhere.
std::uint64_t hashOf(std::string_view text, std::uint64_t seed)
{
    std::uint64_t hash = 0xcbf29ce484222325 ^ seed;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
    hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
    hash ^= hash >> 33;
    return hash == 0 ? 1 : hash; // all zeros are no identifier
}

void appendHex(std::string &out, std::uint64_t number)
{
    for (int shift = 60; shift >= 0; shift -= 4) out += hexDigits[(number >> shift) & 0xF];
}

bool isHex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

} // namespace

bool isTraceHex(std::string_view text, std::size_t digits)
{
    return text.size() == digits && std::all_of(text.begin(), text.end(), isHex)
           && std::any_of(text.begin(), text.end(), [](char c) { return c != '0'; });
}

void appendTraceId(std::string &out, std::string_view exchangeId)
{
    std::string_view digits = exchangeId;
    if (const std::size_t underscore = digits.rfind('_'); underscore != std::string_view::npos) digits.remove_prefix(underscore + 1);
    std::array<char, 32> compact{};
    std::size_t count = 0;
    bool fits = true;
    for (const char c : digits) {
        if (c == '-') continue;
        fits = fits && isHex(c) && count < compact.size();
        if (!fits) break;
        compact[count++] = c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c;
    }
    if (fits && isTraceHex({compact.data(), count}, 32)) {
        out.append(compact.data(), count);
        return;
    }
    appendHex(out, hashOf(exchangeId, 0));
    appendHex(out, hashOf(exchangeId, 0x9e3779b97f4a7c15));
}

void appendSpanId(std::string &out, std::string_view exchangeId, int attempt)
{
    appendHex(out, hashOf(exchangeId, 0x632be59bd9b4e019 + static_cast<std::uint64_t>(attempt)));
}

} // namespace ccr::logging
