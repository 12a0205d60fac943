#include "ui/dialogs/comparison_view.h"

#include "logging/api/logging_control.h"
#include "ui/models/assembled_answer.h"
#include "ui/models/body_fetch.h"
#include "ui/models/body_text.h"
#include "ui/models/exchange_words.h"
#include "ui/models/told_text.h"
#include "ui/models/value_text.h"
#include "ui/theme/density.h"
#include "ui/widgets/text_view.h"
#include "ui/widgets/toggle_button.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

enum Row
{
    Model,
    Status,
    FirstToken,
    Total,
    Speed,
    Tokens,
    Cost,
    Finish,
    RowCount
};

QString cellText(const logging::ExchangeSnapshot &exchange, int row)
{
    switch (row) {
    case Model: return QString::fromStdString(exchange.provider + '/' + exchange.model);
    case Status: return exchange.errorMessage.empty() ? QString::number(exchange.status) : errorText(exchange);
    case FirstToken: return durationText(exchange.stream.firstContent);
    case Total: return durationText(exchange.total);
    case Speed: return speedText(exchange);
    case Tokens: return tokensText(exchange);
    case Cost: return costText(exchange);
    case Finish: return QString::fromStdString(exchange.finishReason);
    default: return {};
    }
}

QString rowName(int row)
{
    switch (row) {
    case Model: return ComparisonView::tr("Model");
    case Status: return ComparisonView::tr("Status");
    case FirstToken: return ComparisonView::tr("TTFT");
    case Total: return ComparisonView::tr("Total");
    case Speed: return ComparisonView::tr("Speed");
    case Tokens: return ComparisonView::tr("Tokens");
    case Cost: return ComparisonView::tr("Cost");
    case Finish: return ComparisonView::tr("Finish reason");
    default: return {};
    }
}

QPlainTextEdit *makeText(const QString &name, QWidget *parent)
{
    auto *edit = new QPlainTextEdit(parent);
    edit->setObjectName(name);
    edit->setReadOnly(true);
    return edit;
}

} // namespace

ComparisonView::ComparisonView(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_numbers(new QTableWidget(RowCount, 2, this)),
      m_sideBySide(new ToggleButton(this)),
      m_difference(new ToggleButton(this)),
      m_requests(new ToggleButton(this)),
      m_summary(new QLabel(this)),
      m_pages(new QStackedWidget(this)),
      m_leftText(nullptr),
      m_rightText(nullptr),
      m_diff(new TextView(m_pages)),
      m_sentDiff(new TextView(m_pages))
{
    m_numbers->setObjectName(u"comparisonNumbers"_s);
    m_numbers->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_numbers->setSelectionMode(QAbstractItemView::SingleSelection);
    m_numbers->setTabKeyNavigation(false);
    m_numbers->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_numbers->setWordWrap(false);
    m_numbers->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_numbers->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_summary->setObjectName(u"comparisonSummary"_s);
    m_diff->setObjectName(u"comparisonDiff"_s);
    m_sentDiff->setObjectName(u"comparisonSent"_s);
    m_requests->setObjectName(u"comparisonRequests"_s);
    m_summary->setObjectName(u"comparisonSummary"_s);
    auto *splitter = new QSplitter(Qt::Horizontal, m_pages);
    m_leftText = makeText(u"comparisonLeft"_s, splitter);
    m_rightText = makeText(u"comparisonRight"_s, splitter);
    m_pages->addWidget(splitter);
    m_pages->addWidget(m_diff);
    m_pages->addWidget(m_sentDiff);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(4);
    bar->addWidget(m_sideBySide);
    bar->addWidget(m_difference);
    bar->addWidget(m_requests);
    bar->addWidget(m_summary, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_numbers);
    layout->addLayout(bar);
    layout->addWidget(m_pages, 1);
    connect(m_sideBySide, &QToolButton::clicked, this, [this] { showForm(Form::SideBySide); });
    connect(m_difference, &QToolButton::clicked, this, [this] { showForm(Form::Answers); });
    connect(m_requests, &QToolButton::clicked, this, [this] { showForm(Form::Requests); });
    showForm(Form::SideBySide);
    retranslate();
    restyle();
}

void ComparisonView::setLeft(const logging::ExchangeSnapshot &exchange)
{
    m_left = {.exchange = exchange, .text = {}, .sent = {}};
    showNumbers();
    load(m_left, m_leftText);
    loadSent(m_left, logging::StoredBody::Kind::ProviderRequest);
}

void ComparisonView::setRight(const logging::ExchangeSnapshot &exchange)
{
    const bool wasKnown = m_right.isKnown && m_right.exchange && m_right.exchange->id == exchange.id;
    m_right.exchange = exchange;
    m_right.isKnown = wasKnown;
    showNumbers();
    if (!exchange.total || wasKnown) return;
    load(m_right, m_rightText);
    loadSent(m_right, logging::StoredBody::Kind::ProviderRequest);
}

void ComparisonView::clearRight()
{
    m_right = {};
    m_lineDiff.reset();
    m_sentLines.reset();
    m_rightText->clear();
    m_diff->clear();
    m_sentDiff->clear();
    m_summary->clear();
    showNumbers();
}

void ComparisonView::load(Side &side, QPlainTextEdit *edit)
{
    const std::string id = side.exchange->id;
    const auto show = [this, &side, edit, id](const QString &text) {
        if (!side.exchange || side.exchange->id != id) return;
        side.text = text;
        side.isKnown = true;
        edit->setPlainText(text.isEmpty() ? tr("The answer is not kept.") : text);
        compare();
    };
    fetchBody(m_workspace.openedFiles.placeOf(id), m_background, id, logging::StoredBody::Kind::ClientResponse, this,
              [this, show](const std::optional<logging::StoredBody> &body) {
                  if (!body) return show({});
                  m_background.run(
                      this,
                      [answer = *body] {
                          const QString text = answerOf(answer).everything();
                          return text.isEmpty() ? prettyJson(QString::fromStdString(answer.text)) : text;
                      },
                      show);
              });
}

void ComparisonView::compare()
{
    if (!m_left.isKnown || !m_right.isKnown) return;
    if (m_left.text.isEmpty() || m_right.text.isEmpty()) { // with what is not kept there is nothing to compare
        m_lineDiff.reset();
        m_diff->clear();
        showSummary();
        Q_EMIT compared();
        return;
    }
    m_background.run(
        this, [left = m_left.text, right = m_right.text] { return diffLines(displayLines(left), displayLines(right)); },
        [this](const LineDiff &diff) {
            m_lineDiff = diff;
            m_diff->setDiff(diff.lines);
            showSummary();
            Q_EMIT compared();
        });
}

// What reached the provider, rewritten by routes and transformers; of an exchange without an attempt, what its client sent.
void ComparisonView::loadSent(Side &side, logging::StoredBody::Kind kind)
{
    const std::string id = side.exchange->id;
    fetchBody(m_workspace.openedFiles.placeOf(id), m_background, id, kind, this,
              [this, &side, id, kind](const std::optional<logging::StoredBody> &body) {
                  if (!side.exchange || side.exchange->id != id) return;
                  if (!body && kind == logging::StoredBody::Kind::ProviderRequest)
                      return loadSent(side, logging::StoredBody::Kind::ClientRequest);
                  m_background.run(
                      this, [text = body ? body->text : std::string()] { return prettyJson(QString::fromStdString(text)); },
                      [this, &side, id](const QString &text) {
                          if (!side.exchange || side.exchange->id != id) return;
                          side.sent = text;
                          side.isSentKnown = true;
                          compareSent();
                      });
              });
}

void ComparisonView::compareSent()
{
    if (!m_left.isSentKnown || !m_right.isSentKnown || m_left.sent.isEmpty() || m_right.sent.isEmpty()) return showSummary();
    m_background.run(
        this, [left = m_left.sent, right = m_right.sent] { return diffLines(displayLines(left), displayLines(right)); },
        [this](const LineDiff &diff) {
            m_sentLines = diff;
            m_sentDiff->setDiff(diff.lines);
            showSummary();
        });
}

void ComparisonView::showSummary()
{
    const bool isOfRequests = m_form == Form::Requests;
    const std::optional<LineDiff> &diff = isOfRequests ? m_sentLines : m_lineDiff;
    if (diff && diff->isEqual()) return m_summary->setText(isOfRequests ? tr("The same was sent.") : tr("Both answers are the same."));
    if (diff) return m_summary->setText(tr("Lines only left: %L1 · only right: %L2").arg(diff->removed).arg(diff->added));
    if (!(isOfRequests ? m_left.isSentKnown && m_right.isSentKnown : m_left.isKnown && m_right.isKnown)) return m_summary->clear();
    m_summary->setText(isOfRequests ? tr("What was sent is not kept.") : lostAnswers());
}

QString ComparisonView::lostAnswers() const
{
    if (m_left.text.isEmpty() && m_right.text.isEmpty()) return tr("Neither answer is kept.");
    const Side &lost = m_left.text.isEmpty() ? m_left : m_right;
    return lost.text.isEmpty() ? tr("The answer of #%1 is not kept.").arg(lost.exchange->number) : QString();
}

void ComparisonView::showNumbers()
{
    QStringList names;
    for (const Side *side : {&m_left, &m_right}) names.append(side->exchange ? u'#' + QString::number(side->exchange->number) : u"—"_s);
    m_numbers->setHorizontalHeaderLabels(names);
    for (int row = 0; row < RowCount; ++row) {
        for (int column = 0; column < 2; ++column) {
            const Side &side = column == 0 ? m_left : m_right;
            QTableWidgetItem *item = m_numbers->item(row, column);
            if (!item) m_numbers->setItem(row, column, item = new QTableWidgetItem);
            item->setText(side.exchange ? cellText(*side.exchange, row) : QString());
            item->setToolTip(item->text());
        }
    }
}

void ComparisonView::showForm(Form form)
{
    m_form = form;
    m_sideBySide->setChecked(form == Form::SideBySide);
    m_difference->setChecked(form == Form::Answers);
    m_requests->setChecked(form == Form::Requests);
    m_pages->setCurrentIndex(static_cast<int>(form));
    showSummary();
}

void ComparisonView::retranslate()
{
    for (int row = 0; row < RowCount; ++row) m_numbers->setVerticalHeaderItem(row, new QTableWidgetItem(rowName(row)));
    m_numbers->setAccessibleName(tr("Numbers of both requests"));
    m_sideBySide->setText(tr("Side by side"));
    m_difference->setText(tr("Difference"));
    m_requests->setText(tr("What was sent"));
    m_requests->setToolTip(tr("The difference of the requests, as the providers got them"));
    m_leftText->setAccessibleName(tr("Left answer"));
    m_rightText->setAccessibleName(tr("Right answer"));
    m_diff->setAccessibleName(tr("Difference of the answers"));
    m_sentDiff->setAccessibleName(tr("Difference of what was sent"));
    showNumbers();
    showSummary();
}

void ComparisonView::restyle()
{
    const int height = rowHeight(m_numbers->font());
    m_numbers->verticalHeader()->setDefaultSectionSize(height);
    m_numbers->setFixedHeight(m_numbers->horizontalHeader()->sizeHint().height() + RowCount * height + 2 * m_numbers->frameWidth());
    for (TextView *view : {m_diff, m_sentDiff}) view->viewport()->update();
}

} // namespace ccr::ui
