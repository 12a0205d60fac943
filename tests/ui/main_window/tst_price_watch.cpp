#include "tests/support/fake_clock.h"
#include "tests/support/fake_controls.h"
#include "tests/support/fake_services.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/price_watch.h"
#include "ui/workspace/notice_board.h"

#include <QSettings>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto week = 7 * 24h;

logging::ListPrice offered(const char *model, double input)
{
    return {.price = {.pattern = model, .provider = "deepseek", .input = input, .output = 2 * input}, .above = 0, .checked = {}};
}

struct Fixture
{
    Fixture()
    {
        settings.setValue(u"language"_s, u"en"_s);
        settings.setValue(QLatin1StringView(PriceWatch::weeklyKey), true);
        logging.configured.priceSync = {.enabled = true, .url = "https://prices.example/all.json"};
        proxy.setProviders({{.name = u"deepseek"_s, .models = {u"my-model"_s}}}, {});
        Services services{.proxy = proxy, .logging = logging, .settings = settings};
        services.priceLists = &lists;
        window = std::make_unique<MainWindow>(services, TrayUse::Never);
        window->show();
        watch = std::make_unique<PriceWatch>(window->workspace(), clock, nullptr);
    }
    // What somebody could have fetched is there to be fetched again.
    void answer(std::vector<logging::ListPrice> prices)
    {
        lists.answer(std::move(prices));
        lists.list.host = u"prices.example"_s;
        lists.isDue = true;
    }
    void check(nanoseconds later = {})
    {
        clock.advance(later);
        watch->checkWhenDue();
    }
    qsizetype told() const { return window->workspace().notices.history().size(); }

    const QTemporaryDir dir;
    QSettings settings{dir.filePath(u"settings.ini"_s), QSettings::IniFormat};
    testing::FakeProxyControl proxy;
    testing::FakeLoggingControl logging;
    testing::FakePriceLists lists;
    FakeClock clock{QDateTime::currentDateTimeUtc()};
    std::unique_ptr<MainWindow> window;
    std::unique_ptr<PriceWatch> watch;
};

} // namespace

class TestPriceWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksNobodyUnlessBothAreAllowed()
    {
        Fixture fixture;
        fixture.settings.remove(QLatin1StringView(PriceWatch::weeklyKey)); // off where nothing is set
        fixture.check();
        fixture.settings.setValue(QLatin1StringView(PriceWatch::weeklyKey), true);
        fixture.logging.configured.priceSync.enabled = false;
        fixture.check(week);
        QCOMPARE(fixture.lists.asked, QStringList());
        fixture.logging.configured.priceSync.enabled = true;
        fixture.check();
        QCOMPARE(fixture.lists.asked, QStringList(u"https://prices.example/all.json"_s));
    }

    void asksOnceAWeek()
    {
        Fixture fixture;
        fixture.check();
        fixture.answer({});
        fixture.check(week - 1h);
        QCOMPARE(fixture.lists.asked.size(), 1);
        fixture.check(2h);
        QCOMPARE(fixture.lists.asked.size(), 2);
        fixture.lists.list.isFetching = false; // it failed
        fixture.lists.list.trouble = logging::FetchTrouble::Network;
        Q_EMIT fixture.lists.changed();
        fixture.check(1h);
        QCOMPARE(fixture.lists.asked.size(), 2);
        fixture.check(6h);
        QCOMPARE(fixture.lists.asked.size(), 3);
        QCOMPARE(fixture.told(), 0);
    }

    void saysWhatDiffers()
    {
        Fixture fixture;
        fixture.logging.configured.syncedPrices = logging::SyncedPrices({offered("my-model", 1), offered("another-one", 1)});
        fixture.check();
        fixture.answer({offered("my-model", 1), offered("another-one", 5)}); // nobody here asks that one
        QCOMPARE(fixture.told(), 0);
        fixture.check(week + 1h);
        fixture.answer({offered("my-model", 3), offered("another-one", 5)});
        QCOMPARE(fixture.told(), 1);
        const Notice *notice = fixture.window->workspace().notices.current();
        QVERIFY(notice);
        QCOMPARE(notice->title, u"1 price of your models changed"_s);
        QCOMPARE(notice->kind, NoticeKind::Prices); // which can be switched off by itself
        QVERIFY2(notice->body.contains("prices.example"_L1), qPrintable(notice->body));
        QVERIFY(!fixture.lists.taken.all().size()); // nothing is taken over by itself
        // It leads to the differences.
        fixture.window->workspace().actions.action(notice->actionId)->trigger();
        auto *table = fixture.window->findChild<QTableView *>(u"syncTable"_s);
        QVERIFY(table && table->isVisible());
        QCOMPARE(table->model()->rowCount(), 1);
        QVERIFY(table->model()->index(0, 0).data().toString().contains("my-model"_L1));
    }

    void saysItOnce()
    {
        Fixture fixture;
        fixture.logging.configured.syncedPrices = logging::SyncedPrices({offered("my-model", 1)});
        for (int i = 0; i < 3; ++i) {
            fixture.check(week + 1h);
            fixture.answer({offered("my-model", 3)});
        }
        QCOMPARE(fixture.lists.asked.size(), 3);
        QCOMPARE(fixture.told(), 1);
        fixture.watch = std::make_unique<PriceWatch>(fixture.window->workspace(), fixture.clock, nullptr); // another run
        fixture.check(week + 1h);
        fixture.answer({offered("my-model", 3)});
        QCOMPARE(fixture.told(), 1);
        fixture.check(week + 1h);
        fixture.answer({offered("my-model", 4)});
        QCOMPARE(fixture.settings.value(u"prices/told"_s).toString().size(), 40);
        QVERIFY(fixture.window->workspace().notices.current());
    }

    // Whoever fetches a list looks at it.
    void saysNothingOfWhatTheUserFetches()
    {
        Fixture fixture;
        fixture.lists.fetch(fixture.logging.configured.priceSync);
        fixture.answer({offered("my-model", 3)});
        QCOMPARE(fixture.told(), 0);
    }
};

QTEST_MAIN(TestPriceWatch)
#include "tst_price_watch.moc"
