#include "ui/dialogs/highlight_rules_dialog.h"

#include "ui/theme/highlight_colours.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr QSize dialogSize{640, 360};
constexpr int sampleWidth = 28;
constexpr int sampleHeight = 14;

QIcon sampleOf(int colour)
{
    const HighlightPair pair = highlightPair(colour);
    QPixmap sample(sampleWidth, sampleHeight);
    sample.fill(pair.ground);
    QPainter painter(&sample);
    painter.setPen(pair.text);
    painter.drawText(sample.rect(), Qt::AlignCenter, u"Aa"_s);
    return sample;
}

} // namespace

HighlightRulesDialog::HighlightRulesDialog(Workspace &workspace, QWidget *parent)
    : Dialog(u"highlightRulesDialog"_s, parent), m_rules(workspace.highlights)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *across = new QHBoxLayout;
    across->addWidget(makeList(), 1);
    across->addWidget(makeEditor(), 2);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(across, 1);
    layout->addWidget(buttons);
    setUsualSize(dialogSize);
    retranslate();
    m_list->setCurrentRow(0);
    showRule();
}

QWidget *HighlightRulesDialog::makeList()
{
    auto *side = new QWidget(this);
    m_list = new QListWidget(side);
    m_list->setObjectName(u"rules"_s);
    m_list->setIconSize({sampleWidth, sampleHeight});
    m_add = new QPushButton(side);
    m_remove = new QPushButton(side);
    m_up = new QPushButton(u"↑"_s, side);
    m_down = new QPushButton(u"↓"_s, side);
    m_add->setObjectName(u"addRule"_s);
    m_remove->setObjectName(u"removeRule"_s);
    m_up->setObjectName(u"ruleUp"_s);
    m_down->setObjectName(u"ruleDown"_s);
    for (QPushButton *button : {m_add, m_remove, m_up, m_down}) button->setAutoDefault(false);
    connect(m_add, &QPushButton::clicked, this, &HighlightRulesDialog::add);
    connect(m_remove, &QPushButton::clicked, this, &HighlightRulesDialog::remove);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_list, &QListWidget::currentRowChanged, this, &HighlightRulesDialog::showRule);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_add, m_remove}) buttons->addWidget(button, 1);
    for (QPushButton *button : {m_up, m_down}) {
        button->setMaximumWidth(36);
        buttons->addWidget(button);
    }
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);
    return side;
}

QWidget *HighlightRulesDialog::makeEditor()
{
    m_editor = new QWidget(this);
    m_pattern = new QLineEdit(m_editor);
    m_pattern->setObjectName(u"pattern"_s);
    m_isRegex = new QCheckBox(m_editor);
    m_isRegex->setObjectName(u"isRegex"_s);
    m_isWholeLine = new QCheckBox(m_editor);
    m_isWholeLine->setObjectName(u"isWholeLine"_s);
    m_isEnabled = new QCheckBox(m_editor);
    m_isEnabled->setObjectName(u"isEnabled"_s);
    m_colour = new QComboBox(m_editor);
    m_colour->setObjectName(u"colour"_s);
    m_colour->setIconSize({sampleWidth, sampleHeight});
    m_action = new QComboBox(m_editor);
    m_action->setObjectName(u"action"_s);
    m_problem = new QLabel(m_editor);
    m_problem->setObjectName(u"problem"_s);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_patternLabel = new QLabel(m_editor);
    m_colourLabel = new QLabel(m_editor);
    m_actionLabel = new QLabel(m_editor);
    m_patternLabel->setBuddy(m_pattern);
    m_colourLabel->setBuddy(m_colour);
    m_actionLabel->setBuddy(m_action);
    auto *form = new QFormLayout(m_editor);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(m_patternLabel, m_pattern);
    form->addRow(nullptr, m_isRegex);
    form->addRow(nullptr, m_isWholeLine);
    form->addRow(m_colourLabel, m_colour);
    form->addRow(m_actionLabel, m_action);
    form->addRow(nullptr, m_isEnabled);
    form->addRow(m_problem);
    connect(m_pattern, &QLineEdit::textEdited, this, &HighlightRulesDialog::takeRule);
    for (QCheckBox *box : {m_isRegex, m_isWholeLine, m_isEnabled}) connect(box, &QCheckBox::toggled, this, &HighlightRulesDialog::takeRule);
    for (QComboBox *box : {m_colour, m_action}) connect(box, &QComboBox::currentIndexChanged, this, &HighlightRulesDialog::takeRule);
    return m_editor;
}

void HighlightRulesDialog::retranslate()
{
    setWindowTitle(tr("Highlight rules"));
    m_list->setAccessibleName(tr("Rules; the first one that fits wins"));
    m_list->setToolTip(tr("The first rule that fits wins"));
    m_add->setText(tr("Add"));
    m_remove->setText(tr("Remove"));
    m_up->setAccessibleName(tr("Move up"));
    m_up->setToolTip(tr("Move up"));
    m_down->setAccessibleName(tr("Move down"));
    m_down->setToolTip(tr("Move down"));
    m_patternLabel->setText(tr("&Text"));
    m_isRegex->setText(tr("Regular &expression"));
    m_isWholeLine->setText(tr("Colour the &whole line"));
    m_isWholeLine->setToolTip(tr("Otherwise what was found; with a group in the expression only that"));
    m_colourLabel->setText(tr("&Colour"));
    m_actionLabel->setText(tr("When it co&mes"));
    m_isEnabled->setText(tr("&Active"));
    fillColours();
    fillList();
    showRule();
}

void HighlightRulesDialog::fillColours()
{
    m_isFilling = true;
    m_colour->clear();
    for (int i = 0; i < highlightPairs; ++i) m_colour->addItem(sampleOf(i), highlightName(i));
    m_action->clear();
    m_action->addItems({tr("Do nothing else"), tr("Notify"), tr("Stop following")});
    m_isFilling = false;
}

int HighlightRulesDialog::row() const
{
    return m_list->currentRow();
}

void HighlightRulesDialog::fillList()
{
    const int kept = std::max(0, row());
    m_isFilling = true;
    m_list->clear();
    for (const HighlightRule &rule : m_rules.rules()) {
        auto *item = new QListWidgetItem(sampleOf(rule.colour), rule.pattern.isEmpty() ? tr("(empty)") : rule.pattern, m_list);
        const QString problem = rule.problem();
        item->setToolTip(problem);
        if (!rule.isEnabled || !problem.isEmpty()) item->setForeground(palette().color(QPalette::PlaceholderText));
    }
    m_list->setCurrentRow(std::min(kept, m_list->count() - 1));
    m_isFilling = false;
}

void HighlightRulesDialog::showRule()
{
    if (m_isFilling) return;
    const bool isRule = row() >= 0 && row() < m_rules.rules().size();
    m_editor->setEnabled(isRule);
    m_remove->setEnabled(isRule);
    m_up->setEnabled(row() > 0);
    m_down->setEnabled(isRule && row() < m_list->count() - 1);
    const HighlightRule rule = isRule ? m_rules.rules().at(row()) : HighlightRule{};
    m_isFilling = true;
    if (m_pattern->text() != rule.pattern) m_pattern->setText(rule.pattern);
    m_isRegex->setChecked(rule.isRegex);
    m_isWholeLine->setChecked(rule.isWholeLine);
    m_colour->setCurrentIndex(rule.colour);
    m_action->setCurrentIndex(static_cast<int>(rule.action));
    m_isEnabled->setChecked(rule.isEnabled);
    m_problem->setText(isRule ? rule.problem() : tr("Add a rule to colour lines of the log."));
    m_isFilling = false;
}

void HighlightRulesDialog::takeRule()
{
    if (m_isFilling || row() < 0) return;
    QList<HighlightRule> rules = m_rules.rules();
    rules[row()] = {.pattern = m_pattern->text(),
                    .isRegex = m_isRegex->isChecked(),
                    .isWholeLine = m_isWholeLine->isChecked(),
                    .colour = m_colour->currentIndex(),
                    .action = static_cast<HighlightRule::Action>(m_action->currentIndex()),
                    .isEnabled = m_isEnabled->isChecked()};
    m_rules.setRules(rules);
    fillList();
    m_problem->setText(m_rules.rules().at(row()).problem());
}

void HighlightRulesDialog::add()
{
    QList<HighlightRule> rules = m_rules.rules();
    rules.append({.pattern = {}, .colour = static_cast<int>(rules.size()) % highlightPairs});
    m_rules.setRules(rules);
    fillList();
    m_list->setCurrentRow(m_list->count() - 1);
    showRule();
    m_pattern->setFocus();
}

void HighlightRulesDialog::remove()
{
    QList<HighlightRule> rules = m_rules.rules();
    rules.removeAt(row());
    m_rules.setRules(rules);
    fillList();
    showRule();
}

void HighlightRulesDialog::move(int step)
{
    QList<HighlightRule> rules = m_rules.rules();
    const int to = row() + step;
    rules.move(row(), to);
    m_rules.setRules(rules);
    fillList();
    m_list->setCurrentRow(to);
    showRule();
}

} // namespace ccr::ui
