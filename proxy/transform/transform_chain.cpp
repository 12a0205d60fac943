#include "proxy/transform/transform_chain.h"

#include "proxy/api/exchange_sentence.h"
#include "proxy/transform/transform_registry.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

std::optional<Error> addAll(const std::vector<TransformUse> &uses, std::vector<std::unique_ptr<Transform>> &out)
{
    for (const TransformUse &use : uses) {
        if (use.isUserFile) continue; // passed outside, by what the dialect wrote
        Result<std::unique_ptr<Transform>> transform =
            makeTransform(use.name.toStdString(), {use.optionsJson.constData(), static_cast<std::size_t>(use.optionsJson.size())});
        if (!transform) return errorTelling(ErrorKind::InvalidInput, "transformer \"%1\": %2", use.name, phraseOf(transform.error()));
        if (*transform) out.push_back(std::move(transform).value());
    }
    return std::nullopt;
}

} // namespace

QString modelListName(const Provider &provider, const QString &model)
{
    if (provider.modelTransformers.contains(model)) return model;
    for (auto list = provider.modelTransformers.keyBegin(); list != provider.modelTransformers.keyEnd(); ++list)
        if (list->compare(model, Qt::CaseInsensitive) == 0) return *list;
    return {};
}

Result<TransformChain> TransformChain::make(const Provider &provider, const QString &model)
{
    TransformChain chain;
    if (auto error = addAll(provider.transformers, chain.m_ofProvider)) return *error;
    if (auto error = addAll(provider.modelTransformers.value(modelListName(provider, model)), chain.m_ofModel)) return *error;
    const auto filters = [](const std::unique_ptr<Transform> &transform) { return transform->newFilter() != nullptr; };
    chain.m_filtersAnswers = std::any_of(chain.m_ofProvider.begin(), chain.m_ofProvider.end(), filters)
                             || std::any_of(chain.m_ofModel.begin(), chain.m_ofModel.end(), filters);
    return chain;
}

RequestShape TransformChain::adjust(ChatRequest &request, std::string_view model) const
{
    RequestShape shape;
    const TransformContext context{.model = model};
    for (const auto &transform : m_ofProvider) transform->adjust(request, shape, context);
    for (const auto &transform : m_ofModel) transform->adjust(request, shape, context);
    return shape;
}

TransformChain::Filters TransformChain::newFilters(ChatEventSink &end) const
{
    Filters filters;
    filters.m_end = &end;
    const auto add = [&filters](const std::vector<std::unique_ptr<Transform>> &list) {
        for (auto transform = list.rbegin(); transform != list.rend(); ++transform)
            if (auto filter = (*transform)->newFilter()) filters.m_filters.push_back(std::move(filter));
    };
    add(m_ofProvider);
    add(m_ofModel);
    for (std::size_t i = 0; i < filters.m_filters.size(); ++i) {
        const bool isLast = i + 1 == filters.m_filters.size();
        filters.m_filters[i]->setNext(isLast ? end : static_cast<ChatEventSink &>(*filters.m_filters[i + 1]));
    }
    return filters;
}

} // namespace ccr::proxy
