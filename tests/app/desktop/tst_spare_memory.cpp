#include "app/desktop/spare_memory.h"
#include "app/headless/spare_heap.h"
#include "tests/support/fake_controls.h"

#include <QFile>
#include <QTest>

#include <memory>
#include <vector>

using namespace ccr;
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
    void init();
    void returnsWhatIsFreeAmidTheHeap();
    void waitsForThePauseAfterACrowd();
    void returnsCodeThatComesBack();

private:
    static constexpr int count = 4096;
    static constexpr int size = 16 * 1024;

    bool isReturned() const;

    std::vector<std::unique_ptr<QByteArray>> m_blocks; ///< one of 64 is in use
    int m_before = 0;
};

void TestSpareMemory::init()
{
    m_blocks.clear();
    for (int i = 0; i < count; ++i) m_blocks.push_back(std::make_unique<QByteArray>(size, 'x'));
    m_blocks.push_back(std::make_unique<QByteArray>(16, 'x')); // above all, so that nothing goes back by itself
    for (int i = 0; i < count; ++i)
        if (i % 64 != 0) m_blocks[static_cast<std::size_t>(i)].reset();
    m_before = inUse("RssAnon");
}

bool TestSpareMemory::isReturned() const
{
    return m_before > count * size / 1024 && inUse("RssAnon") < m_before / 2 && *m_blocks.front() == QByteArray(size, 'x');
}

void TestSpareMemory::returnsWhatIsFreeAmidTheHeap()
{
#if !defined(__GLIBC__) || defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("another allocator keeps what is free");
#endif
    returnSpareMemory();
    QVERIFY(isReturned());
}

void TestSpareMemory::waitsForThePauseAfterACrowd()
{
#if !defined(__GLIBC__) || defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("another allocator keeps what is free");
#endif
    testing::FakeLoggingControl logging;
    SpareHeap heap(logging);
    logging.current.accepted = 10; // nobody was there yet
    heap.look();
    QVERIFY(!isReturned());
    logging.current.accepted = 10'000;
    logging.current.activeRequests = 1;
    heap.look();
    QVERIFY(!isReturned());
    logging.current.activeRequests = 0;
    heap.look();
    QVERIFY(isReturned());
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

QTEST_GUILESS_MAIN(TestSpareMemory)
#include "tst_spare_memory.moc"
