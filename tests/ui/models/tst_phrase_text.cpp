#include "ui/models/phrase_text.h"

#include "logging/api/capture_sentences.h"
#include "logging/api/export_sentences.h"
#include "logging/api/logging_config_sentences.h"
#include "logging/api/logging_sentences.h"
#include "logging/capture/exchange_import.h"
#include "logging/export/export_file.h"
#include "logging/export/exporter.h"
#include "logging/history/exchange_store.h"
#include "logging/query/query_sentences.h"
#include "logging/report/log_checks.h"
#include "logging/sink/file_output.h"
#include "tests/logging/config/resolved.h"
#include "ui/models/config_text.h"
#include "ui/models/logging_tables.h"
#include "ui/models/logging_text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

namespace {

// Whether no two English words are left side by side.
bool isChinese(const QString &text)
{
    static const QRegularExpression han(u"[\\x{4e00}-\\x{9fff}]"_s);
    static const QRegularExpression words(u"[A-Za-z]{2,} [a-z]{2,}"_s);
    return text.contains(han) && !text.contains(words);
}

Result<logging::ExchangeFileContent> opened(const QString &path)
{
    const std::atomic<bool> cancelled = false;
    return logging::importExchanges(path, {.exchange = [](logging::CapturedExchange &&) -> Result<Done> { return Done{}; }, .record = {}},
                                    cancelled);
}

/// What is told of a configuration, as far as more than names, values and commands is in English.
QStringList leftInEnglish(const logging::ResolvedLogging &resolved)
{
    QStringList left;
    for (const logging::ConfigDiagnostic &diagnostic : resolved.diagnostics)
        for (const Phrase &said : {diagnostic.message, diagnostic.suggestion}) {
            const QString text = loggingConfigText(said).remove(u'"').remove(u"ccr logs config"_s);
            if (!isChinese(text)) left.append(said.english() + u" -> "_s + text);
        }
    return left;
}

} // namespace

/// What logging says of itself, of exports and of files with recorded exchanges, in the Chinese window.
class TestPhraseText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void hasEverySentence_data();
    void hasEverySentence();
    void saysWhatIsWrongWithAFile_data();
    void saysWhatIsWrongWithAFile();
    void saysWhyAFileCannotBeRead();
    void saysWhyAnExportFails();
    void saysWhyAnOutputFails_data();
    void saysWhyAnOutputFails();
    void saysWhatTheLogChecksFind_data();
    void saysWhatTheLogChecksFind();
    void saysWhyTheHistoryCannotBeRead();
    void saysWhatIsWrongWithALoggingConfiguration_data();
    void saysWhatIsWrongWithALoggingConfiguration();
    void saysWhichFilesOfALoggingConfigurationAreWrong();
    void saysWhereAValueWasWritten();

private:
    QTranslator m_chinese;
};

void TestPhraseText::initTestCase()
{
    QVERIFY(m_chinese.load(u":/i18n/ccr_zh_CN.qm"_s));
    QVERIFY(QCoreApplication::installTranslator(&m_chinese));
}

void TestPhraseText::hasEverySentence_data()
{
    QTest::addColumn<QByteArray>("context");
    QTest::addColumn<QString>("english");
    for (const char *english : logging::captureSentences)
        QTest::newRow(english) << QByteArray("CaptureSentence") << QString::fromUtf8(english);
    for (const char *english : logging::exportSentences)
        QTest::newRow(english) << QByteArray("ExportSentence") << QString::fromUtf8(english);
    for (const char *english : logging::loggingSentences)
        QTest::newRow(english) << QByteArray("LoggingSentence") << QString::fromUtf8(english);
    for (const char *english : logging::loggingConfigSentences)
        QTest::newRow(english) << QByteArray("LoggingConfigSentence") << QString::fromUtf8(english);
    for (const char *english : logging::querySentences) QTest::newRow(english) << QByteArray("QueryProblem") << QString::fromUtf8(english);
}

void TestPhraseText::hasEverySentence()
{
    QFETCH(QByteArray, context);
    QFETCH(QString, english);
    std::vector<Phrase> values;
    for (int i = 1; english.contains(u'%' + QString::number(i)); ++i) values.emplace_back(QString::number(i * 11));
    const Phrase phrase(english, values);
    const QString chinese = phraseText({context.constData()}, phrase);
    QVERIFY2(chinese != phrase.english(), qPrintable(english));
    for (const Phrase &value : values) QVERIFY2(chinese.contains(value.english()), qPrintable(chinese));
}

void TestPhraseText::saysWhatIsWrongWithAFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("survives");
    QTest::newRow("no HAR") << QByteArray("hello") << u"HAR"_s;
    QTest::newRow("cut off") << QByteArray("{\"log\": {\"entries\": [{\"request\": {") << u"1"_s;
    QTest::newRow("cut off between entries") << QByteArray("{\"log\": {\"entries\": [") << u"1"_s;
    QTest::newRow("comma") << QByteArray("{\"log\": {}},") << u"12"_s;
    QTest::newRow("bracket") << QByteArray("{\"log\": {]") << u"]"_s;
    QTest::newRow("behind the end") << QByteArray("{\"log\": {}} {") << u"13"_s;
}

void TestPhraseText::saysWhatIsWrongWithAFile()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, survives);
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"a.har"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    const Result<logging::ExchangeFileContent> found = opened(file.fileName());
    QVERIFY(!found);
    const QString text = loggingText(found.error());
    QVERIFY2(isChinese(text) && text.contains(survives) && text.contains("a.har"_L1), qPrintable(found.error().message + u" -> "_s + text));
}

void TestPhraseText::saysWhyAFileCannotBeRead()
{
    const QTemporaryDir dir;
    for (const QString &path : {dir.path(), dir.filePath(u"missing.har"_s)}) {
        const Result<logging::ExchangeFileContent> found = opened(path);
        QVERIFY(!found);
        const QString text = loggingText(found.error());
        QVERIFY2(isChinese(text) && text.contains(path), qPrintable(found.error().message + u" -> "_s + text));
    }
}

void TestPhraseText::saysWhyAnExportFails()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"missing/out"_s);
    const auto file = logging::ExportFile::open(path, logging::ExportFile::Packing::Plain);
    QVERIFY(!file);
    QVERIFY2(isChinese(loggingText(file.error())) && loggingText(file.error()).contains(path), qPrintable(loggingText(file.error())));

    logging::ExportRequest nothing;
    nothing.exchanges = nothing.records = nothing.statistics = false;
    const auto exporter = logging::makeExporter(nothing, {});
    QVERIFY(!exporter);
    QVERIFY2(isChinese(loggingText(exporter.error())), qPrintable(loggingText(exporter.error())));
}

void TestPhraseText::saysWhyAnOutputFails_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("english");
    QTest::newRow("its folder is a file") << u"file/a.log"_s << u"Cannot make the folder of"_s;
    QTest::newRow("a link") << u"link.log"_s << u"it is a symbolic link, which is refused"_s;
    QTest::newRow("a folder") << u"folder"_s << u"Cannot open"_s;
}

void TestPhraseText::saysWhyAnOutputFails()
{
    QFETCH(QString, name);
    QFETCH(QString, english);
    const QTemporaryDir dir;
    QVERIFY(QFile(dir.filePath(u"file"_s)).open(QIODevice::WriteOnly));
    QVERIFY(QFile::link(dir.filePath(u"file"_s), dir.filePath(u"link.log"_s)));
    QVERIFY(QDir(dir.path()).mkdir(u"folder"_s));
    logging::StreamConfig stream;
    stream.name = u"s"_s;
    stream.type = logging::StreamType::File;
    stream.file.path = dir.filePath(name);
    const logging::FileOutput output(stream, {}, {.fallbackFolder = QString()});
    const Phrase problem = output.problem();
    QVERIFY2(problem.contains(english), qPrintable(problem.english())); // as standard error and the log have it
    const QString text = loggingText(problem);
    QVERIFY2(isChinese(text) && text.contains(stream.file.path), qPrintable(text));
    logging::LoggingConfig config;
    config.streams = {stream};
    const StatusTable table = LoggingTables::streams({.streams = {{.name = "s", .problem = problem}}}, config);
    QCOMPARE(table.rows.front().cells.value(LoggingTables::LastError), text);
}

void TestPhraseText::saysWhatTheLogChecksFind_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("english");
    QTest::newRow("a file that all can read") << u"a.log"_s << u"which allows more than the 0600 of the configuration"_s;
    QTest::newRow("a link") << u"link.log"_s << u"is a symbolic link"_s;
    QTest::newRow("a folder") << u"folder"_s << u"is no regular file"_s;
    QTest::newRow("a file in place of the folder") << u"a.log/b.log"_s << u"is no folder"_s;
}

void TestPhraseText::saysWhatTheLogChecksFind()
{
    QFETCH(QString, name);
    QFETCH(QString, english);
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"a.log"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    QVERIFY(QFile::link(file.fileName(), dir.filePath(u"link.log"_s)));
    QVERIFY(QDir(dir.path()).mkdir(u"folder"_s));
    logging::LoggingConfig config;
    config.directory = dir.path();
    config.alerts.diskWarning = config.alerts.diskCritical = 0; // what a full disk brings about
    config.streams = {{.name = u"s"_s, .type = logging::StreamType::File}};
    config.streams[0].file.path = dir.filePath(name);
    config.otlp.traces.url = QUrl(u"https://c/v1/traces"_s);
    config.otlp.traces.caFile = dir.filePath(u"missing.pem"_s);
    static const QRegularExpression command(u"\"ccr [^\"]*\"|chmod [^；]*"_s);
    bool isFound = false;
    for (const logging::LogCheck &check : logging::checkLogs(config, {.routerRuns = true, .lastRequest = {}}, WallTime())) {
        isFound = isFound || check.text.contains(english);
        for (const Phrase &said : {check.text, check.remedy}) {
            const QString text = loggingText(said).remove(command);
            QVERIFY2(said.isEmpty() || isChinese(text), qPrintable(check.name + u": "_s + said.english() + u" -> "_s + text));
        }
    }
    QVERIFY(isFound);
}

void TestPhraseText::saysWhyTheHistoryCannotBeRead()
{
    const QTemporaryDir dir;
    QFile foreign(dir.filePath(u"foreign.sqlite"_s));
    QVERIFY(foreign.open(QIODevice::WriteOnly));
    foreign.write(QByteArray(4096, 'x'));
    foreign.close();
    for (const QString &path : {dir.filePath(u"missing.sqlite"_s), foreign.fileName()}) {
        const auto opened = logging::ExchangeStore::open(path, logging::ExchangeStore::Access::ReadOnly);
        QVERIFY(!opened);
        const QString text = loggingText(opened.error()).remove(u"PRAGMA user_version"_s); // as SQLite was asked
        QVERIFY2(isChinese(text), qPrintable(opened.error().message + u" -> "_s + text));
    }
}

void TestPhraseText::saysWhatIsWrongWithALoggingConfiguration_data()
{
    QTest::addColumn<test::Given>("given");
    const auto file = [](const char *name, const QByteArray &config) { QTest::newRow(name) << test::Given{.config = config}; };
    const auto logging = [&file](const char *name, const QByteArray &settings) { file(name, "{Logging: {" + settings + "}}"); };
    const auto stream = [&logging](const char *name, const QByteArray &settings) {
        logging(name, "streams: [{name: 's', " + settings + "}]");
    };
    const auto process = [](const char *name, const QMap<QString, QString> &environment, const QByteArray &settings = {}) {
        QTest::newRow(name) << test::Given{.config = "{Logging: {" + settings + "}}", .environment = environment};
    };
    file("syntax", "{Logging: {level: }}");
    file("a list", "[]");
    file("keys at the root",
         "{logging: {}, Logging: {}, level: 'info', LOG_LEVL: 'info', Logging: {LoggingPreset: 'split', LoggingPreset: 'split'}}");
    file("keys of the root without Logging", "{dedupe: true, dedup: true}");
    file("presets", "{LoggingPreset: 'producton', LoggingPresets: {mine: {level: 'loud'}}}");
    file("presets of another type", "{LoggingPreset: 5, LoggingPresets: [], Logging: 7}");
    file("block of variables", "{EnvironmentVariables: {LOG_LEVL: 'info', LOG_LEVEL: [], LOG_FILE: 'a', LOG_FILE: 'b', LOG_STREAMS: '{'}}");
    file("block as a list", "{EnvironmentVariables: []}");
    QTest::newRow("a stand-alone file") << test::Given{
        .config = "{Logging: {LOG_LEVEL: 'info'}}",
        .standAlone = "{Logging: {level: 'warn'}, LOG_LEVEL: 'info', ENABLE_X: 1, colour: 1, levl: 'info', LOG_LEVEL: 'info'}"};
    QTest::newRow(".env") << test::Given{.config = "{EnvironmentVariables: {LOG_LEVEL: 'warn', CCR_ENV: 'split'}}",
                                         .dotenv = "what\nLOG_LEVEL=info\nLOG_LEVL=info\nNODE_ENV=production"};
    logging("keys", "levle: 'info', level: 'info', level: 'warn', encryptLogs: true, encryptionKey: 'k', filterSensitiveData: true, "
                    "errorHandling: {retryInterval: 1}, history: 5, redact: {path: []}");
    logging("choices",
            "level: 'infoo', overload: 5, timestamp: 'noon', LOG: 'maybe', componentLevels: {http: 'loud', '': 'info', prxoy: 'info'}");
    logging("types",
            "enabled: 'perhaps', dedupe: [], serviceName: 5, componentLevels: 5, queueSize: [], alerts: {webhook: 5, noActivity: []}");
    logging("numbers",
            "history: {retentionDays: -1, maxSize: '1b', maxBodySize: 'off'}, alerts: {diskWarning: 2, errorsPerHour: 1.5, "
            "noActivity: '1x', checkInterval: '1ms', repeatAfter: '999999999999d'}, minFreeSpace: '1x', maxTotalSize: '99999999999T'");
    logging("alerts", "alerts: {diskWarning: 0.9, diskCritical: 0.5, webhook: 'ftp://x', dailyBudget: 5, monthlyBudget: {XXX: 5}}, "
                      "prices: [{model: 'm', input: 1, output: 1, currency: 'CNY'}]");
    logging("budgets", "alerts: {dailyBudget: {YUAN: 1}, monthlyBudget: {USD: 1, usd: 2}}");
    logging("amounts", "alerts: {dailyBudget: {USD: 'x'}, monthlyBudget: 'x'}");
    for (const char *price :
         {"5", "{}", "{model: 'm', provider: 5}", "{model: 'm', currency: 'YUAN'}", "{model: 'm'}", "{model: 'm', input: -1}",
          "{model: 'm', input: 1, output: 1, perRequest: 'x'}", "{model: 'm', input: 1, output: 1, validFrom: 'soon'}",
          "{model: 'm', input: 1, output: 1, currency: 'RMB', x: 1}"})
        logging(price, QByteArray("prices: [") + price + "]");
    logging("prices of another type", "prices: {}, providerPrices: [], displayCurrency: [], priceSync: []");
    for (const char *terms :
         {"{r: 5}", "{r: {}, R: {}}", "{r: {multiplier: -1}}", "{r: {plan: 5}}", "{r: {plan: {fee: -1}}}",
          "{r: {plan: {currency: 'YUAN'}}}", "{r: {plan: {currency: ''}}}", "{r: {plan: {quota: 5}}}", "{r: {plan: {currency: 5}}}",
          "{r: {plan: {quota: {unit: 'litres'}}}}", "{r: {plan: {quota: {week: -1}}}}", "{r: {plan: {quota: {since: 'soon'}}}}",
          "{r: {models: 5}}", "{r: {models: {m: -1}}}", "{r: {models: {m: 1, M: 1}}}", "{'r,m': {}}"})
        logging(terms, QByteArray("providerPrices: ") + terms);
    for (const char *display : {"{currency: 'YUAN'}", "{rates: 5}", "{rates: {YUAN: 1}}", "{rates: {USD: 0}}", "{rates: {USD: 1, usd: 2}}"})
        logging(display, QByteArray("displayCurrency: ") + display);
    for (const char *sync : {"{enabled: 5}", "{url: 'x'}"}) logging(sync, QByteArray("priceSync: ") + sync);
    file("terms of nobody", "{Providers: [{name: 'relay'}], Logging: {providerPrices: {rlay: {multiplier: 2}}}}");
    logging("lists", "redact: {paths: 5}, environment: 5, integration: 5, logLevel: 'info', level: 'warn'");
    logging("redaction",
            "redact: {paths: ['a..b', 'pid'], sensitiveFields: [''], censor: 'x', remove: true}, streams: [{type: 'console'}]");
    logging("features in vain", "integration: {enableEnhancedFeatures: false}, enhancedFeatures: {errorLogging: {enabled: true}}, "
                                "history: {enabled: false, retentionDays: 3, maxBodySize: '1M'}, otlp: {timeout: 5}");
    logging("without the enhanced logging",
            "integration: {enableNewLogging: false}, streams: [{type: 'console'}], alerts: {errorsPerHour: 1}");
    logging("bodies in vain", "history: {maxBodySize: '1M'}");
    logging("streams", "streams: [5, {}, {name: 'a', type: 'console'}, {name: 'a', type: 'console'}, {type: 'file', name: 'f'}, "
                       "{type: 'network', name: 'n'}, {type: 'custom', name: 'c', factory: 1}, {type: 'file', path: 'x', name: 'x'}, "
                       "{type: 'file', path: 'x', name: 'y'}]");
    logging("no stream that can be used", "streams: [{type: 'file', name: 'f'}]");
    logging("streams of another type", "streams: 5, streamDefaults: 5");
    logging("many streams", "streams: [" + QByteArray("{type: 'console'},").repeated(70) + "]");
    logging("no stream", "streams: [], level: 'info'");
    logging("levels", "level: 'debug', levelIsHardGate: true, streams: [{name: 'a', type: 'console', level: 'silent'}, "
                      "{name: 'b', type: 'console', level: 'trace'}, {name: 'c', type: 'console', level: 'error', belowLevel: 'info'}]");
    logging("lower levels", "level: 'warn', streams: [{name: 'a', type: 'console', level: 'trace'}]");
    logging("higher levels", "level: 'debug', streams: [{name: 'a', type: 'console', level: 'error'}]");
    logging("defaults in vain",
            "streamDefaults: {sync: 'error', syncInterval: 5, stderr: true, gzip: true, name: 'x', rotation: {size: '1M'}, "
            "tenant: 't'}, streams: [{name: 'a', type: 'file', path: 'a', rotation: {size: '2M'}}]");
    logging("time", "timestamp: false, streams: [{name: 'a', type: 'console', format: {profile: 'json', timeFormat: 'iso'}}, "
                    "{name: 'b', type: 'console', format: {profile: 'pretty', translateTime: 'SYS:HH:MM:ss'}}]");
    logging("consoleOutput",
            "consoleOutput: false, LOG: false, logDirectory: '/usr/log', streams: [{name: 'a', type: 'console', enabled: true}]");
    stream("file", "type: 'file', path: 'a', fileMode: 'x', folderMode: 'x', bufferSize: 100, rotation: {enabled: false, size: '1M'}");
    stream("modes", "type: 'file', path: 'a', fileMode: 444, folderMode: '500'");
    stream("mode of a file",
           "type: 'file', path: 'a', fileMode: '444', mkdir: true, async: true, options: {flags: 'a'}, dedupe: true, stream: 1");
    stream("needs", "type: 'file', path: 'a', syncInterval: 5, rotation: {compress: false, compressAfter: '1h'}");
    stream("format", "type: 'console', format: {profile: 'ecs', serviceKey: 's', colorize: 'red', base: 'x', customLevels: {a: 'x'}}");
    stream("format that has no such setting", "type: 'console', format: {profile: 'text', base: true, nestedKey: 'x'}");
    stream("names of fields", "type: 'console', messageKey: 'level', errorKey: '', nestedKey: 'time'");
    stream("patterns of time", "type: 'console', format: {profile: 'pretty', translateTime: 'qq:HH'}");
    for (const char *levels : {"5", "{'': 5}", "{a: 35, b: 35}", "{info: 35}"})
        stream(levels, QByteArray("type: 'console', customLevels: ") + levels);
    stream("console as a file", "type: 'console', path: 'x', rotation: false, url: 'http://x', environment: 'x'");
    stream("url", "type: 'network', url: 'nowhere'");
    stream("scheme", "type: 'network', url: 'ftp://x'");
    stream("scheme of syslog", "type: 'network', protocol: 'syslog', url: 'http://x'");
    stream("network",
           "type: 'network', url: 'http://u:p@x', token: 't', headers: {Authorization: 'x', 'a b': 'c', d: 'e\\nf', Host: 'x', x: '1', "
           "X: '2'}, caFile: 'x', proxy: 'gopher', clientKey: '-----BEGIN PRIVATE KEY-----', spoolSize: 0, spoolMaxAge: '1d', index: 'i'");
    stream("maps", "type: 'network', url: 'http://x', headers: 5, labels: {a: []}");
    stream("proxies", "type: 'network', url: 'http://x', proxy: 'httpx://h:1', protocol: 'loki', method: 'PUT', "
                      "labels: {'': 'x', level: 'y', 'a-b': 'z'}, redact: 5");
    stream("syslog", "type: 'network', protocol: 'syslog', url: 'udp://x', proxy: 'http://h:1', caFile: 'x', gzip: true, messageKey: 'm'");
    stream("syslog by TCP", "type: 'network', protocol: 'syslog', url: 'tcp://x', verifyTls: false");
    stream("TLS", "type: 'network', url: 'https://x', clientKey: 'x'");
    stream("protocol",
           "type: 'network', url: 'http://x', protocol: 'otlp', messageKey: 'x', index: 'i', tenant: 't', batchFormat: 'array'");
    logging("one spool",
            "streams: [{type: 'network', name: 'a', url: 'http://x', spoolDirectory: 's'}, {type: 'network', name: 'b', url: 'http://x', "
            "spoolDirectory: 's'}]");
    logging("otlp", "otlp: {url: 'ftp://x', clientCertificate: 'x'}");
    logging("TLS of otlp", "otlp: {url: 'https://x', clientCertificate: 'x'}");
    logging("oldest layout",
            "silent: 'x', outputPath: 5, errorPath: '', enableConsole: false, enableFile: false, datePattern: 'x', prettyPrint: true");
    logging("oldest layout that is right", "silent: true, outputPath: 'a.log', datePattern: 'YYYY-MM-DD', enableRotation: true");
    logging("oldest layout beside streams", "outputPath: 'a.log', streams: [{type: 'console'}]");
    logging("oldest layout refused", "outputPath: 'a.log', backwardCompatibility: {convertExistingConfig: false}");
    logging("unset variable", "serviceName: '$NOPE'");
    process("variables",
            {{u"LOG_LEVEL"_s, u"loud"_s}, {u"LOG_STREAMS"_s, u"5"_s}, {u"LOG_LEVELL"_s, u"x"_s}, {u"LOG_FILE_MAX_SIZE"_s, u"x"_s}});
    process("overriding variables", {{u"LOG_LEVEL"_s, u"warn"_s}, {u"NODE_ENV"_s, u"production"_s}, {u"CCR_ENV"_s, u"development"_s}},
            "level: 'info', LoggingPreset: 'split', streams: [{name: 'a', type: 'console', level: 'error'}]");
    process("same variables", {{u"LOG_MAX_FILE_SIZE"_s, u"3M"_s}, {u"LOG_ROTATION_SIZE"_s, u"4M"_s}});
    process("a preset", {{u"LOG_ROTATION_SIZE"_s, u"1M"_s}, {u"NODE_ENV"_s, u"production"_s}});
    QTest::newRow("command line") << test::Given{.config = "{Logging: {level: 'info'}}",
                                                 .commandLine = {.level = logging::Severity::Debug}};
    const QByteArray otlp = "streams: [{name: 'o', type: 'network', protocol: 'otlp'}]";
    process("OpenTelemetry",
            {{u"OTEL_EXPORTER_OTLP_ENDPOINT"_s, u"http://x"_s},
             {u"OTEL_EXPORTER_OTLP_HEADERS"_s, u"a=%zz,b c=1"_s},
             {u"OTEL_EXPORTER_OTLP_COMPRESSION"_s, u"zip"_s},
             {u"OTEL_EXPORTER_OTLP_PROTOCOL"_s, u"grpc"_s},
             {u"OTEL_EXPORTER_OTLP_TIMEOUT"_s, u"x"_s}},
            otlp);
    process("pairs of OpenTelemetry",
            {{u"OTEL_EXPORTER_OTLP_ENDPOINT"_s, u"http://x"_s},
             {u"OTEL_EXPORTER_OTLP_HEADERS"_s, u"a"_s},
             {u"OTEL_EXPORTER_OTLP_PROTOCOL"_s, u"x"_s}},
            otlp);
    process("traces", {{u"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"_s, u"http://x"_s},
                       {u"OTEL_EXPORTER_OTLP_TRACES_PROTOCOL"_s, u"grpc"_s},
                       {u"OTEL_BLRP_SCHEDULE_DELAY"_s, u"5"_s}});
}

// Nothing but names and values is left in English.
void TestPhraseText::saysWhatIsWrongWithALoggingConfiguration()
{
    QFETCH(test::Given, given);
    const logging::ResolvedLogging resolved = given.resolve();
    QVERIFY(!resolved.diagnostics.empty());
    QCOMPARE(leftInEnglish(resolved), QStringList());
}

void TestPhraseText::saysWhichFilesOfALoggingConfigurationAreWrong()
{
    const QTemporaryDir dir;
    const auto write = [&dir](const QString &name, const QByteArray &content) {
        QFile file(dir.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    };
    write(u"ca.pem"_s, "x");
    write(u"config.json"_s,
          "{Logging: {logDirectory: 'ca.pem/logs', otlp: {url: 'https://x', caFile: 'none.pem'}, streams: ["
          "{type: 'file', name: 'f', path: '/'}, {type: 'network', name: 'n', url: 'https://x', spoolDirectory: '/dev/null/x', "
          "caFile: 'ca.pem', clientCertificate: 'ca.pem', clientKey: 'ca.pem'}]}}");
    write(u".env"_s, QByteArray(5 * 1024 * 1024, '#'));
    write(u"enhanced-log-config.json"_s, "{}");
    write(u"logging-config.json"_s, "{}");
    const auto resolved = [&dir](const QMap<QString, QString> &environment = {}) {
        return logging::resolveLogging(logging::readLoggingSources(dir.filePath(u"config.json"_s), environment, {}, dir.path()));
    };
    for (const QByteArray prices : {R"({"prices": [{}]})", R"({"prices": [{"model": "m"}]})"}) {
        write(u"synced-prices.json"_s, prices);
        QCOMPARE(leftInEnglish(resolved()), QStringList());
    }
    QCOMPARE(leftInEnglish(resolved({{u"LOG_CONFIG_FILE"_s, u"none.json"_s}})), QStringList());
}

void TestPhraseText::saysWhereAValueWasWritten()
{
    const test::Given given{.config = "{Logging:\n{dedupe: true}}",
                            .environment = {{u"LOG_SERVICE_NAME"_s, u"s"_s}, {u"NODE_ENV"_s, u"production"_s}},
                            .commandLine = {.level = logging::Severity::Debug}};
    const logging::ResolvedLogging resolved = given.resolve();
    const auto written = [&resolved](const QString &pointer) { return loggingConfigText(describe(test::originOf(resolved, pointer))); };
    QCOMPARE(written(u"/crashRing"_s), u"默认值"_s);
    QCOMPARE(written(u"/serviceName"_s), u"环境变量中的 LOG_SERVICE_NAME"_s);
    QCOMPARE(written(u"/level"_s), u"命令行中的 --log-level"_s);
    QCOMPARE(written(u"/streams/0/type"_s).section(u' ', 0, 1), u"预设 production"_s);
    QCOMPARE(written(u"/dedupe"_s), u"/home/u/.claude-code-router/config.json 第 2 行，/Logging/dedupe"_s);
}

QTEST_GUILESS_MAIN(TestPhraseText)
#include "tst_phrase_text.moc"
