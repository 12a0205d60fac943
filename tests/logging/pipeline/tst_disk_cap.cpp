#include "logging/pipeline/logging_service.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 scale = 1024; ///< of the limits: a GiB becomes a MiB

StreamConfig file(const QTemporaryDir &dir, const QString &name)
{
    StreamConfig stream{.name = name, .type = StreamType::File};
    stream.file.path = dir.filePath(name + u".log"_s);
    stream.file.bufferBytes = 4096;
    stream.file.rotation.maxBytes = 50LL * 1024 * 1024 / scale; // what ccr.log has unasked
    return stream;
}

qint64 bytesIn(const QTemporaryDir &dir)
{
    qint64 bytes = 0;
    for (QDirIterator files(dir.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); files.hasNext();) {
        files.next();
        bytes += files.fileInfo().size();
    }
    return bytes;
}

} // namespace

/// What logs may occupy, at a thousandth of the usual limits and of what a busy month writes.
class TestDiskCap : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hasLimitsUnasked();
    void staysWithinThem_data();
    void staysWithinThem();
};

void TestDiskCap::hasLimitsUnasked()
{
    const LoggingConfig config;
    QCOMPARE(config.maxTotalBytes, 512LL * 1024 * 1024);
    QCOMPARE(config.history.maxBytes, 1400LL * 1024 * 1024);
    QCOMPARE((config.maxTotalBytes + config.history.maxBytes + 50'000'000) / 100'000'000, 20); // together 2.0 GB
    QCOMPARE(config.queueBytes, 16LL * 1024 * 1024);
    QCOMPARE(NetworkStream().spoolBytes, 64LL * 1024 * 1024);
    QCOMPARE(Rotation().maxFiles, 10);
}

void TestDiskCap::staysWithinThem_data()
{
    QTest::addColumn<bool>("compress");
    QTest::newRow("plain") << false;
    QTest::newRow("compressed") << true;
}

void TestDiskCap::staysWithinThem()
{
    QFETCH(bool, compress);
    QTemporaryDir dir;
    LoggingConfig config;
    config.directory = dir.path();
    config.crashRing = false; // a file of fixed size, beside the logs
    config.history.enabled = false;
    config.overload = Overload::Block; // every record is written
    config.minFreeBytes = 0;           // of a machine whose disk is full anyway
    config.maxTotalBytes /= scale;
    config.streams = {file(dir, u"one"_s), file(dir, u"two"_s), file(dir, u"three"_s)};
    for (StreamConfig &stream : config.streams) {
        stream.file.rotation.compress = compress;
        stream.file.rotation.maxFiles = 1000; // alone the total is the limit
    }
    LoggingService service(config);
    const Log log(service.target(), "test");
    const std::string text(1000, 'x');
    std::uint64_t written = 0;
    qint64 most = 0;
    for (int part = 0; part < 200; ++part) {
        for (int i = 0; i < 50; ++i) {
            log.info(text, {{"number", static_cast<std::int64_t>(++written)}}); // 30 MB in three files
        }
        QVERIFY(service.flush(30s));
        most = std::max(most, bytesIn(dir));
        QVERIFY2(most <= config.maxTotalBytes + 64 * 1024, qPrintable(QString::number(most))); // statistics and alerts beside them
    }
    QVERIFY(compress || most > config.maxTotalBytes / 2); // it was used
    QCOMPARE(service.health().dropped, 0U);
    QFile newest(dir.filePath(u"one.log"_s));
    QVERIFY(newest.open(QIODevice::ReadOnly));
    QVERIFY(newest.readAll().contains("\"number\":" + QByteArray::number(static_cast<qint64>(written))));
}

QTEST_GUILESS_MAIN(TestDiskCap)
#include "tst_disk_cap.moc"
