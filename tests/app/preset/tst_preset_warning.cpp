#include "app/preset/preset_warning.h"

#include <QTest>

using namespace ccr;
using namespace ccr::app;
using namespace Qt::StringLiterals;

class TestPresetWarning : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatAPresetUses_data();
    void saysWhatAPresetUses();
};

void TestPresetWarning::saysWhatAPresetUses_data()
{
    QTest::addColumn<QString>("manifest");
    QTest::addColumn<QStringList>("said"); ///< nothing: no warning
    QTest::newRow("nothing") << u"{Providers:[{name:'a',api_base_url:'https://a.example/v1'}]}"_s << QStringList();
    QTest::newRow("a variable") << u"{Providers:[{api_key:'$MY_KEY',api_base_url:'https://a.example/v1'}]}"_s
                                << QStringList{u"MY_KEY"_s, u"https://a.example."_s};
    QTest::newRow("JavaScript") << u"{transformers:[{path:'one.js'},{path:'two\\u001b[2J.js'}]}"_s
                                << QStringList{u"JavaScript"_s, u"one.js, two?[2J.js."_s};
    QTest::newRow("both") << u"{APIKEY:'$MY_KEY',transformers:[{path:'one.js'}]}"_s << QStringList{u"MY_KEY"_s, u"one.js"_s};
    QTest::newRow("no list") << u"{transformers:{path:'one.js'}}"_s << QStringList();
}

void TestPresetWarning::saysWhatAPresetUses()
{
    QFETCH(QString, manifest);
    QFETCH(QStringList, said);
    const Result<Json5Value> parsed = parseJson5(manifest);
    QVERIFY(parsed);
    const QString warning = presetWarning(*parsed);
    QCOMPARE(warning.isEmpty(), said.isEmpty());
    for (const QString &part : std::as_const(said)) QVERIFY2(warning.contains(part), qPrintable(warning));
}

QTEST_APPLESS_MAIN(TestPresetWarning)
#include "tst_preset_warning.moc"
