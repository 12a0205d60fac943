#include "proxy/json/json_check.h"
#include "proxy/json/json_repair.h"

#include <QTest>

using namespace ccr::proxy;

class TestJsonRepair : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void repairs_data();
    void repairs();
    void givesUp_data();
    void givesUp();
    void writesValidJsonOrNothing();
    void refusesEndlessDepth();
};

void TestJsonRepair::repairs_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << std::string(text) << std::string(expected);
    };
    row("valid text stays as it is", R"( {"a" : 1.50} )", R"( {"a" : 1.50} )");
    row("trailing commas", R"({"a":[1,2,],})", R"({"a":[1,2]})");
    row("missing comma", R"({"a":1 ,"b":"x" "c":[1 2]})", R"({"a":1,"b":"x","c":["1 2"]})");
    row("missing comma between lines", "{\"a\":\"x\"\n\"b\":1\n\"c\":2}", R"({"a":"x","b":1,"c":2})");
    row("single quotes", R"({'a':'it"s'})", R"({"a":"it\"s"})");
    row("names without quotes", R"({path: "/a", count: 3})", R"({"path":"/a","count":3})");
    row("words of Python", R"({"a":True,"b":False,"c":None})", R"({"a":true,"b":false,"c":null})");
    row("numbers of JSON5", R"({"a":+1,"b":.5,"c":0x1F,"d":NaN})", R"({"a":1,"b":0.5,"c":31,"d":null})");
    row("missing closers", R"({"a":{"b":[1,"x")", R"({"a":{"b":[1,"x"]}})");
    row("missing quote at the end", R"({"a":"x)", R"({"a":"x"})");
    row("closer of an inner object is missing", R"({"a":[{"b":1]})", R"({"a":[{"b":1}]})");
    row("code fence", "```json\n{\"a\":1,}\n```", R"({"a":1})");
    row("words around", R"(Here: {"a":1,} Done.)", R"({"a":1})");
    row("comments", "{\"a\":1, // one\n /* two */ \"b\":2,}", R"({"a":1,"b":2})");
    row("line break in a string", "{\"a\":\"x\ny\"}", R"({"a":"x\ny"})");
    row("wrong escape", R"({"a":"\d+ C:\Users"})", R"({"a":"\\d+ C:\\Users"})");
    row("surrogate pair", R"({'a':'\ud83d\ude00'})", "{\"a\":\"\xF0\x9F\x98\x80\"}");
    row("quotes that were not escaped", R"({"a":"say "hi" now","b":1})", R"({"a":"say \"hi\" now","b":1})");
    row("quotes and a comma in prose", R"({"a":"say "hi", then go","b":1})", R"({"a":"say \"hi\", then go","b":1})");
    row("object as a string", R"("{\"a\":1}")", R"({"a":1})");
    row("twice the object", R"({"a":1}{"a":1})", R"({"a":1})");
    row("name without a value", R"({"a":,"b":1})", R"({"a":null,"b":1})");
    row("escaped name", R"({"a\"b":1,})", R"({"a\"b":1})");
}

void TestJsonRepair::repairs()
{
    QFETCH(std::string, text);
    QFETCH(std::string, expected);
    const auto repaired = repairedJsonObject(text);
    QVERIFY(repaired);
    QCOMPARE(*repaired, expected);
}

void TestJsonRepair::givesUp_data()
{
    QTest::addColumn<std::string>("text");
    for (const char *text : {"", "not json", "[1,2]", "\"text\"", "12", "{nonsense}", "{\"a\" \"b\"}"})
        QTest::newRow(text) << std::string(text);
}

void TestJsonRepair::givesUp()
{
    QFETCH(std::string, text);
    QVERIFY(!repairedJsonObject(text));
}

// Every cut and every single wrong byte of a real input.
void TestJsonRepair::writesValidJsonOrNothing()
{
    const std::string text = R"({"file_path":"/a b.txt","edits":[{"old":"x\n\"y\"","new":"\u00e9"},{}],"n":-1.5e3,"all":true,"none":null})";
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto cut = repairedJsonObject(text.substr(0, at));
        QVERIFY(!cut || isJsonObject(*cut));
        for (const char c : {'"', '\'', '{', '}', ']', ':', ',', '\\', '/', '\n', 'x'}) {
            std::string wrong = text;
            wrong[at] = c;
            const auto repaired = repairedJsonObject(wrong);
            QVERIFY(!repaired || isJsonObject(*repaired));
        }
    }
}

void TestJsonRepair::refusesEndlessDepth()
{
    QVERIFY(!repairedJsonObject("{'a':" + std::string(100'000, '[')));
}

QTEST_APPLESS_MAIN(TestJsonRepair)
#include "tst_json_repair.moc"
