#include "tests/support/fake_provider.h"
#include "tests/support/raw_client.h"
#include "tests/support/router_home.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using ccr::test::FakeProvider;
using ccr::test::RouterHome;

namespace {

constexpr int turns = 12;

// A collector that is down, so that the spool fills, and a webhook for alerts.
const QByteArray config = R"({"PORT": %PORT, "LOG": true, "NON_INTERACTIVE_MODE": true,
  "Providers": [
    {"name": "one", "api_base_url": "%URL", "api_key": "%KEY0", "models": ["m"], "headers": {"X-Tenant-Credential": "%KEY4"}},
    {"name": "two", "api_base_url": "%URL", "api_key": "%KEY1", "models": ["m"]}],
  "Router": {"default": "one,m", "background": "two,m"},
  "Logging": {"level": "trace", "history": {"bodies": true}, "alerts": {"errorsPerHour": 1, "webhook": "%DEAD/hook?token=%KEY2"},
    "streams": [
      {"name": "main", "type": "file", "level": "trace", "path": "./main.log", "flushInterval": 50},
      {"name": "text", "type": "file", "level": "trace", "path": "./text.log", "format": "logfmt", "flushInterval": 50},
      {"name": "ecs", "type": "file", "level": "trace", "path": "./ecs.log", "format": "ecs", "flushInterval": 50},
      {"name": "collector", "type": "network", "level": "trace", "url": "%DEAD/logs", "token": "%KEY3"}]}})";

/// Secrets that can be told from everything else, each its own.
class Canaries
{
public:
    QByteArray next()
    {
        const QString number = QString::number(QRandomGenerator::global()->generate64(), 16).rightJustified(16, u'0');
        m_all.append("Canary" + QByteArray::number(m_all.size()) + "x" + number.toLatin1());
        return m_all.last();
    }
    qsizetype count() const { return m_all.size(); }
    /// The first that `text` shows, plainly or as base64 at any of its three offsets; empty when there is none.
    QByteArray foundIn(const QByteArray &text) const
    {
        for (const QByteArray &secret : m_all) {
            if (text.contains(secret)) return secret;
            for (int from = 0; from < 3; ++from)
                if (text.contains(secret.mid(3 + from).toBase64().chopped(4))) return secret + " as base64";
        }
        return {};
    }

private:
    QByteArrayList m_all;
};

QByteArray post(const QByteArray &target, const QByteArray &fields, const QByteArray &body)
{
    return "POST " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n" + fields
           + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

/// Plants secrets wherever a router meets them and looks for them in everything it leaves behind or tells.
class TestSecrets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void leaveNothingOfThemBehind();

private:
    static void ask(quint16 port, const QByteArray &request)
    {
        ccr::test::RawClient client(port);
        client.send(request);
        std::optional<ccr::test::RawResponse> response; // the macro asks more than once
        QTRY_VERIFY_WITH_TIMEOUT(response || (response = client.takeResponse()), 20'000);
    }
};

void TestSecrets::leaveNothingOfThemBehind()
{
    Canaries canaries;
    QByteArrayList keys;
    for (int i = 0; i < 5; ++i) keys.append("key-" + canaries.next() + "/+");
    FakeProvider provider;
    int answered = 0;
    provider.onRequest = [&](const FakeProvider::Request &request) {
        const QByteArray echo = R"(your key )" + keys[0] + " is base64 " + keys[0].toBase64() + " or " + keys[0].toPercentEncoding();
        if (++answered % 2 == 0)
            return request.peer->answer(401,
                                        R"({"error":{"message":"Incorrect API key provided: sk-)" + canaries.next() + ", " + echo
                                            + R"(","type":"auth","api_key":")" + canaries.next() + "\"}}",
                                        "WWW-Authenticate: Basic realm=x\r\nSet-Cookie: id=" + canaries.next() + "\r\n");
        request.peer->answer(200,
                             R"({"id":"x","model":"m","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant",)"
                             R"("content":"Authorization: Bearer )"
                                 + canaries.next() + " and " + echo + R"("}}],"usage":{"prompt_tokens":3,"completion_tokens":2}})",
                             "X-Seen-By-Router: yes\r\nX-Session-Token: " + canaries.next() + "\r\nX-Echo: Bearer " + canaries.next()
                                 + "\r\nLocation: https://me:" + canaries.next() + "@host/?sig=" + canaries.next() + "\r\n");
    };
    RouterHome home(QStringLiteral(CCR_EXECUTABLE));
    const QByteArray dead = "http://127.0.0.1:" + QByteArray::number(RouterHome::freePort()); // where nobody listens
    QByteArray text = config;
    text.replace("%PORT", QByteArray::number(home.port())).replace("%URL", provider.url().toEncoded()).replace("%DEAD", dead);
    for (int i = 0; i < 5; ++i) text.replace("%KEY" + QByteArray::number(i), keys[i]);
    home.writeConfig(text);
    QCOMPARE(home.run({u"start"_s, u"--background"_s}).code, 0);

    for (int i = 0; i < turns; ++i) {
        const QByteArray body = R"({"model":")" + QByteArray(i % 3 == 0 ? "claude-3-5-haiku" : "claude-opus")
                                + R"(","max_tokens":9,"metadata":{"user_id":"u","api_key":")" + canaries.next()
                                + R"("},"messages":[{"role":"user","content":"my key is sk-ant-api03-)" + canaries.next()
                                + R"( and {\"password\":\")" + canaries.next() + R"(\"} at https://me:)" + canaries.next()
                                + R"(@host/x?access_token=)" + canaries.next() + R"( and ghp_)" + canaries.next().leftJustified(36, 'a')
                                + R"("}]})";
        ask(home.port(), post("/v1/messages?beta=true&key=" + canaries.next() + "&token=" + canaries.next(),
                              "Authorization: Bearer " + canaries.next() + "\r\nX-Api-Key: " + canaries.next() + "\r\nCookie: session="
                                  + canaries.next() + "\r\nProxy-Authorization: Basic " + ("user:" + canaries.next()).toBase64()
                                  + "\r\nX-Goog-Api-Key: " + canaries.next() + "\r\nX-Corp-Secret: " + canaries.next()
                                  + "\r\nReferer: https://me:" + canaries.next() + "@host/?token=" + canaries.next() + "\r\n",
                              body));
        ask(home.port(), post("/v1/messages?key=" + canaries.next(), "X-Auth-Token: " + canaries.next() + "\r\n",
                              R"({"model":"sk-)" + canaries.next() + R"(","messages": "Bearer )" + canaries.next() + "\"}")); // refused
    }
    QVERIFY(canaries.count() >= 200);
    QTRY_COMPARE_WITH_TIMEOUT(home.run({u"logs"_s, u"query"_s, u"--requests"_s, u"--count"_s}).output.trimmed().toInt() >= 2 * turns, true,
                              20'000);

    // What it tells.
    QByteArray told;
    for (const char *const command : {"stats", "errors", "analyze", "check", "config", "query --requests", "query", "tail -n 1000"}) {
        const RouterHome::Outcome outcome = home.run((u"logs "_s + QLatin1StringView(command)).split(u' '));
        told += outcome.output + outcome.errors;
    }
    for (const char *const target : {"/metrics", "/health", "/ready", "/api/config", "/api/logs/query", "/api/logs/stats",
                                     "/api/logs/errors", "/api/logs/analyze", "/api/logs/performance", "/api/logs/check"}) {
        ccr::test::RawClient client(home.port());
        client.send("GET " + QByteArray(target) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        std::optional<ccr::test::RawResponse> response;
        QTRY_VERIFY_WITH_TIMEOUT(response || (response = client.takeResponse()), 20'000);
        told += response->head + response->body;
    }
    for (const QString &format : {u"ndjson"_s, u"csv"_s, u"har"_s, u"markdown"_s, u"html"_s, u"otlp"_s}) {
        QStringList arguments{u"logs"_s, u"export"_s, u"--requests"_s, u"--bodies"_s, u"--privacy"_s, u"full"_s};
        if (format != u"csv") arguments << u"--records"_s; // which holds one table
        if (format != u"csv" && format != u"otlp" && format != u"har") arguments << u"--statistics"_s;
        arguments << u"--format"_s << format << u"-o"_s << home.path(u"export."_s + format);
        const RouterHome::Outcome outcome = home.run(arguments);
        QVERIFY2(outcome.code == 0, outcome.errors.constData());
    }
    QVERIFY(told.contains("Incorrect API key")); // it is where we look for them
    QVERIFY2(canaries.foundIn(told).isEmpty(), canaries.foundIn(told).constData());

    // What it leaves behind, while it runs and after its end.
    for (const bool isRunning : {true, false}) {
        if (!isRunning) QCOMPARE(home.run({u"stop"_s}).code, 0);
        int files = 0;
        bool hasSpool = false;
        bool hasHistory = false;
        bool hasHeads = false;
        QDirIterator walk(home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            QFile file(walk.next());
            if (walk.fileName() == "config.json"_L1 || !file.open(QIODevice::ReadOnly)) continue;
            const QByteArray content = file.readAll();
            const QByteArray found = canaries.foundIn(content);
            const qsizetype at = content.indexOf(found);
            QVERIFY2(found.isEmpty(),
                     qPrintable(walk.filePath() + u": "_s + QString::fromLatin1(content.mid(std::max<qsizetype>(0, at - 100), 200))));
            ++files;
            hasSpool = hasSpool || (walk.filePath().contains("/spool/"_L1) && content.contains("Incorrect API key"));
            hasHeads = hasHeads || (walk.fileName().startsWith("history.sqlite"_L1) && content.contains("X-Seen-By-Router: yes"));
            hasHistory = hasHistory || (walk.fileName().startsWith("history.sqlite"_L1) && content.contains("Incorrect API key"));
        }
        QVERIFY2(files > 10 && hasSpool && hasHistory && hasHeads, qPrintable(u"%1 files"_s.arg(files)));
    }
}

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
