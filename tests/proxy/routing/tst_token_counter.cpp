#include "proxy/routing/token_counter.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace ccr::proxy;
using namespace Qt::StringLiterals;

class TestTokenCounter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void comesNearTheRealCount_data();
    void comesNearTheRealCount();
    void countsShortPromptsExactly_data();
    void countsShortPromptsExactly();
    void isLinear_data();
    void isLinear();
    void countsEveryPartOfARequest();
    void countsPicturesAndFiles_data();
    void countsPicturesAndFiles();
    void leavesOutBase64_data();
    void leavesOutBase64();
    void survivesAnyBytes();
};

// counts.json holds what OpenAI's own tokenizer says with cl100k_base.
void TestTokenCounter::comesNearTheRealCount_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("expected");
    const QString folder = QStringLiteral(CCR_TEST_DATA "/tokens/");
    QFile file(folder + u"counts.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject counts = QJsonDocument::fromJson(file.readAll()).object();
    QVERIFY(!counts.isEmpty());
    for (auto it = counts.begin(); it != counts.end(); ++it)
        QTest::addRow("%s", qPrintable(it.key())) << folder + it.key() + u".txt"_s << it.value().toInt();
}

void TestTokenCounter::comesNearTheRealCount()
{
    QFETCH(QString, path);
    QFETCH(int, expected);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const double ratio = static_cast<double>(countTokens(std::string_view(file.readAll().toStdString()))) / expected;
    QVERIFY2(ratio > 0.9 && ratio < 1.1, QByteArray::number(ratio));
}

void TestTokenCounter::countsShortPromptsExactly_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("expected");
    const auto row = [](const char *text, int expected) { QTest::newRow(text) << QByteArray(text) << expected; };
    row("", 0);
    row("a", 1);
    row("hi", 1);
    row("hello world", 2);
    row("Hello, world", 3);
    row("What is the weather in Paris?", 7);
    row("Write a function that adds two numbers.", 8);
    row("How are you?", 4);
    row("The answer is 42.", 6);
    row("1234567", 3);
}

void TestTokenCounter::countsShortPromptsExactly()
{
    QFETCH(QByteArray, text);
    QFETCH(int, expected);
    QCOMPARE(countTokens(std::string_view(text.constData(), static_cast<std::size_t>(text.size()))), std::int64_t(expected));
}

void TestTokenCounter::isLinear_data()
{
    QTest::addColumn<QByteArray>("piece");
    QTest::newRow("prose") << QByteArray("lorem ipsum dolor sit amet ");
    QTest::newRow("one letter") << QByteArray("x");
    QTest::newRow("blanks") << QByteArray(" ");
    QTest::newRow("dashes") << QByteArray("-");
    QTest::newRow("alternating punctuation") << QByteArray("-=");
    QTest::newRow("letters and digits") << QByteArray("aB3");
    QTest::newRow("characters of three bytes") << QByteArray("\xe4\xb8\x96");
    QTest::newRow("broken UTF-8") << QByteArray("\xc3");
}

// A quadratic count of two megabytes would take minutes.
void TestTokenCounter::isLinear()
{
    QFETCH(QByteArray, piece);
    const auto timeOf = [&piece](qsizetype bytes) {
        const std::string text = piece.repeated(bytes / piece.size()).toStdString();
        QElapsedTimer timer;
        timer.start();
        if (countTokens(std::string_view(text)) <= 0) qFatal("nothing counted");
        return timer.nsecsElapsed();
    };
    const qint64 large = timeOf(2'000'000);
    QVERIFY2(large < 10'000'000'000, QByteArray::number(large)); // with a sanitizer on a busy machine
}

void TestTokenCounter::countsEveryPartOfARequest()
{
    ChatRequest request;
    QCOMPARE(countTokens(request), 0);
    std::int64_t before = 0;
    const auto grew = [&request, &before] {
        const std::int64_t now = countTokens(request);
        return now > std::exchange(before, now);
    };
    request.system.push_back({.text = "be brief"});
    QVERIFY(grew());
    request.tools.push_back({.name = "Read", .description = "reads a file", .schemaJson = "{\"type\":\"object\"}"});
    QVERIFY(grew());
    ChatMessage &message = request.messages.emplace_back();
    const auto addPart = [&message](ContentPart part) { message.parts.push_back(std::move(part)); };
    addPart(TextPart{"hello", {}});
    QVERIFY(grew());
    addPart(ThinkingPart{"some thoughts", "signature"});
    QVERIFY(grew());
    addPart(ToolCallPart{"id", "Read", "{\"path\":\"/a\"}"});
    QVERIFY(grew());
    addPart(ToolResultPart{"id", {TextPart{"content", {}}}, false});
    QVERIFY(grew());
    addPart(ImagePart{"image/png", std::string(100'000, 'A'), {}});
    QVERIFY(grew());
    QVERIFY(before < 2000); // an image is not counted by its bytes
}

void TestTokenCounter::countsPicturesAndFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("expected");
    const auto hex = [](const char *digits) { return QByteArray::fromHex(digits); };
    const auto png = [&hex](const char *size) { return hex("89504e470d0a1a0a0000000d49484452") + hex(size) + hex("0806000000"); };
    QTest::newRow("PNG of one pixel") << png("00000001 00000001") << 1;
    QTest::newRow("PNG of 1000 x 750") << png("000003e8 000002ee") << 1000;
    QTest::newRow("PNG of 4000 x 3000") << png("00000fa0 00000bb8") << 1600;
    QTest::newRow("PNG, long and narrow") << png("00003d40 00000064") << 21; // 15680 x 100 is made 1568 x 10
    QTest::newRow("PNG without a size") << hex("89504e470d0a1a0a") << 1600;
    QTest::newRow("GIF of 300 x 250") << "GIF89a" + hex("2c01 fa00") << 100;
    QTest::newRow("JPEG of 750 x 600 behind a long segment")
        << hex("ffd8 ffe1 9c42") + QByteArray(0x9c40, 'x') + hex("ffc2 0011 08 0258 02ee 03012200021101031101") << 600;
    QTest::newRow("JPEG that is cut off") << hex("ffd8 ffe0 0010 4a464946") << 1600;
    QTest::newRow("WebP of 1500 x 600") << "RIFF----WEBPVP8X" + hex("0a000000 00000000 db0500 570200 414c5048") << 1200;
    QTest::newRow("WebP of 750 x 100, lossy") << "RIFF----WEBPVP8 " + hex("00000000 300100 9d012a ee02 6400") << 100;
    QTest::newRow("WebP of 150 x 100, lossless") << "RIFF----WEBPVP8L" + hex("00000000 2f 95c01800") << 20;
    QTest::newRow("something else") << QByteArray(1000, 'x') << 1600;
    QTest::newRow("PDF") << "%PDF-1.7" + QByteArray(149'992, 'x') << 10'000;
    QTest::newRow("PDF of one page") << QByteArray("%PDF-1.7") << 1500;
}

void TestTokenCounter::countsPicturesAndFiles()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, expected);
    const std::string base64 = bytes.toBase64().toStdString();
    ChatRequest request;
    ChatMessage &message = request.messages.emplace_back();
    message.parts.emplace_back(ImagePart{.mediaType = "image/png", .data = base64});
    QCOMPARE(countTokens(request), expected);
    message.parts.emplace_back(
        ToolResultPart{.toolCallId = "t", .content = {DocumentPart{.mediaType = "application/pdf", .data = base64}}});
    QCOMPARE(countTokens(request), 2 * expected);
}

void TestTokenCounter::leavesOutBase64_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isImage");
    QTest::newRow("Anthropic") << QByteArray(R"({"source":{"type":"base64","media_type":"image/png","data":"%1"}})") << true;
    QTest::newRow("Gemini") << QByteArray(R"({"inlineData": {"mimeType": "image/png", "data": "%1"}})") << true;
    QTest::newRow("OpenAI chat") << QByteArray(R"({"image_url":{"url":"data:image/png;base64,%1"}})") << true;
    QTest::newRow("OpenAI responses, a file") << QByteArray(R"({"file_data":"data:application/pdf;base64,%1"})") << true;
    QTest::newRow("a text that speaks of it") << QByteArray(R"({"text":"say \"data\":\"%1\" once"})") << false;
    QTest::newRow("a text that is a page") << QByteArray(R"({"text":"<img src=\"data:image/png;base64,%1\">"})") << false;
    QTest::newRow("a document of words") << QByteArray(R"({"type":"text","data":"%1 and more"})") << false;
    QTest::newRow("cut off") << QByteArray(R"({"data":"%1)") << false;
}

void TestTokenCounter::leavesOutBase64()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, isImage);
    const auto counted = [&json](qsizetype size) {
        QByteArray data;
        for (quint32 seed = 1; data.size() < size; seed = seed * 1664525U + 1013904223U)
            data += QByteArray::number(seed, 36).toBase64(QByteArray::OmitTrailingEquals);
        const QByteArray one = QByteArray(json).replace("%1", data.left(size));
        const QByteArray two = one + ',' + one;
        return std::pair(countWrittenTokens(one.toStdString()), countWrittenTokens(two.toStdString()));
    };
    const auto [small, twoSmall] = counted(10'000);
    const auto [big, twoBig] = counted(400'000);
    if (!isImage) {
        QVERIFY2(big > 30 * small, QByteArray::number(static_cast<qint64>(big)));
        return;
    }
    QCOMPARE(big, small);
    QVERIFY(big > 1000 && big < 2000);
    QVERIFY(twoBig > 2 * big - 10 && twoBig < 2 * big + 10);
    QCOMPARE(twoBig, twoSmall);
}

void TestTokenCounter::survivesAnyBytes()
{
    quint32 state = 7;
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (int i = 0; i < round % 50; ++i) text += static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
        const std::int64_t count = countTokens(std::string_view(text));
        QVERIFY(count >= 0 && count <= 3 * static_cast<std::int64_t>(text.size()));
    }
}

QTEST_APPLESS_MAIN(TestTokenCounter)
#include "tst_token_counter.moc"
