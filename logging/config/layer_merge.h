#pragma once

#include "logging/config/source_layers.h"

#include <QHash>

namespace ccr::logging {

/// Where a value that is in force comes from.
struct Provenance
{
    ConfigOrigin origin;
    int rank = -1; ///< of the layer; -1: the default
};

template <typename Target>
using Provenances = QHash<const Option<Target> *, Provenance>;

/// A stream that is put together: the defaults, then what its layers say.
struct MergedStream
{
    QString name;
    ConfigOrigin origin;
    int rank = -1;
    StreamDraft draft;
    Provenances<StreamDraft> provenances;
};

struct MergedConfig
{
    LoggingDraft draft;
    Provenances<LoggingDraft> provenances;
    Provenances<StreamDraft> defaultProvenances;
    std::vector<MergedStream> streams;
    bool hasStreams = false; ///< some source lists streams, if only none
    ConfigOrigin streamsOrigin;
    int presetRank = -1; ///< what it says is there to be overridden
    ConfigDiagnostics diagnostics;

    bool isFromUser(const Provenance &provenance) const { return provenance.rank >= 0 && provenance.rank != presetRank; }

    /// Of a setting by its path; the default's when nobody set it.
    Provenance from(QStringView path) const;
    Provenance defaultFrom(QStringView path) const;
};

/// Puts the layers upon each other. A value that another replaces becomes a hint.
MergedConfig mergeLayers(const std::vector<RankedLayer> &layers);

} // namespace ccr::logging
