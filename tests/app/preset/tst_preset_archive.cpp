#include "app/preset/preset_archive.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace ccr::app;

namespace {

// Archives are made with Python, which also makes those that the ordinary tools refuse to make.
const QByteArray maker = R"(
import io, sys, tarfile, zipfile
kind, path = sys.argv[1:3]
entries = {
    'good': [('p/manifest.json', b'{}'), ('p/sub/x.js', b'1')],
    'flat': [('manifest.json', b'{}')],
    'up': [('p/manifest.json', b'{}'), ('p/../../evil', b'x')],
    'absolute': [('/tmp/evil-preset', b'x')],
    'many': [('f%d' % n, b'') for n in range(1500)],
    'big': [('zeros', bytes(30 * 1024 * 1024))],
    'link': [('manifest.json', b'{}')],
}[kind]
if path.endswith('.zip'):
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
        if kind == 'link':
            link = zipfile.ZipInfo('secret')
            link.external_attr = 0o120777 << 16
            archive.writestr(link, '/etc/passwd')
else:
    with tarfile.open(path, 'w:gz') as archive:
        for name, content in entries:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        if kind == 'link':
            info = tarfile.TarInfo('secret')
            info.type = tarfile.SYMTYPE
            info.linkname = '/etc/passwd'
            archive.addfile(info)
)";

} // namespace

class TestPresetArchive : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void unpacks_data();
    void unpacks();
    void refusesWhatIsNoArchive();
    void findsTheManifest();
    void downloads();
    void tellsWhyADownloadFailed();
};

void TestPresetArchive::initTestCase()
{
    if (QProcess::execute(u"python3"_s, {u"-c"_s, QString()}) != 0) QSKIP("python3 is not installed");
}

void TestPresetArchive::unpacks_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("reason"); // empty: it is unpacked
    QTest::newRow("good") << u"good"_s << QString();
    QTest::newRow("flat") << u"flat"_s << QString();
    QTest::newRow("path that leads up") << u"up"_s << u"outside of its folder"_s;
    QTest::newRow("absolute path") << u"absolute"_s << u"outside of its folder"_s;
    QTest::newRow("too many files") << u"many"_s << u"more than 1000 files"_s;
    QTest::newRow("too large when unpacked") << u"big"_s << QString(u"cannot unpack"_s);
    QTest::newRow("link") << u"link"_s << u"no regular file"_s;
}

void TestPresetArchive::unpacks()
{
    QFETCH(QString, kind);
    QFETCH(QString, reason);
    for (const QString &ending : {u".zip"_s, u".tar.gz"_s}) {
        QTemporaryDir directory;
        const QString archive = directory.filePath(u"my preset"_s + ending);
        QCOMPARE(QProcess::execute(u"python3"_s, {u"-c"_s, QString::fromUtf8(maker), kind, archive}), 0);
        const QString target = directory.filePath(u"a/b/target"_s);
        QVERIFY(QDir().mkpath(target));
        const ccr::Result<ccr::Done> done = unpackPreset(archive, target);
        QVERIFY2(done.has_value() == reason.isEmpty(), qPrintable(done ? u"unpacked"_s : done.error().message));
        if (!done) QVERIFY2(done.error().message.contains(reason), qPrintable(done.error().message));
        QVERIFY(!QFile::exists(directory.filePath(u"a/evil"_s)) && !QFile::exists(directory.filePath(u"a/b/evil"_s)));
        QVERIFY(!QFile::exists(u"/tmp/evil-preset"_s));
        if (kind == "good"_L1) {
            QVERIFY(QFile::exists(target + u"/p/sub/x.js"_s));
            QCOMPARE(*manifestFolder(target), target + u"/p"_s);
        }
    }
}

void TestPresetArchive::refusesWhatIsNoArchive()
{
    QTemporaryDir directory;
    for (const QString &name : {u"x.zip"_s, u"x.tgz"_s, u"x.txt"_s}) {
        QFile file(directory.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("this is text");
        file.close();
        QVERIFY(!unpackPreset(file.fileName(), directory.path()));
    }
}

void TestPresetArchive::findsTheManifest()
{
    QTemporaryDir directory;
    QVERIFY(!manifestFolder(directory.path()));
    QVERIFY(QDir(directory.path()).mkpath(u"one"_s));
    QVERIFY(!manifestFolder(directory.path()));
    QFile file(directory.filePath(u"one/manifest.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(*manifestFolder(directory.path()), directory.filePath(u"one"_s));
    QVERIFY(QDir(directory.path()).mkpath(u"two"_s)); // now it is not clear which is meant
    QVERIFY(!manifestFolder(directory.path()));
}

void TestPresetArchive::downloads()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QByteArray request;
    connect(&server, &QTcpServer::newConnection, &server, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [&request, socket] {
            request += socket->readAll();
            if (!request.endsWith("\r\n\r\n")) return;
            socket->write("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nzip");
        });
    });
    QTemporaryDir directory;
    qputenv("CCR_GITHUB_URL", "http://127.0.0.1:" + QByteArray::number(server.serverPort()));
    const ccr::Result<ccr::Done> done = downloadPreset(u"me/mine"_s, directory.filePath(u"x.zip"_s));
    qunsetenv("CCR_GITHUB_URL");
    QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().message));
    QVERIFY2(request.startsWith("GET /me/mine/archive/refs/heads/main.zip HTTP/1.1\r\n"), request.constData());
    QFile file(directory.filePath(u"x.zip"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("zip"));
}

void TestPresetArchive::tellsWhyADownloadFailed()
{
    QTcpServer unused;
    QVERIFY(unused.listen(QHostAddress::LocalHost));
    const QByteArray url = "http://127.0.0.1:" + QByteArray::number(unused.serverPort());
    unused.close();
    QTemporaryDir directory;
    qputenv("CCR_GITHUB_URL", url);
    const ccr::Result<ccr::Done> done = downloadPreset(u"me/mine"_s, directory.filePath(u"x.zip"_s));
    qunsetenv("CCR_GITHUB_URL");
    QVERIFY(!done);
    QVERIFY2(done.error().message.contains(QString::fromUtf8(url)) && done.error().message.contains("refused"_L1),
             qPrintable(done.error().message));
}

QTEST_GUILESS_MAIN(TestPresetArchive)
#include "tst_preset_archive.moc"
