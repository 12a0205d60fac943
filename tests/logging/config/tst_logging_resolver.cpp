#include "logging/config/stream_assembly.h"
#include "tests/logging/config/resolved.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace ccr::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestLoggingResolver : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withoutAnythingItIsOneFile();
    void everySourceBeatsTheWeaker();
    void aStrongerLevelCountsForEveryStream();
    void theCommandLineMakesAConsole();
    void presetsAreTheWeakest();
    void namesWrongPresets();
    void elasticsearchGetsItsOwnFormat();
    void packsForThoseWhoUnpack_data();
    void packsForThoseWhoUnpack();
    void resolvesPaths_data();
    void resolvesPaths();
    void spoolsOfStreamsStandApart();
    void doesNotDependOnWhereItWasStarted();
    void diagnoses_data();
    void diagnoses();
    void tellsWhereAFileIsBroken();
    void oneMistakeHarmsNothingElse();
    void replacesVariables();
    void rewritesTheOldestLayout();
    void sourcesTogetherSayWhatBecomesOfOldLayouts();
    void splitsByLevel();
    void oldBehaviourCanBeKept();
    void findsTheFiles();
    void keepsWhatWasGood();
    void wantsCertificateAndKeyTogether_data();
    void wantsCertificateAndKeyTogether();
    void tellsOfFilesThatCannotBeUsed_data();
    void tellsOfFilesThatCannotBeUsed();
    void looksAtFilesOnTheDisk();
};

void TestLoggingResolver::withoutAnythingItIsOneFile()
{
    const ResolvedLogging resolved = Given{}.resolve();
    QCOMPARE(lines(resolved), QStringList());
    const LoggingConfig &config = resolved.config;
    QVERIFY(config.enabled);
    QVERIFY(config.level == Severity::Info);
    QCOMPARE(config.directory, u"/home/u/.claude-code-router/logs"_s);
    QCOMPARE(config.streams.size(), std::size_t(1));
    const StreamConfig &file = config.streams.front();
    QCOMPARE(file.name, u"file"_s);
    QCOMPARE(file.type, StreamType::File);
    QVERIFY(file.level == Severity::Info);
    QCOMPARE(file.file.path, u"/home/u/.claude-code-router/logs/ccr.log"_s);
    QCOMPARE(file.format, FormatConfig());
    QCOMPARE(file.file.fileMode, 0600);
    QCOMPARE(file.file.rotation, (Rotation{.maxBytes = 50LL * 1024 * 1024, .interval = {}, .maxFiles = 10, .retentionDays = 30}));
    QCOMPARE(config.maxTotalBytes, 512LL * 1024 * 1024);
    QVERIFY(config.alerts.enabled && config.crashRing);
    QVERIFY(Given{.config = "{LOG: false}"}.resolve().config.streams.empty());
    QVERIFY((Given{.config = "{LOG: 'yes', LOG_LEVEL: 'error'}"}.resolve().config.streams.front().level) == Severity::Error);
    for (const EffectiveOption &option : resolved.values) QCOMPARE(describe(option.origin), u"default"_s);
}

void TestLoggingResolver::everySourceBeatsTheWeaker()
{
    Given given;
    given.standAlone = "{level: 'trace', LoggingPreset: 'production'}";
    const auto level = [&given] { return valueOf(given.resolve(), u"/level"_s); };
    QCOMPARE(valueOf(Given{.standAlone = "{LoggingPreset: 'production'}"}.resolve(), u"/level"_s), u"\"info\""_s);
    QCOMPARE(level(), u"\"trace\""_s);
    given.config = "{LOG_LEVEL: 'debug'}";
    QCOMPARE(level(), u"\"debug\""_s);
    given.config = "{LOG_LEVEL: 'debug', Logging: {level: 'info'}}";
    QCOMPARE(level(), u"\"info\""_s);
    given.config = "{LOG_LEVEL: 'debug', Logging: {level: 'info'}, EnvironmentVariables: {LOG_LEVEL: 'warn'}}";
    QCOMPARE(level(), u"\"warn\""_s);
    given.dotenv = "LOG_LEVEL=error";
    QCOMPARE(level(), u"\"error\""_s);
    given.environment = {{u"LOG_LEVEL"_s, u"fatal"_s}};
    QCOMPARE(level(), u"\"fatal\""_s);
    given.commandLine.configFile = u"/home/u/.claude-code-router/logging-config.json"_s; // its rank, not the stand-alone file's
    QCOMPARE(level(), u"\"trace\""_s);
    given.commandLine.level = Severity::Silent;
    QCOMPARE(level(), u"\"silent\""_s);
    QCOMPARE(describe(originOf(given.resolve(), u"/level"_s)), u"command line --log-level"_s);
    QVERIFY2(lines(given.resolve()).filter(u"is overridden by"_s).size() >= 5, qPrintable(lines(given.resolve()).join(u'\n')));
}

void TestLoggingResolver::aStrongerLevelCountsForEveryStream()
{
    Given given{.config =
                    "{Logging: {level: 'warn', streams: [{name: 'a', type: 'console', level: 'info'}, {name: 'b', type: 'console'}]}}"};
    QVERIFY(!given.resolve().config.levelIsHardGate);
    QVERIFY(given.resolve().config.gate() == Severity::Info);
    given.environment = {{u"LOG_LEVEL"_s, u"error"_s}};
    const ResolvedLogging raised = given.resolve();
    QVERIFY(raised.config.levelIsHardGate);
    QVERIFY(raised.config.gate() == Severity::Error);
    QCOMPARE(describe(originOf(raised, u"/levelIsHardGate"_s)), u"environment LOG_LEVEL"_s);
    QVERIFY(raised.config.stream(u"b")->level == Severity::Error); // it has none of its own
    given.environment = {{u"LOG_LEVEL"_s, u"debug"_s}};
    const ResolvedLogging lowered = given.resolve();
    QVERIFY(lowered.config.stream(u"a")->level == Severity::Info);
    QVERIFY(lowered.config.stream(u"b")->level == Severity::Debug);
    QVERIFY(lowered.config.gate() == Severity::Debug);
}

void TestLoggingResolver::theCommandLineMakesAConsole()
{
    Given given;
    given.commandLine.console = FormatProfile::Pretty;
    const LoggingConfig added = given.resolve().config;
    QCOMPARE(added.streams.size(), std::size_t(2));
    QVERIFY(added.stream(u"console")->console.toStandardError);
    QCOMPARE(added.stream(u"console")->format.profile, FormatProfile::Pretty);
    given.config = "{Logging: {streams: [{name: 'mine', type: 'console'}, {name: 'f', type: 'file', path: 'f'}]}}";
    const LoggingConfig replaced = given.resolve().config;
    QVERIFY(!replaced.stream(u"mine") && replaced.stream(u"console") && replaced.stream(u"f"));
    given.commandLine.console.reset();
    given.commandLine.noConsole = true;
    QCOMPARE(given.resolve().config.streams.size(), std::size_t(1));
}

void TestLoggingResolver::presetsAreTheWeakest()
{
    const LoggingConfig production = Given{.config = "{LoggingPreset: 'production'}"}.resolve().config;
    QCOMPARE(production.streams.size(), std::size_t(3));
    QCOMPARE(production.stream(u"production-error")->file.path, u"/home/u/.claude-code-router/logs/production/error.log"_s);
    QCOMPARE(production.stream(u"production-error")->file.rotation.maxBytes, 50LL * 1024 * 1024);
    QCOMPARE(production.stream(u"production-combined")->file.rotation.maxBytes, 100LL * 1024 * 1024);
    QVERIFY(production.stream(u"production-console")->level == Severity::Warn);
    QCOMPARE(production.requestTracking.maxActiveRequests, 2000);
    QCOMPARE(production.errorLogging.maxHistorySize, 5000);
    const LoggingConfig development = Given{.config = "{Logging: {LoggingPreset: 'development'}}"}.resolve().config;
    QCOMPARE(development.stream(u"dev-file")->file.rotation.interval, milliseconds(1h));
    QCOMPARE(development.requestTracking.maxContextAge.count(), 600000);
    const LoggingConfig testing = Given{.config = "{LoggingPreset: 'testing'}"}.resolve().config;
    QVERIFY(!testing.requestTracking.enabled && !testing.streamTracking.enabled && !testing.errorLogging.enableStatistics);
    QCOMPARE(testing.errorLogging.maxHistorySize, 100);

    const QByteArray own =
        "{LoggingPreset: 'quiet', LoggingPresets: {quiet: {level: 'error', enhancedFeatures: {requestTracking: {maxActiveRequests: 7}}}}, "
        "Logging: {enhancedFeatures: {requestTracking: {maxContextAge: 5000}}}}";
    const ResolvedLogging quiet = Given{.config = own, .environment = {{u"NODE_ENV"_s, u"production"_s}}}.resolve();
    QVERIFY(quiet.config.level == Severity::Error);
    QCOMPARE(quiet.config.requestTracking.maxActiveRequests, 7);
    QCOMPARE(quiet.config.requestTracking.maxContextAge.count(), 5000);
    QCOMPARE(quiet.config.streams.front().name, u"file"_s);
    QCOMPARE(originOf(quiet, u"/level"_s).pointer, u"/LoggingPresets/quiet/level"_s);
    const QByteArray replacing = "{LoggingPresets: {production: {level: 'fatal'}}}";
    const Given given{.config = replacing, .environment = {{u"NODE_ENV"_s, u"production"_s}}};
    QVERIFY(given.resolve().config.level == Severity::Fatal);
}

void TestLoggingResolver::namesWrongPresets()
{
    const QStringList told = errors(Given{.config = "{\nLoggingPreset: 'prodution'}"}.resolve());
    QCOMPARE(told,
             QStringList(u"error: /home/u/.claude-code-router/config.json line 2, /LoggingPreset: \"LoggingPreset\": there is no preset "
                         "\"prodution\"; did you mean \"production\"?"_s));
    QCOMPARE(errors(Given{.config = "{LoggingPreset: 3}"}.resolve()).size(), 1);
    QCOMPARE(errors(Given{.config = "{LoggingPresets: []}"}.resolve()).size(), 1);
    // a preset that nobody chose is checked as well
    QCOMPARE(errors(Given{.config = "{LoggingPresets: {x: {level: 'loud'}}}"}.resolve()).size(), 1);
}

void TestLoggingResolver::resolvesPaths_data()
{
    QTest::addColumn<QString>("directory");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("resolved");
    const QString logs = u"/home/u/.claude-code-router/logs"_s;
    QTest::newRow("documented") << QString() << u"./logs/error.log"_s << logs + u"/error.log"_s;
    QTest::newRow("without a dot") << QString() << u"logs/error.log"_s << logs + u"/error.log"_s;
    QTest::newRow("name alone") << QString() << u"error.log"_s << logs + u"/error.log"_s;
    QTest::newRow("folder below") << QString() << u"./logs/production/error.log"_s << logs + u"/production/error.log"_s;
    QTest::newRow("other folder below") << QString() << u"old/error.log"_s << logs + u"/old/error.log"_s;
    QTest::newRow("absolute") << QString() << u"/var/log/error.log"_s << u"/var/log/error.log"_s;
    QTest::newRow("home") << QString() << u"~/error.log"_s << u"/home/u/error.log"_s;
    QTest::newRow("up") << QString() << u"../error.log"_s << u"/home/u/.claude-code-router/error.log"_s;
    QTest::newRow("container") << u"/app/logs"_s << u"./logs/error.log"_s << u"/app/logs/error.log"_s;
    QTest::newRow("relative directory") << u"./logs"_s << u"./logs/error.log"_s << logs + u"/error.log"_s;
    QTest::newRow("other relative directory") << u"out"_s << u"logs/error.log"_s << u"/home/u/.claude-code-router/out/error.log"_s;
    QTest::newRow("home directory") << u"~/.claude-code-router/logs"_s << u"a.log"_s << logs + u"/a.log"_s;
}

void TestLoggingResolver::resolvesPaths()
{
    QFETCH(QString, directory);
    QFETCH(QString, path);
    QFETCH(QString, resolved);
    const QByteArray config = "{Logging: {streams: [{name: 's', type: 'file', path: '" + path.toUtf8() + "'}]}}";
    const ResolvedLogging result = Given{.config = config, .environment = {{u"LOG_DIRECTORY"_s, directory}}}.resolve();
    QCOMPARE(result.config.stream(u"s")->file.path, resolved);
    QCOMPARE(valueOf(result, u"/streams/0/path"_s), u'"' + resolved + u'"');
}

// "x~2" is the folder of a second program's stream "x".
void TestLoggingResolver::spoolsOfStreamsStandApart()
{
    const ResolvedLogging result =
        Given{
            .config =
                "{Logging: {streams: [{name: 'x', type: 'network', url: 'https://c'}, {name: 'x~2', type: 'network', url: 'https://c'}]}}"}
            .resolve();
    const QString spools = u"/home/u/.claude-code-router/logs/spool/"_s;
    QCOMPARE(result.config.stream(u"x")->network.spoolFolder, spools + u"x"_s);
    QCOMPARE(result.config.stream(u"x~2")->network.spoolFolder, spools + u"x_2"_s);
}

void TestLoggingResolver::doesNotDependOnWhereItWasStarted()
{
    const QString before = QDir::currentPath();
    const QTemporaryDir other;
    const LoggingConfig here = Given{.config = fixture(u"nested.json5"_s)}.resolve().config;
    QVERIFY(QDir::setCurrent(other.path()));
    const LoggingConfig there = Given{.config = fixture(u"nested.json5"_s)}.resolve().config;
    QVERIFY(QDir::setCurrent(before));
    QVERIFY(here == there);
}

void TestLoggingResolver::diagnoses_data()
{
    QTest::addColumn<QByteArray>("logging");
    QTest::addColumn<QString>("told");
    const auto row = [](const char *title, const QByteArray &logging, const QString &told) { QTest::newRow(title) << logging << told; };
    row("silent stream", "{streams:[{name:'s',type:'console',level:'silent'}]}",
        u"warning: * /Logging/streams/0/level: the stream \"s\" can never receive a record: its level is silent"_s);
    row("empty range", "{streams:[{name:'s',type:'console',level:'error',belowLevel:'warn'}]}",
        u"warning: * the stream \"s\" can never receive a record: it takes only records below warn"_s);
    row("gate above the range", "{level:'error',levelIsHardGate:true,streams:[{name:'s',type:'console',level:'info',belowLevel:'error'}]}",
        u"warning: * the stream \"s\" can never receive a record"_s);
    row("gate above a stream", "{level:'warn',levelIsHardGate:true,streams:[{name:'s',type:'console',level:'info'}]}",
        u"warning: * the stream \"s\" takes info, but nothing below warn comes to it"_s);
    row("level above a stream", "{level:'warn',streams:[{name:'s',type:'console',level:'info'}]}",
        u"warning: * /Logging/level: \"level\" is warn, but \"s\" takes lower ones"_s);
    row("level below every stream", "{level:'debug',streams:[{name:'s',type:'console',level:'info'}]}",
        u"hint: * \"level\" is debug, but no stream takes that"_s);
    row("size without rotation", "{streams:[{name:'s',type:'file',path:'a',rotation:{enabled:false,size:'1M'}}]}",
        u"warning: * /Logging/streams/0/rotation/size: \"size\" has no effect on the stream \"s\", because rotation is off"_s);
    row("interval without rotation", "{enableFileRotation:false,rotationInterval:'1d',streams:[{name:'s',type:'file',path:'a'}]}",
        u"warning: * /Logging/rotationInterval: \"interval\" has no effect on the stream \"s\""_s);
    row("one name twice", "{streams:[{name:'s',type:'console'},{name:'s',type:'file',path:'a'}]}",
        u"warning: * /Logging/streams/0: the name \"s\" is used again by /Logging/streams/1"_s);
    row("one path twice", "{streams:[{name:'a',type:'file',path:'x'},{name:'b',type:'file',path:'./x'}]}",
        u"error: * /Logging/streams/1: the streams \"a\" and \"b\" have one path"_s);
    const QByteArray network = "type:'network',url:'http://c'";
    row("one spool twice", "{streams:[{name:'a',spoolDirectory:'x'," + network + "},{name:'b',spoolDirectory:'./x'," + network + "}]}",
        u"warning: * /Logging/streams/1/spoolDirectory: the streams \"a\" and \"b\" have one spool, /home/u/.claude-code-router/logs/x;"_s);
    row("one spool for all", "{streamDefaults:{spoolDirectory:'x'},streams:[{name:'a'," + network + "},{name:'b'," + network + "}]}",
        u"warning: * /Logging/streamDefaults/spoolDirectory: the streams \"a\" and \"b\" have one spool"_s);
    row("one spool by their names", "{streams:[{name:'a/b'," + network + "},{name:'a_b'," + network + "}]}",
        u"warning: * /Logging/streams/1: the streams \"a/b\" and \"a_b\" have one spool"_s);
    row("no name", "{streams:[{type:'console'}]}", u"hint: * the stream has no name; it is called \"console-0\""_s);
    row("no type", "{streams:[{name:'s'}]}", u"error: * the stream \"s\" has no \"type\""_s);
    row("no path", "{streams:[{name:'s',type:'file'}]}", u"error: * the file stream \"s\" has no \"path\"; it is left out"_s);
    row("no address", "{streams:[{name:'s',type:'network'}]}", u"error: * the network stream \"s\" has no \"url\"; it is left out"_s);
    row("strange address", "{streams:[{name:'s',type:'network',url:'ftp://x/y'}]}",
        u"error: * \"url\" of the stream \"s\" begins with ftp://"_s);
    row("syslog by HTTP", "{streams:[{name:'s',type:'network',protocol:'syslog',url:'http://x/y'}]}",
        u"error: * write udp://, tcp:// or tls://"_s);
    row("custom", "{streams:[{name:'s',type:'custom'}]}", u"warning: * only a program can make a custom stream"_s);
    row("no stream", "{streams:[]}", u"warning: * /Logging/streams: no stream is enabled, so nothing is written"_s);
    row("streams are no list", "{streams:{}}", u"error: * \"streams\": expected a list of objects, got an object"_s);
    row("none of the streams works", "{streams:[{name:'s'},null]}", u"warning: * no stream in \"streams\" can be used"_s);
    row("a stream is no object", "{streams:['x']}", u"error: * /Logging/streams/0: a stream is an object"_s);
    row("a key twice", "{level:'info',level:'warn'}", u"warning: * \"level\" is written twice"_s);
    row("two spellings", "{enhancedFeatures:{errorLogging:{maxHistorySize:1}},errorHandling:{maxHistorySize:2}}",
        u"warning: * this sets \"enhancedFeatures.errorLogging.maxHistorySize\" a second time"_s);
    row("tiny buffer", "{streams:[{name:'s',type:'file',path:'a',bufferSize:1000}]}",
        u"hint: * \"bufferSize\" of the stream \"s\" is 1000 bytes"_s);
    row("directory of programs", "{logDirectory:'/usr/lib/ccr'}", u"warning: * \"logDirectory\" is /usr/lib/ccr"_s);
    row("details without tracking", "{requestTracking:{enabled:false,includeDetails:true}}", u"hint: * \"includeDetails\" has no effect"_s);
    row("alerts the wrong way round", "{alerts:{diskWarning:0.95}}", u"warning: * \"diskWarning\" is 0.95 and above \"diskCritical\""_s);
    const QByteArray prices = "prices:[{model:'a',input:1,output:2},{model:'b',currency:'CNY',input:1,output:2}]";
    row("a budget without a currency", "{alerts:{dailyBudget:5}," + prices + "}",
        u"warning: * \"dailyBudget\" is 5 and names no currency, while there are prices in CNY, USD"_s);
    row("a budget in a currency without prices", "{alerts:{dailyBudget:{EUR:5}}," + prices + "}",
        u"warning: * \"dailyBudget\" has an amount in EUR, but no price is in EUR"_s);
    row("a budget in no currency", "{alerts:{dailyBudget:{dollars:5}}}", u"error: * \"alerts.dailyBudget\": \"dollars\" is no currency"_s);
    row("a group is a number", "{enhancedFeatures:3}", u"error: * \"enhancedFeatures\": expected an object, got a number"_s);
    row("no object at all", "[]", u"error: * /Logging: expected an object of settings, got a list"_s);
}

void TestLoggingResolver::diagnoses()
{
    QFETCH(QByteArray, logging);
    QFETCH(QString, told);
    const ResolvedLogging resolved = Given{.config = "{Logging:" + logging + "}"}.resolve();
    const QStringList parts = told.split(u'*');
    const QStringList found = lines(resolved);
    const bool isThere = std::any_of(found.begin(), found.end(), [&parts](const QString &line) {
        return line.startsWith(parts.first().trimmed()) && line.contains(parts.last().trimmed());
    });
    QVERIFY2(isThere, qPrintable(found.join(u'\n')));
    QCOMPARE(flaw(resolved), QString());
}

void TestLoggingResolver::tellsWhereAFileIsBroken()
{
    const ResolvedLogging resolved =
        Given{.config = "{LOG_LEVEL: 'debug'}", .standAlone = "{\n  level: 'warn',\n  streams: [}\n"}.resolve();
    QVERIFY(resolved.config.level == Severity::Debug); // the other file counts
    const QStringList told = errors(resolved);
    QCOMPARE(told.size(), 1);
    QVERIFY2(told.first().startsWith("error: /home/u/.claude-code-router/logging-config.json line 3: column 13: "_L1),
             qPrintable(told.first()));
    LoggingSources unreadable = Given{}.sources();
    unreadable.standAlone = SourceFile{u"/x.json"_s, {}, u"/x.json cannot be read: Permission denied"_s};
    QVERIFY(errors(resolveLogging(unreadable)).first().contains("Permission denied"_L1));
}

void TestLoggingResolver::oneMistakeHarmsNothingElse()
{
    const ResolvedLogging resolved =
        Given{
            .config =
                "{Logging: {level: 'loud', serviceName: 'x', streams: [{name: 'bad', type: 'file'}, {name: 'good', type: 'file', path: 'g', level: 'w'}]}}"}
            .resolve();
    QCOMPARE(errors(resolved).size(), 3);
    QVERIFY(resolved.config.level == Severity::Info);
    QCOMPARE(resolved.config.identity.serviceName, u"x"_s);
    QCOMPARE(resolved.config.streams.size(), std::size_t(1));
    QVERIFY(resolved.config.streams.front().level == Severity::Info);
}

void TestLoggingResolver::replacesVariables()
{
    const QByteArray config =
        "{Logging: {serviceName: '${WHO}', streams: [{name: 'n', type: 'network', url: 'http://$HOST_OF_LOGS/x', token: '$TOKEN'}]}}";
    const ResolvedLogging resolved = Given{.config = config, .dotenv = "WHO=me\n", .environment = {{u"HOST_OF_LOGS"_s, u"c"_s}}}.resolve();
    QCOMPARE(resolved.config.identity.serviceName, u"me"_s);
    QCOMPARE(resolved.config.stream(u"n")->network.url, QUrl(u"http://c/x"_s));
    QVERIFY(resolved.config.stream(u"n")->network.token.isEmpty());
    QVERIFY(
        !lines(resolved).filter(u"/Logging/streams/0/token: the environment variable TOKEN is not set, so this has no effect"_s).isEmpty());
}

void TestLoggingResolver::rewritesTheOldestLayout()
{
    const auto of = [](const QByteArray &text) { return Given{.standAlone = text}.resolve(); };
    QVERIFY(lines(of(fixture(u"legacy.json"_s))).filter(u"hint: "_s).filter(u"is the oldest layout"_s).size() == 1);
    const ResolvedLogging silent = of("{silent: true, level: 'debug', outputPath: 'a.log'}");
    QVERIFY(silent.config.gate() == Severity::Silent);
    QVERIFY(!lines(silent).filter(u"write enabled: false"_s).isEmpty());
    const LoggingConfig onlyConsole = of("{enableFile: false, outputPath: 'a.log'}").config;
    QCOMPARE(onlyConsole.streams.size(), std::size_t(1));
    QCOMPARE(onlyConsole.streams.front().name, u"console"_s);
    const ResolvedLogging neither = of("{enableFile: false, enableConsole: false}");
    QCOMPARE(neither.config.streams.front().name, u"default-console"_s);
    QVERIFY(!lines(neither).filter(u"neither files nor the console are enabled"_s).isEmpty());
    QVERIFY(!lines(of("{outputPath: 'a.log'}")).filter(u"errors have no file of their own"_s).isEmpty());
    QVERIFY(!lines(of("{outputPath: 'a.log', enableRotation: true}")).filter(u"write maxFileSize"_s).isEmpty());
    QCOMPARE(of("{outputPath: 'a.log', datePattern: 'YYYY-MM-DD'}").config.streams.front().file.rotation.interval, milliseconds(24h));
    QCOMPARE(of("{outputPath: 'a.log', datePattern: '2h'}").config.streams.front().file.rotation.interval, milliseconds(2h));
    QCOMPARE(errors(of("{outputPath: 7}")).size(), 1);
    QCOMPARE(errors(of("{outputPath: 'a', datePattern: 'never'}")).size(), 1);
    const ResolvedLogging quiet = of("{outputPath: 'a.log', backwardCompatibility: {generateMigrationSuggestions: false}}");
    QCOMPARE(lines(quiet), QStringList());
    const ResolvedLogging kept = of("{outputPath: 'a.log', backwardCompatibility: {convertExistingConfig: false}}");
    QCOMPARE(kept.config.streams.front().name, u"file"_s);
    QVERIFY(!lines(kept).filter(u"warning: "_s).filter(u"\"outputPath\" has no effect"_s).isEmpty());
}

// A stronger source decides, wherever the old settings stand.
void TestLoggingResolver::sourcesTogetherSayWhatBecomesOfOldLayouts()
{
    const QByteArray old = "{outputPath: 'a.log'}";
    const auto of = [&old](const QByteArray &config) { return Given{.config = config, .standAlone = old}.resolve(); };
    QVERIFY(of("{}").config.stream(u"main-file"));
    QVERIFY(!lines(of("{}")).filter(u"is the oldest layout"_s).isEmpty());
    const ResolvedLogging kept = of("{Logging: {backwardCompatibility: {convertExistingConfig: false}}}");
    QVERIFY(!kept.config.stream(u"main-file"));
    QVERIFY(!lines(kept).filter(u"warning: "_s).filter(u"\"outputPath\" has no effect"_s).isEmpty());
    QVERIFY(!of("{Logging: {backwardCompatibility: {enabled: false}}}").config.stream(u"main-file"));
    const ResolvedLogging quiet = of("{Logging: {backwardCompatibility: {generateMigrationSuggestions: false}}}");
    QVERIFY(quiet.config.stream(u"main-file"));
    QVERIFY(lines(quiet).filter(u"is the oldest layout"_s).isEmpty());
    const Given overruled{.config = "{Logging: {backwardCompatibility: {convertExistingConfig: true}}}",
                          .standAlone = "{outputPath: 'a.log', backwardCompatibility: {convertExistingConfig: false}}"};
    QVERIFY(overruled.resolve().config.stream(u"main-file"));
}

void TestLoggingResolver::splitsByLevel()
{
    const LoggingConfig split = Given{.config = "{LoggingPreset: 'split'}"}.resolve().config;
    QCOMPARE(split.streams.size(), std::size_t(2));
    const StreamConfig *bad = split.stream(u"split-error");
    const StreamConfig *rest = split.stream(u"split-main");
    QVERIFY(bad && rest);
    QCOMPARE(bad->file.path, u"/home/u/.claude-code-router/logs/split/error.log"_s);
    QCOMPARE(rest->file.path, u"/home/u/.claude-code-router/logs/split/main.log"_s);
    QVERIFY(bad->level == Severity::Warn && !bad->belowLevel);
    QVERIFY(rest->level == Severity::Info && rest->belowLevel == Severity::Warn); // no record in both, none in neither
}

void TestLoggingResolver::oldBehaviourCanBeKept()
{
    const auto of = [](const QByteArray &config) { return Given{.config = config}.resolve().config; };
    QVERIFY(!of("{LOG: true, Logging: {integration: {preserveExistingBehavior: false}}}").stream(u"legacy-text"));
    QVERIFY(
        !of("{Logging: {integration: {preserveExistingBehavior: true}}}").stream(u"legacy-text")); // the original wrote it with LOG alone
    QVERIFY(of("{LOG: true, Logging: {integration: {preserveExistingBehavior: true}}}").stream(u"legacy-text"));
    QVERIFY(of("{Logging: {enableBackwardCompatibility: true}}").stream(u"legacy-text"));
    const LoggingConfig off = of("{Logging: {integration: {enableEnhancedFeatures: false}, requestTracking: true}}");
    QVERIFY(!off.requestTracking.enabled && !off.streamTracking.enabled && !off.errorLogging.enabled && !off.performanceMetrics.enabled);
    QVERIFY(!of("{Logging: {integration: {migrateExistingLogs: false}}}").migrateExistingLogs);
    QCOMPARE(of("{Logging: {integration: {enableNewLogging: false}}}").streams.front().name, u"legacy-text"_s);
}

void TestLoggingResolver::findsTheFiles()
{
    const QTemporaryDir dir;
    const QString config = dir.filePath(u"home/config.json"_s);
    const auto write = [&dir](const QString &name, const QByteArray &text) {
        const QString path = dir.filePath(name);
        QVERIFY(QDir().mkpath(QFileInfo(path).absolutePath()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    };
    const auto level = [&](const QMap<QString, QString> &environment = {}, const LoggingCommandLine &commandLine = {}) {
        return resolveLogging(readLoggingSources(config, environment, commandLine, dir.filePath(u"work"_s)));
    };
    QVERIFY(QDir().mkpath(dir.filePath(u"work"_s)));
    QVERIFY(level().config.level == Severity::Info);
    write(u"home/enhanced-log-config.json"_s, "{level: 'fatal'}");
    QVERIFY(level().config.level == Severity::Fatal);
    write(u"work/config/logging-config.json"_s, "{level: 'error'}");
    QVERIFY(level().config.level == Severity::Error);
    write(u"home/logging-config.json"_s, "{level: 'warn'}");
    const ResolvedLogging beside = level();
    QVERIFY(beside.config.level == Severity::Warn);
    QCOMPARE(lines(beside).filter(u"this file is not read, because"_s).size(), 2);
    write(u"named.json"_s, "{level: 'debug'}");
    QVERIFY((level({{u"LOG_CONFIG_FILE"_s, u"../named.json"_s}}).config.level) == Severity::Debug);
    QVERIFY((level({{u"LOG_LEVEL"_s, u"trace"_s}}, {.configFile = dir.filePath(u"named.json"_s)}).config.level) == Severity::Debug);
    const ResolvedLogging missing = level({{u"LOG_CONFIG_FILE"_s, u"/nowhere/x.json"_s}});
    QVERIFY2(errors(missing).size() == 1 && errors(missing).first().contains("/nowhere/x.json cannot be read"_L1),
             qPrintable(errors(missing).join(u'\n')));
    write(u"home/.env"_s, "export LOG_LEVEL='trace'\n");
    QVERIFY(level().config.level == Severity::Trace);
    write(u"home/config.json"_s, "{Logging: {serviceName: 'found'}}");
    QCOMPARE(level().config.identity.serviceName, u"found"_s);
}

void TestLoggingResolver::keepsWhatWasGood()
{
    LoggingReloader reloader;
    Given given{.config = "{Logging: {level: 'debug', serviceName: 'a'}}", .standAlone = "{version: '1'}"};
    QVERIFY(reloader.resolve(given.sources()).config.level == Severity::Debug);
    given.config = "{Logging: {level: 'debgu', serviceName: 'b'}}";
    given.standAlone = "{version: '2'}";
    const ResolvedLogging wrong = reloader.resolve(given.sources());
    QVERIFY(wrong.config.level == Severity::Debug);
    QCOMPARE(wrong.config.identity.serviceName, u"a"_s); // half of an edit is none
    QCOMPARE(wrong.config.identity.version, u"2"_s);     // the other file has no fault
    QVERIFY(wrong.hasErrors());
    QVERIFY(errors(wrong).first().contains("config.json line 1, /Logging/level"_L1));
    given.config = "{Logging: ";
    QCOMPARE(reloader.resolve(given.sources()).config.identity.serviceName, u"a"_s);
    given.config = "{Logging: {serviceName: 'c'}}";
    const ResolvedLogging repaired = reloader.resolve(given.sources());
    QCOMPARE(repaired.config.identity.serviceName, u"c"_s);
    QVERIFY(repaired.config.level == Severity::Info);
    QVERIFY(!repaired.hasErrors());
    // what never was good counts as far as it can
    LoggingReloader fresh;
    const ResolvedLogging first = fresh.resolve(Given{.config = "{Logging: {level: 'x', serviceName: 'b'}}"}.sources());
    QCOMPARE(first.config.identity.serviceName, u"b"_s);
    // a wrong variable does not hold up the files
    given.environment = {{u"LOG_LEVEL"_s, u"x"_s}};
    given.config = "{Logging: {serviceName: 'd'}}";
    QCOMPARE(reloader.resolve(given.sources()).config.identity.serviceName, u"d"_s);
}

void TestLoggingResolver::elasticsearchGetsItsOwnFormat()
{
    const auto profile = [](const QByteArray &keys) {
        const QByteArray stream = "name: 'es', type: 'network', url: 'http://es:9200', " + keys;
        return Given{.config = "{Logging: {streams: [{" + stream + "}]}}"}.resolve().config.streams.front().format.profile;
    };
    QVERIFY(profile("protocol: 'elasticsearch'") == FormatProfile::Ecs);
    QVERIFY(profile("protocol: 'elasticsearch', format: 'json'") == FormatProfile::Pino);
    QVERIFY(profile("protocol: 'http'") == FormatProfile::Pino);
}

void TestLoggingResolver::packsForThoseWhoUnpack_data()
{
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<bool>("gzip");
    QTest::newRow("any server") << QByteArray("url: 'http://c/x'") << false;
    QTest::newRow("any server, asked") << QByteArray("url: 'http://c/x', gzip: true") << true;
    QTest::newRow("syslog") << QByteArray("url: 'udp://c', protocol: 'syslog'") << false;
    for (const char *protocol : {"elasticsearch", "loki", "otlp"}) {
        const QByteArray keys = QByteArray("url: 'http://c/x', protocol: '") + protocol + '\'';
        QTest::newRow(protocol) << keys << true;
        QTest::addRow("%s, not wanted", protocol) << keys + ", gzip: false" << false;
    }
}

void TestLoggingResolver::packsForThoseWhoUnpack()
{
    QFETCH(QByteArray, keys);
    QFETCH(bool, gzip);
    const Given given{.config = "{Logging: {streams: [{name: 'n', type: 'network', " + keys + "}]}}"};
    QCOMPARE(given.resolve().config.stream(u"n")->network.gzip, gzip);
}

void TestLoggingResolver::wantsCertificateAndKeyTogether_data()
{
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("told"); // empty: nothing
    const auto row = [](const char *name, const QByteArray &settings, const QString &pointer, const QString &told) {
        QTest::newRow(name) << settings << u"/Logging/"_s + pointer << told;
    };
    const QByteArray stream = "streams: [{name: 's', type: 'network', url: 'https://c', ";
    row("both", stream + "clientCertificate: 'a', clientKey: 'b'}]", {}, {});
    row("certificate", stream + "clientCertificate: 'a'}]", u"streams/0/clientCertificate"_s,
        u"\"clientCertificate\" of the stream \"s\" counts only together with \"clientKey\"; name both"_s);
    row("key", stream + "clientKey: 'b'}]", u"streams/0/clientKey"_s,
        u"\"clientKey\" of the stream \"s\" counts only together with \"clientCertificate\""_s);
    row("of a stream that is off", stream + "clientKey: 'b', enabled: false}]", {}, {});
    row("both of otlp", "otlp: {url: 'https://c', clientCertificate: 'a', clientKey: 'b'}", {}, {});
    row("key of both signals and certificate of each",
        "otlp: {url: 'https://c', clientKey: 'b', traces: {clientCertificate: 'a'}, metrics: {clientCertificate: 'c'}}", {}, {});
    row("certificate of one signal", "otlp: {url: 'https://c', traces: {clientCertificate: 'a'}}", u"otlp/traces/clientCertificate"_s,
        u"\"clientCertificate\" of otlp counts only together with \"clientKey\""_s);
}

void TestLoggingResolver::wantsCertificateAndKeyTogether()
{
    QFETCH(QByteArray, settings);
    QFETCH(QString, pointer);
    QFETCH(QString, told);
    const ResolvedLogging resolved = Given{.config = "{Logging: {" + settings + "}}"}.resolve();
    QCOMPARE(flaw(resolved), QString());
    QCOMPARE(errors(resolved).size(), told.isEmpty() ? 0 : 1);
    if (told.isEmpty()) return;
    QCOMPARE(resolved.diagnostics.front().origin.pointer, pointer);
    QVERIFY2(errors(resolved).front().contains(told), qPrintable(errors(resolved).front()));
}

void TestLoggingResolver::tellsOfFilesThatCannotBeUsed_data()
{
    QTest::addColumn<QByteArray>("settings"); // DIR: a folder with the file "file"
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("told"); // empty: nothing
    const auto row = [](const char *name, const QByteArray &settings, const QString &pointer, const QString &told) {
        QTest::newRow(name) << settings << pointer << told;
    };
    const auto stream = [](const QByteArray &members) { return "streams: [{name: 's', " + members + "}]"; };
    const QByteArray https = "type: 'network', url: 'https://c', ";
    const QString ofStream = u"/Logging/streams/0/caFile"_s;
    row("certificates", stream(https + "caFile: 'PEM'"), ofStream, {});
    row("no such certificates", stream(https + "caFile: 'DIR/ca.pem'"), ofStream,
        u"\"caFile\" of the stream \"s\" cannot be used: DIR/ca.pem does not exist"_s);
    row("certificates in another form", stream(https + "caFile: 'DER'"), ofStream, u"DER holds no certificate in PEM form"_s);
    row("certificates in a folder", stream(https + "caFile: 'DIR'"), ofStream, u"DIR is not a file"_s);
    row("certificates of syslog", stream("type: 'network', protocol: 'syslog', url: 'tls://c', caFile: 'DIR/file'"), ofStream,
        u"DIR/file holds no certificate in PEM form"_s);
    row("certificates of a stream that is off", stream(https + "enabled: false, caFile: 'DIR/ca.pem'"), ofStream, {});
    row("certificates for all", "streamDefaults: {caFile: 'DIR/ca.pem'}, " + stream(https), u"/Logging/streamDefaults/caFile"_s,
        u"DIR/ca.pem does not exist"_s);
    row("certificates of traces and metrics", "otlp: {url: 'https://c', caFile: 'DIR/ca.pem'}", u"/Logging/otlp/caFile"_s,
        u"\"caFile\" of otlp cannot be used: DIR/ca.pem does not exist"_s);
    row("certificates of traces", "otlp: {url: 'https://c', traces: {caFile: 'DIR/ca.pem'}}", u"/Logging/otlp/traces/caFile"_s,
        u"\"caFile\" of otlp cannot be used"_s);
    row("certificates without encryption", "otlp: {url: 'http://c', caFile: 'DIR/ca.pem'}", u"/Logging/otlp/caFile"_s, {});
    const QByteArray own = https + "clientCertificate: 'PEM', ";
    const QString ofKey = u"/Logging/streams/0/clientKey"_s;
    row("certificate and key of a client", stream(own + "clientKey: 'KEY'"), ofKey, {});
    row("no such key", stream(own + "clientKey: 'DIR/me.key'"), ofKey,
        u"\"clientKey\" of the stream \"s\" cannot be used: DIR/me.key does not exist"_s);
    row("certificate as a key", stream(own + "clientKey: 'PEM'"), ofKey, u"holds no private key (RSA, EC or DSA) in PEM form"_s);
    row("key with a password", stream(own + "clientKey: 'LOCKED'"), ofKey, u"LOCKED is protected by a password"_s);
    row("key as a certificate", stream(https + "clientCertificate: 'KEY', clientKey: 'KEY'"), u"/Logging/streams/0/clientCertificate"_s,
        u"\"clientCertificate\" of the stream \"s\" cannot be used: KEY holds no certificate in PEM form"_s);
    row("key of traces and metrics", "otlp: {url: 'https://c', clientCertificate: 'PEM', clientKey: 'DIR/me.key'}",
        u"/Logging/otlp/clientKey"_s, u"\"clientKey\" of otlp cannot be used: DIR/me.key does not exist"_s);
    row("a file that is new", stream("type: 'file', path: 'DIR/new/s.log'"), {}, {});
    row("a folder as a file", stream("type: 'file', path: 'DIR'"), u"/Logging/streams/0/path"_s,
        u"\"path\" of the stream \"s\" cannot be used: DIR is a folder"_s);
    row("a file below a file", stream("type: 'file', path: 'DIR/file/s.log'"), u"/Logging/streams/0/path"_s, u"DIR/file is no folder"_s);
    row("a file as the folder of logs", "logDirectory: 'DIR/file/logs'", u"/Logging/logDirectory"_s,
        u"\"logDirectory\" cannot be used: DIR/file is no folder"_s);
    row("a file as a spool", stream(https + "spoolDirectory: 'DIR/file'"), u"/Logging/streams/0/spoolDirectory"_s,
        u"DIR/file is no folder"_s);
    row("a folder as the history", "history: {path: 'DIR'}", u"/Logging/history/path"_s, u"\"path\" of history cannot be used"_s);
    row("nothing is logged", "enabled: false, logDirectory: 'DIR/file/logs'", u"/Logging/logDirectory"_s, {});
}

void TestLoggingResolver::tellsOfFilesThatCannotBeUsed()
{
    QFETCH(QByteArray, settings);
    QFETCH(QString, pointer);
    QFETCH(QString, told);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray data = CCR_TEST_DATA "/logging/certificates/";
    settings.replace("DIR", folder.path().toUtf8()).replace("PEM", data + "authority.pem").replace("DER", data + "authority.der");
    settings.replace("KEY", data + "client.key").replace("LOCKED", data + "protected.key");
    const QString path = QString::fromUtf8(data);
    told.replace(u"DIR"_s, folder.path()).replace(u"DER"_s, path + u"authority.der"_s);
    told.replace(u"KEY"_s, path + u"client.key"_s).replace(u"LOCKED"_s, path + u"protected.key"_s);
    LoggingSources sources = Given{.config = "{Logging: {" + settings + "}}"}.sources();
    sources.fileProblem = fileProblem;
    const ResolvedLogging resolved = resolveLogging(sources);
    QCOMPARE(flaw(resolved), QString());
    QCOMPARE(errors(resolved).size(), told.isEmpty() ? 0 : 1);
    if (told.isEmpty()) return;
    QCOMPARE(resolved.diagnostics.front().origin, (ConfigOrigin{sources.configFile, pointer, 1}));
    QVERIFY2(resolved.diagnostics.front().message.contains(told), qPrintable(errors(resolved).front()));
    // What nobody looks at is taken as it is.
    sources.fileProblem = nullptr;
    QCOMPARE(errors(resolveLogging(sources)), QStringList());
}

void TestLoggingResolver::looksAtFilesOnTheDisk()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"config.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{Logging: {streams: [{name: 's', type: 'network', url: 'https://c', caFile: 'ca.pem'}]}}");
    file.close();
    const QMap<QString, QString> environment{{u"HOME"_s, folder.path()}};
    const QStringList told = errors(resolveLogging(readLoggingSources(file.fileName(), environment)));
    QVERIFY2(told.size() == 1 && told.front().contains(folder.filePath(u"ca.pem"_s) + u" does not exist"_s), qPrintable(told.join(u'\n')));
}

QTEST_APPLESS_MAIN(TestLoggingResolver)
#include "tst_logging_resolver.moc"
