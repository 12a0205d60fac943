#include "proxy/trial/probe_verdict.h"

#include <QString>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

bool saysAny(const QString &text, std::initializer_list<QLatin1StringView> words)
{
    for (const QLatin1StringView word : words)
        if (text.contains(word)) return true;
    return false;
}

// "model `x` does not exist" (OpenAI), "Model Not Exist" (DeepSeek), "model 'x' not found" (Ollama), "models/x is not found"
// (Google), "x is not a valid model ID" (OpenRouter), "model: x" of a not_found_error (Anthropic).
bool namesUnknownModel(const QString &text)
{
    return text.contains("model"_L1)
           && saysAny(text, {"not exist"_L1, "not found"_L1, "not a valid"_L1, "unknown"_L1, "invalid model"_L1, "no such"_L1,
                             "not supported"_L1, "does not have access"_L1});
}

} // namespace

ProbeVerdict verdictOf(int status, const ProviderError &error)
{
    using enum ProbeCause;
    const QString words = QString::fromStdString(error.message).toLower();
    const bool lacksMoney = saysAny(words, {"insufficient"_L1, "balance"_L1, "billing"_L1, "credit"_L1, "exceeded your current quota"_L1});
    if (status == 401) return {ProbeStep::Auth, KeyRefused, false};
    if (status == 402 || (lacksMoney && status >= 400 && status < 500)) return {ProbeStep::Model, NoBalance, true};
    if (namesUnknownModel(words) && (status == 400 || status == 403 || status == 404 || status == 422))
        return {ProbeStep::Model, ModelUnknown, true};
    if (status == 403) return {ProbeStep::Auth, KeyRefused, false};
    // Google answers 400 to a wrong key.
    if (status == 400 && words.contains("api key"_L1)) return {ProbeStep::Auth, KeyRefused, false};
    if (status == 404 && error.type == "not_found_error" && words.startsWith("model"_L1)) return {ProbeStep::Model, ModelUnknown, true};
    if (status == 404 || status == 405 || (status >= 300 && status < 400)) return {ProbeStep::Auth, AddressUnknown, false};
    if (status == 429) return {ProbeStep::Model, RateLimited, true};
    if (status >= 500) return {ProbeStep::Model, ProviderFailed, false};
    return {ProbeStep::Model, RequestRefused, true};
}

ProbeCause causeOf(UpstreamFailureKind kind)
{
    switch (kind) {
    case UpstreamFailureKind::Dns: return ProbeCause::UnknownName;
    case UpstreamFailureKind::Refused: return ProbeCause::Refused;
    case UpstreamFailureKind::Tls: return ProbeCause::Certificate;
    case UpstreamFailureKind::ConnectTimeout:
    case UpstreamFailureKind::FirstByteTimeout:
    case UpstreamFailureKind::IdleTimeout:
    case UpstreamFailureKind::TotalTimeout: return ProbeCause::Timeout;
    case UpstreamFailureKind::ConnectionLost:
    case UpstreamFailureKind::Protocol: return ProbeCause::ConnectionLost;
    }
    return ProbeCause::ConnectionLost;
}

} // namespace ccr::proxy
