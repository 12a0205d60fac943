#include "proxy/exchange/learned_refusals.h"

#include "proxy/dialect/output_limit.h"
#include "proxy/dialect/system_turns.h"

namespace ccr::proxy {

namespace {

constexpr std::size_t mostModels = 1000; // clients may name any

bool replace(QByteArray &body, const std::optional<std::string> &changed)
{
    if (changed) body = QByteArray::fromStdString(*changed);
    return changed.has_value();
}

std::string_view view(const QByteArray &body)
{
    return {body.constData(), static_cast<std::size_t>(body.size())};
}

} // namespace

bool LearnedRefusals::learn(const QUrl &url, const QString &model, std::string_view message, QByteArray &body)
{
    if (refusesSystemTurns(message) && replace(body, withoutSystemTurns(view(body)))) return knownOf(url, model).systemTurns = true;
    if (wantsCompletionTokens(message) && replace(body, withCompletionTokens(view(body)))) return knownOf(url, model).oldLimitName = true;
    const std::optional<OutputLimit> limit = outputLimit(message);
    if (!limit || !replace(body, withOutputLimit(view(body), limit->tokens))) return false;
    if (limit->isOfModel) knownOf(url, model).outputLimit = limit->tokens;
    return true;
}

void LearnedRefusals::apply(const QUrl &url, const QString &model, QByteArray &body) const
{
    const auto found = m_known.find({url, model});
    if (found == m_known.end()) return;
    if (found->second.systemTurns) replace(body, withoutSystemTurns(view(body)));
    if (found->second.oldLimitName) replace(body, withCompletionTokens(view(body)));
    if (found->second.outputLimit) replace(body, withOutputLimit(view(body), *found->second.outputLimit));
}

LearnedRefusals::Known &LearnedRefusals::knownOf(const QUrl &url, const QString &model)
{
    if (m_known.size() >= mostModels) m_known.clear();
    return m_known[{url, model}];
}

} // namespace ccr::proxy
