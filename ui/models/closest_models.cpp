#include "ui/models/closest_models.h"

#include "logging/base/nearest_name.h"
#include "proxy/api/config_control.h"
#include "proxy/api/proxy_control.h"
#include "proxy/api/trial_control.h"
#include "ui/models/config_text.h"

namespace ccr::ui {

namespace {

QString providerOf(const logging::ExchangeSnapshot &exchange)
{
    return QString::fromStdString(exchange.provider);
}

} // namespace

ClosestModels::ClosestModels(proxy::ProxyControl &proxy, proxy::ConfigControl *config, proxy::TrialControl *trial)
    : m_proxy(proxy), m_config(config), m_trial(trial)
{
}

QString ClosestModels::closestTo(const logging::ExchangeSnapshot &exchange) const
{
    const QString provider = providerOf(exchange);
    const QString unknown = QString::fromStdString(exchange.model);
    QStringList known = m_offers.value(provider).models;
    if (known.isEmpty()) // what it says itself counts more than what was written down
        for (const proxy::ProviderState &state : m_proxy.state().providers)
            if (state.name == provider) known = state.models;
    known.removeAll(unknown);
    return nearestName(unknown, known);
}

bool ClosestModels::canAsk(const logging::ExchangeSnapshot &exchange) const
{
    return m_config && m_trial && !exchange.provider.empty() && !m_offers.contains(providerOf(exchange));
}

void ClosestModels::ask(const logging::ExchangeSnapshot &exchange)
{
    if (!canAsk(exchange)) return;
    const QString provider = providerOf(exchange);
    m_offers.insert(provider, {.models = {}, .problem = {}});
    Q_EMIT changed();
    m_config->read(this, [this, provider](const proxy::ConfigSource &source) {
        m_trial->fetchModels(source.root, provider, this, [this, provider](const Result<QStringList> &models) {
            m_offers.insert(
                provider,
                {.isAsked = false, .models = models ? *models : QStringList(), .problem = models ? QString() : configText(models.error())});
            Q_EMIT changed();
        });
    });
}

QString ClosestModels::note(const logging::ExchangeSnapshot &exchange) const
{
    const auto offer = m_offers.constFind(providerOf(exchange));
    if (offer == m_offers.cend()) return {};
    if (offer->isAsked) return tr("Its models are being asked for…");
    if (!offer->problem.isEmpty()) return tr("Its models could not be asked for: %1").arg(offer->problem);
    if (!closestTo(exchange).isEmpty()) return {};
    return tr("None of its %n model(s) is near.", nullptr, static_cast<int>(offer->models.size()));
}

} // namespace ccr::ui
