#include "logging/redact/secret_redactor.h"

#include <QTest>

using namespace ccr;
using namespace ccr::logging;

class TestSecretRedactor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void masksWhatLooksLikeACredential_data();
    void masksWhatLooksLikeACredential();
    void leavesOtherTextsAlone_data();
    void leavesOtherTextsAlone();
    void masksKnownSecretsAnywhere();
    void masksFieldsByTheirName();
    void masksEveryTextOfAnExchange();
    void lendsACleanRecordAsItIs();
    void knowsSecretsInOtherForms_data();
    void knowsSecretsInOtherForms();
    void findsASecretAtEveryPlace();
    void findsEveryShapeAtEveryPlace();
    void followsPaths_data();
    void followsPaths();
    void hidesMessages_data();
    void hidesMessages();
    void masksFieldsOfTheUser();
    void marksTheSameSecretTheSameWay();
};

void TestSecretRedactor::masksWhatLooksLikeACredential_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("masked");
    const auto row = [](const char *name, const std::string &text, const std::string &masked) { QTest::newRow(name) << text << masked; };
    row("OpenAI key", "key sk-proj-abcdEFGH1234_- failed", "key sk-[Redacted] failed");
    row("Anthropic key", "sk-ant-api03-abcdefghijk", "sk-[Redacted]");
    row("Google key", "AIzaSyA1234567890", "AIza[Redacted]");
    row("Google key in a URL", "GET /v1?key=AbCd1234567&alt=sse", "GET /v1?key=[Redacted]&alt=sse");
    row("GitHub token", "(ghp_abcdefgh1234)", "(ghp_[Redacted])");
    row("GitHub fine-grained", "github_pat_11ABCDEFG0abcdef", "github_pat_[Redacted]");
    row("bearer", "Authorization: Bearer eyJhbGciOi.eyJzdWIi.abc", "Authorization: Bearer [Redacted]");
    row("basic", "authorization: basic dXNlcjpwYXNzd29yZA==", "authorization: basic [Redacted]");
    row("access token", "?access_token=ya29.a0AfH6SM", "?access_token=[Redacted]");
    row("user and password", "http://me:pa55word@host/x", "http://[Redacted]@host/x");
    row("password with @", "https://me:p@ss@host:1/x?y", "https://[Redacted]@host:1/x?y");
    row("Google key, whole", "AIzaSyA1234567890abcdefghijklmnopqrstuvwx", "AIza[Redacted]");
    row("key of OpenRouter", "sk-or-v1-0123456789abcdef", "sk-[Redacted]");
    row("key of Groq", "gsk_abcdefgh12345678", "gsk_[Redacted]");
    row("key of xAI", "xai-abcdefgh12345678", "xai-[Redacted]");
    row("AWS access key", "id AKIAIOSFODNN7EXAMPLE end", "id AKIA[Redacted] end");
    row("JSON web token", "got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln", "got eyJ[Redacted]");
    row("key after 64 bytes", std::string(70, '.') + " sk-abcdefghijklmnop", std::string(70, '.') + " sk-[Redacted]");
    row("query of a signed URL", "https://h/b?X-Amz-Signature=abc&x=1", "https://h/b?X-Amz-Signature=[Redacted]&x=1");
    row("code of OAuth", "https://h/cb?code=4_0AX&state=x", "https://h/cb?code=[Redacted]&state=x");
    row("signature", "https://h/?sig=a%2Fb#f", "https://h/?sig=[Redacted]#f");
    row("cookie header", "Cookie: a=b; c=d\nHost: h", "Cookie: [Redacted]\nHost: h");
    row("header of Anthropic", "anthropic-admin-key: abc", "anthropic-admin-key: [Redacted]");
    row("password in a text", "login with password=hunter2, please", "login with password=[Redacted], please");
    row("JSON", R"({"a":1,"api_key":"x","b":{"Password":"y\"z"}})", R"({"a":1,"api_key":"[Redacted]","b":{"Password":"[Redacted]"}})");
    row("JSON with blanks", R"({ "token" : "x" , "n" : 2 })", R"({ "token" : "[Redacted]" , "n" : 2 })");
    row("JSON number", R"({"password":1234,"n":2})", R"({"password":"[Redacted]","n":2})");
    row("JSON object", R"({"credentials":{"a":["x}"]},"n":2})", R"({"credentials":"[Redacted]","n":2})");
    row("JSON in JSON", R"({"body":"{\"apiKey\":\"x\",\"n\":2}"})", R"({"body":"{\"apiKey\":\"[Redacted]\",\"n\":2}"})");
    row("no secret in JSON", R"({"password":null,"token":true})", R"({"password":null,"token":true})");
    row("private key", "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----",
        "-----BEGIN RSA PRIVATE KEY-----[Redacted]-----END RSA PRIVATE KEY-----");
    row("private key without an end", "-----BEGIN PRIVATE KEY-----\nMIIE", "-----BEGIN PRIVATE KEY-----[Redacted]");
    row("two in one text", "sk-aaaaaaaaaa and sk-bbbbbbbbbb", "sk-[Redacted] and sk-[Redacted]");
    row("at the end", "x-api-key: 0123456789abcdef", "x-api-key: [Redacted]");
}

void TestSecretRedactor::masksWhatLooksLikeACredential()
{
    QFETCH(std::string, text);
    QFETCH(std::string, masked);
    const SecretRedactor redactor;
    redactor.redact(text);
    QCOMPARE(text, masked);
    redactor.redact(text); // once more changes nothing
    QCOMPARE(text, masked);
}

void TestSecretRedactor::leavesOtherTextsAlone_data()
{
    QTest::addColumn<std::string>("text");
    for (const char *text :
         {"", "sk-", "sk-short", "task-1234567890", "risk-assessment-document", "a token=1 b", "http://host/a@b", "mail me@host",
          "https://host:8080/path?x=1", "Bearer of news", "the key=value", "cache key: claude-sonnet",
          "POST /v1/messages?beta=true HTTP/1.1", "claude-sonnet-4-5-20250929", "keyboard: x", "{\"inputTokens\":5}",
          "eyJust-a-word-that-is-long", "-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----", "12:30:15 statement=done"})
        QTest::addRow("'%s'", text) << std::string(text);
}

void TestSecretRedactor::leavesOtherTextsAlone()
{
    QFETCH(std::string, text);
    std::string redacted = text;
    SecretRedactor().redact(redacted);
    QCOMPARE(redacted, text);
}

void TestSecretRedactor::masksKnownSecretsAnywhere()
{
    SecretRedactor redactor;
    redactor.setKnownSecrets({"plain words", "abc", "zzzzzz"});
    std::string text = "xplain wordsx abc zzzzzzzzzzzz";
    redactor.redact(text);
    QCOMPARE(text, "x[Redacted]x abc [Redacted]"); // "abc" is too short to be told from a word
    redactor.setKnownSecrets({});
    text = "plain words";
    redactor.redact(text);
    QCOMPARE(text, "plain words");
}

void TestSecretRedactor::masksFieldsByTheirName()
{
    LogRecord record{.time = {},
                     .severity = Severity::Info,
                     .component = {},
                     .message = "m sk-abcdefghij",
                     .exchangeId = {},
                     .fields = {{"Authorization", std::string("x")},
                                {"API_KEY", std::string("y")},
                                {"url", std::string("http://u:p@h/")},
                                {"count", std::int64_t(3)},
                                {"body", RawJson{"{\"k\":\"sk-abcdefghij\"}"}}}};
    RedactedRecord scratch;
    record = toOwned(SecretRedactor().redact(BorrowedRecord(record), scratch));
    QCOMPARE(record.message, "m sk-[Redacted]");
    QCOMPARE(std::get<std::string>(record.fields[0].second), "[Redacted]");
    QCOMPARE(std::get<std::string>(record.fields[1].second), "[Redacted]");
    QCOMPARE(std::get<std::string>(record.fields[2].second), "http://[Redacted]@h/");
    QCOMPARE(std::get<std::int64_t>(record.fields[3].second), 3);
    QCOMPARE(std::get<RawJson>(record.fields[4].second).text, "{\"k\":\"sk-[Redacted]\"}");
}

void TestSecretRedactor::masksEveryTextOfAnExchange()
{
    const SecretRedactor redactor;
    const std::string secret = "sk-abcdefghij";
    const std::string masked = "sk-[Redacted]";
    ExchangeEvent event{"id", ExchangeStarted{.path = secret, .client = secret, .askedModel = secret}};
    redactor.redact(event);
    const auto &started = std::get<ExchangeStarted>(event.fact);
    QCOMPARE(started.path + started.client + started.askedModel, masked + masked + masked);

    PackedPhrase sentence = PackedPhrase::sentence("Went to %1, %2.");
    sentence.add(std::string_view(secret));
    sentence.add(std::string_view("and on"));
    event.fact = ExchangeRouted{.sentence = sentence, .steps = {{"rule", true, PackedPhrase(secret)}}};
    redactor.redact(event);
    const auto &routed = std::get<ExchangeRouted>(event.fact);
    QCOMPARE(routed.sentence.english(), "Went to " + masked + ", and on."); // the parts are still whole
    QCOMPARE(routed.steps[0].reason.english(), masked);

    event.fact = AttemptStarted{.url = "http://u:p@h/"};
    redactor.redact(event);
    QCOMPARE(std::get<AttemptStarted>(event.fact).url, "http://[Redacted]@h/");

    event.fact = AttemptFailed{.message = secret};
    redactor.redact(event);
    QCOMPARE(std::get<AttemptFailed>(event.fact).message, masked);

    event.fact = ExchangeFinished{.errorMessage = secret};
    redactor.redact(event);
    QCOMPARE(std::get<ExchangeFinished>(event.fact).errorMessage, masked);
}

void TestSecretRedactor::lendsACleanRecordAsItIs()
{
    const FieldView fields[] = {{"model", "claude-sonnet-4-5-20250929"}, {"path", "/v1/messages"}, {"status", 200}};
    const RecordView record{.component = "proxy", .message = "request completed", .exchangeId = "req_1", .fields = fields};
    RedactedRecord scratch;
    QCOMPARE(&SecretRedactor().redact(record, scratch), &record);
}

void TestSecretRedactor::knowsSecretsInOtherForms_data()
{
    QTest::addColumn<std::string>("text");
    const QByteArray secret = "pa/ss\"w\\ord+with=all";
    QTest::newRow("plain") << secret.toStdString();
    QTest::newRow("percent-encoded") << secret.toPercentEncoding().toStdString();
    QTest::newRow("percent-encoded in lower case") << QByteArray("pa%2fss%22w%5cord%2bwith%3dall").toStdString();
    QTest::newRow("escaped for JSON") << std::string(R"(pa/ss\"w\\ord+with=all)");
    QTest::newRow("escaped for JSON with slashes") << std::string(R"(pa\/ss\"w\\ord+with=all)");
    QTest::newRow("escaped twice") << std::string(R"(pa/ss\\\"w\\\\ord+with=all)");
    for (const QByteArray &before : {QByteArray(), QByteArray("u"), QByteArray("me")})
        for (const QByteArray &after : {QByteArray(), QByteArray("x"), QByteArray("yz")}) {
            QTest::addRow("Base64 after %d before %d", int(before.size()), int(after.size()))
                << (before + secret + after).toBase64().toStdString();
            QTest::addRow("Base64 for URLs after %d before %d", int(before.size()), int(after.size()))
                << (before + secret + after).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals).toStdString();
        }
}

void TestSecretRedactor::knowsSecretsInOtherForms()
{
    QFETCH(std::string, text);
    SecretRedactor redactor;
    redactor.setKnownSecrets({"pa/ss\"w\\ord+with=all", "another secret of somebody else"});
    std::string redacted = "<" + text + ">";
    redactor.redact(redacted);
    QCOMPARE(redacted, "<[Redacted]>");
}

void TestSecretRedactor::findsASecretAtEveryPlace()
{
    for (const std::size_t length : {6U, 7U, 9U, 10U, 15U, 16U, 17U, 40U}) {
        std::string secret;
        for (std::size_t i = 0; i < length; ++i) secret += static_cast<char>('!' + (i * 7) % 13);
        SecretRedactor redactor;
        redactor.setKnownSecrets({secret});
        for (std::size_t before = 0; before < 40; ++before) {
            const std::string left(before, '_');
            const std::string right((before * 5) % 23, '_');
            std::string text = left + secret + right;
            redactor.redact(text);
            QCOMPARE(text, left + "[Redacted]" + right);
        }
    }
}

void TestSecretRedactor::findsEveryShapeAtEveryPlace()
{
    const SecretRedactor redactor;
    const std::string tail = "Q2w0Q2w0Q2w0Q2w0.Q";
    for (const char *begin :
         {"sk-",    "sk_live_", "sk_test_",  "rk_live_", "AIza",          "AKIA",        "ASIA",  "gsk_",    "ghp_",  "gho_",
          "ghu_",   "ghs_",     "ghr_",      "glpat-",   "github_pat_",   "xai-",        "xoxb-", "xoxp-",   "xoxa-", "xoxs-",
          "xapp-",  "hf_",      "pplx-",     "nvapi-",   "r8_",           "ya29.",       "sess-", "tgp_v1_", "eyJ",   "Bearer ",
          "BASIC ", "Basic  ",  "password=", "token: ",  "\"apiKey\":\"", "https://me:", "?sig="})
        for (std::size_t at = 0; at < 36; ++at) {
            // What looks like nothing stands around it.
            std::string text = std::string(at, '.') + begin + tail + (std::string_view(begin) == "https://me:" ? "@host" : "");
            redactor.redact(text);
            QVERIFY2(text.find("Q2w0") == std::string::npos, text.c_str());
        }
}

void TestSecretRedactor::followsPaths_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<std::string>("masked");
    QTest::addColumn<std::string>("removed");
    const auto row = [](const char *path, const char *masked, const char *removed) {
        QTest::newRow(path) << QString::fromLatin1(path) << std::string(masked) << std::string(removed);
    };
    row("req.headers", R"({"headers":"X","a":[{"b":1},{"b":2,"c":3}]})", R"({"a":[{"b":1},{"b":2,"c":3}]})");
    row("req.headers[\"x-y\"]", R"({"headers":{"x-y":"X","z":5},"a":[{"b":1},{"b":2,"c":3}]})",
        R"({"headers":{"z":5},"a":[{"b":1},{"b":2,"c":3}]})");
    row("req.a[*].b", R"({"headers":{"x-y":4,"z":5},"a":[{"b":"X"},{"b":"X","c":3}]})", R"({"headers":{"x-y":4,"z":5},"a":[{},{"c":3}]})");
    row("req.a[1].b", R"({"headers":{"x-y":4,"z":5},"a":[{"b":1},{"b":"X","c":3}]})",
        R"({"headers":{"x-y":4,"z":5},"a":[{"b":1},{"c":3}]})");
    row("*.headers.*", R"({"headers":{"x-y":"X","z":"X"},"a":[{"b":1},{"b":2,"c":3}]})", R"({"headers":{},"a":[{"b":1},{"b":2,"c":3}]})");
    row("[\"req\"].a", R"({"headers":{"x-y":4,"z":5},"a":"X"})", R"({"headers":{"x-y":4,"z":5}})");
    row("req.Headers", R"({"headers":{"x-y":4,"z":5},"a":[{"b":1},{"b":2,"c":3}]})",
        R"({"headers":{"x-y":4,"z":5},"a":[{"b":1},{"b":2,"c":3}]})");
}

void TestSecretRedactor::followsPaths()
{
    QFETCH(QString, path);
    QFETCH(std::string, masked);
    QFETCH(std::string, removed);
    const RawJson json{R"({"headers":{"x-y":4,"z":5},"a":[{"b":1},{"b":2,"c":3}]})"};
    for (const bool remove : {false, true}) {
        SecretRedactor redactor;
        redactor.applyConfig({.paths = {path}, .censor = QStringLiteral("X"), .remove = remove});
        Fields fields{{"req", json}, {"other", std::string("y")}};
        redactor.redact(fields);
        QCOMPARE(std::get<RawJson>(fields[0].second).text, remove ? removed : masked);
    }
    SecretRedactor redactor;
    redactor.applyConfig({.paths = {QStringLiteral("req"), QStringLiteral("nothing[")}, .remove = true});
    Fields fields{{"req", json}, {"other", std::string("y")}};
    redactor.redact(fields);
    QCOMPARE(fields.size(), 1U);

    // What is removed of a child's bindings does not make its call's fields bindings.
    const Bindings bindings({{"req", json}, {"kept", std::int64_t(1)}});
    const FieldView own[] = {{"req", "y"}, {"own", "z"}};
    RedactedRecord scratch;
    const RecordView &clean = redactor.redact({.fields = own, .bindings = &bindings}, scratch);
    QCOMPARE(clean.fields.size(), 2U);
    QCOMPARE(clean.boundFields, 1U);
    QVERIFY(clean.fields[0].name == "kept" && clean.fields[1].name == "own");
}

void TestSecretRedactor::hidesMessages_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("messageKey"); // of the second stream
    QTest::addColumn<bool>("remove");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const char *path, const char *key, bool remove, const char *message) {
        QTest::newRow(name) << QString::fromLatin1(path) << QString::fromLatin1(key) << remove << QString::fromLatin1(message);
    };
    row("by name", "msg", "message", false, "X");
    row("by the other stream's name", "message", "message", false, "X");
    row("removed", "msg", "msg", true, "");
    row("whatever it is", "*", "msg", false, "X");
    row("by a name that no stream has", "message", "msg", false, "hello");
    row("by another field's name", "a", "msg", false, "hello");
    row("not by what is within", "msg.a", "msg", false, "hello");
    row("not by what is in anything", "*.msg", "msg", false, "hello");
}

// Before it enters the queue: there is no stream whose message is not hidden.
void TestSecretRedactor::hidesMessages()
{
    QFETCH(QString, path);
    QFETCH(QString, messageKey);
    QFETCH(bool, remove);
    QFETCH(QString, message);
    LoggingConfig config;
    config.redaction = {.paths = {path}, .censor = QStringLiteral("X"), .remove = remove};
    config.streams.resize(2);
    config.streams[1].format.messageKey = messageKey;
    for (StreamConfig &stream : config.streams) stream.format.messagePrefix = QStringLiteral("> ");
    SecretRedactor redactor;
    redactor.applyConfig(config);
    RedactedRecord scratch;
    const FieldView own[] = {{"a", "y"}};
    const RecordView &view = redactor.redact({.message = "hello", .fields = own, .messagePrefix = "child: "}, scratch);
    const bool isHidden = message != QStringLiteral("hello");
    QCOMPARE(QString::fromUtf8(view.message.data(), static_cast<qsizetype>(view.message.size())),
             isHidden || view.messagePrefix.size() > 0 ? message : QStringLiteral("child: hello"));
    const QString prefix = withoutHiddenPrefixes(config).streams[1].format.messagePrefix;
    QCOMPARE(prefix, isHidden ? QString() : QStringLiteral("> "));
    QVERIFY(!isHidden || view.messagePrefix.empty());
}

void TestSecretRedactor::masksFieldsOfTheUser()
{
    SecretRedactor redactor;
    redactor.applyConfig({.sensitiveFields = {QStringLiteral("iban")}, .censor = QStringLiteral("***")});
    Fields fields{{"IBAN", std::string("DE00")}, {"body", RawJson{R"({"x":{"iban":"DE01"}})"}}, {"text", std::string("iban: DE02")}};
    redactor.redact(fields);
    QCOMPARE(std::get<std::string>(fields[0].second), "***");
    QCOMPARE(std::get<RawJson>(fields[1].second).text, R"({"x":{"iban":"***"}})");
    QCOMPARE(std::get<std::string>(fields[2].second), "iban: ***");
}

void TestSecretRedactor::marksTheSameSecretTheSameWay()
{
    SecretRedactor redactor;
    redactor.applyConfig({.fingerprint = true});
    std::string first = "password=one";
    std::string again = "the password=one";
    std::string other = "password=two";
    for (std::string *text : {&first, &again, &other}) redactor.redact(*text);
    QCOMPARE(first.size(), std::string("password=[Redacted:01234567]").size());
    QCOMPARE("the " + first, again);
    QVERIFY(first != other);
    const std::string once = first;
    redactor.redact(first);
    QCOMPARE(first, once);
}

QTEST_APPLESS_MAIN(TestSecretRedactor)
#include "tst_secret_redactor.moc"
