#include "logging/api/exchange_log.h"
#include "logging/pipeline/logging_service.h"
#include "logging/pipeline/recording_pauses.h"

#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Recording of requests paused and taken up again while they run.
class TestRecording : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void coversWhatBeganInAPause();
    void forgetsOldPauses();
    void recordsNothingThatBeginsWhileItIsPaused();
    void keepsTheOtherFeedsGoing();
    void masksHeadsBeforeTheyAreStored();
    void keepsNoHeadsWhenTheyAreNotWanted();
    void keepsTheTimesOfEventsOnlyWhenTheyAreWanted();

private:
    std::unique_ptr<ExchangeLog> begin(const char *id);
    static void end(std::unique_ptr<ExchangeLog> exchange);
    QStringList recorded();
    QStringList bodiesOf(const char *id);
    QString headsOf(const char *id);
    Timeline timelineOf(const char *id);

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<LoggingService> m_service;
};

void TestRecording::init()
{
    m_service.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    LoggingConfig config;
    config.directory = m_dir->path();
    config.history.bodies = true;
    m_service = std::make_unique<LoggingService>(config);
    m_service->recentTraffic()->setWanted(true);
}

std::unique_ptr<ExchangeLog> TestRecording::begin(const char *id)
{
    auto exchange = std::make_unique<ExchangeLog>(m_service->target(), id, monotonicNow());
    exchange->keepTraffic(*m_service->recentTraffic());
    exchange->started({.time = wallNow(), .method = "POST", .path = "/v1/messages"});
    if (exchange->keepsHeads()) {
        MessageHead head{.kind = StoredBody::Kind::ClientRequest};
        head.add("Accept", "*/*");
        head.add("X-Api-Key", "some words");
        head.add("X-Words", "a key-of-the-configuration b");
        head.add("X-Mine", "of the user");
        head.add("X-Shape", "is sk-ant-api03-abcdefghijklmnopqrstuvwxyz");
        head.add("Referer", "https://me:hidden@host/?access_token=hidden2");
        exchange->head(std::move(head));
    }
    exchange->clientRequest("what was asked");
    return exchange;
}

void TestRecording::end(std::unique_ptr<ExchangeLog> exchange)
{
    exchange->finished({.outcome = Outcome::Ok, .status = 200});
}

QStringList TestRecording::recorded()
{
    m_service->flush(5s);
    QStringList ids;
    bool isThere = false;
    m_service->history()->find({}, [&](const HistoryPage &page) {
        for (const ExchangeSnapshot &exchange : page.exchanges) ids.append(QString::fromStdString(exchange.id));
        isThere = true;
    });
    if (!QTest::qWaitFor([&] { return isThere; })) qFatal("the history does not answer");
    ids.sort();
    return ids;
}

QStringList TestRecording::bodiesOf(const char *id)
{
    QStringList texts;
    bool isThere = false;
    m_service->history()->findBodies(id, [&](const QList<StoredBody> &bodies) {
        for (const StoredBody &body : bodies) texts.append(QString::fromStdString(body.text));
        isThere = true;
    });
    if (!QTest::qWaitFor([&] { return isThere; })) qFatal("the history does not answer");
    return texts;
}

QString TestRecording::headsOf(const char *id)
{
    QString texts;
    bool isThere = false;
    m_service->history()->findHeads(id, [&](const std::vector<MessageHead> &heads) {
        for (const MessageHead &head : heads) texts += QString::fromStdString(head.text);
        isThere = true;
    });
    if (!QTest::qWaitFor([&] { return isThere; })) qFatal("the history does not answer");
    return texts;
}

Timeline TestRecording::timelineOf(const char *id)
{
    std::optional<RecordedTimeline> found;
    m_service->history()->findTimeline(id, [&](const RecordedTimeline &timeline) { found = timeline; });
    if (!QTest::qWaitFor([&] { return found.has_value(); })) qFatal("the history does not answer");
    return unpackTimeline(found->provider);
}

void TestRecording::coversWhatBeganInAPause()
{
    RecordingPauses pauses;
    const WallTime start = wallNow();
    QVERIFY(!pauses.isPaused());
    QVERIFY(!pauses.cover(start));
    pauses.setPaused(true, start + 10s);
    pauses.setPaused(true, start + 15s); // it is already
    QVERIFY(pauses.isPaused());
    QVERIFY(!pauses.cover(start + 9s));
    QVERIFY(pauses.cover(start + 10s));
    QVERIFY(pauses.cover(start + 1h));
    pauses.setPaused(false, start + 20s);
    QVERIFY(!pauses.isPaused());
    QVERIFY2(pauses.cover(start + 19s), "what ends after the pause");
    QVERIFY(!pauses.cover(start + 20s));
    pauses.setPaused(true, start + 30s);
    QVERIFY(pauses.cover(start + 12s) && !pauses.cover(start + 25s) && pauses.cover(start + 31s));
}

void TestRecording::forgetsOldPauses()
{
    RecordingPauses pauses;
    const WallTime start = wallNow();
    pauses.setPaused(true, start);
    pauses.setPaused(false, start + 1min);
    pauses.setPaused(true, start + 23h);
    pauses.setPaused(false, start + 23h + 1min);
    QVERIFY(pauses.cover(start));
    pauses.setPaused(true, start + 25h);
    QVERIFY(!pauses.cover(start));
    QVERIFY(pauses.cover(start + 23h));
}

void TestRecording::recordsNothingThatBeginsWhileItIsPaused()
{
    QVERIFY(m_service->isRecording());
    auto before = begin("before");
    m_service->setRecording(false);
    QVERIFY(!m_service->isRecording());
    auto within = begin("within");
    auto across = begin("across");
    QCOMPARE(m_service->target().bodyLimit(), 0U);
    QVERIFY(m_service->recentTraffic()->knows("before"));
    QVERIFY(!m_service->recentTraffic()->knows("within"));
    end(std::move(before));
    end(std::move(within));
    QCOMPARE(recorded(), QStringList{u"before"_s});
    QCOMPARE(bodiesOf("before"), QStringList{u"what was asked"_s});
    m_service->setRecording(true);
    end(std::move(across)); // it began in the pause
    end(begin("after"));
    QCOMPARE(recorded(), (QStringList{u"after"_s, u"before"_s}));
    QCOMPARE(bodiesOf("after"), QStringList{u"what was asked"_s});
    QVERIFY(headsOf("after").startsWith("Accept: */*\n"_L1));
    for (const char *id : {"within", "across"}) QVERIFY(bodiesOf(id).isEmpty() && headsOf(id).isEmpty());
}

void TestRecording::keepsTheOtherFeedsGoing()
{
    QStringList seen;
    connect(m_service->exchangeFeed(), &ExchangeFeed::exchangesChanged, this, [&seen](const QList<ExchangeSnapshot> &exchanges) {
        for (const ExchangeSnapshot &exchange : exchanges)
            if (exchange.outcome == Outcome::Ok) seen.append(QString::fromStdString(exchange.id));
    });
    m_service->setRecording(false);
    end(begin("seen"));
    QTRY_COMPARE(seen, QStringList{u"seen"_s});
    LoggingConfig config = m_service->config();
    config.history.maxBodyBytes = 1000;
    m_service->applyConfig(config); // does not end the pause
    QVERIFY(!m_service->isRecording());
    QCOMPARE(m_service->target().bodyLimit(), 0U);
    m_service->setRecording(true);
    QCOMPARE(m_service->target().bodyLimit(), 1000U);
}

void TestRecording::masksHeadsBeforeTheyAreStored()
{
    LoggingConfig config = m_service->config();
    config.redaction.sensitiveFields = {u"x-mine"_s};
    m_service->applyConfig(config);
    m_service->setKnownSecrets({"key-of-the-configuration"});
    end(begin("a"));
    QCOMPARE(recorded(), QStringList{u"a"_s});
    const QString heads = headsOf("a");
    QStringList names;
    for (const QString &line : heads.split(u'\n', Qt::SkipEmptyParts)) names.append(line.section(u": "_s, 0, 0));
    QCOMPARE(names, (QStringList{u"Accept"_s, u"X-Api-Key"_s, u"X-Words"_s, u"X-Mine"_s, u"X-Shape"_s, u"Referer"_s}));
    for (const char *secret : {"some words", "key-of-the-configuration", "of the user", "abcdefghij", "hidden"})
        QVERIFY2(!heads.contains(QLatin1StringView(secret)), qPrintable(heads));
    QVERIFY2(heads.contains("Accept: */*"_L1) && heads.contains("a [Redacted] b"_L1), qPrintable(heads));
}

void TestRecording::keepsNoHeadsWhenTheyAreNotWanted()
{
    QVERIFY(m_service->target().keepsHeads());
    LoggingConfig config = m_service->config();
    config.history.headers = false;
    m_service->applyConfig(config);
    QVERIFY(!m_service->target().keepsHeads());
    end(begin("a"));
    QCOMPARE(recorded(), QStringList{u"a"_s});
    QCOMPARE(headsOf("a"), QString());
    QCOMPARE(m_service->recentTraffic()->heads("a").size(), 1U); // somebody looks
}

void TestRecording::keepsTheTimesOfEventsOnlyWhenTheyAreWanted()
{
    const auto stream = [this](const char *id) {
        auto exchange = begin(id);
        exchange->attemptStarted({.number = 1});
        exchange->providerPiece("event: ping\ndata: {\"type\":\"ping\"}\n\ndata: [DONE]\n\n");
        end(std::move(exchange));
    };
    LoggingConfig config = m_service->config();
    config.history.bodies = false;
    m_service->applyConfig(config);
    QVERIFY(!m_service->target().keepsTimelines()); // the standard
    stream("off");
    config.history.streamTiming = true;
    m_service->applyConfig(config);
    QVERIFY(m_service->target().keepsTimelines());
    stream("on");
    m_service->setRecording(false);
    QVERIFY(!m_service->target().keepsTimelines());
    stream("paused");
    m_service->setRecording(true);
    QCOMPARE(recorded(), (QStringList{u"off"_s, u"on"_s}));
    for (const char *id : {"off", "paused"}) QVERIFY(timelineOf(id).events.empty());
    const Timeline kept = timelineOf("on");
    QCOMPARE(kept.events.size(), 2U);
    QVERIFY(kept.events[0].kind == StreamEventKind::Ping && kept.events[1].isTerminal);
    QVERIFY(bodiesOf("on").isEmpty()); // nothing of what was said
}

QTEST_GUILESS_MAIN(TestRecording)
#include "tst_recording.moc"
