#include "logging/config/stream_options.h"
#include "tests/logging/config/key_rows.h"
#include "tests/logging/config/resolved.h"

#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace ccr::test;
using namespace Qt::StringLiterals;

namespace {

/// A key that counts for nothing, or less than its owner thinks. It stands in line 2 of its source.
struct Vain
{
    const char *name;
    Given given;
    const char *kind;
    const char *pointer;
    const char *told;
    const char *suggested;
};

constexpr const char *warning = "warning";
constexpr const char *hint = "hint";

Given config(const char *text)
{
    return {.config = text};
}
Given standAlone(const char *text)
{
    return {.standAlone = text};
}
Given settings(const QByteArray &text)
{
    return {.config = "{Logging: {" + text + "}}"};
}
Given stream(const QByteArray &text)
{
    return settings("streams: [{name: 's', " + text + "}]");
}

Given forAll(const QByteArray &setting, const QByteArray &stream)
{
    return settings("streams: [{name: 's', " + stream + "}], streamDefaults: {\n" + setting + "}");
}

const std::vector<Vain> &vains()
{
    static const std::vector<Vain> rows{
        // where the settings stand at the root
        {"misspelt section", config("{Providers: [], level: 'info', enhancedFeatures: {\nerrorLoging: {}}}"), warning,
         "/enhancedFeatures/errorLoging", "is unknown and has no effect", "did you mean \"errorLogging\"?"},
        {"unknown in history", config("{Providers: [], level: 'info', history: {\nzz: 1}}"), warning, "/history/zz", "is unknown",
         "there are: enabled"},
        {"unknown in redact", config("{Providers: [], level: 'info', redact: {\npathz: []}}"), warning, "/redact/pathz", "is unknown",
         "did you mean \"paths\"?"},
        {"unknown default of streams", config("{Providers: [], level: 'info', streamDefaults: {\nretriez: 1}}"), warning,
         "/streamDefaults/retriez", "is unknown", "did you mean \"retries\"?"},
        {"unknown in a price", config("{Providers: [], level: 'info', prices: [{model: 'm', input: 1, output: 2,\nzz: 1}]}"), warning,
         "/prices/0/zz", "is unknown", "there are: model"},
        {"misspelt at the root", config("{Providers: [], level: 'info',\nenhancedFeature: {}}"), warning, "/enhancedFeature", "is unknown",
         "did you mean \"enhancedFeatures\"?"},
        {"nothing that marks settings", config("{Providers: [],\nhistory: {enabled: false}}"), warning, "/history",
         "\"history\" has no effect at the root of this file", "write it in \"Logging\": {…}"},
        {"misspelt mark", config("{Providers: [],\nstraems: []}"), warning, "/straems", "is unknown",
         "did you mean \"streams\"? Write it in \"Logging\""},
        // beside Logging
        {"level beside", config("{Logging: {},\nlevel: 'debug'}"), warning, "/level", "\"level\" has no effect beside \"Logging\"",
         "move it into \"Logging\""},
        {"streams beside", standAlone("{Logging: {},\nstreams: []}"), warning, "/streams", "has no effect beside \"Logging\"", "move it"},
        {"unknown beside", standAlone("{Logging: {},\nservicename: 'x'}"), warning, "/servicename", "\"servicename\" is unknown",
         "did you mean \"serviceName\"?; settings belong into \"Logging\""},
        {"variable in a file of its own", standAlone("{Logging: {},\nLOG_LEVEL: 'debug'}"), warning, "/LOG_LEVEL",
         "\"LOG_LEVEL\" has no effect here", "write it in \"EnvironmentVariables\""},
        {"twice", config("{\nLogging: {level: 'debug'},\nLogging: {level: 'info'}}"), warning, "/Logging",
         "\"Logging\" is written twice; the last one counts", "remove this one"},
        {"variable twice", config("{\nLOG_LEVEL: 'debug',\nLOG_LEVEL: 'info'}"), warning, "/LOG_LEVEL", "is written twice", "remove"},
        {"preset twice", config("{Logging: {\nLoggingPreset: 'split',\nLoggingPreset: 'production'}}"), warning, "/Logging/LoggingPreset",
         "is written twice", "remove"},
        {"lower case", config("{\nlogging: {level: 'debug'}}"), warning, "/logging", "\"logging\" is unknown", "did you mean \"Logging\"?"},
        {"lower case in a file of its own", standAlone("{\nlogging: {level: 'debug'}}"), warning, "/logging", "is unknown",
         "did you mean \"Logging\"?"},
        {"misspelt preset", config("{\nLoggingPrest: 'production'}"), warning, "/LoggingPrest", "is unknown",
         "did you mean \"LoggingPreset\"?"},
        {"file of the router", standAlone("{Providers: [],\nlevle: 'info'}"), warning, "/levle", "is unknown", "did you mean \"level\"?"},
        {"variable at the root", config("{Providers: [],\nLOG_LEVL: 'info'}"), warning, "/LOG_LEVL", "is unknown",
         "did you mean \"LOG_LEVEL\"?"},
        // what another format or protocol has
        {"index of Loki", stream("type: 'network', url: 'http://c', protocol: 'loki',\nindex: 'i'"), warning, "/Logging/streams/0/index",
         "its protocol is loki", "protocol: \"elasticsearch\""},
        {"method of Loki", stream("type: 'network', url: 'http://c', protocol: 'loki',\nmethod: 'PUT'"), warning,
         "/Logging/streams/0/method", "its collector takes POST alone", "method: \"POST\""},
        {"format of OpenTelemetry", stream("type: 'network', url: 'http://c', protocol: 'otlp',\nformat: 'text'"), warning,
         "/Logging/streams/0/format", "its protocol is otlp", "protocol: \"http\" or"},
        {"format of syslog", stream("type: 'network', url: 'udp://c', protocol: 'syslog',\nmessageKey: 'm'"), warning,
         "/Logging/streams/0/messageKey", "its protocol is syslog", "protocol: \"http\" or"},
        {"proxy by UDP", stream("type: 'network', url: 'udp://c', protocol: 'syslog',\nproxy: 'http://p:1'"), warning,
         "/Logging/streams/0/proxy", "no proxy takes udp://", "a url that begins with tcp://"},
        {"certificates by UDP", stream("type: 'network', url: 'udp://c', protocol: 'syslog',\nverifyTls: false"), warning,
         "/Logging/streams/0/verifyTls", "nothing is encrypted on the way to udp://", "a url that begins with tls://"},
        {"certificates by HTTP", stream("type: 'network', url: 'http://c',\ncaFile: '/ca.pem'"), warning, "/Logging/streams/0/caFile",
         "nothing is encrypted on the way to http://", "a url that begins with https://"},
        {"key by HTTP", stream("type: 'network', url: 'http://c',\nclientKey: '/me.key'"), warning, "/Logging/streams/0/clientKey",
         "nothing is encrypted on the way to http://", "a url that begins with https://"},
        {"levelFormat of ecs", stream("type: 'console', format: 'ecs',\nlevelFormat: 'number'"), warning, "/Logging/streams/0/levelFormat",
         "its format is ecs", "format: \"json\" or"},
        {"messageKey of pretty", stream("type: 'console', format: 'pretty',\nmessageKey: 'm'"), warning, "/Logging/streams/0/messageKey",
         "its format is pretty", "format: \"json\" or"},
        {"nestedKey of text", stream("type: 'console', format: 'text',\nnestedKey: 'n'"), warning, "/Logging/streams/0/nestedKey",
         "its format is text", "or \"ecs\""},
        {"base of logfmt", stream("type: 'console', format: 'logfmt',\nbase: null"), warning, "/Logging/streams/0/base",
         "its format is logfmt", "format: \"json\""},
        {"colours of json", stream("type: 'console',\ncolorize: true"), warning, "/Logging/streams/0/colorize", "its format is json",
         "format: \"pretty\""},
        {"lines of json", stream("type: 'console',\nsingleLine: false"), warning, "/Logging/streams/0/singleLine", "its format is json",
         "format: \"pretty\""},
        {"pattern of json", stream("type: 'console',\ntimeFormat: 'HH:MM'"), warning, "/Logging/streams/0/timeFormat", "its format is json",
         "format: \"pretty\""},
        {"format of time of pretty", stream("type: 'console', format: 'pretty',\ntimeFormat: 'iso'"), warning,
         "/Logging/streams/0/timeFormat", "its format is pretty", "format: \"json\""},
        // what needs something else
        {"syncInterval", stream("type: 'file', path: 'a',\nsyncInterval: 500"), warning, "/Logging/streams/0/syncInterval",
         "\"sync\" is not \"interval\"", "write sync: \"interval\""},
        {"compressAfter", stream("type: 'file', path: 'a', rotation: {\ncompressAfter: '1h'}"), warning,
         "/Logging/streams/0/rotation/compressAfter", "nothing is compressed", "compress: true"},
        {"spoolMaxAge", stream("type: 'network', url: 'http://c', spoolSize: 0,\nspoolMaxAge: '1d'"), warning,
         "/Logging/streams/0/spoolMaxAge", "\"spoolSize\" is 0", "spoolSize: \"64M\""},
        {"compressAfter for all",
         settings("streams: [{name: 's', type: 'file', path: 'a'}], streamDefaults: {rotation: {\ncompressAfter: "
                  "'1h'}}"),
         warning, "/Logging/streamDefaults/rotation/compressAfter", "has no effect on any stream", "compress: true"},
        // what is said for all streams, of which none can have it
        {"name for all", forAll("name: 'x'", "type: 'console'"), hint, "/Logging/streamDefaults/name",
         "each stream needs a name of its own", "write it in the stream"},
        {"id for all", forAll("id: 'x'", "type: 'console'"), hint, "/Logging/streamDefaults/id", "\"id\" has no effect",
         "write it in the stream"},
        {"type for all", forAll("type: 'file'", "type: 'console'"), hint, "/Logging/streamDefaults/type",
         "\"type\" has no effect on any stream: each has its own", "remove it from one of them"},
        {"path for all", forAll("path: 'x'", "type: 'file', path: 'a'"), hint, "/Logging/streamDefaults/path",
         "\"path\" has no effect on any stream: each has its own", "remove it from one of them"},
        {"path without a file", forAll("path: 'x'", "type: 'console'"), hint, "/Logging/streamDefaults/path",
         "has no effect on any stream (of \"s\": its type is console)", "or write type: \"file\" in one of them"},
        {"size that each file has", forAll("maxFileSize: '1M'", "type: 'file', path: 'a', maxFileSize: '2M'"), hint,
         "/Logging/streamDefaults/maxFileSize", "\"rotation.size\" has no effect on any stream: each has its own", "remove it"},
        {"token that each stream has", forAll("token: 'secret-a'", "type: 'network', url: 'http://c', token: 'secret-b'"), hint,
         "/Logging/streamDefaults/token", "each has its own", "remove it"},
        {"tenant without Loki", forAll("tenant: 't'", "type: 'console'}, {name: 't', type: 'network', url: 'http://c'"), hint,
         "/Logging/streamDefaults/tenant", "(of \"t\": its protocol is http)", "protocol: \"loki\" in one of them"},
        {"certificates without TLS", forAll("caFile: '/ca.pem'", "type: 'network', url: 'http://c'"), hint,
         "/Logging/streamDefaults/caFile", "nothing is encrypted on the way to http://", "a url that begins with https:// in one of them"},
        {"line ends of OpenTelemetry", forAll("crlf: true", "type: 'network', protocol: 'otlp', url: 'http://c'"), hint,
         "/Logging/streamDefaults/crlf", "its protocol is otlp", "protocol: \"http\" or"},
        {"buffer of no file", settings("streams: [{name: 's', type: 'console'}],\nbufferSize: 8192"), hint, "/Logging/bufferSize",
         "\"bufferSize\" has no effect on any stream", "type: \"file\""},
        {"folder for all", forAll("mkdir: true", "type: 'file', path: 'a'"), hint, "/Logging/streamDefaults/mkdir", "is always made",
         "remove it"},
        {"maxBodySize", settings("history: {bodies: false,\nmaxBodySize: '1M'}"), warning, "/Logging/history/maxBodySize",
         "bodies are not kept", "bodies: true"},
        {"censor", settings("redact: {remove: true,\ncensor: 'X'}"), warning, "/Logging/redact/censor", "what is redacted is removed",
         "remove: false"},
        {"telemetry without an address", settings("otlp: {\nheaders: {a: 'b'}}"), warning, "/Logging/otlp/headers",
         "because there is no address", "otlp: {url:"},
        {"section that is off", settings("history: {enabled: false,\nretentionDays: 5}"), hint, "/Logging/history/retentionDays",
         "\"retentionDays\" has no effect, because history is off", "remove it, or enable it"},
        {"tracking that is off", settings("requestTracking: {enabled: false,\nmaxActiveRequests: 5}"), hint,
         "/Logging/requestTracking/maxActiveRequests", "because requestTracking is off", "enable it"},
        // what is taken otherwise than it looks
        {"proxy of another kind", stream("type: 'network', url: 'http://c',\nproxy: 'socks9://p:1'"), warning, "/Logging/streams/0/proxy",
         "no proxy is spoken to by socks9://; it is taken for socks5://", "socks5://proxy.example:1080"},
        {"header of the request", stream("type: 'network', url: 'http://c', headers: {\n'content-length': 'secret'}"), warning,
         "/Logging/streams/0/headers/content-length", "is what each request says by itself", "remove it"},
        {"pattern of a time", stream("type: 'console', format: 'pretty',\ntranslateTime: 'nonsense'"), warning,
         "/Logging/streams/0/translateTime", "\"nnene\" of \"nonsense\" stands for itself", "for example \"SYS:HH:MM:ss.l\""},
        {"pattern in timeFormat", stream("type: 'console', format: 'pretty',\ntimeFormat: 'xx:yy'"), warning,
         "/Logging/streams/0/timeFormat", "\"xx\" of \"xx:yy\" stands for itself", "for example"},
        {"pattern in timestamp", settings("\ntimestamp: 'qq:zz'"), warning, "/Logging/timestamp", "\"qqzz\" of \"qq:zz\"", "for example"},
        {"level of a name that there is", stream("type: 'console', customLevels: {\ninfo: 35}"), warning,
         "/Logging/streams/0/customLevels/info", "\"info\" is the level 30 already", "a name of its own"},
        {"mode as a number", stream("type: 'file', path: 'a',\nfileMode: 444"), warning, "/Logging/streams/0/fileMode",
         "the number 444 is decimal, which is 0674", "write \"444\" for octal digits"},
        {"mode of a folder as a number", stream("type: 'file', path: 'a',\nfolderMode: 500"), warning, "/Logging/streams/0/folderMode",
         "the number 500 is decimal, which is 0764", "write \"500\""},
        {"folder that is shut", stream("type: 'file', path: 'a',\nfolderMode: '600'"), warning, "/Logging/streams/0/folderMode",
         "with 0600 the owner may not make files in the folder", "\"700\""},
        {"file that is read only", stream("type: 'file', path: 'a',\nfileMode: '444'"), warning, "/Logging/streams/0/fileMode",
         "the owner may not write the file", "\"700\""},
        {"LOG as a word", config("{\nLOG: 'maybe'}"), warning, "/LOG", "expected true or false, got the text \"maybe\"; it counts as true",
         "write false for no log file, or true"},
        {"LOG as a number", config("{\nLOG: 5}"), warning, "/LOG", "got a number; it counts as true",
         "write false for no log file, or true"},
        {"misspelt component", settings("componentLevels: {\nprxoy: 'debug'}"), warning, "/Logging/componentLevels/prxoy",
         "no component is called \"prxoy\"", "did you mean \"proxy\"?"},
        {"component without a name", settings("componentLevels: {\n'': 'debug'}"), warning, "/Logging/componentLevels/",
         "an empty text is the name of no component", "remove it"},
        {"protocol of telemetry",
         {.config = "{Logging: {otlp: {url: 'http://c'}}}", .dotenv = "\nOTEL_EXPORTER_OTLP_PROTOCOL=weird"},
         warning,
         "OTEL_EXPORTER_OTLP_PROTOCOL",
         "\"weird\" is unknown; http/json is used",
         "use one of: grpc"},
        {"label of Loki", stream("type: 'network', url: 'http://c', protocol: 'loki',\nlabels: {'my-job': 'x'}"), warning,
         "/Logging/streams/0/labels/my-job", "Loki takes no label \"my-job\"", "begin with a letter"},
        {"label of Loki that is ours", stream("type: 'network', url: 'http://c', protocol: 'loki',\nlabels: {level: 'x'}"), warning,
         "/Logging/streams/0/labels/level", "the label \"level\" has no effect", "another name"},
        {"empty label", stream("type: 'network', url: 'http://c', protocol: 'otlp',\nlabels: {'': 'x'}"), warning,
         "/Logging/streams/0/labels/", "an empty text is the name of no label", "remove it"},
        {"variable of OpenTelemetry",
         {.dotenv = "\nOTEL_BLRP_MAX_QUEUE_SIZE=9"},
         hint,
         "OTEL_BLRP_MAX_QUEUE_SIZE",
         "no stream sends logs to OpenTelemetry",
         "protocol: \"otlp\""},
        {"terms of nobody", config("{Providers: [{name: 'OpenRouter'}], Logging: {\nproviderPrices: {openruter: {multiplier: 2}}}}"),
         warning, "/Logging/providerPrices/openruter", "there is no such provider", "did you mean \"OpenRouter\"?"},
        // what is overridden
        {"size of a stream",
         {.config = "{Logging: {streams: [{name: 's', type: 'file', path: 'a', maxFileSize: '5M'}]}}", .dotenv = "\nLOG_MAX_FILE_SIZE=20M"},
         warning,
         "LOG_MAX_FILE_SIZE",
         "\"rotation.size\" has no effect on the stream \"s\", which has its own",
         "change or remove it"},
        {"size of a stream of a preset",
         {.dotenv = "\nLOG_MAX_FILE_SIZE=20M", .environment = {{u"NODE_ENV"_s, u"production"_s}}},
         hint,
         "LOG_MAX_FILE_SIZE",
         "no effect on the stream \"production-error\"",
         "change or remove it"},
        {"stream by a variable",
         {.config = "{Logging: {streams: [{name: 's', type: 'console',\nlevel: 'error'}]}}",
          .environment = {{u"LOG_STREAMS"_s, u"[{name: 's', level: 'warn'}]"_s}}},
         hint,
         "/Logging/streams/0/level",
         "\"level\" is overridden by environment LOG_STREAMS",
         "change it there"},
        {"token by a variable",
         {.config = "{Logging: {streams: [{name: 's', type: 'network', url: 'https://c',\ntoken: 'secret-a'}]}}",
          .environment = {{u"LOG_STREAMS"_s, u"[{name: 's', token: 'secret-b'}]"_s}}},
         hint,
         "/Logging/streams/0/token",
         "\"token\" is overridden by environment LOG_STREAMS",
         "change it there"},
        {"preset in two files",
         {.config = "{LoggingPreset: 'production'}", .standAlone = "{\nLoggingPreset: 'split'}"},
         hint,
         "/LoggingPreset",
         "\"LoggingPreset\" is overridden by",
         "change it there"},
        {"preset in two places", config("{\nLoggingPreset: 'production', Logging: {LoggingPreset: 'split'}}"), hint, "/LoggingPreset",
         "\"LoggingPreset\" is overridden by", "/Logging"},
        {"preset of the environment",
         {.config = "{LoggingPreset: 'split'}", .dotenv = "\nNODE_ENV=production"},
         hint,
         "NODE_ENV",
         "the preset \"production\", which \"NODE_ENV\" asks for, is overridden by",
         "change it there"},
        {"two environments", {.dotenv = "CCR_ENV=development\nNODE_ENV=staging"}, hint, "NODE_ENV", "is overridden by", "change it there"},
        {"variable twice in a file",
         {.dotenv = "\nLOG_LEVEL=debug\nLOG_LEVEL=info"},
         warning,
         "LOG_LEVEL",
         "\"LOG_LEVEL\" is written twice; the last one counts",
         "remove this one"},
        {"time", settings("streams: [{name: 's', type: 'console', timeFormat: 'iso'}],\ntimestamp: false"), warning, "/Logging/timestamp",
         "but the stream \"s\" has a \"timeFormat\"", "remove one of them"},
        {"pattern of time",
         settings("timestamp: false, streams: [{name: 's', type: 'console', format: 'pretty',\ntranslateTime: 'HH:MM'}]"), warning,
         "/Logging/streams/0/translateTime", "has no effect, because \"timestamp\" is false", "remove one of them"},
        {"format by prettyPrint", stream("type: 'console', prettyPrint: true,\nformat: 'ecs'"), warning, "/Logging/streams/0/format",
         "\"format.profile\" of the stream \"s\" is overridden by", "remove one of them"},
        {"console by consoleOutput", settings("consoleOutput: true, streams: [{name: 's', type: 'console',\nenabled: false}]"), warning,
         "/Logging/streams/0/enabled", "\"enabled\" of the stream \"s\" is overridden by", "remove one of them"},
        {"streams without enhanced logging",
         {.config = "{Logging: {\nstreams: [{name: 's', type: 'console'}]}}", .environment = {{u"ENABLE_ENHANCED_LOGGING"_s, u"false"_s}}},
         hint,
         "/Logging/streams",
         "because the enhanced logging is off (environment ENABLE_ENHANCED_LOGGING)",
         "switch it on there"},
        {"history without enhanced logging", settings("integration: {enableNewLogging: false}, history: {\nretentionDays: 5}"), hint,
         "/Logging/history/retentionDays", "because the enhanced logging is off", "switch it on there"},
        {"tracking without features", settings("integration: {enableEnhancedFeatures: false}, requestTracking: {\nenabled: true}"), warning,
         "/Logging/requestTracking/enabled", "but all of enhancedFeatures is off", "enableEnhancedFeatures: true"},
        {"token beside a header", stream("type: 'network', url: 'https://c', headers: {authorization: 'secret'},\ntoken: 'secret'"),
         warning, "/Logging/streams/0/token", "\"token\" of the stream \"s\" has no effect: the header Authorization is sent",
         "remove one of them"},
        {"password beside a token", stream("type: 'network', token: 'secret',\nurl: 'https://u:secret@c'"), warning,
         "/Logging/streams/0/url", "the password in \"url\" of the stream \"s\" has no effect", "remove one of them"},
    };
    return rows;
}

int lineOf(const ConfigOrigin &origin)
{
    return origin.source == "environment"_L1 ? 0 : 2;
}

} // namespace

Q_DECLARE_METATYPE(const Vain *)
Q_DECLARE_METATYPE(ccr::test::Given)

class TestSettingsInVain : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void areTold_data();
    void areTold();
    void variablesOfTheProcess();
    void whatIsRightIsNotTold_data();
    void whatIsRightIsNotTold();
    void documentedConfigurationsAreQuiet_data();
    void documentedConfigurationsAreQuiet();
    void everyDefaultCountsOrIsTold_data();
    void everyDefaultCountsOrIsTold();
    void namesVariablesAsTheyAre();
    void everyErrorHasARemedy_data();
    void everyErrorHasARemedy();
    void everyFindingSaysWhatToDo_data();
    void everyFindingSaysWhatToDo();
};

void TestSettingsInVain::areTold_data()
{
    QTest::addColumn<const Vain *>("vain");
    for (const Vain &vain : vains()) QTest::newRow(vain.name) << &vain;
}

void TestSettingsInVain::areTold()
{
    QFETCH(const Vain *, vain);
    const ResolvedLogging resolved = vain->given.resolve();
    const QString all = lines(resolved).join(u'\n');
    const QString pointer = QString::fromUtf8(vain->pointer);
    const auto told = std::find_if(resolved.diagnostics.begin(), resolved.diagnostics.end(), [&](const ConfigDiagnostic &diagnostic) {
        return diagnostic.origin.pointer == pointer && diagnostic.message.contains(QString::fromUtf8(vain->told));
    });
    QVERIFY2(told != resolved.diagnostics.end(), qPrintable(all));
    QCOMPARE(toString(told->kind), QString::fromUtf8(vain->kind));
    QCOMPARE(told->origin.line, lineOf(told->origin));
    QVERIFY2((told->message + told->suggestion).contains(QString::fromUtf8(vain->suggested)), qPrintable(all));
    QVERIFY(!told->suggestion.isEmpty());
    QVERIFY2(errors(resolved).isEmpty() && !all.contains("secret"_L1), qPrintable(all));
    QCOMPARE(flaw(resolved), QString());
}

void TestSettingsInVain::variablesOfTheProcess()
{
    const auto told = [](const QString &name) { return lines(Given{.environment = {{name, u"x"_s}}}.resolve()); };
    QCOMPARE(told(u"LOG_MAX_FILEZ"_s),
             QStringList(u"warning: environment LOG_MAX_FILEZ: the variable \"LOG_MAX_FILEZ\" is unknown and has no effect; did you mean "
                         "\"LOG_MAX_FILES\"?"_s));
    QVERIFY(told(u"ENABLE_REQUEST_TRACKIN"_s).join(u' ').contains("did you mean \"ENABLE_REQUEST_TRACKING\"?"_L1));
    for (const QString &others : {u"LOG_FILE_SIZE"_s, u"LOG_FORMAT"_s, u"ENABLE_COLORS"_s, u"LOGS"_s, u"LOG_DIRS"_s, u"NODE_ENV_"_s})
        QCOMPARE(told(others), QStringList());
}

void TestSettingsInVain::whatIsRightIsNotTold_data()
{
    QTest::addColumn<Given>("given");
    const auto row = [](const char *name, const Given &given) { QTest::newRow(name) << given; };
    row("settings at the root", config("{Providers: [], Router: {}, HOST: 'x', PORT: 1, transformers: [], fallback: {}, plugins: [], "
                                       "level: 'info', streams: [{name: 's', type: 'console'}]}"));
    row("words of others", config("{Providers: [], version: '1', format: 'x', rotation: 3, profile: {}, name: 'mine', Logging: {}}"));
    row("schema", standAlone("{$schema: 'x', Logging: {}}"));
    row("neighbours of Logging", config("{Logging: {}, LoggingPresets: {mine: {}}, EnvironmentVariables: {LOG_LEVEL: 'info'}, LOG: true}"));
    row("defaults for one stream of each type",
        settings("bufferSize: 8192, streams: [{name: 's', type: 'console', format: 'pretty'}, {name: 't', type: 'file', path: 'a'}, {name: "
                 "'u', type: 'network', url: 'http://c'}], streamDefaults: {retries: 4, format: {colorize: true, singleLine: false}}"));
    row("one stream says otherwise", settings("streamDefaults: {rotation: {size: '1M'}, type: 'file'}, streams: [{name: 's', path: 'a', "
                                              "rotation: {size: '2M'}}, {name: 't', path: 'b'}]"));
    row("path of the only file", settings("streamDefaults: {path: 'a.log'}"));
    row("same size by a variable", {.config = "{Logging: {streams: [{name: 's', type: 'file', path: 'a', maxFileSize: '5M'}]}}",
                                    .environment = {{u"LOG_MAX_FILE_SIZE"_s, u"5M"_s}}});
    row("variable for streams of another type",
        {.config = "{Logging: {streams: [{name: 's', type: 'console'}]}}", .environment = {{u"LOG_MAX_FILE_SIZE"_s, u"5M"_s}}});
    row("pretty without time", stream("type: 'console', format: 'pretty', timeFormat: 'none'"));
    row("pretty with a pattern", stream("type: 'console', format: 'pretty', timeFormat: 'HH:MM', colorize: true, singleLine: false"));
    row("no time", settings("timestamp: false, streams: [{name: 's', type: 'console'}, {name: 't', type: 'console', format: 'ecs'}]"));
    row("one format of time", settings("timestamp: 'iso', streams: [{name: 's', type: 'console', format: 'pretty'}]"));
    row("everything of syslog", stream("type: 'network', protocol: 'syslog', url: 'tls://c', caFile: '/ca.pem', clientKey: '/me.key', "
                                       "clientCertificate: '/me.pem', facility: 3, proxy: 'http://p:1', retries: 3, spoolSize: '1M', "
                                       "spoolMaxAge: '1d'"));
    row("spools in one folder", settings("streams: [{name: 'a', type: 'network', url: 'http://c', spoolDirectory: 'x/a'}, {name: 'b', "
                                         "type: 'network', url: 'http://c', spoolDirectory: 'x/b'}]"));
    row("one spool, one of them off", settings("streams: [{name: 'a', type: 'network', url: 'http://c', spoolDirectory: 'x'}, {name: 'b', "
                                               "type: 'network', url: 'http://c', spoolDirectory: 'x', enabled: false}]"));
    row("everything of Loki", stream("type: 'network', protocol: 'loki', url: 'https://c', labels: {a: 'b'}, tenant: 't', token: 'x', "
                                     "format: 'logfmt', messageKey: 'm', gzip: false, verifyTls: false"));
    row("everything of OpenTelemetry", stream("type: 'network', protocol: 'otlp', url: 'https://c', labels: {a: 'b'}, headers: {b: 'c'}, "
                                              "messagePrefix: '> ', customLevels: {notice: 35}, method: 'post'"));
    row("names of times", stream("type: 'console', format: 'pretty', translateTime: \"SYS:yyyy-mm-dd'T'HH:MM:ss.lo\""));
    row("named mask", stream("type: 'console', format: 'pretty', translateTime: 'UTC:isoDateTime'"));
    row("modes", stream("type: 'file', path: 'a', fileMode: 416, folderMode: '0750'"));
    row("mode in octal digits", stream("type: 'file', path: 'a', fileMode: 644, folderMode: 700"));
    row("words of LOG", config("{LOG: 'TRUE', Logging: {LOG: null}}"));
    row("components of others", settings("componentLevels: {mine: 'debug', http: 'info'}"));
    row("proxy", stream("type: 'network', url: 'http://c', proxy: 'socks5h://p:1', headers: {'Content-Type': 'x'}"));
    row("terms of a provider", config("{Providers: [{name: 'Kimi'}], Logging: {providerPrices: {kimi: {multiplier: 2}}}}"));
    row("labels of OpenTelemetry", stream("type: 'network', url: 'http://c', protocol: 'otlp', labels: {'service.name': 'x'}"));
    row("sync", stream("type: 'file', path: 'a', sync: 'interval', syncInterval: 500, rotation: {compress: true, compressAfter: '1h'}"));
    row("sections that are off", settings("history: {enabled: false}, alerts: false, requestTracking: {enabled: false, trackStreams: "
                                          "false}"));
    row("preset and its environment", {.config = "{LoggingPreset: 'production'}", .environment = {{u"NODE_ENV"_s, u"production"_s}}});
    row("preset and another environment", {.config = "{LoggingPreset: 'production'}", .environment = {{u"NODE_ENV"_s, u"staging"_s}}});
    row("variable that is set again", {.dotenv = "LOG_LEVEL=\nLOG_LEVEL=info\nHOME=a\nHOME=b"});
    row("telemetry by variables", {.environment = {{u"OTEL_EXPORTER_OTLP_HEADERS"_s, u"a=b"_s}}});
}

void TestSettingsInVain::whatIsRightIsNotTold()
{
    QFETCH(Given, given);
    QCOMPARE(lines(given.resolve()), QStringList());
}

void TestSettingsInVain::documentedConfigurationsAreQuiet_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("told"); // which is true of them
    const auto row = [](const char *name, const QStringList &told = {}) { QTest::newRow(name) << QString::fromLatin1(name) << told; };
    for (const char *name :
         {"main.json", "stream_console.json", "stream_file.json", "stream_network.json", "buffer.json", "concurrency.json", "test.json"})
        row(name);
    row("production.json", {u"\"level\" is warn"_s});
    row("development.json");
    row("level.json", {u"\"level\" is warn, but no stream takes that"_s});
    row("nested.json5", {u"\"level\" is info"_s});
}

void TestSettingsInVain::documentedConfigurationsAreQuiet()
{
    QFETCH(QString, name);
    QFETCH(QStringList, told);
    const bool isNested = name == "nested.json5"_L1;
    const QStringList found =
        lines(Given{.config = isNested ? fixture(name) : QByteArray(), .standAlone = isNested ? QByteArray() : fixture(name)}.resolve());
    QVERIFY2(found.size() == told.size(), qPrintable(found.join(u'\n')));
    for (const QString &line : told) QVERIFY2(found.join(u'\n').contains(line), qPrintable(found.join(u'\n')));
}

void TestSettingsInVain::everyDefaultCountsOrIsTold_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("shown"); // in the stream, if it counts
    QTest::addColumn<QByteArray>("stream");
    QMap<QString, std::pair<QByteArray, QString>> values{
        {u"type"_s, {"'file'", u"\"file\""_s}}, {u"stderr"_s, {"true", u"true"_s}}, {u"prettyPrint"_s, {"true", u"\"pretty\""_s}}};
    for (const std::span<const Row> rows : {std::span<const Row>(fileRows), std::span<const Row>(networkRows)})
        for (const Row &row : rows)
            values.insert(QString::fromLatin1(row.path), {row.valid, QString::fromUtf8(*row.shown ? row.shown : row.valid)});
    for (const Option<StreamDraft> &option : streamOptions().options)
        for (const char *stream : {"type: 'console'", "type: 'file'", "type: 'file', path: 'a'", "type: 'network', url: 'https://c'",
                                   "type: 'network', protocol: 'loki'", "path: 'a'"})
            QTest::addRow("%s, %s", option.path.data(), stream)
                << QString(option.path) << values[option.path].first << values[option.path].second << QByteArray(stream);
}

void TestSettingsInVain::everyDefaultCountsOrIsTold()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, value);
    QFETCH(QString, shown);
    QFETCH(QByteArray, stream);
    QVERIFY(!value.isEmpty());
    const QByteArray whole = nested(path, value);
    const ResolvedLogging resolved = forAll(whole.sliced(1, whole.size() - 2), stream).resolve();
    const QString pointer = u"/Logging/streamDefaults/"_s + path;
    const bool counts = valueOf(resolved, u"/streams/0/"_s + (path == "prettyPrint"_L1 ? u"format/profile"_s : path)) == shown;
    const auto told = std::find_if(resolved.diagnostics.begin(), resolved.diagnostics.end(),
                                   [&](const ConfigDiagnostic &diagnostic) { return diagnostic.origin.pointer == pointer; });
    const bool isTold = told != resolved.diagnostics.end();
    QVERIFY2(counts || isTold, qPrintable(lines(resolved).join(u'\n')));
    if (!isTold) return;
    QCOMPARE(told->origin, (ConfigOrigin{u"/home/u/.claude-code-router/config.json"_s, pointer, 2}));
    QVERIFY(!told->message.isEmpty() && !told->suggestion.isEmpty());
}

void TestSettingsInVain::namesVariablesAsTheyAre()
{
    for (const Given &given : {config("{EnvironmentVariables: {LOG_LEVEL: 'loud'}}"), config("{LOG_LEVEL: 'loud'}")}) {
        const QStringList told = errors(given.resolve());
        QVERIFY2(told.size() == 1 && told.first().contains("LOG_LEVEL: \"LOG_LEVEL\": \"loud\" is unknown"_L1),
                 qPrintable(told.join(u'\n')));
    }
}

void TestSettingsInVain::everyErrorHasARemedy_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("suggestion");
    const auto row = [](const QByteArray &value, const QString &suggestion) { QTest::newRow(value.constData()) << value << suggestion; };
    row("level: 'loud'", u"write for example level: \"info\""_s);
    row("queueSize: '1b'", u"write for example queueSize: \"16M\""_s);
    row("history: {retentionDays: -1}", u"write for example retentionDays: 30"_s);
    row("enabled: 'x'", u"write for example enabled: true"_s);
    row("serviceName: 7", u"write for example serviceName: \"claude-code-router\""_s);
    row("version: 7", u"write a text in quotes"_s);
    row("alerts: {webhook: 7}", u"write for example webhook: \"http://host:4318\""_s);
    row("otlp: {headers: 7}", u"write for example headers: {\"name\": \"text\"}"_s);
    row("redact: {sensitiveFields: 7}", u"write for example sensitiveFields: [\"name\"]"_s);
    row("streamDefaults: {rotation: {interval: 'x'}}", u"write for example interval: 86400000"_s);
    row("streamDefaults: {belowLevel: 'x'}", u"write for example belowLevel: \"trace\""_s);
    row("maxFileSize: 'x'", u"write for example maxFileSize: \"10M\""_s); // as it is written here
    row("format: 'xml'", u"write for example format: \"json\""_s);
    row("componentLevels: {http: 'loud'}", u"write for example componentLevels: {\"http\": \"debug\"}"_s);
    row("prices: 7", u"write for example prices: [{\"model\": \"gpt-4o*\", \"input\": 2.5, \"output\": 10}]"_s);
    row("streams: {}", u"for example [{\"name\": \"console\", \"type\": \"console\"}]"_s);
    row("enhancedFeatures: 3", u"write its settings in {…}"_s);
}

void TestSettingsInVain::everyErrorHasARemedy()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, suggestion);
    const ResolvedLogging resolved = settings(value).resolve();
    QCOMPARE(errors(resolved).size(), 1);
    QCOMPARE(resolved.diagnostics.front().suggestion, suggestion);
}

// What the tables of keys, values and variables say of a setting each is looked at where they are tested: see flaw().
void TestSettingsInVain::everyFindingSaysWhatToDo_data()
{
    QTest::addColumn<Given>("given");
    const auto row = [](const char *name, const Given &given) { QTest::newRow(name) << given; };
    row("no object", config("[]"));
    row("no JSON", config("{Logging: {"));
    row("settings that are none", config("{Logging: 7}"));
    row("line of .env", {.dotenv = "what"});
    row("variable of .env", {.dotenv = "LOG_LEVEL=loud"});
    row("variable", {.environment = {{u"LOG_LEVEL"_s, u"loud"_s}}});
    row("variable that may be any text", {.environment = {{u"LOG_STREAMS"_s, u"what"_s}}});
    row("variables as a list", config("{EnvironmentVariables: []}"));
    row("variable as an object", config("{EnvironmentVariables: {LOG_LEVEL: {}}}"));
    row("two names of a variable", {.environment = {{u"LOG_DIR"_s, u"/a"_s}, {u"LOG_DIRECTORY"_s, u"/b"_s}}});
    row("variable that is not set", settings("serviceName: '$NOBODY'"));
    row("preset that is no name", config("{LoggingPreset: 7}"));
    row("preset that there is not", config("{LoggingPreset: 'nope'}"));
    row("presets as a list", config("{LoggingPresets: []}"));
    row("stream that is none", settings("streams: [7]"));
    row("stream without type", settings("streams: [{name: 'a'}]"));
    row("stream of a program", stream("type: 'custom', factory: 'x'"));
    row("stream without name", settings("streams: [{type: 'console'}]"));
    row("file without path", stream("type: 'file'"));
    row("network without address", stream("type: 'network'"));
    row("network with another address", stream("type: 'network', url: 'ftp://c'"));
    row("two of one name", settings("streams: [{name: 'a', type: 'console'}, {name: 'a', type: 'console'}]"));
    row("two of one path", settings("streams: [{name: 'a', type: 'file', path: 'x'}, {name: 'b', type: 'file', path: 'x'}]"));
    row("more streams than there may be", settings("streams: [" + QByteArray("{type: 'console'},").repeated(65) + "]"));
    row("setting twice", settings("level: 'debug', logLevel: 'info'"));
    row("groups that are none", settings("redact: 7, history: 'x', otlp: [], enhancedFeatures: 7"));
    row("oldest layout", standAlone("{outputPath: 7, errorPath: '', enableConsole: 'x', enableFile: 'x', silent: 'x', datePattern: 'x'}"));
    row("oldest layout beside streams", standAlone("{outputPath: 'a', streams: []}"));
    row("oldest layout that is not converted", standAlone("{outputPath: 'a', backwardCompatibility: {convertExistingConfig: false}}"));
    row("keys that are explained", standAlone("{encryptLogs: true, encryptionKey: 'x', filterSensitiveData: true, "
                                              "errorHandling: {retryInterval: 5}, streams: [{name: 's', type: 'file', path: 'a', mkdir: "
                                              "true, async: true, options: {flags: 'a'}, dedupe: true, stream: {}, factory: 'x'}]}"));
    row("telemetry", {.environment = {{u"OTEL_EXPORTER_OTLP_ENDPOINT"_s, u"what"_s},
                                      {u"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"_s, u"ftp://c"_s},
                                      {u"OTEL_EXPORTER_OTLP_TIMEOUT"_s, u"soon"_s},
                                      {u"OTEL_EXPORTER_OTLP_COMPRESSION"_s, u"br"_s},
                                      {u"OTEL_EXPORTER_OTLP_HEADERS"_s, u"what"_s},
                                      {u"OTEL_EXPORTER_OTLP_PROTOCOL"_s, u"smtp"_s},
                                      {u"OTEL_METRIC_EXPORT_INTERVAL"_s, u"soon"_s},
                                      {u"OTEL_BSP_MAX_QUEUE_SIZE"_s, u"-1"_s},
                                      {u"OTEL_BLRP_MAX_QUEUE_SIZE"_s, u"7"_s},
                                      {u"OTEL_RESOURCE_ATTRIBUTES"_s, u"what"_s}}});
}

void TestSettingsInVain::everyFindingSaysWhatToDo()
{
    QFETCH(Given, given);
    const ResolvedLogging resolved = given.resolve();
    QVERIFY(!resolved.diagnostics.empty());
    QCOMPARE(flaw(resolved), QString());
}

QTEST_APPLESS_MAIN(TestSettingsInVain)
#include "tst_settings_in_vain.moc"
