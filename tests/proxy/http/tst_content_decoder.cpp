#include "proxy/http/content_decoder.h"
#include "tests/support/deflated.h"

#include <QTest>

using namespace ccr::proxy;
using namespace ccr::test;

class TestContentDecoder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void decodes_data();
    void decodes();
    void knowsWhetherTheEndCame();
    void stopsAtALimit();
    void refusesUnknownAndCorruptContent();
};

void TestContentDecoder::decodes_data()
{
    QTest::addColumn<std::string>("encoding");
    QTest::addColumn<int>("windowBits");
    QTest::newRow("gzip") << std::string("gzip") << gzipBits;
    QTest::newRow("x-gzip") << std::string("x-gzip") << gzipBits;
    QTest::newRow("capitals") << std::string("GZIP") << gzipBits;
    QTest::newRow("deflate") << std::string("deflate") << zlibBits;
}

void TestContentDecoder::decodes()
{
    QFETCH(std::string, encoding);
    QFETCH(int, windowBits);
    std::string text;
    for (int i = 0; i < 2000; ++i) text += "line " + std::to_string(i) + "\n";
    const std::string packed = deflated(text, windowBits);
    for (const std::size_t step : {std::size_t(1), std::size_t(100), packed.size()}) {
        ContentDecoder decoder;
        QVERIFY(decoder.begin(encoding));
        QVERIFY(!decoder.isIdentity());
        std::string out;
        for (std::size_t at = 0; at < packed.size(); at += step) QVERIFY(decoder.decode(std::string_view(packed).substr(at, step), out));
        QCOMPARE(out, text);
    }
}

void TestContentDecoder::knowsWhetherTheEndCame()
{
    const std::string packed = deflated("some text", gzipBits);
    for (std::size_t length = 0; length <= packed.size(); ++length) {
        ContentDecoder decoder;
        QVERIFY(decoder.begin("gzip"));
        std::string out;
        QVERIFY(decoder.decode(std::string_view(packed).substr(0, length), out));
        QCOMPARE(decoder.isComplete(), length == packed.size());
    }
    ContentDecoder plain;
    QVERIFY(plain.begin("identity"));
    QVERIFY(plain.isComplete());
}

void TestContentDecoder::stopsAtALimit()
{
    const std::string packed = deflated(std::string(50'000'000, 'x'), gzipBits);
    QVERIFY(packed.size() < 60'000);
    ContentDecoder decoder;
    QVERIFY(decoder.begin("gzip"));
    std::string out;
    QVERIFY(decoder.decode(packed, out, 100'000));
    QVERIFY(out.size() > 100'000 && out.size() < 150'000);
}

void TestContentDecoder::refusesUnknownAndCorruptContent()
{
    ContentDecoder decoder;
    for (const char *unknown : {"br", "zstd", "gzip, gzip", "compress"}) QVERIFY2(!decoder.begin(unknown), unknown);
    QVERIFY(decoder.begin(""));
    QVERIFY(decoder.isIdentity());
    QVERIFY(decoder.begin("gzip"));
    std::string out;
    QVERIFY(!decoder.decode("this is not compressed at all", out));
}

QTEST_APPLESS_MAIN(TestContentDecoder)
#include "tst_content_decoder.moc"
