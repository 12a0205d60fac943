#include "logging/report/level_request.h"

#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Result<LevelRequest> read(const QMap<QString, QString> &options)
{
    const LogQuestion question{.query = {}, .options = options, .optionPrefix = u"--"_s};
    return levelRequestOf(QuestionReader(question, wallNow()));
}

} // namespace

class TestLevelRequest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatIsRight();
    void refusesWhatIsWrong_data();
    void refusesWhatIsWrong();
    void tellsWhatHolds();
};

void TestLevelRequest::readsWhatIsRight()
{
    const auto usual = read({{u"level"_s, u"trace"_s}});
    QVERIFY(usual);
    QVERIFY(usual->level == Severity::Trace && usual->component.empty() && usual->duration == 10min);
    const auto own = read({{u"level"_s, u"DEBUG"_s}, {u"component"_s, u"proxy"_s}, {u"for"_s, u"90s"_s}});
    QVERIFY(own);
    QVERIFY(own->level == Severity::Debug && own->component == "proxy" && own->duration == 90s);
    const auto back = read({{u"level"_s, u"reset"_s}, {u"component"_s, u"proxy"_s}});
    QVERIFY(back && !back->level && back->component == "proxy");
}

void TestLevelRequest::refusesWhatIsWrong_data()
{
    QTest::addColumn<QString>("level");
    QTest::addColumn<QString>("duration");
    QTest::addColumn<QStringList>("told");
    QTest::newRow("no level") << QString() << QString() << QStringList{u"--level"_s, u"trace"_s};
    QTest::newRow("unknown level") << u"loud"_s << QString() << QStringList{u"--level"_s, u"loud"_s, u"reset"_s};
    QTest::newRow("silence") << u"silent"_s << QString() << QStringList{u"--level"_s};
    QTest::newRow("no time") << u"debug"_s << u"soon"_s << QStringList{u"--for"_s, u"soon"_s};
    QTest::newRow("no time at all") << u"debug"_s << u"0"_s << QStringList{u"--for"_s, u"10m"_s};
    QTest::newRow("for ever") << u"debug"_s << u"2d"_s << QStringList{u"--for"_s, u"2d"_s, u"a day"_s};
}

void TestLevelRequest::refusesWhatIsWrong()
{
    QFETCH(QString, level);
    QFETCH(QString, duration);
    QFETCH(QStringList, told);
    const auto refused = read({{u"level"_s, level}, {u"for"_s, duration}});
    QVERIFY(!refused);
    QVERIFY(refused.error().kind == ErrorKind::InvalidInput);
    for (const QString &word : told) QVERIFY2(refused.error().message.contains(word), qPrintable(refused.error().message));
}

void TestLevelRequest::tellsWhatHolds()
{
    QCOMPARE(levelsJson({}), QByteArray(R"({"levels":[]})"));
    QCOMPARE(levelsJson({{.component = "proxy", .level = Severity::Trace, .left = 1500ms}}),
             QByteArray(R"({"levels":[{"component":"proxy","level":"trace","secondsLeft":2}]})"));
}

QTEST_APPLESS_MAIN(TestLevelRequest)
#include "tst_level_request.moc"
