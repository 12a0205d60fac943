#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// Programs that end in every way but a crash: what waits in buffers must be in the file.
class TestExitGuard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesWhatWaits_data();
    void writesWhatWaits();
};

void TestExitGuard::writesWhatWaits_data()
{
    QTest::addColumn<QString>("end");
    QTest::addColumn<int>("records");
    QTest::newRow("return") << u"return"_s << 100;
    QTest::newRow("exit") << u"exit"_s << 100;
    QTest::newRow("exit in a thread") << u"exit in a thread"_s << 100;
    QTest::newRow("terminate") << u"terminate"_s << 100;
    QTest::newRow("exception") << u"exception"_s << 100;
    QTest::newRow("exception in a thread") << u"exception in a thread"_s << 100;
    QTest::newRow("unguarded") << u"unguarded"_s << 0; // they do wait
}

void TestExitGuard::writesWhatWaits()
{
    QFETCH(QString, end);
    const QTemporaryDir folder;
    QProcess writer;
    writer.start(QStringLiteral(CCR_EXIT_WRITER), {folder.path(), end});
    QVERIFY(writer.waitForFinished(30'000));
    QCOMPARE(writer.exitStatus() == QProcess::CrashExit, end.contains(u"terminate") || end.contains(u"exception"));
    QFile file(folder.filePath(u"file.log"_s));
    const QByteArray content = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    QTEST(static_cast<int>(content.count("record of a program that ends")), "records");
    QCOMPARE(content.isEmpty() || content.endsWith('\n'), true);
}

QTEST_GUILESS_MAIN(TestExitGuard)
#include "tst_exit_guard.moc"
