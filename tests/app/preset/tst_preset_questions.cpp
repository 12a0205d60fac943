#include "app/preset/preset_questions.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace ccr::app;

namespace {

std::vector<PresetQuestion> questionsOf(const QString &schema)
{
    const auto manifest = ccr::parseJson5(u"{schema:[%1]}"_s.arg(schema));
    if (!manifest) qFatal("%s", qPrintable(manifest.error().message));
    return readQuestions(*manifest);
}

QString askNobody(const PresetQuestion &)
{
    return {};
}

} // namespace

class TestPresetQuestions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads();
    void objects_data();
    void objects();
    void asksOnlyWhatMatters_data();
    void asksOnlyWhatMatters();
    void collects();
    void namesWhatIsMissing();
};

void TestPresetQuestions::reads()
{
    const auto questions = questionsOf(u"{id:'k'},{id:'m',type:'select',label:'L',prompt:'P',required:false,defaultValue:'b',"
                                       "options:[{label:'A',value:'a'},{value:'b'},{value:'c',disabled:true}]},{type:'input'},"
                                       "{id:'s',type:'multiselect',options:{type:'static',options:['x','y']}}"_s);
    QCOMPARE(questions.size(), std::size_t(3)); // one without an id cannot be answered
    QCOMPARE(questions[0].kind, PresetQuestion::Kind::Password);
    QVERIFY(questions[0].isRequired);
    QCOMPARE(questions[0].label, u"k"_s);
    QCOMPARE(questions[1].label, u"P"_s);
    QCOMPARE(questions[1].choices, QStringList({u"a"_s, u"b"_s}));
    QVERIFY(!questions[1].isRequired);
    QCOMPARE(questions[2].choices, QStringList({u"x"_s, u"y"_s}));
}

void TestPresetQuestions::objects_data()
{
    QTest::addColumn<QString>("schema");
    QTest::addColumn<QString>("answer");
    QTest::addColumn<bool>("isFine");
    QTest::newRow("needed") << u"{id:'a'}"_s << QString() << false;
    QTest::newRow("not needed") << u"{id:'a',required:false}"_s << QString() << true;
    QTest::newRow("number") << u"{id:'a',type:'number',min:1,max:5}"_s << u"5"_s << true;
    QTest::newRow("too large") << u"{id:'a',type:'number',min:1,max:5}"_s << u"6"_s << false;
    QTest::newRow("too small") << u"{id:'a',type:'number',min:1,max:5}"_s << u"0.5"_s << false;
    QTest::newRow("no number") << u"{id:'a',type:'number'}"_s << u"x"_s << false;
    QTest::newRow("confirmed") << u"{id:'a',type:'confirm'}"_s << u"true"_s << true;
    QTest::newRow("neither yes nor no") << u"{id:'a',type:'confirm'}"_s << u"y"_s << false;
    QTest::newRow("choice") << u"{id:'a',type:'select',options:['x','y']}"_s << u"y"_s << true;
    QTest::newRow("no choice") << u"{id:'a',type:'select',options:['x','y']}"_s << u"z"_s << false;
    QTest::newRow("choices") << u"{id:'a',type:'multiselect',options:['x','y']}"_s << u"x,y"_s << true;
    QTest::newRow("one wrong choice") << u"{id:'a',type:'multiselect',options:['x','y']}"_s << u"x,z"_s << false;
    QTest::newRow("form") << u"{id:'a',validator:'^sk-'}"_s << u"sk-1"_s << true;
    QTest::newRow("other form") << u"{id:'a',validator:'^sk-'}"_s << u"pk-1"_s << false;
}

void TestPresetQuestions::objects()
{
    QFETCH(QString, schema);
    QFETCH(QString, answer);
    QFETCH(bool, isFine);
    const std::optional<QString> wrong = objection(questionsOf(schema).front(), answer);
    QCOMPARE(!wrong.has_value(), isFine);
    if (wrong && schema.contains("validator"_L1)) QVERIFY(!wrong->contains(answer)); // it may be a key
}

void TestPresetQuestions::asksOnlyWhatMatters_data()
{
    QTest::addColumn<QString>("when");
    QTest::addColumn<bool>("isAskedFor");
    QTest::newRow("equal by default") << u"{field:'m',value:'5'}"_s << true;
    QTest::newRow("not equal") << u"{field:'m',operator:'ne',value:'5'}"_s << false;
    QTest::newRow("one of") << u"{field:'m',operator:'in',value:['4','5']}"_s << true;
    QTest::newRow("none of") << u"{field:'m',operator:'nin',value:['4','5']}"_s << false;
    QTest::newRow("greater") << u"{field:'m',operator:'gt',value:4}"_s << true;
    QTest::newRow("not greater") << u"{field:'m',operator:'gt',value:5}"_s << false;
    QTest::newRow("at least") << u"{field:'m',operator:'gte',value:5}"_s << true;
    QTest::newRow("less") << u"{field:'m',operator:'lt',value:5}"_s << false;
    QTest::newRow("at most") << u"{field:'m',operator:'lte',value:5}"_s << true;
    QTest::newRow("there") << u"{field:'m',operator:'exists'}"_s << true;
    QTest::newRow("not there") << u"{field:'n',operator:'exists'}"_s << false;
    QTest::newRow("all of a list") << u"[{field:'m',value:'5'},{field:'m',operator:'gt',value:9}]"_s << false;
    QTest::newRow("empty list") << u"[]"_s << true;
}

void TestPresetQuestions::asksOnlyWhatMatters()
{
    QFETCH(QString, when);
    QFETCH(bool, isAskedFor);
    QCOMPARE(isAsked(questionsOf(u"{id:'a',when:%1}"_s.arg(when)).front(), {{u"m"_s, u"5"_s}}), isAskedFor);
}

void TestPresetQuestions::collects()
{
    const auto questions = questionsOf(u"{id:'given'},{id:'asked'},{id:'usual',defaultValue:7,type:'number'},"
                                       "{id:'aside',when:{field:'given',value:'other'}},{id:'open',required:false}"_s);
    const auto answers = collectAnswers(questions, {{u"given"_s, u"g"_s}, {u"stray"_s, u"s"_s}},
                                        [](const PresetQuestion &question) { return question.id == "asked"_L1 ? u"a"_s : QString(); });
    QVERIFY(answers);
    QCOMPARE(*answers, (PresetAnswers{{u"given"_s, u"g"_s}, {u"asked"_s, u"a"_s}, {u"usual"_s, u"7"_s}}));
    QCOMPARE(storedAnswer(questions[2], u"7"_s).number, 7.0);
    QCOMPARE(storedAnswer(questions[0], u"7"_s).string, u"7"_s);
}

void TestPresetQuestions::namesWhatIsMissing()
{
    const auto answers = collectAnswers(questionsOf(u"{id:'apiKey'}"_s), {}, askNobody);
    QVERIFY(!answers);
    QVERIFY2(answers.error().message.contains("--set apiKey="_L1), qPrintable(answers.error().message));
}

QTEST_GUILESS_MAIN(TestPresetQuestions)
#include "tst_preset_questions.moc"
