#include "logging/capture/exchange_file_reader.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;

namespace {

// One request with a secret in a header field and another in its body.
QByteArray exportedLines()
{
    QFile file(QStringLiteral(CCR_TEST_DATA "/logging/capture/exported.ndjson"));
    if (!file.open(QIODevice::ReadOnly)) qFatal("no data");
    return file.readAll();
}

} // namespace

class TestExchangeFileReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void answersAsAHistory();
    void keepsFilesApart();
    void saysWhatIsNoCaptureAndWhatIsWrong();
    void keepsTheRecordsAsALog();
    void leavesNothingBehind();
    void staysWhileSomebodyReadsIt();
    void forgetsAContextThatIsGone();

private:
    QString file(const QString &name, const QByteArray &content) const
    {
        QFile made(m_dir->filePath(name));
        if (!made.open(QIODevice::WriteOnly) || made.write(content) != content.size()) qFatal("no room");
        return made.fileName();
    }
    std::shared_ptr<ExchangeFile> opened(const QString &path)
    {
        std::optional<Result<std::shared_ptr<ExchangeFile>>> answer;
        m_reader->open(path, this, [&answer](Result<std::shared_ptr<ExchangeFile>> found) { answer = std::move(found); });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); })) qFatal("no answer");
        m_problem = *answer ? QString() : answer->error().message;
        return *answer ? std::move(*answer).value() : nullptr;
    }
    QStringList idsIn(ExchangeFile &opened) const
    {
        std::optional<QStringList> ids;
        opened.exchanges().find({}, [&ids](const HistoryPage &page) {
            ids.emplace();
            for (const ExchangeSnapshot &exchange : page.exchanges) ids->append(QString::fromStdString(exchange.id));
        });
        if (!QTest::qWaitFor([&ids] { return ids.has_value(); })) qFatal("no answer");
        return *ids;
    }
    QStringList copies() const { return QDir(m_folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot); }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_folder;
    std::unique_ptr<ExchangeFileReader> m_reader;
    QString m_problem;
};

void TestExchangeFileReader::init()
{
    m_reader.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_folder = m_dir->filePath(u"cache/opened"_s);
    m_reader = std::make_unique<ExchangeFileReader>(m_folder, [](std::string &text) {
        if (const std::size_t at = text.find("canary"); at != std::string::npos) text.replace(at, 6, "masked");
    });
}

void TestExchangeFileReader::answersAsAHistory()
{
    const auto capture = opened(file(u"a.ndjson"_s, exportedLines()));
    QVERIFY2(capture, qPrintable(m_problem));
    QCOMPARE(capture->facts().exchanges, 1);
    QCOMPARE(capture->facts().program, u"p 1"_s);
    QCOMPARE(idsIn(*capture), QStringList{u"req_1"_s + QString::fromStdString(capture->copy().suffix)});
    const std::string id = "req_1" + capture->copy().suffix;
    std::string heads;
    QList<StoredBody> bodies;
    capture->exchanges().findHeads(id, [&heads](const std::vector<MessageHead> &found) {
        for (const MessageHead &head : found) heads += head.text;
    });
    capture->exchanges().findBodies(id, [&bodies](const QList<StoredBody> &found) { bodies = found; });
    QTRY_COMPARE(bodies.size(), 1);
    QCOMPARE(bodies.constFirst().text, std::string("masked"));
    QCOMPARE(heads, std::string("X-Api-Key: [Redacted]\nAccept: */*\n"));
    QCOMPARE(QFile::permissions(m_folder) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void TestExchangeFileReader::keepsFilesApart()
{
    const auto first = opened(file(u"a.ndjson"_s, exportedLines()));
    const auto second = opened(file(u"b.ndjson"_s, exportedLines()));
    QVERIFY(first && second);
    QVERIFY(first->copy().suffix != second->copy().suffix);
    QVERIFY(idsIn(*first) != idsIn(*second));
}

void TestExchangeFileReader::saysWhatIsNoCaptureAndWhatIsWrong()
{
    QVERIFY(!opened(file(u"a.log"_s, "{\"level\":30}\n")));
    QCOMPARE(m_problem, QString());
    QVERIFY(!opened(file(u"a.har"_s, "{\"log\":{")));
    QVERIFY2(m_problem.contains("a.har: line 1, column 9"_L1), qPrintable(m_problem));
    QVERIFY(copies().isEmpty());
    const auto empty = opened(file(u"b.har"_s, "{\"log\":{\"entries\":[]}}"));
    QVERIFY(empty && empty->facts().exchanges == 0);
    QVERIFY(idsIn(*empty).isEmpty());
}

void TestExchangeFileReader::keepsTheRecordsAsALog()
{
    const QByteArray records =
        "{\"level\":40,\"time\":1763841600010,\"reqId\":\"req_1\",\"pid\":77,\"hostname\":\"h\",\"key\":\"canary\",\"msg\":\"a canary\"}\n"
        "{\"level\":30,\"time\":1763841600020,\"pid\":77,\"hostname\":\"h\",\"msg\":\"of nobody\"}\n";
    const auto capture = opened(file(u"a.ndjson"_s, exportedLines() + records + "{\"type\":\"statistics\",\"records\":2}\n"));
    QVERIFY2(capture, qPrintable(m_problem));
    QCOMPARE(capture->facts().records, 2);
    QFile log(capture->copy().records);
    QCOMPARE(QFileInfo(log).fileName(), u"a.ndjson.log"_s);
    QVERIFY(log.open(QIODevice::ReadOnly));
    QByteArray expected = records;
    expected.replace("req_1", QByteArray::fromStdString("req_1" + capture->copy().suffix)).replace("canary", "masked");
    QCOMPARE(log.readAll(), expected);
    const auto without = opened(file(u"b.ndjson"_s, exportedLines()));
    QVERIFY(without && without->facts().records == 0);
    QVERIFY(without->copy().records.isEmpty());
}

void TestExchangeFileReader::staysWhileSomebodyReadsIt()
{
    auto capture = opened(file(u"a.ndjson"_s, exportedLines()));
    std::optional<ExchangeFileCopy> held = capture->copy();
    capture.reset();
    QVERIFY(QFile::exists(held->store));
    held.reset();
    QVERIFY(copies().isEmpty());
}

void TestExchangeFileReader::leavesNothingBehind()
{
    auto capture = opened(file(u"a.ndjson"_s, exportedLines()));
    QCOMPARE(copies().size(), 1);
    capture.reset();
    QVERIFY(copies().isEmpty());
    // What a program left that was killed; no process has that number.
    QVERIFY(QDir().mkpath(m_folder + u"/999999999-abc"_s));
    QVERIFY(QDir().mkpath(m_folder + u"/%1-abc"_s.arg(QCoreApplication::applicationPid())));
    m_reader = std::make_unique<ExchangeFileReader>(m_folder, [](std::string &) {});
    QTRY_COMPARE(copies(), QStringList{u"%1-abc"_s.arg(QCoreApplication::applicationPid())});
}

void TestExchangeFileReader::forgetsAContextThatIsGone()
{
    bool isCalled = false;
    auto context = std::make_unique<QObject>();
    m_reader->open(file(u"a.ndjson"_s, exportedLines()), context.get(), [&isCalled](const auto &) { isCalled = true; });
    context.reset();
    QVERIFY(opened(file(u"b.ndjson"_s, exportedLines())));
    QVERIFY(!isCalled);
    QTRY_VERIFY(copies().isEmpty());
}

QTEST_GUILESS_MAIN(TestExchangeFileReader)
#include "tst_exchange_file_reader.moc"
