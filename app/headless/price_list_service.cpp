#include "app/headless/price_list_service.h"

#include "app/headless/answer_in.h"
#include "logging/base/date_time.h"
#include "logging/base/private_files.h"
#include "logging/price/price_list.h"
#include "logging/price/synced_price_file.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using ccr::logging::FetchTrouble;

namespace ccr::app {

namespace {

constexpr qint64 maxListBytes = 32 * 1024 * 1024; // that of models.dev is some two megabytes
constexpr auto afterSuccess = 6h;
constexpr auto afterFailure = 1min;

QByteArray keptJson(const std::vector<logging::ListPrice> &prices, const std::string &url, WallTime fetched)
{
    QJsonObject kept = QJsonDocument::fromJson(logging::toJson(logging::SyncedPrices(prices))).object();
    kept.insert("url"_L1, QString::fromStdString(url));
    kept.insert("fetched"_L1, static_cast<qint64>(millisSinceEpoch(fetched)));
    return QJsonDocument(kept).toJson(QJsonDocument::Compact);
}

} // namespace

PriceListService::PriceListService(QString configFile, Environment environment, const Clock &clock, QObject *parent)
    : PriceSync(parent), m_configFile(configFile), m_clock(clock), m_fetch(std::move(configFile), std::move(environment))
{
    m_pool.setMaxThreadCount(1);
    readKept();
}

PriceListService::~PriceListService()
{
    m_pool.clear();
    m_pool.waitForDone();
}

QString PriceListService::keptPath() const
{
    return QFileInfo(m_configFile).absolutePath() + u"/price-list.json"_s;
}

// A list that cannot be read is as good as none: it is fetched again.
void PriceListService::readKept()
{
    if (!QFileInfo::exists(keptPath())) return;
    m_isReading = true;
    const auto done = answerIn<Kept>(this, this, [this](const Kept &kept) {
        m_isReading = false;
        m_fetched.prices = kept.prices;
        m_fetched.fetched = kept.fetched;
        m_fetched.next = kept.fetched == WallTime() ? WallTime() : kept.fetched + afterSuccess;
        m_fetched.host = QUrl(QString::fromStdString(kept.url)).host();
        m_keptUrl = kept.url;
        Q_EMIT changed();
    });
    m_pool.start([path = keptPath(), done] {
        QFile file(path);
        QByteArray content;
        if (file.size() <= maxListBytes && file.open(QIODevice::ReadOnly)) content = file.readAll();
        const Result<logging::SyncedPrices> prices = logging::readSyncedPrices(content);
        const QJsonObject root = QJsonDocument::fromJson(content).object();
        if (!prices || prices->all().empty()) return done({});
        done({.prices = {prices->all().begin(), prices->all().end()},
              .url = root.value("url"_L1).toString().toStdString(),
              .fetched = WallTime(milliseconds(root.value("fetched"_L1).toInteger()))});
    });
}

bool PriceListService::mayFetch(const logging::PriceSyncConfig &config) const
{
    if (!config.enabled || m_fetched.isFetching || m_isReading) return false;
    const WallTime now = m_clock.wall();
    const bool isFuture = m_fetched.fetched > now;                       // a clock that was wrong must not hold it up for years
    const bool isOther = config.url != m_url && config.url != m_keptUrl; // a wrong one is put right at once
    return now >= m_fetched.next || isFuture || isOther;
}

void PriceListService::fetch(const logging::PriceSyncConfig &config)
{
    if (!mayFetch(config)) return;
    const QUrl url(QString::fromStdString(config.url));
    m_url = config.url;
    m_fetched.isFetching = true;
    m_fetched.host = url.host();
    Q_EMIT changed();
    m_fetch.get(url, maxListBytes, [this](const Fetched &fetched) { answered(fetched); });
}

void PriceListService::answered(const Fetched &fetched)
{
    if (fetched.trouble != FetchTrouble::None) return end({.trouble = fetched.trouble, .detail = fetched.detail, .prices = {}});
    const auto done = answerIn<Outcome>(this, this, [this](const Outcome &outcome) { end(outcome); });
    m_pool.start([body = fetched.body, done, path = keptPath(), url = m_url, now = m_clock.wall()] {
        Result<std::vector<logging::ListPrice>> prices = logging::readPriceList(body, localDay(now));
        if (!prices) return done({.trouble = FetchTrouble::Unreadable, .detail = phraseOf(prices.error()), .prices = {}});
        QString reason;
        if (!writePrivateFile(path, keptJson(*prices, url, now), &reason))
            return done({.trouble = FetchTrouble::Disk, .detail = reason, .prices = {}});
        done({.trouble = FetchTrouble::None, .detail = {}, .prices = std::move(*prices)});
    });
}

// An attempt that fails leaves what was fetched before.
void PriceListService::end(const Outcome &outcome)
{
    const WallTime now = m_clock.wall();
    m_fetched.isFetching = false;
    m_fetched.trouble = outcome.trouble;
    m_fetched.detail = outcome.detail;
    m_fetched.next = now + (outcome.trouble == FetchTrouble::None ? WallTime::duration(afterSuccess) : afterFailure);
    if (outcome.trouble == FetchTrouble::None) {
        m_fetched.fetched = now;
        m_fetched.prices = outcome.prices;
        m_keptUrl = m_url;
    }
    Q_EMIT changed();
}

void PriceListService::takeOver(const logging::SyncedPrices &prices, QObject *context, std::function<void(const QString &)> done)
{
    const auto reply = answerIn<QString>(this, context, [done = std::move(done)](const QString &problem) { done(problem); });
    m_pool.start([prices, reply, path = logging::syncedPricesPath(m_configFile)] {
        QString reason;
        const bool isWritten = writePrivateFile(path, logging::toJson(prices), &reason);
        reply(isWritten ? QString() : reason);
    });
}

} // namespace ccr::app
