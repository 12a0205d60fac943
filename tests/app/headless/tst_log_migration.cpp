#include "app/headless/log_migration.h"
#include "logging/rotation/imported_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <mutex>

using namespace ccr;
using namespace ccr::app;
using namespace Qt::StringLiterals;

namespace {

/// Keeps what any thread submits.
class SharedLog final : public logging::LogTarget
{
public:
    bool isEnabled(logging::Severity) const override { return true; }
    void submit(const logging::RecordView &record) override
    {
        const std::scoped_lock lock(m_mutex);
        m_records.push_back(logging::toOwned(record));
    }
    void submit(logging::ExchangeEvent &&) override {}
    std::vector<logging::LogRecord> records() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_records;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<logging::LogRecord> m_records;
};

std::string valueOf(const logging::LogRecord &record, std::string_view name)
{
    for (const auto &[field, value] : record.fields) {
        if (field != name) continue;
        if (const auto *number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
        if (const auto *text = std::get_if<std::string>(&value)) return *text;
    }
    return "missing";
}

} // namespace

/// What the router does with old logs when it starts.
class TestLogMigration : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void tellsWhatWasImportedOnce();
    void doesNothingWhenItIsOff_data();
    void doesNothingWhenItIsOff();
    void tellsWhatWasLeftOut();
    void goesOnAfterAnInterruption();

private:
    QString path(const QString &name) const { return m_root->filePath(name); }
    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
    std::size_t importedFiles() const { return logging::importedFiles(m_config.directory).size(); }

    std::unique_ptr<QTemporaryDir> m_root;
    logging::LoggingConfig m_config;
    logging::SecretRedactor m_redactor;
};

void TestLogMigration::init()
{
    m_root = std::make_unique<QTemporaryDir>();
    m_config = logging::LoggingConfig();
    m_config.directory = path(u"logs"_s);
    m_config.minFreeBytes = 1;
    logging::StreamConfig stream{.name = u"file"_s, .type = logging::StreamType::File};
    stream.file.path = path(u"logs/ccr.log"_s);
    m_config.streams.push_back(stream);
    QVERIFY(QDir(m_root->path()).mkpath(u"logs"_s));
    write(u"claude-code-router.log"_s, "[2025-08-05T09:00:00.000Z] one\n[2025-08-05T09:00:01.000Z] two\n");
    write(u"logs/ccr-20250805100000.log"_s, "{\"level\":30,\"time\":1754388000123,\"msg\":\"three\"}\n");
}

void TestLogMigration::tellsWhatWasImportedOnce()
{
    SharedLog target;
    const logging::Log log(target, "config");
    LogMigration migration(m_redactor, log);
    migration.begin(m_config, m_root->path());
    QTRY_COMPARE(target.records().size(), std::size_t(1));
    const logging::LogRecord record = target.records().front();
    QVERIFY(record.severity == logging::Severity::Info);
    QCOMPARE(valueOf(record, "files"), std::string("2"));
    QCOMPARE(valueOf(record, "records"), std::string("3"));
    QCOMPARE(importedFiles(), std::size_t(2));
    // The next start has something new, and tells of that alone.
    write(u"logs/ccr-20250806100000.log"_s, "{\"level\":30,\"time\":1754474400000,\"msg\":\"four\"}\n");
    LogMigration next(m_redactor, log);
    next.begin(m_config, m_root->path());
    QTRY_COMPARE(target.records().size(), std::size_t(2));
    QCOMPARE(valueOf(target.records().back(), "records"), std::string("1"));
}

void TestLogMigration::doesNothingWhenItIsOff_data()
{
    QTest::addColumn<bool>("enabled");
    QTest::addColumn<bool>("migrates");
    QTest::addColumn<bool>("writesFiles");
    QTest::newRow("not wanted") << true << false << true;
    QTest::newRow("no logging at all") << false << true << true;
    QTest::newRow("no log files") << true << true << false;
}

void TestLogMigration::doesNothingWhenItIsOff()
{
    QFETCH(bool, enabled);
    QFETCH(bool, migrates);
    QFETCH(bool, writesFiles);
    logging::LoggingConfig off = m_config;
    off.enabled = enabled;
    off.migrateExistingLogs = migrates;
    off.streams[0].enabled = writesFiles;
    SharedLog target;
    const logging::Log log(target, "config");
    LogMigration migration(m_redactor, log);
    migration.begin(off, path(u"nowhere"_s));
    migration.begin(off, m_root->path());
    // Its thread does one thing after another: when this is done, so is what came before.
    logging::LoggingConfig other = m_config;
    other.directory = path(u"other"_s);
    migration.begin(other, m_root->path());
    QTRY_COMPARE(target.records().size(), std::size_t(1));
    QCOMPARE(importedFiles(), std::size_t(0));
    QCOMPARE(logging::importedFiles(other.directory).size(), std::size_t(2));
}

void TestLogMigration::tellsWhatWasLeftOut()
{
    m_config.maxTotalBytes = 200;
    SharedLog target;
    const logging::Log log(target, "config");
    LogMigration migration(m_redactor, log);
    migration.begin(m_config, m_root->path());
    QTRY_COMPARE(target.records().size(), std::size_t(1));
    const logging::LogRecord record = target.records().front();
    QVERIFY(record.severity == logging::Severity::Warn);
    QCOMPARE(valueOf(record, "files"), std::string("1"));
    const std::string reason = valueOf(record, "reason");
    QVERIFY2(reason.find("maxTotalSize") != std::string::npos && reason.find(".log") != std::string::npos, reason.c_str());
}

void TestLogMigration::goesOnAfterAnInterruption()
{
    QByteArray large;
    while (large.size() < 30'000'000) large += "{\"level\":30,\"time\":1754388000123,\"msg\":\"" + QByteArray(200, 'x') + "\"}\n";
    const qint64 count = large.count('\n');
    write(u"logs/ccr-20250805100000.log"_s, large);
    SharedLog target;
    const logging::Log log(target, "config");
    {
        LogMigration migration(m_redactor, log);
        migration.begin(m_config, m_root->path());
    }
    QVERIFY(target.records().empty());
    for (const logging::ImportedFile &imported : logging::importedFiles(m_config.directory))
        QVERIFY(!imported.file.path.contains(u"ccr-2025"_s)); // whole or not at all
    QCOMPARE(QDir(m_config.directory).entryList({u"*.part"_s}, QDir::Files | QDir::Hidden), QStringList());
    LogMigration migration(m_redactor, log);
    migration.begin(m_config, m_root->path());
    QTRY_COMPARE_WITH_TIMEOUT(target.records().size(), std::size_t(1), 60'000);
    QVERIFY(std::stoll(valueOf(target.records().front(), "records")) >= count);
}

QTEST_GUILESS_MAIN(TestLogMigration)
#include "tst_log_migration.moc"
