#include "logging/query/query_subjects.h"
#include "ui/models/live_log.h"

#include <QSignalSpy>
#include <QTest>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;
using logging::Severity;

namespace {

QList<logging::LogRecord> records(int from, int count)
{
    QList<logging::LogRecord> list;
    for (int i = from; i < from + count; ++i)
        list.append({.time = WallTime(milliseconds(1'790'000'000'000 + i)),
                     .severity = i % 10 == 0 ? Severity::Error : Severity::Info,
                     .component = i % 2 ? "proxy" : "http",
                     .message = "line " + std::to_string(i),
                     .exchangeId = "req_" + std::to_string(i % 5),
                     .fields = {{"status", std::int64_t(i % 10 == 0 ? 500 : 200)}},
                     .seq = static_cast<std::uint64_t>(i + 1)});
    return list;
}

LogFilter filter(QStringView query, int context = 0)
{
    LogFilter made{.levels = LevelSet::all(), .context = context};
    made.query = std::get<logging::Query>(logging::Query::parse(query));
    return made;
}

QList<qint64> linesOf(const LogRows &rows)
{
    QList<qint64> lines;
    for (qint64 row = 0; row < rows.count(); ++row) lines.append(rows.lineAt(row));
    return lines;
}

} // namespace

class TestLiveLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsWhatTheFilterTakes_data();
    void showsWhatTheFilterTakes();
    void refiltersInSlices();
    void staysBounded();
    void findsTheNextOfALevel();
    void givesTheLinesOfARequest();
    void tellsWhatTheFeedLeftOut();
    void countsTheDensity();
    void restsAndStillAnswers();
};

void TestLiveLog::showsWhatTheFilterTakes_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("context");
    QTest::addColumn<QList<qint64>>("expected");
    QTest::newRow("one") << u"\"line 12\""_s << 0 << QList<qint64>{12};
    QTest::newRow("context") << u"\"line 12\""_s << 2 << QList<qint64>{10, 11, 12, 13, 14};
    QTest::newRow("context at the beginning") << u"msg:=\"line 1\""_s << 3 << QList<qint64>{0, 1, 2, 3, 4};
    QTest::newRow("context of two grows together")
        << u"level:error time:<1790000000011"_s << 5 << QList<qint64>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    QTest::newRow("field") << u"field.status:500 comp:http time:<1790000000015"_s << 0 << QList<qint64>{0, 10};
    QTest::newRow("nothing") << u"nowhere"_s << 3 << QList<qint64>{};
}

// Whether the filter or the lines come first, and however the lines are cut into batches.
void TestLiveLog::showsWhatTheFilterTakes()
{
    QFETCH(const QString, query);
    QFETCH(const int, context);
    QFETCH(const QList<qint64>, expected);
    LiveLog after;
    after.append(records(0, 40));
    after.setFilter(filter(query, context));
    QCOMPARE(linesOf(after), expected);
    for (int cut = 1; cut < 40; ++cut) {
        LiveLog before;
        before.setFilter(filter(query, context));
        before.append(records(0, cut));
        before.append(records(cut, 40 - cut));
        QCOMPARE(linesOf(before), expected);
    }
    for (qint64 row = 0; row < after.count(); ++row) {
        const LogRows::Record owned = after.recordAt(row);
        const logging::BorrowedRecord record(*owned);
        QCOMPARE(after.isMatch(row), filter(query).query.matches(logging::RecordSubject(record)));
    }
}

void TestLiveLog::refiltersInSlices()
{
    LiveLog log;
    log.setFilter(filter({}));
    for (int i = 0; i < 40'000; i += 2000) log.append(records(i, 2000));
    QCOMPARE(log.count(), 40'000);
    QSignalSpy reset(&log, &LogRows::rowsReset);
    log.setFilter(filter(u"level:error"));
    log.setFilter(filter(u"comp:proxy")); // the first one is given up
    log.append(records(40'000, 100));     // and what comes meanwhile is looked at too
    QTRY_COMPARE(log.count(), 20'050);
    QCOMPARE(log.recordAt(log.count() - 1)->message, std::string("line 40099"));
    QVERIFY(reset.size() >= 1);
}

void TestLiveLog::staysBounded()
{
    LiveLog log;
    QSignalSpy removed(&log, &LogRows::rowsRemoved);
    for (int i = 0; i < LiveLog::maxLines + 4000; i += 2000) log.append(records(i, 2000));
    QCOMPARE(log.lineCount(), LiveLog::maxLines);
    QCOMPARE(log.count(), LiveLog::maxLines);
    QCOMPARE(log.lineAt(0), 4000);
    QCOMPARE(log.rowOf(3), 0);
    QCOMPARE(log.recordAt(0)->message, std::string("line 4000"));
    QCOMPARE(log.countOf(Severity::Error), LiveLog::maxLines / 10);
    QCOMPARE(removed.size(), 2);
    log.clear();
    QCOMPARE(log.count(), 0);
    QVERIFY(log.components().isEmpty());
    log.append(records(0, 3));
    QCOMPARE(log.count(), 3);
    QCOMPARE(log.lineAt(0), LiveLog::maxLines + 4000); // numbers are not used again
}

void TestLiveLog::findsTheNextOfALevel()
{
    LiveLog log;
    log.append(records(0, 30));
    QCOMPARE(log.nextOfLevel(0, Severity::Error, Severity::Fatal, true), 10);
    QCOMPARE(log.nextOfLevel(10, Severity::Error, Severity::Fatal, false), 0);
    QCOMPARE(log.nextOfLevel(20, Severity::Error, Severity::Fatal, true), -1);
    QCOMPARE(log.nextOfLevel(-1, Severity::Error, Severity::Fatal, true), 0);
    QCOMPARE(log.nextOfLevel(5, Severity::Warn, Severity::Warn, true), -1);
}

void TestLiveLog::givesTheLinesOfARequest()
{
    LiveLog log;
    log.setFilter(filter(u"nowhere"));
    log.append(records(0, 20));
    const QList<logging::LogRecord> lines = log.linesOf("req_3");
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines.constFirst().message, std::string("line 3"));
    QVERIFY(log.linesOf("req_9").isEmpty());
}

void TestLiveLog::tellsWhatTheFeedLeftOut()
{
    LiveLog log;
    log.append(records(0, 10));
    QCOMPARE(log.shownOneOf(), 1);
    log.append(records(110, 10)); // 100 are missing
    QCOMPARE(log.shownOneOf(), 6);
    for (int i = 0; i < 20; ++i) log.append(records(120 + i * 10, 10));
    QCOMPARE(log.shownOneOf(), 1);
}

void TestLiveLog::countsTheDensity()
{
    LiveLog log;
    log.append(records(0, 100));
    const QList<LogDensity> density = log.density(2);
    QCOMPARE(density.at(0).errors, 5);
    QCOMPARE(density.at(1).errors, 5);
    QCOMPARE(density.at(0).warnings, 0);
    QCOMPARE(LiveLog().density(3).size(), 3);
}

void TestLiveLog::restsAndStillAnswers()
{
    LiveLog log;
    log.setFilter(filter(u"line"));
    log.append(records(0, 1000));
    const qsizetype awake = log.bytes();
    QSignalSpy rested(&log, &LiveLog::rested);
    log.setResting(true);
    QTRY_COMPARE(rested.size(), 1);
    QVERIFY2(log.bytes() < awake / 3, qPrintable(QString::number(log.bytes())));
    log.append(records(1000, 1000)); // they rest with the others
    QVERIFY2(log.bytes() < awake * 2 / 3, qPrintable(QString::number(log.bytes())));
    QCOMPARE(log.count(), 2000);
    QCOMPARE(log.countOf(Severity::Error), 200);
    QCOMPARE(log.recordAt(1500)->message, std::string("line 1500"));
    QCOMPARE(log.linesOf("req_3").size(), 400);
    QCOMPARE(log.snapshot().second.at(1999).unpacked().message, std::string("line 1999"));
    log.setFilter(filter(u"status:500"));
    QTRY_COMPARE(log.count(), 200);
    log.setResting(false);
    QTRY_VERIFY(log.bytes() >= 2 * awake);
    QCOMPARE(rested.size(), 1);
}

QTEST_GUILESS_MAIN(TestLiveLog)
#include "tst_live_log.moc"
