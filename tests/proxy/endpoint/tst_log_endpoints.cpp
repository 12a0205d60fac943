#include "proxy/endpoint/log_files.h"
#include "tests/support/served_proxy.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <zlib.h>

using namespace ccr;
using namespace ccr::proxy;
using namespace ccr::test;
using namespace Qt::StringLiterals;

namespace {

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

QStringList lines(const RawResponse &response)
{
    QStringList list;
    const QJsonDocument document = QJsonDocument::fromJson(response.body);
    if (!document.isArray()) return {u"not an array"_s};
    for (const QJsonValue &line : document.array()) list.append(line.toString());
    return list;
}

} // namespace

class TestLogEndpoints : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void listsTheLogs();
    void offersRotatedFilesInTheirFolder();
    void readsALog_data();
    void readsALog();
    void readsTheNewestUnasked();
    void givesTheEndOfALongLog();
    void canBeReadPieceByPiece();
    void staysInTheFolder_data();
    void staysInTheFolder();
    void empties();
    void hasNoLogsWithoutAFolder();
    void survivesAClientThatLeaves();

private:
    QString log(const QString &name) const { return m_root->filePath(u"logs/"_s + name); }

    std::unique_ptr<QTemporaryDir> m_root;
    std::unique_ptr<ServedProxy> m_proxy;
};

void TestLogEndpoints::init()
{
    m_proxy.reset();
    m_root = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_root->path()).mkpath(u"logs/deeper"_s));
    writeFile(m_root->filePath(u"secret.log"_s), "secret\n");
    writeFile(log(u"old.log"_s), "first\nsecond \"quoted\"\n\nthird");
    writeFile(log(u"history.db"_s), "secret");
    writeFile(log(u".hidden.log"_s), "secret\n");
    writeFile(log(u"deeper/inner.log"_s), "secret\n");
    QFile old(log(u"old.log"_s));
    QVERIFY(old.open(QIODevice::ReadWrite));
    QVERIFY(old.setFileTime(QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime));
    old.close();
    const QByteArray name = QFile::encodeName(log(u"ccr.log.1.gz"_s));
    const gzFile packed = gzopen(name.constData(), "wb");
    QCOMPARE(gzwrite(packed, "a\nb\nc\n", 6), 6);
    gzclose(packed);
    QVERIFY(QFile::link(m_root->filePath(u"secret.log"_s), log(u"out.log"_s)));
    QVERIFY(QFile::link(log(u"old.log"_s), log(u"in.log"_s)));
    ProxyConfig config;
    config.logDirectory = m_root->filePath(u"logs"_s);
    m_proxy = std::make_unique<ServedProxy>(config);
}

void TestLogEndpoints::listsTheLogs()
{
    const RawResponse response = m_proxy->get("/api/logs/files");
    QCOMPARE(response.status, 200);
    const QJsonArray files = QJsonDocument::fromJson(response.body).array();
    QStringList names;
    for (const QJsonValue &file : files) names.append(file[u"name"].toString());
    QCOMPARE(names, QStringList({u"ccr.log.1.gz"_s, u"old.log"_s}));
    QCOMPARE(files[1][u"size"].toInt(), 28);
    QCOMPARE(files[1][u"path"].toString(), log(u"old.log"_s));
    QVERIFY(QDateTime::fromString(files[1][u"lastModified"].toString(), Qt::ISODateWithMs).isValid());
}

void TestLogEndpoints::offersRotatedFilesInTheirFolder()
{
    QVERIFY(QDir(m_root->path()).mkpath(u"logs/rotated/deeper"_s));
    const QString packed = log(u"rotated/ccr_20261122_143000.log.gz"_s);
    QVERIFY(QFile::copy(log(u"ccr.log.1.gz"_s), packed));
    writeFile(log(u"rotated/deeper/inner.log"_s), "secret\n");
    writeFile(log(u"rotated/notes.txt"_s), "secret\n");
    const QJsonArray files = QJsonDocument::fromJson(m_proxy->get("/api/logs/files").body).array();
    QStringList names;
    for (const QJsonValue &file : files) names.append(file[u"name"].toString());
    names.sort();
    QCOMPARE(names, QStringList({u"ccr.log.1.gz"_s, u"old.log"_s, u"rotated/ccr_20261122_143000.log.gz"_s}));
    const QStringList all{u"a"_s, u"b"_s, u"c"_s};
    QCOMPARE(lines(m_proxy->get("/api/logs?file=rotated/ccr_20261122_143000.log.gz")), all);
    QCOMPARE(lines(m_proxy->get("/api/logs?file=" + packed.toUtf8())), all);
    for (const char *name : {"rotated/deeper/inner.log", "rotated/../secret.log", "rotated/notes.txt", "rotated/../../secret.log"})
        QCOMPARE(m_proxy->get(QByteArray("/api/logs?file=") + name).status, 404);
    // A folder that is a link leads elsewhere.
    QVERIFY(QDir(log(u"rotated"_s)).removeRecursively());
    QVERIFY(QDir(m_root->path()).mkpath(u"elsewhere"_s));
    writeFile(m_root->filePath(u"elsewhere/secret.log"_s), "secret\n");
    QVERIFY(QFile::link(m_root->filePath(u"elsewhere"_s), log(u"rotated"_s)));
    QCOMPARE(m_proxy->get("/api/logs?file=rotated/secret.log").status, 404);
    QVERIFY(!m_proxy->get("/api/logs/files").body.contains("secret"));
}

void TestLogEndpoints::readsALog_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QStringList>("expected");
    QTest::addColumn<QByteArray>("range");
    const QStringList all{u"first"_s, u"second \"quoted\""_s, u"third"_s};
    QTest::newRow("whole") << QByteArray("file=old.log") << all << QByteArray("bytes 0-28/28");
    QTest::newRow("encoded name") << QByteArray("file=%6Fld.log&x=1") << all << QByteArray("bytes 0-28/28");
    QTest::newRow("link inside") << QByteArray("file=in.log") << all << QByteArray("bytes 0-28/28");
    QTest::newRow("last line") << QByteArray("file=old.log&tail=1") << QStringList{u"third"_s} << QByteArray("bytes 23-28/28");
    QTest::newRow("more lines than there are") << QByteArray("file=old.log&tail=99") << all << QByteArray("bytes 0-28/28");
    QTest::newRow("from a byte") << QByteArray("file=old.log&from=6") << all.mid(1) << QByteArray("bytes 6-28/28");
    QTest::newRow("whole lines only") << QByteArray("file=old.log&from=0&bytes=10") << all.mid(0, 1) << QByteArray("bytes 0-6/28");
    QTest::newRow("whole lines from the end") << QByteArray("file=old.log&bytes=10") << all.mid(2) << QByteArray("bytes 22-28/28");
    QTest::newRow("behind the end") << QByteArray("file=old.log&from=1000") << QStringList() << QByteArray("bytes 28-28/28");
    QTest::newRow("compressed") << QByteArray("file=ccr.log.1.gz") << QStringList{u"a"_s, u"b"_s, u"c"_s} << QByteArray("bytes 0-6/6");
    QTest::newRow("end of a compressed one") << QByteArray("file=ccr.log.1.gz&tail=1") << QStringList{u"c"_s} << QByteArray("bytes 4-6/6");
}

void TestLogEndpoints::readsALog()
{
    QFETCH(QByteArray, query);
    QFETCH(QStringList, expected);
    QFETCH(QByteArray, range);
    const RawResponse response = m_proxy->get("/api/logs?" + query);
    QCOMPARE(response.status, 200);
    QCOMPARE(lines(response), expected);
    QCOMPARE(response.field("x-log-range"), range);
}

void TestLogEndpoints::readsTheNewestUnasked()
{
    QCOMPARE(lines(m_proxy->get("/api/logs")), QStringList({u"a"_s, u"b"_s, u"c"_s}));
}

void TestLogEndpoints::givesTheEndOfALongLog()
{
    QByteArray content;
    const QByteArray line(99, 'x');
    while (content.size() < maxLogAnswer + 100'000) content += line + '\n';
    content += "\xFF\xFE last\n"; // no UTF-8, and still an answer
    writeFile(log(u"long.log"_s), content);
    const RawResponse response = m_proxy->get("/api/logs?file=long.log");
    QCOMPARE(response.status, 200);
    const QStringList all = lines(response);
    QVERIFY(all.last().endsWith(u" last"_s));
    QCOMPARE(all.first(), QString::fromLatin1(line));
    QVERIFY(response.body.size() < maxLogAnswer * 2);
    QVERIFY(response.field("x-log-range").endsWith("/" + QByteArray::number(content.size())));
}

void TestLogEndpoints::canBeReadPieceByPiece()
{
    QStringList all;
    QByteArray from = "0";
    for (int i = 0; i < 10 && from != "28"; ++i) {
        const RawResponse response = m_proxy->get("/api/logs?file=old.log&bytes=18&from=" + from);
        all += lines(response);
        const QByteArray range = response.field("x-log-range");
        from = range.mid(range.indexOf('-') + 1, range.indexOf('/') - range.indexOf('-') - 1);
    }
    QCOMPARE(all, QStringList({u"first"_s, u"second \"quoted\""_s, u"third"_s}));
}

void TestLogEndpoints::staysInTheFolder_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("above") << QByteArray("../secret.log");
    QTest::newRow("above, encoded") << QByteArray("%2e%2e/secret.log");
    QTest::newRow("above, all encoded") << QByteArray("%2e%2e%2fsecret.log");
    QTest::newRow("above, encoded twice") << QByteArray("%252e%252e%252fsecret.log");
    QTest::newRow("above, backslash") << QByteArray("..%5csecret.log");
    QTest::newRow("below and above") << QByteArray("deeper/../../secret.log");
    QTest::newRow("absolute elsewhere") << QByteArray("/etc/hostname");
    QTest::newRow("absolute, above") << QByteArray("ROOT/secret.log");
    QTest::newRow("absolute through the folder") << QByteArray("ROOT/logs/../secret.log");
    QTest::newRow("absolute, folder below") << QByteArray("ROOT/logs/deeper/inner.log");
    QTest::newRow("folder below") << QByteArray("deeper/inner.log");
    QTest::newRow("link out") << QByteArray("out.log");
    QTest::newRow("absolute link out") << QByteArray("ROOT/logs/out.log");
    QTest::newRow("NUL") << QByteArray("old.log%00.log");
    QTest::newRow("NUL behind a path") << QByteArray("ROOT/secret.log%00");
    QTest::newRow("no log") << QByteArray("history.db");
    QTest::newRow("hidden") << QByteArray(".hidden.log");
    QTest::newRow("the folder itself") << QByteArray(".");
    QTest::newRow("the folder, absolute") << QByteArray("ROOT/logs");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("missing") << QByteArray("other.log");
    QTest::newRow("device") << QByteArray("/dev/stdin");
    QTest::newRow("the process itself") << QByteArray("/proc/self/environ");
    QTest::newRow("URL") << QByteArray("file:///etc/hostname");
    QTest::newRow("resource") << QByteArray(":/secret.log");
}

void TestLogEndpoints::staysInTheFolder()
{
    QFETCH(QByteArray, file);
    file.replace("ROOT", m_root->path().toUtf8());
    const QByteArray target = "/api/logs?file=" + file;
    for (const QByteArray &method : {QByteArray("GET"), QByteArray("DELETE")}) {
        const RawResponse response = m_proxy->ask(ServedProxy::request(method, target));
        QCOMPARE(response.status, 404);
        QVERIFY2(response.body.contains("/api/logs/files"), response.body);
        QVERIFY2(!response.body.contains("secret\\n"), response.body);
    }
    QCOMPARE(contentOf(m_root->filePath(u"secret.log"_s)), "secret\n");
    QCOMPARE(contentOf(log(u"deeper/inner.log"_s)), "secret\n");
    QCOMPARE(contentOf(log(u"history.db"_s)), "secret");
    QCOMPARE(contentOf(log(u".hidden.log"_s)), "secret\n");
    QCOMPARE(contentOf(log(u"old.log"_s)).size(), 28);
}

void TestLogEndpoints::empties()
{
    const RawResponse byPath = m_proxy->ask(ServedProxy::request("DELETE", "/api/logs?file=" + log(u"old.log"_s).toUtf8()));
    QCOMPARE(byPath.status, 200);
    QCOMPARE(QJsonDocument::fromJson(byPath.body)[u"success"].toBool(), true);
    QVERIFY(QFile::exists(log(u"old.log"_s)));
    QCOMPARE(contentOf(log(u"old.log"_s)), "");
    QCOMPARE(m_proxy->ask(ServedProxy::request("DELETE", "/api/logs")).status, 404); // never by guessing
    QCOMPARE(lines(m_proxy->get("/api/logs?file=old.log")), QStringList());
}

void TestLogEndpoints::hasNoLogsWithoutAFolder()
{
    const ServedProxy proxy{ProxyConfig()};
    QCOMPARE(proxy.get("/api/logs/files").body, "[]");
    QCOMPARE(proxy.get("/api/logs").body, "[]");
    QCOMPARE(proxy.get("/api/logs?file=old.log").status, 404);
}

void TestLogEndpoints::survivesAClientThatLeaves()
{
    writeFile(log(u"long.log"_s), QByteArray(maxLogAnswer, 'x'));
    for (const bool waits : {false, true}) {
        RawClient client(m_proxy->port());
        client.send(ServedProxy::request("GET", "/api/logs?file=long.log"));
        if (waits) QTRY_VERIFY(!client.received().isEmpty());
        client.leave();
    }
    QCOMPARE(m_proxy->get("/api/logs?file=old.log").status, 200);
}

QTEST_GUILESS_MAIN(TestLogEndpoints)
#include "tst_log_endpoints.moc"
