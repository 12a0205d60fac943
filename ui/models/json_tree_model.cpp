#include "ui/models/json_tree_model.h"

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr qsizetype longestShown = 300;

using Type = Json5Value::Type;

int childCount(const Json5Value &value)
{
    return static_cast<int>(value.type == Type::Object ? value.members.size() : value.elements.size());
}

const Json5Value &childAt(const Json5Value &value, int row)
{
    const auto place = static_cast<std::size_t>(row);
    return value.type == Type::Object ? value.members[place].value : value.elements[place];
}

QString oneLine(const QString &text)
{
    QString line = text.left(longestShown);
    line.replace(u'\n', u'↵');
    return text.size() > longestShown ? line + u'…' : line;
}

} // namespace

void JsonTreeModel::setValue(std::shared_ptr<const Json5Value> value)
{
    beginResetModel();
    m_nodes.clear();
    m_byValue.clear();
    m_value = std::move(value);
    endResetModel();
}

const Json5Value *JsonTreeModel::valueAt(const QModelIndex &index) const
{
    return index.isValid() ? nodeOf(index)->value : m_value.get();
}

QModelIndex JsonTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    const Json5Value *value = valueAt(parent);
    if (!value || row < 0 || row >= childCount(*value) || column < 0 || column > 1) return {};
    const Json5Value *child = &childAt(*value, row);
    const auto known = m_byValue.find(child);
    const Node *node = known == m_byValue.end() ? nullptr : known->second;
    if (!node) {
        node = &m_nodes.emplace_back(Node{child, parent.isValid() ? nodeOf(parent) : nullptr, row});
        m_byValue.emplace(child, node);
    }
    return createIndex(row, column, node);
}

QModelIndex JsonTreeModel::parent(const QModelIndex &child) const
{
    const Node *node = child.isValid() ? nodeOf(child)->parent : nullptr;
    return node ? createIndex(node->row, 0, node) : QModelIndex();
}

int JsonTreeModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0) return 0;
    const Json5Value *value = valueAt(parent);
    return value ? childCount(*value) : 0;
}

QString JsonTreeModel::nameOf(const Node &node) const
{
    const Json5Value *parent = node.parent ? node.parent->value : m_value.get();
    if (parent->type == Type::Object) return parent->members[static_cast<std::size_t>(node.row)].name;
    // What an element is says more than its number.
    QString name = u'[' + QString::number(node.row) + u']';
    for (const QStringView key : {u"role", u"type", u"name"})
        if (const Json5Value *said = node.value->find(key); said && said->type == Type::String) name += u' ' + oneLine(said->string);
    return name;
}

QVariant JsonTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Node &node = *nodeOf(index);
    const Json5Value &value = *node.value;
    if (role == JsonRole) return value.type == Type::String ? value.string : QString::fromUtf8(toJson(value));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    if (index.column() == 0) return role == Qt::DisplayRole ? nameOf(node) : QVariant();
    switch (value.type) {
    case Type::Object: return role == Qt::DisplayRole ? tr("{%n member(s)}", nullptr, childCount(value)) : QVariant();
    case Type::Array: return role == Qt::DisplayRole ? tr("[%n element(s)]", nullptr, childCount(value)) : QVariant();
    case Type::String: return role == Qt::DisplayRole ? oneLine(value.string) : value.string.left(2000);
    default: return QString::fromUtf8(toJson(value));
    }
}

QVariant JsonTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == 0 ? tr("Name") : tr("Value");
}

} // namespace ccr::ui
