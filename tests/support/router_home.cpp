#include "tests/support/router_home.h"

#include "tests/support/free_port.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace ccr::test {

namespace {

constexpr int patienceMs = 60'000;

} // namespace

RouterHome::RouterHome(QString program)
    : m_program(std::move(program)), m_home(m_directory.filePath(u"it's \"home\" 你好 $HOME"_s)), m_port(freePort())
{
    QDir().mkpath(m_home);
    m_environment.insert(u"HOME"_s, m_home);
    m_environment.insert(u"PATH"_s, m_home + u"/bin:"_s + qEnvironmentVariable("PATH"));
    m_environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    m_environment.insert(u"TMPDIR"_s, m_directory.path());
    m_environment.insert(u"SERVICE_PORT"_s, QString::number(m_port));
    for (const char *name : {"ASAN_OPTIONS", "TSAN_OPTIONS", "UBSAN_OPTIONS"}) // of the sanitizer builds
        if (qEnvironmentVariableIsSet(name)) m_environment.insert(QString::fromLatin1(name), qEnvironmentVariable(name));
}

RouterHome::~RouterHome()
{
    run({u"stop"_s, u"--force"_s});
}

QString RouterHome::path(const QString &name) const
{
    return name.isEmpty() ? m_home : m_home + u'/' + name;
}

void RouterHome::write(const QString &name, const QByteArray &content, bool executable) const
{
    QDir().mkpath(QFileInfo(path(name)).absolutePath());
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) qFatal("cannot write %s", qPrintable(path(name)));
    if (executable) file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

QByteArray RouterHome::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

RouterHome::Outcome RouterHome::run(const QStringList &arguments, const QByteArray &input) const
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.setWorkingDirectory(m_home);
    process.start(m_program, arguments);
    process.write(input);
    process.closeWriteChannel();
    const bool ended = process.waitForFinished(patienceMs) && process.exitStatus() == QProcess::NormalExit;
    return {.code = ended ? process.exitCode() : -1, .output = process.readAllStandardOutput(), .errors = process.readAllStandardError()};
}

quint16 RouterHome::freePort()
{
    return test::freePort();
}

} // namespace ccr::test
