#include "ui/workspace/own_models.h"

#include "proxy/api/proxy_control.h"
#include "ui/models/spending_today.h"

namespace ccr::ui {

OwnModels ownModels(const Workspace &workspace)
{
    OwnModels own;
    for (const proxy::ProviderState &provider : workspace.services.proxy.state().providers) {
        own.providers.append(provider.name);
        own.models += provider.models;
    }
    for (const std::string &model : workspace.spending.modelsWithoutPrice()) own.models.append(QString::fromStdString(model));
    return own;
}

} // namespace ccr::ui
