#pragma once

#include "proxy/api/proxy_control.h"
#include "ui/models/provider_draft.h"

namespace ccr::ui {

/// A well-known provider, to begin with.
struct ProviderTemplate
{
    QString id;
    QString name;        ///< as people call it
    QString keyUrl;      ///< where keys are made; empty: none is needed
    QString billingUrl;  ///< where the account is topped up; empty: not known
    QString keyVariable; ///< as its vendor names it; may be empty
    bool isLocal = false;
    Json5Value entry; ///< of Providers, without a key
};

/// Of resources/provider_templates.json; empty when the resource is missing.
const QList<ProviderTemplate> &providerTemplates();
const ProviderTemplate *findTemplate(const QString &id);
/// Where the account of a provider is topped up, if its server is that of a template; empty: not known.
QUrl billingPage(const proxy::ProxyState &state, const std::string &provider);
/// An entry under a name that none of `taken` has. `key` as it is written; empty: none.
ProviderDraft providerFrom(const ProviderTemplate &origin, const QString &key, const QStringList &taken);

} // namespace ccr::ui
