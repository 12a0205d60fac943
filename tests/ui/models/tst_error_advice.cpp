#include "ui/models/error_advice.h"

#include "proxy/api/exchange_sentence.h"
#include "proxy/api/retry_after.h"
#include "tests/support/fake_history.h"
#include "ui/models/exchange_table_model.h"
#include "ui/models/open_fallbacks.h"
#include "ui/models/provider_templates.h"
#include "ui/models/transformer_line.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>
#include <QUrl>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const WallTime start{std::chrono::hours(490'000)};

// Of today, so that a day before and after it is another one.
WallTime atNoon()
{
    return WallTime(std::chrono::milliseconds(QDateTime(QDate::currentDate(), QTime(12, 0)).toMSecsSinceEpoch()));
}

logging::ExchangeSnapshot failed(const std::string &errorClass)
{
    logging::ExchangeSnapshot exchange;
    exchange.startedAt = start;
    exchange.provider = "glm";
    exchange.model = "glm-4.7-air";
    exchange.outcome = logging::Outcome::Failed;
    exchange.errorClass = errorClass;
    exchange.attempts = {
        {.number = 1, .provider = "glm", .url = {}, .transport = {}, .key = "work", .errorClass = {}, .message = {}, .failedAt = 500ms}};
    exchange.total = 1s;
    return exchange;
}

} // namespace

/// What the window says about a request that failed or waits.
class TestErrorAdvice : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsDownToTheNextRequest_data();
    void countsDownToTheNextRequest();
    void tellsOfTheLastProviderThatAskedForAPause();
    void namesTheClosestModel();
    void namesTheKeyWhereItHasAName();
    void offersAWayOutWhileItWaits();
    void countsOthersThatWaitedAsLong();
    void countsARunOfFailures();
    void countsFailuresOfEarlierRuns();
    void countsSlowStartsOfEarlierRuns();
    void offersOnlyWhatIsThere();
    void knowsWhereElseARequestMayGo_data();
    void knowsWhereElseARequestMayGo();
    void knowsWhereARequestMayGoWhileABudgetIsUsedUp();
    void namesProviderStatusAndRemedy_data();
    void namesProviderStatusAndRemedy();
    void tellsHowLongThePromptWas_data();
    void tellsHowLongThePromptWas();
    void tellsWhatThisRequestShows();
    void namesTheTransformerThatFailed();
    void findsTheLineOfATransformer_data();
    void findsTheLineOfATransformer();
    void everyClassHasItsOwnWords_data();
    void everyClassHasItsOwnWords();
};

void TestErrorAdvice::countsDownToTheNextRequest_data()
{
    QTest::addColumn<std::chrono::milliseconds>("after");
    QTest::addColumn<QString>("said");
    QTest::newRow("at the failure") << 500ms << u"glm allows the next request in 90 s (Retry-After)."_s.replace(u"90 s"_s, u"1 min 30 s"_s);
    QTest::newRow("later") << 78'500ms << u"glm allows the next request in 12 s (Retry-After)."_s;
    QTest::newRow("a part of a second counts") << 90'400ms << u"glm allows the next request in 1 s (Retry-After)."_s;
    QTest::newRow("over") << 90'500ms << u"glm takes requests again."_s;
}

void TestErrorAdvice::countsDownToTheNextRequest()
{
    QFETCH(std::chrono::milliseconds, after);
    QFETCH(QString, said);
    logging::ExchangeSnapshot exchange = failed("rate_limited");
    const QString without = adviceFor(exchange, {}, {.now = start + after}).cause;
    QCOMPARE(without, u"glm limits this key for now."_s);
    QVERIFY(!adviceFor(exchange, {}, {.now = start + after}).actions.contains(u"waitAndReplay"_s));
    exchange.trace.timings = {{.label = proxy::retryAfterLabel(1), .duration = 90s}};
    const ErrorAdvice advice = adviceFor(exchange, {}, {.now = start + after});
    const bool isOver = said.contains("again"_L1); // "limits" and "takes again" would contradict each other
    QCOMPARE(advice.cause, (isOver ? u"glm limited this key for a while."_s : without) + u' ' + said);
    QCOMPARE(advice.actions.contains(u"waitAndReplay"_s), !isOver); // while there is something to wait for
}

void TestErrorAdvice::tellsOfTheLastProviderThatAskedForAPause()
{
    logging::ExchangeSnapshot exchange = failed("rate_limited");
    logging::AttemptSnapshot second = exchange.attempts.front();
    second.number = 2;
    second.provider = "moonshot";
    second.failedAt = 800ms;
    exchange.attempts.push_back(second);
    exchange.trace.timings = {{.label = proxy::retryAfterLabel(1), .duration = 90s}};
    QCOMPARE(QString::fromStdString(proxy::retryAfterOf(exchange)->provider), u"glm"_s);
    exchange.trace.timings.push_back({.label = proxy::retryAfterLabel(2), .duration = 5s});
    QCOMPARE(QString::fromStdString(proxy::retryAfterOf(exchange)->provider), u"moonshot"_s);
    QVERIFY(proxy::retryAfterOf(exchange)->until == start + 5800ms);
    exchange.trace.timings = {{.label = "database", .duration = 5s}};
    QVERIFY(!proxy::retryAfterOf(exchange));
}

void TestErrorAdvice::namesTheClosestModel()
{
    const logging::ExchangeSnapshot exchange = failed("model_not_found");
    const QString plain = u"glm does not know the model glm-4.7-air."_s;
    QCOMPARE(adviceFor(exchange, {}).cause, plain);
    const ErrorAdvice advice = adviceFor(exchange, {}, {.closestModel = u"glm-4.7"_s});
    QCOMPARE(advice.cause, plain + u" Closest: glm-4.7."_s);
    QCOMPARE(advice.actions.first(), u"useClosestModel"_s);
    QCOMPARE(adviceFor(exchange, {}, {.modelNote = u"None."_s}).cause, plain + u" None."_s);
}

void TestErrorAdvice::namesTheKeyWhereItHasAName()
{
    logging::ExchangeSnapshot exchange = failed("auth");
    exchange.attempts.back().key = "work";
    QCOMPARE(adviceFor(exchange, {}).cause, u"glm rejected the key \"work\"."_s);
    exchange.attempts.back().key.clear();
    QCOMPARE(adviceFor(exchange, {}).cause, u"glm rejected the key."_s);
}

void TestErrorAdvice::offersAWayOutWhileItWaits()
{
    logging::ExchangeSnapshot exchange = failed({});
    exchange.outcome = logging::Outcome::InFlight;
    exchange.total.reset();
    QVERIFY(adviceFor(exchange, 9s).cause.isEmpty());
    QCOMPARE(adviceFor(exchange, 12s).cause, u"No byte from glm for 12.0 s. There is no connection yet."_s);
    exchange.attempts.front().connectedAt = 40ms;
    const ErrorAdvice advice = adviceFor(exchange, 12s);
    QCOMPARE(advice.cause, u"No byte from glm for 12.0 s. The connection is open."_s);
    QCOMPARE(adviceFor(exchange, 13s).cause, u"No byte from glm for 13.0 s. The connection is open."_s);
    QCOMPARE(advice.actions, (QStringList{u"abort"_s, u"retryOnFallback"_s, u"extendTimeout"_s}));
    QCOMPARE(adviceFor(exchange, 12s, {.mayFallBack = false}).actions, (QStringList{u"abort"_s, u"extendTimeout"_s}));
    exchange.stream.firstByte = 11s;
    QVERIFY(adviceFor(exchange, 12s).cause.isEmpty());
}

void TestErrorAdvice::countsOthersThatWaitedAsLong()
{
    const WallTime noon = atNoon();
    LiveExchanges list;
    const auto add = [&list, noon](const char *id, WallTime startedAt, const char *provider, std::optional<nanoseconds> answeredAt) {
        logging::ExchangeSnapshot exchange = failed(answeredAt ? "" : "timeout_first_token");
        exchange.id = id;
        exchange.startedAt = startedAt;
        exchange.attempts.front().provider = provider;
        exchange.attempts.front().answeredAt = answeredAt;
        exchange.attempts.front().errorClass = exchange.errorClass;
        exchange.attempts.front().failedAt = answeredAt ? std::nullopt : std::optional<nanoseconds>(90s);
        list.apply({exchange});
    };
    add("yesterday", noon - 24h, "glm", 80s);
    add("slow", noon - 2h, "glm", 61s);
    add("quick", noon - 1h, "glm", 1s);
    add("never", noon - 30min, "glm", std::nullopt);
    add("elsewhere", noon - 20min, "kimi", 80s);
    logging::ExchangeSnapshot waiting = failed({});
    waiting.id = "waiting";
    waiting.startedAt = noon - 1min;
    waiting.outcome = logging::Outcome::InFlight;
    waiting.total.reset();
    waiting.attempts.front().failedAt.reset();
    waiting.attempts.front().connectedAt = 40ms;
    list.apply({waiting});
    ProviderRecord record(list, nullptr);
    const SlowStarts starts = record.slowStarts(waiting, 60s, noon);
    QCOMPARE(starts.slow, 2);
    QCOMPARE(starts.all, 3);
    QVERIFY(starts.since == noon - 2h);
    QCOMPARE(record.slowStarts(waiting, 62s, noon).slow, 1); // it gets rarer
    const QString said = adviceFor(waiting, 60s, {.now = noon, .slowStarts = starts}).cause;
    QVERIFY2(said.startsWith("No byte from glm for 1 min 0 s. The connection is open. 2 of 3 other request"_L1), qPrintable(said));
}

void TestErrorAdvice::countsARunOfFailures()
{
    LiveExchanges list;
    const auto add = [&list](const char *id, std::chrono::minutes after, const char *errorClass) {
        logging::ExchangeSnapshot exchange = failed(errorClass);
        exchange.id = id;
        exchange.startedAt = start + after;
        if (!*errorClass) exchange.outcome = logging::Outcome::Ok;
        list.apply({exchange});
        return exchange;
    };
    const logging::ExchangeSnapshot before = add("before", 0min, "quota");
    add("served", 1min, "");
    const logging::ExchangeSnapshot first = add("first", 2min, "quota");
    add("other", 3min, "upstream_5xx");
    ProviderRecord record(list, nullptr);
    QCOMPARE(record.failuresLike(first).requests, 1);
    QVERIFY(!adviceFor(first, 2s, {.failures = record.failuresLike(first)}).cause.contains("failed like this"_L1));
    add("second", 4min, "quota");
    const FailureSeries series = record.failuresLike(first);
    QCOMPARE(series.requests, 2);
    QVERIFY(series.since == start + 2min);
    QVERIFY(adviceFor(first, 2s, {.failures = series}).cause.contains("2 request"_L1));
    QCOMPARE(record.failuresLike(before).requests, 0); // that one is over
}

namespace {

// Row 1 is the oldest: a failure, then one that was served, then 250 failures; each minute one, before this run.
logging::ExchangeSnapshot earlier(std::int64_t row, WallTime runBegan)
{
    constexpr std::int64_t served = 2;
    logging::ExchangeSnapshot exchange = failed(row == served ? "" : "quota");
    exchange.id = "earlier " + std::to_string(row);
    exchange.startedAt = runBegan - std::chrono::minutes(253 - row);
    if (row == served) exchange.outcome = logging::Outcome::Ok;
    return exchange;
}

} // namespace

void TestErrorAdvice::countsFailuresOfEarlierRuns()
{
    testing::FakeHistory history(252, [](std::int64_t row) { return earlier(row, start); });
    LiveExchanges list;
    logging::ExchangeSnapshot failure = failed("quota");
    failure.id = "of this run";
    failure.startedAt = start;
    ProviderRecord record(list, &history);
    const logging::ExchangeSnapshot selected = earlier(252, start); // one of before the restart, which the list shows
    QSignalSpy told(&record, &ProviderRecord::changed);
    QCOMPARE(record.failuresLike(selected).requests, 0); // nobody waits for it
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(record.failuresLike(selected).requests, 250);
    list.apply({failure});
    QCOMPARE(record.failuresLike(failure).requests, 1);
    QTRY_COMPARE(told.size(), 2);
    FailureSeries series = record.failuresLike(failure);
    QCOMPARE(series.requests, 251);
    QVERIFY(series.since == start - 250min);
    QCOMPARE(record.failuresLike(earlier(1, start)).requests, 0); // that one is over
    logging::ExchangeSnapshot served = failure;
    served.id = "served";
    served.errorClass.clear();
    served.outcome = logging::Outcome::Ok;
    list.apply({served});
    QCOMPARE(record.failuresLike(failure).requests, 0);
}

void TestErrorAdvice::countsSlowStartsOfEarlierRuns()
{
    const WallTime noon = atNoon();
    testing::FakeHistory history(3, [noon](std::int64_t row) { // the oldest one is of yesterday
        logging::ExchangeSnapshot exchange = failed("");
        exchange.id = "earlier " + std::to_string(row);
        exchange.startedAt = row == 1 ? noon - 24h : noon - 3h + std::chrono::minutes(row);
        exchange.outcome = logging::Outcome::Ok;
        exchange.attempts.front().answeredAt = row == 3 ? 80s : 1s;
        return exchange;
    });
    LiveExchanges list;
    logging::ExchangeSnapshot waiting = failed({});
    waiting.startedAt = noon - 1min;
    waiting.outcome = logging::Outcome::InFlight;
    waiting.total.reset();
    list.apply({waiting});
    ProviderRecord record(list, &history);
    QCOMPARE(record.slowStarts(waiting, 60s, noon).all, 0);
    QTRY_COMPARE(record.slowStarts(waiting, 60s, noon).all, 2);
    const SlowStarts starts = record.slowStarts(waiting, 60s, noon);
    QCOMPARE(starts.slow, 1);
    QVERIFY(starts.since == noon - 3h + 2min);
}

void TestErrorAdvice::offersOnlyWhatIsThere()
{
    const logging::ExchangeSnapshot exchange = failed("quota");
    QCOMPARE(adviceFor(exchange, 2s, {.mayFallBack = false}).actions, QStringList{u"chooseKey"_s});
    const QStringList all = adviceFor(exchange, 2s, {.canSwitchRoute = true, .hasBillingPage = true}).actions;
    QCOMPARE(all, (QStringList{u"switchToFallback"_s, u"openBilling"_s, u"chooseKey"_s, u"replayOnFallback"_s}));
    QCOMPARE(adviceFor(failed("auth"), 2s).actions, (QStringList{u"replaceKey"_s, u"testProvider"_s}));
    logging::ExchangeSnapshot refused; // at the router's own door
    refused.outcome = logging::Outcome::Rejected;
    refused.errorClass = "auth";
    const ErrorAdvice advice = adviceFor(refused, 1s);
    QCOMPARE(advice.cause, u"The client did not send the key of this router."_s);
    QCOMPARE(advice.actions, QStringList{u"copySetup"_s});
    refused.status = 403;
    QVERIFY(adviceFor(refused, 1s).cause != advice.cause); // a web page, say: it may have the key
    refused.errorClass = "bad_request";
    refused.status = 404;
    QCOMPARE(adviceFor(refused, 1s).actions, QStringList{u"copySetup"_s});
    refused.status = 415;
    QCOMPARE(adviceFor(refused, 1s).actions, QStringList()); // nothing was kept that could be sent again

    proxy::ProxyState state;
    state.providers = {{.name = u"mine"_s, .url = u"https://api.deepseek.com/v1/chat/completions"_s},
                       {.name = u"other"_s, .url = u"https://api.example.com/v1"_s},
                       {.name = u"local"_s, .url = u"http://127.0.0.1:11434/v1"_s}};
    QCOMPARE(billingPage(state, "mine"), QUrl(u"https://platform.deepseek.com/top_up"_s));
    for (const char *name : {"other", "local", "unknown"}) QVERIFY2(billingPage(state, name).isEmpty(), name);
}

void TestErrorAdvice::knowsWhereElseARequestMayGo_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("mayGo");
    QTest::addColumn<QString>("instead");
    const QString messages = u"/v1/messages"_s;
    QTest::newRow("default") << u"default"_s << messages << true << u"kimi"_s;
    QTest::newRow("none of its own") << u"think"_s << messages << false << QString();
    QTest::newRow("only what was tried") << u"background"_s << messages << false << QString();
    QTest::newRow("a rule without a list") << u"mine"_s << messages << true << u"kimi"_s;
    QTest::newRow("the client chose") << u"explicit"_s << messages << true << QString();
    QTest::newRow("of a preset") << u"think"_s << u"/preset/my%2Down/v1/messages"_s << true << QString(); // no route of ours decided
    QTest::newRow("none of the preset's") << u"background"_s << u"/preset/my-own/v1/messages"_s << false << QString();
    QTest::newRow("of a preset that is gone") << u"think"_s << u"/preset/a/v1/messages"_s << true << QString(); // nobody knows
}

void TestErrorAdvice::knowsWhereElseARequestMayGo()
{
    QFETCH(QString, rule);
    QFETCH(QString, path);
    QFETCH(QString, instead);
    logging::ExchangeSnapshot exchange = failed("quota");
    exchange.attempts.front().model = exchange.model;
    exchange.rule = rule.toStdString();
    exchange.path = path.toStdString();
    proxy::ProxyState state;
    QVERIFY(mayFallBack(exchange, state)); // nothing is known yet
    const proxy::RouteTarget tried{u"glm"_s, u"glm-4.7-air"_s};
    state.fallbacks = {{u"default"_s, {tried, {u"kimi"_s, u"k2"_s}}}, {u"think"_s, {}}, {u"background"_s, {tried}}};
    state.presetFallbacks = {{u"my-own"_s, {{u"default"_s, {tried}}, {u"think"_s, {{u"kimi"_s, u"k2"_s}}}}}};
    QTEST(mayFallBack(exchange, state), "mayGo");
    const std::optional<proxy::RouteTarget> target = routeInstead(exchange, state);
    QCOMPARE(target ? target->provider : QString(), instead);
}

void TestErrorAdvice::knowsWhereARequestMayGoWhileABudgetIsUsedUp()
{
    logging::ExchangeSnapshot exchange = failed("quota");
    exchange.rule = "default";
    exchange.routeSteps = {{"budget", true, {}}, {"default", true, {}}};
    proxy::ProxyState state;
    state.fallbacks = {{u"default"_s, {}}};
    QVERIFY(!mayFallBack(exchange, state));
    state.budgetFallbacks = {{u"default"_s, {{u"kimi"_s, u"k2"_s}}}};
    QVERIFY(mayFallBack(exchange, state));
    QVERIFY(!routeInstead(exchange, state)); // it is a route of the preset that would have to change
    exchange.routeSteps = {{"default", true, {}}};
    QVERIFY(!mayFallBack(exchange, state));
}

void TestErrorAdvice::namesProviderStatusAndRemedy_data()
{
    QTest::addColumn<std::string>("errorClass");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("remedy");
    QTest::addColumn<QString>("action");
    QTest::newRow("no quota") << std::string("quota") << 429 << u"Top up the account"_s << u"chooseKey"_s;
    QTest::newRow("no balance") << std::string("quota") << 402 << u"another key"_s << u"replayOnFallback"_s;
    QTest::newRow("filtered prompt") << std::string("content_filtered") << 400 << u"Word it differently"_s << u"replayWith"_s;
    QTest::newRow("filtered answer") << std::string("content_filtered") << 200 << u"another model"_s << u"replayOnFallback"_s;
    QTest::newRow("wrong address") << std::string("address_not_found") << 404 << u"api_base_url"_s << u"checkAddress"_s;
}

void TestErrorAdvice::namesProviderStatusAndRemedy()
{
    QFETCH(int, status);
    QFETCH(QString, remedy);
    QFETCH(QString, action);
    QFETCH(std::string, errorClass);
    logging::ExchangeSnapshot exchange = failed(errorClass);
    exchange.attempts.back().status = status;
    const ErrorAdvice advice = adviceFor(exchange, 2s);
    for (const QString &part : {u"glm"_s, QString::number(status), remedy}) QVERIFY2(advice.cause.contains(part), qPrintable(advice.cause));
    QVERIFY(advice.actions.contains(action));
    QTranslator chinese;
    QVERIFY(chinese.load(u":/i18n/ccr_zh_CN.qm"_s) && QCoreApplication::installTranslator(&chinese));
    const QString cause = adviceFor(exchange, 2s).cause;
    QCoreApplication::removeTranslator(&chinese);
    QVERIFY2(cause != advice.cause && cause.contains("glm"_L1) && cause.contains(QString::number(status)), qPrintable(cause));
}

void TestErrorAdvice::tellsHowLongThePromptWas_data()
{
    QTest::addColumn<std::string>("words");
    QTest::addColumn<qint64>("counted");
    QTest::addColumn<qint64>("tokens"); // 0: nobody knows
    const auto row = [](const char *name, std::string words, qint64 counted, qint64 tokens) {
        QTest::newRow(name) << std::move(words) << counted << tokens;
    };
    row("OpenAI", "This model's maximum context length is 128000 tokens. However, your messages resulted in 214,000 tokens.", 0, 214'000);
    row("DeepSeek",
        "This model's maximum context length is 65536 tokens. However, you requested 70000 tokens (66000 in the messages, 4000 in the "
        "completion).",
        0, 70'000);
    row("vLLM", "This model's maximum context length is 32768 tokens. However, your request has 40123 input tokens.", 0, 40'123);
    row("Anthropic", "prompt is too long: 210000 tokens > 200000 maximum", 0, 210'000);
    row("Gemini", "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).", 0, 1'200'000);
    row("the window alone", "This model's maximum context length is 128,000 tokens. Please reduce the length of the messages.", 0, 0);
    row("no number", "Too long.", 0, 0);
    row("only counted here", "Too long.", 150'000, 150'000);
    row("estimated here, known there", "prompt is too long: 210000 tokens > 200000 maximum", 230'000, 210'000);
}

void TestErrorAdvice::tellsHowLongThePromptWas()
{
    QFETCH(std::string, words);
    QFETCH(qint64, counted);
    QFETCH(qint64, tokens);
    logging::ExchangeSnapshot exchange = failed("context_too_long");
    exchange.model = "m-long";
    exchange.countedTokens = counted;
    exchange.errorMessage = words;
    QCOMPARE(adviceFor(exchange, 2s).cause, tokens > 0 ? u"About %1 tokens exceed the window of m-long."_s.arg(countText(tokens))
                                                       : u"The prompt exceeds the window of m-long."_s);
}

void TestErrorAdvice::tellsWhatThisRequestShows()
{
    logging::ExchangeSnapshot exchange = failed("connection_lost");
    exchange.stream.textDeltas = 40;
    const QString broken = adviceFor(exchange, 2s).cause;
    QVERIFY2(broken.contains(u"≈ 40 tokens"_s) && broken.contains("Counted as failed"_L1), qPrintable(broken));

    exchange = failed("model_not_found");
    exchange.provider.clear();
    exchange.model.clear();
    exchange.attempts.clear();
    QCOMPARE(adviceFor(exchange, 2s).cause, u"The route of this request names a provider that is not set up."_s);
}

void TestErrorAdvice::namesTheTransformerThatFailed()
{
    logging::ExchangeSnapshot exchange = failed("transformer");
    exchange.attempts.clear();
    exchange.errorPhrase = proxy::told("transformer \"%1\" (%2), %3: %4", std::string("mine"), std::string("/home/me/mine.js"),
                                       std::string("transformRequestIn"), std::string("TypeError: no"));
    QCOMPARE(adviceFor(exchange, 2s).cause, u"The transformer \"mine\" failed."_s);
    QCOMPARE(adviceFor(exchange, 2s).actions, (QStringList{u"openTransformer"_s, u"replay"_s}));
    exchange.errorPhrase =
        proxy::told("%1; not loaded: %2",
                    proxy::told("there is no transformer \"%1\" in the files of \"transformers\"; they define none", std::string("mine")),
                    std::string("/home/me/mine.js: SyntaxError"));
    QCOMPARE(adviceFor(exchange, 2s).cause, u"The transformer \"mine\" is defined nowhere."_s);
    exchange.errorPhrase = PackedPhrase("transformer \"mine\" (/home/me/mine.js), auth: no"); // somebody else's words
    QCOMPARE(adviceFor(exchange, 2s).cause, u"A transformer of the configuration failed."_s);
    exchange.errorPhrase = {};
    QCOMPARE(adviceFor(exchange, 2s).cause, u"A transformer of the configuration failed."_s);
}

void TestErrorAdvice::findsTheLineOfATransformer_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("provider");
    QTest::addColumn<int>("line");
    QTest::newRow("its file, relative") << u"one"_s << u"/home/me/.claude-code-router/tools/one.js"_s << u"a"_s << 2;
    QTest::newRow("its file, from the home folder") << u"two"_s << u"/home/me/js/two.js"_s << u"a"_s << 3;
    QTest::newRow("its file, by a variable") << u"three"_s << u"/opt/three.js"_s << u"a"_s << 4;
    QTest::newRow("another file of that ending") << u"four"_s << u"/home/me/another-one.js"_s << u"a"_s << 0;
    QTest::newRow("defined nowhere, used by all models") << u"gone"_s << QString() << u"a"_s << 7;
    QTest::newRow("defined nowhere, used by one model") << u"Lost"_s << QString() << u"a"_s << 8;
    QTest::newRow("of another provider") << u"gone"_s << QString() << u"b"_s << 0;
    QTest::newRow("of no provider") << u"gone"_s << QString() << u"c"_s << 0;
}

void TestErrorAdvice::findsTheLineOfATransformer()
{
    QFETCH(QString, name);
    QFETCH(QString, file);
    QFETCH(QString, provider);
    const Result<Json5Value> root = parseJson5(uR"({transformers: [
        {path: './tools/one.js'},
        {path: '~/js/two.js'},
        {path: '${TOOLS}/three.js', options: {}}],
      Providers: [
        {name: 'a', transformer: {use: ['maxtoken',
          ['gone', {}]],
          m: {use: ['lost']}}},
        {name: 'b'}]})"_s);
    QVERIFY(root);
    QTEST(lineOfTransformer(*root, {.name = name, .file = file}, provider), "line");
}

void TestErrorAdvice::everyClassHasItsOwnWords_data()
{
    QTest::addColumn<std::string>("errorClass");
    QTest::addColumn<bool>("canGoElsewhere");
    const std::pair<const char *, bool> classes[] = {{"auth", false},
                                                     {"quota", true},
                                                     {"budget", false},
                                                     {"rate_limited", true},
                                                     {"overloaded", true},
                                                     {"model_not_found", false},
                                                     {"address_not_found", false},
                                                     {"context_too_long", false},
                                                     {"content_filtered", true},
                                                     {"bad_request", false},
                                                     {"timeout_connect", true},
                                                     {"timeout_first_token", true},
                                                     {"stream_stall", false},
                                                     {"stream_truncated", false},
                                                     {"connection_lost", false},
                                                     {"stream_error_event", false},
                                                     {"empty_response", true},
                                                     {"dns", false},
                                                     {"tls", false},
                                                     {"refused", true},
                                                     {"upstream_5xx", true},
                                                     {"upstream_4xx", false},
                                                     {"translate", false},
                                                     {"config", false},
                                                     {"transformer", false},
                                                     {"internal", false},
                                                     {"client_cancelled", false},
                                                     {"aborted_by_user", false}};
    for (const auto &[errorClass, canGoElsewhere] : classes) QTest::newRow(errorClass) << std::string(errorClass) << canGoElsewhere;
}

void TestErrorAdvice::everyClassHasItsOwnWords()
{
    QFETCH(std::string, errorClass);
    QFETCH(bool, canGoElsewhere);
    const ErrorAdvice advice = adviceFor(failed(errorClass), 2s);
    QVERIFY(!advice.cause.isEmpty());
    QVERIFY2(!advice.cause.startsWith("The request failed:"_L1) && !advice.cause.contains(u'%'), qPrintable(advice.cause));
    QVERIFY(!advice.actions.isEmpty());
    QCOMPARE(advice.actions.contains(u"replayOnFallback"_s), canGoElsewhere);
    QVERIFY(!errorClassText(errorClass).contains(u'_'));
}

QTEST_GUILESS_MAIN(TestErrorAdvice)
#include "tst_error_advice.moc"
