#include "ui/dialogs/route_tester.h"

#include "logging/api/logging_control.h"
#include "proxy/api/proxy_control.h"
#include "ui/dialogs/fallback_page.h"
#include "ui/dialogs/trial_form_editor.h"
#include "ui/models/body_fetch.h"
#include "ui/models/body_text.h"
#include "ui/models/cost_estimate.h"
#include "ui/models/key_choice.h"
#include "ui/models/line_diff.h"
#include "ui/models/route_draft.h"
#include "ui/models/route_texts.h"
#include "ui/models/told_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/text_view.h"
#include "ui/workspace/recorded_requests.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr int rewriteLines = 4; ///< that are seen at least

QLabel *textLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

RouteTester::RouteTester(Workspace &workspace, ConfigDraft &draft, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_draft(draft),
      m_sourceLabel(new QLabel(this)),
      m_source(new QComboBox(this)),
      m_pages(new QStackedWidget(this)),
      m_selected(textLabel(this)),
      m_json(new QPlainTextEdit(this)),
      m_form(new TrialFormEditor(this)),
      m_sentence(textLabel(this)),
      m_steps(new QListWidget(this)),
      m_details(textLabel(this)),
      m_rewritesTitle(new QLabel(this)),
      m_rewrites(new TextView(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    addQuestion(*layout);
    addAnswer(*layout);
    m_delay.setSingleShot(true);
    m_delay.setInterval(200ms);
    connect(&m_delay, &QTimer::timeout, this, &RouteTester::ask);
    connect(m_source, &QComboBox::currentIndexChanged, this, [this] {
        showPage();
        refresh();
    });
    connect(m_json, &QPlainTextEdit::textChanged, this, &RouteTester::refresh);
    connect(m_form, &TrialFormEditor::edited, this, &RouteTester::refresh);
    connect(&workspace.selection, &ExchangeSelection::changed, this, [this] {
        if (m_source->currentIndex() == Selection) refresh();
    });
    showPage();
    if (!workspace.selection.exchange()) m_source->setCurrentIndex(Form);
    retranslate();
}

void RouteTester::addQuestion(QVBoxLayout &layout)
{
    m_source->setObjectName(u"testerSource"_s);
    m_source->addItems({QString(), QString(), QString()});
    m_sourceLabel->setBuddy(m_source);
    m_json->setObjectName(u"testerJson"_s);
    m_json->setFont(monospaceFont());
    m_json->setTabChangesFocus(true);
    m_json->setLineWrapMode(QPlainTextEdit::NoWrap);
    for (QWidget *page : std::initializer_list<QWidget *>{m_selected, m_json, m_form}) m_pages->addWidget(page);
    m_pages->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *top = new QHBoxLayout;
    top->addWidget(m_sourceLabel);
    top->addWidget(m_source, 1);
    layout.addLayout(top);
    layout.addWidget(m_pages);
}

void RouteTester::addAnswer(QVBoxLayout &layout)
{
    m_sentence->setObjectName(u"testerSentence"_s);
    m_steps->setObjectName(u"testerSteps"_s);
    m_steps->setSelectionMode(QAbstractItemView::SingleSelection);
    m_steps->setWordWrap(true);
    m_details->setObjectName(u"testerDetails"_s);
    m_rewritesTitle->setWordWrap(true);
    m_rewrites->setObjectName(u"testerRewrites"_s);
    m_rewrites->setMinimumHeight(rewriteLines * QFontMetrics(monospaceFont()).lineSpacing());
    layout.addWidget(m_sentence);
    layout.addWidget(m_steps, 2); // every step is worth more than all of the body
    layout.addWidget(m_details);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_rewritesTitle, m_rewrites}) {
        layout.addWidget(widget, widget == m_rewrites ? 1 : 0);
        widget->hide();
    }
}

// As high as it needs, whatever the others need.
void RouteTester::showPage()
{
    const int shown = m_source->currentIndex();
    for (int page = 0; page < m_pages->count(); ++page)
        m_pages->widget(page)->setSizePolicy(QSizePolicy::Preferred, page == shown ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    m_pages->setCurrentIndex(shown);
}

void RouteTester::useSelection()
{
    m_source->setCurrentIndex(Selection);
    refresh();
}

void RouteTester::ask()
{
    const quint64 number = ++m_asked;
    if (m_source->currentIndex() == Json) return askAbout({.body = m_json->toPlainText().toUtf8(), .headers = {}});
    if (m_source->currentIndex() == Form) return askAbout(m_form->form().request());
    const logging::ExchangeSnapshot *exchange = m_workspace.selection.exchange();
    if (!exchange) return showSelection(tr("Select a request in the main window."));
    fetchBody(m_workspace.openedFiles.placeOf(exchange->id), m_background, exchange->id, logging::StoredBody::Kind::ClientRequest, this,
              [this, number, exchange = *exchange](const std::optional<logging::StoredBody> &body) {
                  if (number == m_asked) askAboutSelected(exchange, wholeBody(body));
              });
}

void RouteTester::askAboutSelected(const logging::ExchangeSnapshot &exchange, const QByteArray &body)
{
    const QString title = u"#%1 %2"_s.arg(QString::number(exchange.number), QString::fromStdString(exchange.askedModel));
    if (body.isEmpty()) {
        m_selected->setText(title + u" — "_s + tr("its body was not recorded; it is rebuilt from what the log knows"));
        return askAbout(TrialForm::from(exchange).request());
    }
    m_selected->setText(title);
    proxy::TrialRequest request{.body = body, .headers = {}};
    request.path = QString::fromStdString(exchange.path);
    request.headers = {{u"User-Agent"_s, QString::fromStdString(exchange.client)},
                       {u"x-claude-code-session-id"_s, QString::fromStdString(exchange.sessionId)}};
    askAbout(request);
}

void RouteTester::showSelection(const QString &note)
{
    m_selected->setText(note);
    m_sentence->clear();
    m_steps->clear();
    m_details->clear();
    showRewrites({}, {});
}

// Between what the client sent and what its provider would get.
void RouteTester::showRewrites(const QByteArray &asked, const proxy::RouteVerdict &verdict)
{
    const quint64 number = m_asked;
    const auto show = [this, number, hasOwn = verdict.hasOwnTransformers](const LineDiff &diff) {
        if (number != m_asked) return;
        const bool isShown = !diff.isEqual();
        m_rewritesTitle->setText(hasOwn ? tr("Rewritten, before transformers of your own:") : tr("Rewritten:"));
        m_rewritesTitle->setVisible(isShown);
        m_rewrites->setVisible(isShown);
        m_rewrites->setDiff(diff.lines);
    };
    if (verdict.sent.isEmpty()) return show({});
    m_background.run(
        this,
        [asked, sent = verdict.sent] {
            const auto lines = [](const QByteArray &json) { return displayLines(prettyJson(QString::fromUtf8(json))); };
            return diffLines(lines(asked), lines(sent), 0);
        },
        show);
}

void RouteTester::askAbout(const proxy::TrialRequest &request)
{
    const quint64 number = m_asked;
    proxy::TrialRequest wanted = request;
    wanted.withRewrites = true;
    m_workspace.services.trial->explain(
        m_draft.root(), wanted, this, [this, number, body = request.body](const proxy::RouteVerdict &verdict) {
            if (number != m_asked) return;
            showVerdict(verdict, m_workspace.services.proxy.state().providers);
            showRewrites(body, verdict);
            if (!verdict.problem.isEmpty() || verdict.keys.isEmpty()) return;
            // The health of its keys is of this moment.
            m_workspace.services.proxy.askProviders(this, [this, number, verdict](const std::vector<proxy::ProviderState> &providers) {
                if (number == m_asked) showDetails(verdict, providers);
            });
        });
}

void RouteTester::showVerdict(const proxy::RouteVerdict &verdict, const std::vector<proxy::ProviderState> &providers)
{
    m_sentence->setText(verdictSentence(verdict));
    QPalette colours = palette();
    if (!verdict.problem.isEmpty()) colours.setColor(QPalette::WindowText, themeColours().error);
    m_sentence->setPalette(colours);
    m_steps->clear();
    for (const logging::RouteStep &step : verdict.steps) {
        const QString reason = toldText(step.reason);
        const QString text = ruleText(QString::fromStdString(step.rule)) + u" — "_s + reason;
        auto *item = new QListWidgetItem((step.matched ? u"✓ "_s : u"✕ "_s) + text, m_steps);
        item->setToolTip(reason);
        QFont font = m_steps->font();
        font.setBold(step.matched);
        item->setFont(font);
        if (!step.matched) item->setForeground(themeColours().muted);
    }
    showDetails(verdict, providers);
}

void RouteTester::showDetails(const proxy::RouteVerdict &verdict, const std::vector<proxy::ProviderState> &providers)
{
    if (!verdict.problem.isEmpty()) return m_details->clear();
    QStringList lines{tr("Address: %1").arg(verdict.url)};
    const auto provider = std::find_if(providers.begin(), providers.end(), [&verdict](const proxy::ProviderState &known) {
        return known.name.compare(verdict.target.provider, Qt::CaseInsensitive) == 0;
    });
    if (!verdict.keys.isEmpty())
        lines.append(tr("Key: %1").arg(
            keyChoiceText(verdict.keys, provider == providers.end() ? std::vector<proxy::RestingKey>{} : provider->restingKeys)));
    lines.append(tr("Model: %1 → %2").arg(verdict.askedModel, verdict.target.model));
    if (verdict.changesPrompt) lines.append(tr("Prompt: changed on the way (tag or images)"));
    if (verdict.imageAgent) lines.append(tr("Images: seen by %1").arg(verdict.imageAgent->provider + u'/' + verdict.imageAgent->model));
    lines.append(tr("Length: ≈ %1 tokens").arg(QLocale().toString(static_cast<qlonglong>(verdict.tokens))));
    lines.append(
        tr("Cost: %1")
            .arg(promptCostText(m_workspace.services.logging.config(), verdict.target.provider, verdict.target.model, verdict.tokens)));
    QStringList chain;
    const proxy::ProxyState state = m_workspace.services.proxy.state();
    for (const proxy::RouteTarget &target : verdict.fallbacks) {
        const QString written = target.provider + u',' + target.model;
        chain.append(shownTarget(written) + u' ' + healthText(written, state));
    }
    lines.append(chain.isEmpty() ? tr("Fallback: none") : tr("Fallback: %1").arg(chain.join(u"; "_s)));
    m_details->setText(lines.join(u'\n'));
}

void RouteTester::retranslate()
{
    m_sourceLabel->setText(tr("Test &with"));
    m_source->setAccessibleName(tr("Request to test with"));
    m_source->setItemText(Selection, tr("the selected request"));
    m_source->setItemText(Json, tr("pasted JSON"));
    m_source->setItemText(Form, tr("a described request"));
    m_json->setAccessibleName(tr("Request as JSON"));
    m_json->setPlaceholderText(tr("Paste the body of a request to /v1/messages."));
    m_steps->setAccessibleName(tr("Rules that were asked, in order"));
    m_details->setAccessibleName(tr("Where it goes"));
    m_rewrites->setAccessibleName(tr("What is rewritten in the request"));
    m_form->retranslate();
    QFont bold = font();
    bold.setBold(true);
    m_sentence->setFont(bold);
    refresh(); // the verdict in the other language
}

} // namespace ccr::ui
