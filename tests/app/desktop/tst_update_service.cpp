#include "app/desktop/update_service.h"

#include "tests/support/fake_clock.h"
#include "tests/support/fake_provider.h"

#include <QFile>
#include <QSettings>
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

constexpr auto announcement = "{\"version\":\"99.1.0\",\"date\":\"2026-12-01\",\"url\":\"https:/"
                              "/example.com/99\","
                              "\"notes\":{\"en\":\"Faster.\",\"zh_CN\":\"更快。\"}}";

QString noEnvironment(const QString &)
{
    return {};
}

struct Fixture
{
    Fixture()
    {
        server.onRequest = [this](const FakeProvider::Request &request) { request.peer->answer(status, answer); };
        write("{}");
        settings.setValue(u"updates/address"_s, server.url().toString());
    }
    void write(const QByteArray &config) const
    {
        QFile file(dir.filePath(u"config.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(config);
    }
    std::unique_ptr<UpdateService> service(const QUrl &packaged = {})
    {
        return std::make_unique<UpdateService>(settings, dir.filePath(u"config.json"_s), noEnvironment, packaged, clock);
    }
    void check(UpdateService &service) const
    {
        service.check();
        QTRY_VERIFY(!service.state().isChecking);
    }

    const QTemporaryDir dir;
    FakeProvider server;
    int status = 200;
    QByteArray answer = announcement;
    QSettings settings{dir.filePath(u"settings.ini"_s), QSettings::IniFormat};
    FakeClock clock;
};

} // namespace

class TestUpdateService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsOfANewerVersion()
    {
        Fixture fixture;
        const auto service = fixture.service();
        QSignalSpy changed(service.get(), &ui::UpdateSource::changed);
        fixture.check(*service);
        const ui::UpdateState &state = service->state();
        QCOMPARE(int(state.trouble), int(FetchTrouble::None));
        QVERIFY(state.newer.has_value());
        QCOMPARE(state.newer->version, u"99.1.0"_s);
        QCOMPARE(state.newer->date, QDate(2026, 12, 1));
        QCOMPARE(state.newer->page, QUrl(u"https://example.com/99"_s));
        QCOMPARE(state.newer->notes.value(u"zh_CN"_s), u"更快。"_s);
        QCOMPARE(changed.count(), 2); // it runs, it has ended
        const QByteArray head = fixture.server.requests().front().head.toLower();
        QVERIFY(!head.contains("cookie") && !head.contains("authorization"));
        // After a restart it is still known, without a question.
        const auto again = fixture.service();
        QCOMPARE(again->state().newer->version, u"99.1.0"_s);
        QCOMPARE(again->state().checked, state.checked);
        QCOMPARE(fixture.server.requests().size(), 1U);
    }

    void isQuietWhereThisIsTheNewest()
    {
        Fixture fixture;
        for (const QByteArray &version : {QByteArray(CCR_VERSION), QByteArray("0.0.1")}) {
            fixture.answer = "{\"version\":\"" + version + "\"}";
            const auto service = fixture.service();
            fixture.check(*service);
            QVERIFY(!service->state().newer);
            QVERIFY(service->state().checked.isValid());
        }
    }

    void asksOnceAWeekWhereTheUserAgreed()
    {
        Fixture fixture;
        const auto service = fixture.service();
        const auto asked = [&] {
            service->checkWhenDue();
            return service->state().isChecking && QTest::qWaitFor([&] { return !service->state().isChecking; });
        };
        QVERIFY(!asked()); // not agreed
        fixture.settings.setValue(QLatin1StringView(ui::UpdateSource::weeklyKey), true);
        QVERIFY(asked());
        fixture.clock.advance(6 * 24h);
        QVERIFY(!asked());
        fixture.clock.advance(25h);
        fixture.status = 503;
        QVERIFY(asked());
        QVERIFY(!asked()); // failed: later
        fixture.status = 200;
        fixture.clock.advance(6h);
        QVERIFY(asked());
        QVERIFY(!asked());
        fixture.settings.setValue(QLatin1StringView(ui::UpdateSource::weeklyKey), false);
        fixture.clock.advance(8 * 24h);
        QVERIFY(!asked());
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("trouble");
        QTest::addColumn<QString>("detail");
        QTest::newRow("not there") << 404 << QByteArray("{}") << int(FetchTrouble::Status) << u"404"_s;
        QTest::newRow("no JSON") << 200 << QByteArray("<html>") << int(FetchTrouble::Unreadable) << u"at "_s;
        QTest::newRow("no version") << 200 << QByteArray("{}") << int(FetchTrouble::Unreadable) << u"\"version\""_s;
        QTest::newRow("a word") << 200 << QByteArray("{\"version\":\"new\"}") << int(FetchTrouble::Unreadable) << u"\"new\""_s;
        QTest::newRow("too large") << 200 << QByteArray(300 * 1024, ' ') << int(FetchTrouble::TooLarge) << QString();
    }
    void saysWhatIsWrong()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, answer);
        QFETCH(int, trouble);
        QFETCH(QString, detail);
        Fixture fixture;
        const auto service = fixture.service();
        fixture.check(*service);
        fixture.status = status;
        fixture.answer = answer;
        fixture.check(*service);
        QCOMPARE(int(service->state().trouble), trouble);
        QVERIFY2(service->state().detail.contains(detail), qPrintable(service->state().detail));
        QCOMPARE(service->state().newer->version, u"99.1.0"_s); // as it was
    }

    void asksNobodyWhomItMustNot_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<int>("trouble");
        QTest::newRow("none") << QString() << int(FetchTrouble::NoAddress);
        QTest::newRow("in the clear") << u"http://example.com/v.json"_s << int(FetchTrouble::Address);
        QTest::newRow("a file") << u"file:///etc/passwd"_s << int(FetchTrouble::Address);
        QTest::newRow("no address") << u"versions"_s << int(FetchTrouble::Address);
        QTest::newRow("nobody there") << u"http://127.0.0.1:9/v.json"_s << int(FetchTrouble::Network);
    }
    void asksNobodyWhomItMustNot()
    {
        QFETCH(QString, address);
        QFETCH(int, trouble);
        Fixture fixture;
        fixture.settings.setValue(u"updates/address"_s, address);
        const auto service = fixture.service();
        fixture.check(*service);
        QCOMPARE(int(service->state().trouble), trouble);
    }

    void prefersTheAddressOfTheUser()
    {
        Fixture fixture;
        const auto service = fixture.service(QUrl(u"https://example.com/packaged.json"_s));
        QCOMPARE(service->address(), fixture.server.url());
        fixture.settings.remove(u"updates/address"_s);
        QCOMPARE(service->address(), QUrl(u"https://example.com/packaged.json"_s));
    }

    void goesThroughTheProxyOfTheConfiguration()
    {
        Fixture fixture;
        fixture.write("{\"PROXY_URL\":\"" + fixture.server.url().toEncoded() + "\"}");
        fixture.settings.setValue(u"updates/address"_s, u"http://localhost:9/v.json"_s);
        const auto service = fixture.service();
        fixture.check(*service);
        QVERIFY2(service->state().newer.has_value(), qPrintable(service->state().detail));
        QVERIFY(fixture.server.requests().front().head.startsWith("GET http://localhost:9/v.json"));
    }

    void opensNothingButPagesOfTheWeb()
    {
        for (const char *url : {"file:///etc/passwd", "javascript:1", "ssh://x"})
            QVERIFY(readAnnouncement("{\"version\":\"2.0\",\"url\":\"" + QByteArray(url) + "\"}")->page.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestUpdateService)
#include "tst_update_service.moc"
