#include "logging/tracking/error_fingerprint.h"

#include <QTest>

using namespace ccr::logging;

class TestErrorFingerprint : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void leavesOutWhatDiffers_data();
    void leavesOutWhatDiffers();
    void isTheSameInEveryRun();
    void tellsDifferentErrorsApart();
    void takesAnyBytes();
};

void TestErrorFingerprint::leavesOutWhatDiffers_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("pattern");
    const auto row = [](const char *name, const char *message, const char *pattern) { QTest::newRow(name) << message << pattern; };
    row("nothing", "Connection refused", "Connection refused");
    row("numbers", "retry 3 of 12 after 250ms", "retry <n> of <n> after <n>");
    row("port", "127.0.0.1:8080 refused", "<n>.<n>.<n>.<n>:<n> refused");
    row("quoted", "model \"gpt-4o\" is unknown", "model <text> is unknown");
    row("escaped quote", R"(got "a \" b" here)", "got <text> here");
    row("single quotes", "field 'x' is missing", "field <text> is missing");
    row("apostrophe", "can't read, isn't there", "can't read, isn't there");
    row("apostrophe in quotes", "the model 'bob's' failed", "the model <text> failed");
    row("quote that does not close", "12\" screen", "<n>\" screen");
    row("UUID", "trace 123e4567-e89b-12d3-a456-426614174000 lost", "trace <uuid> lost");
    row("hexadecimal", "at 0x7ffe12 in deadbeef01", "at <hex> in <hex>");
    row("request id", "request req_011CSHoEeqs5C35K2UUqR7Fy failed", "request <id> failed");
    row("name with a digit", "gpt-4o and utf8 stay", "gpt-4o and utf8 stay");
    row("date", "since 2026-11-25", "since <n>");
    row("white space", "a \t\n  b", "a b");
    row("empty", "", "");
}

void TestErrorFingerprint::leavesOutWhatDiffers()
{
    QFETCH(QString, message);
    QTEST(QString::fromStdString(errorPattern(message.toStdString())), "pattern");
}

void TestErrorFingerprint::isTheSameInEveryRun()
{
    const ErrorOccurrence error{.errorClass = "rate_limited", .provider = "p", .status = 429};
    QCOMPARE(errorFingerprint(error, errorPattern("Slow down, 7 of 5 requests")), "c3ede397ab1d62ad");
    QCOMPARE(errorFingerprint(error, errorPattern("Slow down, 900 of 5 requests")), "c3ede397ab1d62ad");
}

void TestErrorFingerprint::tellsDifferentErrorsApart()
{
    const ErrorOccurrence error{.errorClass = "a", .code = "b", .provider = "c", .status = 500};
    const std::string same = errorFingerprint(error, "d");
    for (const auto &[other, pattern] : std::initializer_list<std::pair<ErrorOccurrence, const char *>>{
             {{.errorClass = "x", .code = "b", .provider = "c", .status = 500}, "d"},
             {{.errorClass = "a", .code = "x", .provider = "c", .status = 500}, "d"},
             {{.errorClass = "a", .code = "b", .provider = "x", .status = 500}, "d"},
             {{.errorClass = "a", .code = "b", .provider = "c", .status = 501}, "d"},
             {{.errorClass = "ab", .code = "", .provider = "c", .status = 500}, "d"},
             {{.errorClass = "a", .code = "b", .provider = "c", .status = 500}, "x"}})
        QVERIFY(errorFingerprint(other, pattern) != same);
    const ErrorOccurrence later{.errorClass = "a", .code = "b", .provider = "c", .model = "m", .exchangeId = "r", .status = 500};
    QCOMPARE(errorFingerprint(later, "d"), same);
    QCOMPARE(same, std::string("b6a75eba641ebf7c")); // the same in every run: FNV-1a of the parts, each with a zero behind it
}

void TestErrorFingerprint::takesAnyBytes()
{
    std::string all;
    for (int round = 0; round < 40; ++round)
        for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte * 7 + round);
    for (std::size_t length = 0; length < all.size(); length += 61)
        QVERIFY(errorPattern(std::string_view(all).substr(0, length)).size() <= 512);
    QCOMPARE(errorPattern(std::string(100'000, 'x')).size(), 512U);
}

QTEST_APPLESS_MAIN(TestErrorFingerprint)
#include "tst_error_fingerprint.moc"
