#include "logging/config/logging_resolver.h"

#include "logging/api/logging_config_sentences.h"
#include "logging/base/nearest_name.h"
#include "logging/config/config_checks.h"
#include "logging/config/effective_options.h"
#include "logging/config/logging_options.h"
#include "logging/config/otel_variables.h"
#include "logging/config/otlp_assembly.h"
#include "logging/config/stream_assembly.h"
#include "logging/price/synced_price_file.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

using Kind = ConfigDiagnostic::Kind;

// A level that is stronger than the list of streams is meant for all of them.
void gateStreams(MergedConfig &merged)
{
    const Provenance level = merged.from(u"level");
    if (!merged.hasStreams || merged.from(u"levelIsHardGate").rank >= 0) return;
    const auto isWeaker = [&level](const MergedStream &stream) { return stream.rank < level.rank; };
    if (merged.streams.empty() || !std::all_of(merged.streams.begin(), merged.streams.end(), isWeaker)) return;
    merged.draft.config.levelIsHardGate = true;
    merged.provenances.insert(loggingOptions().find(u"levelIsHardGate"), level);
}

void switchFeaturesOff(MergedConfig &merged)
{
    if (merged.draft.enhancedFeatures) return;
    LoggingConfig &config = merged.draft.config;
    const Provenance why = merged.from(u"integration/enableEnhancedFeatures");
    for (const auto &[path, enabled] : {std::pair{QStringView(u"requestTracking"), &config.requestTracking.enabled},
                                        std::pair{QStringView(u"streamTracking"), &config.streamTracking.enabled},
                                        std::pair{QStringView(u"errorLogging"), &config.errorLogging.enabled},
                                        std::pair{QStringView(u"performanceMetrics"), &config.performanceMetrics.enabled}}) {
        const Provenance own = merged.from(QString(u"enhancedFeatures/%1/enabled"_s.arg(path)));
        if (*enabled && merged.isFromUser(own))
            merged.diagnostics.push_back(
                {Kind::Warning, own.origin,
                 saidOfConfig("\"%1\" is true, but all of enhancedFeatures is off (%2)", path.toString(), describe(why.origin)),
                 saidOfConfig("remove it, or write enableEnhancedFeatures: true")});
        *enabled = false;
        merged.provenances.insert(loggingOptions().find(QString(u"enhancedFeatures/%1/enabled"_s.arg(path))), why);
    }
}

LegacyPolicy legacyPolicyOf(const LoggingDraft &draft)
{
    return {.converts = draft.compatibility && draft.convertLegacy, .suggests = draft.compatibility && draft.suggestMigration};
}

bool wantsSelfDiagnostics(const SourceLayers &layers)
{
    const auto debug = layers.variable(u"DEBUG"_s);
    const QStringList names = debug ? debug->first.split(u',') : QStringList();
    return std::any_of(names.begin(), names.end(), [](const QString &name) {
        const QString scope = name.trimmed();
        return scope == "claude-code-router:logging"_L1 || scope == "claude-code-router:*"_L1;
    });
}

// The same remark may come from several streams that share a default, or of a variable from what it is for.
void removeRepeated(ConfigDiagnostics &diagnostics)
{
    ConfigDiagnostics kept;
    for (ConfigDiagnostic &diagnostic : diagnostics) {
        const auto isSame = [&diagnostic](const ConfigDiagnostic &other) {
            return other.kind == diagnostic.kind && other.origin == diagnostic.origin && other.message == diagnostic.message;
        };
        if (std::none_of(kept.begin(), kept.end(), isSame)) kept.push_back(std::move(diagnostic));
    }
    diagnostics = std::move(kept);
    std::stable_sort(diagnostics.begin(), diagnostics.end(),
                     [](const ConfigDiagnostic &a, const ConfigDiagnostic &b) { return a.kind < b.kind; });
}

void takeSyncedPrices(const std::optional<SourceFile> &file, ResolvedLogging &resolved)
{
    if (!file) return;
    Phrase problem = file->problem;
    if (problem.isEmpty()) {
        const Result<SyncedPrices> prices = readSyncedPrices(file->content);
        if (prices)
            resolved.config.syncedPrices = *prices;
        else
            problem = phraseOf(prices.error());
    }
    if (problem.isEmpty()) return;
    resolved.diagnostics.push_back({.kind = Kind::Error,
                                    .origin = {.source = file->path, .pointer = {}, .line = 0},
                                    .message = saidOfConfig("the synced prices cannot be read: %1", problem),
                                    .suggestion = saidOfConfig("remove the file and fetch the prices again")});
}

// Terms are found by the name of a provider, in which case does not count.
void checkProviders(MergedConfig &merged, const QStringList &providers)
{
    const Provenance given = merged.from(u"providerPrices");
    if (providers.isEmpty() || given.rank < 0) return;
    for (const auto &[provider, terms] : merged.draft.config.providerPrices) {
        const QString name = QString::fromStdString(provider);
        if (providers.contains(name, Qt::CaseInsensitive)) continue;
        ConfigOrigin origin = given.origin;
        origin.pointer = pointerTo(origin.pointer, name);
        merged.diagnostics.push_back({Kind::Warning, origin,
                                      saidOfConfig("\"providerPrices\" has terms of \"%1\", but there is no such provider", name),
                                      suggestion(name, providers)});
    }
}

bool isWrong(const ConfigDiagnostics &diagnostics, const std::optional<SourceFile> &file)
{
    return file && std::any_of(diagnostics.begin(), diagnostics.end(), [&file](const ConfigDiagnostic &diagnostic) {
               return diagnostic.kind == Kind::Error && diagnostic.origin.source == file->path;
           });
}

} // namespace

bool ResolvedLogging::hasErrors() const
{
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](const ConfigDiagnostic &diagnostic) { return diagnostic.kind == Kind::Error; });
}

ResolvedLogging resolveLogging(const LoggingSources &sources)
{
    SourceLayers layers = readSourceLayers(sources);
    MergedConfig merged = mergeLayers(layers.layers);
    if (const LegacyPolicy policy = legacyPolicyOf(merged.draft); policy != LegacyPolicy()) {
        // What the sources together say of old layouts counts for each of them.
        layers = readSourceLayers(sources, policy);
        merged = mergeLayers(layers.layers);
    }
    switchFeaturesOff(merged);
    assembleStreams(merged, layers, sources);
    assembleOtlp(merged, layers, sources);
    gateStreams(merged);
    checkConfig(merged);
    checkProviders(merged, layers.providers);
    noteOtelVariablesInVain(merged, layers, merged.diagnostics);
    ResolvedLogging resolved{.config = merged.draft.config, .values = effectiveOptions(merged), .diagnostics = layers.diagnostics};
    resolved.preset = layers.preset;
    resolved.selfDiagnostics = wantsSelfDiagnostics(layers);
    for (ConfigDiagnostic &diagnostic : merged.diagnostics) resolved.diagnostics.push_back(std::move(diagnostic));
    takeSyncedPrices(sources.syncedPrices, resolved);
    removeRepeated(resolved.diagnostics);
    return resolved;
}

ResolvedLogging LoggingReloader::resolve(const LoggingSources &sources)
{
    ResolvedLogging now = resolveLogging(sources);
    LoggingSources usable = sources;
    bool isOlder = false;
    const auto keep = [&](const std::optional<SourceFile> &file, std::optional<SourceFile> &lastGood, std::optional<SourceFile> &used) {
        if (!isWrong(now.diagnostics, file)) {
            lastGood = file;
        } else if (lastGood && lastGood->path == file->path) {
            used = lastGood;
            isOlder = true;
        }
    };
    keep(sources.config, m_config, usable.config);
    keep(sources.standAlone, m_standAlone, usable.standAlone);
    keep(sources.dotenv, m_dotenv, usable.dotenv);
    keep(sources.syncedPrices, m_syncedPrices, usable.syncedPrices);
    if (!isOlder) return now;
    ResolvedLogging last = resolveLogging(usable);
    last.diagnostics = std::move(now.diagnostics);
    return last;
}

} // namespace ccr::logging
