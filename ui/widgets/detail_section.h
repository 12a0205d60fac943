#pragma once

#include "ui/models/exchange_details.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QStandardItemModel;
class QToolButton;
class QTreeView;

namespace ccr::ui {

/// A list of names and values that is folded under its title until somebody opens it; can be searched and copied. GUI thread.
class DetailSection final : public QWidget
{
    Q_OBJECT
public:
    /// `name`: its object's; the parts are named after it.
    DetailSection(const QString &name, QWidget *parent);

    void setTitle(const QString &title);
    void setOpen(bool open);
    bool isOpen() const;
    /// What was unfolded, searched for and selected stays, as far as it is there.
    void setGroups(const QList<DetailGroup> &groups);
    /// Said instead of an empty list.
    void setEmptyText(const QString &text);
    void retranslate();
    void restyle();
    /// The selected lines; empty unless it has the keyboard.
    QString selectionAsText() const;

Q_SIGNALS:
    void opened();
    void columnWanted(const QString &column);

private:
    void search(const QString &text);
    void refresh();
    void adaptHeight();
    void showMenu(const QPoint &place);
    QString selectedLines() const;

    QToolButton *m_head;
    QWidget *m_content;
    QLineEdit *m_search;
    QTreeView *m_tree;
    QLabel *m_empty;
    QStandardItemModel *m_model;
    QSortFilterProxyModel *m_found;
    QList<DetailGroup> m_groups;
    QString m_title;
};

} // namespace ccr::ui
