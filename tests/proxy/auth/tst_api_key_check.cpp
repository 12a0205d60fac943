#include "proxy/auth/api_key_check.h"

#include <QTest>

using namespace ccr::proxy;
using namespace Qt::StringLiterals;

class TestApiKeyCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void comparesTheKey_data();
    void comparesTheKey();
    void takesAKeyFromAQueryOnlyWhereItMay_data();
    void takesAKeyFromAQueryOnlyWhereItMay();
};

void TestApiKeyCheck::comparesTheKey_data()
{
    QTest::addColumn<QString>("apiKey");
    QTest::addColumn<QByteArrayList>("fields"); // name, value, name, value …
    QTest::addColumn<bool>("isRight");
    const auto row = [](const char *name, const QByteArrayList &fields, bool isRight) {
        QTest::newRow(name) << u"k3y"_s << fields << isRight;
    };
    QTest::newRow("none needed") << u""_s << QByteArrayList{"x", "y"} << true;
    row("missing", {"x", "y"}, false);
    row("x-api-key", {"X-Api-Key", "k3y"}, true);
    row("x-goog-api-key", {"x-goog-api-key", "k3y"}, true);
    row("bearer", {"authorization", "bEARER  k3y"}, true);
    row("bare authorization", {"authorization", "k3y"}, true);
    row("shorter", {"x-api-key", "k3"}, false);
    row("longer", {"x-api-key", "k3yy"}, false);
    row("empty", {"x-api-key", ""}, false);
    row("bearer of nothing", {"authorization", "Bearer "}, false);
    row("other case", {"x-api-key", "K3y"}, false);
    row("other scheme", {"authorization", "Basic k3y"}, false);
    row("right authorization, wrong x-api-key", {"x-api-key", "sk-ant-1", "authorization", "Bearer k3y"}, true);
    row("wrong authorization, right x-api-key", {"authorization", "Bearer sk-ant-1", "x-api-key", "k3y"}, true);
    row("two of a name, the second right", {"x-api-key", "other", "x-api-key", "k3y"}, true);
    row("both wrong", {"authorization", "Bearer a", "x-api-key", "b"}, false);
    row("halves in two fields", {"authorization", "Bearer k3", "x-api-key", "y"}, false);
}

void TestApiKeyCheck::comparesTheKey()
{
    QFETCH(QString, apiKey);
    QFETCH(QByteArrayList, fields);
    QFETCH(bool, isRight);
    ProxyConfig config;
    config.apiKey = apiKey;
    HttpRequestHead head;
    for (qsizetype i = 0; i < fields.size(); i += 2) head.headers.add(fields[i].toStdString(), fields[i + 1].toStdString());
    QCOMPARE(clientKeyMatches(head, config, KeyPlaces::Headers), isRight);
}

void TestApiKeyCheck::takesAKeyFromAQueryOnlyWhereItMay_data()
{
    QTest::addColumn<std::string>("query");
    QTest::addColumn<bool>("isRight");
    QTest::newRow("right") << std::string("alt=sse&key=k%2By") << true;
    QTest::newRow("wrong") << std::string("key=other") << false;
    QTest::newRow("other name") << std::string("apikey=k%2By&x-api-key=k%2By") << false;
    QTest::newRow("none") << std::string() << false;
}

void TestApiKeyCheck::takesAKeyFromAQueryOnlyWhereItMay()
{
    QFETCH(std::string, query);
    QFETCH(bool, isRight);
    ProxyConfig config;
    config.apiKey = u"k+y"_s;
    HttpRequestHead head;
    head.query = query;
    QCOMPARE(clientKeyMatches(head, config, KeyPlaces::HeadersAndQuery), isRight);
    QVERIFY(!clientKeyMatches(head, config, KeyPlaces::Headers));
}

QTEST_APPLESS_MAIN(TestApiKeyCheck)
#include "tst_api_key_check.moc"
