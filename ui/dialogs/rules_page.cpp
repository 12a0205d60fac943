#include "ui/dialogs/rules_page.h"

#include "ui/dialogs/rule_editor.h"
#include "ui/models/provider_draft.h"
#include "ui/theme/theme.h"
#include "ui/widgets/column_widths.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ccr::ui {

RulesPage::RulesPage(ConfigDraft &draft, QWidget *parent)
    : QWidget(parent),
      m_draft(draft),
      m_model(draft),
      m_table(new QTableView(this)),
      m_editor(new RuleEditor(this)),
      m_add(new QPushButton(this)),
      m_duplicate(new QPushButton(this)),
      m_remove(new QPushButton(this)),
      m_up(new QPushButton(this)),
      m_down(new QPushButton(this)),
      m_hint(new QLabel(this)),
      m_empty(new QLabel(this))
{
    prepareTable();
    m_hint->setWordWrap(true);
    m_empty->setObjectName(u"noRules"_s);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus); // it follows the focus of what it holds
    scroll->setWidget(m_editor);
    for (QWidget *ground : {scroll->viewport(), static_cast<QWidget *>(m_editor)}) ground->setAutoFillBackground(false); // the tab's shows
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(m_table);
    splitter->addWidget(scroll);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({150, 330});
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_hint);
    layout->addLayout(makeButtons());
    layout->addWidget(splitter, 1);
    layout->addWidget(m_empty, 1);
    connect(m_editor, &RuleEditor::edited, this, [this](const RuleDraft &rule) {
        if (current() >= 0) m_model.replace(current(), rule);
    });
    select(0);
}

void RulesPage::prepareTable()
{
    m_table->setObjectName(u"rulesTable"_s);
    m_table->setModel(&m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setDragDropMode(QAbstractItemView::InternalMove);
    m_table->setDragDropOverwriteMode(false);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(RouteRulesModel::Condition, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    constexpr std::pair<int, int> widths[] = {{RouteRulesModel::Hits, 70}, {RouteRulesModel::LastHit, 60}};
    new ColumnWidths(*m_table->horizontalHeader(), widths);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RulesPage::showCurrent);
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] { select(0); });
    for (const auto &[key, step] : {std::pair(Qt::Key_Up, -1), std::pair(Qt::Key_Down, 1)})
        connect(new QShortcut(QKeySequence(Qt::AltModifier | key), m_table, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated,
                this, [this, step = step] { move(step); });
    connect(new QShortcut(QKeySequence(Qt::Key_Delete), m_table, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this,
            &RulesPage::remove);
}

QLayout *RulesPage::makeButtons()
{
    m_add->setObjectName(u"addRule"_s);
    m_remove->setObjectName(u"deleteRule"_s);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_add, m_duplicate, m_remove, m_up, m_down}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    connect(m_add, &QPushButton::clicked, this, &RulesPage::add);
    connect(m_duplicate, &QPushButton::clicked, this, &RulesPage::duplicate);
    connect(m_remove, &QPushButton::clicked, this, &RulesPage::remove);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    return buttons;
}

int RulesPage::current() const
{
    return m_table->currentIndex().row();
}

void RulesPage::select(int row)
{
    if (m_model.rowCount() > 0) m_table->selectRow(std::clamp(row, 0, m_model.rowCount() - 1));
    showCurrent();
}

void RulesPage::focusOn(int row)
{
    select(row);
    m_table->setFocus(Qt::OtherFocusReason);
}

void RulesPage::add()
{
    QStringList names;
    for (const RuleDraft &rule : m_model.rules()) names.append(rule.name);
    const RuleDraft rule{.name = freeName(tr("rule"), names), .target = routeTargets(m_draft.root()).value(0)};
    const int row = m_model.rowCount();
    m_model.insert(row, rule);
    select(row);
    m_editor->nameEdit()->setFocus();
    m_editor->nameEdit()->selectAll();
}

void RulesPage::duplicate()
{
    if (current() < 0) return;
    QStringList names;
    for (const RuleDraft &rule : m_model.rules()) names.append(rule.name);
    RuleDraft rule = m_model.rules().at(current());
    rule.name = freeName(rule.name, names);
    const int row = current() + 1;
    m_model.insert(row, rule);
    select(row);
}

void RulesPage::remove()
{
    const int row = current();
    if (row < 0) return;
    m_model.remove(row);
    select(row);
}

void RulesPage::move(int step)
{
    const int row = current();
    const int to = row + step;
    if (row < 0 || to < 0 || to >= m_model.rowCount()) return;
    m_model.move(row, to);
    select(to);
}

void RulesPage::showCurrent()
{
    const int row = current();
    const bool isRule = row >= 0 && row < m_model.rowCount();
    m_editor->setVisible(isRule);
    m_table->parentWidget()->setVisible(m_model.rowCount() > 0);
    m_empty->setVisible(m_model.rowCount() == 0);
    for (QPushButton *button : {m_duplicate, m_remove}) button->setEnabled(isRule);
    m_up->setEnabled(isRule && row > 0);
    m_down->setEnabled(isRule && row + 1 < m_model.rowCount());
    if (isRule) m_editor->setRule(m_model.rules().at(row));
}

void RulesPage::refresh()
{
    m_editor->setTargets(routeTargets(m_draft.root()));
    showCurrent();
}

void RulesPage::retranslate()
{
    m_model.retranslate();
    m_editor->retranslate();
    m_table->setAccessibleName(tr("Rules in the order in which they are asked"));
    m_add->setText(tr("&Add"));
    m_duplicate->setText(tr("Dup&licate"));
    m_remove->setText(tr("&Delete"));
    m_up->setText(tr("Up"));
    m_down->setText(tr("Down"));
    m_up->setToolTip(tr("Alt+Up"));
    m_down->setToolTip(tr("Alt+Down"));
    m_hint->setText(tr("Asked from top to bottom, before the scenarios; the first that fits decides. All conditions of a rule must hold."));
    m_empty->setText(tr("No rules yet: the scenarios alone decide. “Add” makes the first one."));
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, themeColours().muted);
    m_hint->setPalette(muted);
    refresh();
}

} // namespace ccr::ui
