#include "tests/support/recording_log.h"

#include <QTest>

#include <cstdlib>
#include <new>

using namespace ccr;
using namespace ccr::logging;

namespace {
std::uint64_t allocations = 0; // of this program, which has one thread
}

void *operator new(std::size_t size)
{
    ++allocations;
    if (void *memory = std::malloc(size)) return memory;
    throw std::bad_alloc();
}

void operator delete(void *memory) noexcept
{
    std::free(memory);
}

void operator delete(void *memory, std::size_t) noexcept
{
    std::free(memory);
}

namespace {

/// Has a gate for one component.
class GatedTarget final : public LogTarget
{
public:
    bool isEnabled(Severity) const override { return true; }
    void submit(const RecordView &record) override { records.push_back(toOwned(record)); }
    void submit(ExchangeEvent &&) override {}
    const LevelGate *gate(std::string_view component) override { return component == "gated" ? &level : nullptr; }
    LevelGate level{static_cast<int>(Severity::Warn)};
    std::vector<LogRecord> records;
};

QString namesOf(const LogRecord &record)
{
    QString names;
    for (const auto &[name, value] : record.fields) names += QString::fromStdString(name) + u' ';
    return names.trimmed();
}

} // namespace

class TestLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void addsBindingsInTheirOrder();
    void accumulatesPrefixes();
    void keepsItsOwnLevel();
    void followsTheGateOfItsComponent();
    void asksMixins();
    void makesNothingOfALevelThatIsOff();
};

void TestLog::addsBindingsInTheirOrder()
{
    testing::RecordingLog target;
    const Log parent(target, "proxy");
    const Log child = parent.child({{"a", 1}, {"b", "two"}});
    const Log grandchild = child.child({{"c", true}}, {.component = "http"});
    parent.info("p", {{"x", 0}});
    child.info("c", {{"x", 0}});
    grandchild.info("g", {{"x", 0}});
    QCOMPARE(namesOf(target.records[0]), QStringLiteral("x"));
    QCOMPARE(namesOf(target.records[1]), QStringLiteral("a b x"));
    QCOMPARE(namesOf(target.records[2]), QStringLiteral("a b c x"));
    QCOMPARE(target.records[1].component, std::string("proxy"));
    QCOMPARE(target.records[2].component, std::string("http"));
    QCOMPARE(grandchild.bindings().size(), 3U);
}

void TestLog::accumulatesPrefixes()
{
    testing::RecordingLog target;
    const Log child = Log(target, "x").child({}, {.prefix = "[a] "}).child({}, {.prefix = "[b] "});
    child.info("text");
    QCOMPARE(target.records[0].message, std::string("[a] [b] text"));
}

void TestLog::keepsItsOwnLevel()
{
    testing::RecordingLog target;
    Log parent(target, "x");
    Log child = parent.child({}, {.level = Severity::Warn});
    const Log inheriting = child.child({});
    child.info("hidden");
    inheriting.info("hidden, too");
    parent.debug("shown");
    child.setLevel(Severity::Debug);
    const Log copy = child;
    copy.debug("shown, too");
    inheriting.info("still hidden");
    QCOMPARE(target.records.size(), 2U);
}

void TestLog::followsTheGateOfItsComponent()
{
    GatedTarget target;
    const Log gated(target, "gated");
    const Log child = gated.child({{"a", 1}});
    const Log free(target, "free");
    for (const Log *log : {&gated, &child, &free}) log->info("x");
    QCOMPARE(target.records.size(), 1U);
    target.level = static_cast<int>(Severity::Info);
    for (const Log *log : {&gated, &child, &free}) log->info("x");
    QCOMPARE(target.records.size(), 4U);
}

void TestLog::asksMixins()
{
    testing::RecordingLog target;
    int calls = 0;
    const Log child = Log(target, "x").child({}, {.mixin = [&calls](Severity severity, Fields &fields) {
                                                 fields.emplace_back("call", std::int64_t(++calls));
                                                 fields.emplace_back("level", std::int64_t(severity));
                                             }});
    child.info("a", {{"own", 1}});
    child.warn("b", {{"call", "mine"}});
    QCOMPARE(namesOf(target.records[0]), QStringLiteral("call level own"));
    QCOMPARE(namesOf(target.records[1]), QStringLiteral("call level"));
    QCOMPARE(std::get<std::string>(target.records[1].fields[0].second), std::string("mine"));
    QCOMPARE(std::get<std::int64_t>(target.records[1].fields[1].second), 40);
    QCOMPARE(calls, 2);
}

void TestLog::makesNothingOfALevelThatIsOff()
{
    GatedTarget target;
    int calls = 0;
    Log log = Log(target, "gated").child({{"bound", 1}}, {.prefix = "[a] ", .mixin = [&calls](Severity, Fields &) { ++calls; }});
    const auto logAll = [&log] {
        for (int i = 0; i < 1000; ++i) {
            log.debug("a text that is long enough to need memory of its own", {{"number", i}, {"text", "another text that is long"}});
            log.error("a text that is long enough to need memory of its own", {{"real", 1.5 * i}});
        }
    };
    target.level = static_cast<int>(Severity::Silent);
    const std::uint64_t before = allocations;
    logAll();
    target.level = static_cast<int>(Severity::Trace);
    log.setLevel(Severity::Silent);
    logAll();
    QCOMPARE(allocations, before);
    QCOMPARE(calls, 0);
    QVERIFY(target.records.empty());
    log.setLevel(Severity::Trace);
    logAll();
    QVERIFY(allocations > before); // they are counted
    QCOMPARE(calls, 2000);
}

QTEST_APPLESS_MAIN(TestLog)
#include "tst_log.moc"
