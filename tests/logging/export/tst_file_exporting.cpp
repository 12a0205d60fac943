#include "logging/export/export_file.h"
#include "logging/export/export_summary.h"
#include "logging/export/file_exporting.h"
#include "logging/export/stream_events.h"
#include "tests/logging/export/export_case.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fstream>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

using namespace ccr;
using namespace ccr::logging;
using namespace ccr::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(ExportFormat)

namespace {

qint64 residentBytes()
{
    std::ifstream file("/proc/self/statm");
    qint64 pages = 0;
    file >> pages >> pages;
    return pages * ::sysconf(_SC_PAGESIZE);
}

/// As many rows as wanted, made when they are asked for.
class EndlessSource final : public ExportSource
{
public:
    EndlessSource(qint64 rows, std::function<void(qint64)> taken = {}) : m_rows(rows), m_taken(std::move(taken)) {}
    qint64 totalHint() const override { return m_rows; }
    Result<Done> forEachExchange(const std::function<bool(const ExchangeSnapshot &)> &take, const std::atomic<bool> &) override
    {
        ExchangeSnapshot exchange = servedExchange();
        for (qint64 i = 1; i <= m_rows; ++i) {
            exchange.id = "req_" + std::to_string(i);
            exchange.number = static_cast<std::uint64_t>(i);
            if (!take(exchange)) break;
            m_seen = i;
            if (m_taken) m_taken(i);
        }
        return m_problem ? Result<Done>(*m_problem) : Result<Done>(Done{});
    }
    Result<Done> forEachRecord(const std::function<bool(const RecordView &)> &, const std::atomic<bool> &) override { return Done{}; }
    Result<QList<StoredBody>> bodies(const std::string &) override { return QList<StoredBody>(); }
    Result<std::vector<MessageHead>> heads(const std::string &) override { return std::vector<MessageHead>(); }
    Result<RecordedTimeline> timeline(const std::string &) override { return RecordedTimeline(); }
    void failAfterwards(Error error) { m_problem = std::move(error); }
    qint64 seen() const { return m_seen; }

private:
    const qint64 m_rows;
    const std::function<void(qint64)> m_taken;
    std::optional<Error> m_problem;
    qint64 m_seen = 0;
};

QByteArray unpacked(const QString &path)
{
    QByteArray all;
    gzFile file = gzopen(QFile::encodeName(path).constData(), "rb");
    QByteArray block(65536, Qt::Uninitialized);
    for (int read = 0; (read = gzread(file, block.data(), unsigned(block.size()))) > 0;) all.append(block.constData(), read);
    gzclose(file);
    return all;
}

} // namespace

class TestFileExporting : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void writesAPrivateFile();
    void packs_data();
    void packs();
    void replacesOnlyWhenAsked();
    void leavesNothingWhenCancelled();
    void leavesNothingWhenTheDiskIsFull();
    void leavesNothingWhenTheSourceFails();
    void refusesWhatIsNoFile();
    void refusesASecondExportToOneName();
    void takesOverWhatAKilledOneLeft();
    void reportsProgress();
    void showsWhatItWouldWrite();
    void measuresWhatItWouldWrite_data();
    void measuresWhatItWouldWrite();
    void needsNoMemoryForManyRows_data();
    void needsNoMemoryForManyRows();
    void measuresDurations();
    void readsStreams();

private:
    Result<ExportReport> run(const ExportRequest &request, ExportSource &source)
    {
        return m_exporting->run(request, source, {m_cancelled});
    }
    QStringList names() const { return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    SecretRedactor m_secrets;
    Clock m_clock;
    std::unique_ptr<FileExporting> m_exporting;
    std::atomic<bool> m_cancelled = false;
};

void TestFileExporting::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"out"_s);
    m_exporting = std::make_unique<FileExporting>(m_secrets, u"/home/me"_s, u"1"_s, m_clock);
    m_cancelled = false;
}

void TestFileExporting::writesAPrivateFile()
{
    const mode_t before = ::umask(0);
    ListExportSource source = exportSource();
    const auto report = run(exportRequest(ExportFormat::Ndjson, m_path), source);
    ::umask(before);
    QVERIFY(report.has_value());
    QCOMPARE(names(), QStringList{u"out"_s});
    QCOMPARE(fileStatus(m_path)->mode, 0600);
    QCOMPARE(report->rows, 3);
    QCOMPARE(report->bytes, QFileInfo(m_path).size());
}

void TestFileExporting::packs_data()
{
    QTest::addColumn<ExportFormat>("format");
    for (const ExportFormat format : exportFormats) QTest::newRow(std::string(toString(format)).c_str()) << format;
}

void TestFileExporting::packs()
{
    QFETCH(ExportFormat, format);
    EndlessSource source(2000);
    ExportRequest request = exportRequest(format, m_path);
    QVERIFY(run(request, source).has_value());
    request.path += u".gz"_s;
    request.gzip = true;
    const auto report = run(request, source);
    QVERIFY(report.has_value());
    QCOMPARE(report->bytes, QFileInfo(request.path).size());
    QFile plain(m_path);
    QVERIFY(plain.open(QIODevice::ReadOnly));
    const auto withoutTime = [](QByteArray text) { // both say when they were made
        const qsizetype at = text.indexOf("made");
        return text.remove(at, 40);
    };
    QVERIFY(withoutTime(unpacked(request.path)) == withoutTime(plain.readAll()));
    QVERIFY(report->bytes * 5 < plain.size());
}

void TestFileExporting::replacesOnlyWhenAsked()
{
    ListExportSource source = exportSource();
    ExportRequest request = exportRequest(ExportFormat::Ndjson, m_path);
    QVERIFY(run(request, source).has_value());
    const auto second = run(request, source);
    QVERIFY(!second);
    QCOMPARE(second.error().kind, ErrorKind::Conflict);
    QVERIFY(second.error().message.contains(m_path));
    request.replace = true;
    QVERIFY(run(request, source).has_value());
    QCOMPARE(names(), QStringList{u"out"_s});
}

void TestFileExporting::leavesNothingWhenCancelled()
{
    EndlessSource source(1'000'000'000, [this](qint64 row) {
        if (row == 500) m_cancelled = true;
    });
    const auto report = run(exportRequest(ExportFormat::Ndjson, m_path), source);
    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::Conflict);
    QCOMPARE(source.seen(), 500); // not a single row later
    QCOMPARE(names(), QStringList());
}

void TestFileExporting::leavesNothingWhenTheDiskIsFull()
{
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    rlimit small = before;
    small.rlim_cur = 300 * 1024; // what a full disk does, for one file
    ::setrlimit(RLIMIT_FSIZE, &small);
    EndlessSource source(1'000'000'000);
    const auto report = run(exportRequest(ExportFormat::Csv, m_path), source);
    ::setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::Io);
    QVERIFY2(report.error().message.contains(m_path) && report.error().message.contains(u"Free some space"_s),
             report.error().message.toUtf8());
    QCOMPARE(names(), QStringList());
    QVERIFY(source.seen() < 5000);
}

void TestFileExporting::leavesNothingWhenTheSourceFails()
{
    EndlessSource source(10);
    source.failAfterwards({ErrorKind::Io, u"the history is damaged"_s});
    const auto report = run(exportRequest(ExportFormat::Har, m_path), source);
    QVERIFY(!report);
    QCOMPARE(report.error().message, u"the history is damaged"_s);
    QCOMPARE(names(), QStringList());
}

void TestFileExporting::refusesWhatIsNoFile()
{
    ListExportSource source = exportSource();
    const QString other = m_folder->filePath(u"other"_s);
    QVERIFY(QFile(other).open(QIODevice::WriteOnly));
    QVERIFY(QFile::link(other, m_path + u".part"_s)); // would be followed
    QCOMPARE(run(exportRequest(ExportFormat::Ndjson, m_path), source).error().kind, ErrorKind::Io);
    QCOMPARE(QFileInfo(other).size(), 0);
    const auto report = run(exportRequest(ExportFormat::Ndjson, m_folder->filePath(u"missing/out"_s)), source);
    QCOMPARE(report.error().kind, ErrorKind::Io);
    QVERIFY(report.error().message.contains(u"missing/out.part"_s));
}

void TestFileExporting::refusesASecondExportToOneName()
{
    auto first = ExportFile::open(m_path, ExportFile::Packing::Plain);
    QVERIFY(first.has_value());
    QVERIFY(first->write("first").has_value());
    ListExportSource source = exportSource();
    QCOMPARE(run(exportRequest(ExportFormat::Ndjson, m_path), source).error().kind, ErrorKind::Conflict);
    QVERIFY(first->commit(ExportFile::Existing::Keep).has_value());
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("first"));
}

void TestFileExporting::takesOverWhatAKilledOneLeft()
{
    QFile left(m_path + u".part"_s);
    QVERIFY(left.open(QIODevice::WriteOnly));
    left.write(QByteArray(100'000, 'x'));
    left.close();
    ListExportSource source = exportSource();
    QVERIFY(run(exportRequest(ExportFormat::Ndjson, m_path), source).has_value());
    QCOMPARE(names(), QStringList{u"out"_s});
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("xxxx"));
}

void TestFileExporting::reportsProgress()
{
    EndlessSource source(20'000);
    QList<ExportProgress> reports;
    const auto report = m_exporting->run(exportRequest(ExportFormat::Csv, m_path), source,
                                         {m_cancelled, [&reports](const ExportProgress &progress) { reports.append(progress); }});
    QVERIFY(report.has_value());
    QVERIFY(!reports.isEmpty());
    for (qsizetype i = 1; i < reports.size(); ++i)
        QVERIFY(reports[i].rows >= reports[i - 1].rows && reports[i].bytes >= reports[i - 1].bytes);
    QCOMPARE(reports.last().rows, 20'000);
    QCOMPARE(reports.last().total, 20'000);
    QCOMPARE(reports.last().bytes, QFileInfo(m_path).size());
}

void TestFileExporting::showsWhatItWouldWrite()
{
    EndlessSource source(1'000'000'000);
    const ExportRequest request = exportRequest(ExportFormat::Ndjson, m_path);
    const auto preview = m_exporting->preview(request, source, 3);
    QVERIFY(preview.has_value());
    QCOMPARE(preview->entries.size(), 3);
    QVERIFY(preview->entries[1].contains(u"\"id\":\"req_2\""_s));
    QCOMPARE(names(), QStringList());
    QVERIFY(!preview->isWhole && preview->measuredRows >= 3);
    ListExportSource nothing({}, {});
    QCOMPARE(m_exporting->preview(request, nothing, 3)->entries.size(), 1);
}

// Also where the first ones are small and others are not.
void TestFileExporting::measuresWhatItWouldWrite_data()
{
    QTest::addColumn<ExportFormat>("format");
    for (const ExportFormat format : exportFormats) QTest::newRow(std::string(toString(format)).c_str()) << format;
}

void TestFileExporting::measuresWhatItWouldWrite()
{
    QFETCH(ExportFormat, format);
    EndlessSource source(300);
    const ExportRequest request = exportRequest(format, m_path);
    const FakeClock stopped;
    const auto preview = FileExporting(m_secrets, u"/home/me"_s, u"1"_s, stopped).preview(request, source, 3);
    QVERIFY(preview.has_value() && preview->isWhole);
    const auto report = run(request, source);
    QVERIFY(report.has_value());
    QCOMPARE(preview->measuredBytes, report->bytes);
}

void TestFileExporting::needsNoMemoryForManyRows_data()
{
    QTest::addColumn<ExportFormat>("format");
    QTest::newRow("ndjson") << ExportFormat::Ndjson;
    QTest::newRow("csv") << ExportFormat::Csv;
}

// CCR_EXPORT_ROWS=1000000 for the whole of it.
void TestFileExporting::needsNoMemoryForManyRows()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("a sanitizer keeps memory that was given back");
#endif
    QFETCH(ExportFormat, format);
    const qint64 rows = qMax(30'000, qEnvironmentVariableIntValue("CCR_EXPORT_ROWS"));
    ExportRequest request = exportRequest(format, m_path);
    request.gzip = rows > 100'000; // be kind to the disk
    qint64 early = 0;
    qint64 late = 0;
    EndlessSource source(rows, [&](qint64 row) {
        if (row == 3000) early = residentBytes();
        if (row == rows) late = residentBytes();
    });
    const auto report = run(request, source);
    QVERIFY(report.has_value());
    QCOMPARE(report->rows, rows);
    // Ten times as many rows as at the first look, tens of megabytes of text.
    QVERIFY2(late - early < 4 * 1024 * 1024, QByteArray::number(late - early));
}

void TestFileExporting::measuresDurations()
{
    DurationSketch sketch;
    QCOMPARE(sketch.quantile(0.5), nanoseconds{});
    for (int i = 1; i <= 10'000; ++i) sketch.add(milliseconds(i));
    for (const auto &[share, expected] : QList<std::pair<double, double>>{{0.5, 5000}, {0.95, 9500}, {0.99, 9900}}) {
        const double ms = std::chrono::duration<double, std::milli>(sketch.quantile(share)).count();
        QVERIFY2(std::abs(ms - expected) <= expected * 0.07, QByteArray::number(ms));
    }
    QCOMPARE(sketch.quantile(1), nanoseconds(milliseconds(10'000)));
    sketch.add(nanoseconds(0));
    sketch.add(std::chrono::hours(100'000));
    QCOMPARE(sketch.longest(), nanoseconds(std::chrono::hours(100'000)));
}

void TestFileExporting::readsStreams()
{
    const std::string stream = ": ping\r\nevent: a\r\nid: 1\r\ndata: x\r\ndata:y\r\n\r\ndata: z\n\nevent: none\n\ndata: cut";
    QStringList events;
    forEachStreamEvent(stream, [&](const StreamEvent &event) {
        events.append(QString::fromStdString(std::string(event.name) + '|' + std::string(event.id) + '|' + std::string(event.data)));
    });
    QCOMPARE(events, (QStringList{u"a|1|x\ny"_s, u"message|1|z"_s, u"message|1|cut"_s}));
    for (std::size_t length = 0; length < stream.size(); ++length)
        forEachStreamEvent(std::string_view(stream).substr(0, length), [](const StreamEvent &event) { QVERIFY(event.data.size() < 10); });
    QVERIFY(isEventStream(stream));
    QVERIFY(!isEventStream("{}"));
}

QTEST_GUILESS_MAIN(TestFileExporting)
#include "tst_file_exporting.moc"
