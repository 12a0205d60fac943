#include "logging/migration/log_import.h"
#include "logging/report/log_selection.h"
#include "logging/report/purge_question.h"
#include "logging/rotation/import_marker.h"
#include "logging/rotation/imported_files.h"
#include "logging/rotation/log_upkeep.h"
#include "tests/support/fake_clock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <zlib.h>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray pino = R"({"level":50,"time":1754388000123,"pid":7,"hostname":"h","reqId":"req-1","apiKey":"sk-hidden","msg":"boom"})"
                        "\n";
const QByteArray text = "[2025-08-05T09:00:00.000Z] Server started with known-secret-1\n";

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestLogImport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void findsOldLogs();
    void takesRecordsOver();
    void readsCompressedLogs();
    void hidesSecrets();
    void leavesTheSourcesAlone();
    void importsEachOnce();
    void importsAgainWhatHasChanged();
    void staysAwayFromItsOwnFiles_data();
    void staysAwayFromItsOwnFiles();
    void staysAwayFromWhatItIsTold();
    void onlyTellsWithADryRun();
    void keepsWhatASourceGave();
    void leavesOutWhatIsTooLarge();
    void countsTheOtherLogs();
    void needsAFileStream();
    void saysWhatCannotBeRead();
    void writesNothingWhenInterrupted();
    void survivesADamagedMarker();
    void staysInTheFolder();
    void removesWhatWasImported();
    void isReadAlong();
    void isPurgedByAge();
    void isKeptForATime();
    void isKeptAsLongAsOtherLogs_data();
    void isKeptAsLongAsOtherLogs();

private:
    QString path(const QString &name) const { return m_root->filePath(name); }
    void write(const QString &name, const QByteArray &content, qint64 modified = 1'754'388'000'000) const
    {
        QDir(m_root->path()).mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
        file.flush();
        QVERIFY(file.setFileTime(QDateTime::fromMSecsSinceEpoch(modified), QFileDevice::FileModificationTime));
    }
    std::vector<ImportedSource> importAll(const ImportOptions &options = {}) const
    {
        return importLogs(oldLogs(m_root->path()), m_config, *m_redactor, options, m_cancelled);
    }
    QStringList folder() const { return QDir(path(u"logs"_s)).entryList({u"imported*"_s}, QDir::Files, QDir::Name); }
    QStringList imported() const
    {
        QStringList files;
        for (const ImportedFile &file : importedFiles(m_config.directory)) files.append(file.file.path);
        return files;
    }
    QStringList selected(const QMap<QString, QString> &options = {}) const
    {
        const LogQuestion question{.query = {}, .options = options, .optionPrefix = {}};
        const auto selection = selectLogs(QuestionReader(question, wallNow()), m_config);
        return selection ? selection->files : QStringList{selection.error().message};
    }

    std::unique_ptr<QTemporaryDir> m_root;
    std::unique_ptr<SecretRedactor> m_redactor;
    LoggingConfig m_config;
    std::atomic<bool> m_cancelled = false;
};

void TestLogImport::init()
{
    m_root = std::make_unique<QTemporaryDir>();
    m_redactor = std::make_unique<SecretRedactor>();
    m_redactor->setKnownSecrets({"known-secret-1"});
    m_cancelled = false;
    m_config = LoggingConfig();
    m_config.minFreeBytes = 1;
    m_config.directory = path(u"logs"_s);
    StreamConfig stream;
    stream.name = u"file"_s;
    stream.type = StreamType::File;
    stream.file.path = path(u"logs/ccr.log"_s);
    m_config.streams = {stream};
    write(u"claude-code-router.log"_s, text, 1'754'000'000'000);
    write(u"logs/ccr-20250805100000.log"_s, pino);
}

void TestLogImport::findsOldLogs()
{
    write(u"logs/ccr-20250701000000_1.log"_s, pino, 1'751'000'000'000);
    write(u"logs/ccr.log"_s, pino);
    write(u"logs/other.log"_s, pino);
    write(u"logs/ccr-background.log"_s, pino); // this program's own
    write(u"logs/ccr-202508051000001.log"_s, pino);
    QVERIFY(QFile::link(path(u"logs/other.log"_s), path(u"logs/ccr-20250805100001.log"_s)));
    QCOMPARE(oldLogs(m_root->path()), QStringList({path(u"logs/ccr-20250701000000_1.log"_s), path(u"claude-code-router.log"_s),
                                                   path(u"logs/ccr-20250805100000.log"_s)}));
    QCOMPARE(oldLogs(path(u"nowhere"_s)), QStringList());
}

void TestLogImport::takesRecordsOver()
{
    const auto sources = importAll();
    QCOMPARE(sources.size(), std::size_t(2));
    for (const ImportedSource &source : sources) {
        QVERIFY2(source.state == ImportState::Imported, qPrintable(source.problem));
        QCOMPARE(source.records, 1);
        QCOMPARE(QFile::permissions(source.file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QCOMPARE(QFileInfo(source.file).lastModified(), QFileInfo(source.path).lastModified());
    }
    const QByteArray line = contentOf(sources[1].file);
    QVERIFY(line.endsWith("}\n") && line.count('\n') == 1);
    const QJsonObject record = QJsonDocument::fromJson(line).object();
    QCOMPARE(record.value(u"level"_s).toInt(), 50);
    QCOMPARE(record.value(u"time"_s).toInteger(), 1'754'388'000'123);
    QCOMPARE(record.value(u"pid"_s).toInt(), 7);
    QCOMPARE(record.value(u"hostname"_s).toString(), u"h"_s);
    QCOMPARE(record.value(u"reqId"_s).toString(), u"req-1"_s);
    QCOMPARE(record.value(u"msg"_s).toString(), u"boom"_s);
    QCOMPARE(record.value(u"imported"_s).toString(), u"ccr-20250805100000.log"_s);
    const QJsonObject started = QJsonDocument::fromJson(contentOf(sources[0].file)).object();
    QCOMPARE(started.value(u"time"_s).toInteger(), 1'754'384'400'000);
    QCOMPARE(started.value(u"level"_s).toInt(), 30);
    QCOMPARE(started.value(u"imported"_s).toString(), u"claude-code-router.log"_s);
    QVERIFY(!started.contains(u"pid"_s) && !started.contains(u"hostname"_s)); // nobody wrote them
}

void TestLogImport::readsCompressedLogs()
{
    const QString packed = path(u"old.log.gz"_s);
    const gzFile file = gzopen(QFile::encodeName(packed).constData(), "wb");
    QCOMPARE(gzwrite(file, pino.constData(), static_cast<unsigned>(pino.size())), pino.size());
    gzclose(file);
    const auto sources = importLogs({packed}, m_config, *m_redactor, {}, m_cancelled);
    QCOMPARE(sources.at(0).records, 1);
    QVERIFY(QFileInfo(sources[0].file).fileName().startsWith(u"imported-old."_s));
}

void TestLogImport::hidesSecrets()
{
    const QByteArray keys = "[2025-08-05T09:00:00.000Z] headers {\"authorization\":\"Bearer sk-ant-api03-abcdefghijklmnopqrstuvwx\"}\n";
    write(u"claude-code-router.log"_s, text + keys);
    for (const ImportedSource &source : importAll()) {
        const QByteArray content = contentOf(source.file);
        QVERIFY(!content.isEmpty());
        for (const char *secret : {"sk-hidden", "known-secret-1", "abcdefghijklmnop"}) QVERIFY2(!content.contains(secret), content);
    }
}

void TestLogImport::leavesTheSourcesAlone()
{
    const QDateTime before = QFileInfo(path(u"claude-code-router.log"_s)).lastModified();
    QCOMPARE(importAll().size(), std::size_t(2));
    QVERIFY(!removeImportedLogs(m_config.directory, false).files.isEmpty());
    QCOMPARE(contentOf(path(u"claude-code-router.log"_s)), text);
    QCOMPARE(contentOf(path(u"logs/ccr-20250805100000.log"_s)), pino);
    QCOMPARE(QFileInfo(path(u"claude-code-router.log"_s)).lastModified(), before);
}

void TestLogImport::importsEachOnce()
{
    importAll();
    const QStringList files = folder();
    QCOMPARE(files.size(), 3); // with the marker
    QVERIFY(QFile::remove(path(u"logs/"_s + files.first())));
    const auto again = importAll();
    QCOMPARE(again.size(), std::size_t(2));
    for (const ImportedSource &source : again) {
        QCOMPARE(toString(source.state), u"known"_s);
        QCOMPARE(source.records, 1);
    }
    QCOMPARE(folder().size(), 2); // what somebody removed does not come back
}

void TestLogImport::importsAgainWhatHasChanged()
{
    importAll();
    const QStringList files = folder();
    write(u"claude-code-router.log"_s, text + text);
    const auto again = importAll();
    QCOMPARE(again.size(), std::size_t(2));
    const auto changed = std::find_if(again.begin(), again.end(), [](const auto &source) { return source.state == ImportState::Imported; });
    QVERIFY(changed != again.end());
    QCOMPARE(changed->records, 2);
    QCOMPARE(folder(), files);
    QCOMPARE(contentOf(changed->file).count('\n'), 2);
}

void TestLogImport::staysAwayFromItsOwnFiles_data()
{
    QTest::addColumn<QString>("stream"); // its file
    QTest::addColumn<QString>("source");
    QTest::addColumn<FileNaming>("naming");
    QTest::newRow("active") << u"logs/ccr-main.log"_s << u"logs/ccr-main.log"_s << FileNaming::Dated;
    QTest::newRow("the plain text log") << u"claude-code-router.log"_s << u"claude-code-router.log"_s << FileNaming::Dated;
    QTest::newRow("rotated") << u"logs/ccr-main.log"_s << u"logs/ccr-main.2026-01-01.1.log"_s << FileNaming::Dated;
    QTest::newRow("rotated by an earlier naming") << u"logs/ccr-main.log"_s << u"logs/ccr-main.2026-01-01.1.log"_s << FileNaming::Numbered;
    QTest::newRow("of a second program") << u"logs/ccr-main.log"_s << u"logs/ccr-main.4711.log"_s << FileNaming::Dated;
    QTest::newRow("imported") << u"logs/ccr.log"_s << u"logs/imported-x.log"_s << FileNaming::Dated;
}

void TestLogImport::staysAwayFromItsOwnFiles()
{
    QFETCH(QString, stream);
    QFETCH(QString, source);
    QFETCH(FileNaming, naming);
    StreamConfig own = m_config.streams[0];
    own.name = u"own"_s;
    own.file.path = path(stream);
    own.file.rotation.naming = naming;
    m_config.streams.push_back(own);
    write(source, pino);
    const auto sources = importLogs({path(source)}, m_config, *m_redactor, {}, m_cancelled);
    QCOMPARE(toString(sources.at(0).state), u"own"_s);
    QVERIFY(sources[0].file.isEmpty());
    QVERIFY(!QFile::exists(path(u"logs/imported-logs.json"_s)));
}

void TestLogImport::staysAwayFromWhatItIsTold()
{
    const QString own = path(u"claude-code-router.log"_s);
    const auto sources = importAll({.ownFiles = {own}});
    QCOMPARE(sources.at(0).path, own);
    QCOMPARE(toString(sources[0].state), u"own"_s);
    QCOMPARE(toString(sources.at(1).state), u"imported"_s);
}

void TestLogImport::onlyTellsWithADryRun()
{
    const auto sources = importAll({.isDryRun = true});
    QCOMPARE(sources.size(), std::size_t(2));
    for (const ImportedSource &source : sources) {
        QCOMPARE(toString(source.state), u"imported"_s);
        QCOMPARE(source.records, 1);
    }
    QCOMPARE(folder(), QStringList());
}

void TestLogImport::keepsWhatASourceGave()
{
    importAll();
    write(u"claude-code-router.log"_s, {});
    QCOMPARE(toString(importAll().at(0).state), u"empty"_s);
    QCOMPARE(imported().size(), 2);
    QCOMPARE(removeImportedLogs(m_config.directory, false).files.size(), 2);
}

void TestLogImport::leavesOutWhatIsTooLarge()
{
    const qint64 first = QFileInfo(importAll().at(0).file).size();
    // As it is, and when it has become longer on the way.
    for (const qint64 room : {pino.size() - 1, pino.size() + 1}) {
        removeImportedLogs(m_config.directory, false);
        m_config.maxTotalBytes = first + room;
        const auto sources = importAll();
        QCOMPARE(toString(sources.at(0).state), u"imported"_s);
        QCOMPARE(toString(sources.at(1).state), u"no-room"_s);
        QVERIFY2(sources[1].problem.contains(u"maxTotalSize"_s), qPrintable(sources[1].problem));
        QVERIFY(sources[1].file.isEmpty());
        QCOMPARE(folder().size(), 2); // with the marker
        QCOMPARE(QDir(m_config.directory).entryList({u"*.part"_s}, QDir::Files | QDir::Hidden), QStringList());
    }
    m_config.maxTotalBytes = 0;
    QCOMPARE(toString(importAll().at(1).state), u"imported"_s);
    m_config.minFreeBytes = std::numeric_limits<qint64>::max() / 2;
    write(u"claude-code-router.log"_s, text + text, 1'754'000'000'000);
    QVERIFY(importAll().at(0).problem.contains(u"minFreeSpace"_s));
}

void TestLogImport::countsTheOtherLogs()
{
    const QByteArray others(10'000, 'x');
    write(u"logs/ccr.log"_s, others);
    write(u"logs/ccr.2025-08-03.1.log"_s, others);
    m_config.maxTotalBytes = 2 * others.size() + text.size() - 1;
    QCOMPARE(toString(importAll().at(0).state), u"no-room"_s);
    QCOMPARE(toString(importLogs({path(u"claude-code-router.log"_s)}, m_config, *m_redactor, {}, m_cancelled).at(0).state), u"no-room"_s);
    QVERIFY(QFile::remove(path(u"logs/ccr.2025-08-03.1.log"_s)));
    QCOMPARE(toString(importAll().at(0).state), u"imported"_s);
    // What it gave before makes room for what it gives now.
    m_config.maxTotalBytes = others.size() + QFileInfo(imported().at(0)).size() + QFileInfo(imported().at(1)).size() + 20;
    write(u"claude-code-router.log"_s, QByteArray(text).replace("started", "begun anew"), 1'754'000'000'000);
    QCOMPARE(toString(importAll().at(0).state), u"imported"_s);
}

void TestLogImport::needsAFileStream()
{
    m_config.streams[0].type = StreamType::Console;
    const auto sources = importAll();
    QCOMPARE(toString(sources.at(0).state), u"failed"_s);
    QVERIFY2(sources[0].problem.contains(u"no stream writes to a file"_s), qPrintable(sources[0].problem));
    QCOMPARE(folder(), QStringList());
}

void TestLogImport::saysWhatCannotBeRead()
{
    for (const QString &name : {path(u"nowhere.log"_s), path(u"logs"_s)}) {
        const auto sources = importLogs({name, path(u"claude-code-router.log"_s)}, m_config, *m_redactor, {}, m_cancelled);
        QCOMPARE(toString(sources.at(0).state), u"failed"_s);
        QVERIFY(sources[0].problem.contains(name));
        QVERIFY(sources.at(1).problem.isEmpty());
    }
}

void TestLogImport::writesNothingWhenInterrupted()
{
    m_cancelled = true;
    QVERIFY(importAll().empty());
    QCOMPARE(folder(), QStringList());
    m_cancelled = false;
    QCOMPARE(importAll().size(), std::size_t(2));
}

void TestLogImport::survivesADamagedMarker()
{
    importAll();
    const QStringList files = folder();
    write(u"logs/imported-logs.json"_s, "{\"sources\": [{\"path\": 1}, 2");
    for (const ImportedSource &source : importAll()) QCOMPARE(toString(source.state), u"imported"_s);
    QCOMPARE(folder(), files);
}

void TestLogImport::staysInTheFolder()
{
    write(u"logs/imported-logs.json"_s, R"({"sources": [{"path": "/x", "file": "../claude-code-router.log"},
                                            {"path": "/y", "file": "ccr-20250805100000.log"}]})");
    QCOMPARE(imported(), QStringList());
    QCOMPARE(removeImportedLogs(m_config.directory, false).files, QStringList());
    QCOMPARE(contentOf(path(u"claude-code-router.log"_s)), text);
    QCOMPARE(contentOf(path(u"logs/ccr-20250805100000.log"_s)), pino);
}

void TestLogImport::removesWhatWasImported()
{
    importAll();
    write(u"logs/imported-by-hand.log"_s, "mine");
    QCOMPARE(removeImportedLogs(m_config.directory, true).files.size(), 2);
    QCOMPARE(folder().size(), 4);
    const ImportRemoval removal = removeImportedLogs(m_config.directory, false);
    QCOMPARE(removal.files.size(), 2);
    QVERIFY(removal.failed.isEmpty());
    QCOMPARE(folder(), QStringList{u"imported-by-hand.log"_s});
    QCOMPARE(toString(importAll().at(0).state), u"imported"_s);
}

void TestLogImport::isReadAlong()
{
    write(u"logs/ccr.2025-08-03.1.log"_s, "{}", 1'754'200'000'000);
    write(u"logs/ccr.log"_s, "{}", 1'755'000'000'000);
    const auto sources = importAll();
    QCOMPARE(selected(),
             QStringList({sources.at(0).file, path(u"logs/ccr.2025-08-03.1.log"_s), sources.at(1).file, path(u"logs/ccr.log"_s)}));
    QCOMPARE(selected({{u"stream"_s, u"file"_s}}), QStringList({path(u"logs/ccr.2025-08-03.1.log"_s), path(u"logs/ccr.log"_s)}));
}

void TestLogImport::isPurgedByAge()
{
    write(u"claude-code-router.log"_s, text, QDateTime::currentMSecsSinceEpoch());
    importAll();
    for (const bool isDryRun : {true, false}) {
        const LogQuestion question{
            .query = {}, .options = {{u"days"_s, u"30"_s}, {u"dry-run"_s, isDryRun ? u"true"_s : u"false"_s}}, .optionPrefix = {}};
        const auto outcome = runPurge(QuestionReader(question, wallNow()), m_config);
        QVERIFY(outcome);
        QCOMPARE(outcome->plan.items.size(), std::size_t(1));
        QVERIFY(outcome->plan.items[0].file.path.contains(u"imported-ccr-2025"_s));
        QCOMPARE(imported().size(), isDryRun ? 2 : 1);
    }
    QCOMPARE(toString(importAll().at(0).state), u"known"_s); // and does not come back
}

void TestLogImport::isKeptForATime()
{
    importAll();
    FakeClock clock(QDateTime::currentDateTimeUtc());
    const StreamConfig &stream = m_config.streams[0];
    const auto rotated = std::make_shared<RotatedFiles>(LogFileNames(stream.file.path, stream.file.rotation), stream.file.rotation, 0700);
    LogUpkeep upkeep({.importFolder = m_config.directory, .importDays = importRetentionDays(m_config)}, clock);
    upkeep.add(rotated, 0600);
    upkeep.waitUntilIdle();
    QCOMPARE(imported().size(), 2);
    clock.advance(24h * 30 - 1h); // however old the records are
    upkeep.tidy(rotated.get());
    upkeep.waitUntilIdle();
    QCOMPARE(imported().size(), 2);
    clock.advance(2h);
    upkeep.tidy(rotated.get());
    upkeep.waitUntilIdle();
    QCOMPARE(imported(), QStringList());
    for (const ImportedSource &source : importAll()) QCOMPARE(toString(source.state), u"known"_s);
    QCOMPARE(imported(), QStringList());
    // Taking the import back makes it possible once more.
    const ImportRemoval removal = removeImportedLogs(m_config.directory, false);
    QCOMPARE(removal.files, QStringList());
    QCOMPARE(removal.failed, QStringList());
    QCOMPARE(folder(), QStringList());
    for (const ImportedSource &source : importAll()) QCOMPARE(toString(source.state), u"imported"_s);
    QCOMPARE(imported().size(), 2);
}

void TestLogImport::isKeptAsLongAsOtherLogs_data()
{
    QTest::addColumn<QList<int>>("days"); // of the file streams; below 0: switched off
    QTest::addColumn<int>("expected");
    QTest::newRow("no file") << QList<int>{} << 0;
    QTest::newRow("one") << QList<int>{7} << 7;
    QTest::newRow("the longest") << QList<int>{7, 90, 30} << 90;
    QTest::newRow("for ever") << QList<int>{7, 0, 90} << 0;
    QTest::newRow("not of one that is off") << QList<int>{7, -90} << 7;
}

void TestLogImport::isKeptAsLongAsOtherLogs()
{
    QFETCH(QList<int>, days);
    const StreamConfig file = m_config.streams[0];
    m_config.streams = {{.name = u"console"_s}};
    for (const int count : days) {
        m_config.streams.push_back(file);
        m_config.streams.back().enabled = count >= 0;
        m_config.streams.back().file.rotation.retentionDays = std::abs(count);
    }
    QTEST(importRetentionDays(m_config), "expected");
}

QTEST_APPLESS_MAIN(TestLogImport)
#include "tst_log_import.moc"
