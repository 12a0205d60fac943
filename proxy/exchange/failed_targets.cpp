#include "proxy/exchange/failed_targets.h"

#include "proxy/api/exchange_sentence.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

// Providers often end without a full stop, and another sentence follows here.
std::string asSentence(std::string words)
{
    constexpr std::string_view ends[] = {".", "!", "?", "…", "。", "！", "？"};
    const bool isWhole = words.empty() || std::ranges::any_of(ends, [&words](std::string_view end) { return words.ends_with(end); });
    if (!isWhole) words += '.';
    return words;
}

PackedPhrase asSentence(const ProviderError &error)
{
    return error.phrase.hasSentence() ? error.phrase : PackedPhrase(asSentence(error.recorded()));
}

} // namespace

void FailedTargets::add(const RouteTarget &target, const AttemptFailure &failure, const HttpHeaders &headers)
{
    if (m_failed.empty() || m_failed.back().target != target) m_failed.emplace_back();
    m_failed.back() = {target, failure, headers};
}

ProviderError FailedTargets::error() const
{
    ProviderError error = m_failed.front().failure.error;
    error.words = error.recorded();
    for (auto other = m_failed.begin() + 1; other != m_failed.end(); ++other) {
        const ProviderError &next = other->failure.error;
        error.phrase =
            told("%1 Fallback %2,%3 failed as well: %4", asSentence(error), other->target.provider, other->target.model, asSentence(next));
        error.message = asSentence(error.message) + " Fallback " + other->target.provider.toStdString() + ","
                        + other->target.model.toStdString() + " failed as well: " + asSentence(next.message);
        error.words = error.phrase.english();
    }
    return error;
}

HttpHeaders FailedTargets::headers() const
{
    if (m_failed.empty()) return {};
    HttpHeaders headers = m_failed.front().headers;
    const auto isSpent = [](const Failed &failed) { return failed.failure.error.cause == ErrorCause::Quota; };
    if (std::all_of(m_failed.begin(), m_failed.end(), isSpent) && headers.value("x-should-retry").empty())
        headers.add("x-should-retry", "false");
    return headers;
}

} // namespace ccr::proxy
