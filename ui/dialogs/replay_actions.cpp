#include "ui/dialogs/replay_actions.h"

#include "logging/api/logging_control.h"
#include "proxy/api/config_control.h"
#include "ui/dialogs/compare_window.h"
#include "ui/dialogs/replay_run.h"
#include "ui/dialogs/replay_window.h"
#include "ui/inspector/bodies_tab.h"
#include "ui/models/body_fetch.h"
#include "ui/models/config_text.h"
#include "ui/models/open_fallbacks.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr qsizetype mostPairs = 100;

} // namespace

ReplayActions::ReplayActions(Workspace &workspace, Background &background, QWidget *parent)
    : QObject(parent),
      m_workspace(workspace),
      m_background(background),
      m_window(parent),
      m_waiting(
          workspace, [this](const logging::ExchangeSnapshot &exchange, const QByteArray &body) { sendWaited(exchange, body); }, this)
{
    workspace.actions.bind(u"replay"_s, this, &ReplayActions::replay);
    workspace.actions.bind(u"replayWith"_s, this, &ReplayActions::replayWith);
    workspace.actions.bind(u"replayOnFallback"_s, this, &ReplayActions::replayOnFallback);
    workspace.actions.bind(u"waitAndReplay"_s, this, &ReplayActions::waitAndReplay);
    workspace.actions.bind(u"compare"_s, this, &ReplayActions::compare);
}

void ReplayActions::complain(std::uint64_t number, const SaidText &title, const SaidText &body, const QString &remedy)
{
    m_workspace.notices.post([number, title, body, remedy] {
        return Notice{.level = NoticeLevel::Warning,
                      .subject = u"replay"_s + QString::number(number),
                      .title = title().arg(number),
                      .body = body(),
                      .actionId = remedy};
    });
}

void ReplayActions::refuseToEdit(std::uint64_t number, const Error &error)
{
    complain(
        number, [] { return tr("Request #%1 cannot be edited"); }, [error] { return ReplayDraft::textOf(error); });
}

void ReplayActions::withBody(const WithBody &use)
{
    const logging::ExchangeSnapshot *selected = m_workspace.selection.exchange();
    if (!selected) return;
    fetchBody(m_workspace.openedFiles.placeOf(selected->id), m_background, selected->id, logging::StoredBody::Kind::ClientRequest, this,
              [this, use, exchange = *selected](const std::optional<logging::StoredBody> &body) {
                  const auto title = [] { return tr("Request #%1 cannot be sent again"); };
                  if (!body)
                      return complain(
                          exchange.number, title,
                          [] { return tr("Its body is not kept. Recent ones are kept in memory; recording of bodies keeps them longer."); },
                          u"recordingSettings"_s);
                  if (static_cast<std::int64_t>(body->text.size()) < body->wholeBytes)
                      return complain(exchange.number, title, [] { return tr("Its body was too large to be kept whole."); });
                  use(exchange, *body);
              });
}

void ReplayActions::replay()
{
    withBody([this](const logging::ExchangeSnapshot &exchange, const logging::StoredBody &body) {
        send(exchange, QByteArray::fromStdString(body.text));
    });
}

// A second time: do not.
void ReplayActions::waitAndReplay()
{
    const logging::ExchangeSnapshot *selected = m_workspace.selection.exchange();
    if (selected && m_waiting.isWaiting(selected->id)) return m_waiting.cancel(selected->id);
    withBody([this](const logging::ExchangeSnapshot &exchange, const logging::StoredBody &body) {
        m_waiting.start(exchange, QByteArray::fromStdString(body.text));
    });
}

void ReplayActions::sendWaited(const logging::ExchangeSnapshot &exchange, const QByteArray &body)
{
    send(exchange, body);
    m_workspace.notices.post([number = exchange.number] {
        return Notice{.subject = u"replay"_s + QString::number(number),
                      .title = tr("Request #%1 was sent again").arg(number),
                      .body = tr("Its provider takes requests again.")};
    });
}

void ReplayActions::send(const logging::ExchangeSnapshot &exchange, const QByteArray &body)
{
    auto *run = new ReplayRun(m_workspace.services, exchange, body, this);
    remember(run, exchange);
    connect(run, &ReplayRun::failed, this, [this, number = exchange.number](const QString &problem) {
        complain(
            number, [] { return tr("The replay of #%1 failed"); }, [problem] { return configText(problem); });
    });
}

void ReplayActions::replayOnFallback()
{
    withBody([this](const logging::ExchangeSnapshot &exchange, const logging::StoredBody &body) {
        const proxy::ProxyState state = m_workspace.services.proxy.state();
        if (!hadRoutesOfPreset(exchange, state)) return replayOnFallbackOfRoute(exchange, body);
        const auto open = openFallbacks(exchange, state);
        replayTo(exchange, body, open.value_or(std::vector<proxy::RouteTarget>()),
                 [] { return tr("Fallbacks of a preset are set in its file."); });
    });
}

// The router itself says which fallbacks such a request has.
void ReplayActions::replayOnFallbackOfRoute(const logging::ExchangeSnapshot &exchange, const logging::StoredBody &body)
{
    m_workspace.services.config->read(this, [this, exchange, body](const proxy::ConfigSource &source) {
        const proxy::TrialRequest request{.body = QByteArray::fromStdString(body.text),
                                          .path = QString::fromStdString(exchange.path),
                                          .headers = {{u"User-Agent"_s, QString::fromStdString(exchange.client)}}};
        m_workspace.services.trial->explain(source.root, request, this, [this, exchange, body](const proxy::RouteVerdict &verdict) {
            replayTo(exchange, body, verdict.fallbacks, [problem = verdict.problem] {
                return problem.isEmpty() ? tr("Fallbacks are set in Routes, for each scenario.") : configText(problem);
            });
        });
    });
}

void ReplayActions::replayTo(const logging::ExchangeSnapshot &exchange, const logging::StoredBody &body,
                             const std::vector<proxy::RouteTarget> &fallbacks, const SaidText &otherwise)
{
    const auto isTried = [&exchange](const proxy::RouteTarget &target) { return wasTried(exchange, target); };
    const auto fallback = std::find_if_not(fallbacks.begin(), fallbacks.end(), isTried);
    if (fallback == fallbacks.end())
        return complain(
            exchange.number, [] { return tr("Request #%1 has no other fallback"); }, otherwise);
    const Result<ReplayDraft> draft = ReplayDraft::read(QString::fromStdString(body.text));
    if (!draft) return refuseToEdit(exchange.number, draft.error());
    if (!draft->hasModel())
        return complain(
            exchange.number, [] { return tr("Request #%1 cannot be sent elsewhere"); },
            [] { return tr("This kind of request names its model in the address; it goes where the rules say."); });
    const Result<QByteArray> changed = draft->make(fallback->provider + u',' + fallback->model, draft->system(), draft->lastMessage());
    if (!changed) return refuseToEdit(exchange.number, changed.error());
    send(exchange, *changed);
}

void ReplayActions::replayWith()
{
    withBody([this](const logging::ExchangeSnapshot &exchange, const logging::StoredBody &body) {
        const Result<ReplayDraft> draft = ReplayDraft::read(QString::fromStdString(body.text));
        if (!draft) return refuseToEdit(exchange.number, draft.error());
        auto *window = new ReplayWindow(m_workspace, exchange, *draft, m_window);
        connect(window, &ReplayWindow::sent, this, [this, exchange](ReplayRun *run) { remember(run, exchange); });
        window->show();
    });
}

// So that the two can be compared later.
void ReplayActions::remember(ReplayRun *run, const logging::ExchangeSnapshot &original)
{
    connect(run, &ReplayRun::changed, this, [this, run, original] {
        const logging::ExchangeSnapshot &replay = *run->exchange();
        for (Pair &pair : m_pairs) {
            if (pair.replay.id != replay.id) continue;
            pair.replay = replay;
            return;
        }
        if (m_pairs.size() >= mostPairs) m_pairs.removeFirst();
        m_pairs.append({original, replay});
    });
}

// Of this run, or in the list.
const logging::ExchangeSnapshot *ReplayActions::find(const std::string &id) const
{
    const logging::ExchangeSnapshot *live = m_workspace.exchanges.live().find(id);
    return live ? live : m_workspace.exchanges.exchange(m_workspace.exchanges.rowOf(id));
}

// Of two marked ones, the other.
const logging::ExchangeSnapshot *ReplayActions::markedBeside(const logging::ExchangeSnapshot &exchange) const
{
    ExchangeTableModel &exchanges = m_workspace.exchanges;
    if (!exchanges.marks().contains(exchange.id)) return nullptr;
    const logging::ExchangeSnapshot *other = nullptr;
    for (const std::string &id : exchanges.marks().ids()) {
        const logging::ExchangeSnapshot *marked = id == exchange.id ? nullptr : find(id);
        if (marked && other) return nullptr;
        if (marked) other = marked;
    }
    return other;
}

std::optional<logging::ExchangeSnapshot> ReplayActions::counterpart(const logging::ExchangeSnapshot &exchange) const
{
    if (const logging::ExchangeSnapshot *marked = markedBeside(exchange)) return *marked;
    for (auto pair = m_pairs.crbegin(); pair != m_pairs.crend(); ++pair) {
        if (pair->original.id == exchange.id) return pair->replay;
        if (pair->replay.id == exchange.id) return pair->original;
    }
    if (const logging::ExchangeSnapshot *previous = previousOfSession(m_workspace, exchange)) return *previous;
    return std::nullopt;
}

void ReplayActions::compare()
{
    const QList<logging::ExchangeSnapshot> chosen = m_workspace.selection.all();
    if (chosen.size() == 2) return show(chosen.first(), chosen.last());
    const logging::ExchangeSnapshot *selected = m_workspace.selection.exchange();
    if (!selected) return;
    const std::optional<logging::ExchangeSnapshot> other = counterpart(*selected);
    if (!other)
        return complain(
            selected->number, [] { return tr("There is nothing to compare #%1 with"); },
            [] { return tr("Select two requests, replay this one first, or select one that has an earlier one in its session."); });
    show(*selected, *other);
}

void ReplayActions::show(const logging::ExchangeSnapshot &one, const logging::ExchangeSnapshot &other)
{
    const bool isOlder = other.startedAt < one.startedAt;
    (new CompareWindow(m_workspace, isOlder ? other : one, isOlder ? one : other, m_window))->show();
}

} // namespace ccr::ui
