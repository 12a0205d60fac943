#include "logging/api/message_format.h"

#include <QTest>

using namespace ccr::logging;

class TestMessageFormat : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void putsArgumentsIn();
};

// tst_pino_parity compares with pino itself.
void TestMessageFormat::putsArgumentsIn()
{
    QCOMPARE(formatMessage("%s-%d-%j", {"x", std::int64_t(1), RawJsonView{"{\"y\":2}"}}), "x-1-{\"y\":2}");
    QCOMPARE(formatMessage("a", {"b"}), "a");
    QCOMPARE(formatMessage("100%% %s", {}), "100%% %s");
    QCOMPARE(formatMessage("100%% %s", {"sure"}), "100% sure");
    QCOMPARE(formatMessage("%s %s", {"one"}), "one %s");
    QCOMPARE(formatMessage("%d %s", {nullptr, nullptr}), "%d null");
    QCOMPARE(formatMessage("%i %d %d", {-1.5, "0x10", "word"}), "-2 16 NaN");
    QCOMPARE(formatMessage("%o", {"text"}), "'text'");
    QCOMPARE(formatMessage("%x%s", {"used", "up"}), "%xup");
    QCOMPARE(formatMessage("%", {"x"}), "%");
    QCOMPARE(formatMessage("%d", {std::int64_t(9007199254740993)}), "9007199254740993");
}

QTEST_APPLESS_MAIN(TestMessageFormat)
#include "tst_message_format.moc"
