#include "logging/export/selected_source.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;

class TestSelectedSource : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void givesTheRecordsOfTheSelection();
    void givesThemWithoutTheExchangesToo();
    void keepsToTheLevel();
    void givesAllRecordsWhenNothingNarrows();
    void stopsWhenCancelled();
    void givesBodiesThatAreInMemoryAlone();
    void givesTimesThatAreInMemoryAlone();

private:
    ExportContent selection() const;
    QStringList recordsOf(SelectedExportSource &source) const;
    QTemporaryDir m_dir;
    QString m_file;
    const WallTime m_start{std::chrono::hours(490'000)};
};

void TestSelectedSource::initTestCase()
{
    m_file = m_dir.filePath(u"a.log"_s);
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto write = [&](int level, int second, const char *id, const char *message) {
        const std::int64_t ms = millisSinceEpoch(m_start + std::chrono::seconds(second));
        file.write("{\"level\":" + QByteArray::number(level) + ",\"time\":" + QByteArray::number(qint64(ms)) + ",\"reqId\":\"" + id
                   + "\",\"msg\":\"" + message + "\"}\n");
    };
    write(30, 0, "req_1", "began");
    write(20, 1, "req_1", "detail");
    write(30, 1, "req_2", "another");
    write(40, 2, "req_1", "ended");
}

ExportContent TestSelectedSource::selection() const
{
    ExportContent content;
    content.isStored = false;
    ExchangeSnapshot exchange;
    exchange.id = "req_1";
    exchange.startedAt = m_start;
    exchange.total = std::chrono::seconds(2);
    content.exchanges = {exchange};
    return content;
}

QStringList TestSelectedSource::recordsOf(SelectedExportSource &source) const
{
    QStringList messages;
    const std::atomic<bool> cancelled = false;
    const auto take = [&messages](const RecordView &record) {
        messages.append(QString::fromUtf8(record.message.data(), static_cast<qsizetype>(record.message.size())));
        return true;
    };
    if (!source.forEachRecord(take, cancelled)) messages.append(u"error"_s);
    return messages;
}

void TestSelectedSource::givesTheRecordsOfTheSelection()
{
    SelectedExportSource source(nullptr, nullptr, selection(), {m_file});
    int exchanges = 0;
    const std::atomic<bool> cancelled = false;
    QVERIFY(source.forEachExchange([&exchanges](const ExchangeSnapshot &) { return ++exchanges > 0; }, cancelled).has_value());
    QCOMPARE(exchanges, 1);
    QCOMPARE(recordsOf(source), (QStringList{u"began"_s, u"ended"_s}));
}

void TestSelectedSource::givesThemWithoutTheExchangesToo()
{
    SelectedExportSource source(nullptr, nullptr, selection(), {m_file});
    QCOMPARE(recordsOf(source), (QStringList{u"began"_s, u"ended"_s}));
}

void TestSelectedSource::keepsToTheLevel()
{
    ExportContent content = selection();
    content.lowestRecord = Severity::Debug;
    SelectedExportSource all(nullptr, nullptr, content, {m_file});
    QCOMPARE(recordsOf(all).size(), 3);
    content.lowestRecord = Severity::Warn;
    SelectedExportSource few(nullptr, nullptr, content, {m_file});
    QCOMPARE(recordsOf(few), QStringList{u"ended"_s});
}

void TestSelectedSource::givesAllRecordsWhenNothingNarrows()
{
    SelectedExportSource source(nullptr, nullptr, ExportContent{}, {m_file});
    QCOMPARE(recordsOf(source), (QStringList{u"began"_s, u"another"_s, u"ended"_s}));
    ExportContent later;
    later.wanted.from = m_start + std::chrono::seconds(2);
    SelectedExportSource rest(nullptr, nullptr, later, {m_file});
    QCOMPARE(recordsOf(rest), QStringList{u"ended"_s});
}

void TestSelectedSource::stopsWhenCancelled()
{
    SelectedExportSource source(nullptr, nullptr, ExportContent{}, {m_file});
    const std::atomic<bool> cancelled = true;
    int taken = 0;
    QVERIFY(source.forEachRecord([&taken](const RecordView &) { return ++taken < 1; }, cancelled).has_value());
    QVERIFY(taken <= 1);
}

void TestSelectedSource::givesTimesThatAreInMemoryAlone()
{
    using namespace std::chrono_literals;
    RecentTraffic recent([](std::string &) {});
    recent.setWanted(true);
    const auto record = recent.begin("req_1");
    record->add(StoredBody::Kind::ProviderResponse, 1, R"({"error":"busy"})", 1ms);
    record->add(StoredBody::Kind::ProviderResponse, 2, "data: [DO", 4ms);
    record->add(StoredBody::Kind::ProviderResponse, 2, "NE]\n\n", 9ms);
    record->add(StoredBody::Kind::ClientResponse, 0, "event: message_stop\ndata: {}\n\n", 11ms);
    SelectedExportSource source(nullptr, &recent, selection(), {});
    const auto found = source.timeline("req_1");
    QVERIFY(found);
    const Timeline provider = unpackTimeline(found->provider);
    QVERIFY((provider.events == std::vector<TimedEvent>{{.at = 9ms, .type = "[DONE]", .isTerminal = true, .attempt = 2, .bytes = 14}}));
    QCOMPARE(unpackTimeline(found->client).events.size(), 1U);
    QVERIFY(source.timeline("req_2")->isEmpty());
    SelectedExportSource without(nullptr, nullptr, selection(), {});
    QVERIFY(without.timeline("req_1")->isEmpty());
}

void TestSelectedSource::givesBodiesThatAreInMemoryAlone()
{
    RecentTraffic recent([](std::string &text) { text += " masked"; });
    recent.setWanted(true);
    recent.begin("req_1")->add(StoredBody::Kind::ClientRequest, 0, "{}", {});
    SelectedExportSource source(nullptr, &recent, selection(), {});
    const auto bodies = source.bodies("req_1");
    QVERIFY(bodies.has_value());
    QCOMPARE(bodies->size(), 1);
    QCOMPARE(bodies->constFirst().text, std::string("{} masked"));
    QVERIFY(source.bodies("req_2")->isEmpty());
}

QTEST_GUILESS_MAIN(TestSelectedSource)
#include "tst_selected_source.moc"
