#include "logging/base/crc32c.h"

#include <QTest>

#include <random>
#include <string>

using namespace ccr::logging;

class TestCrc32c : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // RFC 3720, appendix B.4, and the usual check value.
    void hasTheKnownValues_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<quint32>("sum");
        QByteArray rising;
        for (char i = 0; i < 32; ++i) rising += i;
        const QByteArray command = QByteArray::fromHex("01c000000000000000000000000000001400000000000400000000140000001828000000"
                                                       "000000000200000000000000");
        const QByteArray falling = QByteArray::fromStdString(std::string(rising.crbegin(), rising.crend()));
        QTest::newRow("nothing") << QByteArray() << 0U;
        QTest::newRow("digits") << QByteArray("123456789") << 0xE3069283U;
        QTest::newRow("zeros") << QByteArray(32, '\0') << 0x8A9136AAU;
        QTest::newRow("ones") << QByteArray(32, '\xff') << 0x62A8AB43U;
        QTest::newRow("rising") << rising << 0x46DD794EU;
        QTest::newRow("falling") << falling << 0x113FDB5CU;
        QTest::newRow("an iSCSI command") << command << 0xD9963A56U;
    }
    void hasTheKnownValues()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(quint32, sum);
        const std::string text = bytes.toStdString();
        QCOMPARE(crc32c(text), sum);
        QCOMPARE(crc32cPortable(text), sum);
    }

    void isTheSameInPiecesAndOnEveryProcessor()
    {
        std::mt19937 random(42);
        std::string bytes(1000, '\0');
        for (char &byte : bytes) byte = static_cast<char>(random());
        const std::string_view all = bytes;
        const std::uint32_t whole = crc32c(all);
        for (std::size_t i = 0; i <= all.size(); ++i) {
            QCOMPARE(crc32c(all.substr(i), crc32c(all.substr(0, i))), whole);
            QCOMPARE(crc32cPortable(all.substr(0, i)), crc32c(all.substr(0, i)));
            QCOMPARE(crc32cPortable(all.substr(i)), crc32c(all.substr(i))); // whatever the address is a multiple of
        }
    }
};

QTEST_GUILESS_MAIN(TestCrc32c)
#include "tst_crc32c.moc"
