#include "ui/models/top_errors_model.h"

#include "logging/base/date_time.h"
#include "ui/models/error_advice.h"
#include "ui/models/spending_model.h"
#include "ui/models/told_text.h"
#include "ui/models/value_text.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

QString momentOf(WallTime time)
{
    const QDateTime moment = localTime(time);
    return moment.date() == QDate::currentDate() ? moment.toString(u"HH:mm:ss"_s) : QLocale().toString(moment, QLocale::ShortFormat);
}

bool isNumber(int column)
{
    return column >= TopErrorsModel::Count && column <= TopErrorsModel::Last;
}

} // namespace

void TopErrorsModel::show(const ExchangeStatistics &statistics, const StatisticsBucket &sum)
{
    std::vector<std::pair<std::string, ErrorGroup>> found(sum.errors.begin(), sum.errors.end());
    const auto isBefore = [](const auto &a, const auto &b) {
        return std::tuple(-a.second.count, b.second.last, a.first) < std::tuple(-b.second.count, a.second.last, b.first);
    };
    std::sort(found.begin(), found.end(), isBefore);
    if (found.size() > maxRows) found.resize(maxRows);
    const auto all = static_cast<double>(std::max<std::int64_t>(sum.count(Fate::Failed), 1));
    std::vector<Row> rows;
    for (auto &[key, group] : found) {
        Row row{.group = std::move(group), .share = 0, .trend = QList<double>(ExchangeStatistics::buckets, 0)};
        row.share = static_cast<double>(row.group.count) / all;
        for (int bucket = 0; bucket < ExchangeStatistics::buckets; ++bucket) {
            const auto &errors = statistics.bucket(bucket).errors;
            if (const auto part = errors.find(key); part != errors.end()) row.trend[bucket] = static_cast<double>(part->second.count);
        }
        rows.push_back(std::move(row));
    }
    // Rows come and go at the end and the rest changes in place: what is selected and scrolled to stays.
    const int before = rowCount();
    const int now = static_cast<int>(rows.size());
    if (now > before) {
        beginInsertRows({}, before, now - 1);
        m_rows = std::move(rows);
        endInsertRows();
    } else if (now < before) {
        beginRemoveRows({}, now, before - 1);
        m_rows = std::move(rows);
        endRemoveRows();
    } else {
        m_rows = std::move(rows);
    }
    if (now > 0) Q_EMIT dataChanged(index(0, 0), index(now - 1, ColumnCount - 1));
}

void TopErrorsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int TopErrorsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TopErrorsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString TopErrorsModel::text(const Row &row, int column) const
{
    switch (column) {
    case Class: return errorClassText(row.group.errorClass);
    case Provider: return groupText(Grouping::Provider, row.group.provider);
    case ServedModel: return groupText(Grouping::Model, row.group.model);
    case Count: return QLocale().toString(row.group.count);
    case Share: return percentText(row.share, row.share < 0.1 ? 1 : 0);
    case First: return momentOf(row.group.first);
    case Last: return momentOf(row.group.last);
    default: return {};
    }
}

QString TopErrorsModel::message(int row) const
{
    const ErrorGroup &group = m_rows[std::size_t(row)].group;
    return toldText(group.phrase, group.message);
}

QString TopErrorsModel::sentence(const Row &row) const
{
    return tr("%1 at %2, %3: %4 times, %5 of the failures, last at %6. %7")
        .arg(text(row, Class), text(row, Provider), text(row, ServedModel), text(row, Count), text(row, Share), text(row, Last),
             toldText(row.group.phrase, row.group.message));
}

QVariant TopErrorsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Row &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return text(row, index.column());
    case Qt::ToolTipRole:
        return index.column() == Class ? QString::fromStdString(row.group.errorClass) : toldText(row.group.phrase, row.group.message);
    case Qt::AccessibleTextRole: return index.column() == 0 ? sentence(row) : text(row, index.column());
    case Qt::TextAlignmentRole: return int((isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case TrendRole: return QVariant::fromValue(row.trend);
    default: return {};
    }
}

QVariant TopErrorsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return int((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Class: return tr("Class");
    case Provider: return tr("Provider");
    case ServedModel: return tr("Model");
    case Count: return tr("Count");
    case Share: return tr("Share");
    case First: return tr("First");
    case Last: return tr("Last");
    case Trend: return tr("Trend");
    default: return {};
    }
}

} // namespace ccr::ui
