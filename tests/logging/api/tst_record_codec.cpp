#include "logging/api/record_codec.h"
#include "logging/pipeline/fact_codec.h"

#include <QTest>

#include <limits>

using namespace ccr;
using namespace ccr::logging;
using namespace std::chrono_literals;

namespace {

std::vector<std::byte> encoded(const RecordView &record)
{
    std::vector<std::byte> bytes(encodedSize(record));
    encode(bytes.data(), record);
    return bytes;
}

LogRecord sample()
{
    return {.time = WallTime(123456789012345678ns),
            .severity = Severity::Warn,
            .component = "proxy",
            .message = "a message with \"quotes\" and ü",
            .exchangeId = "req_1",
            .fields = {{"text", std::string("value")},
                       {"empty", std::string()},
                       {"number", std::int64_t(-5)},
                       {"large", std::numeric_limits<std::int64_t>::max()},
                       {"real", 0.1},
                       {"yes", true},
                       {"no", false},
                       {"json", RawJson{"{\"a\":1}"}},
                       {"null", nullptr},
                       {"long text of more than sixteen", std::string(300, 'x')}}};
}

std::vector<ExchangeFact> facts()
{
    const StreamNumbers stream{.firstByte = 5ms, .firstContent = {}, .lastContent = 9s, .events = 3, .bytes = 4};
    return {ExchangeStarted{.time = WallTime(5s),
                            .method = "POST",
                            .path = "/v1",
                            .client = "c",
                            .sessionId = "s",
                            .askedModel = "m",
                            .wantsStream = true,
                            .requestBytes = 7},
            ExchangeRouted{.rule = "r",
                           .sentence = PackedPhrase("s"),
                           .steps = {{"a", true, PackedPhrase("b")}, {"c", false, PackedPhrase("d")}},
                           .provider = "p",
                           .model = "m",
                           .countedTokens = 5,
                           .at = 1ms},
            AttemptStarted{.number = 2, .provider = "p", .model = "m", .url = "u", .transport = "t", .key = "k", .at = 2ms},
            AttemptConnected{.at = 3ms, .reused = true},
            AttemptAnswered{.status = 200, .at = 4ms},
            AttemptFailed{.status = 500, .errorClass = "e", .message = "m", .at = 5ms},
            ExchangeProgress{.stream = stream, .at = 6ms},
            PhaseChanged{{.name = "load", .startedAt = 1ms, .endedAt = 2ms, .success = false, .error = "e", .metadata = "{}"}},
            TimingAdded{{.label = "disk", .duration = 3ms}},
            WorkNoted{.progress = 40, .progressMessage = "m", .metadata = "{}", .result = "[]"},
            ExchangeFinished{.outcome = Outcome::Failed,
                             .status = 502,
                             .errorClass = "e",
                             .errorMessage = "m",
                             .finishReason = "f",
                             .tokens = {.input = 1, .output = 2, .reasoning = 0, .known = true},
                             .stream = stream,
                             .responseBytes = 9,
                             .at = 7ms}};
}

} // namespace

class TestRecordCodec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bringsARecordBack();
    void foldsInPrefixAndBindings();
    void refusesEveryTruncation();
    void survivesArbitraryBytes();
    void cutsWhatIsTooLong();
    void cutsBetweenCharacters();
    void bringsEachFactBack();
    void refusesTruncatedFacts();
};

void TestRecordCodec::bringsARecordBack()
{
    const LogRecord record = sample();
    const std::vector<std::byte> bytes = encoded(BorrowedRecord(record));
    RecordDecoder decoder;
    const RecordView *view = decoder.decode(bytes);
    QVERIFY(view);
    const LogRecord back = toOwned(*view);
    QVERIFY(back.time == record.time);
    QVERIFY(back.severity == record.severity);
    QCOMPARE(back.component, record.component);
    QCOMPARE(back.message, record.message);
    QCOMPARE(back.exchangeId, record.exchangeId);
    QCOMPARE(back.fields.size(), record.fields.size());
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
        QCOMPARE(back.fields[i].first, record.fields[i].first);
        QCOMPARE(back.fields[i].second.index(), record.fields[i].second.index());
        if (const auto *json = std::get_if<RawJson>(&record.fields[i].second))
            QCOMPARE(std::get<RawJson>(back.fields[i].second).text, json->text);
        else if (const auto *text = std::get_if<std::string>(&record.fields[i].second))
            QCOMPARE(std::get<std::string>(back.fields[i].second), *text);
        else if (const auto *number = std::get_if<std::int64_t>(&record.fields[i].second))
            QCOMPARE(std::get<std::int64_t>(back.fields[i].second), *number);
        else if (const auto *flag = std::get_if<bool>(&record.fields[i].second))
            QCOMPARE(std::get<bool>(back.fields[i].second), *flag);
    }
}

void TestRecordCodec::foldsInPrefixAndBindings()
{
    Bindings bindings({{"bound", std::int64_t(1)}});
    const FieldView field("own", 2);
    RecordDecoder decoder;
    for (const bool isEncoded : {false, true}) {
        if (isEncoded) bindings.encoded = encodeFields(bindings.views);
        const RecordView record{.message = "text", .fields = {&field, 1}, .messagePrefix = "[p] ", .bindings = &bindings};
        const std::vector<std::byte> bytes = encoded(record);
        const RecordView *view = decoder.decode(bytes);
        QVERIFY(view);
        QCOMPARE(std::string(view->message), std::string("[p] text"));
        QCOMPARE(view->fields.size(), 2U);
        QVERIFY(view->fields[0].name == "bound");
        QVERIFY(view->fields[1].name == "own");
        QCOMPARE(view->boundFields, 1U);
        // And on, as it is now folded.
        const LogRecord owned = toOwned(*view);
        QCOMPARE(owned.boundFields, 1U);
        QCOMPARE(toOwned(record).boundFields, 1U);
        const std::vector<std::byte> again = encoded(BorrowedRecord(owned));
        const RecordView *second = decoder.decode(again);
        QVERIFY(second);
        QCOMPARE(second->boundFields, 1U);
        QCOMPARE(cutToSize(record, 20'000).boundFields, 1U);
    }
}

void TestRecordCodec::refusesEveryTruncation()
{
    const LogRecord record = sample();
    const std::vector<std::byte> bytes = encoded(BorrowedRecord(record));
    RecordDecoder decoder;
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        const std::vector<std::byte> shorter(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(length));
        QVERIFY2(!decoder.decode(shorter), qPrintable(QString::number(length)));
    }
}

void TestRecordCodec::survivesArbitraryBytes()
{
    const LogRecord record = sample();
    std::vector<std::byte> bytes = encoded(BorrowedRecord(record));
    RecordDecoder decoder;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        for (const std::byte value : {std::byte{0}, std::byte{0xff}, std::byte{0x7f}}) {
            std::vector<std::byte> changed = bytes;
            changed[i] = value;
            if (const RecordView *view = decoder.decode(changed)) toOwned(*view); // whatever it is, it lies within the bytes
        }
}

void TestRecordCodec::cutsWhatIsTooLong()
{
    LogRecord record = sample();
    record.message = std::string(5'000'000, 'm');
    record.fields.emplace_back("body", std::string(5'000'000, 'b'));
    record.fields.emplace_back("json", RawJson{'"' + std::string(5'000'000, 'j') + '"'});
    for (int i = 0; i < 10'000; ++i) record.fields.emplace_back("f" + std::to_string(i), std::string(200, 'x'));
    constexpr std::size_t limit = 1024 * 1024;
    const LogRecord cut = cutToSize(BorrowedRecord(record), limit);
    QVERIFY(encodedSize(BorrowedRecord(cut)) <= limit);
    QVERIFY(cut.message.find("[truncated ") != std::string::npos);
    QCOMPARE(cut.fields.front().first, std::string("text")); // what came first stays
    QCOMPARE(cut.fields.back().first, std::string("omittedFields"));
    QCOMPARE(std::get<std::int64_t>(cut.fields.back().second), static_cast<std::int64_t>(record.fields.size() - (cut.fields.size() - 1)));
    for (const auto &[name, value] : cut.fields) // half a JSON value would break the line
        if (name == "json" && !std::holds_alternative<RawJson>(value))
            QVERIFY(std::get<std::string>(value).find("[truncated ") != std::string::npos);
}

void TestRecordCodec::cutsBetweenCharacters()
{
    for (std::size_t limit = 1; limit < 8; ++limit) {
        std::string text = "aüö€z";
        cutText(text, limit);
        QVERIFY2(QString::fromStdString(text).toStdString() == text, text.c_str());
    }
}

void TestRecordCodec::bringsEachFactBack()
{
    for (const ExchangeFact &fact : facts()) {
        const ExchangeEvent event{"req_1", fact};
        std::vector<std::byte> bytes(encodedSize(event));
        encode(bytes.data(), event);
        const std::optional<ExchangeEvent> back = decodeFact(bytes);
        QVERIFY(back);
        QCOMPARE(back->exchangeId, event.exchangeId);
        QCOMPARE(back->fact.index(), fact.index());
        std::vector<std::byte> again(encodedSize(*back));
        encode(again.data(), *back);
        QVERIFY(again == bytes);
    }
    const ExchangeEvent finished{"x", facts().back()};
    std::vector<std::byte> bytes(encodedSize(finished));
    encode(bytes.data(), finished);
    const ExchangeFinished back = std::get<ExchangeFinished>(decodeFact(bytes)->fact);
    QCOMPARE(back.errorMessage, std::string("m"));
    QCOMPARE(back.tokens.output, 2);
    QVERIFY(back.tokens.reasoning == 0);
    QVERIFY(!back.stream.firstContent);
    QVERIFY(*back.stream.lastContent == 9s);
    QVERIFY(back.at == 7ms);
}

void TestRecordCodec::refusesTruncatedFacts()
{
    for (const ExchangeFact &fact : facts()) {
        const ExchangeEvent event{"req_1", fact};
        std::vector<std::byte> bytes(encodedSize(event));
        encode(bytes.data(), event);
        for (std::size_t length = 0; length < bytes.size(); ++length) QVERIFY(!decodeFact({bytes.data(), length}));
    }
}

QTEST_APPLESS_MAIN(TestRecordCodec)
#include "tst_record_codec.moc"
