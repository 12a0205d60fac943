#include "tests/logging/config/resolved.h"

#include <QRandomGenerator>
#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace ccr::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The documented configurations, each as a file of tests/data/logging/config.
class TestLoggingSamples : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void loadWithoutErrors_data();
    void loadWithoutErrors();
    void meanWhatTheySay_data();
    void meanWhatTheySay();
    void countInEveryPlace_data() { loadWithoutErrors_data(); }
    void countInEveryPlace();
    void surviveEveryTruncation_data() { loadWithoutErrors_data(); }
    void surviveEveryTruncation();
    void surviveMutations_data() { loadWithoutErrors_data(); }
    void surviveMutations();
};

void TestLoggingSamples::loadWithoutErrors_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("warnings");
    const auto row = [](const char *name, const QStringList &warnings = {}) {
        QTest::newRow(name) << QString::fromLatin1(name) << warnings;
    };
    row("main.json");
    row("stream_console.json");
    row("stream_file.json");
    row("stream_network.json");
    row("level.json");
    row("buffer.json");
    row("concurrency.json");
    row("production.json", {u"\"level\" is warn, but \"combined-file\" takes lower ones"_s});
    row("development.json");
    row("test.json");
    row("nested.json5", {u"\"level\" is info, but \"debug-file\" takes lower ones"_s});
    row("flat.json");
    row("reference.json",
        {u"this sets \"bufferSize\" a second time"_s, u"this sets \"enhancedFeatures.requestTracking.logLifecycle\" a second time"_s});
    row("legacy.json", {u"\"level\" is fatal, but \"error-file\" takes lower ones"_s});
}

void TestLoggingSamples::loadWithoutErrors()
{
    QFETCH(QString, name);
    QFETCH(QStringList, warnings);
    const bool isNested = name == "nested.json5"_L1;
    const ResolvedLogging resolved =
        Given{.config = isNested ? fixture(name) : QByteArray(), .standAlone = isNested ? QByteArray() : fixture(name)}.resolve();
    QVERIFY2(errors(resolved).isEmpty(), qPrintable(errors(resolved).join(u'\n')));
    QCOMPARE(flaw(resolved), QString());
    QStringList found = lines(resolved).filter(u"warning: "_s);
    QVERIFY2(found.size() == warnings.size(), qPrintable(found.join(u'\n')));
    for (const QString &warning : warnings) QVERIFY2(!found.filter(warning).isEmpty(), qPrintable(warning + u'\n' + found.join(u'\n')));
}

void TestLoggingSamples::meanWhatTheySay_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("value");
    const auto sample = [](const char *name, std::initializer_list<std::pair<const char *, const char *>> values) {
        for (const auto &[pointer, value] : values)
            QTest::addRow("%s %s", name, pointer)
                << QString::fromLatin1(name) << QString::fromLatin1(pointer) << QString::fromLatin1(value);
    };
    const char *logs = "\"/home/u/.claude-code-router/logs/error.log\"";
    sample("main.json", {{"/enabled", "true"},
                         {"/level", "\"info\""},
                         {"/timestamp", "true"},
                         {"/serviceName", "\"claude-code-router\""},
                         {"/streams/0/name", "\"console-output\""},
                         {"/streams/0/type", "\"console\""},
                         {"/streams/0/level", "\"info\""},
                         {"/streams/1/level", "\"error\""},
                         {"/streams/1/path", logs},
                         {"/streams/1/rotation/size", "\"10M\""},
                         {"/streams/1/rotation/interval", "86400000"},
                         {"/streams/2/name", "(unset)"},
                         {"/enhancedFeatures/requestTracking/maxActiveRequests", "1000"},
                         {"/enhancedFeatures/requestTracking/maxContextAge", "1800000"},
                         {"/enhancedFeatures/errorLogging/maxHistorySize", "1000"}});
    sample("stream_console.json", {{"/streams/0/name", "\"console\""}, {"/streams/0/stderr", "false"}});
    sample("stream_file.json", {{"/streams/0/path", logs}, {"/streams/0/level", "\"error\""}});
    sample("stream_network.json", {{"/streams/0/url", "\"http://log-collector:8080/logs\""}, {"/streams/0/method", "\"POST\""}});
    sample("level.json", {{"/level", "\"warn\""}, {"/streams/0/level", "\"error\""}});
    sample("buffer.json", {{"/streams/0/bufferSize", "\"64K\""}, {"/streams/0/flushInterval", "5000"}});
    sample("concurrency.json", {{"/enhancedFeatures/requestTracking/maxActiveRequests", "2000"},
                                {"/enhancedFeatures/requestTracking/maxContextAge", "3600000"},
                                {"/streams/0/path", "\"/home/u/.claude-code-router/logs/ccr.log\""}});
    sample("production.json", {{"/level", "\"warn\""},
                               {"/levelIsHardGate", "false"},
                               {"/streams/0/rotation/size", "\"50M\""},
                               {"/streams/1/rotation/size", "\"100M\""},
                               {"/streams/1/level", "\"info\""},
                               {"/enhancedFeatures/requestTracking/cleanupInterval", "300000"},
                               {"/enhancedFeatures/errorLogging/maxHistorySize", "5000"}});
    sample("development.json", {{"/serviceName", "\"claude-code-router-dev\""},
                                {"/streams/1/level", "\"debug\""},
                                {"/enhancedFeatures/requestTracking/maxActiveRequests", "100"},
                                {"/enhancedFeatures/requestTracking/cleanupInterval", "60000"}});
    sample("test.json", {{"/serviceName", "\"claude-code-router-test\""},
                         {"/streams/0/level", "\"debug\""},
                         {"/enhancedFeatures/requestTracking/enabled", "false"},
                         {"/enhancedFeatures/streamTracking/enabled", "false"}});
    sample("nested.json5", {{"/version", "\"1.0.0\""},
                            {"/environment", "\"production\""},
                            {"/streams/2/rotation/interval", "3600000"},
                            {"/streams/2/rotation/compress", "true"},
                            {"/streams/2/rotation/maxFiles", "7"}});
    sample("flat.json", {{"/level", "\"debug\""},
                         {"/serviceName", "\"flat-service\""},
                         {"/logDirectory", "\"/var/log/ccr\""},
                         {"/streams/0/path", "\"/var/log/ccr/info.log\""},
                         {"/streams/0/rotation/size", "\"50K\""},
                         {"/streams/0/rotation/compress", "false"},
                         {"/streams/0/rotation/retentionDays", "7"},
                         {"/streams/0/bufferSize", "\"8K\""},
                         {"/streams/0/flushInterval", "10000"},
                         {"/streams/1/url", "\"https://collector.example/logs\""},
                         {"/streams/1/retries", "1"},
                         {"/streams/1/timeout", "2000"},
                         {"/streams/1/token", "\"(set, not shown)\""},
                         {"/streams/1/level", "\"debug\""},
                         {"/streams/2/type", "\"console\""},
                         {"/streams/3/name", "\"legacy-text\""},
                         {"/streams/3/path", "\"/home/u/.claude-code-router/claude-code-router.log\""},
                         {"/streams/3/format/profile", "\"text\""},
                         {"/enhancedFeatures/requestTracking/maxContextAge", "3600000"},
                         {"/redact/sensitiveFields", "[\"apiKey\",\"password\",\"token\"]"}});
    sample("reference.json", {{"/streams/0/rotation/maxFiles", "5"},
                              {"/streams/0/rotation/compress", "true"},
                              {"/streams/0/fileMode", "\"0644\""},
                              {"/streams/0/bufferSize", "\"1000b\""},
                              {"/streams/0/format/profile", "\"json\""},
                              {"/enhancedFeatures/requestTracking/maxActiveRequests", "500"},
                              {"/enhancedFeatures/requestTracking/maxContextAge", "900000"},
                              {"/enhancedFeatures/requestTracking/cleanupInterval", "30000"},
                              {"/enhancedFeatures/requestTracking/logLifecycle", "true"}});
    sample("legacy.json", {{"/level", "\"fatal\""},
                           {"/streams/0/name", "\"main-file\""},
                           {"/streams/0/level", "\"fatal\""},
                           {"/streams/0/path", "\"/home/u/.claude-code-router/logs/app.log\""},
                           {"/streams/0/rotation/size", "\"20M\""},
                           {"/streams/0/rotation/interval", "3600000"},
                           {"/streams/0/rotation/maxFiles", "4"},
                           {"/streams/0/format/profile", "\"text\""},
                           {"/streams/1/name", "\"error-file\""},
                           {"/streams/1/level", "\"error\""},
                           {"/streams/2/name", "\"console\""}});
}

void TestLoggingSamples::meanWhatTheySay()
{
    QFETCH(QString, name);
    QFETCH(QString, pointer);
    QFETCH(QString, value);
    const bool isNested = name == "nested.json5"_L1;
    const ResolvedLogging resolved =
        Given{.config = isNested ? fixture(name) : QByteArray(), .standAlone = isNested ? QByteArray() : fixture(name)}.resolve();
    QCOMPARE(valueOf(resolved, pointer), value);
}

// Flat or nested, in config.json or in a file of its own: it is the same.
void TestLoggingSamples::countInEveryPlace()
{
    QFETCH(QString, name);
    if (name == "nested.json5"_L1) {
        QCOMPARE(Given{.standAlone = fixture(name)}.resolve().config, Given{.config = fixture(name)}.resolve().config);
        return;
    }
    const LoggingConfig expected = Given{.standAlone = fixture(name)}.resolve().config;
    const QByteArray wrapped = "{Providers: [], Logging: " + fixture(name) + "}";
    QCOMPARE(Given{.config = wrapped}.resolve().config, expected);
    QCOMPARE(Given{.standAlone = wrapped}.resolve().config, expected);
}

void TestLoggingSamples::surviveEveryTruncation()
{
    QFETCH(QString, name);
    const QByteArray text = fixture(name);
    const qsizetype step = std::max<qsizetype>(1, text.size() / 150);
    for (qsizetype length = 1; length < text.trimmed().size(); length += step) {
        const ResolvedLogging resolved = Given{.standAlone = text.left(length)}.resolve();
        QCOMPARE(flaw(resolved), QString());
    }
}

namespace {

/// Changes a tree at random places: other types, extreme numbers, foreign words, missing and strange members.
class Mutation
{
public:
    explicit Mutation(quint32 seed) : m_random(seed) {}

    void mutate(Json5Value &value)
    {
        for (Json5Value &element : value.elements) mutate(element);
        for (Json5Member &member : value.members) mutate(member.value);
        if (m_random.bounded(8) != 0) return;
        switch (m_random.bounded(12)) {
        case 0: value = {}; break;
        case 1: value = {.type = Json5Value::Type::Boolean, .boolean = m_random.bounded(2) == 0}; break;
        case 2: value = number(-1); break;
        case 3: value = number(0); break;
        case 4: value = number(1e308); break;
        case 5: value = number(2.5); break;
        case 6: value = text(u"silent"_s); break;
        case 7: value = text(u"../../x$UNSET${}\u2028"_s); break;
        case 8: value = {.type = Json5Value::Type::Array, .elements = {value, text({}), {}}}; break;
        case 9: value = {.type = Json5Value::Type::Object, .members = {{u"enabled"_s, value, 0}, {u"name"_s, text(u"x"_s), 0}}}; break;
        case 10:
            if (!value.members.empty()) value.members.erase(value.members.begin());
            break;
        default:
            if (!value.members.empty()) value.members.push_back(value.members[m_random.bounded(static_cast<int>(value.members.size()))]);
            break;
        }
    }

private:
    static Json5Value number(double value) { return {.type = Json5Value::Type::Number, .number = value}; }
    static Json5Value text(const QString &value) { return {.type = Json5Value::Type::String, .string = value}; }

    QRandomGenerator m_random;
};

} // namespace

void TestLoggingSamples::surviveMutations()
{
    QFETCH(QString, name);
    const Result<Json5Value> root = parseJson5(QString::fromUtf8(fixture(name)));
    QVERIFY(root);
    for (quint32 seed = 1; seed <= 60; ++seed) {
        Json5Value mutated = *root;
        Mutation(seed).mutate(mutated);
        const QByteArray text = toJson(mutated);
        for (const Given &given : {Given{.config = text}, Given{.standAlone = text}, Given{.config = "{Logging: " + text + "}"}}) {
            const ResolvedLogging resolved = given.resolve();
            const QString problem = flaw(resolved);
            QVERIFY2(problem.isEmpty(), qPrintable(problem + u": "_s + QString::fromUtf8(text)));
        }
    }
}

QTEST_APPLESS_MAIN(TestLoggingSamples)
#include "tst_logging_samples.moc"
