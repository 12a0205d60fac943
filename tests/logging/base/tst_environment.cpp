#include "logging/base/environment.h"

#include <QTest>

using namespace ccr;
using namespace Qt::StringLiterals;

class TestEnvironment : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void interpolates_data();
    void interpolates();
};

void TestEnvironment::interpolates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QStringList>("missing");
    QTest::newRow("nothing") << u"plain"_s << u"plain"_s << QStringList();
    QTest::newRow("short") << u"$KEY"_s << u"value"_s << QStringList();
    QTest::newRow("long") << u"a${KEY}b"_s << u"avalueb"_s << QStringList();
    QTest::newRow("within") << u"http://$KEY/x"_s << u"http://value/x"_s << QStringList();
    QTest::newRow("unset") << u"$NOPE"_s << u"$NOPE"_s << QStringList(u"NOPE"_s);
    QTest::newRow("empty counts as unset") << u"${EMPTY}"_s << u"${EMPTY}"_s << QStringList(u"EMPTY"_s);
    QTest::newRow("price") << u"costs $5"_s << u"costs $5"_s << QStringList();
    QTest::newRow("not again") << u"$NESTED"_s << u"$KEY"_s << QStringList();
}

void TestEnvironment::interpolates()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QFETCH(QStringList, missing);
    QStringList found;
    const auto environment = [](const QString &name) {
        return name == "KEY"_L1 ? u"value"_s : name == "NESTED"_L1 ? u"$KEY"_s : QString();
    };
    QCOMPARE(interpolate(text, environment, found), expected);
    QCOMPARE(found, missing);
}

QTEST_APPLESS_MAIN(TestEnvironment)
#include "tst_environment.moc"
