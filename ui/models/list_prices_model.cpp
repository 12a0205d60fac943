#include "ui/models/list_prices_model.h"

#include "logging/api/list_prices.h"
#include "ui/models/value_text.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr int mostDigits = 6;

QString priceText(std::optional<double> price)
{
    return price ? QLocale().toString(*price, 'g', mostDigits) : u"—"_s;
}

QString cellText(const logging::ListPrice &entry, int column)
{
    switch (column) {
    case ListPricesModel::Model: return QString::fromStdString(entry.price.pattern);
    case ListPricesModel::Source:
        return entry.price.provider.empty() ? ListPricesModel::tr("built-in")
                                            : ListPricesModel::tr("synced: %1").arg(QString::fromStdString(entry.price.provider));
    case ListPricesModel::Input: return priceText(entry.price.input);
    case ListPricesModel::Output: return priceText(entry.price.output);
    case ListPricesModel::CacheRead: return priceText(entry.price.cacheRead);
    case ListPricesModel::CacheWrite: return priceText(entry.price.cacheWrite);
    case ListPricesModel::Above: return entry.above > 0 ? countText(entry.above) : QString();
    case ListPricesModel::Checked: return entry.checked.toString(Qt::ISODate);
    default: return {};
    }
}

} // namespace

int ListPricesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_synced.all().size() + logging::listPrices().size());
}

void ListPricesModel::setSynced(const logging::SyncedPrices &synced)
{
    beginResetModel();
    m_synced = synced;
    endResetModel();
}

const logging::ListPrice &ListPricesModel::price(int row) const
{
    const auto place = static_cast<std::size_t>(row);
    const std::size_t synced = m_synced.all().size();
    return place < synced ? m_synced.all()[place] : logging::listPrices()[place - synced];
}

int ListPricesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ListPricesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) return {};
    const logging::ListPrice &entry = price(index.row());
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) return cellText(entry, index.column());
    if (role == Qt::TextAlignmentRole && index.column() > Source) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant ListPricesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return QVariant((section <= Source ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Model: return tr("Model");
    case Source: return tr("Source");
    case Input: return tr("In");
    case Output: return tr("Out");
    case CacheRead: return tr("Cache read");
    case CacheWrite: return tr("Cache write");
    case Above: return tr("Prompts over");
    case Checked: return tr("Checked");
    default: return {};
    }
}

} // namespace ccr::ui
