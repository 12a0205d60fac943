#include "app/headless/problem_report_service.h"
#include "logging/api/exchange_log.h"
#include "logging/pipeline/logging_service.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::app;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr char secret[] = "sk-planted-0123456789abcdefghij";
constexpr char told[] = "a secret without any shape"; ///< known to the running program alone

} // namespace

class TestProblemReportService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void collectsWhatHelps();
    void holdsNoSecretAndNoBody();
    void saysWhyTheConfigurationCannotBeRead();
    void savesAnArchiveForItsUserAlone();
    void replacesNothing();
    void answersNobodyWhoIsGone();

private:
    QList<logging::ReportFile> collect(const QList<logging::ReportFile> &own = {});
    QByteArray contentOf(const QList<logging::ReportFile> &files, const QString &name) const;
    Result<QString> save(const QString &path, const QList<logging::ReportFile> &files);
    void writeConfig(const QByteArray &text);

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<logging::LoggingService> m_logging;
    std::unique_ptr<ProblemReportService> m_service;
};

void TestProblemReportService::init()
{
    m_service.reset();
    m_logging.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    logging::LoggingConfig config;
    config.directory = m_dir->filePath(u"logs"_s);
    config.history.bodies = true;
    logging::StreamConfig stream{.name = u"main"_s, .type = logging::StreamType::File};
    stream.file.path = m_dir->filePath(u"logs/router.log"_s);
    config.streams = {stream};
    m_logging = std::make_unique<logging::LoggingService>(config);
    m_logging->setKnownSecrets({told});
    m_service = std::make_unique<ProblemReportService>(*m_logging, m_logging->redactor(), m_dir->filePath(u"config.json"_s));
    writeConfig(QByteArray(R"({"Providers": [{"name": "p", "api_base_url": "https://user:pw12345@p.example/v1", "api_key": ")") + secret
                + R"(", "models": ["m"]}], "APIKEY": ")" + told + R"("})");

    logging::Log(m_logging->target(), "proxy").warn("a provider is slow", {{"owner", std::string("someone@example.org")}});
    logging::ExchangeLog exchange(m_logging->target(), "req_1", monotonicNow());
    exchange.started({.time = wallNow(), .method = "POST", .path = "/v1/messages", .askedModel = "asked-model"});
    exchange.clientRequest("the prompt of the user");
    exchange.finished({.outcome = logging::Outcome::Failed, .status = 429, .errorClass = "rate_limited", .errorMessage = "slow down"});
    QVERIFY(m_logging->flush(5s));
    std::optional<qsizetype> known; // who asks makes it write
    m_logging->history()->find({}, [&known](const logging::HistoryPage &page) { known = page.exchanges.size(); });
    QTRY_COMPARE(known, std::optional<qsizetype>(1));
}

void TestProblemReportService::writeConfig(const QByteArray &text)
{
    QFile file(m_dir->filePath(u"config.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

QList<logging::ReportFile> TestProblemReportService::collect(const QList<logging::ReportFile> &own)
{
    std::optional<QList<logging::ReportFile>> files;
    m_service->collect(own, this, [&files](const QList<logging::ReportFile> &collected) { files = collected; });
    if (!QTest::qWaitFor([&files] { return files.has_value(); })) qFatal("nothing was collected");
    return *files;
}

QByteArray TestProblemReportService::contentOf(const QList<logging::ReportFile> &files, const QString &name) const
{
    for (const logging::ReportFile &file : files)
        if (file.name == name) return file.content;
    return "no such file";
}

Result<QString> TestProblemReportService::save(const QString &path, const QList<logging::ReportFile> &files)
{
    std::optional<Result<QString>> saved;
    m_service->save(path, files, this, [&saved](const Result<QString> &result) { saved = result; });
    if (!QTest::qWaitFor([&saved] { return saved.has_value(); })) qFatal("nothing was saved");
    return *saved;
}

void TestProblemReportService::collectsWhatHelps()
{
    const QList<logging::ReportFile> files = collect({{u"own.txt"_s, "mine\n"}});
    QStringList names;
    for (const logging::ReportFile &file : files) names.append(file.name);
    QCOMPARE(names, (QStringList{u"own.txt"_s, u"configuration.json"_s, u"logging.txt"_s, u"requests.ndjson"_s, u"log.ndjson"_s}));
    QCOMPARE(contentOf(files, u"own.txt"_s), "mine\n");
    QVERIFY(contentOf(files, u"configuration.json"_s).contains("\"models\""));
    const QByteArray logging = contentOf(files, u"logging.txt"_s);
    QVERIFY2(logging.contains("status: healthy") && logging.contains("stream main: ok") && logging.contains("history: works"), logging);
    const QByteArray requests = contentOf(files, u"requests.ndjson"_s);
    QVERIFY2(requests.contains("req_1") && requests.contains("asked-model") && requests.contains("slow down"), requests);
    QVERIFY(contentOf(files, u"log.ndjson"_s).contains("a provider is slow"));
    m_logging->setRecording(false);
    QVERIFY(contentOf(collect(), u"logging.txt"_s).contains("recording: paused"));
}

void TestProblemReportService::holdsNoSecretAndNoBody()
{
    const QByteArray own = QByteArray("my key ") + secret + ", " + told + ", me@example.org, " + QDir::homePath().toUtf8() + "/x";
    const QList<logging::ReportFile> files = collect({{u"own.txt"_s, own}});
    QByteArray all;
    for (const logging::ReportFile &file : files) all += file.content;
    for (const QByteArray &planted : {QByteArray(secret), QByteArray(told), QByteArray("pw12345"), QByteArray("example.org"),
                                      QByteArray("the prompt of the user"), QDir::homePath().toUtf8() + "/"})
        QVERIFY2(!all.contains(planted), planted.constData());
    QVERIFY(all.contains("[e-mail]") && all.contains("~/x"));
}

void TestProblemReportService::saysWhyTheConfigurationCannotBeRead()
{
    writeConfig(QByteArray("{ \"APIKEY\": \"") + secret + "\" \"oops\" }");
    const QByteArray configuration = contentOf(collect(), u"configuration.json"_s);
    QVERIFY2(configuration.contains("cannot be read"), configuration);
    QVERIFY(!configuration.contains(secret));
}

void TestProblemReportService::savesAnArchiveForItsUserAlone()
{
    const QString path = m_dir->filePath(u"report.zip"_s);
    const auto saved = save(path, {{u"description.txt"_s, QByteArray("it broke, my key is ") + secret}, {u"-odd name.txt"_s, "two"}});
    QVERIFY2(saved, qPrintable(saved ? QString() : saved.error().message));
    QCOMPARE(*saved, path);
    QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
    QProcess unzip;
    unzip.start(u"unzip"_s, {u"-p"_s, path});
    QVERIFY(unzip.waitForFinished());
    const QByteArray content = unzip.readAllStandardOutput();
    QVERIFY2(content.contains("it broke") && content.contains("two"), content);
    QVERIFY2(!content.contains(secret), "what was typed last is masked, too");
}

void TestProblemReportService::replacesNothing()
{
    const auto taken = save(m_dir->filePath(u"config.json"_s), {{u"a.txt"_s, "a"}});
    QVERIFY(!taken);
    QVERIFY(taken.error().kind == ErrorKind::Conflict && taken.error().message.contains(u"config.json"_s));
    const auto nowhere = save(m_dir->filePath(u"no/such/folder/a.zip"_s), {{u"a.txt"_s, "a"}});
    QVERIFY(!nowhere);
    QVERIFY2(nowhere.error().message.contains(u"no/such/folder"_s), qPrintable(nowhere.error().message));
    for (const Result<QString> *refused : {&taken, &nowhere}) QVERIFY(!phraseOf(refused->error()).sentence().isEmpty()); // for the window
}

void TestProblemReportService::answersNobodyWhoIsGone()
{
    auto context = std::make_unique<QObject>();
    bool wasCalled = false;
    m_service->collect({}, context.get(), [&wasCalled](const auto &) { wasCalled = true; });
    context.reset();
    collect(); // one after the other
    QVERIFY(!wasCalled);
}

QTEST_GUILESS_MAIN(TestProblemReportService)
#include "tst_problem_report_service.moc"
