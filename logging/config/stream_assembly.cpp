#include "logging/config/stream_assembly.h"

#include "logging/api/logging_config_sentences.h"
#include "logging/config/field_name_checks.h"
#include "logging/config/otel_variables.h"
#include "logging/config/overridden_settings.h"
#include "logging/config/stream_options.h"
#include "logging/config/tls_files.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

using Kind = ConfigDiagnostic::Kind;

constexpr qint64 builtInFileBytes = 50LL * 1024 * 1024;

bool isTrue(const SourceLayers &layers, const QString &name)
{
    const auto variable = layers.variable(name);
    return variable && variable->first.compare("true"_L1, Qt::CaseInsensitive) == 0;
}

// A ~ begins the number of a further program's folder.
QString folderNamed(QString stream)
{
    return stream.replace(u'/', u'_').replace(u'~', u'_');
}

class Assembly
{
public:
    Assembly(MergedConfig &merged, const SourceLayers &layers, const LoggingSources &sources)
        : m_merged(merged), m_layers(layers), m_sources(sources), m_config(merged.draft.config)
    {
        const auto home = layers.variable(u"HOME"_s);
        m_home = home ? home->first : QDir::homePath();
        m_configFolder = QFileInfo(sources.configFile).absolutePath();
    }

    void run()
    {
        m_config.directory = resolveLogDirectory(m_merged.draft.directory, m_configFolder, m_home);
        checkFile(FileUse::Folder, m_config.directory, m_merged.from(u"logDirectory"), "\"logDirectory\""_L1);
        if (m_config.history.enabled && QDir::isAbsolutePath(m_config.history.path))
            checkFile(FileUse::File, m_config.history.path, m_merged.from(u"history/path"),
                      saidOfConfig("\"%1\" of %2", "path"_L1, "history"_L1));
        if (!m_merged.draft.enhanced)
            onlyPlainText();
        else if (!m_merged.hasStreams)
            builtInStreams();
        if (m_merged.draft.enhanced) {
            consoleOutput();
            consoleOfCommandLine();
            legacyText();
        }
        const bool hadStreams = !m_merged.streams.empty();
        std::erase_if(m_merged.streams, [this](MergedStream &stream) { return !complete(stream); });
        if (hadStreams && m_merged.streams.empty() && m_merged.draft.enhanced) insteadOfWrongStreams();
        separateFiles();
        for (const MergedStream &stream : m_merged.streams) m_config.streams.push_back(stream.draft.stream);
    }

private:
    void report(Kind kind, const ConfigOrigin &origin, const Phrase &message, const Phrase &suggestion)
    {
        m_merged.diagnostics.push_back({kind, origin, message, suggestion});
    }

    void checkFile(FileUse use, const QString &path, const Provenance &given, const Phrase &setting)
    {
        if (m_config.enabled) checkNamedFile(m_sources.fileProblem, {use, path, given.origin, setting}, m_merged.diagnostics);
    }

    void checkFile(FileUse use, const QString &path, const MergedStream &stream, QStringView setting)
    {
        if (stream.draft.stream.enabled)
            checkFile(use, path, stream.provenances.value(option(setting)),
                      saidOfConfig("\"%1\" of the stream \"%2\"", setting.toString(), stream.name));
    }

    MergedStream &add(const QString &name, StreamType type, const Provenance &why)
    {
        MergedStream stream{.name = name, .origin = why.origin, .rank = why.rank, .draft = m_merged.draft.defaults, .provenances = {}};
        stream.provenances = m_merged.defaultProvenances;
        stream.draft.stream.name = name;
        stream.draft.stream.type = type;
        stream.provenances.insert(option(u"type"), why);
        stream.provenances.insert(option(u"name"), why);
        if (!stream.provenances.contains(option(u"level"))) {
            stream.draft.stream.level = m_config.level;
            stream.provenances.insert(option(u"level"), m_merged.from(u"level"));
        }
        m_merged.streams.push_back(std::move(stream));
        return m_merged.streams.back();
    }

    static const Option<StreamDraft> *option(QStringView path) { return streamOptions().find(path); }
    bool isDefault(QStringView path) const { return m_merged.defaultFrom(path).rank < 0; }

    // One file that is put aside at 50 MB; in a container also standard output, where its logs are looked for.
    void builtInStreams()
    {
        if (m_merged.draft.fileLog) {
            MergedStream &file = add(u"file"_s, StreamType::File, m_merged.from(u"LOG"));
            if (isDefault(u"path")) file.draft.path = u"ccr.log"_s;
            Rotation &rotation = file.draft.stream.file.rotation;
            if (isDefault(u"rotation/size")) rotation.maxBytes = builtInFileBytes;
            if (isDefault(u"rotation/interval")) rotation.interval = {};
        }
        if (isTrue(m_layers, u"DOCKERIZED"_s) || isTrue(m_layers, u"CONTAINER"_s)) add(u"console"_s, StreamType::Console, {});
    }

    // What is wrong counts as not written.
    void insteadOfWrongStreams()
    {
        builtInStreams();
        std::erase_if(m_merged.streams, [this](MergedStream &stream) { return !complete(stream); });
        if (m_merged.streams.empty()) return;
        report(Kind::Warning, m_merged.streamsOrigin,
               saidOfConfig("no stream in \"streams\" can be used, so it is as if there were none; the log is %1",
                            m_merged.streams.front().draft.stream.file.path),
               saidOfConfig("repair one of them, or write an empty list for no log"));
    }

    // What the original wrote without the enhanced logging, and nothing else.
    void onlyPlainText()
    {
        noteWithoutEnhancedLogging(m_merged);
        m_merged.streams.clear();
        m_config.requestTracking.enabled = false;
        m_config.streamTracking.enabled = false;
        m_config.errorLogging.enabled = false;
        m_config.performanceMetrics.enabled = false;
        m_config.history.enabled = false;
        m_config.alerts.enabled = false;
        m_config.migrateExistingLogs = false;
        if (m_merged.draft.fileLog) addLegacyText(m_merged.from(u"integration/enableNewLogging"));
    }

    void addLegacyText(const Provenance &why)
    {
        MergedStream &text = add(u"legacy-text"_s, StreamType::File, why);
        text.draft.path = m_configFolder + u"/claude-code-router.log"_s;
        text.draft.stream.format.profile = FormatProfile::Text;
        for (const QStringView path : {QStringView(u"path"), QStringView(u"format/profile")}) text.provenances.insert(option(path), why);
    }

    void legacyText()
    {
        if (m_merged.draft.legacyTextLog)
            addLegacyText(m_merged.from(u"enableBackwardCompatibility"));
        else if (m_merged.draft.preserveExisting && m_merged.draft.isFileLogAsked)
            addLegacyText(m_merged.from(u"integration/preserveExistingBehavior"));
    }

    void consoleOutput()
    {
        const Provenance why = m_merged.from(u"consoleOutput");
        if (why.rank < 0) return;
        bool hasConsole = false;
        for (MergedStream &stream : m_merged.streams) {
            if (stream.draft.stream.type != StreamType::Console) continue;
            hasConsole = true;
            if (stream.draft.stream.enabled != m_merged.draft.consoleOutput) noteOverridden(stream, u"enabled", why);
            stream.draft.stream.enabled = m_merged.draft.consoleOutput;
            stream.provenances.insert(option(u"enabled"), why);
        }
        if (m_merged.draft.consoleOutput && !hasConsole) add(u"console"_s, StreamType::Console, why);
    }

    // What the source that overrides it, or a weaker one, says of the stream.
    void noteOverridden(const MergedStream &stream, QStringView path, const Provenance &why)
    {
        const Provenance given = stream.provenances.value(option(path));
        if (!m_merged.isFromUser(given)) return;
        report(Kind::Warning, given.origin,
               saidOfConfig("\"%1\" of the stream \"%2\" is overridden by %3", QString(path.toString()).replace(u'/', u'.'), stream.name,
                            describe(why.origin)),
               saidOfConfig("remove one of them"));
    }

    void consoleOfCommandLine()
    {
        const LoggingCommandLine &given = m_sources.commandLine;
        if (!given.console && !given.noConsole) return;
        const Provenance why{{saidOfConfig("command line"), u"--log-console"_s, 0}, static_cast<int>(m_layers.layers.size())};
        std::erase_if(m_merged.streams, [](const MergedStream &stream) { return stream.draft.stream.type == StreamType::Console; });
        if (!given.console) return;
        MergedStream &console = add(u"console"_s, StreamType::Console, why);
        console.draft.stream.console.toStandardError = true; // standard output is free for what a command answers
        console.draft.stream.format.profile = *given.console;
        console.provenances.insert(option(u"format/profile"), why);
        console.provenances.insert(option(u"stderr"), why);
    }

    bool complete(MergedStream &stream)
    {
        StreamConfig &config = stream.draft.stream;
        if (!stream.provenances.contains(option(u"type"))) {
            report(Kind::Error, stream.origin, saidOfConfig("the stream \"%1\" has no \"type\"; it is left out", stream.name),
                   saidOfConfig("write console, file or network"));
            return false;
        }
        if (stream.draft.pretty) {
            const Provenance why = stream.provenances.value(option(u"prettyPrint"));
            if (config.format.profile != FormatProfile::Pretty) noteOverridden(stream, u"format/profile", why);
            config.format.profile = FormatProfile::Pretty;
            stream.provenances.insert(option(u"format/profile"), why);
        }
        if (!m_config.timestamp && !config.format.timeFormat) {
            config.format.timeFormat = TimeFormat::None;
            stream.provenances.insert(option(u"format/timeFormat"), m_merged.from(u"timestamp"));
        }
        checkFieldNames(stream, m_merged);
        switch (config.type) {
        case StreamType::Console: return true;
        case StreamType::File: return completeFile(stream);
        case StreamType::Network: return completeNetwork(stream);
        case StreamType::Custom: break;
        }
        report(Kind::Warning, stream.origin,
               saidOfConfig("the stream \"%1\" is left out: only a program can make a custom stream", stream.name),
               saidOfConfig("use a file or network stream"));
        return false;
    }

    bool completeFile(MergedStream &stream)
    {
        StreamConfig &config = stream.draft.stream;
        if (stream.draft.path.trimmed().isEmpty()) {
            report(Kind::Error, stream.origin, saidOfConfig("the file stream \"%1\" has no \"path\"; it is left out", stream.name),
                   saidOfConfig("write for example %1: %2", "path"_L1, "\"error.log\""_L1));
            return false;
        }
        config.file.path = resolveLogPath(stream.draft.path, m_config.directory, m_home);
        checkFile(FileUse::File, config.file.path, stream, u"path");
        if (stream.draft.rotates) return true;
        noteUselessRotation(stream);
        config.file.rotation.maxBytes = 0;
        config.file.rotation.interval = {};
        return true;
    }

    // Only what the source that switches rotation off, or a stronger one, says in vain.
    void noteUselessRotation(const MergedStream &stream)
    {
        const Provenance off = stream.provenances.value(option(u"rotation/enabled"));
        for (const QStringView path : {QStringView(u"rotation/size"), QStringView(u"rotation/interval")}) {
            const Provenance given = stream.provenances.value(option(path));
            if (given.rank < 0 || given.rank < off.rank) continue;
            report(Kind::Warning, given.origin,
                   saidOfConfig("\"%1\" has no effect on the stream \"%2\", because rotation is off (%3)",
                                path.mid(path.indexOf(u'/') + 1).toString(), stream.name, describe(off.origin)),
                   saidOfConfig("remove it, or switch rotation on"));
        }
    }

    bool completeNetwork(MergedStream &stream)
    {
        NetworkStream &network = stream.draft.stream.network;
        if (network.protocol == NetworkProtocol::Otlp) applyOtelVariables(stream, m_layers, m_merged.diagnostics);
        if (network.url.isEmpty()) {
            report(Kind::Error, stream.origin, saidOfConfig("the network stream \"%1\" has no \"url\"; it is left out", stream.name),
                   saidOfConfig("write for example %1: %2", "url"_L1, "\"http://log-collector:8080/logs\""_L1));
            return false;
        }
        const QString scheme = network.url.scheme();
        const bool isSyslog = network.protocol == NetworkProtocol::Syslog;
        const bool fits =
            isSyslog ? scheme == "udp"_L1 || scheme == "tcp"_L1 || scheme == "tls"_L1 : scheme == "http"_L1 || scheme == "https"_L1;
        if (!fits) {
            report(Kind::Error, stream.provenances.value(option(u"url")).origin,
                   saidOfConfig("\"url\" of the stream \"%1\" begins with %2://; it is left out", stream.name, scheme),
                   isSyslog ? saidOfConfig("write udp://, tcp:// or tls:// for syslog") : saidOfConfig("write http:// or https://"));
            return false;
        }
        // Data streams reject other names of the time and the message.
        if (network.protocol == NetworkProtocol::Elasticsearch && !stream.provenances.contains(option(u"format/profile")))
            stream.draft.stream.format.profile = FormatProfile::Ecs;
        // Every collector of these protocols takes it; what another one makes of it nobody knows.
        const bool takesGzip = !isSyslog && network.protocol != NetworkProtocol::Http;
        if (takesGzip && !stream.provenances.contains(option(u"gzip"))) network.gzip = true;
        if (network.spoolFolder.isEmpty()) network.spoolFolder = u"spool/"_s + folderNamed(stream.name);
        network.spoolFolder = resolveLogPath(network.spoolFolder, m_config.directory, m_home);
        if (network.spoolBytes > 0) checkFile(FileUse::Folder, network.spoolFolder, stream, u"spoolDirectory");
        for (QString *const path : {&network.caFile, &network.clientCertificate, &network.clientKey})
            if (!path->isEmpty()) *path = resolveLogDirectory(*path, m_configFolder, m_home);
        if (!m_config.enabled || !stream.draft.stream.enabled) return true;
        const auto originOf = [&stream](QLatin1StringView setting) { return stream.provenances.value(option(QString(setting))).origin; };
        checkTlsFiles(m_sources.fileProblem, network, {saidOfConfig("the stream \"%1\"", stream.name), originOf}, m_merged.diagnostics);
        return true;
    }

    // Two writers would mix their lines and rename the file under each other.
    void separateFiles()
    {
        QHash<QString, QString> owners;
        for (MergedStream &stream : m_merged.streams) {
            StreamConfig &config = stream.draft.stream;
            if (config.type != StreamType::File || !config.enabled) continue;
            const QString owner = owners.value(config.file.path);
            if (owner.isEmpty()) {
                owners.insert(config.file.path, stream.name);
                continue;
            }
            config.enabled = false;
            stream.provenances.insert(option(u"enabled"), {stream.origin, stream.rank});
            report(Kind::Error, stream.origin,
                   saidOfConfig("the streams \"%1\" and \"%2\" have one path, %3; the second is switched off", owner, stream.name,
                                config.file.path),
                   saidOfConfig("give each a file of its own"));
        }
    }

    MergedConfig &m_merged;
    const SourceLayers &m_layers;
    const LoggingSources &m_sources;
    LoggingConfig &m_config;
    QString m_home;
    QString m_configFolder;
};

QString expanded(const QString &written, const QString &home)
{
    const QString path = written.trimmed();
    return path == "~"_L1 || path.startsWith("~/"_L1) ? home + path.mid(1) : path;
}

} // namespace

QString resolveLogPath(const QString &written, const QString &directory, const QString &home)
{
    const QString path = QDir::cleanPath(expanded(written, home));
    if (QDir::isAbsolutePath(path)) return path;
    const QString inside = path.startsWith("logs/"_L1) ? path.mid(5) : path;
    return QDir::cleanPath(directory + u'/' + inside);
}

QString resolveLogDirectory(const QString &written, const QString &configFolder, const QString &home)
{
    const QString path = written.trimmed().isEmpty() ? u"logs"_s : expanded(written, home);
    return QDir::cleanPath(QDir::isAbsolutePath(path) ? path : configFolder + u'/' + path);
}

void assembleStreams(MergedConfig &merged, const SourceLayers &layers, const LoggingSources &sources)
{
    Assembly(merged, layers, sources).run();
}

} // namespace ccr::logging
