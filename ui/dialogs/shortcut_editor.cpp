#include "ui/dialogs/shortcut_editor.h"

#include "ui/theme/theme.h"
#include "ui/widgets/said_text.h"

#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr int idRole = Qt::UserRole;
constexpr int sourceRole = Qt::UserRole + 1; ///< its text in the program's source
constexpr int shortcutColumn = 1;

/// Takes a shortcut as it is pressed.
class ShortcutDelegate final : public QStyledItemDelegate
{
public:
    ShortcutDelegate(const std::function<void(const QString &, const QKeySequence &)> &changed, QObject *parent)
        : QStyledItemDelegate(parent), m_changed(changed)
    {
    }

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        if (index.column() != shortcutColumn || index.siblingAtColumn(0).data(idRole).isNull()) return nullptr;
        auto *editor = new QKeySequenceEdit(parent);
        editor->setAccessibleName(index.siblingAtColumn(0).data().toString());
        // Its inner line has the focus, so that the delegate would not see when it is lost.
        auto *self = const_cast<ShortcutDelegate *>(this);
        connect(editor, &QKeySequenceEdit::editingFinished, self, [self, editor] {
            Q_EMIT self->commitData(editor);
            Q_EMIT self->closeEditor(editor);
        });
        return editor;
    }
    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        static_cast<QKeySequenceEdit *>(editor)->setKeySequence(QKeySequence(index.data().toString(), QKeySequence::NativeText));
    }
    void setModelData(QWidget *editor, QAbstractItemModel *, const QModelIndex &index) const override
    {
        m_changed(index.siblingAtColumn(0).data(idRole).toString(), static_cast<QKeySequenceEdit *>(editor)->keySequence());
    }

private:
    std::function<void(const QString &, const QKeySequence &)> m_changed;
};

// "File" of "&File", "文件" of "文件(&F)"
QString plainTitle(MenuId menu)
{
    static const QRegularExpression mnemonic(u"\\(&.\\)|&"_s);
    return menuTitle(menu).remove(mnemonic);
}

} // namespace

ShortcutEditor::ShortcutEditor(ActionSet &actions, QWidget *parent)
    : QWidget(parent),
      m_actions(actions),
      m_search(new QLineEdit(this)),
      m_list(new QTreeWidget(this)),
      m_hint(new QLabel(this)),
      m_conflict(new QLabel(this))
{
    m_search->setClearButtonEnabled(true);
    m_list->setObjectName(u"shortcuts"_s);
    m_list->setColumnCount(2);
    m_list->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_list->setRootIsDecorated(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setStretchLastSection(false);
    m_list->setItemDelegate(
        new ShortcutDelegate([this](const QString &id, const QKeySequence &shortcut) { changed(id, shortcut); }, m_list));
    m_conflict->setWordWrap(true);
    m_conflict->setTextFormat(Qt::PlainText);
    connect(m_search, &QLineEdit::textChanged, this, &ShortcutEditor::filter);
    connect(m_list, &QTreeWidget::itemActivated, this, &ShortcutEditor::edit);
    auto *layout = new QVBoxLayout(this);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_search, m_list, m_hint, m_conflict}) layout->addWidget(widget);
    setFocusProxy(m_search);
    retranslate();
}

void ShortcutEditor::retranslate()
{
    m_search->setPlaceholderText(tr("Search actions and shortcuts"));
    m_search->setAccessibleName(tr("Search actions and shortcuts"));
    m_list->setAccessibleName(tr("Actions and their shortcuts"));
    m_list->setHeaderLabels({tr("Action"), tr("Shortcut")});
    m_hint->setText(tr("Double-click a shortcut or press F2 to change it."));
    fill();
}

void ShortcutEditor::fill()
{
    m_list->clear();
    m_conflict->clear();
    // The menus first, as they stand in the window; then what belongs to lists, and what appears only beside something.
    constexpr int inLists = 100;
    constexpr int elsewhere = 101;
    const auto placeOf = [](const ActionSpec &spec) {
        if (spec.menu != MenuId::None) return static_cast<int>(spec.menu);
        return spec.shortcut && *spec.shortcut ? inLists : elsewhere;
    };
    QList<const ActionSpec *> specs;
    for (const ActionSpec &spec : actionTable())
        if (spec.kind != ActionKind::Submenu) specs.append(&spec);
    std::stable_sort(specs.begin(), specs.end(), [&](const auto *a, const auto *b) { return placeOf(*a) < placeOf(*b); });
    QHash<int, QTreeWidgetItem *> menus;
    for (const ActionSpec *each : std::as_const(specs)) {
        const ActionSpec &spec = *each;
        const int place = placeOf(spec);
        QTreeWidgetItem *&menu = menus[place];
        if (!menu) {
            menu = new QTreeWidgetItem(m_list, {place == inLists     ? tr("In lists")
                                                : place == elsewhere ? tr("Beside notices, errors and streams")
                                                                     : plainTitle(spec.menu)});
            QFont bold = m_list->font();
            bold.setBold(true);
            menu->setFont(0, bold);
            menu->setFlags(Qt::ItemIsEnabled);
            menu->setExpanded(true);
        }
        const QString id = QString::fromLatin1(spec.id);
        auto *item = new QTreeWidgetItem(menu, {m_actions.action(id)->text().remove(u'&')});
        item->setData(0, idRole, id);
        item->setData(0, sourceRole, QString::fromUtf8(spec.text));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable);
        showShortcut(item);
    }
    m_list->expandAll();
    filter(m_search->text());
}

void ShortcutEditor::showShortcut(QTreeWidgetItem *item)
{
    const QString id = item->data(0, idRole).toString();
    const QKeySequence shortcut = m_actions.action(id)->shortcut();
    item->setText(shortcutColumn, shortcut.toString(QKeySequence::NativeText));
    QFont font = m_list->font();
    font.setBold(shortcut != m_actions.defaultShortcut(id)); // changed by the user
    item->setFont(shortcutColumn, font);
}

bool ShortcutEditor::search(const QString &text)
{
    const bool isFound = !text.isEmpty() && filter(text);
    m_search->setText(isFound ? text : QString());
    filter(m_search->text());
    return isFound;
}

bool ShortcutEditor::isChanged() const
{
    const std::span<const ActionSpec> all = actionTable();
    return std::any_of(all.begin(), all.end(), [this](const ActionSpec &spec) {
        const QString id = QString::fromLatin1(spec.id);
        return m_actions.action(id)->shortcut() != m_actions.defaultShortcut(id);
    });
}

void ShortcutEditor::reset()
{
    m_actions.resetShortcuts();
    fill();
    Q_EMIT edited();
}

bool ShortcutEditor::filter(const QString &text)
{
    bool isFound = false;
    for (int m = 0; m < m_list->topLevelItemCount(); ++m) {
        QTreeWidgetItem *menu = m_list->topLevelItem(m);
        bool anyShown = false;
        for (int i = 0; i < menu->childCount(); ++i) {
            QTreeWidgetItem *item = menu->child(i);
            const QStringList words{item->text(0), item->text(1), item->data(0, sourceRole).toString()};
            const bool fits = !words.filter(text, Qt::CaseInsensitive).isEmpty();
            item->setHidden(!fits);
            anyShown = anyShown || fits;
        }
        menu->setHidden(!anyShown);
        isFound = isFound || anyShown;
    }
    return isFound;
}

void ShortcutEditor::edit(QTreeWidgetItem *item)
{
    if (!item->data(0, idRole).isNull()) m_list->editItem(item, shortcutColumn);
}

void ShortcutEditor::changed(const QString &id, const QKeySequence &shortcut)
{
    QString other;
    for (const ActionSpec &spec : actionTable()) {
        const QString otherId = QString::fromLatin1(spec.id);
        if (otherId != id && !shortcut.isEmpty() && m_actions.action(otherId)->shortcut() == shortcut) other = otherId;
    }
    if (!other.isEmpty()) {
        say(*m_conflict, [keys = shortcut.toString(QKeySequence::NativeText), owner = m_actions.action(other)] {
            return tr("%1 already belongs to “%2”. Change that one first.").arg(keys, owner->text().remove(u'&'));
        });
        QPalette colours = palette();
        colours.setColor(QPalette::WindowText, themeColours().error);
        m_conflict->setPalette(colours);
        return;
    }
    m_conflict->clear();
    m_actions.setShortcut(id, shortcut);
    for (QTreeWidgetItemIterator it(m_list); *it; ++it)
        if ((*it)->data(0, idRole).toString() == id) showShortcut(*it);
    Q_EMIT edited();
}

} // namespace ccr::ui
