#pragma once

#include "logging/api/snapshots.h"

#include <QHash>
#include <QObject>
#include <QStringList>

namespace ccr::proxy {
class ConfigControl;
class ProxyControl;
class TrialControl;
} // namespace ccr::proxy

namespace ccr::ui {

/// Which model was probably meant when a provider does not know one: looks among those that are configured, and among those that
/// the provider says it has, once somebody asked for them. GUI thread.
class ClosestModels final : public QObject
{
    Q_OBJECT
public:
    /// Without the last two no provider can be asked.
    ClosestModels(proxy::ProxyControl &proxy, proxy::ConfigControl *config, proxy::TrialControl *trial);

    /// Empty: none is near.
    QString closestTo(const logging::ExchangeSnapshot &exchange) const;
    /// Whether the provider can be asked, and was not yet.
    bool canAsk(const logging::ExchangeSnapshot &exchange) const;
    /// Sends the provider the question for its models; changed() follows.
    void ask(const logging::ExchangeSnapshot &exchange);
    /// What came of the question, in the language of the window; empty: it was not asked, or closestTo() tells.
    QString note(const logging::ExchangeSnapshot &exchange) const;

Q_SIGNALS:
    void changed();

private:
    struct Offer
    {
        bool isAsked = true;
        QStringList models;
        QString problem;
    };

    proxy::ProxyControl &m_proxy;
    proxy::ConfigControl *m_config;
    proxy::TrialControl *m_trial;
    QHash<QString, Offer> m_offers; ///< by provider
};

} // namespace ccr::ui
