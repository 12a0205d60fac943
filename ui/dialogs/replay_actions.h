#pragma once

#include "logging/api/stored_body.h"
#include "proxy/api/trial_control.h"
#include "ui/dialogs/waiting_replays.h"
#include "ui/models/background.h"
#include "ui/models/replay_draft.h"
#include "ui/widgets/said_text.h"
#include "ui/workspace/workspace.h"

#include <QHash>
#include <QWidget>

namespace ccr::ui {

class ReplayRun;

/// Replay, Replay with… and Compare for the selected request.
class ReplayActions final : public QObject
{
    Q_OBJECT
public:
    /// `background` outlives this; `parent`: of the windows.
    ReplayActions(Workspace &workspace, Background &background, QWidget *parent);

private:
    using WithBody = std::function<void(const logging::ExchangeSnapshot &, const logging::StoredBody &)>;
    void withBody(const WithBody &use);
    void replay();
    void replayWith();
    void replayOnFallback();
    void waitAndReplay();
    void replayOnFallbackOfRoute(const logging::ExchangeSnapshot &exchange, const logging::StoredBody &body);
    void replayTo(const logging::ExchangeSnapshot &exchange, const logging::StoredBody &body,
                  const std::vector<proxy::RouteTarget> &fallbacks, const SaidText &otherwise);
    void compare();
    void send(const logging::ExchangeSnapshot &exchange, const QByteArray &body);
    void sendWaited(const logging::ExchangeSnapshot &exchange, const QByteArray &body);
    void remember(ReplayRun *run, const logging::ExchangeSnapshot &original);
    const logging::ExchangeSnapshot *find(const std::string &id) const;
    const logging::ExchangeSnapshot *markedBeside(const logging::ExchangeSnapshot &exchange) const;
    std::optional<logging::ExchangeSnapshot> counterpart(const logging::ExchangeSnapshot &exchange) const;
    void show(const logging::ExchangeSnapshot &one, const logging::ExchangeSnapshot &other);
    /// `title` has a place for the number of the request.
    void complain(std::uint64_t number, const SaidText &title, const SaidText &body, const QString &remedy = {});
    void refuseToEdit(std::uint64_t number, const Error &error);

    Workspace &m_workspace;
    Background &m_background;
    QWidget *m_window;
    struct Pair
    {
        logging::ExchangeSnapshot original;
        logging::ExchangeSnapshot replay;
    };
    QList<Pair> m_pairs; ///< the last ones
    WaitingReplays m_waiting;
};

} // namespace ccr::ui
