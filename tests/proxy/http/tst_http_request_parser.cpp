#include "proxy/http/http_request_parser.h"

#include <QTest>

#include <random>

using namespace ccr::proxy;

namespace {

struct Parsed
{
    HttpRequestParser::State state;
    int status = 0;
    std::string body;
    HttpRequestHead head;
    std::size_t consumed = 0;
};

Parsed parse(std::string_view first, std::string_view second, const HttpLimits &limits = {})
{
    HttpRequestParser parser(limits);
    Parsed result;
    for (std::string_view bytes : {first, second}) {
        while (!bytes.empty() && parser.state() != HttpRequestParser::State::Complete && parser.state() != HttpRequestParser::State::Failed) {
            const auto step = parser.feed(bytes);
            result.body += step.body;
            result.consumed += step.consumed;
            bytes.remove_prefix(step.consumed);
        }
    }
    result.state = parser.state();
    result.status = parser.errorStatus();
    result.head = parser.takeHead();
    return result;
}

const std::string lengthRequest = "POST /v1/messages?beta=true HTTP/1.1\r\nHost: 127.0.0.1:3456\r\nContent-Length: 11\r\nX-A:  b c \r\n\r\nhello world";
const std::string chunkedRequest = "POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5;ext=1\r\nhello\r\n6\r\n world\r\n0\r\nT: 1\r\n\r\n";

} // namespace

class TestHttpRequestParser : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsARequestAtEverySplit_data();
    void readsARequestAtEverySplit();
    void waitsAtEveryTruncation();
    void refuses_data();
    void refuses();
    void leavesTheNextRequestAlone();
    void survivesMutations();
};

void TestHttpRequestParser::readsARequestAtEverySplit_data()
{
    QTest::addColumn<std::string>("text");
    QTest::newRow("body with a length") << lengthRequest;
    QTest::newRow("body in chunks") << chunkedRequest;
}

void TestHttpRequestParser::readsARequestAtEverySplit()
{
    QFETCH(std::string, text);
    for (std::size_t at = 0; at <= text.size(); ++at) {
        const Parsed parsed = parse(std::string_view(text).substr(0, at), std::string_view(text).substr(at));
        QVERIFY2(parsed.state == HttpRequestParser::State::Complete, qPrintable(QString::number(at)));
        QCOMPARE(parsed.body, std::string("hello world"));
        QCOMPARE(parsed.head.method, std::string("POST"));
    }
    const Parsed parsed = parse(lengthRequest, {});
    QCOMPARE(parsed.head.path, std::string("/v1/messages"));
    QCOMPARE(parsed.head.query, std::string("beta=true"));
    QCOMPARE(std::string(parsed.head.headers.value("x-a")), std::string("b c"));
}

void TestHttpRequestParser::waitsAtEveryTruncation()
{
    for (const std::string &text : {lengthRequest, chunkedRequest})
        for (std::size_t length = 0; length < text.size(); ++length) {
            const auto state = parse(std::string_view(text).substr(0, length), {}).state;
            QVERIFY(state == HttpRequestParser::State::Head || state == HttpRequestParser::State::Body);
        }
}

void TestHttpRequestParser::refuses_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("status");
    const std::string host = "Host: a\r\n";
    const auto row = [](const char *name, const std::string &text, int status) { QTest::newRow(name) << text << status; };
    row("both lengths", "POST / HTTP/1.1\r\n" + host + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400);
    row("two different lengths", "POST / HTTP/1.1\r\n" + host + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", 400);
    row("a length with a sign", "POST / HTTP/1.1\r\n" + host + "Content-Length: +5\r\n\r\n", 400);
    row("an empty length", "POST / HTTP/1.1\r\n" + host + "Content-Length:\r\n\r\n", 400);
    row("a length over the limit", "POST / HTTP/1.1\r\n" + host + "Content-Length: 999999999\r\n\r\n", 413);
    row("a length that overflows", "POST / HTTP/1.1\r\n" + host + "Content-Length: 99999999999999999999999\r\n\r\n", 413);
    row("another coding", "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip, chunked\r\n\r\n", 501);
    row("a blank before the colon", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400);
    row("a folded field", "GET / HTTP/1.1\r\n" + host + "A: b\r\n c\r\n\r\n", 400);
    row("bare line feeds", "GET / HTTP/1.1\nHost: a\n\n", 400);
    row("a carriage return in a value", "GET / HTTP/1.1\r\nHost: a\r\nA: b\rc\r\n\r\n", 400);
    row("a null in a value", std::string("GET / HTTP/1.1\r\nHost: a\r\nA: b") + '\0' + "c\r\n\r\n", 400);
    row("no host", "GET / HTTP/1.1\r\n\r\n", 400);
    row("two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400);
    row("a method with a blank", "GE T / HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("HTTP/2", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505);
    row("CONNECT", "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n", 501);
    row("a long request line", "GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", 414);
    row("large fields", "GET / HTTP/1.1\r\nHost: a\r\nA: " + std::string(80'000, 'a') + "\r\n\r\n", 431);
    std::string many = "GET / HTTP/1.1\r\n" + host;
    for (int i = 0; i < 101; ++i) many += "A: b\r\n";
    row("many fields", many + "\r\n", 431);
    row("a chunk size that is no number", "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n", 400);
    row("a chunk that is longer than it says", "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n", 400);
    row("chunks over the limit", "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nfffffff\r\n", 413);
}

void TestHttpRequestParser::refuses()
{
    QFETCH(std::string, text);
    QFETCH(int, status);
    for (const std::size_t at : {text.size(), text.size() / 2, std::size_t(1)}) {
        const Parsed parsed = parse(std::string_view(text).substr(0, at), std::string_view(text).substr(at));
        QCOMPARE(parsed.state, HttpRequestParser::State::Failed);
        QCOMPARE(parsed.status, status);
    }
}

void TestHttpRequestParser::leavesTheNextRequestAlone()
{
    const Parsed parsed = parse(lengthRequest + "GET / HTTP/1.1\r\n", {});
    QCOMPARE(parsed.state, HttpRequestParser::State::Complete);
    QCOMPARE(parsed.consumed, lengthRequest.size());
}

void TestHttpRequestParser::survivesMutations()
{
    std::mt19937 random(20240607);
    for (int round = 0; round < 20'000; ++round) {
        std::string text = round % 2 ? lengthRequest : chunkedRequest;
        for (int i = 0; i < 3; ++i) text[random() % text.size()] = static_cast<char>(random());
        const std::size_t at = random() % text.size();
        const Parsed parsed = parse(std::string_view(text).substr(0, at), std::string_view(text).substr(at));
        QVERIFY(parsed.consumed <= text.size());
        if (parsed.state == HttpRequestParser::State::Failed) QVERIFY(parsed.status >= 400);
    }
}

QTEST_APPLESS_MAIN(TestHttpRequestParser)
#include "tst_http_request_parser.moc"
