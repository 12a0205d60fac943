#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <atomic>
#include <map>
#include <new>
#include <thread>
#include <vector>

#include <csignal>
#include <fcntl.h>
#include <sys/mman.h>

using namespace Qt::StringLiterals;

namespace {

constexpr int writers = 2;
constexpr int errorsEvery = 50;
constexpr std::uint64_t manyRecords = 20'000; ///< of the first run, before it is killed

/// The counters of the program that is going to be killed.
class Counters
{
public:
    explicit Counters(const QString &path) : m_file(path)
    {
        if (!m_file.open(QIODevice::ReadWrite) || !m_file.resize(4096)) return;
        m_values = std::launder(reinterpret_cast<std::atomic<std::uint64_t> *>(m_file.map(0, 4096)));
    }
    std::atomic<std::uint64_t> &operator[](int index) { return m_values[index]; }
    void reset()
    {
        for (int i = 0; i <= writers; ++i) m_values[i] = 0;
    }

private:
    QFile m_file;
    std::atomic<std::uint64_t> *m_values = nullptr;
};

/// How often each record of one run stands in the files.
struct Run
{
    std::array<std::vector<std::uint8_t>, writers> seen;
    std::array<std::uint64_t, writers> accepted{};
    int ends = 0;
};

} // namespace

class TestCrash : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void losesNothingThatWasAccepted();

private:
    static QStringList filesOf(const QString &folder, const QString &prefix)
    {
        QStringList files;
        QDirIterator walk(folder, {prefix + u"*"_s}, QDir::Files);
        while (walk.hasNext()) files.append(walk.next());
        return files;
    }
    static qint64 numberIn(const QByteArray &line, const QByteArray &name)
    {
        const qsizetype at = line.indexOf('"' + name + "\":");
        return at < 0 ? -1 : line.mid(at + name.size() + 3).split(',').first().split('}').first().toLongLong();
    }
};

void TestCrash::losesNothingThatWasAccepted()
{
    const int kills = qEnvironmentVariableIsSet("CCR_TEST_KILLS") ? qEnvironmentVariableIntValue("CCR_TEST_KILLS") : 200;
    const QTemporaryDir dir;
    const QString folder = dir.filePath(u"logs"_s);
    Counters counters(dir.filePath(u"counters"_s));
    const auto start = [&](QProcess &process, int run) {
        process.setProcessChannelMode(QProcess::ForwardedChannels);
        process.start(QStringLiteral(CCR_CRASH_WRITER), {folder, dir.filePath(u"counters"_s), QString::number(run)});
        return process.waitForStarted();
    };
    std::vector<Run> runs(static_cast<std::size_t>(kills));
    for (int run = 0; run < kills; ++run) {
        counters.reset();
        QProcess process;
        QVERIFY(start(process, run));
        QTRY_VERIFY_WITH_TIMEOUT(counters[0].load() > 0 || process.state() == QProcess::NotRunning, 20'000);
        if (run == 0) QTRY_VERIFY_WITH_TIMEOUT(counters[0].load() + counters[1].load() >= manyRecords, 60'000);
        // The moment is what is to be arbitrary here, so nothing can be waited for.
        std::this_thread::sleep_for(std::chrono::microseconds(QRandomGenerator::global()->bounded(20'000)));
        ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
        QVERIFY(process.waitForFinished());
        for (int writer = 0; writer < writers; ++writer)
            runs[static_cast<std::size_t>(run)].accepted[static_cast<std::size_t>(writer)] = counters[writer].load();
    }
    QProcess last;
    QVERIFY(start(last, -1));
    QVERIFY(last.waitForFinished(30'000));
    QCOMPARE(last.exitCode(), 0);

    std::uint64_t errors = 0;
    for (const QString &path : filesOf(folder, u"all"_s)) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        while (!file.atEnd()) {
            const QByteArray line = file.readLine();
            QVERIFY2(line.startsWith('{') && line.endsWith("}\n"), line.constData());
            const qint64 number = numberIn(line, "run");
            if (number < 0) { // what ends an exchange
                if (line.contains("\"outcome\":\"failed\"")) {
                    QVERIFY2(line.contains("\"errorClass\":\"internal\""), line.constData());
                    const QByteArray id = QJsonDocument::fromJson(line).object().value("reqId"_L1).toString().toLatin1();
                    ++runs.at(id.mid(4).toULongLong()).ends;
                }
                continue;
            }
            auto &seen = runs.at(static_cast<std::size_t>(number)).seen.at(static_cast<std::size_t>(numberIn(line, "writer")));
            const auto index = static_cast<std::size_t>(numberIn(line, "i"));
            if (seen.size() <= index) seen.resize(index + 1);
            QVERIFY2(seen[index]++ == 0, line.constData()); // none twice
            if (index % errorsEvery == errorsEvery - 1) ++errors;
        }
    }
    QVERIFY(runs.front().seen[0].size() + runs.front().seen[1].size() >= manyRecords);
    for (const Run &run : runs) {
        for (std::size_t writer = 0; writer < writers; ++writer) {
            // The last one may have been accepted and not yet counted.
            QVERIFY(run.seen[writer].size() >= run.accepted[writer]);
            QVERIFY(run.seen[writer].size() <= run.accepted[writer] + 1);
            for (std::size_t i = 0; i < run.seen[writer].size(); ++i) QVERIFY(run.seen[writer][i] == 1);
        }
        QCOMPARE(run.ends, 1);
    }
    std::uint64_t inErrors = 0;
    for (const QString &path : filesOf(folder, u"errors"_s)) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        while (!file.atEnd())
            if (numberIn(file.readLine(), "run") >= 0) ++inErrors;
    }
    QCOMPARE(inErrors, errors);
    QVERIFY(errors > 0);
    QVERIFY(QDir(folder).entryList({u".ring.*"_s}, QDir::Files | QDir::Hidden).isEmpty());
}

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_crash.moc"
