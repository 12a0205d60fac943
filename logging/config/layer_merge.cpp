#include "logging/config/layer_merge.h"

#include "logging/api/logging_config_sentences.h"
#include "logging/config/logging_options.h"
#include "logging/config/stream_options.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

class Merge
{
public:
    explicit Merge(const std::vector<RankedLayer> &layers) : m_layers(layers) {}

    MergedConfig run()
    {
        for (int rank = 0; rank < static_cast<int>(m_layers.size()); ++rank) {
            const ConfigLayer &layer = m_layers[static_cast<std::size_t>(rank)].layer;
            if (isPreset(rank)) m_result.presetRank = rank;
            for (const auto &setting : layer.settings) apply(setting, rank, m_result.draft, m_result.provenances);
            for (const auto &setting : layer.streamDefaults) apply(setting, rank, m_result.draft.defaults, m_result.defaultProvenances);
        }
        mergeStreams();
        return std::move(m_result);
    }

private:
    template <typename Target>
    void apply(const Setting<Target> &setting, int rank, Target &target, Provenances<Target> &provenances)
    {
        const auto before = provenances.constFind(setting.option);
        const Target targetBefore = target;
        setting.change(target);
        const bool wasOwn = before != provenances.constEnd() && !isPreset(before->rank);
        if (wasOwn && !isSameIn(*setting.option, target, targetBefore)) overridden(before->origin, setting.option->path, setting.origin);
        provenances.insert(setting.option, {setting.origin, rank});
    }

    bool isPreset(int rank) const { return rank >= 0 && m_layers[static_cast<std::size_t>(rank)].isPreset; }

    void overridden(const ConfigOrigin &lower, QLatin1StringView path, const ConfigOrigin &higher)
    {
        QString field = path;
        m_result.diagnostics.push_back({ConfigDiagnostic::Kind::Hint, lower,
                                        saidOfConfig("\"%1\" is overridden by %2", field.replace(u'/', u'.'), describe(higher)),
                                        saidOfConfig("change it there, or remove it here")});
    }

    // The strongest list replaces weaker ones; what merges changes it by name.
    void mergeStreams()
    {
        int base = -1;
        for (int rank = 0; rank < static_cast<int>(m_layers.size()); ++rank) {
            const ConfigLayer &layer = m_layers[static_cast<std::size_t>(rank)].layer;
            if (!layer.streams || layer.streamsMode != ConfigLayer::Streams::Replace) continue;
            if (base >= 0 && !isPreset(base))
                overridden(m_layers[static_cast<std::size_t>(base)].layer.streamsOrigin, "streams"_L1, layer.streamsOrigin);
            base = rank;
        }
        for (int rank = std::max(base, 0); rank < static_cast<int>(m_layers.size()); ++rank) {
            const ConfigLayer &layer = m_layers[static_cast<std::size_t>(rank)].layer;
            if (!layer.streams) continue;
            m_result.hasStreams = true;
            m_result.streamsOrigin = layer.streamsOrigin;
            for (const StreamLayer &stream : *layer.streams) addStream(stream, rank);
        }
    }

    // Not what it has from the defaults of all streams, which it is there to change.
    bool isOwn(const MergedStream &stream, const Option<StreamDraft> *option) const
    {
        const auto given = stream.provenances.constFind(option);
        if (given == stream.provenances.cend() || isPreset(given->rank)) return false;
        const bool isLevel = option == streamOptions().find(u"level");
        return given->origin != m_result.defaultProvenances.value(option).origin
               && !(isLevel && given->origin == m_result.from(u"level").origin);
    }

    void addStream(const StreamLayer &layer, int rank)
    {
        auto known = std::find_if(m_result.streams.begin(), m_result.streams.end(),
                                  [&layer](const MergedStream &stream) { return stream.name == layer.name; });
        if (known == m_result.streams.end()) {
            MergedStream stream{
                .name = layer.name, .origin = layer.origin, .rank = rank, .draft = m_result.draft.defaults, .provenances = {}};
            stream.draft.stream.name = layer.name;
            const Option<StreamDraft> *level = streamOptions().find(u"level");
            if (!m_result.defaultProvenances.contains(level)) {
                stream.draft.stream.level = m_result.draft.config.level;
                if (const Provenance root = m_result.from(u"level"); root.rank >= 0) stream.provenances.insert(level, root);
            }
            for (auto inherited = m_result.defaultProvenances.cbegin(); inherited != m_result.defaultProvenances.cend(); ++inherited)
                stream.provenances.insert(inherited.key(), inherited.value());
            m_result.streams.push_back(std::move(stream));
            known = std::prev(m_result.streams.end());
        }
        for (const Setting<StreamDraft> &setting : layer.settings) {
            const bool wasOwn = isOwn(*known, setting.option);
            const ConfigOrigin before = known->provenances.value(setting.option).origin;
            const StreamDraft draftBefore = known->draft;
            setting.change(known->draft);
            if (wasOwn && !isSameIn(*setting.option, known->draft, draftBefore)) overridden(before, setting.option->path, setting.origin);
            known->provenances.insert(setting.option, {setting.origin, rank});
        }
        known->draft.stream.name = layer.name; // as trimmed or made up
    }

    const std::vector<RankedLayer> &m_layers;
    MergedConfig m_result;
};

} // namespace

Provenance MergedConfig::from(QStringView path) const
{
    return provenances.value(loggingOptions().find(path));
}

Provenance MergedConfig::defaultFrom(QStringView path) const
{
    return defaultProvenances.value(streamOptions().find(path));
}

MergedConfig mergeLayers(const std::vector<RankedLayer> &layers)
{
    return Merge(layers).run();
}

} // namespace ccr::logging
