#include "logging/export/file_exporting.h"
#include "logging/export/stored_source.h"
#include "logging/format/record_format.h"
#include "tests/logging/export/export_case.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace ccr::test;
using namespace Qt::StringLiterals;

class TestStoredSource : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void exportsWhatIsStored();
    void keepsToQueryAndRange();
    void saysWhatCannotBeRead();

private:
    QList<QJsonObject> exported(ExportSource &source);
    static Query query(const QString &text) { return std::get<Query>(Query::parse(text)); }

    QTemporaryDir m_folder;
    std::unique_ptr<ExchangeStore> m_history;
    QString m_log;
};

void TestStoredSource::initTestCase()
{
    auto opened = ExchangeStore::open(m_folder.filePath(u"history.sqlite"_s), ExchangeStore::Access::ReadWrite);
    QVERIFY2(opened, opened ? "" : opened.error().message.toUtf8());
    m_history = std::move(opened->store);
    const QList<ExchangeSnapshot> exchanges = {servedExchange(), rejectedExchange()};
    const QList<StoredBody> bodies = exportBodies().mid(0, 4);
    QVERIFY(m_history->add({exchanges.begin(), exchanges.end()}, {bodies.begin(), bodies.end()}).has_value());

    m_log = m_folder.filePath(u"combined.log"_s);
    std::string text;
    const auto format = makeFormat({}, {});
    for (int i = 0; i < 100; ++i) {
        LogRecord record = exportRecord();
        record.time = exportTime + std::chrono::minutes(i);
        record.severity = i % 10 == 0 ? Severity::Error : Severity::Info;
        record.fields = {{"n", std::int64_t(i)}};
        format->append(text, BorrowedRecord(record));
    }
    QFile file(m_log);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.data(), qint64(text.size()));
}

QList<QJsonObject> TestStoredSource::exported(ExportSource &source)
{
    const SecretRedactor secrets;
    const Clock clock;
    ExportRequest request = exportRequest(ExportFormat::Ndjson, m_folder.filePath(u"out"_s));
    request.replace = true;
    request.statistics = false;
    const std::atomic<bool> cancelled = false;
    const auto report = FileExporting(secrets, u"/home/me"_s, u"1"_s, clock).run(request, source, {cancelled});
    if (!report) return {QJsonObject{{u"error"_s, report.error().message}}};
    QFile file(request.path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    QList<QJsonObject> lines;
    while (!file.atEnd()) lines.append(QJsonDocument::fromJson(file.readLine()).object());
    return lines.mid(1); // without the statement
}

void TestStoredSource::exportsWhatIsStored()
{
    StoredExportSource source(m_history.get(), {}, {m_log});
    const QList<QJsonObject> lines = exported(source);
    QCOMPARE(lines.size(), 102);
    QCOMPARE(lines[0][u"id"].toString(), u"req_2"_s); // newest first
    QCOMPARE(lines[1][u"attempts"].toArray().size(), 2);
    QCOMPARE(lines[1][u"bodies"].toArray().size(), 4);
    for (int i = 0; i < 100; ++i) QCOMPARE(lines[i + 2][u"n"].toInt(), i);
    StoredExportSource withoutHistory(nullptr, {}, {m_log});
    QCOMPARE(exported(withoutHistory).size(), 100);
}

void TestStoredSource::keepsToQueryAndRange()
{
    HistoryRequest wanted;
    wanted.query = query(u"level:error"_s);
    StoredExportSource errors(nullptr, wanted, {m_log});
    QCOMPARE(exported(errors).size(), 10);
    wanted.from = exportTime + std::chrono::minutes(10);
    wanted.to = exportTime + std::chrono::minutes(40);
    StoredExportSource some(nullptr, wanted, {m_log});
    QCOMPARE(exported(some).size(), 3);
    StoredExportSource exchanges(m_history.get(), {.query = query(u"status:400"_s)}, {});
    const QList<QJsonObject> lines = exported(exchanges);
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines[0][u"id"].toString(), u"req_2"_s);
}

void TestStoredSource::saysWhatCannotBeRead()
{
    StoredExportSource source(nullptr, {}, {m_folder.filePath(u"missing.log"_s)});
    const QList<QJsonObject> lines = exported(source);
    QCOMPARE(lines.size(), 1);
    QVERIFY(lines[0][u"error"].toString().contains(u"missing.log"_s));
}

QTEST_GUILESS_MAIN(TestStoredSource)
#include "tst_stored_source.moc"
