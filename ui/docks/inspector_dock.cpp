#include "ui/docks/inspector_dock.h"

#include "ui/models/exchange_table_model.h"
#include "ui/theme/theme.h"
#include "ui/widgets/timing_bar.h"

#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr int rowCount = 8;

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

} // namespace

InspectorDock::InspectorDock(Workspace &workspace, QWidget *parent)
    : Dock(u"inspector"_s, workspace, parent),
      m_content(new QWidget(this)),
      m_hint(makeLabel(m_content)),
      m_sentence(makeLabel(m_content)),
      m_error(makeLabel(m_content)),
      m_timing(new TimingBar(m_content)),
      m_rules(makeLabel(m_content))
{
    setMinimumWidth(340);
    m_sentence->setObjectName(u"routeSentence"_s);
    m_error->setObjectName(u"errorText"_s);
    QFont strong = m_sentence->font();
    strong.setBold(true);
    m_sentence->setFont(strong);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setColumnStretch(1, 1);
    for (int row = 0; row < rowCount; ++row) {
        m_rows.append(Row{new QLabel(m_content), makeLabel(m_content)});
        grid->addWidget(m_rows.last().caption, row, 0, Qt::AlignTop);
        grid->addWidget(m_rows.last().value, row, 1);
    }
    auto *layout = new QVBoxLayout(m_content);
    layout->setSpacing(12);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_hint, m_sentence, m_error, m_timing}) layout->addWidget(widget);
    layout->addLayout(grid);
    layout->addWidget(m_rules);
    layout->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_content);
    setWidget(scroll);
    connect(&workspace.selection, &ExchangeSelection::changed, this, &InspectorDock::refresh);
    connect(&workspace.selection, &ExchangeSelection::updated, this, &InspectorDock::refresh);
    refresh();
}

void InspectorDock::setRow(QLabel *caption, QLabel *value, const QString &name, const QString &text)
{
    caption->setText(name);
    value->setText(text);
    value->setAccessibleName(name);
    caption->setVisible(!text.isEmpty());
    value->setVisible(!text.isEmpty());
}

void InspectorDock::refresh()
{
    m_exchange = workspace().selection.exchange();
    setWindowTitle(m_exchange ? tr("Inspector #%1").arg(m_exchange->number) : tr("Inspector"));
    m_hint->setText(tr("Select a request to see its route and timing."));
    m_hint->setVisible(!m_exchange);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_sentence, m_timing, m_rules, m_error})
        widget->setVisible(m_exchange != nullptr);
    const QPalette plain = palette();
    for (const Row &row : m_rows) {
        QPalette muted = plain;
        muted.setColor(QPalette::WindowText, themeColours().muted);
        row.caption->setPalette(muted);
        row.caption->hide();
        row.value->hide();
    }
    if (!m_exchange) return;
    const logging::ExchangeSnapshot &exchange = *m_exchange;
    m_sentence->setText(sentenceText());
    QPalette red = plain;
    red.setColor(QPalette::WindowText, themeColours().error);
    m_error->setPalette(red);
    m_error->setText(fromUtf8(exchange.errorClass) + u": "_s + fromUtf8(exchange.errorMessage));
    m_error->setVisible(!exchange.errorMessage.empty());
    m_timing->setExchange(exchange);
    m_rules->setText(rulesText());

    const auto set = [this](int row, const QString &name, const QString &text) {
        setRow(m_rows[row].caption, m_rows[row].value, name, text);
    };
    set(0, tr("Model"), fromUtf8(exchange.model) + (exchange.askedModel.empty() ? QString() : u" ← "_s + fromUtf8(exchange.askedModel)));
    set(1, tr("Total"), exchange.total ? durationText(*exchange.total) : tr("running"));
    set(2, tr("Tokens"), tokensText());
    set(3, tr("Stream"), streamText());
    set(4, tr("Finish"), fromUtf8(exchange.finishReason));
    set(5, tr("Provider"), attemptText());
    set(6, tr("Client"), fromUtf8(exchange.client));
    set(7, tr("Request"), fromUtf8(exchange.id) + u"  "_s + fromUtf8(exchange.method) + u' ' + fromUtf8(exchange.path));
}

QString InspectorDock::tokensText() const
{
    const logging::TokenCounts &tokens = m_exchange->tokens;
    if (!tokens.known) return m_exchange->total ? tr("not reported") : QString();
    return tr("in %1 (cache %2), out %3")
        .arg(countText(tokens.input + tokens.cacheRead), countText(tokens.cacheRead), countText(tokens.output));
}

QString InspectorDock::streamText() const
{
    const logging::StreamNumbers &stream = m_exchange->stream;
    if (stream.events == 0) return {};
    QString text = tr("%n event(s)", nullptr, static_cast<int>(stream.events));
    if (stream.firstContent) text += tr(", first token %1").arg(durationText(*stream.firstContent));
    if (stream.longestGap.count() > 0) text += tr(", longest gap %1").arg(durationText(stream.longestGap));
    if (stream.stalls > 0) text += tr(", %n stall(s)", nullptr, stream.stalls);
    return text;
}

QString InspectorDock::attemptText() const
{
    if (m_exchange->attempts.empty()) return {};
    const logging::AttemptSnapshot &attempt = m_exchange->attempts.back();
    return fromUtf8(attempt.provider) + u"  "_s + fromUtf8(attempt.url) + u" ("_s + fromUtf8(attempt.transport) + u')';
}

// The log speaks English; here the rules that the router knows speak the language of the window.
QString InspectorDock::sentenceText() const
{
    const logging::ExchangeSnapshot &exchange = *m_exchange;
    if (exchange.routeSentence.empty()) return tr("This request was not routed.");
    const std::pair<std::string_view, QString> reasons[] = {
        {"default", tr("no other rule matched")},
        {"explicit", tr("the client asked for this model by name")},
        {"longContext", tr("the prompt is long (%1 tokens)").arg(countText(exchange.countedTokens))},
        {"subagent", tr("the prompt names it for this sub-agent")},
        {"background", tr("the client asked for a Claude Haiku")},
        {"webSearch", tr("the request brings a web search tool")},
        {"think", tr("the request asks for thinking")},
        {"image", tr("the last user message holds an image")},
    };
    for (const auto &[rule, reason] : reasons)
        if (exchange.rule == rule)
            return tr("Went to %1 because %2 (rule %3).")
                .arg(fromUtf8(exchange.provider) + u'/' + fromUtf8(exchange.model), reason, fromUtf8(exchange.rule));
    return fromUtf8(exchange.routeSentence);
}

QString InspectorDock::reasonText(const logging::RouteStep &step) const
{
    if (step.reason == "not set") return tr("not set");
    if (step.reason == "no tag") return tr("no sub-agent tag in the prompt");
    return fromUtf8(step.reason);
}

QString InspectorDock::rulesText() const
{
    QStringList lines;
    for (const logging::RouteStep &step : m_exchange->routeSteps)
        lines.append((step.matched ? u"✓ "_s : u"✕ "_s) + fromUtf8(step.rule) + u" — "_s + reasonText(step));
    return lines.join(u'\n');
}

} // namespace ccr::ui
