#include "logging/query/query.h"
#include "logging/query/query_lexer.h"
#include "logging/query/query_subjects.h"

#include <QTest>

#include <random>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

ExchangeSnapshot sampleExchange()
{
    ExchangeSnapshot exchange;
    exchange.number = 1040;
    exchange.id = "req_01";
    exchange.method = "POST";
    exchange.path = "/v1/messages";
    exchange.client = "claude-cli/2.0";
    exchange.askedModel = "claude-sonnet-4-5";
    exchange.model = "deepseek-chat";
    exchange.provider = "deepseek";
    exchange.rule = "background";
    exchange.outcome = Outcome::Failed;
    exchange.status = 429;
    exchange.errorClass = "rate_limited";
    exchange.errorMessage = "Too many requests, retry after 23 s";
    exchange.finishReason = "length";
    exchange.tokens = {.input = 18'240, .output = 640, .cacheRead = 16'100, .cacheWrite = 0, .known = true};
    exchange.stream.firstContent = 1200ms;
    exchange.stream.stalls = 1;
    exchange.total = 6300ms;
    exchange.requestBytes = 200 * 1024;
    exchange.wantsStream = true;
    exchange.attempts.resize(2);
    exchange.attempts.back().key = "work";
    exchange.startedAt = WallTime(milliseconds(1'790'000'000'000));
    return exchange;
}

Query parsed(QStringView text)
{
    auto query = Query::parse(text, WallTime(milliseconds(1'790'000'060'000)));
    if (const auto *error = std::get_if<QueryError>(&query)) {
        qWarning() << text << error->position << error->message;
        return {};
    }
    return std::get<Query>(query);
}

} // namespace

class TestQuery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void looksIntoExchanges_data();
    void looksIntoExchanges();
    void looksIntoRecords_data();
    void looksIntoRecords();
    void saysWhereItIsWrong_data();
    void saysWhereItIsWrong();
    void emptyTextMatchesEverything();
    void readsTimes_data();
    void readsTimes();
    void readsAnyText();
    void findsHostsAndTraces_data();
    void findsHostsAndTraces();
    void obeysTheRulesOfLogic();
};

void TestQuery::looksIntoExchanges_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *text, bool expected) { QTest::newRow(text) << QString::fromUtf8(text) << expected; };
    row("status:429", true);
    row("status:42", false);
    row("status:>=400", true);
    row("status:<429", false);
    row("status:!=200", true);
    row("status:400..499", true);
    row("status:500..599", false);
    row("status:200,429", true);
    row("status:4*", true);
    row("model:*deepseek*", true);
    row("model:deep", true);
    row("model:deep*", true);
    row("model:*deep", false);
    row("model:DEEPSEEK", true);
    row("model:*sonnet* served:deepseek", true);
    row("model:=claude-sonnet-4-5", true);
    row("-model:sonnet", false);
    row("-model:opus", true);
    row("asked:sonnet", true);
    row("asked:deepseek", false);
    row("served:=deepseek-chat", true);
    row("served:=deepseek", false);
    row("served:=Deepseek-Chat", false);
    row("served:/^deepseek-(chat|coder)$/", true);
    row("served:/^DEEPSEEK/", false);
    row("served:/^DEEPSEEK/i", true);
    row("path:/v1/messages", true);
    row("-path:*count_tokens*", true);
    row("ttft:>1s", true);
    row("ttft:>1200ms", false);
    row("ttft:>=1200", true);
    row("total:<1m", true);
    row("total:>1m", false);
    row("in:>18k", true);
    row("sent:>=200k", true);
    row("sent:>200k", false);
    row("stall:>0", true);
    row("attempt:>1", true);
    row("key:work", true);
    row("finish:length", true);
    row("has:error", true);
    row("has:retry", true);
    row("has:stall", true);
    row("has:cost", false);
    row("has:session", false);
    row("-has:session", true);
    row("cost:>0", false);
    row("-cost:>0", true); // unknown is not zero, and not more than zero
    row("stream:yes", true);
    row("stream:false", false);
    row("outcome:failed", true);
    row("class:rate_limited OR class:overloaded", true);
    row("class:overloaded | class:quota", false);
    row("provider:deepseek status:429", true);
    row("provider:deepseek AND status:200", false);
    row("provider:glm status:429 OR rule:background", true);
    row("provider:glm (status:429 OR rule:background)", false);
    row("NOT provider:glm", true);
    row("-(provider:glm OR status:429)", false);
    row("--status:429", true);
    row("deepseek", true);
    row("\"too many\"", true);
    row("\"too  many\"", false);
    row("/many requests/i", true);
    row("-glm", true);
    row("retry too", true);
    row("@marked", false);
    row("-@marked", true);
    row("field.status:429", false); // the record's own field, which an exchange has not
    row("unknown:1", false);
    for (const char *own : {"stalls:1", "cached:1", "state:x", "errors:1", "mode:x", "field.stauts:1"})
        row(own, false); // a record may have them
    row("claude-cli/2.0", true);
    row("id:req_01", true);
    row("body:apply_patch", false);
}

void TestQuery::looksIntoExchanges()
{
    QFETCH(const QString, text);
    QFETCH(const bool, expected);
    const Query query = parsed(text);
    QVERIFY(!query.isEmpty());
    const ExchangeSnapshot exchange = sampleExchange();
    QCOMPARE(query.matches(ExchangeSubject(exchange)), expected);
    QCOMPARE(parsed(u"-(%1)"_s.arg(text)).matches(ExchangeSubject(exchange)), !expected);
}

void TestQuery::looksIntoRecords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *text, bool expected) { QTest::newRow(text) << QString::fromUtf8(text) << expected; };
    row("level:warn", true);
    row("level:>=warn", true);
    row("level:>warn", false);
    row("level:error,warn", true);
    row("level:40", true);
    row("comp:proxy", true);
    row("msg:/rate.*limit/", true);
    row("msg:\"rate limit\"", true);
    row("req:req-7", true);
    row("field.status:429", true);
    row("status:429", true);
    row("provider:moon", true);
    row("retryMs:>=5s", true);
    row("retryMs:>6000", false);
    row("ratio:0.5", true);
    row("ratio:>0.4", true);
    row("cached:true", true);
    row("err:boom", true);
    row("nothing:x", false);
    row("has:provider", true);
    row("has:nothing", false);
    row("moonshot", true);
    row("boom", true);
    row("额度", true);
    row("msg:额度", true);
}

void TestQuery::looksIntoRecords()
{
    QFETCH(const QString, text);
    QFETCH(const bool, expected);
    const FieldView fields[] = {{"status", 429},  {"provider", "moonshot"}, {"retryMs", 5000},
                                {"ratio", 0.5},   {"cached", true},         {"err", RawJsonView{R"({"message":"boom"})"}},
                                {"gone", nullptr}};
    const RecordView record{.time = wallNow(),
                            .severity = Severity::Warn,
                            .component = "proxy",
                            .message = "rate limit reached 额度",
                            .exchangeId = "req-7",
                            .fields = fields};
    QCOMPARE(parsed(text).matches(RecordSubject(record)), expected);
}

void TestQuery::saysWhereItIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *text, int position, const char *reason) {
        QTest::newRow(text) << QString::fromUtf8(text) << position << QString::fromUtf8(reason);
    };
    row("status:>=", 9, "a value is missing");
    row("status:abc", 7, "\"abc\" is not a number");
    row("a ttft:>fast", 8, "duration");
    row("level:>=loud", 8, "trace, debug");
    row("size:>1x", 6, "size");
    row("time:>yesterdayish", 6, "time");
    row("(a OR b", 0, "not closed");
    row("a) b", 1, "not opened");
    row("()", 0, "nothing between");
    row("a OR", 2, "after this OR");
    row("OR a", 0, "before this OR");
    row("a NOT", 2, "after this NOT");
    row("\"open", 0, "not closed");
    row("msg:/a(/", 7, "regular expression");
    row("@starred", 0, "@marked");
    row("status:1..x", 7, "range");
    row("model:!=x", 8, "compares numbers");
    row("status:1,", 9, "after the comma");
    row("stauts:>=400", 0, "did you mean \"status\"");
    row("a modle:x", 2, "did you mean \"model\"");
    row("-provder:x", 1, "did you mean \"provider\"");
    row("sesssion:x", 0, "did you mean \"session\"");
    row("outcone:ok", 0, "did you mean \"outcome\"");
}

void TestQuery::saysWhereItIsWrong()
{
    QFETCH(const QString, text);
    QFETCH(const int, position);
    QFETCH(const QString, reason);
    const auto result = Query::parse(text);
    const auto *error = std::get_if<QueryError>(&result);
    QVERIFY(error);
    QVERIFY2(error->message.contains(reason), qPrintable(error->message.english()));
    QCOMPARE(error->position, position);
}

void TestQuery::emptyTextMatchesEverything()
{
    const ExchangeSnapshot exchange = sampleExchange();
    for (const QStringView text : {u"", u"   ", u"AND"}) {
        QVERIFY(parsed(text).isEmpty());
        QVERIFY(parsed(text).matches(ExchangeSubject(exchange)));
    }
}

void TestQuery::readsTimes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("expected");
    const QDateTime started = QDateTime::fromMSecsSinceEpoch(1'790'000'000'000);
    const auto row = [](const QString &text, bool expected) { QTest::newRow(qPrintable(text)) << text << expected; };
    row(u"time:>-5m"_s, true); // a minute ago
    row(u"time:>-30s"_s, false);
    row(u"time:<-30s"_s, true);
    row(u"time:"_s + started.toString(u"yyyy-MM-dd"_s), true);
    row(u"time:>"_s + started.toString(u"yyyy-MM-dd"_s), false); // a day is over at its end
    row(u"time:>="_s + started.toString(u"yyyy-MM-dd"_s), true);
    row(u"time:<="_s + started.toString(u"yyyy-MM-dd"_s), true);
    row(u"time:"_s + started.toString(u"H:mm"_s), true);
    row(u"time:"_s + started.addSecs(60).toString(u"H:mm"_s), false);
    row(u"time:>="_s + started.toString(u"yyyy-MM-ddTHH:mm"_s), true);
    row(u"time:%1..%2"_s.arg(started.addDays(-1).toString(u"yyyy-MM-dd"_s), started.toString(u"yyyy-MM-dd"_s)), true);
    row(u"time:1790000000000"_s, true);
}

void TestQuery::readsTimes()
{
    QFETCH(const QString, text);
    QFETCH(const bool, expected);
    const ExchangeSnapshot exchange = sampleExchange();
    QCOMPARE(parsed(text).matches(ExchangeSubject(exchange)), expected);
}

// Whatever is typed is a query or an error inside the text.
void TestQuery::findsHostsAndTraces_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *url, const char *text, bool expected) {
        QTest::newRow(QByteArray(url) + ' ' + text) << QString::fromLatin1(url) << QString::fromLatin1(text) << expected;
    };
    row("https://api.deepseek.com/v1", "host:=api.deepseek.com", true);
    row("https://api.deepseek.com/v1", "host:deepseek", true);
    row("https://api.deepseek.com/v1", "host:v1", false);
    row("https://api.deepseek.com:8443", "host:=api.deepseek.com", true);
    row("https://me:word@api.deepseek.com/v1", "host:=api.deepseek.com", true);
    row("https://me:word@api.deepseek.com/v1", "host:word", false);
    row("http://[::1]:3456/v1", "host:=\"[::1]\"", true);
    row("http://h?x=api.deepseek.com", "host:deepseek", false);
    row("http://h#deepseek", "host:=h", true);
    row("", "host:h", false);
    row("", "has:host", false);
    row("https://h/", "has:host", true);
    row("nonsense", "has:host", false);
    row("https://h/", "trace:=0af7651916cd43dd8448eb211c80319c", true);
    row("https://h/", "trace:0af76519", true);
    row("https://h/", "trace:ffff", false);
    row("https://h/", "has:trace", true);
}

void TestQuery::findsHostsAndTraces()
{
    QFETCH(QString, url);
    QFETCH(QString, text);
    ExchangeSnapshot exchange;
    exchange.traceId = "0af7651916cd43dd8448eb211c80319c";
    exchange.attempts.push_back({.number = 1, .url = "https://earlier.example/"});
    exchange.attempts.push_back({.number = 2, .url = url.toStdString()});
    const auto parsed = Query::parse(text);
    QVERIFY(std::holds_alternative<Query>(parsed));
    QTEST(std::get<Query>(parsed).matches(ExchangeSubject(exchange)), "expected");
}

void TestQuery::readsAnyText()
{
    std::mt19937 random(7);
    const QStringList pieces{u"status"_s, u":"_s, u">="_s, u"429"_s, u"("_s, u")"_s, u" "_s, u"-"_s,      u"OR"_s, u"\""_s,  u"/"_s,
                             u"\\"_s,     u","_s, u".."_s, u"@"_s,   u"*"_s, u"é"_s, u"|"_s, u"level:"_s, u"5s"_s, u"NOT"_s, u"["_s};
    const ExchangeSnapshot exchange = sampleExchange();
    for (int round = 0; round < 20'000; ++round) {
        QString text;
        const int count = static_cast<int>(random() % 12);
        for (int i = 0; i < count; ++i) text += pieces[static_cast<qsizetype>(random() % static_cast<unsigned>(pieces.size()))];
        const auto result = Query::parse(text);
        if (const auto *error = std::get_if<QueryError>(&result)) {
            QVERIFY2(error->position >= 0 && error->position <= text.size() && error->position + error->length <= text.size(),
                     qPrintable(text));
            QVERIFY(!error->message.isEmpty());
        } else {
            std::get<Query>(result).matches(ExchangeSubject(exchange));
        }
    }
    QVERIFY(std::holds_alternative<QueryError>(Query::parse(QString(100'000, u'('))));
}

void TestQuery::obeysTheRulesOfLogic()
{
    const ExchangeSnapshot exchange = sampleExchange();
    const ExchangeSubject subject(exchange);
    const QStringList terms{u"status:429"_s, u"provider:glm"_s, u"ttft:>5s"_s, u"-rule:x"_s, u"cost:>0"_s};
    for (const QString &a : terms)
        for (const QString &b : terms) {
            const bool both = parsed(a).matches(subject) && parsed(b).matches(subject);
            QCOMPARE(parsed(a + u' ' + b).matches(subject), both);
            QCOMPARE(parsed(u"-(-(%1) OR -(%2))"_s.arg(a, b)).matches(subject), both);
        }
}

QTEST_APPLESS_MAIN(TestQuery)
#include "tst_query.moc"
