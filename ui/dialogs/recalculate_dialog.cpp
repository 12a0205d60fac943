#include "ui/dialogs/recalculate_dialog.h"

#include "ui/models/logging_text.h"
#include "ui/models/spending_today.h"
#include "ui/theme/theme.h"

#include <QDateEdit>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace ccr::ui {

RecalculateDialog::RecalculateDialog(Workspace &workspace, QWidget *parent)
    : Dialog(u"recalculateDialog"_s, parent),
      m_workspace(workspace),
      m_recalculation(workspace.services.logging, this),
      m_explanation(new QLabel(this)),
      m_label(new QLabel(this)),
      m_since(new QDateEdit(this)),
      m_state(new QLabel(this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Close, this)),
      m_start(m_buttons->addButton(QString(), QDialogButtonBox::AcceptRole))
{
    const QDate today = QDate::currentDate();
    for (QLabel *label : {m_explanation, m_state}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_state->setObjectName(u"recalculateState"_s);
    m_start->setObjectName(u"recalculateStart"_s);
    m_start->setDefault(true);
    m_since->setObjectName(u"recalculateSince"_s);
    m_since->setCalendarPopup(true);
    m_since->setDisplayFormat(u"yyyy-MM-dd"_s);
    m_since->setDate(QDate(today.year(), today.month(), 1));
    m_label->setBuddy(m_since);
    auto *since = new QHBoxLayout;
    since->addWidget(m_label);
    since->addWidget(m_since);
    since->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_explanation);
    layout->addLayout(since);
    layout->addWidget(m_state);
    layout->addStretch(1);
    layout->addWidget(m_buttons);
    m_explanation->setMinimumWidth(440); // not the dialog: the layout would no longer keep it as wide as its texts
    connect(m_start, &QPushButton::clicked, this, [this] {
        m_changed.reset();
        m_problem = {};
        m_recalculation.start(m_since->date());
        showState();
    });
    connect(&m_recalculation, &CostRecalculation::finished, this, &RecalculateDialog::finished);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    retranslate();
    restyle();
}

void RecalculateDialog::finished(qint64 changed, const Phrase &problem)
{
    m_changed = changed;
    m_problem = problem;
    m_workspace.spending.restart();
    showState();
}

void RecalculateDialog::showState()
{
    m_start->setEnabled(m_recalculation.isPossible() && !m_recalculation.isRunning());
    QString text = loggingText(m_problem);
    if (m_recalculation.isRunning()) text = tr("Recalculating costs…");
    if (!m_recalculation.isPossible()) text = tr("There is no history of requests.");
    if (text.isEmpty() && m_changed) text = tr("%Ln recorded request(s) have a different cost now.", nullptr, static_cast<int>(*m_changed));
    m_state->setText(text);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, m_problem.isEmpty() ? themeColours().muted : themeColours().error);
    m_state->setPalette(colours);
}

void RecalculateDialog::retranslate()
{
    setWindowTitle(tr("Recalculate costs"));
    m_explanation->setText(
        tr("Tokens are recorded with each request, so its cost can be found anew by the prices that hold now: yours, those "
           "of the fetched list, then the built-in ones. Budgets that were counted already stay as they are."));
    m_label->setText(tr("Recalculate &from"));
    m_start->setText(tr("&Recalculate"));
    showState();
}

void RecalculateDialog::restyle()
{
    showState();
}

} // namespace ccr::ui
