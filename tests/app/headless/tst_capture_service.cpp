#include "app/headless/capture_service.h"
#include "app/headless/core.h"
#include "tests/support/fake_controls.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace Qt::StringLiterals;

/// Over a real core: its log files and its history.
class TestCaptureService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void rotatesTheRunningLog();
    void writesTheBuffersOut();
    void countsBeforeItDeletes();
    void keepsWhatIsYounger();

private:
    logging::Removal preview(int days);
    logging::CapturedAmount amount();
    void rotate(int expected);

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<app::Core> m_core;
    std::unique_ptr<app::CaptureService> m_service;
};

void TestCaptureService::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QFile config(m_dir->filePath(u"config.json"_s));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write(R"({"PORT": 34567, "LOG": true, "Logging": {"directory": ")" + m_dir->filePath(u"logs"_s).toUtf8() + R"("}})");
    config.close();
    auto core = app::Core::create({.configPath = config.fileName()});
    QVERIFY2(core, qPrintable(core ? QString() : core.error().message));
    m_core = std::move(core).value();
    m_service = std::make_unique<app::CaptureService>(m_core->logging());
    logging::Log(m_core->logging().target(), "test").error("a line");
    QVERIFY(m_core->logging().flush(std::chrono::seconds(5)));
}

void TestCaptureService::cleanup()
{
    m_service.reset();
    m_core.reset();
    m_dir.reset();
}

logging::Removal TestCaptureService::preview(int days)
{
    std::optional<logging::Removal> removal;
    m_service->preview(days, this, [&removal](const logging::Removal &found) { removal = found; });
    if (!QTest::qWaitFor([&removal] { return removal.has_value(); })) qFatal("no answer");
    return *removal;
}

logging::CapturedAmount TestCaptureService::amount()
{
    std::optional<logging::CapturedAmount> amount;
    m_service->measure(this, [&amount](const logging::CapturedAmount &found) { amount = found; });
    if (!QTest::qWaitFor([&amount] { return amount.has_value(); })) qFatal("no answer");
    return *amount;
}

void TestCaptureService::rotate(int expected)
{
    std::optional<Result<QList<logging::RotationOutcome>>> outcome;
    m_service->rotate(this, [&outcome](const auto &done) { outcome = done; });
    QTRY_VERIFY(outcome);
    QVERIFY(outcome->has_value());
    int files = 0;
    for (const logging::RotationOutcome &one : outcome->value()) {
        QCOMPARE(one.problem, QString());
        if (!one.file.isEmpty() && QFile::exists(one.file)) ++files;
    }
    QVERIFY2(files >= expected, qPrintable(QString::number(files)));
}

void TestCaptureService::rotatesTheRunningLog()
{
    rotate(1);
}

void TestCaptureService::writesTheBuffersOut()
{
    logging::Log(m_core->logging().target(), "test").info("flushed_by_hand");
    std::optional<bool> isComplete;
    m_service->flush(this, [&isComplete](bool complete) { isComplete = complete; });
    QTRY_VERIFY(isComplete.has_value());
    QVERIFY(*isComplete);
    QByteArray written;
    for (const QFileInfo &info : QDir(m_dir->filePath(u"logs"_s)).entryInfoList({u"*.log"_s}, QDir::Files)) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        written += file.readAll();
    }
    QVERIFY(written.contains("flushed_by_hand"));
}

void TestCaptureService::countsBeforeItDeletes()
{
    QVERIFY(amount().files > 0);
    QVERIFY(amount().fileBytes > 0);
    const logging::Removal before = preview(0);
    QVERIFY(before.files > 0);
    QVERIFY(before.fileBytes > 0);
    std::optional<logging::Removal> removed;
    m_service->remove(0, this, [&removed](const logging::Removal &done) { removed = done; });
    QTRY_VERIFY(removed);
    QVERIFY(removed->failed.isEmpty());
    QCOMPARE(removed->files, before.files);
    QVERIFY(preview(0).fileBytes < before.fileBytes);
}

void TestCaptureService::keepsWhatIsYounger()
{
    rotate(1);
    QCOMPARE(preview(1).files, 0);
    QVERIFY(preview(0).files > 0);
    std::optional<logging::Removal> removed;
    m_service->remove(1, this, [&removed](const logging::Removal &done) { removed = done; });
    QTRY_VERIFY(removed);
    QCOMPARE(removed->files, 0);
    QVERIFY(preview(0).files > 0);
}

QTEST_GUILESS_MAIN(TestCaptureService)
#include "tst_capture_service.moc"
