#pragma once

#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QMenu>
#include <QMetaEnum>
#include <QRegularExpression>
#include <QWidget>

#include <map>

namespace ccr::testing {

inline QString accessibleRole(QAccessible::Role role)
{
    return QString::fromLatin1(QMetaEnum::fromType<QAccessible::Role>().valueToKey(role));
}

// On this platform Qt answers the text of a combo box for its name, and has its name told by relations.
inline QString accessibleNameOf(QAccessibleInterface *node)
{
    const auto *combo = qobject_cast<const QComboBox *>(node->object());
    if (!combo) return node->text(QAccessible::Name);
    if (!combo->accessibleName().isEmpty()) return combo->accessibleName();
    const auto labels = node->relations(QAccessible::Label);
    return labels.isEmpty() ? QString() : labels.constFirst().first->text(QAccessible::Name);
}

/// Qt's own: the arrow of a tool bar that is too long, what is within a combo box, a spin box or a calendar, the arrows of tabs.
inline bool isMadeByQt(const QObject *object)
{
    if (!object || object->objectName().startsWith(QLatin1StringView("qt_")) || object->inherits("QComboBoxPrivateContainer")
        || object->inherits("QTableCornerButton"))
        return true;
    for (const QObject *outer = object->parent(); outer; outer = outer->parent())
        for (const char *name : {"QTabBar", "QLineEdit", "QAbstractSpinBox", "QComboBox", "QCalendarWidget", "QHeaderView"})
            if (outer->inherits(name)) return true;
    return object->inherits("QTabBar");
}

/// What a screen reader is told about a window, as lines that are the same on every machine: roles, names and states, indented.
/// Sizes, times, paths, rows, and what Qt adds of its own are left out.
class AccessibleTree
{
public:
    /// What can be seen now and was not before; what was there before stays where it was.
    void add(QWidget &window) { visit(QAccessible::queryAccessibleInterface(&window), m_root); }
    QStringList lines() const
    {
        QStringList all;
        write(m_root, 0, all);
        return all;
    }

private:
    struct Node
    {
        QString line;
        std::vector<const QObject *> order;
        std::map<const QObject *, Node> children;
    };

    void visit(QAccessibleInterface *node, Node &parent)
    {
        if (!node) return;
        const QObject *object = node->object();
        const bool isMenu = qobject_cast<const QMenu *>(object) || qobject_cast<const QAction *>(object);
        if (!object || (node->state().invisible && !isMenu)) return;
        const bool isTabBar = object->inherits("QTabBar");
        if (isMadeByQt(object) && !isTabBar && !isOnlyAPlace(*object)) return;
        // What has neither a name nor a meaning only holds others.
        if (isOnlyAPlace(*object) || (accessibleNameOf(node).isEmpty() && !hasMeaning(node->role()))) return visitChildren(node, parent);
        auto [place, isNew] = parent.children.try_emplace(object);
        if (isNew) {
            parent.order.push_back(object);
            place->second.line = lineOf(node);
        }
        if (isTabBar || qobject_cast<const QAbstractItemView *>(object)) return;
        visitChildren(node, place->second);
    }
    void visitChildren(QAccessibleInterface *node, Node &into)
    {
        for (int i = 0; i < node->childCount(); ++i) visit(node->child(i), into);
    }
    static bool isOnlyAPlace(const QObject &object)
    {
        return object.objectName().startsWith(QLatin1StringView("qt_")) && !object.inherits("QToolButton");
    }
    static bool hasMeaning(QAccessible::Role role)
    {
        return role != QAccessible::Client && role != QAccessible::LayeredPane && role != QAccessible::Splitter
               && role != QAccessible::Grouping && role != QAccessible::StaticText && role != QAccessible::Pane
               && role != QAccessible::Separator && role != QAccessible::Border && role != QAccessible::ScrollBar;
    }
    static QString lineOf(QAccessibleInterface *node)
    {
        QString line = accessibleRole(node->role());
        const QString name = withoutTheMoment(accessibleNameOf(node));
        if (!name.isEmpty()) line += QStringLiteral(" \"%1\"").arg(name);
        const QString keys = node->text(QAccessible::Accelerator);
        const bool isItsOwn = keys != name && node->role() != QAccessible::ComboBox; // whose key is always Down
        if (!keys.isEmpty() && isItsOwn) line += QStringLiteral(" [%1]").arg(keys);
        if (node->state().disabled) line += QStringLiteral(" disabled");
        if (node->state().checked) line += QStringLiteral(" checked");
        QStringList parts;
        if (const auto *view = qobject_cast<const QAbstractItemView *>(node->object())) {
            parts = titlesOf(view->model());
        } else if (node->object()->inherits("QTabBar")) {
            for (int i = 0; i < node->childCount(); ++i)
                if (QAccessibleInterface *tab = node->child(i); tab && tab->role() == QAccessible::PageTab)
                    parts.append(tab->text(QAccessible::Name));
        }
        if (!parts.isEmpty()) line += QStringLiteral(": ") + parts.join(QStringLiteral(" | "));
        return line;
    }
    // A number says that the column has none.
    static QStringList titlesOf(const QAbstractItemModel *model)
    {
        QStringList titles;
        for (int column = 0; model && column < model->columnCount(); ++column) {
            const QString spoken = model->headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString();
            const QVariant shown = model->headerData(column, Qt::Horizontal);
            if (!spoken.isEmpty() || shown.typeId() == QMetaType::QString) titles.append(spoken.isEmpty() ? shown.toString() : spoken);
        }
        return titles;
    }
    static QString withoutTheMoment(QString text)
    {
        static const QRegularExpression date(QStringLiteral("\\d{4}-\\d\\d-\\d\\d"));
        static const QRegularExpression time(QStringLiteral("(?<![.\\d])\\d?\\d:\\d\\d(?!\\d)(:\\d\\d)?(\\.\\d+)?( [AP]M)?"));
        static const QRegularExpression path(QRegularExpression::escape(QDir::tempPath()) + QStringLiteral("/[^\\s\"]*"));
        return text.replace(path, QStringLiteral("<path>"))
            .replace(date, QStringLiteral("<date>"))
            .replace(time, QStringLiteral("<time>"))
            .replace(u'\n', u' ');
    }
    static void write(const Node &node, int depth, QStringList &all)
    {
        for (const QObject *object : node.order) {
            const Node &child = node.children.at(object);
            all.append(QString(2 * depth, u' ') + child.line);
            write(child, depth + 1, all);
        }
    }

    Node m_root;
};

} // namespace ccr::testing
