#include "app/headless/price_list_service.h"
#include "logging/config/logging_resolver.h"
#include "logging/price/synced_price_file.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_provider.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::app;
using namespace ccr::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using ccr::logging::FetchTrouble;

namespace {

QString noEnvironment(const QString &)
{
    return {};
}

QByteArray listWith(double input)
{
    return R"({"anthropic": {"models": {"claude-opus-4-5": {"cost": {"input": )" + QByteArray::number(input) + R"(, "output": 25}}}}})";
}

} // namespace

/// A list of prices, from a server on this machine.
class TestPriceListService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void fetchesOnlyWhenItIsAllowed();
    void fetchesOnceInSixHours();
    void remembersOverARestart();
    void fetchesFromAnotherAddressAtOnce();
    void saysWhatWentWrong_data();
    void saysWhatWentWrong();
    void keepsWhatItHadWhenItFails();
    void goesThroughTheProxy();
    void doesNotFetchPastABrokenConfiguration();
    void takesOverForTheWholeProgram();
    void saysWhyNothingIsTakenOver();

private:
    logging::PriceSyncConfig config() const { return {.enabled = true, .url = m_server->url(u"/api.json"_s).toString().toStdString()}; }
    void makeService() { m_service = std::make_unique<PriceListService>(m_dir->filePath(u"config.json"_s), noEnvironment, m_clock); }
    void fetch()
    {
        m_service->fetch(config());
        QTRY_VERIFY(!m_service->fetched().isFetching);
    }
    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(m_dir->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeProvider> m_server;
    FakeClock m_clock;
    std::unique_ptr<PriceListService> m_service;
    int m_status = 200;
    QByteArray m_answer;
};

void TestPriceListService::init()
{
    m_service.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<FakeProvider>();
    m_status = 200;
    m_answer = listWith(5);
    m_server->onRequest = [this](const FakeProvider::Request &request) { request.peer->answer(m_status, m_answer); };
    makeService();
}

void TestPriceListService::fetchesOnlyWhenItIsAllowed()
{
    logging::PriceSyncConfig off = config();
    off.enabled = false;
    QVERIFY(!m_service->mayFetch(off));
    m_service->fetch(off);
    QVERIFY(!m_service->fetched().isFetching);
    QVERIFY(m_service->mayFetch(config()));
    QSignalSpy changes(m_service.get(), &logging::PriceSync::changed);
    fetch();
    QCOMPARE(m_server->requests().size(), 1U);
    QVERIFY(m_server->requests().front().head.startsWith("GET /api.json HTTP/1.1"));
    QVERIFY(changes.size() >= 2);
    QVERIFY(m_service->fetched().trouble == FetchTrouble::None);
    QCOMPARE(m_service->fetched().prices.size(), 1U);
    QCOMPARE(m_service->fetched().prices.front().price.input, 5.0);
    QVERIFY(m_service->fetched().fetched == m_clock.wall());
    QVERIFY(!QFile::exists(m_dir->filePath(u"synced-prices.json"_s))); // nothing counts yet
}

void TestPriceListService::fetchesOnceInSixHours()
{
    fetch();
    m_clock.advance(6h - 1s);
    QVERIFY(!m_service->mayFetch(config()));
    fetch();
    QCOMPARE(m_server->requests().size(), 1U);
    m_clock.advance(1s);
    m_answer = listWith(6);
    fetch();
    QCOMPARE(m_server->requests().size(), 2U);
    QCOMPARE(m_service->fetched().prices.front().price.input, 6.0);
}

void TestPriceListService::remembersOverARestart()
{
    fetch();
    m_clock.advance(1h);
    makeService();
    QTRY_COMPARE(m_service->fetched().prices.size(), 1U);
    QVERIFY(!m_service->mayFetch(config()));
    QCOMPARE(m_service->fetched().host, u"127.0.0.1"_s);
    QVERIFY(m_service->fetched().next == m_clock.wall() + 5h);
    QCOMPARE(QFile(m_dir->filePath(u"price-list.json"_s)).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void TestPriceListService::fetchesFromAnotherAddressAtOnce()
{
    fetch();
    logging::PriceSyncConfig other = config();
    other.url += "?mirror";
    QVERIFY(m_service->mayFetch(other));
    m_status = 404;
    m_service->fetch(other);
    QTRY_VERIFY(!m_service->fetched().isFetching);
    QVERIFY(!m_service->mayFetch(other));
    other.url += "&corrected";
    QVERIFY(m_service->mayFetch(other));
}

void TestPriceListService::saysWhatWentWrong_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("trouble");
    QTest::addColumn<QString>("detail");
    QTest::newRow("not found") << 404 << QByteArray("no") << int(FetchTrouble::Status) << u"404"_s;
    QTest::newRow("its own error") << 503 << QByteArray("{}") << int(FetchTrouble::Status) << u"503"_s;
    QTest::newRow("a page") << 200 << QByteArray("<html>") << int(FetchTrouble::Unreadable) << u"illegal value"_s;
    QTest::newRow("nothing") << 200 << QByteArray() << int(FetchTrouble::Unreadable) << u"illegal value"_s;
    QTest::newRow("too much") << 200 << QByteArray(33 * 1024 * 1024, ' ') << int(FetchTrouble::TooLarge) << QString();
}

void TestPriceListService::saysWhatWentWrong()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const int, trouble);
    QFETCH(const QString, detail);
    QFETCH(const int, status);
    m_status = status;
    m_answer = answer;
    fetch();
    QCOMPARE(int(m_service->fetched().trouble), trouble);
    QVERIFY2(m_service->fetched().detail.startsWith(detail), qPrintable(m_service->fetched().detail));
    QVERIFY(m_service->fetched().prices.empty());
    // Not again at once, but soon.
    QVERIFY(!m_service->mayFetch(config()));
    m_clock.advance(1min);
    QVERIFY(m_service->mayFetch(config()));
}

void TestPriceListService::keepsWhatItHadWhenItFails()
{
    fetch();
    m_clock.advance(6h);
    m_server->onRequest = [](const FakeProvider::Request &request) { request.peer->reset(); };
    fetch();
    QVERIFY(m_service->fetched().trouble == FetchTrouble::Network);
    QVERIFY(!m_service->fetched().detail.isEmpty());
    QCOMPARE(m_service->fetched().prices.size(), 1U);
}

void TestPriceListService::goesThroughTheProxy()
{
    FakeProvider proxy;
    proxy.onRequest = [](const FakeProvider::Request &request) { request.peer->answer(200, listWith(9)); };
    write(u"config.json"_s, R"({"PROXY_URL": "http://127.0.0.1:)" + QByteArray::number(proxy.url().port()) + R"("})");
    const logging::PriceSyncConfig elsewhere{.enabled = true, .url = "http://prices.example/api.json"};
    m_service->fetch(elsewhere);
    QTRY_VERIFY(!m_service->fetched().isFetching);
    QCOMPARE(proxy.requests().size(), 1U);
    QVERIFY(proxy.requests().front().head.startsWith("GET http://prices.example/api.json"));
    QCOMPARE(m_service->fetched().prices.front().price.input, 9.0);
    QCOMPARE(m_server->requests().size(), 0U);
}

void TestPriceListService::doesNotFetchPastABrokenConfiguration()
{
    write(u"config.json"_s, R"({"PROXY_URL": )");
    fetch();
    QVERIFY(m_service->fetched().trouble == FetchTrouble::Config);
    QCOMPARE(m_server->requests().size(), 0U);
}

void TestPriceListService::takesOverForTheWholeProgram()
{
    fetch();
    std::optional<QString> problem;
    m_service->takeOver(logging::SyncedPrices(m_service->fetched().prices), this, [&problem](const QString &said) { problem = said; });
    QTRY_VERIFY(problem);
    QCOMPARE(*problem, QString());
    // What every program that reads this configuration counts with.
    const QString config = m_dir->filePath(u"config.json"_s);
    const logging::ResolvedLogging resolved = logging::resolveLogging(logging::readLoggingSources(config, {}));
    QCOMPARE(resolved.config.syncedPrices.all().size(), 1U);
    QVERIFY(logging::loggingFiles(config, {}).contains(logging::syncedPricesPath(config))); // and a change is seen
    write(u"synced-prices.json"_s, "{");
    logging::LoggingReloader reloader;
    const logging::ResolvedLogging broken = reloader.resolve(logging::readLoggingSources(config, {}));
    QVERIFY(broken.config.syncedPrices.all().empty());
    QVERIFY(broken.hasErrors());
}

void TestPriceListService::saysWhyNothingIsTakenOver()
{
    const QString path = m_dir->path();
    m_service = std::make_unique<PriceListService>(path + u"/no/such/folder/config.json"_s, noEnvironment, m_clock);
    QVERIFY(QFile(path + u"/no"_s).open(QIODevice::WriteOnly)); // a file where the folder would be
    std::optional<QString> problem;
    m_service->takeOver({}, this, [&problem](const QString &said) { problem = said; });
    QTRY_VERIFY(problem);
    QVERIFY(!problem->isEmpty());
}

QTEST_GUILESS_MAIN(TestPriceListService)
#include "tst_price_list_service.moc"
