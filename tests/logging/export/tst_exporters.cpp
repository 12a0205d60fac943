#include "logging/export/file_exporting.h"
#include "tests/logging/export/export_case.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace ccr;
using namespace ccr::logging;
using namespace ccr::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(ExportFormat)

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

// RFC 4180.
QList<QStringList> rowsOf(const QByteArray &csv, char separator)
{
    QList<QStringList> rows(1);
    QByteArray cell;
    bool quoted = false;
    const auto endCell = [&] { rows.last().append(QString::fromUtf8(std::exchange(cell, {}))); };
    for (qsizetype i = 0; i < csv.size(); ++i) {
        const char c = csv[i];
        if (quoted) {
            if (c != '"')
                cell += c;
            else if (csv.mid(i + 1, 1) == "\"")
                cell += csv[++i];
            else
                quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == separator) {
            endCell();
        } else if (c == '\r' && csv.mid(i + 1, 1) == "\n") {
            ++i;
            endCell();
            rows.emplace_back();
        } else {
            cell += c;
        }
    }
    rows.removeLast();
    return rows;
}

} // namespace

class TestExporters : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesTheGoldenFile_data();
    void writesTheGoldenFile();
    void csvIsATable_data();
    void csvIsATable();
    void csvStartsNoFormula();
    void csvHoldsRecordsOrStatistics();
    void harFollowsItsSchema();
    void harHasAnEntryForEachAttempt();
    void harHasTheHeadsOfItsMessages();
    void othersHaveTheHeadsOfMessages_data();
    void othersHaveTheHeadsOfMessages();
    void harHasTheTimesOfEvents_data();
    void harHasTheTimesOfEvents();
    void htmlNeedsNothingAndRunsNothing();
    void markdownHoldsNoMarkupOfOthers();
    void writesAmountsInBothCurrencies();
    void otlpJoinsSpansAndLogsToATrace();
    void statesNothingWhereNothingIs_data();
    void statesNothingWhereNothingIs();
    void refusesWhatAFormatCannotHold();

private:
    QByteArray written(ExportRequest request, ListExportSource source = exportSource());

    QTemporaryDir m_folder;
    SecretRedactor m_secrets;
    FakeClock m_clock{QDateTime(QDate(2025, 11, 22), QTime(21, 0), Qt::UTC)};
};

QByteArray TestExporters::written(ExportRequest request, ListExportSource source)
{
    request.path = m_folder.filePath(u"file"_s);
    request.replace = true;
    const std::atomic<bool> cancelled = false;
    const FileExporting exporting(m_secrets, u"/home/me"_s, u"1.2.3"_s, m_clock);
    const auto report = exporting.run(request, source, {cancelled});
    return report ? contentOf(request.path) : report.error().message.toUtf8();
}

void TestExporters::writesTheGoldenFile_data()
{
    QTest::addColumn<ExportFormat>("format");
    for (const ExportFormat format : exportFormats) QTest::newRow(std::string(toString(format)).c_str()) << format;
}

// tests/data/logging/export/golden.*; CCR_WRITE_GOLDEN=1 writes them anew, to be looked at before they are taken.
void TestExporters::writesTheGoldenFile()
{
    QFETCH(ExportFormat, format);
    QByteArray text = written(exportRequest(format, {}));
    const QByteArray pid = QByteArray::number(QCoreApplication::applicationPid());
    const QByteArray host = QSysInfo::machineHostName().toUtf8();
    text.replace("\"pid\":" + pid, "\"pid\":1").replace("\"hostname\":\"" + host, "\"hostname\":\"host");
    text.replace("\"intValue\":\"" + pid, "\"intValue\":\"1").replace("\"stringValue\":\"" + host + "\"", "\"stringValue\":\"host\"");
    const QString suffix = QString::fromStdString(std::string(fileSuffix(format)));
    const QString golden = QStringLiteral(CCR_TEST_DATA "/logging/export/golden.") + suffix;
    if (qEnvironmentVariableIsSet("CCR_WRITE_GOLDEN")) {
        QFile file(golden);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    const QList<QByteArray> lines = text.split('\n');
    const QList<QByteArray> expected = contentOf(golden).split('\n');
    for (qsizetype i = 0; i < std::min(lines.size(), expected.size()); ++i) QCOMPARE(lines[i], expected[i]);
    QCOMPARE(lines.size(), expected.size());
}

void TestExporters::csvIsATable_data()
{
    QTest::addColumn<char>("separator");
    QTest::newRow("comma") << ',';
    QTest::newRow("semicolon") << ';';
    QTest::newRow("tab") << '\t';
}

void TestExporters::csvIsATable()
{
    QFETCH(char, separator);
    ExportRequest request = exportRequest(ExportFormat::Csv, {});
    request.separator = separator;
    request.byteOrderMark = true;
    QByteArray text = written(request);
    QVERIFY(text.startsWith("\xEF\xBB\xBF"));
    text.remove(0, 3);
    const QList<QStringList> rows = rowsOf(text, separator);
    QCOMPARE(rows.size(), 3);
    for (const QStringList &row : rows) QCOMPARE(row.size(), rows[0].size());
    QVERIFY(rows[0].last().contains(u"status:>=200 text:\"<&>\""_s));
    QVERIFY(rows[0].last().contains(u"2025-11-22T20:00:00.000Z to …"_s));
    QVERIFY(rows[0].last().contains(u"privacy: standard"_s));
    const auto cell = [&](int row, const QString &name) { return rows[row].value(rows[0].indexOf(name)); };
    QCOMPARE(cell(1, u"totalMs"_s), u"645"_s);
    QCOMPARE(cell(1, u"model"_s), u"deepseek-chat"_s);
    QCOMPARE(cell(2, u"errorMessage"_s), u"a \"b\", c\r\n| `d` *e* \u202ef</td>"_s);
    QCOMPARE(cell(2, u"inputTokens"_s), QString());
    QVERIFY(cell(1, u"provider_response"_s).startsWith(u"event: delta\n"_s));
}

void TestExporters::csvStartsNoFormula()
{
    ExportRequest request = exportRequest(ExportFormat::Csv, {});
    request.bodies = false;
    for (const char *begin : {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"}) {
        ExchangeSnapshot exchange = rejectedExchange();
        exchange.client = std::string(begin) + "1+1";
        const QList<QStringList> rows = rowsOf(written(request, ListExportSource({exchange}, {})), ',');
        QCOMPARE(rows[1].value(rows[0].indexOf(u"client"_s)), u"'"_s + QString::fromStdString(exchange.client));
        for (const QString &cell : rows[1]) QVERIFY(cell.isEmpty() || !u"=+-@\t\r\n"_s.contains(cell[0]));
    }
}

void TestExporters::csvHoldsRecordsOrStatistics()
{
    ExportRequest request = exportRequest(ExportFormat::Csv, {});
    request.exchanges = false;
    request.records = true;
    QList<QStringList> rows = rowsOf(written(request), ',');
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[1].mid(0, 7), (QStringList{u"2025-11-22T20:00:00.010Z"_s, u"warn"_s, u"proxy"_s,
                                             u"req_0190a1b2c3d47e5f8899aabbccddeeff"_s, u"attempt failed\n<b>forged</b>"_s,
                                             u"{\"status\":429,\"error\":\"@slow down\",\"raw\":{\"k\":[1,\"x\"]}}"_s, u"7"_s}));
    request.records = false;
    request.statistics = true;
    rows = rowsOf(written(request), ',');
    QVERIFY(rows.contains(QStringList{u"exchanges"_s, u"2"_s, QString()}));
    QVERIFY(rows.contains(QStringList{u"failed"_s, u"1"_s, QString()}));
    QVERIFY(rows.contains(QStringList{u"errorRate"_s, u"0.5"_s, QString()}));
    QVERIFY(rows.contains(QStringList{u"errorsByDay.2025-11-22"_s, u"1"_s, QString()}));
    QVERIFY(rows.contains(QStringList{u"errorClass.invalid_request"_s, u"1"_s, QString()}));
    QVERIFY(rows.contains(QStringList{u"cost.USD"_s, u"0.00125"_s, QString()}));
    QVERIFY(rows.contains(QStringList{u"totalMs.max"_s, u"645"_s, QString()}));
}

void TestExporters::harFollowsItsSchema()
{
    const QByteArray har = written(exportRequest(ExportFormat::Har, {}));
    QProcess python;
    python.start(u"python3"_s, {QStringLiteral(CCR_TEST_DATA "/logging/export/check_schema.py"),
                                QStringLiteral(CCR_TEST_DATA "/logging/export/har-1.2.schema.json")});
    if (!python.waitForStarted()) QSKIP("not installed: python3");
    python.write(har);
    python.closeWriteChannel();
    QVERIFY(python.waitForFinished());
    if (python.exitCode() == 77) QSKIP("not installed: python3-jsonschema");
    QVERIFY2(python.exitCode() == 0, python.readAllStandardOutput());
}

void TestExporters::harHasTheHeadsOfItsMessages()
{
    const auto entriesOf = [this](ExportPrivacy privacy) {
        ExportRequest request = exportRequest(ExportFormat::Har, {});
        request.privacy = privacy;
        return QJsonDocument::fromJson(written(request))[u"log"][u"entries"].toArray();
    };
    const auto fields = [](const QJsonValue &message) {
        QStringList lines;
        for (const QJsonValue &field : message[u"headers"].toArray())
            lines.append(field[u"name"].toString() + u": "_s + field[u"value"].toString());
        return lines.join(u'\n');
    };
    const QJsonArray entries = entriesOf(ExportPrivacy::Standard);
    QCOMPARE(fields(entries[0][u"request"]), u"X-Attempt: one"_s);
    QCOMPARE(fields(entries[0][u"response"]), u"retry-after: 7"_s);
    QCOMPARE(fields(entries[1][u"request"]), u"X-Attempt: two\nX-Quote: a \"b\""_s);
    QCOMPARE(entries[1][u"request"][u"_headersLeftOut"].toInt(), 2);
    QCOMPARE(fields(entries[1][u"response"]), u"content-type: text/event-stream\nvia: a\nvia: b"_s);
    QCOMPARE(fields(entries[1][u"_client"][u"request"]), u"User-Agent: claude-cli/2.1.197\nAuthorization: [Redacted]"_s);
    QCOMPARE(fields(entries[1][u"_client"][u"response"]), u"Content-Type: text/event-stream"_s);
    QCOMPARE(fields(entries[2][u"request"]), u"Accept: */*"_s); // no provider was asked
    QCOMPARE(fields(entries[2][u"response"]), u"Content-Type: application/json"_s);
    const QJsonArray strict = entriesOf(ExportPrivacy::Strict);
    QCOMPARE(fields(strict[1][u"request"]), u"X-Attempt: [Redacted]\nX-Quote: [Redacted]"_s);
    QCOMPARE(fields(strict[1][u"response"]), u"content-type: text/event-stream\nvia: [Redacted]\nvia: [Redacted]"_s);
}

void TestExporters::othersHaveTheHeadsOfMessages_data()
{
    QTest::addColumn<ExportFormat>("format");
    QTest::addColumn<QString>("open");
    QTest::addColumn<QString>("strict");
    QTest::newRow("NDJSON") << ExportFormat::Ndjson << uR"({"name":"via","value":"a"},{"name":"via","value":"b"}])"_s
                            << uR"({"name":"via","value":"[Redacted]"},{"name":"via","value":"[Redacted]"}])"_s;
    QTest::newRow("HTML") << ExportFormat::Html << u"<tr><th>X-Quote</th><td>a &quot;b&quot;</td></tr>"_s
                          << u"<tr><th>X-Quote</th><td>[Redacted]</td></tr>"_s;
    QTest::newRow("Markdown") << ExportFormat::Markdown << u"\nX-Quote: a \"b\"\n… and 2 more\n```\n"_s
                              << u"\nX-Quote: [Redacted]\n… and 2 more\n```\n"_s;
}

void TestExporters::othersHaveTheHeadsOfMessages()
{
    QFETCH(ExportFormat, format);
    QFETCH(QString, open);
    QFETCH(QString, strict);
    ExportRequest request = exportRequest(format, {});
    request.bodies = false;
    const QString text = QString::fromUtf8(written(request));
    QVERIFY2(text.contains(open), qPrintable(text));
    QVERIFY(!text.contains(strict));
    request.privacy = ExportPrivacy::Strict;
    const QString cautious = QString::fromUtf8(written(request));
    QVERIFY2(cautious.contains(strict), qPrintable(cautious));
    QVERIFY(!cautious.contains(open));
}

void TestExporters::harHasTheTimesOfEvents_data()
{
    QTest::addColumn<bool>("bodies");
    QTest::addColumn<ExportPrivacy>("privacy");
    QTest::newRow("with the bodies") << true << ExportPrivacy::Standard;
    QTest::newRow("no bodies were recorded") << false << ExportPrivacy::Standard;
    QTest::newRow("no content may be shown") << true << ExportPrivacy::Strict;
}

void TestExporters::harHasTheTimesOfEvents()
{
    QFETCH(bool, bodies);
    QFETCH(ExportPrivacy, privacy);
    TimelinePacker packer;
    packer.add({.at = milliseconds(20), .type = "other", .attempt = 1, .bytes = 1});
    packer.add({.at = milliseconds(150), .kind = StreamEventKind::Content, .type = "delta", .block = 4, .attempt = 2, .bytes = 34});
    packer.add({.at = milliseconds(640), .type = "[DONE]", .isTerminal = true, .attempt = 2, .bytes = 14});
    packer.add({.at = milliseconds(641), .kind = StreamEventKind::Ping, .type = ": comment", .attempt = 2, .bytes = 5});
    ListExportSource source({servedExchange()}, {}, bodies ? exportBodies() : QList<StoredBody>(), {},
                            {{.exchangeId = servedExchange().id, .provider = packer.take(), .client = {}}});
    ExportRequest request = exportRequest(ExportFormat::Har, {});
    request.privacy = privacy;
    const auto entriesOf = [&] { return QJsonDocument::fromJson(written(request, source))[u"log"][u"entries"].toArray(); };
    const QJsonArray entries = entriesOf();
    QCOMPARE(entries[0][u"_eventSourceMessages"].toArray().size(), 1);
    const QJsonArray messages = entries[1][u"_eventSourceMessages"].toArray();
    QCOMPARE(messages.size(), 3);
    QCOMPARE(messages[0][u"time"].toDouble(), 1'763'841'600.15);
    QCOMPARE(messages[1][u"time"].toDouble(), 1'763'841'600.64);
    QCOMPARE(messages[0][u"_kind"].toString(), u"content"_s);
    QCOMPARE(messages[0][u"_block"].toInt(), 4);
    QVERIFY(messages[1][u"_block"].isUndefined());
    QCOMPARE(messages[0][u"_bytes"].toInt(), 34);
    QCOMPARE(messages[0][u"eventName"].toString(), u"delta"_s);
    const bool hasContent = bodies && privacy != ExportPrivacy::Strict;
    QCOMPARE(messages[0][u"data"].toString(), hasContent ? uR"({"t":"```<b>"})"_s : QString());
    QVERIFY(messages[2][u"data"].isUndefined());
    request.streamFrames = false;
    QVERIFY(entriesOf()[1][u"_eventSourceMessages"].isUndefined());
    request.streamFrames = true;
    request.bodies = false; // the events and no more
    const QJsonArray bare = entriesOf();
    QVERIFY(bare[1][u"response"][u"content"][u"text"].isUndefined() && bare[1][u"request"][u"postData"].isUndefined());
    QCOMPARE(bare[1][u"_eventSourceMessages"].toArray(), messages);
}

void TestExporters::harHasAnEntryForEachAttempt()
{
    const QJsonObject log = QJsonDocument::fromJson(written(exportRequest(ExportFormat::Har, {}))).object()[u"log"].toObject();
    QCOMPARE(log[u"version"].toString(), u"1.2"_s);
    const QJsonArray entries = log[u"entries"].toArray();
    QCOMPARE(entries.size(), 3);
    for (const QJsonValue &entry : entries) {
        double sum = 0;
        const QJsonObject timings = entry[u"timings"].toObject();
        for (const char16_t *name : {u"blocked", u"dns", u"connect", u"send", u"wait", u"receive"}) { // ssl is part of connect
            const double time = timings[QStringView(name)].toDouble(-2);
            QVERIFY(time >= 0 || time == -1);
            sum += std::max(0.0, time);
        }
        QVERIFY(qFuzzyCompare(entry[u"time"].toDouble(), sum));
        static const QRegularExpression own(u"^_"_s);
        const QStringList known = {u"startedDateTime"_s, u"pageref"_s, u"request"_s, u"response"_s, u"cache"_s, u"time"_s, u"timings"_s};
        for (const QString &name : entry.toObject().keys()) QVERIFY2(known.contains(name) || name.startsWith(u'_'), name.toUtf8());
    }
    QCOMPARE(entries[0][u"response"][u"status"].toInt(), 429);
    QCOMPARE(entries[0][u"_attempt"].toInt(), 1);
    QCOMPARE(entries[0][u"_trace"], entries[1][u"_trace"]);
    QCOMPARE(entries[0][u"timings"][u"blocked"].toDouble(), 3.0);
    QCOMPARE(entries[1][u"startedDateTime"].toString(), u"2025-11-22T20:00:00.041Z"_s);
    QCOMPARE(entries[1][u"timings"][u"wait"].toDouble(), 100.0);
    QCOMPARE(entries[1][u"request"][u"queryString"][1][u"value"].toString(), u" x"_s);
    QCOMPARE(entries[1][u"request"][u"postData"][u"text"].toString(), u"{\"model\":\"deepseek-chat\"}"_s);
    QCOMPARE(entries[1][u"response"][u"content"][u"mimeType"].toString(), u"text/event-stream"_s);
    QCOMPARE(entries[1][u"_eventSourceMessages"].toArray().size(), 2);
    QCOMPARE(entries[1][u"_eventSourceMessages"][0][u"eventName"].toString(), u"delta"_s);
    QCOMPARE(entries[1][u"_llm"][u"tokens"][u"output"].toInt(), 50);
    QCOMPARE(entries[1][u"_llm"][u"tokens"][u"reasoning"].toInt(), 30);
    QCOMPARE(log[u"pages"].toArray().size(), 1);
    QCOMPARE(log[u"pages"][0][u"id"], entries[0][u"pageref"]);
    QCOMPARE(log[u"_records"].toArray().size(), 1);
}

void TestExporters::htmlNeedsNothingAndRunsNothing()
{
    const QString html = QString::fromUtf8(written(exportRequest(ExportFormat::Html, {})));
    for (const char *forbidden : {"<script", "<img", "<link", "src=", "href=", "@import", "url(", "<b>", "</td>|"})
        QVERIFY2(!html.contains(QLatin1String(forbidden)), forbidden);
    QVERIFY(html.contains(u"&lt;script&gt;alert(1)&lt;/script&gt;"_s));
    QVERIFY(html.contains(u"default-src 'none'"_s));
    QVERIFY(!html.contains(u'\u202e'));
    for (const char *tag : {"details", "table", "pre", "summary", "html", "body"})
        QCOMPARE(html.count(QRegularExpression(u"<%1[ >]"_s.arg(QLatin1String(tag)))), html.count(u"</%1>"_s.arg(QLatin1String(tag))));
}

void TestExporters::markdownHoldsNoMarkupOfOthers()
{
    const QString text = QString::fromUtf8(written(exportRequest(ExportFormat::Markdown, {})));
    QVERIFY(text.contains(u"\\<script\\>"_s));
    QVERIFY(text.contains(u"\\| \\`d\\` \\*e\\*"_s));
    QVERIFY(text.contains(u"````\nevent: delta"_s)); // longer than the fence inside
    QVERIFY(!text.contains(u"\n<b>"_s));
    for (const QString &line : text.split(u'\n'))
        if (line.startsWith(u"| "_s)) QCOMPARE(QString(line).remove(u"\\|"_s).count(u'|'), 3);
}

// Amounts keep the currency of their price, and stand beside it in the one that is shown, each with its rate.
void TestExporters::writesAmountsInBothCurrencies()
{
    ExchangeSnapshot covered = servedExchange();
    covered.cost = Money{0, "CNY"};
    covered.planValue = Money{0.5, "USD"};
    covered.priceId = "mine:deepseek-*@always";
    ExportRequest request = exportRequest(ExportFormat::Ndjson, {});
    request.records = request.statistics = false;
    request.display = {.currency = "CNY", .rates = {{"USD", 7.2}}};
    const auto exported = [&] { return ListExportSource({servedExchange(), covered}, {}); };
    const QList<QByteArray> lines = written(request, exported()).trimmed().split('\n');
    const QJsonObject first = QJsonDocument::fromJson(lines.at(1)).object();
    QCOMPARE(first[u"cost"].toDouble(), 0.00125);
    QCOMPARE(first[u"currency"].toString(), u"USD"_s);
    QCOMPARE(first[u"costConverted"].toDouble(), 0.009);
    QCOMPARE(first[u"costConvertedCurrency"].toString(), u"CNY"_s);
    QCOMPARE(first[u"costRate"].toDouble(), 7.2);
    QVERIFY(!first.contains(u"planValue") && !first.contains(u"planValueConverted"));
    const QJsonObject second = QJsonDocument::fromJson(lines.at(2)).object();
    QCOMPARE(second[u"planValue"].toDouble(), 0.5);
    QCOMPARE(second[u"planCurrency"].toString(), u"USD"_s);
    QCOMPARE(second[u"planValueConverted"].toDouble(), 3.6);
    QCOMPARE(second[u"planValueRate"].toDouble(), 7.2);
    QCOMPARE(second[u"costRate"].toDouble(), 1.0); // it is in this currency already
    QCOMPARE(second[u"priceId"].toString(), u"mine:deepseek-*@always"_s);
    request.format = ExportFormat::Csv;
    const QList<QStringList> rows = rowsOf(written(request, exported()), ',');
    const auto cell = [&rows](int row, const QString &name) { return rows.at(row).at(rows.at(0).indexOf(name)); };
    QCOMPARE(cell(1, u"costConverted"_s), u"0.009"_s);
    QCOMPARE(cell(1, u"planValueConverted"_s), QString());
    QCOMPARE(cell(2, u"planValueRate"_s), u"7.2"_s);
    QCOMPARE(cell(2, u"totalMs"_s), cell(1, u"totalMs"_s)); // what follows stands in its own columns
    request.format = ExportFormat::Har;
    const QJsonArray entries = QJsonDocument::fromJson(written(request, exported())).object()[u"log"][u"entries"].toArray();
    const QJsonObject cost = entries[1][u"_llm"][u"cost"].toObject();
    QCOMPARE(cost[u"converted"].toDouble(), 0.009);
    QCOMPARE(cost[u"rate"].toDouble(), 7.2);
    QCOMPARE(entries[3][u"_llm"][u"cost"][u"priceId"].toString(), u"mine:deepseek-*@always"_s);
    QCOMPARE(entries[3][u"_llm"][u"cost"][u"planValue"].toDouble(), 0.5);
}

void TestExporters::otlpJoinsSpansAndLogsToATrace()
{
    const QJsonObject file = QJsonDocument::fromJson(written(exportRequest(ExportFormat::Otlp, {}))).object();
    const QJsonArray spans = file[u"resourceSpans"][0][u"scopeSpans"][0][u"spans"].toArray();
    const QJsonArray logs = file[u"resourceLogs"][0][u"scopeLogs"][0][u"logRecords"].toArray();
    QCOMPARE(spans.size(), 4);
    QCOMPARE(logs.size(), 1);
    static const QRegularExpression hex(u"^[0-9a-f]+$"_s);
    std::set<QString> ids;
    for (const QJsonValue &span : spans) {
        QVERIFY(span[u"traceId"].toString().size() == 32 && hex.match(span[u"traceId"].toString()).hasMatch());
        QVERIFY(span[u"spanId"].toString().size() == 16 && hex.match(span[u"spanId"].toString()).hasMatch());
        QVERIFY(ids.insert(span[u"spanId"].toString()).second);
        QVERIFY(span[u"startTimeUnixNano"].toString().toLongLong() <= span[u"endTimeUnixNano"].toString().toLongLong());
        std::set<QString> keys;
        const QJsonArray attributes = span[u"attributes"].toArray();
        for (const QJsonValue &attribute : attributes) QVERIFY(keys.insert(attribute[u"key"].toString()).second);
    }
    QCOMPARE(spans[0][u"name"].toString(), u"POST /v1/messages"_s);
    QCOMPARE(spans[0][u"kind"].toInt(), 2);
    QCOMPARE(spans[2][u"name"].toString(), u"chat deepseek-chat"_s);
    QCOMPARE(spans[2][u"kind"].toInt(), 3);
    QCOMPARE(spans[2][u"parentSpanId"], spans[0][u"spanId"]);
    QCOMPARE(spans[1][u"status"][u"code"].toInt(), 2);
    QCOMPARE(spans[2][u"status"], QJsonValue(QJsonObject()));
    QCOMPARE(logs[0][u"traceId"], spans[0][u"traceId"]);
    QMap<QString, QJsonObject> served;
    const QJsonArray attributes = spans[2][u"attributes"].toArray();
    for (const QJsonValue &attribute : attributes) served[attribute[u"key"].toString()] = attribute[u"value"].toObject();
    QCOMPARE(served[u"gen_ai.usage.input_tokens"_s][u"intValue"].toString(), u"123"_s);
    QCOMPARE(served[u"gen_ai.provider.name"_s][u"stringValue"].toString(), u"deepseek"_s);
    QCOMPARE(served[u"server.port"_s][u"intValue"].toString(), u"8443"_s);
    QCOMPARE(served[u"gen_ai.response.time_to_first_chunk"_s][u"doubleValue"].toDouble(), 0.109);
    QCOMPARE(served[u"llmrouter.fallback_from"_s][u"stringValue"].toString(), u"moonshot"_s);
    QCOMPARE(served[u"gen_ai.response.finish_reasons"_s][u"arrayValue"][u"values"][0][u"stringValue"].toString(), u"stop"_s);
}

void TestExporters::statesNothingWhereNothingIs_data()
{
    writesTheGoldenFile_data();
}

void TestExporters::statesNothingWhereNothingIs()
{
    QFETCH(ExportFormat, format);
    const QByteArray text = written(exportRequest(format, {}), ListExportSource({}, {}));
    QVERIFY(text.contains("privacy: standard") || text.contains("\"privacy\":\"standard\""));
    QVERIFY(text.contains("status:"));
    if (format == ExportFormat::Har || format == ExportFormat::Otlp) QVERIFY(QJsonDocument::fromJson(text).isObject());
    if (format == ExportFormat::Ndjson)
        for (const QByteArray &line : text.trimmed().split('\n')) QVERIFY(QJsonDocument::fromJson(line).isObject());
}

void TestExporters::refusesWhatAFormatCannotHold()
{
    ExportRequest request = exportRequest(ExportFormat::Csv, {});
    request.records = true;
    QVERIFY(written(request).contains("one table"));
    request = exportRequest(ExportFormat::Csv, {});
    request.separator = '|';
    QVERIFY(written(request).contains("\"|\" is not a separator"));
    request = exportRequest(ExportFormat::Otlp, {});
    request.statistics = true;
    QVERIFY(written(request).contains("statistics"));
    request.exchanges = request.records = request.statistics = false;
    QVERIFY(written(request).contains("There is nothing to export"));
}

QTEST_GUILESS_MAIN(TestExporters)
#include "tst_exporters.moc"
