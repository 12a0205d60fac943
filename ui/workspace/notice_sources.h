#pragma once

#include "logging/api/alert_notice.h"
#include "logging/api/snapshots.h"
#include "proxy/api/proxy_control.h"
#include "ui/workspace/notice_board.h"

#include <QSet>

namespace ccr::ui {

/// Makes notices of what the proxy, the alerts of the logging and the exchanges tell. GUI thread.
class NoticeSources final : public QObject
{
    Q_OBJECT
public:
    explicit NoticeSources(NoticeBoard &board, QObject *parent = nullptr) : QObject(parent), m_board(board) {}

    void takeState(const proxy::ProxyState &state);
    void takeAlert(const logging::AlertNotice &alert);
    void takeExchanges(const QList<logging::ExchangeSnapshot> &batch);

private:
    void tellEnd(const logging::ExchangeSnapshot &exchange);

    NoticeBoard &m_board;
    QString m_problem;
    QString m_configProblem;
    QSet<QByteArray> m_slow; ///< running requests that were told of
};

} // namespace ccr::ui
