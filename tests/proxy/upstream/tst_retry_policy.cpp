#include "proxy/upstream/retry_policy.h"

#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace std::chrono_literals;

namespace {

AttemptFailure answered(int status, ErrorCause cause = ErrorCause::Unstated)
{
    return {.status = status, .error = {.status = status, .cause = cause}};
}

AttemptFailure broken(UpstreamFailureKind kind)
{
    return {.transport = kind, .error = {.status = 502}};
}

} // namespace
Q_DECLARE_METATYPE(ccr::proxy::AttemptFailure)
Q_DECLARE_METATYPE(ccr::proxy::RetryOptions)

class TestRetryPolicy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void decidesWhatFollows_data();
    void decidesWhatFollows();
    void waitsLongerEachTime();
    void waitsAsLongAsTheProviderSays();
    void doesNotWaitForever();
    void readsRetryAfter_data();
    void readsRetryAfter();
};

void TestRetryPolicy::decidesWhatFollows_data()
{
    QTest::addColumn<AttemptFailure>("failure");
    QTest::addColumn<RetryOptions>("options");
    QTest::addColumn<int>("attemptsPerTarget");
    QTest::addColumn<int>("step");
    const auto row = [](const char *name, const AttemptFailure &failure, const RetryOptions &options, int attempts, NextStep step) {
        QTest::newRow(name) << failure << options << attempts << static_cast<int>(step);
    };
    const RetryOptions alone;
    const RetryOptions withFallback{.hasOtherTarget = true};
    const RetryOptions withKey{.hasOtherKey = true, .hasOtherTarget = true};
    row("overloaded, nothing else there", answered(529), alone, 1, NextStep::GiveUp);
    row("overloaded, a second try allowed", answered(529), alone, 2, NextStep::SameTarget);
    row("overloaded, second try spent", answered(529), {.triesOfTarget = 2, .hasOtherTarget = true}, 2, NextStep::NextTarget);
    row("over the limit, a fallback", answered(429), withFallback, 1, NextStep::NextTarget);
    row("over the limit, another key", answered(429), withKey, 1, NextStep::NextKey);
    row("key refused, another key", answered(401), withKey, 1, NextStep::NextKey);
    row("key refused, a fallback", answered(403), withFallback, 1, NextStep::NextTarget);
    row("no money, another key", answered(402), withKey, 1, NextStep::NextKey);
    row("key refused is not tried again", answered(401), alone, 3, NextStep::GiveUp);
    row("unknown model, a fallback", answered(404), withFallback, 3, NextStep::NextTarget);
    row("no quota is not tried again", answered(429, ErrorCause::Quota), alone, 3, NextStep::GiveUp);
    row("no quota, a fallback", answered(429, ErrorCause::Quota), withFallback, 3, NextStep::NextTarget);
    row("no quota, another key", answered(429, ErrorCause::Quota), withKey, 3, NextStep::NextKey);
    row("no credit by another name, another key", answered(400, ErrorCause::Quota), withKey, 1, NextStep::NextKey);
    row("content filter, a fallback", answered(400, ErrorCause::ContentFilter), withFallback, 3, NextStep::NextTarget);
    row("content filter does not cost the key", answered(403, ErrorCause::ContentFilter), withKey, 3, NextStep::NextTarget);
    row("content filter, nothing else there", answered(400, ErrorCause::ContentFilter), alone, 3, NextStep::GiveUp);
    row("content filter within a stream is not tried again", answered(502, ErrorCause::ContentFilter), alone, 3, NextStep::GiveUp);
    row("unknown model by another name, a fallback", answered(400, ErrorCause::UnknownModel), withFallback, 3, NextStep::NextTarget);
    row("wrong address, a fallback", answered(405, ErrorCause::UnknownAddress), withFallback, 3, NextStep::NextTarget);
    row("a bad request is bad everywhere", answered(400), withKey, 3, NextStep::GiveUp);
    row("too large", answered(413), withKey, 3, NextStep::GiveUp);
    row("unprocessable", answered(422), withKey, 3, NextStep::GiveUp);
    row("server error, a fallback", answered(500), withFallback, 1, NextStep::NextTarget);
    row("server error does not cost the key", answered(500), withKey, 1, NextStep::NextTarget);
    row("refused connection, a fallback", broken(UpstreamFailureKind::Refused), withFallback, 1, NextStep::NextTarget);
    row("refused connection, tried again", broken(UpstreamFailureKind::Refused), withFallback, 2, NextStep::SameTarget);
    row("unknown host, nothing else there", broken(UpstreamFailureKind::Dns), alone, 1, NextStep::GiveUp);
    AttemptFailure stale = broken(UpstreamFailureKind::ConnectionLost);
    stale.wasStale = true;
    row("closed while it was kept", stale, alone, 1, NextStep::SameTarget);
    row("closed while it was kept, once only", stale, {.triesOfTarget = 2}, 1, NextStep::GiveUp);
}

void TestRetryPolicy::decidesWhatFollows()
{
    QFETCH(AttemptFailure, failure);
    QFETCH(RetryOptions, options);
    QFETCH(int, attemptsPerTarget);
    QFETCH(int, step);
    QCOMPARE(static_cast<int>(nextStep(failure, options, {.attemptsPerTarget = attemptsPerTarget}, 0.5).step), step);
}

void TestRetryPolicy::waitsLongerEachTime()
{
    const RetryConfig config{.attemptsPerTarget = 20, .firstDelay = 500ms, .longestDelay = 3s};
    const auto delay = [&config](int tries, double random) {
        return nextStep(answered(503), {.triesOfTarget = tries}, config, random).delay;
    };
    QCOMPARE(delay(1, 0.5), 500ms);
    QCOMPARE(delay(2, 0.5), 1000ms);
    QCOMPARE(delay(3, 0.5), 2000ms);
    QCOMPARE(delay(9, 0.5), 3000ms);
    QCOMPARE(delay(1, 0.0), 375ms); // spread, so that many clients do not come back at once
    QCOMPARE(delay(1, 1.0), 625ms);
}

void TestRetryPolicy::waitsAsLongAsTheProviderSays()
{
    AttemptFailure failure = answered(429);
    failure.retryAfter = 7s;
    const RetryVerdict verdict = nextStep(failure, {}, {.attemptsPerTarget = 2}, 0.5);
    QVERIFY(verdict.step == NextStep::SameTarget);
    QCOMPARE(verdict.delay, 7000ms);
}

void TestRetryPolicy::doesNotWaitForever()
{
    AttemptFailure failure = answered(429);
    failure.retryAfter = 3600s;
    QVERIFY(nextStep(failure, {}, {.attemptsPerTarget = 5}, 0.5).step == NextStep::GiveUp);
    QVERIFY(nextStep(failure, {.hasOtherTarget = true}, {.attemptsPerTarget = 5}, 0.5).step == NextStep::NextTarget);
}

void TestRetryPolicy::readsRetryAfter_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("ms");
    QTest::newRow("seconds") << QByteArray("Retry-After") << QByteArray("7") << qint64(7000);
    QTest::newRow("none to wait") << QByteArray("retry-after") << QByteArray("0") << qint64(0);
    QTest::newRow("milliseconds") << QByteArray("retry-after-ms") << QByteArray("250") << qint64(250);
    QTest::newRow("date") << QByteArray("Retry-After") << QByteArray("Thu, 01 Jan 1970 00:00:40 GMT") << qint64(30'000);
    QTest::newRow("date that is over") << QByteArray("Retry-After") << QByteArray("Thu, 01 Jan 1970 00:00:01 GMT") << qint64(0);
    QTest::newRow("negative") << QByteArray("Retry-After") << QByteArray("-3") << qint64(-1);
    QTest::newRow("words") << QByteArray("Retry-After") << QByteArray("later") << qint64(-1);
    QTest::newRow("absent") << QByteArray("Date") << QByteArray("7") << qint64(-1);
}

void TestRetryPolicy::readsRetryAfter()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(qint64, ms);
    const auto delay = retryAfter({{name.toStdString(), value.toStdString()}}, 10);
    QCOMPARE(delay ? qint64(delay->count()) : qint64(-1), ms);
}

QTEST_APPLESS_MAIN(TestRetryPolicy)
#include "tst_retry_policy.moc"
