#include "logging/base/json_text.h"
#include "logging/base/utf8.h"
#include "logging/format/record_format.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>
#include <limits>
#include <random>
#include <set>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(FormatProfile)

namespace {

std::string lineOf(FormatProfile profile, const LogRecord &record)
{
    FormatConfig format;
    format.profile = profile;
    std::string out;
    makeFormat(format, {})->append(out, BorrowedRecord(record));
    return out;
}

bool isJson(FormatProfile profile)
{
    return profile != FormatProfile::Pretty && profile != FormatProfile::Text && profile != FormatProfile::Logfmt;
}

std::string randomBytes(std::mt19937 &random, std::size_t length)
{
    std::string text;
    for (std::size_t i = 0; i < length; ++i) text += static_cast<char>(random());
    return text;
}

void addProfiles()
{
    QTest::addColumn<FormatProfile>("profile");
    QTest::newRow("pino") << FormatProfile::Pino;
    QTest::newRow("pino strict") << FormatProfile::PinoStrict;
    QTest::newRow("fork") << FormatProfile::Fork;
    QTest::newRow("ecs") << FormatProfile::Ecs;
    QTest::newRow("otlp") << FormatProfile::Otlp;
    QTest::newRow("pretty") << FormatProfile::Pretty;
    QTest::newRow("text") << FormatProfile::Text;
    QTest::newRow("logfmt") << FormatProfile::Logfmt;
}

// Characters by which a record could say something else than it holds, as they would be read.
bool holdsDeceptiveText(std::string_view line)
{
    for (std::size_t i = 0; i < line.size();) {
        const std::size_t length = utf8Length(line.substr(i));
        if (length == 0) return true;
        const char32_t code = codePoint(line.substr(i), length);
        if (isDeceptive(code) || (code < 0x20 && code != '\n')) return true;
        i += length;
    }
    return false;
}

} // namespace

/// What holds for every profile.
class TestFormats : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void quotes_data();
    void quotes();
    void writesNumbersAsScriptsDo_data();
    void writesNumbersAsScriptsDo();
    void writesOneSafeLineForAnyBytes_data() { addProfiles(); }
    void writesOneSafeLineForAnyBytes();
    void escapesWhatDeceives_data() { addProfiles(); }
    void escapesWhatDeceives();
    void writesNoNameTwice_data() { addProfiles(); }
    void writesNoNameTwice();
    void takesMoreFieldsThanAMaskHasBits_data() { addProfiles(); }
    void takesMoreFieldsThanAMaskHasBits();
    void separatesRecordsByTime_data() { addProfiles(); }
    void separatesRecordsByTime();
};

void TestFormats::quotes_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("minimal");
    QTest::addColumn<std::string>("defensive");
    const auto row = [](const char *name, const std::string &text, const std::string &minimal, const std::string &defensive = {}) {
        QTest::newRow(name) << text << minimal << (defensive.empty() ? minimal : defensive);
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
    row("DEL", "a\x7f\"", "\"a\x7f\\\"\"", R"("a\u007f\"")");
    row("C1", "a\xC2\x85z", "\"a\xC2\x85z\"", R"("a\u0085z")");
    row("line separators", "\u2028\u2029", "\"\u2028\u2029\"", R"("\u2028\u2029")");
    row("bidirectional controls", "\u061c\u200e\u200f\u202a\u202e\u2066\u2069", "\"\u061c\u200e\u200f\u202a\u202e\u2066\u2069\"",
        R"("\u061c\u200e\u200f\u202a\u202e\u2066\u2069")");
    row("neighbours that are harmless", "\u00a0\u200d\u2027\u202f\u2065\u206a", "\"\u00a0\u200d\u2027\u202f\u2065\u206a\"");
}

void TestFormats::quotes()
{
    QFETCH(std::string, text);
    QFETCH(std::string, minimal);
    QFETCH(std::string, defensive);
    std::string out;
    appendQuoted(out, text, Escaping::Minimal);
    QCOMPARE(out, minimal);
    out.clear();
    appendQuoted(out, text);
    QCOMPARE(out, defensive);
}

void TestFormats::writesNumbersAsScriptsDo_data()
{
    QTest::addColumn<double>("number");
    QTest::addColumn<std::string>("expected");
    const auto row = [](double number, const char *text) { QTest::newRow(text) << number << std::string(text); };
    row(0, "0");
    row(-1.5, "-1.5");
    row(1e5, "100000");
    row(9007199254740993, "9007199254740992");
    row(1e20, "100000000000000000000");
    row(123456789012345680000.0, "123456789012345680000");
    row(1e21, "1e+21");
    row(1.25e-6, "0.00000125");
    row(1e-7, "1e-7");
    row(1.5e-7, "1.5e-7");
    row(-1.7976931348623157e308, "-1.7976931348623157e+308");
    row(5e-324, "5e-324");
    QTest::newRow("minus zero") << -0.0 << std::string("0");
    for (const double none :
         {std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()})
        QTest::addRow("%f", none) << none << std::string("null");
}

void TestFormats::writesNumbersAsScriptsDo()
{
    QFETCH(double, number);
    QFETCH(std::string, expected);
    std::string out;
    appendScriptNumber(out, number);
    QCOMPARE(out, expected);
}

void TestFormats::writesOneSafeLineForAnyBytes()
{
    QFETCH(FormatProfile, profile);
    std::mt19937 random(7);
    for (int round = 0; round < 500; ++round) {
        const LogRecord record{
            .time = WallTime(milliseconds(1'700'000'000'123)),
            .component = randomBytes(random, random() % 9),
            .message = randomBytes(random, random() % 60),
            .exchangeId = randomBytes(random, random() % 9),
            .fields = {{randomBytes(random, 1 + random() % 9), randomBytes(random, random() % 40)}, {"n", std::int64_t(round)}}};
        const std::string line = lineOf(profile, record);
        QCOMPARE(std::count(line.begin(), line.end(), '\n'), 1);
        QVERIFY(line.ends_with('\n'));
        if (profile != FormatProfile::PinoStrict) QVERIFY2(!holdsDeceptiveText(line), QByteArray::fromStdString(line).toHex());
        if (!isJson(profile)) continue;
        QJsonParseError error{};
        QJsonDocument::fromJson(QByteArray::fromStdString(line), &error);
        QVERIFY2(error.error == QJsonParseError::NoError, QByteArray::fromStdString(line).toHex());
    }
}

void TestFormats::escapesWhatDeceives()
{
    QFETCH(FormatProfile, profile);
    if (profile == FormatProfile::PinoStrict) return; // pino does not
    const std::string bad = "a\x1b[2J\x7f\u009b\u2028\u2029\u202e\u2066\u061c\nb\xff";
    const LogRecord record{.component = bad, .message = bad, .exchangeId = bad, .fields = {{bad, bad}, {"raw", RawJson{"\"\u202e\x7f\""}}}};
    const std::string line = lineOf(profile, record);
    QVERIFY2(!holdsDeceptiveText(line), line.c_str());
    QVERIFY(line.find("202e") != std::string::npos); // it is shown, not removed
}

void TestFormats::writesNoNameTwice()
{
    QFETCH(FormatProfile, profile);
    if (profile == FormatProfile::PinoStrict) return; // pino does
    const LogRecord record{.message = "m", .fields = {{"colour", "red"}, {"other", true}, {"colour", "green"}, {"colour", "blue"}}};
    const std::string line = lineOf(profile, record);
    QVERIFY(line.find("red") == std::string::npos);
    QVERIFY(line.find("green") == std::string::npos);
    QVERIFY(line.find("blue") != std::string::npos);
}

void TestFormats::takesMoreFieldsThanAMaskHasBits()
{
    QFETCH(FormatProfile, profile);
    LogRecord record{.message = "m"};
    for (int i = 0; i < 100; ++i) record.fields.emplace_back("field" + std::to_string(i), "value" + std::to_string(i) + ';');
    const std::string line = lineOf(profile, record);
    for (int i = 0; i < 100; ++i) QVERIFY(line.find("value" + std::to_string(i) + ';') != std::string::npos);
    if (isJson(profile)) QVERIFY(QJsonDocument::fromJson(QByteArray::fromStdString(line)).isObject());
}

// The text of the last second is kept: it must not be taken for another one.
void TestFormats::separatesRecordsByTime()
{
    QFETCH(FormatProfile, profile);
    FormatConfig config;
    config.profile = profile;
    config.timeFormat = TimeFormat::Iso;
    config.translateTime = u"UTC:yyyy-mm-dd'T'HH:MM:ss.l'Z'"_s;
    const auto format = makeFormat(config, {});
    std::set<std::string> seen;
    for (const std::int64_t ms : std::initializer_list<std::int64_t>{1'700'000'000'999, 1'700'000'001'000, 1'700'000'000'001, -1,
                                                                     951'782'399'999, 951'782'400'000}) {
        std::string line;
        format->append(line, BorrowedRecord(LogRecord{.time = WallTime(milliseconds(ms)), .message = "m"}));
        QVERIFY(seen.insert(line).second);
        if (profile == FormatProfile::Otlp) continue;
        const QByteArray iso = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs).toUtf8();
        QVERIFY2(QByteArray::fromStdString(line).contains(iso), line.c_str());
    }
}

QTEST_APPLESS_MAIN(TestFormats)
#include "tst_formats.moc"
