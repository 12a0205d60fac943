#include "proxy/upstream/key_ring.h"
#include "proxy/upstream/provider_health.h"

#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = ProviderHealth::State;

class TestProviderHealth : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void opensAfterFailuresInARow();
    void aSuccessForgetsFailures();
    void letsOneTryInWhenHalfOpen();
    void closesAfterASuccessfulTry();
    void opensAgainAfterAFailedTry();
    void anAbandonedTryMakesRoomForAnother();
    void tellsWhyAndUntilWhen();
    void keepsAKeyUntilItFails();
    void passesOverRestingKeys();
    void usesTheKeyThatRestsShortest();
    void knowsNoKeyOfAProviderWithoutKeys();
};

namespace {

const QString name = u"p"_s;
const HealthConfig config{.failuresToOpen = 3, .openFor = 30s};

ProviderHealth opened(MonotonicTime now)
{
    ProviderHealth health;
    for (int i = 0; i < 3; ++i) health.failed(name, config, now);
    return health;
}

} // namespace

void TestProviderHealth::opensAfterFailuresInARow()
{
    ProviderHealth health;
    const MonotonicTime now;
    QVERIFY(!health.failed(name, config, now));
    QVERIFY(!health.failed(name, config, now));
    QVERIFY(health.admit(name, config, now));
    QVERIFY(health.failed(name, config, now));
    QVERIFY(health.state(name) == State::Open);
    QVERIFY(!health.admit(name, config, now + 29s));
    QVERIFY(health.admit(u"other"_s, config, now));
}

void TestProviderHealth::aSuccessForgetsFailures()
{
    ProviderHealth health;
    const MonotonicTime now;
    for (int i = 0; i < 10; ++i) {
        health.failed(name, config, now);
        health.failed(name, config, now);
        QVERIFY(!health.succeeded(name));
    }
    QVERIFY(health.state(name) == State::Closed);
}

void TestProviderHealth::letsOneTryInWhenHalfOpen()
{
    const MonotonicTime now;
    ProviderHealth health = opened(now);
    QVERIFY(health.admit(name, config, now + 30s));
    QVERIFY(health.state(name) == State::HalfOpen);
    QVERIFY(!health.admit(name, config, now + 31s));
}

void TestProviderHealth::closesAfterASuccessfulTry()
{
    const MonotonicTime now;
    ProviderHealth health = opened(now);
    QVERIFY(health.admit(name, config, now + 30s));
    QVERIFY(health.succeeded(name));
    QVERIFY(health.state(name) == State::Closed);
    QVERIFY(health.admit(name, config, now + 31s));
    QVERIFY(health.admit(name, config, now + 31s));
}

void TestProviderHealth::opensAgainAfterAFailedTry()
{
    const MonotonicTime now;
    ProviderHealth health = opened(now);
    QVERIFY(health.admit(name, config, now + 30s));
    QVERIFY(health.failed(name, config, now + 31s));
    QVERIFY(!health.admit(name, config, now + 60s));
    QVERIFY(health.admit(name, config, now + 61s));
}

void TestProviderHealth::anAbandonedTryMakesRoomForAnother()
{
    const MonotonicTime now;
    ProviderHealth health = opened(now);
    QVERIFY(health.admit(name, config, now + 30s));
    health.abandoned(name);
    QVERIFY(health.admit(name, config, now + 30s));
}

void TestProviderHealth::tellsWhyAndUntilWhen()
{
    const MonotonicTime now;
    ProviderHealth health;
    QCOMPARE(health.report(name, config, now).failures, 0);
    health.failed(name, config, now, {u"timeout_connect"_s});
    health.failed(name, config, now, {u"rate_limited"_s, 429});
    ProviderHealth::Report report = health.report(name, config, now);
    QVERIFY(report.state == State::Closed);
    QCOMPARE(report.failures, 2);
    QCOMPARE(toString(report.failure.value()), u"rate_limited (429)"_s);
    QVERIFY(!report.triedIn);
    health.failed(name, config, now, {u"upstream_5xx"_s, 503});
    report = health.report(name, config, now + 12s);
    QVERIFY(report.state == State::Open);
    QVERIFY(report.triedIn == milliseconds(18'000));
    QVERIFY(health.report(name, config, now + 60s).triedIn == milliseconds(0));
    QVERIFY(health.admit(name, config, now + 60s));
    QVERIFY(!health.report(name, config, now + 60s).triedIn);
    QVERIFY(health.succeeded(name));
    QVERIFY(!health.report(name, config, now).failure);
}

void TestProviderHealth::keepsAKeyUntilItFails()
{
    Provider provider{.name = name};
    provider.keys = {{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}};
    KeyRing ring;
    const MonotonicTime now;
    QCOMPARE(ring.choose(provider, now), std::size_t(0));
    QCOMPARE(ring.choose(provider, now), std::size_t(0)); // a cache at the provider belongs to a key
    QCOMPARE(ring.other(provider, {0}, now), std::size_t(1));
    QVERIFY(!ring.other(provider, {0, 1}, now));
}

void TestProviderHealth::passesOverRestingKeys()
{
    Provider provider{.name = name};
    provider.keys = {{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}};
    KeyRing ring;
    const MonotonicTime now = MonotonicTime() + 1h;
    ring.rest(provider, 0, now + 60s);
    QCOMPARE(ring.choose(provider, now), std::size_t(1));
    QVERIFY(!ring.other(provider, {1}, now));
    QCOMPARE(ring.choose(provider, now + 60s), std::size_t(0));
    ring.rest(provider, 0, now + 60s);
    ring.succeeded(provider, 0);
    QCOMPARE(ring.choose(provider, now), std::size_t(0));
}

void TestProviderHealth::usesTheKeyThatRestsShortest()
{
    Provider provider{.name = name};
    provider.keys = {{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}, {u"c"_s, u"3"_s}};
    KeyRing ring;
    const MonotonicTime now = MonotonicTime() + 1h;
    ring.rest(provider, 0, now + 30s);
    ring.rest(provider, 1, now + 10s);
    ring.rest(provider, 2, now + 20s);
    QCOMPARE(ring.choose(provider, now), std::size_t(1));
}

void TestProviderHealth::knowsNoKeyOfAProviderWithoutKeys()
{
    QVERIFY(!KeyRing().choose({.name = name}, MonotonicTime()));
    QVERIFY(!KeyRing().other({.name = name}, {}, MonotonicTime()));
}

QTEST_APPLESS_MAIN(TestProviderHealth)
#include "tst_provider_health.moc"
