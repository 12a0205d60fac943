#include "tests/support/fake_controls.h"
#include "tests/support/fake_history.h"
#include "ui/dialogs/search_dialog.h"
#include "ui/docks/log_stream_dock.h"
#include "ui/main_window/main_window.h"
#include "ui/widgets/log_view.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

class TestSearchDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsEverywhereAndGoesThere();
    void findsInTheHistory();
    void keepsABoundedNumberOfPlaces();
    void saysWhatCannotBeRead();
};

namespace {

struct Fixture
{
    explicit Fixture(logging::HistoryControl *history = nullptr)
    {
        logging.historyControl = history;
        settings.setValue(u"language"_s, u"en"_s);
        window = std::make_unique<MainWindow>(Services{.proxy = proxy, .logging = logging, .settings = settings}, TrayUse::Never);
        window->show();
        QList<logging::LogRecord> records;
        for (int i = 0; i < 50; ++i)
            records.append({.time = WallTime(milliseconds(1'790'000'000'000 + i)),
                            .component = "proxy",
                            .message = "live " + std::to_string(i) + (i == 20 ? " needle" : "")});
        Q_EMIT logging.records.recordsAdded(records);
        Q_EMIT logging.exchanges.exchangesChanged(testing::sampleExchanges());
    }
    QString write(const QString &name, int lines) const
    {
        QFile file(dir.filePath(name));
        if (!file.open(QIODevice::WriteOnly)) return {};
        for (int i = 0; i < lines; ++i)
            file.write("{\"level\":30,\"time\":" + QByteArray::number(1'790'000'000'000 + i) + ",\"msg\":\"filed " + QByteArray::number(i)
                       + (i == 77 ? " needle" : "") + "\"}\n");
        return file.fileName();
    }
    void search(const QString &text)
    {
        window->workspace().actions.action(u"searchEverything"_s)->trigger();
        dialog = window->findChild<SearchDialog *>();
        list = dialog->findChild<QTreeView *>(u"foundPlaces"_s);
        state = dialog->findChild<QLabel *>(u"searchState"_s);
        auto *field = dialog->findChild<QLineEdit *>(u"searchField"_s);
        field->clear();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }

    QTemporaryDir dir;
    QSettings settings{dir.filePath(u"settings.ini"_s), QSettings::IniFormat};
    testing::FakeProxyControl proxy;
    testing::FakeLoggingControl logging;
    std::unique_ptr<MainWindow> window;
    SearchDialog *dialog = nullptr;
    QTreeView *list = nullptr;
    QLabel *state = nullptr;
};

} // namespace

void TestSearchDialog::findsEverywhereAndGoesThere()
{
    Fixture f;
    LogSources &sources = f.window->workspace().logSources;
    QVERIFY(sources.open({f.write(u"old.log"_s, 200)}));
    QTRY_COMPARE(sources.filesOf(1)->count(), 200);
    f.search(u"needle"_s);
    const QAbstractItemModelTester tester(f.list->model());
    QTRY_COMPARE(f.list->model()->rowCount(), 2);
    QTRY_COMPARE(f.state->text(), u"2 found"_s);
    QCOMPARE(f.list->model()->index(1, 0).data().toString(), u"old.log"_s);
    QVERIFY(f.list->model()->index(0, 2).data().toString().contains("live 20"_L1));
    auto &view = f.window->findChild<LogStreamDock *>()->view();
    Q_EMIT f.list->activated(f.list->model()->index(0, 0));
    QCOMPARE(sources.current(), 0);
    QCOMPARE(view.rows()->readRecord(view.currentRow())->message, std::string("live 20 needle"));
    Q_EMIT f.list->activated(f.list->model()->index(1, 0));
    QCOMPARE(sources.current(), 1);
    QTRY_VERIFY(view.currentRow() >= 0);
    QCOMPARE(view.rows()->readRecord(view.currentRow())->message, std::string("filed 77 needle"));

    QSignalSpy open(&f.window->workspace().selection, &ExchangeSelection::openRequested);
    f.search(u"class:rate_limited"_s);
    QTRY_VERIFY(f.list->model()->rowCount() > 0 && f.list->model()->index(0, 0).data().toString() == u"Requests"_s);
    Q_EMIT f.list->activated(f.list->model()->index(0, 0));
    QCOMPARE(open.size(), 1);
}

void TestSearchDialog::findsInTheHistory()
{
    testing::FakeHistory history(900, [](std::int64_t row) {
        logging::ExchangeSnapshot exchange = testing::sampleExchanges().constFirst();
        exchange.id = "old_" + std::to_string(row);
        exchange.startedAt -= std::chrono::hours(1000 - row);
        exchange.rule = row % 300 == 0 ? "rare" : "default";
        return exchange;
    });
    history.bodyTexts = {{"old_5", "calls apply_patch"}};
    Fixture f(&history);
    f.search(u"rule:rare"_s);
    const QAbstractItemModelTester tester(f.list->model());
    QTRY_COMPARE(f.state->text(), u"3 found"_s);
    f.search(u"body:apply_patch"_s);
    QTRY_COMPARE(f.state->text(), u"1 found"_s);
    Q_EMIT f.list->activated(f.list->model()->index(0, 0));
    const auto selected = [&f] {
        const logging::ExchangeSnapshot *exchange = f.window->workspace().selection.exchange();
        return exchange ? exchange->id : std::string();
    };
    QTRY_COMPARE(selected(), std::string("old_5"));
}

void TestSearchDialog::keepsABoundedNumberOfPlaces()
{
    Fixture f;
    LogSources &sources = f.window->workspace().logSources;
    QVERIFY(sources.open({f.write(u"big.log"_s, 6000)}));
    QTRY_COMPARE(sources.filesOf(1)->count(), 6000);
    f.search(u"filed"_s);
    QTRY_COMPARE(f.state->text(), u"6000 found; the first 2000 are listed."_s);
    QCOMPARE(f.list->model()->rowCount(), 2000);
}

void TestSearchDialog::saysWhatCannotBeRead()
{
    Fixture f;
    f.search(u"status:>"_s);
    QVERIFY(!f.state->text().isEmpty());
    QVERIFY(!f.state->text().contains("found"_L1));
    f.search(u"nowhere to be seen"_s);
    QTRY_COMPARE(f.state->text(), u"0 found"_s);
}

QTEST_MAIN(TestSearchDialog)
#include "tst_search_dialog.moc"
