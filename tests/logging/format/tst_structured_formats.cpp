#include "logging/api/trace_id.h"
#include "logging/format/otlp_format.h"
#include "logging/format/record_format.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;

namespace {

QJsonObject written(FormatProfile profile, const LogRecord &record)
{
    FormatConfig format;
    format.profile = profile;
    std::string out;
    makeFormat(format, {.version = u"1.0.0"_s, .environment = u"test"_s})->append(out, BorrowedRecord(record));
    return QJsonDocument::fromJson(QByteArray::fromStdString(out)).object();
}

QMap<QString, QJsonObject> attributesOf(const QJsonObject &object)
{
    QMap<QString, QJsonObject> attributes;
    const QJsonArray list = object[u"attributes"].toArray();
    for (const QJsonValue &entry : list) attributes[entry[u"key"].toString()] = entry[u"value"].toObject();
    return attributes;
}

LogRecord completion()
{
    return {.time = WallTime(milliseconds(1'700'000'000'123)),
            .severity = Severity::Info,
            .component = "proxy",
            .message = "request completed",
            .exchangeId = "req_42",
            .fields = {{"method", std::string("POST")},
                       {"path", std::string("/v1/messages")},
                       {"status", std::int64_t(200)},
                       {"totalMs", 1.25},
                       {"outcome", std::string("ok")},
                       {"responseBytes", std::int64_t(9007199254740993)},
                       {"nested", RawJson{R"({"a":{"b":[1,2.5,"x",null,true]}})"}},
                       {"broken", RawJson{"{"}}},
            .seq = 5};
}

} // namespace

/// What readers of ECS and OTLP rely on.
class TestStructuredFormats : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ecsHasTypesThatElasticsearchMaps();
    void ecsKeepsForeignFieldsInOneObject();
    void otlpFollowsTheProtocol();
    void otlpKnowsEveryLevel();
    void otlpDescribesItsResource();
    void recordsOfOneExchangeShareATrace();
};

void TestStructuredFormats::ecsHasTypesThatElasticsearchMaps()
{
    LogRecord record = completion();
    record.fields.resize(6);
    const QJsonObject line = written(FormatProfile::Ecs, record);
    static const QRegularExpression iso(u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$"_s);
    QVERIFY(iso.match(line[u"@timestamp"].toString()).hasMatch());
    QCOMPARE(line[u"log.level"].toString(), u"info"_s);
    QVERIFY(line[u"ecs.version"].isString());
    for (const char16_t *text : {u"message", u"service.name", u"service.version", u"service.environment", u"host.hostname", u"log.logger",
                                 u"http.request.id", u"http.request.method", u"url.path"})
        QVERIFY2(line[QStringView(text)].isString(), QString::fromUtf16(text).toUtf8());
    for (const char16_t *number :
         {u"process.pid", u"event.sequence", u"http.response.status_code", u"event.duration", u"http.response.body.bytes"})
        QVERIFY2(line[QStringView(number)].isDouble(), QString::fromUtf16(number).toUtf8());
    QCOMPARE(line[u"event.duration"].toInteger(), 1'250'000);
}

void TestStructuredFormats::ecsKeepsForeignFieldsInOneObject()
{
    const LogRecord record{.message = "m", .fields = {{"host", std::string("h")}, {"message", std::string("forged")}, {"log.level", 1.0}}};
    const QJsonObject line = written(FormatProfile::Ecs, record);
    QCOMPARE(line[u"message"].toString(), u"m"_s);
    QCOMPARE(line[u"log.level"].toString(), u"info"_s);
    QVERIFY(!line.contains(u"host"));
    QCOMPARE(line[u"llmrouter"][u"host"].toString(), u"h"_s);
    QCOMPARE(line[u"llmrouter"][u"message"].toString(), u"forged"_s);
}

void TestStructuredFormats::otlpFollowsTheProtocol()
{
    const QJsonObject line = written(FormatProfile::Otlp, completion());
    const QStringList allowed = {u"timeUnixNano"_s, u"observedTimeUnixNano"_s, u"severityNumber"_s, u"severityText"_s,
                                 u"body"_s,         u"attributes"_s,           u"traceId"_s,        u"spanId"_s};
    for (const QString &name : line.keys()) QVERIFY2(allowed.contains(name), name.toUtf8());
    QCOMPARE(line[u"timeUnixNano"].toString(), u"1700000000123000000"_s); // 64-bit numbers are texts
    QCOMPARE(line[u"body"][u"stringValue"].toString(), u"request completed"_s);
    const auto attributes = attributesOf(line);
    QCOMPARE(attributes[u"http.response.status_code"_s], (QJsonObject{{u"intValue"_s, u"200"_s}}));
    QCOMPARE(attributes[u"http.response.body.size"_s], (QJsonObject{{u"intValue"_s, u"9007199254740993"_s}}));
    QCOMPARE(attributes[u"totalMs"_s], (QJsonObject{{u"doubleValue"_s, 1.25}}));
    QCOMPARE(attributes[u"broken"_s], (QJsonObject{{u"stringValue"_s, u"{"_s}}));
    const QJsonArray items =
        attributes[u"nested"_s][u"kvlistValue"][u"values"][0][u"value"][u"kvlistValue"][u"values"][0][u"value"][u"arrayValue"][u"values"]
            .toArray();
    QCOMPARE(items, (QJsonArray{QJsonObject{{u"intValue"_s, u"1"_s}}, QJsonObject{{u"doubleValue"_s, 2.5}},
                                QJsonObject{{u"stringValue"_s, u"x"_s}}, QJsonObject{}, QJsonObject{{u"boolValue"_s, true}}}));
}

void TestStructuredFormats::otlpKnowsEveryLevel()
{
    const QList<std::pair<int, int>> levels = {{10, 1}, {20, 5}, {30, 9}, {35, 11}, {40, 13}, {50, 17}, {60, 21}, {5, 1}, {100, 24}};
    for (const auto &[level, number] : levels) {
        LogRecord record = completion();
        record.severity = static_cast<Severity>(level);
        QCOMPARE(written(FormatProfile::Otlp, record)[u"severityNumber"].toInt(), number);
    }
    QCOMPARE(written(FormatProfile::Otlp, {.severity = Severity::Warn, .message = "m"})[u"severityText"].toString(), u"WARN"_s);
}

void TestStructuredFormats::otlpDescribesItsResource()
{
    const std::string text =
        otlpResource({.version = u"1.2"_s, .environment = u"production"_s}, {{u"team"_s, u"core"_s}, {u"service.name"_s, u"other"_s}});
    const QJsonObject resource = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    const auto attributes = attributesOf(resource);
    QCOMPARE(attributes.size(), resource[u"attributes"].toArray().size());
    QCOMPARE(attributes[u"service.name"_s][u"stringValue"].toString(), u"other"_s);
    QCOMPARE(attributes[u"service.version"_s][u"stringValue"].toString(), u"1.2"_s);
    QCOMPARE(attributes[u"deployment.environment.name"_s][u"stringValue"].toString(), u"production"_s);
    QCOMPARE(attributes[u"team"_s][u"stringValue"].toString(), u"core"_s);
    QVERIFY(attributes[u"process.pid"_s][u"intValue"].toString().toLongLong() > 0);
}

void TestStructuredFormats::recordsOfOneExchangeShareATrace()
{
    const auto traceOf = [](const std::string &id) {
        std::string out;
        appendTraceId(out, id);
        return out;
    };
    QCOMPARE(traceOf("0190A1B2-C3D4-7E5F-8899-AABBCCDDEEFF"), "0190a1b2c3d47e5f8899aabbccddeeff");
    QCOMPARE(traceOf("req_0190a1b2c3d47e5f8899aabbccddeeff"), "0190a1b2c3d47e5f8899aabbccddeeff");
    std::set<std::string> all;
    for (int i = 0; i < 1000; ++i) {
        const std::string id = "req_" + std::to_string(i);
        QVERIFY(isTraceHex(traceOf(id), 32));
        for (int attempt = 0; attempt < 3; ++attempt) {
            std::string span;
            appendSpanId(span, id, attempt);
            QVERIFY(isTraceHex(span, 16));
            QVERIFY(all.insert(span).second);
        }
        QVERIFY(all.insert(traceOf(id)).second);
    }
    const QJsonObject line = written(FormatProfile::Otlp, completion());
    QCOMPARE(line[u"traceId"].toString().toStdString(), traceOf("req_42"));
    QVERIFY(!isTraceHex("00000000000000000000000000000000", 32));
}

QTEST_APPLESS_MAIN(TestStructuredFormats)
#include "tst_structured_formats.moc"
