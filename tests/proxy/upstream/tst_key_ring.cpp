#include "proxy/upstream/key_ring.h"

#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestKeyRing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesTheFirstThatDoesNotRest();
    void tellsWhichKeysRest();

private:
    static Provider withKeys(const QStringList &labels)
    {
        Provider provider;
        provider.name = u"p"_s;
        for (const QString &label : labels) provider.keys.push_back({.label = label, .secret = {}});
        return provider;
    }
};

void TestKeyRing::takesTheFirstThatDoesNotRest()
{
    const Provider provider = withKeys({u"work"_s, u"spare"_s});
    const MonotonicTime now = monotonicNow();
    KeyRing keys;
    QCOMPARE(keys.choose(provider, now), std::optional<std::size_t>(0));
    keys.rest(provider, 0, now + 10s);
    QCOMPARE(keys.choose(provider, now), std::optional<std::size_t>(1));
    keys.rest(provider, 1, now + 5s);
    QCOMPARE(keys.choose(provider, now), std::optional<std::size_t>(1)); // it rests shortest
    QCOMPARE(keys.choose(provider, now + 11s), std::optional<std::size_t>(0));
    QVERIFY(!keys.choose(withKeys({}), now));
}

void TestKeyRing::tellsWhichKeysRest()
{
    const Provider provider = withKeys({u"work"_s, u"spare"_s});
    const MonotonicTime now = monotonicNow();
    KeyRing keys;
    QVERIFY(keys.resting(provider, now).empty());
    keys.rest(provider, 1, now + 10s);
    const std::vector<RestingKey> resting = keys.resting(provider, now + 4s);
    QCOMPARE(resting.size(), std::size_t(1));
    QCOMPARE(resting.front().label, u"spare"_s);
    QCOMPARE(resting.front().left, std::chrono::milliseconds(6000));
    QVERIFY(keys.resting(provider, now + 10s).empty());
    keys.succeeded(provider, 1);
    QVERIFY(keys.resting(provider, now).empty());
}

QTEST_GUILESS_MAIN(TestKeyRing)
#include "tst_key_ring.moc"
