#include "logging/delivery/delivery_thread.h"
#include "logging/sink/network_sink.h"
#include "tests/support/collected_request.h"
#include "tests/support/faulty_disk.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <mutex>
#include <optional>
#include <set>

using namespace Qt::StringLiterals;
using namespace ccr;
using namespace ccr::logging;
using namespace ccr::test;
using namespace std::chrono_literals;

namespace {

constexpr auto secret = "s3cr3t-t0ken";

// Collects what a delivery tells about itself.
class Reports
{
public:
    std::function<void(const QString &)> receiver()
    {
        return [this](const QString &text) {
            const std::scoped_lock lock(m_mutex);
            m_texts << text;
        };
    }
    QStringList texts() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_texts;
    }
    void clear()
    {
        const std::scoped_lock lock(m_mutex);
        m_texts.clear();
    }

private:
    mutable std::mutex m_mutex;
    QStringList m_texts;
};

StreamConfig streamTo(const QUrl &url)
{
    StreamConfig stream;
    stream.name = u"collector"_s;
    stream.type = StreamType::Network;
    stream.network.url = url;
    stream.network.batchInterval = 20ms;
    stream.network.spoolBytes = 0;
    return stream;
}

void writeNumber(NetworkSink &sink, int number, Severity severity = Severity::Info)
{
    const FieldView fields[] = {{"n", number}};
    sink.write({.time = wallNow(), .severity = severity, .component = "test", .message = "record", .exchangeId = {}, .fields = fields});
}

void writeNumbers(NetworkSink &sink, int from, int to)
{
    for (int i = from; i < to; ++i) writeNumber(sink, i);
    sink.flush();
    if (const auto queue = sink.queue(); queue && FaultyDisk::hanging == 0) queue->waitUntilWritten(monotonicNow() + 30s);
}

// Without the sink's own notices that records were dropped.
QList<int> numbersOf(const QByteArray &ndjson)
{
    QList<int> out;
    for (const QByteArray &line : ndjson.split('\n'))
        if (!line.isEmpty() && !line.contains("\"dropped\":")) out << QJsonDocument::fromJson(line)["n"_L1].toInt(-1);
    return out;
}

QList<int> range(int from, int to)
{
    QList<int> out;
    for (int i = from; i < to; ++i) out << i;
    return out;
}

// A collector that says yes to everything and keeps the numbers it was sent.
class Collector : public FakeProvider
{
public:
    template <typename... Args>
    explicit Collector(Args &&...args) : FakeProvider(std::forward<Args>(args)...)
    {
        onRequest = [this](const Request &request) { accept(request); };
    }
    void accept(const Request &request)
    {
        numbers += numbersOf(field(request, "Content-Encoding") == "gzip" ? inflated(request.body) : request.body);
        request.peer->answer(200, "{}");
    }
    QList<int> numbers;
};

} // namespace

class TestNetworkSink : public QObject
{
    Q_OBJECT

    Reports m_reports;                   // outlives the thread
    std::optional<QTemporaryDir> m_home; // the thread tidies up in it at its end
    std::optional<DeliveryThread> m_thread;

private Q_SLOTS:
    void init()
    {
        m_reports.clear();
        m_home.emplace();
        startThread();
    }
    void cleanup() { m_thread.reset(); }

    void deliversEachRecordOnceAndInOrder()
    {
        Collector collector;
        StreamConfig stream = streamTo(collector.url(u"/logs?tenant=7"_s));
        stream.network.batchSize = 100;
        stream.network.token = QString::fromLatin1(secret);
        stream.network.headers = {{u"X-Custom"_s, u"value"_s}};
        {
            NetworkSink sink(stream, {}, *m_thread);
            for (int i = 0; i < 1000; i += 50) writeNumbers(sink, i, i + 50);
            QTRY_COMPARE(collector.numbers, range(0, 1000));
            QTRY_COMPARE(sink.statistics().delivered, 1000U);
            QCOMPARE(sink.statistics().batches, 10U);
            QCOMPARE(sink.statistics().waiting, 0U);
            QCOMPARE(sink.problem(), QString());
        }
        std::set<QByteArray> ids;
        for (const auto &request : collector.requests()) {
            QVERIFY(request.head.startsWith("POST /logs?tenant=7 HTTP/1.1\r\n"));
            QCOMPARE(request.body.count('\n'), 100);
            QCOMPARE(field(request, "Content-Type"), "application/x-ndjson");
            QCOMPARE(field(request, "Authorization"), QByteArray("Bearer ") + secret);
            QCOMPARE(field(request, "X-Custom"), "value");
            ids.insert(field(request, "X-Batch-Id"));
        }
        QCOMPARE(ids.size(), std::size_t{10});
        QVERIFY(!ids.contains(QByteArray()));
    }

    void sendsWhenABatchIsFullOrOldEnough()
    {
        Collector collector;
        StreamConfig stream = streamTo(collector.url());
        stream.network.batchInterval = 1h;
        stream.network.batchBytes = 1000;
        NetworkSink sink(stream, {}, *m_thread);
        writeNumbers(sink, 0, 30); // each takes more than 100 bytes
        QTRY_VERIFY(collector.requests().size() >= 3);
        for (const auto &request : collector.requests()) QVERIFY(request.body.size() <= 1000 + 30);
        QTRY_VERIFY(sink.statistics().waiting < 10);
        const auto before = collector.requests().size();
        stream.network.batchInterval = 20ms;
        NetworkSink quick(stream, {}, *m_thread);
        writeNumbers(quick, 100, 101);
        QTRY_COMPARE(collector.requests().size(), before + 1);
    }

    void wrapsBatchesAsConfigured_data()
    {
        QTest::addColumn<BatchFormat>("format");
        QTest::addColumn<FormatProfile>("profile");
        QTest::addColumn<QByteArray>("contentType");
        QTest::addColumn<int>("requests");
        QTest::newRow("lines") << BatchFormat::Ndjson << FormatProfile::Pino << QByteArray("application/x-ndjson") << 1;
        QTest::newRow("array") << BatchFormat::Array << FormatProfile::Pino << QByteArray("application/json") << 1;
        QTest::newRow("single") << BatchFormat::Single << FormatProfile::Pino << QByteArray("application/json") << 3;
        QTest::newRow("text in lines") << BatchFormat::Ndjson << FormatProfile::Pretty << QByteArray("text/plain; charset=utf-8") << 1;
        QTest::newRow("text in an array") << BatchFormat::Array << FormatProfile::Pretty << QByteArray("application/json") << 1;
    }
    void wrapsBatchesAsConfigured()
    {
        QFETCH(BatchFormat, format);
        QFETCH(FormatProfile, profile);
        QFETCH(QByteArray, contentType);
        QFETCH(int, requests);
        Collector collector;
        StreamConfig stream = streamTo(collector.url());
        stream.network.method = u"put"_s;
        stream.network.batchFormat = format;
        stream.format.profile = profile;
        NetworkSink sink(stream, {}, *m_thread);
        writeNumbers(sink, 0, 3);
        QTRY_COMPARE(static_cast<int>(collector.requests().size()), requests);
        const FakeProvider::Request &first = collector.requests().front();
        QVERIFY(first.head.startsWith("PUT "));
        QCOMPARE(field(first, "Content-Type"), contentType);
        if (format == BatchFormat::Array) {
            const QJsonArray array = QJsonDocument::fromJson(first.body).array();
            QCOMPARE(array.size(), 3);
            QCOMPARE(array[2].isString(), profile == FormatProfile::Pretty);
            if (profile == FormatProfile::Pino) QCOMPARE(array[2]["n"_L1].toInt(), 2);
        } else if (format == BatchFormat::Single) {
            QCOMPARE(QJsonDocument::fromJson(first.body)["n"_L1].toInt(-1), 0);
            QTRY_COMPARE(QJsonDocument::fromJson(collector.requests().back().body)["n"_L1].toInt(-1), 2);
        } else {
            QCOMPARE(first.body.count('\n'), 3);
        }
    }

    void compresses()
    {
        Collector collector;
        StreamConfig stream = streamTo(collector.url());
        stream.network.gzip = true;
        NetworkSink sink(stream, {}, *m_thread);
        writeNumbers(sink, 0, 400);
        QTRY_COMPARE(collector.numbers, range(0, 400));
        QVERIFY(collector.requests().front().body.size() < 10'000);
    }

    void repeatsWhatMayGetBetter_data()
    {
        QTest::addColumn<int>("status"); // 0: reset, -1: never answers, -2: breaks off in the answer
        for (const int status : {408, 425, 429, 500, 502, 503, 504, 599}) QTest::newRow(QByteArray::number(status).constData()) << status;
        QTest::newRow("reset") << 0;
        QTest::newRow("no answer") << -1;
        QTest::newRow("broken answer") << -2;
    }
    void repeatsWhatMayGetBetter()
    {
        QFETCH(int, status);
        Collector collector;
        int failures = 2;
        collector.onRequest = [&](const FakeProvider::Request &request) {
            if (failures-- <= 0) return collector.accept(request);
            if (status > 0) return request.peer->answer(status, "not now");
            if (status == 0) return request.peer->reset();
            if (status == -2) {
                request.peer->send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
                request.peer->close();
            }
        };
        StreamConfig stream = streamTo(collector.url());
        stream.network.timeout = status == -1 ? 100ms : 5000ms;
        NetworkSink sink(stream, {}, *m_thread);
        writeNumbers(sink, 0, 10);
        QTRY_COMPARE(collector.numbers, range(0, 10));
        std::set<QByteArray> ids;
        for (const auto &request : collector.requests()) ids.insert(field(request, "X-Batch-Id"));
        QCOMPARE(ids.size(), std::size_t{1});
        QCOMPARE(collector.requests().size(), std::size_t{3});
        QTRY_COMPARE(sink.statistics().delivered, 10U);
        QCOMPARE(sink.statistics().lostTogether(), 0U);
        QTRY_COMPARE(sink.problem(), QString());
    }

    void putsAsideWhatIsRefused_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {400, 401, 403, 404, 409, 422}) QTest::newRow(QByteArray::number(status).constData()) << status;
    }
    void putsAsideWhatIsRefused()
    {
        QFETCH(int, status);
        Collector collector;
        collector.onRequest = [&](const FakeProvider::Request &request) {
            if (numbersOf(request.body).contains(0)) return request.peer->answer(status, "never");
            collector.accept(request);
        };
        NetworkSink sink(streamTo(collector.url()), {}, *m_thread);
        writeNumbers(sink, 0, 10);
        QTRY_COMPARE(sink.statistics().lost[static_cast<std::size_t>(LossReason::Rejected)], 10U);
        QVERIFY(sink.problem().contains(QString::number(status)));
        QVERIFY(sink.problem().contains(u"127.0.0.1"_s));
        writeNumbers(sink, 10, 20);
        QTRY_COMPARE(collector.numbers, range(10, 20));
        QTRY_COMPARE(sink.problem(), QString());
        sink.flush(); // the collector's copy tells of its hole
        QTRY_COMPARE(collector.requests().size(), std::size_t{3});
        const QJsonDocument notice = QJsonDocument::fromJson(collector.requests().back().body);
        QCOMPARE(notice["msg"_L1].toString(), u"records dropped"_s);
        QCOMPARE(notice["dropped"_L1].toInt(), 10);
    }

    void sendsSmallerPortionsWhenTheyAreTooLarge()
    {
        Collector collector;
        collector.onRequest = [&](const FakeProvider::Request &request) {
            if (request.body.count('\n') > 30) return request.peer->answer(413, {});
            collector.accept(request);
        };
        NetworkSink sink(streamTo(collector.url()), {}, *m_thread);
        writeNumbers(sink, 0, 200);
        QTRY_COMPARE(collector.numbers, range(0, 200));
        std::set<QByteArray> ids;
        for (const auto &request : collector.requests()) ids.insert(field(request, "X-Batch-Id"));
        QCOMPARE(ids.size(), collector.requests().size()); // other content, other name
        QCOMPARE(sink.statistics().lostTogether(), 0U);
    }

    void waitsAsLongAsTheCollectorAsks()
    {
        Collector collector;
        std::optional<MonotonicTime> refusedAt;
        milliseconds waited{};
        collector.onRequest = [&](const FakeProvider::Request &request) {
            if (!refusedAt) {
                refusedAt = monotonicNow();
                return request.peer->answer(429, {}, "Retry-After: 1\r\n");
            }
            waited = std::chrono::duration_cast<milliseconds>(monotonicNow() - *refusedAt);
            collector.accept(request);
        };
        NetworkSink sink(streamTo(collector.url()), {}, *m_thread);
        writeNumbers(sink, 0, 1);
        QTRY_COMPARE(collector.numbers, range(0, 1));
        QVERIFY2(waited >= 950ms, QByteArray::number(static_cast<qint64>(waited.count())));
    }

    void givesUpAfterItsAttemptsWithoutASpool()
    {
        Collector collector;
        bool works = false;
        collector.onRequest = [&](const FakeProvider::Request &request) {
            works ? collector.accept(request) : request.peer->answer(503, {});
        };
        StreamConfig stream = streamTo(collector.url());
        stream.network.retries = 2;
        NetworkSink sink(stream, {}, *m_thread);
        writeNumbers(sink, 0, 10);
        QTRY_COMPARE(sink.statistics().lost[static_cast<std::size_t>(LossReason::GaveUp)], 10U);
        QCOMPARE(collector.requests().size(), std::size_t{3});
        QCOMPARE(sink.statistics().failedAttempts, 3U);
        works = true;
        writeNumbers(sink, 10, 20);
        QTRY_COMPARE(collector.numbers, range(10, 20));
    }

    void followsNoRedirect()
    {
        Collector collector;
        Collector elsewhere;
        bool moved = true;
        collector.onRequest = [&](const FakeProvider::Request &request) {
            if (moved) return request.peer->answer(307, {}, "Location: " + elsewhere.url(u"/s3cret-path"_s).toEncoded() + "\r\n");
            collector.accept(request);
        };
        StreamConfig stream = streamTo(collector.url());
        stream.network.token = QString::fromLatin1(secret);
        stream.network.retries = 1000;
        NetworkSink sink(stream, {}, *m_thread);
        writeNumbers(sink, 0, 1);
        QTRY_VERIFY(sink.problem().contains(safePort(elsewhere)));
        QVERIFY(!sink.problem().contains(u"s3cret"_s));
        moved = false;
        QTRY_COMPARE(collector.numbers, range(0, 1));
        QVERIFY(elsewhere.requests().empty());
    }

    void checksCertificates_data()
    {
        QTest::addColumn<bool>("trusts");
        QTest::addColumn<bool>("verifies");
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("delivers");
        QTest::newRow("authority known") << true << true << u"localhost"_s << true;
        QTest::newRow("authority unknown") << false << true << u"localhost"_s << false;
        QTest::newRow("other name") << true << true << u"127.0.0.1"_s << false;
        QTest::newRow("not to be checked") << false << false << u"localhost"_s << true;
    }
    void checksCertificates()
    {
        QFETCH(bool, trusts);
        QFETCH(bool, verifies);
        QFETCH(QString, host);
        QFETCH(bool, delivers);
        static const TestCertificates certificates;
        QVERIFY2(certificates.isValid(), "openssl is needed");
        Collector collector(certificates.serverConfiguration());
        StreamConfig stream = streamTo(collector.url(u"/logs"_s, host));
        stream.network.verifyTls = verifies;
        if (trusts) stream.network.caFile = certificates.filePath(u"authority.pem"_s);
        NetworkSink sink(stream, {}, *m_thread);
        writeNumbers(sink, 0, 5);
        if (delivers) {
            QTRY_COMPARE(collector.numbers, range(0, 5));
            QCOMPARE(!m_reports.texts().filter(u"verifyTls"_s).isEmpty(), !verifies);
        } else {
            QTRY_COMPARE(sink.statistics().lostTogether(), 5U);
            QVERIFY2(sink.problem().contains(u"TLS"_s), qPrintable(sink.problem().english()));
            QVERIFY(collector.requests().empty());
        }
    }

    void showsWhoItIs_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("key");
        QTest::addColumn<bool>("delivers");
        QTest::newRow("known client") << u"client.pem"_s << u"client.key"_s << true;
        QTest::newRow("no certificate") << QString() << QString() << false;
        QTest::newRow("key of another") << u"client.pem"_s << u"server.key"_s << false;
        QTest::newRow("certificate alone") << u"client.pem"_s << QString() << false;
    }
    void showsWhoItIs()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, key);
        QFETCH(bool, delivers);
        static const TestCertificates certificates;
        QVERIFY2(certificates.isValid(), "openssl is needed");
        Collector collector(certificates.configurationForKnownClients());
        StreamConfig stream = streamTo(collector.url(u"/logs"_s, u"localhost"_s));
        stream.network.caFile = certificates.filePath(u"authority.pem"_s);
        if (!certificate.isEmpty()) stream.network.clientCertificate = certificates.filePath(certificate);
        if (!key.isEmpty()) stream.network.clientKey = certificates.filePath(key);
        NetworkSink sink(stream, {}, *m_thread);
        writeNumbers(sink, 0, 5);
        if (delivers) {
            QTRY_COMPARE(collector.numbers, range(0, 5));
        } else {
            QTRY_COMPARE(sink.statistics().lostTogether(), 5U);
            QVERIFY(!sink.problem().isEmpty());
            QVERIFY(collector.requests().empty());
        }
    }

    void usesTheProxyItIsGiven()
    {
        Collector proxy;
        StreamConfig stream = streamTo(QUrl(u"http://collector.invalid/logs"_s));
        stream.network.proxy = proxy.url({}).toString();
        NetworkSink sink(stream, {}, *m_thread);
        writeNumbers(sink, 0, 5);
        QTRY_COMPARE(proxy.numbers, range(0, 5));
        QVERIFY(proxy.requests().front().head.startsWith("POST http://collector.invalid/logs HTTP/1.1"));
    }

    void refusesSettingsThatCannotWork_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("header");
        QTest::addColumn<QString>("caFile");
        QTest::addColumn<QString>("proxy");
        QTest::addColumn<QString>("named");
        QTest::newRow("no web address") << u"ftp://x/"_s << QString() << QString() << QString() << u"http://"_s;
        QTest::newRow("line break in a header") << u"http://x/"_s << u"a\r\nX-Evil: 1"_s << QString() << QString() << u"line break"_s;
        QTest::newRow("no certificate") << u"https://x/"_s << QString() << u"/dev/null"_s << QString() << u"caFile"_s;
        QTest::newRow("no proxy") << u"http://x/"_s << QString() << QString() << u"nonsense"_s << u"proxy"_s;
    }
    void refusesSettingsThatCannotWork()
    {
        QFETCH(QString, url);
        QFETCH(QString, header);
        QFETCH(QString, caFile);
        QFETCH(QString, proxy);
        QFETCH(QString, named);
        StreamConfig stream = streamTo(QUrl(url));
        if (!header.isEmpty()) stream.network.headers = {{u"X-Header"_s, header}};
        stream.network.caFile = caFile;
        stream.network.proxy = proxy;
        NetworkSink sink(stream, {}, *m_thread);
        writeNumbers(sink, 0, 1);
        QTRY_VERIFY2(sink.problem().contains(named), qPrintable(sink.problem().english()));
    }

    void tellsNoCredential()
    {
        Collector collector;
        collector.onRequest = [&](const FakeProvider::Request &request) {
            request.peer->answer(request.body.contains("\"n\":0,") ? 500 : 401, secret);
        };
        QUrl url = collector.url(QString::fromLatin1("/%1?key=%1").arg(QLatin1StringView(secret)));
        url.setUserInfo(u"user:"_s + QLatin1StringView(secret));
        StreamConfig stream = streamTo(url);
        stream.network.headers = {{u"X-Api-Key"_s, QString::fromLatin1(secret)}};
        NetworkSink sink(stream, {}, *m_thread);
        writeNumbers(sink, 0, 1);
        QTRY_COMPARE(sink.statistics().lostTogether(), 1U);
        QVERIFY(!sink.problem().isEmpty() && !sink.problem().contains(QLatin1StringView(secret)));
        writeNumbers(sink, 1, 2);
        QTRY_COMPARE(sink.statistics().lostTogether(), 2U);
        QVERIFY(!sink.problem().isEmpty() && !sink.problem().contains(QLatin1StringView(secret)));
        QVERIFY(!m_reports.texts().isEmpty());
        QVERIFY(m_reports.texts().filter(QLatin1StringView(secret)).isEmpty());
        QCOMPARE(field(collector.requests().front(), "Authorization"), "Basic " + (QByteArray("user:") + secret).toBase64());
    }

    void aDeadCollectorDoesNotTouchAnother()
    {
        FakeProvider dead; // accepts and says nothing
        Collector alive;
        StreamConfig stuck = streamTo(dead.url());
        stuck.network.timeout = 1h;
        NetworkSink first(stuck, {}, *m_thread);
        NetworkSink second(streamTo(alive.url()), {}, *m_thread);
        for (int i = 0; i < 50; ++i) {
            writeNumbers(first, i * 10, i * 10 + 10);
            writeNumbers(second, i * 10, i * 10 + 10);
        }
        QTRY_COMPARE(alive.numbers, range(0, 500));
        QCOMPARE(first.statistics().delivered, 0U);
    }

    void countsExactlyWhatItHasNoRoomFor()
    {
        FakeProvider dead;
        StreamConfig stream = streamTo(dead.url());
        stream.network.timeout = 1h;
        NetworkSink sink(stream, {}, *m_thread);
        constexpr int written = 120'000;
        for (int i = 0; i < written; i += 1000) writeNumbers(sink, i, i + 1000);
        QTRY_COMPARE(dead.requests().size(), std::size_t{1});
        const auto underWay = static_cast<std::uint64_t>(dead.requests().front().body.count('\n'));
        const DeliveryStatistics now = sink.statistics();
        QVERIFY(now.lost[static_cast<std::size_t>(LossReason::QueueFull)] > 0);
        QCOMPARE(now.waiting + underWay + now.lostTogether(), static_cast<std::uint64_t>(written));
    }

    void losesNothingToAnOutageAndARestart()
    {
        Collector collector;
        bool works = false;
        std::set<QByteArray> triedIds;
        std::set<QByteArray> acceptedIds;
        std::map<QByteArray, QByteArray> bodies; // by batch
        collector.onRequest = [&](const FakeProvider::Request &request) {
            const QByteArray id = field(request, "X-Batch-Id");
            if (bodies.contains(id)) QCOMPARE(bodies[id], request.body); // the same name, the same content
            bodies[id] = request.body;
            // What was under way when the first sink ended may arrive now, and a second time later.
            if (works && acceptedIds.contains(id)) return request.peer->answer(200, "{}");
            if (works) {
                acceptedIds.insert(id);
                return collector.accept(request);
            }
            triedIds.insert(id);
            request.peer->answer(503, {});
        };
        StreamConfig stream = streamTo(collector.url());
        stream.network.spoolFolder = m_home->filePath(u"spool"_s);
        stream.network.spoolBytes = 10'000'000;
        stream.network.retries = 2;
        {
            NetworkSink sink(stream, {}, *m_thread);
            for (int i = 0; i < 2000; i += 100) writeNumbers(sink, i, i + 100);
            QTRY_VERIFY(sink.statistics().failedAttempts >= 5); // goes on after its quick attempts
            QVERIFY(sink.problem().contains(u"503"_s));
            QVERIFY(sink.counts().output.spoolBytes > 100'000);
            QVERIFY(sink.counts().output.failedBatches >= 5);
            QCOMPARE(sink.statistics().lostTogether(), 0U);
        }
        m_thread.reset();
        startThread();
        works = true;
        {
            NetworkSink sink(stream, {}, *m_thread);
            writeNumbers(sink, 2000, 2100);
            QTRY_COMPARE(collector.numbers, range(0, 2100));
            QTRY_COMPARE(sink.statistics().delivered, 2100U);
            QTRY_COMPARE(sink.statistics().waiting, 0U);
            QCOMPARE(sink.counts().records, 2100U);
            QVERIFY(sink.counts().output.batches >= 5);
            QCOMPARE(sink.problem(), QString());
        }
        QCOMPARE(triedIds.size(), std::size_t{1}); // the first batch, which kept its name
        m_thread.reset();
        QVERIFY(QDir(m_home->path()).isEmpty());
    }

    void takesOverWhatAnotherProgramLeft()
    {
        Collector collector;
        StreamConfig stream = streamTo(collector.url());
        stream.network.spoolFolder = m_home->filePath(u"spool"_s);
        DiskSpool::Settings settings{.folder = stream.network.spoolFolder + u"~3"_s, .kind = "http", .onLoss = [](auto, auto) {}};
        QVERIFY((*DiskSpool::open(settings))->append({"{\"n\":1}", "{\"n\":2}"}));
        stream.network.spoolBytes = 10'000'000;
        NetworkSink sink(stream, {}, *m_thread);
        QTRY_COMPARE(collector.numbers, range(1, 3));
        writeNumbers(sink, 3, 5);
        QTRY_COMPARE(collector.numbers, range(1, 5));
        QTRY_VERIFY(!QDir(settings.folder).exists());
    }

    void keepsTheNewestWhenAnOutageIsTooLong()
    {
        Collector collector;
        bool works = false;
        collector.onRequest = [&](const FakeProvider::Request &request) {
            works ? collector.accept(request) : request.peer->answer(503, {});
        };
        StreamConfig stream = streamTo(collector.url());
        stream.network.spoolFolder = m_home->filePath(u"spool"_s);
        stream.network.spoolBytes = 200'000;
        stream.network.batchSize = 100;
        NetworkSink sink(stream, {}, *m_thread);
        writeNumbers(sink, 0, 100);
        QTRY_VERIFY(!collector.requests().empty());
        for (int i = 100; i < 5000; i += 100) writeNumbers(sink, i, i + 100);
        QVERIFY(sink.statistics().spoolBytes <= 200'000);
        const std::uint64_t lost = sink.statistics().lost[static_cast<std::size_t>(LossReason::SpoolFull)];
        QVERIFY(lost > 1000);
        works = true;
        QTRY_VERIFY(!collector.numbers.isEmpty() && collector.numbers.last() == 4999);
        const SinkCounts counts = sink.counts(); // a batch that was on its way while the spool made room counts when it is settled
        QCOMPARE(static_cast<std::uint64_t>(collector.numbers.size()) + counts.dropped, 5000U);
    }

    void passesABatchThatNeverGetsThroughWhenTheSpoolIsFull()
    {
        Collector collector;
        collector.onRequest = [&](const FakeProvider::Request &request) {
            request.body.contains("\"n\":0,") ? request.peer->answer(500, {}) : collector.accept(request);
        };
        StreamConfig stream = streamTo(collector.url());
        stream.network.spoolFolder = m_home->filePath(u"spool"_s);
        stream.network.spoolBytes = 200'000;
        stream.network.batchSize = 100;
        NetworkSink sink(stream, {}, *m_thread);
        for (int i = 0; i < 100; ++i) writeNumber(sink, i, i % 10 == 0 ? Severity::Error : Severity::Info);
        sink.flush();
        QTRY_VERIFY(collector.requests().size() >= 3); // it is tried again and again, and holds up the rest
        QCOMPARE(sink.statistics().lostTogether(), 0U);
        int written = 100;
        const auto isPassed = [&] {
            writeNumbers(sink, written, written + 100);
            written += 100;
            return !collector.numbers.isEmpty();
        };
        QTRY_VERIFY(isPassed());
        QTRY_VERIFY(!collector.numbers.isEmpty() && collector.numbers.last() == written - 1);
        const SinkCounts counts = sink.counts();
        QCOMPARE(counts.output.losses.size(), 1U);
        QCOMPARE(counts.output.losses[0].reason, std::string_view("spool_full"));
        const LostByLevel &lost = counts.output.losses[0].byLevel;
        const std::uint64_t lostNotices = lost[3]; // warnings "records dropped" of the sink itself, which can be lost as well
        QCOMPARE(lost[4], 10U);                    // no other errors were written
        QCOMPARE(lost[2], counts.dropped - 10 - lostNotices);
        QCOMPARE(static_cast<std::uint64_t>(collector.numbers.size()) + counts.dropped - lostNotices, static_cast<std::uint64_t>(written));
    }

    void passesABatchThatIsTooOld()
    {
        Collector collector;
        collector.onRequest = [&](const FakeProvider::Request &request) {
            request.body.contains("\"n\":0,") ? request.peer->answer(500, {}) : collector.accept(request);
        };
        StreamConfig stream = streamTo(collector.url());
        stream.network.spoolFolder = m_home->filePath(u"spool"_s);
        stream.network.spoolBytes = 10'000'000;
        stream.network.batchSize = 2;
        stream.network.spoolMaxAge = 1h;
        NetworkSink sink(stream, {}, *m_thread);
        const FieldView fields[] = {{"n", 0}};
        for (const Severity severity : {Severity::Warn, Severity::Error})
            sink.write({.time = wallNow() - 1h - 1s,
                        .severity = severity,
                        .component = "test",
                        .message = "old",
                        .exchangeId = {},
                        .fields = fields});
        writeNumbers(sink, 1, 3);
        QTRY_COMPARE(collector.numbers, range(1, 3));
        const SinkCounts counts = sink.counts();
        QCOMPARE(counts.output.losses.size(), 1U);
        QCOMPARE(counts.output.losses[0].reason, std::string_view("expired"));
        QVERIFY((counts.output.losses[0].byLevel == LostByLevel{0, 0, 0, 1, 1}));
        for (const Severity severity : {Severity::Warn, Severity::Error}) writeNumber(sink, 0, severity); // as bad, but new
        writeNumbers(sink, 3, 4);
        const std::size_t before = collector.requests().size();
        QTRY_VERIFY(collector.requests().size() >= before + 3);
        QCOMPARE(sink.counts().dropped, 2U);
        QCOMPARE(collector.numbers, range(1, 3));
    }

    void timesTheSpool()
    {
        Collector collector;
        StreamConfig stream = streamTo(collector.url());
        stream.network.spoolFolder = m_home->filePath(u"spool"_s);
        stream.network.spoolBytes = 10'000'000;
        NetworkSink sink(stream, {}, *m_thread);
        writeNumbers(sink, 0, 10);
        QCOMPARE(sink.counts().output.writes.count(), 1U);
        QTRY_VERIFY(sink.counts().output.syncs.count() > 0);
    }

    void deliversFromMemoryWhileTheSpoolHangs()
    {
        Collector collector;
        StreamConfig stream = streamTo(collector.url());
        stream.network.spoolFolder = m_home->filePath(u"spool"_s);
        stream.network.spoolBytes = 10'000'000;
        stream.network.batchInterval = 1h; // what is in the spool stays there for now
        NetworkSink sink(stream, {}, *m_thread);
        writeNumbers(sink, 0, 10);
        const QStringList segments = QDir(stream.network.spoolFolder).entryList(QDir::Files);
        const auto segment = std::find_if(segments.begin(), segments.end(), [](const QString &name) { return !name.contains(u"lock"_s); });
        QVERIFY2(segment != segments.end(), qPrintable(segments.join(u' ')));
        {
            const FaultyDisk::Hung disk((stream.network.spoolFolder + u'/' + *segment).toStdString());
            writeNumber(sink, 10);
            sink.flush();
            QVERIFY(QTest::qWaitFor([] { return FaultyDisk::hanging > 0; }, 30'000));
            QTRY_VERIFY_WITH_TIMEOUT(sink.problem().contains(u"stream collector"_s), 30'000);
            writeNumbers(sink, 11, 500); // nobody waits
            QCOMPARE(sink.statistics().waiting, 499U);
        }
        QTRY_VERIFY(sink.problem().isEmpty());
        QVERIFY(sink.queue()->waitUntilWritten(monotonicNow() + 30s));
        QCOMPARE(sink.counts().dropped, 0U);
    }

    void deliversFromMemoryWhenTheSpoolCannotBeMade()
    {
        Collector collector;
        StreamConfig stream = streamTo(collector.url());
        stream.network.spoolFolder = u"/dev/null/spool"_s;
        stream.network.spoolBytes = 10'000'000;
        NetworkSink sink(stream, {}, *m_thread);
        QVERIFY(sink.problem().contains(u"/dev/null/spool"_s));
        writeNumbers(sink, 0, 10);
        QTRY_COMPARE(collector.numbers, range(0, 10));
    }

    void keepsRefusedBatchesToLookAt()
    {
        Collector collector;
        collector.onRequest = [&](const FakeProvider::Request &request) { request.peer->answer(422, {}); };
        StreamConfig stream = streamTo(collector.url());
        stream.network.spoolFolder = m_home->filePath(u"spool"_s);
        stream.network.spoolBytes = 10'000'000;
        NetworkSink sink(stream, {}, *m_thread);
        writeNumbers(sink, 0, 10);
        const QDir rejected(m_home->filePath(u"spool/rejected"_s));
        QTRY_COMPARE(rejected.entryList(QDir::Files).size(), 1);
        QFile file(rejected.filePath(rejected.entryList(QDir::Files).value(0)));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(numbersOf(file.readAll()), range(0, 10));
    }

    void deliversWhatIsLeftWhenItEnds()
    {
        Collector collector;
        StreamConfig stream = streamTo(collector.url());
        stream.network.batchInterval = 1h;
        {
            NetworkSink sink(stream, {}, *m_thread);
            writeNumbers(sink, 0, 1200);
        }
        QTRY_COMPARE(collector.numbers, range(0, 1200));
    }

    void endsInTimeWhenNobodyAnswers()
    {
        FakeProvider dead;
        StreamConfig stream = streamTo(dead.url());
        m_thread.emplace(DeliverySettings{.lastWait = 100ms, .report = m_reports.receiver()});
        {
            NetworkSink sink(stream, {}, *m_thread);
            writeNumbers(sink, 0, 7);
        }
        const MonotonicTime before = monotonicNow();
        m_thread.reset();
        QVERIFY(monotonicNow() - before < 5s);
        QVERIFY(!m_reports.texts().filter(u"7 records were not delivered"_s).isEmpty());
    }

private:
    void startThread()
    {
        m_thread.emplace(DeliverySettings{.backoff = {.first = 10ms, .longest = 50ms}, .lastWait = 2000ms, .report = m_reports.receiver()});
    }
    static QString safePort(const FakeProvider &provider) { return QString::number(provider.url().port()); }
};

QTEST_GUILESS_MAIN(TestNetworkSink)
#include "tst_network_sink.moc"
