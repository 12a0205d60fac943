#include "logging/config/useless_settings.h"

#include "logging/config/stream_options.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

using enum StreamType;
using enum NetworkProtocol;

struct Owner
{
    QLatin1StringView path; ///< of the option, or with a "/" at its end of a group
    StreamType type;
    std::vector<NetworkProtocol> protocols = {}; ///< of a network stream; empty: all
};

const std::vector<Owner> &owners()
{
    static const std::vector<NetworkProtocol> byHttp{Http, Elasticsearch, Loki, Otlp};
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
        {"verifyTls"_L1, Network},
        {"proxy"_L1, Network},
        {"index"_L1, Network, {Elasticsearch}},
        {"labels"_L1, Network, {Loki, Otlp}},
        {"tenant"_L1, Network, {Loki}},
        {"facility"_L1, Network, {Syslog}},
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

// What a stream would have to be; empty: it is.
QString required(const Owner &owner, const StreamConfig &stream)
{
    StreamConfig right;
    right.type = owner.type;
    if (stream.type != owner.type) return u"type: \"%1\""_s.arg(shownAs(u"type", right));
    if (owner.protocols.empty()
        || std::find(owner.protocols.begin(), owner.protocols.end(), stream.network.protocol) != owner.protocols.end())
        return {};
    QStringList names;
    for (const NetworkProtocol protocol : owner.protocols) {
        right.network.protocol = protocol;
        names.append(u'"' + shownAs(u"protocol", right) + u'"');
    }
    return u"protocol: "_s + names.join(u" or "_s);
}

} // namespace

void noteUselessSettings(const MergedStream &stream, MergedConfig &merged)
{
    const StreamConfig &config = stream.draft.stream;
    for (const Option<StreamDraft> &option : streamOptions().options) {
        const Owner *owner = ownerOf(option.path);
        const auto given = stream.provenances.constFind(&option);
        if (!owner || given == stream.provenances.cend() || given->origin == merged.defaultProvenances.value(&option).origin) continue;
        const QString right = required(*owner, config);
        if (right.isEmpty()) continue;
        const bool isOfOtherType = config.type != owner->type;
        const QString field = QString(option.path).replace(u'/', u'.');
        merged.diagnostics.push_back({ConfigDiagnostic::Kind::Warning, given->origin,
                                      u"\"%1\" has no effect on the stream \"%2\": its %3 is %4"_s.arg(
                                          field, config.name, isOfOtherType ? u"type"_s : u"protocol"_s,
                                          shownAs(isOfOtherType ? QStringView(u"type") : QStringView(u"protocol"), config)),
                                      u"remove it, or write "_s + right});
    }
}

} // namespace ccr::logging
