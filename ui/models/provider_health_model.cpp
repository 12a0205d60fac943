#include "ui/models/provider_health_model.h"

#include "ui/models/config_text.h"
#include "ui/models/error_advice.h"
#include "ui/models/value_text.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace ccr::ui {

using proxy::ProviderState;
using Level = ProviderHealthModel::Level;

namespace {

Level levelOf(const ProviderState &provider)
{
    if (!provider.problem.isEmpty()) return Level::Unusable;
    if (provider.health == "open"_L1) return Level::Bad;
    return provider.health == "half-open"_L1 || provider.failures > 0 || !provider.restingKeys.empty() ? Level::Doubtful : Level::Good;
}

int alignmentOf(int column)
{
    return int((column == ProviderHealthModel::FirstToken ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

} // namespace

void ProviderHealthModel::show(const std::vector<ProviderState> &providers)
{
    const bool hasOtherRows = !std::equal(providers.begin(), providers.end(), m_providers.begin(), m_providers.end(),
                                          [](const ProviderState &a, const ProviderState &b) { return a.name == b.name; });
    if (hasOtherRows) beginResetModel();
    m_providers = providers;
    if (hasOtherRows) return endResetModel();
    announce();
}

void ProviderHealthModel::showLatencies(const QHash<QString, nanoseconds> &latencies)
{
    if (std::exchange(m_latencies, latencies) != latencies) announce();
}

void ProviderHealthModel::announce()
{
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

QString ProviderHealthModel::nameOf(int row) const
{
    return m_providers[std::size_t(row)].name;
}

bool ProviderHealthModel::canReset(int row) const
{
    if (row < 0 || row >= rowCount()) return false;
    const ProviderState &provider = m_providers[std::size_t(row)];
    return provider.health != "closed"_L1 || provider.failures > 0;
}

void ProviderHealthModel::retranslate()
{
    announce();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

QString ProviderHealthModel::summary() const
{
    const auto serving = std::count_if(m_providers.begin(), m_providers.end(), [](const ProviderState &provider) {
        return levelOf(provider) == Level::Good || levelOf(provider) == Level::Doubtful;
    });
    return tr("%1 of %n provider(s) serve", nullptr, rowCount()).arg(serving);
}

// The provider refused a key (401, 402) or limits it (429); it is not asked with it for a while if there is another.
QString ProviderHealthModel::restingText(const ProviderState &provider)
{
    QStringList keys;
    for (const proxy::RestingKey &key : provider.restingKeys)
        keys.append(tr("“%1” for %2 s").arg(key.label).arg(std::chrono::ceil<std::chrono::seconds>(key.left).count()));
    return tr("keys that were refused or are limited: %1").arg(keys.join(tr(", ")));
}

int ProviderHealthModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_providers.size());
}

int ProviderHealthModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString ProviderHealthModel::text(const ProviderState &provider, int column) const
{
    switch (column) {
    case Provider: return provider.name;
    case State:
        if (!provider.problem.isEmpty()) return u"⊘ "_s + tr("not usable");
        if (provider.health == "open"_L1) return u"✕ "_s + tr("open: left alone");
        if (provider.health == "half-open"_L1) return u"◐ "_s + tr("half-open: being tried");
        if (!provider.restingKeys.empty()) return u"△ "_s + tr("closed: a key was refused or is limited");
        return (provider.failures > 0 ? u"△ "_s : u"✓ "_s) + tr("closed: serves");
    case FirstToken: return m_latencies.contains(provider.name) ? durationText(m_latencies.value(provider.name)) : unknownText();
    case Reason:
        if (!provider.problem.isEmpty()) return configText(provider.problem);
        if (provider.failures == 0) return provider.restingKeys.empty() ? QString() : restingText(provider);
        return provider.failure ? tr("%n failure(s) in a row, last: %1", nullptr, provider.failures).arg(failureText(*provider.failure))
                                : tr("%n failure(s) in a row", nullptr, provider.failures);
    case NextTry:
        if (!provider.triedIn) return {};
        if (provider.triedIn->count() == 0) return tr("with the next request");
        return tr("in %1 s").arg(std::chrono::ceil<std::chrono::seconds>(*provider.triedIn).count());
    default: return {};
    }
}

// With what logs and the filter call the failure.
QString ProviderHealthModel::toolTip(const ProviderState &provider, int column) const
{
    if (column == Provider) return provider.url;
    const QString shown = text(provider, column);
    const bool tellsOfFailure = column == Reason && provider.problem.isEmpty() && provider.failures > 0 && provider.failure;
    return tellsOfFailure ? shown + u'\n' + toString(*provider.failure) : shown;
}

QString ProviderHealthModel::sentence(const ProviderState &provider) const
{
    QStringList parts{text(provider, Provider), text(provider, State), tr("TTFT %1").arg(text(provider, FirstToken))};
    for (const Column column : {Reason, NextTry})
        if (const QString said = text(provider, column); !said.isEmpty()) parts.append(said);
    return parts.join(u", "_s);
}

QVariant ProviderHealthModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const ProviderState &provider = m_providers[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return text(provider, index.column());
    case Qt::ToolTipRole: return toolTip(provider, index.column());
    case Qt::AccessibleTextRole:
        if (index.column() != Provider) return text(provider, index.column());
        return sentence(provider);
    case Qt::TextAlignmentRole: return alignmentOf(index.column());
    case LevelRole: return int(levelOf(provider));
    default: return {};
    }
}

QVariant ProviderHealthModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return alignmentOf(section);
    if (role == Qt::ToolTipRole && section == FirstToken) return tr("Median time to the first token within the last hour");
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Provider: return tr("Provider");
    case State: return tr("State");
    case FirstToken: return tr("TTFT");
    case Reason: return tr("Why");
    case NextTry: return tr("Next try");
    default: return {};
    }
}

} // namespace ccr::ui
