#include "logging/config/logging_options.h"
#include "logging/config/stream_options.h"
#include "tests/logging/config/key_rows.h"
#include "tests/logging/config/resolved.h"

#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace ccr::test;
using namespace Qt::StringLiterals;

namespace {

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
    void isOffOnlyWhereThatIsNoLimit_data();
    void isOffOnlyWhereThatIsNoLimit();
    void aliasesAreTheSame_data();
    void aliasesAreTheSame();
    void namesTheServiceOnce_data();
    void namesTheServiceOnce();
    void writesNoNameTwice_data();
    void writesNoNameTwice();
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
    QVERIFY2(told->message.startsWith(u"\""_s) && told->message.contains(path.section(u'/', -1)), qPrintable(told->message));
    QCOMPARE(told->origin.line, 1);
    QVERIFY2(told->origin.pointer.contains(path), qPrintable(told->origin.pointer)); // or a part of it
    if (path != "format/base"_L1 && path != "type"_L1 && path != "name"_L1 && path != "path"_L1 && path != "url"_L1)
        QCOMPARE(valueOf(invalid, pointer), byDefault);
}

// Each size and each length of time: "off" either is no limit or is told to be a mistake, and then changes nothing.
void TestLoggingKeys::isOffOnlyWhereThatIsNoLimit_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("isMeant");
    static const QStringList meant{u"bufferSize"_s,
                                   u"rotation/size"_s,
                                   u"rotation/interval"_s,
                                   u"rotation/compressAfter"_s,
                                   u"spoolSize"_s,
                                   u"spoolMaxAge"_s,
                                   u"enhancedFeatures/requestTracking/maxContextAge"_s,
                                   u"enhancedFeatures/performanceMetrics/metricsRetentionMs"_s,
                                   u"history/maxSize"_s,
                                   u"alerts/noActivity"_s,
                                   u"maxTotalSize"_s,
                                   u"minFreeSpace"_s};
    int found = 0;
    const auto add = [&found]<typename Target>(const OptionTable<Target> &table, const char *type) {
        for (const Option<Target> &option : table.options) {
            const bool isDuration = std::holds_alternative<milliseconds &(*)(Target &)>(option.access);
            if (!isDuration && !std::holds_alternative<SizeOf<Target>>(option.access)) continue;
            const QString path = option.path;
            found += meant.contains(path);
            for (const char *value : {"'off'", "false", "'none'", "0"})
                QTest::addRow("%s %s %s", type, qPrintable(path), value)
                    << path << QByteArray(type) << QByteArray(value) << meant.contains(path);
        }
    };
    add(loggingOptions(), "");
    add(streamOptions(), "file");
    QCOMPARE(found, meant.size());
}

void TestLoggingKeys::isOffOnlyWhereThatIsNoLimit()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, value);
    QFETCH(bool, isMeant);
    const auto with = [&](const QByteArray &written) {
        // Some are options of another type of stream; they are read all the same.
        return Given{.config = "{Logging: " + (type.isEmpty() ? nested(path, written) : streamWith(type, path, written)) + "}"}.resolve();
    };
    const ResolvedLogging off = with(value);
    QCOMPARE(errors(off).size(), isMeant ? 0 : 1);
    if (!isMeant) QVERIFY2(errors(off).front().contains("out of range"_L1), qPrintable(errors(off).front()));
    QCOMPARE(flaw(off), QString());
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

void TestLoggingKeys::writesNoNameTwice_data()
{
    QTest::addColumn<QByteArray>("keys");  // of the stream
    QTest::addColumn<QStringList>("used"); // message, error, nested
    QTest::addColumn<QStringList>("told"); // keys that fell back
    const auto row = [](const char *keys, const QStringList &used, const QStringList &told) {
        QTest::newRow(keys) << QByteArray(keys) << used << told;
    };
    row("messageKey:'message',errorKey:'error',nestedKey:'data'", {u"message"_s, u"error"_s, u"data"_s}, {});
    row("messageKey:'level'", {u"msg"_s, u"err"_s, {}}, {u"messageKey"_s});
    row("messageKey:''", {u"msg"_s, u"err"_s, {}}, {u"messageKey"_s});
    row("messageKey:'service'", {u"msg"_s, u"err"_s, {}}, {u"messageKey"_s});
    row("messageKey:'err'", {u"msg"_s, u"err"_s, {}}, {u"messageKey"_s});
    row("messageKey:'err',errorKey:'msg'", {u"err"_s, u"msg"_s, {}}, {}); // each has a name of its own
    row("messageKey:'x',errorKey:'x'", {u"x"_s, u"err"_s, {}}, {u"errorKey"_s});
    row("messageKey:'level',errorKey:'msg'", {u"msg"_s, u"err"_s, {}}, {u"messageKey"_s, u"errorKey"_s});
    row("errorKey:'msg'", {u"msg"_s, u"err"_s, {}}, {u"errorKey"_s});
    row("errorKey:''", {u"msg"_s, u"err"_s, {}}, {u"errorKey"_s});
    row("errorKey:'time'", {u"msg"_s, u"err"_s, {}}, {u"errorKey"_s});
    row("nestedKey:''", {u"msg"_s, u"err"_s, {}}, {});
    row("nestedKey:'level'", {u"msg"_s, u"err"_s, {}}, {u"nestedKey"_s});
    row("nestedKey:'msg'", {u"msg"_s, u"err"_s, {}}, {u"nestedKey"_s});
    row("nestedKey:'seq',format:'pino-strict'", {u"msg"_s, u"err"_s, u"seq"_s}, {});
    row("nestedKey:'pid',format:'pino-strict'", {u"msg"_s, u"err"_s, {}}, {u"nestedKey"_s});
    row("nestedKey:'message',format:'ecs'", {u"msg"_s, u"err"_s, {}}, {u"nestedKey"_s});
    row("nestedKey:'level',format:'ecs'", {u"msg"_s, u"err"_s, u"level"_s}, {});
    row("messageKey:'error',format:'fork'", {u"msg"_s, u"err"_s, {}}, {u"messageKey"_s});
    row("messageKey:'service',serviceKey:'level'", {u"msg"_s, u"err"_s, {}}, {u"serviceKey"_s, u"messageKey"_s});
}

void TestLoggingKeys::writesNoNameTwice()
{
    QFETCH(QByteArray, keys);
    QFETCH(QStringList, used);
    QFETCH(QStringList, told);
    const ResolvedLogging resolved = Given{.standAlone = "{streams:[{name:'s',type:'file',path:'a.log',\n" + keys + "}]}"}.resolve();
    const FormatConfig &format = resolved.config.stream(u"s")->format;
    QCOMPARE(QStringList({format.messageKey, format.errorKey, format.nestedKey}), used);
    const QStringList wrong = errors(resolved);
    QCOMPARE(wrong.size(), told.size());
    for (const QString &key : told)
        QVERIFY2(wrong.filter(u'"' + key + u'"').size() == 1 && wrong.filter(key)[0].contains(u"line 2"_s), qPrintable(wrong.join(u'\n')));
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
