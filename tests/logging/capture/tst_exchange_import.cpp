#include "logging/capture/exchange_import.h"

#include "logging/capture/har_splitter.h"
#include "logging/export/file_exporting.h"
#include "tests/logging/export/export_case.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace ccr::test;
using namespace Qt::StringLiterals;
using Kind = StoredBody::Kind;

Q_DECLARE_METATYPE(ExportFormat)

namespace {

// tests/data/logging/capture/browser.har, as a browser writes it: a page, a picture, a request of a model with a stream, one that failed.
QByteArray foreignHar()
{
    QFile file(QStringLiteral(CCR_TEST_DATA "/logging/capture/browser.har"));
    if (!file.open(QIODevice::ReadOnly)) qFatal("no data");
    return file.readAll();
}

ListExportSource timedSource()
{
    TimelinePacker packer;
    packer.add({.at = milliseconds(150), .kind = StreamEventKind::Content, .type = "delta", .block = 4, .attempt = 2, .bytes = 34});
    packer.add({.at = milliseconds(640), .type = "message", .attempt = 2, .bytes = 14});
    return {{servedExchange(), rejectedExchange()},
            {exportRecord()},
            exportBodies(),
            exportHeads(),
            {{.exchangeId = servedExchange().id, .provider = packer.take(), .client = {}}}};
}

} // namespace

class TestExchangeImport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatWasExported_data();
    void readsWhatWasExported();
    void knowsHowManyEventsWereLeftOut_data();
    void knowsHowManyEventsWereLeftOut();
    void readsOthersRequestsOfModels();
    void splitsAHarWhereverItIsCut();
    void findsTheRecordsOfAHar();
    void saysWhereSomethingIsWrong_data();
    void saysWhereSomethingIsWrong();
    void saysWhereATruncatedFileEnds();
    void leavesOtherFilesAlone_data();
    void leavesOtherFilesAlone();
    void stopsWhenItIsCancelled();
    void passesOnWhatCannotBeTaken();

private:
    QString file(const QString &name, const QByteArray &content) const
    {
        QFile made(m_dir.filePath(name));
        if (!made.open(QIODevice::WriteOnly) || made.write(content) != content.size()) qFatal("no room");
        return made.fileName();
    }
    std::vector<CapturedExchange> taken(const QString &path)
    {
        std::vector<CapturedExchange> all;
        const auto take = [&all](CapturedExchange &&captured) -> Result<Done> {
            all.push_back(std::move(captured));
            return Done{};
        };
        m_records.clear();
        const auto takeRecord = [this](LogRecord &&record) -> Result<Done> {
            m_records.push_back(std::move(record));
            return Done{};
        };
        const auto found = importExchanges(path, {.exchange = take, .record = takeRecord}, m_cancelled);
        m_problem = found ? QString() : found.error().message;
        m_file = found ? *found : ExchangeFileContent();
        return all;
    }

    QTemporaryDir m_dir;
    std::atomic<bool> m_cancelled = false;
    ExchangeFileContent m_file;
    std::vector<LogRecord> m_records;
    QString m_problem;
};

void TestExchangeImport::readsWhatWasExported_data()
{
    QTest::addColumn<ExportFormat>("format");
    QTest::addColumn<bool>("gzip");
    QTest::newRow("HAR") << ExportFormat::Har << false;
    QTest::newRow("HAR, packed") << ExportFormat::Har << true;
    QTest::newRow("NDJSON") << ExportFormat::Ndjson << false;
    QTest::newRow("NDJSON, packed") << ExportFormat::Ndjson << true;
}

void TestExchangeImport::readsWhatWasExported()
{
    QFETCH(ExportFormat, format);
    QFETCH(bool, gzip);
    ExportRequest request = exportRequest(format, m_dir.filePath(u"export"_s));
    request.replace = true;
    request.gzip = gzip;
    SecretRedactor secrets;
    ListExportSource source = timedSource();
    const FakeClock clock;
    QVERIFY(FileExporting(secrets, u"/home/me"_s, u"1.2.3"_s, clock).run(request, source, {m_cancelled}));
    const std::vector<CapturedExchange> all = taken(request.path);
    QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
    QVERIFY(m_file.isCapture);
    QCOMPARE(m_file.exchanges, 2);
    QCOMPARE(m_file.leftOut, 0);
    QCOMPARE(m_file.program, u"claude-code-router 1.2.3"_s);
    QCOMPARE(all.size(), 2U);
    QCOMPARE(m_file.records, 1);
    QCOMPARE(m_records.size(), 1U);
    QCOMPARE(m_records[0].exchangeId, exportRecord().exchangeId);
    QCOMPARE(m_records[0].message, exportRecord().message);
    QVERIFY(m_records[0].severity == Severity::Warn && m_records[0].time == exportRecord().time);
    QCOMPARE(m_records[0].seq, 7U);

    const ExchangeSnapshot before = servedExchange();
    const ExchangeSnapshot &after = all[0].snapshot;
    QCOMPARE(after.id, before.id);
    QCOMPARE(after.number, before.number);
    QVERIFY(after.startedAt == before.startedAt);
    for (const auto member : {&ExchangeSnapshot::method, &ExchangeSnapshot::path, &ExchangeSnapshot::client, &ExchangeSnapshot::sessionId,
                              &ExchangeSnapshot::askedModel, &ExchangeSnapshot::provider, &ExchangeSnapshot::model, &ExchangeSnapshot::rule,
                              &ExchangeSnapshot::finishReason, &ExchangeSnapshot::errorClass})
        QCOMPARE(after.*member, before.*member);
    QVERIFY(after.outcome == Outcome::Ok && after.wantsStream);
    QCOMPARE(after.status, 200);
    QVERIFY(after.total == before.total);
    QVERIFY(after.tokens.known && after.tokens.reasoning == before.tokens.reasoning);
    QCOMPARE(after.tokens.input, before.tokens.input);
    QCOMPARE(after.tokens.cacheRead, before.tokens.cacheRead);
    QVERIFY(after.cost && after.cost->amount == before.cost->amount && after.cost->currency == "USD");
    QVERIFY(after.stream.firstContent == before.stream.firstContent && after.stream.firstByte == before.stream.firstByte);
    QCOMPARE(*tokensPerSecond(after.tokens, after.stream), *tokensPerSecond(before.tokens, before.stream));
    QCOMPARE(after.stream.stalls, before.stream.stalls);
    QVERIFY(after.stream.events > 0);
    QCOMPARE(after.attempts.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i) {
        const AttemptSnapshot &was = before.attempts[i];
        const AttemptSnapshot &is = after.attempts[i];
        QCOMPARE(is.number, was.number);
        QCOMPARE(is.provider, was.provider);
        QCOMPARE(is.url, was.url);
        QCOMPARE(is.status, was.status);
        QCOMPARE(is.errorClass, was.errorClass);
        QCOMPARE(is.message, was.message);
        QVERIFY(is.startedAt == was.startedAt && is.connectedAt == was.connectedAt && is.answeredAt == was.answeredAt);
    }
    const auto bodyOf = [&all](Kind kind, int attempt) {
        for (const StoredBody &body : all[0].bodies)
            if (body.kind == kind && body.attempt == attempt) return body;
        return StoredBody();
    };
    QCOMPARE(bodyOf(Kind::ClientRequest, 0).text, std::string(R"({"model":"claude-sonnet-4-5"})"));
    QCOMPARE(bodyOf(Kind::ProviderRequest, 2).text, std::string(R"({"model":"deepseek-chat"})"));
    QCOMPARE(bodyOf(Kind::ProviderResponse, 1).text, std::string(R"({"error":"slow down"})"));
    QCOMPARE(bodyOf(Kind::ProviderResponse, 2).wholeBytes, 5000);
    std::vector<MessageHead> heads = all[0].heads;
    std::vector<MessageHead> expected = exportHeads().front().heads;
    const auto order = [](const MessageHead &a, const MessageHead &b) {
        return std::pair(a.kind, a.attempt) < std::pair(b.kind, b.attempt);
    };
    std::sort(heads.begin(), heads.end(), order);
    std::sort(expected.begin(), expected.end(), order);
    QVERIFY(heads == expected);
    {
        const Timeline timeline = unpackTimeline(all[0].timeline.provider);
        QCOMPARE(timeline.events.size(), 2U);
        QVERIFY(timeline.events[0].kind == StreamEventKind::Content && timeline.events[0].attempt == 2);
        QCOMPARE(timeline.events[0].block, 4);
        QCOMPARE(timeline.events[1].bytes, 14);
        QVERIFY(std::chrono::abs(timeline.events[1].at - milliseconds(640)) < microseconds(10)); // seconds with a fraction
    }
    const ExchangeSnapshot &rejected = all[1].snapshot;
    QVERIFY(rejected.outcome == Outcome::Rejected && rejected.attempts.empty());
    QCOMPARE(rejected.status, 400);
    QCOMPARE(rejected.errorMessage, rejectedExchange().errorMessage);
    QVERIFY(rejected.total == rejectedExchange().total);
}

void TestExchangeImport::knowsHowManyEventsWereLeftOut_data()
{
    QTest::addColumn<ExportFormat>("format");
    QTest::newRow("HAR") << ExportFormat::Har;
    QTest::newRow("NDJSON") << ExportFormat::Ndjson;
}

void TestExchangeImport::knowsHowManyEventsWereLeftOut()
{
    QFETCH(ExportFormat, format);
    constexpr std::int64_t events = TimelinePacker::mostEvents + 7;
    TimelinePacker packer;
    for (std::int64_t i = 0; i < events; ++i) packer.add({.at = milliseconds(i), .attempt = 2, .bytes = 10});
    ExportRequest request = exportRequest(format, m_dir.filePath(u"long"_s));
    request.bodies = false;
    request.replace = true;
    SecretRedactor secrets;
    ListExportSource source{{servedExchange()}, {}, {}, {}, {{.exchangeId = servedExchange().id, .provider = packer.take(), .client = {}}}};
    const FakeClock clock;
    QVERIFY(FileExporting(secrets, {}, u"1"_s, clock).run(request, source, {m_cancelled}));
    const std::vector<CapturedExchange> all = taken(request.path);
    QCOMPARE(all.size(), 1U);
    const Timeline timeline = unpackTimeline(all[0].timeline.provider);
    QCOMPARE(timeline.events.size(), std::size_t(TimelinePacker::mostEvents));
    QCOMPARE(timeline.leftOut, 7);
    if (format == ExportFormat::Har) QCOMPARE(all[0].snapshot.stream.events, events); // NDJSON says what the request counted
}

void TestExchangeImport::readsOthersRequestsOfModels()
{
    const std::vector<CapturedExchange> all = taken(file(u"other.har"_s, QByteArray("\xef\xbb\xbf") + foreignHar()));
    QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
    QCOMPARE(m_file.program, u"WebInspector 537.36"_s);
    QCOMPARE(m_file.leftOut, 1);
    QCOMPARE(all.size(), 2U);
    const ExchangeSnapshot &first = all[0].snapshot;
    QCOMPARE(first.id, std::string("har_1"));
    QCOMPARE(millisSinceEpoch(first.startedAt), 1'767'323'045'678);
    QCOMPARE(first.path, std::string("/v1/messages"));
    QCOMPARE(first.provider, std::string("api.anthropic.com"));
    QCOMPARE(first.askedModel, std::string("claude-x"));
    QCOMPARE(first.model, std::string("claude-x-2026"));
    QCOMPARE(first.client, std::string("tool/1"));
    QCOMPARE(first.finishReason, std::string("end_turn"));
    QVERIFY(first.outcome == Outcome::Ok && first.wantsStream && first.tokens.known);
    QCOMPARE(first.tokens.input, 10);
    QCOMPARE(first.tokens.cacheRead, 4);
    QCOMPARE(first.tokens.output, 7);
    QCOMPARE(first.stream.events, 2);
    QVERIFY(first.total == microseconds(900'500));
    QCOMPARE(first.attempts.size(), 1U);
    QVERIFY(first.attempts[0].connectedAt == microseconds(13'500) && first.attempts[0].answeredAt == milliseconds(414));
    QVERIFY(first.attempts[0].url.find("hidden") == std::string::npos);
    QCOMPARE(all[0].heads.size(), 4U);
    QVERIFY(all[0].heads[0].text.find(":authority") == std::string::npos);
    QCOMPARE(all[0].bodies.size(), 4U);
    QVERIFY(all[0].bodies[1].text.starts_with("event: message_start"));
    const ExchangeSnapshot &failed = all[1].snapshot;
    QVERIFY(failed.outcome == Outcome::Failed);
    QCOMPARE(failed.errorClass, std::string("rate_limited"));
    QCOMPARE(failed.errorMessage, std::string("slow down"));
    QCOMPARE(failed.number, 2U);
}

void TestExchangeImport::splitsAHarWhereverItIsCut()
{
    const std::string har = foreignHar().toStdString();
    for (std::size_t split = 0; split <= har.size(); ++split) {
        std::vector<std::string> parts;
        HarSplitter splitter([&parts](HarSplitter::Part, std::string_view json, const TextPlace &) -> Result<Done> {
            parts.emplace_back(json);
            return Done{};
        });
        QVERIFY(splitter.feed(std::string_view(har).substr(0, split)));
        if (split < har.size() - 1) QVERIFY(!splitter.finish()); // the last byte is a line feed
        QVERIFY(splitter.feed(std::string_view(har).substr(split)));
        QVERIFY(splitter.finish());
        QCOMPARE(parts.size(), 4U);
        QCOMPARE(splitter.entries(), 3);
        for (const std::string &part : parts) QVERIFY(part.starts_with('{') && part.ends_with('}'));
    }
}

void TestExchangeImport::findsTheRecordsOfAHar()
{
    const std::string har = R"({"log":{"_records":"no list","entries":[{"_records":[{"no":1}]}],"_records":[{"a":[{"b":1}]},
 {"c":"}]"}],"pages":[{}]},"_records":[{"no":2}]})";
    for (std::size_t split = 0; split <= har.size(); ++split) {
        std::vector<std::string> records;
        HarSplitter splitter([&records](HarSplitter::Part part, std::string_view json, const TextPlace &) -> Result<Done> {
            if (part == HarSplitter::Part::Record) records.emplace_back(json);
            return Done{};
        });
        QVERIFY(splitter.feed(std::string_view(har).substr(0, split)));
        QVERIFY(splitter.feed(std::string_view(har).substr(split)));
        QVERIFY(splitter.finish());
        QCOMPARE(splitter.entries(), 1);
        QVERIFY((records == std::vector<std::string>{R"({"a":[{"b":1}]})", R"({"c":"}]"})"}));
    }
}

void TestExchangeImport::saysWhereSomethingIsWrong_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("problem");
    QTest::newRow("an entry") << u"a.har"_s << QByteArray("{\"log\":{\"entries\":[\n{\"a\":1},\n{\"b\":\n tru}]}}")
                              << u"line 4, column \\d+: .*\\(entry 2\\)"_s;
    QTest::newRow("no object") << u"a.har"_s << QByteArray("{\"log\":{\"entries\":[\n1]}}") << u"line 2, column 1: "_s;
    QTest::newRow("no record") << u"a.har"_s << QByteArray("{\"log\":{\"_records\":[\n\n1]}}") << u"line 3, column 1: "_s;
    QTest::newRow("brackets") << u"a.har"_s << QByteArray("{\"log\":{\"entries\":[]]}") << u"line 1, column 21: "_s;
    QTest::newRow("what follows") << u"a.har"_s << QByteArray("{\"log\":{\"entries\":[]}}\n{") << u"line 2, column 1: "_s;
    QTest::newRow("no HAR") << u"a.har"_s << QByteArray("<html>") << u"line 1: this is not a HAR file"_s;
    QTest::newRow("nothing") << u"a.har"_s << QByteArray() << u"line 1: this is not a HAR file"_s;
    QTest::newRow("NDJSON") << u"a.ndjson"_s
                            << QByteArray("{\"type\":\"export\"}\n{\"type\":\"exchange\",\"id\":\"a\"}\n{\"type\": oops}\n")
                            << u"line 3, column 1\\d: "_s;
    QTest::newRow("a cut line") << u"a.ndjson"_s << QByteArray("{\"type\":\"exchange\",\"id\":\"a\"}\n{\"type\":\"exch")
                                << u"line 2, column "_s;
}

void TestExchangeImport::saysWhereSomethingIsWrong()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(QString, problem);
    const QString path = file(name, content);
    taken(path);
    QVERIFY2(m_problem.startsWith(path + u": "_s), qPrintable(m_problem));
    QVERIFY2(m_problem.contains(QRegularExpression(problem)), qPrintable(m_problem));
}

void TestExchangeImport::saysWhereATruncatedFileEnds()
{
    const QByteArray har = foreignHar().trimmed();
    for (qsizetype length = 20; length < har.size(); length += 37) {
        taken(file(u"cut.har"_s, har.left(length)));
        QVERIFY2(m_problem.contains(QRegularExpression(u"line \\d+, column \\d+"_s)), qPrintable(m_problem));
    }
    taken(file(u"cut.har"_s, har.left(har.indexOf("429"))));
    QVERIFY2(m_problem.contains("in entry 3"_L1), qPrintable(m_problem));
}

void TestExchangeImport::leavesOtherFilesAlone_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("a log") << QByteArray("{\"level\":30,\"time\":1,\"msg\":\"hello\"}\n");
    QTest::newRow("text") << QByteArray("hello\n");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("bytes") << QByteArray("\x7f"
                                         "ELF\0\1\2",
                                         7);
}

void TestExchangeImport::leavesOtherFilesAlone()
{
    QFETCH(QByteArray, content);
    QVERIFY(taken(file(u"a.log"_s, content)).empty());
    QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
    QVERIFY(!m_file.isCapture);
}

void TestExchangeImport::stopsWhenItIsCancelled()
{
    m_cancelled = true;
    QVERIFY(taken(file(u"a.har"_s, foreignHar())).empty());
    QVERIFY(m_problem.contains("cancelled"_L1));
    m_cancelled = false;
    taken(m_dir.filePath(u"absent.har"_s));
    QVERIFY(m_problem.contains("absent.har"_L1));
    taken(m_dir.path());
    QVERIFY(m_problem.contains("folder"_L1));
}

void TestExchangeImport::passesOnWhatCannotBeTaken()
{
    int count = 0;
    const auto found = importExchanges(file(u"a.har"_s, foreignHar()),
                                       {.exchange = [&count](CapturedExchange &&) -> Result<Done> {
                                            ++count;
                                            return Error{ErrorKind::Io, u"the disk is full"_s};
                                        },
                                        .record = {}},
                                       m_cancelled);
    QVERIFY(!found && found.error().message == "the disk is full"_L1);
    QCOMPARE(count, 1);
}

QTEST_GUILESS_MAIN(TestExchangeImport)
#include "tst_exchange_import.moc"
