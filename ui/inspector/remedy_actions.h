#pragma once

#include "proxy/api/proxy_control.h"
#include "ui/dialogs/providers_dialog.h"
#include "ui/models/closest_models.h"
#include "ui/workspace/workspace.h"

#include <QWidget>

namespace ccr::ui {

/// What can be done about the selected request while it waits, and about what failed, at its provider or in the configuration.
class RemedyActions final : public QObject
{
    Q_OBJECT
public:
    /// `window`: of the dialogs.
    RemedyActions(Workspace &workspace, QWidget *window);

    ClosestModels &closestModels() { return m_closest; }
    void enableFor(const logging::ExchangeSnapshot *exchange);

private:
    void retryOnFallback();
    void extendTimeout();
    void useClosestModel();
    void visitRoute();
    void visit(const QString &actionId, ProvidersDialog::Visit::Purpose purpose);
    void retryKey();
    void switchToFallback();
    void openBilling();
    void openTransformer();
    void tellOfRedirection(std::uint64_t number, proxy::Redirection redirection);

    Workspace &m_workspace;
    QWidget *m_window;
    ClosestModels m_closest;
};

} // namespace ccr::ui
