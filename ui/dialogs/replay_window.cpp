#include "ui/dialogs/replay_window.h"

#include "proxy/api/proxy_control.h"
#include "ui/dialogs/comparison_view.h"
#include "ui/dialogs/replay_run.h"
#include "ui/theme/theme.h"
#include "ui/widgets/long_text_edit.h"
#include "ui/widgets/target_picker.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

ReplayWindow::ReplayWindow(Workspace &workspace, const logging::ExchangeSnapshot &original, const ReplayDraft &draft, QWidget *parent)
    : Dialog(u"replayWindow"_s, parent),
      m_workspace(workspace),
      m_original(original),
      m_draft(draft),
      m_modelLabel(new QLabel(this)),
      m_model(new TargetPicker(this)),
      m_send(new QPushButton(this)),
      m_texts(new QTabWidget(this)),
      m_system(new LongTextEdit(u"replaySystem"_s, draft.system(), m_texts)),
      m_lastMessage(new LongTextEdit(u"replayLastMessage"_s, draft.lastMessage(), m_texts)),
      m_problem(new QLabel(this)),
      m_view(new ComparisonView(workspace, this))
{
    m_model->setObjectName(u"replayModel"_s);
    m_model->setEnabled(draft.hasModel());
    m_modelLabel->setBuddy(m_model);
    m_send->setObjectName(u"replaySend"_s);
    m_send->setDefault(true);
    m_problem->setObjectName(u"replayProblem"_s);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    m_texts->addTab(m_lastMessage, QString());
    m_texts->addTab(m_system, QString());
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_modelLabel);
    bar->addWidget(m_model, 1);
    bar->addWidget(m_send);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(m_texts);
    splitter->addWidget(m_view);
    splitter->setStretchFactor(1, 3);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(bar);
    layout->addWidget(m_problem);
    layout->addWidget(splitter, 1);
    connect(m_send, &QPushButton::clicked, this, &ReplayWindow::send);
    connect(m_model->lineEdit(), &QLineEdit::returnPressed, this, &ReplayWindow::sendFromMatches);
    fillModels();
    m_view->setLeft(original);
    setUsualSize({900, 760});
    retranslate();
    restyle();
    m_model->setFocus();
    m_model->lineEdit()->selectAll();
}

void ReplayWindow::fillModels()
{
    QStringList targets;
    for (const proxy::ProviderState &provider : m_workspace.services.proxy.state().providers)
        if (provider.problem.isEmpty())
            for (const QString &model : provider.models) targets.append(provider.name + u',' + model);
    m_model->setTargets(targets, {});
    const QString served = QString::fromStdString(m_original.provider + ',' + m_original.model);
    m_model->setTarget(m_original.provider.empty() ? m_draft.model() : served);
}

// While the list of matches is open, Enter only closes it: it does not get as far as the default button.
void ReplayWindow::sendFromMatches()
{
    if (m_model->completer()->popup()->isVisible()) m_send->click();
}

// Whatever else is typed would go where the rules send any request, and the answer would not be that model's.
bool ReplayWindow::isKnownModel(const QString &model) const
{
    if (model.isEmpty() || model == m_draft.model()) return true;
    const std::vector<proxy::ProviderState> providers = m_workspace.services.proxy.state().providers;
    const QString named = model.section(u',', 0, 0).trimmed();
    return model.contains(u',') && !model.section(u',', 1).trimmed().isEmpty()
           && (providers.empty() || std::any_of(providers.begin(), providers.end(), [&named](const proxy::ProviderState &provider) {
                   return provider.name.compare(named, Qt::CaseInsensitive) == 0;
               }));
}

void ReplayWindow::send()
{
    m_model->take();
    const QString model = m_model->target();
    if (!isKnownModel(model)) {
        m_model->setFocus();
        return showProblem(tr("No provider has “%1”. Choose a model of the list, or write provider,model.").arg(model));
    }
    const Result<QByteArray> body = m_draft.make(model, m_system->text(), m_lastMessage->text());
    if (!body) return showProblem(body.error().message);
    showProblem({});
    m_view->clearRight();
    m_send->setEnabled(false);
    auto *run = new ReplayRun(m_workspace.services, m_original, *body, this);
    m_run = run;
    connect(run, &ReplayRun::changed, this, [this, run] {
        if (run != m_run) return;
        m_view->setRight(*run->exchange());
        m_send->setEnabled(run->exchange()->total.has_value());
    });
    connect(run, &ReplayRun::failed, this, [this, run](const QString &problem) {
        if (run != m_run) return;
        showProblem(problem);
        m_send->setEnabled(true);
    });
    Q_EMIT sent(run);
}

void ReplayWindow::showProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void ReplayWindow::retranslate()
{
    setWindowTitle(tr("Replay #%1 with…").arg(m_original.number));
    m_modelLabel->setText(tr("&Model"));
    m_modelLabel->setToolTip(m_draft.hasModel() ? tr("provider,model: goes there whatever the rules say")
                                                : tr("This kind of request names its model in the address; it goes where the rules say."));
    m_send->setText(tr("&Send"));
    m_texts->setTabText(0, tr("Last message"));
    m_texts->setTabText(1, tr("System prompt"));
    m_system->edit()->setAccessibleName(tr("System prompt as JSON"));
    m_lastMessage->edit()->setAccessibleName(tr("Last message as JSON"));
    m_system->retranslate();
    m_lastMessage->retranslate();
    m_view->retranslate();
}

void ReplayWindow::restyle()
{
    QPalette palette = this->palette();
    palette.setColor(QPalette::WindowText, themeColours().error);
    m_problem->setPalette(palette);
    m_view->restyle();
}

} // namespace ccr::ui
