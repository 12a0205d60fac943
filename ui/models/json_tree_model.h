#pragma once

#include "logging/base/json5_reader.h"

#include <QAbstractItemModel>

#include <deque>
#include <memory>
#include <unordered_map>

namespace ccr::ui {

/// A JSON value as a tree: name and value, in the order of the text. Rows are made when somebody opens their parent, so that a
/// large value costs nothing but itself. GUI thread.
class JsonTreeModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role
    {
        JsonRole = Qt::UserRole ///< the value under it, as JSON
    };

    explicit JsonTreeModel(QObject *parent = nullptr) : QAbstractItemModel(parent) {}

    /// Null: empty.
    void setValue(std::shared_ptr<const Json5Value> value);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex & = {}) const override { return 2; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    /// What an index points to: a value and where it stands.
    struct Node
    {
        const Json5Value *value;
        const Node *parent;
        int row;
    };
    const Node *nodeOf(const QModelIndex &index) const { return static_cast<const Node *>(index.constInternalPointer()); }
    const Json5Value *valueAt(const QModelIndex &index) const;
    QString nameOf(const Node &node) const;

    std::shared_ptr<const Json5Value> m_value; ///< shared with whoever parsed it
    mutable std::deque<Node> m_nodes;          ///< keeps their places
    mutable std::unordered_map<const Json5Value *, const Node *> m_byValue;
};

} // namespace ccr::ui
