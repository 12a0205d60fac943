#pragma once

#include "proxy/api/proxy_control.h"
#include "ui/docks/dock.h"

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace ccr::ui {

/// The request list, or what to do when there is none. Pausing freezes the view; recording goes on.
class RequestsDock final : public Dock
{
    Q_OBJECT
public:
    RequestsDock(Workspace &workspace, QWidget *parent);

    void select(const std::string &id);
    /// Moves to the next or previous failed row; false when there is none.
    bool selectFailure(bool forward);
    QString selectionAsText() const override;
    QWidget *focusTarget() override;

protected:
    void retranslate() override;
    void restyle() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeEmptyPage();
    void bindActions();
    void showRightPage();
    void hideColumnsByWidth();

    ExchangeTableModel &m_model;
    QStackedWidget *m_pages;
    QTableView *m_table;
    QLabel *m_emptyText = nullptr;
    QPushButton *m_start = nullptr;
    QPushButton *m_copySetup = nullptr;
    QPushButton *m_test = nullptr;
};

} // namespace ccr::ui
