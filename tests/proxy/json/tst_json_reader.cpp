#include "logging/base/json_writer.h"
#include "proxy/json/json_reader.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace ccr;
using namespace ccr::proxy;
using namespace Qt::StringLiterals;

namespace {

// Reads {"messages":[{"text":"…","count":1,"raw":…}]} and gives the texts or the error.
QString readTexts(std::string_view json)
{
    JsonReader reader;
    std::string all;
    const bool ok = reader.readDocument(json, [&](std::string_view key, JsonValue value) {
        if (key != "messages") return true;
        return reader.array(value, [&](JsonValue message) {
            return reader.object(message, [&](std::string_view name, JsonValue member) {
                std::string text;
                std::int64_t number = 0;
                if (name == "text" && !reader.string(member, text)) return false;
                if (name == "count" && !reader.integer(member, number)) return false;
                if (name == "raw" && !reader.raw(member, text)) return false;
                all += text;
                return true;
            });
        });
    });
    return ok ? QString::fromStdString(all) : u"error: "_s + reader.error().message;
}

std::string written(std::string_view text)
{
    std::string out;
    appendJsonString(out, text);
    return out;
}

} // namespace

class TestJsonReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsOrNamesThePlace_data();
    void readsOrNamesThePlace();
    void refusesEveryTruncation();
    void readsDeepTextsWithoutTheirPath();
    void sharesItsMemoryBetweenReaders();
    void takesWholeNumbersInAnySpelling();
    void writesWhatItReads();
    void writesValues();
};

void TestJsonReader::readsOrNamesThePlace_data()
{
    QTest::addColumn<std::string>("json");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const std::string &json, const QString &expected) { QTest::newRow(name) << json << expected; };
    row("text", R"({"messages":[{"text":"a\u00e4\n"},{"text":"世"}]})", u"aä\n世"_s);
    row("raw keeps its spelling", R"({"messages":[{"raw": {"b" : [1, 2.0]} , "text":"x"}]})", u"{\"b\" : [1, 2.0]}x"_s);
    row("raw number", R"({"messages":[{"raw": 1e5 }]})", u"1e5"_s);
    row("unknown keys", R"({"x":{"y":[1]},"messages":[],"z":null})", u""_s);
    row("wrong type deep down", R"({"messages":[{"text":"a"},{"text":7}]})", u"error: messages.1.text: expected a string, got a number"_s);
    row("not an array", R"({"messages":"a"})", u"error: messages: expected an array, got a string"_s);
    row("not an object", R"([1])", u"error: expected an object, got an array"_s);
    row("fraction", R"({"messages":[{"count":1.5}]})", u""_s); // taken as 1, as JavaScript's parseInt would
    row("null", R"(null)", u"error: expected an object, got null"_s);
    row("a string", R"("x")", u"error: expected an object, got a string"_s);
    row("byte order mark",
        "\xEF\xBB\xBF"
        R"({"messages":[{"text":"a"}]})",
        u"a"_s);
    row("surrogate pair", R"({"messages":[{"text":"\ud83d\ude80"},{"text":"\uD83D\uDE80"}]})", u"🚀🚀"_s);
    row("half a pair", R"({"messages":[{"text":"a\ud83d"},{"text":"\ude80b \ud83dc \ud83d\ud83d\ude80"}]})", u"a��b �c �🚀"_s);
    row("half a pair in raw", R"({"messages":[{"raw":["\ud83d"]}]})", uR"(["\ufffd"])"_s);
    row("no escape at all", R"({"messages":[{"text":"\\ud83d"}]})", uR"(\ud83d)"_s);
    row("stray bytes", "{\"messages\":[{\"text\":\"x\xff\xfey\"}]}", u"x��y"_s);
    row("text after the end", R"({"messages":[]} x)", u"error: unexpected text after the end of the JSON value"_s);
}

void TestJsonReader::readsOrNamesThePlace()
{
    QFETCH(std::string, json);
    QFETCH(QString, expected);
    QCOMPARE(readTexts(json), expected);
}

void TestJsonReader::refusesEveryTruncation()
{
    const std::string json = R"({"messages":[{"text":"aä\"b","count":12,"raw":{"x":[true,null]}}]})";
    QVERIFY(!readTexts(json).startsWith(u"error"));
    for (std::size_t length = 0; length < json.size(); ++length)
        QVERIFY2(readTexts(std::string_view(json).substr(0, length)).startsWith(u"error"), std::to_string(length).c_str());
}

void TestJsonReader::readsDeepTextsWithoutTheirPath()
{
    constexpr int depth = 40; // the names of the first 16 steps are kept
    std::string json;
    for (int i = 0; i < depth; ++i) json += "{\"k\":";
    json += "7" + std::string(depth, '}');
    JsonReader reader;
    int reached = 0;
    std::function<bool(std::string_view, JsonValue)> descend = [&](std::string_view, JsonValue value) {
        ++reached;
        std::string text;
        return reached < depth ? reader.object(value, descend) : reader.string(value, text);
    };
    QVERIFY(!reader.readDocument(json, descend));
    QCOMPARE(reached, depth);
    QVERIFY(reader.error().message.startsWith(u"k.k.k.k."));
    QVERIFY(reader.error().message.endsWith(u": expected a string, got a number"));
}

void TestJsonReader::sharesItsMemoryBetweenReaders()
{
    JsonReader outer;
    std::string found;
    const bool ok = outer.readDocument(R"({"inner":"{\"a\":\"deep\"}","after":"end"})", [&](std::string_view key, JsonValue value) {
        std::string text;
        if (!outer.string(value, text)) return false;
        if (key == "after") found += text;
        if (key != "inner") return true;
        JsonReader inner; // while the outer one is in the middle of its text
        return inner.readDocument(text, [&](std::string_view, JsonValue member) { return inner.string(member, found); });
    });
    QVERIFY(ok);
    QCOMPARE(found, "deepend");
}

void TestJsonReader::takesWholeNumbersInAnySpelling()
{
    JsonReader reader;
    std::vector<std::int64_t> numbers;
    QVERIFY(reader.readDocument(R"({"a":12,"b":12.0,"c":1e3,"d":-0})",
                                [&](std::string_view, JsonValue value) { return reader.integer(value, numbers.emplace_back()); }));
    QCOMPARE(numbers, (std::vector<std::int64_t>{12, 12, 1000, 0}));
    std::optional<std::int64_t> absent = 5;
    QVERIFY(reader.readDocument(R"({"a":null})", [&](std::string_view, JsonValue value) { return reader.integer(value, absent); }));
    QCOMPARE(absent, std::optional<std::int64_t>(5));
}

void TestJsonReader::writesWhatItReads()
{
    for (int c = 1; c < 0x80; ++c) {
        const std::string text = std::string("ab") + static_cast<char>(c) + "0123456789" + static_cast<char>(c);
        const QByteArray json = "[" + QByteArray::fromStdString(written(text)) + "]";
        QCOMPARE(QJsonDocument::fromJson(json).toVariant().toList().value(0).toString(), QString::fromStdString(text));
    }
    QCOMPARE(written("世界🚀"), "\"世界🚀\"");
}

void TestJsonReader::writesValues()
{
    std::string out;
    {
        JsonObject object(out);
        object.string("s", "x\"");
        object.number("i", std::int64_t(-5));
        object.number("d", 0.5);
        object.number("nan", std::nan(""));
        object.boolean("b", false);
        object.raw("r", "[1]");
        object.key("a");
        JsonArray array(out);
        array.next() += "1";
        array.next() += "2";
    }
    QCOMPARE(out, R"({"s":"x\"","i":-5,"d":0.5,"nan":null,"b":false,"r":[1],"a":[1,2]})");
}

QTEST_APPLESS_MAIN(TestJsonReader)
#include "tst_json_reader.moc"
