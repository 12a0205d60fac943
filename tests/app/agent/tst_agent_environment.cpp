#include "app/agent/agent_environment.h"
#include "app/agent/claude_settings.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace ccr::app;

namespace {

struct Shell
{
    QString program;
    ShellKind kind;
    QString show; ///< prints the variable without a line break
};

} // namespace

class TestAgentEnvironment : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsValuesWhole_data();
    void keepsValuesWhole();
    void takesVariablesAway_data();
    void takesVariablesAway();
    void addsTheLoopbackToNoProxyOnce();
    void findsVariablesThatStandInTheWay();
};

void TestAgentEnvironment::keepsValuesWhole_data()
{
    QTest::addColumn<ShellKind>("shell");
    QTest::addColumn<QString>("line");
    QTest::newRow("posix") << ShellKind::Posix << u"export K='a'\\''b\\c!d $e `f`'"_s;
    QTest::newRow("fish") << ShellKind::Fish << u"set -gx K 'a\\'b\\\\c!d $e `f`'"_s;
    QTest::newRow("powershell") << ShellKind::PowerShell << u"$env:K = 'a''b\\c!d $e `f`'"_s;
    QTest::newRow("csh") << ShellKind::Csh << u"setenv K 'a'\\''b\\c\\!d $e `f`';"_s;
}

void TestAgentEnvironment::keepsValuesWhole()
{
    QFETCH(ShellKind, shell);
    QFETCH(QString, line);
    QCOMPARE(shellLine({u"K"_s, u"a'b\\c!d $e `f`"_s}, shell), line);

    // And what the shells themselves make of it, as far as they are installed.
    static const QList<Shell> shells{{u"sh"_s, ShellKind::Posix, u"printf %s \"$K\""_s},
                                     {u"bash"_s, ShellKind::Posix, u"printf %s \"$K\""_s},
                                     {u"zsh"_s, ShellKind::Posix, u"printf %s \"$K\""_s},
                                     {u"fish"_s, ShellKind::Fish, u"printf %s \"$K\""_s},
                                     {u"pwsh"_s, ShellKind::PowerShell, u"[Console]::Write($env:K)"_s},
                                     {u"tcsh"_s, ShellKind::Csh, u"printenv K"_s}};
    const QString value = u"it's $HOME `id` \"x\" \\ ! é 你好"_s;
    for (const Shell &known : shells) {
        if (known.kind != shell || QStandardPaths::findExecutable(known.program).isEmpty()) continue;
        QProcess process;
        process.start(known.program, {u"-c"_s, shellLine({u"K"_s, value}, shell) + u'\n' + known.show});
        QVERIFY(process.waitForFinished());
        QCOMPARE(QString::fromUtf8(process.readAllStandardOutput()).trimmed(), value);
    }
}

void TestAgentEnvironment::takesVariablesAway_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("line");
    QTest::newRow("bash") << u"bash"_s << u"unset K"_s;
    QTest::newRow("zsh") << u"zsh"_s << u"unset K"_s;
    QTest::newRow("fish") << u"fish"_s << u"set -e K"_s;
    QTest::newRow("powershell") << u"pwsh"_s << u"Remove-Item Env:K -ErrorAction SilentlyContinue"_s;
    QTest::newRow("csh") << u"tcsh"_s << u"unsetenv K;"_s;
}

void TestAgentEnvironment::takesVariablesAway()
{
    QFETCH(QString, name);
    QFETCH(QString, line);
    const std::optional<ShellKind> shell = shellFromName(name);
    QVERIFY(shell);
    QCOMPARE(shellLine({u"K"_s, std::nullopt}, *shell), line);
}

void TestAgentEnvironment::addsTheLoopbackToNoProxyOnce()
{
    const auto noProxy = [](const QString &before) {
        const QList<EnvironmentChange> changes = agentEnvironment(
            {}, {}, u"http://127.0.0.1:1"_s, [&](const QString &name) { return name == "NO_PROXY"_L1 ? before : QString(); });
        for (const EnvironmentChange &change : changes)
            if (change.name == "NO_PROXY"_L1) return change.value.value_or(QString());
        return QString();
    };
    QCOMPARE(noProxy({}), u"127.0.0.1"_s);
    QCOMPARE(noProxy(u"a.example"_s), u"a.example,127.0.0.1"_s);
    QCOMPARE(noProxy(u"a.example, 127.0.0.1"_s), u"a.example, 127.0.0.1"_s);
}

void TestAgentEnvironment::findsVariablesThatStandInTheWay()
{
    QTemporaryDir directory;
    const auto write = [&](const QString &name, const QByteArray &text) {
        QFile file(directory.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    write(u"user"_s, R"({"env":{"A":"other","B":"wanted","USE":"1","MINE":"x"}})");
    write(u"broken"_s, "{");
    const QList<EnvironmentChange> changes{{u"A"_s, u"wanted"_s}, {u"B"_s, u"wanted"_s}, {u"C"_s, u"wanted"_s}, {u"USE"_s, std::nullopt}};
    const QStringList files{directory.filePath(u"broken"_s), directory.filePath(u"absent"_s), directory.filePath(u"user"_s)};
    QCOMPARE(overridingVariables(changes, files), (QJsonObject{{u"A"_s, u"wanted"_s}, {u"USE"_s, QString()}}));
}

QTEST_GUILESS_MAIN(TestAgentEnvironment)
#include "tst_agent_environment.moc"
