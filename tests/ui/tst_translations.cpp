#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

class TestTranslations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void areComplete_data();
    void areComplete();
};

void TestTranslations::areComplete_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("English") << u"ccr_en.ts"_s;
    QTest::newRow("Simplified Chinese") << u"ccr_zh_CN.ts"_s;
}

void TestTranslations::areComplete()
{
    QFETCH(QString, file);
    QFile ts(QStringLiteral(CCR_SOURCE_DIR "/resources/translations/") + file);
    QVERIFY(ts.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(ts.readAll());
    QVERIFY(!text.contains("type=\"unfinished\""_L1));
    // A text must have the same places for values as its original.
    static const QRegularExpression pair(u"<source>(.*?)</source>\\s*<translation>(.*?)</translation>"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression place(u"%[0-9]"_s);
    int pairs = 0;
    for (auto match = pair.globalMatch(text); match.hasNext(); ++pairs) {
        const QRegularExpressionMatch found = match.next();
        for (auto places = place.globalMatch(found.captured(1)); places.hasNext();)
            QVERIFY2(found.captured(2).contains(places.next().captured()), qPrintable(found.captured(1)));
    }
    QVERIFY(pairs > 50);
}

QTEST_APPLESS_MAIN(TestTranslations)
#include "tst_translations.moc"
