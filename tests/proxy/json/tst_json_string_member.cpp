#include "proxy/json/json_string_member.h"

#include <QTest>

using namespace ccr::proxy;

class TestJsonStringMember : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAtEverySplit_data();
    void readsAtEverySplit();
    void givesWhatIsThereByNow();
};

void TestJsonStringMember::readsAtEverySplit_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<bool>("found");
    const auto row = [](const char *name, const char *json, const char *expected, bool found = true) {
        QTest::newRow(name) << QByteArray(json) << QByteArray(expected) << found;
    };
    row("plain", R"({"response":"Hi there"})", "Hi there");
    row("blanks everywhere", " { \"response\" :\n\"Hi\" } ", "Hi");
    row("empty", R"({"response":""})", "");
    row("every escape", R"({"response":"a\"b\\c\/d\n\t\r\b\fe"})", "a\"b\\c/d\n\t\r\b\fe");
    row("code points", R"({"response":"\u0041\u00e4\u20AC\ud83d\ude00"})", "Aä€😀");
    row("UTF-8 as it is", R"({"response":"grüße 世界"})", "grüße 世界");
    row("high surrogate alone", R"({"response":"\ud83dx\ud83d"})", "\xEF\xBF\xBDx\xEF\xBF\xBD");
    row("low surrogate alone", R"({"response":"\ude00"})", "\xEF\xBF\xBD");
    row("two high surrogates", R"({"response":"\ud83d\ud83d\ude00"})", "\xEF\xBF\xBD😀");
    row("after others", R"({"a":"response","b":{"response":"no"},"c":["response","x"],"response":"yes","d":"z"})", "yes");
    row("only the first", R"({"response":"one","response":"two"})", "one");
    row("a value that looks like the name", R"({"a":"response"})", "", false);
    row("not a string", R"({"response":{"response":"x"}})", "", false);
    row("nested only", R"({"a":{"response":"x"}})", "", false);
    row("an array", R"(["response","x"])", "", false);
    row("a name with an escape", R"({"resp\onse":"x"})", "", false);
}

void TestJsonStringMember::readsAtEverySplit()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, expected);
    QFETCH(bool, found);
    const std::string_view text(json.constData(), static_cast<std::size_t>(json.size()));
    for (std::size_t at = 0; at <= text.size(); ++at) {
        JsonStringMember member("response");
        std::string out;
        member.feed(text.substr(0, at), out);
        member.feed(text.substr(at), out);
        // A high surrogate at the very end is known to be alone only when the string ends.
        QCOMPARE(QByteArray::fromStdString(out), expected);
        QCOMPARE(member.isFound(), found);
    }
}

void TestJsonStringMember::givesWhatIsThereByNow()
{
    JsonStringMember member("response");
    std::string out;
    member.feed(R"({"response":"Hel)", out);
    QCOMPARE(out, std::string("Hel"));
    out.clear();
    member.feed(R"(lo\)", out);
    QCOMPARE(out, std::string("lo"));
    out.clear();
    member.feed(R"(n\ud8)", out);
    QCOMPARE(out, std::string("\n"));
}

QTEST_APPLESS_MAIN(TestJsonStringMember)
#include "tst_json_string_member.moc"
