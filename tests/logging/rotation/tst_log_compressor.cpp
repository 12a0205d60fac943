#include "logging/rotation/log_compressor.h"

#include "tests/support/full_disk.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;

namespace {

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QByteArray lines(int count)
{
    QByteArray text;
    for (int i = 0; i < count; ++i) text += "{\"level\":30,\"seq\":" + QByteArray::number(i) + ",\"msg\":\"a line of the log\"}\n";
    return text;
}

} // namespace

class TestLogCompressor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void makesWhatGzipReads_data();
    void makesWhatGzipReads();
    void leavesNothingOnAFullDisk();
    void leavesNothingWhenCancelled();
    void refusesLinksAndFolders();
    void removesOnlyWhatNobodyHolds();
    void comparesContent();

private:
    QString path(const QString &name) const { return m_dir->filePath(name); }
    QStringList names() const { return QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden | QDir::System); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::atomic<bool> m_cancelled{false};
};

void TestLogCompressor::makesWhatGzipReads_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("one line") << lines(1);
    QTest::newRow("exactly one piece") << QByteArray(256 * 1024, 'x');
    QTest::newRow("many pieces") << lines(40'000);
    QByteArray random(700'000, '\0');
    for (qsizetype i = 0; i < random.size(); ++i) random[i] = static_cast<char>((i * 2654435761U) >> 13);
    QTest::newRow("bytes that do not shrink") << random;
}

void TestLogCompressor::makesWhatGzipReads()
{
    QFETCH(QByteArray, content);
    const QString source = path(u"a.log.1"_s);
    writeFile(source, content);
    const timespec times[] = {{1'700'000'000, 0}, {1'700'000'001, 0}};
    QCOMPARE(::utimensat(AT_FDCWD, qPrintable(source), times, 0), 0);

    qint64 grown = 0;
    const mode_t before = ::umask(0);
    auto packed = LogCompressor(m_cancelled, [&grown](qint64 bytes) { grown += bytes; }).compress(source, 0640);
    ::umask(before);
    QVERIFY2(packed, packed ? "" : qPrintable(packed.error().message));
    QVERIFY(!QFileInfo(packed->path()).fileName().contains(u".log"_s)); // nobody takes it for one
    QVERIFY(QFileInfo(packed->path()).fileName().startsWith(u'.'));
    const QString target = path(u"a.log.1.gz"_s);
    QVERIFY(QFile::rename(packed->path(), target));
    packed->release();

    const auto status = fileStatus(target);
    QCOMPARE(status->mode, 0640);
    QCOMPARE(status->modified.time_since_epoch() / std::chrono::seconds(1), 1'700'000'001);
    QCOMPARE(status->bytes, grown);
    QProcess gzip;
    gzip.start(u"gzip"_s, {u"-dc"_s, target});
    QVERIFY(gzip.waitForFinished());
    QCOMPARE(gzip.exitCode(), 0);
    QVERIFY(gzip.readAllStandardOutput() == content);
    QCOMPARE(comparePacked(target, source), PackedContent::Same);
}

void TestLogCompressor::leavesNothingOnAFullDisk()
{
    QByteArray random(2'000'000, '\0');
    for (qsizetype i = 0; i < random.size(); ++i) random[i] = static_cast<char>((i * 2654435761U) >> 13);
    writeFile(path(u"a.log.1"_s), random);
    {
        const FullDisk full(10'000);
        const auto packed = LogCompressor(m_cancelled).compress(path(u"a.log.1"_s), 0600);
        QVERIFY(!packed);
        QCOMPARE(packed.error().kind, ErrorKind::Io);
        QVERIFY2(packed.error().message.contains(path(u"a.log.1"_s)), qPrintable(packed.error().message));
    }
    QCOMPARE(names(), QStringList{u"a.log.1"_s});
}

void TestLogCompressor::leavesNothingWhenCancelled()
{
    writeFile(path(u"a.log.1"_s), lines(40'000));
    const auto packed = LogCompressor(m_cancelled, [this](qint64) { m_cancelled = true; }).compress(path(u"a.log.1"_s), 0600);
    m_cancelled = false;
    QVERIFY(!packed);
    QCOMPARE(packed.error().kind, ErrorKind::Conflict);
    QCOMPARE(names(), QStringList{u"a.log.1"_s});
}

void TestLogCompressor::refusesLinksAndFolders()
{
    writeFile(path(u"secret"_s), "x");
    QVERIFY(QFile::link(path(u"secret"_s), path(u"a.log.1"_s)));
    QVERIFY(QDir(m_dir->path()).mkdir(u"a.log.2"_s));
    QCOMPARE(::mkfifo(qPrintable(path(u"a.log.3"_s)), 0600), 0); // and does not wait for somebody to write into it
    for (const QString &name : {u"a.log.1"_s, u"a.log.2"_s, u"a.log.3"_s, u"a.log.4"_s})
        QVERIFY(!LogCompressor(m_cancelled).compress(path(name), 0600));
}

void TestLogCompressor::removesOnlyWhatNobodyHolds()
{
    auto held = TemporaryFile::make(m_dir->path());
    QVERIFY(held);
    writeFile(path(u".ccr-rotation-AbCd12.part"_s), "left by a killed program");
    writeFile(path(u".ccr-rotation-foreign"_s), "x");
    TemporaryFile::removeOrphans(m_dir->path());
    QStringList expected{u".ccr-rotation-foreign"_s, QFileInfo(held->path()).fileName()};
    QStringList found = names();
    std::sort(expected.begin(), expected.end());
    std::sort(found.begin(), found.end());
    QCOMPARE(found, expected);
}

void TestLogCompressor::comparesContent()
{
    writeFile(path(u"a"_s), lines(10'000));
    auto packed = LogCompressor(m_cancelled).compress(path(u"a"_s), 0600);
    QVERIFY(packed);
    QFile file(packed->path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    const auto compareWith = [&](const QByteArray &gz, const QByteArray &plain) {
        writeFile(path(u"b.gz"_s), gz);
        writeFile(path(u"b"_s), plain);
        return comparePacked(path(u"b.gz"_s), path(u"b"_s));
    };
    QCOMPARE(compareWith(whole, lines(10'000)), PackedContent::Same);
    QCOMPARE(compareWith(whole, lines(9'999)), PackedContent::Different);
    QCOMPARE(compareWith(whole, lines(10'001)), PackedContent::Different);
    QCOMPARE(compareWith("no gzip", lines(1)), PackedContent::Damaged);
    QByteArray flipped = whole;
    flipped[whole.size() / 2] = static_cast<char>(~flipped.at(whole.size() / 2));
    QCOMPARE(compareWith(flipped, lines(10'000)), PackedContent::Damaged);
    for (qsizetype length = 0; length < whole.size(); length += whole.size() / 50)
        QCOMPARE(compareWith(whole.left(length), lines(10'000)), PackedContent::Damaged);
    QCOMPARE(compareWith(whole.chopped(1), lines(10'000)), PackedContent::Damaged);
}

QTEST_APPLESS_MAIN(TestLogCompressor)
#include "tst_log_compressor.moc"
