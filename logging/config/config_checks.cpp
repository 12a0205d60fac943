#include "logging/config/config_checks.h"

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
    void report(Kind kind, const ConfigOrigin &origin, const QString &message, const QString &suggestion)
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
                   u"the streams \"%1\" and \"%2\" have one spool, %3; after an outage one may send what the other kept"_s.arg(
                       owners.value(folder), stream.name, folder),
                   u"give each a spoolDirectory of its own"_s);
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
                report(Kind::Warning, origin, u"an empty text is the name of no label"_s, u"remove it"_s);
            else if (isLoki && name == "level"_L1)
                report(Kind::Warning, origin, u"the label \"level\" has no effect: it is the level of each record"_s,
                       u"give it another name"_s);
            else if (isLoki && !right.match(name).hasMatch())
                report(Kind::Warning, origin, u"Loki takes no label \"%1\"; other characters than letters and digits become _"_s.arg(name),
                       u"use letters, digits and _, and begin with a letter"_s);
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
            const QString reason =
                lowest == Severity::Silent
                    ? u"its level is silent"_s
                    : u"it takes only records below %1, and none below %2 come to it"_s.arg(levelName(above), levelName(lowest));
            report(Kind::Warning, originOf(merged, u"level"),
                   u"the stream \"%1\" can never receive a record: %2"_s.arg(stream.name, reason), u"change \"level\" or \"belowLevel\""_s);
        } else if (m_config.levelIsHardGate && stream.level < m_config.level) {
            report(Kind::Warning, originOf(merged, u"level"),
                   u"the stream \"%1\" takes %2, but nothing below %3 comes to it (%4)"_s.arg(
                       stream.name, levelName(stream.level), levelName(m_config.level), describe(gateOrigin())),
                   u"lower the level of the logging, or raise this one"_s);
        }
        if (stream.type == StreamType::File && stream.file.bufferBytes > 0 && stream.file.bufferBytes < smallBuffer)
            report(Kind::Hint, originOf(merged, u"bufferSize"),
                   u"\"bufferSize\" of the stream \"%1\" is %2 bytes"_s.arg(stream.name).arg(stream.file.bufferBytes),
                   u"it counts bytes, no records: write for example 64K"_s);
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
            report(Kind::Warning, streamsOrigin(), u"no stream is enabled, so nothing is written"_s,
                   u"add a stream, or write enabled: false"_s);
        if (level.rank < 0 || !m_config.enabled || !anyEnabled) return;
        if (!m_config.levelIsHardGate && !below.isEmpty())
            report(Kind::Warning, level.origin,
                   u"\"level\" is %1, but %2 takes lower ones, and the lowest decides"_s.arg(levelName(m_config.level), below.join(u", ")),
                   u"write levelIsHardGate: true to keep them away"_s);
        else if (m_config.level < lowest)
            report(Kind::Hint, level.origin,
                   u"\"level\" is %1, but no stream takes that; the lowest takes %2"_s.arg(levelName(m_config.level), levelName(lowest)),
                   u"lower the level of a stream"_s);
    }

    ConfigOrigin streamsOrigin() const { return m_merged.streams.empty() ? m_merged.streamsOrigin : m_merged.streams.front().origin; }

    void checkLog()
    {
        const Provenance log = m_merged.from(u"LOG");
        if (log.rank < 0 || m_merged.draft.fileLog || !m_merged.hasStreams || !m_merged.draft.enhanced) return;
        report(Kind::Hint, log.origin, u"\"LOG\" is false, but streams are configured and write all the same"_s,
               u"write enabled: false in Logging to write nothing"_s);
    }

    void checkDirectory()
    {
        const Provenance directory = m_merged.from(u"logDirectory");
        if (directory.rank < 0 || !(m_config.directory.startsWith("/usr/"_L1) || m_config.directory.startsWith("/bin/"_L1))) return;
        report(Kind::Warning, directory.origin, u"\"logDirectory\" is %1, where programs belong and logs do not"_s.arg(m_config.directory),
               u"write for example /var/log/ccr"_s);
    }

    // What a format adds by itself never was a field.
    void checkRedaction()
    {
        const auto isWithBase = [](const StreamConfig &stream) { return stream.enabled && stream.format.base; };
        if (std::none_of(m_config.streams.begin(), m_config.streams.end(), isWithBase)) return;
        for (const QString &name : {u"pid"_s, u"hostname"_s})
            if (m_config.redaction.paths.contains(name))
                report(Kind::Warning, m_merged.from(u"redact/paths").origin,
                       u"\"redact.paths\" names \"%1\", which each record has by itself and keeps"_s.arg(name),
                       u"write base: false to leave pid and hostname out"_s);
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
                   u"\"%1\" is %2 and names no currency, while there are prices in %3; it holds for each of them by itself"_s.arg(name)
                       .arg(each)
                       .arg(currencies.join(u", "_s)),
                   u"write a budget for each currency: {\"%1\": %2, …}"_s.arg(currencies.front()).arg(each));
        for (auto budget = budgets.cbegin(); budget != budgets.cend(); ++budget)
            if (!currencies.contains(budget.key()))
                report(Kind::Warning, origin, u"\"%1\" has an amount in %2, but no price is in %2"_s.arg(name, budget.key()),
                       u"give the prices of the models in %1, or use one of: %2"_s.arg(budget.key(), currencies.join(u", "_s)));
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
               u"\"diskWarning\" is %1 and above \"diskCritical\", %2; the warning never comes first"_s.arg(alerts.diskWarning)
                   .arg(alerts.diskCritical),
               u"let diskWarning be the smaller one"_s);
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
