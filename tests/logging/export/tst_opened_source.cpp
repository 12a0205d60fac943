#include "logging/export/opened_source.h"

#include "logging/capture/exchange_file_reader.h"
#include "logging/export/file_exporting.h"
#include "tests/logging/export/export_case.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace ccr::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(ExportFormat)

namespace {

QByteArray differenceOf(const QByteArray &before, const QByteArray &after)
{
    const auto [was, is] = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    const qsizetype from = std::max<qsizetype>(0, was - before.begin() - 60);
    return "was: " + before.mid(from, 160) + "\nis:  " + after.mid(from, 160);
}

} // namespace

/// What was exported, opened and exported again.
class TestOpenedSource : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesWhatTheFileHad_data();
    void givesWhatTheFileHad();
    void keepsToTheSelection();
    void keepsToTheFilter();
    void saysThatItsCopyIsGone();

private:
    QByteArray exported(const ExportRequest &request, ExportSource &source) const
    {
        SecretRedactor secrets;
        const FakeClock clock;
        const auto report = FileExporting(secrets, u"/home/me"_s, u"1.2.3"_s, clock).run(request, source, {m_cancelled});
        QFile file(request.path);
        return report && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    std::shared_ptr<ExchangeFile> opened(const QString &path)
    {
        std::shared_ptr<ExchangeFile> file;
        m_reader.open(path, this, [&file](Result<std::shared_ptr<ExchangeFile>> found) {
            if (found) file = *found;
        });
        return QTest::qWaitFor([&file] { return file != nullptr; }) ? file : nullptr;
    }
    static QList<ExchangeSnapshot> exchangesOf(ExchangeFile &file)
    {
        QList<ExchangeSnapshot> found;
        file.exchanges().find({.query = {}, .from = {}, .to = {}, .oldestFirst = true},
                              [&found](const HistoryPage &page) { found = page.exchanges; });
        return QTest::qWaitFor([&found] { return !found.isEmpty(); }) ? found : QList<ExchangeSnapshot>();
    }
    QByteArray firstExport(ExportFormat format) const
    {
        TimelinePacker packer;
        packer.add({.at = milliseconds(150), .kind = StreamEventKind::Content, .type = "delta", .block = 4, .attempt = 2, .bytes = 34});
        packer.add({.at = milliseconds(640), .type = "[DONE]", .isTerminal = true, .attempt = 2, .bytes = 14});
        QList<StoredBody> bodies = exportBodies();
        for (StoredBody &body : bodies) body.wholeBytes = std::max(body.wholeBytes, static_cast<std::int64_t>(body.text.size()));
        LogRecord record = exportRecord(); // as a log file has it
        record.pid = 77;
        record.fields.insert(record.fields.begin(), {{"hostname", std::string("other")}, {"service", std::string("mine")}});
        LogRecord other = record;
        other.exchangeId = rejectedExchange().id;
        other.time = rejectedExchange().startedAt;
        ListExportSource source{{servedExchange(), rejectedExchange()},
                                {record, other},
                                bodies,
                                exportHeads(),
                                {{.exchangeId = servedExchange().id, .provider = packer.take(), .client = {}}}};
        return exported(requestOf(format, u"first"_s), source);
    }
    ExportRequest requestOf(ExportFormat format, const QString &name) const
    {
        ExportRequest request = exportRequest(format, m_dir.filePath(name));
        request.replace = true;
        request.statistics = false;
        return request;
    }
    std::unique_ptr<ExchangeStore> storeOf(const ExchangeFile &file) const
    {
        auto store = ExchangeStore::open(file.copy().store, ExchangeStore::Access::ReadOnly);
        return store ? std::move(store->store) : nullptr;
    }

    QTemporaryDir m_dir;
    ExchangeFileReader m_reader{m_dir.filePath(u"cache"_s), [](std::string &) {}};
    std::atomic<bool> m_cancelled = false;
};

void TestOpenedSource::givesWhatTheFileHad_data()
{
    QTest::addColumn<ExportFormat>("format");
    QTest::newRow("HAR") << ExportFormat::Har;
    QTest::newRow("NDJSON") << ExportFormat::Ndjson;
}

void TestOpenedSource::givesWhatTheFileHad()
{
    QFETCH(ExportFormat, format);
    const QByteArray before = firstExport(format);
    QVERIFY(before.contains("slow down") && before.contains("X-Attempt") && before.contains("attempt failed"));
    const auto file = opened(m_dir.filePath(u"first"_s));
    QVERIFY(file);
    ExportContent content;
    content.file = file->copy();
    content.isStored = false;
    content.lowestRecord = Severity::Trace;
    content.exchanges = exchangesOf(*file);
    const auto store = storeOf(*file);
    OpenedExportSource source(store.get(), content);
    const QByteArray after = exported(requestOf(format, u"second"_s), source);
    QVERIFY2(after == before, differenceOf(before, after));
}

void TestOpenedSource::keepsToTheSelection()
{
    firstExport(ExportFormat::Har);
    const auto file = opened(m_dir.filePath(u"first"_s));
    QVERIFY(file);
    ExportContent content;
    content.file = file->copy();
    content.isStored = false;
    content.exchanges = exchangesOf(*file).mid(1);
    const auto store = storeOf(*file);
    OpenedExportSource source(store.get(), content);
    const QByteArray after = exported(requestOf(ExportFormat::Ndjson, u"second"_s), source);
    QVERIFY(!after.contains(servedExchange().id.c_str()));
    QCOMPARE(after.count(rejectedExchange().id.c_str()), 2); // itself and its record
}

void TestOpenedSource::keepsToTheFilter()
{
    firstExport(ExportFormat::Ndjson);
    const auto file = opened(m_dir.filePath(u"first"_s));
    QVERIFY(file);
    ExportContent content;
    content.file = file->copy();
    content.wanted.query = std::get<Query>(Query::parse(u"status:200"_s));
    const auto store = storeOf(*file);
    OpenedExportSource source(store.get(), content);
    const QByteArray after = exported(requestOf(ExportFormat::Ndjson, u"second"_s), source);
    QCOMPARE(after.count(servedExchange().id.c_str()), 2);
    QVERIFY(after.contains("slow down") && !after.contains(rejectedExchange().id.c_str()));
}

void TestOpenedSource::saysThatItsCopyIsGone()
{
    ExportContent content;
    content.file = ExchangeFileCopy{.store = m_dir.filePath(u"absent"_s), .records = {}, .suffix = "@file1", .folder = {}};
    OpenedExportSource source(nullptr, content);
    SecretRedactor secrets;
    const FakeClock clock;
    const auto report = FileExporting(secrets, {}, u"1"_s, clock).run(requestOf(ExportFormat::Ndjson, u"none"_s), source, {m_cancelled});
    QVERIFY(!report && report.error().message.contains("open it again"_L1));
    QVERIFY(!QFile::exists(m_dir.filePath(u"none"_s)));
}

QTEST_GUILESS_MAIN(TestOpenedSource)
#include "tst_opened_source.moc"
