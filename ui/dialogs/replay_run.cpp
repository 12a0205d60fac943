#include "ui/dialogs/replay_run.h"

#include "logging/api/logging_control.h"
#include "proxy/api/proxy_control.h"
#include "ui/models/config_text.h"

using namespace Qt::StringLiterals;

namespace ccr::ui {

ReplayRun::ReplayRun(const Services &services, const logging::ExchangeSnapshot &original, const QByteArray &body, QObject *parent)
    : QObject(parent)
{
    static int runs = 0; // what tells two of one request apart; a number of the program's life is enough
    const QString label = u"replay of #%1, %2"_s.arg(original.number).arg(++runs);
    m_client = (u'(' + label + u')').toStdString();
    connect(services.logging.exchangeFeed(), &logging::ExchangeFeed::exchangesChanged, this, &ReplayRun::take);
    services.proxy.sendRequest({.path = QString::fromStdString(original.path), .body = body, .label = label}, this,
                               [this](const proxy::OwnAnswer &answer) {
                                   m_isOver = true;
                                   if (!answer.problem.isEmpty()) Q_EMIT failed(configText(answer.problem));
                               });
}

void ReplayRun::take(const QList<logging::ExchangeSnapshot> &batch)
{
    for (const logging::ExchangeSnapshot &exchange : batch) {
        if (!exchange.client.ends_with(m_client)) continue;
        m_exchange = exchange;
        Q_EMIT changed();
    }
}

} // namespace ccr::ui
