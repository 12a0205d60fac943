#include "app/import/ccr3_models.h"

using namespace Qt::StringLiterals;

namespace ccr::app {

QString Ccr3Models::targetOf(const QString &provider, const QString &model) const
{
    if (provider.trimmed().isEmpty()) return {};
    for (const Provider &known : m_providers) {
        if (!known.aliases.contains(provider.trimmed(), Qt::CaseInsensitive)) continue;
        for (const QString &candidate : known.models)
            if (candidate.compare(model.trimmed(), Qt::CaseInsensitive) == 0) return known.name + u',' + candidate;
    }
    return {};
}

QString Ccr3Models::target(const QString &selector, const QString &provider) const
{
    if (selector.trimmed().isEmpty()) return {};
    if (const QString target = targetOf(provider, selector); !target.isEmpty()) return target;
    const qsizetype comma = selector.indexOf(u',');
    const qsizetype end = comma > 0 ? comma : selector.indexOf(u'/');
    if (end > 0)
        if (const QString target = targetOf(selector.left(end), selector.mid(end + 1)); !target.isEmpty()) return target;
    QStringList bare;
    for (const Provider &known : m_providers)
        if (const QString target = targetOf(known.aliases.value(0), selector); !target.isEmpty()) bare.append(target);
    return bare.size() == 1 ? bare.constFirst() : QString();
}

QStringList Ccr3Models::targets(const QStringList &selectors) const
{
    QStringList targets;
    for (const QString &selector : selectors)
        if (const QString named = target(selector); !named.isEmpty() && !targets.contains(named)) targets.append(named);
    return targets;
}

} // namespace ccr::app
