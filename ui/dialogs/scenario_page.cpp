#include "ui/dialogs/scenario_page.h"

#include "ui/models/route_draft.h"
#include "ui/models/route_texts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/target_picker.h"

#include <QGridLayout>
#include <QLabel>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace ccr::ui {

ScenarioPage::ScenarioPage(ConfigDraft &draft, QWidget *parent)
    : QWidget(parent), m_draft(draft), m_thresholdLabel(new QLabel(this)), m_threshold(new QSpinBox(this))
{
    auto *grid = new QGridLayout(this);
    grid->setColumnStretch(1, 1);
    for (const QString &scenario : scenarioNames()) addRow(scenario, grid);
    addRow({}, grid);
    m_threshold->setObjectName(u"threshold"_s);
    m_threshold->setRange(1, 10'000'000);
    m_threshold->setSingleStep(1000);
    m_threshold->setGroupSeparatorShown(true);
    m_threshold->setAlignment(Qt::AlignRight);
    m_thresholdLabel->setBuddy(m_threshold);
    const int row = grid->rowCount();
    grid->addWidget(m_thresholdLabel, row, 0);
    grid->addWidget(m_threshold, row, 1, Qt::AlignLeft);
    grid->setRowStretch(row + 1, 1);
    connect(m_threshold, &QSpinBox::valueChanged, this,
            [this](int tokens) { m_draft.change([tokens](Json5Value &root) { setLongContextThreshold(root, tokens); }, u"threshold"_s); });
    refresh();
}

void ScenarioPage::addRow(const QString &scenario, QGridLayout *grid)
{
    Row row{.scenario = scenario, .label = new QLabel(this), .picker = nullptr, .hint = new QLabel(this)};
    row.hint->setWordWrap(true);
    const int at = grid->rowCount();
    grid->addWidget(row.label, at, 0);
    if (!scenario.isEmpty()) {
        row.picker = new TargetPicker(this);
        row.picker->setObjectName(u"scenario."_s + scenario);
        row.label->setBuddy(row.picker);
        grid->addWidget(row.picker, at, 1);
        connect(row.picker, &TargetPicker::targetEdited, this, [this, scenario](const QString &target) {
            m_draft.change([&](Json5Value &root) { setScenarioTarget(root, scenario, target); });
        });
    }
    grid->addWidget(row.hint, scenario.isEmpty() ? at : at + 1, 1);
    m_rows.append(row);
}

void ScenarioPage::refresh()
{
    const QStringList targets = routeTargets(m_draft.root());
    for (const Row &row : m_rows) {
        if (!row.picker) continue;
        const bool isDefault = row.scenario == "default"_L1;
        row.picker->setTargets(targets, isDefault ? tr("the first model") : tr("not set (the default serves)"));
        row.picker->setTarget(scenarioTarget(m_draft.root(), row.scenario));
    }
    const QSignalBlocker quiet(m_threshold);
    m_threshold->setValue(longContextThreshold(m_draft.root()));
    m_threshold->setEnabled(!scenarioTarget(m_draft.root(), u"longContext"_s).isEmpty());
}

void ScenarioPage::focusOn(const QString &scenario)
{
    for (const Row &row : std::as_const(m_rows))
        if (row.picker && row.scenario == scenario) row.picker->setFocus(Qt::OtherFocusReason);
}

void ScenarioPage::retranslate()
{
    const std::pair<QString, QString> hints[] = {
        {u"default"_s, tr("Whatever no rule and no other scenario takes.")},
        {u"background"_s, tr("Small tasks of the agent, which it sends to a Claude Haiku.")},
        {u"think"_s, tr("The request asks for thinking.")},
        {u"longContext"_s, tr("The prompt has more tokens than the threshold.")},
        {u"webSearch"_s, tr("The request brings a web search tool.")},
        {u"image"_s, tr("The last user message holds an image.")},
        {QString(), tr("Named by a tag in the prompt: <CCR-SUBAGENT-MODEL>provider,model</CCR-SUBAGENT-MODEL>.")}};
    for (const Row &row : m_rows) {
        row.label->setText(row.scenario.isEmpty() ? ruleText(u"subagent"_s) : scenarioText(row.scenario));
        if (row.picker) row.picker->setAccessibleName(scenarioText(row.scenario));
        for (const auto &[scenario, hint] : hints)
            if (scenario == row.scenario) row.hint->setText(hint);
        QPalette muted = palette();
        muted.setColor(QPalette::WindowText, themeColours().muted);
        row.hint->setPalette(muted);
        row.hint->setTextFormat(Qt::PlainText);
    }
    m_thresholdLabel->setText(tr("Long from"));
    m_threshold->setSuffix(tr(" tokens"));
    m_threshold->setAccessibleName(tr("Threshold of long context in tokens"));
    refresh();
}

} // namespace ccr::ui
