#include "ui/models/packed_record.h"

#include <QTest>

using namespace ccr;
using namespace ccr::ui;

class TestPackedRecord : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void comesBackAsItWas();
    void lendsItself();
    void saysWhetherATextMayBeInIt();
};

namespace {

logging::LogRecord record()
{
    return {.time = WallTime(nanoseconds(1'790'000'000'123'456'789)),
            .severity = logging::Severity::Warn,
            .component = "proxy",
            .message = "答复 finished",
            .exchangeId = "req_7",
            .fields = {{"text", std::string("a \"b\"")},
                       {"whole", std::int64_t(-7)},
                       {"real", 0.25},
                       {"flag", true},
                       {"json", logging::RawJson{"{\"a\":[1]}"}},
                       {"nothing", nullptr}},
            .seq = 41,
            .pid = 4711};
}

} // namespace

void TestPackedRecord::comesBackAsItWas()
{
    const logging::LogRecord before = record();
    const PackedRecord packed(before);
    const PackedRecord copy = packed;
    const logging::LogRecord after = copy.unpacked();
    QVERIFY(after.time == before.time);
    QVERIFY(after.severity == before.severity);
    QCOMPARE(after.component, before.component);
    QCOMPARE(after.message, before.message);
    QCOMPARE(after.exchangeId, before.exchangeId);
    QCOMPARE(after.seq, before.seq);
    QCOMPARE(after.pid, before.pid);
    QCOMPARE(after.fields.size(), before.fields.size());
    for (std::size_t i = 0; i < after.fields.size(); ++i) {
        QCOMPARE(after.fields[i].first, before.fields[i].first);
        QCOMPARE(after.fields[i].second.index(), before.fields[i].second.index());
    }
    QCOMPARE(std::get<std::string>(after.fields[0].second), std::get<std::string>(before.fields[0].second));
    QCOMPARE(std::get<std::int64_t>(after.fields[1].second), -7);
    QCOMPARE(std::get<double>(after.fields[2].second), 0.25);
    QCOMPARE(std::get<bool>(after.fields[3].second), true);
    QCOMPARE(std::get<logging::RawJson>(after.fields[4].second).text, std::string("{\"a\":[1]}"));
}

void TestPackedRecord::lendsItself()
{
    logging::RecordDecoder decoder;
    const PackedRecord packed(record());
    const logging::RecordView view = packed.view(decoder);
    QVERIFY(view.message == record().message);
    QVERIFY(view.exchangeId == "req_7");
    QCOMPARE(view.fields.size(), std::size_t(6));
    QCOMPARE(view.seq, std::uint64_t(41));
    QCOMPARE(view.pid, std::int64_t(4711));
}

void TestPackedRecord::saysWhetherATextMayBeInIt()
{
    const PackedRecord packed(record());
    QVERIFY(packed.mayMention("req_7"));
    QVERIFY(!packed.mayMention("req_8"));
}

QTEST_APPLESS_MAIN(TestPackedRecord)
#include "tst_packed_record.moc"
