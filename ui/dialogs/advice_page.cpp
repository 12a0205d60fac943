#include "ui/dialogs/advice_page.h"

#include "ui/models/route_draft.h"
#include "ui/models/route_texts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/target_picker.h"

#include <QGridLayout>
#include <QLabel>

using namespace Qt::StringLiterals;
using Why = ccr::ui::ScenarioAdvice::Why;

namespace ccr::ui {

AdvicePage::AdvicePage(ConfigDraft &draft, QWidget *parent)
    : QWidget(parent), m_draft(draft), m_title(new QLabel(this)), m_note(new QLabel(this))
{
    auto *grid = new QGridLayout(this);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_title, 0, 0, 1, 2);
    for (const QString &scenario : scenarioNames()) {
        Row row{.scenario = scenario, .label = new QLabel(this), .picker = new TargetPicker(this), .reason = new QLabel(this)};
        row.picker->setObjectName(u"advice."_s + scenario);
        row.label->setBuddy(row.picker);
        row.reason->setWordWrap(true);
        const int at = grid->rowCount();
        grid->addWidget(row.label, at, 0);
        grid->addWidget(row.picker, at, 1);
        grid->addWidget(row.reason, at + 1, 1);
        m_rows.append(row);
    }
    m_note->setWordWrap(true);
    grid->addWidget(m_note, grid->rowCount(), 0, 1, 2);
    grid->setRowStretch(grid->rowCount(), 1);
    retranslate();
}

void AdvicePage::advise()
{
    const QStringList targets = routeTargets(m_draft.root());
    const QList<ScenarioAdvice> advice = adviseScenarios(m_draft.root());
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        m_rows[i].picker->setTargets(targets, tr("not set (the default serves)"));
        m_rows[i].picker->setTarget(advice.at(i).target);
        m_rows[i].why = advice.at(i).why;
    }
    retranslate();
}

void AdvicePage::apply()
{
    m_draft.change([this](Json5Value &root) {
        for (const Row &row : std::as_const(m_rows)) setScenarioTarget(root, row.scenario, row.picker->target());
    });
}

void AdvicePage::retranslate()
{
    const auto reason = [](Why why) {
        switch (why) {
        case Why::Kept: return tr("as it is set already");
        case Why::First: return tr("the first model of the list");
        case Why::Small: return tr("small and fast, by its name");
        case Why::Reasoning: return tr("it reasons, by its name");
        case Why::Large: return tr("known for a long context");
        case Why::Sees: return tr("known to take images");
        case Why::None: break;
        }
        return tr("no model suggests itself");
    };
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setText(tr("Which model for what?"));
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, themeColours().muted);
    for (const Row &row : std::as_const(m_rows)) {
        row.label->setText(scenarioText(row.scenario));
        row.picker->setAccessibleName(scenarioText(row.scenario));
        row.reason->setText(reason(row.why));
        row.reason->setPalette(muted);
    }
    m_note->setPalette(muted);
    m_note->setText(tr("All of this can be changed later under Routes."));
}

} // namespace ccr::ui
