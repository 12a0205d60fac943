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
};

void TestSecretRedactor::masksWhatLooksLikeACredential_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("masked");
    const auto row = [](const char *name, const std::string &text, const std::string &masked) { QTest::newRow(name) << text << masked; };
    row("OpenAI key", "key sk-proj-abcdEFGH1234_- failed", "key sk-[REDACTED] failed");
    row("Anthropic key", "sk-ant-api03-abcdefghijk", "sk-[REDACTED]");
    row("Google key", "AIzaSyA1234567890", "AIza[REDACTED]");
    row("Google key in a URL", "GET /v1?key=AbCd1234567&alt=sse", "GET /v1?key=[REDACTED]&alt=sse");
    row("GitHub token", "(ghp_abcdefgh1234)", "(ghp_[REDACTED])");
    row("GitHub fine-grained", "github_pat_11ABCDEFG0abcdef", "github_pat_[REDACTED]");
    row("bearer", "Authorization: Bearer eyJhbGciOi.eyJzdWIi.abc", "Authorization: Bearer [REDACTED]");
    row("basic", "authorization: basic dXNlcjpwYXNzd29yZA==", "authorization: basic [REDACTED]");
    row("access token", "?access_token=ya29.a0AfH6SM", "?access_token=[REDACTED]");
    row("user and password", "http://me:pa55word@host/x", "http://[REDACTED]@host/x");
    row("password with @", "https://me:p@ss@host:1/x?y", "https://[REDACTED]@host:1/x?y");
    row("two in one text", "sk-aaaaaaaaaa and sk-bbbbbbbbbb", "sk-[REDACTED] and sk-[REDACTED]");
    row("at the end", "x-api-key: 0123456789abcdef", "x-api-key: [REDACTED]");
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
    for (const char *text : {"", "sk-", "sk-short", "task-1234567890", "risk-assessment-document", "a token=1 b", "http://host/a@b",
                             "mail me@host", "https://host:8080/path?x=1", "Bearer of news", "the key=value"})
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
    QCOMPARE(text, "x[REDACTED]x abc [REDACTED][REDACTED]"); // "abc" is too short to be told from a word
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
    SecretRedactor().redact(record);
    QCOMPARE(record.message, "m sk-[REDACTED]");
    QCOMPARE(std::get<std::string>(record.fields[0].second), "[REDACTED]");
    QCOMPARE(std::get<std::string>(record.fields[1].second), "[REDACTED]");
    QCOMPARE(std::get<std::string>(record.fields[2].second), "http://[REDACTED]@h/");
    QCOMPARE(std::get<std::int64_t>(record.fields[3].second), 3);
    QCOMPARE(std::get<RawJson>(record.fields[4].second).text, "{\"k\":\"sk-[REDACTED]\"}");
}

void TestSecretRedactor::masksEveryTextOfAnExchange()
{
    const SecretRedactor redactor;
    const std::string secret = "sk-abcdefghij";
    const std::string masked = "sk-[REDACTED]";
    ExchangeEvent event{"id", ExchangeStarted{.path = secret, .client = secret, .askedModel = secret}};
    redactor.redact(event);
    const auto &started = std::get<ExchangeStarted>(event.fact);
    QCOMPARE(started.path + started.client + started.askedModel, masked + masked + masked);

    event.fact = ExchangeRouted{.sentence = secret, .steps = {{"rule", true, secret}}};
    redactor.redact(event);
    const auto &routed = std::get<ExchangeRouted>(event.fact);
    QCOMPARE(routed.sentence + routed.steps[0].reason, masked + masked);

    event.fact = AttemptStarted{.url = "http://u:p@h/"};
    redactor.redact(event);
    QCOMPARE(std::get<AttemptStarted>(event.fact).url, "http://[REDACTED]@h/");

    event.fact = AttemptFailed{.message = secret};
    redactor.redact(event);
    QCOMPARE(std::get<AttemptFailed>(event.fact).message, masked);

    event.fact = ExchangeFinished{.errorMessage = secret};
    redactor.redact(event);
    QCOMPARE(std::get<ExchangeFinished>(event.fact).errorMessage, masked);
}

QTEST_APPLESS_MAIN(TestSecretRedactor)
#include "tst_secret_redactor.moc"
