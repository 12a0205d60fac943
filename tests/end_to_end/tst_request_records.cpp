#include "tests/support/fake_provider.h"
#include "tests/support/raw_client.h"
#include "tests/support/router_home.h"

#include <QJsonDocument>
#include <QMap>
#include <QTest>

#include <array>

using namespace Qt::StringLiterals;
using ccr::test::FakeProvider;
using ccr::test::RawClient;
using ccr::test::RouterHome;

namespace {

constexpr int requests = 1000;
constexpr int atOnce = 20;

const QByteArray config = R"({"PORT": %PORT, "Providers": [{"name": "p", "api_base_url": "%URL", "api_key": "k", "models": ["m"]}],
  "Router": {"default": "p,m"},
  "Logging": {"enhancedFeatures": {"requestTracking": {"logLifecycle": true}},
    "streams": [{"name": "main", "type": "file", "path": "./main.log", "flushInterval": 50, "rotation": false}]}})";

QByteArray post(const QByteArray &body)
{
    return "POST /v1/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
           + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

/// What a client of this kind sends; every fifth is no request that can be served.
QByteArray requestOf(int kind)
{
    if (kind == 4) return post(R"({"model":"x","messages":)");
    return post(R"({"model":"claude-opus","max_tokens":9,"stream":)" + QByteArray(kind % 2 == 0 ? "true" : "false")
                + R"(,"messages":[{"role":"user","content":"kind )" + QByteArray::number(kind) + R"("}]})");
}

} // namespace

/// A thousand requests of every kind through a router that runs, and what its log says of them afterwards.
class TestRequestRecords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellStartAndEndOfEach();
};

void TestRequestRecords::tellStartAndEndOfEach()
{
    FakeProvider provider;
    provider.onRequest = [](const FakeProvider::Request &request) {
        const QByteArray piece = R"(data: {"choices":[{"index":0,"delta":{"content":"hi"}}]})"
                                 "\n\n";
        if (request.body.contains("kind 0")) { // a whole stream
            request.peer->beginStream();
            request.peer->sendChunk(piece + R"(data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})"
                                    + "\n\ndata: [DONE]\n\n");
            return request.peer->endChunks();
        }
        if (request.body.contains("kind 2")) { // one that breaks off
            request.peer->beginStream();
            request.peer->sendChunk(piece);
            return request.peer->close();
        }
        if (request.body.contains("kind 1")) return request.peer->answer(400, R"({"error":{"message":"no"}})");
        // The client of kind 3 leaves before there is an answer.
    };
    RouterHome home(QStringLiteral(CCR_EXECUTABLE));
    QByteArray text = config;
    home.writeConfig(text.replace("%PORT", QByteArray::number(home.port())).replace("%URL", provider.url().toEncoded()));
    QCOMPARE(home.run({u"start"_s, u"--background"_s}).code, 0);

    for (int done = 0; done < requests; done += atOnce) {
        std::array<std::unique_ptr<RawClient>, atOnce> clients;
        const std::size_t known = provider.requests().size();
        for (int i = 0; i < atOnce; ++i) {
            clients[static_cast<std::size_t>(i)] = std::make_unique<RawClient>(home.port());
            clients[static_cast<std::size_t>(i)]->send(requestOf(i % 5));
        }
        QTRY_VERIFY_WITH_TIMEOUT(provider.requests().size() >= known + atOnce / 5 * 4, 20'000);
        for (int i = 0; i < atOnce; ++i) {
            RawClient &client = *clients[static_cast<std::size_t>(i)];
            if (i % 5 == 3) {
                client.leave();
                continue;
            }
            std::optional<ccr::test::RawResponse> response; // the macro asks more than once
            QTRY_VERIFY_WITH_TIMEOUT(response || (response = client.takeResponse()) || client.isClosed(), 20'000);
        }
    }

    QMap<QByteArray, int> starts;
    QMap<QByteArray, int> ends;
    QMap<QByteArray, int> outcomes;
    const auto readLog = [&] {
        starts.clear(), ends.clear(), outcomes.clear();
        for (const QByteArray &line : home.read(u".claude-code-router/logs/main.log"_s).split('\n')) {
            const QJsonDocument record = QJsonDocument::fromJson(line);
            const QByteArray id = record["reqId"_L1].toString().toUtf8();
            const QByteArray message = record["msg"_L1].toString().toUtf8();
            if (message == "request started") ++starts[id];
            if (!record["outcome"_L1].isUndefined()) ++ends[id], ++outcomes[message];
        }
        return ends.size();
    };
    QTRY_COMPARE_WITH_TIMEOUT(readLog(), requests, 20'000);
    QCOMPARE(starts.size(), requests);
    QVERIFY(starts.keys() == ends.keys());
    QVERIFY(std::all_of(starts.cbegin(), starts.cend(), [](int count) { return count == 1; }));
    QVERIFY(std::all_of(ends.cbegin(), ends.cend(), [](int count) { return count == 1; }));
    QCOMPARE(outcomes.value("request completed"), requests / 5);
    QCOMPARE(outcomes.value("request cancelled"), requests / 5);
    QCOMPARE(outcomes.value("request failed") + outcomes.value("request rejected"), requests / 5 * 3);

    RawClient client(home.port());
    client.send("GET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    std::optional<ccr::test::RawResponse> response;
    QTRY_VERIFY_WITH_TIMEOUT(response || (response = client.takeResponse()), 20'000);
    QVERIFY2(response->body.contains("\nccr_active_requests 0\n"), response->body.constData());
}

QTEST_GUILESS_MAIN(TestRequestRecords)
#include "tst_request_records.moc"
