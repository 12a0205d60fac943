#pragma once

#include "proxy/api/proxy_config.h"
#include "proxy/transform/transform.h"

#include <vector>

namespace ccr::proxy {

/// Key in provider.modelTransformers that stands for `model`: the same name, else the same but for case; empty without one.
QString modelListName(const Provider &provider, const QString &model);

/// The transforms of one provider and model, in the documented order: over a request those of the provider, then those of
/// the model; over an answer each of the two lists backwards, the provider's first.
class TransformChain
{
public:
    /// An error names the transform that cannot be made.
    static Result<TransformChain> make(const Provider &provider, const QString &model);

    bool isEmpty() const { return m_ofProvider.empty() && m_ofModel.empty(); }

    /// Whether an answer is changed on its way.
    bool filtersAnswers() const { return m_filtersAnswers; }

    /// Adjusts the request in place and says what else the dialect must heed. `model`: as the provider knows it.
    RequestShape adjust(ChatRequest &request, std::string_view model) const;

    /// The filters of one answer, tied together.
    class Filters
    {
    public:
        /// Where a decoder sends its events.
        ChatEventSink &entrance() { return m_filters.empty() ? *m_end : *m_filters.front(); }
        bool isEmpty() const { return m_filters.empty(); }

    private:
        friend class TransformChain;
        std::vector<std::unique_ptr<EventFilter>> m_filters;
        ChatEventSink *m_end = nullptr;
    };
    Filters newFilters(ChatEventSink &end) const;

private:
    std::vector<std::unique_ptr<Transform>> m_ofProvider;
    std::vector<std::unique_ptr<Transform>> m_ofModel;
    bool m_filtersAnswers = false;
};

} // namespace ccr::proxy
