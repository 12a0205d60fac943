#include "logging/delivery/payload.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSysInfo>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace ccr;
using namespace ccr::logging;
using namespace std::chrono_literals;

namespace {

constexpr WallTime moment{1'795'377'578'448'000'001ns}; // 2026-11-22T19:59:38.448000001Z

StreamConfig streamFor(NetworkProtocol protocol)
{
    StreamConfig stream;
    stream.name = u"collector"_s;
    stream.network.protocol = protocol;
    return stream;
}

RecordView record(Severity severity, std::string_view message, std::span<const FieldView> fields = {})
{
    return {
        .time = moment, .severity = severity, .component = "proxy", .message = message, .exchangeId = "req-1", .fields = fields, .seq = 7};
}

Batch batchOf(const RecordPayload &payload, const std::vector<RecordView> &records)
{
    Batch batch{.id = "b"};
    for (const RecordView &one : records) {
        std::string entry;
        payload.encode(entry, one);
        batch.bytes += entry.size();
        batch.entries.push_back(std::move(entry));
    }
    return batch;
}

QJsonObject json(std::string_view text)
{
    return QJsonDocument::fromJson(QByteArray(text.data(), static_cast<qsizetype>(text.size()))).object();
}

} // namespace

class TestPayloads : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void addressesTheProtocolsPath_data()
    {
        QTest::addColumn<NetworkProtocol>("protocol");
        QTest::addColumn<QString>("configured");
        QTest::addColumn<QString>("expected");
        QTest::newRow("plain") << NetworkProtocol::Http << u"http://x"_s << u"http://x"_s;
        QTest::newRow("elastic") << NetworkProtocol::Elasticsearch << u"http://x:9200"_s << u"http://x:9200/_bulk"_s;
        QTest::newRow("elastic, slash") << NetworkProtocol::Elasticsearch << u"http://x/"_s << u"http://x/_bulk"_s;
        QTest::newRow("elastic behind a path") << NetworkProtocol::Elasticsearch << u"http://x/es"_s << u"http://x/es/_bulk"_s;
        QTest::newRow("elastic, whole") << NetworkProtocol::Elasticsearch << u"http://x/_bulk?pipeline=p"_s
                                        << u"http://x/_bulk?pipeline=p"_s;
        QTest::newRow("loki") << NetworkProtocol::Loki << u"http://x:3100"_s << u"http://x:3100/loki/api/v1/push"_s;
        QTest::newRow("loki, whole") << NetworkProtocol::Loki << u"http://x/loki/api/v1/push"_s << u"http://x/loki/api/v1/push"_s;
        QTest::newRow("otlp") << NetworkProtocol::Otlp << u"http://x:4318/"_s << u"http://x:4318/v1/logs"_s;
        QTest::newRow("otlp, whole") << NetworkProtocol::Otlp << u"http://x/collect"_s << u"http://x/collect"_s;
    }
    void addressesTheProtocolsPath()
    {
        QFETCH(NetworkProtocol, protocol);
        QFETCH(QString, configured);
        QFETCH(QString, expected);
        QCOMPARE(makePayload(streamFor(protocol), {})->endpoint(QUrl(configured)).toString(), expected);
    }

    void elasticsearchWritesActionAndDocument_data()
    {
        QTest::addColumn<FormatProfile>("profile");
        QTest::addColumn<QString>("messageKey");
        QTest::newRow("ecs") << FormatProfile::Ecs << u"message"_s;
        QTest::newRow("pino") << FormatProfile::Pino << u"msg"_s;
        QTest::newRow("text") << FormatProfile::Text << u"message"_s;
    }
    void elasticsearchWritesActionAndDocument()
    {
        QFETCH(FormatProfile, profile);
        QFETCH(QString, messageKey);
        StreamConfig stream = streamFor(NetworkProtocol::Elasticsearch);
        stream.format.profile = profile;
        const auto payload = makePayload(stream, {});
        const std::string body =
            payload->body(batchOf(*payload, {record(Severity::Info, "one"), record(Severity::Warn, "two \"quoted\"")}));
        const QByteArrayList lines = QByteArray::fromStdString(body).split('\n');
        QCOMPARE(lines.size(), 5); // the last line ends too
        QCOMPARE(lines[0], R"({"create":{"_index":"logs-ccr-default","_id":"b-0"}})");
        QCOMPARE(lines[2], R"({"create":{"_index":"logs-ccr-default","_id":"b-1"}})");
        const QJsonObject document = json(lines[3].toStdString());
        QCOMPARE(document["@timestamp"_L1].toString(), u"2026-11-22T19:59:38.448Z"_s);
        QVERIFY(document[messageKey].toString().contains(u"two \"quoted\""_s));
        QCOMPARE(lines[3].count("@timestamp"), 1);
    }

    void elasticsearchPutsTheDayIntoTheIndex()
    {
        StreamConfig stream = streamFor(NetworkProtocol::Elasticsearch);
        stream.network.index = u"ccr-%{DATE}-x"_s;
        const auto payload = makePayload(stream, {});
        const RecordView before{.time = moment, .message = "m"};
        const RecordView after{.time = moment + 5h, .message = "m"};
        const std::string body = payload->body(batchOf(*payload, {before, after}));
        QVERIFY(body.find(R"("_index":"ccr-2026-11-22-x")") != std::string::npos);
        QVERIFY(body.find(R"("_index":"ccr-2026-11-23-x")") != std::string::npos);
    }

    void elasticsearchReadsEachResult_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QList<int>>("rejected");
        QTest::newRow("all taken") << QByteArray(R"({"errors":false,"items":[{"create":{"status":201}}]})")
                                   << static_cast<int>(Verdict::Kind::Accepted) << QList<int>();
        QTest::newRow("one refused") << QByteArray(
            R"({"errors":true,"items":[{"create":{"status":201}},{"create":{"status":400,"error":{"type":"document_parsing_exception"}}}]})")
                                     << static_cast<int>(Verdict::Kind::Accepted) << QList<int>{1};
        QTest::newRow("already there") << QByteArray(R"({"errors":true,"items":[{"create":{"status":409}},{"create":{"status":201}}]})")
                                       << static_cast<int>(Verdict::Kind::Accepted) << QList<int>();
        QTest::newRow("one too busy") << QByteArray(R"({"errors":true,"items":[{"create":{"status":400}},{"create":{"status":429}}]})")
                                      << static_cast<int>(Verdict::Kind::Retry) << QList<int>();
        QTest::newRow("nonsense") << QByteArray(R"({"errors":true,"items":[1,{},"x",{"create":[]},{"create":{"status":400}}]})")
                                  << static_cast<int>(Verdict::Kind::Accepted) << QList<int>();
        QTest::newRow("no bulk answer") << QByteArray("<html>log in</html>") << static_cast<int>(Verdict::Kind::Retry) << QList<int>();
        QTest::newRow("empty") << QByteArray() << static_cast<int>(Verdict::Kind::Retry) << QList<int>();
    }
    void elasticsearchReadsEachResult()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, kind);
        QFETCH(QList<int>, rejected);
        const auto payload = makePayload(streamFor(NetworkProtocol::Elasticsearch), {});
        const Batch batch = batchOf(*payload, {record(Severity::Info, "a"), record(Severity::Info, "b")});
        const Verdict verdict = payload->judge(batch, answer.toStdString());
        QCOMPARE(static_cast<int>(verdict.kind), kind);
        QCOMPARE(QList<int>(verdict.rejected.begin(), verdict.rejected.end()), rejected);
        if (!rejected.isEmpty()) QVERIFY(verdict.reason.contains(u"document_parsing_exception"_s));
    }

    void lokiGroupsByLevel()
    {
        StreamConfig stream = streamFor(NetworkProtocol::Loki);
        stream.network.labels = {{u"app"_s, u"ccr \"1\""_s}, {u"k8s.pod"_s, u"p"_s}, {u"level"_s, u"not mine"_s}};
        stream.network.tenant = u"team"_s;
        const auto payload = makePayload(stream, {});
        const QJsonObject body = json(payload->body(batchOf(
            *payload, {record(Severity::Trace, "t"), record(Severity::Debug, "d"), record(Severity::Info, "i"), record(Severity::Warn, "w"),
                       record(Severity::Error, "e"), record(Severity::Fatal, "f"), record(Severity::Info, "i2")})));
        const QJsonArray streams = body["streams"_L1].toArray();
        QStringList levels;
        for (const QJsonValue &one : streams) {
            levels << one["stream"_L1]["level"_L1].toString() + QString::number(one["values"_L1].toArray().size());
            QCOMPARE(one["stream"_L1]["app"_L1].toString(), u"ccr \"1\""_s);
            QCOMPARE(one["stream"_L1]["k8s_pod"_L1].toString(), u"p"_s);
            QCOMPARE(one["stream"_L1].toObject().size(), 3);
        }
        QCOMPARE(levels, (QStringList{u"debug2"_s, u"info2"_s, u"warning1"_s, u"error1"_s, u"critical1"_s}));
        const QJsonArray value = streams[1]["values"_L1][1].toArray();
        QCOMPARE(value[0].toString(), u"1795377578448000001"_s);
        QCOMPARE(json(value[1].toString().toStdString())["msg"_L1].toString(), u"i2"_s);
        QCOMPARE(payload->headers(), (std::vector<std::pair<std::string, std::string>>{{"X-Scope-OrgID", "team"}}));
    }

    void lokiNamesTheServiceWithoutLabels()
    {
        const auto payload = makePayload(streamFor(NetworkProtocol::Loki), {.serviceName = u"svc"_s});
        const QJsonObject body = json(payload->body(batchOf(*payload, {record(Severity::Info, "i")})));
        QCOMPARE(body["streams"_L1][0]["stream"_L1]["service_name"_L1].toString(), u"svc"_s);
        QVERIFY(payload->headers().empty());
    }

    void otlpWrapsRecordsInTheirResource()
    {
        StreamConfig stream = streamFor(NetworkProtocol::Otlp);
        stream.network.labels = {{u"team"_s, u"blue"_s}};
        const auto payload = makePayload(stream, {.serviceName = u"svc"_s});
        const QJsonObject body = json(payload->body(batchOf(*payload, {record(Severity::Info, "one"), record(Severity::Fatal, "two")})));
        const QJsonValue resource = body["resourceLogs"_L1][0];
        QStringList attributes;
        const QJsonArray pairs = resource["resource"_L1]["attributes"_L1].toArray();
        for (const QJsonValue &pair : pairs) attributes << pair["key"_L1].toString() + u'=' + pair["value"_L1]["stringValue"_L1].toString();
        QVERIFY(attributes.contains(u"service.name=svc"_s));
        QVERIFY(attributes.contains(u"team=blue"_s));
        const QJsonArray records = resource["scopeLogs"_L1][0]["logRecords"_L1].toArray();
        QCOMPARE(records.size(), 2);
        QCOMPARE(records[0]["severityNumber"_L1].toInt(), 9);
        QCOMPARE(records[1]["severityNumber"_L1].toInt(), 21);
        QCOMPARE(records[1]["body"_L1]["stringValue"_L1].toString(), u"two"_s);
        QCOMPARE(records[1]["timeUnixNano"_L1].toString(), u"1795377578448000001"_s);
    }

    void otlpCountsAPartialSuccess_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("refused");
        QTest::newRow("empty") << QByteArray() << 0;
        QTest::newRow("empty object") << QByteArray("{}") << 0;
        QTest::newRow("a warning alone") << QByteArray(R"({"partialSuccess":{"errorMessage":"careful"}})") << 0;
        QTest::newRow("as a string") << QByteArray(R"({"partialSuccess":{"rejectedLogRecords":"1","errorMessage":"no"}})") << 1;
        QTest::newRow("as a number") << QByteArray(R"({"partialSuccess":{"rejectedLogRecords":2}})") << 2;
        QTest::newRow("more than there were") << QByteArray(R"({"partialSuccess":{"rejectedLogRecords":"99"}})") << 2;
        QTest::newRow("nonsense") << QByteArray("<html>") << 0;
    }
    void otlpCountsAPartialSuccess()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, refused);
        const auto payload = makePayload(streamFor(NetworkProtocol::Otlp), {});
        const Verdict verdict =
            payload->judge(batchOf(*payload, {record(Severity::Info, "a"), record(Severity::Info, "b")}), answer.toStdString());
        QCOMPARE(static_cast<int>(verdict.kind), static_cast<int>(Verdict::Kind::Accepted)); // never sent again
        QCOMPARE(static_cast<int>(verdict.rejectedCount), refused);
    }

    void syslogWritesRfc5424()
    {
        StreamConfig stream = streamFor(NetworkProtocol::Syslog);
        stream.network.facility = 1;
        const auto payload = makePayload(stream, {.serviceName = u"my service"_s});
        const FieldView fields[] = {
            {"status", 429}, {"a=b]", "say \"hi\" \\ [x]\nnext"}, {"ok", true}, {"none", nullptr}, {"json", RawJsonView{"{\"a\":1}"}}};
        const Batch batch = batchOf(*payload, {record(Severity::Error, "went wrong", fields)});
        const QString data = "seq=\"7\" reqId=\"req-1\" status=\"429\" a_b_=\"say \\\"hi\\\" \\\\ [x\\]\\\\nnext\" ok=\"true\" none=\"\" "
                             "json=\"{\\\"a\\\":1}\""_L1;
        const QString expected =
            u"<11>1 2026-11-22T19:59:38.448Z %1 my_service %2 proxy [ccr@32473 %3] went wrong"_s.arg(QSysInfo::machineHostName())
                .arg(QCoreApplication::applicationPid())
                .arg(data);
        QCOMPARE(QString::fromStdString(batch.entries[0]), expected);
        QCOMPARE(payload->body(batch), std::to_string(expected.size()) + ' ' + expected.toStdString());
    }

    void syslogMapsLevels_data()
    {
        QTest::addColumn<int>("severity");
        QTest::addColumn<int>("priority"); // of facility 16
        QTest::newRow("trace") << 10 << 135;
        QTest::newRow("debug") << 20 << 135;
        QTest::newRow("info") << 30 << 134;
        QTest::newRow("warn") << 40 << 132;
        QTest::newRow("error") << 50 << 131;
        QTest::newRow("fatal") << 60 << 130;
    }
    void syslogMapsLevels()
    {
        QFETCH(int, severity);
        QFETCH(int, priority);
        const auto payload = makePayload(streamFor(NetworkProtocol::Syslog), {});
        const Batch batch = batchOf(*payload, {record(static_cast<Severity>(severity), "m")});
        QVERIFY(batch.entries[0].starts_with('<' + std::to_string(priority) + ">1 "));
    }

    void syslogMarksUtf8AndBreaksNoLine()
    {
        const auto payload = makePayload(streamFor(NetworkProtocol::Syslog), {});
        const RecordView bare{.time = moment, .message = "grün\r\nFORGED\x1b[31m"};
        const std::string entry = batchOf(*payload, {bare}).entries[0];
        QVERIFY2(entry.find(" - [ccr@32473] \xEF\xBB\xBFgrün\\r\\nFORGED\\u001b[31m") != std::string::npos, entry.c_str());
    }
};

QTEST_GUILESS_MAIN(TestPayloads)
#include "tst_payloads.moc"
