#include "logging/format/pino_format.h"
#include "logging/format/pretty_format.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <limits>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;

namespace {

LogRecord sample()
{
    return {.time = WallTime(milliseconds(1'700'000'000'123)),
            .severity = Severity::Warn,
            .component = "proxy",
            .message = "slow",
            .exchangeId = "req_1",
            .fields = {{"ms", 1.5}, {"count", std::int64_t(-3)}, {"ok", true}, {"text", std::string("a\"b")}, {"raw", RawJson{"[1]"}}}};
}

std::string quotedText(std::string_view text)
{
    std::string out;
    appendQuoted(out, text);
    return out;
}

} // namespace

class TestFormats : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesPino();
    void quotes_data();
    void quotes();
    void staysJsonForAnyBytes();
    void writesNoNumberThatJsonDoesNotHave();
    void writesOnePrettyLine();
    void keepsEscapeSequencesFromTheTerminal();
};

void TestFormats::writesPino()
{
    std::string line;
    PinoFormat().append(line, BorrowedRecord(sample()));
    const QByteArray text = QByteArray::fromStdString(line);
    QVERIFY2(text.startsWith("{\"level\":40,\"time\":1700000000123,\"pid\":"), text);
    QVERIFY2(
        text.endsWith(
            ",\"component\":\"proxy\",\"reqId\":\"req_1\",\"ms\":1.5,\"count\":-3,\"ok\":true,\"text\":\"a\\\"b\",\"raw\":[1],\"msg\":\"slow\"}\n"),
        text);
    QVERIFY(!QJsonDocument::fromJson(text).object().value(u"hostname"_s).toString().isEmpty());
}

void TestFormats::quotes_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *name, const std::string &text, const std::string &expected) {
        QTest::newRow(name) << text << expected;
    };
    row("empty", "", "\"\"");
    row("escapes", "\"\\\n\r\t\b\f", R"("\"\\\n\r\t\b\f")");
    row("control", std::string("\x01\x1f", 2), R"("\u0001\u001f")");
    row("nul", std::string("a\0b", 3), R"("a\u0000b")");
    row("long", std::string(100, 'x'), "\"" + std::string(100, 'x') + "\"");
    row("Chinese", "世界", "\"世界\"");
    row("four bytes", "🚀", "\"🚀\"");
    row("cut sequence", "a\xE4\xB8", "\"a\xEF\xBF\xBD\xEF\xBF\xBD\"");
    row("overlong", "\xC0\xAF", "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");
    row("surrogate", "\xED\xA0\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
    row("above U+10FFFF", "\xF4\x90\x80\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

void TestFormats::quotes()
{
    QFETCH(std::string, text);
    QFETCH(std::string, expected);
    QCOMPARE(quotedText(text), expected);
}

void TestFormats::staysJsonForAnyBytes()
{
    quint32 state = 1;
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (int i = 0; i < 40; ++i) text += static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
        const QByteArray json = "[" + QByteArray::fromStdString(quotedText(text)) + "]";
        QJsonParseError error{};
        QJsonDocument::fromJson(json, &error);
        QVERIFY2(error.error == QJsonParseError::NoError, json.toHex());
    }
}

void TestFormats::writesNoNumberThatJsonDoesNotHave()
{
    for (const double number :
         {std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()}) {
        std::string out;
        appendValue(out, number);
        QCOMPARE(out, "null");
    }
}

void TestFormats::writesOnePrettyLine()
{
    std::string line;
    PrettyFormat(Colour::Off).append(line, BorrowedRecord(sample()));
    const QByteArray text = QByteArray::fromStdString(line);
    QVERIFY2(text.mid(12) == " WARN  proxy req_1 slow ms=1.5 count=-3 ok=true text=a\"b raw=[1]\n", text);
    line.clear();
    PrettyFormat(Colour::On).append(line, BorrowedRecord(sample()));
    QVERIFY(line.find("\x1b[33mWARN \x1b[0m") != std::string::npos);
}

void TestFormats::keepsEscapeSequencesFromTheTerminal()
{
    LogRecord record = sample();
    record.message = "two\nlines \x1b[2J";
    std::string line;
    PrettyFormat(Colour::Off).append(line, BorrowedRecord(record));
    QCOMPARE(std::count(line.begin(), line.end(), '\n'), 1);
    QVERIFY(line.find('\x1b') == std::string::npos);
}

QTEST_APPLESS_MAIN(TestFormats)
#include "tst_formats.moc"
