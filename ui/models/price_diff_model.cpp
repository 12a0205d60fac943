#include "ui/models/price_diff_model.h"

#include "logging/api/list_prices.h"
#include "ui/models/price_number.h"
#include "ui/models/value_text.h"

#include <QCryptographicHash>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace ccr::ui {

using logging::ListPrice;
using logging::Price;

namespace {

auto placeOf(const ListPrice &entry)
{
    return std::tie(entry.price.pattern, entry.price.provider, entry.above);
}

bool costsTheSame(const Price &a, const Price &b)
{
    return a.input == b.input && a.output == b.output && a.cacheRead == b.cacheRead && a.cacheWrite == b.cacheWrite
           && a.currency == b.currency;
}

std::optional<double> amountOf(const Price &price, int column)
{
    switch (column) {
    case PriceDiffModel::Input: return price.input;
    case PriceDiffModel::Output: return price.output;
    case PriceDiffModel::CacheRead: return price.cacheRead;
    case PriceDiffModel::CacheWrite: return price.cacheWrite;
    default: return {};
    }
}

QString amountText(std::optional<double> amount)
{
    return amount ? numberText(amount) : unknownText();
}

QString changeText(PriceDiffModel::Change change)
{
    switch (change) {
    case PriceDiffModel::Change::New: return PriceDiffModel::tr("new");
    case PriceDiffModel::Change::Changed: return PriceDiffModel::tr("changed");
    case PriceDiffModel::Change::Gone: return PriceDiffModel::tr("no longer listed");
    case PriceDiffModel::Change::Unchanged: return PriceDiffModel::tr("unchanged");
    }
    return {};
}

std::set<std::string> namesOf(const QStringList &models)
{
    std::set<std::string> names;
    for (const QString &model : models)
        for (std::string &name : logging::listNames(model.toStdString())) names.insert(std::move(name));
    return names;
}

} // namespace

void PriceDiffModel::show(const std::vector<ListPrice> &offered, const logging::SyncedPrices &current, const QStringList &models,
                          const QStringList &providers)
{
    beginResetModel();
    m_rows.clear();
    m_current.assign(current.all().begin(), current.all().end());
    const std::set<std::string> names = namesOf(models);
    const logging::SyncedPrices sorted(offered);
    const auto isBefore = [](const ListPrice &a, const ListPrice &b) { return placeOf(a) < placeOf(b); };
    const auto isMine = [&](const ListPrice &entry) {
        const QString seller = QString::fromStdString(entry.price.provider);
        return names.count(entry.price.pattern) > 0
               && (logging::isModelMaker(entry.price.provider) || providers.contains(seller, Qt::CaseInsensitive));
    };
    for (const ListPrice &entry : sorted.all()) {
        Row row{.price = entry, .before = {}, .isMine = isMine(entry)};
        const auto old = std::lower_bound(m_current.begin(), m_current.end(), entry, isBefore);
        if (old != m_current.end() && placeOf(*old) == placeOf(entry)) {
            row.before = old->price;
            row.change = costsTheSame(old->price, entry.price) ? Change::Unchanged : Change::Changed;
        } else if (const ListPrice *builtIn = logging::findListPrice(entry.price.pattern, entry.above + 1)) {
            row.before = builtIn->price;
        }
        row.isChosen = row.change == Change::Changed || (row.change == Change::New && row.isMine);
        m_rows.push_back(std::move(row));
    }
    for (const ListPrice &entry : m_current)
        if (!std::binary_search(sorted.all().begin(), sorted.all().end(), entry, isBefore))
            m_rows.push_back({.price = entry, .before = entry.price, .change = Change::Gone, .isMine = isMine(entry)});
    std::stable_sort(m_rows.begin(), m_rows.end(), [](const Row &a, const Row &b) { return placeOf(a.price) < placeOf(b.price); });
    endResetModel();
    Q_EMIT chosenChanged();
}

int PriceDiffModel::count(Change change) const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [change](const Row &row) { return row.change == change; }));
}

int PriceDiffModel::chosen() const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.isChosen; }));
}

// One that is new here costs what is built in, perhaps.
bool PriceDiffModel::isOwnDifference(const Row &row)
{
    if (!row.isMine || row.change == Change::Unchanged) return false;
    return row.change != Change::New || !row.before || !costsTheSame(*row.before, row.price.price);
}

int PriceDiffModel::ownDifferences() const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), isOwnDifference));
}

QByteArray PriceDiffModel::digestOfOwn() const
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    const auto add = [&hash](const QString &text) { hash.addData((text + u'\n').toUtf8()); };
    for (const Row &row : m_rows) {
        if (!isOwnDifference(row)) continue;
        const Price &price = row.price.price;
        for (const std::string &name : {price.pattern, price.provider, price.currency}) add(QString::fromStdString(name));
        add(QString::number(row.price.above) + u' ' + QString::number(int(row.change)));
        for (int column = Input; column < ColumnCount; ++column) {
            const std::optional<double> amount = amountOf(price, column);
            add(amount ? QString::number(*amount, 'g', 15) : QString());
        }
    }
    return hash.result().toHex();
}

void PriceDiffModel::choose(const QModelIndexList &rows, bool chosen)
{
    for (const QModelIndex &index : rows) {
        Row &row = m_rows[std::size_t(index.row())];
        if (row.change != Change::Unchanged) row.isChosen = chosen;
    }
    if (!m_rows.empty()) Q_EMIT dataChanged(index(0, Model), index(rowCount() - 1, Model));
    Q_EMIT chosenChanged();
}

logging::SyncedPrices PriceDiffModel::result() const
{
    std::vector<ListPrice> prices;
    const auto isBefore = [](const ListPrice &a, const ListPrice &b) { return placeOf(a) < placeOf(b); };
    for (const Row &row : m_rows) {
        const auto old = std::lower_bound(m_current.begin(), m_current.end(), row.price, isBefore);
        const bool wasThere = old != m_current.end() && placeOf(*old) == placeOf(row.price);
        if (row.change == Change::Gone ? !row.isChosen : (row.isChosen || row.change == Change::Unchanged))
            prices.push_back(row.price);
        else if (wasThere && row.change != Change::Gone)
            prices.push_back(*old);
    }
    return logging::SyncedPrices(std::move(prices));
}

void PriceDiffModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int PriceDiffModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PriceDiffModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString PriceDiffModel::text(const Row &row, int column) const
{
    const Price &price = row.price.price;
    switch (column) {
    case Model: {
        const QString model = QString::fromStdString(price.pattern);
        return row.price.above > 0 ? tr("%1, prompts over %2").arg(model, countText(row.price.above)) : model;
    }
    case Seller: return QString::fromStdString(price.provider);
    case Kind: return changeText(row.change);
    default: break;
    }
    const QString now = amountText(amountOf(price, column));
    const QString before = row.before ? amountText(amountOf(*row.before, column)) : now;
    return before == now ? now : before + u" → "_s + now;
}

QVariant PriceDiffModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Row &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return text(row, index.column());
    case Qt::AccessibleTextRole:
        if (index.column() != Model) return text(row, index.column());
        return tr("%1 of %2, %3: input %4, output %5")
            .arg(text(row, Model), text(row, Seller), text(row, Kind), text(row, Input), text(row, Output));
    case Qt::CheckStateRole:
        if (index.column() != Model || row.change == Change::Unchanged) return {};
        return row.isChosen ? Qt::Checked : Qt::Unchecked;
    case Qt::ToolTipRole:
        if (index.column() == Kind && row.change == Change::Gone) return tr("Ticked: it is removed");
        if (index.column() == Kind && row.change == Change::New && row.before) return tr("The first price is the built-in one");
        return {};
    case Qt::TextAlignmentRole: return int((index.column() >= Input ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case ChangeRole: return int(row.change);
    case MineRole: return row.isMine;
    default: return {};
    }
}

bool PriceDiffModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || !(flags(index) & Qt::ItemIsUserCheckable)) return false;
    m_rows[std::size_t(index.row())].isChosen = value.toInt() == Qt::Checked;
    Q_EMIT dataChanged(index, index);
    Q_EMIT chosenChanged();
    return true;
}

QVariant PriceDiffModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return int((section >= Input ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Model: return tr("Model");
    case Seller: return tr("Seller");
    case Kind: return tr("Change");
    case Input: return tr("In");
    case Output: return tr("Out");
    case CacheRead: return tr("Cache read");
    case CacheWrite: return tr("Cache write");
    default: return {};
    }
}

Qt::ItemFlags PriceDiffModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) return Qt::NoItemFlags;
    const bool isChoice = index.column() == Model && m_rows[std::size_t(index.row())].change != Change::Unchanged;
    return QAbstractTableModel::flags(index) | (isChoice ? Qt::ItemIsUserCheckable : Qt::NoItemFlags);
}

void PriceDiffFilter::setOnlyDifferences(bool only)
{
    m_onlyDifferences = only;
    invalidateFilter();
}

void PriceDiffFilter::setOnlyMine(bool only)
{
    m_onlyMine = only;
    invalidateFilter();
}

void PriceDiffFilter::setText(const QString &text)
{
    m_text = text.trimmed();
    invalidateFilter();
}

bool PriceDiffFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex model = sourceModel()->index(row, PriceDiffModel::Model, parent);
    if (m_onlyDifferences && model.data(PriceDiffModel::ChangeRole).toInt() == int(PriceDiffModel::Change::Unchanged)) return false;
    if (m_onlyMine && !model.data(PriceDiffModel::MineRole).toBool()) return false;
    if (m_text.isEmpty()) return true;
    return model.data().toString().contains(m_text, Qt::CaseInsensitive)
           || model.siblingAtColumn(PriceDiffModel::Seller).data().toString().contains(m_text, Qt::CaseInsensitive);
}

} // namespace ccr::ui
