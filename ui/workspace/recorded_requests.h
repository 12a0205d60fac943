#pragma once

#include "logging/api/stored_body.h"
#include "proxy/api/trial_control.h"
#include "ui/models/background.h"
#include "ui/models/route_rules_model.h"
#include "ui/workspace/workspace.h"

namespace ccr::ui {

/// As it was sent; empty when not all of it was recorded.
QByteArray wholeBody(const std::optional<logging::StoredBody> &body);

/// The newest requests with the bodies of those that were recorded: from the history, else from what the window has seen and what passes at
/// the moment. Deletes itself after the answer; nothing is called when `context` is gone. GUI thread.
class RecordedRequests final : public QObject
{
    Q_OBJECT
public:
    using Answer = std::function<void(const QList<proxy::RecordedRequest> &)>;

    /// Requests that were no requests of models (a rejected one …) are left out.
    static void newest(Workspace &workspace, int count, QObject *context, Answer answer);
    /// By rule, over the last 24 hours. `isKnown` false: there is no history, and only what the window has seen was counted.
    static void countHits(Workspace &workspace, QObject *context,
                          std::function<void(const QHash<QString, RuleHits> &, bool isKnown)> answer);

private:
    RecordedRequests(Workspace &workspace, QObject *context, Answer answer);
    void take(const QList<logging::ExchangeSnapshot> &exchanges);
    void nextBody();

    Workspace &m_workspace;
    Answer m_answer;
    QList<proxy::RecordedRequest> m_requests;
    qsizetype m_at = 0;
    Background m_background; ///< last: it waits for what works with the rest
};

} // namespace ccr::ui
