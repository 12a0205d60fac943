#include "logging/api/list_prices.h"
#include "logging/base/date_time.h"
#include "logging/history/exchange_store.h"
#include "logging/query/query_subjects.h"
#include "logging/tracking/cost.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <ctime>
#include <random>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 base = 1'790'000'000'000;

PackedPhrase sentenceOf(std::string_view sentence, std::string_view value)
{
    PackedPhrase phrase = PackedPhrase::sentence(sentence);
    phrase.add(value);
    return phrase;
}

ExchangeSnapshot sample(int number)
{
    ExchangeSnapshot e;
    e.number = static_cast<std::uint64_t>(number);
    e.id = "req-" + std::to_string(number);
    e.startedAt = WallTime(milliseconds(base + number * 1000));
    e.method = "POST";
    e.path = number % 5 == 0 ? "/v1/messages/count_tokens" : "/v1/messages";
    e.client = "claude-cli/2.0";
    e.clientAddress = "127.0.0.1";
    e.clientPid = 4121;
    e.sessionId = "session-" + std::to_string(number % 4);
    e.userId = "user";
    e.traceId = "0af7651916cd43dd8448eb211c80319c";
    e.askedModel = "claude-sonnet-4-5";
    e.wantsStream = number % 2 == 0;
    e.state = ExchangeState::Completed;
    e.provider = number % 3 == 0 ? "deepseek" : "glm 100%_x";
    e.model = number % 3 == 0 ? "deepseek-chat" : "GLM-4.7";
    e.rule = "default";
    e.routeSentence = sentenceOf("because of rule %1", "default");
    e.routeSteps = {{"image", false, PackedPhrase("no image")}, {"default", true, sentenceOf("nothing %1 matched", "else")}};
    e.countedTokens = 1234;
    e.attempts = {
        {.number = 1,
         .provider = "glm",
         .model = "GLM-4.7",
         .url = "https://x/v1",
         .transport = "qnam",
         .key = "work",
         .startedAt = 1ms,
         .connectedAt = 2ms,
         .answeredAt = {},
         .status = 500,
         .errorClass = "upstream_5xx",
         .message = "boom at glm",
         .failedAt = 4ms,
         .phrase = sentenceOf("boom at %1", "glm")},
        {.number = 2, .provider = e.provider, .model = e.model, .key = "spare", .startedAt = 5ms, .answeredAt = 6ms, .status = 200}};
    e.outcome = Outcome::Ok;
    e.status = 200;
    if (number % 7 == 0) {
        e.outcome = Outcome::Failed;
        e.state = ExchangeState::Failed;
        e.status = 429;
        e.errorClass = "rate_limited";
        e.errorMessage = "Too many requests 额度 50%";
        if (number % 2 == 1) e.errorPhrase = sentenceOf("Too many requests %1", "额度 50%");
        e.errorSeverity = ErrorSeverity::Warning;
        e.errorFingerprint = "abcd";
    }
    e.finishReason = "end_turn";
    e.finishClass = FinishClass::Normal;
    if (number % 11 != 0) e.tokens = {.input = number, .output = 2 * number, .cacheRead = 3, .cacheWrite = 4, .known = true};
    if (number % 11 != 0 && number % 2 == 1) e.tokens.reasoning = number % 3;
    if (number % 13 == 0) e.cost = Money{0.0021, "USD"};
    if (number % 26 == 0) e.planValue = Money{0.42, "CNY"};
    e.stream.firstByte = 10ms;
    e.stream.firstContent = milliseconds(100 + number % 50);
    e.stream.lastContent = 900ms;
    e.stream.events = 9;
    e.stream.textDeltas = 5;
    e.stream.thinkingDeltas = 2;
    e.stream.toolDeltas = 1;
    e.stream.pieces = 7;
    e.stream.bytes = 1000;
    e.stream.medianGap = 3ms;
    e.stream.gapP95 = 8ms;
    e.stream.longestGap = 80ms;
    e.stream.stalls = number % 17 == 0 ? 1 : 0;
    e.stream.stalled = 5s;
    e.stream.sinceLastByte = 1ms;
    e.requestBytes = 5000 + number;
    e.responseBytes = 700;
    e.routedAt = 500us;
    e.total = milliseconds(1000 + number);
    return e;
}

std::vector<ExchangeSnapshot> samples(int count)
{
    std::vector<ExchangeSnapshot> all;
    for (int i = 1; i <= count; ++i) all.push_back(sample(i));
    return all;
}

Query parsed(QStringView text)
{
    auto query = Query::parse(text, WallTime(milliseconds(base)));
    if (const auto *error = std::get_if<QueryError>(&query)) qFatal("%s", qPrintable(error->message.english()));
    return std::get<Query>(query);
}

// All parts of a scan.
std::vector<std::string> scanned(const ExchangeStore &store, HistoryScan scan)
{
    std::vector<std::string> ids;
    do {
        const auto part = store.scan(scan);
        if (!part) qFatal("%s", qPrintable(part.error().message));
        for (const HistoryEntry &entry : part->entries) {
            const auto fetched = store.fetch({&entry.row, 1});
            ids.push_back(fetched->constFirst().second.id);
        }
        scan.after = part->next;
    } while (scan.after);
    return ids;
}

// What statistics see of these exchanges.
std::vector<ExchangeNumbers> counted(const ExchangeStore &store, NumbersScan scan)
{
    std::vector<ExchangeNumbers> all;
    do {
        const auto part = store.numbers(scan);
        if (!part) qFatal("%s", qPrintable(part.error().message));
        if (std::ssize(part->numbers) > scan.limit) qFatal("a part is too large");
        all.insert(all.end(), part->numbers.begin(), part->numbers.end());
        scan.after = part->next;
    } while (scan.after);
    return all;
}

bool areSame(const ExchangeNumbers &a, const ExchangeNumbers &b)
{
    const auto tokens = [](const TokenCounts &t) { return std::tuple(t.input, t.output, t.cacheRead, t.cacheWrite, t.reasoning, t.known); };
    const auto money = [](const std::optional<Money> &m) { return m ? std::pair(m->amount, m->currency) : std::pair(-1.0, std::string()); };
    return std::tie(a.id, a.startedAt, a.outcome, a.status, a.attempts, a.provider, a.model, a.rule, a.sessionId, a.key, a.errorClass,
                    a.errorMessage, a.errorFingerprint, a.firstContent, a.total, a.tokensPerSecond)
               == std::tie(b.id, b.startedAt, b.outcome, b.status, b.attempts, b.provider, b.model, b.rule, b.sessionId, b.key,
                           b.errorClass, b.errorMessage, b.errorFingerprint, b.firstContent, b.total, b.tokensPerSecond)
           && tokens(a.tokens) == tokens(b.tokens) && money(a.cost) == money(b.cost) && money(a.planValue) == money(b.planValue);
}

} // namespace

class TestExchangeStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void keepsEverythingOfAnExchange();
    void bringsAnOlderSchemaUpToDate_data();
    void bringsAnOlderSchemaUpToDate();
    void findsWhatTheQueryFinds_data();
    void findsWhatTheQueryFinds();
    void pagesThroughTheHistory();
    void scansInParts();
    void scansByStart();
    void readsTheNumbersOfExchanges_data();
    void readsTheNumbersOfExchanges();
    void findsCostsAnew();
    void scansForMarks();
    void fetchesWhatWasScanned();
    void narrowsByTime();
    void keepsBodies();
    void keepsHeads();
    void keepsTimelines();
    void forgetsWhatIsTooOld();
    void forgetsNothingElseForARequestOfAWrongClock();
    void keepsTheTotalsOfWhatItForgets();
    void keepsTheTotalsOfADayWithoutMidnight();
    void findsTheCostOfTotalsAnew();
    void staysUnderItsSize();
    void countsTimelinesWithTheSize();
    void purges();
    void setsADamagedFileAside();
    void leavesANewerFileAlone();
    void readsWhileAnotherWrites();
    void keepsTheFilePrivate();
    void saysWhatIsMissing();
    void leavesNoConnectionBehind();

private:
    std::unique_ptr<ExchangeStore> open(ExchangeStore::Access access = ExchangeStore::Access::ReadWrite)
    {
        auto opened = ExchangeStore::open(m_path, access);
        if (!opened) qWarning("%s", qPrintable(opened.error().message));
        return opened ? std::move(opened->store) : nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TestExchangeStore::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(u"deep/er/history.sqlite"_s);
}

void TestExchangeStore::keepsEverythingOfAnExchange()
{
    const ExchangeSnapshot before = sample(91); // an error, with a cost
    QVERIFY(open()->add({&before, 1}, {}));
    const auto page = open()->find({});
    QVERIFY(page && page->exchanges.size() == 1);
    const ExchangeSnapshot &after = page->exchanges.front();
    QCOMPARE(after.number, before.number);
    QCOMPARE(after.id, before.id);
    QVERIFY(after.startedAt == before.startedAt);
    QCOMPARE(after.clientAddress, before.clientAddress);
    QCOMPARE(after.traceId, before.traceId);
    QCOMPARE(after.askedModel, before.askedModel);
    QCOMPARE(after.wantsStream, before.wantsStream);
    QVERIFY(after.state == before.state && after.outcome == before.outcome && after.finishClass == before.finishClass);
    QCOMPARE(after.routeSteps.size(), before.routeSteps.size());
    QVERIFY(after.routeSentence == before.routeSentence && after.routeSentence.says("because of rule %1"));
    for (std::size_t i = 0; i < after.routeSteps.size(); ++i) QVERIFY(after.routeSteps[i].reason == before.routeSteps[i].reason);
    QVERIFY(after.routeSteps.back().matched && !after.routeSteps.front().matched);
    QCOMPARE(after.errorMessage, before.errorMessage);
    QVERIFY(after.errorSeverity == before.errorSeverity);
    QCOMPARE(after.errorFingerprint, before.errorFingerprint);
    QVERIFY(after.tokens.known);
    QCOMPARE(after.tokens.cacheWrite, before.tokens.cacheWrite);
    QVERIFY(before.tokens.reasoning && after.tokens.reasoning == before.tokens.reasoning);
    QVERIFY(after.cost && qFuzzyCompare(after.cost->amount, 0.0021) && after.cost->currency == "USD");
    QVERIFY(after.stream.firstContent == before.stream.firstContent && after.stream.gapP95 == before.stream.gapP95);
    QCOMPARE(after.stream.thinkingDeltas, before.stream.thinkingDeltas);
    QVERIFY(after.total == before.total && after.routedAt == before.routedAt);
    QCOMPARE(after.attempts.size(), std::size_t(2));
    QCOMPARE(after.attempts.front().message, before.attempts.front().message);
    QVERIFY(after.attempts.front().phrase == before.attempts.front().phrase && after.attempts.back().phrase.isEmpty());
    QVERIFY(after.errorPhrase == before.errorPhrase);
    QVERIFY(after.attempts.front().connectedAt == before.attempts.front().connectedAt && !after.attempts.front().answeredAt);
    QVERIFY(after.attempts.front().failedAt == before.attempts.front().failedAt && !after.attempts.back().failedAt);
    QCOMPARE(after.attempts.back().key, before.attempts.back().key);
    QCOMPARE(after.clientPid, before.clientPid);
    QVERIFY(after.trace.isEmpty());
}

// What earlier versions of the schema did not have is added, and what was kept stays.
void TestExchangeStore::bringsAnOlderSchemaUpToDate_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<bool>("forReading");
    for (const int version : {1, 2, 3, 4, 5, 6}) {
        QTest::addRow("%d, to write", version) << version << false;
        QTest::addRow("%d, to read", version) << version << true;
    }
}

void TestExchangeStore::bringsAnOlderSchemaUpToDate()
{
    QFETCH(int, version);
    QFETCH(bool, forReading);
    const ExchangeSnapshot before = sample(91);
    QVERIFY(open()->add({&before, 1}, {}));
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"older"_s);
        database.setDatabaseName(m_path);
        QVERIFY(database.open());
        QSqlQuery query(database);
        QStringList statements{
            u"ALTER TABLE exchanges DROP COLUMN route_phrase"_s, u"ALTER TABLE exchanges DROP COLUMN error_phrase"_s,
            u"ALTER TABLE attempts DROP COLUMN phrase"_s,
            u"UPDATE exchanges SET route_steps = '[[\"image\",false,\"no image\"],[\"default\",true,\"nothing else\"]]'"_s};
        if (version <= 5) statements += {u"ALTER TABLE exchanges DROP COLUMN price_id"_s, u"DROP TABLE day_totals"_s};
        if (version <= 4) statements.append(u"DROP TABLE timelines"_s);
        if (version <= 3)
            statements += {u"ALTER TABLE exchanges DROP COLUMN plan_value"_s, u"ALTER TABLE exchanges DROP COLUMN plan_currency"_s};
        if (version <= 2) statements += {u"ALTER TABLE exchanges DROP COLUMN reasoning_tokens"_s, u"DROP TABLE heads"_s};
        if (version == 1)
            statements += {u"ALTER TABLE exchanges DROP COLUMN client_pid"_s, u"ALTER TABLE exchanges DROP COLUMN trace"_s,
                           u"ALTER TABLE attempts DROP COLUMN failed_us"_s};
        statements.append(u"PRAGMA user_version = %1"_s.arg(version));
        for (const QString &statement : std::as_const(statements)) QVERIFY2(query.exec(statement), qPrintable(query.lastError().text()));
    }
    QSqlDatabase::removeDatabase(u"older"_s);
    const auto store = open(forReading ? ExchangeStore::Access::ReadOnly : ExchangeStore::Access::ReadWrite);
    QVERIFY(store);
    const auto page = store->find({});
    QVERIFY(page && page->exchanges.size() == 1);
    QCOMPARE(page->exchanges.front().id, before.id);
    QCOMPARE(page->exchanges.front().clientPid, version == 1 ? std::int64_t(0) : before.clientPid);
    QCOMPARE(page->exchanges.front().tokens.reasoning.has_value(), version >= 3); // it was kept there
    QVERIFY(!page->exchanges.front().planValue);
    QCOMPARE(page->exchanges.front().routeSentence.english(), "because of rule default"); // a text that nobody takes apart
    QVERIFY(!page->exchanges.front().routeSentence.hasSentence());
    QCOMPARE(page->exchanges.front().routeSteps.at(1).reason.english(), "nothing else");
    ExchangeSnapshot another = sample(92);
    another.planValue = Money{1.5, "USD"};
    another.priceId = "list:x@2026-11-01";
    another.trace.phases = {{.name = "load", .startedAt = 1ms, .endedAt = 2ms}};
    const RecordedHeads heads{.exchangeId = another.id, .heads = {{.text = "a: b\n"}}};
    const RecordedTimeline timeline{.exchangeId = another.id, .provider = "p", .client = {}};
    QVERIFY(open()->add({&another, 1}, {}, {&heads, 1}, {&timeline, 1}));
    QVERIFY(store->heads(another.id).value() == heads.heads);
    QVERIFY(store->timeline(another.id).value() == timeline);
    const auto both = store->find({});
    QVERIFY(both && both->exchanges.size() == 2);
    QVERIFY(both->exchanges.front().trace == another.trace);
    QVERIFY(both->exchanges.front().planValue && both->exchanges.front().planValue->amount == 1.5);
    QCOMPARE(both->exchanges.front().priceId, another.priceId);
    const auto numbers = ExchangeStore::open(m_path, ExchangeStore::Access::ReadOnly)->store->numbers({});
    QVERIFY(numbers && numbers->numbers.size() == 2);
}

void TestExchangeStore::findsWhatTheQueryFinds_data()
{
    QTest::addColumn<QString>("query");
    for (const char *query : {"status:429",
                              "status:>=400",
                              "-status:429",
                              "provider:deepseek",
                              "provider:100%_x",
                              "provider:\"glm 100\"",
                              "model:*glm*",
                              "model:GLM",
                              "served:=GLM-4.7",
                              "served:=glm-4.7",
                              "ttft:>120ms",
                              "ttft:110ms..120ms",
                              "total:>1.05s",
                              "in:>50",
                              "thinking:>1",
                              "-thinking:>0",
                              "-in:>50",
                              "cost:>0",
                              "has:cost",
                              "-cost:>0",
                              "outcome:failed",
                              "-outcome:ok",
                              "speed:>50",
                              "-speed:>50",
                              "-(status:429 OR provider:deepseek)",
                              "-model:GLM-4.?",
                              "-error:额度",
                              "-has:cost",
                              "has:retry",
                              "key:spare",
                              "stall:>0",
                              "class:rate_limited OR in:<5",
                              "(provider:deepseek OR in:<5) -status:429",
                              "额度",
                              "error:/50%$/",
                              "deepseek",
                              "session:=session-3",
                              "trace:0af76519",
                              "trace:0af7651916",
                              "-trace:=0af7651916cd43dd8448eb211c80319c",
                              "host:x",
                              "host:=x",
                              "-host:x",
                              "host:y*",
                              "path:*count_tokens*",
                              "-path:*count_tokens*",
                              "stream:yes",
                              "outcome:failed",
                              "attempt:2",
                              "attempt:>2",
                              "model:?LM-4.7",
                              "number:1..9",
                              "sent:>5k",
                              "asked:sonnet",
                              "model:sonnet served:glm",
                              "-model:sonnet",
                              "glm deepseek",
                              "speed:>1",
                              "body:x",
                              "has:error",
                              "time:>=1790000010000"})
        QTest::newRow(query) << QString::fromUtf8(query);
}

// What SQL narrows must not differ from what the language says.
void TestExchangeStore::findsWhatTheQueryFinds()
{
    QFETCH(const QString, query);
    const std::vector<ExchangeSnapshot> all = samples(120);
    const auto store = open();
    QVERIFY(store->add(all, {}));
    const Query wanted = parsed(query);
    std::vector<std::string> expected;
    for (auto exchange = all.rbegin(); exchange != all.rend(); ++exchange)
        if (wanted.matches(ExchangeSubject(*exchange))) expected.push_back(exchange->id);
    const auto page = store->find({.query = wanted});
    QVERIFY(page);
    std::vector<std::string> found;
    for (const ExchangeSnapshot &exchange : page->exchanges) found.push_back(exchange.id);
    QVERIFY(found == expected);
    QVERIFY(scanned(*store, {.query = wanted}) == expected);
}

void TestExchangeStore::scansInParts()
{
    const auto store = open();
    QVERIFY(store->add(samples(100), {}));
    for (const auto &query : {u""_s, u"-status:429"_s, u"model:/glm|deep/i"_s}) {
        const std::vector<std::string> whole = scanned(*store, {.query = parsed(query)});
        QVERIFY(!whole.empty());
        for (const int limit : {1, 7, 99, 100}) QVERIFY(scanned(*store, {.query = parsed(query), .limit = limit}) == whole);
    }
    QVERIFY(scanned(*store, {.from = WallTime(milliseconds(base + 40'000)), .to = WallTime(milliseconds(base + 43'000))})
            == (std::vector<std::string>{"req-42", "req-41", "req-40"}));
}

void TestExchangeStore::scansByStart()
{
    std::vector<ExchangeSnapshot> all = samples(9);
    std::swap(all.front(), all.back()); // the oldest took longest
    all[4].startedAt = all[5].startedAt;
    const auto store = open();
    QVERIFY(store->add(all, {}));
    const std::vector<std::string> expected{"req-9", "req-8", "req-7", "req-6", "req-5", "req-4", "req-3", "req-2", "req-1"};
    QVERIFY(scanned(*store, {}) == expected);
    QVERIFY(scanned(*store, {.limit = 1}) == expected);
    const auto part = store->scan({.key = QueryField::Total, .limit = 2});
    QVERIFY(part && part->entries.size() == 2 && part->next);
    QCOMPARE(part->entries.front().key, 1009.0); // milliseconds
    const auto failed = store->scan({.query = parsed(u"status:429"), .key = QueryField::Cost});
    QVERIFY(failed && failed->entries.size() == 1 && !failed->next);
    QVERIFY(std::isnan(failed->entries.front().key));
    QVERIFY(failed->entries.front().outcome == Outcome::Failed);
}

void TestExchangeStore::readsTheNumbersOfExchanges_data()
{
    QTest::addColumn<QString>("query");
    QTest::newRow("all") << QString();
    QTest::newRow("what SQL understands") << u"-status:429 provider:deepseek"_s;
    QTest::newRow("what it does not") << u"model:/glm|deep/i"_s;
    QTest::newRow("marked ones") << u"@marked"_s;
}

void TestExchangeStore::readsTheNumbersOfExchanges()
{
    QFETCH(const QString, query);
    const std::vector<ExchangeSnapshot> all = samples(100);
    const auto store = open();
    QVERIFY(store->add(all, {}));
    const NumbersScan scan{.query = parsed(query), .marked = {"req-5", "req-77"}};
    std::vector<ExchangeNumbers> expected;
    for (auto exchange = all.rbegin(); exchange != all.rend(); ++exchange) {
        const bool isMarked = exchange->id == "req-5" || exchange->id == "req-77";
        if (scan.query.matches(ExchangeSubject(*exchange, isMarked))) expected.push_back(numbersOf(*exchange));
    }
    QVERIFY(!expected.empty());
    for (const int limit : {1, 7, 100, 2000}) {
        NumbersScan limited = scan;
        limited.limit = limit;
        const std::vector<ExchangeNumbers> read = counted(*store, limited);
        QVERIFY(std::equal(read.begin(), read.end(), expected.begin(), expected.end(), areSame));
    }
    QCOMPARE(counted(*store, {.from = WallTime(milliseconds(base + 40'000)), .to = WallTime(milliseconds(base + 43'000))}).size(), 3U);
}

void TestExchangeStore::findsCostsAnew()
{
    const auto store = open();
    std::vector<ExchangeSnapshot> all = samples(1200); // more than one part
    QVERIFY(store->add(all, {}));
    Repricing repricing{
        .from = WallTime(milliseconds(base + 100'000)),
        .prices = {
            {.pattern = "deepseek-*", .currency = "CNY", .input = 2, .output = 3, .cacheRead = {}, .cacheWrite = {}, .validFrom = {}}}};
    const auto reprice = [&] {
        qint64 changed = 0;
        repricing.after.reset();
        int parts = 0;
        do {
            const auto part = store->reprice(repricing);
            if (!part) qFatal("%s", qPrintable(part.error().message));
            changed += part->changed;
            repricing.after = part->next;
            ++parts;
        } while (repricing.after);
        return std::pair(changed, parts);
    };
    repricing.terms = {{"deepseek", {.multiplier = 2, .plan = Plan{.fee = 5}}}};
    const PriceTable table(repricing.prices, repricing.terms);
    qint64 expected = 0;
    for (ExchangeSnapshot &exchange : all) {
        if (exchange.startedAt < repricing.from || !exchange.tokens.known) continue;
        const Costs costs = table.costsOf(exchange);
        const auto text = [](const std::optional<Money> &money) {
            return money ? QString::number(money->amount, 'g', 17) + QString::fromStdString(money->currency) : QString();
        };
        expected += text(costs.cost) != text(exchange.cost) || text(costs.planValue) != text(exchange.planValue);
        exchange.cost = costs.cost;
        exchange.planValue = costs.planValue;
    }
    const auto [changed, parts] = reprice();
    QCOMPARE(changed, expected);
    QVERIFY(parts > 1);
    const auto page = store->find({.limit = 2000});
    QCOMPARE(page->exchanges.size(), 1200);
    for (const ExchangeSnapshot &found : page->exchanges) {
        const ExchangeSnapshot &wanted = all[std::size_t(found.number) - 1];
        QCOMPARE(found.cost.has_value(), wanted.cost.has_value());
        if (found.cost) QCOMPARE(found.cost->amount, wanted.cost->amount);
        if (found.cost) QCOMPARE(found.cost->currency, wanted.cost->currency);
        QCOMPARE(found.planValue.has_value(), wanted.planValue.has_value());
        if (found.planValue) QCOMPARE(found.planValue->amount, wanted.planValue->amount);
    }
    QCOMPARE(reprice().first, 0); // nothing is left to be done
}

void TestExchangeStore::scansForMarks()
{
    const auto store = open();
    QVERIFY(store->add(samples(20), {}));
    const std::vector<std::string> marked{"req-3", "req-14", "req-999"};
    const auto found = [&](QStringView query) { return scanned(*store, {.query = parsed(query), .marked = marked}); };
    QVERIFY(found(u"@marked") == (std::vector<std::string>{"req-14", "req-3"}));
    QCOMPARE(found(u"-@marked").size(), std::size_t(18));
    QVERIFY(found(u"@marked path:/mess.*/ status:429") == (std::vector<std::string>{"req-14"}));
    QVERIFY(scanned(*store, {.query = parsed(u"@marked")}).empty());
}

void TestExchangeStore::fetchesWhatWasScanned()
{
    const auto store = open();
    QVERIFY(store->add(samples(1200), {}));
    const auto part = store->scan({});
    std::vector<std::int64_t> rows;
    for (const HistoryEntry &entry : part->entries) rows.push_back(entry.row);
    rows.push_back(99'999); // gone
    const auto fetched = store->fetch(rows);
    QVERIFY(fetched);
    QCOMPARE(fetched->size(), qsizetype(rows.size()) - 1);
    for (const auto &[row, exchange] : *fetched) {
        QCOMPARE(exchange.number, std::uint64_t(row));
        QCOMPARE(exchange.attempts.size(), std::size_t(2));
    }
    QVERIFY(store->fetch({})->isEmpty());
    const auto ids = store->ids(rows);
    QVERIFY(ids);
    QCOMPARE(ids->size(), rows.size() - 1);
    for (const auto &[row, id] : *ids) QCOMPARE(id, store->fetch({&row, 1})->constFirst().second.id);
}

void TestExchangeStore::pagesThroughTheHistory()
{
    const auto store = open();
    QVERIFY(store->add(samples(100), {}));
    std::vector<std::uint64_t> numbers;
    HistoryRequest request{.query = parsed(u"-status:429"), .limit = 9};
    do {
        const auto page = store->find(request);
        QVERIFY(page);
        QVERIFY(page->exchanges.size() <= 9);
        for (const ExchangeSnapshot &exchange : page->exchanges) numbers.push_back(exchange.number);
        request.before = page->next;
    } while (request.before > 0);
    QCOMPARE(numbers.size(), std::size_t(86));
    QVERIFY(std::is_sorted(numbers.rbegin(), numbers.rend()));
    int seen = 0;
    QVERIFY(store->forEach({.limit = 7}, [&seen](const ExchangeSnapshot &) { return ++seen < 50; }));
    QCOMPARE(seen, 50);
}

void TestExchangeStore::narrowsByTime()
{
    const auto store = open();
    QVERIFY(store->add(samples(20), {}));
    const auto page = store->find({.from = WallTime(milliseconds(base + 5000)), .to = WallTime(milliseconds(base + 8000))});
    QVERIFY(page);
    QCOMPARE(page->exchanges.size(), 3);
    QCOMPARE(page->exchanges.front().number, 7U);
}

void TestExchangeStore::keepsBodies()
{
    const auto store = open();
    const std::vector<StoredBody> bodies{
        {.exchangeId = "req-1", .kind = StoredBody::Kind::ClientRequest, .wholeBytes = 900, .text = "{\"tool\":\"apply_patch\"}"},
        {.exchangeId = "req-1", .kind = StoredBody::Kind::ProviderResponse, .attempt = 2, .wholeBytes = 3, .text = "额度"}};
    QVERIFY(store->add(samples(3), bodies));
    const auto found = store->bodies("req-1");
    QVERIFY(found && found->size() == 2);
    QCOMPARE(found->front().wholeBytes, 900);
    QCOMPARE(found->back().text, bodies.back().text);
    QVERIFY(found->back().kind == StoredBody::Kind::ProviderResponse && found->back().attempt == 2);
    const auto page = store->find({.query = parsed(u"body:\"apply_patch\"")});
    QVERIFY(page && page->exchanges.size() == 1 && page->exchanges.front().id == "req-1");
}

void TestExchangeStore::keepsHeads()
{
    using Kind = StoredBody::Kind;
    const auto store = open();
    const std::vector<RecordedHeads> heads{
        {.exchangeId = "req-1",
         .heads = {{.kind = Kind::ClientRequest, .text = "Accept: */*\nX-Note: 额度 \"q\"\n", .leftOut = 3},
                   {.kind = Kind::ProviderResponse, .attempt = 2, .text = "Server: x\n"}}},
        {.exchangeId = "req-2", .heads = {{.kind = Kind::ClientResponse, .text = "Date: y\n"}}}};
    QVERIFY(store->add(samples(3), {}, heads));
    for (const RecordedHeads &recorded : heads) {
        const auto found = store->heads(recorded.exchangeId);
        QVERIFY(found && *found == recorded.heads);
    }
    QVERIFY(store->heads("req-3")->empty());
    QCOMPARE(*store->purge(sample(2).startedAt), 1);
    QVERIFY(store->heads("req-1")->empty());
    QVERIFY(!store->heads("req-2")->empty());
}

void TestExchangeStore::keepsTimelines()
{
    const auto store = open();
    const std::vector<RecordedTimeline> timelines{{.exchangeId = "req-1", .provider = std::string("\0\1\xff", 3), .client = "c"},
                                                  {.exchangeId = "req-2", .provider = std::string(50'000, 'x'), .client = {}}};
    const qint64 before = store->bytes();
    QVERIFY(store->add(samples(3), {}, {}, timelines));
    for (const RecordedTimeline &recorded : timelines) {
        const auto found = store->timeline(recorded.exchangeId);
        QVERIFY(found && *found == recorded);
    }
    QVERIFY(store->bytes() - before < 50'000); // they are packed
    QVERIFY(store->timeline("req-3")->isEmpty());
    QCOMPARE(*store->purge(sample(2).startedAt), 1);
    QVERIFY(store->timeline("req-1")->isEmpty());
    QVERIFY(!store->timeline("req-2")->isEmpty());
}

void TestExchangeStore::forgetsWhatIsTooOld()
{
    const auto store = open();
    std::vector<RecordedHeads> heads;
    for (const char *id : {"req-1", "req-50"}) heads.push_back({.exchangeId = id, .heads = {{.text = "a: b\n"}}});
    std::vector<RecordedTimeline> timelines;
    for (const char *id : {"req-1", "req-50"}) timelines.push_back({.exchangeId = id, .provider = "p", .client = {}});
    QVERIFY(store->add(samples(50), {}, heads, timelines));
    HistoryConfig limits;
    limits.retentionDays = 1;
    const WallTime now(milliseconds(base + 30'500 + 86'400'000));
    while (true) {
        const auto more = store->enforceLimits(limits, now);
        QVERIFY(more);
        if (!*more) break;
    }
    QCOMPARE(*store->count(), 20);
    QCOMPARE(store->find({.limit = 100})->exchanges.back().number, 31U);
    QVERIFY(store->heads("req-1")->empty());
    QVERIFY(!store->heads("req-50")->empty());
    QVERIFY(store->timeline("req-1")->isEmpty());
    QVERIFY(!store->timeline("req-50")->isEmpty());
    limits.retentionDays = 0; // for ever
    QVERIFY(!*store->enforceLimits(limits, now + std::chrono::hours(24 * 365)));
}

// A machine whose clock was wrong until the network set it.
void TestExchangeStore::forgetsNothingElseForARequestOfAWrongClock()
{
    const auto store = open();
    std::vector<ExchangeSnapshot> all = samples(10);
    all.back().startedAt = WallTime();
    QVERIFY(store->add(all, {}));
    HistoryConfig limits;
    limits.retentionDays = 1;
    while (*store->enforceLimits(limits, all.front().startedAt)) {}
    QCOMPARE(*store->count(), 9);
}

// Whatever the limits are: what was used and spent, by day, provider, model, rule, key and outcome.
void TestExchangeStore::keepsTheTotalsOfWhatItForgets()
{
    const auto store = open();
    std::vector<ExchangeSnapshot> all = samples(300);
    for (ExchangeSnapshot &exchange : all) exchange.startedAt += std::chrono::hours(24) * (exchange.number / 100); // of three days
    QVERIFY(store->add(all, {}));
    const auto sums = [](const std::vector<ExchangeNumbers> &numbers) {
        std::map<QString, double> found;
        for (const ExchangeNumbers &one : numbers) {
            found[u"requests"_s] += static_cast<double>(one.count);
            found[u"outcome %1, retried %2"_s.arg(int(one.outcome)).arg(one.attempts > 1)] += static_cast<double>(one.count);
            for (const std::string &name : {one.provider, one.model, one.rule, one.key})
                found[QString::fromStdString(name)] += static_cast<double>(one.count);
            if (!one.tokens.known) continue;
            found[u"input"_s] += static_cast<double>(one.tokens.input);
            found[u"output"_s] += static_cast<double>(one.tokens.output);
            found[u"read"_s] += static_cast<double>(one.tokens.cacheRead);
            found[u"written"_s] += static_cast<double>(one.tokens.cacheWrite);
            found[u"thinking"_s] += static_cast<double>(one.tokens.reasoning.value_or(0));
            if (one.cost) found[u"cost"_s + QString::fromStdString(one.cost->currency)] += std::round(one.cost->amount * 1e7);
            if (!one.cost) found[u"unpriced"_s] += static_cast<double>(one.count);
            if (one.planValue) found[u"plan"_s] += std::round(one.planValue->amount * 1e7);
        }
        return found;
    };
    const auto before = sums(counted(*store, {}));
    QCOMPARE(before.at(u"requests"_s), 300.0);
    const auto forget = [&store](WallTime now) {
        HistoryConfig limits;
        limits.retentionDays = 1;
        while (*store->enforceLimits(limits, now)) {}
    };
    forget(all[150].startedAt + std::chrono::hours(24)); // some
    const qint64 kept = *store->count();
    QVERIFY(kept > 0 && kept < 300);
    QVERIFY(sums(counted(*store, {})) == before);
    forget(all.back().startedAt + std::chrono::hours(24 * 40));
    QCOMPARE(*store->count(), 0);
    QVERIFY(sums(counted(*store, {})) == before);
    QVERIFY(sums(counted(*store, {.limit = 3})) == before); // in parts, too
    // By the day on which it began, by the clock of this place.
    const QDate second = QDateTime::fromMSecsSinceEpoch(millisSinceEpoch(all[150].startedAt)).date();
    const auto dayOf = [](QDate day) { return WallTime(milliseconds(day.startOfDay().toMSecsSinceEpoch())); };
    std::int64_t ofDay = 0;
    for (const ExchangeNumbers &one : counted(*store, {.from = dayOf(second), .to = dayOf(second.addDays(1))})) ofDay += one.count;
    const auto isOfSecond = [&](const ExchangeSnapshot &e) {
        return e.startedAt >= dayOf(second) && e.startedAt < dayOf(second.addDays(1));
    };
    QCOMPARE(ofDay, std::int64_t(std::count_if(all.begin(), all.end(), isOfSecond)));
    QVERIFY(counted(*store, {.query = parsed(u"provider:deepseek")}).empty()); // a query asks for requests
    // Who deletes deletes them, too.
    QVERIFY(store->purge(dayOf(second)));
    QVERIFY(sums(counted(*store, {})).at(u"requests"_s) < 300);
    QVERIFY(store->purge(WallTime(milliseconds(base)) + std::chrono::hours(24 * 400)));
    QVERIFY(counted(*store, {}).empty());
}

// As in Cairo, where the clocks are put forward at midnight.
void TestExchangeStore::keepsTheTotalsOfADayWithoutMidnight()
{
    const QByteArray zone = qgetenv("TZ");
    const auto restore = qScopeGuard([&zone] {
        zone.isNull() ? qunsetenv("TZ") : qputenv("TZ", zone);
        tzset();
    });
    qputenv("TZ", "EET-2EEST,M4.5.5/0,M10.5.4/24");
    tzset();
    const auto store = open();
    std::vector<ExchangeSnapshot> all = samples(1);
    all.front().startedAt = wallTime(QDateTime(QDate(2026, 4, 24), QTime(12, 0)));
    QVERIFY(store->add(all, {}));
    HistoryConfig limits;
    limits.retentionDays = 1;
    while (*store->enforceLimits(limits, all.front().startedAt + std::chrono::hours(48))) {}
    const std::vector<ExchangeNumbers> kept =
        counted(*store, {.from = beginOfDay(QDate(2026, 4, 24)), .to = beginOfDay(QDate(2026, 4, 25))});
    QCOMPARE(kept.size(), 1U);
    QCOMPARE(localDay(kept.front().startedAt), QDate(2026, 4, 24));
}

void TestExchangeStore::findsTheCostOfTotalsAnew()
{
    const auto store = open();
    std::vector<ExchangeSnapshot> all = samples(100);
    QVERIFY(store->add(all, {}));
    HistoryConfig limits;
    limits.retentionDays = 1;
    while (*store->enforceLimits(limits, all.back().startedAt + std::chrono::hours(24 * 40))) {}
    Repricing repricing{.from = {},
                        .prices = {{.pattern = "deepseek-*",
                                    .currency = "CNY",
                                    .input = 2,
                                    .output = 3,
                                    .cacheRead = {},
                                    .cacheWrite = {},
                                    .perRequest = 0.5,
                                    .validFrom = {}}}};
    const auto part = store->reprice(repricing);
    QVERIFY(part && !part->next);
    double expected = 0;
    qint64 changed = 0;
    for (const ExchangeSnapshot &exchange : all) {
        if (!exchange.tokens.known || exchange.provider != "deepseek") continue;
        expected += PriceTable(repricing.prices).costsOf(exchange).cost->amount;
        ++changed;
    }
    double found = 0;
    std::int64_t others = 0;
    for (const ExchangeNumbers &one : counted(*store, {})) {
        if (one.provider == "deepseek" && one.tokens.known) {
            QVERIFY(one.cost && one.cost->currency == "CNY");
            found += one.cost->amount;
        } else if (!one.cost) {
            others += one.count; // no price is known, and so there is still none
        }
    }
    QVERIFY(std::abs(found - expected) < 1e-6);
    QVERIFY(part->changed >= changed);
    QVERIFY(others > 0);
    QCOMPARE(store->reprice(repricing)->changed, 0);
}

void TestExchangeStore::staysUnderItsSize()
{
    const auto store = open();
    HistoryConfig limits;
    limits.maxBytes = 512LL * 1024;
    const std::string large(4000, 'x');
    for (int round = 0; round < 20; ++round) {
        std::vector<StoredBody> bodies;
        const std::vector<ExchangeSnapshot> batch = samples(100);
        for (int i = 1; i <= 20; ++i) bodies.push_back({.exchangeId = "req-" + std::to_string(i), .wholeBytes = 4000, .text = large});
        QVERIFY(store->add(batch, bodies));
        while (store->bytes() > limits.maxBytes) QVERIFY(*store->enforceLimits(limits, WallTime(milliseconds(base))));
    }
    QVERIFY(store->bytes() <= limits.maxBytes);
    QVERIFY(*store->count() > 100); // bodies went before the rows
    QVERIFY(QFileInfo(m_path).size() < 4 * limits.maxBytes);
}

// They count, and go with their exchanges.
void TestExchangeStore::countsTimelinesWithTheSize()
{
    const auto store = open();
    HistoryConfig limits;
    limits.maxBytes = 512LL * 1024;
    std::mt19937 random(1);
    std::vector<RecordedTimeline> timelines;
    for (int i = 1; i <= 100; ++i) {
        RecordedTimeline &timeline = timelines.emplace_back();
        timeline.exchangeId = "req-" + std::to_string(i);
        for (int k = 0; k < 10'000; ++k) timeline.provider += static_cast<char>(random());
    }
    QVERIFY(store->add(samples(100), {}, {}, timelines));
    QVERIFY(store->bytes() > limits.maxBytes);
    while (*store->enforceLimits(limits, WallTime(milliseconds(base)))) {}
    QVERIFY(store->bytes() <= limits.maxBytes);
    const qint64 left = *store->count();
    QVERIFY(left > 0 && left < 100);
    QVERIFY(store->timeline("req-1")->isEmpty());
    QVERIFY(*store->timeline("req-100") == timelines.back());
}

void TestExchangeStore::purges()
{
    const auto store = open();
    QVERIFY(store->add(samples(10), {}));
    QCOMPARE(*store->purge(WallTime(milliseconds(base + 4000))), 3);
    QCOMPARE(*store->count(), 7);
}

void TestExchangeStore::setsADamagedFileAside()
{
    QVERIFY(open()->add(samples(200), {}));
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(4096));
    file.write(QByteArray(64 * 1024, 'Z'));
    file.close();
    auto opened = ExchangeStore::open(m_path, ExchangeStore::Access::ReadWrite);
    QVERIFY(opened);
    QVERIFY2(opened->notice.contains(u"damaged"_s), qPrintable(opened->notice));
    QCOMPARE(*opened->store->count(), 0);
    QVERIFY(opened->store->add(samples(2), {}));
    QCOMPARE(QFileInfo(m_path).dir().entryList({u"*.damaged-*"_s}, QDir::Files).size(), 1);
    // No database at all.
    opened->store.reset();
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("not a database, but long enough to be looked at as one, whatever it says in its first bytes");
    file.close();
    opened = ExchangeStore::open(m_path, ExchangeStore::Access::ReadWrite);
    QVERIFY(opened && !opened->notice.isEmpty());
}

void TestExchangeStore::leavesANewerFileAlone()
{
    QVERIFY(open()->add(samples(1), {}));
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"newer"_s);
        database.setDatabaseName(m_path);
        QVERIFY(database.open());
        QSqlQuery(database).exec(u"PRAGMA user_version = 99"_s);
    }
    QSqlDatabase::removeDatabase(u"newer"_s);
    const auto opened = ExchangeStore::open(m_path, ExchangeStore::Access::ReadWrite);
    QVERIFY(!opened);
    QVERIFY(opened.error().message.contains(u"newer version"_s));
    QCOMPARE(QFileInfo(m_path).dir().entryList({u"*.damaged-*"_s}, QDir::Files).size(), 0);
}

void TestExchangeStore::readsWhileAnotherWrites()
{
    const auto writer = open();
    QVERIFY(writer->add(samples(10), {}));
    const auto reader = open(ExchangeStore::Access::ReadOnly);
    QVERIFY(reader);
    QCOMPARE(*reader->count(), 10);
    QVERIFY(!reader->add(samples(1), {}));
    QVERIFY(writer->add(samples(5), {}));
    QCOMPARE(*reader->count(), 15);
    const auto second = open(); // another program that writes
    QVERIFY(second->add(samples(1), {}));
    QCOMPARE(*writer->count(), 16);
}

void TestExchangeStore::keepsTheFilePrivate()
{
    const auto store = open();
    QVERIFY(store->add(samples(10), {}));
    for (const QFileInfo &file : QFileInfo(m_path).dir().entryInfoList(QDir::Files)) {
        constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY2((file.permissions() & others) == QFile::Permissions(), qPrintable(file.fileName()));
    }
}

void TestExchangeStore::saysWhatIsMissing()
{
    const auto missing = ExchangeStore::open(m_path, ExchangeStore::Access::ReadOnly);
    QVERIFY(!missing);
    QVERIFY(missing.error().message.contains(m_path));
    m_path = u"/proc/nowhere/history.sqlite"_s;
    QVERIFY(!ExchangeStore::open(m_path, ExchangeStore::Access::ReadWrite));
}

void TestExchangeStore::leavesNoConnectionBehind()
{
    QTest::failOnWarning(QRegularExpression(u"still in use"_s));
    QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
    const QStringList before = QSqlDatabase::connectionNames();
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const auto empty = ExchangeStore::open(m_path, ExchangeStore::Access::ReadOnly);
    QVERIFY(!empty);
    QVERIFY(empty.error().message.contains(u"is empty"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("no database at all");
    file.close();
    QVERIFY(!ExchangeStore::open(m_path, ExchangeStore::Access::ReadOnly));
    QVERIFY(open()); // sets it aside and opens another one
    QCOMPARE(QSqlDatabase::connectionNames(), before);
}

QTEST_GUILESS_MAIN(TestExchangeStore)
#include "tst_exchange_store.moc"
