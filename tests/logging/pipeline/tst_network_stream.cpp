#include "logging/api/log.h"
#include "logging/pipeline/logging_service.h"
#include "tests/support/fake_provider.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace ccr;
using namespace ccr::logging;
using namespace ccr::test;
using namespace std::chrono_literals;

namespace {

LoggingConfig configFor(const QString &folder, const QUrl &collector)
{
    StreamConfig stream;
    stream.name = u"collector"_s;
    stream.type = StreamType::Network;
    stream.network.url = collector;
    stream.network.batchInterval = 20ms;
    stream.network.spoolFolder = folder + u"/spool"_s;
    LoggingConfig config;
    config.directory = folder;
    config.streams.push_back(stream);
    config.history.enabled = false;
    return config;
}

// Logs numbers without end and says how far it is, until it is killed.
int logForEver(const QString &folder)
{
    LoggingConfig config = configFor(folder, QUrl(u"http://127.0.0.1:1/"_s));
    config.overload = Overload::Block;
    LoggingService service(config);
    const Log log(service.target(), "test");
    for (int i = 0;; ++i) {
        log.info("record", {{"n", i}});
        if (i % 100 != 99) continue;
        std::printf("%d\n", i);
        std::fflush(stdout);
    }
}

} // namespace

class TestNetworkStream : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void deliversOnceWhatAKilledProgramHadAccepted()
    {
        const QTemporaryDir home;
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {u"--log"_s, home.path()});
        QByteArray said;
        while (said.count('\n') < 100) {
            QVERIFY(child.waitForReadyRead());
            said += child.readAllStandardOutput();
        }
        child.kill();
        QVERIFY(child.waitForFinished());
        said += child.readAllStandardOutput();
        const int promised = said.left(said.lastIndexOf('\n')).split('\n').last().toInt() + 1;

        FakeProvider collector;
        QList<int> numbers;
        collector.onRequest = [&numbers](const FakeProvider::Request &request) {
            for (const QByteArray &line : request.body.split('\n')) {
                const QJsonDocument record = QJsonDocument::fromJson(line);
                if (record["component"_L1].toString() == u"test"_s) numbers << record["n"_L1].toInt(-1);
            }
            request.peer->answer(200, "{}");
        };
        LoggingService service(configFor(home.path(), collector.url()));
        QTRY_VERIFY_WITH_TIMEOUT(numbers.size() >= promised, 20'000);
        QTRY_COMPARE(service.health().streams.value(0).problem, QString());
        for (int i = 0; i < numbers.size(); ++i) QCOMPARE(numbers[i], i);
    }

    void aDeadCollectorShowsInTheHealthAtOnce()
    {
        const QTemporaryDir home;
        FakeProvider collector;
        bool works = false;
        collector.onRequest = [&works](const FakeProvider::Request &request) { request.peer->answer(works ? 200 : 503, "{}"); };
        LoggingService service(configFor(home.path(), collector.url()));
        const Log log(service.target(), "test");
        log.info("one");
        const MonotonicTime before = monotonicNow();
        QTRY_VERIFY(service.health().status == LoggingStatus::Unhealthy); // the only stream
        QVERIFY(monotonicNow() - before < 2s);
        works = true;
        QTRY_VERIFY(service.health().status == LoggingStatus::Healthy);
        QTRY_COMPARE(service.health().streams.value(0).written, 1U);
    }

    void tellsTheWindowOfAnAlert()
    {
        const QTemporaryDir home;
        LoggingConfig config = configFor(home.path(), QUrl(u"http://127.0.0.1:1/"_s));
        config.alerts.errorsPerHour = 3;
        LoggingService service(config);
        QList<AlertNotice> notices;
        connect(service.alertFeed(), &AlertFeed::alertDelivered, this, [&notices](const AlertNotice &notice) { notices << notice; });
        const Log log(service.target(), "test");
        for (int i = 0; i < 4; ++i) log.error("broken");
        const auto hasErrors = [&notices] {
            return std::any_of(notices.begin(), notices.end(), [](const AlertNotice &one) { return one.id == u"errors"_s; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(hasErrors(), 7000);
        QCOMPARE(service.config().alerts.errorsPerHour, 3);
    }
};

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    if (argc == 3 && std::string_view(argv[1]) == "--log") return logForEver(QFile::decodeName(argv[2]));
    TestNetworkStream test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_network_stream.moc"
