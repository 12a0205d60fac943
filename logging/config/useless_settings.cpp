#include "logging/config/useless_settings.h"

#include "logging/api/logging_config_sentences.h"
#include "logging/config/logging_options.h"
#include "logging/config/setting_needs.h"
#include "logging/config/stream_options.h"
#include "logging/delivery/connection_settings.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

using Kind = ConfigDiagnostic::Kind;
using enum StreamType;
using enum NetworkProtocol;
using Protocols = std::vector<NetworkProtocol>;
using Profiles = std::vector<FormatProfile>;

struct Owner
{
    QLatin1StringView path; ///< of the option, or with a "/" at its end of a group
    std::optional<StreamType> type = {};
    Protocols protocols = {}; ///< of a network stream; empty: all
    Profiles profiles = {};   ///< of any stream; empty: all
};

const std::vector<Owner> &owners()
{
    using enum FormatProfile;
    static const Protocols byHttp{Http, Elasticsearch, Loki, NetworkProtocol::Otlp};
    static const Profiles likePino{Pino, PinoStrict, Fork};
    static const std::vector<Owner> rows{
        {"stderr"_L1, Console},
        {"path"_L1, File},
        {"bufferSize"_L1, File},
        {"flushInterval"_L1, File},
        {"sync"_L1, File},
        {"syncInterval"_L1, File},
        {"fileMode"_L1, File},
        {"folderMode"_L1, File},
        {"rotation/"_L1, File},
        {"protocol"_L1, Network},
        {"url"_L1, Network},
        {"method"_L1, Network, byHttp},
        {"headers"_L1, Network, byHttp},
        {"token"_L1, Network, byHttp},
        {"timeout"_L1, Network},
        {"retries"_L1, Network},
        {"batchSize"_L1, Network},
        {"batchBytes"_L1, Network},
        {"batchInterval"_L1, Network},
        {"batchFormat"_L1, Network, {Http}},
        {"gzip"_L1, Network, byHttp},
        {"spoolSize"_L1, Network},
        {"spoolDirectory"_L1, Network},
        {"spoolMaxAge"_L1, Network},
        {"queueRecords"_L1, Network},
        {"caFile"_L1, Network},
        {"clientCertificate"_L1, Network},
        {"clientKey"_L1, Network},
        {"verifyTls"_L1, Network},
        {"proxy"_L1, Network},
        {"index"_L1, Network, {Elasticsearch}},
        {"labels"_L1, Network, {Loki, NetworkProtocol::Otlp}},
        {"tenant"_L1, Network, {Loki}},
        {"facility"_L1, Network, {Syslog}},
        {"format/levelFormat"_L1, {}, {}, {Pino, PinoStrict, Fork, Pretty, Text, Logfmt}},
        {"format/timeFormat"_L1, {}, {}, {Pino, PinoStrict, Fork, Text, Logfmt}},
        {"format/translateTime"_L1, {}, {}, {Pretty}},
        {"format/base"_L1, {}, {}, {Pino, PinoStrict, Ecs}},
        {"format/messageKey"_L1, {}, {}, {Pino, PinoStrict, Fork, Logfmt}},
        {"format/errorKey"_L1, {}, {}, {Pino, PinoStrict, Fork, Logfmt, Text}},
        {"format/nestedKey"_L1, {}, {}, {Pino, PinoStrict, Fork, Ecs}},
        {"format/singleLine"_L1, {}, {}, {Pretty}},
        {"format/colorize"_L1, {}, {}, {Pretty}},
    };
    return rows;
}

const Owner *ownerOf(QLatin1StringView path)
{
    for (const Owner &owner : owners())
        if (path == owner.path || (owner.path.endsWith('/'_L1) && path.startsWith(owner.path))) return &owner;
    return nullptr;
}

QString shownAs(QStringView path, StreamConfig stream)
{
    StreamDraft draft;
    draft.stream = std::move(stream);
    return showOption(*streamOptions().find(path), draft).string;
}

template <typename Value>
bool isOneOf(const std::vector<Value> &values, Value value)
{
    return values.empty() || std::find(values.begin(), values.end(), value) != values.end();
}

/// Why a setting has no effect on a stream, and what it would have to be.
struct Reason
{
    Phrase why;
    Phrase right;
};

// "protocol: "http" or "loki"".
Phrase oneOf(QLatin1StringView key, const QStringList &values)
{
    Phrase all = QString(key + values.front());
    for (const QString &value : values.sliced(1)) all = saidOfConfig("%1 or %2", all, value);
    return all;
}

bool sendsRecordsItsOwnWay(const StreamConfig &stream)
{
    return stream.type == Network && (stream.network.protocol == Syslog || stream.network.protocol == NetworkProtocol::Otlp);
}

std::optional<Reason> typeReason(const Owner &owner, const StreamConfig &stream)
{
    if (!owner.type || stream.type == *owner.type) return std::nullopt;
    StreamConfig right;
    right.type = *owner.type;
    return Reason{saidOfConfig("its type is %1", shownAs(u"type", stream)), u"type: \"%1\""_s.arg(shownAs(u"type", right))};
}

std::optional<Reason> protocolReason(QLatin1StringView path, const Owner *owner, const StreamConfig &stream)
{
    // The names and the order of what these send are a standard's.
    const bool isOfFormat = path.startsWith("format/"_L1) && sendsRecordsItsOwnWay(stream);
    const bool isLeft = stream.network.protocol == NetworkProtocol::Otlp
                        && (path == "format/messagePrefix"_L1 || path == "format/customLevels"_L1 || path == "format/serviceKey"_L1);
    const Protocols allowed = isOfFormat && !isLeft ? Protocols{Http, Elasticsearch, Loki} : owner ? owner->protocols : Protocols();
    if (stream.type != Network || isOneOf(allowed, stream.network.protocol)) return std::nullopt;
    QStringList names;
    for (const NetworkProtocol protocol : allowed) {
        StreamConfig right;
        right.network.protocol = protocol;
        names.append(u'"' + shownAs(u"protocol", right) + u'"');
    }
    return Reason{saidOfConfig("its protocol is %1", shownAs(u"protocol", stream)), oneOf("protocol: "_L1, names)};
}

std::optional<Reason> formatReason(QLatin1StringView path, const Owner &owner, const FormatConfig &format)
{
    Profiles profiles = owner.profiles;
    if (path == "format/timeFormat"_L1) {
        if (!format.timeFormat && !format.translateTime.isEmpty()) profiles = {FormatProfile::Pretty}; // a pattern
        if (format.timeFormat == TimeFormat::None) profiles.push_back(FormatProfile::Pretty);
    }
    if (isOneOf(profiles, format.profile)) return std::nullopt;
    QStringList names;
    for (const FormatProfile profile : profiles) {
        StreamConfig right;
        right.format.profile = profile;
        names.append(u'"' + shownAs(u"format/profile", right) + u'"');
    }
    StreamConfig written;
    written.format = format;
    return Reason{saidOfConfig("its format is %1", shownAs(u"format/profile", written)), oneOf("format: "_L1, names)};
}

std::optional<Reason> addressReason(QLatin1StringView path, const NetworkStream &network)
{
    const QString scheme = network.url.scheme();
    const bool isOfTls = path == "caFile"_L1 || path == "clientCertificate"_L1 || path == "clientKey"_L1 || path == "verifyTls"_L1;
    if (isOfTls && !isEncrypted(network.url))
        return Reason{saidOfConfig("nothing is encrypted on the way to %1://", scheme),
                      network.protocol == Syslog ? saidOfConfig("a url that begins with tls://")
                                                 : saidOfConfig("a url that begins with https://")};
    if (path == "proxy"_L1 && scheme == "udp"_L1)
        return Reason{saidOfConfig("no proxy takes udp://"), saidOfConfig("a url that begins with tcp:// or tls://")};
    const bool takesOnlyPost = network.protocol == Loki || network.protocol == NetworkProtocol::Otlp;
    if (path == "method"_L1 && takesOnlyPost && network.method != "POST"_L1)
        return Reason{saidOfConfig("its collector takes POST alone"), "method: \"POST\""_L1};
    return std::nullopt;
}

std::optional<Reason> reasonOf(QLatin1StringView path, const StreamConfig &stream)
{
    const Owner *const owner = ownerOf(path);
    if (owner)
        if (const auto reason = typeReason(*owner, stream)) return reason;
    if (const auto reason = protocolReason(path, owner, stream)) return reason;
    if (owner && !owner->profiles.empty() && !sendsRecordsItsOwnWay(stream))
        if (const auto reason = formatReason(path, *owner, stream.format)) return reason;
    return stream.type == Network ? addressReason(path, stream.network) : std::nullopt;
}

QString fieldOf(const Option<StreamDraft> &option)
{
    return QString(option.path).replace(u'/', u'.');
}

void noteOfStream(const MergedStream &stream, MergedConfig &merged)
{
    const ConfigOrigin timestamp = merged.from(u"timestamp").origin;
    for (const Option<StreamDraft> &option : streamOptions().options) {
        const auto given = stream.provenances.constFind(&option);
        if (given == stream.provenances.cend() || given->origin == merged.defaultProvenances.value(&option).origin) continue;
        if (!timestamp.source.isEmpty() && given->origin == timestamp) continue; // for all streams too
        if (given->origin.pointer.contains("OTEL_"_L1)) continue;                // for other programs too
        const auto reason = reasonOf(option.path, stream.draft.stream);
        if (!reason) continue;
        merged.diagnostics.push_back(
            {Kind::Warning, given->origin,
             saidOfConfig("\"%1\" has no effect on the stream \"%2\": %3", fieldOf(option), stream.name, reason->why),
             saidOfConfig("remove it, or write %1", reason->right)});
    }
}

// What is said for all streams is for those that can have it, but one must.
class DefaultUse
{
public:
    DefaultUse(const Option<StreamDraft> &option, MergedConfig &merged)
        : m_option(option), m_merged(merged), m_given(merged.defaultProvenances.value(&option))
    {
    }

    void tellInVain() const
    {
        // Variables are for whatever streams there may be.
        const bool isInFile = m_merged.isFromUser(m_given) && m_given.origin.pointer.startsWith(u'/');
        if (!isInFile || m_merged.streams.empty()) return;
        const MergedStream *without = nullptr;
        bool isOverridden = false;
        for (const MergedStream &stream : m_merged.streams) {
            if (mayHave(stream, m_option)) {
                if (counts(stream)) return;
                isOverridden = true;
            } else if (!without || isOfRightType(stream)) {
                without = &stream;
            }
        }
        if (isOverridden)
            return tell(saidOfConfig("\"%1\" has no effect on any stream: each has its own", fieldOf(m_option)),
                        saidOfConfig("remove it, or remove it from one of them"));
        const Reason reason = *reasonOf(m_option.path, without->draft.stream);
        tell(saidOfConfig("\"%1\" has no effect on any stream (of \"%2\": %3)", fieldOf(m_option), without->name, reason.why),
             saidOfConfig("remove it, or write %1 in one of them", reason.right));
    }

private:
    /// Or it is told elsewhere why it does not.
    bool counts(const MergedStream &stream) const
    {
        const Provenance own = stream.provenances.value(&m_option);
        return own.origin == m_given.origin || own.rank < m_given.rank || isSameIn(m_option, stream.draft, m_merged.draft.defaults);
    }
    bool isOfRightType(const MergedStream &stream) const
    {
        const Owner *const owner = ownerOf(m_option.path);
        return !owner || !owner->type || *owner->type == stream.draft.stream.type;
    }
    void tell(const Phrase &message, const Phrase &suggestion) const
    {
        m_merged.diagnostics.push_back({Kind::Hint, m_given.origin, message, suggestion});
    }

    const Option<StreamDraft> &m_option;
    MergedConfig &m_merged;
    const Provenance m_given;
};

} // namespace

bool mayHave(const MergedStream &stream, const Option<StreamDraft> &option)
{
    return !reasonOf(option.path, stream.draft.stream);
}

void noteUselessSettings(MergedConfig &merged)
{
    for (const MergedStream &stream : merged.streams) {
        noteOfStream(stream, merged);
        noteUnmetNeeds(stream, merged);
    }
    noteUnmetNeeds(merged);
    for (const Option<StreamDraft> &option : streamOptions().options) DefaultUse(option, merged).tellInVain();
}

} // namespace ccr::logging
