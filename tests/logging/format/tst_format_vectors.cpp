#include "logging/format/record_format.h"
#include "tests/logging/format/format_case.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QSysInfo>
#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;

/// The lines that each profile writes, byte for byte: tests/data/logging/format/vectors.json. T, P and H stand for the time in
/// milliseconds, the process and the host.
class TestFormatVectors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writes_data();
    void writes();
};

void TestFormatVectors::writes_data()
{
    QTest::addColumn<QJsonObject>("vector");
    QFile file(QStringLiteral(CCR_TEST_DATA "/logging/format/vectors.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray vectors = QJsonDocument::fromJson(file.readAll()).array();
    QVERIFY(vectors.size() > 30);
    for (const QJsonValue &vector : vectors) QTest::newRow(vector[u"name"_s].toString().toUtf8()) << vector.toObject();
}

void TestFormatVectors::writes()
{
    QFETCH(QJsonObject, vector);
    const QJsonObject who = vector[u"identity"].toObject();
    ServiceIdentity identity;
    identity.version = who[u"version"].toString();
    identity.environment = who[u"environment"].toString();
    const LogRecord record = test::recordOf(vector[u"record"].toObject());
    std::string line = "before ";
    const auto format = makeFormat(test::formatOf(vector[u"format"].toObject()), identity);
    format->append(line, BorrowedRecord(record));
    const QString expected = u"before "_s
                             + vector[u"line"]
                                   .toString()
                                   .replace(u":T,"_s, u":1700000000123,"_s)
                                   .replace(u":P,"_s, u":%1,"_s.arg(QCoreApplication::applicationPid()))
                                   .replace(u"\"H\""_s, u"\"%1\""_s.arg(QSysInfo::machineHostName()));
    QCOMPARE(QString::fromStdString(line), expected);
}

QTEST_APPLESS_MAIN(TestFormatVectors)
#include "tst_format_vectors.moc"
