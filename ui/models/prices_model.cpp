#include "ui/models/prices_model.h"

#include "logging/base/clock.h"
#include "logging/base/date_time.h"
#include "ui/models/price_number.h"

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

using Amount = std::optional<double> PricesModel::Row::*;

Amount amountOf(int column)
{
    switch (column) {
    case PricesModel::Input: return &PricesModel::Row::input;
    case PricesModel::Output: return &PricesModel::Row::output;
    case PricesModel::CacheRead: return &PricesModel::Row::cacheRead;
    case PricesModel::CacheWrite: return &PricesModel::Row::cacheWrite;
    case PricesModel::PerRequest: return &PricesModel::Row::perRequest;
    default: return nullptr;
    }
}

} // namespace

void PricesModel::setPrices(const std::vector<logging::Price> &prices)
{
    beginResetModel();
    m_rows.clear();
    for (const logging::Price &price : prices) {
        Row row{.pattern = QString::fromStdString(price.pattern),
                .provider = QString::fromStdString(price.provider),
                .currency = QString::fromStdString(price.currency),
                .input = price.input,
                .output = price.output,
                .cacheRead = price.cacheRead,
                .cacheWrite = price.cacheWrite,
                .perRequest = price.perRequest > 0 ? std::optional(price.perRequest) : std::nullopt,
                .validFrom = {}};
        if (price.validFrom != WallTime()) row.validFrom = utcTime(price.validFrom).date();
        m_rows.append(row);
    }
    m_saved = m_rows;
    endResetModel();
    Q_EMIT changed();
}

int PricesModel::add(const Row &row)
{
    const int place = rowCount();
    beginInsertRows({}, place, place);
    m_rows.append(row);
    endInsertRows();
    Q_EMIT changed();
    return place;
}

void PricesModel::remove(int row)
{
    if (row < 0 || row >= rowCount()) return;
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
    Q_EMIT changed();
}

std::vector<logging::Price> PricesModel::prices() const
{
    std::vector<logging::Price> prices;
    for (const Row &row : m_rows) {
        logging::Price price{.pattern = row.pattern.toStdString(),
                             .provider = row.provider.toStdString(),
                             .currency = row.currency.toStdString(),
                             .input = row.input.value_or(0),
                             .output = row.output.value_or(0),
                             .cacheRead = row.cacheRead,
                             .cacheWrite = row.cacheWrite,
                             .perRequest = row.perRequest.value_or(0),
                             .validFrom = {}};
        if (row.validFrom.isValid()) price.validFrom = wallTime(row.validFrom.startOfDay(Qt::UTC));
        prices.push_back(std::move(price));
    }
    return prices;
}

Json5Value PricesModel::toJson() const
{
    Json5Value list{.type = Json5Value::Type::Array};
    for (const Row &row : m_rows) {
        Json5Value entry{.type = Json5Value::Type::Object};
        const auto add = [&entry](const QString &name, Json5Value value) { entry.members.push_back({name, std::move(value), 0}); };
        add(u"model"_s, textAsJson(row.pattern));
        if (!row.provider.isEmpty()) add(u"provider"_s, textAsJson(row.provider));
        add(u"currency"_s, textAsJson(row.currency));
        add(u"input"_s, numberAsJson(row.input.value_or(0)));
        add(u"output"_s, numberAsJson(row.output.value_or(0)));
        if (row.cacheRead) add(u"cacheRead"_s, numberAsJson(*row.cacheRead));
        if (row.cacheWrite) add(u"cacheWrite"_s, numberAsJson(*row.cacheWrite));
        if (row.perRequest.value_or(0) > 0) add(u"perRequest"_s, numberAsJson(*row.perRequest));
        if (row.validFrom.isValid()) add(u"validFrom"_s, textAsJson(row.validFrom.toString(Qt::ISODate)));
        list.elements.push_back(std::move(entry));
    }
    return list;
}

QString PricesModel::problem() const
{
    for (int i = 0; i < rowCount(); ++i) {
        const Row &row = m_rows.at(i);
        if (row.pattern.isEmpty()) return tr("Line %1: name the model; * stands for any text.").arg(i + 1);
        if (!row.input) return tr("Line %1: the price of a million input tokens is missing.").arg(i + 1);
        if (!row.output) return tr("Line %1: the price of a million output tokens is missing.").arg(i + 1);
    }
    return {};
}

int PricesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PricesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant PricesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) return {};
    const Row &row = m_rows.at(index.row());
    const Amount amount = amountOf(index.column());
    if (role == Qt::TextAlignmentRole) return int((amount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && index.column() >= CacheRead && index.column() <= CacheWrite && !(row.*amount))
        return tr("Empty: as input");
    if (role == Qt::ToolTipRole && index.column() == PerRequest) return tr("What each request costs besides its tokens");
    if (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::AccessibleTextRole) return {};
    if (amount) {
        const QString text = numberText(row.*amount);
        return text.isEmpty() && role != Qt::EditRole ? u"—"_s : text;
    }
    switch (index.column()) {
    case Pattern: return row.pattern;
    case Provider: return row.provider.isEmpty() && role != Qt::EditRole ? tr("any") : row.provider;
    case Currency: return row.currency;
    case ValidFrom: return row.validFrom.isValid() ? row.validFrom.toString(Qt::ISODate) : role == Qt::EditRole ? QString() : tr("always");
    default: return {};
    }
}

bool PricesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::EditRole) return false;
    Row row = m_rows.at(index.row());
    const QString text = value.toString().trimmed();
    if (const Amount amount = amountOf(index.column())) {
        row.*amount = numberIn(text);
        if (!text.isEmpty() && !(row.*amount)) return false;
    } else if (index.column() == Pattern) {
        row.pattern = text;
    } else if (index.column() == Provider) {
        row.provider = text;
    } else if (index.column() == Currency) {
        row.currency = text.toUpper();
        if (row.currency.size() != 3) return false;
    } else {
        row.validFrom = QDate::fromString(text, Qt::ISODate);
        if (!text.isEmpty() && !row.validFrom.isValid()) return false;
    }
    m_rows[index.row()] = row;
    Q_EMIT dataChanged(index, index);
    Q_EMIT changed();
    return true;
}

QVariant PricesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole) return {};
    if (orientation == Qt::Vertical) return section + 1;
    switch (section) {
    case Pattern: return tr("Model");
    case Provider: return tr("Provider");
    case Currency: return tr("Currency");
    case Input: return tr("Input");
    case Output: return tr("Output");
    case CacheRead: return tr("Cache read");
    case CacheWrite: return tr("Cache write");
    case PerRequest: return tr("A request");
    case ValidFrom: return tr("Valid from");
    default: return {};
    }
}

Qt::ItemFlags PricesModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? QAbstractTableModel::flags(index) | Qt::ItemIsEditable : Qt::NoItemFlags;
}

} // namespace ccr::ui
