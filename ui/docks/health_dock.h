#pragma once

#include "ui/docks/dock.h"
#include "ui/models/provider_health_model.h"
#include "ui/models/target_latencies.h"

#include <QTimer>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace ccr::ui {

class ColumnWidths;

/// Which providers serve and how soon, asked of the proxy each second while somebody looks, and the button that lets one back at once.
class HealthDock final : public Dock
{
    Q_OBJECT
public:
    HealthDock(Workspace &workspace, QWidget *parent);

    QString selectionAsText() const override;
    QWidget *focusTarget() override;

protected:
    void retranslate() override;
    void restyle() override;

private:
    void setActive(bool active);
    void ask();
    void take(const std::vector<proxy::ProviderState> &providers);
    void adaptColumns();
    void showLatencies();
    void showButton();
    void reset();

    ProviderHealthModel m_model;
    TargetLatencies m_latencies;
    QTimer m_timer;
    QStackedWidget *m_pages;
    QTableView *m_table;
    ColumnWidths *m_widths = nullptr;
    QLabel *m_empty;
    QLabel *m_summary;
    QPushButton *m_reset;
};

} // namespace ccr::ui
