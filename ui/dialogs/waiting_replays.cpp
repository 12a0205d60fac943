#include "ui/dialogs/waiting_replays.h"

#include "proxy/api/retry_after.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr auto step = 250ms; ///< the seconds that are shown follow the clock

} // namespace

WaitingReplays::WaitingReplays(Workspace &workspace, Send send, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_send(std::move(send))
{
    m_timer.setInterval(step);
    connect(&m_timer, &QTimer::timeout, this, &WaitingReplays::tick);
    connect(&workspace.selection, &ExchangeSelection::changed, this, &WaitingReplays::showSelected);
    showSelected();
}

void WaitingReplays::start(const logging::ExchangeSnapshot &exchange, const QByteArray &body)
{
    const std::optional<proxy::RetryAfter> wait = proxy::retryAfterOf(exchange);
    m_waiting.insert_or_assign(exchange.id, Waiting{.exchange = exchange, .body = body, .until = wait ? wait->until : wallNow()});
    m_timer.start();
    tick();
}

void WaitingReplays::cancel(const std::string &exchangeId)
{
    m_waiting.erase(exchangeId);
    showSelected();
}

void WaitingReplays::tick()
{
    const WallTime now = wallNow();
    std::vector<Waiting> due;
    std::erase_if(m_waiting, [&due, now](auto &entry) {
        if (entry.second.until > now) return false;
        due.push_back(std::move(entry.second));
        return true;
    });
    if (m_waiting.empty()) m_timer.stop();
    for (const Waiting &waited : due) m_send(waited.exchange, waited.body);
    showSelected();
}

void WaitingReplays::showSelected()
{
    const logging::ExchangeSnapshot *exchange = m_workspace.selection.exchange();
    const auto waiting = exchange ? m_waiting.find(exchange->id) : m_waiting.end();
    const std::optional<proxy::RetryAfter> wait = exchange ? proxy::retryAfterOf(*exchange) : std::nullopt;
    const bool isPossible = exchange && exchange->total && wait && wait->until > wallNow();
    m_workspace.actions.action(u"waitAndReplay"_s)->setEnabled(waiting != m_waiting.end() || isPossible);
    if (waiting == m_waiting.end()) return m_workspace.actions.clearText(u"waitAndReplay"_s);
    const auto left = std::chrono::ceil<std::chrono::seconds>(waiting->second.until - wallNow()).count();
    m_workspace.actions.setText(u"waitAndReplay"_s, tr("Do not wait (%1 s)").arg(std::max<qint64>(left, 0)));
}

} // namespace ccr::ui
