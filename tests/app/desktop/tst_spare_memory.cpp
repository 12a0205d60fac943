#include "app/desktop/spare_memory.h"

#include <QFile>
#include <QTest>

#include <memory>
#include <vector>

using namespace ccr::app;

namespace {

/// Kilobytes; 0 where the system does not tell.
int inUse(QByteArrayView kind)
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly)) return 0;
    for (const QByteArray &line : file.readAll().split('\n'))
        if (line.startsWith(kind)) return line.mid(kind.size() + 1).simplified().split(' ').constFirst().toInt();
    return 0;
}

} // namespace

class TestSpareMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void returnsWhatIsFreeAmidTheHeap();
    void returnsCodeThatComesBack();
};

void TestSpareMemory::returnsWhatIsFreeAmidTheHeap()
{
#if !defined(__GLIBC__) || defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("another allocator keeps what is free");
#endif
    constexpr int count = 4096;
    constexpr int size = 16 * 1024;
    std::vector<std::unique_ptr<QByteArray>> blocks;
    for (int i = 0; i < count; ++i) blocks.push_back(std::make_unique<QByteArray>(size, 'x'));
    blocks.push_back(std::make_unique<QByteArray>(16, 'x')); // above all, so that nothing goes back by itself
    for (int i = 0; i < count; ++i)
        if (i % 64 != 0) blocks[static_cast<std::size_t>(i)].reset();
    const int before = inUse("RssAnon");
    returnSpareMemory();
    QVERIFY(before > count * size / 1024);
    QVERIFY2(inUse("RssAnon") < before / 2, qPrintable(QString::number(inUse("RssAnon"))));
    QCOMPARE(*blocks.front(), QByteArray(size, 'x'));
}

void TestSpareMemory::returnsCodeThatComesBack()
{
#ifndef __GLIBC__
    QSKIP("it stays");
#endif
    const int before = inUse("RssFile");
    returnSpareMemory();
    QVERIFY2(inUse("RssFile") < before, qPrintable(QString::number(inUse("RssFile"))));
    QCOMPARE(QString::number(4711).toInt(), 4711); // it goes on to run
}

QTEST_APPLESS_MAIN(TestSpareMemory)
#include "tst_spare_memory.moc"
