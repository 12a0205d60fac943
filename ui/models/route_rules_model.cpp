#include "ui/models/route_rules_model.h"

#include "logging/base/date_time.h"

#include <QLocale>
#include <QMimeData>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr QLatin1StringView rowMime = "application/x-ccr-rule-row"_L1;

} // namespace

QString conditionText(const RuleDraft &rule)
{
    QStringList parts;
    if (!rule.model.isEmpty()) parts.append(RouteRulesModel::tr("model like %1").arg(rule.model));
    if (!rule.client.isEmpty()) parts.append(RouteRulesModel::tr("client like %1").arg(rule.client));
    for (auto header = rule.headers.cbegin(); header != rule.headers.cend(); ++header)
        parts.append(RouteRulesModel::tr("header %1 like %2").arg(header.key(), header.value()));
    if (rule.stream) parts.append(*rule.stream ? RouteRulesModel::tr("streams") : RouteRulesModel::tr("does not stream"));
    if (rule.thinking) parts.append(*rule.thinking ? RouteRulesModel::tr("thinks") : RouteRulesModel::tr("does not think"));
    if (rule.image) parts.append(*rule.image ? RouteRulesModel::tr("has an image") : RouteRulesModel::tr("has no image"));
    if (!rule.tool.isEmpty()) parts.append(RouteRulesModel::tr("tool like %1").arg(rule.tool));
    if (!rule.system.isEmpty()) parts.append(RouteRulesModel::tr("system prompt contains “%1”").arg(rule.system));
    const QLocale locale;
    if (rule.tokensOver) parts.append(RouteRulesModel::tr("over %1 tokens").arg(locale.toString(*rule.tokensOver)));
    if (rule.tokensUnder) parts.append(RouteRulesModel::tr("under %1 tokens").arg(locale.toString(*rule.tokensUnder)));
    return parts.isEmpty() ? RouteRulesModel::tr("every request") : parts.join(RouteRulesModel::tr(", "));
}

RouteRulesModel::RouteRulesModel(ConfigDraft &draft, QObject *parent) : QAbstractTableModel(parent), m_draft(draft)
{
    m_rules = rulesOf(draft.root());
    connect(&draft, &ConfigDraft::changed, this, &RouteRulesModel::read);
}

void RouteRulesModel::read()
{
    if (m_isWriting) return;
    const QList<RuleDraft> rules = rulesOf(m_draft.root());
    Json5Value before = objectValue();
    Json5Value after = objectValue();
    setRules(before, m_rules);
    setRules(after, rules);
    if (isSameValue(before, after)) return;
    beginResetModel(); // undo, or another file: what changed is not told
    m_rules = rules;
    endResetModel();
}

void RouteRulesModel::write(const QList<RuleDraft> &rules)
{
    m_isWriting = true;
    m_rules = rules;
    m_draft.change([&rules](Json5Value &root) { setRules(root, rules); });
    m_isWriting = false;
}

void RouteRulesModel::insert(int row, const RuleDraft &rule)
{
    QList<RuleDraft> rules = m_rules;
    rules.insert(row, rule);
    beginInsertRows({}, row, row);
    write(rules);
    endInsertRows();
}

void RouteRulesModel::replace(int row, const RuleDraft &rule)
{
    QList<RuleDraft> rules = m_rules;
    rules[row] = rule;
    write(rules);
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void RouteRulesModel::remove(int row)
{
    QList<RuleDraft> rules = m_rules;
    rules.removeAt(row);
    beginRemoveRows({}, row, row);
    write(rules);
    endRemoveRows();
}

void RouteRulesModel::move(int from, int to)
{
    if (from == to) return;
    QList<RuleDraft> rules = m_rules;
    rules.move(from, to);
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    write(rules);
    endMoveRows();
}

void RouteRulesModel::setHits(const QHash<QString, RuleHits> &hits, bool isKnown)
{
    m_hits = hits;
    m_hitsAreKnown = isKnown;
    if (!m_rules.isEmpty()) Q_EMIT dataChanged(index(0, Hits), index(rowCount() - 1, LastHit));
}

void RouteRulesModel::retranslate()
{
    if (!m_rules.isEmpty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int RouteRulesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rules.size());
}

int RouteRulesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString RouteRulesModel::text(const RuleDraft &rule, int column) const
{
    const RuleHits hits = m_hits.value(rule.name);
    switch (column) {
    case Name: return rule.name;
    case Condition: return conditionText(rule);
    case Target: return shownTarget(rule.target);
    case Hits: return m_hitsAreKnown ? QLocale().toString(hits.count) : u"—"_s;
    case LastHit: return hits.last ? QLocale().toString(localTime(*hits.last).time(), u"HH:mm"_s) : u"—"_s;
    default: return {};
    }
}

QVariant RouteRulesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rules.size()) return {};
    const RuleDraft &rule = m_rules.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(rule, index.column());
    case Qt::ToolTipRole: return index.column() == Target ? rule.target : text(rule, index.column());
    case Qt::TextAlignmentRole: return index.column() >= Hits ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::CheckStateRole: return index.column() == Name ? QVariant(rule.isEnabled ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::AccessibleTextRole:
        if (index.column() != Name) return text(rule, index.column());
        return tr("Rule %1: %2, goes to %3").arg(rule.name, conditionText(rule), shownTarget(rule.target));
    default: return {};
    }
}

bool RouteRulesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || index.column() != Name || role != Qt::CheckStateRole) return false;
    RuleDraft rule = m_rules.at(index.row());
    rule.isEnabled = value.toInt() == Qt::Checked;
    replace(index.row(), rule);
    return true;
}

QVariant RouteRulesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole && section >= Hits) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Name: return tr("Rule");
    case Condition: return tr("When");
    case Target: return tr("Goes to");
    case Hits: return tr("Hits 24 h");
    case LastHit: return tr("Last");
    default: return {};
    }
}

Qt::ItemFlags RouteRulesModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) return Qt::ItemIsDropEnabled; // between the rows
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
    if (index.column() == Name) flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QStringList RouteRulesModel::mimeTypes() const
{
    return {rowMime};
}

QMimeData *RouteRulesModel::mimeData(const QModelIndexList &indexes) const
{
    auto *data = new QMimeData;
    if (!indexes.isEmpty()) data->setData(rowMime, QByteArray::number(indexes.first().row()));
    return data;
}

// Moves at once and answers false: the view would else remove the row that it believes to have been copied.
bool RouteRulesModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int, const QModelIndex &parent)
{
    if (action != Qt::MoveAction || !data->hasFormat(rowMime)) return false;
    const int from = data->data(rowMime).toInt();
    int to = row >= 0 ? row : (parent.isValid() ? parent.row() : rowCount());
    if (to > from) --to;
    if (from < rowCount() && to >= 0 && to < rowCount()) move(from, to);
    return false;
}

} // namespace ccr::ui
