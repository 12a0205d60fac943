// clazy:excludeall=non-pod-global-static
#include "tests/support/router_home.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using ccr::test::RouterHome;

namespace {

constexpr auto fakeAgent = R"(#!/bin/bash
env -0 > "$HOME/env"
for word in "$@"; do printf '%s\0' "$word"; done > "$HOME/argv"
)";

// In files of their own, since moc stumbles over comments in raw strings.
QByteArray dataFile(const QString &name)
{
    QFile file(QStringLiteral(CCR_TEST_DATA) + u"/command_line/"_s + name);
    if (!file.open(QIODevice::ReadOnly)) qFatal("cannot read %s", qPrintable(file.fileName()));
    return file.readAll();
}

const QByteArray manifest = dataFile(u"manifest.json5"_s);
const QByteArray config = dataFile(u"config.json5"_s);

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

/// `ccr preset`, `ccr install`, `ccr NAME` and `ccr model`.
class TestPresetsAndModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_home.reset(); }
    void installsFrom_data();
    void installsFrom();
    void namesTheVariablesOfAPreset();
    void refusesToInstall_data();
    void refusesToInstall();
    void runsTheAgentWithAPreset();
    void leavesTheServerOut();
    void showsAndDeletesPresets();
    void exportsTheConfigurationWithoutKeys();
    void listsModels();
    void changesARouteInPlace();
    void addsAModel();
    void addsAProvider();
    void refusesToChange_data();
    void refusesToChange();
    void asksInATerminal();

private:
    QByteArray variable(const QByteArray &name) const;
    QByteArray configText() const { return m_home->read(u".claude-code-router/config.json"_s); }

    std::unique_ptr<RouterHome> m_home;
};

void TestPresetsAndModels::init()
{
    m_home = std::make_unique<RouterHome>(QStringLiteral(CCR_EXECUTABLE));
    m_home->environment().insert(u"ONE_KEY"_s, u"sk-one"_s);
    m_home->write(u"bin/claude"_s, fakeAgent, true);
    m_home->write(u"source/manifest.json"_s, manifest);
    m_home->write(u"source/extra/notes.txt"_s, "notes");
}

QByteArray TestPresetsAndModels::variable(const QByteArray &name) const
{
    for (const QByteArray &line : m_home->read(u"env"_s).split('\0'))
        if (line.startsWith(name + '=')) return line.mid(name.size() + 1);
    return {};
}

void TestPresetsAndModels::installsFrom_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QStringList>("packing");
    QTest::newRow("folder") << u"source"_s << QStringList{};
    QTest::newRow("tar") << u"it.tar.gz"_s << QStringList{u"tar"_s, u"-czf"_s, u"it.tar.gz"_s, u"source"_s};
    QTest::newRow("zip") << u"it.zip"_s << QStringList{u"python3"_s, u"-m"_s, u"zipfile"_s, u"-c"_s, u"it.zip"_s, u"source"_s};
}

void TestPresetsAndModels::installsFrom()
{
    QFETCH(QString, source);
    QFETCH(QStringList, packing);
    if (!packing.isEmpty()) {
        QProcess pack;
        pack.setWorkingDirectory(m_home->path());
        pack.start(packing.first(), packing.mid(1));
        QVERIFY(pack.waitForFinished() && pack.exitCode() == 0);
    }
    const RouterHome::Outcome outcome = m_home->run({u"install"_s, source, u"--set"_s, u"apiKey=sk=1,2"_s});
    QVERIFY2(outcome.code == 0, outcome.errors.constData());
    QCOMPARE(m_home->read(u".claude-code-router/presets/fast/extra/notes.txt"_s), QByteArray("notes"));
    const QByteArray installed = m_home->read(u".claude-code-router/presets/fast/manifest.json"_s);
    QVERIFY2(installed.contains("sk=1,2") && installed.contains("#{apiKey}"), installed.constData());
    const QFileInfo file(m_home->path(u".claude-code-router/presets/fast/manifest.json"_s));
    QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther))); // it holds a key now
}

void TestPresetsAndModels::namesTheVariablesOfAPreset()
{
    m_home->write(u"source/manifest.json"_s,
                  "{name:'far', Providers:[{name:'p', api_key:'$ONE_KEY', models:['m'], "
                  "api_base_url:'https://u:w@far.example:8443/secret-path', headers:{x:'${OTHER\\u001b[2J}'}}]}");
    const RouterHome::Outcome outcome = m_home->run({u"install"_s, u"source"_s});
    QVERIFY2(outcome.code == 0, outcome.errors.constData());
    QVERIFY2(outcome.output.contains("environment variables ONE_KEY, OTHER?[2J. It sends to: https://far.example:8443."),
             outcome.output.constData());
    QVERIFY2(!outcome.output.contains("sk-one") && !outcome.output.contains("secret-path"), outcome.output.constData());
}

void TestPresetsAndModels::refusesToInstall_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("nothing") << QStringList{} << QByteArray("say what to install");
    QTest::newRow("no answer to a question") << QStringList{u"source"_s} << QByteArray("--set apiKey=");
    QTest::newRow("name that leads out") << QStringList{u"source"_s, u"--name"_s, u"../x"_s, u"--set"_s, u"apiKey=k"_s}
                                         << QByteArray("../x");
    QTest::newRow("no preset") << QStringList{u"bin"_s} << QByteArray("no manifest.json");
    QTest::newRow("nowhere") << QStringList{u"no such thing"_s} << QByteArray("no folder, no archive");
    QTest::newRow("wrong answer") << QStringList{u"source"_s, u"--set"_s, u"apiKey"_s} << QByteArray("is not ID=VALUE");
}

void TestPresetsAndModels::refusesToInstall()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, reason);
    const RouterHome::Outcome outcome = m_home->run(QStringList{u"preset"_s, u"install"_s} + arguments);
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.errors.contains(reason), outcome.errors.constData());
    QVERIFY(!QFileInfo::exists(m_home->path(u".claude-code-router/presets/fast"_s)));
}

void TestPresetsAndModels::runsTheAgentWithAPreset()
{
    QCOMPARE(m_home->run({u"install"_s, u"source"_s, u"--name"_s, u"my-preset"_s, u"--set"_s, u"apiKey=k"_s}).code, 0);
    const RouterHome::Outcome outcome = m_home->run({u"my-preset"_s, u"-p"_s, u"$HOME"_s});
    QVERIFY2(outcome.code == 0, outcome.errors.constData());
    QCOMPARE(variable("ANTHROPIC_BASE_URL"), "http://127.0.0.1:" + QByteArray::number(m_home->port()) + "/preset/my-preset");
    QCOMPARE(variable("ANTHROPIC_AUTH_TOKEN"), QByteArray("test"));
    QCOMPARE(variable("MY_FLAG"), QByteArray("on"));
    QVERIFY(m_home->read(u"argv"_s).endsWith(QByteArray("-p\0$HOME\0", 9)));
}

void TestPresetsAndModels::leavesTheServerOut()
{
    m_home->write(u"source/manifest.json"_s, QByteArray(manifest).replace("version:", "noServer: true, version:"));
    QCOMPARE(m_home->run({u"install"_s, u"source"_s, u"--set"_s, u"apiKey=sk-direct"_s}).code, 0);
    const RouterHome::Outcome outcome = m_home->run({u"fast"_s});
    QVERIFY2(outcome.code == 0, outcome.errors.constData());
    QCOMPARE(variable("ANTHROPIC_BASE_URL"), QByteArray("https://p.example"));
    QCOMPARE(variable("ANTHROPIC_AUTH_TOKEN"), QByteArray("sk-direct"));
    QCOMPARE(m_home->run({u"status"_s}).code, 3);
}

void TestPresetsAndModels::showsAndDeletesPresets()
{
    QCOMPARE(m_home->run({u"install"_s, u"source"_s, u"--set"_s, u"apiKey=sk-hidden"_s}).code, 0);
    QCOMPARE(m_home->run({u"install"_s, u"source"_s, u"--set"_s, u"apiKey=x"_s}).code, 1); // it is there already
    const QJsonArray list = QJsonDocument::fromJson(m_home->run({u"preset"_s, u"list"_s, u"--json"_s}).output).array();
    QCOMPARE(list.size(), 1);
    QCOMPARE(list[0].toObject()["name"_L1].toString(), u"fast"_s);
    QCOMPARE(list[0].toObject()["version"_L1].toString(), u"2.0.0"_s);
    const RouterHome::Outcome info = m_home->run({u"preset"_s, u"info"_s, u"fast"_s});
    QVERIFY2(info.output.contains("Quick answers") && !info.output.contains("sk-hidden"), info.output.constData());
    QVERIFY(m_home->run({u"preset"_s, u"list"_s}).output.contains("fast"));
    QCOMPARE(m_home->run({u"preset"_s, u"rm"_s, u"../presets/fast"_s}).code, 1);
    QCOMPARE(m_home->run({u"preset"_s, u"rm"_s, u"fast"_s}).code, 0);
    QVERIFY(!QFileInfo::exists(m_home->path(u".claude-code-router/presets/fast"_s)));
    QCOMPARE(m_home->run({u"preset"_s, u"delete"_s, u"fast"_s}).code, 1);
    QCOMPARE(m_home->run({u"fast"_s}).code, 1);
}

void TestPresetsAndModels::exportsTheConfigurationWithoutKeys()
{
    m_home->writeConfig(config);
    const RouterHome::Outcome outcome = m_home->run({u"preset"_s, u"export"_s, u"mine"_s, u"--description"_s, u"For work"_s});
    QVERIFY2(outcome.code == 0, outcome.errors.constData());
    const QByteArray written = m_home->read(u".claude-code-router/presets/mine/manifest.json"_s);
    QVERIFY2(!written.contains("sk-plain") && !written.contains("sk-one"), written.constData());
    QVERIFY2(written.contains("For work") && written.contains("one,a") && written.contains("$ONE_KEY"), written.constData());
    QCOMPARE(m_home->run({u"preset"_s, u"export"_s, u"a/b"_s}).code, 1);
}

void TestPresetsAndModels::listsModels()
{
    m_home->writeConfig(config);
    const QJsonObject listed = object(m_home->run({u"model"_s, u"list"_s, u"--json"_s}).output);
    QCOMPARE(listed["router"_L1].toObject(), (QJsonObject{{u"default"_s, u"one,a"_s}}));
    QCOMPARE(listed["providers"_L1].toArray().size(), 2);
    const QByteArray text = m_home->run({u"model"_s}).output; // no terminal: nothing is asked
    QVERIFY2(text.contains("one,b") && text.contains("two,c") && text.contains("think"), text.constData());
}

void TestPresetsAndModels::changesARouteInPlace()
{
    m_home->writeConfig(config);
    const RouterHome::Outcome outcome = m_home->run({u"model"_s, u"set"_s, u"default"_s, u"two,c/x,y"_s});
    QVERIFY2(outcome.code == 0, outcome.errors.constData());
    QCOMPARE(configText(), QByteArray(config).replace("\"one,a\"", "\"two,c/x,y\""));
    QCOMPARE(QDir(m_home->path(u".claude-code-router"_s)).entryList({u"config.json.*.bak"_s}).size(), 1);
    QCOMPARE(m_home->run({u"model"_s, u"set"_s, u"think"_s, u"one,b"_s}).code, 0);
    QCOMPARE(object(m_home->run({u"model"_s, u"list"_s, u"--json"_s}).output)["router"_L1].toObject()["think"_L1].toString(), u"one,b"_s);
}

void TestPresetsAndModels::addsAModel()
{
    m_home->writeConfig(config);
    const RouterHome::Outcome outcome = m_home->run({u"model"_s, u"add"_s, u"one"_s, u"org/new~1"_s, u"--transformer"_s, u"tooluse"_s,
                                                     u"--transformer"_s, u"[\"maxtoken\", {\"max_tokens\": 9}]"_s});
    QVERIFY2(outcome.code == 0, outcome.errors.constData());
    const QByteArray text = configText();
    QVERIFY2(text.contains("// first") && text.contains("// my providers") && text.contains("\"$ONE_KEY\""), text.constData());
    const QJsonArray models =
        object(m_home->run({u"model"_s, u"list"_s, u"--json"_s}).output)["providers"_L1].toArray()[0].toObject()["models"_L1].toArray();
    QCOMPARE(models, QJsonArray({u"a"_s, u"b"_s, u"org/new~1"_s}));
    QVERIFY2(text.contains("org/new~1") && text.contains("maxtoken") && text.contains("tooluse"), text.constData());
}

void TestPresetsAndModels::addsAProvider()
{
    for (const QByteArray &before : {QByteArray(), config}) {
        if (!before.isEmpty()) m_home->writeConfig(before);
        const RouterHome::Outcome outcome = m_home->run(
            {u"model"_s, u"add"_s, u"three"_s, u"m"_s, u"--url"_s, u"http://127.0.0.1:9/v1/chat/completions"_s, u"--key"_s, u"$ONE_KEY"_s});
        QVERIFY2(outcome.code == 0, outcome.errors.constData());
        QVERIFY(m_home->run({u"model"_s}).output.contains("three,m"));
        QVERIFY(configText().contains("$ONE_KEY"));
    }
}

void TestPresetsAndModels::refusesToChange_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("unknown slot") << QStringList{u"set"_s, u"defualt"_s, u"one,a"_s} << QByteArray("default");
    QTest::newRow("unknown provider") << QStringList{u"set"_s, u"think"_s, u"won,a"_s} << QByteArray("one");
    QTest::newRow("no model") << QStringList{u"set"_s, u"think"_s, u"one"_s} << QByteArray("not PROVIDER,MODEL");
    QTest::newRow("nothing to set") << QStringList{u"set"_s} << QByteArray("ccr model set");
    QTest::newRow("new provider without an address") << QStringList{u"add"_s, u"x"_s, u"m"_s} << QByteArray("--url");
    QTest::newRow("known provider with an address")
        << QStringList{u"add"_s, u"one"_s, u"m"_s, u"--url"_s, u"http://x"_s} << QByteArray("there already");
    QTest::newRow("unknown action") << QStringList{u"drop"_s} << QByteArray("list, set or add");
}

void TestPresetsAndModels::refusesToChange()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, reason);
    m_home->writeConfig(config);
    const RouterHome::Outcome outcome = m_home->run(QStringList(u"model"_s) + arguments);
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.errors.contains(reason), outcome.errors.constData());
    QCOMPARE(configText(), QByteArray(config));
}

void TestPresetsAndModels::asksInATerminal()
{
    if (QStandardPaths::findExecutable(u"script"_s).isEmpty()) QSKIP("script(1) is not installed");
    m_home->writeConfig(config);
    QProcess terminal;
    terminal.setProcessEnvironment(m_home->environment());
    terminal.start(u"script"_s, {u"-qec"_s, u"'%1' model"_s.arg(QStringLiteral(CCR_EXECUTABLE)), u"/dev/null"_s});
    terminal.write("3\n3\n\n"); // think, the third model, leave
    QByteArray output;
    QTRY_VERIFY_WITH_TIMEOUT((output += terminal.readAll()).contains("think goes to two,c"), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(terminal.state() == QProcess::NotRunning, 20'000);
    QCOMPARE(terminal.exitCode(), 0);
    QVERIFY(configText().contains("two,c"));
}

QTEST_GUILESS_MAIN(TestPresetsAndModels)
#include "tst_presets_and_models.moc"
