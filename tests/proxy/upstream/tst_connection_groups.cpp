#include "proxy/upstream/connection_groups.h"
#include "proxy/upstream/one_shot_body.h"

#include <QSet>
#include <QTest>

using namespace ccr::proxy;
using namespace Qt::StringLiterals;

class TestConnectionGroups : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fillsTheLowestGroupFirst();
    void keepsHostsApart();
    void namesEveryGroupDifferently_data();
    void namesEveryGroupDifferently();
    void saysWhenThereIsNoMoreName();
    void readsABodyOnce();
};

void TestConnectionGroups::fillsTheLowestGroupFirst()
{
    ConnectionGroups groups;
    const QUrl url(u"https://api.example/v1"_s);
    for (int i = 0; i < ConnectionGroups::groupSize; ++i) QCOMPARE(groups.acquire(url), 0);
    QCOMPARE(groups.acquire(url), 1);
    groups.release(url, 0);
    QCOMPARE(groups.acquire(url), 0);
    QCOMPARE(groups.acquire(url), 1);
}

void TestConnectionGroups::keepsHostsApart()
{
    ConnectionGroups groups;
    for (int i = 0; i < ConnectionGroups::groupSize; ++i) groups.acquire(QUrl(u"https://a.example/v1"_s));
    QCOMPARE(groups.acquire(QUrl(u"https://a.example/other"_s)), 1); // the path does not matter
    QCOMPARE(groups.acquire(QUrl(u"https://b.example/v1"_s)), 0);
    QCOMPARE(groups.acquire(QUrl(u"https://a.example:8443/v1"_s)), 0);
    QCOMPARE(groups.acquire(QUrl(u"http://a.example/v1"_s)), 0);
}

void TestConnectionGroups::namesEveryGroupDifferently_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<int>("limit");
    QTest::newRow("TLS") << QUrl(u"https://api.openai.com/v1"_s) << 256;
    QTest::newRow("few letters") << QUrl(u"https://ai.io/"_s) << 16;
    QTest::newRow("address over TLS") << QUrl(u"https://10.0.0.1/"_s) << 1;
    QTest::newRow("IPv6 over TLS") << QUrl(u"https://[fe80::ab]/"_s) << 1;
    QTest::newRow("plain") << QUrl(u"http://10.0.0.1/"_s) << 1024;
}

void TestConnectionGroups::namesEveryGroupDifferently()
{
    QFETCH(QUrl, url);
    QFETCH(int, limit);
    QCOMPARE(ConnectionGroups::groupLimit(url), limit);
    QSet<QString> names;
    for (int group = 0; group < limit; ++group) {
        const QString name = ConnectionGroups::nameOf(url, group);
        names.insert(name);
        // A certificate is compared without regard to case, so each of them fits it.
        if (url.scheme() == "https"_L1 && group > 0) QCOMPARE(name.toLower(), url.host());
    }
    QCOMPARE(names.size(), limit);
}

void TestConnectionGroups::saysWhenThereIsNoMoreName()
{
    ConnectionGroups groups;
    const QUrl url(u"https://10.0.0.1/"_s);
    for (int i = 0; i < ConnectionGroups::groupSize; ++i) QCOMPARE(groups.acquire(url), 0);
    QCOMPARE(groups.acquire(url), -1);
}

void TestConnectionGroups::readsABodyOnce()
{
    OneShotBody body("0123456789");
    QCOMPARE(body.size(), 10);
    QVERIFY(!body.isSequential());
    QCOMPARE(body.read(4), "0123");
    QVERIFY(body.seek(4));
    QVERIFY(!body.seek(0));
    QVERIFY(!body.reset());
    QCOMPARE(body.readAll(), "456789");
    QVERIFY(body.atEnd());
}

QTEST_APPLESS_MAIN(TestConnectionGroups)
#include "tst_connection_groups.moc"
