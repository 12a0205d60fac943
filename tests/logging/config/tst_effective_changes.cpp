#include "logging/config/effective_changes.h"
#include "tests/logging/config/resolved.h"

#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace ccr::test;
using namespace Qt::StringLiterals;

class TestEffectiveChanges : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingChangesByItself();
    void tellsWhatAPresetWouldDo();
    void tellsStreamsApartByTheirNames();
    void isEmptyWhereOwnSettingsCountMore();
    void hidesSecrets();
    void tellsWhoChoseThePreset_data();
    void tellsWhoChoseThePreset();

private:
    static std::vector<LoggingChange> changes(const QByteArray &before, const QByteArray &after)
    {
        return effectiveChanges(Given{.config = before}.resolve(), Given{.config = after}.resolve());
    }
    static const LoggingChange *find(const std::vector<LoggingChange> &changes, const QString &setting)
    {
        for (const LoggingChange &change : changes)
            if (change.setting == setting) return &change;
        return nullptr;
    }
};

void TestEffectiveChanges::nothingChangesByItself()
{
    for (const char *config : {"{}", R"({"LOG": true})", R"({"LoggingPreset": "production"})"}) QVERIFY(changes(config, config).empty());
}

void TestEffectiveChanges::tellsWhatAPresetWouldDo()
{
    const auto found = changes(R"({"Logging": {"streams": [{"name": "main", "type": "file", "path": "main.log"}]}})",
                               R"({"LoggingPreset": "development"})");
    const LoggingChange *level = find(found, u"level"_s);
    QVERIFY(level);
    QCOMPARE(level->before, u"\"info\""_s);
    QCOMPARE(level->after, u"\"debug\""_s);
    const LoggingChange *gone = find(found, u"streams.main"_s);
    QVERIFY(gone);
    QVERIFY2(gone->before.startsWith("file"_L1) && gone->before.contains("main.log"_L1), qPrintable(gone->before));
    QVERIFY(gone->after.isEmpty());
    const LoggingChange *file = find(found, u"streams.dev-file"_s);
    QVERIFY(file);
    QVERIFY(file->before.isEmpty());
    QVERIFY2(file->after.contains("debug.log"_L1), qPrintable(file->after));
    QVERIFY(find(found, u"enhancedFeatures.requestTracking.maxActiveRequests"_s));
    const auto isOfNewStream = [](const LoggingChange &change) { return change.setting.startsWith("streams.dev-file."_L1); };
    QVERIFY2(std::none_of(found.begin(), found.end(), isOfNewStream), "a stream that comes is one change");
}

void TestEffectiveChanges::tellsStreamsApartByTheirNames()
{
    const auto found = changes(
        R"({"Logging": {"streams": [{"name": "a", "type": "console"}, {"name": "b", "type": "file", "path": "b.log"}]}})",
        R"({"Logging": {"streams": [{"name": "b", "type": "file", "path": "b.log", "level": "error"}, {"name": "a", "type": "console"}]}})");
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found.front(), (LoggingChange{u"streams.b.level"_s, u"\"info\""_s, u"\"error\""_s}));
}

void TestEffectiveChanges::isEmptyWhereOwnSettingsCountMore()
{
    const QByteArray own = R"("Logging": {"level": "warn"})";
    const auto found = changes("{" + own + "}", "{" + own + R"(, "LoggingPreset": "production"})");
    QVERIFY(!find(found, u"level"_s));
    QVERIFY(find(found, u"streams.production-error"_s));
}

void TestEffectiveChanges::hidesSecrets()
{
    const auto found = changes("{}", R"({"Logging": {"alerts": {"webhook": "https://hooks.example/T0/s3cretpart"}}})");
    const LoggingChange *webhook = find(found, u"alerts.webhook"_s);
    QVERIFY(webhook);
    QVERIFY2(!webhook->after.contains("s3cretpart"_L1), qPrintable(webhook->after));
}

void TestEffectiveChanges::tellsWhoChoseThePreset_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QString>("environment");
    QTest::addColumn<QString>("inForce");
    QTest::addColumn<QString>("pointer");
    QTest::newRow("nobody") << QByteArray("{}") << QString() << QString() << QString();
    QTest::newRow("the file") << QByteArray(R"({"LoggingPreset": "split"})") << QString() << u"split"_s << u"/LoggingPreset"_s;
    QTest::newRow("the block") << QByteArray(R"({"Logging": {"LoggingPreset": "split"}})") << QString() << u"split"_s
                               << u"/Logging/LoggingPreset"_s;
    QTest::newRow("the environment") << QByteArray("{}") << u"production"_s << u"production"_s << u"NODE_ENV"_s;
    QTest::newRow("the file before the environment")
        << QByteArray(R"({"LoggingPreset": "split"})") << u"production"_s << u"split"_s << u"/LoggingPreset"_s;
    QTest::newRow("an environment without a preset") << QByteArray("{}") << u"staging"_s << QString() << u"NODE_ENV"_s;
    QTest::newRow("one of their own") << QByteArray(R"({"LoggingPreset": "mine", "LoggingPresets": {"mine": {"level": "warn"}}})")
                                      << QString() << u"mine"_s << u"/LoggingPreset"_s;
}

void TestEffectiveChanges::tellsWhoChoseThePreset()
{
    QFETCH(QByteArray, config);
    QFETCH(QString, environment);
    Given given{.config = config};
    if (!environment.isEmpty()) given.environment.insert(u"NODE_ENV"_s, environment);
    const PresetChoice choice = given.resolve().preset;
    QTEST(choice.inForce, "inForce");
    QTEST(choice.origin.pointer, "pointer");
    QCOMPARE(choice.known.mid(0, 4), QStringList({u"production"_s, u"split"_s, u"development"_s, u"testing"_s}));
    QCOMPARE(choice.known.contains(u"mine"_s), config.contains("mine"));
}

QTEST_GUILESS_MAIN(TestEffectiveChanges)
#include "tst_effective_changes.moc"
