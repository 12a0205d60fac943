#include "logging/api/recent_traffic.h"
#include "proxy/api/retry_after.h"
#include "tests/support/sample_window.h"
#include "ui/dialogs/compare_window.h"
#include "ui/widgets/request_table.h"
#include "ui/widgets/text_view.h"

#include <QLabel>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using logging::ExchangeSnapshot;

class TestReplayActions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void comparesTheTwoThatAreSelected();
    void saysThatAnswersAreNotKept();
    void namesEveryNumber();
    void comparesWithTheReplayOfWhatWasReplayed();
    void waitsUntilTheProviderTakesRequests();
    void thinksBetterOfIt();
    void showsTheDifferenceOfWhatWasSent();

private:
    ExchangeSnapshot limited(std::chrono::milliseconds retryAfter) const;
    QTableWidget *numbers() const { return m_window->window().findChild<QTableWidget *>(u"comparisonNumbers"_s); }
    RequestTable *table() const { return m_window->window().findChild<RequestTable *>(); }
    void trigger(const QString &id) { m_window->workspace().actions.action(id)->trigger(); }

    std::unique_ptr<testing::SampleWindow> m_window;
};

void TestReplayActions::init()
{
    m_window = std::make_unique<testing::SampleWindow>();
    m_window->fill();
    m_window->window().show();
}

void TestReplayActions::comparesTheTwoThatAreSelected()
{
    table()->selectRowAt(0);                                                                                                   // #4
    table()->selectionModel()->select(table()->model()->index(3, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows); // #1
    trigger(u"compare"_s);
    QVERIFY(numbers());
    QCOMPARE(numbers()->horizontalHeaderItem(0)->text(), u"#1"_s); // the older one first
    QCOMPARE(numbers()->horizontalHeaderItem(1)->text(), u"#4"_s);
}

void TestReplayActions::saysThatAnswersAreNotKept()
{
    comparesTheTwoThatAreSelected();
    const auto *summary = m_window->window().findChild<QLabel *>(u"comparisonSummary"_s);
    QTRY_COMPARE(summary->text(), u"Neither answer is kept."_s);
}

void TestReplayActions::namesEveryNumber()
{
    comparesTheTwoThatAreSelected();
    const auto value = [this](const QString &name) {
        for (int row = 0; row < numbers()->rowCount(); ++row)
            if (numbers()->verticalHeaderItem(row)->text() == name) return numbers()->item(row, 0)->text();
        return u"no such row"_s;
    };
    QCOMPARE(value(u"Model"_s), u"deepseek/deepseek-chat"_s);
    QCOMPARE(value(u"Status"_s), u"200"_s);
    QCOMPARE(value(u"TTFT"_s), u"1.0 s"_s);
    QCOMPARE(value(u"Total"_s), u"6.3 s"_s);
    QVERIFY(value(u"Tokens"_s).contains("512"_L1));
    for (int row = 0; row < numbers()->rowCount(); ++row) QVERIFY(!numbers()->verticalHeaderItem(row)->text().isEmpty());
}

// Even when another row is selected by the time the log tells of it.
void TestReplayActions::comparesWithTheReplayOfWhatWasReplayed()
{
    const auto record = m_window->logging.traffic.begin("req_sample_1");
    QVERIFY(record);
    record->add(logging::StoredBody::Kind::ClientRequest, 0, R"({"model":"x"})", {});
    m_window->proxy.answerRequests = false;
    table()->selectRowAt(3); // #1
    trigger(u"replay"_s);
    table()->selectRowAt(2); // #2
    QTRY_COMPARE(m_window->proxy.sent.size(), 1);
    ExchangeSnapshot replay = testing::sampleExchanges().constFirst();
    replay.id = "req_replay";
    replay.number = 9;
    replay.client = u"ccr (%1)"_s.arg(m_window->proxy.sent.constFirst().label).toStdString();
    Q_EMIT m_window->logging.exchanges.exchangesChanged({replay});
    m_window->workspace().selection.open("req_sample_1");
    trigger(u"compare"_s);
    QVERIFY(numbers());
    QStringList compared{numbers()->horizontalHeaderItem(0)->text(), numbers()->horizontalHeaderItem(1)->text()};
    compared.sort();
    QCOMPARE(compared, QStringList({u"#1"_s, u"#9"_s}));
}

// A request that failed a moment ago.
ExchangeSnapshot TestReplayActions::limited(std::chrono::milliseconds retryAfter) const
{
    ExchangeSnapshot exchange = testing::sampleExchanges().at(1);
    exchange.startedAt = wallNow() - 6300ms;
    exchange.attempts.back().failedAt = 6300ms;
    exchange.trace.timings = {{.label = proxy::retryAfterLabel(1), .duration = retryAfter}};
    return exchange;
}

void TestReplayActions::waitsUntilTheProviderTakesRequests()
{
    m_window->keepBody("req_sample_2");
    const ExchangeSnapshot exchange = limited(1s);
    m_window->workspace().selection.select(&exchange);
    QAction *wait = m_window->workspace().actions.action(u"waitAndReplay"_s);
    QVERIFY(wait->isEnabled());
    QCOMPARE(wait->text(), u"Wait"_s);
    wait->trigger();
    QTRY_VERIFY2(wait->text().startsWith("Do not wait ("_L1), qPrintable(wait->text()));
    QVERIFY(m_window->proxy.sent.isEmpty());
    QTRY_COMPARE(m_window->proxy.sent.size(), 1);
    QVERIFY(wallNow() >= proxy::retryAfterOf(exchange)->until);
    QVERIFY(m_window->proxy.sent.constFirst().body.contains("be brief"));
    QCOMPARE(wait->text(), u"Wait"_s);
    QCOMPARE(m_window->workspace().notices.current()->title, u"Request #2 was sent again"_s);
}

void TestReplayActions::thinksBetterOfIt()
{
    m_window->keepBody("req_sample_2");
    const ExchangeSnapshot exchange = limited(90s);
    m_window->workspace().selection.select(&exchange);
    QAction *wait = m_window->workspace().actions.action(u"waitAndReplay"_s);
    wait->trigger();
    QTRY_VERIFY(wait->text().contains("(90 s)"_L1) || wait->text().contains("(89 s)"_L1));
    ExchangeSnapshot other = testing::sampleExchanges().constFirst();
    m_window->workspace().selection.select(&other);
    QVERIFY(!wait->isEnabled()); // it waits for another one
    m_window->workspace().selection.select(&exchange);
    QVERIFY(wait->text().startsWith("Do not wait"_L1));
    wait->trigger();
    QCOMPARE(wait->text(), u"Wait"_s);
    QVERIFY(wait->isEnabled());
    QVERIFY(m_window->proxy.sent.isEmpty());
}

// As the providers got it, where that is kept; else as the clients sent it.
void TestReplayActions::showsTheDifferenceOfWhatWasSent()
{
    m_window->logging.traffic.setWanted(true);
    m_window->logging.traffic.begin("req_sample_1")
        ->add(logging::StoredBody::Kind::ProviderRequest, 1, R"({"model":"deepseek-chat","temperature":0.2})", {});
    m_window->logging.traffic.begin("req_sample_4")
        ->add(logging::StoredBody::Kind::ClientRequest, 0, R"({"model":"claude-sonnet-4-5","temperature":1})", {});
    comparesTheTwoThatAreSelected();
    m_window->window().findChild<QToolButton *>(u"comparisonRequests"_s)->click();
    const auto *sent = m_window->window().findChild<TextView *>(u"comparisonSent"_s);
    QTRY_VERIFY(!sent->lines().isEmpty());
    QVERIFY(sent->isVisible());
    const QString shown = sent->lines().join(u'\n');
    for (const char *part : {"\"deepseek-chat\"", "\"claude-sonnet-4-5\"", "0.2"})
        QVERIFY2(shown.contains(QLatin1StringView(part)), qPrintable(shown));
    QCOMPARE(m_window->window().findChild<QLabel *>(u"comparisonSummary"_s)->text(), u"Lines only left: 2 · only right: 2"_s);
}

QTEST_MAIN(TestReplayActions)
#include "tst_replay_actions.moc"
