#pragma once

#include "proxy/api/proxy_control.h"
#include "ui/models/exchange_table_model.h"

#include <QDockWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace ccr::ui {

/// The request list, or what to do when there is none. Pausing freezes the view; recording goes on.
class RequestsDock final : public QDockWidget
{
    Q_OBJECT
public:
    RequestsDock(ExchangeTableModel &model, QWidget *parent);

    void setProxyState(const proxy::ProxyState &state);
    void select(const std::string &id);
    /// Moves to the next or previous failed row; false when there is none.
    bool selectFailure(bool forward);
    QString selectionAsText() const;
    QTableView *table() const { return m_table; }

Q_SIGNALS:
    void exchangeSelected(int row); ///< -1: none
    void startRequested();
    void testRequested();
    void copySetupRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeEmptyPage();
    void retranslate();
    void showRightPage();
    void hideColumnsByWidth();

    ExchangeTableModel &m_model;
    proxy::ProxyState m_state;
    QStackedWidget *m_pages;
    QTableView *m_table;
    QLabel *m_emptyText = nullptr;
    QPushButton *m_start = nullptr;
    QPushButton *m_copySetup = nullptr;
    QPushButton *m_test = nullptr;
};

} // namespace ccr::ui
