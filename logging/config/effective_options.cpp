#include "logging/config/effective_options.h"

#include "logging/config/logging_options.h"
#include "logging/config/stream_options.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr QLatin1StringView fileOptions[] = {"path"_L1,         "bufferSize"_L1, "flushInterval"_L1, "sync"_L1,
                                             "syncInterval"_L1, "fileMode"_L1,   "folderMode"_L1};
constexpr QLatin1StringView networkOptions[] = {
    "protocol"_L1,    "url"_L1,          "method"_L1,        "headers"_L1,           "token"_L1,     "timeout"_L1,   "retries"_L1,
    "batchSize"_L1,   "batchBytes"_L1,   "batchInterval"_L1, "batchFormat"_L1,       "gzip"_L1,      "spoolSize"_L1, "spoolDirectory"_L1,
    "spoolMaxAge"_L1, "queueRecords"_L1, "caFile"_L1,        "clientCertificate"_L1, "clientKey"_L1, "verifyTls"_L1, "proxy"_L1,
    "index"_L1,       "labels"_L1,       "tenant"_L1,        "facility"_L1};

bool isIn(std::span<const QLatin1StringView> list, QLatin1StringView path)
{
    return std::find(list.begin(), list.end(), path) != list.end();
}

// Absent: the setting is for every type.
std::optional<StreamType> typeOf(QLatin1StringView path)
{
    if (path == "stderr"_L1) return StreamType::Console;
    if (path.startsWith("rotation/"_L1) || isIn(fileOptions, path)) return StreamType::File;
    if (isIn(networkOptions, path)) return StreamType::Network;
    return std::nullopt;
}

bool isUnset(const Json5Value &value)
{
    using Type = Json5Value::Type;
    if (value.type == Type::Null) return true;
    if (value.type == Type::String) return value.string.isEmpty();
    return (value.type == Type::Object && value.members.empty()) || (value.type == Type::Array && value.elements.empty());
}

template <typename Target>
void add(std::vector<EffectiveOption> &values, const QString &parent, const Option<Target> &option, const Target &target,
         const Provenances<Target> &provenances)
{
    const Json5Value value = showOption(option, target);
    const auto provenance = provenances.constFind(&option);
    if (isUnset(value) && provenance == provenances.constEnd()) return;
    values.push_back({parent + u'/' + QString(option.path), QString::fromUtf8(toJson(value)),
                      provenance == provenances.constEnd() ? ConfigOrigin{} : provenance->origin});
}

} // namespace

std::vector<EffectiveOption> effectiveOptions(const MergedConfig &merged)
{
    std::vector<EffectiveOption> values;
    LoggingDraft draft = merged.draft;
    draft.directory = draft.config.directory; // as it is meant
    for (const Option<LoggingDraft> &option : loggingOptions().options) add(values, {}, option, draft, merged.provenances);
    for (const Option<StreamDraft> &option : streamOptions().options)
        if (merged.defaultProvenances.contains(&option))
            add(values, u"/streamDefaults"_s, option, draft.defaults, merged.defaultProvenances);
    int index = 0;
    for (const MergedStream &stream : merged.streams) {
        const QString parent = u"/streams/"_s + QString::number(index++);
        StreamDraft shown = stream.draft;
        if (shown.stream.type == StreamType::File) shown.path = shown.stream.file.path;
        for (const Option<StreamDraft> &option : streamOptions().options) {
            const std::optional<StreamType> type = typeOf(option.path);
            if (option.path == "prettyPrint"_L1 || (type && type != stream.draft.stream.type)) continue;
            add(values, parent, option, shown, stream.provenances);
        }
    }
    return values;
}

} // namespace ccr::logging
