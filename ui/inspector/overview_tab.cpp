#include "ui/inspector/overview_tab.h"

#include "logging/api/logging_control.h"
#include "ui/models/body_fetch.h"
#include "ui/models/closest_models.h"
#include "ui/models/copy_text.h"
#include "ui/models/error_advice.h"
#include "ui/models/exchange_details.h"
#include "ui/models/exchange_words.h"
#include "ui/models/open_fallbacks.h"
#include "ui/models/provider_templates.h"
#include "ui/models/route_texts.h"
#include "ui/models/told_text.h"
#include "ui/models/value_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/detail_section.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/message_text.h"
#include "ui/widgets/timing_bar.h"

#include <QClipboard>
#include <QFrame>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QToolButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

enum Row
{
    Served,
    OutcomeClass,
    FirstByte,
    FirstToken,
    Total,
    Speed,
    Stalls,
    Tokens,
    Cost,
    Key,
    Attempts,
    Finish,
    Client,
    RequestId,
    TraceId,
    SessionId,
    RowCount
};

bool isId(int row)
{
    return row == RequestId || row == TraceId || row == SessionId;
}

QLabel *makeLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText); // what a provider says is text, never markup
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QString fromUtf8(const std::string &text)
{
    return QString::fromStdString(text);
}

void setTextColour(QWidget *widget, const QColor &colour)
{
    QPalette palette = widget->parentWidget()->palette();
    palette.setColor(QPalette::WindowText, colour);
    widget->setPalette(palette);
}

} // namespace

OverviewTab::OverviewTab(Workspace &workspace, ClosestModels &closest, Background &background, QWidget *parent)
    : InspectorTab(workspace, parent),
      m_closest(closest),
      m_record(workspace.exchanges.live(), workspace.services.logging.history()),
      m_background(background),
      m_scroll(new QScrollArea(this)),
      m_content(new QWidget(m_scroll)),
      m_hint(makeLabel(m_content)),
      m_sentence(makeLabel(m_content)),
      m_explain(new QToolButton(m_content)),
      m_steps(makeLabel(m_content)),
      m_errorBox(makeErrorBox()),
      m_timing(new TimingBar(m_content))
{
    m_sentence->setObjectName(u"routeSentence"_s);
    m_steps->setObjectName(u"routeSteps"_s);
    m_explain->setObjectName(u"explainButton"_s);
    QFont strong = m_sentence->font();
    strong.setBold(true);
    m_sentence->setFont(strong);
    m_explain->setDefaultAction(workspace.actions.action(u"inspector.explain"_s));
    m_explain->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_steps->hide();
    auto *grid = new QGridLayout;
    makeNumbers(grid);
    auto *layout = new QVBoxLayout(m_content);
    layout->setSpacing(8);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_hint);
    layout->addWidget(m_sentence);
    layout->addWidget(m_explain, 0, Qt::AlignLeft);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_steps, m_errorBox, m_timing}) layout->addWidget(widget);
    layout->addLayout(grid);
    makeSections();
    for (QWidget *section : std::initializer_list<QWidget *>{m_fields, m_heads, m_phases}) layout->addWidget(section);
    layout->addStretch();
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_content);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_scroll);
    const auto showAnew = [this] {
        if (m_exchange) showError();
    };
    connect(&closest, &ClosestModels::changed, this, showAnew);
    connect(&m_record, &ProviderRecord::changed, this, showAnew);
    connect(&workspace.services.proxy, &proxy::ProxyControl::stateChanged, this, showAnew);
}

QFrame *OverviewTab::makeErrorBox()
{
    auto *box = new QFrame(m_content);
    box->setObjectName(u"errorBox"_s);
    box->setAutoFillBackground(true);
    m_cause = makeLabel(box);
    m_cause->setObjectName(u"errorCause"_s);
    m_says = new QLabel(box);
    m_error = new MessageText(0, box);
    m_error->setObjectName(u"errorText"_s);
    m_adviceLayout = new FlowLayout;
    auto *layout = new QVBoxLayout(box);
    layout->setSpacing(4);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_cause, m_says, m_error}) layout->addWidget(widget);
    layout->addLayout(m_adviceLayout);
    return box;
}

void OverviewTab::makeNumbers(QGridLayout *grid)
{
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    for (int row = 0; row < RowCount; ++row) {
        Number number{.caption = new QLabel(m_content), .value = makeLabel(m_content)};
        number.caption->setBuddy(number.value);
        grid->addWidget(number.caption, row, 0, Qt::AlignTop);
        grid->addWidget(number.value, row, 1);
        if (isId(row)) {
            number.copy = new QToolButton(m_content);
            number.copy->setIcon(themedIcon(u"copy"_s));
            number.copy->setAutoRaise(true);
            number.copy->setAccessibleName(tr("Copy"));
            number.copy->setIconSize({14, 14});
            number.copy->setFixedHeight(number.caption->sizeHint().height() + 4);
            grid->addWidget(number.copy, row, 2, Qt::AlignVCenter);
            connect(number.copy, &QToolButton::clicked, number.value,
                    [value = number.value] { QGuiApplication::clipboard()->setText(value->text()); });
        }
        m_numbers.append(number);
    }
}

void OverviewTab::makeSections()
{
    m_fields = new DetailSection(u"exchangeFields"_s, m_content);
    m_heads = new DetailSection(u"exchangeHeaders"_s, m_content);
    m_phases = new DetailSection(u"exchangeTiming"_s, m_content);
    for (DetailSection *section : {m_fields, m_heads, m_phases}) connect(section, &DetailSection::opened, this, &OverviewTab::showDetails);
    connect(m_fields, &DetailSection::columnWanted, this, &OverviewTab::addColumn);
}

// Only of what somebody sees.
void OverviewTab::showDetails()
{
    if (!m_exchange) return;
    if (m_fields->isOpen()) m_fields->setGroups(fieldDetails(*m_exchange));
    if (m_phases->isOpen()) m_phases->setGroups(timingDetails(*m_exchange));
    if (m_heads->isOpen()) readHeads();
}

// Each step of an exchange brings another head.
void OverviewTab::readHeads()
{
    const bool isAnswered = !m_exchange->attempts.empty() && m_exchange->attempts.back().answeredAt;
    const QString stage = QString::fromStdString(m_exchange->id)
                          + u" %1 %2 %3"_s.arg(m_exchange->attempts.size()).arg(isAnswered).arg(m_exchange->total.has_value());
    if (stage == m_headsOf) return;
    m_headsOf = stage;
    fetchHeads(workspace().openedFiles.placeOf(m_exchange->id), m_background, m_exchange->id, this,
               [this, id = m_exchange->id](const std::vector<logging::MessageHead> &heads) { takeHeads(id, heads); });
}

void OverviewTab::takeHeads(const std::string &exchangeId, const std::vector<logging::MessageHead> &heads)
{
    if (!m_exchange || m_exchange->id != exchangeId) return;
    m_heads->setEmptyText(tr("Of this request no headers were recorded."));
    m_heads->setGroups(headDetails(heads));
}

void OverviewTab::addColumn(const QString &column)
{
    auto *choice = workspace().actions.submenu(u"columns"_s)->findChild<QAction *>(u"column."_s + column);
    if (choice && !choice->isChecked()) choice->trigger();
}

QWidget *OverviewTab::focusTarget()
{
    return m_exchange ? static_cast<QWidget *>(m_explain) : m_scroll;
}

void OverviewTab::showExchange(const logging::ExchangeSnapshot *exchange)
{
    const bool isAnother = !exchange || !m_exchange || exchange->id != m_exchange->id;
    m_exchange = exchange ? std::optional(*exchange) : std::nullopt;
    if (isAnother) {
        m_scroll->ensureVisible(0, 0);
        m_headsOf.clear();
        m_heads->setEmptyText({});
        m_heads->setGroups({});
    }
    refresh();
}

void OverviewTab::updateExchange(const logging::ExchangeSnapshot &exchange)
{
    m_exchange = exchange;
    refresh();
}

void OverviewTab::tick()
{
    if (!m_exchange) return;
    if (!m_exchange->total) {
        m_timing->setExchange(*m_exchange);
        showNumbers();
    }
    showError();
}

void OverviewTab::retranslate()
{
    m_scroll->setAccessibleName(tr("Overview of the request"));
    m_fields->setTitle(tr("Fields"));
    m_heads->setTitle(tr("Headers"));
    m_phases->setTitle(tr("Timing"));
    for (DetailSection *section : {m_fields, m_heads, m_phases}) section->retranslate();
    m_headsOf.clear(); // their titles are texts of ours
    refresh();
}

void OverviewTab::restyle()
{
    for (DetailSection *section : {m_fields, m_heads, m_phases}) section->restyle();
    retranslate();
}

void OverviewTab::toggleSteps()
{
    m_steps->setVisible(m_exchange && m_steps->isHidden());
    if (m_steps->isVisible()) m_scroll->ensureWidgetVisible(m_steps);
}

nanoseconds OverviewTab::elapsed() const
{
    return m_exchange->total ? *m_exchange->total : std::max(nanoseconds{}, nanoseconds(wallNow() - m_exchange->startedAt));
}

void OverviewTab::refresh()
{
    m_hint->setText(tr("Select a request to see its route and timing."));
    m_hint->setVisible(!m_exchange);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_sentence, m_explain, m_timing, m_fields, m_heads, m_phases})
        widget->setVisible(m_exchange.has_value());
    if (!m_exchange) {
        m_steps->hide();
        m_errorBox->hide();
        for (const Number &number : m_numbers)
            for (QWidget *widget :
                 {static_cast<QWidget *>(number.caption), static_cast<QWidget *>(number.value), static_cast<QWidget *>(number.copy)})
                if (widget) widget->hide();
        return;
    }
    m_sentence->setText(routeSentence(*m_exchange));
    m_steps->setText(stepsText());
    m_steps->setAccessibleName(tr("Steps of the router"));
    m_timing->setExchange(*m_exchange);
    showError();
    showNumbers();
    showDetails();
}

ErrorAdvice OverviewTab::advice()
{
    AdviceHints hints{.closestModel = m_closest.closestTo(*m_exchange), .modelNote = m_closest.note(*m_exchange)};
    const proxy::ProxyState state = workspace().services.proxy.state();
    hints.mayFallBack = mayFallBack(*m_exchange, state);
    hints.canSwitchRoute = routeInstead(*m_exchange, state).has_value();
    hints.hasBillingPage = !billingPage(state, m_exchange->provider).isEmpty();
    if (m_exchange->errorClass == "quota") hints.failures = m_record.failuresLike(*m_exchange);
    if (const std::optional<nanoseconds> wait = waitForFirstByte(*m_exchange, elapsed()))
        hints.slowStarts = m_record.slowStarts(*m_exchange, *wait, hints.now);
    return adviceFor(*m_exchange, elapsed(), hints);
}

void OverviewTab::showError()
{
    const ErrorAdvice advice = this->advice();
    const ThemeColours &colours = themeColours();
    const bool isCalm = m_exchange->outcome == logging::Outcome::ClientCancelled || m_exchange->outcome == logging::Outcome::InFlight;
    QPalette palette = m_content->palette();
    palette.setColor(QPalette::Window, isCalm ? colours.warnBackground : colours.errorBackground);
    m_errorBox->setPalette(palette);
    m_errorBox->setFrameShape(colours.isHighContrast ? QFrame::Box : QFrame::NoFrame); // its ground is that of all
    m_cause->setText(advice.cause);
    setTextColour(m_cause, isCalm ? colours.warn : colours.error);
    // What several of them said stands in a sentence of the router's.
    const bool isTheirs = !m_exchange->attempts.empty() && m_exchange->attempts.back().status > 0
                          && isSaidByProvider(m_exchange->errorClass) && m_exchange->errorPhrase.isEmpty();
    const QString words = errorText(*m_exchange);
    const QString said = !isTheirs && words == advice.cause ? QString() : words; // nothing is said twice
    m_says->setText(isTheirs ? tr("%1 says (status %2):").arg(fromUtf8(m_exchange->provider)).arg(m_exchange->attempts.back().status)
                             : tr("The router reports:"));
    m_says->setVisible(!said.isEmpty());
    setTextColour(m_says, QGuiApplication::palette().color(QPalette::WindowText)); // this widget's may be of the theme before
    m_error->setText(said);
    m_error->setAccessibleName(m_says->text());
    m_error->setVisible(!said.isEmpty());
    showAdviceButtons(advice.actions);
    nameModelButton();
    m_errorBox->setVisible(!advice.cause.isEmpty());
}

void OverviewTab::showAdviceButtons(const QStringList &ids)
{
    if (m_shownAdvice == ids) return;
    m_shownAdvice = ids;
    while (QLayoutItem *item = m_adviceLayout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    QWidget *before = m_explain; // Tab would come to them last of all in the window, as they are made late
    for (const ActionSpec &spec : actionTable()) {
        if (!ids.contains(QLatin1StringView(spec.id))) continue;
        auto *button = new QToolButton(m_errorBox);
        button->setDefaultAction(workspace().actions.action(QString::fromLatin1(spec.id)));
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setObjectName(QString::fromLatin1(spec.id));
        setTabOrder(std::exchange(before, button), button);
        m_adviceLayout->addWidget(button);
    }
}

// It says what it would do about this model.
void OverviewTab::nameModelButton()
{
    auto *button = m_errorBox->findChild<QToolButton *>(u"useClosestModel"_s);
    if (!button) return;
    const QString closest = m_closest.closestTo(*m_exchange);
    // The button shows what its action says; a text of its own would last until the action changes.
    button->defaultAction()->setIconText(closest.isEmpty() ? tr("Ask for its models") : tr("Use %1").arg(closest));
    button->setVisible(!closest.isEmpty() || m_closest.canAsk(*m_exchange));
}

void OverviewTab::set(int row, const QString &caption, const QString &value, const QString &toolTip)
{
    const Number &number = m_numbers[row];
    number.caption->setText(caption);
    number.value->setText(value);
    number.value->setAccessibleName(caption);
    for (QLabel *label : {number.caption, number.value}) {
        label->setVisible(!value.isEmpty());
        label->setToolTip(toolTip);
    }
    setTextColour(number.caption, themeColours().muted);
    if (!number.copy) return;
    number.value->setFont(monospaceFont());
    number.copy->setVisible(!value.isEmpty());
    number.copy->setToolTip(tr("Copy %1").arg(caption));
    number.copy->setAccessibleName(tr("Copy %1").arg(caption));
}

void OverviewTab::showNumbers()
{
    const logging::ExchangeSnapshot &exchange = *m_exchange;
    const QString served = exchange.model.empty() ? unknownText() : fromUtf8(exchange.model);
    const logging::AttemptSnapshot *attempt = exchange.attempts.empty() ? nullptr : &exchange.attempts.back();
    set(Served, tr("Model"), exchange.askedModel.empty() ? served : served + u" ← "_s + fromUtf8(exchange.askedModel));
    set(OutcomeClass, tr("Outcome"), outcomeText(exchange), outcomeDefinition());
    set(FirstByte, tr("TTFB"), durationText(exchange.stream.firstByte), tr("TTFB: time to the head of the provider's answer."));
    set(FirstToken, tr("TTFT"), durationText(exchange.stream.firstContent), firstTokenDefinition());
    set(Total, tr("Total"), exchange.total ? durationText(exchange.total) : tr("live, %1").arg(durationText(elapsed())));
    set(Speed, tr("Speed"), speedText(exchange), speedDefinition());
    set(Stalls, tr("Stalls"), stallsText(exchange.stream), stallDefinition());
    set(Tokens, tr("Tokens"), tokensText(exchange));
    set(Cost, tr("Cost"), costSentence(exchange));
    set(Key, tr("Key"), attempt && !attempt->key.empty() ? fromUtf8(attempt->key) : u"—"_s);
    set(Attempts, tr("Attempts"), QString::number(exchange.attempts.size()));
    set(Finish, tr("Finish reason"), fromUtf8(exchange.finishReason));
    set(Client, tr("Client"), fromUtf8(exchange.client));
    set(RequestId, tr("Request id"), fromUtf8(exchange.id));
    set(TraceId, tr("Trace id"), fromUtf8(exchange.traceId));
    set(SessionId, tr("Session"), fromUtf8(exchange.sessionId));
}

QString OverviewTab::stepsText() const
{
    QStringList lines;
    for (const logging::RouteStep &step : m_exchange->routeSteps)
        lines.append((step.matched ? u"✓ "_s : u"✕ "_s) + ruleText(fromUtf8(step.rule)) + u" — "_s + toldText(step.reason));
    return lines.isEmpty() ? tr("The router has not recorded its steps.") : lines.join(u'\n');
}

QString OverviewTab::selectionAsText() const
{
    for (const DetailSection *section : {m_fields, m_heads, m_phases})
        if (const QString lines = section->selectionAsText(); !lines.isEmpty()) return lines;
    return m_exchange ? exchangeReport(*m_exchange, wallNow()) : QString();
}

} // namespace ccr::ui
