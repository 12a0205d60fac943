#include "proxy/upstream/http_response_parser.h"

#include <QTest>

using namespace ccr::proxy;

namespace {

struct Parsed
{
    HttpResponseParser parser;
    std::string body;
    std::size_t taken = 0;
};

Parsed parse(std::string_view bytes, std::size_t split, bool close)
{
    Parsed parsed;
    for (std::string_view part : {bytes.substr(0, split), bytes.substr(split)}) {
        using State = HttpResponseParser::State;
        while (!part.empty() && parsed.parser.state() != State::Complete && parsed.parser.state() != State::Failed) {
            const std::size_t count = parsed.parser.feed(part, parsed.body);
            part.remove_prefix(count);
            parsed.taken += count;
        }
    }
    if (close && parsed.parser.state() != HttpResponseParser::State::Complete) parsed.parser.finish();
    return parsed;
}

} // namespace

class TestHttpResponseParser : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void parsesAtEverySplit_data();
    void parsesAtEverySplit();
    void takesNoCutAnswerForAWholeOne_data() { parsesAtEverySplit_data(); }
    void takesNoCutAnswerForAWholeOne();
    void refuses_data();
    void refuses();
    void leavesWhatFollows();
    void limitsTheHead();
};

void TestHttpResponseParser::parsesAtEverySplit_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("status");
    QTest::addColumn<std::string>("body");
    QTest::addColumn<bool>("keepsAlive");
    const auto row = [](const char *name, const std::string &text, int status, const std::string &body, bool keepsAlive) {
        QTest::newRow(name) << text << status << body << keepsAlive;
    };
    row("length", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", 200, "hello", true);
    row("no reason", "HTTP/1.1 429\r\nContent-Length: 2\r\n\r\nno", 429, "no", true);
    row("bare line feeds", "HTTP/1.1 200 OK\nContent-Length: 2\n\nok", 200, "ok", true);
    row("chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA;x=1\r\n0123456789\r\n0\r\nX-T: 1\r\n\r\n", 200,
        "abc0123456789", true);
    row("no content", "HTTP/1.1 204 No Content\r\n\r\n", 204, "", true);
    row("interim answer", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx",
        200, "x", true);
    row("close wanted", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx", 200, "x", false);
    row("old version", "HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx", 200, "x", false);
    row("the same length twice", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx", 200, "x", true);
}

void TestHttpResponseParser::parsesAtEverySplit()
{
    QFETCH(std::string, text);
    QFETCH(int, status);
    QFETCH(std::string, body);
    QFETCH(bool, keepsAlive);
    for (std::size_t at = 0; at <= text.size(); ++at) {
        const Parsed parsed = parse(text, at, false);
        QVERIFY2(parsed.parser.state() == HttpResponseParser::State::Complete, parsed.parser.errorMessage().english().c_str());
        QCOMPARE(parsed.parser.head().status, status);
        QCOMPARE(parsed.body, body);
        QCOMPARE(parsed.parser.keepsAlive(), keepsAlive);
    }
}

void TestHttpResponseParser::takesNoCutAnswerForAWholeOne()
{
    QFETCH(std::string, text);
    for (std::size_t length = 0; length < text.size(); ++length) {
        const Parsed parsed = parse(std::string_view(text).substr(0, length), length, true);
        QCOMPARE(parsed.parser.state(), HttpResponseParser::State::Failed);
        QVERIFY(!parsed.parser.errorMessage().isEmpty());
    }
}

void TestHttpResponseParser::refuses_data()
{
    QTest::addColumn<std::string>("text");
    const auto row = [](const char *name, const std::string &text) { QTest::newRow(name) << text; };
    row("not HTTP", "SSH-2.0-x\r\n\r\n");
    row("another protocol that waits", "SSH");
    row("bytes of TLS", "\x16\x03\x01");
    row("HTTP/2", "HTTP/2 200 OK\r\n\r\n");
    row("status of two digits", "HTTP/1.1 20 OK\r\n\r\n");
    row("two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab");
    row("a length and chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 99\r\n\r\n1\r\na\r\n0\r\n\r\n");
    row("negative length", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n");
    row("endless length", "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\n");
    row("chunk size that is none", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
    row("chunk size that overflows", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n");
    row("no end of the chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n");
    row("unknown transfer coding", "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n");
    row("field without a colon", "HTTP/1.1 200 OK\r\nnonsense\r\n\r\n");
}

void TestHttpResponseParser::refuses()
{
    QFETCH(std::string, text);
    for (std::size_t at = 0; at <= text.size(); ++at) QCOMPARE(parse(text, at, false).parser.state(), HttpResponseParser::State::Failed);
}

void TestHttpResponseParser::leavesWhatFollows()
{
    const std::string text = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nxHTTP/1.1 200";
    QCOMPARE(parse(text, text.size(), false).taken, text.size() - 12);
}

void TestHttpResponseParser::limitsTheHead()
{
    const std::string large = "HTTP/1.1 200 OK\r\nX: " + std::string(HttpResponseParser::maxHeadBytes, 'x');
    QCOMPARE(parse(large, large.size(), false).parser.state(), HttpResponseParser::State::Failed);
    std::string many = "HTTP/1.1 200 OK\r\n";
    for (std::size_t i = 0; i <= HttpResponseParser::maxFields; ++i) many += "a: b\r\n";
    many += "\r\n";
    QCOMPARE(parse(many, many.size(), false).parser.state(), HttpResponseParser::State::Failed);
}

QTEST_APPLESS_MAIN(TestHttpResponseParser)
#include "tst_http_response_parser.moc"
