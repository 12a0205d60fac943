#include "logging/base/json5_values.h"
#include "logging/config/logging_resolver.h"
#include "ui/models/logging_settings.h"
#include "ui/models/settings_table.h"

#include <QTest>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

/// What is written is what the program reads: the resolver is asked.
class TestLoggingSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void staysInItsPlace_data();
    void staysInItsPlace();
    void goesFromEveryPlace_data();
    void goesFromEveryPlace();
    void isReadBack_data();
    void isReadBack();
    void putsThePresetWhereItStands_data();
    void putsThePresetWhereItStands();

private:
    static QString textOf(const Json5Value &value) { return QString::fromUtf8(toJson(value)); }
    static logging::ResolvedLogging resolved(const Json5Value &config)
    {
        logging::LoggingSources sources;
        sources.configFile = u"/home/u/.claude-code-router/config.json"_s;
        sources.config = logging::SourceFile{sources.configFile, toJson(config), {}};
        return logging::resolveLogging(sources);
    }
};

void TestLoggingSettings::staysInItsPlace_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    const auto row = [](const char *name, const char *setting, const char *before, const char *after) {
        QTest::newRow(name) << QString::fromLatin1(setting) << QString::fromLatin1(before) << QString::fromLatin1(after);
    };
    row("a block", "level", R"({"Logging":{"level":"info"}})", R"({"Logging":{"level":"X"}})");
    row("the root", "level", R"({"level":"info","streams":[]})", R"({"level":"X","streams":[]})");
    row("new at the root", "maxFiles", R"({"level":"info"})", R"({"level":"info","maxFiles":"X"})");
    row("new in a block", "maxFiles", R"({"Logging":{}})", R"({"Logging":{"maxFiles":"X"}})");
    row("nothing yet", "history/bodies", R"({"LOG":true})", R"({"LOG":true,"Logging":{"history":{"bodies":"X"}}})");
    row("a variable of the root", "level", R"({"LOG_LEVEL":"debug"})", R"({"LOG_LEVEL":"X"})");
    row("the block before the variable", "level", R"({"LOG_LEVEL":"debug","Logging":{"level":"info"}})", R"({"Logging":{"level":"X"}})");
    row("a block of variables", "level", R"({"EnvironmentVariables":{"LOG_LEVEL":"debug"},"Logging":{"level":"info","a":1}})",
        R"({"EnvironmentVariables":{"LOG_LEVEL":"X"},"Logging":{"a":1}})");
    row("another spelling", "logDirectory", R"({"Logging":{"directory":"/a"}})", R"({"Logging":{"directory":"X"}})");
    row("two spellings", "logDirectory", R"({"Logging":{"directory":"/a","logDirectory":"/b"}})", R"({"Logging":{"logDirectory":"X"}})");
    row("the defaults of streams", "maxFileSize", R"({"Logging":{"streamDefaults":{"rotation":{"size":"1M"}}}})",
        R"({"Logging":{"streamDefaults":{"rotation":{"size":"X"}}}})");
    row("a rotation of its own", "maxFileSize", R"({"Logging":{"rotation":{"size":"1M"}}})", R"({"Logging":{"rotation":{"size":"X"}}})");
    row("a group without its parent", "enhancedFeatures/requestTracking/enabled", R"({"Logging":{"requestTracking":{"enabled":true}}})",
        R"({"Logging":{"requestTracking":{"enabled":"X"}}})");
    row("a switch for a group", "history/enabled", R"({"Logging":{"history":false}})", R"({"Logging":{"history":"X"}})");
    row("beside a switch", "history/bodies", R"({"Logging":{"history":false}})",
        R"({"Logging":{"history":{"enabled":false,"bodies":"X"}}})");
    row("nothing but null", "level", R"({"Logging":null})", R"({"Logging":{"level":"X"}})");
    row("not that of a stream", "level", R"({"Logging":{"streams":[{"type":"console","level":"warn"}]}})",
        R"({"Logging":{"streams":[{"type":"console","level":"warn"}],"level":"X"}})");
}

void TestLoggingSettings::staysInItsPlace()
{
    QFETCH(QString, setting);
    QFETCH(QString, before);
    const Json5Value changed = withLoggingSetting(*parseJson5(before), setting.split(u'/'), textValue(u"X"_s));
    QTEST(textOf(changed), "after");
    const Json5Value *value = loggingSetting(changed, setting.split(u'/'));
    QVERIFY(value);
    QCOMPARE(value->string, u"X"_s);
}

void TestLoggingSettings::goesFromEveryPlace_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    const auto row = [](const char *name, const char *setting, const char *before, const char *after) {
        QTest::newRow(name) << QString::fromLatin1(setting) << QString::fromLatin1(before) << QString::fromLatin1(after);
    };
    row("all of them", "level", R"({"LOG_LEVEL":"debug","Logging":{"level":"info","logLevel":"warn"}})", R"({"Logging":{}})");
    row("nowhere", "level", R"({"Logging":{"a":1}})", R"({"Logging":{"a":1}})");
    row("at the root", "maxFiles", R"({"level":"info","maxFiles":3})", R"({"level":"info"})");
    row("what the others are known by", "level", R"({"level":"warn","maxFiles":3})", R"({"level":"STD","maxFiles":3})");
    row("what they need not be known by", "level", R"({"level":"warn","streams":[]})", R"({"streams":[]})");
}

void TestLoggingSettings::goesFromEveryPlace()
{
    QFETCH(QString, setting);
    QFETCH(QString, before);
    QTEST(textOf(withoutLoggingSetting(*parseJson5(before), setting.split(u'/'), textValue(u"STD"_s))), "after");
}

// Whatever the layout of the file: what the settings write is in force then, and nothing contradicts it.
void TestLoggingSettings::isReadBack_data()
{
    QTest::addColumn<QString>("config");
    QTest::newRow("nothing") << u"{}"_s;
    QTest::newRow("a block") << uR"({"Logging":{"level":"info","streams":[{"name":"f","type":"file","path":"f.log"}]}})"_s;
    QTest::newRow("the root") << uR"({"Providers":[],"level":"info","streams":[{"name":"f","type":"file","path":"f.log"}]})"_s;
    QTest::newRow("variables") << uR"({"LOG":true,"LOG_LEVEL":"warn","LOG_DIRECTORY":"/tmp/a","LOG_MAX_FILES":3})"_s;
    QTest::newRow("a block of variables")
        << uR"({"EnvironmentVariables":{"LOG_LEVEL":"warn","LOG_MAX_FILE_SIZE":"1M"},"Logging":{"level":"error"}})"_s;
    QTest::newRow("old names") << uR"({"Logging":{"logLevel":"warn","directory":"/tmp/a","performance":{"enabled":true}}})"_s;
}

void TestLoggingSettings::isReadBack()
{
    QFETCH(QString, config);
    const auto isOfPlace = [](const logging::ConfigDiagnostic &diagnostic) { return diagnostic.message.contains("second time"_L1); };
    const Json5Value before = *parseJson5(config);
    Json5Value changed = withLoggingSetting(before, {u"level"_s}, textValue(u"debug"_s));
    changed = withLoggingSetting(changed, {u"maxFiles"_s}, numberValue(7));
    changed = withLoggingSetting(changed, {u"history"_s, u"retentionDays"_s}, numberValue(4));
    changed = withLoggingSetting(changed, u"enhancedFeatures/performanceMetrics/enabled"_s.split(u'/'), booleanValue(false));
    const logging::ResolvedLogging now = resolved(changed);
    QVERIFY(now.config.level == logging::Severity::Debug);
    QCOMPARE(now.config.history.retentionDays, 4);
    QVERIFY(!now.config.performanceMetrics.enabled);
    for (const logging::StreamConfig &stream : now.config.streams)
        if (stream.type == logging::StreamType::File) QCOMPARE(stream.file.rotation.maxFiles, 7);
    QCOMPARE(std::count_if(now.diagnostics.begin(), now.diagnostics.end(), isOfPlace), 0);
    QCOMPARE(resolved(before).config.streams.size(), now.config.streams.size());
}

void TestLoggingSettings::putsThePresetWhereItStands_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("with");
    QTest::addColumn<QString>("without");
    const auto row = [](const char *name, const char *before, const char *with, const char *without) {
        QTest::newRow(name) << QString::fromLatin1(before) << QString::fromLatin1(with) << QString::fromLatin1(without);
    };
    row("none", R"({"PORT":1})", R"({"PORT":1,"LoggingPreset":"split"})", R"({"PORT":1})");
    row("the root", R"({"LoggingPreset":"a"})", R"({"LoggingPreset":"split"})", "{}");
    row("the block", R"({"Logging":{"LoggingPreset":"a"}})", R"({"Logging":{"LoggingPreset":"split"}})", R"({"Logging":{}})");
    row("both", R"({"LoggingPreset":"a","Logging":{"LoggingPreset":"b"}})", R"({"Logging":{"LoggingPreset":"split"}})",
        R"({"Logging":{}})");
}

void TestLoggingSettings::putsThePresetWhereItStands()
{
    QFETCH(QString, before);
    const Json5Value with = withLoggingPreset(*parseJson5(before), u"split"_s);
    QTEST(textOf(with), "with");
    QCOMPARE(loggingPreset(with), u"split"_s);
    QCOMPARE(resolved(with).preset.inForce, u"split"_s);
    QTEST(textOf(withLoggingPreset(*parseJson5(before), {})), "without");
    QVERIFY(loggingPreset(withLoggingPreset(with, {})).isEmpty());
}

QTEST_GUILESS_MAIN(TestLoggingSettings)
#include "tst_logging_settings.moc"
