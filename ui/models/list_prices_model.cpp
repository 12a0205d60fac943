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
    case ListPricesModel::Input: return priceText(entry.price.input);
    case ListPricesModel::Output: return priceText(entry.price.output);
    case ListPricesModel::CacheRead: return priceText(entry.price.cacheRead);
    case ListPricesModel::CacheWrite: return priceText(entry.price.cacheWrite);
    case ListPricesModel::Above: return entry.above > 0 ? countText(entry.above) : QString();
    case ListPricesModel::Checked: return QLocale().toString(entry.checked, QLocale::ShortFormat);
    default: return {};
    }
}

} // namespace

int ListPricesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(logging::listPrices().size());
}

int ListPricesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ListPricesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) return {};
    const logging::ListPrice &entry = logging::listPrices()[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) return cellText(entry, index.column());
    if (role == Qt::TextAlignmentRole && index.column() != Model) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant ListPricesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return QVariant((section == Model ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Model: return tr("Model");
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
