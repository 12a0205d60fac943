#include "proxy/http/response_writer.h"

#include "proxy/http/http_date.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>

using namespace ccr::proxy;
using namespace Qt::StringLiterals;

class TestResponseWriter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesTheWholeResponse();
    void leavesOutTheBodyButNotItsLengthForHead();
    void letsNoValueBeginAField_data();
    void letsNoValueBeginAField();
    void writesFramingFieldsOnce();
    void sendsNoLengthWhereNoBodyMayBe_data();
    void sendsNoLengthWhereNoBodyMayBe();
    void namesTheFramingOfAStream();
    void framesAChunk();
    void writesTheDateAsHttpWantsIt();
};

void TestResponseWriter::writesTheWholeResponse()
{
    const QByteArray text = wholeResponse(404, {{"X-A", "b"}}, "hello", false, ConnectionFate::Close);
    QVERIFY2(text.startsWith("HTTP/1.1 404 Not Found\r\nDate: "), text.constData());
    QVERIFY2(text.endsWith("\r\nX-A: b\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello"), text.constData());
}

void TestResponseWriter::leavesOutTheBodyButNotItsLengthForHead()
{
    const QByteArray text = wholeResponse(200, {}, "hello", true, ConnectionFate::KeepAlive);
    QVERIFY2(text.endsWith("\r\nConnection: keep-alive\r\nContent-Length: 5\r\n\r\n"), text.constData());
}

void TestResponseWriter::letsNoValueBeginAField_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("value");
    QTest::addColumn<QByteArray>("written"); ///< empty when the field is left out
    const auto row = [](const char *what, const std::string &name, const std::string &value, const QByteArray &written) {
        QTest::newRow(what) << name << value << written;
    };
    row("CR LF in a value", "A", "b\r\nEvil: 1", "A: b  Evil: 1\r\n");
    row("LF in a value", "A", "b\nEvil: 1", "A: b Evil: 1\r\n");
    row("null in a value", "A", std::string("b\0Evil", 6), "A: b Evil\r\n");
    row("tab in a value", "A", "b\tc", "A: b\tc\r\n");
    row("UTF-8 in a value", "A", "\xc3\xa4", "A: \xc3\xa4\r\n");
    row("CR LF in a name", "A\r\nEvil", "b", {});
    row("colon in a name", "Evil: 1", "b", {});
    row("no name", "", "Evil", {});
}

void TestResponseWriter::letsNoValueBeginAField()
{
    QFETCH(std::string, name);
    QFETCH(std::string, value);
    QFETCH(QByteArray, written);
    const QByteArray plain = wholeResponse(200, {}, {}, false, ConnectionFate::Close);
    const QByteArray text = wholeResponse(200, {{name, value}}, {}, false, ConnectionFate::Close);
    QCOMPARE(text.count("\r\n"), plain.count("\r\n") + (written.isEmpty() ? 0 : 1));
    QVERIFY2(text.contains("GMT\r\n" + written + "Connection: "), text.constData());
}

void TestResponseWriter::writesFramingFieldsOnce()
{
    const HttpHeaders headers{{"content-length", "999"}, {"Transfer-Encoding", "gzip"}, {"CONNECTION", "close"}, {"Date", "now"}};
    QCOMPARE(wholeResponse(200, headers, "a", false, ConnectionFate::KeepAlive),
             wholeResponse(200, {}, "a", false, ConnectionFate::KeepAlive));
}

void TestResponseWriter::sendsNoLengthWhereNoBodyMayBe_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("204") << 204;
    QTest::newRow("304") << 304;
}

void TestResponseWriter::sendsNoLengthWhereNoBodyMayBe()
{
    QFETCH(int, status);
    const QByteArray text = wholeResponse(status, {}, "hello", false, ConnectionFate::KeepAlive);
    QVERIFY(!text.contains("Content-Length"));
    QVERIFY(text.endsWith("Connection: keep-alive\r\n\r\n"));
}

void TestResponseWriter::namesTheFramingOfAStream()
{
    QVERIFY(streamHead(200, {}, true, ConnectionFate::KeepAlive).endsWith("\r\nTransfer-Encoding: chunked\r\n\r\n"));
    QVERIFY(streamHead(200, {}, false, ConnectionFate::Close).endsWith("\r\nConnection: close\r\n\r\n"));
}

void TestResponseWriter::framesAChunk()
{
    QByteArray out = "x";
    appendChunk(out, std::string(26, 'a'));
    QCOMPARE(out, "x1a\r\n" + QByteArray(26, 'a') + "\r\n");
}

void TestResponseWriter::writesTheDateAsHttpWantsIt()
{
    const auto expected = [] { return QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s); };
    const QString before = expected();
    const std::string_view date = httpDateNow();
    const QString actual = QString::fromLatin1(date.data(), static_cast<qsizetype>(date.size()));
    QVERIFY2(actual == before || actual == expected(), qPrintable(actual));
}

QTEST_APPLESS_MAIN(TestResponseWriter)
#include "tst_response_writer.moc"
