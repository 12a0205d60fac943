#include "logging/sink/file_sink.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

#include <csignal>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;

namespace {

LogRecord record(const std::string &message)
{
    return {.time = wallNow(), .severity = Severity::Info, .component = "t", .message = message, .exchangeId = {}, .fields = {}};
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// No file of this process may grow over `bytes`: a full disk that needs no disk.
class FullDisk
{
public:
    explicit FullDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FullDisk)

private:
    rlimit m_before{};
};

} // namespace

class TestFileSink : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void keepsTheFilePrivate();
    void appends();
    void renamesFilesThatAreFull();
    void survivesAFullDisk();
    void followsAFileThatWasMovedAway();

private:
    StreamConfig m_stream;
    QString folder() const { return m_dir->filePath(u"a/logs"_s); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestFileSink::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_stream = {.name = u"file"_s, .type = StreamType::File};
    m_stream.file.path = folder() + u"/ccr.log"_s;
}

void TestFileSink::keepsTheFilePrivate()
{
    FileSink sink(m_stream, {});
    sink.write(BorrowedRecord(record("x")));
    sink.flush();
    QCOMPARE(QFile::permissions(sink.path()) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
             QFile::Permissions());
    QCOMPARE(QFile::permissions(folder()) & (QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther),
             QFile::Permissions());
}

void TestFileSink::appends()
{
    for (const char *message : {"first", "second"}) FileSink(m_stream, {}).write(BorrowedRecord(record(message))); // written out at the end
    const QByteArray text = contentOf(folder() + u"/ccr.log"_s);
    QCOMPARE(text.count('\n'), 2);
    QVERIFY(text.indexOf("first") < text.indexOf("second"));
}

void TestFileSink::renamesFilesThatAreFull()
{
    m_stream.file.rotation.maxBytes = 1000;
    m_stream.file.rotation.maxFiles = 2;
    FileSink sink(m_stream, {});
    for (int i = 0; i < 100; ++i) {
        sink.write(BorrowedRecord(record("number " + std::to_string(i))));
        sink.flush();
    }
    const QStringList files = QDir(folder()).entryList(QDir::Files);
    QCOMPARE(files, QStringList({u"ccr.log"_s, u"ccr.log.1"_s, u"ccr.log.2"_s}));
    QByteArray last = contentOf(sink.path() + u".2"_s) + contentOf(sink.path() + u".1"_s) + contentOf(sink.path());
    QVERIFY(last.contains("number 99\"")); // the newest are there, without a gap
    const qsizetype count = last.count('\n');
    for (int i = 99; i > 99 - count; --i) QVERIFY(last.contains("number " + QByteArray::number(i) + '"'));
    QVERIFY(QFileInfo(sink.path() + u".1"_s).size() < 1000 + 300); // over the limit by one record at most
}

void TestFileSink::survivesAFullDisk()
{
    FileSink sink(m_stream, {});
    sink.write(BorrowedRecord(record("before")));
    sink.flush();
    {
        const FullDisk full(static_cast<rlim_t>(QFileInfo(sink.path()).size()) + 50);
        for (int i = 0; i < 60'000; ++i) sink.write(BorrowedRecord(record("while it is full")));
        sink.flush();
        QVERIFY2(sink.problem().contains(sink.path()), qPrintable(sink.problem()));
    }
    sink.write(BorrowedRecord(record("after")));
    const auto isWell = [&sink] {
        sink.flush();
        return sink.problem().isEmpty();
    };
    QTRY_VERIFY(isWell());
    const QList<QByteArray> lines = contentOf(sink.path()).trimmed().split('\n');
    for (const QByteArray &line : lines) QVERIFY2(line.startsWith('{') && line.endsWith('}'), line); // also the one that was cut
    QVERIFY(lines.first().contains("before"));
    QVERIFY(lines.last().contains("log file works again"));
    QVERIFY(!lines.last().contains("\"lost\":0"));
    const auto lost = lines.last().mid(lines.last().indexOf("\"lost\":") + 7).split(',').first().toLongLong();
    QCOMPARE(lost + lines.size() - 3 + 1, 60'000 + 1); // all but "before" and the last; "after" was kept or lost with the others
}

void TestFileSink::followsAFileThatWasMovedAway()
{
    FileSink sink(m_stream, {});
    sink.write(BorrowedRecord(record("one")));
    sink.flush();
    QVERIFY(QFile::rename(sink.path(), sink.path() + u".moved"_s));
    sink.write(BorrowedRecord(record("two")));
    sink.flush();
    QVERIFY(contentOf(sink.path()).contains("two"));
    QVERIFY(!contentOf(sink.path()).contains("\"one\""));
}

QTEST_APPLESS_MAIN(TestFileSink)
#include "tst_file_sink.moc"
