#include "logging/config/logging_options.h"
#include "logging/config/stream_options.h"
#include "tests/logging/config/resolved.h"

#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace ccr::test;
using namespace Qt::StringLiterals;

namespace {

/// What is checked of every key. JSON texts; `shown`: what the valid value is in force as, the same when empty.
struct Row
{
    const char *path;
    const char *byDefault;
    const char *valid;
    const char *shown;
    const char *invalid;
    const char *remedy; ///< part of the error of the invalid one
};

constexpr const char *boolean = "expected true or false";
constexpr const char *range = "out of range; use";
constexpr const char *word = "is unknown; use";

const Row rootRows[] = {
    {"enabled", "true", "false", "", "\"maybe\"", boolean},
    {"level", "\"info\"", "\"WARN\"", "\"warn\"", "\"inof\"", "did you mean \"info\"?"},
    {"levelIsHardGate", "false", "true", "", "7", boolean},
    {"componentLevels", "(unset)", "{\"http\":\"debug\"}", "", "{\"http\":\"loud\"}", word},
    {"timestamp", "true", "false", "", "\"sometimes\"", "epoch, unix, iso, isoNano, none"},
    {"serviceName", "\"claude-code-router\"", "\"mine\"", "", "7", "expected a text"},
    {"version", "(unset)", "\"2.0\"", "", "[]", "expected a text"},
    {"environment", "(unset)", "\"staging\"", "", "1", "expected a text"},
    {"logDirectory", "\"/home/u/.claude-code-router/logs\"", "\"/app/logs\"", "", "true", "expected a text"},
    {"consoleOutput", "false", "true", "", "\"here\"", boolean},
    {"dedupe", "false", "true", "", "{}", boolean},
    {"enableBackwardCompatibility", "false", "true", "", "\"x\"", boolean},
    {"enhancedFeatures/requestTracking/enabled", "true", "false", "", "\"x\"", boolean},
    {"enhancedFeatures/requestTracking/maxActiveRequests", "1000", "2000", "", "0", range},
    {"enhancedFeatures/requestTracking/maxContextAge", "1800000", "\"1h\"", "3600000", "\"1y\"", "is no length of time"},
    {"enhancedFeatures/requestTracking/autoCleanup", "true", "false", "", "2", boolean},
    {"enhancedFeatures/requestTracking/cleanupInterval", "300000", "60000", "", "1", range},
    {"enhancedFeatures/requestTracking/includeDetails", "true", "false", "", "2", boolean},
    {"enhancedFeatures/requestTracking/trackPerformance", "true", "false", "", "2", boolean},
    {"enhancedFeatures/requestTracking/trackStreams", "true", "false", "", "2", boolean},
    {"enhancedFeatures/requestTracking/trackTokenUsage", "true", "false", "", "2", boolean},
    {"enhancedFeatures/requestTracking/logLifecycle", "false", "true", "", "2", boolean},
    {"enhancedFeatures/streamTracking/enabled", "true", "false", "", "2", boolean},
    {"enhancedFeatures/streamTracking/enableMetrics", "true", "false", "", "2", boolean},
    {"enhancedFeatures/streamTracking/enableProgressTracking", "true", "false", "", "2", boolean},
    {"enhancedFeatures/streamTracking/trackTokenUsage", "true", "false", "", "2", boolean},
    {"enhancedFeatures/streamTracking/trackTiming", "true", "false", "", "2", boolean},
    {"enhancedFeatures/streamTracking/maxHistorySize", "10000", "5", "", "1.5", "no whole number"},
    {"enhancedFeatures/errorLogging/enabled", "true", "false", "", "2", boolean},
    {"enhancedFeatures/errorLogging/enableStatistics", "true", "false", "", "2", boolean},
    {"enhancedFeatures/errorLogging/enableTrendAnalysis", "true", "false", "", "2", boolean},
    {"enhancedFeatures/errorLogging/maxHistorySize", "1000", "5000", "", "-1", range},
    {"enhancedFeatures/errorLogging/includeStackTrace", "true", "false", "", "2", boolean},
    {"enhancedFeatures/errorLogging/includeContext", "true", "false", "", "2", boolean},
    {"enhancedFeatures/errorLogging/groupByType", "true", "false", "", "2", boolean},
    {"enhancedFeatures/errorLogging/trendWindowMs", "86400000", "3600000", "", "5", range},
    {"enhancedFeatures/performanceMetrics/enabled", "true", "false", "", "2", boolean},
    {"enhancedFeatures/performanceMetrics/collectionInterval", "60000", "10000", "", "\"soon\"", "is no length of time"},
    {"enhancedFeatures/performanceMetrics/enableThroughputMetrics", "true", "false", "", "2", boolean},
    {"enhancedFeatures/performanceMetrics/enableLatencyMetrics", "true", "false", "", "2", boolean},
    {"enhancedFeatures/performanceMetrics/enableErrorRateMetrics", "true", "false", "", "2", boolean},
    {"enhancedFeatures/performanceMetrics/enableMemoryMetrics", "true", "false", "", "2", boolean},
    {"enhancedFeatures/performanceMetrics/metricsRetentionMs", "3600000", "7200000", "", "3", range},
    {"integration/enableNewLogging", "true", "false", "", "2", boolean},
    {"integration/enableEnhancedFeatures", "true", "false", "", "2", boolean},
    {"integration/preserveExistingBehavior", "false", "true", "", "2", boolean},
    {"integration/migrateExistingLogs", "true", "false", "", "2", boolean},
    {"backwardCompatibility/enabled", "true", "false", "", "2", boolean},
    {"backwardCompatibility/convertExistingConfig", "true", "false", "", "2", boolean},
    {"backwardCompatibility/generateMigrationSuggestions", "true", "false", "", "2", boolean},
    {"redact/paths", "(unset)", "[\"a.b\",\"*.c\"]", "", "{\"paths\":1}", "expected a list of texts"},
    {"redact/sensitiveFields", "(unset)", "[\"pin\"]", "", "[1]", "expected a list of texts"},
    {"redact/censor", "\"[Redacted]\"", "\"***\"", "", "1", "expected a text"},
    {"redact/remove", "false", "true", "", "2", boolean},
    {"redact/fingerprint", "false", "true", "", "2", boolean},
    {"history/enabled", "true", "false", "", "2", boolean},
    {"history/path", "(unset)", "\"/data/h.sqlite\"", "", "2", "expected a text"},
    {"history/retentionDays", "30", "90", "", "4000", range},
    {"history/maxSize", "\"512M\"", "\"1G\"", "", "\"much\"", "is no size"},
    {"history/bodies", "false", "true", "", "2", boolean},
    {"history/maxBodySize", "\"256K\"", "65536", "\"64K\"", "10", range},
    {"alerts/enabled", "true", "false", "", "2", boolean},
    {"alerts/diskWarning", "0.8", "0.7", "", "80", range},
    {"alerts/diskCritical", "0.9", "0.95", "", "-0.1", range},
    {"alerts/errorsPerHour", "100", "10", "", "-1", range},
    {"alerts/noActivity", "300000", "\"10m\"", "600000", "1", range},
    {"alerts/checkInterval", "300000", "\"1m\"", "60000", "1", range},
    {"alerts/dailyBudget", "0", "12.5", "", "\"much\"", "expected a number"},
    {"alerts/monthlyBudget", "0", "100", "", "-1", range},
    {"alerts/dailyTokens", "0", "5000000", "", "-1", range},
    {"alerts/monthlyTokens", "0", "90000000", "", "\"much\"", "expected a number"},
    {"alerts/budgetWarning", "0.8", "0.5", "", "80", range},
    {"alerts/webhook", "(unset)", "\"https://hooks.example/secret\"", "\"(set, not shown)\"", "\"hooks\"", "write one like http://host"},
    {"alerts/repeatAfter", "3600000", "\"2h\"", "7200000", "1", range},
    {"prices", "(unset)", R"([{"model":"gpt*","input":2.5,"output":10}])", R"([{"currency":"USD","input":2.5,"model":"gpt*","output":10}])",
     R"([{"model":"x","input":-1,"output":1}])", "must be a number of 0 or more"},
    {"maxTotalSize", "\"512M\"", "\"2G\"", "", "\"1K\"", range},
    {"minFreeSpace", "\"1G\"", "\"off\"", "\"0b\"", "\"1b\"", range},
    {"queueSize", "\"16M\"", "\"1M\"", "", "\"1K\"", range},
    {"overload", "\"drop-newest\"", "\"block\"", "", "\"panic\"", word},
    {"crashRing", "true", "false", "", "2", boolean},
};

const Row fileRows[] = {
    {"name", "\"s\"", "\"other\"", "", "7", "expected a text"},
    {"level", "\"info\"", "\"trace\"", "", "\"verbose\"", word},
    {"belowLevel", "(unset)", "\"error\"", "", "\"x\"", word},
    {"enabled", "true", "false", "", "\"x\"", boolean},
    {"autoEnd", "true", "false", "", "\"x\"", boolean},
    {"format/profile", "\"json\"", "\"logfmt\"", "", "\"xml\"", word},
    {"format/levelFormat", "(unset)", "\"label\"", "", "\"x\"", word},
    {"format/timeFormat", "(unset)", "\"isoNano\"", "", "\"x\"", word},
    {"format/translateTime", "(unset)", "\"SYS:HH:MM\"", "", "7", "expected a text"},
    {"format/base", "true", "null", "false", "{}", "null is false"},
    {"format/messageKey", "\"msg\"", "\"message\"", "", "7", "expected a text"},
    {"format/errorKey", "\"err\"", "\"error\"", "", "7", "expected a text"},
    {"format/nestedKey", "(unset)", "\"payload\"", "", "7", "expected a text"},
    {"format/serviceKey", "\"service\"", "\"serviceName\"", "", "\"level\"", "the name of another field"},
    {"format/messagePrefix", "(unset)", "\"> \"", "", "7", "expected a text"},
    {"format/crlf", "false", "true", "", "\"x\"", boolean},
    {"format/singleLine", "true", "false", "", "\"x\"", boolean},
    {"format/colorize", "\"auto\"", "true", "\"always\"", "\"x\"", word},
    {"format/customLevels", "(unset)", "{\"notice\":35}", "", "{\"notice\":\"high\"}", "\"notice\": expected a number"},
    {"path", "\"/home/u/.claude-code-router/logs/s.log\"", "\"/tmp/x.log\"", "", "7", "expected a text"},
    {"bufferSize", "\"64K\"", "32768", "\"32K\"", "\"1G\"", range},
    {"flushInterval", "1000", "5000", "", "\"x\"", "is no length of time"},
    {"sync", "\"none\"", "\"error\"", "", "\"x\"", word},
    {"syncInterval", "1000", "2000", "", "99999999999", range},
    {"fileMode", "\"0600\"", "640", "\"0640\"", "\"999\"", "write for example \"640\""},
    {"folderMode", "\"0700\"", "\"0o750\"", "\"0750\"", "7", "write for example \"640\""},
    {"rotation/enabled", "true", "false", "", "\"x\"", boolean},
    {"rotation/size", "\"10M\"", "20", "\"20M\"", "\"10X\"", "is no size; write digits"},
    {"rotation/interval", "86400000", "\"hourly\"", "3600000", "\"monthly\"", "is no length of time"},
    {"rotation/compress", "false", "true", "", "\"x\"", boolean},
    {"rotation/compressAfter", "0", "\"1h\"", "3600000", "99999999999", range},
    {"rotation/maxFiles", "10", "3", "", "-1", range},
    {"rotation/retentionDays", "30", "0", "", "3651", range},
    {"rotation/naming", "\"dated\"", "\"pino-roll\"", "", "\"x\"", word},
    {"rotation/utc", "true", "false", "", "\"x\"", boolean},
};

const Row networkRows[] = {
    {"protocol", "\"http\"", "\"loki\"", "", "\"smtp\"", word},
    {"url", "\"http://c/logs\"", "\"https://d:1/x\"", "", "\"nowhere\"", "write one like http://host"},
    {"method", "\"POST\"", "\"put\"", "\"PUT\"", "\"GET\"", word},
    {"headers", "(unset)", "{\"X-Key\":\"secret\"}", "{\"X-Key\":\"(set, not shown)\"}", "[]", "expected an object of names"},
    {"token", "(unset)", "\"secret\"", "\"(set, not shown)\"", "7", "expected a text"},
    {"timeout", "5000", "100", "", "-5", "is no length of time"},
    {"retries", "3", "0", "", "-1", range},
    {"batchSize", "500", "10", "", "0", range},
    {"batchBytes", "\"1M\"", "\"2M\"", "", "1", range},
    {"batchInterval", "1000", "\"5s\"", "5000", "\"x\"", "is no length of time"},
    {"batchFormat", "\"ndjson\"", "\"array\"", "", "\"csv\"", word},
    {"gzip", "false", "true", "", "\"x\"", boolean},
    {"spoolSize", "\"64M\"", "\"1G\"", "", "1", range},
    {"spoolDirectory", "\"/home/u/.claude-code-router/logs/spool/s\"", "\"/data/spool\"", "", "7", "expected a text"},
    {"spoolMaxAge", "604800000", "\"30d\"", "2592000000", "-1", "is no length of time"},
    {"queueRecords", "0", "2048", "", "-1", range},
    {"caFile", "(unset)", "\"/etc/ca.pem\"", "", "7", "expected a text"},
    {"verifyTls", "true", "false", "", "\"x\"", boolean},
    {"proxy", "(unset)", "\"http://u:p@proxy:1\"", "\"(set, not shown)\"", "7", "expected a text"},
    {"index", "(unset)", "\"logs-%{DATE}\"", "", "7", "expected a text"},
    {"labels", "(unset)", "{\"job\":\"ccr\"}", "", "\"x\"", "expected an object of names"},
    {"tenant", "(unset)", "\"t\"", "", "7", "expected a text"},
    {"facility", "16", "1", "", "24", range},
};

QByteArray streamWith(const char *type, const QString &path, const QByteArray &value)
{
    const QByteArray needed = qstrcmp(type, "file") == 0 ? ",path:'s.log'" : qstrcmp(type, "network") == 0 ? ",url:'http://c/logs'" : "";
    const QByteArray own = nested(path, value);
    return QByteArray("{streams:[{name:'s',type:'") + type + "'" + needed + "," + own.mid(1, own.size() - 2) + "}]}";
}

} // namespace

Q_DECLARE_METATYPE(const Row *)

class TestLoggingKeys : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyKeyHasARow();
    void works_data();
    void works();
    void aliasesAreTheSame_data();
    void aliasesAreTheSame();
    void namesTheServiceOnce_data();
    void namesTheServiceOnce();
    void explainsWhatHasNoEffect();
    void namesTheNearestKey();
};

// A setting that nobody tests would be one that may be ignored.
void TestLoggingKeys::everyKeyHasARow()
{
    const auto missing = [](const auto &options, std::initializer_list<std::span<const Row>> tables, const QStringList &others) {
        QStringList left;
        for (const auto &option : options) {
            bool found = others.contains(option.path);
            for (const auto &table : tables)
                for (const Row &row : table) found = found || option.path == QLatin1StringView(row.path);
            if (!found) left.append(option.path);
        }
        return left;
    };
    QCOMPARE(missing(loggingOptions().options, {rootRows}, {u"LOG"_s}), QStringList());
    QCOMPARE(missing(streamOptions().options, {fileRows, networkRows}, {u"type"_s, u"stderr"_s, u"prettyPrint"_s}), QStringList());
}

void TestLoggingKeys::works_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<const Row *>("row");
    for (const Row &row : rootRows) QTest::newRow(row.path) << QString::fromLatin1(row.path) << QByteArray() << &row;
    for (const Row &row : fileRows) QTest::addRow("file %s", row.path) << QString::fromLatin1(row.path) << QByteArray("file") << &row;
    for (const Row &row : networkRows)
        QTest::addRow("network %s", row.path) << QString::fromLatin1(row.path) << QByteArray("network") << &row;
    static const Row console = {"stderr", "false", "true", "", "\"x\"", boolean};
    static const Row type = {"type", "\"console\"", "\"console\"", "", "\"printer\"", "console, file, network, custom"};
    QTest::newRow("console stderr") << u"stderr"_s << QByteArray("console") << &console;
    QTest::newRow("type") << u"type"_s << QByteArray("console") << &type;
}

void TestLoggingKeys::works()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, type);
    QFETCH(const Row *, row);
    const QString pointer = type.isEmpty() ? u'/' + path : u"/streams/0/"_s + path;
    const auto with = [&](const QByteArray &value) {
        return Given{.config = "{Logging: " + (type.isEmpty() ? nested(path, value) : streamWith(type, path, value)) + "}"}.resolve();
    };
    const QString byDefault = QString::fromUtf8(row->byDefault);
    const ResolvedLogging untouched = type.isEmpty() ? Given{}.resolve() : with("null");
    if (path != "format/base"_L1 && path != "path"_L1 && path != "url"_L1 && path != "name"_L1 && path != "type"_L1)
        QCOMPARE(valueOf(untouched, pointer), byDefault);

    const ResolvedLogging valid = with(row->valid);
    const QString shown = QString::fromUtf8(*row->shown ? row->shown : row->valid);
    QCOMPARE(valueOf(valid, pointer), shown);
    QVERIFY2(errors(valid).isEmpty(), qPrintable(errors(valid).join(u'\n')));
    QCOMPARE(originOf(valid, pointer).source, u"/home/u/.claude-code-router/config.json"_s);
    QVERIFY(originOf(valid, pointer).pointer.startsWith("/Logging/"_L1));
    QVERIFY(!QString::fromUtf8(row->shown).contains("not shown"_L1) || !valueOf(valid, pointer).contains("secret"_L1));

    const ResolvedLogging invalid = with(row->invalid);
    QCOMPARE(flaw(invalid), QString());
    const auto told = std::find_if(invalid.diagnostics.begin(), invalid.diagnostics.end(), [&](const ConfigDiagnostic &diagnostic) {
        return diagnostic.kind == ConfigDiagnostic::Kind::Error && diagnostic.message.contains(QString::fromUtf8(row->remedy));
    });
    QVERIFY2(told != invalid.diagnostics.end(), qPrintable(lines(invalid).join(u'\n')));
    QVERIFY2(told->message.startsWith(u'"') && told->message.contains(path.section(u'/', -1)), qPrintable(told->message));
    QCOMPARE(told->origin.line, 1);
    QVERIFY2(told->origin.pointer.endsWith(path), qPrintable(told->origin.pointer));
    if (path != "format/base"_L1 && path != "type"_L1 && path != "name"_L1 && path != "path"_L1 && path != "url"_L1)
        QCOMPARE(valueOf(invalid, pointer), byDefault);
}

void TestLoggingKeys::aliasesAreTheSame_data()
{
    QTest::addColumn<QByteArray>("alias");
    QTest::addColumn<QByteArray>("canonical");
    const auto row = [](const QByteArray &alias, const QByteArray &canonical) { QTest::newRow(alias.constData()) << alias << canonical; };
    const auto stream = [&](const QByteArray &alias, const QByteArray &canonical) {
        row("{streams:[{name:'s',type:'file',path:'a.log'," + alias + "}]}",
            "{streams:[{name:'s',type:'file',path:'a.log'," + canonical + "}]}");
    };
    row("{streams:[{name:'s',type:'file',filePath:'a.log'}]}", "{streams:[{name:'s',type:'file',path:'a.log'}]}");
    row("{streams:[{name:'s',type:'network',endpoint:'http://c/x',maxRetries:9}]}",
        "{streams:[{name:'s',type:'network',url:'http://c/x',retries:9}]}");
    row("{streams:[{id:'s',type:'console'}]}", "{streams:[{name:'s',type:'console'}]}");
    stream("rotation:true", "rotation:{enabled:true}");
    stream("rotation:false", "rotation:{enabled:false}");
    stream("enableRotation:false", "rotation:{enabled:false}");
    stream("rotationConfig:{size:'5M',interval:'1h',compress:true,maxFiles:2}",
           "rotation:{size:'5M',interval:'1h',compress:true,maxFiles:2}");
    stream("maxFileSize:'5M',rotationInterval:'1h',compress:true", "rotation:{size:'5M',interval:'1h',compress:true}");
    stream("options:{mode:'0644',flags:'a',highWaterMark:8192}", "fileMode:'0644',bufferSize:8192");
    stream("format:'text'", "format:{profile:'text'}");
    stream("format:'json'", "format:{profile:'pino'}");
    stream("prettyPrint:true,colorize:false", "format:{profile:'pretty',colorize:'never'}");
    stream("timeFormat:'HH:MM:ss'", "format:{translateTime:'HH:MM:ss'}");
    stream("messageKey:'m',nestedKey:'n',serviceKey:'s',levelFormat:'label',base:null",
           "format:{messageKey:'m',nestedKey:'n',serviceKey:'s',levelFormat:'label',base:false}");
    row("{serviceKey:'serviceName',streams:[{name:'s',type:'file',path:'a.log'}]}",
        "{streams:[{name:'s',type:'file',path:'a.log',format:{serviceKey:'serviceName'}}]}");
    row("{requestTracking:{maxTrackedRequests:5,retentionPeriod:5000,debug:true}}",
        "{enhancedFeatures:{requestTracking:{maxActiveRequests:5,maxContextAge:5000,logLifecycle:true}}}");
    row("{requestTracking:false}", "{enhancedFeatures:{requestTracking:{enabled:false}}}");
    row("{errorHandling:{enableStatistics:false,maxHistorySize:7,maxRetries:8}}",
        "{enhancedFeatures:{errorLogging:{enableStatistics:false,maxHistorySize:7}},streamDefaults:{retries:8}}");
    row("{performance:{bufferSize:8192,flushInterval:2000,maxSessionAge:60000}}",
        "{streamDefaults:{bufferSize:8192,flushInterval:2000},enhancedFeatures:{requestTracking:{maxContextAge:60000}}}");
    row("{performance:{enabled:false,collectionInterval:10000}}",
        "{enhancedFeatures:{performanceMetrics:{enabled:false,collectionInterval:10000}}}");
    row("{enableFileRotation:false}", "{streamDefaults:{rotation:{enabled:false}}}");
    row("{enableRotation:true,rotationConfig:{size:'10M',interval:'1d',compress:true,maxFiles:5}}",
        "{streamDefaults:{rotation:{enabled:true,size:'10M',interval:'1d',compress:true,maxFiles:5}}}");
    row("{maxFileSize:'1G',rotationInterval:'1h',compressLogs:true,retentionDays:3,maxFiles:4}",
        "{streamDefaults:{rotation:{size:'1G',interval:'1h',compress:true,retentionDays:3,maxFiles:4}}}");
    row("{integration:{logLevel:'debug',logDirectory:'/x'}}", "{level:'debug',logDirectory:'/x'}");
    row("{sensitiveFields:['pin']}", "{redact:{sensitiveFields:['pin']}}");
    row("{redact:['a.b']}", "{redact:{paths:['a.b']}}");
    row("{logLevel:'debug',enableLogging:false}", "{level:'debug',enabled:false}");
    row("{timestamp:'iso'}", "{streamDefaults:{format:{timeFormat:'iso'}}}");
    row("{history:false,alerts:false}", "{history:{enabled:false},alerts:{enabled:false}}");
}

void TestLoggingKeys::aliasesAreTheSame()
{
    QFETCH(QByteArray, alias);
    QFETCH(QByteArray, canonical);
    const ResolvedLogging spelled = Given{.standAlone = alias}.resolve();
    const ResolvedLogging expected = Given{.standAlone = canonical}.resolve();
    QVERIFY2(errors(spelled).isEmpty(), qPrintable(errors(spelled).join(u'\n')));
    QVERIFY2(lines(spelled).filter(u"unknown"_s).isEmpty(), qPrintable(lines(spelled).join(u'\n')));
    QVERIFY(spelled.config == expected.config);
    QVERIFY(spelled.config != Given{.standAlone = "{streams:[{name:'s',type:'file',path:'a.log'}]}"}.resolve().config
            || alias.contains("rotation:true") || alias.contains("filePath") || alias.contains("json"));
}

void TestLoggingKeys::namesTheServiceOnce_data()
{
    QTest::addColumn<QByteArray>("keys"); // of the stream
    QTest::addColumn<QString>("used");
    QTest::addColumn<QString>("told");
    const QString taken = u"error: "_s;
    const QString useless = u"hint: "_s;
    QTest::newRow("another name") << QByteArray("serviceKey:'name'") << u"name"_s << QString();
    QTest::newRow("none") << QByteArray("serviceKey:''") << u"service"_s << taken;
    QTest::newRow("of the level") << QByteArray("serviceKey:'level'") << u"service"_s << taken;
    QTest::newRow("of the number") << QByteArray("serviceKey:'seq',format:'fork'") << u"service"_s << taken;
    QTest::newRow("of the request") << QByteArray("serviceKey:'requestId',format:'logfmt'") << u"service"_s << taken;
    QTest::newRow("of the message") << QByteArray("serviceKey:'msg'") << u"service"_s << taken;
    QTest::newRow("of another message") << QByteArray("serviceKey:'text',messageKey:'text'") << u"service"_s << taken;
    QTest::newRow("of what was the message") << QByteArray("serviceKey:'msg',messageKey:'text'") << u"msg"_s << QString();
    QTest::newRow("of the fields") << QByteArray("serviceKey:'data',nestedKey:'data'") << u"service"_s << taken;
    QTest::newRow("ecs") << QByteArray("serviceKey:'name',format:'ecs'") << u"name"_s << useless;
    QTest::newRow("strict") << QByteArray("serviceKey:'level',format:'pino-strict'") << u"level"_s << useless;
}

void TestLoggingKeys::namesTheServiceOnce()
{
    QFETCH(QByteArray, keys);
    QFETCH(QString, used);
    QFETCH(QString, told);
    const ResolvedLogging resolved = Given{.standAlone = "{streams:[{name:'s',type:'file',path:'a.log',\n" + keys + "}]}"}.resolve();
    QCOMPARE(resolved.config.stream(u"s")->format.serviceKey, used);
    const QStringList about = lines(resolved).filter(u"\"serviceKey\""_s);
    QCOMPARE(about.size(), told.isEmpty() ? 0 : 1);
    if (!told.isEmpty()) QVERIFY2(about[0].contains(told) && about[0].contains(u"line 2"_s), qPrintable(about[0]));
    // One for all streams is for those that write it.
    const ResolvedLogging both =
        Given{.standAlone = "{serviceKey:'name',streams:[{name:'s',type:'console',format:'text'},{name:'t',type:'console'}]}"}.resolve();
    QVERIFY2(lines(both).filter(u"serviceKey"_s).isEmpty(), qPrintable(lines(both).join(u'\n')));
    QCOMPARE(both.config.stream(u"t")->format.serviceKey, u"name"_s);
}

void TestLoggingKeys::explainsWhatHasNoEffect()
{
    const ResolvedLogging resolved =
        Given{.standAlone = "{level:'info',\nencryptLogs:true,\nencryptionKey:'geheim',\nfilterSensitiveData:false,"
                            "\nstreams:[{name:'s',type:'file',path:'a',async:false,\nmkdir:true}]}"}
            .resolve();
    const QStringList told = lines(resolved);
    QVERIFY2(told.filter(u"hint: "_s).size() == 5, qPrintable(told.join(u'\n')));
    QVERIFY(!told.filter(u"line 2, /encryptLogs: \"encryptLogs\" has no effect"_s).isEmpty());
    QVERIFY(!told.join(u' ').contains("geheim"_L1));
    QVERIFY(!told.filter(u"secrets are always filtered"_s).isEmpty());
}

void TestLoggingKeys::namesTheNearestKey()
{
    const ResolvedLogging resolved =
        Given{
            .config =
                "{Logging: {\n levell: 'info',\n enhancedFeatures: {requestTraking: {}},\n streams: [{name: 's', type: 'file', path: 'a',\n "
                "rotation: {sise: '10M'}}]}}"}
            .resolve();
    const QStringList told = lines(resolved);
    QVERIFY2(!told.filter(u"line 2, /Logging/levell: \"levell\" is unknown and has no effect; did you mean \"level\"?"_s).isEmpty(),
             qPrintable(told.join(u'\n')));
    QVERIFY2(
        !told.filter(
                 u"line 3, /Logging/enhancedFeatures/requestTraking: \"enhancedFeatures.requestTraking\" is unknown and has no effect; did you "
                 "mean \"requestTracking\"?"_s)
             .isEmpty(),
        qPrintable(told.join(u'\n')));
    QVERIFY2(
        !told.filter(u"line 5, /Logging/streams/0/rotation/sise: \"rotation.sise\" is unknown and has no effect; did you mean \"size\"?"_s)
             .isEmpty(),
        qPrintable(told.join(u'\n')));
    QVERIFY(errors(resolved).isEmpty());
}

QTEST_APPLESS_MAIN(TestLoggingKeys)
#include "tst_logging_keys.moc"
