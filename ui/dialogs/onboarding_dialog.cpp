#include "ui/dialogs/onboarding_dialog.h"

#include "proxy/api/trial_control.h"
#include "ui/dialogs/advice_page.h"
#include "ui/dialogs/connect_page.h"
#include "ui/dialogs/source_page.h"
#include "ui/models/config_text.h"
#include "ui/models/route_draft.h"
#include "ui/theme/theme.h"
#include "ui/widgets/probe_view.h"
#include "ui/widgets/said_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ccr::ui {

OnboardingDialog::OnboardingDialog(Workspace &workspace, QWidget *parent)
    : Dialog(u"onboardingDialog"_s, parent),
      m_workspace(workspace),
      m_pages(new QStackedWidget(this)),
      m_source(new SourcePage(workspace, m_draft, this)),
      m_advice(new AdvicePage(m_draft, this)),
      m_connect(new ConnectPage(workspace, this)),
      m_tested(new QLabel(this)),
      m_probe(new ProbeView(this)),
      m_step(new QLabel(this)),
      m_problem(new QLabel(this)),
      m_back(new QPushButton(this)),
      m_skip(new QPushButton(this)),
      m_next(new QPushButton(this))
{
    for (QWidget *page : std::initializer_list<QWidget *>{m_source, m_advice, m_connect}) {
        page->layout()->setContentsMargins(0, 0, 0, 0); // flush with what stands below the pages
        m_pages->addWidget(page);
    }
    m_back->setObjectName(u"back"_s);
    m_skip->setObjectName(u"skip"_s);
    m_next->setObjectName(u"next"_s);
    m_problem->setObjectName(u"onboardingProblem"_s);
    m_tested->setObjectName(u"onboardingTested"_s);
    m_tested->setTextFormat(Qt::PlainText);
    m_tested->hide();
    m_probe->hide();
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_next->setDefault(true);
    for (QPushButton *button : {m_back, m_skip}) button->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_step);
    buttons->addStretch();
    for (QPushButton *button : {m_back, m_skip, m_next}) buttons->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_tested);
    layout->addWidget(m_probe);
    layout->addWidget(m_problem);
    layout->addLayout(buttons);
    connect(m_back, &QPushButton::clicked, this, &OnboardingDialog::back);
    connect(m_skip, &QPushButton::clicked, this, &OnboardingDialog::skip);
    connect(m_source, &SourcePage::added, this, &OnboardingDialog::test);
    connect(m_next, &QPushButton::clicked, this, &OnboardingDialog::next);
    connect(m_connect, &ConnectPage::succeeded, this, &OnboardingDialog::retranslate);
    workspace.services.config->read(this, [this](const proxy::ConfigSource &source) {
        m_draft.load(source.root);
        m_problem->setText(configText(source.problem));
    });
    setUsualSize({640, 560});
    showPage(Source);
}

void OnboardingDialog::showPage(Page page)
{
    m_pages->setCurrentIndex(page);
    m_problem->clear();
    retranslate();
}

// Beside the pages, so that it goes on while the user does.
void OnboardingDialog::test(const QString &provider)
{
    say(*m_tested, [provider] { return tr("Test of %1").arg(provider); });
    m_tested->show();
    m_probe->show();
    m_workspace.services.trial->probe(m_draft.root(), provider, {}, {}, this,
                                      [this, provider](const proxy::ProbeReport &report) { m_probe->showReport(report, provider); });
}

// Without a model there is nothing to advise, forwards or backwards.
void OnboardingDialog::back()
{
    if (m_pages->currentIndex() != Connect || routeTargets(m_draft.root()).isEmpty()) return showPage(Source);
    m_advice->advise();
    showPage(Advice);
}

// A provider that was added stays added.
void OnboardingDialog::skip()
{
    if (m_draft.isChanged()) return save();
    showPage(Connect);
}

// However it is left. This is gone before the file is written, so the window takes the answer.
void OnboardingDialog::done(int result)
{
    if (m_draft.isChanged())
        m_workspace.services.config->save(m_draft.saved(), m_draft.root(), parent(), [&workspace = m_workspace](const Result<Done> &saved) {
            if (saved) return;
            workspace.notices.post([error = saved.error()] {
                return Notice{.kind = NoticeKind::Config,
                              .level = NoticeLevel::Problem,
                              .subject = u"onboarding"_s,
                              .title = tr("What was set up was not saved"),
                              .body = configText(error),
                              .actionId = u"gettingStarted"_s};
            });
        });
    Dialog::done(result);
}

void OnboardingDialog::next()
{
    switch (m_pages->currentIndex()) {
    case Source:
        m_source->apply([this] {
            m_advice->advise();
            showPage(routeTargets(m_draft.root()).isEmpty() ? Connect : Advice); // the demo provider needs no routes
            if (m_pages->currentIndex() == Connect && m_draft.isChanged()) save();
        });
        return;
    case Advice: m_advice->apply(); return save();
    default: close();
    }
}

void OnboardingDialog::save()
{
    m_next->setEnabled(false);
    m_workspace.services.config->save(m_draft.saved(), m_draft.root(), this, [this](const Result<Done> &saved) {
        m_next->setEnabled(true);
        if (!saved) return m_problem->setText(u"✕ "_s + configText(saved.error()));
        m_draft.setSaved(m_draft.root());
        showPage(Connect);
    });
}

void OnboardingDialog::retranslate()
{
    setWindowTitle(tr("Getting started"));
    const int page = m_pages->currentIndex();
    m_step->setText(tr("Step %1 of %2").arg(page + 1).arg(m_pages->count()));
    m_back->setText(tr("&Back"));
    m_back->setVisible(page > Source);
    m_skip->setText(tr("S&kip"));
    m_skip->setVisible(page < Connect);
    m_next->setText(page == Connect ? tr("&Open window") : tr("&Next"));
    QPalette error = palette();
    error.setColor(QPalette::WindowText, themeColours().error);
    m_problem->setPalette(error);
    m_source->retranslate();
    m_advice->retranslate();
    m_connect->retranslate();
    m_probe->retranslate();
}

} // namespace ccr::ui
