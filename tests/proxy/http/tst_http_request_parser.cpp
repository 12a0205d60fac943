// clazy:excludeall=non-pod-global-static
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
        while (!bytes.empty() && parser.state() != HttpRequestParser::State::Complete
               && parser.state() != HttpRequestParser::State::Failed) {
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

const std::string lengthRequest =
    "POST /v1/messages?beta=true HTTP/1.1\r\nHost: 127.0.0.1:3456\r\nContent-Length: 11\r\nX-A:  b c \r\n\r\nhello world";
const std::string chunkedRequest =
    "POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5;ext=1\r\nhello\r\n6\r\n world\r\n0\r\nT: 1\r\n\r\n";

} // namespace

class TestHttpRequestParser : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsARequestAtEverySplit_data();
    void readsARequestAtEverySplit();
    void readsTargets_data();
    void readsTargets();
    void skipsEmptyLinesBeforeARequestAtEverySplit();
    void acceptsWhatIsExactlyAtALimit_data();
    void acceptsWhatIsExactlyAtALimit();
    void waitsAtEveryTruncation();
    void refusesBareLineEndsAtOnce_data();
    void refusesBareLineEndsAtOnce();
    void refuses_data();
    void refuses();
    void leavesTheNextRequestAlone();
    void tellsWhetherTheConnectionStays_data();
    void tellsWhetherTheConnectionStays();
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

void TestHttpRequestParser::readsTargets_data()
{
    QTest::addColumn<std::string>("line");
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("query");
    const auto row = [](const char *name, const char *line, const char *path, const char *query) {
        QTest::newRow(name) << std::string(line) << std::string(path) << std::string(query);
    };
    row("origin form", "GET /a%20b?c=d?e HTTP/1.1", "/a%20b", "c=d?e");
    row("absolute form", "GET http://a/b?c HTTP/1.1", "/b", "c");
    row("absolute form without a path", "GET http://a HTTP/1.1", "/", "");
    row("absolute form with a query alone", "GET http://a?b=/c HTTP/1.1", "/", "b=/c");
    row("asterisk form", "OPTIONS * HTTP/1.1", "*", "");
}

void TestHttpRequestParser::readsTargets()
{
    QFETCH(std::string, line);
    const Parsed parsed = parse(line + "\r\nHost: a\r\n\r\n", {});
    QCOMPARE(parsed.state, HttpRequestParser::State::Complete);
    QTEST(parsed.head.path, "path");
    QTEST(parsed.head.query, "query");
}

void TestHttpRequestParser::skipsEmptyLinesBeforeARequestAtEverySplit()
{
    const std::string text = "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n";
    for (std::size_t at = 0; at <= text.size(); ++at) {
        const Parsed parsed = parse(std::string_view(text).substr(0, at), std::string_view(text).substr(at));
        QCOMPARE(parsed.state, HttpRequestParser::State::Complete);
        QCOMPARE(parsed.consumed, text.size());
    }
}

void TestHttpRequestParser::acceptsWhatIsExactlyAtALimit_data()
{
    QTest::addColumn<std::string>("line");
    QTest::addColumn<std::string>("fields");
    QTest::addColumn<std::string>("body");
    QTest::addColumn<int>("statusWhenOneMore"); ///< one byte, or one field, is added where "+" stands
    const auto row = [](const char *name, const std::string &line, const std::string &fields, const std::string &body, int status) {
        QTest::newRow(name) << line << fields << body << status;
    };
    const std::string line = "POST / HTTP/1.1";
    // the limits are 40 bytes of request line, 100 bytes and 3 fields of header, 16 bytes of body
    row("request line", "GET /" + std::string(26, 'a') + "+ HTTP/1.1", "Host: a\r\n", "", 414);
    row("header bytes", line, "Host: a\r\nA: " + std::string(84, 'a') + "+\r\n", "", 431);
    row("header fields", line, "Host: a\r\nA: b\r\nA: b\r\n+", "", 431);
    row("body with a length", line, "Host: a\r\nContent-Length: 1+6\r\n", std::string(16, 'x'), 413);
    row("body in chunks", line, "Host: a\r\nTransfer-Encoding: chunked\r\n", "9\r\n123456789\r\n+7\r\n1234567\r\n0\r\n\r\n", 413);
}

void TestHttpRequestParser::acceptsWhatIsExactlyAtALimit()
{
    QFETCH(std::string, line);
    QFETCH(std::string, fields);
    QFETCH(std::string, body);
    QFETCH(int, statusWhenOneMore);
    HttpLimits limits;
    limits.requestLineBytes = 40;
    limits.headerBytes = 100;
    limits.headerFields = 3;
    limits.bodyBytes = 16;
    const std::string text = line + "\r\n" + fields + "\r\n" + body;
    const std::size_t mark = text.find('+');
    const std::string within = text.substr(0, mark) + text.substr(mark + 1);
    const std::string added = fields.ends_with('+') ? "A: b\r\n" : "1";
    const std::string over = text.substr(0, mark) + added + text.substr(mark + 1);
    for (std::size_t at = 0; at <= within.size(); ++at)
        QCOMPARE(parse(within.substr(0, at), within.substr(at), limits).state, HttpRequestParser::State::Complete);
    for (std::size_t at = 0; at <= over.size(); ++at) {
        const Parsed parsed = parse(over.substr(0, at), over.substr(at), limits);
        QCOMPARE(parsed.state, HttpRequestParser::State::Failed);
        QCOMPARE(parsed.status, statusWhenOneMore);
    }
}

void TestHttpRequestParser::waitsAtEveryTruncation()
{
    for (const std::string &text : {lengthRequest, chunkedRequest})
        for (std::size_t length = 0; length < text.size(); ++length) {
            const auto state = parse(std::string_view(text).substr(0, length), {}).state;
            QVERIFY(state == HttpRequestParser::State::Head || state == HttpRequestParser::State::Body);
        }
}

void TestHttpRequestParser::refusesBareLineEndsAtOnce_data()
{
    QTest::addColumn<std::string>("text");
    QTest::newRow("line feed after the request line") << std::string("GET / HTTP/1.1\n");
    QTest::newRow("line feed after a field") << std::string("GET / HTTP/1.1\r\nHost: a\n");
    QTest::newRow("carriage return in a field") << std::string("GET / HTTP/1.1\r\nHost: a\rb");
    QTest::newRow("line feed after a chunk size") << std::string("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\n");
    QTest::newRow("carriage return in a chunk size") << std::string("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r5");
    QTest::newRow("data behind a chunk") << std::string("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab");
}

void TestHttpRequestParser::refusesBareLineEndsAtOnce()
{
    QFETCH(std::string, text);
    for (std::size_t at = 0; at <= text.size(); ++at) {
        const Parsed parsed = parse(std::string_view(text).substr(0, at), std::string_view(text).substr(at));
        QCOMPARE(parsed.state, HttpRequestParser::State::Failed);
        QCOMPARE(parsed.status, 400);
    }
    const auto before = parse(text.substr(0, text.size() - 1), {}).state;
    QVERIFY(before == HttpRequestParser::State::Head || before == HttpRequestParser::State::Body);
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
    row("a coding in HTTP/1.0", "POST / HTTP/1.0\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n", 400);
    row("two codings", "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", 400);
    row("another expectation", "POST / HTTP/1.1\r\n" + host + "Expect: cake\r\nContent-Length: 1\r\n\r\n", 417);
    row("HTTP/0.9", "GET /\r\n\r\n", 505);
    row("HTTP/1.2", "GET / HTTP/1.2\r\nHost: a\r\n\r\n", 505);
    row("a version that is none", "GET / HTTP/one\r\nHost: a\r\n\r\n", 400);
    row("a lower-case version", "GET / http/1.1\r\nHost: a\r\n\r\n", 400);
    row("the HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);
    row("a TLS greeting", std::string("\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 11), 400);
    row("TRACE", "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", 501);
    row("an asterisk for GET", "GET * HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("a target without a slash", "GET a HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("a target outside ASCII", "GET /\xc3\xa4 HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("an absolute target for another host", "GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("an absolute target for no host", "GET http:///a HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("a field without a colon", "GET / HTTP/1.1\r\nHost: a\r\nA\r\n\r\n", 400);
    row("a field without a name", "GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n", 400);
    row("a length with a blank", "POST / HTTP/1.1\r\n" + host + "Content-Length: 1 1\r\n\r\n", 400);
    row("a negative length", "POST / HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n", 400);
    row("a hexadecimal length", "POST / HTTP/1.1\r\n" + host + "Content-Length: 0x1\r\n\r\n", 400);
    row("a list of lengths", "POST / HTTP/1.1\r\n" + host + "Content-Length: 1, 1\r\n\r\n", 400);
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
    const std::string chunked = "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n";
    row("a chunk size that overflows", chunked + "10000000000000000\r\n\r\n", 413);
    row("a chunk size with a sign", chunked + "+1\r\na\r\n0\r\n\r\n", 400);
    row("a chunk size with a prefix", chunked + "0x1\r\na\r\n0\r\n\r\n", 400);
    row("a chunk size with a second word", chunked + "1 1\r\na\r\n0\r\n\r\n", 400);
    row("no chunk size", chunked + "\r\n0\r\n\r\n", 400);
    row("a long chunk extension", chunked + "1;" + std::string(300, 'a') + "\r\na\r\n0\r\n\r\n", 400);
    row("a trailer without a colon", chunked + "0\r\nabc\r\n\r\n", 400);
    row("a trailer with a blank before the colon", chunked + "0\r\nA : b\r\n\r\n", 400);
    row("large trailers", chunked + "0\r\nA: " + std::string(70'000, 'a') + "\r\n\r\n", 431);
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

void TestHttpRequestParser::tellsWhetherTheConnectionStays_data()
{
    QTest::addColumn<std::string>("head");
    QTest::addColumn<bool>("stays");
    QTest::newRow("1.1") << std::string("GET / HTTP/1.1\r\nHost: a\r\n\r\n") << true;
    QTest::newRow("1.1 close in a list") << std::string("GET / HTTP/1.1\r\nHost: a\r\nConnection: x, Close\r\n\r\n") << false;
    QTest::newRow("1.0") << std::string("GET / HTTP/1.0\r\n\r\n") << false;
    QTest::newRow("1.0 keep-alive") << std::string("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n") << true;
}

void TestHttpRequestParser::tellsWhetherTheConnectionStays()
{
    QFETCH(std::string, head);
    HttpRequestParser parser{HttpLimits()};
    parser.feed(head);
    QCOMPARE(parser.state(), HttpRequestParser::State::Complete);
    QTEST(parser.keepsAlive(), "stays");
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
        QVERIFY(parsed.body.size() <= text.size());
        if (parsed.state == HttpRequestParser::State::Failed) QVERIFY(parsed.status >= 400);
    }
}

QTEST_APPLESS_MAIN(TestHttpRequestParser)
#include "tst_http_request_parser.moc"
