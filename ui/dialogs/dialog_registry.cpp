#include "ui/dialogs/dialog_registry.h"

#include "ui/dialogs/budgets_dialog.h"
#include "ui/dialogs/delete_data_dialog.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/filter_syntax_dialog.h"
#include "ui/dialogs/highlight_rules_dialog.h"
#include "ui/dialogs/import_dialog.h"
#include "ui/dialogs/logging_status_dialog.h"
#include "ui/dialogs/notices_dialog.h"
#include "ui/dialogs/onboarding_dialog.h"
#include "ui/dialogs/performance_dialog.h"
#include "ui/dialogs/prices_dialog.h"
#include "ui/dialogs/providers_dialog.h"
#include "ui/dialogs/recalculate_dialog.h"
#include "ui/dialogs/report_dialog.h"
#include "ui/dialogs/routes_dialog.h"
#include "ui/dialogs/saved_filters_dialog.h"
#include "ui/dialogs/search_dialog.h"
#include "ui/dialogs/settings_dialog.h"
#include "ui/dialogs/update_dialog.h"
#include "ui/main_window/command_palette.h"

#include <QPointer>

#include <map>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

template <typename T>
QWidget *make(Workspace &workspace, QWidget *parent)
{
    return new T(workspace, parent);
}

QWidget *makeExport(Workspace &workspace, QWidget *parent)
{
    return new ExportDialog(workspace, ExportScope::Filter, parent);
}

QWidget *makeSelectionExport(Workspace &workspace, QWidget *parent)
{
    auto *dialog = new ExportDialog(workspace, ExportScope::Selection, parent);
    dialog->repeat();
    return dialog;
}

QWidget *makeLastHourExport(Workspace &workspace, QWidget *parent)
{
    return new ExportDialog(workspace, ExportScope::LastHour, parent);
}

QWidget *makeFilterSyntax(Workspace &, QWidget *parent)
{
    return new FilterSyntaxDialog(parent);
}

QWidget *makeSavedFilters(Workspace &workspace, QWidget *parent)
{
    return new SavedFiltersDialog(workspace.filter, parent);
}

void showPlans(Workspace &, QWidget *dialog)
{
    static_cast<PricesDialog *>(dialog)->showPlans();
}

void showFetchedPrices(Workspace &, QWidget *dialog)
{
    static_cast<PricesDialog *>(dialog)->showFetched();
}

// Which ones says who asks for it, as the data of the action.
void addMissingPrices(Workspace &workspace, QWidget *dialog)
{
    static_cast<PricesDialog *>(dialog)->addMissing(workspace.actions.action(u"addMissingPrices"_s)->data().toStringList());
}

// Who asks for a window may say what it is about, as the data of the action; that holds once.
QString takeSubject(const Workspace &workspace, const QString &actionId)
{
    QAction *action = workspace.actions.action(actionId);
    const QString subject = action->data().toString();
    action->setData({});
    return subject;
}

void visitSetting(const Workspace &workspace, QWidget *dialog, const QString &actionId, const QString &usual = {})
{
    const QString key = takeSubject(workspace, actionId);
    static_cast<SettingsDialog *>(dialog)->visit(key.isEmpty() ? usual : key);
}

void showSettings(Workspace &workspace, QWidget *dialog)
{
    visitSetting(workspace, dialog, u"settings"_s);
}

void showLogLimit(Workspace &workspace, QWidget *dialog)
{
    visitSetting(workspace, dialog, u"changeLogLimit"_s, u"Logging/maxTotalSize"_s);
}

void showRecording(Workspace &workspace, QWidget *dialog)
{
    visitSetting(workspace, dialog, u"recordingSettings"_s, u"Logging/history/bodies"_s);
}

void showIntegrations(Workspace &workspace, QWidget *dialog)
{
    visitSetting(workspace, dialog, u"integrations"_s, u"Logging/enhancedFeatures/performanceMetrics/enabled"_s);
}

void showImport(Workspace &workspace, QWidget *dialog)
{
    if (const QString file = takeSubject(workspace, u"import"_s); !file.isEmpty()) static_cast<ImportDialog *>(dialog)->setFile(file);
}

void showShortcuts(Workspace &, QWidget *dialog)
{
    static_cast<SettingsDialog *>(dialog)->visitShortcuts();
}

void showBudget(Workspace &workspace, QWidget *dialog)
{
    static_cast<BudgetsDialog *>(dialog)->visit(takeSubject(workspace, u"budgets"_s));
}

void showOutput(Workspace &workspace, QWidget *dialog)
{
    static_cast<LoggingStatusDialog *>(dialog)->visit(takeSubject(workspace, u"loggingStatus"_s));
}

constexpr DialogEntry registry[] = {
    {.actionId = "export", .make = makeExport, .needs = [](const Services &services) { return services.exports != nullptr; }},
    {.actionId = "exportSelection",
     .make = makeSelectionExport,
     .needs = [](const Services &services) { return services.exports != nullptr; }},
    {.actionId = "exportLastHour",
     .make = makeLastHourExport,
     .needs = [](const Services &services) { return services.exports != nullptr; }},
    {.actionId = "deleteData",
     .make = make<DeleteDataDialog>,
     .needs = [](const Services &services) { return services.capture != nullptr; }},
    {.actionId = "searchEverything", .make = make<SearchDialog>},
    {.actionId = "highlightRules", .make = make<HighlightRulesDialog>},
    {.actionId = "notices", .make = make<NoticesDialog>},
    {.actionId = "import",
     .make = make<ImportDialog>,
     .needs = [](const Services &services) { return services.config && services.secrets; },
     .opened = showImport},
    {.actionId = "gettingStarted",
     .make = make<OnboardingDialog>,
     .needs = [](const Services &services) { return services.config && services.trial && services.secrets && services.setup; }},
    {.actionId = "providers",
     .make = make<ProvidersDialog>,
     .needs = [](const Services &services) { return services.config && services.trial && services.secrets; }},
    {.actionId = "routes", .make = make<RoutesDialog>, .needs = [](const Services &services) { return services.config && services.trial; }},
    {.actionId = "commandPalette", .make = make<CommandPalette>},
    {.actionId = "settings", .make = make<SettingsDialog>, .opened = showSettings},
    {.actionId = "changeLogLimit", .make = make<SettingsDialog>, .window = "settings", .opened = showLogLimit},
    {.actionId = "recordingSettings", .make = make<SettingsDialog>, .window = "settings", .opened = showRecording},
    {.actionId = "integrations", .make = make<SettingsDialog>, .window = "settings", .opened = showIntegrations},
    {.actionId = "shortcuts", .make = make<SettingsDialog>, .window = "settings", .opened = showShortcuts},
    {.actionId = "filterSyntax", .make = makeFilterSyntax},
    {.actionId = "savedFilters", .make = makeSavedFilters},
    {.actionId = "prices", .make = make<PricesDialog>},
    {.actionId = "plans", .make = make<PricesDialog>, .window = "prices", .opened = showPlans},
    {.actionId = "addMissingPrices", .make = make<PricesDialog>, .window = "prices", .opened = addMissingPrices},
    {.actionId = "fetchedPrices",
     .make = make<PricesDialog>,
     .needs = [](const Services &services) { return services.priceLists != nullptr; },
     .window = "prices",
     .opened = showFetchedPrices},
    {.actionId = "recalculate", .make = make<RecalculateDialog>},
    {.actionId = "budgets", .make = make<BudgetsDialog>, .opened = showBudget},
    {.actionId = "loggingStatus", .make = make<LoggingStatusDialog>, .opened = showOutput},
    {.actionId = "performance", .make = make<PerformanceDialog>},
    {.actionId = "checkUpdates", .make = make<UpdateDialog>, .needs = [](const Services &services) { return services.updates != nullptr; }},
    {.actionId = "reportProblem",
     .make = make<ReportDialog>,
     .needs = [](const Services &services) { return services.reports != nullptr; }},
};

} // namespace

std::span<const DialogEntry> dialogRegistry()
{
    return registry;
}

void bindDialogs(Workspace &workspace, QWidget *parent)
{
    std::map<std::string_view, std::shared_ptr<QPointer<QWidget>>> windows; // shared by the calls of the actions of one window
    for (const DialogEntry &entry : registry) {
        const bool isPossible = !entry.needs || entry.needs(workspace.services);
        workspace.actions.action(QString::fromLatin1(entry.actionId))->setEnabled(isPossible);
        std::shared_ptr<QPointer<QWidget>> &shown = windows[entry.window ? entry.window : entry.actionId];
        if (!shown) shown = std::make_shared<QPointer<QWidget>>();
        workspace.actions.bind(QString::fromLatin1(entry.actionId), parent,
                               [&workspace, parent, shown, make = entry.make, opened = entry.opened] {
                                   if (!*shown) *shown = make(workspace, parent);
                                   (*shown)->show();
                                   (*shown)->raise();
                                   (*shown)->activateWindow();
                                   if (opened) opened(workspace, *shown);
                               });
    }
}

} // namespace ccr::ui
