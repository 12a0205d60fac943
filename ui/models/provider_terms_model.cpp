#include "ui/models/provider_terms_model.h"

#include "logging/base/date_time.h"
#include "ui/models/price_number.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

using logging::PlanQuota;
using logging::QuotaUnit;
using logging::QuotaWindow;

namespace {

constexpr auto momentFormat = "yyyy-MM-dd HH:mm"_L1;

bool isLimit(int column)
{
    return column >= ProviderTermsModel::FiveHours && column <= ProviderTermsModel::Month;
}

QuotaWindow windowOf(int column)
{
    return static_cast<QuotaWindow>(column - ProviderTermsModel::FiveHours);
}

Json5Value quotaAsJson(const PlanQuota &quota)
{
    constexpr const char16_t *units[] = {u"requests", u"tokens", u"money"};
    constexpr const char16_t *windows[] = {u"5h", u"week", u"month"};
    Json5Value json{.type = Json5Value::Type::Object};
    json.members.push_back({u"unit"_s, textAsJson(QString::fromUtf16(units[std::size_t(quota.unit)])), 0});
    for (const auto &[window, limit] : quota.limits)
        json.members.push_back({QString::fromUtf16(windows[std::size_t(window)]), numberAsJson(limit), 0});
    if (quota.since != WallTime()) json.members.push_back({u"since"_s, textAsJson(utcTime(quota.since).toString(Qt::ISODate)), 0});
    return json;
}

} // namespace

QString ProviderTermsModel::unitText(QuotaUnit unit)
{
    switch (unit) {
    case QuotaUnit::Requests: return tr("requests");
    case QuotaUnit::Tokens: return tr("tokens");
    case QuotaUnit::Money: return tr("money");
    }
    return {};
}

void ProviderTermsModel::setTerms(const logging::TermsOfProviders &terms, const QStringList &providers)
{
    beginResetModel();
    m_rows.clear();
    QStringList names = providers;
    for (const auto &[name, of] : terms)
        if (const QString provider = QString::fromStdString(name); !names.contains(provider, Qt::CaseInsensitive)) names.append(provider);
    for (const QString &provider : std::as_const(names)) {
        const auto own = terms.find(provider.toLower().toStdString());
        m_rows.append({provider, own == terms.end() ? logging::ProviderTerms{} : own->second});
    }
    m_saved = m_rows;
    endResetModel();
    Q_EMIT changed();
}

logging::TermsOfProviders ProviderTermsModel::terms() const
{
    logging::TermsOfProviders all;
    for (const Row &row : m_rows)
        if (row.terms != logging::ProviderTerms{}) all.insert_or_assign(row.provider.toLower().toStdString(), row.terms);
    return all;
}

Json5Value ProviderTermsModel::toJson() const
{
    Json5Value all{.type = Json5Value::Type::Object};
    for (const Row &row : m_rows) {
        if (row.terms == logging::ProviderTerms{}) continue;
        Json5Value entry{.type = Json5Value::Type::Object};
        if (row.terms.multiplier != 1) entry.members.push_back({u"multiplier"_s, numberAsJson(row.terms.multiplier), 0});
        if (!row.terms.models.empty()) {
            Json5Value models{.type = Json5Value::Type::Object};
            for (const auto &[pattern, multiplier] : row.terms.models)
                models.members.push_back({QString::fromStdString(pattern), numberAsJson(multiplier), 0});
            entry.members.push_back({u"models"_s, std::move(models), 0});
        }
        if (row.terms.plan) {
            Json5Value plan{.type = Json5Value::Type::Object};
            plan.members.push_back({u"fee"_s, numberAsJson(row.terms.plan->fee), 0});
            plan.members.push_back({u"currency"_s, textAsJson(QString::fromStdString(row.terms.plan->currency)), 0});
            if (row.terms.plan->quota != PlanQuota{}) plan.members.push_back({u"quota"_s, quotaAsJson(row.terms.plan->quota), 0});
            entry.members.push_back({u"plan"_s, std::move(plan), 0});
        }
        all.members.push_back({row.provider, std::move(entry), 0});
    }
    return all;
}

int ProviderTermsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ProviderTermsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ProviderTermsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) return {};
    const Row &row = m_rows.at(index.row());
    const bool isNumber = index.column() == Multiplier || index.column() == Fee || isLimit(index.column());
    const std::optional<logging::Plan> &plan = row.terms.plan;
    if (role == Qt::TextAlignmentRole) return int((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::CheckStateRole && index.column() == Fee) return plan ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::ToolTipRole && index.column() == Models)
        return tr("For models of its own instead, for example gpt-5*: 1.5; o3: 2. A star stands for any text.");
    if (role == Qt::ToolTipRole && index.column() == Fee)
        return tr("Checked: a plan. Its requests cost nothing more; what they would have cost by price is shown.");
    if (role == Qt::ToolTipRole && index.column() == Since)
        return tr("When a week of the plan began, for example 2026-11-03 09:00; empty: weeks begin on Monday, months on the first");
    if (role == Qt::ToolTipRole && index.column() >= Unit) return tr("How much the plan allows; empty: as much as one likes");
    if (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::AccessibleTextRole) return {};
    if (index.column() >= Unit) {
        if (!plan) return role == Qt::EditRole ? QVariant() : QVariant(u"—"_s);
        if (index.column() == Unit && role == Qt::EditRole) return int(plan->quota.unit);
        return quotaText(plan->quota, index.column(), role == Qt::EditRole);
    }
    switch (index.column()) {
    case Provider: return row.provider;
    case Multiplier: return numberText(row.terms.multiplier);
    case Models: return row.terms.models.empty() && role != Qt::EditRole ? u"—"_s : modelsText(row.terms.models);
    case Fee: return plan ? numberText(plan->fee) : role == Qt::EditRole ? QString() : tr("no plan");
    case Currency: return plan ? QString::fromStdString(plan->currency) : role == Qt::EditRole ? QString() : u"—"_s;
    default: return {};
    }
}

QString ProviderTermsModel::modelsText(const std::map<std::string, double> &models)
{
    QStringList texts;
    for (const auto &[pattern, multiplier] : models) texts.append(QString::fromStdString(pattern) + u": "_s + numberText(multiplier));
    return texts.join(u"; "_s);
}

// A name may have colons in it, and a number the comma of a language.
std::optional<std::map<std::string, double>> ProviderTermsModel::modelsIn(const QString &text)
{
    std::map<std::string, double> models;
    for (const QString &part : text.split(u';', Qt::SkipEmptyParts)) {
        if (part.trimmed().isEmpty()) continue;
        const qsizetype colon = part.lastIndexOf(u':');
        const std::string model = part.left(std::max<qsizetype>(colon, 0)).trimmed().toLower().toStdString();
        const std::optional<double> number = numberIn(part.mid(colon + 1).trimmed());
        if (model.empty() || !number || !models.emplace(model, *number).second) return std::nullopt;
    }
    return models;
}

QString ProviderTermsModel::quotaText(const PlanQuota &quota, int column, bool forEditing)
{
    if (column == Unit) return unitText(quota.unit);
    const QString nothing = forEditing ? QString() : u"—"_s;
    if (column == Since) return quota.since == WallTime() ? nothing : localTime(quota.since).toString(QString(momentFormat));
    const auto limit = quota.limits.find(windowOf(column));
    return limit == quota.limits.end() ? nothing : numberText(limit->second);
}

bool ProviderTermsModel::setQuota(PlanQuota &quota, int column, const QVariant &value)
{
    const QString text = value.toString().trimmed();
    if (column == Unit) {
        if (value.toInt() < 0 || value.toInt() > int(QuotaUnit::Money)) return false;
        quota.unit = static_cast<QuotaUnit>(value.toInt());
        return true;
    }
    if (column == Since) {
        const QDateTime since = QDateTime::fromString(text, QString(momentFormat));
        if (!text.isEmpty() && !since.isValid()) return false;
        quota.since = text.isEmpty() ? WallTime() : wallTime(since);
        return true;
    }
    const std::optional<double> limit = numberIn(text);
    if (!limit && !text.isEmpty()) return false;
    if (limit.value_or(0) > 0)
        quota.limits.insert_or_assign(windowOf(column), *limit);
    else
        quota.limits.erase(windowOf(column));
    return true;
}

bool ProviderTermsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid()) return false;
    Row row = m_rows.at(index.row());
    const QString text = value.toString().trimmed();
    std::optional<logging::Plan> &plan = row.terms.plan;
    if (role == Qt::CheckStateRole && index.column() == Fee) {
        plan = value.toInt() == Qt::Checked ? std::optional(logging::Plan{}) : std::nullopt;
    } else if (role != Qt::EditRole) {
        return false;
    } else if (index.column() >= Unit) {
        if (!plan || !setQuota(plan->quota, index.column(), value)) return false;
    } else if (index.column() == Currency) {
        if (text.size() != 3 || !plan) return false;
        plan->currency = text.toUpper().toStdString();
    } else if (index.column() == Models) {
        const std::optional<std::map<std::string, double>> models = modelsIn(text);
        if (!models) return false;
        row.terms.models = *models;
    } else if (const std::optional<double> number = numberIn(text); index.column() == Multiplier) {
        if (!number) return false;
        row.terms.multiplier = *number;
    } else if (index.column() == Fee) {
        if (!number && !text.isEmpty()) return false;
        if (text.isEmpty())
            plan.reset();
        else
            (plan ? *plan : plan.emplace()).fee = *number;
    }
    m_rows[index.row()] = row;
    Q_EMIT dataChanged(index.siblingAtColumn(0), index.siblingAtColumn(ColumnCount - 1));
    Q_EMIT changed();
    return true;
}

QVariant ProviderTermsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole) return {};
    if (orientation == Qt::Vertical) return section + 1;
    switch (section) {
    case Provider: return tr("Provider");
    case Multiplier: return tr("Prices times");
    case Models: return tr("of models");
    case Fee: return tr("Plan, a month");
    case Currency: return tr("Currency");
    case Unit: return tr("Quota in");
    case FiveHours: return tr("5 hours");
    case Week: return tr("A week");
    case Month: return tr("A month");
    case Since: return tr("Began");
    default: return {};
    }
}

Qt::ItemFlags ProviderTermsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) return Qt::NoItemFlags;
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.column() == Fee) flags |= Qt::ItemIsUserCheckable;
    const bool isEditable = index.column() == Multiplier || index.column() == Models || index.column() == Fee
                            || (index.column() >= Currency && m_rows.at(index.row()).terms.plan);
    return isEditable ? flags | Qt::ItemIsEditable : flags;
}

} // namespace ccr::ui
