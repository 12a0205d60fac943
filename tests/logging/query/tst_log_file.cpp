#include "logging/query/line_search.h"
#include "logging/query/log_file_set.h"
#include "logging/query/record_line.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <zlib.h>
#include <zstd.h>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;

namespace {

QByteArray packed(const QByteArray &text)
{
    z_stream stream = {};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(text.size()))) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return out;
}

QByteArray zstd(const QByteArray &text)
{
    QByteArray out(static_cast<qsizetype>(ZSTD_compressBound(static_cast<std::size_t>(text.size()))), '\0');
    out.resize(static_cast<qsizetype>(
        ZSTD_compress(out.data(), static_cast<std::size_t>(out.size()), text.constData(), static_cast<std::size_t>(text.size()), 1)));
    return out;
}

using Packer = QByteArray (*)(const QByteArray &);

// What a person would call the lines of the text.
QList<QByteArray> linesOf(const QByteArray &text)
{
    QList<QByteArray> lines = text.split('\n');
    if (lines.constLast().isEmpty()) lines.removeLast();
    for (QByteArray &line : lines)
        if (line.endsWith('\r')) line.chop(1);
    return lines;
}

QByteArray sampleText()
{
    return "{\"level\":40,\"time\":1790000000001,\"msg\":\"first\"}\n"
           "\n"
           "{\"time\":1790000000002,\"level\":\"error\",\"msg\":\"second\"}\r\n"
           "2026-11-22T19:59:38.448Z DEBUG plain text\r\n"
           "\xff\xfe broken \x80 utf-8\n"
           "{\"err\":{\"level\":10},\"level\":60,\"msg\":\"nested first\"}\n"
           "last line without an end";
}

} // namespace

Q_DECLARE_METATYPE(Packer)

class TestLogFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void indexesAtEveryBoundary_data();
    void indexesAtEveryBoundary();
    void readsVeryLongLines();
    void findsTheSameLevelsAsTheReader_data();
    void findsTheSameLevelsAsTheReader();
    void readsPackedFilesFromAnyPlace_data() { addPackers(); }
    void readsPackedFilesFromAnyPlace();
    void readsManyMembers_data() { addPackers(); }
    void readsManyMembers();
    void showsWhatATruncatedPackedFileHas_data() { addPackers(); }
    void showsWhatATruncatedPackedFileHas();
    void staysSmall();
    void followsGrowth();
    void completesALineThatWasCounted();
    void noticesCutAndReplacedFiles();
    void mergesByTime();
    void keepsNumbersWhenAFileComesLater();
    void refusesWhatIsNoFile();
    void searchesPartsByNumber();

private:
    std::shared_ptr<LogFile> open(const QString &name, const QByteArray &content)
    {
        write(name, content);
        auto file = LogFile::open(m_dir.filePath(name), m_cache);
        return file ? *file : nullptr;
    }
    void write(const QString &name, const QByteArray &content, QIODevice::OpenMode mode = QIODevice::WriteOnly)
    {
        QFile file(m_dir.filePath(name));
        QVERIFY(file.open(mode));
        QCOMPARE(file.write(content), content.size());
    }
    static void compare(const LogFile &file, const QByteArray &text)
    {
        const QList<QByteArray> expected = linesOf(text);
        QCOMPARE(file.lineCount(), expected.size());
        for (qint64 i = 0; i < expected.size(); ++i) QCOMPARE(QByteArray::fromStdString(file.text(i)), expected.at(i));
        for (qint64 i = expected.size() - 1; i >= 0; i -= 3) QCOMPARE(QByteArray::fromStdString(file.text(i)), expected.at(i));
    }

    QTemporaryDir m_dir;
    static void addPackers()
    {
        QTest::addColumn<Packer>("pack");
        QTest::newRow("gzip") << Packer(packed);
        QTest::newRow("zstd") << Packer(zstd);
    }
    std::shared_ptr<BlockCache> m_cache = std::make_shared<BlockCache>();
};

void TestLogFile::indexesAtEveryBoundary_data()
{
    QTest::addColumn<Packer>("pack");
    QTest::newRow("plain") << Packer([](const QByteArray &text) { return text; });
    QTest::newRow("gzip") << Packer(packed);
    QTest::newRow("zstd") << Packer(zstd);
}

void TestLogFile::indexesAtEveryBoundary()
{
    QFETCH(const Packer, pack);
    const QByteArray text = sampleText();
    for (int piece = 1; piece <= text.size() + 1; ++piece) {
        const auto file = open(u"boundary.log"_s, pack(text));
        while (file->scan(piece, nullptr)) {}
        QCOMPARE(file->lineCount(), 6);
        QVERIFY(file->countOpenLine(nullptr));
        QVERIFY(!file->countOpenLine(nullptr));
        compare(*file, text);
        const Severity expected[] = {Severity::Warn, Severity::Info,  Severity::Error, Severity::Debug,
                                     Severity::Info, Severity::Fatal, Severity::Info};
        for (qint64 i = 0; i < 7; ++i) QVERIFY(file->severity(i) == expected[i]);
        QCOMPARE(file->countOf(3), 1);
        QCOMPARE(file->countOf(2), 3);
    }
}

void TestLogFile::readsVeryLongLines()
{
    QByteArray text = "{\"level\":50,\"msg\":\"before\"}\n";
    for (const int length : {32 * 1024, 256 * 1024 - 1, 256 * 1024, 256 * 1024 + 1, 10 * 1024 * 1024})
        text += "{\"level\":40,\"msg\":\"" + QByteArray(length, 'x') + "\"}\n{\"level\":30,\"msg\":\"between\"}\n";
    const auto file = open(u"long.log"_s, text);
    while (file->scan(64 * 1024, nullptr)) {}
    const QList<QByteArray> lines = linesOf(text);
    QCOMPARE(file->lineCount(), lines.size());
    for (qint64 i = 0; i < lines.size(); ++i) {
        const QByteArray read = QByteArray::fromStdString(file->text(i));
        QCOMPARE(read, lines.at(i).left(1024 * 1024));
    }
    QCOMPARE(file->countOf(3), 5);
}

void TestLogFile::findsTheSameLevelsAsTheReader_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line :
         {R"({"level":30,"time":1790000000123,"msg":"x"})", R"({"level":35,"time":1790000000,"msg":"own"})",
          R"({"msg":"said \"level\":60 here","level":20,"time":"2026-11-22T19:59:38.448Z"})",
          R"({"err":{"level":60,"time":5},"level":20,"time":1790000000123})",
          R"({"@timestamp":"2026-11-22T19:59:38.448Z","log.level":"warn"})", R"({"level":"odd","msg":"none"})",
          R"({"msg":"nothing of it"})", R"({"level" : 50, "time" : 1790000000123})", R"({"time":1790000000123.5,"level":40})",
          R"([2026-11-22T19:59:38.448Z] ERROR it broke)", "2026-11-22 19:59:38,448 WARN slow", "WARNING: no time",
          "an error in small letters is a word", "[error] in brackets is a level", "", "{\"level\":50,\"msg\":\"cut",
          "2026-11-22T19:59:38+08:00 INFO zone", R"({"timestamp":"2026-11-22T19:59:38.448Z","level":"FATAL"})"})
        QTest::newRow(line) << QByteArray(line);
}

void TestLogFile::findsTheSameLevelsAsTheReader()
{
    QFETCH(const QByteArray, line);
    RecordLineReader reader;
    LineFactsReader facts;
    const LogRecord record = reader.read(line.toStdString());
    const LineFacts found = facts.read(line.toStdString(), true);
    if (!line.contains("\"cut")) QVERIFY(found.severity == record.severity);
    QCOMPARE(found.time.value_or(WallTime()), record.time);
}

void TestLogFile::readsPackedFilesFromAnyPlace()
{
    QFETCH(const Packer, pack);
    QByteArray text;
    for (int i = 0; text.size() < 14 * 1024 * 1024; ++i)
        text += "{\"level\":30,\"n\":" + QByteArray::number(i) + ",\"x\":\"" + QByteArray::number(qHash(i), 36) + "\"}\n";
    const auto file = open(u"big.log.packed"_s, pack(text));
    QVERIFY(file->isPacked());
    while (file->scan(700'001, nullptr)) {}
    QVERIFY(file->problem().isEmpty());
    QCOMPARE(file->progress(), 1.0);
    const QList<QByteArray> lines = linesOf(text);
    QCOMPARE(file->lineCount(), lines.size());
    for (qint64 i = lines.size() - 1; i > 0; i = i * 2 / 3) QCOMPARE(QByteArray::fromStdString(file->text(i)), lines.at(i));
    for (qint64 i = 0; i < lines.size(); i += 9973) QCOMPARE(QByteArray::fromStdString(file->text(i)), lines.at(i));
}

void TestLogFile::readsManyMembers()
{
    QFETCH(const Packer, pack);
    QByteArray text;
    QByteArray content;
    for (int member = 0; member < 40; ++member) {
        QByteArray part;
        for (int i = 0; i < 9000; ++i) part += "member " + QByteArray::number(member) + " line " + QByteArray::number(i * 7919) + '\n';
        part.chop(member % 5); // members need not end with a line
        text += part;
        content += pack(part);
    }
    const auto file = open(u"members.log.packed"_s, content);
    while (file->scan(300'000, nullptr)) {}
    file->countOpenLine(nullptr);
    QVERIFY(file->problem().isEmpty());
    const QList<QByteArray> lines = linesOf(text);
    QCOMPARE(file->lineCount(), lines.size());
    for (qint64 i = lines.size() - 1; i >= 0; i -= 4999) QCOMPARE(QByteArray::fromStdString(file->text(i)), lines.at(i));
}

void TestLogFile::showsWhatATruncatedPackedFileHas()
{
    QFETCH(const Packer, pack);
    QByteArray text;
    for (int i = 0; i < 20'000; ++i) text += "line " + QByteArray::number(i * 104'729) + '\n';
    const QByteArray whole = pack(text);
    for (const qsizetype length : {whole.size() / 2, whole.size() - 1, qsizetype(12), qsizetype(5)}) {
        const auto file = open(u"truncated.log.packed"_s, whole.left(length));
        while (file->scan(100'000, nullptr)) {}
        file->countOpenLine(nullptr);
        QVERIFY2(!file->problem().isEmpty(), qPrintable(QString::number(length)));
        const QList<QByteArray> lines = linesOf(text);
        QVERIFY(file->lineCount() <= lines.size());
        if (length > whole.size() / 3) QVERIFY(file->lineCount() > lines.size() / 3);
        for (qint64 i = 0; i + 1 < file->lineCount(); i += 997) QCOMPARE(QByteArray::fromStdString(file->text(i)), lines.at(i));
    }
    QByteArray damaged = whole;
    damaged[damaged.size() / 2] = static_cast<char>(~damaged[damaged.size() / 2]);
    const auto file = open(u"damaged.log.packed"_s, damaged);
    while (file->scan(100'000, nullptr)) {}
    QVERIFY(file->lineCount() > 100);
}

void TestLogFile::staysSmall()
{
    const auto file = open(u"many.log"_s, QByteArray("short\n").repeated(500'000));
    while (file->scan(1024 * 1024, nullptr)) {}
    QCOMPARE(file->lineCount(), 500'000);
    QVERIFY2(file->indexBytes() < 2 * 500'000, qPrintable(QString::number(file->indexBytes())));
    QCOMPARE(file->text(499'999), std::string("short"));
}

void TestLogFile::followsGrowth()
{
    const auto file = open(u"grows.log"_s, "one\ntwo\n");
    while (file->scan(1024, nullptr)) {}
    QVERIFY(file->check() == LogFile::Change::None);
    QCOMPARE(file->text(1), std::string("two"));
    write(u"grows.log"_s, "three\nfo", QIODevice::Append);
    QVERIFY(file->check() == LogFile::Change::Grown);
    while (file->scan(1024, nullptr)) {}
    QCOMPARE(file->lineCount(), 3);
    write(u"grows.log"_s, "ur\n", QIODevice::Append);
    while (file->scan(1024, nullptr)) {}
    compare(*file, "one\ntwo\nthree\nfour\n");
}

void TestLogFile::completesALineThatWasCounted()
{
    const auto file = open(u"open.log"_s, "one\nWA");
    while (file->scan(1024, nullptr)) {}
    QVERIFY(file->countOpenLine(nullptr));
    QCOMPARE(file->lineCount(), 2);
    QCOMPARE(file->text(1), std::string("WA"));
    QVERIFY(file->severity(1) == Severity::Info);
    write(u"open.log"_s, "RN it", QIODevice::Append);
    while (file->scan(1024, nullptr)) {}
    QCOMPARE(file->text(1), std::string("WARN it"));
    write(u"open.log"_s, " grew\nnext\n", QIODevice::Append);
    while (file->scan(1024, nullptr)) {}
    compare(*file, "one\nWARN it grew\nnext\n");
    QVERIFY(file->severity(1) == Severity::Warn);
    QCOMPARE(file->countOf(3), 1);
    QCOMPARE(file->countOf(2), 2);
}

void TestLogFile::noticesCutAndReplacedFiles()
{
    const auto file = open(u"rotated.log"_s, "one\ntwo\n");
    while (file->scan(1024, nullptr)) {}
    write(u"rotated.log"_s, "x\n"); // shorter than it was
    QVERIFY(file->check() == LogFile::Change::Cut);
    const auto second = open(u"rotated.log"_s, "one\ntwo\n");
    while (second->scan(1024, nullptr)) {}
    QVERIFY(QFile::rename(m_dir.filePath(u"rotated.log"_s), m_dir.filePath(u"rotated.1.log"_s)));
    QVERIFY(second->check() == LogFile::Change::None); // no other has its name yet
    write(u"rotated.log"_s, "three\n");
    QVERIFY(second->check() == LogFile::Change::Replaced);
    QCOMPARE(second->text(0), std::string("one")); // still readable
}

void TestLogFile::mergesByTime()
{
    // Two files of every other millisecond, and one of plain lines that belong to the line before them.
    const auto line = [](int time, const char *who) {
        return "{\"level\":30,\"time\":" + QByteArray::number(1'790'000'000'000 + time) + ",\"msg\":\"" + who + "\"}\n";
    };
    QByteArray even;
    QByteArray odd;
    for (int i = 0; i < 3000; i += 2) even += line(i, "even");
    for (int i = 1; i < 3000; i += 2) odd += line(i, "odd") + (i == 1001 ? "  at somewhere\n" : "");
    for (const int piece : {13, 1000, 1'000'000}) {
        LogFileSet files;
        files.add(open(u"even.log"_s, even));
        files.add(open(u"odd.log"_s, odd));
        while (files.scan(piece)) {}
        files.countOpenLines();
        QCOMPARE(files.count(), linesOf(even).size() + linesOf(odd).size());
        qint64 last = 0;
        std::vector<qint64> next(2, 0);
        RecordLineReader reader;
        files.each(0, files.count(), [&](qint64 number, LogFileSet::Place place) {
            const LogFileSet::Place again = files.at(number);
            if (again.file != place.file || again.line != place.line || files.numberOf(place) != number
                || place.line != next[static_cast<std::size_t>(place.file)]++) {
                QTest::qFail("a line has two places", __FILE__, __LINE__);
                return false;
            }
            const WallTime time = reader.read(files.text(number)).time;
            if (time == WallTime()) return true;
            if (millisSinceEpoch(time) < last) QTest::qFail("not in order", __FILE__, __LINE__);
            last = millisSinceEpoch(time);
            return true;
        });
        QCOMPARE(last, 1'790'000'002'999);
    }
}

void TestLogFile::keepsNumbersWhenAFileComesLater()
{
    LogFileSet files;
    files.add(open(u"a.log"_s, "{\"time\":1790000000005,\"msg\":\"a1\"}\n{\"time\":1790000000007,\"msg\":\"a2\"}\n"));
    while (files.scan(1024)) {}
    QCOMPARE(files.count(), 2);
    files.add(open(u"b.log"_s, "{\"time\":1790000000001,\"msg\":\"b1\"}\n"));
    while (files.scan(1024)) {}
    QCOMPARE(files.count(), 3);
    QVERIFY(QByteArray::fromStdString(files.text(0)).contains("a1"));
    QVERIFY(QByteArray::fromStdString(files.text(1)).contains("a2"));
    QVERIFY(QByteArray::fromStdString(files.text(2)).contains("b1"));
    write(u"a.log"_s, "{\"time\":1790000000009,\"level\":50,\"msg\":\"a3\"}\n", QIODevice::Append);
    while (files.scan(1024)) {}
    QCOMPARE(files.count(), 4);
    QVERIFY(QByteArray::fromStdString(files.text(3)).contains("a3"));
    QVERIFY(files.severity(3) == Severity::Error);
}

void TestLogFile::refusesWhatIsNoFile()
{
    QVERIFY(!LogFile::open(m_dir.filePath(u"absent.log"_s), m_cache));
    QVERIFY(!LogFile::open(m_dir.path(), m_cache));
    const auto empty = open(u"empty.log"_s, {});
    QVERIFY(!empty->scan(1024, nullptr));
    QCOMPARE(empty->lineCount(), 0);
    QVERIFY(!empty->countOpenLine(nullptr));
}

void TestLogFile::searchesPartsByNumber()
{
    QByteArray text;
    for (int i = 0; i < 60'000; ++i) {
        if (i % 1000 == 7) text += '\n';
        text += "{\"level\":30,\"msg\":\"line " + QByteArray::number(i) + (i % 100 == 0 ? " wanted" : "") + "\"}\n";
        if (i == 30'000) text += "{\"msg\":\"" + QByteArray(3 * 1024 * 1024, 'y') + "\"}\n";
    }
    const auto file = open(u"search.log"_s, text);
    while (file->scan(1024 * 1024, nullptr)) {}
    const QList<QByteArray> lines = linesOf(text);
    QCOMPARE(file->lineCount(), lines.size());
    for (const char16_t *query : {u"wanted", u"msg:/wanted$/", u"-msg:line", u""})
        for (const qint64 from : {0LL, 1LL, 17'777LL, 31'000LL, 59'999LL}) {
            std::vector<qint64> found;
            std::uint64_t counted = 0;
            const FilePart part{.path = file->path(), .handle = file->handle(), .begin = file->offsetOf(from), .end = file->indexedBytes()};
            const auto parsed = std::get<Query>(Query::parse(QString::fromUtf16(query)));
            QVERIFY(searchLineNumbers(part, parsed, [&](const FoundLines &block) {
                for (const std::uint64_t line : block.numbers) found.push_back(from + static_cast<qint64>(line));
                counted = block.lines;
                return true;
            }));
            std::vector<qint64> expected;
            for (qint64 i = from; i < lines.size(); ++i) {
                const bool isLine = lines.at(i).contains("\"line ");
                const bool isWanted = lines.at(i).contains("wanted");
                if (lines.at(i).isEmpty()) continue;
                if (QStringView(query) == u"-msg:line" ? !isLine : QStringView(query).isEmpty() || isWanted) expected.push_back(i);
            }
            QCOMPARE(found, expected);
            QCOMPARE(counted, static_cast<std::uint64_t>(lines.size() - from));
        }
}

QTEST_APPLESS_MAIN(TestLogFile)
#include "tst_log_file.moc"
