#include "ui/main_window/price_watch.h"

#include "logging/api/logging_control.h"
#include "logging/api/price_sync.h"
#include "ui/models/price_diff_model.h"
#include "ui/workspace/notice_board.h"
#include "ui/workspace/own_models.h"

#include <QSettings>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr auto week = 7 * 24h;
constexpr auto retry = 6h; ///< after an attempt that failed
constexpr milliseconds lookInterval = 1h;
constexpr milliseconds afterStart = 2min; ///< which has more urgent things to do
constexpr auto toldKey = "prices/told"_L1;

} // namespace

PriceWatch::PriceWatch(Workspace &workspace, const Clock &clock, QObject *parent) : QObject(parent), m_workspace(workspace), m_clock(clock)
{
    m_timer.setInterval(lookInterval);
    connect(&m_timer, &QTimer::timeout, this, &PriceWatch::checkWhenDue);
    m_timer.start();
    QTimer::singleShot(afterStart, this, &PriceWatch::checkWhenDue);
    connect(workspace.services.priceLists, &logging::PriceSync::changed, this, &PriceWatch::listChanged);
}

void PriceWatch::checkWhenDue()
{
    logging::PriceSync &lists = *m_workspace.services.priceLists;
    const logging::PriceSyncConfig config = m_workspace.services.logging.config().priceSync;
    if (!m_workspace.services.settings.value(QLatin1StringView(weeklyKey)).toBool() || !lists.mayFetch(config)) return;
    const WallTime now = m_clock.wall();
    const WallTime fetched = lists.fetched().fetched;
    const bool isFresh = fetched <= now && now - fetched < week;
    if (isFresh || now - m_lastTry < retry) return;
    m_lastTry = now;
    m_isFetching = true;
    lists.fetch(config);
}

// What the user fetches is looked at there and then.
void PriceWatch::listChanged()
{
    const logging::FetchedPrices &fetched = m_workspace.services.priceLists->fetched();
    if (!m_isFetching || fetched.isFetching) return;
    m_isFetching = false;
    if (fetched.trouble == logging::FetchTrouble::None) tellDifferences();
}

void PriceWatch::tellDifferences()
{
    const logging::FetchedPrices &fetched = m_workspace.services.priceLists->fetched();
    const OwnModels own = ownModels(m_workspace);
    PriceDiffModel differences;
    differences.show(fetched.prices, m_workspace.services.logging.config().syncedPrices, own.models, own.providers);
    const int count = differences.ownDifferences();
    const QString digest = QString::fromLatin1(differences.digestOfOwn());
    QSettings &settings = m_workspace.services.settings;
    if (count == 0 || settings.value(toldKey).toString() == digest) return;
    settings.setValue(toldKey, digest);
    m_workspace.notices.post([count, host = fetched.host] {
        return Notice{.kind = NoticeKind::Prices,
                      .level = NoticeLevel::Information,
                      .subject = u"prices"_s,
                      .title = tr("%n price(s) of your models changed", nullptr, count),
                      .body = tr("By the list of %1. Costs stay as they are until you take them over.").arg(host),
                      .actionId = u"fetchedPrices"_s};
    });
}

} // namespace ccr::ui
