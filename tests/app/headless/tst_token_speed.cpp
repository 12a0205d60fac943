#include "app/headless/token_speed.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::app;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

logging::ExchangeSnapshot running(const std::string &session)
{
    logging::ExchangeSnapshot exchange;
    exchange.id = "req_1";
    exchange.sessionId = session;
    exchange.wantsStream = true;
    exchange.stream.firstContent = 250ms;
    exchange.stream.lastContent = 1250ms;
    exchange.stream.events = 21;
    return exchange;
}

} // namespace

class TestTokenSpeed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void tellsTheSpeedOfARunningStream();
    void tellsTheProvidersCountAtTheEnd();
    void writesAtMostOnceASecond();
    void leavesAlone_data();
    void leavesAlone();
    void removesFilesOfYesterday();
    void keepsOutOfFoldersOfOthers_data();
    void keepsOutOfFoldersOfOthers();

private:
    QJsonObject content(const QString &session = u"abc"_s) const
    {
        QFile file(m_folder->filePath(u"session-%1.json"_s.arg(session)));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestTokenSpeed::tellsTheSpeedOfARunningStream()
{
    logging::ExchangeFeed feed;
    const TokenSpeed speed(feed, m_folder->path());
    Q_EMIT feed.exchangesChanged({running("abc")});
    QCOMPARE(content().value(u"tokensPerSecond"_s).toDouble(), 20.0);
    QCOMPARE(content().value(u"timeToFirstToken"_s).toDouble(), 250.0);
    QCOMPARE(content().value(u"stream"_s).toBool(), true);
    const auto permissions = QFile::permissions(m_folder->filePath(u"session-abc.json"_s));
    QVERIFY(!(permissions & (QFile::ReadGroup | QFile::ReadOther)));
}

void TestTokenSpeed::tellsTheProvidersCountAtTheEnd()
{
    logging::ExchangeFeed feed;
    const TokenSpeed speed(feed, m_folder->path());
    logging::ExchangeSnapshot ended = running("abc");
    ended.outcome = logging::Outcome::Ok;
    ended.tokens = {.output = 101, .known = true};
    Q_EMIT feed.exchangesChanged({running("abc")});
    Q_EMIT feed.exchangesChanged({ended});
    QCOMPARE(content().value(u"tokensPerSecond"_s).toDouble(), 100.0);
    QCOMPARE(content().value(u"tokenCount"_s).toDouble(), 101.0);
    QCOMPARE(content().value(u"stream"_s).toBool(), false);
}

void TestTokenSpeed::writesAtMostOnceASecond()
{
    logging::ExchangeFeed feed;
    const TokenSpeed speed(feed, m_folder->path());
    Q_EMIT feed.exchangesChanged({running("abc")});
    logging::ExchangeSnapshot later = running("abc");
    later.stream.events = 400;
    Q_EMIT feed.exchangesChanged({later});
    QCOMPARE(content().value(u"tokenCount"_s).toDouble(), 21.0);
}

void TestTokenSpeed::leavesAlone_data()
{
    QTest::addColumn<QString>("session");
    QTest::addColumn<bool>("wantsStream");
    QTest::addColumn<bool>("hasContent");
    QTest::newRow("no session") << QString() << true << true;
    QTest::newRow("no stream") << u"abc"_s << false << true;
    QTest::newRow("nothing came yet") << u"abc"_s << true << false;
    QTest::newRow("a session that is a path") << u"../abc"_s << true << true;
}

void TestTokenSpeed::leavesAlone()
{
    QFETCH(QString, session);
    QFETCH(bool, wantsStream);
    QFETCH(bool, hasContent);
    logging::ExchangeFeed feed;
    const TokenSpeed speed(feed, m_folder->filePath(u"below"_s));
    logging::ExchangeSnapshot exchange = running(session.toStdString());
    exchange.wantsStream = wantsStream;
    if (!hasContent) exchange.stream.firstContent.reset();
    Q_EMIT feed.exchangesChanged({exchange});
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void TestTokenSpeed::removesFilesOfYesterday()
{
    const auto make = [this](const QString &name, int daysAgo) {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly)) return false;
        return file.setFileTime(QDateTime::currentDateTime().addDays(-daysAgo), QFileDevice::FileModificationTime);
    };
    QVERIFY(make(u"session-old.json"_s, 2) && make(u"session-new.json"_s, 0) && make(u"other.json"_s, 2));
    logging::ExchangeFeed feed;
    const TokenSpeed speed(feed, m_folder->path());
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), (QStringList{u"other.json"_s, u"session-new.json"_s}));
}

void TestTokenSpeed::keepsOutOfFoldersOfOthers_data()
{
    QTest::addColumn<bool>("isLink");
    QTest::newRow("a link") << true;
    QTest::newRow("a folder that all may write") << false;
}

void TestTokenSpeed::keepsOutOfFoldersOfOthers()
{
    QFETCH(bool, isLink);
    const QString real = m_folder->filePath(u"real"_s);
    QVERIFY(QDir().mkdir(real));
    QFile old(real + u"/session-old.json"_s);
    QVERIFY(old.open(QIODevice::WriteOnly) && old.setFileTime(QDateTime::currentDateTime().addDays(-2), QFileDevice::FileModificationTime));
    const QString used = isLink ? m_folder->filePath(u"link"_s) : real;
    if (isLink)
        QVERIFY(QFile::link(real, used));
    else
        QVERIFY(QFile::setPermissions(real, QFile::permissions(real) | QFile::WriteOther));
    logging::ExchangeFeed feed;
    const TokenSpeed speed(feed, used);
    Q_EMIT feed.exchangesChanged({running("abc")});
    QCOMPARE(QDir(real).entryList(QDir::Files), QStringList(u"session-old.json"_s));
}

QTEST_GUILESS_MAIN(TestTokenSpeed)
#include "tst_token_speed.moc"
