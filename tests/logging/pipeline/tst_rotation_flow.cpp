#include "logging/pipeline/logging_service.h"
#include "tests/support/collecting_sink.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

#include <zlib.h>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Of a file of log lines, compressed or not: the numbers of its records.
std::vector<std::uint64_t> numbersIn(const QString &path)
{
    std::vector<std::uint64_t> numbers;
    const gzFile file = ::gzopen(QFile::encodeName(path).constData(), "rb"); // reads what is not compressed as it is
    if (!file) return numbers;
    ::gzbuffer(file, 1 << 18);
    std::array<char, 4096> line{};
    while (::gzgets(file, line.data(), int(line.size()))) {
        const std::string_view text(line.data());
        const std::size_t at = text.find("\"seq\":");
        numbers.push_back(at == std::string_view::npos ? 0 : std::strtoull(text.data() + at + 6, nullptr, 10));
    }
    if (!::gzeof(file)) numbers.push_back(0); // damaged
    ::gzclose(file);
    return numbers;
}

LoggingConfig configIn(const QTemporaryDir &dir)
{
    LoggingConfig config;
    config.directory = dir.path();
    config.history.enabled = false;
    config.overload = Overload::Block; // every record is written
    config.minFreeBytes = 0;           // of a machine whose disk is full anyway
    StreamConfig stream{.name = u"file"_s, .type = StreamType::File};
    stream.file.path = dir.filePath(u"ccr.log"_s);
    config.streams = {stream};
    return config;
}

void logFrom(LogTarget &target, int threads, int each)
{
    std::vector<std::thread> writers;
    for (int writer = 0; writer < threads; ++writer)
        writers.emplace_back([&target, each] {
            const Log log(target, "test");
            for (int i = 0; i < each; ++i) log.info("a line of the usual length, as it is written again and again", {{"i", i}});
        });
    for (std::thread &writer : writers) writer.join();
}

} // namespace

/// Rotation under load, from the call to the files.
class TestRotationFlow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void losesNothingWhileItRotatesCompressesAndPrunes_data();
    void losesNothingWhileItRotatesCompressesAndPrunes();
    void keepsTheLimitInABurstOfAMillion();
};

void TestRotationFlow::losesNothingWhileItRotatesCompressesAndPrunes_data()
{
    QTest::addColumn<int>("maxFiles");
    QTest::newRow("all are kept") << 0;
    QTest::newRow("few are kept") << 6;
}

void TestRotationFlow::losesNothingWhileItRotatesCompressesAndPrunes()
{
    QFETCH(int, maxFiles);
    constexpr std::uint64_t total = 4 * 15'000;
    const QTemporaryDir dir;
    LoggingConfig config = configIn(dir);
    Rotation &rotation = config.streams[0].file.rotation;
    rotation.maxBytes = 256 * 1024;
    rotation.maxFiles = maxFiles;
    rotation.compress = true;
    {
        LoggingService service(config);
        logFrom(service.target(), 4, 15'000);
        QVERIFY(service.flush(30s));
        const LoggingHealth health = service.health();
        QCOMPARE(health.dropped, 0U);
        QCOMPARE(health.streams[0].dropped, 0U);
        QCOMPARE(health.streams[0].written, total);
        QVERIFY(health.streams[0].output.rotationsForSize > 20);
    }
    {
        LoggingService next(config); // looks after what was still to be done
        const auto isTidy = [&dir, maxFiles] {
            const QStringList rotated =
                QDir(dir.path()).entryList({u"ccr*.log*"_s}, QDir::Files).filter(QRegularExpression(u"^ccr.+log"_s));
            const bool isCompressed = rotated.filter(u".gz"_s).size() >= rotated.size() - 1; // all but the one in use
            return isCompressed && (maxFiles == 0 || rotated.size() <= maxFiles + 1);
        };
        QTRY_VERIFY_WITH_TIMEOUT(isTidy(), 30'000);
    }
    std::vector<std::uint64_t> numbers;
    const QStringList names = QDir(dir.path()).entryList({u"ccr*.log*"_s}, QDir::Files);
    for (const QString &name : names) {
        const std::vector<std::uint64_t> own = numbersIn(dir.filePath(name));
        numbers.insert(numbers.end(), own.begin(), own.end());
    }
    std::sort(numbers.begin(), numbers.end());
    QVERIFY(!numbers.empty());
    QCOMPARE(numbers.back(), total);
    const std::uint64_t oldest = maxFiles == 0 ? 1 : numbers.front();
    QVERIFY(oldest > 0);
    for (std::size_t i = 0; i < numbers.size(); ++i) QCOMPARE(numbers[i], oldest + i); // no gap, none twice
    if (maxFiles > 0) QVERIFY(oldest > total / 2);
}

void TestRotationFlow::keepsTheLimitInABurstOfAMillion()
{
    constexpr std::uint64_t total = 1'000'000;
    constexpr qint64 limit = 10LL * 1024 * 1024;
    const QTemporaryDir dir;
    LoggingConfig config = configIn(dir);
    config.crashRing = false;
    config.streams[0].file.rotation.maxBytes = limit;
    config.streams[0].file.rotation.maxFiles = 0;
    {
        LoggingService service(config);
        logFrom(service.target(), 1, total);
    }
    std::vector<std::vector<std::uint64_t>> files;
    for (const QString &name : QDir(dir.path()).entryList({u"ccr*.log"_s}, QDir::Files)) {
        QVERIFY2(QFileInfo(dir.filePath(name)).size() <= limit, qPrintable(name));
        if (std::vector<std::uint64_t> numbers = numbersIn(dir.filePath(name)); !numbers.empty()) files.push_back(std::move(numbers));
    }
    QVERIFY(files.size() > 10);
    std::sort(files.begin(), files.end()); // by their first
    std::uint64_t expected = 0;
    for (const std::vector<std::uint64_t> &numbers : files)
        for (const std::uint64_t number : numbers)
            if (number != ++expected) QCOMPARE(number, expected);
    QCOMPARE(expected, total);
}

QTEST_GUILESS_MAIN(TestRotationFlow)
#include "tst_rotation_flow.moc"
