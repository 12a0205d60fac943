#include "logging/config/setting_needs.h"

#include "logging/api/logging_config_sentences.h"
#include "logging/config/logging_options.h"
#include "logging/config/stream_options.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

using Kind = ConfigDiagnostic::Kind;

template <typename Target>
struct Need
{
    QLatin1StringView path;
    bool (*isMet)(const Target &);
    LoggingConfigSentence why;
    LoggingConfigSentence remedy;
};

bool keepsNoSpool(const StreamDraft &draft)
{
    return draft.stream.type == StreamType::Network && draft.stream.network.spoolBytes == 0;
}

constexpr LoggingConfigSentence spoolWhy{"\"spoolSize\" is 0, so nothing is kept in files"};
constexpr LoggingConfigSentence spoolRemedy{"remove it, or write for example spoolSize: \"64M\""};

const Need<StreamDraft> needsOfStreams[] = {
    {"syncInterval"_L1, [](const StreamDraft &draft) { return draft.stream.file.sync == SyncPolicy::Interval; },
     "\"sync\" is not \"interval\"", "remove it, or write sync: \"interval\""},
    {"rotation/compressAfter"_L1,
     [](const StreamDraft &draft) {
         return draft.stream.file.rotation.compress || draft.stream.file.rotation.compressAfter == milliseconds(0);
     },
     "nothing is compressed", "remove it, or write compress: true"},
    {"spoolMaxAge"_L1, [](const StreamDraft &draft) { return !keepsNoSpool(draft); }, spoolWhy, spoolRemedy},
    {"spoolDirectory"_L1, [](const StreamDraft &draft) { return !keepsNoSpool(draft); }, spoolWhy, spoolRemedy},
};

const Need<LoggingDraft> needs[] = {
    {"history/maxBodySize"_L1, [](const LoggingDraft &draft) { return draft.config.history.bodies || !draft.config.history.enabled; },
     "bodies are not kept", "remove it, or write bodies: true"},
    {"redact/censor"_L1, [](const LoggingDraft &draft) { return !draft.config.redaction.remove; },
     "what is redacted is removed, and nothing stands in its place", "remove it, or write remove: false"},
};

constexpr QLatin1StringView sections[] = {"enhancedFeatures/requestTracking"_L1,
                                          "enhancedFeatures/streamTracking"_L1,
                                          "enhancedFeatures/errorLogging"_L1,
                                          "enhancedFeatures/performanceMetrics"_L1,
                                          "history"_L1,
                                          "alerts"_L1,
                                          "otlp"_L1,
                                          "otlp/traces"_L1,
                                          "otlp/metrics"_L1};

QString fieldOf(QLatin1StringView path)
{
    return QString(path).section(u'/', -1);
}

bool isFalse(const Json5Value &value)
{
    return value.type == Json5Value::Type::Boolean && !value.boolean;
}

class Sections
{
public:
    explicit Sections(MergedConfig &merged) : m_merged(merged) {}

    void run()
    {
        for (const QLatin1StringView section : sections) {
            const Option<LoggingDraft> *const enabled = loggingOptions().find(QString(section + "/enabled"_L1));
            const Provenance off = m_merged.provenances.value(enabled);
            if (m_merged.isFromUser(off) && isFalse(showOption(*enabled, m_merged.draft))) tell(section, off);
        }
        tellWithoutAddress();
    }

private:
    void tell(QLatin1StringView section, const Provenance &off)
    {
        const QString prefix = section + "/"_L1;
        for (const Option<LoggingDraft> &option : loggingOptions().options) {
            if (!QString(option.path).startsWith(prefix) || option.path.endsWith("/enabled"_L1)) continue;
            const Provenance given = m_merged.provenances.value(&option);
            const bool isInVain = m_merged.isFromUser(given) && given.rank >= off.rank && !isFalse(showOption(option, m_merged.draft));
            if (isInVain)
                m_merged.diagnostics.push_back({Kind::Hint, given.origin,
                                                saidOfConfig("\"%1\" has no effect, because %2 is off (%3)", fieldOf(option.path),
                                                             fieldOf(section), describe(off.origin)),
                                                saidOfConfig("remove it, or enable it")});
        }
    }

    void tellWithoutAddress()
    {
        const auto isAddress = [this](QStringView path) { return m_merged.from(path).rank >= 0; };
        if (isAddress(u"otlp/url") || isAddress(u"otlp/traces/url") || isAddress(u"otlp/metrics/url")) return;
        if (!m_merged.draft.otlp.both.enabled) return;
        for (const Option<LoggingDraft> &option : loggingOptions().options) {
            const Provenance given = m_merged.provenances.value(&option);
            const bool isFile = given.origin.pointer.startsWith(u'/'); // variables of OpenTelemetry may be for others
            if (option.path.startsWith("otlp/"_L1) && isFile && m_merged.isFromUser(given) && !option.path.endsWith("/enabled"_L1))
                m_merged.diagnostics.push_back(
                    {Kind::Warning, given.origin,
                     saidOfConfig("\"%1\" has no effect, because there is no address to send to", fieldOf(option.path)),
                     saidOfConfig("write for example %1: %2", "otlp"_L1, "{url: \"http://collector:4318\"}"_L1)});
        }
    }

    MergedConfig &m_merged;
};

} // namespace

void noteUnmetNeeds(const MergedStream &stream, MergedConfig &merged)
{
    for (const Need<StreamDraft> &need : needsOfStreams) {
        const Provenance given = stream.provenances.value(streamOptions().find(QString(need.path)));
        const Provenance common = merged.defaultFrom(QString(need.path));
        if (!merged.isFromUser(given) || given.origin == common.origin || need.isMet(stream.draft)) continue;
        merged.diagnostics.push_back(
            {Kind::Warning, given.origin,
             saidOfConfig("\"%1\" has no effect on the stream \"%2\": %3", fieldOf(need.path), stream.name, need.why.with()),
             need.remedy.with()});
    }
}

void noteUnmetNeeds(MergedConfig &merged)
{
    for (const Need<LoggingDraft> &need : needs) {
        const Provenance given = merged.from(QString(need.path));
        if (merged.isFromUser(given) && !need.isMet(merged.draft))
            merged.diagnostics.push_back({Kind::Warning, given.origin,
                                          saidOfConfig("\"%1\" has no effect: %2", fieldOf(need.path), need.why.with()),
                                          need.remedy.with()});
    }
    for (const Need<StreamDraft> &need : needsOfStreams) {
        const Provenance given = merged.defaultFrom(QString(need.path));
        const bool isMetSomewhere = need.isMet(merged.draft.defaults)
                                    || std::any_of(merged.streams.begin(), merged.streams.end(),
                                                   [&need](const MergedStream &stream) { return need.isMet(stream.draft); });
        if (merged.isFromUser(given) && !isMetSomewhere)
            merged.diagnostics.push_back({Kind::Warning, given.origin,
                                          saidOfConfig("\"%1\" has no effect on any stream: %2", fieldOf(need.path), need.why.with()),
                                          need.remedy.with()});
    }
    Sections(merged).run();
}

} // namespace ccr::logging
