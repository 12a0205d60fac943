#include "ui/models/stream_model.h"

#include "ui/models/attempts_model.h"
#include "ui/models/error_advice.h"
#include "ui/models/exchange_words.h"
#include "ui/models/recorded_stream.h"
#include "ui/models/stream_follower.h"
#include "ui/models/value_text.h"

#include "logging/api/history.h"
#include "tests/support/fake_controls.h"
#include "tests/support/fake_history.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

ReadFrame frame(const char *text, nanoseconds at)
{
    return readFrames({{.text = text, .attempt = 1, .at = at}}).first();
}

const QList<ReadFrame> sample{frame("event: ping\ndata: {\"type\":\"ping\"}\n\n", 500ms),
                              frame("data: {\"choices\":[{\"delta\":{\"content\":\"Hi\\nyou\"}}]}\n\n", 1000ms),
                              frame("data: {\"choices\":[{\"delta\":{\"reasoning\":\"Hm\"}}]}\n\n", 1500ms),
                              frame("data: [DONE]\n\n", 2250ms)};

class OneBody final : public testing::FakeHistory
{
public:
    OneBody() : FakeHistory(0, {}) {}
    void findBodies(std::string exchangeId, std::function<void(QList<logging::StoredBody>)> found) override
    {
        found({{.exchangeId = exchangeId,
                .kind = logging::StoredBody::Kind::ProviderResponse,
                .attempt = 1,
                .text = "data: 1\n\ndata: 2\n\n"}});
    }
};

} // namespace

class TestStreamModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsFrames();
    void knowsTheSpeedOfTheLastSeconds();
    void showsChosenKindsAndTimes();
    void followsARunningStream();
    void readsTheHistoryWhenTheMemoryHasForgotten();
    void readsTheTimesOfTheHistory();
    void joinsTimesAndContents();
    void knowsWhatWasNotKept();
    void forgetsWhatIsNotFollowedAnyMore();
    void saysWhyTheNextAttemptFollowed();
    void advises_data();
    void advises();
    void writesAmounts();
};

void TestStreamModel::showsFrames()
{
    StreamModel model;
    const QAbstractItemModelTester tester(&model);
    model.append(sample.mid(0, 1));
    model.append(sample.mid(1));
    QCOMPARE(model.rowCount(), 4);
    const auto cell = [&model](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(cell(1, StreamModel::Number), u"2"_s);
    QCOMPARE(cell(1, StreamModel::Time), u"1.000"_s);
    QCOMPARE(cell(1, StreamModel::Delta), u"+0.500"_s);
    QCOMPARE(cell(0, StreamModel::Delta), u"—"_s);
    ReadFrame late = sample[3];
    late.frame.at = *sample[3].frame.at + 100'934ms;
    model.append({late});
    QCOMPARE(cell(4, StreamModel::Delta), u"+100.9"_s); // whole, however narrow the column
    QCOMPARE(cell(1, StreamModel::Type), u"chunk"_s);
    QCOMPARE(cell(1, StreamModel::Preview), u"Hi↵you"_s);
    QCOMPARE(cell(3, StreamModel::Preview), u"[DONE]"_s);
    QCOMPARE(model.index(1, 0).data(StreamModel::RawRole).toString(), QString::fromStdString(sample[1].frame.text));
    QVERIFY(model.index(1, 0).data(Qt::AccessibleTextRole).toString().contains("Hi"_L1));
    QCOMPARE(model.countOf(FrameKind::Ping), 1);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.byteCount(), 0);
}

void TestStreamModel::knowsTheSpeedOfTheLastSeconds()
{
    const auto words = [](const QByteArray &content, nanoseconds at) {
        return frame(("data: {\"choices\":[{\"delta\":{\"content\":\"" + content + "\"}}]}\n\n").constData(), at);
    };
    StreamModel model;
    QVERIFY(!model.charactersPerSecond(10s));
    model.append({frame("event: ping\ndata: {\"type\":\"ping\"}\n\n", 500ms)});
    QVERIFY(!model.charactersPerSecond(10s));
    model.append({words("abcd", 1000ms), words("0123456789", 2000ms), words("01234567890123456789", 3000ms)});
    QVERIFY(!model.charactersPerSecond(1900ms));
    QCOMPARE(*model.charactersPerSecond(4000ms), 10.0); // since the first content, which does not count
    QCOMPARE(*model.charactersPerSecond(7500ms), 4.0);  // of the last five seconds
    QCOMPARE(*model.charactersPerSecond(20s), 0.0);
}

void TestStreamModel::showsChosenKindsAndTimes()
{
    StreamModel model;
    const QAbstractItemModelTester tester(&model);
    model.setKindShown(FrameKind::Ping, false);
    model.append(sample);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(0, StreamModel::Number).data().toString(), u"2"_s); // its number stays
    model.setRange(std::pair(nanoseconds(1200ms), nanoseconds(2000ms)));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, StreamModel::Preview).data().toString(), u"Hm"_s);
    model.append({frame("data: late\n\n", 3s)});
    QCOMPARE(model.rowCount(), 1);
    model.setRange(std::nullopt);
    model.setKindShown(FrameKind::Ping, true);
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.moments().size(), 5);
}

void TestStreamModel::followsARunningStream()
{
    logging::RecentTraffic traffic([](std::string &) {});
    traffic.setWanted(true);
    Background background;
    StreamFollower follower(background);
    QStringList seen;
    connect(&follower, &StreamFollower::framesRead, this, [&seen](const QList<ReadFrame> &frames) {
        for (const ReadFrame &read : frames) seen.append(QString::fromStdString(read.frame.text).trimmed());
    });
    QSignalSpy finished(&follower, &StreamFollower::finished);
    follower.follow("a", logging::StoredBody::Kind::ProviderResponse, false, {.traffic = &traffic});
    const auto record = traffic.begin("a"); // it may be selected before its first byte is there
    record->add(logging::StoredBody::Kind::ProviderResponse, 1, "data: 1\n\nda", 1ms);
    QTRY_COMPARE(seen, QStringList{u"data: 1"_s});
    record->add(logging::StoredBody::Kind::ProviderResponse, 1, "ta: 2\n\ndata: 3", 2ms);
    QTRY_COMPARE(seen, (QStringList{u"data: 1"_s, u"data: 2"_s}));
    QCOMPARE(finished.count(), 0);
    follower.setOver();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(seen.last(), u"data: 3"_s);
}

void TestStreamModel::readsTheHistoryWhenTheMemoryHasForgotten()
{
    logging::RecentTraffic traffic([](std::string &) {});
    Background background;
    OneBody history;
    StreamFollower follower(background);
    QSignalSpy read(&follower, &StreamFollower::framesRead);
    QSignalSpy finished(&follower, &StreamFollower::finished);
    follower.follow("a", logging::StoredBody::Kind::ProviderResponse, true, {.traffic = &traffic, .history = &history});
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(read.at(0).at(0).value<QList<ReadFrame>>().size(), 2);
    follower.follow("a", logging::StoredBody::Kind::ClientResponse, true, {.traffic = &traffic, .history = &history});
    QTRY_COMPARE(finished.count(), 2);
    QCOMPARE(read.count(), 1);
}

void TestStreamModel::readsTheTimesOfTheHistory()
{
    logging::TimelinePacker packer;
    packer.add({.at = 1s, .kind = FrameKind::Content, .type = "content_block_delta", .block = 2, .attempt = 1, .bytes = 120});
    packer.add({.at = 3s, .type = "message_stop", .isTerminal = true, .attempt = 1, .bytes = 30});
    testing::FakeHistory history(0, {});
    history.timeline.provider = packer.take();
    Background background;
    StreamFollower follower(background);
    StreamModel model;
    const QAbstractItemModelTester tester(&model);
    connect(&follower, &StreamFollower::framesRead, &model, &StreamModel::append);
    QSignalSpy finished(&follower, &StreamFollower::finished);
    follower.follow("a", logging::StoredBody::Kind::ProviderResponse, true, {.traffic = nullptr, .history = &history});
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(model.lacksTexts());
    const auto cell = [&model](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(cell(0, StreamModel::Time), u"1.000"_s);
    QCOMPARE(cell(0, StreamModel::Type), u"content_block_delta"_s);
    QCOMPARE(cell(0, StreamModel::Block), u"2"_s);
    QCOMPARE(cell(0, StreamModel::Bytes), u"120"_s);
    QCOMPARE(cell(0, StreamModel::Preview), u"not recorded"_s);
    QCOMPARE(cell(1, StreamModel::Delta), u"+2.000"_s);
    QCOMPARE(model.moments().size(), 2);
    QVERIFY(model.moments()[0].kind == FrameKind::Content);
    QCOMPARE(model.byteCount(), 150);
    QVERIFY(model.frame(1).meaning.isTerminal);
}

void TestStreamModel::joinsTimesAndContents()
{
    using Kind = logging::StoredBody::Kind;
    logging::TimelinePacker packer;
    const auto add = [&packer](nanoseconds at, int attempt, std::int64_t bytes) {
        packer.add({.at = at, .kind = FrameKind::Meta, .type = "x", .attempt = attempt, .bytes = bytes});
    };
    add(1s, 1, 10);
    add(2s, 2, 20);
    add(3s, 2, 30);
    const logging::RecordedTimeline timeline{.exchangeId = "a", .provider = packer.take(), .client = {}};
    const QList<logging::StoredBody> bodies{{.kind = Kind::ProviderResponse, .attempt = 2, .text = "data: masked\n\n"},
                                            {.kind = Kind::ProviderResponse, .attempt = 3, .text = "data: late\n\n"},
                                            {.kind = Kind::ClientResponse, .text = "data: client\n\n"}};
    const RecordedStream stream = recordedStream(bodies, timeline, Kind::ProviderResponse);
    QVERIFY(!stream.isCut && stream.leftOut == 0);
    const QList<ReadFrame> frames = stream.frames;
    QCOMPARE(frames.size(), 4);
    const auto isFrame = [&frames](int place, int attempt, const char *text, std::optional<nanoseconds> at, std::int64_t bytes) {
        const logging::StreamFrame &frame = frames[place].frame;
        return frame.attempt == attempt && frame.text == text && frame.at == at && frame.bytes == bytes;
    };
    QVERIFY(isFrame(0, 1, "", 1s, 10));
    QVERIFY(isFrame(1, 2, "data: masked\n\n", 2s, 20));
    QVERIFY(isFrame(2, 2, "", 3s, 30));
    QVERIFY(isFrame(3, 3, "data: late\n\n", std::nullopt, 12));
    QCOMPARE(recordedStream(bodies, timeline, Kind::ClientResponse).frames.size(), 1);
}

void TestStreamModel::knowsWhatWasNotKept()
{
    using Kind = logging::StoredBody::Kind;
    constexpr std::int64_t most = logging::TimelinePacker::mostEvents;
    logging::TimelinePacker packer;
    for (std::int64_t i = 0; i < most + 3; ++i) packer.add({.attempt = 1});
    const logging::RecordedTimeline timeline{.exchangeId = "a", .provider = packer.take(), .client = {}};
    const RecordedStream timed = recordedStream({}, timeline, Kind::ProviderResponse);
    QCOMPARE(timed.frames.size(), most);
    QCOMPARE(timed.leftOut, 3);
    std::string text;
    for (std::int64_t i = 0; i < most + 2; ++i) text += "data: 1\n\n";
    const auto wholeBytes = static_cast<std::int64_t>(text.size());
    // The body holds two of them, and does not end.
    const RecordedStream both = recordedStream({{.kind = Kind::ProviderResponse, .attempt = 1, .wholeBytes = wholeBytes + 9, .text = text}},
                                               timeline, Kind::ProviderResponse);
    QCOMPARE(both.frames.size(), most + 2);
    QCOMPARE(both.leftOut, 1);
    QVERIFY(both.isCut);
}

void TestStreamModel::forgetsWhatIsNotFollowedAnyMore()
{
    logging::RecentTraffic traffic([](std::string &) {});
    traffic.setWanted(true);
    for (const char *id : {"a", "b"})
        traffic.begin(id)->add(logging::StoredBody::Kind::ClientResponse, 0, QByteArray("data: ") + id + "\n\n", 1ms);
    Background background;
    StreamFollower follower(background);
    QSignalSpy read(&follower, &StreamFollower::framesRead);
    QSignalSpy finished(&follower, &StreamFollower::finished);
    follower.follow("a", logging::StoredBody::Kind::ClientResponse, true, {.traffic = &traffic});
    follower.follow("b", logging::StoredBody::Kind::ClientResponse, true, {.traffic = &traffic});
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(read.count(), 1);
    QCOMPARE(read.at(0).at(0).value<QList<ReadFrame>>().first().frame.text, std::string("data: b\n\n"));
}

void TestStreamModel::saysWhyTheNextAttemptFollowed()
{
    logging::ExchangeSnapshot exchange;
    exchange.id = "a";
    exchange.attempts = {{.number = 1,
                          .provider = "p",
                          .model = "m",
                          .key = "k1",
                          .startedAt = 1ms,
                          .answeredAt = 21ms,
                          .status = 429,
                          .errorClass = "rate_limited",
                          .message = "slow down"}};
    AttemptsModel model;
    const QAbstractItemModelTester tester(&model);
    model.setExchange(&exchange);
    QCOMPARE(model.rowCount(), 1);
    exchange.attempts.push_back(
        {.number = 2, .provider = "p", .model = "m", .key = "k2", .startedAt = 100ms, .status = 500, .errorClass = "upstream_5xx"});
    exchange.attempts.push_back({.number = 3, .provider = "q", .model = "n", .key = "", .startedAt = 200ms, .status = 200});
    exchange.attempts[1].failedAt = 150ms; // and then there was a pause
    exchange.total = 1200ms;
    model.setExchange(&exchange);
    QCOMPARE(model.rowCount(), 3);
    const auto cell = [&model](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(cell(0, AttemptsModel::Waited), u"20 ms"_s);
    QCOMPARE(cell(0, AttemptsModel::Duration), u"99 ms"_s);
    QCOMPARE(cell(1, AttemptsModel::Duration), u"50 ms"_s);
    QCOMPARE(cell(2, AttemptsModel::Duration), u"1.0 s"_s);
    QCOMPARE(cell(2, AttemptsModel::Waited), u"—"_s);
    QVERIFY(cell(0, AttemptsModel::WhyNext).contains("another key"_L1));
    QVERIFY(cell(1, AttemptsModel::WhyNext).contains("q/n"_L1));
    QVERIFY(cell(2, AttemptsModel::WhyNext).isEmpty());
    QVERIFY(model.detailOf(0).contains("slow down"_L1));
    model.setExchange(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestStreamModel::advises_data()
{
    QTest::addColumn<int>("outcome");
    QTest::addColumn<QString>("errorClass");
    QTest::addColumn<QString>("cause");
    QTest::addColumn<QString>("action");
    using logging::Outcome;
    const auto row = [](const char *name, Outcome outcome, const char *errorClass, const char *cause, const char *action) {
        QTest::newRow(name) << int(outcome) << QString::fromLatin1(errorClass) << QString::fromLatin1(cause) << QString::fromLatin1(action);
    };
    row("success", Outcome::Ok, "", "", "");
    row("cured failure", Outcome::Ok, "rate_limited", "", "");
    row("key", Outcome::Failed, "auth", "deepseek rejected the key \"work\".", "replaceKey");
    row("broken stream", Outcome::StreamTruncated, "stream_truncated",
        "The answer ended without a finish mark after 640 tokens; the client saw an incomplete reply. Counted as failed.",
        "inspector.lastEvents");
    row("class is missing", Outcome::EmptyResponse, "", "deepseek sent an empty answer.", "replay");
    row("model", Outcome::Failed, "model_not_found", "deepseek does not know the model chat.", "checkRoute");
    row("client", Outcome::ClientCancelled, "client_cancelled", "The client closed the connection.", "replay");
    row("aborted", Outcome::ClientCancelled, "aborted_by_user", "You aborted this request.", "replay");
    row("a new class", Outcome::Failed, "gone_fishing", "The request failed: gone_fishing.", "replay");
    row("running", Outcome::InFlight, "", "No byte from deepseek for 12.0 s. The connection is open.", "abort");
}

void TestStreamModel::advises()
{
    QFETCH(int, outcome);
    QFETCH(QString, errorClass);
    QFETCH(QString, cause);
    QFETCH(QString, action);
    logging::ExchangeSnapshot exchange;
    exchange.outcome = static_cast<logging::Outcome>(outcome);
    exchange.errorClass = errorClass.toStdString();
    exchange.provider = "deepseek";
    exchange.model = "chat";
    exchange.tokens = {.output = 640, .known = true};
    exchange.attempts = {{.key = "work", .connectedAt = 1ms}};
    const ErrorAdvice advice = adviceFor(exchange, 12s);
    QCOMPARE(advice.cause, cause);
    QVERIFY(action.isEmpty() ? advice.actions.isEmpty() : advice.actions.contains(action));
    if (exchange.outcome == logging::Outcome::InFlight) QVERIFY(adviceFor(exchange, 3s).cause.isEmpty());
}

void TestStreamModel::writesAmounts()
{
    QCOMPARE(moneyText(std::nullopt), u"—"_s); // never 0
    QCOMPARE(moneyText(logging::Money{.amount = 0.0021, .currency = "USD"}), u"$0.0021"_s);
    QCOMPARE(moneyText(logging::Money{.amount = 3.27, .currency = "CNY"}), u"¥3.27"_s);
    QCOMPARE(moneyText(logging::Money{.amount = 1, .currency = "EUR"}), u"1.00 EUR"_s);
    logging::ExchangeSnapshot exchange;
    QCOMPARE(speedText(exchange), u"—"_s);
    exchange.stream.firstContent = 1s;
    exchange.stream.lastContent = 3s;
    QCOMPARE(speedText(exchange, 81), u"≈ 40 tok/s"_s);
    exchange.tokens = {.output = 101, .known = true};
    QCOMPARE(speedText(exchange, 81), u"50 tok/s"_s);
    exchange.stream.lastContent = 1s + 9us; // the answer came in one piece
    QCOMPARE(speedText(exchange), u"11M tok/s"_s);
    QCOMPARE(stallsText({.stalls = 3, .aliveStalls = 1, .stalled = 21s}), u"3 for 21.0 s: 1 alive, 2 dead air"_s);
}

QTEST_GUILESS_MAIN(TestStreamModel)
#include "tst_stream_model.moc"
