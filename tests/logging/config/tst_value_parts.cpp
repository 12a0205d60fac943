#include "logging/config/logging_options.h"
#include "logging/config/stream_options.h"
#include "tests/logging/config/resolved.h"

#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace ccr::test;
using namespace Qt::StringLiterals;

namespace {

/// A mistake in a structured value. It stands in the line with "HERE", a comment.
struct Mistake
{
    const char *name;
    const char *value; ///< members of Logging, or of a stream where `stream` is not null
    const char *kind;
    const char *pointer; ///< below Logging, or below the stream
    const char *told;
    const char *suggested; ///< null: the message says what is right
    const char *stream = nullptr;
};

constexpr const char *file = "type: 'file', path: 's.log'";
constexpr const char *network = "type: 'network', url: 'http://c/logs'";
constexpr const char *loki = "type: 'network', url: 'http://c/logs', protocol: 'loki'";
constexpr const char *error = "error";
constexpr const char *warning = "warning";

constexpr Mistake mistakes[] = {
    {"component", "componentLevels: {\nhttp: 'debug',\nrouter: 'loud', // HERE\n}", error, "componentLevels/router",
     "\"router\": \"loud\" is unknown; use trace, debug", nullptr},
    {"component twice", "componentLevels: {\nhttp: 'debug',\nhttp: 'info' // HERE\n}", warning, "componentLevels/http",
     "\"http\" is written twice; the last one counts", "remove one"},
    {"components", "componentLevels: ['http'] // HERE\n", error, "componentLevels",
     "expected an object of components and their levels, got a list", "componentLevels: {\"http\": \"debug\"}"},
    {"timestamp", "timestamp: {format: 'iso'} // HERE\n", error, "timestamp", "expected a text, got an object; true and false are right",
     nullptr},
    {"path of redaction", "redact: {paths: [\n'a.b',\n'a[b', // HERE\n'*.c']}", error, "redact/paths/1", "\"a[b\" is no path",
     "write one like req.headers"},
    {"path that is none", "redact: {paths: ['a.b',\n7 // HERE\n]}", error, "redact/paths/1", "expected a list of texts, got a number",
     nullptr},
    {"redaction as a list", "redact: ['a.b',\n'..' // HERE\n]", error, "redact/1", "\"..\" is no path", "write one like"},
    {"host in redaction", "redact: {\npaths: ['a', 'hostname'] // HERE\n}", warning, "redact/paths",
     "names \"hostname\", which each record has by itself and keeps", "write base: false"},
    {"sensitive field", "redact: {sensitiveFields: ['pin',\n' ' // HERE\n]}", error, "redact/sensitiveFields/1", "an empty text",
     "remove it"},
    {"sensitive fields", "sensitiveFields: ['pin',\n{a: 1} // HERE\n]", error, "sensitiveFields/1",
     "expected a list of texts, got an object", nullptr},
    {"budget", "alerts: {dailyBudget: {\nUSD: 5,\nCNY: 'much' // HERE\n}}", error, "alerts/dailyBudget/CNY",
     "\"CNY\": expected a number, got the text \"much\"", nullptr},
    {"budget twice", "alerts: {dailyBudget: {\nUSD: 5,\nusd: 6 // HERE\n}}", error, "alerts/dailyBudget/usd",
     "is there in other letters too", nullptr},
    {"budget of a month", "alerts: {monthlyBudget: {\ndollars: 5 // HERE\n}}", error, "alerts/monthlyBudget/dollars",
     "\"dollars\" is no currency, whose code has three letters", "monthlyBudget: {\"USD\": 100}"},
    {"budget of a month without prices", "alerts: {\nmonthlyBudget: {EUR: 5} // HERE\n}", warning, "alerts/monthlyBudget",
     "\"monthlyBudget\" has an amount in EUR, but no price is in EUR", "give the prices of the models in EUR"},
    {"budget in a currency that there is not", "alerts: {dailyBudget: {\nUSB: 5 // HERE\n}}", warning, "alerts/dailyBudget/USB",
     "\"USB\" is the code of no currency", "did you mean \"USD\"?"},
    {"budget of a month in a currency that there is not", "alerts: {monthlyBudget: {\nrmb: 5 // HERE\n}}", warning,
     "alerts/monthlyBudget/rmb", "\"rmb\" is the code of no currency", "did you mean \"CNY\"?"},
    {"webhook", "alerts: {\nwebhook: 'ftp://host/secret' // HERE\n}", error, "alerts/webhook", "the address begins with ftp://",
     "write http:// or https://"},
    {"header of telemetry", "otlp: {headers: {\n'x key': 'secret' // HERE\n}}", error, "otlp/headers/x key",
     "\"x key\" is no name of a header", "for example X-Api-Key"},
    {"header of traces", "otlp: {traces: {headers: {ok: '1',\nkey: 'sec\\nret' // HERE\n}}}", error, "otlp/traces/headers/key",
     "the value of \"key\" holds a line break", "remove it"},
    {"header of metrics", "otlp: {metrics: {headers: {key: '1',\nKEY: '2' // HERE\n}}}", error, "otlp/metrics/headers/KEY",
     "\"KEY\" is there twice", "remove one"},
    {"label of telemetry", "otlp: {labels: {\nteam: ['blue'] // HERE\n}}", error, "otlp/labels/team",
     "expected a text for \"team\", got a list", nullptr},
    {"price", "prices: [{model: 'a', input: 1, output: 2},\n{model: 'b', output: 2,\ninput: -1} // HERE\n]", error, "prices/1/input",
     "prices[1].input must be a number of 0 or more", nullptr},
    {"price in a currency that there is not",
     "prices: [{model: 'a', input: 1, output: 2},\n{model: 'b', input: 1, output: 2,\ncurrency: 'QQQ' // HERE\n}]", warning,
     "prices/1/currency", "\"QQQ\" is the code of no currency", "write for example USD, EUR or CNY"},
    {"member of a price", "prices: [{model: 'a', input: 1, output: 2},\n{model: 'b', input: 1, output: 2,\ncached: 3 // HERE\n}]", warning,
     "prices/1/cached", "\"cached\" is unknown and has no effect", "there are: model, provider, currency"},
    {"provider of a price", "prices: [{model: 'a', input: 1, output: 2,\nprovider: 7 // HERE\n}]", error, "prices/0/provider",
     "prices[0].provider must be the name of a provider", nullptr},
    {"member of a price twice", "prices: [{model: 'a', output: 2, input: 1,\ninput: 2 // HERE\n}]", warning, "prices/0/input",
     "\"input\" is written twice", "remove one"},
    {"member of terms", "providerPrices: {kimi: {plan: {fee: 1},\nquota: {week: 5} // HERE\n}}", warning, "providerPrices/kimi/quota",
     "\"quota\" is unknown", "there are: multiplier, models, plan"},
    {"multiplier of a model", "providerPrices: {kimi: {models: {k2: 1,\n'k3*': '2' // HERE\n}}}", error, "providerPrices/kimi/models/k3*",
     "providerPrices.kimi.models.k3* must be a number of 0 or more", nullptr},
    {"model as a provider", "providerPrices: {\n'kimi,k2': {multiplier: 2} // HERE\n}", error, "providerPrices/kimi,k2",
     "is no name of a provider; write models: {\"k2\"", nullptr},
    {"multiplier", "providerPrices: {kimi: {\nmultiplier: '2' // HERE\n}}", error, "providerPrices/kimi/multiplier",
     "providerPrices.kimi.multiplier must be a number of 0 or more", nullptr},
    {"terms twice", "providerPrices: {Kimi: {multiplier: 2},\nkimi: {multiplier: 3} // HERE\n}", error, "providerPrices/kimi",
     "is there in other letters too; remove one", nullptr},
    {"member of a plan", "providerPrices: {kimi: {plan: {fee: 1,\ncost: 2 // HERE\n}}}", warning, "providerPrices/kimi/plan/cost",
     "\"cost\" is unknown", "there are: fee, currency, quota"},
    {"fee of a plan", "providerPrices: {kimi: {plan: {\nfee: '49' // HERE\n}}}", error, "providerPrices/kimi/plan/fee",
     "providerPrices.kimi.plan.fee must be a number of 0 or more", nullptr},
    {"currency of a plan", "providerPrices: {kimi: {plan: {fee: 1,\ncurrency: 7 // HERE\n}}}", error, "providerPrices/kimi/plan/currency",
     "plan.currency must be a code of three letters", nullptr},
    {"plan in a currency that there is not", "providerPrices: {kimi: {plan: {fee: 1,\ncurrency: 'RMB' // HERE\n}}}", warning,
     "providerPrices/kimi/plan/currency", "\"RMB\" is the code of no currency", "did you mean \"CNY\"?"},
    {"member of a quota", "providerPrices: {kimi: {plan: {fee: 1, quota: {week: 5,\nday: 1 // HERE\n}}}}", warning,
     "providerPrices/kimi/plan/quota/day", "\"day\" is unknown", "there are: unit, 5h, week, month, since"},
    {"unit of a quota", "providerPrices: {kimi: {plan: {fee: 1, quota: {week: 5,\nunit: 7 // HERE\n}}}}", error,
     "providerPrices/kimi/plan/quota/unit", "plan.quota.unit must be \"requests\", \"tokens\" or \"money\"", nullptr},
    {"window of a quota", "providerPrices: {kimi: {plan: {fee: 1, quota: {\nweek: 'much' // HERE\n}}}}", error,
     "providerPrices/kimi/plan/quota/week", "plan.quota.week must be a number of 0 or more", nullptr},
    {"beginning of a quota", "providerPrices: {kimi: {plan: {quota: {week: 1,\nsince: 'monday' // HERE\n}}}}", error,
     "providerPrices/kimi/plan/quota/since", "for example 2026-11-03T09:00:00Z", nullptr},
    {"member of the display", "displayCurrency: {currency: 'CNY', rates: {USD: 7},\nrate: 7 // HERE\n}", warning, "displayCurrency/rate",
     "\"rate\" is unknown", "did you mean \"rates\"?"},
    {"currency of the display", "displayCurrency: {\ncurrency: 7 // HERE\n}", error, "displayCurrency/currency",
     "displayCurrency.currency must be a code of three letters", nullptr},
    {"display in a currency that there is not", "displayCurrency: {\ncurrency: 'QQQ' // HERE\n}", warning, "displayCurrency/currency",
     "\"QQQ\" is the code of no currency", "write for example USD, EUR or CNY"},
    {"rate of a currency that there is not", "displayCurrency: {currency: 'CNY', rates: {\nUSS: 7 // HERE\n}}", warning,
     "displayCurrency/rates/USS", "\"USS\" is the code of no currency", "did you mean \"USD\"?"},
    {"rate of the display", "displayCurrency: {currency: 'CNY', rates: {\nUSD: '7' // HERE\n}}", error, "displayCurrency/rates/USD",
     "displayCurrency.rates.USD must be a number above 0", nullptr},
    {"rates of the display", "displayCurrency: {currency: 'CNY',\nrates: 7 // HERE\n}", error, "displayCurrency/rates",
     "displayCurrency.rates must be like", nullptr},
    {"member of the list of prices", "priceSync: {enabled: true,\ninterval: 6 // HERE\n}", warning, "priceSync/interval",
     "\"interval\" is unknown", "there are: enabled, url"},
    {"address of the list of prices", "priceSync: {enabled: true,\nurl: 'file:///etc' // HERE\n}", error, "priceSync/url",
     "priceSync.url must be an address like https://", nullptr},
    {"defaults of streams", "streamDefaults: ['x'] // HERE\n", error, "streamDefaults",
     "expected an object of settings of streams, got a list", nullptr},

    {"format of time", "format: {timeFormat: {a: 1}} // HERE\n", error, "format/timeFormat", "expected a text, got an object", nullptr,
     file},
    {"base", "format: {\nbase: {pid: 1} // HERE\n}", error, "format/base", "expected true or false, got an object; null is false", nullptr,
     file},
    {"colour", "format: {\ncolorize: 'blue' // HERE\n}", error, "format/colorize", "\"blue\" is unknown; use auto, always", nullptr, file},
    {"own level", "format: {customLevels: {notice: 35,\ncritical: 'high' // HERE\n}}", error, "format/customLevels/critical",
     "\"critical\": expected a number", nullptr, file},
    {"own levels of one number", "customLevels: {notice: 35,\nhint: 35 // HERE\n}", error, "customLevels/hint",
     "35 is \"notice\" already; give each level a number of its own", nullptr, file},
    {"permissions", "\nfileMode: '999' // HERE\n", error, "fileMode", "\"999\" are no permissions of a file; write for example \"640\"",
     nullptr, file},
    {"permissions of the folder", "\nfolderMode: [] // HERE\n", error, "folderMode", "are no permissions of a file", nullptr, file},
    {"rotation", "rotation: {\nsizes: '1M' // HERE\n}", warning, "rotation/sizes", "is unknown", "did you mean \"size\"?", file},
    {"header", "headers: {ok: '1',\n'X:Key': 'secret' // HERE\n}", error, "headers/X:Key", "\"X:Key\" is no name of a header",
     "use letters, digits and -", network},
    {"header of an object", "headers: {ok: '1',\nkey: {a: 'secret'} // HERE\n}", error, "headers/key",
     "expected a text for \"key\", got an object", nullptr, network},
    {"label", "labels: {\njob: [] // HERE\n}", error, "labels/job", "expected a text for \"job\", got a list", nullptr, loki},
    {"proxy", "\nproxy: 'ftp://u:secret@x' // HERE\n", error, "proxy", "this is no address of a proxy",
     "write for example http://proxy.example:8080", network},
    {"group that there is not", "\nretry: {max: 3} // HERE\n", warning, "retry", "\"retry\" is unknown", "there are: name, type", network},
    {"batch as a group", "\nbatch: {size: 3} // HERE\n", warning, "batch", "\"batch\" is unknown",
     "there are: batchSize, batchBytes, batchInterval, batchFormat", network},
    {"spool as a group", "\nspool: {size: '1G'} // HERE\n", warning, "spool", "\"spool\" is unknown",
     "there are: spoolSize, spoolDirectory", network},
    {"TLS as a group", "\ntls: {verify: false} // HERE\n", warning, "tls", "\"tls\" is unknown", "did you mean \"verifyTls\"?", network},
    {"credentials as a group", "\nauth: {token: 't'} // HERE\n", warning, "auth", "\"auth\" is unknown", nullptr, network},
    {"address of a file", "\nurl: 'http://c/x' // HERE\n", warning, "url", "\"url\" has no effect on the stream \"s\": its type is file",
     "remove it, or write type: \"network\"", file},
    {"rotation on the network", "rotation: {\ncompress: true // HERE\n}", warning, "rotation/compress",
     "\"rotation.compress\" has no effect on the stream \"s\": its type is network", "type: \"file\"", network},
    {"path of a console", "\npath: 'a.log' // HERE\n", warning, "path", "its type is console", "type: \"file\"", "type: 'console'"},
    {"stderr of a file", "\nstderr: true // HERE\n", warning, "stderr", "its type is file", "type: \"console\"", file},
    {"tenant without Loki", "\ntenant: 't' // HERE\n", warning, "tenant",
     "\"tenant\" has no effect on the stream \"s\": its protocol is http", "protocol: \"loki\"", network},
    {"labels without Loki", "\nlabels: {a: 'b'} // HERE\n", warning, "labels", "its protocol is http", "protocol: \"loki\" or \"otlp\"",
     network},
    {"token of syslog", "\ntoken: 'secret' // HERE\n", warning, "token", "its protocol is syslog", "protocol: \"http\" or",
     "type: 'network', protocol: 'syslog', url: 'udp://c:514'"},
};

QByteArray documentWith(const Mistake &mistake)
{
    const QByteArray value(mistake.value);
    if (!mistake.stream) return "{Logging: {" + value + "}}";
    return QByteArray("{Logging: {streams: [{name: 's', ") + mistake.stream + ", " + value + "}]}}";
}

} // namespace

Q_DECLARE_METATYPE(const Mistake *)

/// What is wrong in a part of a setting is told with the place of that part.
class TestValueParts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsWhere_data();
    void tellsWhere();
    void everyStructuredValueHasARow();
    void namesUnknownMembersOfEveryGroup_data();
    void namesUnknownMembersOfEveryGroup();
    void leavesOutOnlyWhatIsWrong();
    void knowsEveryMember();
    void settingsForAllStreamsAreNotUseless();
    void tellsOfWhatIsOursInTheFileOfTheRouter();
    void findsParts();
};

void TestValueParts::tellsWhere_data()
{
    QTest::addColumn<const Mistake *>("mistake");
    for (const Mistake &mistake : mistakes) QTest::newRow(mistake.name) << &mistake;
}

void TestValueParts::tellsWhere()
{
    QFETCH(const Mistake *, mistake);
    const QByteArray document = documentWith(*mistake);
    const ResolvedLogging resolved = Given{.config = document}.resolve();
    const QString pointer = (mistake->stream ? u"/Logging/streams/0/"_s : u"/Logging/"_s) + QString::fromUtf8(mistake->pointer);
    const auto told = std::find_if(resolved.diagnostics.begin(), resolved.diagnostics.end(),
                                   [&pointer](const ConfigDiagnostic &diagnostic) { return diagnostic.origin.pointer == pointer; });
    QVERIFY2(told != resolved.diagnostics.end(), qPrintable(lines(resolved).join(u'\n')));
    QCOMPARE(toString(told->kind), QString::fromUtf8(mistake->kind));
    QCOMPARE(told->origin.source, u"/home/u/.claude-code-router/config.json"_s);
    QCOMPARE(told->origin.line, static_cast<int>(document.first(document.indexOf("HERE")).count('\n')) + 1);
    QVERIFY2(told->message.contains(QString::fromUtf8(mistake->told)), qPrintable(told->message));
    if (mistake->suggested) QVERIFY2(told->suggestion.contains(QString::fromUtf8(mistake->suggested)), qPrintable(told->suggestion));
    const bool isSecretTold = std::any_of(resolved.diagnostics.begin(), resolved.diagnostics.end(),
                                          [](const ConfigDiagnostic &diagnostic) { return describe(diagnostic).contains("secret"_L1); });
    QVERIFY2(!isSecretTold, qPrintable(lines(resolved).join(u'\n')));
    QCOMPARE(flaw(resolved), QString());
}

// One that nobody tests would be one whose mistakes may be silent.
void TestValueParts::everyStructuredValueHasARow()
{
    const auto withoutRow = [](const auto &table, bool ofStreams) {
        QStringList left;
        for (const auto &option : table.options) {
            const bool isStructured = std::visit(
                [](const auto &access) {
                    using Kind = std::remove_cvref_t<decltype(access)>;
                    constexpr bool isList =
                        std::is_same_v<Kind, QStringList &(*)(LoggingDraft &)> || std::is_same_v<Kind, QStringList &(*)(StreamDraft &)>;
                    constexpr bool isMap =
                        std::is_same_v<Kind, QMap<QString, QString>
                                                 &(*)(LoggingDraft &)> || std::is_same_v<Kind, QMap<QString, QString> &(*)(StreamDraft &)>;
                    return isList || isMap || std::is_same_v<Kind, SpecialOf<LoggingDraft>> || std::is_same_v<Kind, SpecialOf<StreamDraft>>;
                },
                option.access);
            const auto concerns = [&](const Mistake &mistake) {
                const QString pointer = QString::fromUtf8(mistake.pointer);
                return ofStreams == (mistake.stream != nullptr) && (pointer + u'/').startsWith(option.path + u"/"_s);
            };
            if (isStructured && std::none_of(std::begin(mistakes), std::end(mistakes), concerns)) left.append(option.path);
        }
        return left;
    };
    QCOMPARE(withoutRow(loggingOptions(), false), QStringList(u"LOG"_s)); // there every value has a meaning
    QCOMPARE(withoutRow(streamOptions(), true), QStringList());
}

void TestValueParts::namesUnknownMembersOfEveryGroup_data()
{
    QTest::addColumn<QString>("group");
    QTest::addColumn<bool>("ofStreams");
    const auto add = [](const auto &table, bool ofStreams) {
        QStringList groups;
        for (const auto &option : table.options)
            for (QString path = option.path; path.contains(u'/');) {
                path = path.section(u'/', 0, -2);
                if (!groups.contains(path)) groups.append(path);
            }
        for (const QString &group : groups) QTest::addRow("%s%s", ofStreams ? "stream " : "", qPrintable(group)) << group << ofStreams;
    };
    add(loggingOptions(), false);
    add(streamOptions(), true);
}

void TestValueParts::namesUnknownMembersOfEveryGroup()
{
    QFETCH(QString, group);
    QFETCH(bool, ofStreams);
    const auto of = [ofStreams, &group](const QByteArray &value) {
        const QByteArray own = nested(group, value);
        const QByteArray inner = own.mid(1, own.size() - 2);
        return Given{.config = ofStreams ? "{Logging: {streams: [{name: 's', type: 'file', path: 'a', " + inner + "}]}}"
                                         : "{Logging: {" + inner + "}}"}
            .resolve();
    };
    const QString pointer = (ofStreams ? u"/Logging/streams/0/"_s : u"/Logging/"_s) + group;
    const ResolvedLogging unknown = of("{\n\"zzz\": 1}");
    QCOMPARE(unknown.diagnostics.size(), std::size_t(1));
    const ConfigDiagnostic &told = unknown.diagnostics.front();
    QCOMPARE(told.origin, (ConfigOrigin{u"/home/u/.claude-code-router/config.json"_s, pointer + u"/zzz"_s, 2}));
    QVERIFY2(told.message.contains("zzz\" is unknown and has no effect"_L1) && told.suggestion.startsWith("there are: "_L1),
             qPrintable(describe(told)));
    const ResolvedLogging wrong = of("12.5");
    QCOMPARE(errors(wrong).size(), 1);
    QVERIFY2(wrong.diagnostics.front().origin.pointer.startsWith(pointer), qPrintable(errors(wrong).first()));
}

void TestValueParts::leavesOutOnlyWhatIsWrong()
{
    const auto config = [](const QByteArray &logging) { return Given{.config = "{Logging: {" + logging + "}}"}.resolve().config; };
    QCOMPARE(config("redact: {paths: ['a.b', 'a[b', '*.c', '..']}").redaction.paths, (QStringList{u"a.b"_s, u"*.c"_s}));
    QCOMPARE(config("redact: {paths: 'a[b', remove: true}").redaction.paths, QStringList());
    QVERIFY(config("redact: {paths: 'a[b', remove: true}").redaction.remove);
    const LoggingConfig headers = config("otlp: {url: 'http://c', headers: {'a b': '1', c: '2', C: '3'}}");
    QCOMPARE(headers.otlp.traces.headers, (QMap<QString, QString>{{u"c"_s, u"2"_s}}));
    QVERIFY(config("alerts: {webhook: 'ftp://h/x', errorsPerHour: 7}").alerts.webhook.isEmpty());
    QCOMPARE(config("alerts: {webhook: 'ftp://h/x', errorsPerHour: 7}").alerts.errorsPerHour, 7);
}

void TestValueParts::knowsEveryMember()
{
    const QByteArray logging =
        "prices: [{model: 'a', provider: 'p', currency: 'USD', input: 1, output: 2, cacheRead: 1, cacheWrite: 1, perRequest: 1, "
        "validFrom: '2026-01-31'}], providerPrices: {p: {multiplier: 2, models: {'m*': 1.5}, plan: {fee: 1, currency: 'CNY', quota: {unit: 'tokens', '5h': 1, "
        "week: 2, month: 3, since: '2026-01-01'}}}, q: {plan: true}}, displayCurrency: {currency: 'CNY', rates: {USD: 7, EUR: 8}}, "
        "priceSync: {enabled: true, url: 'https://example.com/p.json'}, componentLevels: {any: 'debug', other: 'info'}";
    QCOMPARE(lines(Given{.config = "{Logging: {" + logging + "}}"}.resolve()), QStringList());
}

void TestValueParts::settingsForAllStreamsAreNotUseless()
{
    const QByteArray streams =
        "streams: [{name: 'a', type: 'console'}, {name: 'b', type: 'file', path: 'b'}, {name: 'c', type: 'network', url: 'http://c'}]";
    QCOMPARE(lines(Given{.config = "{Logging: {bufferSize: 32768, streamDefaults: {retries: 5}, " + streams + "}}"}.resolve()),
             QStringList());
}

// A root without "Logging" is the router's too; what lies in a group or a value of ours is nobody else's.
void TestValueParts::tellsOfWhatIsOursInTheFileOfTheRouter()
{
    const ResolvedLogging resolved = Given{.config = "{Providers: [], level: 'info', history: {size: 1}, "
                                                     "prices: [{model: 'a', input: 1, output: 1, cached: 1}], streams: "
                                                     "[{name: 'c', type: 'console', levels: 'info'}]}"}
                                         .resolve();
    QStringList pointers;
    for (const ConfigDiagnostic &diagnostic : resolved.diagnostics) pointers.append(diagnostic.origin.pointer);
    pointers.sort();
    QCOMPARE(pointers, (QStringList{u"/history/size"_s, u"/prices/0/cached"_s, u"/streams/0/levels"_s}));
}

void TestValueParts::findsParts()
{
    Json5Value value = *parseJson5(u"{a: [1, {'b/c~d': 2}], e: 3}"_s);
    QCOMPARE(partAt(value, {}), &value);
    QCOMPARE(partAt(value, u"/a/1/b~1c~0d"_s)->number, 2);
    for (const QString &nothing : {u"/x"_s, u"/a/2"_s, u"/a/-1"_s, u"/a/b"_s, u"/e/f"_s, u"/x/y"_s}) {
        QVERIFY2(!partAt(value, nothing), qPrintable(nothing));
        QVERIFY2(!removePart(value, nothing), qPrintable(nothing));
    }
    QVERIFY(!removePart(value, {}));
    QVERIFY(removePart(value, u"/a/1/b~1c~0d"_s) && removePart(value, u"/a/0"_s) && removePart(value, u"/e"_s));
    QCOMPARE(toJson(value), QByteArray(R"({"a":[{}]})"));
}

QTEST_APPLESS_MAIN(TestValueParts)
#include "tst_value_parts.moc"
