#include "app/desktop/update_service.h"

#include "logging/base/date_time.h"
#include "proxy/api/config_sentence.h"

#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>
#include <QVersionNumber>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using ccr::logging::FetchTrouble;
using ccr::ui::AnnouncedVersion;

namespace ccr::app {

namespace {

constexpr qint64 maxBytes = 256 * 1024;
constexpr auto week = 7 * 24h;
constexpr auto retry = 6h; ///< after an attempt that failed
constexpr milliseconds lookInterval = 1h;
constexpr milliseconds afterStart = 1min; ///< which has more urgent things to do
constexpr auto keptKey = "updates/announced"_L1;
constexpr auto checkedKey = "updates/checked"_L1;

bool isOnThisMachine(const QUrl &url)
{
    return url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback();
}

bool mayBeAsked(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isOnThisMachine(url)));
}

bool isNewer(const QString &version)
{
    return QVersionNumber::fromString(version) > QVersionNumber::fromString(QStringLiteral(CCR_VERSION));
}

Error wrong(const Phrase &what)
{
    return errorSaying(ErrorKind::Protocol, what);
}

} // namespace

Result<AnnouncedVersion> readAnnouncement(const QByteArray &json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (problem.error != QJsonParseError::NoError) return wrong(proxy::said("at byte %1: %2", problem.offset, problem.errorString()));
    const QJsonObject root = document.object();
    AnnouncedVersion announced;
    announced.version = root.value("version"_L1).toString();
    if (QVersionNumber::fromString(announced.version).isNull())
        return wrong(proxy::said("\"version\" is \"%1\"; expected something like \"1.2.0\"", announced.version));
    announced.date = QDate::fromString(root.value("date"_L1).toString(), Qt::ISODate);
    // Opened in a browser: nothing but a page of the web.
    const QUrl page(root.value("url"_L1).toString());
    if (page.scheme() == "https"_L1 || page.scheme() == "http"_L1) announced.page = page;
    const QJsonObject notes = root.value("notes"_L1).toObject();
    for (auto note = notes.begin(); note != notes.end(); ++note) announced.notes.insert(note.key(), note.value().toString());
    return announced;
}

UpdateService::UpdateService(QSettings &settings, QString configFile, Environment environment, QUrl packaged, const Clock &clock)
    : m_settings(settings), m_packaged(std::move(packaged)), m_clock(clock), m_fetch(std::move(configFile), std::move(environment))
{
    readKept();
    m_timer.setInterval(lookInterval);
    connect(&m_timer, &QTimer::timeout, this, &UpdateService::checkWhenDue);
    m_timer.start();
    QTimer::singleShot(afterStart, this, &UpdateService::checkWhenDue);
}

void UpdateService::readKept()
{
    m_state.checked = QDateTime::fromString(m_settings.value(checkedKey).toString(), Qt::ISODate);
    const Result<AnnouncedVersion> kept = readAnnouncement(m_settings.value(keptKey).toByteArray());
    if (kept && isNewer(kept->version)) m_state.newer = *kept; // may be the one that runs now
}

QUrl UpdateService::address() const
{
    const QString own = m_settings.value(QLatin1StringView(addressKey)).toString().trimmed();
    return own.isEmpty() ? m_packaged : QUrl(own);
}

void UpdateService::checkWhenDue()
{
    if (!m_settings.value(QLatin1StringView(weeklyKey)).toBool() || address().isEmpty()) return;
    const QDateTime now = localTime(m_clock.wall());
    const bool isFresh =
        m_state.checked.isValid() && m_state.checked <= now && m_state.checked.secsTo(now) < std::chrono::seconds(week).count();
    if (isFresh || m_clock.wall() - m_lastTry < retry) return;
    check();
}

void UpdateService::check()
{
    if (m_state.isChecking) return;
    m_lastTry = m_clock.wall();
    const QUrl url = address();
    if (url.isEmpty()) return end(FetchTrouble::NoAddress);
    if (!mayBeAsked(url)) return end(FetchTrouble::Address, url.toDisplayString());
    m_state.isChecking = true;
    Q_EMIT changed();
    m_fetch.get(url, maxBytes, [this](const Fetched &fetched) { take(fetched); });
}

void UpdateService::take(const Fetched &fetched)
{
    if (fetched.trouble != FetchTrouble::None) return end(fetched.trouble, fetched.detail);
    const Result<AnnouncedVersion> announced = readAnnouncement(fetched.body);
    if (!announced) return end(FetchTrouble::Unreadable, phraseOf(announced.error()));
    m_state.newer = isNewer(announced->version) ? std::optional(*announced) : std::nullopt;
    m_state.checked = localTime(m_clock.wall());
    m_settings.setValue(keptKey, fetched.body);
    m_settings.setValue(checkedKey, m_state.checked.toString(Qt::ISODate));
    end(FetchTrouble::None);
}

void UpdateService::end(FetchTrouble trouble, const Phrase &detail)
{
    m_state.isChecking = false;
    m_state.trouble = trouble;
    m_state.detail = detail;
    Q_EMIT changed();
}

} // namespace ccr::app
