#include "logging/config/config_checks.h"

#include "logging/api/logging_config_sentences.h"
#include "logging/config/overridden_settings.h"
#include "logging/config/stream_options.h"
#include "logging/config/useless_settings.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

using Kind = ConfigDiagnostic::Kind;

constexpr qint64 smallBuffer = 4096;

QString levelName(Severity level)
{
    return choiceName(static_cast<int>(level), severityNames());
}

class Checks
{
public:
    explicit Checks(MergedConfig &merged) : m_merged(merged), m_config(merged.draft.config) {}

    void run()
    {
        for (const MergedStream &stream : m_merged.streams) checkStream(stream);
        checkSpools();
        if (m_config.enabled) noteUselessSettings(m_merged);
        noteOverriddenSettings(m_merged);
        checkLevel();
        checkLog();
        checkDirectory();
        checkRedaction();
        checkAlerts();
    }

private:
    void report(Kind kind, const ConfigOrigin &origin, const Phrase &message, const Phrase &suggestion)
    {
        m_merged.diagnostics.push_back({kind, origin, message, suggestion});
    }

    static ConfigOrigin originOf(const MergedStream &stream, QStringView path)
    {
        const Provenance provenance = stream.provenances.value(streamOptions().find(path));
        return provenance.origin.source.isEmpty() ? stream.origin : provenance.origin;
    }

    // What waits there belongs to the first that opens it, who may send it elsewhere or not know its protocol.
    void checkSpools()
    {
        QHash<QString, QString> owners;
        for (const MergedStream &merged : m_merged.streams) {
            const StreamConfig &stream = merged.draft.stream;
            if (stream.type != StreamType::Network || !stream.enabled || stream.network.spoolBytes == 0) continue;
            const QString folder = stream.network.spoolFolder;
            if (!owners.contains(folder)) {
                owners.insert(folder, stream.name);
                continue;
            }
            report(Kind::Warning, originOf(merged, u"spoolDirectory"),
                   saidOfConfig("the streams \"%1\" and \"%2\" have one spool, %3; after an outage one may send what the other kept",
                                owners.value(folder), stream.name, folder),
                   saidOfConfig("give each a spoolDirectory of its own"));
        }
    }

    // Loki's names are those of Prometheus; others are changed before they are sent.
    void checkLabels(const MergedStream &merged)
    {
        const NetworkStream &network = merged.draft.stream.network;
        const bool isLoki = network.protocol == NetworkProtocol::Loki;
        if (merged.draft.stream.type != StreamType::Network || (!isLoki && network.protocol != NetworkProtocol::Otlp)) return;
        static const QRegularExpression right(u"^[A-Za-z_][A-Za-z0-9_]*$"_s);
        ConfigOrigin origin = originOf(merged, u"labels");
        if (origin.pointer.contains("OTEL_"_L1)) return;
        const QString labels = origin.pointer;
        for (const QString &name : network.labels.keys()) {
            origin.pointer = pointerTo(labels, name);
            if (name.trimmed().isEmpty())
                report(Kind::Warning, origin, saidOfConfig("an empty text is the name of no label"), saidOfConfig("remove it"));
            else if (isLoki && name == "level"_L1)
                report(Kind::Warning, origin, saidOfConfig("the label \"level\" has no effect: it is the level of each record"),
                       saidOfConfig("give it another name"));
            else if (isLoki && !right.match(name).hasMatch())
                report(Kind::Warning, origin,
                       saidOfConfig("Loki takes no label \"%1\"; other characters than letters and digits become _", name),
                       saidOfConfig("use letters, digits and _, and begin with a letter"));
        }
    }

    void checkStream(const MergedStream &merged)
    {
        checkLabels(merged);
        const StreamConfig &stream = merged.draft.stream;
        if (!stream.enabled || !m_config.enabled) return;
        const Severity lowest = m_config.levelIsHardGate ? std::max(stream.level, m_config.level) : stream.level;
        const Severity above = stream.belowLevel.value_or(Severity::Silent);
        if (lowest >= above) {
            const Phrase reason = lowest == Severity::Silent ? saidOfConfig("its level is silent")
                                                             : saidOfConfig("it takes only records below %1, and none below %2 come to it",
                                                                            levelName(above), levelName(lowest));
            report(Kind::Warning, originOf(merged, u"level"),
                   saidOfConfig("the stream \"%1\" can never receive a record: %2", stream.name, reason),
                   saidOfConfig("change \"level\" or \"belowLevel\""));
        } else if (m_config.levelIsHardGate && stream.level < m_config.level) {
            report(Kind::Warning, originOf(merged, u"level"),
                   saidOfConfig("the stream \"%1\" takes %2, but nothing below %3 comes to it (%4)", stream.name, levelName(stream.level),
                                levelName(m_config.level), describe(gateOrigin())),
                   saidOfConfig("lower the level of the logging, or raise this one"));
        }
        if (stream.type == StreamType::File && stream.file.bufferBytes > 0 && stream.file.bufferBytes < smallBuffer)
            report(Kind::Hint, originOf(merged, u"bufferSize"),
                   saidOfConfig("\"bufferSize\" of the stream \"%1\" is %2 bytes", stream.name, stream.file.bufferBytes),
                   saidOfConfig("it counts bytes, no records: write for example 64K"));
    }

    ConfigOrigin gateOrigin() const
    {
        const Provenance gate = m_merged.from(u"levelIsHardGate");
        const Provenance level = m_merged.from(u"level");
        return level.rank >= 0 ? level.origin : gate.origin;
    }

    void checkLevel()
    {
        const Provenance level = m_merged.from(u"level");
        Severity lowest = Severity::Silent;
        QStringList below;
        bool anyEnabled = false;
        for (const StreamConfig &stream : m_config.streams) {
            if (!stream.enabled) continue;
            anyEnabled = true;
            lowest = std::min(lowest, stream.level);
            if (stream.level < m_config.level) below.append(u"\"%1\""_s.arg(stream.name));
        }
        const bool isMeant = m_merged.hasStreams && m_config.enabled && m_merged.draft.enhanced;
        if (isMeant && !anyEnabled)
            report(Kind::Warning, streamsOrigin(), saidOfConfig("no stream is enabled, so nothing is written"),
                   saidOfConfig("add a stream, or write enabled: false"));
        if (level.rank < 0 || !m_config.enabled || !anyEnabled) return;
        if (!m_config.levelIsHardGate && !below.isEmpty())
            report(Kind::Warning, level.origin,
                   saidOfConfig("\"level\" is %1, but %2 takes lower ones, and the lowest decides", levelName(m_config.level),
                                below.join(u", ")),
                   saidOfConfig("write levelIsHardGate: true to keep them away"));
        else if (m_config.level < lowest)
            report(Kind::Hint, level.origin,
                   saidOfConfig("\"level\" is %1, but no stream takes that; the lowest takes %2", levelName(m_config.level),
                                levelName(lowest)),
                   saidOfConfig("lower the level of a stream"));
    }

    ConfigOrigin streamsOrigin() const { return m_merged.streams.empty() ? m_merged.streamsOrigin : m_merged.streams.front().origin; }

    void checkLog()
    {
        const Provenance log = m_merged.from(u"LOG");
        if (log.rank < 0 || m_merged.draft.fileLog || !m_merged.hasStreams || !m_merged.draft.enhanced) return;
        report(Kind::Hint, log.origin, saidOfConfig("\"LOG\" is false, but streams are configured and write all the same"),
               saidOfConfig("write enabled: false in Logging to write nothing"));
    }

    void checkDirectory()
    {
        const Provenance directory = m_merged.from(u"logDirectory");
        if (directory.rank < 0 || !(m_config.directory.startsWith("/usr/"_L1) || m_config.directory.startsWith("/bin/"_L1))) return;
        report(Kind::Warning, directory.origin,
               saidOfConfig("\"logDirectory\" is %1, where programs belong and logs do not", m_config.directory),
               saidOfConfig("write for example /var/log/ccr"));
    }

    // What a format adds by itself never was a field.
    void checkRedaction()
    {
        const auto isWithBase = [](const StreamConfig &stream) { return stream.enabled && stream.format.base; };
        if (std::none_of(m_config.streams.begin(), m_config.streams.end(), isWithBase)) return;
        for (const QString &name : {u"pid"_s, u"hostname"_s})
            if (m_config.redaction.paths.contains(name))
                report(Kind::Warning, m_merged.from(u"redact/paths").origin,
                       saidOfConfig("\"redact.paths\" names \"%1\", which each record has by itself and keeps", name),
                       saidOfConfig("write base: false to leave pid and hostname out"));
    }

    void checkBudget(QLatin1StringView name, double each, const QMap<QString, double> &budgets)
    {
        QStringList currencies{u"USD"_s}; // of the vendors' lists
        for (const Price &price : m_config.prices) currencies.append(QString::fromStdString(price.currency));
        currencies.removeDuplicates();
        currencies.sort();
        const ConfigOrigin origin = m_merged.from(u"alerts/"_s + name).origin;
        if (each > 0 && currencies.size() > 1)
            report(Kind::Warning, origin,
                   saidOfConfig("\"%1\" is %2 and names no currency, while there are prices in %3; it holds for each of them by itself",
                                name, each, currencies.join(u", "_s)),
                   saidOfConfig("write a budget for each currency: {\"%1\": %2, …}", currencies.front(), each));
        for (auto budget = budgets.cbegin(); budget != budgets.cend(); ++budget)
            if (!currencies.contains(budget.key()))
                report(Kind::Warning, origin, saidOfConfig("\"%1\" has an amount in %2, but no price is in %2", name, budget.key()),
                       saidOfConfig("give the prices of the models in %1, or use one of: %2", budget.key(), currencies.join(u", "_s)));
    }

    void checkAlerts()
    {
        const AlertConfig &alerts = m_config.alerts;
        checkBudget("dailyBudget"_L1, alerts.dailyBudget, alerts.dailyBudgets);
        checkBudget("monthlyBudget"_L1, alerts.monthlyBudget, alerts.monthlyBudgets);
        if (alerts.diskWarning <= alerts.diskCritical) return;
        const Provenance warning = m_merged.from(u"alerts/diskWarning");
        const Provenance critical = m_merged.from(u"alerts/diskCritical");
        report(Kind::Warning, warning.rank >= critical.rank ? warning.origin : critical.origin,
               saidOfConfig("\"diskWarning\" is %1 and above \"diskCritical\", %2; the warning never comes first", alerts.diskWarning,
                            alerts.diskCritical),
               saidOfConfig("let diskWarning be the smaller one"));
    }

    MergedConfig &m_merged;
    const LoggingConfig &m_config;
};

} // namespace

void checkConfig(MergedConfig &merged)
{
    Checks(merged).run();
}

} // namespace ccr::logging
