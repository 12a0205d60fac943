#include "logging/config/overridden_settings.h"

#include "logging/api/logging_config_sentences.h"
#include "logging/config/logging_options.h"
#include "logging/config/stream_options.h"
#include "logging/config/useless_settings.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

using Kind = ConfigDiagnostic::Kind;

const Option<StreamDraft> *option(QStringView path)
{
    return streamOptions().find(path);
}

QString fieldOf(QLatin1StringView path)
{
    return QString(path).replace(u'/', u'.');
}

class Overridden
{
public:
    explicit Overridden(MergedConfig &merged) : m_merged(merged) {}

    void run()
    {
        for (const MergedStream &stream : m_merged.streams) {
            checkDefaults(stream);
            checkTime(stream);
            if (stream.draft.stream.type == StreamType::Network) checkCredentials(stream);
        }
    }

private:
    void report(Kind kind, const ConfigOrigin &origin, const Phrase &message, const Phrase &suggestion)
    {
        m_merged.diagnostics.push_back({kind, origin, message, suggestion});
    }

    // A variable for all streams does not reach the one that says something else, though it is the stronger source.
    void checkDefaults(const MergedStream &stream)
    {
        for (auto common = m_merged.defaultProvenances.cbegin(); common != m_merged.defaultProvenances.cend(); ++common) {
            const Provenance own = stream.provenances.value(common.key());
            if (!m_merged.isFromUser(*common) || own.rank < 0 || own.rank >= common->rank || !mayHave(stream, *common.key())) continue;
            if (isSameIn(*common.key(), stream.draft, m_merged.draft.defaults)) continue;
            report(m_merged.isFromUser(own) ? Kind::Warning : Kind::Hint, common->origin,
                   saidOfConfig("\"%1\" has no effect on the stream \"%2\", which has its own (%3)", fieldOf(common.key()->path),
                                stream.name, describe(own.origin)),
                   saidOfConfig("change or remove it there"));
        }
    }

    void checkTime(const MergedStream &stream)
    {
        const Provenance off = m_merged.from(u"timestamp");
        if (off.rank < 0 || m_merged.draft.config.timestamp) return;
        const FormatConfig &format = stream.draft.stream.format;
        const Provenance time = stream.provenances.value(option(u"format/timeFormat"));
        const Provenance mask = stream.provenances.value(option(u"format/translateTime"));
        if (time.rank >= 0 && time.origin != off.origin && format.timeFormat != TimeFormat::None && format.timeFormat)
            report(Kind::Warning, off.origin,
                   saidOfConfig("\"timestamp\" is false, but the stream \"%1\" has a \"timeFormat\" and writes the time (%2)", stream.name,
                                describe(time.origin)),
                   saidOfConfig("remove one of them"));
        else if (const Provenance &pattern = mask.rank >= 0 ? mask : time; pattern.rank >= 0 && format.profile == FormatProfile::Pretty
                                                                           && !format.translateTime.isEmpty()
                                                                           && format.timeFormat == TimeFormat::None)
            report(Kind::Warning, pattern.rank >= 0 && pattern.origin != off.origin ? pattern.origin : stream.origin,
                   saidOfConfig("the pattern of times of the stream \"%1\" has no effect, because \"timestamp\" is false (%2)", stream.name,
                                describe(off.origin)),
                   saidOfConfig("remove one of them"));
    }

    // The one that is written later into the request: https://user:password@host, token, headers.
    void checkCredentials(const MergedStream &stream)
    {
        const NetworkStream &network = stream.draft.stream.network;
        if (network.protocol == NetworkProtocol::Syslog) return;
        const QStringList names = network.headers.keys();
        const bool hasHeader = names.contains("Authorization"_L1, Qt::CaseInsensitive);
        const bool hasToken = !network.token.isEmpty();
        const Phrase winner = hasHeader ? saidOfConfig("the header Authorization") : Phrase("\"token\""_L1);
        const ConfigOrigin by = stream.provenances.value(option(hasHeader ? u"headers" : u"token")).origin;
        const auto tell = [&](QStringView path, const Phrase &what) {
            report(Kind::Warning, stream.provenances.value(option(path)).origin,
                   saidOfConfig("%1 of the stream \"%2\" has no effect: %3 is sent (%4)", what, stream.name, winner, describe(by)),
                   saidOfConfig("remove one of them"));
        };
        if (hasToken && hasHeader) tell(u"token", u"\"token\""_s);
        if (!network.url.userInfo().isEmpty() && (hasToken || hasHeader)) tell(u"url", saidOfConfig("the password in \"url\""));
    }

    MergedConfig &m_merged;
};

} // namespace

void noteOverriddenSettings(MergedConfig &merged)
{
    Overridden(merged).run();
}

void noteWithoutEnhancedLogging(MergedConfig &merged)
{
    const Provenance off = merged.from(u"integration/enableNewLogging");
    const auto tell = [&](const ConfigOrigin &origin, const QString &what) {
        merged.diagnostics.push_back(
            {Kind::Hint, origin, saidOfConfig("\"%1\" has no effect, because the enhanced logging is off (%2)", what, describe(off.origin)),
             saidOfConfig("switch it on there, or remove this")});
    };
    if (merged.hasStreams && std::any_of(merged.streams.begin(), merged.streams.end(), [&](const MergedStream &stream) {
            return stream.rank != merged.presetRank;
        }))
        tell(merged.streamsOrigin, u"streams"_s);
    for (const Option<LoggingDraft> &option : loggingOptions().options) {
        const bool isSwitchedOff = option.path.startsWith("enhancedFeatures/"_L1) || option.path.startsWith("history/"_L1)
                                   || option.path.startsWith("alerts/"_L1) || option.path == "consoleOutput"_L1;
        const Provenance given = merged.provenances.value(&option);
        if (isSwitchedOff && merged.isFromUser(given)) tell(given.origin, fieldOf(option.path));
    }
}

} // namespace ccr::logging
