#include "logging/api/recent_traffic.h"
#include "tests/support/sample_window.h"
#include "ui/dialogs/compare_window.h"
#include "ui/widgets/request_table.h"

#include <QTableWidget>
#include <QTest>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;
using logging::ExchangeSnapshot;

class TestReplayActions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void comparesTheTwoThatAreSelected();
    void namesEveryNumber();
    void comparesWithTheReplayOfWhatWasReplayed();

private:
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

QTEST_MAIN(TestReplayActions)
#include "tst_replay_actions.moc"
