#include "proxy/transform/transform_registry.h"

#include <QTest>

using namespace ccr;
using namespace ccr::proxy;

class TestTransformOptions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void acceptsWhatIsRight_data();
    void acceptsWhatIsRight();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void showsNoHeaderValues();
    void knowsEveryNameWhateverItsCase();
    void tellsEndpointsOfDialects();
};

void TestTransformOptions::acceptsWhatIsRight_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("options");
    const auto row = [](const char *name, const char *options) {
        QTest::addRow("%s %s", name, options) << QByteArray(name) << QByteArray(options);
    };
    row("maxtoken", R"({"max_tokens":8192})");
    row("maxtoken", R"({"max_tokens":"8192"})"); // what an environment variable becomes
    row("maxtoken", R"({"max_tokens":8.192e3})");
    row("maxtoken", "{}");
    row("sampling", R"({"temperature":0,"top_p":1,"top_k":40,"repetition_penalty":1.1,"max_tokens":100})");
    row("reasoning", R"({"enable":"false"})");
    row("openrouter", R"({"provider":{"only":["x"]},"anything":1})");
    row("vercel", R"({"providerOptions":{}})");
    row("customparams", R"({"max_tokens":"many","x":[1]})");
    row("Anthropic", R"({"UseBearer":true})");
    row("headers", R"({"set":{"X-Title":"a b","x-tab":"a\tb"},"remove":["User-Agent"]})");
    row("body", R"({"set":{"a":1},"add":{"b":{}},"remove":["c"],"rename":{"d":"e"}})");
}

void TestTransformOptions::acceptsWhatIsRight()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, options);
    const auto made = makeTransform(name.toStdString(), options.toStdString());
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    QVERIFY(*made);
}

void TestTransformOptions::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const char *options, const char *message) {
        QTest::addRow("%s %s", name, options) << QByteArray(name) << QByteArray(options) << QString::fromUtf8(message);
    };
    row("nosuch", "{}", "there is no transformer of that name");
    row("maxtoken", R"({"max_token":1})", R"(there is no option "max_token"; it takes max_tokens)");
    row("maxtoken", R"({"max_tokens":0})", "max_tokens: expected a whole number of at least 1, got 0");
    row("maxtoken", R"({"max_tokens":1.5})", "max_tokens: expected a whole number of at least 1, got 1.5");
    row("maxtoken", R"({"max_tokens":"$LIMIT"})", R"(max_tokens: expected a whole number of at least 1, got "$LIMIT")");
    row("maxtoken", R"({"max_tokens":null})", "max_tokens: expected a whole number of at least 1, got null");
    row("maxtoken", "[1]", R"(the options must be an object such as {"name": value}, got a list)");
    row("maxtoken", "", R"(the options must be an object such as {"name": value}, got nothing)");
    row("sampling", R"({"temperature":3})", "temperature: expected a number from 0 to 2, got 3");
    row("sampling", R"({"top_p":-0.1})", "top_p: expected a number from 0 to 1, got -0.1");
    row("sampling", R"({"topp":1})", R"(there is no option "topp"; it takes max_tokens, temperature, top_p, top_k, repetition_penalty)");
    row("reasoning", R"({"enable":1})", "enable: expected true or false, got 1");
    row("Anthropic", R"({"useBearer":true})", R"(there is no option "useBearer"; it takes UseBearer)");
    row("deepseek", R"({"a":1})", R"(there is no option "a"; it takes none, so leave the options out)");
    row("tooluse", R"({"a":1})", R"(there is no option "a"; it takes none, so leave the options out)");
    row("openrouter", "17", R"(the options must be an object such as {"name": value}, got 17)");
    row("customparams", "\"x\"", R"(the options must be an object such as {"name": value}, got a string)");
    row("body", R"({"set":[1]})", R"(set: expected an object such as {"name": value}, got a list)");
    row("body", R"({"remove":"a"})", R"(remove: expected a list of names such as ["a", "b"], got a string)");
    row("body", R"({"remove":[1]})", R"(remove: expected a list of names such as ["a", "b"], got a list)");
    row("body", R"({"rename":{"a":1}})", "rename.a: expected a string, got 1");
    row("body", R"({"set":{"stream":true}})", "set.stream: whether to stream is what the client asks; remove it");
    row("headers", R"({"set":{"Content-Length":"1"}})", R"(set: "Content-Length" is decided by the router; remove it)");
    row("headers", R"({"set":{"a b":"1"}})", R"(set: "a b" is not the name of a header field; use letters, digits and "-")");
    row("headers", R"({"set":{"a":""}})", R"(set.a: the value is empty; name the field in "remove" instead)");
    row("headers", R"({"set":{"a":"x\r\nb: y"}})", "set.a: the value has a control character; remove it");
    row("headers", R"({"remove":["host"]})", R"(remove: "host" is decided by the router; remove it)");
}

void TestTransformOptions::saysWhatIsWrong()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, options);
    QFETCH(QString, message);
    const auto made = makeTransform(name.toStdString(), options.toStdString());
    QVERIFY(!made);
    QCOMPARE(made.error().message, message);
}

void TestTransformOptions::showsNoHeaderValues()
{
    for (const char *options : {R"({"set":"sk-secret"})", R"({"set":{"a":["sk-secret"]}})", R"({"set":{"a":"sk-secret\n"}})"}) {
        const auto made = makeTransform("headers", options);
        QVERIFY(!made);
        QVERIFY2(!made.error().message.contains(QLatin1String("secret")), qPrintable(made.error().message));
    }
}

void TestTransformOptions::knowsEveryNameWhateverItsCase()
{
    for (const std::string_view name : transformNames()) {
        const QByteArray upper = QByteArray(name.data(), static_cast<qsizetype>(name.size())).toUpper();
        QVERIFY2(makeTransform(upper.toStdString(), "{}"), upper.constData());
    }
}

void TestTransformOptions::tellsEndpointsOfDialects()
{
    const std::vector<TransformInfo> infos = transformInfos();
    QCOMPARE(infos.size(), transformNames().size());
    const auto endpointOf = [&infos](std::string_view name) {
        for (const TransformInfo &info : infos)
            if (info.name == name) return info.endpoint;
        return std::string_view("unknown");
    };
    QCOMPARE(endpointOf("Anthropic"), "/v1/messages");
    QCOMPARE(endpointOf("OpenAI"), "/v1/chat/completions");
    QCOMPARE(endpointOf("deepseek"), "");
}

QTEST_APPLESS_MAIN(TestTransformOptions)
#include "tst_transform_options.moc"
