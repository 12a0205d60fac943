#include "logging/query/folded_finder.h"
#include "logging/query/line_search.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <random>

#include <zlib.h>
#include <zstd.h>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;

namespace {

Query parsed(QStringView text)
{
    auto query = Query::parse(text);
    if (const auto *error = std::get_if<QueryError>(&query)) qFatal("%s", qPrintable(error->message.english()));
    return std::get<Query>(query);
}

QByteArray line(int number)
{
    const QJsonObject object{{u"level"_s, number % 7 == 0 ? 50 : 30},
                             {u"time"_s, 1'790'000'000'000.0 + number},
                             {u"pid"_s, 1},
                             {u"component"_s, number % 3 == 0 ? u"http"_s : u"proxy"_s},
                             {u"reqId"_s, u"req-%1"_s.arg(number)},
                             {u"status"_s, 200 + number % 5 * 100},
                             {u"model"_s, number % 11 == 0 ? u"Claude-Opus"_s : u"deepseek-chat"_s},
                             {u"err"_s, QJsonObject{{u"status"_s, 599}, {u"message"_s, u"boom %1"_s.arg(number % 13)}}},
                             {u"msg"_s, number % 17 == 0 ? u"said \"status\":599 and\nmore 额度"_s : u"request completed"_s}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

class TestLineSearch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void findsWhatAPlainLoopFinds_data();
    void findsWhatAPlainLoopFinds();
    void findsInPackedFiles();
    void keepsTheOrderOfLines();
    void stopsWhenToldTo();
    void findsLinesAcrossBlocks();
    void takesPlainText();
    void readsOtherShapes();
    void reportsWhatCannotBeRead();
    void findsFoldedAtEveryPlace();

private:
    std::uint64_t countIn(const QString &path, QStringView query)
    {
        const auto result = searchLines(path, parsed(query), {});
        return result ? result->matches : 0;
    }
    QString write(const QString &name, const QByteArray &content)
    {
        QFile file(m_dir.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) return {};
        return file.fileName();
    }

    QTemporaryDir m_dir;
    QString m_path;
    static constexpr int lineCount = 30'000; // several blocks
};

void TestLineSearch::initTestCase()
{
    QByteArray content;
    for (int i = 0; i < lineCount; ++i) content += line(i);
    QVERIFY(content.size() > 5 * 1024 * 1024);
    m_path = write(u"big.log"_s, content);
}

void TestLineSearch::findsWhatAPlainLoopFinds_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("expected");
    const auto row = [](const char *query, auto matches) {
        int expected = 0;
        for (int i = 0; i < lineCount; ++i)
            if (matches(i)) ++expected;
        QTest::newRow(query) << QString::fromUtf8(query) << expected;
    };
    row("status:>=500", [](int i) { return i % 5 >= 3; });
    row("status:599", [](int) { return false; }); // it stands in another place of each line
    row("field.err.status:599", [](int) { return true; });
    row("level:error", [](int i) { return i % 7 == 0; });
    row("level:>=error comp:http", [](int i) { return i % 7 == 0 && i % 3 == 0; });
    row("model:opus", [](int i) { return i % 11 == 0; });
    row("model:=claude-opus", [](int) { return false; });
    row("-model:opus", [](int i) { return i % 11 != 0; });
    row("completed", [](int i) { return i % 17 != 0; });
    row("reqId completed", [](int) { return false; }); // the name of a field is no text
    row("msg:/^said/", [](int i) { return i % 17 == 0; });
    row("额度", [](int i) { return i % 17 == 0; });
    row("err.message:boom", [](int) { return true; });
    row("err.message:=\"boom 12\"", [](int i) { return i % 13 == 12; });
    row("req:=req-12345", [](int i) { return i == 12345; });
    row("req:*-1234?", [](int i) { return i >= 12340 && i <= 12349; });
    row("model:opus OR status:>=600", [](int i) { return i % 11 == 0 || i % 5 == 4; });
    row("time:>=1790000000100 time:<1790000000200", [](int i) { return i >= 100 && i < 200; });
    row("", [](int) { return true; });
}

void TestLineSearch::findsWhatAPlainLoopFinds()
{
    QFETCH(const QString, query);
    QFETCH(const int, expected);
    const auto result = searchLines(m_path, parsed(query), {});
    QVERIFY(result);
    QCOMPARE(result->matches, std::uint64_t(expected));
    QCOMPARE(result->lines, std::uint64_t(lineCount));
}

void TestLineSearch::findsInPackedFiles()
{
    QFile plain(m_path);
    QVERIFY(plain.open(QIODevice::ReadOnly));
    const QByteArray content = plain.readAll();
    const QString path = m_dir.filePath(u"big.log.gz"_s);
    const gzFile file = ::gzopen(QFile::encodeName(path).constData(), "wb1");
    QVERIFY(file);
    QCOMPARE(::gzwrite(file, content.constData(), static_cast<unsigned>(content.size())), static_cast<int>(content.size()));
    QCOMPARE(::gzclose(file), Z_OK);
    QCOMPARE(countIn(path, u"status:>=500"), countIn(m_path, u"status:>=500"));
    QCOMPARE(countIn(path, u"req:=req-29999"), 1U);

    const auto zstd = [](const QByteArray &text) {
        QByteArray out(static_cast<qsizetype>(ZSTD_compressBound(static_cast<std::size_t>(text.size()))), '\0');
        out.resize(static_cast<qsizetype>(
            ZSTD_compress(out.data(), static_cast<std::size_t>(out.size()), text.constData(), static_cast<std::size_t>(text.size()), 1)));
        return out;
    };
    const QByteArray whole = zstd(content.left(content.size() / 3)) + zstd(content.mid(content.size() / 3)); // the name says nothing
    const QString other = write(u"big.log"_s + u".old"_s, whole);
    QCOMPARE(countIn(other, u"status:>=500"), countIn(m_path, u"status:>=500"));
    QCOMPARE(countIn(other, u"req:=req-29999"), 1U);
    const auto cut = searchLines(write(u"cut.log.zst"_s, whole.left(whole.size() - 7)), {}, {});
    QVERIFY(!cut && cut.error().message.contains(u"cut.log.zst"_s));
    QVERIFY(!searchLines(write(u"damaged.zst"_s, QByteArray("\x28\xb5\x2f\xfd garbage")), {}, {}));
}

void TestLineSearch::keepsTheOrderOfLines()
{
    QByteArray all;
    const auto result = searchLines(m_path, parsed(u"model:opus"), [&all](std::string_view found) {
        all.append(found.data(), static_cast<qsizetype>(found.size())).append('\n');
        return true;
    });
    QVERIFY(result);
    QByteArray expected;
    for (int i = 0; i < lineCount; i += 11) expected += line(i);
    QCOMPARE(all, expected);
}

void TestLineSearch::stopsWhenToldTo()
{
    int found = 0;
    const auto stopped = searchLines(m_path, parsed(u"status:>=200"), [&found](std::string_view) { return ++found < 5; });
    QVERIFY(stopped);
    QCOMPARE(found, 5);
    const std::atomic<bool> cancel = true;
    const auto cancelled = searchLines(m_path, parsed(u"status:>=200"), {}, {.cancel = &cancel});
    QVERIFY(cancelled && cancelled->cancelled);
}

void TestLineSearch::findsLinesAcrossBlocks()
{
    // Lines of very different lengths, so that ends fall on, before and after every border of a block.
    std::mt19937 random(3);
    QByteArray content;
    int marked = 0;
    while (content.size() < 6 * 1024 * 1024) {
        const bool isMarked = random() % 4 == 0;
        const int length = random() % 50 == 0 ? 1'500'000 : static_cast<int>(random() % 3000);
        content += R"({"level":30,"pad":")" + QByteArray(length, 'x') + R"(","msg":")" + (isMarked ? "needle" : "hay") + "\"}\n";
        marked += isMarked ? 1 : 0;
    }
    const QString path = write(u"borders.log"_s, content);
    QCOMPARE(countIn(path, u"msg:needle"), std::uint64_t(marked));
    content.chop(1); // no end after the last line
    QCOMPARE(countIn(write(u"borders.log"_s, content), u"msg:needle"), std::uint64_t(marked));
    // A line that begins exactly with a block.
    QByteArray exact = R"({"msg":")" + QByteArray(1024 * 1024 - 11, 'x') + "\"}\n";
    QCOMPARE(exact.size(), qsizetype(1024 * 1024));
    exact += "{\"msg\":\"needle\"}\n";
    QCOMPARE(countIn(write(u"exact.log"_s, exact), u"msg:needle"), 1U);
    QCOMPARE(countIn(write(u"exact.log"_s, exact), u""), 2U);
}

void TestLineSearch::takesPlainText()
{
    const QString path = write(u"plain.log"_s, "[2026-11-22T10:00:00Z] it works\r\n{broken json\n\n[2026-11-22T10:00:01Z] it FAILS\n"
                                               "2026-11-22T10:00:02Z ERROR no disk\n");
    QCOMPARE(countIn(path, u"fails"), 1U);
    QCOMPARE(countIn(path, u"msg:broken"), 1U);
    QCOMPARE(countIn(path, u"level:error"), 1U);
    QCOMPARE(countIn(path, u"has:error"), 1U);
    QCOMPARE(countIn(path, u"time:>=2026-11-22T10:00:01Z"), 2U);
    QCOMPARE(countIn(path, u""), 4U);
}

void TestLineSearch::readsOtherShapes()
{
    const QString path =
        write(u"shapes.log"_s, "{\"level\":\"error\",\"time\":\"2026-11-22T19:59:38.448Z\",\"service\":\"x\",\"msg\":\"a\"}\n"
                               "{\"@timestamp\":\"2026-11-22T19:59:39.000Z\",\"log.level\":\"warn\",\"message\":\"b\"}\n"
                               "{\"level\":50,\"msg\":\"\\u0062oom\",\"statusCode\":500}\n");
    QCOMPARE(countIn(path, u"level:>=error"), 2U);
    QCOMPARE(countIn(path, u"level:warn msg:b"), 1U);
    QCOMPARE(countIn(path, u"boom"), 1U); // spelt with an escape
    QCOMPARE(countIn(path, u"status:500"), 1U);
    QCOMPARE(countIn(path, u"time:2026-11-22T19:59:38.448Z"), 1U);
}

void TestLineSearch::reportsWhatCannotBeRead()
{
    const auto missing = searchLines(m_dir.filePath(u"nowhere"_s), {}, {});
    QVERIFY(!missing);
    QVERIFY(missing.error().message.contains(u"nowhere"_s));
    const auto damaged = searchLines(write(u"damaged.gz"_s, QByteArray("\x1f\x8b\x08garbage", 10)), {}, {});
    QVERIFY(!damaged);
    const auto empty = searchLines(write(u"empty.log"_s, {}), {}, {});
    QVERIFY(empty && empty->lines == 0);
}

void TestLineSearch::findsFoldedAtEveryPlace()
{
    for (const std::string wanted : {"x", "Ab", "needle", "a-long_needle.of/more"}) {
        const FoldedFinder finder(wanted);
        for (std::size_t before = 0; before < 40; ++before)
            for (std::size_t after = 0; after < 40; after += 3) {
                std::string text = std::string(before, '.') + wanted + std::string(after, '.');
                text[before] = static_cast<char>(std::toupper(text[before]));
                QCOMPARE(finder.find(text), before);
                QCOMPARE(finder.find(text, before + 1), std::string_view::npos);
            }
    }
    QCOMPARE(FoldedFinder("[x").find("{x"), std::string_view::npos); // they differ in bit 5 alone
}

QTEST_APPLESS_MAIN(TestLineSearch)
#include "tst_line_search.moc"
