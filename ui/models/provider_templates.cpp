#include "ui/models/provider_templates.h"

#include <QFile>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

QList<ProviderTemplate> readTemplates()
{
    QList<ProviderTemplate> templates;
    QFile file(u":/provider_templates.json"_s);
    if (!file.open(QIODevice::ReadOnly)) return templates;
    const Result<Json5Value> list = parseJson5(QString::fromUtf8(file.readAll()));
    if (!list) return templates;
    for (const Json5Value &item : list->elements) {
        const Json5Value *entry = item.find(u"entry");
        if (!entry) continue;
        templates.append({.id = textAt(item, u"id"),
                          .name = textAt(item, u"name"),
                          .keyUrl = textAt(item, u"key_url"),
                          .billingUrl = textAt(item, u"billing_url"),
                          .keyVariable = textAt(item, u"key_variable"),
                          .isLocal = isTrueAt(item, u"local"),
                          .entry = *entry});
    }
    return templates;
}

} // namespace

const QList<ProviderTemplate> &providerTemplates()
{
    static const QList<ProviderTemplate> templates = readTemplates();
    return templates;
}

const ProviderTemplate *findTemplate(const QString &id)
{
    for (const ProviderTemplate &candidate : providerTemplates())
        if (candidate.id == id) return &candidate;
    return nullptr;
}

QUrl billingPage(const proxy::ProxyState &state, const std::string &provider)
{
    QString host;
    for (const proxy::ProviderState &known : state.providers)
        if (known.name == QString::fromStdString(provider)) host = QUrl(known.url).host();
    for (const ProviderTemplate &candidate : providerTemplates())
        if (!host.isEmpty() && QUrl(textAt(candidate.entry, u"api_base_url")).host() == host) return QUrl(candidate.billingUrl);
    return {};
}

ProviderDraft providerFrom(const ProviderTemplate &origin, const QString &key, const QStringList &taken)
{
    ProviderDraft draft = ProviderDraft::from(origin.entry);
    draft.name = freeName(draft.name, taken);
    if (!key.isEmpty()) draft.keys = {{.written = key}};
    return draft;
}

} // namespace ccr::ui
