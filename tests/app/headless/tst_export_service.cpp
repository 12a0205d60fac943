#include "app/headless/export_service.h"
#include "tests/support/fake_controls.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace Qt::StringLiterals;

class TestExportService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesTheSelectionInAThreadOfItsOwn();
    void refusesANameThatIsTaken();
    void showsTheFirstEntries();
    void forgetsWhoIsGone();

private:
    logging::ExportRequest request(const QString &name) const { return {.path = m_dir.filePath(name)}; }
    static logging::ExportContent selection()
    {
        logging::ExportContent content;
        content.isStored = false;
        content.exchanges = testing::sampleExchanges().mid(0, 2);
        return content;
    }
    QTemporaryDir m_dir;
    testing::FakeLoggingControl m_logging;
};

void TestExportService::writesTheSelectionInAThreadOfItsOwn()
{
    app::ExportService service(m_logging);
    std::optional<Result<logging::ExportReport>> report;
    const auto task = service.start(request(u"a.ndjson"_s), selection());
    connect(task.get(), &logging::ExportTask::finished, this, [&report](const auto &finished) {
        QCOMPARE(QThread::currentThread(), QCoreApplication::instance()->thread());
        report = finished;
    });
    QTRY_VERIFY(report);
    QVERIFY2(report->has_value(), qPrintable(report->has_value() ? QString() : report->error().message));
    QCOMPARE((*report)->rows, 2);
    QFile file(m_dir.filePath(u"a.ndjson"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains("req_sample_1") && text.contains("req_sample_2"));
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void TestExportService::refusesANameThatIsTaken()
{
    QFile file(m_dir.filePath(u"taken"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    app::ExportService service(m_logging);
    std::optional<Result<logging::ExportReport>> report;
    const auto task = service.start(request(u"taken"_s), selection());
    connect(task.get(), &logging::ExportTask::finished, this, [&report](const auto &finished) { report = finished; });
    QTRY_VERIFY(report);
    QVERIFY(!report->has_value());
    QVERIFY(report->error().kind == ErrorKind::Conflict);
}

void TestExportService::showsTheFirstEntries()
{
    app::ExportService service(m_logging);
    std::optional<Result<logging::ExportPreview>> preview;
    service.preview(request(u"p.ndjson"_s), selection(), this, [&preview](const auto &shown) { preview = shown; });
    QTRY_VERIFY(preview);
    QVERIFY(preview->has_value());
    QVERIFY(!(*preview)->entries.isEmpty());
    QVERIFY(!QFile::exists(m_dir.filePath(u"p.ndjson"_s)));
}

void TestExportService::forgetsWhoIsGone()
{
    app::ExportService service(m_logging);
    auto task = service.start(request(u"gone.ndjson"_s), selection());
    task.reset(); // cancels; nobody hears of the end
    auto *context = new QObject;
    service.preview(request(u"gone2"_s), selection(), context, [](const auto &) { QFAIL("nobody asked any more"); });
    delete context;
    QTest::qWait(0);
}

QTEST_GUILESS_MAIN(TestExportService)
#include "tst_export_service.moc"
