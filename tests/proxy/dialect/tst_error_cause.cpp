#include "proxy/dialect/dialect.h"
#include "proxy/dialect/openai_error.h"
#include "proxy/dialect/output_limit.h"
#include "proxy/exchange/error_class.h"

#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace Qt::StringLiterals;

/// Bodies as vendors send them, and what they are about.
class TestErrorCause : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsVendors_data();
    void readsVendors();
    void tellsOpenAiClients_data();
    void tellsOpenAiClients();
    void keepsTheWords_data();
    void keepsTheWords();
    void keepsTheWordsOfStreams_data();
    void keepsTheWordsOfStreams();
    void readsHowLongAnAnswerMayBe_data();
    void readsHowLongAnAnswerMayBe();
};

namespace {

// The message of the failure that a stream ends with.
class Failures final : public ChatEventSink
{
public:
    void accept(const ChatEvent &event) override
    {
        if (event.kind == ChatEvent::Kind::Failure) messages.append(QString::fromStdString(event.error->message));
    }
    QStringList messages;
};

} // namespace

void TestErrorCause::readsVendors_data()
{
    QTest::addColumn<QByteArray>("dialect");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("errorClass");
    const auto row = [](const char *name, const char *dialect, int status, const char *body, const char *errorClass) {
        QTest::newRow(name) << QByteArray(dialect) << status << QByteArray(body) << QByteArray(errorClass);
    };
    const char *const chat = "openai-chat";
    row("OpenAI, quota", chat, 429,
        R"({"error":{"message":"You exceeded your current quota, please check your plan and billing details.","type":"insufficient_quota","param":null,"code":"insufficient_quota"}})",
        "quota");
    row("OpenAI, quota, no code", chat, 429,
        R"({"error":{"message":"You exceeded your current quota, please check your plan and billing details.","type":"insufficient_quota","param":null,"code":null}})",
        "quota");
    row("OpenAI, limit", chat, 429,
        R"({"error":{"message":"Rate limit reached for gpt-4o in organization org-x on tokens per min (TPM): Limit 30000, Used 29000.","type":"tokens","param":null,"code":"rate_limit_exceeded"}})",
        "rate_limited");
    row("Google, limit in words of a quota", "gemini", 429,
        R"({"error":{"code":429,"message":"You exceeded your current quota, please check your plan and billing details.","status":"RESOURCE_EXHAUSTED"}})",
        "rate_limited");
    row("Google, the same as a list and in OpenAI's dialect", chat, 429,
        R"([{"error":{"code":429,"message":"You exceeded your current quota, please check your plan and billing details.","status":"RESOURCE_EXHAUSTED"}}])",
        "rate_limited");
    row("DeepSeek, balance", chat, 402,
        R"({"error":{"message":"Insufficient Balance","type":"unknown_error","param":null,"code":"invalid_request_error"}})", "quota");
    row("OpenRouter, credits", chat, 402, R"({"error":{"message":"Insufficient credits. Add more using your account.","code":402}})",
        "quota");
    row("Moonshot, quota", chat, 429,
        R"({"error":{"message":"You exceeded your current quota, please check your plan and billing details","type":"exceeded_current_quota_error"}})",
        "quota");
    row("Moonshot, overloaded", chat, 429,
        R"({"error":{"message":"The engine is currently overloaded, please try again later","type":"engine_overloaded_error"}})",
        "rate_limited");
    row("Anthropic, credit", "anthropic", 400,
        R"({"type":"error","error":{"type":"invalid_request_error","message":"Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits."},"request_id":"req_1"})",
        "quota");
    row("Anthropic, limit", "anthropic", 429,
        R"({"type":"error","error":{"type":"rate_limit_error","message":"This request would exceed your account's rate limit. Please try again later."}})",
        "rate_limited");
    row("Zhipu, arrears", chat, 429, R"({"error":{"code":"1113","message":"Your account is in arrears, please recharge and try again"}})",
        "quota");
    row("DashScope, arrears", chat, 400,
        R"({"error":{"code":"Arrearage","param":null,"message":"Access denied, please make sure your account is in good standing.","type":"Arrearage"}})",
        "quota");
    row("402 of anybody", chat, 402, "payment required", "quota");

    row("Azure, filter", chat, 400,
        R"({"error":{"message":"The response was filtered due to the prompt triggering Azure OpenAI's content management policy.","type":null,"param":"prompt","code":"content_filter","status":400,"innererror":{"code":"ResponsibleAIPolicyViolation","content_filter_result":{"violence":{"filtered":true,"severity":"high"}}}}})",
        "content_filtered");
    row("Azure behind a gateway", chat, 400,
        R"({"error":{"message":"AzureException - The response was filtered due to the prompt triggering Azure OpenAI's content management policy.","type":null,"param":null,"code":"400"}})",
        "content_filtered");
    row("Moonshot, filter", chat, 400,
        R"({"error":{"type":"content_filter","message":"The request was rejected because it was considered high risk"}})",
        "content_filtered");
    row("DeepSeek, filter", chat, 400,
        R"({"error":{"message":"Content Exists Risk","type":"invalid_request_error","param":null,"code":"invalid_request_error"}})",
        "content_filtered");
    row("DashScope, filter", chat, 400,
        R"({"error":{"code":"data_inspection_failed","param":null,"message":"Input data may contain inappropriate content.","type":"data_inspection_failed"}})",
        "content_filtered");
    row("Zhipu, filter", chat, 400,
        R"({"contentFilter":[{"level":1,"role":"user"}],"error":{"code":"1301","message":"System detected potentially unsafe or sensitive content in input or generation."}})",
        "content_filtered");
    row("Anthropic, filter", "anthropic", 400,
        R"({"type":"error","error":{"type":"invalid_request_error","message":"Output blocked by content filtering policy"},"request_id":"req_1"})",
        "content_filtered");
    row("OpenRouter, moderation", chat, 403,
        R"({"error":{"code":403,"message":"Your chosen model requires moderation and your input was flagged","metadata":{"reasons":["violence"],"flagged_input":"x","provider_name":"p","model_slug":"m"}}})",
        "content_filtered");
    row("a plain bad request", chat, 400, R"({"error":{"message":"'messages' must not be empty","type":"invalid_request_error"}})",
        "bad_request");
    row("forbidden", chat, 403, R"({"error":{"message":"your region is blocked"}})", "auth");

    row("OpenAI, model", chat, 404,
        R"({"error":{"message":"The model `gpt-9` does not exist or you do not have access to it.","type":"invalid_request_error","param":null,"code":"model_not_found"}})",
        "model_not_found");
    row("OpenAI, no access to a model", chat, 403,
        R"({"error":{"message":"Project `proj_x` does not have access to model `gpt-9`","type":"invalid_request_error","param":null,"code":"model_not_found"}})",
        "model_not_found");
    row("Anthropic, model", "anthropic", 404,
        R"({"type":"error","error":{"type":"not_found_error","message":"model: claude-3-5-sonnet-20241022"}})", "model_not_found");
    row("Google, model", "gemini", 404,
        R"({"error":{"code":404,"message":"models/gemini-9 is not found for API version v1beta, or is not supported for generateContent.","status":"NOT_FOUND"}})",
        "model_not_found");
    row("Ollama, model", chat, 404,
        R"({"error":{"message":"model \"x\" not found, try pulling it first","type":"api_error","param":null,"code":null}})",
        "model_not_found");
    row("vLLM, model", chat, 404,
        R"({"object":"error","message":"The model `x` does not exist.","type":"NotFoundError","param":null,"code":404})",
        "model_not_found");
    row("Moonshot, model", chat, 404,
        R"({"error":{"message":"Not found the model x or Permission denied","type":"resource_not_found_error"}})", "model_not_found");
    row("DeepSeek, model", chat, 400,
        R"({"error":{"message":"Model Not Exist","type":"invalid_request_error","param":null,"code":"invalid_request_error"}})",
        "model_not_found");
    row("SiliconFlow, model", chat, 400, R"({"code":20012,"message":"Model does not exist. Please check it carefully.","data":null})",
        "model_not_found");
    row("OpenRouter, model", chat, 400, R"({"error":{"message":"x/y is not a valid model ID","code":400}})", "model_not_found");
    row("Azure, deployment", chat, 404,
        R"({"error":{"code":"DeploymentNotFound","message":"The API deployment for this resource does not exist."}})", "model_not_found");

    row("OpenAI, address", chat, 404,
        R"~({"error":{"message":"Invalid URL (POST /chat/completions)","type":"invalid_request_error","param":null,"code":null}})~",
        "address_not_found");
    row("OpenAI, address, newer", chat, 404,
        R"({"error":{"type":"invalid_request_error","code":"unknown_url","message":"Unknown request URL: POST /v1/models/chat. Please check the URL for typos.","param":null}})",
        "address_not_found");
    row("nginx", chat, 404,
        "<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>\r\n<center><h1>404 Not Found</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>",
        "address_not_found");
    row("a page about models", chat, 404, "<html><title>Models and pricing</title><h1>No such model page</h1></html>", "address_not_found");
    row("Go", chat, 404, "404 page not found", "address_not_found");
    row("FastAPI", chat, 404, R"({"detail":"Not Found"})", "address_not_found");
    row("Anthropic, address", "anthropic", 404, R"({"type":"error","error":{"type":"not_found_error","message":"Not Found"}})",
        "address_not_found");
    row("nothing", chat, 404, "", "address_not_found");
    row("not for a POST", chat, 405, R"({"detail":"Method Not Allowed"})", "address_not_found");

    row("too long", chat, 400,
        R"({"error":{"message":"This model's maximum context length is 8192 tokens.","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}})",
        "context_too_long");
    row("the provider's own fault", chat, 500, R"({"error":{"message":"Insufficient balance of the shards","type":"server_error"}})",
        "upstream_5xx");
}

void TestErrorCause::readsVendors()
{
    QFETCH(QByteArray, dialect);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const ProviderError error = findDialect(dialect.toStdString())->readError(status, body.toStdString());
    const std::string_view found = errorClass(error);
    QTEST(QByteArray(found.data(), static_cast<qsizetype>(found.size())), "errorClass");
    QCOMPARE(error.status, status);
    QVERIFY(!error.message.empty() && error.message.find('<') == std::string::npos);
}

void TestErrorCause::tellsOpenAiClients_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("credit of Anthropic") << 400 << QByteArray(R"({"error":{"message":"Your credit balance is too low"}})")
                                         << QByteArray("insufficient_quota");
    QTest::newRow("filter of Anthropic") << 400 << QByteArray(R"({"error":{"message":"Output blocked by content filtering policy"}})")
                                         << QByteArray("content_filter");
    QTest::newRow("model") << 404 << QByteArray(R"({"error":{"type":"not_found_error","message":"model: x"}})")
                           << QByteArray("model_not_found");
    QTest::newRow("address") << 404 << QByteArray("404 page not found") << QByteArray("unknown_url");
}

void TestErrorCause::tellsOpenAiClients()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const ProviderError error = findDialect("anthropic")->readError(status, body.toStdString());
    const std::string_view code = openAiErrorName(error).code;
    QTEST(QByteArray(code.data(), static_cast<qsizetype>(code.size())), "code");
}

void TestErrorCause::keepsTheWords_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char *name, const char *body, const char *message) {
        QTest::newRow(name) << QByteArray(body) << QByteArray(message);
    };
    row("a bare message", R"({"message":"no such tenant"})", "no such tenant");
    row("a text for an error", R"({"error":"no such tenant"})", "no such tenant");
    row("a title and what it means", R"({"statusCode":401,"error":"Unauthorized","message":"no such tenant"})",
        "Unauthorized: no such tenant");
    row("the same twice", R"({"error":{"message":"no such tenant"},"message":"no such tenant","code":"x"})", "no such tenant");
    row("FastAPI", R"({"detail":"no such tenant"})", "no such tenant");
    row("FastAPI, a list",
        R"({"detail":[{"type":"missing","loc":["body","messages",0,"role"],"msg":"Field required","input":{}},)"
        R"({"loc":["body","model"],"msg":"Input should be a valid string"}]})",
        "body.messages.0.role: Field required; body.model: Input should be a valid string");
    row("FastAPI, an object", R"({"detail":{"error":"no such tenant","hint":3}})", "no such tenant");
    row("Mistral",
        R"({"object":"error","message":{"detail":[{"loc":["body","n"],"msg":"Extra inputs are not permitted"}]},"type":"invalid_request_error"})",
        "body.n: Extra inputs are not permitted");
    row("Cloudflare", R"({"success":false,"errors":[{"code":7003,"message":"Could not route"},{"message":"no such tenant"}]})",
        "Could not route; no such tenant");
    row("Baidu", R"({"error_code":17,"error_msg":"Open api daily request limit reached"})", "Open api daily request limit reached");
    row("OpenRouter",
        R"({"error":{"message":"Provider returned error","code":429,"metadata":{"raw":"x is temporarily rate-limited upstream","provider_name":"G"}}})",
        "Provider returned error: x is temporarily rate-limited upstream");
    row("OpenRouter, the other's body",
        R"({"error":{"message":"Provider returned error","code":400,"metadata":{"raw":"{\"error\":{\"message\":\"bad schema\"}}"}}})",
        "Provider returned error: bad schema");
    row("no words", R"({"error":{},"detail":[],"message":null})", R"({"error":{},"detail":[],"message":null})");
}

void TestErrorCause::keepsTheWords()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, message);
    for (const char *dialect : {"openai-chat", "openai-responses", "gemini", "anthropic"})
        QCOMPARE(QByteArray::fromStdString(findDialect(dialect)->readError(400, body.toStdString()).message), message);
}

void TestErrorCause::keepsTheWordsOfStreams_data()
{
    QTest::addColumn<QByteArray>("frame");
    const auto row = [](const char *name, const char *frame) { QTest::newRow(name) << QByteArray(frame); };
    row("a bare message", "data: {\"message\":\"no such tenant\"}\n\n");
    row("a text for an error", "data: {\"error\":\"no such tenant\"}\n\n");
    row("an error without its type", "data: {\"error\":{\"message\":\"no such tenant\"}}\n\n");
    row("a detail", "data: {\"detail\":\"no such tenant\"}\n\n");
    row("details", "data: {\"detail\":[{\"msg\":\"no such tenant\"}]}\n\ndata: [DONE]\n\n");
    row("an event of that name, a message", "event: error\ndata: {\"message\":\"no such tenant\"}\n\n");
    row("an event of that name, a text", "event: error\ndata: no such tenant\n\n");
    row("an event of that type", "event: error\ndata: {\"type\":\"error\",\"message\":\"no such tenant\"}\n\n");
}

void TestErrorCause::keepsTheWordsOfStreams()
{
    QFETCH(QByteArray, frame);
    const std::pair<const char *, const char *> beginnings[] = {
        {"openai-chat", "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\"}}]}\n\n"},
        {"openai-responses", "data: {\"type\":\"response.output_text.delta\",\"output_index\":0,\"delta\":\"Hi\"}\n\n"},
        {"gemini", "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Hi\"}]}}]}\n\n"},
        {"anthropic", "data: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"Hi\"}}\n\n"}};
    for (const auto &[dialect, beginning] : beginnings) {
        for (const QByteArray &stream : {frame, beginning + frame}) {
            const auto decoder = findDialect(dialect)->newDecoder();
            Failures failures;
            decoder->feed(stream.toStdString(), failures);
            if (!decoder->isDone()) decoder->finish(failures);
            QVERIFY2(failures.messages == QStringList(u"no such tenant"_s), (QByteArray(dialect) + ": " + stream).constData());
        }
    }
}

void TestErrorCause::readsHowLongAnAnswerMayBe_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<int>("tokens"); // 0: it says nothing of it
    QTest::addColumn<bool>("isOfModel");
    const auto row = [](const char *name, const char *words, int tokens, bool isOfModel) {
        QTest::newRow(name) << QByteArray(words) << tokens << isOfModel;
    };
    row("OpenAI", "max_tokens is too large: 64000. This model supports at most 16384 completion tokens, whereas you provided 64000.", 16384,
        true);
    row("DeepSeek", "Invalid max_tokens value, the valid range of max_tokens is [1, 8192]", 8192, true);
    row("DashScope", "<400> InternalError.Algo.InvalidParameter: Range of max_tokens should be [1, 65536]", 65536, true);
    row("Groq",
        "`max_completion_tokens` must be less than or equal to `40960`, the maximum value for `max_completion_tokens` is less than the "
        "`context_window` for this model",
        40960, true);
    row("Volcengine",
        "The parameter `max_tokens` specified in the request is not valid: integer above maximum value, expected a value <= 32768, but "
        "got 64000 instead. Request id: 02177",
        32768, true);
    row("Anthropic", "max_tokens: 64000 > 8192, which is the maximum allowed number of output tokens for claude-3-5-haiku-20241022", 8192,
        true);
    row("vLLM",
        "'max_tokens' or 'max_completion_tokens' is too large: 32000. This model's maximum context length is 32768 tokens and your "
        "request has 17459 input tokens (32000 > 32768 - 17459). (parameter=max_tokens, value=32000)",
        15309, false);
    row("vLLM, older; OpenAI",
        "This model's maximum context length is 32768 tokens. However, you requested 42000 tokens (10000 in the messages, 32000 in the "
        "completion). Please reduce the length of the messages or completion.",
        22768, false);
    row("OpenRouter",
        "This endpoint's maximum context length is 131072 tokens. However, you requested about 140000 tokens (100000 of text input, 8000 "
        "of tool input, 32000 in the output). Please reduce the length of either one.",
        23072, false);
    row("SGLang",
        "Requested token count exceeds the model's maximum context length of 32768 tokens. You requested a total of 42000 tokens: 10000 "
        "tokens from the input messages and 32000 tokens for the completion.",
        22768, false);
    row("the prompt leaves nothing",
        "This model's maximum context length is 16384 tokens. However, you requested 122946 tokens (112946 in the messages, 10000 in the "
        "completion).",
        0, false);
    row("the prompt alone is too long", "This model's maximum context length is 16384 tokens, your messages have 20000.", 0, false);
    row("another parameter", "temperature must be less than or equal to 2", 0, false);
    row("no number", "max_tokens must be less than or equal to what the model can", 0, false);
}

void TestErrorCause::readsHowLongAnAnswerMayBe()
{
    QFETCH(QByteArray, words);
    QFETCH(int, tokens);
    const std::optional<OutputLimit> limit = outputLimit(words.toStdString());
    QCOMPARE(limit ? limit->tokens : 0, std::int64_t(tokens));
    if (limit) QTEST(limit->isOfModel, "isOfModel");
}

QTEST_APPLESS_MAIN(TestErrorCause)
#include "tst_error_cause.moc"
