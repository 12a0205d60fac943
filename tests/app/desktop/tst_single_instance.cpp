#include "app/desktop/single_instance.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace ccr::app;
using namespace Qt::StringLiterals;

class TestSingleInstance : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSecondTellsTheFirst();
    void aStaleLockIsTaken();
    void saysWhoDoesNotAnswer();
    void startsWhereNothingCanBeWritten();
    void isPrivate();
};

void TestSingleInstance::theSecondTellsTheFirst()
{
    const QTemporaryDir dir;
    SingleInstance first(dir.path(), {});
    QVERIFY(first.isFirst());
    QSignalSpy started(&first, &SingleInstance::secondStarted);
    qputenv("XDG_ACTIVATION_TOKEN", "token-1");
    // Another process in life: it waits for the first one's event loop to take what it says.
    std::thread second([&dir] {
        const SingleInstance instance(dir.path(), {u"--reset-layout"_s});
        Q_ASSERT(!instance.isFirst() && instance.problem().isEmpty());
    });
    const bool heard = started.wait();
    second.join();
    qunsetenv("XDG_ACTIVATION_TOKEN");
    QVERIFY(heard);
    QCOMPARE(started.constFirst().at(0).toStringList(), QStringList{u"--reset-layout"_s});
    QCOMPARE(started.constFirst().at(1).toByteArray(), QByteArray("token-1"));
}

void TestSingleInstance::aStaleLockIsTaken()
{
    const QTemporaryDir dir;
    QFile lock(dir.filePath(u"ccr-desktop.lock"_s));
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.write("999999999\nccr-desktop\n" + QSysInfo::machineHostName().toUtf8() + "\n");
    lock.close();
    QVERIFY(SingleInstance(dir.path(), {}).isFirst());
}

void TestSingleInstance::saysWhoDoesNotAnswer()
{
    const QTemporaryDir dir;
    QLockFile held(dir.filePath(u"ccr-desktop.lock"_s));
    QVERIFY(held.tryLock(0));
    const SingleInstance second(dir.path(), {});
    QVERIFY(!second.isFirst());
    QVERIFY(second.problem().contains(QString::number(QCoreApplication::applicationPid())));
}

void TestSingleInstance::startsWhereNothingCanBeWritten()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"run"_s)); // where the folder should be
    QVERIFY(file.open(QIODevice::WriteOnly));
    const SingleInstance instance(file.fileName(), {});
    QVERIFY(instance.isFirst());
    QVERIFY2(instance.problem().startsWith("Cannot write "_L1), qPrintable(instance.problem()));
}

void TestSingleInstance::isPrivate()
{
    const QTemporaryDir dir;
    const SingleInstance first(dir.filePath(u"run"_s), {});
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    for (const QString &name : {u"run"_s, u"run/ccr-desktop.lock"_s, u"run/ccr-desktop.socket"_s})
        QVERIFY2(!(QFile::permissions(dir.filePath(name)) & others), qPrintable(name));
}

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "tst_single_instance.moc"
