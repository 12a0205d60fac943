#include "ui/models/system_text.h"

#include "logging/base/posix_files.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include <cerrno>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

namespace {

bool isChinese(const QString &text)
{
    static const QRegularExpression han(u"^[^A-Za-z]*[\\x{4e00}-\\x{9fff}][^A-Za-z]*$"_s);
    return han.match(text).hasMatch();
}

} // namespace

/// Reasons of the system in the Chinese window.
class TestSystemText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsWhatTheSystemSays_data();
    void knowsWhatTheSystemSays();
    void knowsWhatAFileSays();
    void knowsWhatASocketSays();
    void keepsTheRest();
    void changesNothingInEnglish();
};

void TestSystemText::knowsWhatTheSystemSays_data()
{
    QTest::addColumn<int>("error");
    for (const int error : {EACCES, EPERM, ENOENT, EROFS, ENOSPC, EDQUOT, EIO, EMFILE, EISDIR, EADDRINUSE, ECONNREFUSED, ETIMEDOUT})
        QTest::newRow(qPrintable(errnoText(error))) << error;
}

void TestSystemText::knowsWhatTheSystemSays()
{
    QFETCH(int, error);
    QTranslator chinese;
    QVERIFY(chinese.load(u":/i18n/ccr_zh_CN.qm"_s) && QCoreApplication::installTranslator(&chinese));
    QVERIFY2(isChinese(systemText(errnoText(error))), qPrintable(systemText(errnoText(error))));
}

void TestSystemText::knowsWhatAFileSays()
{
    const QTemporaryDir dir;
    QFile missing(dir.filePath(u"missing"_s));
    QVERIFY(!missing.open(QIODevice::ReadOnly));
    QTranslator chinese; // the reason itself was given in English
    QVERIFY(chinese.load(u":/i18n/ccr_zh_CN.qm"_s) && QCoreApplication::installTranslator(&chinese));
    QVERIFY2(isChinese(systemText(missing.errorString())), qPrintable(missing.errorString()));
}

void TestSystemText::knowsWhatASocketSays()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const quint16 port = server.serverPort();
    server.close();
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    QTRY_COMPARE(socket.error(), QAbstractSocket::ConnectionRefusedError);
    QTranslator chinese;
    QVERIFY(chinese.load(u":/i18n/ccr_zh_CN.qm"_s) && QCoreApplication::installTranslator(&chinese));
    QVERIFY2(isChinese(systemText(socket.errorString())), qPrintable(socket.errorString()));
}

void TestSystemText::keepsTheRest()
{
    QTranslator chinese;
    QVERIFY(chinese.load(u":/i18n/ccr_zh_CN.qm"_s) && QCoreApplication::installTranslator(&chinese));
    for (const QString &reason : {u"Permission denied by the moon"_s, u"model not found"_s, QString()})
        QCOMPARE(systemText(reason), reason);
}

void TestSystemText::changesNothingInEnglish()
{
    for (const int error : {EACCES, ENOSPC, ECONNRESET}) QCOMPARE(systemText(errnoText(error)), errnoText(error));
}

QTEST_GUILESS_MAIN(TestSystemText)
#include "tst_system_text.moc"
