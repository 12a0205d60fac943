#include "ui/models/file_log.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;
using logging::Severity;

namespace {

QByteArray line(int number)
{
    return "{\"level\":" + QByteArray(number % 10 == 0 ? "50" : "30") + ",\"time\":" + QByteArray::number(1'790'000'000'000 + number)
           + ",\"component\":\"" + (number % 2 ? "proxy" : "http") + "\",\"reqId\":\"req_" + QByteArray::number(number % 7)
           + "\",\"msg\":\"line " + QByteArray::number(number) + "\"}\n";
}

QByteArray lines(int from, int to)
{
    QByteArray text;
    for (int i = from; i < to; ++i) text += line(i);
    return text;
}

LogFilter filter(QStringView query, int context = 0)
{
    LogFilter made{.levels = LevelSet::all(), .context = context};
    made.query = std::get<logging::Query>(logging::Query::parse(query));
    return made;
}

} // namespace

class TestFileLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsTheLinesOfAFile();
    void readsOnlyWhatIsAskedFor();
    void filtersWithContext();
    void filtersByMarks();
    void givesUpAFilterThatWasReplaced();
    void followsAFileThatGrows();
    void goesOnAfterRotation();
    void beginsAnewWhenCut();
    void mergesFilesWithASourceColumn();
    void findsErrorsAndDensity();
    void standsStillWhilePaused();
    void saysWhatCannotBeRead();

private:
    QString write(const QString &name, const QByteArray &content, QIODevice::OpenMode mode = QIODevice::WriteOnly)
    {
        QFile file(m_dir.filePath(name));
        if (!file.open(mode) || file.write(content) != content.size()) return {};
        return file.fileName();
    }
    static std::unique_ptr<FileLog> open(const QStringList &paths)
    {
        auto log = FileLog::open(paths);
        if (!log) return nullptr;
        (*log)->setFilter(filter({}));
        return std::move(*log);
    }
    static std::string message(FileLog &log, qint64 row)
    {
        const LogRows::Record record = log.readRecord(row);
        return record ? record->message : std::string();
    }

    QTemporaryDir m_dir;
};

void TestFileLog::showsTheLinesOfAFile()
{
    const auto log = open({write(u"plain.log"_s, lines(0, 5000))});
    QVERIFY(log);
    QTRY_COMPARE(log->count(), 5000);
    QCOMPARE(message(*log, 4321), std::string("line 4321"));
    QCOMPARE(log->countOf(Severity::Error), 500);
    QVERIFY(log->severityAt(10) == Severity::Error);
    QCOMPARE(log->components(), QStringList({u"http"_s, u"proxy"_s}));
    QVERIFY(log->sourceAt(0).isEmpty());
    QTRY_VERIFY(!log->state().isBusy);
    QCOMPARE(log->state().indexed, 1.0);
}

void TestFileLog::readsOnlyWhatIsAskedFor()
{
    const auto log = open({write(u"asked.log"_s, lines(0, 5000))});
    QTRY_COMPARE(log->count(), 5000);
    QSignalSpy read(log.get(), &LogRows::recordsRead);
    QVERIFY(!log->recordAt(100)); // not yet
    QVERIFY(!log->recordAt(101));
    QTRY_VERIFY(!read.isEmpty());
    QVERIFY(log->recordAt(100));
    QCOMPARE(log->recordAt(101)->message, std::string("line 101"));
    QCOMPARE(log->recordAt(101)->exchangeId, std::string("req_3"));
}

void TestFileLog::filtersWithContext()
{
    const auto log = open({write(u"context.log"_s, lines(0, 5000))});
    QTRY_COMPARE(log->count(), 5000);
    log->setFilter(filter(u"\"line 4000\"", 3));
    QTRY_COMPARE(log->count(), 7);
    QCOMPARE(log->lineAt(0), 3997);
    QVERIFY(log->isMatch(3));
    QVERIFY(!log->isMatch(2));
    QCOMPARE(log->rowOf(4001), 4);
    LogFilter chosen = filter(u"line");
    chosen.components = {u"http"_s};
    chosen.levels = LevelSet::from(Severity::Error);
    log->setFilter(chosen);
    QTRY_COMPARE(log->count(), 500);
    QCOMPARE(message(*log, 1), std::string("line 10"));
    log->setFilter(filter(u"nowhere at all"));
    QTRY_COMPARE(log->count(), 0);
}

void TestFileLog::filtersByMarks()
{
    const auto log = open({write(u"marks.log"_s, lines(0, 100))});
    QTRY_COMPARE(log->count(), 100);
    LogFilter marked = filter(u"@marked OR \"line 99\"");
    marked.marked = {3, 50};
    log->setFilter(marked);
    QTRY_COMPARE(log->count(), 3);
    QCOMPARE(log->lineAt(1), 50);
}

void TestFileLog::givesUpAFilterThatWasReplaced()
{
    const auto log = open({write(u"many.log"_s, lines(0, 60'000))});
    for (int i = 0; i < 30; ++i) log->setFilter(filter(u"msg:/line [0-9]*7$/"_s + QString(i, u' ')));
    log->setFilter(filter(u"\"line 59999\""));
    QTRY_COMPARE(log->count(), 1);
    QTRY_VERIFY(!log->state().isBusy);
    QCOMPARE(log->count(), 1);
}

void TestFileLog::followsAFileThatGrows()
{
    const QString path = write(u"grows.log"_s, lines(0, 10));
    const auto log = open({path});
    QTRY_COMPARE(log->count(), 10);
    log->setFilter(filter(u"level:error"));
    QTRY_COMPARE(log->count(), 1);
    QSignalSpy appended(log.get(), &LogRows::rowsAppended);
    QByteArray more = lines(10, 31);
    const QByteArray rest = more.right(20);
    more.chop(20);
    write(u"grows.log"_s, more, QIODevice::Append);
    QTRY_COMPARE(log->count(), 3);
    write(u"grows.log"_s, rest, QIODevice::Append);
    QTRY_COMPARE(log->count(), 4);
    QVERIFY(!appended.isEmpty());
    QCOMPARE(message(*log, 3), std::string("line 30"));
}

void TestFileLog::goesOnAfterRotation()
{
    const QString path = write(u"rotates.log"_s, lines(0, 10));
    const auto log = open({path});
    QTRY_COMPARE(log->count(), 10);
    QTRY_VERIFY(!log->state().isBusy);
    write(u"rotates.log"_s, lines(10, 12), QIODevice::Append);
    QVERIFY(QFile::rename(path, m_dir.filePath(u"rotates.1.log"_s)));
    write(u"rotates.log"_s, lines(12, 20));
    QTRY_COMPARE(log->count(), 20);
    for (qint64 row = 0; row < 20; ++row) QCOMPARE(message(*log, row), "line " + std::to_string(row));
    QVERIFY(log->state().notice().contains("rotates.log"_L1));
    write(u"rotates.log"_s, lines(20, 25), QIODevice::Append);
    QTRY_COMPARE(log->count(), 25);
}

void TestFileLog::beginsAnewWhenCut()
{
    const QString path = write(u"cut.log"_s, lines(0, 1000));
    const auto log = open({path});
    QTRY_COMPARE(log->count(), 1000);
    QTRY_VERIFY(!log->state().isBusy);
    write(u"cut.log"_s, lines(5000, 5003));
    QTRY_COMPARE(log->count(), 3);
    QCOMPARE(message(*log, 2), std::string("line 5002"));
    QVERIFY(log->state().notice().contains("cut.log"_L1));
}

void TestFileLog::mergesFilesWithASourceColumn()
{
    QByteArray even;
    QByteArray odd;
    for (int i = 0; i < 2000; ++i) (i % 2 ? odd : even) += line(i);
    const auto log = open({write(u"even.log"_s, even), write(u"odd.log"_s, odd)});
    QTRY_COMPARE(log->count(), 2000);
    for (qint64 row = 0; row < 2000; row += 101) {
        QCOMPARE(message(*log, row), "line " + std::to_string(row));
        QCOMPARE(log->sourceAt(row), row % 2 ? u"odd.log"_s : u"even.log"_s);
    }
    log->setFilter(filter(u"comp:http level:error"));
    QTRY_COMPARE(log->count(), 200);
    QCOMPARE(message(*log, 199), std::string("line 1990"));
    log->setFilter(filter(u"\"line 101\"", 3));
    QTRY_COMPARE(log->count(), 7 + 16); // around 101, and around 1010 to 1019
}

void TestFileLog::findsErrorsAndDensity()
{
    const auto log = open({write(u"errors.log"_s, lines(0, 6400))});
    QTRY_COMPARE(log->count(), 6400);
    QCOMPARE(log->nextOfLevel(0, Severity::Error, Severity::Fatal, true), 10);
    QCOMPARE(log->nextOfLevel(6395, Severity::Error, Severity::Fatal, true), -1);
    QCOMPARE(log->nextOfLevel(6400, Severity::Error, Severity::Fatal, false), 6390);
    QCOMPARE(log->nextOfLevel(0, Severity::Warn, Severity::Warn, true), -1);
    int errors = 0;
    for (const LogDensity &part : log->density(100)) errors += part.errors;
    QCOMPARE(errors, 640);
}

void TestFileLog::standsStillWhilePaused()
{
    write(u"paused.log"_s, lines(0, 5));
    const auto log = open({m_dir.filePath(u"paused.log"_s)});
    QTRY_VERIFY(!log->state().isBusy);
    log->setPaused(true);
    const auto other = open({m_dir.filePath(u"paused.log"_s)}); // looks as often
    for (const int end : {9, 13}) {
        write(u"paused.log"_s, lines(end - 4, end), QIODevice::Append);
        QTRY_COMPARE(other->count(), end);
    }
    QCOMPARE(log->count(), 5);
    log->setPaused(false);
    QTRY_COMPARE(log->count(), 13);
}

void TestFileLog::saysWhatCannotBeRead()
{
    QVERIFY(!FileLog::open({m_dir.filePath(u"absent.log"_s)}));
    const auto log = open({write(u"half.log.gz"_s, QByteArray::fromHex("1f8b0800000000000003cbc9cc4b55"))});
    QTRY_VERIFY(log->state().notice && log->state().notice().contains("half.log.gz"_L1));
}

QTEST_GUILESS_MAIN(TestFileLog)
#include "tst_file_log.moc"
