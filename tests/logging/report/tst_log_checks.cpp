#include "logging/report/log_checks.h"

#include "logging/alert/alert_memory.h"
#include "tests/support/fake_clock.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 gibibyte = 1024LL * 1024 * 1024;
const QString authority = QStringLiteral(CCR_TEST_DATA "/logging/certificates/authority.pem");

struct Scene;
using Arrange = void (*)(Scene &scene);

/// A folder with log files, and what is said about it.
struct Scene
{
    QTemporaryDir dir;
    FakeClock clock;
    LoggingConfig config;
    LogCheckFacts facts;

    Scene()
    {
        config.directory = dir.path();
        config.alerts.diskWarning = config.alerts.diskCritical = 1;
        addFile(u"main"_s);
    }
    QString path(const QString &name) const { return dir.filePath(name); }
    StreamConfig &addFile(const QString &name)
    {
        StreamConfig stream{.name = name, .type = StreamType::File};
        stream.file.path = path(name + u".log"_s);
        stream.file.rotation.maxFiles = 0;
        return config.streams.emplace_back(stream);
    }
    StreamConfig &addNetwork(const QString &url, const QString &caFile)
    {
        StreamConfig stream{.name = u"net"_s, .type = StreamType::Network};
        stream.network.url = QUrl(url);
        stream.network.caFile = caFile;
        return config.streams.emplace_back(stream);
    }
    StreamConfig &main() { return config.streams.front(); }
    void put(const QString &name, nanoseconds age, qint64 bytes) { put(name, age, QByteArray("{}\n"), bytes); }
    void put(const QString &name, nanoseconds age, const QByteArray &content = "{}\n", qint64 bytes = 0)
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        if (bytes > 0) QVERIFY(file.resize(bytes)); // a hole costs nothing
        file.close();
        QCOMPARE(::chmod(qPrintable(path(name)), 0600), 0);
        const auto time = (clock.wall() - age).time_since_epoch();
        const timespec stamp{time / 1s, (time % 1s).count()};
        const timespec times[] = {stamp, stamp};
        QCOMPARE(::utimensat(AT_FDCWD, qPrintable(path(name)), times, 0), 0);
    }
    QByteArray records(Severity level, int count, nanoseconds age = 1min) const
    {
        const QByteArray one = "{\"level\":" + QByteArray::number(static_cast<int>(level))
                               + ",\"time\":" + QByteArray::number(qint64(millisSinceEpoch(clock.wall() - age))) + ",\"msg\":\"x\"}\n";
        return one.repeated(count);
    }
    void rememberErrors(std::uint64_t count) const
    {
        const std::int64_t second = millisSinceEpoch(clock.wall()) / 1000;
        AlertMemory memory;
        memory.errors = {{second - second % 10 - 600, count}};
        QVERIFY(memory.save(path(u"alerts.json"_s)));
    }
    /// error.log takes what is bad, main.log the rest.
    void split(const QByteArray &errors)
    {
        main().belowLevel = Severity::Error;
        addFile(u"error"_s).level = Severity::Error;
        put(u"main.log"_s, 1s, records(Severity::Info, 3));
        put(u"error.log"_s, 1s, errors);
    }
    LogCheck check(const QString &name) const
    {
        for (const LogCheck &one : checkLogs(config, facts, clock.wall()))
            if (one.name == name) return one;
        return {};
    }
};

void manyFiles(Scene &scene, int count)
{
    for (int i = 1; i <= count; ++i) scene.put(u"main.2026-11-01.%1.log"_s.arg(i), 3h);
}

void busy(Scene &scene, nanoseconds silence, nanoseconds sinceRequest)
{
    scene.put(u"main.log"_s, silence);
    scene.facts = {.routerRuns = true, .lastRequest = scene.clock.wall() - sinceRequest};
}

} // namespace

Q_DECLARE_METATYPE(Arrange)
Q_DECLARE_METATYPE(CheckState)

/// Each thing that is looked at, in each of its states.
class TestLogChecks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void judges_data();
    void judges();
    void tellsTheAgeOfTheLastRecord_data();
    void tellsTheAgeOfTheLastRecord();
    void countsErrorsWhereTheyAre_data();
    void countsErrorsWhereTheyAre();
    void givesTheWorst();
    void namesTheEightInOrder();
};

void TestLogChecks::judges_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<CheckState>("state");
    QTest::addColumn<Arrange>("arrange");
    const auto row = [](const char *title, const QString &name, CheckState state, Arrange arrange) {
        QTest::newRow(title) << name << state << arrange;
    };
    using State = CheckState;

    row("no file", u"file-size"_s, State::Ok, [](Scene &) {});
    row("a file at the limit", u"file-size"_s, State::Ok, [](Scene &s) { s.put(u"main.2026-11-01.1.log"_s, 3h, gibibyte); });
    row("a file over the limit", u"file-size"_s, State::Warning, [](Scene &s) { s.put(u"main.2026-11-01.1.log"_s, 3h, gibibyte + 1); });
    row("a giant file", u"file-size"_s, State::Critical, [](Scene &s) { s.put(u"main.2026-11-01.1.log"_s, 3h, 10 * gibibyte + 1); });

    row("a hundred files", u"file-count"_s, State::Ok, [](Scene &s) { manyFiles(s, 100); });
    row("one file more", u"file-count"_s, State::Warning, [](Scene &s) { manyFiles(s, 101); });
    row("over a thousand files", u"file-count"_s, State::Critical, [](Scene &s) { manyFiles(s, 1001); });
    row("files of somebody else", u"file-count"_s, State::Ok, [](Scene &s) {
        for (int i = 0; i < 150; ++i) s.put(u"other%1.log"_s.arg(i), 3h);
    });

    row("a disk with room", u"disk"_s, State::Ok, [](Scene &) {});
    row("a disk that is rather full", u"disk"_s, State::Warning, [](Scene &s) { s.config.alerts.diskWarning = 0; });
    row("a full disk", u"disk"_s, State::Critical, [](Scene &s) { s.config.alerts.diskWarning = s.config.alerts.diskCritical = 0; });

    row("as many errors as allowed", u"errors"_s, State::Ok,
        [](Scene &s) { s.put(u"main.log"_s, 1s, s.records(Severity::Error, 60) + s.records(Severity::Fatal, 40)); });
    row("one error more", u"errors"_s, State::Warning,
        [](Scene &s) { s.put(u"main.log"_s, 1s, s.records(Severity::Error, 60) + s.records(Severity::Fatal, 41)); });
    row("nothing but errors", u"errors"_s, State::Critical, [](Scene &s) { s.put(u"main.log"_s, 1s, s.records(Severity::Error, 1001)); });
    row("errors of the day before", u"errors"_s, State::Ok,
        [](Scene &s) { s.put(u"main.log"_s, 1s, s.records(Severity::Error, 101, 61min)); });

    row("nothing to tell", u"activity"_s, State::Ok, [](Scene &s) { busy(s, 2h, 3h); });
    row("a request just now", u"activity"_s, State::Ok, [](Scene &s) { busy(s, 2h, 1s); });
    row("a request without a record", u"activity"_s, State::Warning, [](Scene &s) { busy(s, 2min, 1min); });
    row("requests without records for long", u"activity"_s, State::Critical, [](Scene &s) { busy(s, 6min, 1min); });
    row("requests leave no record below warn", u"activity"_s, State::Ok, [](Scene &s) {
        busy(s, 6min, 1min);
        s.main().level = Severity::Warn;
    });
    row("a router without a log file", u"activity"_s, State::Critical, [](Scene &s) { s.facts.routerRuns = true; });
    row("a router that does not log", u"activity"_s, State::Ok, [](Scene &s) {
        s.facts.routerRuns = true;
        s.config.enabled = false;
    });

    row("a file below its limit", u"rotation"_s, State::Ok, [](Scene &s) {
        s.main().file.rotation.maxBytes = 1000;
        s.put(u"main.log"_s, 1s, 1000);
    });
    row("a file beyond its limit", u"rotation"_s, State::Warning, [](Scene &s) {
        s.main().file.rotation.maxBytes = 1000;
        s.put(u"main.log"_s, 1s, 1101);
    });
    row("a file that is not rotated at all", u"rotation"_s, State::Critical, [](Scene &s) {
        s.main().file.rotation.maxBytes = 1000;
        s.put(u"main.log"_s, 1s, 2001);
    });
    row("late compression", u"rotation"_s, State::Warning, [](Scene &s) {
        s.main().file.rotation.compress = true;
        s.put(u"main.2026-11-01.1.log"_s, 25h);
    });
    row("compression in time", u"rotation"_s, State::Ok, [](Scene &s) {
        s.main().file.rotation.compress = true;
        s.put(u"main.2026-11-01.1.log"_s, 23h);
        s.put(u"main.2026-11-01.2.log.gz"_s, 48h);
    });

    row("private files", u"permissions"_s, State::Ok, [](Scene &s) { s.put(u"main.log"_s, 1s); });
    row("a file that all can read", u"permissions"_s, State::Warning, [](Scene &s) {
        s.put(u"main.log"_s, 1s);
        QCOMPARE(::chmod(qPrintable(s.path(u"main.log"_s)), 0644), 0);
    });
    row("a folder where the file should be", u"permissions"_s, State::Critical,
        [](Scene &s) { QVERIFY(QDir(s.dir.path()).mkdir(u"main.log"_s)); });

    row("no certificates", u"certificates"_s, State::Ok, [](Scene &s) { s.addNetwork(u"https://c"_s, {}); });
    row("right certificates", u"certificates"_s, State::Ok, [](Scene &s) { s.addNetwork(u"https://c"_s, authority); });
    row("missing certificates", u"certificates"_s, State::Critical, [](Scene &s) { s.addNetwork(u"https://c"_s, s.path(u"ca.pem"_s)); });
    row("missing certificates of syslog", u"certificates"_s, State::Critical,
        [](Scene &s) { s.addNetwork(u"tls://c"_s, s.path(u"ca.pem"_s)); });
    row("missing certificates that nobody needs", u"certificates"_s, State::Ok,
        [](Scene &s) { s.addNetwork(u"http://c"_s, s.path(u"ca.pem"_s)); });
    row("missing certificates of a stream that is off", u"certificates"_s, State::Ok,
        [](Scene &s) { s.addNetwork(u"https://c"_s, s.path(u"ca.pem"_s)).enabled = false; });
    row("missing key", u"certificates"_s, State::Critical, [](Scene &s) {
        NetworkStream &network = s.addNetwork(u"https://c"_s, {}).network;
        network.clientCertificate = authority;
        network.clientKey = s.path(u"me.key"_s);
    });
    row("missing certificates of traces", u"certificates"_s, State::Critical, [](Scene &s) {
        s.config.otlp.traces.url = QUrl(u"https://c/v1/traces"_s);
        s.config.otlp.traces.caFile = s.path(u"ca.pem"_s);
    });
}

void TestLogChecks::judges()
{
    QFETCH(QString, name);
    QFETCH(CheckState, state);
    QFETCH(Arrange, arrange);
    Scene scene;
    arrange(scene);
    const LogCheck check = scene.check(name);
    QCOMPARE(check.name, name);
    QVERIFY2(check.state == state, qPrintable(toString(check.state) + u": "_s + check.text.english()));
    QVERIFY2(!check.text.sentence().isEmpty(), "each language has it");
    QCOMPARE(check.remedy.isEmpty(), state == CheckState::Ok);
}

void TestLogChecks::tellsTheAgeOfTheLastRecord_data()
{
    QTest::addColumn<bool>("routerRuns");
    QTest::addColumn<bool>("isServing");
    QTest::addColumn<QString>("said");
    QTest::newRow("quiet") << true << false << u"the last record is 120 s old"_s;
    QTest::newRow("silent") << true << true << u"the last record is 120 s old, but requests were served since"_s;
    QTest::newRow("no router") << false << false << u"the last record is 120 s old; the router does not run"_s;
    QTest::newRow("no router any more") << false << true
                                        << u"the last record is 120 s old; the router does not run, but requests were served since"_s;
}

void TestLogChecks::tellsTheAgeOfTheLastRecord()
{
    QFETCH(bool, routerRuns);
    QFETCH(bool, isServing);
    QFETCH(QString, said);
    Scene scene;
    busy(scene, 2min, isServing ? 1min : 3min);
    scene.facts.routerRuns = routerRuns;
    QCOMPARE(scene.check(u"activity"_s).text.english(), said);
}

void TestLogChecks::countsErrorsWhereTheyAre_data()
{
    QTest::addColumn<double>("errors");
    QTest::addColumn<CheckState>("state");
    QTest::addColumn<Arrange>("arrange");
    const auto row = [](const char *title, double errors, CheckState state, Arrange arrange) {
        QTest::newRow(title) << errors << state << arrange;
    };
    using State = CheckState;
    row("in a file of their own", 101, State::Warning,
        [](Scene &s) { s.split(s.records(Severity::Error, 60) + s.records(Severity::Fatal, 41)); });
    row("errors and fatal ones apart", 103, State::Warning, [](Scene &s) {
        s.split(s.records(Severity::Error, 100));
        s.config.streams.back().belowLevel = Severity::Fatal;
        s.addFile(u"fatal"_s).level = Severity::Fatal;
        s.put(u"fatal.log"_s, 1s, s.records(Severity::Fatal, 3));
    });
    row("the first file takes fatal ones alone", 101, State::Warning, [](Scene &s) {
        s.main().level = Severity::Fatal;
        s.put(u"main.log"_s, 1s, s.records(Severity::Fatal, 1));
        s.addFile(u"all"_s);
        s.put(u"all.log"_s, 1s, s.records(Severity::Error, 100) + s.records(Severity::Fatal, 1));
    });
    row("not twice, though two files have them", 60, State::Ok, [](Scene &s) {
        s.put(u"main.log"_s, 1s, s.records(Severity::Error, 60));
        s.addFile(u"error"_s).level = Severity::Error;
        s.put(u"error.log"_s, 1s, s.records(Severity::Error, 60));
    });
    row("only the file of the highest level, with dedupe", 101, State::Warning, [](Scene &s) {
        s.config.dedupe = true;
        s.put(u"main.log"_s, 1s, s.records(Severity::Info, 3));
        s.addFile(u"error"_s).level = Severity::Error;
        s.put(u"error.log"_s, 1s, s.records(Severity::Error, 101));
    });
    row("a console takes them from the files, with dedupe", 104, State::Warning, [](Scene &s) {
        s.config.dedupe = true;
        s.config.streams.push_back({.name = u"console"_s, .type = StreamType::Console, .level = Severity::Error});
        s.put(u"main.log"_s, 1s, s.records(Severity::Info, 3));
        s.rememberErrors(104);
    });
    row("in the rotated file, too", 110, State::Warning, [](Scene &s) {
        s.put(u"main.log"_s, 1s, s.records(Severity::Error, 60));
        s.put(u"main.2026-11-22.1.log"_s, 10min, s.records(Severity::Error, 50, 20min));
    });
    row("a file that is switched off does not count", 0, State::Ok, [](Scene &s) {
        s.put(u"main.log"_s, 1s, s.records(Severity::Info, 1));
        s.addFile(u"error"_s).enabled = false;
        s.put(u"error.log"_s, 1s, s.records(Severity::Error, 200));
    });
    row("without a file the router has counted them", 1200, State::Critical, [](Scene &s) {
        s.config.streams = {StreamConfig{.name = u"console"_s}};
        s.rememberErrors(1200);
    });
    row("nobody counts", 0, State::Warning, [](Scene &s) {
        s.config.streams = {StreamConfig{.name = u"console"_s}};
        s.config.alerts.enabled = false;
    });
    row("no stream takes them", 0, State::Warning, [](Scene &s) { s.main().belowLevel = Severity::Error; });
    row("logging is off", 0, State::Ok, [](Scene &s) { s.config.enabled = false; });
}

void TestLogChecks::countsErrorsWhereTheyAre()
{
    QFETCH(double, errors);
    QFETCH(CheckState, state);
    QFETCH(Arrange, arrange);
    Scene scene;
    arrange(scene);
    const LogCheck check = scene.check(u"errors"_s);
    QCOMPARE(check.value, errors);
    QVERIFY2(check.state == state, qPrintable(toString(check.state) + u": "_s + check.text.english()));
}

void TestLogChecks::givesTheWorst()
{
    Scene scene;
    scene.put(u"main.log"_s, 1s);
    const auto all = [&scene] { return checkLogs(scene.config, scene.facts, scene.clock.wall()); };
    QCOMPARE(static_cast<int>(worst(all())), 0); // what `ccr logs check` exits with
    scene.config.alerts.diskWarning = 0;
    QCOMPARE(static_cast<int>(worst(all())), 1);
    scene.config.alerts.diskCritical = 0;
    QCOMPARE(static_cast<int>(worst(all())), 2);
    const QJsonObject report = QJsonDocument::fromJson(checksJson(all(), scene.clock.wall())).object();
    QCOMPARE(report.value("state"_L1).toString(), u"critical"_s);
    QCOMPARE(report.value("checks"_L1).toArray().size(), 8);
    QCOMPARE(report.value("checks"_L1).toArray().at(2).toObject().value("state"_L1).toString(), u"critical"_s);
}

void TestLogChecks::namesTheEightInOrder()
{
    Scene scene;
    QStringList names;
    for (const LogCheck &check : checkLogs(scene.config, scene.facts, scene.clock.wall())) names.append(check.name);
    QCOMPARE(names.join(u' '), u"file-size file-count disk errors activity rotation permissions certificates"_s);
}

QTEST_GUILESS_MAIN(TestLogChecks)
#include "tst_log_checks.moc"
