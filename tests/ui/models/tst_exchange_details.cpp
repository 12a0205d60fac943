#include "ui/models/exchange_details.h"

#include "tests/support/fake_controls.h"
#include "ui/models/exchange_cells.h"
#include "ui/models/exchange_words.h"

#include <QTest>

#include <algorithm>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = logging::StoredBody::Kind;

namespace {

QString valueOf(const QList<DetailGroup> &groups, const QString &name)
{
    for (const DetailGroup &group : groups)
        for (const Detail &detail : group.details)
            if (detail.name == name) return detail.value;
    return u"(none)"_s;
}

} // namespace

class TestExchangeDetails : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void listsFieldsByTheNamesOfTheFilter();
    void leavesOutWhatIsNotKnown();
    void knowsTheColumnsOfFields();
    void listsHeadsByMessage();
    void listsPhases();
    void givesTheirText();
    void namesOutcomes_data();
    void namesOutcomes();
};

void TestExchangeDetails::listsFieldsByTheNamesOfTheFilter()
{
    logging::ExchangeSnapshot exchange = testing::sampleExchanges().constFirst();
    exchange.tokens = {.input = 10, .output = 40, .cacheWrite = 4, .reasoning = 30, .known = true};
    exchange.stream.firstContent = 1500ms;
    exchange.responseBytes = 2048;
    exchange.clientAddress = "127.0.0.1";
    const QList<DetailGroup> groups = fieldDetails(exchange);
    QCOMPARE(groups.size(), 1);
    QVERIFY(groups.constFirst().title.isEmpty());
    QCOMPARE(valueOf(groups, u"status"_s), QString::number(exchange.status));
    QCOMPARE(valueOf(groups, u"outcome"_s), u"ok"_s);
    QCOMPARE(valueOf(groups, u"served"_s), QString::fromStdString(exchange.model));
    QCOMPARE(valueOf(groups, u"thinking"_s), u"30"_s);
    QCOMPARE(valueOf(groups, u"ttft"_s), u"1.5 s"_s);
    QCOMPARE(valueOf(groups, u"size"_s), u"2.0 kB"_s);
    QCOMPARE(valueOf(groups, u"clientAddress"_s), u"127.0.0.1"_s);
    QCOMPARE(valueOf(groups, u"cacheWriteTokens"_s), u"4"_s);
    QStringList names;
    for (const Detail &detail : groups.constFirst().details) names.append(detail.name);
    QCOMPARE(names.removeDuplicates(), 0);
    QCOMPARE(names.count(u"id"_s) + names.count(u"req"_s) + names.count(u"reqId"_s), 1);
}

void TestExchangeDetails::leavesOutWhatIsNotKnown()
{
    logging::ExchangeSnapshot exchange;
    exchange.id = "a";
    const QList<DetailGroup> groups = fieldDetails(exchange);
    for (const char *name : {"in", "out", "thinking", "cost", "ttft", "provider", "session", "url", "trace", "errorSeverity"})
        QCOMPARE(valueOf(groups, QString::fromLatin1(name)), u"(none)"_s);
    QVERIFY(std::none_of(groups.constFirst().details.begin(), groups.constFirst().details.end(),
                         [](const Detail &detail) { return detail.value.isEmpty(); }));
}

void TestExchangeDetails::knowsTheColumnsOfFields()
{
    QStringList columns;
    logging::ExchangeSnapshot exchange = testing::sampleExchanges().constFirst();
    exchange.sessionId = "s";
    const QList<DetailGroup> groups = fieldDetails(exchange);
    for (const Detail &detail : groups.constFirst().details)
        if (!detail.column.isEmpty()) columns.append(detail.name + u'=' + detail.column);
    for (const QString &known :
         {u"provider=provider"_s, u"client=client"_s, u"session=session"_s, u"size=size"_s, u"time=time"_s, u"url=host"_s})
        QVERIFY2(columns.contains(known), qPrintable(columns.join(u' ')));
}

void TestExchangeDetails::listsHeadsByMessage()
{
    const QList<DetailGroup> groups = headDetails({{.kind = Kind::ClientRequest, .text = "Accept: */*\nX: a: b\n"},
                                                   {.kind = Kind::ProviderRequest, .attempt = 2, .text = "Y: c\n", .leftOut = 3},
                                                   {.kind = Kind::ProviderResponse, .attempt = 2, .text = {}},
                                                   {.kind = Kind::ClientResponse, .text = {}}});
    QStringList titles;
    for (const DetailGroup &group : groups) titles.append(group.title);
    QCOMPARE(titles, (QStringList{u"Request of the client"_s, u"Request to the provider, attempt 2"_s,
                                  u"Response of the provider, attempt 2"_s, u"Response to the client"_s}));
    QCOMPARE(groups[0].details, (QList<Detail>{{u"Accept"_s, u"*/*"_s}, {u"X"_s, u"a: b"_s}}));
    QCOMPARE(groups[1].details.size(), 2);
    QVERIFY(groups[1].details.constLast().value.contains(u'3'));
    QVERIFY(groups[2].details.isEmpty());
}

void TestExchangeDetails::listsPhases()
{
    logging::ExchangeSnapshot exchange;
    exchange.rule = "default";
    exchange.routedAt = 2ms;
    exchange.attempts = {{.number = 1, .startedAt = 5ms, .connectedAt = 40ms}};
    exchange.trace.timings = {{.label = "lookup", .duration = 3ms}};
    const QList<DetailGroup> groups = timingDetails(exchange);
    QCOMPARE(valueOf(groups, u"route"_s), u"2 ms, from <1 ms on"_s);
    QCOMPARE(valueOf(groups, u"connect"_s), u"35 ms, from 5 ms on"_s);
    QCOMPARE(valueOf(groups, u"wait"_s), u"since 40 ms"_s);
    QCOMPARE(valueOf(groups, u"lookup"_s), u"3 ms"_s);
    exchange.total = 100ms;
    exchange.errorClass = "timeout_first_token";
    QCOMPARE(valueOf(timingDetails(exchange), u"wait"_s), u"60 ms, from 40 ms on · timeout_first_token"_s);
}

void TestExchangeDetails::givesTheirText()
{
    QCOMPARE(detailText({{u"One"_s, {{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}}}, {u"Two"_s, {{u"c"_s, u"3"_s}}}}),
             u"One\na: 1\nb: 2\n\nTwo\nc: 3"_s);
    QCOMPARE(detailText({{{}, {{u"a"_s, u"1"_s}}}}), u"a: 1"_s);
}

void TestExchangeDetails::namesOutcomes_data()
{
    QTest::addColumn<int>("outcome");
    QTest::addColumn<QString>("errorClass");
    QTest::addColumn<QString>("text");
    using logging::Outcome;
    QTest::newRow("running") << int(Outcome::InFlight) << QString() << u"live"_s;
    QTest::newRow("ok") << int(Outcome::Ok) << QString() << u"answered (ok)"_s;
    QTest::newRow("failed") << int(Outcome::Failed) << u"rate_limited"_s << u"failed (rate_limited)"_s;
    QTest::newRow("truncated") << int(Outcome::StreamTruncated) << u"stream_truncated"_s
                               << u"broken off before its finish mark (stream_truncated)"_s;
    QTest::newRow("error event") << int(Outcome::StreamErrorEvent) << u"overloaded"_s
                                 << u"error in the middle of the answer (stream_error_event · overloaded)"_s;
    QTest::newRow("empty") << int(Outcome::EmptyResponse) << QString() << u"answer without content (empty_response)"_s;
    QTest::newRow("cancelled") << int(Outcome::ClientCancelled) << u"client_cancelled"_s << u"cancelled by the client (client_cancelled)"_s;
    QTest::newRow("rejected") << int(Outcome::Rejected) << u"config"_s << u"refused by the router (rejected · config)"_s;
}

void TestExchangeDetails::namesOutcomes()
{
    QFETCH(int, outcome);
    QFETCH(QString, errorClass);
    QFETCH(QString, text);
    logging::ExchangeSnapshot exchange;
    exchange.outcome = static_cast<logging::Outcome>(outcome);
    exchange.errorClass = errorClass.toStdString();
    QCOMPARE(outcomeText(exchange), text);
}

QTEST_GUILESS_MAIN(TestExchangeDetails)
#include "tst_exchange_details.moc"
