#include "app/status_line/script_module.h"

#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace ccr::app;

namespace {

StatusLineStyle styleOf(const QString &statusLine, Icons icons = Icons::Font)
{
    const auto tree = ccr::parseJson5(statusLine);
    if (!tree) qFatal("%s", qPrintable(tree.error().message));
    return readStatusLineStyle(&*tree, icons);
}

QByteArray drawn(const StatusLineStyle &style, const StatusLineVariables &variables)
{
    return renderStatusLine(style, variables, [](const StatusLineModule &module) { return u"script "_s + module.scriptPath; });
}

} // namespace

class TestStatusLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void colours_data();
    void colours();
    void draws_data();
    void draws();
    void drawsPowerline();
    void hasModulesOfItsOwn();
    void showsTenModulesAtMost();
    void fillsVariables();
    void showsTheModelThatAnswered();
    void letsNothingSteerTheTerminal();
    void names_data();
    void names();
    void numbers();
    void runsScripts_data();
    void runsScripts();
    void endsScriptsThatHang();
};

void TestStatusLine::colours_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("foreground");
    QTest::addColumn<QByteArray>("background");
    QTest::newRow("name") << u"blue"_s << QByteArray("\x1b[34m") << QByteArray("\x1b[44m");
    QTest::newRow("bright name") << u"bright_blue"_s << QByteArray("\x1b[94m") << QByteArray("\x1b[104m");
    QTest::newRow("background name") << u"bg_bright_red"_s << QByteArray("\x1b[91m") << QByteArray("\x1b[101m");
    QTest::newRow("gray") << u"Gray"_s << QByteArray("\x1b[90m") << QByteArray("\x1b[100m");
    QTest::newRow("hex") << u"#ff8000"_s << QByteArray("\x1b[38;2;255;128;0m") << QByteArray("\x1b[48;2;255;128;0m");
    QTest::newRow("short hex") << u"#F80"_s << QByteArray("\x1b[38;2;255;136;0m") << QByteArray("\x1b[48;2;255;136;0m");
    QTest::newRow("unknown") << u"salmon"_s << QByteArray() << QByteArray();
    QTest::newRow("wrong length") << u"#ff80"_s << QByteArray() << QByteArray();
}

void TestStatusLine::colours()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, foreground);
    QFETCH(QByteArray, background);
    const auto color = TerminalColor::parse(name);
    QCOMPARE(color ? color->asForeground() : QByteArray(), foreground);
    QCOMPARE(color ? color->asBackground() : QByteArray(), background);
}

void TestStatusLine::draws_data()
{
    QTest::addColumn<QString>("statusLine");
    QTest::addColumn<QByteArray>("line");
    const auto modules = [](const QString &list) { return u"{enabled:true,currentStyle:'default',default:{modules:[%1]}}"_s.arg(list); };
    QTest::newRow("text in colour") << modules(u"{type:'model',icon:'*',text:'{{model}}!',color:'bright_cyan'}"_s)
                                    << QByteArray("\x1b[96m* m1!\x1b[0m");
    QTest::newRow("two, parted by a blank") << modules(u"{type:'model'},{type:'x',text:'[{{ gitBranch }}]'}"_s) << QByteArray("m1 [main]");
    QTest::newRow("background") << modules(u"{text:'a',color:'#010203',background:'bg_red'}"_s)
                                << QByteArray("\x1b[41m\x1b[38;2;1;2;3ma\x1b[0m");
    QTest::newRow("nothing to show is left out") << modules(u"{text:'{{cost}} spent'},{text:'b'}"_s) << QByteArray("b");
    QTest::newRow("one of two values") << modules(u"{text:'{{model}}/{{cost}}'}"_s) << QByteArray("m1/");
    QTest::newRow("type names a variable") << modules(u"{type:'gitBranch'},{type:'sessionId'}"_s) << QByteArray("main abc");
    QTest::newRow("script") << modules(u"{type:'script',scriptPath:'s.js',text:'unused'}"_s) << QByteArray("script s.js");
    QTest::newRow("wrong types") << u"{default:{modules:[5,{type:7,text:'x',color:9}]},currentStyle:3}"_s << QByteArray("x");
}

void TestStatusLine::draws()
{
    QFETCH(QString, statusLine);
    QFETCH(QByteArray, line);
    QCOMPARE(drawn(styleOf(statusLine), {{u"model"_s, u"m1"_s}, {u"gitBranch"_s, u"main"_s}, {u"sessionId"_s, u"abc"_s}}), line);
}

void TestStatusLine::drawsPowerline()
{
    const StatusLineStyle style = styleOf(u"{currentStyle:'powerline',powerline:{modules:["
                                          "{text:'a',color:'white',background:'#000001'},{text:'b',background:'bg_bright_blue'}]}}"_s);
    QCOMPARE(drawn(style, {}), QByteArray("\x1b[48;2;0;0;1m\x1b[37m a \x1b[0m\x1b[104m\x1b[38;2;0;0;1m\xee\x82\xb0\x1b[0m"
                                          "\x1b[104m b \x1b[0m\x1b[94m\xee\x82\xb0\x1b[0m"));
}

void TestStatusLine::hasModulesOfItsOwn()
{
    const StatusLineVariables variables{{u"workDirName"_s, u"here"_s}, {u"model"_s, u"m1"_s}};
    const QByteArray plain = drawn(readStatusLineStyle(nullptr, Icons::None), variables);
    QCOMPARE(plain, QByteArray("\x1b[94mhere\x1b[0m \x1b[96mm1\x1b[0m"));
    QVERIFY(drawn(readStatusLineStyle(nullptr, Icons::Font), variables).size() > plain.size());
    QVERIFY(drawn(styleOf(u"{currentStyle:'powerline'}"_s), variables).contains("\xee\x82\xb0"));
}

void TestStatusLine::showsTenModulesAtMost()
{
    const QString many = QString(u"{text:'x'},"_s).repeated(30);
    QCOMPARE(drawn(styleOf(u"{default:{modules:[%1]}}"_s.arg(many)), {}).count('x'), 10);
}

void TestStatusLine::fillsVariables()
{
    StatusLineInput input;
    input.workingDirectory = u"/home/me/my project/"_s;
    input.sessionId = u"0123456789"_s;
    input.version = u"2.1"_s;
    input.costUsd = 1.234;
    input.durationMs = 303'000;
    input.linesAdded = 3;
    input.linesRemoved = 10;
    input.contextPercent = 41.6;
    input.contextWindowSize = 200'000;
    input.totalInputTokens = 1'000;
    input.totalOutputTokens = 1'240'000;
    const StatusLineVariables variables =
        statusLineVariables(input, LastAnswer{.model = u"m"_s, .inputTokens = 12'345, .outputTokens = 7},
                            StreamSpeed{.tokensPerSecond = 41.4, .timeToFirstTokenMs = 350, .isStreaming = true}, u"main"_s, u"other"_s);
    QCOMPARE(variables, (StatusLineVariables{{u"workDirName"_s, u"my project"_s},
                                             {u"gitBranch"_s, u"main"_s},
                                             {u"model"_s, u"m"_s},
                                             {u"version"_s, u"2.1"_s},
                                             {u"sessionId"_s, u"01234567"_s},
                                             {u"inputTokens"_s, u"12.3k"_s},
                                             {u"outputTokens"_s, u"7"_s},
                                             {u"totalInputTokens"_s, u"1000"_s},
                                             {u"totalOutputTokens"_s, u"1.2M"_s},
                                             {u"contextWindowSize"_s, u"200.0k"_s},
                                             {u"contextPercent"_s, u"42"_s},
                                             {u"cost"_s, u"$1.23"_s},
                                             {u"duration"_s, u"5m 3s"_s},
                                             {u"linesAdded"_s, u"3"_s},
                                             {u"linesRemoved"_s, u"10"_s},
                                             {u"netLines"_s, u"-7"_s},
                                             {u"tokenSpeed"_s, u"41"_s},
                                             {u"timeToFirstToken"_s, u"350ms"_s},
                                             {u"isStreaming"_s, u"true"_s},
                                             {u"streamingIndicator"_s, u"[Streaming]"_s}}));
    QVERIFY(statusLineVariables({}, {}, {}, {}, {}).isEmpty());
}

void TestStatusLine::showsTheModelThatAnswered()
{
    StatusLineInput input;
    input.displayName = u"Sonnet"_s;
    const auto model = [&](const std::optional<LastAnswer> &answer, const QString &route) {
        return statusLineVariables(input, answer, {}, {}, route).value(u"model"_s);
    };
    QCOMPARE(model(LastAnswer{.model = u"answered"_s, .inputTokens = {}, .outputTokens = {}}, u"routed"_s), u"answered"_s);
    QCOMPARE(model({}, u"routed"_s), u"routed"_s);
    QCOMPARE(model({}, {}), u"Sonnet"_s);
}

void TestStatusLine::letsNothingSteerTheTerminal()
{
    StatusLineInput input;
    input.workingDirectory = u"/x/a\x1b]0;title\x07\nb"_s;
    QCOMPARE(statusLineVariables(input, {}, {}, u"m\x1b[2J"_s, {}).value(u"gitBranch"_s), u"m[2J"_s);
    QCOMPARE(drawn(styleOf(u"{default:{modules:[{text:'{{workDirName}}'}]}}"_s), statusLineVariables(input, {}, {}, {}, {})),
             QByteArray("a]0;titleb"));
    const QByteArray line = renderStatusLine(styleOf(u"{default:{modules:[{type:'script',scriptPath:'s'}]}}"_s), {},
                                             [](const StatusLineModule &) { return u"one\r\ntwo\x1b[1m!\n"_s; });
    QCOMPARE(line, QByteArray("one two\x1b[1m!"));
}

void TestStatusLine::names_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("name");
    QTest::newRow("unix") << u"/home/me/proj"_s << u"proj"_s;
    QTest::newRow("slash at the end") << u"/home/me/proj/"_s << u"proj"_s;
    QTest::newRow("root") << u"/"_s << u"/"_s;
    QTest::newRow("windows") << u"C:\\Users\\me\\proj"_s << u"proj"_s;
    QTest::newRow("windows with slashes") << u"C:/Users/me/proj"_s << u"proj"_s;
    QTest::newRow("windows share") << u"\\\\server\\share\\proj\\"_s << u"proj"_s;
    QTest::newRow("backslash in a name") << u"/home/a\\b"_s << u"a\\b"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void TestStatusLine::names()
{
    QFETCH(QString, path);
    QFETCH(QString, name);
    QCOMPARE(folderName(path), name);
}

void TestStatusLine::numbers()
{
    QCOMPARE(shortNumber(0), u"0"_s);
    QCOMPARE(shortNumber(1'000), u"1000"_s);
    QCOMPARE(shortNumber(1'001), u"1.0k"_s);
    QCOMPARE(shortNumber(2'500'000), u"2.5M"_s);
    QCOMPARE(shortDuration(999), u"999ms"_s);
    QCOMPARE(shortDuration(12'345), u"12.3s"_s);
    QCOMPARE(shortDuration(7'500'000), u"2h 5m"_s);
    QCOMPARE(dollars(0), u"$0.00"_s);
    QCOMPARE(dollars(0.00421), u"$0.0042"_s);
}

void TestStatusLine::runsScripts_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("text");
    QTest::newRow("function") << u"a.js"_s << QByteArray("module.exports = (v, o) => `${v.model} ${o.mark}`;") << u"m1 !"_s;
    QTest::newRow("promise") << u"b.js"_s << QByteArray("module.exports = async (v) => v.model;") << u"m1"_s;
    QTest::newRow("ES module") << u"c.mjs"_s << QByteArray("export default (v) => v.model + '2';") << u"m12"_s;
    QTest::newRow("that prints") << u"d.js"_s << QByteArray("console.log('noise'); module.exports = () => 'x';") << u"x"_s;
    QTest::newRow("that fails") << u"e.js"_s << QByteArray("module.exports = () => { throw new Error('x'); };") << QString();
    QTest::newRow("that says nothing") << u"f.js"_s << QByteArray("module.exports = () => undefined;") << QString();
    QTest::newRow("that keeps running") << u"g.js"_s << QByteArray("setInterval(() => {}, 1000); module.exports = () => 'on';") << u"on"_s;
    QTest::newRow("that is not there") << QString() << QByteArray() << QString();
}

void TestStatusLine::runsScripts()
{
    if (QStandardPaths::findExecutable(u"node"_s).isEmpty()) QSKIP("node is not installed");
    QFETCH(QString, name);
    QFETCH(QByteArray, script);
    QFETCH(QString, text);
    QTemporaryDir directory;
    if (!name.isEmpty()) {
        QFile file(directory.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(script);
    }
    StatusLineModule module;
    module.scriptPath = name.isEmpty() ? u"absent.js"_s : name;
    module.options = R"({"mark":"!"})";
    QCOMPARE(runScriptModule(module, {{u"model"_s, u"m1"_s}}, directory.path(), 30s), text);
}

void TestStatusLine::endsScriptsThatHang()
{
    if (QStandardPaths::findExecutable(u"node"_s).isEmpty()) QSKIP("node is not installed");
    QTemporaryDir directory;
    QFile file(directory.filePath(u"hang.js"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("module.exports = () => new Promise(() => setInterval(() => {}, 1000));");
    file.close();
    StatusLineModule module;
    module.scriptPath = file.fileName();
    QCOMPARE(runScriptModule(module, {}, directory.path(), 500ms), QString());
}

QTEST_GUILESS_MAIN(TestStatusLine)
#include "tst_status_line.moc"
