#pragma once

#include "proxy/api/trial_control.h"
#include "ui/dialogs/config_dialog.h"
#include "ui/models/route_draft.h"

#include <functional>

class QTabWidget;
class QTreeWidget;

namespace ccr::ui {

class FallbackPage;
class RouteTester;
struct ReplaySummary;
class RulesPage;
class ScenarioPage;

/// Scenarios, rules and fallbacks, with a tester beside them. GUI thread.
class RoutesDialog final : public ConfigDialog
{
    Q_OBJECT
public:
    RoutesDialog(Workspace &workspace, QWidget *parent);

    RouteTester &tester() { return *m_tester; }
    /// In the draft, as a step that can be undone, wherever the model `from` is named.
    void replaceModel(const QString &provider, const QString &from, const QString &to);
    /// In the draft likewise: the route that records call `rule` leads to `target`.
    void switchRoute(const QString &rule, const QString &target);

    /// Where the rule or scenario that records call `rule` names the model, the keyboard goes.
    void visit(const QString &rule, const QString &provider, const QString &model);

protected:
    void draftChanged() override;
    void loaded() override;
    void retranslate() override;

private:
    void replay();
    void fillChanges();
    static QString replayText(const proxy::ReplayReport &report, const ReplaySummary &summary);
    void showReplay(const proxy::ReplayReport &report, const QList<proxy::RecordedRequest> &requests);

    struct Replacement
    {
        QString provider;
        QString from;
        QString to;
    };
    void replaceNow(const Replacement &wanted);
    void visitNow(const RoutePlace &place);
    void switchNow(const QString &rule, const QString &target);

    std::function<void()> m_onLoaded; ///< waits for the file
    QTabWidget *m_tabs;
    ScenarioPage *m_scenarios;
    RulesPage *m_rules;
    FallbackPage *m_fallback;
    QLabel *m_testerTitle;
    RouteTester *m_tester;
    QPushButton *m_replay;
    QLabel *m_replayResult;
    QTreeWidget *m_changes;
    proxy::ReplayReport m_report; ///< whose changes are listed
};

} // namespace ccr::ui
