#include "ui/models/told_text.h"

#include "proxy/api/config_sentence.h"
#include "proxy/api/exchange_sentence.h"
#include "proxy/dialect/dialect.h"
#include "proxy/endpoint/error_response.h"
#include "proxy/exchange/error_class.h"
#include "proxy/exchange/failed_targets.h"
#include "proxy/exchange/route_account.h"
#include "proxy/http/http_request_parser.h"
#include "proxy/routing/route_rules.h"
#include "proxy/routing/route_words.h"
#include "proxy/upstream/failure_text.h"
#include "ui/models/route_texts.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

using namespace ccr;
using namespace ccr::proxy;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

namespace {

// Names that are the same in every language; the longer first, of which others are a part.
constexpr const char *names[] = {"/v1beta/models/{model}:generateContent",
                                 "gcloud auth application-default login",
                                 "GOOGLE_APPLICATION_CREDENTIALS",
                                 "/v1/messages/count_tokens",
                                 "METHOD TARGET HTTP/1.1",
                                 "/v1/chat/completions",
                                 "apt install nodejs",
                                 "response.completed",
                                 "forceUseImageAgent",
                                 "http://127.0.0.1:",
                                 "Transfer-Encoding",
                                 "application/json",
                                 "Content-Encoding",
                                 "Chat Completions",
                                 "Chat Completion",
                                 "TransformerName",
                                 "Content-Length",
                                 "Router.default",
                                 "Authorization",
                                 "/v1/responses",
                                 "refresh_token",
                                 "BUDGET_ACTION",
                                 "Content-Type",
                                 "/v1/messages",
                                 "100-continue",
                                 "instructions",
                                 "client_email",
                                 "message_stop",
                                 "Claude Haiku",
                                 "analyzeImage",
                                 "api_base_url",
                                 "transformers",
                                 "private_key",
                                 "CCR Desktop",
                                 "config.json",
                                 "/v1/models",
                                 "background",
                                 "x-api-key",
                                 "Responses",
                                 "messages.",
                                 ".content",
                                 "Response",
                                 "HTTP/1.0",
                                 "HTTP/1.1",
                                 "req.body",
                                 "deflate",
                                 "Expect:",
                                 "Node.js",
                                 "chunked",
                                 "APIKEY",
                                 "base64",
                                 "OpenAI",
                                 "stream",
                                 "Google",
                                 "Gemini",
                                 "Router",
                                 "Debian",
                                 "CR LF",
                                 "ASCII",
                                 "false",
                                 "input",
                                 "model",
                                 "store",
                                 "https",
                                 "haiku",
                                 "Token",
                                 "JSON",
                                 "POST",
                                 "gzip",
                                 "Host",
                                 "name",
                                 "HOST",
                                 "PORT",
                                 "PATH",
                                 "HTTP",
                                 "http",
                                 "warn",
                                 "node",
                                 "API",
                                 "GET",
                                 "/v1",
                                 "PEM",
                                 "RSA",
                                 "TLS",
                                 "IP",
                                 "KB",
                                 "MB",
                                 "URL"};

// What is left of the text without names and values must hold no Latin letter.
bool isChinese(QString text, const QStringList &values = {})
{
    static const QRegularExpression han(u"[\\x{4e00}-\\x{9fff}]"_s);
    static const QRegularExpression latin(u"[A-Za-z]"_s);
    const bool hasHan = text.contains(han);
    for (const QString &value : values) text.remove(value);
    for (const char *name : names) text.remove(QLatin1StringView(name));
    return hasHan && !text.contains(latin);
}

RouteTarget target(const char *provider)
{
    return {QString::fromLatin1(provider), u"m"_s};
}

Route routeTo(const char *provider, const PackedPhrase &reason, const char *rule)
{
    Route route{.target = target(provider), .rule = rule};
    route.reason = reason;
    route.sentence = decidedSentence(route);
    return route;
}

} // namespace

/// What the record of a request tells, in the Chinese window.
class TestToldText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void hasEverySentence_data();
    void hasEverySentence();
    void translatesWhatRulesSay_data();
    void translatesWhatRulesSay();
    void translatesSentences();
    void translatesReasonsWithinReasons();
    void namesEveryRule();
    void translatesFailures_data();
    void translatesFailures();
    void translatesRefusals_data();
    void translatesRefusals();
    void translatesBrokenBodies_data();
    void translatesBrokenBodies();
    void keepsOtherWords();

private:
    QTranslator m_chinese;
};

void TestToldText::initTestCase()
{
    QVERIFY(m_chinese.load(u":/i18n/ccr_zh_CN.qm"_s));
    QVERIFY(QCoreApplication::installTranslator(&m_chinese));
}

void TestToldText::hasEverySentence_data()
{
    QTest::addColumn<QString>("sentence");
    for (const char *sentence : exchangeSentences) QTest::newRow(sentence) << QString::fromUtf8(sentence);
    for (const char *rule : proxy::builtInRules) QTest::newRow(rule) << QString::fromUtf8(rule);
}

void TestToldText::hasEverySentence()
{
    QFETCH(QString, sentence);
    PackedPhrase phrase = PackedPhrase::sentence(sentence.toStdString());
    QStringList values;
    for (int i = 1; i <= sentence.count(u'%'); ++i) {
        values.append(u"⟨%1⟩"_s.arg(i));
        phrase.add(values.last());
    }
    const QString text = toldText(phrase);
    for (const QString &value : std::as_const(values)) QVERIFY2(text.count(value) == 1, qPrintable(text));
    static const QRegularExpression words(u"[A-Za-z]{4,}"_s);
    if (QString(sentence).remove(u"tokens"_s).contains(words)) QVERIFY2(isChinese(text), qPrintable(text));
}

void TestToldText::translatesWhatRulesSay_data()
{
    QTest::addColumn<int>("condition");
    for (int i = 0; i < 9; ++i) QTest::addRow("condition %d", i) << i;
}

// Asks the router itself.
void TestToldText::translatesWhatRulesSay()
{
    QFETCH(int, condition);
    ChatRequest request;
    request.model = "claude-x";
    request.tools.push_back({});
    request.tools.back().name = "Bash";
    request.system.push_back({});
    request.system.back().text = "You are terse.";
    const HttpHeaders headers{{"user-agent", "claude-cli/2"}, {"x-team", "blue"}};
    const std::function<std::int64_t()> count = [] { return 500; };
    for (const bool holds : {true, false}) {
        RouteRule rule;
        switch (condition) {
        case 0: rule.model = holds ? u"claude*"_s : u"gpt*"_s; break;
        case 1: rule.client = holds ? u"claude-cli*"_s : u"codex*"_s; break;
        case 2: rule.headers = {{u"x-team"_s, holds ? u"b*"_s : u"red"_s}}; break;
        case 3: rule.stream = !holds; break;
        case 4: rule.thinking = !holds; break;
        case 5: rule.image = !holds; break;
        case 6: rule.tool = holds ? u"Bash"_s : u"mcp*"_s; break;
        case 7: rule.system = holds ? u"terse"_s : u"verbose"_s; break;
        default: rule.tokensOver = holds ? 100 : 1000; break;
        }
        const RuleVerdict verdict = askRule(rule, {.request = request, .headers = headers, .countTokens = count});
        QCOMPARE(verdict.matched, holds);
        const QString text = toldText(verdict.reason);
        const QStringList values{u"claude-x"_s, u"claude-cli/2"_s, u"claude-cli*"_s, u"claude*"_s, u"x-team"_s, u"blue"_s,  u"Bash"_s,
                                 u"mcp*"_s,     u"gpt*"_s,         u"codex*"_s,      u"b*"_s,      u"red"_s,    u"terse"_s, u"verbose"_s};
        if (condition == 8)
            QCOMPARE(text, holds ? u"500 > 100 Token"_s : u"500 ≤ 1000 Token"_s);
        else
            QVERIFY2(isChinese(text, values), qPrintable(text));
    }
}

void TestToldText::translatesSentences()
{
    const PackedPhrase conditions =
        told("%1, %2", told("model \"%1\" matches \"%2\"", u"gpt, 5"_s, u"gpt*"_s), told("%1 > %2 tokens", 12, 10));
    QCOMPARE(toldText(routeTo("p", told("no other rule matched"), "default").sentence),
             u"转到 p/m，因为没有其他规则匹配（规则：默认）。"_s);
    QCOMPARE(toldText(routeTo("p", conditions, "my (own) rule").sentence),
             u"转到 p/m，因为模型“gpt, 5”与“gpt*”匹配；12 > 10 Token（规则：my (own) rule）。"_s);

    Route unmet = routeTo("q", told("thinking is enabled"), "think");
    unmet.unmet = told("%1 cannot be used: %2", shown(target("p")), said("the environment variable %1 is not set", u"KEY"_s));
    unmet.sentence = decidedSentence(unmet);
    QCOMPARE(toldText(unmet.sentence), u"转到 q/m，因为思考已开启（规则：思考）。另外：p/m 不可用：环境变量 KEY 未设置。"_s);

    RouteAccount account(unmet);
    account.leftOut({target("q")});
    account.failed(target("r"), {.status = 503});
    account.failed(target("s"), {.errorClass = "refused"});
    QCOMPARE(toldText(account.factFor(target("t")).sentence),
             u"q/m 已熔断，暂不使用；r/m 失败（503）；s/m 失败（refused），因此转到 t/m；原定 "
             "q/m，因为思考已开启（规则：思考）。另外：p/m 不可用：环境变量 KEY 未设置。"_s);
    for (const logging::RouteStep &step : account.factFor(target("t")).steps) {
        const QString text = toldText(step.reason);
        QVERIFY2(isChinese(text, {u"q"_s, u"r/m"_s, u"s/m"_s, u"refused"_s}), qPrintable(text));
    }
}

// The reason for which a fallback is left out is the configuration's.
void TestToldText::translatesReasonsWithinReasons()
{
    const Phrase problem =
        said("%1; set it where the router is started, or write another key", said("the environment variable %1 is not set", u"KEY"_s));
    const QString text = toldText(told("%1 is left out: %2", shown(target("p")), problem));
    QVERIFY2(isChinese(text, {u"p/m"_s, u"KEY"_s}), qPrintable(text));
    QCOMPARE(told("%1 is left out: %2", shown(target("p")), problem).english(), "p/m is left out: " + problem.english().toStdString());
}

void TestToldText::namesEveryRule()
{
    for (const char *rule : proxy::builtInRules) QVERIFY2(isChinese(ruleText(QString::fromLatin1(rule))), rule);
    QCOMPARE(ruleText(u"my own"_s), u"my own"_s);
}

void TestToldText::translatesFailures_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("cause");
    const auto row = [](const char *name, UpstreamFailureKind kind, const char *cause) {
        QTest::newRow(name) << int(kind) << QString::fromLatin1(cause);
    };
    row("name", UpstreamFailureKind::Dns, "Host not found");
    row("refused", UpstreamFailureKind::Refused, "Connection refused");
    row("handshake", UpstreamFailureKind::Tls, "Connection reset by peer");
    row("reset", UpstreamFailureKind::ConnectionLost, "Connection reset by peer");
    row("no route", UpstreamFailureKind::ConnectionLost, "No route to host");
    row("time for connecting", UpstreamFailureKind::ConnectTimeout, "Connection timed out");
}

// From the socket to the client, and what a fallback adds.
void TestToldText::translatesFailures()
{
    QFETCH(int, kind);
    QFETCH(QString, cause);
    const UpstreamFailure failure{UpstreamFailureKind(kind), failureText(UpstreamFailureKind(kind), "h.example:443", cause)};
    FailedTargets failed;
    failed.add(target("p"), {.error = toProviderError(toError(failure, u"p"_s))}, {});
    const ProviderError refused{.status = 401, .message = "Incorrect API key"};
    failed.add(target("q"), {.error = refused}, {});
    const ProviderError error = failed.error();
    QCOMPARE(error.recorded(), error.phrase.english());
    const QString text = toldText(error.phrase);
    QVERIFY2(isChinese(text, {u"api_base_url"_s, u"h.example:443"_s, u"TLS"_s, u"q,m"_s, u"“p”"_s, u"Incorrect API key"_s}),
             qPrintable(text));
    QVERIFY2(text.contains("Incorrect API key"_L1), qPrintable(text)); // the provider's own words

    logging::ExchangeSnapshot exchange{.errorMessage = error.recorded(), .errorPhrase = error.phrase};
    QCOMPARE(errorText(exchange), text);
    exchange.errorPhrase = {};
    QCOMPARE(errorText(exchange).toStdString(), error.recorded()); // of an older version
}

void TestToldText::translatesRefusals_data()
{
    QTest::addColumn<std::string>("request");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *request, const QString &text) {
        QTest::newRow(name) << std::string(request) << text;
    };
    row("no HTTP", "hello\r\n\r\n", u"“hello”不是请求行；应为 METHOD TARGET HTTP/1.1。"_s);
    row("no host", "GET / HTTP/1.1\r\n\r\n", u"缺少 Host 字段；HTTP/1.1 要求有此字段。"_s);
    row("two lengths", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        u"有两个不同的 Content-Length 字段。"_s);
    row("too long a body", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999999\r\n\r\n",
        u"请求体为 999999999999 字节，超过上限 %1 字节；请缩短对话。"_s.arg(HttpLimits().bodyBytes));
}

void TestToldText::translatesRefusals()
{
    QFETCH(std::string, request);
    const HttpLimits limits;
    HttpRequestParser parser(limits);
    parser.feed(request);
    QCOMPARE(parser.state(), HttpRequestParser::State::Failed);
    QTEST(toldText(parser.error()), "text");
}

void TestToldText::translatesBrokenBodies_data()
{
    QTest::addColumn<std::string>("body");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *body, const QString &text) { QTest::newRow(name) << std::string(body) << text; };
    row("a member is missing", R"({"model":"m"})", u"messages：必须有此字段"_s);
    row("wrong type", R"({"model":"m","messages":7})", u"messages：应为数组，实际为数字"_s);
    row("wrong role", R"({"model":"m","messages":[{"role":"robot","content":"a"}]})",
        u"messages.0：role：应为 \"user\", \"assistant\", \"system\" 之一，实际为“robot”"_s);
}

// What the client's dialect cannot read.
void TestToldText::translatesBrokenBodies()
{
    QFETCH(std::string, body);
    const Result<ChatRequest> request = findDialect("anthropic")->readRequest(body, {});
    QVERIFY(!request);
    QTEST(toldText(toProviderError(request.error()).phrase), "text");
}

void TestToldText::keepsOtherWords()
{
    QCOMPARE(toldText(PackedPhrase("not set")), u"not set"_s); // nothing is recognised in a text
    QCOMPARE(toldText({}), QString());
    QCOMPARE(toldText(told("the custom router failed: %1", u"not set"_s)), u"自定义路由器出错：not set"_s);
}

QTEST_GUILESS_MAIN(TestToldText)
#include "tst_told_text.moc"
